/// The identity of a node, role, legal basis, contact or template: 1 to 32 bytes of `0-9 A-Z a-z _ -`, the first a letter or digit.
///
/// New ids are ten characters of Crockford's Base32 in lower case (50 random bits), made once and never derived from
/// content, position or number; ids of another form are read, because files may come from other hands. Parameters carry
/// a speaking name of the same alphabet instead, because conditions are written with it.
///
/// The bytes stand in four words from the front, padded with zeros, so comparing words compares bytes.
public struct ElementID: Sendable {
    /// The most bytes an id may have.
    public static let limit = 32

    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0

    /// Takes the bytes of an id; nil when they are none.
    public init?(utf8 bytes: some Sequence<UInt8>) {
        var count = 0
        for byte in bytes {
            guard count < Self.limit, Self.isAllowed(byte, first: count == 0) else { return nil }
            put(byte, at: count)
            count += 1
        }
        if count == 0 { return nil }
    }

    /// Takes the text of an id; nil when it is none.
    public init?(_ text: String) { self.init(utf8: text.utf8) }

    /// A new id: ten random characters.
    public static func random() -> ElementID {
        var generator = SystemRandomNumberGenerator()
        return random(using: &generator)
    }

    /// A new id from a given source of randomness.
    public static func random(using generator: inout some RandomNumberGenerator) -> ElementID {
        ElementID(bits: generator.next())
    }

    /// The id of the lowest fifty bits.
    private init(bits: UInt64) {
        for place in 0..<10 {
            put(Self.crockford[Int(bits >> UInt64((9 - place) * 5) & 31)], at: place)
        }
    }

    /// Crockford's Base32 in lower case: no i, l, o, u.
    private static let crockford = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    /// Whether the id has the form of one made by `random()`.
    public var isRandom: Bool {
        let bytes = bytes
        return bytes.count == 10 && bytes.allSatisfy { Self.crockford.contains($0) }
    }

    /// The bytes.
    public var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(12)
        for word in [first, second, third, fourth] {
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                let byte = UInt8(truncatingIfNeeded: word >> shift)
                if byte == 0 { return bytes }
                bytes.append(byte)
            }
        }
        return bytes
    }

    private mutating func put(_ byte: UInt8, at place: Int) {
        let bits = UInt64(byte) << UInt64(56 - place % 8 * 8)
        switch place / 8 {
        case 0: first |= bits
        case 1: second |= bits
        case 2: third |= bits
        default: fourth |= bits
        }
    }

    private static func isAllowed(_ byte: UInt8, first: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        case UInt8(ascii: "_"), UInt8(ascii: "-"): !first
        default: false
        }
    }
}

extension ElementID: Hashable, Comparable, CustomStringConvertible {
    /// The id as text.
    public var description: String { String(decoding: bytes, as: UTF8.self) }

    /// The order of the bytes.
    public static func < (left: ElementID, right: ElementID) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        if left.third != right.third { return left.third < right.third }
        return left.fourth < right.fourth
    }
}
