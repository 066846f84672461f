import Files
import TestSupport
import Testing

/// Where our client finds a repository that is not served by a hub.
enum OtherServer: String, CaseIterable, CustomStringConvertible {
    case backend, path, file
    var description: String { rawValue }
}

/// A bare repository made by git, served by something that is not ours.
struct OtherStage {
    let scratch: Scratch
    let git: Program
    let allmende = Allmende.program()
    let bare: Path
    /// What our client and git are told.
    let address: String
    private let server: WebServer?

    init(_ format: String, _ kind: OtherServer) throws {
        scratch = try Scratch()
        git = try Git.required()
        bare = scratch.path / "srv" / "vorlagen.git"
        try git("init", "-q", "--bare", "-b", "main", "--object-format=\(format)", bare.description)
        let seed = scratch.path / "seed"
        try allmende("init", seed.description, "--starter", "--object-format", format)
        try git("push", "-q", bare.description, "main", in: seed)
        switch kind {
        case .backend:
            let web = try WebServer.git(scratch.path / "srv", in: scratch.path / "web")
            (server, address) = (web, web.url() + "vorlagen.git")
        case .path: (server, address) = (nil, bare.description)
        case .file: (server, address) = (nil, "file://\(bare)")
        }
    }

    func path(_ name: String) -> Path { scratch.path / name }
    func id(_ revision: String, _ repository: Path) throws -> String {
        try git("rev-parse", "-q", "--verify", revision, in: repository)
    }
    func clone(_ name: String) throws -> Path {
        try allmende("clone", address, path(name).description)
        return path(name)
    }
    /// A new version with our client.
    func save(_ replica: Path, _ text: String) throws -> String {
        try FileSystem.replace(replica / "\(text).md", with: Array("\(text)\n".utf8))
        try allmende("save", "-m", text, in: replica)
        return try id("HEAD", replica)
    }
    /// A new version with git.
    func commit(_ replica: Path, _ text: String) throws -> String {
        try FileSystem.replace(replica / "\(text).md", with: Array("\(text)\n".utf8))
        try git("add", "-A", in: replica)
        try git("commit", "-q", "-m", text, in: replica)
        return try id("HEAD", replica)
    }
    func demandSound(_ replicas: Path...) throws {
        for place in [bare] + replicas {
            let judged = try git.fsck(place)
            let words = judged.errors.split(separator: "\n").filter { !$0.hasPrefix("notice: ") }
            guard judged.status == 0, words.isEmpty else {
                throw Program.Failure(description: "git fsck of \(place): \(judged.errors)")
            }
            try allmende("fsck", in: place)
            if place != bare, try !git("status", "--porcelain", in: place).isEmpty {
                throw Program.Failure(description: "\(place) is not clean")
            }
        }
    }
}

/// Our client against repositories that other programs serve, or none.
@Suite(
    "Our client against other servers", .enabled(if: WebServer.servesGit, "needs git, nginx and fcgiwrap"),
    .timeLimit(.minutes(60)))
struct OtherServersTests {
    @Test("it clones, pulls and pushes", arguments: Formats.all, OtherServer.allCases)
    func exchange(_ format: String, _ kind: OtherServer) throws {
        let stage = try OtherStage(format, kind)
        let ours = try stage.clone("ours")
        try stage.demandSound(ours)
        #expect(try stage.git("rev-parse", "--show-object-format", in: ours) == format)
        let theirs = stage.path("theirs")
        try stage.git("clone", "-q", stage.address, theirs.description)
        var tip = try stage.commit(theirs, "von-git")
        try stage.git("push", "-q", "origin", "main", in: theirs)
        try stage.allmende("pull", in: ours)
        #expect(try stage.id("HEAD", ours) == tip)
        try stage.demandSound(ours, theirs)

        tip = try stage.save(ours, "von-uns")
        try stage.allmende("push", in: ours)
        #expect(try stage.id("main", stage.bare) == tip)
        try stage.demandSound(ours)
        try stage.git("pull", "-q", "--ff-only", in: theirs)
        #expect(try stage.id("HEAD", theirs) == tip)

        // What git packs on the other side stays readable for us.
        _ = try stage.commit(theirs, "noch-eines")
        try stage.git("push", "-q", "origin", "main", in: theirs)
        try stage.git("gc", "-q", in: stage.bare)
        try stage.allmende("sync", in: ours)
        #expect(try stage.id("HEAD", ours) == stage.id("main", stage.bare))
        try stage.demandSound(ours, theirs)
    }

    @Test(
        "it refuses a push that would set back, merges with sync, and overwrites nothing", arguments: Formats.all,
        OtherServer.allCases)
    func diverged(_ format: String, _ kind: OtherServer) throws {
        let stage = try OtherStage(format, kind)
        let ours = try stage.clone("ours")
        let other = try stage.clone("other")
        let theirs = try stage.save(other, "fremd")
        try stage.allmende("push", in: other)
        let mine = try stage.save(ours, "eigen")
        for (language, word) in [("C.UTF-8", "What to do"), ("de_DE.UTF-8", "Was tun")] {
            let refused = try stage.allmende.failing("push", in: ours, with: ["LC_ALL": language])
            #expect(refused.errors.contains(word), "\(refused.errors)")
        }
        #expect(try stage.id("HEAD", ours) == mine)
        #expect(try stage.id("main", stage.bare) == theirs)
        try stage.allmende("sync", in: ours)
        #expect(try stage.id("HEAD^1", ours) == mine && stage.id("HEAD^2", ours) == theirs)
        #expect(try stage.id("main", stage.bare) == stage.id("HEAD", ours))
        try stage.demandSound(ours, other)
    }

    @Test("it says what a server of git refuses", arguments: [OtherServer.backend])
    func refused(_ kind: OtherServer) throws {
        let stage = try OtherStage("sha256", kind)
        let ours = try stage.clone("ours")
        let before = try stage.id("main", stage.bare)
        _ = try stage.save(ours, "eigen")
        let hook = stage.bare / "hooks" / "pre-receive"
        try FileSystem.makeDirectories(hook.parent)
        try FileSystem.replace(hook, with: Array("#!/bin/sh\necho 'Heute nicht.' >&2\nexit 1\n".utf8))
        try FileSystem.setPermissions(0o755, of: hook)
        let refused = try stage.allmende.failing("push", in: ours)
        #expect(refused.errors.contains("pre-receive hook declined"), "\(refused.errors)")
        #expect(try stage.id("main", stage.bare) == before)
        try stage.demandSound(ours)
    }
}

/// Git reaches our services over standard streams.
@Suite("Our services over standard streams", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct StreamTests {
    /// A shell in place of ssh: passes over host and options and runs the command.
    private static let ssh = "#!/bin/sh\nwhile [ $# -gt 1 ]; do shift; done\nexec sh -c \"$1\"\n"

    @Test(
        "git clones, fetches and pushes through allmende upload-pack and receive-pack", arguments: Formats.all,
        ["path", "ssh"])
    func streams(_ format: String, _ kind: String) throws {
        let stage = try OtherStage(format, .path)
        let shell = stage.path("ssh")
        try FileSystem.replace(shell, with: Array(Self.ssh.utf8))
        try FileSystem.setPermissions(0o755, of: shell)
        let address = kind == "ssh" ? "ssh://zentrale.example\(stage.bare)" : stage.bare.description
        let settings = ["GIT_SSH_COMMAND": shell.description, "GIT_SSH_VARIANT": "ssh"]
        func git(_ words: String..., in place: Path? = nil) throws {
            let result = try stage.git.run(words, in: place, settings)
            guard result.status == 0 else { throw Program.Failure(description: "\(words): \(result.errors)") }
        }
        let upload = "\(Allmende.path) upload-pack"
        let receive = "\(Allmende.path) receive-pack"
        let replica = stage.path("replica")
        for version in [0, 1, 2] {
            let place = version == 2 ? replica : stage.path("v\(version)")
            try git(
                "-c", "protocol.version=\(version)", "clone", "-q", "--no-local", "--upload-pack", upload, address,
                place.description)
            try stage.demandSound(place)
        }
        let tip = try stage.commit(replica, "neu")
        try git("push", "-q", "--receive-pack", receive, "origin", "main", "main:variante/neu", in: replica)
        #expect(try stage.id("variante/neu", stage.bare) == tip)
        let flat = stage.path("flat")
        try git(
            "clone", "-q", "--no-local", "--depth", "1", "--filter=blob:none", "--upload-pack", upload, address,
            flat.description)
        try git("push", "-q", "--receive-pack", receive, "origin", "--delete", "variante/neu", in: replica)
        let other = stage.path("v0")
        try git("fetch", "-q", "--upload-pack", upload, "origin", in: other)
        #expect(try stage.id("origin/main", other) == tip)
        try stage.demandSound(replica, other)
        // Refused like git refuses, with git's exit code.
        let first = try stage.id("main~", replica)
        let back = try stage.git.run(
            ["push", "--receive-pack", receive, "origin", "\(first):main"], in: replica, settings)
        #expect(back.status == 1)
        #expect(try stage.id("main", stage.bare) == tip)
        let nowhere = try stage.git.run(
            ["ls-remote", "--upload-pack", upload, "\(stage.scratch.path)/nirgends"], in: nil, settings)
        #expect(nowhere.status == 128)
    }
}
