import Bytes
import Templates

/// Which words occur in which templates, and where.
///
/// All distinct words stand in one block, each between line feeds; for each word a list of (template, place), place
/// being
/// the weightiest part of the template that has it. A block of 50,000 words is half a megabyte and is searched through
/// in
/// less than a millisecond, so parts of words cost no more than whole ones.
struct WordIndex: Sendable {
    /// A word's template and place: number times four plus place.
    typealias Posting = UInt32

    /// "\naktenplan\nschulung\n…\n", sorted.
    let block: [UInt8]
    /// Where each word begins in the block, ascending.
    let starts: [UInt32]
    /// Where each word's postings begin; one more than there are words.
    let bounds: [UInt32]
    let postings: [Posting]
    /// The words without umlauts and endings; derived, not kept.
    let forms: WordForms

    /// Collects words, template by template; every distinct word is kept once.
    struct Builder {
        private var numbers: [[UInt8]: Int] = [:]
        private var lists: [[Posting]] = []

        /// Adds a template's words.
        mutating func add(_ words: [[UInt8]: SearchPlace], of template: Int) {
            for (word, place) in words { append(UInt32(template * 4 + place.rawValue), to: word) }
        }

        /// Takes over templates from another index: `renumbered` has their new number by the old, nil for those left
        /// out.
        mutating func add(_ other: WordIndex, renumbered: [Int?]) {
            for number in other.starts.indices {
                let word = Array(other.word(number))
                for posting in other.postings[Int(other.bounds[number])..<Int(other.bounds[number + 1])] {
                    guard let template = renumbered[Int(posting / 4)] else { continue }
                    append(UInt32(template * 4) + posting % 4, to: word)
                }
            }
        }

        private mutating func append(_ posting: Posting, to word: [UInt8]) {
            if let number = numbers[word] {
                lists[number].append(posting)
            } else {
                numbers[word] = lists.count
                lists.append([posting])
            }
        }

        /// The index of all that was added.
        func finish() -> WordIndex {
            var block: [UInt8] = [0x0a]
            var starts: [UInt32] = []
            var bounds: [UInt32] = [0]
            var postings: [Posting] = []
            for (word, number) in numbers.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
                starts.append(UInt32(block.count))
                block += word
                block.append(0x0a)
                postings += lists[number].sorted()
                bounds.append(UInt32(postings.count))
            }
            return WordIndex(block, starts, bounds, postings)
        }
    }

    private init(_ block: [UInt8], _ starts: [UInt32], _ bounds: [UInt32], _ postings: [Posting]) {
        (self.block, self.starts, self.bounds, self.postings) = (block, starts, bounds, postings)
        forms = WordForms(block)
    }

    init?(block: [UInt8], starts: [UInt32], bounds: [UInt32], postings: [Posting], templates: Int) {
        // Read from a file that anything may have happened to: everything below relies on this.
        guard block.first == 0x0a, block.last == 0x0a, bounds.count == starts.count + 1, bounds.first == 0,
            bounds.last == UInt32(postings.count), zip(bounds, bounds.dropFirst()).allSatisfy({ $0 <= $1 }),
            Self.begin(starts, in: block),
            postings.allSatisfy({ $0 / 4 < UInt32(templates) })
        else { return nil }
        (self.block, self.starts, self.bounds, self.postings) = (block, starts, bounds, postings)
        forms = WordForms(block)
    }

    /// Whether these are the places right after the line feeds, but for the last: so a word found lies where its
    /// number says.
    private static func begin(_ starts: [UInt32], in block: [UInt8]) -> Bool {
        var number = 0
        for place in block.indices.dropLast() where block[place] == 0x0a {
            guard number < starts.count, Int(starts[number]) == place + 1 else { return false }
            number += 1
        }
        return number == starts.count
    }

    /// The words of a template's texts with the weightiest place of each. Words of one letter are left out, and of a
    /// very
    /// long one only the beginning counts.
    static func words(of text: SearchText) -> [[UInt8]: SearchPlace] {
        var words: [[UInt8]: SearchPlace] = [:]
        for (part, place) in [
            (text.titel, SearchPlace.title), (text.kopf, .head), (text.knoten, .nodes), (text.volltext, .text),
        ] {
            for word in part.split(whereSeparator: { $0 == 0x20 || $0 == 0x0a }) where word.count > 1 {
                let kept = trimmed(word.prefix(60))
                if kept.count > 1, words[kept].map({ $0 < place }) ?? true { words[kept] = place }
            }
        }
        return words
    }

    /// A word without the punctuation around it.
    static func trimmed(_ word: ArraySlice<UInt8>) -> [UInt8] {
        Array(word.drop(while: isPunctuation).reversed().drop(while: isPunctuation).reversed())
    }

    /// What falls away at both ends of a word.
    static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7a, 0x80...: false
        default: byte != 0xc2
        }
    }

    /// Where a word ends in the block.
    func end(_ number: Int) -> Int {
        number + 1 < starts.count ? Int(starts[number + 1]) - 1 : block.count - 1
    }

    /// The bytes of a word.
    func word(_ number: Int) -> ArraySlice<UInt8> { block[Int(starts[number])..<end(number)] }
}
