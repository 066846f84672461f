import Bytes
import Files
import Synchronization
import TestSupport
import Testing

/// Hubs that answer wrongly: our client says so, and nothing changes.
@Suite("Our client and answers that are wrong", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct BadAnswerTests {
    /// Everything that must be as it was: refs, objects, working tree.
    private func state(_ stage: HubStage, _ replica: Path) throws -> String {
        try stage.refs(replica) + stage.git("status", "--porcelain", in: replica)
            + stage.git("count-objects", "-v", in: replica)
    }

    /// A replica that lacks the hub's newest version, which is large enough to be cut.
    private func behind(_ stage: HubStage) throws -> Path {
        let replica = try stage.clone("behind")
        let writer = try stage.cloneWithGit("writer")
        var random = Seeded(3)
        let text = String(decoding: (0..<40_000).map { _ in UInt8.random(in: 32...126, using: &random) }, as: UTF8.self)
        try stage.commit(writer, "anhang.txt", text)
        try stage.git("push", "-q", "origin", "main", in: writer)
        return replica
    }

    @Test("a hub that sends a web page", arguments: ["sha1", "sha256"])
    func page(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try behind(stage)
        try stage.save(replica, "Eigenes")
        let before = try state(stage, replica)
        let html = Array("<!DOCTYPE html><title>Anmeldung</title><p>Bitte anmelden.".utf8)
        // Once with a type that says so, once with the right one, at the first answer and at the later ones.
        for type in ["text/html", nil] {
            for part in ["info/refs", "git-"] {
                try TamperingHub.run(
                    before: stage.hub.url,
                    { target, body in
                        target.contains("/" + part) ? .init(body: html, type: type) : .init(body: body)
                    }
                ) { address in
                    try stage.git("remote", "set-url", "origin", address, in: replica)
                    try Refusal.demand(stage.allmende, ["clone", address, stage.path("neu").description])
                    #expect(try FileStatus.of(stage.path("neu")) == nil)
                    for command in ["pull", "push", "sync"] {
                        try Refusal.demand(stage.allmende, [command], in: replica)
                        #expect(try state(stage, replica) == before, "\(command)")
                    }
                }
            }
        }
        try stage.demandAllSound(replica)
    }

    @Test("a hub that closes in the middle, at every eighth of each answer", arguments: ["sha1", "sha256"])
    func cut(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try behind(stage)
        let before = try state(stage, replica)
        for part in ["info/refs", "git-upload-pack"] {
            // The client asks twice at the second address: for the refs, then for the objects.
            for turn in part == "info/refs" ? [1] : [1, 2] {
                for eighth in 0..<8 {
                    let count = Mutex(0)
                    try TamperingHub.run(
                        before: stage.hub.url,
                        { target, body in
                            guard target.contains("/" + part) else { return .init(body: body) }
                            let number = count.withLock { value in
                                value += 1
                                return value
                            }
                            guard number == turn else { return .init(body: body) }
                            return .init(body: Array(body.prefix(body.count * eighth / 8)), isCut: true)
                        }
                    ) { address in
                        try stage.git("remote", "set-url", "origin", address, in: replica)
                        let pulled = try stage.allmende.run(["pull"], in: replica)
                        Refusal.clear(pulled, "Error: ", #_sourceLocation)
                        #expect(try state(stage, replica) == before, "\(part) \(turn) \(eighth)")
                        count.withLock { $0 = 0 }
                        let cloned = try stage.allmende.run(
                            ["clone", address, stage.path("neu").description], ["LC_ALL": "de_DE.UTF-8"])
                        Refusal.clear(cloned, "Fehler: ", #_sourceLocation)
                        #expect(try FileStatus.of(stage.path("neu")) == nil)
                    }
                }
            }
        }
        try stage.demandAllSound(replica)
    }

    @Test("a pack with a flipped bit, cut short, or with another checksum", arguments: ["sha1", "sha256"])
    func damaged(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try behind(stage)
        let before = try state(stage, replica)
        let tip = try stage.id("main", in: stage.library)
        var spoils: [@Sendable ([UInt8]) -> [UInt8]] = []
        for step in 0..<24 {
            spoils.append { body in
                var body = body
                // Everywhere in the answer with the pack, each time another bit.
                body[(body.count - 1) * step / 23] ^= 1 << (step % 8)
                return body
            }
        }
        // The last bytes before the flush packet belong to the checksum.
        spoils.append { body in
            var body = body
            for place in body.count - 14..<body.count - 4 { body[place] = ~body[place] }
            return body
        }
        // A side band that ends too early but properly.
        spoils.append { body in
            guard let start = body.indices.first(where: { body[$0...].starts(with: "PACK".utf8) }) else { return body }
            let head = Array(body[..<(start - 5)])
            return head + PushBody.packet([1] + body[start..<start + 3000]) + Array("0000".utf8)
        }
        for (number, spoil) in spoils.enumerated() {
            try TamperingHub.run(
                before: stage.hub.url,
                { _, body in
                    body.indices.contains { body[$0...].starts(with: "PACK".utf8) }
                        ? .init(body: spoil(body)) : .init(body: body)
                }
            ) { address in
                let place = stage.path("neu")
                let cloned = try stage.allmende.run(["clone", address, place.description])
                if cloned.status == 0 {
                    // Only what does not belong to the pack may be spoiled unnoticed, a line about progress say.
                    #expect(try stage.id("HEAD", in: place) == tip, "\(number)")
                    #expect(number < 24)
                    try stage.demandSound(place)
                    try FileSystem.removeTree(place)
                } else {
                    Refusal.clear(cloned, "Error: ", #_sourceLocation)
                    #expect(try FileStatus.of(place) == nil)
                }
                guard number > 16 else { return }
                try stage.git("remote", "set-url", "origin", address, in: replica)
                try Refusal.demand(stage.allmende, ["pull"], in: replica)
                #expect(try state(stage, replica) == before, "\(number)")
            }
        }
        try stage.demandAllSound(replica)
    }

    @Test("a hub that refuses or breaks a push", arguments: ["sha1", "sha256"])
    func push(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.clone("replica")
        try stage.save(replica, "Eigenes")
        let before = try state(stage, replica)
        for eighth in 0..<8 {
            // The hub has taken the push; the client never hears of it, or only in part.
            try TamperingHub.run(
                before: stage.hub.url,
                { target, body in
                    target.hasSuffix("/git-receive-pack")
                        ? .init(body: Array(body.prefix(body.count * eighth / 8)), isCut: true) : .init(body: body)
                }
            ) { address in
                try stage.git("remote", "set-url", "origin", address, in: replica)
                Refusal.clear(try stage.allmende.run(["push"], in: replica), "Error: ", #_sourceLocation)
                #expect(try state(stage, replica) == before, "\(eighth)")
                try stage.git("update-ref", "refs/heads/main", "main~", in: stage.library)
            }
        }
        try stage.git("remote", "set-url", "origin", stage.hub.url + "vorlagen.git", in: replica)
        try stage.allmende("push", in: replica)
        try stage.demandAllSound(replica)
    }

    @Test("a hub with another hash function", arguments: [("sha1", "sha256"), ("sha256", "sha1")])
    func format(_ ours: String, _ theirs: String) throws {
        let stage = try HubStage(theirs)
        let replica = stage.path("replica")
        try stage.allmende("init", replica.description, "--starter", "--object-format", ours)
        try stage.git("remote", "add", "origin", stage.hub.url + "vorlagen.git", in: replica)
        let before = try state(stage, replica)
        let there = try stage.refs(stage.library)
        for command in ["pull", "push", "sync"] {
            try Refusal.demand(stage.allmende, [command], in: replica, saying: ["other hashes", "andere Prüfsummen"])
        }
        let pushed = try stage.git.run(["push", stage.hub.url, "main"], in: replica)
        #expect(pushed.status != 0 && pushed.errors.contains("hash algorithm"), "\(pushed.errors)")
        #expect(try state(stage, replica) == before)
        #expect(try stage.refs(stage.library) == there)
        try stage.demandAllSound(replica)
    }
}
