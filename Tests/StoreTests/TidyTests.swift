import Files
import Objects
import Store
import TestSupport
import Testing

/// Merging of packs, on packs that git's own pushes left.
@Suite("Merging of packs", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct TidyTests {
    /// A bare repository that received many pushes, each as a pack of its own whose deltas build on appended copies.
    static func pushed(_ scratch: Scratch, _ format: ObjectFormat, pushes: Int, commits: Int = 12) throws -> Path {
        let (work, git) = try GitRepositoryTests.sample(scratch, format, commits: commits)
        let bare = scratch.path / "bare.git"
        try git("init", "-q", "--bare", "-b", "main", "--object-format=\(format.name)", bare.description)
        try git("config", "transfer.unpackLimit", "1", in: bare)
        try git("config", "receive.autogc", "false", in: bare)
        for number in 1...pushes {
            try scratch.write(
                "repo/vorlagen/t/v0/struktur.json", (0..<200).map { "\($0 % 7) \($0 == number)\n" }.joined())
            try git("commit", "-qam", "Schub \(number)", in: work)
            try git("push", "-q", bare.description, "main", in: work)
        }
        return bare
    }

    static func packs(_ repository: Path) throws -> [String] {
        try FileSystem.list(repository / "objects" / "pack").map { String(decoding: $0.name, as: UTF8.self) }
    }

    @Test("keeps every object, and git finds nothing to complain about", arguments: ObjectFormat.allCases)
    func keepsEverything(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let path = try Self.pushed(scratch, format, pushes: 12)
        let before = try git("cat-file", "--batch-all-objects", "--batch-check", in: path)
        let size = try git("count-objects", "-v", in: path)
        #expect(size.contains("packs: 12"))
        let repository = try Repository(at: path)
        #expect(try !repository.tidy())
        #expect(try repository.tidy(now: true))
        #expect(try Self.packs(path).sorted().map { $0.suffix(4) } == [".idx", "pack"])
        #expect(try git("cat-file", "--batch-all-objects", "--batch-check", in: path) == before)
        #expect(try git("fsck", "--strict", "--full", in: path).isEmpty)
        try GitRepositoryTests.compareObjects(path, git)
        // Copies gave way to deltas: the pack is smaller than what git itself makes of it at most by a little.
        let ours = try Self.packSize(path)
        try git("repack", "-adfq", in: path)
        #expect(try ours < 2 * Self.packSize(path))
    }

    static func packSize(_ repository: Path) throws -> Int {
        try packs(repository).filter { $0.hasSuffix(".pack") }.reduce(0) {
            try $0 + Int(FileStatus.of(repository / "objects" / "pack" / $1)?.size ?? 0)
        }
    }

    @Test("leaves a large old pack alone and merges the small ones")
    func isGeometric() throws {
        let scratch = try Scratch()
        let path = try Self.pushed(scratch, .sha256, pushes: 24, commits: 100)
        func size(_ name: String) throws -> Int { Int(try FileStatus.of(path / "objects" / "pack" / name)?.size ?? 0) }
        let packs = try Self.packs(path).filter { $0.hasSuffix(".pack") }
        let large = try #require(try packs.max { try size($0) < size($1) })
        try Git.required()("config", "gc.auto", "0", in: path)
        #expect(try !Repository(at: path).tidy())
        try Git.required()("config", "--unset", "gc.auto", in: path)
        #expect(try Repository(at: path).tidy())
        let left = try Self.packs(path).filter { $0.hasSuffix(".pack") }
        #expect(left.count < 5 && left.contains(large))
        #expect(try Git.required()("fsck", "--strict", in: path).isEmpty)
    }

    @Test("a pack somebody holds on to stays, and with another at work nothing is done")
    func isCareful() throws {
        let scratch = try Scratch()
        let path = try Self.pushed(scratch, .sha256, pushes: 3)
        let first = try #require(Self.packs(path).first { $0.hasSuffix(".pack") })
        let lock = try LockFile(path / "objects" / "maintenance", waiting: 0)
        #expect(try !Repository(at: path).tidy(now: true))
        lock.release()
        try FileSystem.replace(path / "objects" / "pack" / (first.dropLast(5) + ".keep"), with: [])
        #expect(try Repository(at: path).tidy(now: true))
        #expect(try Self.packs(path).contains(first) && Self.packs(path).filter { $0.hasSuffix(".pack") }.count == 2)
    }

    @Test("a damaged pack stops it with everything in place")
    func damage() throws {
        let scratch = try Scratch()
        let path = try Self.pushed(scratch, .sha256, pushes: 3)
        let before = try Self.packs(path)
        let victim = path / "objects" / "pack" / (try #require(before.first { $0.hasSuffix(".pack") }))
        var bytes = try FileSystem.read(victim, limit: 1 << 24)
        bytes[bytes.count / 2] ^= 0x20
        try FileSystem.replace(victim, with: bytes)
        #expect(throws: (any Error).self) { try Repository(at: path).tidy(now: true) }
        #expect(try Set(Self.packs(path)).isSuperset(of: before))
    }

    @Test("a reader that was there before goes on reading")
    func readers() throws {
        let scratch = try Scratch()
        let path = try Self.pushed(scratch, .sha256, pushes: 5)
        let reader = try Repository(at: path)
        let main = try #require(RefName("refs/heads/main"))
        let head = try #require(try reader.refs.resolve(main).id)
        #expect(try Repository(at: path).tidy(now: true))
        #expect(try ObjectReader(reader.objects).read(head).type == .commit)
    }
}
