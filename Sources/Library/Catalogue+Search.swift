import Templates

/// A word that was typed wrong, and what it was taken for.
public struct WordCorrection: Sendable, Hashable {
    /// As it was typed.
    public let typed: String
    /// As it was read.
    public let meant: String
}

/// What a search found in all templates.
struct Search {
    /// For each template its score; 0 when it does not fit.
    let scores: [Int]
    /// The words, in the order they were typed, each with the templates it fits.
    let units: [WordHits]
    /// What was taken for something else.
    let corrections: [WordCorrection]

    /// The places of a template's hits, in the order of the words.
    func places(_ template: Int) -> [SearchPlace] {
        units.filter { $0.score(template) > 0 }.map { $0.place(template) }
    }
}

extension Catalogue {
    /// Groups of words and phrases that mean the same to a search.
    public static var synonyms: [[String]] { Synonyms.groups }

    /// Templates that have all the words, best first.
    ///
    /// A word is found as it stands and bent ("Aktenpläne", "Aktenplan"), as part of a compound ("Akte" in
    /// "Personalakte"), by
    /// other words of the field that mean the same (`Synonyms`), taken apart ("Projektakte": "Projekt" and "Akte"),
    /// and, where
    /// nothing of this finds anything, with a typing error or two. The place of a hit counts most, title before
    /// keywords, tasks
    /// and text; then how exact it is. Little words ("der", "und") count only where there are no others.
    ///
    /// O(distinct words + hits). No words, or only blanks, find nothing.
    public func search(_ text: String, limit: Int = 100) -> [SearchHit] {
        guard let search = evaluate(text) else { return [] }
        return ranked(search).prefix(limit).map { hit($0, search) }
    }

    /// How many words are looked at.
    private static let maximumWords = 12

    /// The words of a search, folded, with how each was typed; nil when there is none.
    static func words(_ text: String) -> [(typed: String, folded: [UInt8])] {
        let words = text.split(whereSeparator: { $0.isWhitespace }).prefix(4 * maximumWords).flatMap { typed in
            Folding.fold(String(typed)).split(separator: 0x20).map { (String(typed), WordIndex.trimmed($0)) }
        }.filter { !$0.1.isEmpty }
        let telling = words.filter { !littleWords.contains($0.1) }
        return Array((telling.isEmpty ? words : telling).prefix(maximumWords)).map { ($0.0, $0.1) }
    }

    /// Looks for all words in all templates; nil when there is no word.
    func evaluate(_ text: String) -> Search? {
        let words = Self.words(text)
        guard !words.isEmpty else { return nil }
        var finder = WordFinder(self)
        var units: [WordHits] = []
        var place = 0
        while place < words.count {
            // A phrase of the table is one unit: "elektronische Akte" finds what says "eAkte".
            let lengths = (1...Synonyms.longest).reversed().filter { place + $0 <= words.count }
            let length = lengths.first { !Synonyms.of(words[place..<(place + $0)].map(\.folded)).isEmpty } ?? 1
            let phrase = words[place..<(place + length)].map(\.folded)
            units.append(finder.hits(phrase, typed: words[place].typed))
            place += length
        }
        var scores = [Int](repeating: 0, count: entries.count)
        for template in entries.indices {
            var sum = 0
            for unit in units {
                let score = unit.score(template)
                guard score > 0 else {
                    sum = 0
                    break
                }
                sum += score
            }
            scores[template] = sum
        }
        return Search(scores: scores, units: units, corrections: finder.corrections)
    }

    /// The numbers of the templates that fit, best first.
    func ranked(_ search: Search) -> [Int] {
        // Score and number in one: numbers sort faster than what they stand for.
        var keys: [Int] = []
        for (template, score) in search.scores.enumerated() where score > 0 { keys.append(-score << 32 | template) }
        keys.sort()
        return keys.map { $0 & 0xffff_ffff }
    }

    func hit(_ template: Int, _ search: Search?) -> SearchHit {
        SearchHit(
            entry: entries[template], score: search?.scores[template] ?? 0, places: search?.places(template) ?? [])
    }

    private static let littleWords: Set<[UInt8]> = Set(
        """
        der die das des dem den ein eine einer eines einem einen und oder fuer von vom zu zum zur in im ins am an auf aus bei mit
        nach ueber unter bis als wie the of and for to
        """.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
}
