internal import Glibc

/// Says what went wrong between two ends of a connection.
///
/// Equality looks at the code only.
public struct NetError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure a network has.
    public enum Code: String, Sendable {
        /// Nothing moved until the deadline.
        case timedOut
        /// The other end closed or reset the connection before everything had been said.
        case closed
        /// No connection could be made: nobody listens, or no way leads there.
        case unreachable
        /// The name of the host is not known.
        case unresolved
        /// The other end answered something that is not HTTP as we demand it.
        case badAnswer
        /// An answer is larger than the caller allows.
        case tooLarge
        /// The address to listen on is taken or not ours.
        case unavailable
        /// Something was asked of this room that cannot be done: a header with a line break, a second answer.
        case misuse
        /// The operating system refused for another reason.
        case system
    }

    /// What went wrong.
    public let code: Code
    /// What was being done, as a short English phrase for the technical line of a message.
    public let what: String
    /// The system's error number, or 0.
    public let errno: Int32

    /// Creates an error.
    public init(_ code: Code, _ what: String, errno: Int32 = 0) {
        self.code = code
        self.what = what
        self.errno = errno
    }

    /// The error for a failed system call; tells a broken connection and a dead end from other reasons.
    static func system(_ what: String, _ number: Int32 = Glibc.errno) -> NetError {
        switch number {
        case EPIPE, ECONNRESET, ECONNABORTED, ESHUTDOWN, ENOTCONN: NetError(.closed, what, errno: number)
        case ECONNREFUSED, ENETUNREACH, EHOSTUNREACH, EHOSTDOWN, ENETDOWN:
            NetError(.unreachable, what, errno: number)
        case EADDRINUSE, EADDRNOTAVAIL, EACCES: NetError(.unavailable, what, errno: number)
        case ETIMEDOUT: NetError(.timedOut, what, errno: number)
        default: NetError(.system, what, errno: number)
        }
    }

    /// Two errors are equal when their codes are.
    public static func == (left: NetError, right: NetError) -> Bool { left.code == right.code }

    /// The code, what was being done, and the error number if there is one.
    public var description: String {
        errno == 0 ? "\(code.rawValue): \(what)" : "\(code.rawValue): \(what) (errno \(errno))"
    }
}
