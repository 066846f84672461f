import Bytes
import Net
import Testing

@Suite("The server", .tags(.live), .timeLimit(.minutes(60)))
struct ServerTests {
    static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test("an answer has exactly the given fields in their order, between Date and Content-Length")
    func fields() throws {
        let fields: HTTPFields = [
            "Expires": "Fri, 01 Jan 1980 00:00:00 GMT", "Pragma": "no-cache", "Cache-Control": "no-cache, max-age=0",
            "Content-Type": "text/plain",
        ]
        try withServer(HTTPLimits(), { _, response in try response.send(200, fields, body: bytes("x\n")) }) { server in
            let client = try RawClient(server)
            try client.send(Self.get)
            let lines = try client.read(until: "\r\n\r\n").split(separator: "\r\n").map(String.init)
            #expect(lines[0] == "HTTP/1.1 200 OK")
            #expect(lines[1].hasPrefix("Date: "))
            #expect(
                Array(lines[2...]) == [
                    "Expires: Fri, 01 Jan 1980 00:00:00 GMT", "Pragma: no-cache", "Cache-Control: no-cache, max-age=0",
                    "Content-Type: text/plain", "Content-Length: 2",
                ])
            #expect(try client.read(until: "\n") == "x\n")
        }
    }

    @Test("a connection is kept for one request after the other")
    func keepAlive() throws {
        try withServer { server in
            let client = try RawClient(server)
            for number in 0..<5 {
                try client.send("POST /\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
                let answer = try client.read(until: "\n\r\n")
                #expect(!answer.contains("Connection:"))
                #expect(try client.read(until: "\n") == "POST /\(number) 5\n")
            }
            #expect(server.counts.accepted == 1)
        }
    }

    @Test("requests sent ahead are answered in their order, 100 of them, and the last answer closes")
    func pipelining() throws {
        try withServer { server in
            let client = try RawClient(server)
            try client.send((0..<105).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            let answers = try client.readToEnd()
            let lines = answers.lines.filter { $0.hasPrefix("GET ") }
            #expect(lines == (0..<100).map { "GET /\($0) 0" })
            #expect(answers.components("Connection: close").count == 2)
        }
    }

    @Test("a connection that does not send ahead is not limited to 100 requests")
    func manyRequests() throws {
        try withServer { server in
            let client = try RawClient(server)
            for _ in 0..<150 {
                try client.send(Self.get)
                #expect(try client.status() == 200)
            }
        }
    }

    @Test("bodies and heads sent ahead in uneven pieces are not mixed up", arguments: [1, 3, 50])
    func pieces(_ step: Int) throws {
        try withServer { server in
            let client = try RawClient(server)
            let requests = bytes(
                "POST /1 HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nGET\r\nPOST /2 HTTP/1.1\r\nHost: a\r\n"
                    + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nGET /3 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
            )
            var start = 0
            while start < requests.count {
                try client.send(Array(requests[start..<min(start + step, requests.count)]))
                start += step
            }
            let lines = try client.readToEnd().lines.filter { $0.hasPrefix("GET ") || $0.hasPrefix("POST ") }
            #expect(lines == ["POST /1 3", "POST /2 3", "GET /3 0"])
        }
    }

    @Test("HEAD gets the head of GET and no body")
    func head() throws {
        try withServer { server in
            let client = try RawClient(server)
            try client.send("HEAD /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let answer = try client.readToEnd()
            #expect(answer.contains("\r\nContent-Length: 10\r\n"))
            #expect(answer.hasSuffix("\r\n\r\n"))
        }
    }

    @Test("answers that allow no body have none and no length", arguments: [204, 304])
    func bodyless(_ status: Int) throws {
        try withServer(HTTPLimits(), { _, response in try response.send(status) }) { server in
            let client = try RawClient(server)
            try client.send(Self.get + Self.get.replacing("Host", with: "Connection: close\r\nHost"))
            let answers = try client.readToEnd()
            #expect(!answers.contains("Content-Length"))
            #expect(answers.components("HTTP/1.1 \(status)").count == 3)
        }
    }

    @Test(
        "a long answer is sent in chunks, a short one with its length, to HTTP/1.0 up to the end",
        arguments: [10, 40_000])
    func streaming(_ count: Int) throws {
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { _, response in
            let output = try response.begin(200)
            for _ in 0..<count / 10 { try output.write(bytes("0123456789")) }
            try response.finish()
        }
        try withServer(HTTPLimits(), handler) { server in
            let content = String(repeating: "0123456789", count: count / 10)
            for version in ["1.0", "1.1"] {
                let client = try RawClient(server)
                try client.send("GET / HTTP/\(version)\r\nHost: a\r\nConnection: close\r\n\r\n")
                let answer = try client.readToEnd()
                if count == 10 {
                    #expect(answer.contains("Content-Length: 10\r\n") && answer.hasSuffix("\r\n\r\n" + content))
                } else if version == "1.0" {
                    #expect(!answer.contains("Transfer-Encoding") && answer.hasSuffix("\r\n\r\n" + content))
                } else {
                    #expect(answer.contains("Transfer-Encoding: chunked\r\n") && answer.hasSuffix("\r\n0\r\n\r\n"))
                    #expect(answer.contains("\r\n\r\n8000\r\n0123"))
                }
            }
        }
    }

    @Test("flush sends what is held back")
    func flush() throws {
        let seen = Pause()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { _, response in
            let output = try response.begin(200)
            try output.write(bytes("first\n"))
            try output.flush()
            #expect(seen.wait())
            try output.write(bytes("second\n"))
        }
        try withServer(HTTPLimits(), handler) { server in
            let client = try RawClient(server)
            try client.send(Self.get)
            _ = try client.read(until: "6\r\nfirst\n\r\n")
            seen.wake()
            _ = try client.read(until: "7\r\nsecond\n\r\n0\r\n\r\n")
        }
    }

    @Test("100 Continue is sent when the handler reads, and only then")
    func expectContinue() throws {
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            if request.target == bytes("/no") { return try response.send(403) }
            try echo(request, response)
        }
        try withServer(HTTPLimits(), handler) { server in
            for path in ["/yes", "/no"] {
                let client = try RawClient(server)
                try client.send("POST \(path) HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n")
                let first = try client.read(until: "\r\n\r\n")
                if path == "/yes" {
                    #expect(first == "HTTP/1.1 100 Continue\r\n\r\n")
                    try client.send("hello")
                    #expect(try client.status() == 200)
                } else {
                    #expect(first.hasPrefix("HTTP/1.1 403 "))
                    #expect(first.contains("Connection: close\r\n"))
                    #expect(client.isClosedByServer())
                }
            }
        }
    }

    @Test("other expectations are refused")
    func otherExpectation() throws {
        try withServer { server in
            let client = try RawClient(server)
            try client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: gold\r\nContent-Length: 5\r\n\r\n")
            #expect(try client.readToEnd().hasPrefix("HTTP/1.1 417 "))
        }
    }

    @Test("an error before the first byte becomes a page that says nothing of it, and the connection goes on")
    func errorBefore() throws {
        let access = Collected<HTTPAccess>()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            switch request.target {
            case bytes("/begun"):
                let output = try response.begin(200)
                try output.write(bytes("secret"))
                throw NetError(.misuse, "secret")
            case bytes("/named"): throw HTTPError(409, "secret")
            case bytes("/silent"): return
            case bytes("/injected"): try response.send(200, ["X": "a\r\nSet-Cookie: secret"])
            case bytes("/short"):
                _ = try response.begin(200, length: 7)
                try response.finish()
            default: throw NetError(.misuse, "secret")
            }
        }
        try withServer(HTTPLimits(), observer: { access.append($0) }, handler) { server in
            let client = try RawClient(server)
            let cases = ["/": 500, "/begun": 500, "/named": 409, "/silent": 500, "/injected": 500, "/short": 500]
            for (path, status) in cases {
                try client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
                let head = try client.read(until: "\r\n\r\n")
                let body = try client.read(until: "\n")
                #expect(head.hasPrefix("HTTP/1.1 \(status) "), "\(path)")
                #expect(!(head + body).contains("secret"))
            }
            #expect(server.counts.accepted == 1)
            #expect(access.wait(for: 6).map(\.status).sorted() == [409, 500, 500, 500, 500, 500])
        }
    }

    @Test("an error after the first byte breaks the connection off, so that nobody takes the answer for whole")
    func errorAfter() throws {
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            let output = try response.begin(200, length: request.target == bytes("/fixed") ? 100 : nil)
            try output.write(bytes("half"))
            try output.flush()
            if request.target == bytes("/abort") { return response.abort() }
            throw NetError(.misuse, "")
        }
        try withServer(HTTPLimits(), handler) { server in
            for (path, version) in [("/", "1.1"), ("/fixed", "1.1"), ("/", "1.0"), ("/abort", "1.1")] {
                let client = try RawClient(server)
                try client.send("GET \(path) HTTP/\(version)\r\nHost: a\r\n\r\n")
                // A reset, which even a reader without a length to hold it against cannot take for the end.
                #expect(throws: NetError(.closed, "")) { try client.readToEnd() }
            }
        }
    }

    @Test("a second answer, a body where none may be, and one that is too long are refused")
    func misuse() throws {
        let errors = Collected<NetError.Code>()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { _, response in
            func note(_ body: () throws -> Void) {
                do { try body() } catch { errors.append((error as? NetError)?.code ?? .system) }
            }
            note { try response.send(100) }
            note { try response.send(600) }
            note { try response.send(200, ["Content-Length": "7"]) }
            note { try response.send(200, ["Transfer-Encoding": "chunked"]) }
            note { try response.send(200, ["X Y": "z"]) }
            note { try response.send(200, ["": "z"]) }
            note { try response.send(200, ["X": "a\u{0}"]) }
            let output = try response.begin(200, length: 3)
            note { try output.write(bytes("abcd")) }
            note { try response.send(200) }
            try output.write(bytes("ab\n"))
            try response.finish()
            note { try output.write([]) }
            note { try output.flush() }
            note { try output.write(bytes("x")) }
            note { try response.finish() }
        }
        try withServer(HTTPLimits(), handler) { server in
            let client = try RawClient(server)
            try client.send(Self.get)
            #expect(try client.status() == 200)
            #expect(errors.wait(for: 11).allSatisfy { $0 == .misuse })
        }
    }

    @Test("a body that is too large is refused before it is read, and the client gets to read why")
    func bodyLimit() throws {
        var limits = HTTPLimits()
        limits.bodyBytes = 10
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            try response.send(200, body: bytes("\(try all(request.body).count)\n"))
        }
        try withServer(limits, handler) { server in
            for (request, status) in [
                ("Content-Length: 10\r\n\r\n0123456789", 200), ("Content-Length: 11\r\n\r\n01234567890", 413),
                ("Content-Length: 1000000\r\n\r\n\(String(repeating: "x", count: 1_000_000))", 413),
                ("Transfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n0\r\n\r\n", 200),
                ("Transfer-Encoding: chunked\r\n\r\na\r\n0123456789\r\n1\r\nx\r\n0\r\n\r\n", 413),
            ] {
                let client = try RawClient(server)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\n\(request)")
                #expect(try client.status() == status, "\(request.prefix(30))")
            }
        }
    }

    @Test("a small body that nobody reads is thrown away, a large one ends the connection")
    func unreadBodies() throws {
        try withServer(HTTPLimits(), { _, response in try response.send(200, body: bytes("x\n")) }) { server in
            let client = try RawClient(server)
            for framing in [
                "Content-Length: 5\r\n\r\nGET /", "Transfer-Encoding: chunked\r\n\r\n5\r\nGET /\r\n0\r\n\r\n",
            ] {
                try client.send("POST / HTTP/1.1\r\nHost: a\r\n\(framing)")
                #expect(try client.status() == 200)
            }
            #expect(server.counts.accepted == 1)
            let large = String(repeating: "x", count: 65_537)
            try client.send(
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 65537\r\n\r\n\(large)GET /smuggled HTTP/1.1\r\n\r\n")
            let answer = try client.readToEnd()
            #expect(answer.contains("Connection: close\r\n"))
            #expect(answer.components("HTTP/1.1 ").count == 2)
        }
    }

    @Test("gzip bodies are unpacked, other codings refused")
    func gzipBodies() throws {
        try withServer { server in
            let packed = gzip(bytes(String(repeating: "0032want ", count: 1000)))
            for (coding, status) in [
                ("gzip", 200), ("X-GZIP", 200), ("deflate", 415), ("gzip, gzip", 415), ("identity", 415),
            ] {
                let client = try RawClient(server)
                try client.send(
                    bytes(
                        "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: \(coding)\r\nContent-Length: \(packed.count)\r\n\r\n"
                    )
                        + packed)
                let head = try client.read(until: "\r\n\r\n")
                #expect(head.hasPrefix("HTTP/1.1 \(status) "), "\(coding)")
                if status == 200 { #expect(try client.read(until: "\n") == "POST / 9000\n") }
            }
        }
    }

    @Test("a client that goes away in the middle of its body harms nobody")
    func disconnect() throws {
        let access = Collected<HTTPAccess>()
        try withServer(observer: { access.append($0) }) { server in
            for _ in 0..<20 {
                let client = try RawClient(server)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhello")
                client.channel.reset()
            }
            #expect(access.wait(for: 20).allSatisfy { $0.problem != nil })
            let client = try RawClient(server)
            try client.send(Self.get)
            #expect(try client.status() == 200)
            #expect(eventually { server.counts.connections == 1 })
        }
    }

    @Test("the observer is told of every request and of those that are none")
    func observer() throws {
        let access = Collected<HTTPAccess>()
        try withServer(observer: { access.append($0) }) { server in
            let client = try RawClient(server)
            try client.send("GET /a?b HTTP/1.1\r\nHost: a\r\nAuthorization: Basic YTpi\r\n\r\n")
            #expect(try client.status() == 200)
            try client.send("nonsense\r\n\r\n")
            #expect(try client.readToEnd().hasPrefix("HTTP/1.1 400 "))
            let told = access.wait(for: 2)
            #expect(told.map(\.status) == [200, 400])
            #expect(told.first?.method == "GET")
            #expect(told.first?.target == bytes("/a?b"))
            #expect(told.allSatisfy { $0.peer == "127.0.0.1" && $0.bytes > 0 })
            #expect(told.first?.problem == nil && told.last?.problem != nil)
        }
    }

    @Test("a request tells where it comes from")
    func peer() throws {
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            try response.send(200, body: bytes("\(request.peer) \(request.isLoopback)\n"))
        }
        try withServer(HTTPLimits(), handler) { server in
            let client = try RawClient(server)
            try client.send(Self.get)
            #expect(try client.read(until: "true\n").hasSuffix("127.0.0.1 true\n"))
        }
    }

    @Test("a server can listen on IPv6, and not on an address that is taken")
    func addresses() throws {
        let first = try HTTPServer(host: "::1", port: 0, handler: Answering(echo))
        #expect(first.host == "::1" && first.port > 0)
        #expect(throws: NetError(.unavailable, "")) {
            try HTTPServer(host: "::1", port: first.port, handler: Answering(echo))
        }
        try first.start()
        let channel = try SocketChannel.connect(host: "::1", port: first.port, by: .after(.seconds(20)))
        try channel.write(bytes(Self.get).span, idle: .seconds(20))
        #expect(try !channel.read(upTo: 100, by: .after(.seconds(20))).isEmpty)
        channel.close()
        #expect(first.stop())
    }
}

extension String {
    /// The lines, whichever way they end.
    var lines: [Substring] { split(whereSeparator: \.isNewline) }

    /// The pieces between occurrences of a text.
    func components(_ separator: String) -> [Substring] {
        split(separator: separator, omittingEmptySubsequences: false)
    }
}
