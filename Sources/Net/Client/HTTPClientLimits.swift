/// What a client puts up with.
public struct HTTPClientLimits: Sendable {
    /// Bytes of status line and header fields together.
    public var headBytes = 65_536
    /// Header fields.
    public var fields = 200
    /// Answers with a status of 1xx before the real one.
    public var interimAnswers = 10
    /// Bytes of trailers, which are thrown away.
    public var trailerBytes = 16_384
    /// Bytes of one chunk-size line with its extension.
    public var chunkLineBytes = 1_024
    /// Bytes of all chunk extensions of one body together.
    public var chunkExtensionBytes = 65_536
    /// Bytes of an unread body that are read and thrown away so that the connection can be used again.
    public var drainBytes = 65_536
    /// For finding the server and connecting to it.
    public var connectTime: Duration = .seconds(30)
    /// Without a byte moving in either direction, the wait for an answer included.
    public var idleTime: Duration = .seconds(120)
    /// For one request and all of its answer; nil for no limit.
    public var totalTime: Duration?

    /// The defaults.
    public init() {}
}
