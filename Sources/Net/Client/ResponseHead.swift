// Heads of answers (RFC 9112, sections 4 to 6), as strict as those of requests.
//
//   HTTP/1.1 200 OK CRLF       HTTP-version SP 3DIGIT [ SP [ reason-phrase ] ]; 1.0 and 1.1 only, 100 to 599
//   Content-Length: 5 CRLF     at most one line, digits only
//   CRLF
//
//   answer to HEAD, 1xx, 204, 304               no body
//   Transfer-Encoding: chunked, in 1.1          chunks; refused together with Content-Length, refused if anything else
//   Content-Length: n                           n bytes
//   neither                                     until the connection ends; whether it is all, the caller has to know

/// Status line and header fields of an answer, checked.
public struct ResponseHead: Sendable, Equatable {
    /// The status code, 100 to 599.
    public let status: Int
    /// The version of HTTP.
    public let version: HTTPVersion
    /// The header fields in the order they came.
    public let fields: HTTPFields

    /// Reads a head from the front of some bytes; nil when it is not complete yet.
    ///
    /// `length` is how many bytes it took. Throws NetError with `badAnswer` or `tooLarge`.
    public static func parse(
        _ bytes: Span<UInt8>, limits: HTTPClientLimits = HTTPClientLimits()
    ) throws(NetError) -> (head: ResponseHead, length: Int)? {
        do {
            var scanner = HeadScanner(limits)
            guard let length = try scanner.scan(bytes) else { return nil }
            return (try ResponseHead(bytes.extracting(0..<length)), length)
        } catch {
            throw NetError(error.status == 400 ? .badAnswer : .tooLarge, error.what)
        }
    }

    /// Reads a complete head, the empty line at its end included.
    init(_ head: Span<UInt8>) throws(HTTPError) {
        var line: (Int, HTTPVersion)?
        var fields = HTTPFields()
        try HeadScanner.lines(head) { (bytes, number) throws(HTTPError) in
            if number == 0 { line = try Self.statusLine(bytes) } else { try fields.parse(line: bytes) }
        }
        guard let line else { throw HTTPError(400, "no status line") }
        (status, version) = line
        self.fields = fields
    }

    private static func statusLine(_ line: Span<UInt8>) throws(HTTPError) -> (Int, HTTPVersion) {
        let version = line.array(0, 9)
        let isNew = version.elementsEqual("HTTP/1.1 ".utf8)
        guard isNew || version.elementsEqual("HTTP/1.0 ".utf8), line.count >= 12,
            let status = HTTPGrammar.decimal(line.array(9, 12)), (100...599).contains(status),
            line.count == 12 || line[12] == HTTPGrammar.space
        else { throw HTTPError(400, "status line") }
        return (status, isNew ? .http11 : .http10)
    }

    /// How the body ends in the answer to a request with this method. Throws `badAnswer`.
    func framing(for method: String) throws(NetError) -> BodyFraming {
        if method == "HEAD" || HTTPStatus.hasNoBody(status) { return .none }
        let lengths = fields.count("content-length")
        if let coding = fields.first("transfer-encoding") {
            guard version == .http11, fields.count("transfer-encoding") == 1, lengths == 0,
                HTTPGrammar.matches(coding, "chunked")
            else { throw NetError(.badAnswer, "Transfer-Encoding") }
            return .chunked
        }
        guard let length = fields.first("content-length") else { return .untilClose }
        guard lengths == 1, let size = HTTPGrammar.decimal(length) else { throw NetError(.badAnswer, "Content-Length") }
        return size == 0 ? .none : .length(size)
    }

    /// Whether the server means to take more requests on the connection.
    var keepsAlive: Bool { version == .http11 && !fields.contains("close", in: "connection") }
}

extension HeadScanner {
    init(_ limits: HTTPClientLimits) {
        self.init(
            Limits(
                head: limits.headBytes, firstLine: limits.headBytes, fields: limits.fields, allowsEmptyLine: false))
    }
}
