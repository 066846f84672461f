import Bytes
import Templates

/// How well each template fits a word, and where it has it.
struct WordHits: Sendable {
    /// For each template its score times four plus the place, or 0.
    private var values: [Int32]
    /// Whether any template fits.
    private(set) var isEmpty = true

    init(templates: Int) { values = [Int32](repeating: 0, count: templates) }

    /// The score of a template; 0 when it does not fit.
    func score(_ template: Int) -> Int { Int(values[template] >> 2) }
    /// The place of a template that fits.
    func place(_ template: Int) -> SearchPlace { SearchPlace(rawValue: Int(values[template] & 3)) ?? .text }

    /// Notes that a template fits; the best of several counts.
    mutating func add(_ posting: WordIndex.Posting, form: Int) {
        let value = Int32((Int(posting & 3) + 1) * 100 + form) << 2 | Int32(posting & 3)
        let template = Int(posting >> 2)
        if values[template] < value { values[template] = value }
        isEmpty = false
    }

    /// Takes over hits of other words, for less than they would count themselves.
    mutating func add(_ other: WordHits, dividedBy divisor: Int) {
        for template in values.indices where other.values[template] > 0 {
            let score = max(1, other.score(template) / divisor)
            let value = Int32(score) << 2 | other.values[template] & 3
            if values[template] < value { values[template] = value }
            isEmpty = false
        }
    }

    /// Keeps what another word fits too; the weaker of both counts.
    mutating func keep(_ other: WordHits) {
        isEmpty = true
        for template in values.indices {
            values[template] = min(values[template], other.values[template])
            if values[template] > 0 { isEmpty = false }
        }
    }
}

extension WordIndex {
    /// How much a way of fitting adds to a score. The place adds hundreds: it counts more than all of them.
    private enum Form {
        static let whole = 20, bent = 16, begins = 10, ends = 8, bentBegins = 7, bentEnds = 5, inside = 2,
            bentInside = 1
    }

    /// The templates that have a word as it stands, in another form, or within a longer word.
    ///
    /// Short words would be found in everything: of one or two letters only the beginning of a word counts, of three
    /// its end
    /// too ("Ordnungsamt"). O(length of the block + hits).
    func hits(_ word: [UInt8], templates: Int) -> WordHits {
        // The best form of each word first, so that the templates that have it are gone through once.
        var best = [UInt8](repeating: 0, count: starts.count)
        var found: [Int] = []
        func note(_ number: Int, _ form: Int?) {
            guard let form, best[number] < form else { return }
            if best[number] == 0 { found.append(number) }
            best[number] = UInt8(form)
        }
        scan(word, in: block, starts) { number, range in
            let letters = Int(starts[number])..<end(number)
            note(number, Self.form(range, in: letters, of: word.count, Form.whole, Form.begins, Form.ends, Form.inside))
        }
        let stem = Folding.stem(word)
        if stem.count > 2 {
            scan(stem, in: forms.block, forms.starts) { number, range in
                let letters = Int(forms.starts[number])..<forms.end(number)
                note(
                    number,
                    Self.form(
                        range, in: letters, of: stem.count, Form.bent, Form.bentBegins, Form.bentEnds, Form.bentInside))
            }
        }
        var hits = WordHits(templates: templates)
        for number in found { for posting in postings(number) { hits.add(posting, form: Int(best[number])) } }
        return hits
    }

    /// The templates that have the words of these numbers.
    func hits(of numbers: [Int], templates: Int) -> WordHits {
        var hits = WordHits(templates: templates)
        for number in numbers { for posting in postings(number) { hits.add(posting, form: Form.whole) } }
        return hits
    }

    /// How many templates have a word.
    func templates(with number: Int) -> Int { Int(bounds[number + 1] - bounds[number]) }

    /// The two words a compound is made of, where the index knows each of them: "Projektakte" is
    /// "projekt" and "akte", "Arbeitszeitmodell" "arbeitszeit" and "modell". Of several the most even.
    func parts(_ word: [UInt8]) -> [[UInt8]]? {
        guard (6...60).contains(word.count) else { return nil }
        var best: [[UInt8]]?
        var evenness = 0
        for place in 3...(word.count - 3) where min(place, word.count - place) > evenness {
            let right = Array(word[place...])
            guard !Self.everyday.contains(right), isKnown(right) else { continue }
            let left = Array(word[..<place])
            // What joins the two falls away: "Antragsformular", "Aktenplan".
            let joints = ["s", "es", "n", "en", ""].map { Array($0.utf8) }
            guard
                let kept = joints.lazy.filter({ left.suffix($0.count) == $0[...] && left.count - $0.count > 2 })
                    .map({ Array(left.dropLast($0.count)) }).first(where: isKnown)
            else { continue }
            evenness = min(place, word.count - place)
            best = [kept, right]
        }
        return best
    }

    /// Words that no noun ends in: every text has them, so they would make a compound of anything.
    private static let everyday: Set<[UInt8]> = Set(
        "nicht kein keine wird sind gibt kann muss soll haben hat ist war wenn dann auch nur noch schon".split(
            separator: " "
        ).map { Array($0.utf8) })

    /// Whether the index has this word, one with an ending more, or the table another for it.
    private func isKnown(_ word: [UInt8]) -> Bool {
        if !Synonyms.of([word]).isEmpty { return true }
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if self.word(middle).lexicographicallyPrecedes(word) { low = middle + 1 } else { high = middle }
        }
        guard low < starts.count else { return false }
        let found = self.word(low)
        return found.starts(with: word) && found.count <= word.count + 2
    }

    /// Which templates have a word, and where.
    func postings(_ number: Int) -> ArraySlice<Posting> {
        postings[Int(bounds[number])..<Int(bounds[number + 1])]
    }

    /// Calls with each word of a block that holds the letters, and where it holds them.
    private func scan(_ wanted: [UInt8], in block: [UInt8], _ starts: [UInt32], _ found: (Int, Range<Int>) -> Void) {
        guard let search = ByteSearch(wanted) else { return }
        var at = 0
        while let hit = search.next(in: block.span, from: at) {
            let number = Self.wordNumber(at: hit, starts)
            let end = number + 1 < starts.count ? Int(starts[number + 1]) - 1 : block.count - 1
            // At its end they count more than inside.
            let isSuffix = end - wanted.count > hit && block[(end - wanted.count)..<end] == wanted[...]
            let start = isSuffix && hit > Int(starts[number]) ? end - wanted.count : hit
            found(number, start..<(start + wanted.count))
            at = end
        }
    }

    private static func form(
        _ range: Range<Int>, in word: Range<Int>, of count: Int, _ whole: Int, _ begins: Int, _ ends: Int,
        _ inside: Int
    ) -> Int? {
        if range.lowerBound == word.lowerBound { return range.upperBound == word.upperBound ? whole : begins }
        if range.upperBound == word.upperBound { return count > 2 ? ends : nil }
        return count > 3 ? inside : nil
    }

    /// The number of the word that a place in a block belongs to.
    private static func wordNumber(at place: Int, _ starts: [UInt32]) -> Int {
        var low = 0
        var high = starts.count
        while low + 1 < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= place { low = middle } else { high = middle }
        }
        return low
    }
}
