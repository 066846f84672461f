import Bytes
import Files
import TestSupport
import Testing

/// Bad requests from outside of the repository, sent for real to a running hub.
@Suite(
    "A hub under bad requests", .enabled(if: SharedCorpus.exists && Git.exists, "needs git and the shared corpus"),
    .timeLimit(.minutes(60)))
struct CorpusRequestTests {
    let stage: HubStage
    let main: String
    /// A version that nothing the hub shows leads to.
    let hidden: String

    init() throws {
        stage = try HubStage("sha1")
        main = try stage.id("main", in: stage.library)
        hidden = try stage.git(
            "commit-tree", "-m", "geheim", stage.id("main^{tree}", in: stage.library), in: stage.library)
        try stage.git("update-ref", "refs/allmende/hub/geheim", hidden, in: stage.library)
    }

    /// The corpus writes `aaaa…` for the tip of main and, in fetches, `bbbb…` for what must not come out.
    private func request(_ item: SharedCorpus.Case) throws -> [UInt8] {
        var bytes = try item.bytes()
        let letters = [(UInt8(ascii: "a"), main), (UInt8(ascii: "b"), hidden)]
        for (letter, id) in letters.prefix(item.category == "upload" ? 2 : 1) {
            var at = 0
            var run = 0
            while at < bytes.count {
                run = bytes[at] == letter ? run + 1 : 0
                at += 1
                guard run == 40 else { continue }
                bytes.replaceSubrange(at - 40..<at, with: Array(id.utf8))
                run = 0
            }
        }
        return bytes
    }

    private func demandAlive(_ item: SharedCorpus.Case) throws {
        let answer = try RawRequests.send(
            Array(
                "GET /vorlagen.git/info/refs?service=git-upload-pack HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
                    .utf8),
            port: stage.hub.port, finish: false)
        #expect(answer.status == 200, "\(item)")
    }

    @Test("requests of Git get their verdict, and a refused push changes nothing")
    func services() throws {
        let cases = SharedCorpus.cases("receive", "upload", "pktline")
        try #require(cases.count > 50)
        for item in cases {
            let before = try stage.refs(stage.library)
            let services =
                switch item.category {
                case "receive": ["git-receive-pack"]
                case "upload": ["git-upload-pack"]
                default: ["git-receive-pack", "git-upload-pack"]
                }
            for service in services {
                for version in item.category == "pktline" ? [0, 2] : [item.id.hasPrefix("v2-") ? 2 : 0] {
                    let answer = try RawRequests.post(
                        stage.hub.url + "vorlagen.git", service, request(item), version: version)
                    #expect((200..<500).contains(answer.status), "\(item): \(answer)")
                    let isRefused =
                        answer.status >= 400 || answer.text.contains("ERR ") || answer.text.contains("ng ")
                        || answer.text.contains("unpack ") && !answer.text.contains("unpack ok")
                    switch item.expect {
                    case "reject":
                        #expect(isRefused, "\(item): \(answer)")
                        #expect(!answer.text.contains("PACK"), "\(item): \(answer)")
                        #expect(try stage.refs(stage.library) == before, "\(item)")
                    // A packet that is sound in its form need not be a request.
                    case "accept" where item.category != "pktline": #expect(!isRefused, "\(item): \(answer)")
                    default: break
                    }
                    // A refusal may repeat what was asked for; lists and packs must not have it.
                    #expect(isRefused || !answer.text.contains(hidden), "\(item)")
                }
            }
            try demandAlive(item)
        }
        #expect(!stage.hub.log.contains(" 500 "), "\(stage.hub.log.suffix(2000))")
        try stage.demandAllSound()
        #expect(try #require(stage.hub.peakMemory) < 128 << 20)
    }

    @Test("the hub outlives every raw request and answers none with a fault of its own")
    func http() throws {
        let cases = SharedCorpus.cases("http")
        try #require(cases.count > 100)
        let before = try stage.refs(stage.library)
        for item in cases {
            let answer = try RawRequests.send(item.bytes(), port: stage.hub.port)
            let statuses = answer.text.split(separator: "HTTP/1.1 ").compactMap { Int($0.prefix(3)) }
            #expect(statuses.allSatisfy { $0 < 500 || $0 == 501 || $0 == 505 }, "\(item): \(statuses)")
            if item.expect == "reject" { #expect(!(200..<300).contains(answer.status), "\(item): \(statuses)") }
            #expect(stage.hub.isRunning, "\(item)")
        }
        #expect(try stage.refs(stage.library) == before)
        #expect(!stage.hub.log.contains(" 500 "), "\(stage.hub.log.suffix(2000))")
        #expect(try stage.git.run(["ls-remote", stage.hub.url]).status == 0)
        #expect(try #require(stage.hub.peakMemory) < 128 << 20)
        try stage.demandAllSound()
    }
}
