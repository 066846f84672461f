import Net

/// A handler made of a closure.
struct Answering: HTTPHandler {
    let body: @Sendable (HTTPRequest, HTTPResponder) throws -> Void

    init(_ body: @escaping @Sendable (HTTPRequest, HTTPResponder) throws -> Void) { self.body = body }

    func handle(_ request: HTTPRequest, _ response: HTTPResponder) throws { try body(request, response) }
}

/// Runs `body` against a server on a free port of this machine and stops it afterwards.
func withServer(
    _ limits: HTTPLimits = HTTPLimits(), observer: (@Sendable (HTTPAccess) -> Void)? = nil,
    _ handler: @escaping @Sendable (HTTPRequest, HTTPResponder) throws -> Void = echo,
    _ body: (HTTPServer) throws -> Void
) throws {
    let server = try HTTPServer(
        host: "127.0.0.1", port: 0, limits: limits, handler: Answering(handler), observer: observer)
    try server.start()
    defer { server.stop(grace: .seconds(5)) }
    try body(server)
}

/// Answers with method, target and the size of the body.
@Sendable func echo(_ request: HTTPRequest, _ response: HTTPResponder) throws {
    let body = try request.wholeBody(limit: 1 << 20)
    let target = String(decoding: request.target, as: UTF8.self)
    try response.send(200, body: Array("\(request.method) \(target) \(body.count)\n".utf8))
}

/// A client that says exactly what it is told.
final class RawClient {
    let channel: SocketChannel
    private var pending: [UInt8] = []

    init(_ server: HTTPServer) throws {
        channel = try SocketChannel.connect(host: "127.0.0.1", port: server.port, by: .after(.seconds(20)))
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws { try channel.write(bytes.span, idle: .seconds(20)) }

    /// Everything until the server closes.
    func readToEnd() throws -> String {
        var bytes = pending
        pending = []
        while true {
            let piece = try channel.read(upTo: 65_536, by: .after(.seconds(20)))
            if piece.isEmpty { return String(decoding: bytes, as: UTF8.self) }
            bytes += piece
        }
    }

    /// Everything up to and with `mark`.
    func read(until mark: String) throws -> String {
        let mark = Array(mark.utf8)
        while true {
            for end in pending.indices where pending[...end].suffix(mark.count).elementsEqual(mark) {
                defer { pending.removeFirst(end + 1) }
                return String(decoding: pending[...end], as: UTF8.self)
            }
            let piece = try channel.read(upTo: 65_536, by: .after(.seconds(20)))
            if piece.isEmpty { throw NetError(.closed, "connection ended before \(mark)") }
            pending += piece
        }
    }

    /// The status of the next answer; its body must end in a line feed and hold no other.
    func status() throws -> Int {
        let head = try read(until: "\r\n\r\n")
        if !head.contains("Content-Length: 0\r\n") { _ = try read(until: "\n") }
        return Int(head.dropFirst(9).prefix(3)) ?? 0
    }

    /// Whether the server has closed, waiting for it to do so.
    func isClosedByServer() -> Bool {
        do {
            while true {
                if try channel.read(upTo: 65_536, by: .after(.seconds(20))).isEmpty { return true }
            }
        } catch {
            return error.code == .closed
        }
    }
}

/// Waits until a condition holds; false when it does not within twenty seconds.
func eventually(_ condition: () -> Bool) -> Bool {
    let pause = Pause()
    let deadline = Deadline.after(.seconds(20))
    while !deadline.isPast {
        if condition() { return true }
        pause.wait(.milliseconds(2))
    }
    return condition()
}
