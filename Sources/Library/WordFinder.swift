import Templates

/// Finds the words of one search, each looked for once however often it occurs in phrases of the same meaning.
struct WordFinder {
    /// What was taken for something else.
    private(set) var corrections: [WordCorrection] = []
    private let catalogue: Catalogue
    private var found: [[UInt8]: WordHits] = [:]

    init(_ catalogue: Catalogue) { self.catalogue = catalogue }

    private var index: WordIndex { catalogue.index }
    private var templates: Int { catalogue.entries.count }

    /// The templates that have a word or phrase: as it stands or meaning the same, else taken apart, else with typing
    /// errors.
    mutating func hits(_ phrase: [[UInt8]], typed: String) -> WordHits {
        var found = known(phrase)
        guard found.isEmpty, let word = phrase.first, phrase.count == 1 else { return found }
        if let parts = index.parts(word) {
            var all = known([parts[0]])
            all.keep(known([parts[1]]))
            found.add(all, dividedBy: 2)
            if !found.isEmpty { return found }
        }
        let nearest = index.forms.nearest(to: word)
        guard !nearest.isEmpty else { return found }
        found.add(index.hits(of: nearest, templates: templates), dividedBy: 2)
        // The word most templates have stands for all that are as near.
        let likely = nearest.max { a, b in
            let (x, y) = (index.templates(with: a), index.templates(with: b))
            return x == y ? a > b : x < y
        }
        if let likely { corrections.append(WordCorrection(typed: typed, meant: spelled(likely))) }
        return found
    }

    /// What has the words of a phrase, or others that mean the same.
    private mutating func known(_ phrase: [[UInt8]]) -> WordHits {
        var found = all(phrase)
        for other in Synonyms.of(phrase) { found.add(all(other), dividedBy: 2) }
        return found
    }

    /// The templates that have all words of a phrase.
    private mutating func all(_ phrase: [[UInt8]]) -> WordHits {
        var all: WordHits?
        for word in phrase {
            let hits = found[word] ?? index.hits(word, templates: templates)
            found[word] = hits
            if all == nil { all = hits } else { all?.keep(hits) }
            if hits.isEmpty { break }
        }
        return all ?? WordHits(templates: templates)
    }

    /// A word as a template's title, short text or keywords spell it; folded where none has it there.
    private func spelled(_ number: Int) -> String {
        let word = Array(index.word(number))
        for posting in index.postings(number) {
            let entry = catalogue.entries[Int(posting >> 2)]
            for text in [entry.title] + entry.keywords + [entry.summary] {
                for part in text.split(whereSeparator: { $0.isWhitespace })
                where WordIndex.trimmed(Folding.fold(String(part))[...]) == word {
                    return part.trimmingPunctuation
                }
            }
        }
        return String(decoding: word, as: UTF8.self)
    }
}

extension Substring {
    /// The text without what is no letter and no digit at both ends.
    fileprivate var trimmingPunctuation: String {
        func isOutside(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }
        let end = lastIndex { !isOutside($0) }.map { index(after: $0) } ?? endIndex
        return String(self[..<end].drop(while: isOutside))
    }
}
