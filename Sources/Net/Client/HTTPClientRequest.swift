public import Bytes

/// A request to send.
public struct HTTPClientRequest {
    /// What goes with a request.
    public enum Body {
        /// Nothing.
        case none
        /// These bytes.
        case bytes([UInt8])
        /// What a source yields: exactly `length` bytes, or, without a length, all of it in chunks.
        case stream(any ByteInput, length: Int?)
    }

    /// The method.
    public var method: String
    /// Where it goes.
    public var url: URLParts
    /// Header fields, sent after Host in this order. Host, Content-Length, Transfer-Encoding and Connection are set here.
    public var fields: HTTPFields
    /// The body.
    public var body: Body
    /// Whether to ask for gzip and unpack it.
    public var acceptsGzip = false
    /// Bytes an answer's body may have, unpacked.
    public var bodyLimit = 1 << 30
    /// Whether the request may be sent a second time when a connection that was kept turns out to be dead before anything
    /// was answered. GET and HEAD may unless told otherwise; streamed bodies never are.
    public var isRepeatable: Bool

    /// A request.
    public init(_ method: String, _ url: URLParts, _ fields: HTTPFields = [:], body: Body = .none) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
        isRepeatable = method == "GET" || method == "HEAD"
    }

    /// The fields that frame the body.
    var framing: [(String, String)] {
        switch body {
        case .none: method == "POST" || method == "PUT" ? [("Content-Length", "0")] : []
        case .bytes(let bytes): [("Content-Length", String(bytes.count))]
        case .stream(_, let length?): [("Content-Length", String(length))]
        case .stream(_, nil): [("Transfer-Encoding", "chunked")]
        }
    }
}

/// An answer whose body has not been read yet.
public struct HTTPClientResponse {
    /// Status and header fields.
    public let head: ResponseHead
    /// The body. Reading throws NetError: `closed` when it is cut short, `badAnswer` when its framing or coding is broken,
    /// `tooLarge` over `bodyLimit`, `timedOut`. It is complete only when a read returns nothing.
    public let body: any ByteInput

    /// The status code.
    public var status: Int { head.status }
    /// The header fields.
    public var fields: HTTPFields { head.fields }

    /// All of the body in memory. Throws as reading does.
    public func wholeBody() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = try body.read(upTo: 65_536)
            if piece.isEmpty { return bytes }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
        }
    }
}
