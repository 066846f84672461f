/// A name or other text that is equal to, and sorted against, another by its UTF-8 bytes alone.
///
/// `String` compares by canonical equivalence: two names that differ in bytes can be one key of a dictionary, and the order
/// is not the order of bytes. Where text from a file is a key or an identity, it is held in this wrapper instead.
/// Text of at most 15 bytes is stored without allocation.
public struct Text: Sendable {
    /// The text for showing; do not compare it.
    public let string: String

    /// Wraps a string; its bytes stay as they are.
    public init(_ string: String) { self.string = string }

    /// Wraps bytes; nil when they are not UTF-8.
    public init?(utf8 bytes: some Sequence<UInt8>) {
        guard let string = String(validating: bytes, as: UTF8.self) else { return nil }
        self.string = string
    }

    /// The bytes, copied.
    public var bytes: [UInt8] { Array(string.utf8) }
    /// How many bytes there are.
    public var count: Int { string.utf8.count }
    /// Whether there are no bytes.
    public var isEmpty: Bool { string.utf8.isEmpty }
}

extension Text: Hashable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The text itself.
    public var description: String { string }

    /// Wraps a literal.
    public init(stringLiteral value: String) { string = value }

    /// Whether both have the same bytes.
    public static func == (left: Text, right: Text) -> Bool {
        let left = left.string.utf8.span
        let right = right.string.utf8.span
        guard left.count == right.count else { return false }
        for index in left.indices where left[index] != right[index] { return false }
        return true
    }

    /// Whether the first differing byte is smaller, or the left text is a beginning of the right one.
    public static func < (left: Text, right: Text) -> Bool {
        let left = left.string.utf8.span
        let right = right.string.utf8.span
        let count = min(left.count, right.count)
        var index = 0
        while index < count {
            if left[index] != right[index] { return left[index] < right[index] }
            index += 1
        }
        return left.count < right.count
    }

    /// Feeds the bytes, eight at a time.
    public func hash(into hasher: inout Hasher) {
        let bytes = string.utf8.span
        var word: UInt64 = 0
        for index in bytes.indices {
            word = word << 8 | UInt64(bytes[index])
            if index & 7 == 7 {
                hasher.combine(word)
                word = 0
            }
        }
        hasher.combine(word)
        hasher.combine(bytes.count)
    }
}
