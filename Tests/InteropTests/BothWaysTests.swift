import Files
import TestSupport
import Testing

/// What one program writes, the other reads.
@Suite("Our client and stock git, both ways", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct BothWaysTests {
    @Test("a push by git is seen by our pull, and the reverse", arguments: Formats.all)
    func both(_ format: String) throws {
        let stage = try HubStage(format)
        let ours = try stage.clone("ours")
        let theirs = try stage.cloneWithGit("theirs")
        try stage.demandAllSound(ours, theirs)

        var tip = try stage.commit(theirs, "vorlagen/beschaffung/ausschreibung-it/erfahrungen/git.md", "Von git.\n")
        try stage.git("push", "-q", "origin", "main", in: theirs)
        try stage.demandAllSound(ours, theirs)
        try stage.allmende("pull", in: ours)
        #expect(try stage.id("HEAD", in: ours) == tip)
        try stage.demandAllSound(ours, theirs)

        tip = try stage.save(ours, "Von allmende")
        try stage.demandAllSound(ours)
        try stage.allmende("push", in: ours)
        #expect(try stage.id("main", in: stage.library) == tip)
        #expect(try stage.id("origin/main", in: ours) == tip)
        try stage.git("pull", "-q", "--ff-only", in: theirs)
        #expect(try stage.id("HEAD", in: theirs) == tip)
        try stage.demandAllSound(ours, theirs)

        try stage.allmende("sync", in: ours)
        try stage.demandAllSound(ours, theirs)
    }

    @Test("git status stays clean after every command", arguments: Formats.all)
    func clean(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.clone("replica")
        let reading = [
            ["status"], ["list"], ["search", "Akte"], ["show", "ausschreibung-it"], ["log"], ["diff"], ["check"],
            ["fsck"], ["settings"], ["cat-file", "-p", "HEAD"], ["gc"], ["pull"], ["push"], ["sync"],
        ]
        for words in reading {
            let result = try stage.allmende.run(words, in: replica)
            #expect(result.status == 0 || words == ["check"], "\(words): \(result.errors)")
            try stage.demandSound(replica)
        }
        try stage.allmende("new", "probe", "--title", "Probe", in: replica)
        #expect(try stage.git("status", "--porcelain", in: replica) == "?? vorlagen/allgemein/")
        try stage.allmende("save", "-m", "Probe begonnen", in: replica)
        try stage.demandSound(replica)
        // git's own refresh finds nothing to write: what the index says of each file is right.
        #expect(try stage.git.run(["diff-files", "--quiet"], in: replica).status == 0)
        try stage.allmende("push", in: replica)
        try stage.demandAllSound(replica)
    }

    @Test("the same tree has the same id in git and here", arguments: Formats.all)
    func sameTree(_ format: String) throws {
        let stage = try HubStage(format)
        let replica = try stage.clone("replica")
        for (name, text) in [
            ("vorlagen/beschaffung/ausschreibung-it/erfahrungen/Grüße aus Köln.md", "Ä\n"), ("a", ""), ("a.b/c", "c"),
            ("a-b", "x\n"), ("a0/ü", "y\n"), ("leer/.keep", ""),
        ] {
            try stage.write(replica, name, text)
        }
        try FileSystem.symlink(Array("a-b".utf8), at: replica / "verweis")
        #expect(
            try stage.git.run(["add", "-A"], in: replica, ["GIT_INDEX_FILE": stage.path("index").description]).status
                == 0)
        let expected = try stage.git.run(
            ["write-tree"], in: replica, ["GIT_INDEX_FILE": stage.path("index").description]
        ).text
        try stage.allmende("save", "-m", "Alles", in: replica)
        #expect(try stage.id("HEAD^{tree}", in: replica) == expected)
        try stage.demandSound(replica)
        try stage.allmende("push", in: replica)
        try stage.demandAllSound(replica)
    }

    @Test("when both sides have new versions, push explains, pull merges, and both are there", arguments: Formats.all)
    func diverged(_ format: String) throws {
        let stage = try HubStage(format)
        let ours = try stage.clone("ours")
        let theirs = try stage.cloneWithGit("theirs")
        let tip = try stage.commit(theirs, "vorlagen/neu.md", "Von git.\n")
        try stage.git("push", "-q", "origin", "main", in: theirs)
        let mine = try stage.save(ours, "Eigenes")
        for (language, words) in [("C.UTF-8", "The hub has new versions"), ("de_DE.UTF-8", "Die Zentrale hat neue")] {
            let push = try stage.allmende.failing("push", in: ours, with: ["LC_ALL": language])
            #expect(push.errors.contains(words), "\(push.errors)")
        }
        #expect(try stage.id("HEAD", in: ours) == mine)
        #expect(try stage.id("main", in: stage.library) == tip)
        try stage.allmende("pull", in: ours)
        #expect(try stage.git("log", "-1", "--format=%P", in: ours) == "\(mine) \(tip)")
        #expect(try stage.git("show", "HEAD:vorlagen/neu.md", in: ours) == "Von git.")
        try stage.allmende("push", in: ours)
        #expect(try stage.id("main", in: stage.library) == stage.id("HEAD", in: ours))
        try stage.demandAllSound(ours, theirs)
    }

    @Test("pull leaves unsaved work alone: it stops where it would be overwritten", arguments: Formats.all)
    func unsaved(_ format: String) throws {
        let stage = try HubStage(format)
        let ours = try stage.clone("ours")
        let theirs = try stage.cloneWithGit("theirs")
        let file = "vorlagen/beschaffung/ausschreibung-it/README.md"
        let before = try stage.id("HEAD", in: ours)
        try stage.commit(theirs, file, "Von git.\n")
        let tip = try stage.commit(theirs, "neu.md", "Neu von git.\n")
        try stage.git("push", "-q", "origin", "main", in: theirs)
        // A changed file, and a new one where the hub has one of the same name.
        for name in [file, "neu.md"] {
            let old = try? FileSystem.read(ours / name, limit: 1 << 20)
            try stage.write(ours, name, "Noch nicht gesichert.\n")
            let refused = try stage.allmende.failing("pull", in: ours)
            #expect(refused.errors.contains(name), "\(refused.errors)")
            #expect(try stage.id("HEAD", in: ours) == before)
            #expect(try FileSystem.read(ours / name, limit: 1 << 20) == Array("Noch nicht gesichert.\n".utf8))
            if let old { try FileSystem.replace(ours / name, with: old) } else { try FileSystem.remove(ours / name) }
        }
        // Work elsewhere is no hindrance.
        try stage.write(ours, "vorlagen/eigen.md", "Eigenes.\n")
        try stage.allmende("pull", in: ours)
        #expect(try stage.id("HEAD", in: ours) == tip)
        #expect(try stage.git("status", "--porcelain", in: ours) == "?? vorlagen/eigen.md")
    }
}
