public import Bytes

/// The name of an object: the hash of its type, length and content.
///
/// Kept as four 64-bit words, most significant first, so that comparing words compares bytes; a SHA-1 id fills two and
/// a half of them. Ids of different formats are never equal.
@frozen
public struct ObjectID: Hashable, Comparable, Sendable, CustomStringConvertible {
    @usableFromInline let a: UInt64
    @usableFromInline let b: UInt64
    @usableFromInline let c: UInt64
    @usableFromInline let d: UInt64
    /// The hash function.
    public let format: ObjectFormat

    @inlinable
    init(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ format: ObjectFormat) {
        (self.a, self.b, self.c, self.d, self.format) = (a, b, c, d, format)
    }

    /// The id whose bytes begin at `offset`; `format.rawLength` bytes must be there.
    @inlinable
    public init(_ bytes: Span<UInt8>, at offset: Int = 0, _ format: ObjectFormat) {
        let a = bytes.uint64(at: offset)
        let b = bytes.uint64(at: offset + 8)
        if format == .sha1 {
            self.init(a, b, UInt64(bytes.uint32(at: offset + 16)) << 32, 0, format)
        } else {
            self.init(a, b, bytes.uint64(at: offset + 16), bytes.uint64(at: offset + 24), format)
        }
    }

    /// The id of exactly these bytes, or nil when their number is not that of the format.
    public init?(raw bytes: some Collection<UInt8>, _ format: ObjectFormat) {
        let bytes = Array(bytes)
        guard bytes.count == format.rawLength else { return nil }
        self.init(bytes.span, at: 0, format)
    }

    /// The id that a full-length hexadecimal name stands for; nil for any other length or digit.
    ///
    /// Upper case is refused unless `lenient`: it would be a second spelling of the same object.
    public init?(hex: some Collection<UInt8>, _ format: ObjectFormat, lenient: Bool = false) {
        let hex = Array(hex)
        guard hex.count == format.hexLength, lenient || !hex.contains(where: { 0x41...0x46 ~= $0 }),
            let bytes = Hex.decode(hex.span)
        else { return nil }
        self.init(bytes.span, at: 0, format)
    }

    /// The id made of zeros only, which stands for "nothing".
    public static func null(_ format: ObjectFormat) -> ObjectID { ObjectID(0, 0, 0, 0, format) }
    /// Whether this is the id made of zeros.
    public var isNull: Bool { a | b | c | d == 0 }

    /// The first byte, by which indexes fan out.
    @inlinable
    public var firstByte: UInt8 { UInt8(truncatingIfNeeded: a &>> 56) }
    /// The first 64 bits, evenly spread over all values.
    @inlinable
    public var prefix64: UInt64 { a }

    /// The bytes.
    public var raw: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(format.rawLength)
        append(to: &bytes)
        return bytes
    }

    /// Appends the bytes.
    public func append(to bytes: inout [UInt8]) {
        for word in [a, b] { bytes.append(bigEndian: word) }
        if format == .sha1 {
            bytes.append(bigEndian: UInt32(truncatingIfNeeded: c >> 32))
        } else {
            for word in [c, d] { bytes.append(bigEndian: word) }
        }
    }

    /// The hexadecimal digits as ASCII.
    public var hex: [UInt8] { Hex.encode(raw.span) }
    /// The hexadecimal name.
    public var description: String { String(decoding: hex, as: UTF8.self) }

    /// Equality of all words and of the format.
    @inlinable
    public static func == (x: ObjectID, y: ObjectID) -> Bool {
        x.a == y.a && x.b == y.b && x.c == y.c && x.d == y.d && x.format == y.format
    }

    /// The order of the bytes.
    @inlinable
    public static func < (x: ObjectID, y: ObjectID) -> Bool {
        if x.a != y.a { return x.a < y.a }
        if x.b != y.b { return x.b < y.b }
        if x.c != y.c { return x.c < y.c }
        return x.d < y.d
    }

    /// Uses the first word only: it is a hash already.
    @inlinable
    public func hash(into hasher: inout Hasher) { hasher.combine(a) }
}

extension Array where Element == UInt8 {
    /// Appends the bytes of a number, most significant first.
    @inlinable
    public mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
        var shift = Number.bitWidth - 8
        while shift >= 0 {
            append(UInt8(truncatingIfNeeded: number &>> Number(truncatingIfNeeded: shift)))
            shift -= 8
        }
    }
}
