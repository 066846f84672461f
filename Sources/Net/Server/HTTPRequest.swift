public import Bytes

/// A request being answered. Belongs to the thread that runs the handler.
public final class HTTPRequest {
    /// Request line and header fields.
    public let head: RequestHead
    /// The client's numeric address; behind a proxy, the proxy's.
    public let peer: String
    /// Whether the client's address is this machine's own.
    public let isLoopback: Bool
    /// When its head had arrived; not earlier than the client sent it.
    public let received: Deadline
    private let input: BodyInput
    private let limits: HTTPLimits

    init(_ head: RequestHead, peer: String, received: Deadline, input: BodyInput, limits: HTTPLimits) {
        self.head = head
        self.peer = peer
        self.received = received
        isLoopback = SocketAddress.isLoopback(peer)
        self.input = input
        self.limits = limits
    }

    /// The method.
    public var method: String { head.method }
    /// The decoded segments of the path; see RequestTarget.
    public var path: [[UInt8]] { head.target.path }
    /// The target as it was sent.
    public var target: [UInt8] { head.target.raw }
    /// The query without its `?`, not decoded; nil when there is none.
    public var query: [UInt8]? { head.target.query }
    /// The header fields.
    public var fields: HTTPFields { head.fields }

    /// The body without its framing, of at most `HTTPLimits.bodyBytes`.
    ///
    /// A client that waits for `100 Continue` gets it at the first read. Reading throws HTTPError: 400 when the framing is
    /// broken or the client stops early, 408 when it is too slow, 413 when the body is too large; a stated size is held
    /// against the limit before the first byte is read.
    public var body: any ByteInput { input }

    /// The body with a limit of the caller's; to be called before the first read.
    public func body(limit: Int) -> any ByteInput {
        input.setRoom(limit)
        return input
    }

    /// The body, unpacked when it is gzip; `limit` holds for both its packed and its unpacked size.
    ///
    /// Throws 415 for any other Content-Encoding; reading throws 400 for anything wrong about the gzip member.
    public func decodedBody(limit: Int) throws(HTTPError) -> any ByteInput {
        let raw = body(limit: limit)
        guard let coding = fields.first("content-encoding") else { return raw }
        guard HTTPGrammar.matches(coding, "gzip") || HTTPGrammar.matches(coding, "x-gzip") else {
            throw HTTPError(415, "Content-Encoding")
        }
        return GzipInput(raw, limit: limit)
    }

    /// The whole body in memory, unpacked when it is gzip. Throws as `decodedBody` and reading do.
    public func wholeBody(limit: Int) throws -> [UInt8] {
        let source = try decodedBody(limit: limit)
        var bytes: [UInt8] = []
        while true {
            let piece = try source.read(upTo: 65_536)
            if piece.isEmpty { return bytes }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
    }

    /// The fields of a submitted form, urlencoded or multipart, whose body has at most `bodyLimit` bytes.
    ///
    /// Throws 415 when the body is neither or not UTF-8, 413 over a limit, 400 for a broken form.
    public func form(limits: FormLimits = FormLimits(), bodyLimit: Int) throws -> FormFields {
        guard let type = fields.first("content-type").flatMap(MediaType.init), type.isUTF8 else {
            throw HTTPError(415, "media type of a form")
        }
        switch type.name {
        case "application/x-www-form-urlencoded":
            return try FormDecoder.decode(try wholeBody(limit: bodyLimit), limits: limits)
        case "multipart/form-data":
            return try MultipartDecoder.decode(try wholeBody(limit: bodyLimit), type, limits: limits)
        default: throw HTTPError(415, "media type of a form")
        }
    }

    /// The fields of the query. Throws 413 over a limit and 400 for a broken one.
    public func queryFields(limits: FormLimits = FormLimits()) throws(HTTPError) -> FormFields {
        try FormDecoder.decode(query ?? [], limits: limits)
    }
}
