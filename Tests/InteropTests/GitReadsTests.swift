import Files
import TestSupport
import Testing

/// Stock git reads from a hub.
@Suite("Stock git reads from a hub", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct GitReadsTests {
    @Test("git clones, lists and fetches in every version of the protocol", arguments: Formats.all, [0, 1, 2])
    func versions(_ format: String, _ version: Int) throws {
        let stage = try HubStage(format, isFounded: false)
        let settings = ["-c", "protocol.version=\(version)"]
        let replica = stage.path("replica")
        let cloned = try stage.git.run(settings + ["clone", "-q", stage.hub.url, replica.description])
        #expect(cloned.status == 0, "\(cloned.errors)")
        try stage.demandAllSound(replica)
        #expect(try stage.git("rev-parse", "--show-object-format", in: replica) == format)
        #expect(try stage.git("symbolic-ref", "HEAD", in: replica) == "refs/heads/main")
        #expect(try stage.id("HEAD", in: replica) == stage.id("main", in: stage.library))

        // Something new on the hub: a version, a branch, tags of both kinds.
        let other = try stage.cloneWithGit("other")
        let tip = try stage.commit(other, "vorlagen/neu.txt", "neu\n")
        try stage.git("tag", "leicht", in: other)
        try stage.git("tag", "-a", "-m", "Fassung", "schwer", in: other)
        try stage.git("push", "-q", "origin", "main", "main:refs/heads/variante/neu", "--tags", in: other)
        try stage.demandAllSound(other)

        let listed = try stage.git.run(settings + ["ls-remote", stage.hub.url])
        let local = try stage.git.run(["ls-remote", stage.library.description])
        #expect(listed.status == 0 && listed.text == local.text)
        #expect(listed.text.contains("\(tip)\trefs/tags/schwer^{}"))

        let fetched = try stage.git.run(settings + ["fetch", "-q", "--prune"], in: replica)
        #expect(fetched.status == 0, "\(fetched.errors)")
        for name in ["origin/main", "origin/variante/neu", "leicht", "schwer^{}"] {
            #expect(try stage.id(name, in: replica) == tip, "\(name)")
        }
        try stage.demandAllSound(replica)
        // Nothing new: nothing is sent.
        let again = try stage.git.run(settings + ["fetch", "-v"], in: replica)
        #expect(again.status == 0 && again.errors.contains("up to date"), "\(again.errors)")
    }

    @Test("git clones a part of the history, deepens it, and gets the rest", arguments: Formats.all, [0, 2])
    func shallow(_ format: String, _ version: Int) throws {
        let stage = try HubStage(format)
        let writer = try stage.cloneWithGit("writer")
        for day in 1...6 {
            let time = "\(1_793_404_800 + day * 86_400) +0000"
            try stage.write(writer, "tag.txt", "Tag \(day)\n")
            try stage.git("add", "-A", in: writer)
            let dates = ["GIT_COMMITTER_DATE": time, "GIT_AUTHOR_DATE": time]
            #expect(try stage.git.run(["commit", "-q", "-m", "Tag \(day)"], in: writer, dates).status == 0)
        }
        try stage.git("push", "-q", "origin", "main", in: writer)
        let settings = ["-c", "protocol.version=\(version)"]
        func count(_ replica: Path) throws -> Int? { Int(try stage.git("rev-list", "--count", "HEAD", in: replica)) }

        let flat = stage.path("flat")
        var result = try stage.git.run(settings + ["clone", "-q", "--depth", "2", stage.hub.url, flat.description])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try count(flat) == 2)
        try stage.demandAllSound(flat)
        for (words, expected) in [(["--deepen", "1"], 3), (["--depth", "5"], 5), (["--unshallow"], 7)] {
            result = try stage.git.run(settings + ["fetch", "-q"] + words, in: flat)
            #expect(result.status == 0, "\(result.errors)")
            #expect(try count(flat) == expected)
            try stage.demandAllSound(flat)
        }

        let since = stage.path("since")
        result = try stage.git.run(
            settings + [
                "clone", "-q", "--shallow-since=\(1_793_404_800 + 4 * 86_400 - 10)", stage.hub.url, since.description,
            ])
        #expect(result.status == 0, "\(result.errors)")
        #expect(try count(since) == 3)
        try stage.demandAllSound(since)

        // Work on a part of the history can be given back.
        let small = stage.path("small")
        result = try stage.git.run(settings + ["clone", "-q", "--depth", "1", stage.hub.url, small.description])
        #expect(result.status == 0, "\(result.errors)")
        let tip = try stage.commit(small, "tag.txt", "Tag 7\n")
        try stage.git("push", "-q", "origin", "main", in: small)
        #expect(try stage.id("main", in: stage.library) == tip)
        try stage.demandAllSound(small)
    }

    @Test("git leaves contents on the hub and gets them when it needs them", arguments: Formats.all)
    func filter(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = stage.path("replica")
        let result = try stage.git.run([
            "clone", "-q", "--no-checkout", "--filter=blob:none", stage.hub.url, replica.description,
        ])
        #expect(result.status == 0 && !result.errors.contains("filtering not recognized"), "\(result.errors)")
        let missing = try stage.git("rev-list", "--objects", "--all", "--missing=print", in: replica)
        #expect(missing.split(separator: "\n").contains { $0.hasPrefix("?") })
        try stage.git("checkout", "-q", "main", in: replica)
        let file = "bibliothek.json"
        #expect(
            try stage.git("show", "HEAD:\(file)", in: stage.library) == stage.git("show", "HEAD:\(file)", in: replica))
        try stage.demandAllSound(replica)
    }

    // git before 2.41 makes a clone of an empty repository with SHA-1, whatever the server says.
    @Test("git clones an empty library and its branch", arguments: [0, 2])
    func empty(_ version: Int) throws {
        let stage = try HubStage("sha1")
        let bare = stage.scratch.path / "hub" / "leer.git"
        try stage.git("init", "-q", "--bare", "-b", "haupt", "--object-format=sha1", bare.description)
        let replica = stage.path("replica")
        let result = try stage.git.run([
            "-c", "protocol.version=\(version)", "clone", "-q", stage.hub.url + "leer.git", replica.description,
        ])
        #expect(result.status == 0, "\(result.errors)")
        // Only version 2 can say where HEAD will point to.
        if version == 2 { #expect(try stage.git("symbolic-ref", "HEAD", in: replica) == "refs/heads/haupt") }
        let tip = try stage.commit(replica, "a.txt", "a\n")
        try stage.git("push", "-q", "origin", "HEAD:haupt", in: replica)
        #expect(try stage.id("haupt", in: bare) == tip)
        try stage.demandSound(bare, replica)
    }

    @Test("our client clones an empty library with its hash function and branch, and fills it", arguments: Formats.all)
    func emptyForUs(_ format: String) throws {
        let stage = try HubStage(format)
        let bare = stage.scratch.path / "hub" / "leer.git"
        try stage.git("init", "-q", "--bare", "-b", "haupt", "--object-format=\(format)", bare.description)
        let replica = stage.path("replica")
        try stage.allmende("clone", stage.hub.url + "leer.git", replica.description)
        #expect(try stage.git("rev-parse", "--show-object-format", in: replica) == format)
        #expect(try stage.git("symbolic-ref", "HEAD", in: replica) == "refs/heads/haupt")
        try stage.write(replica, "a.txt", "a\n")
        try stage.allmende("save", "-m", "Anfang", in: replica)
        try stage.allmende("push", in: replica)
        #expect(try stage.id("haupt", in: bare) == stage.id("HEAD", in: replica))
        try stage.demandSound(bare, replica)
    }
}

/// The hash functions, by their names in Git.
enum Formats {
    static let all = ["sha1", "sha256"]
}
