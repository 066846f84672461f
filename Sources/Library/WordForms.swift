import Bytes
import Templates

/// The words of an index without umlauts and endings, derived from it when it is read or made; and what a word that
/// nothing
/// has may have been meant to be.
struct WordForms: Sendable {
    /// "\naktenplan\nschul\n…\n": the stems in the order of the words, so one number means both.
    let block: [UInt8]
    /// Where each stem begins.
    let starts: [UInt32]
    /// Which letters a stem has, one bit each; what differs by two letters differs by four bits at most.
    private let letters: [UInt32]

    /// The stems of the words of a block, each between line feeds.
    init(_ words: [UInt8]) {
        var block: [UInt8] = [0x0a]
        block.reserveCapacity(words.count)
        var starts: [UInt32] = []
        var letters: [UInt32] = []
        // Empty words of a file made to deceive are counted too, so that numbers mean the same in both.
        for word in words.split(separator: 0x0a, omittingEmptySubsequences: false).dropFirst().dropLast() {
            starts.append(UInt32(block.count))
            let stem = Folding.stem(Array(word))
            letters.append(Self.letters(stem))
            block += stem
            block.append(0x0a)
        }
        (self.block, self.starts, self.letters) = (block, starts, letters)
    }

    /// Where a stem ends.
    func end(_ number: Int) -> Int {
        number + 1 < starts.count ? Int(starts[number + 1]) - 1 : block.count - 1
    }

    // MARK: Typing errors

    /// How many errors a word of so many letters may have.
    static func errors(allowedIn count: Int) -> Int { count >= 9 ? 2 : count >= 5 ? 1 : 0 }

    /// The numbers of the words nearest to one that nothing has: one error apart, or two where it is long. An error is
    /// a letter
    /// too many, one too few, another one, or two that changed places (Damerau and Levenshtein). Where no word as a
    /// whole is
    /// near enough, those whose beginning is. Numbers with digits are not guessed at.
    ///
    /// O(words), for most of them one comparison of bits.
    func nearest(to word: [UInt8]) -> [Int] {
        guard !word.contains(where: { (0x30...0x39).contains($0) }), word.count <= 60 else { return [] }
        let stem = Folding.stem(word)
        let allowed = Self.errors(allowedIn: word.count)
        guard allowed > 0, stem.count > allowed + 1 else { return [] }
        let wanted = Self.letters(stem)
        var rows = Rows(stem, allowed)
        func near(_ isNear: (Int, Range<Int>) -> Int) -> [Int] {
            var found: [[Int]] = Array(repeating: [], count: allowed + 1)
            for number in starts.indices {
                // Each error can bring one letter in and take another out.
                guard (wanted & ~letters[number]).nonzeroBitCount <= allowed else { continue }
                let distance = isNear(number, Int(starts[number])..<end(number))
                if distance <= allowed { found[distance].append(number) }
            }
            return found.first { !$0.isEmpty } ?? []
        }
        let wholes = near { number, range in
            guard abs(range.count - stem.count) <= allowed, (letters[number] & ~wanted).nonzeroBitCount <= allowed
            else {
                return allowed + 1
            }
            return rows.distances(to: block[range]).whole
        }
        guard wholes.isEmpty, stem.count > 4 else { return wholes }
        return near { _, range in
            // An error in the first letter is rare, and looking for it would mean looking at every word.
            guard range.count > stem.count, block[range.lowerBound] == stem[0] else { return allowed + 1 }
            return rows.distances(to: block[range]).beginning
        }
    }

    /// The table of distances of one word, of which three rows are needed at a time.
    private struct Rows {
        private let word: [UInt8]
        private let allowed: Int
        private var before: [Int]
        private var row: [Int]
        private var next: [Int]

        init(_ word: [UInt8], _ allowed: Int) {
            (self.word, self.allowed) = (word, allowed)
            before = Array(0...word.count)
            (row, next) = (before, before)
        }

        /// How far the word is from another as a whole, and from the beginning of it that is nearest; more than is
        /// allowed
        /// counts as one more.
        mutating func distances(to other: ArraySlice<UInt8>) -> (whole: Int, beginning: Int) {
            let count = word.count
            let far = allowed + 1
            for index in 0...count { row[index] = index }
            var beginning = far
            let length = min(other.count, count + allowed)
            var last: UInt8 = 0
            for place in 0..<length {
                let letter = other[other.startIndex + place]
                next[0] = place + 1
                var least = next[0]
                for index in 0..<count {
                    var value = min(
                        row[index + 1] + 1, next[index] + 1, row[index] + (word[index] == letter ? 0 : 1))
                    if index > 0, place > 0, word[index] == last, word[index - 1] == letter {
                        value = min(value, before[index - 1] + 1)
                    }
                    next[index + 1] = value
                    least = min(least, value)
                }
                swap(&before, &row)
                swap(&row, &next)
                last = letter
                beginning = min(beginning, row[count])
                // The row before may still be reached by letters that changed places.
                if least > far { return (far, beginning) }
            }
            return (length == other.count ? min(row[count], far) : far, beginning)
        }
    }

    private static func letters(_ word: [UInt8]) -> UInt32 {
        word.reduce(into: 0) { bits, byte in bits |= 1 << UInt32(byte & 0x1f) }
    }
}
