/// Reads a format from front to back: every step either succeeds and moves on, or throws and says where.
///
/// The cursor keeps the array alive but never copies it. All steps are total; none allocates more than it returns.
public struct ByteCursor {
    /// What is being read.
    public let bytes: [UInt8]
    /// The index of the next byte.
    public private(set) var offset: Int
    /// The index after the last byte to read.
    public let end: Int

    /// Starts at the first byte.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        offset = 0
        end = bytes.count
    }

    /// Starts at the lower bound of a range that lies within the array; a range outside is cut to it.
    public init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        let range = range.clamped(to: 0..<bytes.count)
        offset = range.lowerBound
        end = range.upperBound
    }

    /// How many bytes are left.
    public var remaining: Int { end - offset }
    /// Whether nothing is left.
    public var isAtEnd: Bool { offset == end }
    /// The next byte without moving, or nil at the end.
    public var peek: UInt8? { offset < end ? bytes[offset] : nil }

    /// The next byte.
    public mutating func byte(_ what: String) throws(FormatError) -> UInt8 {
        guard offset < end else { throw FormatError(.truncated, what, at: offset) }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// A big-endian 32-bit number.
    public mutating func uint32(_ what: String) throws(FormatError) -> UInt32 {
        guard remaining >= 4 else { throw FormatError(.truncated, what, at: offset) }
        var value: UInt32 = 0
        for index in offset..<offset + 4 { value = value << 8 | UInt32(bytes[index]) }
        offset += 4
        return value
    }

    /// A big-endian 64-bit number.
    public mutating func uint64(_ what: String) throws(FormatError) -> UInt64 {
        let high = try uint32(what)
        return try UInt64(high) << 32 | UInt64(uint32(what))
    }

    /// A big-endian 16-bit number.
    public mutating func uint16(_ what: String) throws(FormatError) -> UInt16 {
        let high = try byte(what)
        return try UInt16(high) << 8 | UInt16(byte(what))
    }

    /// The next `count` bytes; `count` may come from the input, as it is held against what is left first.
    public mutating func take(_ count: Int, _ what: String) throws(FormatError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= remaining else { throw FormatError(.truncated, what, at: offset) }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// Moves over `count` bytes.
    public mutating func skip(_ count: Int, _ what: String) throws(FormatError) {
        guard count >= 0, count <= remaining else { throw FormatError(.truncated, what, at: offset) }
        offset += count
    }

    /// Moves to an index within the range being read.
    public mutating func move(to index: Int, _ what: String) throws(FormatError) {
        guard index >= 0, index <= end else { throw FormatError(.truncated, what, at: offset) }
        offset = index
    }

    /// The bytes before the next `delimiter`, which is passed over too.
    public mutating func until(_ delimiter: UInt8, _ what: String) throws(FormatError) -> ArraySlice<UInt8> {
        guard let found = bytes[offset..<end].firstIndex(of: delimiter) else {
            throw FormatError(.truncated, what, at: offset)
        }
        defer { offset = found + 1 }
        return bytes[offset..<found]
    }

    /// Passes over `prefix` if it comes next.
    public mutating func skip(prefix: [UInt8]) -> Bool {
        guard bytes[offset..<end].starts(with: prefix) else { return false }
        offset += prefix.count
        return true
    }

    /// All that is left.
    public mutating func rest() -> ArraySlice<UInt8> {
        defer { offset = end }
        return bytes[offset..<end]
    }
}
