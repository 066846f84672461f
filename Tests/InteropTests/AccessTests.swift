import Files
import TestSupport
import Testing

/// Who may push to a hub, seen by stock git and by our client.
@Suite("Keys of a hub", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct AccessTests {
    let stage: HubStage
    let key: String

    init() throws {
        stage = try HubStage("sha256", access: "members", isFounded: false)
        let directory = stage.path("hub").description
        key = try stage.allmende(
            "hub", "key", "add", directory, "--stelle", "053780004004", "--name", "Stadt Bergisch Gladbach")
    }

    /// The address with user and password.
    private func address(_ password: String) -> String {
        stage.hub.url.replacing("http://", with: "http://stelle:\(password)@") + "vorlagen.git"
    }

    /// The name under which the hub lists its only key.
    private func shortName() throws -> String {
        String(try stage.allmende("hub", "key", "list", stage.path("hub").description).prefix { $0 != " " })
    }

    @Test("git reads without a key and pushes with one: in the address, from a helper, not with a wrong one")
    func git() throws {
        let replica = try stage.cloneWithGit("replica")
        let before = try stage.refs(stage.library)
        var tip = try stage.commit(replica, "a.txt", "a\n")
        let without = try stage.git.run(["push", "origin", "main"], in: replica)
        #expect(without.status == 128 && without.errors.contains("could not read Username"), "\(without.errors)")
        let wrong = try stage.git.run(["push", address("falsch"), "main"], in: replica)
        #expect(wrong.status == 128 && wrong.errors.contains("Authentication failed"), "\(wrong.errors)")
        #expect(try stage.refs(stage.library) == before)

        let right = try stage.git.run(["push", address(key), "main"], in: replica)
        #expect(right.status == 0, "\(right.errors)")
        #expect(try stage.id("main", in: stage.library) == tip)

        // git asks its helpers when the hub asks it.
        try stage.write(
            stage.scratch.path, "helper",
            "#!/bin/sh\ntest \"$1\" = get && printf 'username=x\\npassword=%s\\n' '\(key)'\n")
        tip = try stage.commit(replica, "a.txt", "b\n")
        let helped = try stage.git.run(
            ["-c", "credential.helper=!sh \(stage.path("helper"))", "push", "-q", "origin", "main"], in: replica)
        #expect(helped.status == 0, "\(helped.errors)")
        #expect(try stage.id("main", in: stage.library) == tip)

        // A key that was taken away is worth nothing at once.
        try stage.allmende("hub", "key", "remove", stage.path("hub").description, shortName())
        _ = try stage.commit(replica, "a.txt", "c\n")
        let late = try stage.git.run(["push", address(key), "main"], in: replica)
        #expect(late.status == 128 && late.errors.contains("Authentication failed"), "\(late.errors)")
        #expect(try stage.id("main", in: stage.library) == tip)
        try stage.demandAllSound(replica)
    }

    @Test("our client says what is missing, in both languages, and pushes with a remembered key or ALLMENDE_KEY")
    func client() throws {
        let replica = try stage.clone("replica")
        let before = try stage.refs(stage.library)
        try stage.save(replica, "Erste Erfahrung")
        for (language, words) in [("C.UTF-8", "access key"), ("de_DE.UTF-8", "Zugangsschlüssel")] {
            let refused = try stage.allmende.failing("push", in: replica, with: ["LC_ALL": language])
            #expect(refused.errors.contains(words), "\(refused.errors)")
            let wrong = try stage.allmende.failing(
                "push", in: replica, with: ["LC_ALL": language, "ALLMENDE_KEY": "allmende-falsch"])
            #expect(wrong.errors.contains(words) && wrong.errors != refused.errors, "\(wrong.errors)")
        }
        #expect(try stage.refs(stage.library) == before)
        try stage.demandAllSound(replica)

        let taken = try stage.allmende.run(["push"], in: replica, ["ALLMENDE_KEY": key])
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(try stage.id("main", in: stage.library) == stage.id("HEAD", in: replica))

        let home = ["HOME": stage.path("home").description]
        try FileSystem.makeDirectories(stage.path("home"))
        let added = try stage.allmende.run(["key", "add", stage.hub.url], input: Array("\(key)\n".utf8), home)
        #expect(added.status == 0, "\(added.errors)")
        try stage.save(replica, "Zweite Erfahrung")
        let pushed = try stage.allmende.run(["push"], in: replica, home)
        #expect(pushed.status == 0, "\(pushed.errors)")
        #expect(try stage.id("main", in: stage.library) == stage.id("HEAD", in: replica))
        try stage.demandAllSound(replica)
        // Nobody else can read it.
        let file = stage.path("home") / ".config" / "allmende" / "schluessel.json"
        #expect(try FileStatus.of(file)?.permissions == 0o600)
    }
}
