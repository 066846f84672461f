import Bytes
import Files
import Foundation
import Objects
import Packs
import TestSupport
import Testing

/// Bad (and good) inputs from outside of the repository, pushed for real to a running hub.
@Suite(
    "A hub under bad inputs", .enabled(if: SharedCorpus.exists && Git.exists, "needs git and the shared corpus"),
    .enabled(if: Limits.exist, "needs prlimit"), .timeLimit(.minutes(60)))
struct CorpusPushTests {
    let scratch: Scratch
    let git: Program

    init() throws {
        scratch = try Scratch()
        git = try Git.required()
    }

    /// A hub with a library and the version it holds; it may use so much memory and no more.
    private func hub(_ format: String) throws -> (hub: RunningHub, library: Path, main: String) {
        let directory = scratch.path / "hub-\(format)"
        try Allmende.program()("hub", "init", directory.description, "--starter", "--object-format", format)
        let library = directory / "vorlagen.git"
        let main = try git("rev-parse", "main", in: library)
        let hub = try RunningHub(directory, wrapper: ["prlimit", "--data=\(Limits.memory)"])
        // The hub makes the list of templates ahead of its readers. That is done before the state is looked at that pushes must leave alone.
        let list = library / "allmende" / "katalog"
        for _ in 0..<3_000 where try FileStatus.of(list) == nil { Thread.sleep(forTimeInterval: 0.02) }
        try #require(try FileStatus.of(list) != nil, "\(hub.log)")
        return (hub, library, main)
    }

    /// Everything that a refused push must leave as it was.
    private func state(_ library: Path) throws -> String {
        var found: [String] = []
        var pending = [library]
        while let place = pending.popLast() {
            for entry in try FileSystem.list(place) {
                let path = place.appending(entry.name)
                if entry.kind == .directory { pending.append(path) }
                found.append("\(path)\(entry.kind == .file ? " \(try FileStatus.of(path)?.size ?? 0)" : "")")
            }
        }
        return found.sorted().joined(separator: "\n")
            + (try git("for-each-ref", "--format=%(refname) %(objectname)", in: library))
    }

    /// Whether the hub took a push.
    private static func isTaken(_ answer: RawAnswer, _ name: String) -> Bool {
        answer.status == 200 && answer.text.contains("unpack ok") && answer.text.contains("ok \(name)\n")
    }

    /// The hub lives, no process of it trapped, and what it holds is whole.
    private func demandWhole(_ hub: RunningHub, _ library: Path) throws {
        #expect(hub.isRunning)
        #expect(!hub.log.contains("process that takes pushes failed"), "\(hub.log.suffix(2000))")
        #expect(!hub.log.contains("Fatal error") && !hub.log.contains(" 500 "), "\(hub.log.suffix(2000))")
        let judged = try git.fsck(library)
        #expect(judged.status == 0 && judged.output.isEmpty, "\(judged.errors)\(judged.text)")
        try Allmende.program()("fsck", in: library)
        #expect(try git.run(["ls-remote", hub.url]).status == 0)
        let peak = try #require(hub.peakMemory)
        #expect(peak < 128 << 20, "\(peak)")
    }

    private static func format(_ item: SharedCorpus.Case) -> String { item.id.hasPrefix("sha1-") ? "sha1" : "sha256" }

    @Test("packs get their verdict, and a refused one changes nothing", arguments: ["sha1", "sha256"])
    func packs(_ format: String) throws {
        let (hub, library, main) = try hub(format)
        let cases = SharedCorpus.cases("packs").filter { Self.format($0) == format }
        try #require(cases.count > 50)
        // The thin packs build on this blob.
        let base = Array(String(repeating: "Projektstrukturbaum eAkte\n", count: 20).utf8)
        _ = try git.run(["hash-object", "-w", "--stdin"], in: library, input: base)
        for (number, item) in cases.enumerated() {
            let before = try state(library)
            let name = "refs/heads/fall-\(number)"
            // The ref itself is sound, so that only the pack can be the reason.
            let body = PushBody(format).create(name, main).bytes(pack: try item.bytes())
            let answer = try RawRequests.post(hub.url + "vorlagen.git", "git-receive-pack", body)
            let isTaken = Self.isTaken(answer, name)
            switch item.expect {
            case "accept": #expect(isTaken, "\(item): \(answer)")
            case "reject": #expect(!isTaken && answer.status == 200, "\(item): \(answer)")
            default: #expect(answer.status == 200, "\(item): \(answer)")
            }
            if !isTaken { #expect(try state(library) == before, "\(item)") }
            #expect(hub.isRunning, "\(item)")
        }
        #expect(!hub.log.contains(" 500 "), "\(hub.log.suffix(2000))")
        // Sound packs with unsound objects in them that no ref leads to are not what fsck is asked about.
        let judged = try git.run(["fsck", "--connectivity-only", "--no-dangling"], in: library)
        #expect(judged.status == 0, "\(judged.errors)")
        #expect(try git.run(["ls-remote", hub.url]).status == 0)
        #expect(try #require(hub.peakMemory) < 128 << 20)
    }

    @Test("commits and tags get their verdict, and a refused one changes nothing", arguments: ["sha1", "sha256"])
    func objects(_ name: String) throws {
        let format: ObjectFormat = name == "sha1" ? .sha1 : .sha256
        let (hub, library, main) = try hub(name)
        let cases = SharedCorpus.cases("objects").filter { Self.format($0) == name }
        try #require(cases.count > 20)
        // Those that are refused first, so that what is there afterwards can be judged.
        for item in cases.filter({ $0.expect == "reject" }) + cases.filter({ $0.expect != "reject" }) {
            let type: ObjectType = item.fileName.hasSuffix(".tag") ? .tag : .commit
            let content = try item.bytes()
            let id = try ObjectHasher.id(format, type, content.span)
            let output = MemoryOutput()
            let writer = try PackWriter(format, count: 1, to: output)
            try writer.add(id, .object(type), content)
            _ = try writer.finish()
            // A null tree and a tag of the wrong type are sound in themselves; only what they lead to is not there.
            let needsOthers = ["tree-null", "wrong-type"].contains(where: item.id.contains)
            let ref = type == .tag ? "refs/tags/fall" : "refs/heads/fall"
            let before = try state(library)
            let body = PushBody(name).create(ref, needsOthers ? id.description : main).bytes(pack: output.bytes)
            let answer = try RawRequests.post(hub.url + "vorlagen.git", "git-receive-pack", body)
            let isTaken = Self.isTaken(answer, ref)
            switch item.expect {
            case "accept": #expect(isTaken, "\(item): \(answer)")
            case "reject":
                #expect(!isTaken && answer.status == 200, "\(item): \(answer)")
                try demandUnchanged(library, before, item)
            default: #expect(answer.status == 200, "\(item): \(answer)")
            }
            if isTaken { try git("update-ref", "-d", ref, in: library) }
            if item.id == cases.last(where: { $0.expect == "reject" })?.id { try demandWhole(hub, library) }
        }
        #expect(hub.isRunning && !hub.log.contains(" 500 "), "\(hub.log.suffix(2000))")
    }

    private func demandUnchanged(_ library: Path, _ before: String, _ item: SharedCorpus.Case) throws {
        let after = try state(library).split(separator: "\n")
        let difference = after.difference(from: before.split(separator: "\n"))
        #expect(difference.isEmpty, "\(item): \(difference)")
    }

    @Test("trees get their verdict; what is taken is cloned without effect outside", arguments: ["sha1", "sha256"])
    func trees(_ format: String) throws {
        let (hub, library, main) = try hub(format)
        // What is refused first: the hub merges packs when many have been taken.
        let all = SharedCorpus.cases("trees").filter { Self.format($0) == format }
        let cases = all.filter { $0.expect == "reject" } + all.filter { $0.expect != "reject" }
        try #require(cases.count > 30)
        let allmende = Allmende.program()
        var taken: [(SharedCorpus.Case, String)] = []
        for (number, item) in cases.enumerated() {
            let pack = try item.bytes("commit.pack")
            let ref = "refs/heads/fall-\(number)"
            let before = try state(library)
            // Of packs that must be refused the hub is told nothing else that could be a reason.
            let tip = item.expect == "reject" ? main : try commit(in: pack, format)
            let body = PushBody(format).create(ref, tip).bytes(pack: pack)
            let answer = try RawRequests.post(hub.url + "vorlagen.git", "git-receive-pack", body)
            let isTaken = Self.isTaken(answer, ref)
            switch item.expect {
            case "accept": #expect(isTaken, "\(item): \(answer)")
            case "reject" where isTaken:
                // Whole in itself: only what it leads to can tell.
                try git("update-ref", "-d", ref, in: library)
                let real = PushBody(format).create(ref, try commit(in: pack, format)).bytes(pack: pack)
                let again = try RawRequests.post(hub.url + "vorlagen.git", "git-receive-pack", real)
                #expect(!Self.isTaken(again, ref), "\(item): \(again)")
            case "reject": try demandUnchanged(library, before, item)
            default: #expect(answer.status == 200, "\(item): \(answer)")
            }
            if isTaken, item.expect != "reject" { taken.append((item, ref)) }
            #expect(hub.isRunning, "\(item)")
        }
        #expect(!hub.log.contains(" 500 "), "\(hub.log.suffix(2000))")
        #expect(!taken.isEmpty)
        let place = scratch.path / "out"
        for (item, ref) in taken {
            // The branch in question is the one that a clone checks out.
            try git("symbolic-ref", "HEAD", ref, in: library)
            try FileSystem.makeDirectories(place)
            let result = try allmende.run(["clone", hub.url, (place / "replica").description])
            #expect(result.status < 128, "\(item): \(result.errors)")
            let names = try FileSystem.list(place).map { String(decoding: $0.name, as: UTF8.self) }
            #expect(names == (result.status == 0 ? ["replica"] : []), "\(item)")
            if result.status == 0 {
                let config = try git("config", "-f", "\(place)/replica/.git/config", "remote.origin.url")
                #expect(config.hasPrefix(hub.url.dropLast()), "\(item)")
                #expect(try !FileSystem.list(place / "replica" / ".git").contains { $0.name == Array("hooks".utf8) })
            } else {
                #expect(result.errors.contains("Error: "), "\(item): \(result.errors)")
            }
            try FileSystem.removeTree(place)
        }
    }

    /// The id of the commit in a pack, found by git.
    private func commit(in pack: [UInt8], _ format: String) throws -> String {
        let place = scratch.path / "index-\(format)"
        try? FileSystem.removeTree(place)
        try git("init", "-q", "--bare", "--object-format=\(format)", place.description)
        let indexed = try git.run(["index-pack", "--stdin"], in: place, input: pack)
        guard indexed.status == 0 else { throw Program.Failure(description: indexed.errors) }
        let all = try git("cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectname)", in: place)
        let commits = all.split(separator: "\n").filter { $0.hasPrefix("commit ") }
        guard let first = commits.first, commits.count == 1 else { throw Program.Failure(description: all) }
        return String(first.dropFirst(7))
    }

    @Test("names of refs get their verdict", arguments: ["sha1", "sha256"])
    func names(_ format: String) throws {
        let (hub, library, main) = try hub(format)
        let cases = SharedCorpus.cases("refnames")
        try #require(cases.count > 20)
        // An empty pack: everything is there already.
        let output = MemoryOutput()
        _ = try PackWriter(format == "sha1" ? .sha1 : .sha256, count: 0, to: output).finish()
        for item in cases {
            let name = try item.bytes()
            guard name.count < 65_000 else { continue }
            let before = try state(library)
            let body = PushBody(format).update(name, from: "", to: main).bytes(pack: output.bytes)
            let answer = try RawRequests.post(hub.url + "vorlagen.git", "git-receive-pack", body)
            let isTaken = Self.isTaken(answer, String(decoding: name, as: UTF8.self))
            switch item.expect {
            // A component of 255 bytes is a good name, but its lock file would have a name that no file system takes: as in
            // git, such a ref is refused cleanly.
            case "accept": #expect(isTaken != (item.id == "long255"), "\(item): \(answer)")
            case "reject": #expect(!isTaken, "\(item): \(answer)")
            default: break
            }
            if isTaken {
                let shown = try git.run(
                    ["rev-parse", "--verify", "-q", String(decoding: name, as: UTF8.self)], in: library)
                #expect(shown.text == main, "\(item)")
            } else {
                #expect(try state(library) == before, "\(item)")
            }
        }
        try demandWhole(hub, library)
    }
}

/// What programs under test may use.
enum Limits {
    /// Whether they can be set.
    static let exist = Program.find("prlimit") != nil
    /// What the hub, and each process that takes a push, may allocate; beyond it they would trap. The corpus allows most
    /// inputs 64 MiB of growth.
    static let memory = 96 << 20
}
