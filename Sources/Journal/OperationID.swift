import Bytes

/// The name of an operation: the SHA-256 of its file, the same in libraries of either object format.
///
/// The hash stands in four words from the front, so comparing words compares bytes.
public struct OperationID: Sendable, Hashable, Comparable, CustomStringConvertible {
    private let first: UInt64
    private let second: UInt64
    private let third: UInt64
    private let fourth: UInt64

    /// The name of a file with this content.
    public init(of content: [UInt8]) { self.init(SHA256.digest(content.span), at: 0) }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    public init?(_ text: some StringProtocol) { self.init(hex: Array(text.utf8)) }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    init?(hex: [UInt8]) {
        guard hex.count == 64 else { return nil }
        self.init(hex: hex, at: 0)
    }

    /// Reads 64 digits from an offset at which as many bytes follow.
    init?(hex: [UInt8], at offset: Int) {
        var isHex = true
        func word(_ at: Int) -> UInt64 {
            var value: UInt64 = 0
            for index in at..<at + 16 {
                let byte = hex[index]
                switch byte {
                case 0x30...0x39: value = value << 4 | UInt64(byte &- 0x30)
                case 0x61...0x66: value = value << 4 | UInt64(byte &- 0x57)
                default: isHex = false
                }
            }
            return value
        }
        first = word(offset)
        second = word(offset + 16)
        third = word(offset + 32)
        fourth = word(offset + 48)
        guard isHex else { return nil }
    }

    /// Takes 32 bytes from an offset at which as many follow.
    init(_ bytes: [UInt8], at offset: Int) {
        func word(_ at: Int) -> UInt64 {
            var value: UInt64 = 0
            for index in at..<at + 8 { value = value << 8 | UInt64(bytes[index]) }
            return value
        }
        first = word(offset)
        second = word(offset + 8)
        third = word(offset + 16)
        fourth = word(offset + 24)
    }

    /// Adds the 32 bytes of the hash.
    func append(to bytes: inout [UInt8]) {
        for word in [first, second, third, fourth] {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
    }

    /// The 64 digits.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        append(to: &bytes)
        return Hex.string(bytes)
    }

    /// The first digits, by which people name it: "3f9a21c07b".
    public var short: String { String(description.prefix(10)) }

    /// The order of bytes.
    public static func < (x: OperationID, y: OperationID) -> Bool {
        if x.first != y.first { return x.first < y.first }
        if x.second != y.second { return x.second < y.second }
        if x.third != y.third { return x.third < y.third }
        return x.fourth < y.fourth
    }

    /// Takes the hash's words for hashing: they are random already.
    public func hash(into hasher: inout Hasher) { hasher.combine(first) }
}

/// Where an operation stands in the order of all: by clock, then by name. Wall clocks order nothing.
public struct Position: Sendable, Hashable, Comparable {
    /// The Lamport clock.
    public let clock: Int64
    /// The operation.
    public let id: OperationID

    /// Creates a position.
    public init(_ clock: Int64, _ id: OperationID) { (self.clock, self.id) = (clock, id) }

    /// By clock, then by name.
    public static func < (x: Position, y: Position) -> Bool { x.clock != y.clock ? x.clock < y.clock : x.id < y.id }
}
