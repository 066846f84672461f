import Bytes
import Testing

@testable import Net

/// A server that reads a request head and says exactly what it is told, one script per connection.
private final class ScriptedServer: Sendable {
    let port: UInt16
    let requests = Collected<String>()

    /// Plays each script once, in order. A script is what is sent after each request of one connection; an empty piece closes
    /// at once, and after the last piece the connection is closed, with a reset if the script says so.
    init(_ scripts: [[[UInt8]]], reset: Bool = false) throws {
        let (number, port) = try listeningSocket()
        self.port = port
        let (socket, requests) = (OwnedSocket(number), requests)
        try startThread {
            for script in scripts {
                guard let channel = accept(socket.number) else { return }
                for piece in script {
                    var head: [UInt8] = []
                    while !head.contains(bytes("\r\n\r\n")) {
                        guard let more = try? channel.read(upTo: 65_536, by: .after(.seconds(20))), !more.isEmpty else {
                            break
                        }
                        head += more
                    }
                    requests.append(text(head))
                    if piece.isEmpty { break }
                    try? channel.write(piece.span, idle: .seconds(20))
                }
                if reset { channel.reset() } else { channel.close() }
            }
        }
    }

    func url(_ path: String = "/") throws -> URLParts { try URLParts("http://127.0.0.1:\(port)\(path)") }
}

@Suite("The client", .tags(.live), .timeLimit(.minutes(60)))
struct ClientTests {
    static let ok = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"

    var limits: HTTPClientLimits {
        var limits = HTTPClientLimits()
        limits.idleTime = .seconds(20)
        return limits
    }

    /// What becomes of one GET request that is answered with these bytes.
    func get(
        _ answer: [UInt8], reset: Bool = false, gzip: Bool = false, bodyLimit: Int = 1_000,
        limits: HTTPClientLimits? = nil
    ) throws -> (Int, [UInt8]) {
        let server = try ScriptedServer([[answer]], reset: reset)
        var request = HTTPClientRequest("GET", try server.url())
        request.acceptsGzip = gzip
        request.bodyLimit = bodyLimit
        let response = try HTTPClient(limits: limits ?? self.limits).send(request)
        return (response.status, try response.wholeBody())
    }

    @Test("a client and our own server understand each other, on one connection")
    func ourServer() throws {
        try withServer { server in
            let client = HTTPClient(limits: limits)
            let url = try URLParts("http://127.0.0.1:\(server.port)/a?b")
            let bodies: [(HTTPClientRequest.Body, Int)] = [
                (.none, 0), (.bytes(bytes("hello")), 5),
                (.stream(MemoryInput([UInt8](repeating: 1, count: 200_000)), length: nil), 200_000),
                (.stream(MemoryInput([UInt8](repeating: 1, count: 100_000), step: 7_000), length: 100_000), 100_000),
                (.stream(MemoryInput([]), length: nil), 0),
            ]
            for (body, count) in bodies {
                let response = try client.send(HTTPClientRequest("POST", url, ["X": "y"], body: body))
                #expect(response.status == 200)
                #expect(text(try response.wholeBody()) == "POST /a?b \(count)\n")
            }
            #expect(server.counts.accepted == 1)
        }
    }

    @Test("a request is written as it should be")
    func written() throws {
        let server = try ScriptedServer([[bytes(Self.ok), bytes(Self.ok)]])
        let client = HTTPClient(limits: limits)
        var request = HTTPClientRequest("GET", try URLParts("http://u:p@127.0.0.1:\(server.port)/a%20b?c"), ["A": "b"])
        request.acceptsGzip = true
        _ = try client.send(request).wholeBody()
        _ = try client.send(HTTPClientRequest("POST", try server.url(), body: .none)).wholeBody()
        #expect(
            server.requests.wait(for: 2) == [
                "GET /a%20b?c HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nA: b\r\nAccept-Encoding: gzip\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\nContent-Length: 0\r\n\r\n",
            ])
    }

    @Test("requests that could become two are not written")
    func injection() throws {
        let client = HTTPClient(limits: limits)
        let url = try URLParts("http://127.0.0.1:1/")
        for request in [
            HTTPClientRequest("GET", url, ["A": "b\r\nC: d"]), HTTPClientRequest("GET", url, ["A\n": "b"]),
            HTTPClientRequest("GET", url, ["Host": "evil"]), HTTPClientRequest("GET /\r\n", url),
            HTTPClientRequest("GET", url, ["Content-Length": "5"]), HTTPClientRequest("", url),
        ] {
            let connection = HTTPConnection(over: ScriptedChannel([]), sendsWholeURL: false)
            #expect(throws: NetError(.misuse, "")) { try connection.send(request) }
        }
        #expect(throws: NetError(.misuse, "")) { try client.send(HTTPClientRequest("GET", try URLParts("https://a/"))) }
    }

    @Test("every prefix of an answer is an error and never a shorter answer", arguments: [false, true])
    func prefixes(_ reset: Bool) throws {
        for answer in [
            Self.ok, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        ] {
            let whole = bytes(answer)
            #expect(try get(whole).1 == bytes("hello"))
            for end in stride(from: 0, to: whole.count, by: 3) {
                #expect(throws: NetError(.closed, ""), "cut at \(end)") { try get(Array(whole[..<end]), reset: reset) }
            }
        }
    }

    @Test("an answer without a length lasts until the connection ends, and a reset is not its end")
    func untilClose() throws {
        let answer = bytes("HTTP/1.0 200 OK\r\n\r\nhello")
        #expect(try get(answer).1 == bytes("hello"))
        #expect(throws: NetError(.closed, "")) { try get(answer, reset: true) }
        #expect(throws: NetError(.tooLarge, "")) { try get(answer, bodyLimit: 4) }
    }

    @Test(
        "what is not HTTP as we know it is refused",
        arguments: [
            "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 200 OK\nContent-Length: 0\n\n", "HTTP/1.1 200 OK\r\nX\r\n\r\n",
            "<html>\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
            "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello", "HTTP/1.1 200 OK\r\n X: y\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "\r\nHTTP/1.1 200 OK\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n",
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhelloX\r\n0\r\n\r\n",
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n", "HTTP/1.1 200 OK\r\nX: a\u{0}b\r\n\r\n",
            "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 1\r\n\r\nx",
            "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
        ])
    func garbage(_ answer: String) {
        #expect(throws: NetError(.badAnswer, "")) { try get(bytes(answer)) }
    }

    @Test("heads, bodies, chunks and extensions over their limits are refused while they arrive")
    func tooLarge() {
        let fields = String(repeating: "X: y\r\n", count: 100_000)
        #expect(throws: NetError(.tooLarge, "")) { try get(bytes("HTTP/1.1 200 OK\r\n\(fields)")) }
        #expect(throws: NetError(.tooLarge, "")) {
            try get(bytes("HTTP/1.1 200 OK\r\nX: \(String(repeating: "x", count: 1_000_000))"))
        }
        #expect(throws: NetError(.tooLarge, "")) {
            try get(bytes("HTTP/1.1 200 \(String(repeating: "x", count: 1_000_000))"))
        }
        #expect(throws: NetError(.tooLarge, "")) { try get(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n")) }
        #expect(throws: NetError(.tooLarge, "")) {
            try get(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7fffffffffffffff\r\n"))
        }
        let chunk = "1;\(String(repeating: "e", count: 900))\r\na\r\n"
        #expect(throws: NetError(.badAnswer, "")) {
            try get(
                bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + String(repeating: chunk, count: 200)))
        }
        let trailers = String(repeating: "X: y\r\n", count: 10_000)
        #expect(throws: NetError(.badAnswer, "")) {
            try get(bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\(trailers)\r\n"))
        }
    }

    @Test("ten interim answers are passed over, one more refused")
    func interimAnswers() throws {
        let interim = "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n"
        #expect(try get(bytes(String(repeating: interim, count: 10) + Self.ok)).0 == 200)
        #expect(throws: NetError(.badAnswer, "")) { try get(bytes(String(repeating: interim, count: 11) + Self.ok)) }
    }

    @Test("a gzip answer is unpacked when it was asked for, and cut or damaged ones are errors")
    func gzipAnswers() throws {
        let packed = gzip(bytes("hello"))
        func answer(_ body: [UInt8]) -> [UInt8] {
            bytes("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n") + body
        }
        #expect(try get(answer(packed), gzip: true).1 == bytes("hello"))
        #expect(throws: NetError(.badAnswer, "")) { try get(answer(packed.dropLast(3)), gzip: true) }
        #expect(throws: NetError(.badAnswer, "")) { try get(answer(packed + [0]), gzip: true) }
        #expect(throws: NetError(.closed, "")) { try get(answer(packed).dropLast(3), gzip: true) }
        #expect(throws: NetError(.tooLarge, "")) {
            try get(answer(gzip([UInt8](repeating: 0, count: 10_000))), gzip: true, bodyLimit: 9_999)
        }
    }

    @Test("a server that says nothing is given up on")
    func silence() throws {
        var limits = HTTPClientLimits()
        limits.idleTime = .milliseconds(100)
        let (socket, port) = try listeningSocket()
        defer { Socket.close(socket) }
        let request = HTTPClientRequest("GET", try URLParts("http://127.0.0.1:\(port)/"))
        #expect(throws: NetError(.timedOut, "")) { try HTTPClient(limits: limits).send(request) }
        limits.idleTime = .seconds(20)
        limits.totalTime = .milliseconds(100)
        #expect(throws: NetError(.timedOut, "")) { try HTTPClient(limits: limits).send(request) }
    }

    @Test("nobody listening and no such name are told apart")
    func unreachable() throws {
        let (socket, port) = try listeningSocket()
        Socket.close(socket)
        #expect(throws: NetError(.unreachable, "")) {
            try HTTPClient().send(HTTPClientRequest("GET", try URLParts("http://127.0.0.1:\(port)/")))
        }
        #expect(throws: NetError.self) {
            try HTTPClient().send(HTTPClientRequest("GET", try URLParts("http://nobody.invalid/")))
        }
    }

    @Test("a kept connection that has died is replaced, but only for requests that may be repeated")
    func deadConnection() throws {
        let server = try ScriptedServer([
            [bytes(Self.ok), []], [bytes(Self.ok)], [bytes(Self.ok), []], [bytes(Self.ok)],
        ])
        let client = HTTPClient(limits: limits)
        for _ in 0..<2 {
            #expect(try client.send(HTTPClientRequest("GET", try server.url())).wholeBody() == bytes("hello"))
        }
        client.close()
        #expect(try client.send(HTTPClientRequest("GET", try server.url())).wholeBody() == bytes("hello"))
        let request = HTTPClientRequest("POST", try server.url(), body: .bytes(bytes("x")))
        #expect(throws: NetError(.closed, "")) { try client.send(request) }
    }

    @Test("a body left unread is thrown away if it is short, and the connection with it if it is long")
    func unreadBody() throws {
        let long = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" + String(repeating: "x", count: 1_000_000)
        let server = try ScriptedServer([[bytes(Self.ok), bytes(long)], [bytes(Self.ok)]])
        let client = HTTPClient(limits: limits)
        for _ in 0..<3 { #expect(try client.send(HTTPClientRequest("GET", try server.url())).status == 200) }
    }

    @Test("bytes nobody asked for are not taken for the next answer")
    func unaskedBytes() throws {
        let server = try ScriptedServer([
            [bytes(Self.ok + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")], [bytes(Self.ok)],
        ])
        let client = HTTPClient(limits: limits)
        for _ in 0..<2 {
            #expect(try client.send(HTTPClientRequest("GET", try server.url())).wholeBody() == bytes("hello"))
        }
    }

    @Test("an answer that says no while the body is being sent is read, and the sending ends")
    func earlyAnswer() throws {
        try withServer(HTTPLimits(), { _, response in try response.send(403, body: bytes("no\n")) }) { server in
            let endless = EndlessInput()
            let url = try URLParts("http://127.0.0.1:\(server.port)/")
            let response = try HTTPClient(limits: limits).send(
                HTTPClientRequest("POST", url, body: .stream(endless, length: nil)))
            #expect(response.status == 403)
            #expect(text(try response.wholeBody()) == "no\n")
        }
    }

    @Test("a streamed body of another length than announced is an error", arguments: [4, 6])
    func wrongLength(_ length: Int) throws {
        try withServer { server in
            let url = try URLParts("http://127.0.0.1:\(server.port)/")
            #expect(throws: NetError(.misuse, "")) {
                try HTTPClient(limits: limits).send(
                    HTTPClientRequest("POST", url, body: .stream(MemoryInput(bytes("hello")), length: length)))
            }
        }
    }

    @Test("a proxy is told the whole URL and who we are, the server is not")
    func proxy() throws {
        let server = try ScriptedServer([[bytes(Self.ok)], [bytes(Self.ok)]])
        let proxy = try HTTPProxy("http://u:p@127.0.0.1:\(server.port)", except: "127.0.0.1")
        let client = HTTPClient(limits: limits, proxy: proxy)
        _ = try client.send(HTTPClientRequest("GET", try URLParts("http://hub.invalid/a"))).wholeBody()
        _ = try client.send(HTTPClientRequest("GET", try server.url())).wholeBody()
        let requests = server.requests.wait(for: 2)
        #expect(
            requests.first
                == "GET http://hub.invalid/a HTTP/1.1\r\nHost: hub.invalid\r\nProxy-Authorization: Basic dTpw\r\n\r\n")
        #expect(requests.last == "GET / HTTP/1.1\r\nHost: 127.0.0.1:\(server.port)\r\n\r\n")
    }

    @Test("an answer is the same however it is cut", arguments: [1, 2, 7, 1_000])
    func cuts(_ step: Int) throws {
        let answer = bytes(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x\r\nhello\r\n0\r\nX: y\r\n\r\n"
        )
        let channel = ScriptedChannel(answer, step: step)
        let connection = HTTPConnection(over: channel, sendsWholeURL: true)
        let response = try connection.send(HTTPClientRequest("GET", try URLParts("https://a/b")))
        #expect(try all(response.body, step: 2) == bytes("hello"))
        #expect(text(channel.written) == "GET https://a/b HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(connection.prepareForNext())
    }
}

/// A source that never ends.
private final class EndlessInput: ByteInput {
    func read(upTo limit: Int) -> [UInt8] { [UInt8](repeating: 0x61, count: limit) }
}
