import Bytes
import Net
import Testing

@Suite("The server under many, slow and stopped clients", .tags(.live), .timeLimit(.minutes(60)), .serialized)
struct ServerLoadTests {
    static let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test("500 idle and 500 half-sent connections do not keep a request waiting")
    func idleConnections() throws {
        try withServer { server in
            var others: [RawClient] = []
            for number in 0..<1_000 {
                let client = try RawClient(server)
                if number.isMultiple(of: 2) { try client.send("GET / HTTP/1.1\r\nHost: a\r\nX: ") }
                others.append(client)
            }
            let client = try RawClient(server)
            for _ in 0..<20 {
                try client.send(Self.get)
                #expect(try client.status() == 200)
            }
            #expect(eventually { server.counts.connections == 1_001 })
            #expect(eventually { server.counts.answered == 20 })
            // They cost no worker, and each can still send the rest.
            #expect(eventually { server.counts.running + server.counts.waitingForClient == 0 })
            try others[998].send("y\r\n\r\n")
            #expect(try others[998].status() == 200)
        }
    }

    @Test("clients that send their bodies slowly do not keep others out, however few the workers")
    func slowBodies() throws {
        var limits = HTTPLimits()
        limits.workers = 2
        try withServer(limits) { server in
            var others: [RawClient] = []
            for _ in 0..<40 {
                let client = try RawClient(server)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhell")
                others.append(client)
            }
            #expect(eventually { server.counts.waitingForClient == 40 })
            let client = try RawClient(server)
            try client.send(Self.get)
            #expect(try client.status() == 200)
            for other in others {
                try other.send("o")
                #expect(try other.status() == 200)
            }
        }
    }

    @Test("nor do clients that send a byte just often enough")
    func tricklingBodies() throws {
        var limits = HTTPLimits()
        limits.workers = 2
        try withServer(limits) { server in
            let over = Collected<Bool>()
            for _ in 0..<4 {
                let client = try RawClient(server)
                try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n")
                nonisolated(unsafe) let shared = client
                try startThread {
                    let pause = Pause()
                    while over.values.isEmpty, (try? unsafe shared.send("x")) != nil { pause.wait(.milliseconds(5)) }
                    unsafe shared.channel.reset()
                }
            }
            #expect(eventually { server.counts.waitingForClient == 4 })
            let client = try RawClient(server)
            for _ in 0..<20 {
                try client.send(Self.get)
                #expect(try client.status() == 200)
            }
            over.append(true)
        }
    }

    @Test("clients that do not read their answers do not keep others out")
    func slowReaders() throws {
        var limits = HTTPLimits()
        limits.workers = 2
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            if request.path.isEmpty { return try response.send(200, body: bytes("x\n")) }
            let output = try response.begin(200)
            for _ in 0..<512 { try output.write([UInt8](repeating: 0x61, count: 65_536)) }
        }
        try withServer(limits, handler) { server in
            var others: [RawClient] = []
            for _ in 0..<10 {
                let client = try RawClient(server)
                try client.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n")
                others.append(client)
            }
            #expect(eventually { server.counts.waitingForClient == 10 })
            let client = try RawClient(server)
            try client.send(Self.get)
            #expect(try client.status() == 200)
            for other in others { other.channel.reset() }
            #expect(eventually { server.counts.waitingForClient == 0 })
        }
    }

    @Test("a head that is not complete in time is answered with 408, silence with nothing")
    func slowHead() throws {
        var limits = HTTPLimits()
        limits.headTime = .milliseconds(150)
        try withServer(limits) { server in
            let silent = try RawClient(server)
            let slow = try RawClient(server)
            // Every byte is progress, but the deadline is for the whole.
            try slow.send("GET / HTTP/1.1\r\nHost: a\r\nX: ")
            let pause = Pause()
            for _ in 0..<500 where !slow.channel.hasNews() {
                try? slow.send("x")
                pause.wait(.milliseconds(10))
            }
            #expect(slow.channel.hasNews())
            #expect(try slow.readToEnd().hasPrefix("HTTP/1.1 408 "))
            #expect(try silent.readToEnd() == "")
        }
    }

    @Test("a connection without a further request is closed, and so is one whose body does not come")
    func idleDeadlines() throws {
        var limits = HTTPLimits()
        limits.keepAliveTime = .milliseconds(150)
        limits.idleTime = .milliseconds(150)
        try withServer(limits) { server in
            let client = try RawClient(server)
            try client.send(Self.get)
            #expect(try client.status() == 200)
            #expect(try client.readToEnd() == "")
            let other = try RawClient(server)
            try other.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel")
            #expect(try other.readToEnd().hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test("a body that trickles in below the minimum rate is refused though it never stops")
    func minimumRate() throws {
        var limits = HTTPLimits()
        limits.slowTime = .milliseconds(300)
        limits.minimumRate = 1_000_000
        try withServer(limits) { server in
            let client = try RawClient(server)
            try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
            var answer = ""
            let pause = Pause()
            for _ in 0..<1_000 where answer.isEmpty {
                try? client.send("x")
                pause.wait(.milliseconds(20))
                if client.channel.hasNews() { answer = try client.readToEnd() }
            }
            #expect(answer.hasPrefix("HTTP/1.1 408 "))
        }
    }

    @Test("requests beyond workers and queue are refused with 503")
    func overload() throws {
        var limits = HTTPLimits()
        limits.workers = 1
        limits.queuedRequests = 2
        limits.queueTime = .seconds(100)
        try whileBusy(limits) { server, busy, go in
            let queued = try (0..<2).map { _ in try RawClient(server) }
            for client in queued { try client.send(Self.get) }
            #expect(eventually { server.counts.queued == 2 })
            let refused = try RawClient(server)
            try refused.send(Self.get)
            let answer = try refused.readToEnd()
            #expect(answer.hasPrefix("HTTP/1.1 503 ") && answer.contains("\r\nRetry-After: "))
            go.wake()
            for client in queued + [busy] { #expect(try client.status() == 200) }
        }
    }

    @Test("requests that wait for a worker for too long are refused with 503")
    func longQueue() throws {
        var limits = HTTPLimits()
        limits.workers = 1
        limits.queueTime = .milliseconds(200)
        try whileBusy(limits) { server, busy, go in
            let queued = try (0..<5).map { _ in try RawClient(server) }
            for client in queued { try client.send(Self.get) }
            for client in queued { #expect(try client.readToEnd().hasPrefix("HTTP/1.1 503 ")) }
            go.wake()
            #expect(try busy.status() == 200)
            try busy.send(Self.get)
            #expect(try busy.status() == 200)
        }
    }

    /// Runs `body` while one request keeps a handler waiting for `go`.
    func whileBusy(_ limits: HTTPLimits, _ body: (HTTPServer, _ busy: RawClient, _ go: Pause) throws -> Void) throws {
        let go = Pause()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            if !request.path.isEmpty { go.wait() }
            try response.send(200, body: bytes("x\n"))
        }
        try withServer(limits, handler) { server in
            let busy = try RawClient(server)
            try busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(eventually { server.counts.running == 1 })
            try body(server, busy, go)
        }
    }

    @Test("handlers that wait for something else let others run")
    func blockedHandlers() throws {
        let go = Pause()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            if !request.path.isEmpty { go.wait() }
            try response.send(200, body: bytes("x\n"))
        }
        try withServer(HTTPLimits(), handler) { server in
            let busy = try (0..<30).map { _ in try RawClient(server) }
            for client in busy { try client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n") }
            #expect(eventually { server.counts.running == 30 })
            let client = try RawClient(server)
            try client.send(Self.get)
            #expect(try client.status() == 200)
            go.wake()
            for client in busy { #expect(try client.status() == 200) }
        }
    }

    @Test("when there are too many connections, the longest idle one makes room")
    func tooManyConnections() throws {
        var limits = HTTPLimits()
        limits.connections = 3
        let go = Pause()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            if !request.path.isEmpty { go.wait() }
            try response.send(200, body: bytes("x\n"))
        }
        try withServer(limits, handler) { server in
            let clients = try (0..<3).map { _ in try RawClient(server) }
            for client in clients {
                try client.send(Self.get)
                #expect(try client.status() == 200)
                // The worker has handed the connection back, so that they are idle in this order.
                #expect(eventually { server.counts.running == 0 })
            }
            let fourth = try RawClient(server)
            try fourth.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(clients[0].isClosedByServer())
            for client in clients[1...] { try client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n") }
            #expect(eventually { server.counts.running == 3 })
            // Nobody is idle now: the next one has to go.
            let fifth = try RawClient(server)
            #expect((try? fifth.readToEnd().hasPrefix("HTTP/1.1 503 ")) ?? true)
            go.wake()
            for client in [fourth] + clients[1...] { #expect(try client.status() == 200) }
        }
    }

    @Test("stopping lets running requests end, closes idle connections and accepts nobody")
    func gracefulStop() throws {
        let go = Pause()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            if !request.path.isEmpty { go.wait() }
            try response.send(200, body: bytes("x\n"))
        }
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: Answering(handler))
        try server.start()
        let busy = try RawClient(server)
        let idle = try RawClient(server)
        try idle.send(Self.get)
        #expect(try idle.status() == 200)
        try busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(eventually { server.counts.running == 1 })
        let stopped = Collected<Bool>()
        try startThread { stopped.append(server.stop(grace: .seconds(60))) }
        #expect(idle.isClosedByServer())
        #expect(throws: NetError(.unreachable, "")) { try RawClient(server) }
        go.wake()
        let answer = try busy.readToEnd()
        #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.contains("Connection: close\r\n"))
        busy.channel.close()
        #expect(stopped.wait(for: 1) == [true])
        #expect(server.stop(), "stopping twice is allowed")
    }

    @Test("after the grace, a handler that waits for its client is cut and ends")
    func cutReaders() throws {
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: Answering(echo))
        try server.start()
        let clients = try (0..<5).map { _ in try RawClient(server) }
        for client in clients { try client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel") }
        #expect(eventually { server.counts.waitingForClient == 5 })
        #expect(server.stop(grace: .milliseconds(100)))
        for client in clients { #expect(client.isClosedByServer()) }
    }

    @Test("after the grace, running requests are cut, and a handler that goes on regardless is left to itself")
    func forcedStop() throws {
        let go = Pause()
        let handler: @Sendable (HTTPRequest, HTTPResponder) throws -> Void = { request, response in
            if request.path.isEmpty { go.wait(.seconds(60)) } else { _ = try request.wholeBody(limit: 10) }
            try response.send(200)
        }
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: Answering(handler))
        try server.start()
        let reading = try RawClient(server)
        try reading.send("POST /read HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhel")
        let stuck = try RawClient(server)
        try stuck.send(Self.get)
        #expect(eventually { server.counts.running + server.counts.waitingForClient == 2 })
        #expect(!server.stop(grace: .milliseconds(100)))
        #expect(reading.isClosedByServer())
        #expect(stuck.isClosedByServer())
        go.wake()
    }

    @Test("a server that was never started stops at once")
    func neverStarted() throws {
        let server = try HTTPServer(host: "127.0.0.1", port: 0, handler: Answering(echo))
        #expect(server.stop())
        #expect(throws: NetError(.unreachable, "")) { try RawClient(server) }
    }

    @Test("many clients at once all get their own answers")
    func concurrency() throws {
        try withServer { server in
            let done = Collected<Bool>()
            for number in 0..<16 {
                try startThread {
                    let client = try? RawClient(server)
                    let isRight = (0..<50).allSatisfy { round in
                        let path = "/\(number)/\(round)"
                        let body = String(repeating: "x", count: round * 100)
                        try? client?.send(
                            "POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
                        return (try? client?.read(until: "POST \(path) \(body.utf8.count)\n")) != nil
                    }
                    done.append(isRight)
                }
            }
            #expect(done.wait(for: 16) == Array(repeating: true, count: 16))
        }
    }
}
