import Files
import TestSupport
import Testing

/// Requests that are too large or too slow for a running hub.
@Suite("Requests beyond a hub's limits", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct LimitTests {
    @Test("request lines and headers over 16 KiB are refused, and the hub lives")
    func heads() throws {
        let stage = try HubStage("sha256")
        let long = String(repeating: "a", count: 17_000)
        for (head, expected) in [
            ("GET /\(long) HTTP/1.1\r\nHost: a\r\n\r\n", 414), ("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", 431),
            ("GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: y\r\n", count: 3000) + "\r\n", 431),
            ("POST /vorlagen.git/git-receive-pack HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999\r\n\r\n", 413),
        ] {
            let answer = try RawRequests.send(Array(head.utf8), port: stage.hub.port, finish: false)
            #expect(answer.status == expected, "\(answer.text.prefix(200))")
        }
        #expect(try stage.git.run(["ls-remote", stage.hub.url]).status == 0)
    }

    @Test("a push over the library's limit is refused in words, and nothing changes", arguments: ["sha1", "sha256"])
    func body(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.clone("replica")
        let before = try stage.refs(stage.library)
        try stage.git("config", "receive.maxInputSize", "100000", in: stage.library)
        var random = Seeded(2)
        let text = String(
            decoding: (0..<400_000).map { _ in UInt8.random(in: 32...126, using: &random) }, as: UTF8.self)
        try stage.commit(replica, "anhang.txt", text)
        try Refusal.demand(stage.allmende, ["push"], in: replica)
        for buffer in ["65536", "10000000"] {
            let pushed = try stage.git.run(
                ["-c", "http.postBuffer=\(buffer)", "push", "-q", "origin", "main"], in: replica)
            #expect(pushed.status == 1, "\(pushed.errors)")
        }
        #expect(try stage.refs(stage.library) == before)
        // A request for objects has a limit of its own.
        let wants = [UInt8](repeating: 0x30, count: 33 << 20)
        let answer = try RawRequests.post(stage.hub.url + "vorlagen.git", "git-upload-pack", wants)
        #expect(answer.status == 413 || answer.status == 0 || answer.text.contains("ERR"), "\(answer.status)")
        #expect(stage.hub.isRunning)
        try stage.demandAllSound(replica)
    }

    @Test("clients that send a head or a body too slowly are let go, while others are served")
    func slow() throws {
        let stage = try HubStage("sha256")
        let pieces = [
            // A head that does not end, and a body that does not come: ten seconds and sixty.
            "GET / HTTP/1.1\r\nHost: a\r\n",
            "POST /vorlagen.git/git-receive-pack HTTP/1.1\r\nHost: a\r\n"
                + "Content-Type: application/x-git-receive-pack-request\r\nContent-Length: 1000\r\n\r\n00",
        ]
        let answers = try Together.run(pieces.count) { number in
            try RawRequests.send(Array(pieces[number].utf8), port: stage.hub.port, finish: false)
        }
        // The connection ended; whoever sent a part of a head is told why.
        #expect(answers[0].status == 408, "\(answers[0])")
        #expect(answers[1].status == 408 || answers[1].status == 0 || answers[1].status == 200, "\(answers[1])")
        #expect(!answers[1].text.contains("unpack ok"))
        #expect(try stage.git.run(["ls-remote", stage.hub.url]).status == 0)
        try stage.demandAllSound()
    }
}
