import Files
import Foundation
import TestSupport
import Testing

/// A small file system of its own that can be filled up.
final class SmallDisk: Sendable {
    /// Whether this user may mount one.
    static let exists: Bool = {
        guard getuid() == 0, let scratch = try? Scratch(), let disk = try? SmallDisk(in: scratch, kilobytes: 64) else {
            return false
        }
        return (try? FileStatus.of(disk.path)) != nil
    }()

    let path: Path
    private let scratch: Scratch

    init(in scratch: Scratch, kilobytes: Int) throws {
        self.scratch = scratch
        path = scratch.path / "disk"
        try FileSystem.makeDirectories(path)
        guard let mount = Program("mount") else { throw Program.Failure(description: "mount is not installed") }
        try mount("-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", path.description)
    }

    deinit { _ = try? Program("umount")?.run(["-l", path.description]) }

    /// Takes all room but so many bytes.
    func fill(leaving bytes: Int) throws {
        _ = try? FileSystem.remove(path / "fill")
        let free = Int(try FileSystem.freeSpace(path))
        let fill = [UInt8](repeating: 0x78, count: max(0, free - bytes))
        try Data(fill).write(to: URL(filePath: (path / "fill").description))
    }
}

/// Places that are not what they should be.
@Suite("Places that cannot be used", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct BadPlaceTests {
    @Test("a path that is no repository, or no library at that address")
    func nowhere() throws {
        let stage = try HubStage("sha256")
        let place = stage.path("neu")
        try stage.scratch.write("datei", "x")
        try FileSystem.makeDirectories(stage.path("leer"))
        for address in [
            stage.path("leer").description, stage.path("datei").description, stage.path("fehlt").description,
            stage.hub.url + "fehlt.git", "\(stage.hub.url)../x", "ftp://example.org/x", "http://127.0.0.1:1/",
            "http://zentrale.invalid/", "http://", "",
        ] {
            try Refusal.demand(stage.allmende, ["clone", address, place.description])
            #expect(try FileStatus.of(place) == nil, "\(address)")
        }
        for command in ["status", "list", "save", "log", "diff", "pull", "push", "sync", "check"] {
            let words = command == "save" ? ["save", "-m", "x"] : [command]
            try Refusal.demand(stage.allmende, words, in: stage.path("leer"))
        }
        #expect(try FileSystem.list(stage.path("leer")).isEmpty)
        // What is there already is not written over.
        for target in ["datei", "hub"] {
            try Refusal.demand(stage.allmende, ["clone", stage.hub.url, stage.path(target).description])
        }
        try Refusal.demand(stage.allmende, ["hub", "serve", stage.path("fehlt").description])
        try stage.demandAllSound()
    }

    @Test(
        "files that may not be read or written",
        .enabled(if: getuid() == 0 && Program.find("setpriv") != nil, "needs root and setpriv"))
    func forbidden() throws {
        let stage = try HubStage("sha256")
        let replica = try stage.clone("replica")
        try stage.save(replica, "Eigenes")
        let tip = try stage.id("HEAD", in: replica)
        let before = try stage.refs(stage.library)
        // Modes do not bind root: the same program as nobody, to whom all belongs but what is taken away.
        let chown = try #require(Program("chown"))
        try chown("-R", "65534:65534", stage.scratch.path.description)
        let nobody = Program(
            at: try #require(Program.find("setpriv")), environment: Allmende.environment)
        func run(_ words: String..., language: String) throws -> Program.Result {
            try nobody.run(
                ["--reuid=65534", "--regid=65534", "--clear-groups", Allmende.path] + words, in: replica,
                ["LC_ALL": language])
        }
        guard try run("version", language: "C.UTF-8").status == 0 else {
            // Where others cannot reach the program there is nothing to try, and that must be known.
            Issue.record("the program at \(Allmende.path) cannot be run by others")
            return
        }
        func taken(_ path: Path, _ mode: UInt32, _ body: () throws -> Void) throws {
            let old = try #require(try FileStatus.of(path)).permissions
            try FileSystem.setPermissions(mode, of: path)
            try body()
            try FileSystem.setPermissions(old, of: path)
        }
        let file = replica / "vorlagen" / "beschaffung" / "ausschreibung-it" / "README.md"
        for (language, start) in Refusal.languages {
            try stage.write(replica, "vorlagen/beschaffung/ausschreibung-it/README.md", "Neu \(language)\n")
            try taken(file, 0o000) {
                Refusal.clear(try run("save", "-m", "x", language: language), start, #_sourceLocation)
            }
            for name in ["HEAD", "index", "config"] {
                try taken(replica / ".git" / name, 0o000) {
                    Refusal.clear(try run("save", "-m", "x", language: language), start, #_sourceLocation)
                }
            }
            try taken(replica / ".git" / "objects", 0o000) {
                Refusal.clear(try run("log", language: language), start, #_sourceLocation)
                Refusal.clear(try run("push", language: language), start, #_sourceLocation)
            }
            // Cannot write: no version is made.
            try taken(replica / ".git" / "refs" / "heads", 0o500) {
                Refusal.clear(try run("save", "-m", "x", language: language), start, #_sourceLocation)
            }
            // A library whose packs cannot be read is not an empty one.
            let packs = stage.library / "objects" / "pack"
            for place in try [packs] + FileSystem.list(packs).map({ packs.appending($0.name) }) {
                try taken(place, 0o000) {
                    Refusal.clear(
                        try run("clone", stage.library.description, stage.path("neu").description, language: language),
                        start, #_sourceLocation)
                    #expect(try FileStatus.of(stage.path("neu")) == nil, "\(place)")
                }
            }
        }
        try chown("-R", "0:0", stage.scratch.path.description)
        #expect(try stage.id("HEAD", in: replica) == tip)
        #expect(try stage.refs(stage.library) == before)
        #expect(try FileSystem.read(file, limit: 1 << 20) == Array("Neu de_DE.UTF-8\n".utf8))
        try stage.git("reset", "-q", "--hard", in: replica)
        try stage.demandAllSound(replica)
    }

    @Test(
        "a disk that is full during a clone", .enabled(if: SmallDisk.exists, "needs root, who may mount"),
        arguments: ["sha1", "sha256"])
    func fullClone(_ format: String) throws {
        let stage = try HubStage(format)
        let disk = try SmallDisk(in: stage.scratch, kilobytes: 4096)
        var failed = 0
        for kilobytes in stride(from: 0, through: 400, by: 20) {
            try disk.fill(leaving: kilobytes << 10)
            let replica = disk.path / "replica"
            let language = Refusal.languages[kilobytes / 20 % 2]
            let result = try stage.allmende.run(["clone", stage.hub.url, replica.description], ["LC_ALL": language.0])
            if result.status == 0 {
                try FileSystem.remove(disk.path / "fill")
                try stage.demandSound(replica)
                try FileSystem.removeTree(replica)
            } else {
                failed += 1
                Refusal.clear(result, language.1, #_sourceLocation)
                #expect(try FileSystem.list(disk.path).count == 1, "\(kilobytes)")
            }
        }
        #expect(failed > 3)
        try stage.demandAllSound()
    }

    @Test(
        "a disk that is full during save and push", .enabled(if: SmallDisk.exists, "needs root, who may mount"),
        arguments: ["sha1", "sha256"])
    func fullWork(_ format: String) throws {
        let stage = try HubStage(format)
        let disk = try SmallDisk(in: stage.scratch, kilobytes: 8192)
        let replica = disk.path / "replica"
        try stage.allmende("clone", stage.hub.url, replica.description)
        var random = Seeded(9)
        let text = String(decoding: (0..<60_000).map { _ in UInt8.random(in: 32...126, using: &random) }, as: UTF8.self)
        try stage.write(replica, "anhang.txt", text)
        let first = try stage.id("HEAD", in: replica)
        var failed = 0
        for kilobytes in stride(from: 0, through: 200, by: 8) {
            try disk.fill(leaving: kilobytes << 10)
            let result = try stage.allmende.run(["save", "-m", "Anhang"], in: replica)
            try FileSystem.remove(disk.path / "fill")
            if result.status == 0 { break }
            failed += 1
            Refusal.clear(result, "Error: ", #_sourceLocation)
            #expect(try stage.id("HEAD", in: replica) == first, "\(kilobytes)")
            #expect(try FileSystem.read(replica / "anhang.txt", limit: 1 << 20) == Array(text.utf8))
            #expect(try stage.git("status", "--porcelain", in: replica) == "?? anhang.txt", "\(kilobytes)")
            let judged = try stage.git.run(["fsck", "--strict", "--no-dangling"], in: replica)
            #expect(judged.status == 0 && judged.output.isEmpty, "\(judged.errors)")
        }
        #expect(failed > 2)
        if try stage.id("HEAD", in: replica) == first { try stage.allmende("save", "-m", "Anhang", in: replica) }
        let tip = try stage.id("HEAD", in: replica)
        try stage.demandSound(replica)

        // The client's own disk is full while it pushes: it says so, or manages without.
        let before = try stage.refs(stage.library)
        try disk.fill(leaving: 0)
        let pushed = try stage.allmende.run(["push"], in: replica)
        try FileSystem.remove(disk.path / "fill")
        if pushed.status != 0 {
            Refusal.clear(pushed, "Error: ", #_sourceLocation)
            #expect(try stage.refs(stage.library) == before || stage.id("main", in: stage.library) == tip)
        }
        try stage.demandAllSound(replica)
    }

    @Test(
        "a hub whose disk is full while it takes a push", .enabled(if: SmallDisk.exists, "needs root, who may mount"),
        arguments: ["sha1", "sha256"])
    func fullHub(_ format: String) throws {
        let stage = try HubStage(format)
        let disk = try SmallDisk(in: stage.scratch, kilobytes: 8192)
        let library = disk.path / "hub" / "vorlagen.git"
        try stage.allmende(
            "hub", "init", (disk.path / "hub").description, "--starter", "--object-format", format)
        let hub = try RunningHub(disk.path / "hub")
        let replica = stage.path("replica")
        try stage.allmende("clone", hub.url, replica.description)
        var random = Seeded(9)
        let text = String(decoding: (0..<60_000).map { _ in UInt8.random(in: 32...126, using: &random) }, as: UTF8.self)
        let tip = try stage.commit(replica, "anhang.txt", text)
        let before = try stage.refs(library)
        var failed = 0
        for kilobytes in stride(from: 0, through: 240, by: 8) {
            try disk.fill(leaving: kilobytes << 10)
            // Both clients in turn.
            let result =
                kilobytes % 16 == 0
                ? try stage.allmende.run(["push"], in: replica)
                : try stage.git.run(["push", "-q", "origin", "main"], in: replica)
            try FileSystem.remove(disk.path / "fill")
            if result.status == 0 { break }
            failed += 1
            #expect(result.status < 128 || kilobytes % 16 != 0, "\(result.errors)")
            #expect(try stage.refs(library) == before, "\(kilobytes)")
            #expect(hub.isRunning)
            try stage.demandSound(library, replica)
            #expect(
                try FileSystem.list(library / "objects" / "pack").allSatisfy { $0.name.starts(with: "pack-".utf8) },
                "\(kilobytes)")
        }
        #expect(failed > 2)
        try stage.allmende("push", in: replica)
        #expect(try stage.id("main", in: library) == tip)
        try stage.demandSound(library, replica)
    }
}
