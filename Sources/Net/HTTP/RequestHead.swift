/// The versions of HTTP this room speaks.
public enum HTTPVersion: Sendable {
    /// HTTP/1.0: one request per connection, no chunked bodies.
    case http10
    /// HTTP/1.1.
    case http11
}

/// How the end of a body is found.
public enum BodyFraming: Sendable, Equatable {
    /// There is no body.
    case none
    /// The body has this many bytes.
    case length(Int)
    /// The body comes in chunks that state their sizes.
    case chunked
    /// The body ends with the connection; for answers only.
    case untilClose
}

/// Request line and header fields of a request, checked.
public struct RequestHead: Sendable, Equatable {
    /// The method, a token of at most 32 bytes; methods are compared with regard to case.
    public let method: String
    /// What is asked for.
    public let target: RequestTarget
    /// The version of HTTP.
    public let version: HTTPVersion
    /// The header fields in the order they came.
    public let fields: HTTPFields
    /// The Host field; nil only in HTTP/1.0.
    public let host: Authority?
    /// Whether a body follows, and how it ends.
    public let framing: BodyFraming
    /// Whether the client waits for `100 Continue` before it sends the body.
    public let expectsContinue: Bool

    /// Whether the client means to send more requests on the connection.
    public var keepsAlive: Bool { version == .http11 && !fields.contains("close", in: "connection") }
}
