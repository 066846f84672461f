/// Every limit of the HTTP server and of its readers, in one place.
///
/// A value of n means: n is accepted, n + 1 refused. Specs/http.md lists them with the answer each gives.
public struct HTTPLimits: Sendable {
    // What a request may look like

    /// Bytes of request line and header fields together, with all line ends and the empty line (431).
    public var headBytes = 16_384
    /// Bytes of the request target (414).
    public var targetBytes = 8_192
    /// Header fields (431).
    public var fields = 100
    /// Bytes of one chunk-size line with its extension, without the line end (400).
    public var chunkLineBytes = 1_024
    /// Bytes of all chunk extensions of one body together (400).
    public var chunkExtensionBytes = 16_384
    /// Schemes an absolute-form target may have; only a helper program is asked for https (400).
    public var targetSchemes = ["http"]
    /// Requests answered from what one client sent ahead without waiting; the last answer closes the connection.
    public var pipelinedRequests = 100

    // How large a body may be

    /// Bytes of a body when the handler names no other limit (413).
    public var bodyBytes = 1 << 20
    /// Bytes a Content-Length may state at all, whatever the handler would allow (413, before the handler is asked).
    public var statedBodyBytes = 1 << 40
    /// Bytes of an unread body that are read and thrown away so that the connection can be kept.
    public var drainBytes = 65_536

    // How long things may take

    /// From accepting a connection, or from the first byte of a later request, to the end of its head (408).
    public var headTime: Duration = .seconds(10)
    /// Without a byte moving while a body is read (408) or an answer written (the connection is broken off).
    public var idleTime: Duration = .seconds(60)
    /// Between an answer and the next request. A little more than the 60 s proxies keep their side open.
    public var keepAliveTime: Duration = .seconds(75)
    /// In which a body or an answer may be slower than `minimumRate`, counting only time spent waiting for the client.
    public var slowTime: Duration = .seconds(30)
    /// Bytes a second a client has to send or take on average once it has kept us waiting for `slowTime` (408).
    public var minimumRate = 100
    /// In which a client is given the time to read an answer to a request it is still sending.
    public var lingerTime: Duration = .seconds(3)
    /// Bytes read and thrown away meanwhile.
    public var lingerBytes = 4 << 20
    /// A request may wait for a worker (503).
    public var queueTime: Duration = .seconds(10)

    // How many at once

    /// Connections; beyond, one that no handler is working for makes room, or else the new one is refused (503).
    public var connections = 2_048
    /// Workers that run a handler and do not wait for a slow client.
    public var workers = 256
    /// Requests that may wait for a worker (503).
    public var queuedRequests = 1_024
    /// Bytes of a worker's stack.
    public var workerStackBytes = 524_288
    /// A worker without work stays for this long.
    public var workerIdleTime: Duration = .seconds(10)

    /// The defaults.
    public init() {}

    /// Bytes of the request line: the target, a method, a version and two spaces.
    var requestLineBytes: Int { targetBytes + Self.methodBytes + 10 }
    /// Bytes of a method.
    static let methodBytes = 32
}
