/// Says why a text is not the JSON we accept, and where.
///
/// Equality looks at the code only.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable, CaseIterable {
        /// There is no value at all.
        case empty
        /// The text ends inside a value.
        case truncated
        /// A byte that cannot stand here.
        case unexpected
        /// Something follows the value.
        case trailing
        /// The text begins with a byte order mark.
        case byteOrderMark
        /// The bytes are no UTF-8 (overlong forms and encoded surrogates included).
        case invalidUTF8
        /// A control character stands unescaped in a string.
        case controlCharacter
        /// A backslash is followed by something that is no escape.
        case invalidEscape
        /// Half of a surrogate pair.
        case loneSurrogate
        /// U+0000 in the name of a member.
        case nulInKey
        /// Two members of one object have the same name.
        case duplicateKey
        /// The name of a member is not in Normalisation Form C.
        case keyNotNormal
        /// A number with needless leading zeros.
        case leadingZero
        /// Something that begins like a number and is none.
        case invalidNumber
        /// A whole number outside Int64, or a fraction whose exponent no usual program can hold.
        case numberOutOfRange
        /// More containers inside each other than allowed.
        case tooDeep
        /// More bytes than allowed.
        case tooLarge
        /// More values than allowed.
        case tooManyValues
    }

    /// What is wrong.
    public let code: Code
    /// Where.
    public let position: TextPosition
    /// What was found, when that helps: the name that is there twice, the number, the byte.
    public let found: String

    /// Creates an error.
    public init(_ code: Code, _ position: TextPosition, found: String = "") {
        self.code = code
        self.position = position
        self.found = found
    }

    /// Two errors are equal when their codes are.
    public static func == (left: JSONError, right: JSONError) -> Bool { left.code == right.code }
    /// Follows equality.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// The code, the place and what was found.
    public var description: String {
        found.isEmpty ? "\(code.rawValue) at \(position)" : "\(code.rawValue) at \(position): \(Text.neutral(found))"
    }
}

/// How much of a JSON text is accepted.
public struct JSONLimits: Sendable {
    /// The longest text, in bytes; never more than 2^31 - 1.
    public var bytes: Int
    /// How many containers may be inside each other; `[]` has depth 1.
    public var depth: Int
    /// How many values there may be, names of members included.
    public var values: Int

    /// Creates limits; the defaults fit every file of a library.
    public init(bytes: Int = 16 << 20, depth: Int = 64, values: Int = 2_000_000) {
        self.bytes = bytes
        self.depth = depth
        self.values = values
    }
}
