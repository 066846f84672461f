/// Finding bytes in bytes (Horspool's algorithm: look at the last byte of the window first, and skip by what it is).
public struct ByteSearch: Sendable {
    private let needle: [UInt8]
    private let skip: [Int]

    /// Prepares to look for some bytes; nil for none.
    public init?(_ needle: [UInt8]) {
        guard !needle.isEmpty else { return nil }
        self.needle = needle
        var skip = [Int](repeating: needle.count, count: 256)
        for (index, byte) in needle.dropLast().enumerated() { skip[Int(byte)] = needle.count - 1 - index }
        self.skip = skip
    }

    /// The next place at or after `start` where the bytes occur, or nil. On ordinary text far less than one look a byte.
    public func next(in hay: Span<UInt8>, from start: Int = 0) -> Int? {
        let last = needle.count - 1
        var at = max(0, start)
        while at <= hay.count - needle.count {
            var index = last
            while hay[at + index] == needle[index] {
                if index == 0 { return at }
                index -= 1
            }
            at += skip[Int(hay[at + last])]
        }
        return nil
    }
}
