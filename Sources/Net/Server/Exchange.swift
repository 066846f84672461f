internal import Synchronization

/// What becomes of a connection after a worker is done with it.
enum Verdict {
    /// Wait for another request.
    case keep
    /// Nothing more will be sent; give the client the time to read the answer.
    case linger
    /// Break it off.
    case reset
    /// Answer with this status and linger.
    case refuse(HTTPError)
}

/// Answers requests on a worker's thread: runs the handler, makes sure there is exactly one answer, and decides whether the
/// connection can go on.
final class Exchange: Sendable {
    private let handler: any HTTPHandler
    private let limits: HTTPLimits
    private let observer: (@Sendable (HTTPAccess) -> Void)?
    /// Set when the server stops: answers then close their connections.
    let isStopping = Atomic(false)
    /// How many requests have been answered.
    let answered = Atomic(0)

    init(_ handler: any HTTPHandler, _ limits: HTTPLimits, _ observer: (@Sendable (HTTPAccess) -> Void)?) {
        self.handler = handler
        self.limits = limits
        self.observer = observer
    }

    /// Answers the pending request of a connection, and those the client has sent ahead.
    func run(_ connection: ServerConnection) -> Verdict {
        while let head = connection.pending {
            connection.pending = nil
            if let verdict = answer(head, connection) { return verdict }
            connection.pipelined = connection.input.count > 0 ? connection.pipelined + 1 : 0
            do {
                connection.pending = try connection.nextHead()
            } catch {
                return .refuse(error)
            }
        }
        return .keep
    }

    /// Tells the observer of a request that never became one.
    func report(refused error: HTTPError, peer: String, bytes: Int) {
        answered.add(1, ordering: .relaxed)
        observer?(
            HTTPAccess(
                peer: peer, method: "", target: [], status: error.status, bytes: bytes, duration: .zero,
                problem: error.what))
    }

    /// Runs the handler once; nil when the connection is ready for another request.
    private func answer(_ head: RequestHead, _ connection: ServerConnection) -> Verdict? {
        let start = connection.received
        connection.channel.startOver()
        connection.input.idle = limits.idleTime
        let first = AnswerSink(connection.channel, idle: limits.idleTime)
        let body = self.body(head, connection, first)
        var sink = first
        var problem: String?
        let request = HTTPRequest(
            head, peer: connection.peer, received: connection.received, input: body, limits: limits)
        let response = self.responder(head, connection, sink, body)
        var status = 0
        do {
            try handler.handle(request, response)
            try response.complete()
            status = response.status ?? 0
        } catch {
            problem = "\(error)"
            status = response.status ?? 0
            if sink.state != .broken, !sink.hasSent {
                // As long as not a byte has left, another answer can take the place of this one.
                sink = AnswerSink(connection.channel, idle: limits.idleTime)
                status = (error as? HTTPError)?.status ?? 500
                try? self.responder(head, connection, sink, body).send(status, Self.textual, body: Self.page(status))
            } else {
                sink.state = .broken
            }
        }
        let verdict = self.verdict(sink, body, connection)
        answered.add(1, ordering: .relaxed)
        observer?(
            HTTPAccess(
                peer: connection.peer, method: head.method, target: head.target.raw, status: status, bytes: sink.count,
                duration: Deadline.now.since(start), problem: problem))
        return verdict
    }

    private func body(_ head: RequestHead, _ connection: ServerConnection, _ sink: AnswerSink) -> BodyInput {
        var costs = BodyInput.Limits()
        costs.chunkLine = limits.chunkLineBytes
        costs.chunkExtensions = limits.chunkExtensionBytes
        return BodyInput(
            connection.input, head.framing, .server, room: limits.bodyBytes, limits: costs,
            beforeWaiting: head.expectsContinue ? { try sink.sendContinue() } : nil)
    }

    private func responder(
        _ head: RequestHead, _ connection: ServerConnection, _ sink: AnswerSink, _ body: BodyInput
    ) -> HTTPResponder {
        HTTPResponder(sink, isHead: head.method == "HEAD", version: head.version) { [self] in
            guard head.keepsAlive, !isStopping.load(ordering: .relaxed),
                connection.pipelined + 1 < limits.pipelinedRequests, !body.hasFailed
            else { return false }
            if body.isComplete { return true }
            // A client that still waits for `100 Continue` may or may not send the body now: nobody can tell.
            if head.expectsContinue, !body.hasStarted { return false }
            return (body.remaining ?? 0) <= limits.drainBytes
        }
    }

    private func verdict(_ sink: AnswerSink, _ body: BodyInput, _ connection: ServerConnection) -> Verdict? {
        guard sink.state == .done else { return .reset }
        guard sink.keepsConnection else { return .linger }
        if body.isComplete { return nil }
        connection.input.idle = limits.lingerTime
        var drained = 0
        while drained <= limits.drainBytes, let piece = try? body.read(upTo: 16_384) {
            if piece.isEmpty { return body.isComplete ? nil : .linger }
            drained += piece.count
        }
        return .linger
    }

    private static let textual: HTTPFields = ["Content-Type": "text/plain; charset=utf-8"]

    /// The body of an answer that says no more than its status.
    static func page(_ status: Int) -> [UInt8] { Array("\(status) \(HTTPStatus.phrase(status))\n".utf8) }

    /// A whole answer that closes the connection, for a request that could not be read or taken.
    static func refusal(_ status: Int) -> [UInt8] {
        let body = page(status)
        var lines = Array("Content-Type: text/plain; charset=utf-8\r\n".utf8)
        if status == 503 { lines += "Retry-After: 2\r\n".utf8 }
        return HeadWriter.response(
            status, lines, framing: [("Content-Length", String(body.count)), ("Connection", "close")]) + body
    }
}
