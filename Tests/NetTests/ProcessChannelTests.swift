import Bytes
import Glibc
import Testing

@testable import Net

@Suite("Helper programs and signals", .tags(.live), .timeLimit(.minutes(60)))
struct ProcessChannelTests {
    func shell(_ script: String, environment: [String] = []) throws -> ProcessChannel {
        try ProcessChannel(executable: "/bin/sh", arguments: ["-c", script], environment: environment)
    }

    @Test("what is written comes in on standard input, what the program writes comes back")
    func echo() throws {
        let channel = try ProcessChannel(executable: "/bin/cat", arguments: [], environment: [])
        let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        let received = Collected<[UInt8]>()
        nonisolated(unsafe) let shared = channel
        try startThread {
            var bytes: [UInt8] = []
            while let piece = try? unsafe shared.read(upTo: 65_536, by: .after(.seconds(20))), !piece.isEmpty {
                bytes += piece
            }
            received.append(bytes)
        }
        try channel.write(content.span, idle: .seconds(20))
        channel.finishWriting()
        #expect(received.wait(for: 1) == [content])
        #expect(channel.end() == 0)
        #expect(channel.end() == nil)
    }

    @Test("a program gets the given environment, only its three streams, and no blocked signals")
    func surroundings() throws {
        let (other, _) = try listeningSocket()
        defer { Socket.close(other) }
        let channel = try shell(
            "echo \"$A $HOME\"; ls /proc/self/fd; exec grep -E 'Sig(Blk|Ign)' /proc/self/status",
            environment: ["A=b c", "PATH=/usr/bin:/bin"])
        var output: [UInt8] = []
        while true {
            let piece = try channel.read(upTo: 1_000, by: .after(.seconds(20)))
            if piece.isEmpty { break }
            output += piece
        }
        let lines = text(output).split(separator: "\n")
        // The fourth is the directory that is being listed.
        #expect(lines.prefix(5) == ["b c ", "0", "1", "2", "3"])
        #expect(text(output).contains("SigBlk:\t0000000000000000"))
        // All but the two that the C library keeps for itself, numbers 32 and 33.
        #expect(
            text(output).contains("SigIgn:\t0000000180000000") || text(output).contains("SigIgn:\t0000000000000000"))
    }

    @Test("a program that is gone fails the writing and does not kill us")
    func gone() throws {
        let channel = try shell("exit 3")
        #expect(throws: NetError(.closed, "")) {
            while true { try channel.write([UInt8](repeating: 0, count: 65_536).span, idle: .seconds(20)) }
        }
        #expect(channel.end() == 3)
    }

    @Test("a program that does not end is killed and reaped")
    func stubborn() throws {
        let channel = try shell("trap '' TERM; while :; do sleep 1; done")
        channel.patience = .milliseconds(50)
        #expect(channel.end() == nil)
        #expect(throws: NetError(.closed, "")) { try channel.read(upTo: 1, by: .after(.seconds(20))) }
    }

    @Test("a program that does not exist cannot be started, nor one with NUL in its arguments")
    func missing() {
        #expect(throws: NetError(.system, "")) {
            try ProcessChannel(executable: "/nonexistent/program", arguments: [], environment: [])
        }
        #expect(throws: NetError(.misuse, "")) {
            try ProcessChannel(executable: "/bin/cat", arguments: ["a\u{0}b"], environment: [])
        }
    }

    @Test("HTTP runs over a program's streams, one request after the other")
    func http() throws {
        // A helper of one line: answers every request line it reads with its length.
        let script = """
            while read -r line; do
                while read -r field && [ ${#field} -gt 1 ]; do :; done
                printf 'HTTP/1.1 200 OK\\r\\nContent-Length: %d\\r\\n\\r\\n%s' "${#line}" "$line"
            done
            """
        let connection = HTTPConnection(over: try shell(script), sendsWholeURL: true)
        for path in ["/a", "/b?c"] {
            let response = try connection.send(HTTPClientRequest("GET", try URLParts("https://hub.example\(path)")))
            #expect(text(try response.wholeBody()) == "GET https://hub.example\(path) HTTP/1.1\r")
            #expect(connection.prepareForNext())
        }
        connection.close()
    }

    @Test("a helper answers requests for whole URLs, https too, until its input ends")
    func helper() throws {
        let (listener, port) = try listeningSocket()
        defer { Socket.close(listener) }
        let client = try SocketChannel.connect(host: "127.0.0.1", port: port, by: .after(.seconds(20)))
        let socket = Glibc.accept(listener, nil, nil)
        defer { Socket.close(socket) }
        let ended = Pause()
        try startThread {
            HTTPHelper.serve(
                socket, HTTPLimits(),
                Answering { request, response in
                    guard case .absolute(let scheme, let authority) = request.head.target.form else {
                        throw HTTPError(400, "no whole URL")
                    }
                    let body = try request.wholeBody(limit: 1_000_000)
                    try response.send(200, body: bytes("\(scheme) \(authority.text) \(body.count)"))
                })
            ended.wake()
        }
        let connection = HTTPConnection(over: client, sendsWholeURL: true)
        for count in [0, 5, 300_000] {
            let body = HTTPClientRequest.Body.stream(MemoryInput([UInt8](repeating: 1, count: count)), length: nil)
            let request = HTTPClientRequest("POST", try URLParts("https://hub.example:8443/a"), body: body)
            #expect(text(try connection.send(request).wholeBody()) == "https hub.example:8443 \(count)")
            #expect(connection.prepareForNext())
        }
        connection.close()
        #expect(ended.wait())
    }

    @Test("a signal wakes the one who waits for it")
    func signals() throws {
        let watcher = try SignalWatcher([SIGUSR1])
        #expect(watcher.wait(by: .after(.milliseconds(1))) == nil)
        pthread_kill(pthread_self(), SIGUSR1)
        #expect(watcher.wait(by: .after(.seconds(20))) == SIGUSR1)
    }
}
