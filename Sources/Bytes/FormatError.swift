/// Says that some bytes are not what their format demands.
///
/// Equality looks at the code only, so tests can say what they expect without repeating the prose.
public struct FormatError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure a reader of bytes can meet.
    public enum Code: String, Sendable {
        /// The bytes end before the format does.
        case truncated
        /// The bytes contradict the format.
        case malformed
        /// A stated or produced size is over the limit the caller set.
        case tooLarge
        /// A checksum inside the bytes does not match them.
        case checksum
        /// A version or feature this program does not know.
        case unsupported
    }

    /// What went wrong.
    public let code: Code
    /// What was being read, as a short English phrase for the technical line of a message ("tree entry mode").
    public let what: String
    /// Where, in bytes from the start of what was being read.
    public let offset: Int

    /// Creates an error.
    public init(_ code: Code, _ what: String, at offset: Int = 0) {
        self.code = code
        self.what = what
        self.offset = offset
    }

    /// Two errors are equal when their codes are.
    public static func == (left: FormatError, right: FormatError) -> Bool { left.code == right.code }

    /// The code, what was read, and where.
    public var description: String { "\(code.rawValue): \(what) (byte \(offset))" }
}
