/// Says why ssh-keygen gave no answer. That a signature does not fit is an answer and no error.
///
/// Equality looks at the code only.
public struct SSHKeygenError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable {
        /// ssh-keygen is not installed where it was looked for, or cannot be started.
        case notFound
        /// It did not end within the time it was given.
        case timedOut
        /// It answered more than it should, or something else than it should.
        case badAnswer
        /// It ended with an error, or was killed.
        case failed
        /// The private key is protected by a passphrase.
        case locked
        /// There is a file where the new key should go.
        case exists
        /// Something was asked that cannot be done: a path that is not UTF-8, a comment with a line break, a message
        /// that is too large.
        case misuse
    }

    /// What went wrong.
    public let code: Code
    /// What was being done, as a short English phrase for the technical line of a message.
    public let what: String
    /// The last of what ssh-keygen said, without control characters, at most 400 characters.
    public let detail: String

    /// Creates an error; control characters in what the program said become spaces.
    public init(_ code: Code, _ what: String, said output: [UInt8] = []) {
        self.code = code
        self.what = what
        let text = String(decoding: output.suffix(400), as: UTF8.self).unicodeScalars
            .map { $0.value < 0x20 || 0x7f...0x9f ~= $0.value ? " " : String($0) }.joined()
        detail = text.split(separator: " ").joined(separator: " ")
    }

    /// Two errors are equal when their codes are.
    public static func == (left: SSHKeygenError, right: SSHKeygenError) -> Bool { left.code == right.code }

    /// The code, what was being done, and what ssh-keygen said.
    public var description: String { "\(code.rawValue): \(what)" + (detail.isEmpty ? "" : " (\(detail))") }
}
