// Request heads (RFC 9112, sections 2 to 6), strict: one reading or none.
//
//   POST /echo?x=1 HTTP/1.1 CRLF      method SP request-target SP HTTP-version, exactly two spaces
//   Host: hub.example CRLF            exactly one in 1.1; at most one in 1.0; see Authority
//   Content-Length: 5 CRLF            at most one line, digits only
//   CRLF
//
// What decides where the body ends:
//
//   Transfer-Encoding | Content-Length | reading
//   ------------------|----------------|---------------------------------------------------------------
//   -                 | -              | no body
//   -                 | one, n         | n bytes; 413 above `statedBodyBytes`
//   -                 | two, or a list | 400, equal values included
//   chunked           | -              | chunks, in HTTP/1.1 only; 400 in 1.0
//   chunked           | any            | 400
//   anything else     | any            | 501 for one other coding, 400 for lists, repetitions and what is no token

extension RequestHead {
    /// Reads a head from the front of some bytes; nil when it is not complete yet.
    ///
    /// `length` is how many bytes it took. Throws the status to answer with: 400, 413, 414, 417, 431, 501 or 505.
    public static func parse(
        _ bytes: Span<UInt8>, limits: HTTPLimits = HTTPLimits()
    ) throws(HTTPError) -> (head: RequestHead, length: Int)? {
        var scanner = HeadScanner(limits)
        guard let length = try scanner.scan(bytes) else { return nil }
        return (try RequestHead(bytes.extracting(scanner.begin..<length), limits), length)
    }

    /// Reads a complete head, the empty line at its end included.
    init(_ head: Span<UInt8>, _ limits: HTTPLimits) throws(HTTPError) {
        var line: RequestLine?
        var fields = HTTPFields()
        try HeadScanner.lines(head) { (bytes, number) throws(HTTPError) in
            if number == 0 { line = try RequestLine(bytes, limits) } else { try fields.parse(line: bytes) }
        }
        guard let line else { throw HTTPError(400, "no request line") }
        guard fields.list.count <= limits.fields else { throw HTTPError(431, "number of header fields") }
        for name in ["host", "content-length", "content-type", "content-encoding", "expect"]
        where fields.count(name) > 1 { throw HTTPError(400, "repeated header field") }
        method = line.method
        version = line.version
        target = try RequestTarget(line.target.span, schemes: limits.targetSchemes)
        if target.form == .asterisk, method != "OPTIONS" { throw HTTPError(400, "form of a target") }
        self.fields = fields
        host = try Self.host(fields, version, target)
        framing = try Self.framing(fields, version, limits)
        expectsContinue = try Self.expectation(fields, version, framing)
    }

    private struct RequestLine {
        let method: String
        let target: [UInt8]
        let version: HTTPVersion

        init(_ line: Span<UInt8>, _ limits: HTTPLimits) throws(HTTPError) {
            var end = 0
            while end < line.count, HTTPGrammar.isToken(line[end]) { end += 1 }
            guard end > 0, end < line.count, line[end] == HTTPGrammar.space else { throw HTTPError(400, "method") }
            guard end <= HTTPLimits.methodBytes else { throw HTTPError(501, "length of a method") }
            let start = end + 1
            var gap = start
            while gap < line.count, line[gap] != HTTPGrammar.space { gap += 1 }
            guard gap > start else { throw HTTPError(400, "empty target") }
            guard gap - start <= limits.targetBytes else { throw HTTPError(414, "length of a target") }
            version = try Self.version(line.array(gap + 1, line.count))
            method = String(decoding: line.array(0, end), as: UTF8.self)
            target = line.array(start, gap)
            // CONNECT is for proxies, and TRACE would give a script back what a browser hides from it.
            if method == "CONNECT" || method == "TRACE" { throw HTTPError(501, "method") }
        }

        private static func version(_ bytes: [UInt8]) throws(HTTPError) -> HTTPVersion {
            if bytes.elementsEqual("HTTP/1.1".utf8) { return .http11 }
            if bytes.elementsEqual("HTTP/1.0".utf8) { return .http10 }
            guard bytes.count == 8, bytes.starts(with: "HTTP/".utf8), HTTPGrammar.isDigit(bytes[5]),
                bytes[6] == UInt8(ascii: "."), HTTPGrammar.isDigit(bytes[7])
            else { throw HTTPError(400, "version") }
            throw HTTPError(505, "version")
        }
    }

    private static func host(
        _ fields: HTTPFields, _ version: HTTPVersion, _ target: RequestTarget
    ) throws(HTTPError) -> Authority? {
        guard let value = fields.first("host") else {
            guard version == .http10 else { throw HTTPError(400, "no Host") }
            return nil
        }
        guard let host = Authority(value.span) else { throw HTTPError(400, "Host") }
        // RFC 9112, section 3.2.2, lets the target win over Host; a client must send both alike, so we insist on that.
        if case .absolute(_, let authority) = target.form, authority != host {
            throw HTTPError(400, "Host that is not the target's")
        }
        return host
    }

    private static func framing(
        _ fields: HTTPFields, _ version: HTTPVersion, _ limits: HTTPLimits
    ) throws(HTTPError) -> BodyFraming {
        let length = fields.first("content-length")
        if let coding = fields.first("transfer-encoding") {
            guard version == .http11 else { throw HTTPError(400, "Transfer-Encoding in HTTP/1.0") }
            guard length == nil else { throw HTTPError(400, "Transfer-Encoding with Content-Length") }
            guard fields.count("transfer-encoding") == 1 else { throw HTTPError(400, "repeated Transfer-Encoding") }
            guard !coding.isEmpty, coding.allSatisfy(HTTPGrammar.isToken) else {
                throw HTTPError(400, "Transfer-Encoding")
            }
            guard HTTPGrammar.matches(coding, "chunked") else { throw HTTPError(501, "Transfer-Encoding") }
            return .chunked
        }
        guard let length else { return .none }
        guard !length.isEmpty, length.allSatisfy(HTTPGrammar.isDigit) else { throw HTTPError(400, "Content-Length") }
        guard let size = HTTPGrammar.decimal(length), size <= limits.statedBodyBytes else {
            throw HTTPError(413, "Content-Length")
        }
        return size == 0 ? .none : .length(size)
    }

    /// RFC 9110, section 10.1.1: ignored in HTTP/1.0 and where no body follows.
    private static func expectation(
        _ fields: HTTPFields, _ version: HTTPVersion, _ framing: BodyFraming
    ) throws(HTTPError) -> Bool {
        guard version == .http11, let value = fields.first("expect") else { return false }
        guard HTTPGrammar.matches(value, "100-continue") else { throw HTTPError(417, "Expect") }
        return framing != .none
    }
}
