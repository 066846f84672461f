import Bytes
import Templates

/// What templates are found by, in a file small enough for a browser to hold: the stems of their words, each with the numbers of the
/// templates that have it.
///
///     "<common><rest>|<in title, short text, keywords>|<in steps and roles> <common><rest>|…"
///
/// `common` says how many letters a word shares with the one before; numbers are differences, five bits to a letter, the sixth says that
/// more follow.
struct StaticIndex {
    private struct Posting {
        var strong: [Int32] = []
        var weak: [Int32] = []
    }

    /// Bytes beyond which words of steps that most templates have are left out, the most common first.
    static let limit = 1_900_000
    private static let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_".utf8)

    private var words: [[UInt8]: Posting] = [:]
    private var count: Int32 = 0

    /// Adds a template; it gets the next number.
    mutating func add(_ mappe: Vorlagenmappe) {
        let text = SearchText(mappe)
        let strong = Self.stems(text.titel + [0x0A] + text.kopf)
        for stem in strong { words[stem, default: Posting()].strong.append(count) }
        for stem in Self.stems(text.knoten) where !strong.contains(stem) {
            words[stem, default: Posting()].weak.append(count)
        }
        count += 1
    }

    /// The stems of a folded text; single letters say nothing.
    static func stems(_ folded: [UInt8]) -> Set<[UInt8]> {
        var stems = Set<[UInt8]>()
        for word in folded.split(whereSeparator: { !isWord($0) }) where word.count > 1 && word.count <= 60 {
            stems.insert(Folding.stem(Array(word)))
        }
        return stems
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x61...0x7A, 0x80...0xFF: true
        default: false
        }
    }

    /// The file's words.
    ///
    /// - Parameter places: By the number a template was added with, where it stands in the list.
    func text(_ places: [Int]) -> [UInt8] {
        var lines = words.map { word, posting in
            (word: word, strong: Self.encoded(posting.strong, places), weak: Self.encoded(posting.weak, places))
        }
        lines.sort { $0.word.lexicographicallyPrecedes($1.word) }
        var size = lines.reduce(0) { $0 + $1.word.count + $1.strong.count + $1.weak.count + 3 }
        if size > Self.limit {
            for index in lines.indices.sorted(by: { lines[$0].weak.count > lines[$1].weak.count }) {
                if size <= Self.limit { break }
                size -= lines[index].weak.count
                lines[index].weak = []
            }
        }
        var text: [UInt8] = []
        text.reserveCapacity(size)
        var last: [UInt8] = []
        for line in lines where !line.strong.isEmpty || !line.weak.isEmpty {
            if !text.isEmpty { text.append(0x20) }
            // Letters beyond ASCII are counted differently by browsers, so none is shared.
            let common = min(63, zip(last, line.word).prefix { $0 == $1 && $0 < 0x80 }.count)
            text.append(Self.alphabet[common])
            text += line.word[common...]
            text.append(UInt8(ascii: "|"))
            text += line.strong
            text.append(UInt8(ascii: "|"))
            text += line.weak
            last = line.word
        }
        return text
    }

    private static func encoded(_ numbers: [Int32], _ places: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        var last = -1
        for place in numbers.map({ places[Int($0)] }).sorted() {
            var rest = place - last - 1
            last = place
            repeat {
                bytes.append(alphabet[rest & 31 | (rest > 31 ? 32 : 0)])
                rest >>= 5
            } while rest > 0
        }
        return bytes
    }
}
