import Bytes
import Files
import Objects
import Store
import TestSupport
import Testing

/// Repositories that stock git made, in both object formats.
@Suite("Repositories made by git", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct GitRepositoryTests {
    static let formats = ObjectFormat.allCases

    /// A repository with branches, a merge, tags of commits, trees and blobs, a big file and files that change a little.
    static func sample(_ scratch: Scratch, _ format: ObjectFormat, commits: Int = 12) throws -> (Path, Program) {
        let git = try Git.required()
        let path = scratch.path / "repo"
        try git("init", "-q", "-b", "main", "--object-format=\(format.name)", path.description)
        for number in 1...commits {
            try scratch.write(
                "repo/vorlagen/t/v\(number % 3)/struktur.json",
                (0..<200).map { "Zeile \($0) \($0 == number ? "neu" : "")\n" }.joined())
            try scratch.write("repo/Datei \(number % 5) äöü.txt", (0..<300).map { "\($0 * number)\n" }.joined())
            if number == 3 {
                try scratch.write("repo/gross.bin", String(repeating: "0123456789abcdef", count: 400_000))
            }
            try git("add", ".", in: path)
            try git("commit", "-q", "-m", "Stand \(number)", in: path)
            if number % 4 == 0 {
                try git("tag", "-m", "v\(number)", "v\(number)", in: path)
                try git("branch", "b\(number)", in: path)
            }
        }
        try git("checkout", "-q", "b4", in: path)
        try scratch.write("repo/zweig.txt", "Zweig\n")
        try git("add", ".", in: path)
        try git("commit", "-q", "-m", "Zweig", in: path)
        try git("checkout", "-q", "main", in: path)
        try git("merge", "-q", "--no-ff", "-m", "Zusammenführung", "b4", in: path)
        try git("tag", "baum", "main^{tree}", in: path)
        try git("tag", "-m", "Marke der Marke", "doppelt", "v4", in: path)
        return (path, git)
    }

    /// Reads all objects that git lists and compares them with what git prints.
    static func compareObjects(_ path: Path, _ git: Program) throws {
        let repository = try Repository(at: path)
        let reader = try ObjectReader(repository.objects)
        let list = try git(
            "cat-file", "--batch-all-objects", "--batch-check=%(objectname) %(objecttype) %(objectsize)", in: path)
        for line in list.split(separator: "\n") {
            let words = line.split(separator: " ")
            let id = try #require(ObjectID(hex: words[0].utf8, repository.format))
            let header = try reader.header(id)
            #expect(String(decoding: header.type.name, as: UTF8.self) == words[1] && "\(header.size)" == words[2])
            let object = try reader.read(id)
            #expect(object.type == header.type && object.content.count == header.size)
            var streamed: [UInt8] = []
            try reader.stream(id) { streamed += $0 }
            #expect(streamed == object.content)
        }
        #expect(try StoreCheck(repository).run().filter { $0.severity > .info }.isEmpty)
    }

    @Test(
        "all objects are read, however git stored them", arguments: formats,
        [
            [], ["repack", "-adq"], ["gc", "-q", "--aggressive", "--prune=now"], ["repack", "-dq"],
            ["repack", "-adq", "--depth=200", "--window=50"], ["-c", "pack.indexVersion=1", "repack", "-adq"],
            ["multi-pack-index", "write"], ["commit-graph", "write", "--reachable", "--changed-paths"],
        ])
    func objects(_ format: ObjectFormat, _ command: [String]) throws {
        if format == .sha256, command.contains("pack.indexVersion=1") { return }
        let scratch = try Scratch()
        let (path, git) = try Self.sample(scratch, format)
        if command.first == "multi-pack-index" { try git("repack", "-dq", in: path) }
        if !command.isEmpty { #expect(try git.run(command, in: path).status == 0) }
        try Self.compareObjects(path, git)
    }

    @Test("refs are listed as by git, loose, packed and both", arguments: formats)
    func refs(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let (path, git) = try Self.sample(scratch, format)
        for step in 0..<3 {
            if step == 1 { try git("pack-refs", "--all", in: path) }
            if step == 2 {
                try git("update-ref", "refs/heads/b8", "main~3", in: path)
                try git("symbolic-ref", "refs/heads/verweis", "refs/heads/b8", in: path)
            }
            let repository = try Repository(at: path)
            let ours = try repository.refs.list().map { "\($0.id) \($0.name)" }.joined(separator: "\n")
            #expect(try ours == git("for-each-ref", "--format=%(objectname) %(refname)", in: path))
            #expect(try repository.refs.head().branch == RefName("refs/heads/main"))
            #expect(try repository.refs.head().id?.description == git("rev-parse", "HEAD", in: path))
            let below = try repository.refs.list(prefix: "refs/heads/b").map(\.name.description)
            #expect(below == ["refs/heads/b12", "refs/heads/b4", "refs/heads/b8"])
        }
    }

    @Test("bare, empty, detached, linked and borrowing repositories are opened", arguments: formats)
    func shapes(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let (path, git) = try Self.sample(scratch, format, commits: 4)
        let head = try git("rev-parse", "HEAD", in: path)

        try git(
            "init", "-q", "--bare", "-b", "leer", "--object-format=\(format.name)",
            (scratch.path / "leer.git").description)
        let empty = try Repository(at: scratch.path / "leer.git")
        #expect(empty.isBare && empty.format == format)
        #expect(try empty.refs.head().branch == RefName("refs/heads/leer") && empty.refs.head().id == nil)

        try git("worktree", "add", "-q", "-b", "neben", (scratch.path / "neben").description, in: path)
        let linked = try Repository(at: scratch.path / "neben")
        #expect(
            linked.workTree == (try FileSystem.resolve(scratch.path / "neben"))
                || linked.workTree == scratch.path / "neben")
        #expect(linked.commonDirectory.name == Array(".git".utf8))
        #expect(try linked.refs.head().branch == RefName("refs/heads/neben"))
        #expect(try linked.refs.id(RefName("refs/heads/main") ?? .head)?.description == head)

        try git("clone", "-q", "--shared", "--bare", path.description, (scratch.path / "geborgt.git").description)
        let borrowing = try Repository(at: scratch.path / "geborgt.git")
        let id = try #require(try borrowing.refs.head().id)
        #expect(try ObjectReader(borrowing.objects).read(id).type == .commit)

        try git("checkout", "-q", "--detach", "HEAD~1", in: path)
        let detached = try Repository.discover(from: path / "vorlagen" / "t")
        #expect(try detached.refs.head().branch == nil)
        #expect(try detached.refs.head().id?.description == git("rev-parse", "HEAD", in: path))
        #expect(throws: StoreError.notARepository(scratch.path)) { try Repository(at: scratch.path) }
    }

    @Test("configuration is read through includes")
    func includes() throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let path = scratch.path / "repo"
        try git("init", "-q", path.description)
        try scratch.write("mehr.conf", "[transfer]\n\thideRefs = refs/geheim\n")
        try git("config", "include.path", "../../mehr.conf", in: path)
        #expect(try Repository(at: path).config.string("transfer", nil, "hideRefs") == "refs/geheim")
        #expect(try Repository(at: path, includes: false).config.string("transfer", nil, "hideRefs") == nil)
    }

    @Test("what this program does not know is refused and left alone", arguments: ["refStorage", "neu"])
    func unknownExtensions(_ name: String) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        try git("init", "-q", scratch.path.description)
        try git("config", "core.repositoryformatversion", "1", in: scratch.path)
        try git("config", "extensions.\(name)", "reftable", in: scratch.path)
        #expect(throws: StoreError.self) { try Repository(at: scratch.path) }
    }

    @Test("git's index is read and what we write back is clean to git", arguments: formats)
    func index(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let (path, git) = try Self.sample(scratch, format)
        for version in ["2", "3", "4"] {
            try git("update-index", "--index-version", version, in: path)
            let repository = try Repository(at: path)
            let index = try repository.readIndex()
            let ours = index.entries.map { "\($0.id) \(String(decoding: $0.path, as: UTF8.self))" }.joined(
                separator: "\n")
            #expect(
                try ours == git("-c", "core.quotePath=false", "ls-files", "--format=%(objectname) %(path)", in: path))
            try repository.writeIndex(index)
            #expect(try git("status", "--porcelain", in: path).isEmpty)
            #expect(try git("diff-files", in: path).isEmpty)
        }
    }

    @Test("the working tree is compared as by git", arguments: formats)
    func status(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let (path, git) = try Self.sample(scratch, format)
        let repository = try Repository(at: path)
        let reader = try ObjectReader(repository.objects)
        let tree = try WorkTree(repository, reader)
        let head = try #require(try repository.refs.head().id)
        let headTree = try CommitLinks(reader.read(head, .commit), format).tree
        func ours() throws -> String {
            let status = try #require(try tree?.status(against: headTree, repository.readIndex()))
            var lines: [String: (Character, Character)] = [:]
            func letter(_ change: WorkTreeStatus.Change) -> Character {
                change == .added ? "A" : change == .deleted ? "D" : "M"
            }
            for (path, change) in status.staged {
                lines[String(decoding: path, as: UTF8.self), default: (" ", " ")].0 = letter(change)
            }
            for (path, change) in status.unstaged {
                lines[String(decoding: path, as: UTF8.self), default: (" ", " ")].1 = letter(change)
            }
            for path in status.untracked { lines[String(decoding: path, as: UTF8.self)] = ("?", "?") }
            return lines.map { "\($0.value.0)\($0.value.1) \($0.key)" }.sorted().joined(separator: "\n")
        }
        func theirs() throws -> String {
            let text = try git(
                "-c", "core.quotePath=false", "status", "--porcelain=v1", "-uall", "--no-renames", in: path)
            return text.split(separator: "\n").map { $0.replacing("\"", with: "") }.sorted().joined(separator: "\n")
        }
        #expect(try ours() == theirs() && ours().isEmpty)
        try scratch.write("repo/Datei 1 äöü.txt", "anders\n")
        try scratch.write("repo/neu/x.txt", "neu\n")
        try scratch.write("repo/dazu.txt", "dazu\n")
        try git("add", "dazu.txt", in: path)
        try git("rm", "-q", "Datei 2 äöü.txt", in: path)
        try FileSystem.remove(path / "Datei 3 äöü.txt")
        try FileSystem.setPermissions(0o755, of: path / "Datei 4 äöü.txt")
        try FileSystem.remove(path / "Datei 0 äöü.txt")
        try FileSystem.symlink(Array("neu".utf8), at: path / "Datei 0 äöü.txt")
        try scratch.write("repo/.gitignore", "*.tmp\n/cache/\n!wichtig.tmp\nvorlagen/**/entwurf\n")
        for name in ["a.tmp", "wichtig.tmp", "cache/x", "neu/cache/x", "vorlagen/t/v1/entwurf", "tief/b.tmp"] {
            try scratch.write("repo/\(name)", "x")
        }
        // git tells a changed kind (T) from a changed content; for the next version both are the same.
        let gits = try theirs().replacing(" T Datei", with: " M Datei").split(separator: "\n").sorted()
        #expect(try ours().split(separator: "\n") == gits)
    }

    @Test("a change made in the same instant as the index is seen", arguments: 0..<3)
    func racy(_ round: Int) throws {
        let scratch = try Scratch()
        let (path, git) = try Self.sample(scratch, .sha256, commits: 4)
        let repository = try Repository(at: path)
        try scratch.write("repo/Datei 1 äöü.txt", "aaaa\n")
        try git("add", ".", in: path)
        try scratch.write("repo/Datei 1 äöü.txt", "bbbb\n")
        let tree = try WorkTree(repository, ObjectReader(repository.objects))
        let status = try #require(try tree?.status(against: nil, repository.readIndex()))
        #expect(status.unstaged.count == 1)
    }
}
