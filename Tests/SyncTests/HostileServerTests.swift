import Bytes
import Files
import Net
import Objects
import Packs
import Store
import Sync
import TestSupport
import Testing
import Wire

/// Servers that lie, break off, or are none. After each the replica is as it was.
@Suite("Hostile servers", .timeLimit(.minutes(60)))
struct HostileServerTests {
    /// What a server does to its answers, and what must come of it.
    struct Attack: Sendable, CustomStringConvertible {
        let description: String
        let tamper: GitServer.Tamper
        let isExpected: @Sendable (any Error) -> Bool

        init(
            _ description: String, _ step: GitServer.Step,
            expecting: @escaping @Sendable (any Error) -> Bool = { _ in true },
            _ tamper: @escaping @Sendable (inout GitServer.Answer) throws -> Void
        ) {
            self.description = description
            self.tamper = { now, answer in if now == step { try tamper(&answer) } }
            isExpected = expecting
        }

        static func status(_ status: Int, _ step: GitServer.Step, _ error: SyncError) -> Attack {
            Attack("\(status) to \(step)", step, expecting: { $0 as? SyncError == error }) {
                $0 = .html(status)
                // These have no body.
                if status == 204 || status == 304 { $0.body = [] }
            }
        }
    }

    static func isFormat(_ error: any Error) -> Bool { error is FormatError }
    static func isRemote(_ error: any Error) -> Bool { error is RemoteError }
    static let zeros = String(repeating: "0", count: 64)
    static let ones = String(repeating: "1", count: 64)

    /// An answer of ls-refs that names these.
    static func refs(_ lines: String...) -> [UInt8] {
        lines.flatMap { Packet.encode($0 + "\n") } + Packet.flushBytes
    }

    /// An answer of fetch with a pack of these objects.
    static func pack(_ entries: [(PackEntry.Content, [UInt8])]) throws -> [UInt8] {
        let output = MemoryOutput()
        let writer = try PackWriter(.sha256, count: entries.count, to: output)
        for (content, data) in entries { try writer.add(ObjectFormat.sha256.emptyTree, content, data) }
        _ = try writer.finish()
        return Packet.encode("packfile\n") + Packet.encode([1] + output.bytes) + Packet.flushBytes
    }

    static let missing = ObjectID(hex: ones.utf8, .sha256) ?? ObjectFormat.sha256.emptyTree

    static let whileLooking: [Attack] =
        [
            .status(401, .fetchInfo, .unauthorized(hadCredentials: false)), .status(403, .fetchInfo, .forbidden),
            .status(404, .fetchInfo, .notFound), .status(410, .fetchInfo, .notFound),
            .status(500, .fetchInfo, .unavailable(500)), .status(503, .fetchInfo, .unavailable(503)),
            .status(304, .fetchInfo, .badRedirect), .status(302, .fetchInfo, .badRedirect),
            .status(204, .fetchInfo, .notAGitServer(status: 204, type: "text/html")),
            .status(200, .fetchInfo, .notAGitServer(status: 200, type: "text/html")),
            .status(200, .refs, .notAGitServer(status: 200, type: "text/html")),
            .status(302, .refs, .badRedirect), .status(500, .refs, .unavailable(500)),
            Attack("dumb HTTP", .fetchInfo, expecting: { $0 is SyncError }) {
                $0 = .init(fields: ["Content-Type": "text/plain"], body: Array("\(zeros)\trefs/heads/main\n".utf8))
            },
            Attack("HTML that claims to be Git", .fetchInfo, expecting: isFormat) { $0.body = Array("<html>".utf8) },
            Attack("nothing", .fetchInfo, expecting: isFormat) { $0.body = [] },
            Attack("another service", .fetchInfo, expecting: isFormat) {
                $0.body = Packet.encode("# service=git-receive-pack\n") + $0.body.dropFirst(34)
            },
            Attack("version 3", .fetchInfo, expecting: isFormat) {
                $0.body = Packet.encode("version 3\n") + Packet.flushBytes
            },
            Attack("a hash function nobody knows", .fetchInfo, expecting: isFormat) {
                $0.body = Packet.encode("version 2\n") + Packet.encode("object-format=sha3\n") + Packet.flushBytes
            },
            Attack("capabilities without end", .fetchInfo, expecting: isFormat) {
                $0.body = Packet.encode("version 2\n")
                $0.endless = Packet.encode("agent=\(String(repeating: "x", count: 60_000))\n")
            },
            Attack("ERR with escapes", .fetchInfo, expecting: { ($0 as? RemoteError)?.message == "weg?[2J mit ?Ihnen" })
            {
                $0.body = Packet.encode("ERR weg\u{1b}[2J mit \u{202e}Ihnen\n")
            },
            Attack("ERR instead of refs", .refs, expecting: isRemote) { $0.body = Packet.encode("ERR voll\n") },
            Attack("packed by gzip, which was not asked for", .refs, expecting: { $0 is NetError }) {
                $0.fields.append("Content-Encoding", "gzip")
                let zeros = [UInt8](repeating: 0x30, count: 64 << 20)
                $0.body = Deflater(.gzip).whole(zeros.span)
            },
            Attack("closing in the middle of the greeting", .fetchInfo) { $0.cut = 40 },
            Attack("closing in the middle of the refs", .refs) { $0.cut = 70 },
            Attack("refs that never end", .refs, expecting: isFormat) {
                $0.body = []
                $0.endless = Packet.encode("\(ones) refs/heads/main\n")
            },
            Attack("a length that is none", .refs, expecting: isFormat) { $0.body = Array("zzzz".utf8) },
            Attack("an id that is none", .refs, expecting: isFormat) { $0.body = refs("xyz refs/heads/main") },
            Attack("an id of the other length", .refs, expecting: isFormat) {
                $0.body = refs("\(ones.prefix(40)) refs/heads/main")
            },
            Attack("a ref twice", .refs, expecting: isFormat) {
                $0.body = refs("\(ones) refs/heads/main", "\(zeros) refs/heads/main")
            },
        ]
        + [
            "/etc/passwd", "hooks/post-checkout", "config", "../x", "refs", "refs/", "refs/heads/",
            "refs/heads/../../config",
            "refs/heads/x.lock", "refs/heads/.x", "refs/heads/a..b", "refs/heads/a~1",
            "refs/heads/a:b",
            "refs/heads/a\\b", "refs/heads/a?", "refs/heads/a*", "refs/heads/a[", "refs/heads/a.", "refs/heads//a",
            "refs/heads/@{0}", "refs/heads/\u{1b}[2J", "refs/heads/\u{7f}", "FETCH_HEAD", "ORIG_HEAD", "@", "",
        ].map { name in
            Attack("a ref named \(name.debugDescription)", .refs, expecting: isFormat) {
                $0.body = refs("\(ones) \(name)")
            }
        }

    static let whileFetching: [Attack] = [
        .status(200, .fetch, .notAGitServer(status: 200, type: "text/html")), .status(404, .fetch, .notFound),
        .status(401, .fetch, .unauthorized(hadCredentials: false)), .status(307, .fetch, .badRedirect),
        .status(500, .fetch, .unavailable(500)),
        Attack("ERR", .fetch, expecting: isRemote) { $0.body = Packet.encode("ERR nein\n") },
        Attack("giving up within the pack", .fetch, expecting: { $0 as? RemoteError == RemoteError("kaputt?[1m") }) {
            $0.body = Packet.encode("packfile\n") + Packet.encode([3] + Array("kaputt\u{1b}[1m\n".utf8))
        },
        Attack("refs that lead to what was not sent", .refs, expecting: isRemote) {
            $0.body = refs("\(ones) refs/heads/main")
        },
        Attack("a pack of nothing", .fetch, expecting: { $0 is SyncError }) { $0.body = try pack([]) },
        Attack("a pack of other objects", .fetch, expecting: { $0 is SyncError }) {
            $0.body = try pack([(.object(.blob), Array("anderes".utf8)), (.object(.tree), [])])
        },
        Attack("a delta without its base", .fetch) {
            $0.body = try pack([(.refDelta(missing), [1, 1, 1, 0x61])])
        },
        Attack("an object that is no commit", .fetch) { $0.body = try pack([(.object(.commit), Array("x".utf8))]) },
        Attack("a pack that is none", .fetch, expecting: isFormat) {
            $0.body = Packet.encode("packfile\n") + Packet.encode([1] + Array("KEIN PACK".utf8)) + Packet.flushBytes
        },
        Attack("bytes after the pack", .fetch, expecting: isFormat) {
            let whole = try pack([(.object(.blob), [0x61])])
            $0.body = whole.dropLast(4) + Packet.encode([1, 0x78]) + Packet.flushBytes
        },
        Attack("progress without end", .fetch, expecting: isFormat) {
            $0.body = Packet.encode("packfile\n")
            $0.endless = Packet.encode([2] + [UInt8](repeating: 0x2e, count: 60_000))
        },
        Attack("keep-alives without end", .fetch, expecting: isFormat) {
            $0.body = Packet.encode("packfile\n")
            $0.endless = [[UInt8]](repeating: Packet.encode([1]), count: 10_000).flatMap { $0 }
        },
        Attack("acknowledgments without end", .fetch, expecting: isFormat) {
            $0.body = Packet.encode("acknowledgments\n")
            $0.endless = [[UInt8]](repeating: Packet.encode("ACK \(ones)\n"), count: 1_000).flatMap { $0 }
        },
        Attack("a band nobody knows", .fetch, expecting: isFormat) {
            $0.body = Packet.encode("packfile\n") + Packet.encode([7, 1]) + Packet.flushBytes
        },
        Attack("a pack whose one byte is wrong", .fetch) { $0.body[$0.body.count - 60] ^= 1 },
    ]

    /// A replica that has something to fetch, and an own branch and file that nobody may touch.
    static func behind() throws -> (Hub, Repository) {
        let hub = try Hub()
        let replica = try hub.clone()
        try hub.advance()
        try hub.scratch.write("kopie/eigenes.txt", "meins\n")
        return (hub, replica)
    }

    @Test("a fetch ends with an error and changes nothing", arguments: whileLooking + whileFetching)
    func fetches(_ attack: Attack) throws {
        let (hub, replica) = try Self.behind()
        let before = try replica.state()
        let server = try GitServer(hub, attack.tamper)
        #expect {
            try replica.fetch(try server.transport())
        } throws: {
            attack.isExpected($0)
        }
        #expect(try replica.state().differences(from: before) == [])
        #expect(try replica.leftovers() == [])
        // The next exchange with an honest server goes as if nothing had been.
        #expect(try replica.fetch(try hub.local()).changed.map(\.name) == [tracking("main")])
    }

    @Test("a clone ends with an error and leaves nothing behind", arguments: whileLooking + whileFetching)
    func clones(_ attack: Attack) throws {
        let hub = try Hub()
        let server = try GitServer(hub, attack.tamper)
        try FileSystem.makeDirectory(hub.scratch.path / "leer")
        for name in ["leer", "fehlt"] {
            #expect(throws: (any Error).self) {
                try Clone.run(
                    try server.transport(), into: hub.scratch.path / name, settings: [], identity: somebody)
            }
        }
        #expect(try FileSystem.list(hub.scratch.path / "leer").isEmpty)
        #expect(try FileStatus.of(hub.scratch.path / "fehlt") == nil)
    }

    @Test(
        "an answer cut anywhere is never taken for a whole one", arguments: [GitServer.Step.fetchInfo, .refs, .fetch])
    func cuts(_ step: GitServer.Step) throws {
        let (hub, replica) = try Self.behind()
        let before = try replica.state()
        var length = 1
        for place in 0..<24 {
            let measured = Cell(0)
            let cut = length * place / 24
            let server = try GitServer(hub) { now, answer in
                guard now == step else { return }
                measured.value = answer.body.count
                answer.cut = place == 0 ? 0 : cut
            }
            #expect(throws: (any Error).self, "cut at \(cut) of \(length)") {
                try replica.fetch(try server.transport())
            }
            length = measured.value
            #expect(try replica.state() == before && replica.leftovers() == [])
        }
        #expect(length > 24)
    }

    @Test("a branch that names something other than a version is told, and one's own branch stays")
    func blobAsBranch() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let repository = try hub.repository()
        let blob = try #require(
            try ObjectReader(repository.objects).entry(Array("a.txt".utf8), in: try tree(repository)))
        let server = try GitServer(hub) { step, answer in
            if step == .refs { answer.body = Self.refs("\(blob.id) refs/heads/main", "\(blob.id) refs/heads/neu") }
        }
        let head = try replica.refs.head().id
        // The replica has that object, so nothing is sent and nothing is missing: the branch must be refused as such.
        #expect(throws: (any Error).self) { try replica.fetch(try server.transport()) }
        let refs = try replica.again().refs
        #expect(try refs.head().id == head && refs.id(tracking("main")) == head && refs.id(tracking("neu")) == nil)
    }

    private func tree(_ repository: Repository) throws -> ObjectID {
        let id = try #require(try repository.refs.id(branch("main")))
        return try CommitLinks(try ObjectReader(repository.objects).read(id, .commit), repository.format).tree
    }

    @Test("a tracking branch that cannot be moved is an error, not nothing new")
    func locked() throws {
        let (hub, replica) = try Self.behind()
        try hub.scratch.write("kopie/.git/refs/remotes/origin/main.lock", "von git\n")
        #expect(throws: RefRejection.locked) { try replica.fetch(try hub.local()) }
    }

    @Test("branches of which one is the folder of the other do not take each other's place")
    func folderOfAnother() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        let id = try hub.main()
        let server = try GitServer(hub) { step, answer in
            if step == .refs {
                answer.body = Self.refs("\(id) refs/heads/x/y", "\(id) refs/heads/x", "\(id) refs/heads/main/z")
            }
        }
        let result = try replica.fetch(try server.transport())
        #expect(result.changed.count <= 1)
        #expect(try replica.again().refs.id(tracking("main")) == id)
        #expect(try StoreCheck(replica.again()).run().filter { $0.severity > .info }.isEmpty)
    }
}
