/// What a helper program says, in a field of status 502, when it could not reach the server or not trust it. It never passes
/// this field on from a server.
public enum RelayFailure: String, Sendable, CaseIterable {
    /// The name of the host is not known.
    case unresolved
    /// Nobody listens, or no way leads there.
    case unreachable
    /// The connection ended too early.
    case closed
    /// Nothing moved for too long.
    case timedOut = "timed-out"
    /// The server's certificate is not trusted here, or encryption could not be agreed on.
    case untrusted
    /// Another failure.
    case failed

    /// The name of the field, in lower case.
    public static let field = "allmende-failure"
}
