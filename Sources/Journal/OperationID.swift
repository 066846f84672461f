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
    public init(of content: [UInt8]) { self.init(digest: SHA256.digest(content.span)) }

    /// Reads 64 lower-case hexadecimal digits; nil for anything else.
    public init?(_ text: some StringProtocol) {
        let hex = Array(text.utf8)
        guard hex.count == 64, hex.allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }),
            let digest = Hex.decode(hex.span), digest.count == 32
        else { return nil }
        self.init(digest: digest)
    }

    private init(digest: [UInt8]) {
        func word(_ at: Int) -> UInt64 { digest[at..<at + 8].reduce(0) { $0 << 8 | UInt64($1) } }
        (first, second, third, fourth) = (word(0), word(8), word(16), word(24))
    }

    /// The 64 digits.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for word in [first, second, third, fourth] {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
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
