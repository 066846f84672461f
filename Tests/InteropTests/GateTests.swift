import Files
import Foundation
import Synchronization
import TestSupport
import Testing

/// A hub whose library moves by proposals only, its members, and stock git at its doors.
final class GatedHub: Sendable {
    let stage: HubStage
    /// By role: the access key, and the opaque id.
    let members: [String: (key: String, handle: String)]

    static let roles = ["leserin", "beitragende", "prueferin", "moderation", "betrieb"]
    static let ars = "053780004004"
    static let name = "Stadt Bergisch Gladbach"

    init(_ format: String) throws {
        stage = try HubStage(format, access: "members")
        var members: [String: (String, String)] = [:]
        for role in Self.roles {
            let result = try stage.allmende.run([
                "hub", "member", "add", stage.path("hub").description, "--stelle", Self.ars, "--name", Self.name,
                "--rolle", role,
            ])
            let handle = result.errors.split(separator: " ").first { $0.hasPrefix("k-") }
            members[role] = (result.text, String(handle ?? ""))
        }
        self.members = members
    }

    /// The address with a role's key.
    func address(_ role: String) -> String {
        stage.hub.url.replacing("http://", with: "http://x:\(members[role]?.key ?? "")@") + "vorlagen.git"
    }

    /// A clone that pushes with a role's key, as that member.
    func clone(_ name: String, as role: String = "beitragende", personal: Bool = false) throws -> Path {
        let path = try stage.cloneWithGit(name)
        try stage.git("remote", "set-url", "--push", "origin", address(role), in: path)
        return path
    }

    /// Adds an experience and commits it in a member's name, or in a person's; the commit's id.
    @discardableResult
    func commit(_ replica: Path, _ name: String, as role: String? = "beitragende") throws -> String {
        try stage.write(
            replica, "vorlagen/beschaffung/ausschreibung-it/erfahrungen/\(name).md", "# \(name)\n\nZu kurz.\n")
        try stage.git("add", "-A", in: replica)
        let who =
            role.map { (Self.name, "\(members[$0]?.handle ?? "")@\(Self.ars).allmende.invalid") }
            ?? ("Erika Musterfrau", "erika@stadt.example")
        let result = try stage.git.run(
            ["commit", "-q", "-m", "Erfahrung: \(name)"], in: replica,
            [
                "GIT_AUTHOR_NAME": who.0, "GIT_AUTHOR_EMAIL": who.1, "GIT_COMMITTER_NAME": who.0,
                "GIT_COMMITTER_EMAIL": who.1,
            ])
        guard result.status == 0 else { throw Program.Failure(description: result.errors) }
        return try stage.id("HEAD", in: replica)
    }

    /// What the library's refs hold, but for the keys, whose last use is noted there.
    func refs() throws -> [Substring] {
        try stage.refs(stage.library).split(separator: "\n").filter { !$0.hasPrefix("refs/allmende/hub/") }
    }

    /// The heads of open proposals.
    func proposals() throws -> [String] {
        try stage.git("for-each-ref", "--format=%(objectname)", "refs/proposals/", in: stage.library)
            .split(separator: "\n").map(String.init)
    }
}

/// Stock git at the doors of a library that moves by proposals only.
@Suite("Stock git proposes", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct GateTests {
    @Test("a push to refs/for/main becomes a proposal, and the answer says which", arguments: Formats.all)
    func proposes(_ format: String) throws {
        let gated = try GatedHub(format)
        let stage = gated.stage
        let main = try stage.id("main", in: stage.library)
        let replica = try gated.clone("replica")
        let tip = try gated.commit(replica, "Fristen")
        let pushed = try stage.git.run(
            ["push", "-o", "title=Längere Frist", "-o", "text=Weil sie zu kurz ist.", "origin", "HEAD:refs/for/main"],
            in: replica)
        #expect(pushed.status == 0, "\(pushed.errors)")
        #expect(pushed.errors.contains("remote: Änderungsvorschlag "), "\(pushed.errors)")
        #expect(pushed.errors.contains(" -> refs/for/main"), "\(pushed.errors)")
        #expect(try gated.proposals() == [tip])
        #expect(try stage.id("main", in: stage.library) == main)
        // Title and text stand where they belong.
        let journal = try stage.git("grep", "-h", "Längere Frist", "refs/allmende/journal", in: stage.library)
        #expect(journal.contains("\"titel\": \"Längere Frist\""))
        #expect(try stage.git("grep", "-h", "zu kurz", "refs/allmende/erasable", in: stage.library).contains("Weil"))
        // Git believes that refs/for/main does not exist, so the next push goes there as well.
        let word = try #require(
            pushed.errors.split(separator: " ").drop { !$0.hasSuffix("nderungsvorschlag") }.dropFirst().first)
        let next = try gated.commit(replica, "Kosten")
        let revised = try stage.git.run(["push", "-o", "topic=\(word)", "origin", "HEAD:refs/for/main"], in: replica)
        #expect(revised.status == 0 && revised.errors.contains("\(word) hat einen neuen Stand"), "\(revised.errors)")
        #expect(try gated.proposals() == [next])
        try stage.demandAllSound(replica)
    }

    @Test(
        "a person's commit is never kept, and clones of what was made of it have the same files", arguments: Formats.all
    )
    func person(_ format: String) throws {
        let gated = try GatedHub(format)
        let stage = gated.stage
        let replica = try gated.clone("replica")
        let tip = try gated.commit(replica, "Fristen", as: nil)
        try stage.git("push", "-q", "origin", "HEAD:refs/for/main", in: replica)
        // Together with a branch that may be shared, it would come along with what is stored.
        try stage.git("branch", "rein", "HEAD~", in: replica)
        let both = try stage.git.run(
            ["push", "origin", "HEAD:refs/for/main", "rein:refs/heads/kommune/\(GatedHub.ars)/rein"], in: replica)
        #expect(both.errors.contains("one after the other"), "\(both.errors)")
        let made = try #require(try gated.proposals().first)
        #expect(made != tip)
        #expect(try stage.id("\(made)^{tree}", in: stage.library) == stage.id("HEAD^{tree}", in: replica))
        #expect(try stage.git.run(["cat-file", "-e", tip], in: stage.library).status != 0)
        let all = try stage.git.run(["cat-file", "--batch", "--batch-all-objects"], in: stage.library)
        #expect(!all.text.isEmpty && !all.text.contains("Erika") && !all.text.contains("erika@"))
        try stage.demandAllSound(replica)
    }

    @Test("pushes past the doors are refused with a sentence, whatever the role", arguments: GatedHub.roles)
    func refused(_ role: String) throws {
        let gated = try GatedHub(role == "betrieb" ? "sha1" : "sha256")
        let stage = gated.stage
        let replica = try gated.clone("replica", as: role)
        let before = try gated.refs()
        let main = try stage.id("main", in: stage.library)
        try gated.commit(replica, "Fristen", as: role)
        var cases = [
            ("HEAD:refs/heads/main", "refs/for/main"), ("+HEAD:refs/heads/main", "refs/for/main"),
            (":refs/heads/main", "deletion of the current branch"),
            ("HEAD:refs/allmende/journal", "only the hub writes here"),
            ("+HEAD:refs/allmende/journal", "only the hub writes here"),
            (":refs/allmende/journal", "only the hub writes here"),
            ("HEAD:refs/allmende/erasable", "hidden"), ("HEAD:refs/allmende/hub/keys", "hidden"),
            (":refs/allmende/hub/keys", ""),
            ("HEAD:refs/proposals/\(String(repeating: "a", count: 64))/head", "only the hub writes here"),
            ("HEAD:refs/heads/kommune/053150000000/x", "only the hub writes here"),
            ("HEAD:refs/heads/kommune/x", "only the hub writes here"),
            ("HEAD:refs/heads/neu", "only the hub writes here"), ("HEAD:refs/for/neu", "only the hub writes here"),
            ("HEAD:refs/notes/commits", "only the hub writes here"),
        ]
        if role != "betrieb" { cases.append(("HEAD:refs/tags/v1", "only the hub writes here")) }
        if role == "leserin" { cases.append(("HEAD:refs/heads/kommune/\(GatedHub.ars)/x", "Beitragende")) }
        if role == "leserin" { cases.append(("HEAD:refs/for/main", "Beitragende")) }
        for (words, wanted) in cases {
            let pushed = try stage.git.run(["push", "--force", "origin", words], in: replica)
            #expect(pushed.status != 0, "\(words): \(pushed.errors)")
            #expect(wanted.isEmpty || pushed.errors.contains(wanted), "\(words): \(pushed.errors)")
            let isSaid = pushed.errors.contains("rejected") || pushed.errors.contains("unable to delete")
            #expect(isSaid, "\(words): \(pushed.errors)")
            #expect(try gated.refs() == before, "\(words)")
        }
        #expect(try stage.id("main", in: stage.library) == main)
        try stage.demandAllSound(replica)
    }

    @Test("what a Kommune shares it shares below its key, in the organisation's name", arguments: Formats.all)
    func shares(_ format: String) throws {
        let gated = try GatedHub(format)
        let stage = gated.stage
        let replica = try gated.clone("replica")
        let name = "refs/heads/kommune/\(GatedHub.ars)/probe"
        try gated.commit(replica, "Fristen", as: nil)
        let personal = try stage.git.run(["push", "origin", "HEAD:\(name)"], in: replica)
        #expect(personal.status != 0)
        // Both lines, ready to be copied, and following them is enough.
        let handle = try #require(gated.members["beitragende"]).handle
        let lines = [
            "git config user.name \"\(GatedHub.name)\"",
            "git config user.email \(handle)@\(GatedHub.ars).allmende.invalid",
        ]
        for line in lines { #expect(personal.errors.contains(line), "\(personal.errors)") }
        #expect(try stage.git.run(["cat-file", "-e", stage.id("HEAD", in: replica)], in: stage.library).status != 0)
        try stage.git("reset", "-q", "--hard", "HEAD~", in: replica)
        let tip = try gated.commit(replica, "Fristen")
        try stage.git("push", "-q", "origin", "HEAD:\(name)", in: replica)
        #expect(try stage.id(name, in: stage.library) == tip)
        try stage.git("push", "-q", "origin", ":\(name)", in: replica)
        #expect(try stage.id(name, in: stage.library).isEmpty)
        // A revoked member shares nothing, and is told so.
        try stage.allmende("hub", "member", "revoke", stage.path("hub").description, handle)
        let late = try stage.git.run(["push", "origin", "HEAD:\(name)"], in: replica)
        #expect(late.status == 128 && late.errors.contains("Authentication failed"), "\(late.errors)")
        try stage.demandAllSound(replica)
    }

    @Test("a tag of the operators names no person", arguments: Formats.all)
    func tags(_ format: String) throws {
        let gated = try GatedHub(format)
        let stage = gated.stage
        let replica = try gated.clone("replica", as: "betrieb")
        let handle = try #require(gated.members["betrieb"]).handle
        func tag(_ name: String, _ who: String, _ mail: String) throws -> Program.Result {
            let made = try stage.git.run(
                ["tag", "-a", "-m", "Ausgabe", name], in: replica,
                ["GIT_COMMITTER_NAME": who, "GIT_COMMITTER_EMAIL": mail])
            #expect(made.status == 0)
            return try stage.git.run(["push", "origin", name], in: replica)
        }
        #expect(try tag("eins", "Erika Musterfrau", "erika@stadt.example").status != 0)
        #expect(try tag("zwei", "Erika Musterfrau", "\(handle)@\(GatedHub.ars).allmende.invalid").status != 0)
        let taken = try tag("drei", GatedHub.name, "\(handle)@\(GatedHub.ars).allmende.invalid")
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(try stage.git("tag", in: stage.library) == "drei")
        let all = try stage.git.run(["cat-file", "--batch", "--batch-all-objects"], in: stage.library)
        #expect(!all.text.contains("Erika"))
    }

    @Test(
        "nobody is shown the keys, nor texts that can be erased; a mirror has journal and proposals",
        arguments: Formats.all)
    func mirror(_ format: String) throws {
        let gated = try GatedHub(format)
        let stage = gated.stage
        let replica = try gated.clone("replica")
        try gated.commit(replica, "Fristen")
        try stage.git("push", "-q", "-o", "text=Zu kurz.", "origin", "HEAD:refs/for/main", in: replica)
        for version in ["0", "2"] {
            let shown = try stage.git("-c", "protocol.version=\(version)", "ls-remote", stage.hub.url)
            #expect(!shown.contains("allmende/hub") && shown.contains("refs/allmende/journal"), "\(shown)")
        }
        let advertised = try stage.git.run(
            ["push", "--porcelain", "-n", gated.address("betrieb"), ":refs/allmende/hub/keys"], in: replica)
        #expect(!advertised.errors.contains("- [deleted]"), "\(advertised.errors)")
        let keys = try stage.id("refs/allmende/hub/keys", in: stage.library)
        #expect(!keys.isEmpty)
        let asked = try stage.git.run(["fetch", "origin", keys], in: replica)
        #expect(asked.status != 0)
        try stage.git("clone", "-q", "--mirror", stage.hub.url, stage.path("spiegel").description)
        let hub = try stage.refs(stage.library).split(separator: "\n").filter {
            !$0.contains("allmende/hub/") && !$0.contains("allmende/erasable")
        }
        #expect(try stage.refs(stage.path("spiegel")).split(separator: "\n") == hub)
        #expect(hub.count == 3)
        try stage.demandAllSound(stage.path("spiegel"))
    }

    @Test("over ssh too, main does not move, and who is not known proposes nothing")
    func ssh() throws {
        let gated = try GatedHub("sha256")
        let stage = gated.stage
        let replica = try gated.clone("replica")
        try gated.commit(replica, "Fristen")
        let before = try gated.refs()
        let service = "--receive-pack=\(Allmende.path) receive-pack"
        for (name, words) in [("refs/heads/main", "refs/for/main"), ("refs/for/main", "unknown-author")] {
            let pushed = try stage.git.run(
                ["push", service, stage.library.description, "HEAD:\(name)"], in: replica)
            #expect(pushed.status != 0 && pushed.errors.contains(words), "\(pushed.errors)")
        }
        #expect(try gated.refs() == before)
        // As an administrator may set it up for a key, with a forced command.
        let member = try #require(gated.members["beitragende"])
        let known =
            "\(service) --identity '\(GatedHub.name) <\(member.handle)@\(GatedHub.ars).allmende.invalid>' --access 0123456789"
        let pushed = try stage.git.run(["push", known, stage.library.description, "HEAD:refs/for/main"], in: replica)
        #expect(pushed.status == 0 && pushed.errors.contains("Änderungsvorschlag"), "\(pushed.errors)")
        try stage.demandAllSound(replica)
    }

    @Test("sixty-four pushes at the same time all become proposals", arguments: Formats.all)
    func together(_ format: String) throws {
        let gated = try GatedHub(format)
        let stage = gated.stage
        let count = 64
        let replica = try gated.clone("replica")
        var tips: [String] = []
        for number in 0..<count {
            try stage.git("checkout", "-q", "--detach", "origin/main", in: replica)
            tips.append(try gated.commit(replica, "Erfahrung \(number)"))
        }
        let sent = tips
        let results = try Crowd.run(count, atOnce: count) { number in
            try stage.git.run(["push", "origin", "\(sent[number]):refs/for/main"], in: replica)
        }
        for result in results { #expect(result.status == 0, "\(result.errors)") }
        #expect(try gated.proposals().sorted() == tips.sorted())
        // Each was told its own.
        let named = results.compactMap {
            $0.errors.split(separator: " ").drop { !$0.hasSuffix("nderungsvorschlag") }.dropFirst().first
        }
        #expect(Set(named).count == count)
        try stage.demandAllSound(replica)
    }

    @Test("many clones, forty at a time, lose nothing in a day of use, and a clone has it all")
    func submitters() throws {
        let gated = try GatedHub("sha256")
        let stage = gated.stage
        let first = try gated.clone("clone-0")
        // CI has two hundred; forty say the same about how they wait for each other.
        let count = ProcessInfo.processInfo.environment["ALLMENDE_SUBMITTERS"].flatMap { Int($0) } ?? 40
        for number in 1..<count {
            // A clone costs less by copying, and pushes no less.
            try FileManager.default.copyItem(
                atPath: first.description, toPath: stage.path("clone-\(number)").description)
        }
        let tips = try (0..<count).map { number in
            try gated.commit(
                stage.path("clone-\(number)"), "Erfahrung \(number)", as: number % 3 == 0 ? nil : "beitragende")
        }
        let results = try Crowd.run(count, atOnce: 40) { number in
            try stage.git.run(["push", "origin", "HEAD:refs/for/main"], in: stage.path("clone-\(number)"))
        }
        for result in results { #expect(result.status == 0, "\(result.errors)") }
        let proposals = Set(try gated.proposals())
        #expect(proposals.count == count)
        for (number, tip) in tips.enumerated() { #expect(proposals.contains(tip) == (number % 3 != 0)) }
        let trees = Set(try proposals.map { try stage.id("\($0)^{tree}", in: stage.library) })
        #expect(trees == Set(try (0..<count).map { try stage.id("HEAD^{tree}", in: stage.path("clone-\($0)")) }))
        try stage.git("clone", "-q", "--mirror", stage.hub.url, stage.path("spiegel").description)
        try stage.demandAllSound(stage.path("spiegel"))
    }
}

/// Work on so many threads at once.
enum Crowd {
    static func run<Value: Sendable>(
        _ count: Int, atOnce: Int, _ body: @escaping @Sendable (Int) throws -> Value
    ) throws -> [Value] {
        let found = Mutex<[Int: Result<Value, any Error>]>([:])
        let queue = OperationQueue()
        queue.maxConcurrentOperationCount = atOnce
        for number in 0..<count {
            queue.addOperation {
                let result = Result { try body(number) }
                found.withLock { $0[number] = result }
            }
        }
        queue.waitUntilAllOperationsAreFinished()
        return try found.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }
}
