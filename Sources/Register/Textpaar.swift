/// The register of one Land as text: lines that begin with a key of twelve digits and are sorted by it, so that a key is found by
/// halving and nothing is read that is not asked for. make.py in Fixtures/gemeinden says what stands in a line.
struct Textpaar: Sendable {
    /// What there is.
    let gebiete: String
    /// The keys that died.
    let erloschen: String
}

/// Lines of a sorted text.
enum Zeilen {
    /// The line that begins with a key; nil when none does. Logarithmic.
    static func line(_ key: [UInt8], in text: String) -> [UInt8]? {
        let utf8 = text.utf8
        let bytes = utf8.span
        let start = lowerBound(key, bytes)
        let end = lineEnd(start, bytes)
        guard end - start >= key.count, !precedes(start, key, bytes), begins(start, key, bytes) else { return nil }
        return copy(start, end, bytes)
    }

    /// Calls `body` with every line that begins with some digits, in their order. All lines for none.
    static func each(_ prefix: [UInt8], in text: String, _ body: ([UInt8]) -> Void) {
        let utf8 = text.utf8
        let bytes = utf8.span
        var start = lowerBound(prefix, bytes)
        while start < bytes.count, begins(start, prefix, bytes) {
            let end = lineEnd(start, bytes)
            body(copy(start, end, bytes))
            start = end + 1
        }
    }

    /// Where the first line begins that is not before a key.
    private static func lowerBound(_ key: [UInt8], _ bytes: Span<UInt8>) -> Int {
        // Both are always the beginning of a line, or beyond the last.
        var low = 0
        var high = bytes.count
        while low < high {
            var middle = low + (high - low) / 2
            while middle > low, bytes[middle - 1] != 0x0A { middle -= 1 }
            if precedes(middle, key, bytes) { low = min(lineEnd(middle, bytes) + 1, high) } else { high = middle }
        }
        return low
    }

    private static func lineEnd(_ start: Int, _ bytes: Span<UInt8>) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != 0x0A { end += 1 }
        return end
    }

    /// Whether the line at a place comes before a key.
    private static func precedes(_ start: Int, _ key: [UInt8], _ bytes: Span<UInt8>) -> Bool {
        for (offset, byte) in key.enumerated() {
            guard start + offset < bytes.count else { return true }
            let own = bytes[start + offset]
            if own != byte { return own < byte }
        }
        return false
    }

    private static func begins(_ start: Int, _ key: [UInt8], _ bytes: Span<UInt8>) -> Bool {
        guard bytes.count - start >= key.count else { return false }
        for (offset, byte) in key.enumerated() where bytes[start + offset] != byte { return false }
        return true
    }

    private static func copy(_ start: Int, _ end: Int, _ bytes: Span<UInt8>) -> [UInt8] {
        var line: [UInt8] = []
        line.reserveCapacity(max(0, end - start))
        var index = start
        while index < end {
            line.append(bytes[index])
            index += 1
        }
        return line
    }

    /// The parts of a line between its bars.
    static func fields(_ line: [UInt8]) -> [ArraySlice<UInt8>] {
        line.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
    }
}

extension String {
    /// The text of bytes of a line.
    init(_ bytes: ArraySlice<UInt8>) { self.init(decoding: bytes, as: UTF8.self) }
}
