import Files
import TestSupport
import Testing

/// Stock git pushes to a hub.
@Suite("Stock git pushes to a hub", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct GitPushesTests {
    @Test("branches and tags are made, moved on, forced and deleted", arguments: Formats.all)
    func refs(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.cloneWithGit("replica")
        let first = try stage.id("HEAD", in: replica)
        /// Pushes and demands that both sides are whole afterwards.
        func push(_ words: String...) throws {
            let result = try stage.git.run(["push"] + words, in: replica)
            #expect(result.status == 0, "\(words): \(result.errors)")
            try stage.demandAllSound(replica)
        }
        func hub(_ name: String) throws -> String { try stage.id(name, in: stage.library) }

        try push("origin", "main:refs/heads/neu")
        #expect(try hub("refs/heads/neu") == first)
        let second = try stage.commit(replica, "eins.txt", "eins\n")
        try push("origin", "main:neu", "main")
        #expect(try hub("refs/heads/neu") == second)
        #expect(try hub("refs/heads/main") == second)

        // Set back: refused without force by git itself, taken with it.
        let back = try stage.git.run(["push", "origin", "\(first):neu"], in: replica)
        #expect(back.status == 1)
        #expect(try hub("refs/heads/neu") == second)
        try push("--force", "origin", "\(first):neu")
        #expect(try hub("refs/heads/neu") == first)
        // With a lease that no longer holds nothing moves.
        let lease = try stage.git.run(
            ["push", "--force-with-lease=neu:\(second)", "origin", "\(second):neu"], in: replica)
        #expect(lease.status == 1)
        #expect(try hub("refs/heads/neu") == first)

        try stage.git("tag", "leicht", in: replica)
        try stage.git("tag", "-a", "-m", "Fassung 1", "schwer", in: replica)
        try push("origin", "--tags")
        #expect(try hub("refs/tags/leicht") == second)
        #expect(try hub("refs/tags/schwer") == stage.id("schwer", in: replica))
        #expect(try hub("refs/tags/schwer^{}") == second)

        try push("origin", "--delete", "neu", "leicht")
        let refs = [
            "refs/allmende/journal \(try hub("refs/allmende/journal"))", "refs/heads/main \(second)",
            "refs/tags/schwer \(try hub("refs/tags/schwer"))",
        ]
        #expect(try stage.refs(stage.library) == refs.joined(separator: "\n"))
        // Deleting what is not there is refused by git, and harmless.
        #expect(try stage.git.run(["push", "origin", "--delete", "neu"], in: replica).status == 1)
        try push("--prune", "--force", "origin", "refs/heads/*:refs/heads/*", "refs/tags/*:refs/tags/*")
    }

    @Test("an atomic push that fails in one ref changes none", arguments: Formats.all)
    func atomic(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.cloneWithGit("replica")
        let other = try stage.cloneWithGit("other")
        let theirs = try stage.commit(other, "b.txt", "b\n")
        try stage.git("push", "-q", "origin", "main", in: other)
        let mine = try stage.commit(replica, "a.txt", "a\n")
        let before = try stage.refs(stage.library)
        // git refuses by itself what it knows to be no continuation; --force with a lease on an old value reaches the hub.
        for words in [
            ["--atomic", "origin", "main", "main:neu"],
            ["--atomic", "origin", "main:refs/heads/neu", "\(mine):refs/heads/main"],
        ] {
            let result = try stage.git.run(["push"] + words, in: replica)
            #expect(result.status == 1, "\(result.errors)")
            #expect(try stage.refs(stage.library) == before)
        }
        // The hub's own refusal: a branch may not hold a tag, and a name may not lie below another.
        let tree = try stage.id("HEAD^{tree}", in: replica)
        for (name, id) in [("refs/heads/main/darunter", mine), ("refs/heads/baum", tree)] {
            let raw = PushBody(format).create("refs/heads/neu", mine).create(name, id)
            let result = try raw.send(to: stage, from: replica, atomic: true)
            #expect(result.contains("ng \(name)") && result.contains("ng refs/heads/neu"), "\(result)")
            #expect(try stage.refs(stage.library) == before)
        }
        // Without atomic the good one moves.
        let raw = PushBody(format).create("refs/heads/main/darunter", mine).create("refs/heads/neu", mine)
        let result = try raw.send(to: stage, from: replica, atomic: false)
        #expect(result.contains("ng refs/heads/main/darunter") && result.contains("ok refs/heads/neu"), "\(result)")
        #expect(try stage.id("refs/heads/neu", in: stage.library) == mine)
        #expect(try stage.id("refs/heads/main", in: stage.library) == theirs)
        try stage.demandAllSound(replica, other)
    }

    @Test("options of a push are taken", arguments: Formats.all)
    func options(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.cloneWithGit("replica")
        let tip = try stage.commit(replica, "a.txt", "a\n")
        let result = try stage.git.run(
            ["push", "-o", "title=Neue Fassung", "-o", "topic=ä", "origin", "main"], in: replica)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try stage.id("main", in: stage.library) == tip)
        try stage.demandAllSound(replica)
    }

    @Test("a push of many megabytes in pieces arrives", arguments: Formats.all)
    func large(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.cloneWithGit("replica")
        var random = Seeded(7)
        let bytes = (0..<3_000_000).map { _ in UInt8.random(in: 32...126, using: &random) }
        try stage.write(replica, "anhang.txt", String(decoding: bytes, as: UTF8.self))
        try stage.git("add", "-A", in: replica)
        try stage.git("commit", "-q", "-m", "Anhang", in: replica)
        // git sends what exceeds the buffer in chunks, after an empty request that asks whether it may.
        let result = try stage.git.run(["-c", "http.postBuffer=65536", "push", "-q", "origin", "main"], in: replica)
        #expect(result.status == 0, "\(result.errors)")
        #expect(try stage.id("main", in: stage.library) == stage.id("HEAD", in: replica))
        try stage.demandAllSound(replica)
        // And a request for objects that git compresses, because it names many versions.
        for number in 0..<40 { try stage.commit(replica, "n.txt", "\(number)\n") }
        try stage.git("push", "-q", "origin", "main", in: replica)
        let other = try stage.cloneWithGit("other")
        for number in 0..<60 { try stage.commit(other, "m.txt", "\(number)\n") }
        try stage.commit(replica, "n.txt", "Ende\n")
        try stage.git("push", "-q", "origin", "main", in: replica)
        try stage.git("fetch", "-q", in: other)
        #expect(try stage.id("origin/main", in: other) == stage.id("HEAD", in: replica))
        try stage.demandAllSound(replica, other)
    }
}
