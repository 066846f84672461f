import Files
import TestSupport
import Testing

/// What one Kommune could not decide alone: shared as a draft, finished by another, taken by the hub only then.
@Suite("Drafts with open places", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct DraftTests {
    static let folder = "vorlagen/beschaffung/ausschreibung-it"

    @Test(
        "A merges, shares what is open, B finishes it and submits it; the hub takes nothing that is open",
        arguments: Formats.all)
    func finishedByAnother(_ format: String) throws {
        let stage = try HubStage(format)
        let (a, b) = (try stage.clone("a"), stage.path("b"))
        try stage.allmende("clone", stage.hub.url, b.description, "--stelle", "053150000000", "--name", "Stadt Köln")
        try stage.write(b, "\(Self.folder)/README.md", "# Von B\n")
        try stage.write(b, "\(Self.folder)/muster.bin", "B")
        try stage.allmende("save", "-m", "B", in: b)
        try stage.allmende("push", in: b)
        try stage.write(a, "\(Self.folder)/README.md", "# Von A\n")
        try stage.write(a, "\(Self.folder)/muster.bin", "A")
        try stage.allmende("save", "-m", "A", in: a)
        #expect(try stage.allmende.run(["pull"], in: a).status == 1)
        let main = try stage.id("main", in: stage.library)
        // Nothing but a version can be shared.
        #expect(try stage.allmende.failing("push", "--draft", "entwurf", in: a).errors.contains("resolve"))
        try stage.allmende("save", in: a)
        // Refused here, before anything is sent, and by the hub when git does not ask.
        #expect(try stage.allmende.failing("push", in: a).errors.contains("--draft"))
        let refused = try stage.git.run(["push", "-q", "origin", "main"], in: a)
        #expect(refused.status != 0 && refused.errors.contains("not decided yet (2)"), "\(refused.errors)")
        #expect(try stage.id("main", in: stage.library) == main)
        try stage.allmende("push", "--draft", "entwurf", in: a)
        #expect(try stage.id("kommune/053780004004/entwurf", in: stage.library) == stage.id("HEAD", in: a))
        // B has gone on meanwhile.
        try stage.write(b, "\(Self.folder)/weiter.md", "# Weiter\n")
        try stage.allmende("save", "-m", "B weiter", in: b)
        try stage.allmende("push", in: b)
        try stage.allmende("pull", in: b)
        let merged = try stage.allmende.run(["merge", "kommune/053780004004/entwurf"], in: b)
        #expect(merged.status < 2, "\(merged.errors)")
        let listed = try stage.allmende.run(["resolve"], in: b)
        #expect(listed.status == 1 && listed.text.contains("Stadt Bergisch Gladbach"), "\(listed.text)")
        try stage.allmende("resolve", "\(Self.folder)/muster.bin", "--theirs", in: b)
        try stage.allmende("resolve", "README.md:1", "--value", "# Von beiden", in: b)
        try stage.allmende("save", "-m", "Entschieden", in: b)
        try stage.allmende("push", in: b)
        #expect(try stage.id("main", in: stage.library) == stage.id("HEAD", in: b))
        #expect(try stage.git("show", "main:\(Self.folder)/README.md", in: stage.library) == "# Von beiden")
        #expect(try stage.git("ls-tree", "--name-only", "main", "konflikte.json", in: stage.library).isEmpty)
        // And A has it all.
        try stage.allmende("pull", in: a)
        #expect(try stage.id("HEAD", in: a) == stage.id("HEAD", in: b))
        try stage.demandAllSound(a, b)
    }

    @Test(
        "stock git commits a merge that was begun, and a clean one is what git would have made", arguments: Formats.all)
    func withGit(_ format: String) throws {
        let stage = try HubStage(format)
        let (a, theirs) = (try stage.clone("a"), try stage.cloneWithGit("b"))
        try stage.commit(theirs, "\(Self.folder)/README.md", "# Von git\n")
        try stage.commit(theirs, "fremd.bin", "1")
        try stage.git("push", "-q", "origin", "main", in: theirs)
        try stage.write(a, "eigen.bin", "1")
        try stage.allmende("save", "-m", "Eigenes", in: a)
        try stage.git("fetch", "-q", in: a)
        let judged = try stage.git("merge-tree", "--write-tree", "HEAD", "origin/main", in: a)
        try stage.allmende("pull", in: a)
        #expect(try stage.id("HEAD^{tree}", in: a) == judged)
        try stage.demandSound(a)
        // Now one with something open.
        try stage.commit(theirs, "eigen.bin", "2")
        try stage.git("push", "-q", "origin", "main", in: theirs)
        try stage.write(a, "eigen.bin", "3")
        try stage.allmende("save", "-m", "Noch mehr", in: a)
        #expect(try stage.allmende.run(["pull"], in: a).status == 1)
        #expect(try stage.git("status", in: a).contains("All conflicts fixed but you are still merging"))
        try stage.git("commit", "-q", "--no-edit", in: a)
        #expect(try stage.git("log", "-1", "--format=%P", in: a).split(separator: " ").count == 2)
        #expect(try stage.allmende("status", in: a).contains("1 place is to be decided"))
        try stage.demandSound(a)
    }
}
