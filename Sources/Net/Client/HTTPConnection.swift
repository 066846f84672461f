internal import Bytes

/// The client's end of one connection: sends requests and reads answers, one after the other.
///
/// The connection may lead to the server itself, to a proxy, or to a helper program that speaks HTTP over its standard
/// streams; the latter two are told the whole URL. Belongs to one thread.
public final class HTTPConnection {
    private let channel: any Channel
    private let input: ChannelInput
    private let limits: HTTPClientLimits
    private let sendsWholeURL: Bool
    private let extraField: HTTPField?
    private var body: BodyInput?
    private var isBroken = false
    /// Whether the last request has been answered with at least one byte.
    private(set) var hasAnswer = false

    /// Takes over a channel. With `sendsWholeURL`, request lines hold the whole URL, as for proxies and helpers.
    public convenience init(
        over channel: any Channel, sendsWholeURL: Bool, limits: HTTPClientLimits = HTTPClientLimits()
    ) {
        self.init(over: channel, sendsWholeURL: sendsWholeURL, limits: limits, extraField: nil)
    }

    init(over channel: any Channel, sendsWholeURL: Bool, limits: HTTPClientLimits, extraField: HTTPField?) {
        self.channel = channel
        self.limits = limits
        self.sendsWholeURL = sendsWholeURL
        self.extraField = extraField
        input = ChannelInput(channel, idle: limits.idleTime)
    }

    /// Ends the connection.
    public func close() {
        isBroken = true
        channel.close()
    }

    /// Gets ready for another request: throws away what is left of the last answer if it is little. False when the
    /// connection cannot be used again, because the server ended it, its framing is lost, or too much is left.
    public func prepareForNext() -> Bool {
        var drained = 0
        while let body, !body.isComplete, !isBroken {
            guard drained <= limits.drainBytes, let piece = try? body.read(upTo: 16_384),
                !piece.isEmpty || body.isComplete
            else {
                isBroken = true
                break
            }
            drained += piece.count
        }
        // Bytes nobody asked for would be taken for the next answer.
        return !isBroken && input.count == 0 && !channel.hasNews()
    }

    /// Sends a request and reads the head of its answer.
    ///
    /// The body of the answer before must have been read, or `prepareForNext` have been called. Throws NetError: `misuse` for
    /// a request that cannot be written, `closed`, `timedOut`, `badAnswer`, `tooLarge`. Any failure ends the connection. An
    /// answer that arrives while the body is still being sent is taken if it says no (300 and above), and ends it too.
    public func send(_ request: HTTPClientRequest) throws -> HTTPClientResponse {
        guard !isBroken, body?.isComplete ?? true else {
            throw NetError(.misuse, "connection that is in use or broken")
        }
        var fields = request.fields
        if request.acceptsGzip { fields.append("Accept-Encoding", "gzip") }
        if let extraField { fields.append(extraField) }
        let target = sendsWholeURL ? Array(request.url.text.utf8) : request.url.target
        let head = try HeadWriter.request(
            request.method, target, host: request.url.authority.text, fields, framing: request.framing)
        hasAnswer = false
        input.overall = limits.totalTime.map { .after($0) } ?? .never
        do {
            return try response(to: request, try transmit(request, head))
        } catch {
            close()
            throw error
        }
    }

    /// Writes the request; returns the head of an answer that came early and ends the sending.
    private func transmit(_ request: HTTPClientRequest, _ head: [UInt8]) throws -> ResponseHead? {
        do {
            switch request.body {
            case .none: try write(head)
            case .bytes(let bytes): try write(head + bytes)
            case .stream(let source, let length): return try stream(source, length, head)
            }
            return nil
        } catch let error as NetError where error.code == .closed {
            // The server may have said why before it closed.
            isBroken = true
            guard let early = try? readHead() else { throw error }
            return early
        }
    }

    private func stream(_ source: any ByteInput, _ length: Int?, _ head: [UInt8]) throws -> ResponseHead? {
        var bytes = head
        var sent = 0
        var early: ResponseHead?
        while true {
            let piece = try source.read(upTo: 65_536)
            sent += piece.count
            if let length, sent > length || piece.isEmpty && sent < length {
                throw NetError(.misuse, "body of another length than announced")
            }
            if length != nil { bytes += piece } else { ChunkedWriter.append(piece, to: &bytes) }
            if piece.isEmpty, length == nil { bytes += ChunkedWriter.last }
            if !bytes.isEmpty { try write(bytes) }
            bytes.removeAll(keepingCapacity: true)
            if piece.isEmpty { return early }
            if early == nil, channel.hasNews() {
                early = try interim()
                if let early, early.status >= 300 {
                    isBroken = true
                    return early
                }
            }
        }
    }

    private func write(_ bytes: [UInt8]) throws(NetError) {
        if input.overall.isPast { throw NetError(.timedOut, "sending a request") }
        try channel.write(bytes.span, idle: limits.idleTime)
    }

    /// Reads the answer's head, unless it came early, and prepares its body.
    private func response(to request: HTTPClientRequest, _ early: ResponseHead?) throws -> HTTPClientResponse {
        let head = try early ?? readHead()
        let framing = try head.framing(for: request.method)
        var costs = BodyInput.Limits()
        costs.chunkLine = limits.chunkLineBytes
        costs.chunkExtensions = limits.chunkExtensionBytes
        costs.trailers = limits.trailerBytes
        let body = BodyInput(input, framing, .client, room: request.bodyLimit, limits: costs)
        self.body = body
        if !head.keepsAlive || framing == .untilClose { isBroken = true }
        guard let coding = head.fields.first("content-encoding"), framing != .none else {
            return HTTPClientResponse(head: head, body: body)
        }
        guard request.acceptsGzip, head.fields.count("content-encoding") == 1,
            HTTPGrammar.matches(coding, "gzip") || HTTPGrammar.matches(coding, "x-gzip")
        else { throw NetError(.badAnswer, "Content-Encoding that was not asked for") }
        return HTTPClientResponse(head: head, body: UnpackedAnswer(body, limit: request.bodyLimit))
    }

    /// Reads heads until one is not of status 1xx.
    private func readHead() throws(NetError) -> ResponseHead {
        for _ in 0...max(limits.interimAnswers, 0) {
            let head = try nextHead()
            if head.status == 101 { throw NetError(.badAnswer, "change of protocol that was not asked for") }
            if head.status >= 200 { return head }
        }
        throw NetError(.badAnswer, "number of interim answers")
    }

    /// Reads one head that has begun to arrive; nil for one of status 1xx.
    private func interim() throws(NetError) -> ResponseHead? {
        let head = try nextHead()
        if head.status == 101 { throw NetError(.badAnswer, "change of protocol that was not asked for") }
        return head.status >= 200 ? head : nil
    }

    private func nextHead() throws(NetError) -> ResponseHead {
        var scanner = HeadScanner(limits)
        while true {
            do {
                let found = try input.look { bytes throws(HTTPError) -> (ResponseHead, Int)? in
                    // Whoever greets in another language is not waited for.
                    let start = bytes.array(0, min(bytes.count, 7))
                    guard start.elementsEqual("HTTP/1.".utf8.prefix(start.count)) else {
                        throw HTTPError(400, "status line")
                    }
                    guard let length = try scanner.scan(bytes) else { return nil }
                    return (try ResponseHead(bytes.extracting(0..<length)), length)
                }
                if let (head, length) = found {
                    input.use(length)
                    return head
                }
            } catch {
                throw NetError(error.status == 400 ? .badAnswer : .tooLarge, error.what)
            }
            guard try input.fill() else { throw NetError(.closed, "answer cut short") }
            hasAnswer = true
        }
    }
}

/// An answer's gzip body, with its errors named as a client's.
private final class UnpackedAnswer: ByteInput {
    private let source: GzipInput

    init(_ packed: BodyInput, limit: Int) { source = GzipInput(packed, limit: limit) }

    func read(upTo limit: Int) throws -> [UInt8] {
        do {
            return try source.read(upTo: limit)
        } catch let error as HTTPError {
            throw NetError(error.status == 413 ? .tooLarge : .badAnswer, error.what)
        }
    }
}
