import Bytes
import Files
import Objects
import Packs
import Store
import TestSupport
import Testing

/// Removing objects for good.
@Suite("Purging", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct PurgeTests {
    /// How the objects lie.
    enum Shape: String, CaseIterable {
        case loose, byName, byDistance, firstVersion, looseAndTwice, kept, promised, cruft, bitmap, graph, onlySecrets
    }

    /// Arranges the objects; returns in how many places the secrets then lie.
    static func arrange(_ stage: PurgeStage, _ shape: Shape) throws -> Int {
        let (git, path, count) = (stage.git, stage.path, stage.secrets.count)
        let packs = stage.objects / "pack"
        switch shape {
        case .loose: return count
        case .byName: try stage.packAll()
        case .byDistance: try stage.packAll(options: ["--delta-base-offset"])
        case .firstVersion: try stage.packAll(options: ["--index-version=1"])
        case .looseAndTwice:
            try stage.packAll(keepLoose: true)
            try stage.packAll(keepLoose: true, options: ["--compression=1"])
            return 3 * count
        case .kept, .promised:
            try stage.packAll()
            let name = try #require(stage.packNames().first { $0.hasSuffix(".pack") })
            let mark = packs / (name.dropLast(5) + (shape == .kept ? ".keep" : ".promisor"))
            try FileSystem.replace(mark, with: Array("Grund\n".utf8))
        case .cruft:
            try git("repack", "-q", "--cruft", "-d", "--cruft-expiration=never", in: path)
            #expect(try stage.packNames().contains { $0.hasSuffix(".mtimes") })
        case .bitmap:
            try stage.packAll()
            try git("-c", "repack.writeBitmaps=true", "repack", "-qadbk", "--write-midx", in: path)
            #expect(try stage.packNames().contains { $0.hasSuffix(".bitmap") })
            #expect(try stage.packNames().contains("multi-pack-index"))
        case .graph:
            // A graph that names commits which are to go.
            let commits = try stage.all().filter { try git("cat-file", "-t", $0, in: path) == "commit" }
            _ = try git(
                "commit-graph", "write", "--stdin-commits", in: path,
                input: Array((commits.joined(separator: "\n") + "\n").utf8))
            #expect(try FileStatus.of(stage.objects / "info" / "commit-graph") != nil)
            try stage.packAll()
        case .onlySecrets:
            let list = stage.secrets.map { "\($0)\n" }.joined()
            _ = try git("pack-objects", "-q", (packs / "pack").description, in: path, input: Array(list.utf8))
            try git("prune-packed", "-q", in: path)
        }
        return count
    }

    @Test(
        "objects go from every place, and what remains is what it was", arguments: ObjectFormat.allCases,
        Shape.allCases)
    func everywhere(_ format: ObjectFormat, _ shape: Shape) throws {
        let stage = try PurgeStage(format)
        let before = try stage.all()
        let places = try Self.arrange(stage, shape)
        #expect(try !stage.hits().isEmpty)
        if [.byName, .byDistance, .firstVersion, .kept, .looseAndTwice].contains(shape) {
            #expect(try stage.dependents() > 0)
        }
        let repository = try stage.repository
        #expect(try repository.purge(stage.secrets) == PurgeResult(places: places))
        #expect(try stage.isClean(before))
        let names = try stage.packNames()
        #expect(!names.contains { $0.hasSuffix(".bitmap") || $0.hasSuffix(".mtimes") })
        // Marks and nothing else stand beside the new pack.
        for name in names where name.hasPrefix("pack-") { #expect(names.contains(name.prefix { $0 != "." } + ".idx")) }
        if shape == .kept { #expect(names.contains { $0.hasSuffix(".keep") }) }
        if shape == .promised { #expect(names.contains { $0.hasSuffix(".promisor") }) }
        if shape == .onlySecrets { #expect(names.isEmpty) }
        // Nothing is left to do, and nothing that is not asked for happens.
        #expect(try repository.purge(stage.secrets) == PurgeResult())
        #expect(try stage.packNames() == names)
    }

    @Test("an object is removed although a pack lost its index", arguments: ObjectFormat.allCases)
    func unindexed(_ format: ObjectFormat) throws {
        let stage = try PurgeStage(format)
        let before = try stage.all()
        try stage.packAll()
        for name in try stage.packNames() where !name.hasSuffix(".pack") {
            try FileSystem.remove(stage.objects / "pack" / name)
        }
        #expect(try stage.all().isEmpty && !stage.hits().isEmpty)
        #expect(try stage.repository.blobs(upTo: 1 << 20) { PurgeStage.holdsWord($0) }.ids == stage.blobs)
        #expect(try stage.repository.purge(stage.secrets).places == stage.secrets.count)
        // What else the pack held has an index again.
        #expect(try stage.isClean(before))
    }

    @Test("what is made from many objects that go does not grow by all of them")
    func size() throws {
        let stage = try PurgeStage(.sha256)
        try stage.packAll()
        let dependents = try stage.dependents()
        let before = try TidyTests.packSize(stage.path / ".git")
        #expect(try dependents > 2 && stage.repository.purge(stage.secrets).places == stage.secrets.count)
        #expect(try TidyTests.packSize(stage.path / ".git") < before)
    }

    @Test(
        "readers that were there go on; new ones find nothing, whoever opened the repository", arguments: [false, true])
    func readers(_ elsewhere: Bool) throws {
        let stage = try PurgeStage(.sha256)
        try stage.packAll()
        let repository = try stage.repository
        let other = try elsewhere ? stage.repository : repository
        let reader = try ObjectReader(other.objects)
        let ids = try stage.all().compactMap { ObjectID(hex: $0.utf8, .sha256) }
        let secret = try #require(stage.blobs.first)
        #expect(try reader.read(secret).type == .blob)
        #expect(try repository.purge(stage.secrets).places == stage.secrets.count)
        for id in ids where !stage.secrets.contains(id) { _ = try reader.read(id) }
        let fresh = try ObjectReader(other.objects)
        for id in stage.secrets { #expect(try !fresh.contains(id) && fresh.readIfPresent(id) == nil) }
        for id in ids where !stage.secrets.contains(id) { _ = try fresh.read(id) }
    }

    @Test("a pack that arrives meanwhile is looked at too", arguments: ObjectFormat.allCases)
    func arrives(_ format: ObjectFormat) throws {
        let stage = try PurgeStage(format)
        let before = try stage.all()
        // A push with a secret, ready to be installed.
        let list = (stage.secrets.map(\.description) + before.prefix(3)).map { "\($0)\n" }.joined()
        let made = stage.scratch.path / "pack"
        let name = try stage.git("pack-objects", "-q", made.description, in: stage.path, input: Array(list.utf8))
        try stage.packAll()
        var isThere = false
        let result = try stage.repository.purge(stage.secrets) { _, _ in
            if isThere { return }
            isThere = true
            for suffix in [".pack", ".idx"] {
                try? FileSystem.rename(
                    made.adding(suffix: "-\(name)\(suffix)"), to: stage.objects / "pack" / "pack-\(name)\(suffix)")
            }
        }
        #expect(isThere && result.places == 2 * stage.secrets.count)
        #expect(try stage.isClean(before))
    }

    @Test("what a dead process left goes, what a living one writes is told of")
    func leftovers() throws {
        let stage = try PurgeStage(.sha256)
        let before = try stage.all()
        let repository = try stage.repository
        let text = Array(PurgeStage.word.utf8)
        let temporary = try repository.prepareTemporaryDirectory()
        let own = try DurableFile(in: stage.objects / "pack", prefix: "tmp_pack_")
        try own.file.write(text.span)
        try FileSystem.replace(stage.objects / "pack" / "tmp_pack_0123456789abc", with: text)
        try FileSystem.replace(temporary / "push_0123456789abc", with: text)
        try FileSystem.replace(stage.objects / "pack" / "tmp_idx_aB3xYz", with: [])
        // Git's own say nothing of who makes them.
        try FileSystem.makeDirectories(stage.objects / "tmp_objdir-incoming-aB3xYz" / "pack")
        try FileSystem.makeDirectories(stage.objects / "17")
        var git = [stage.objects / "pack" / "tmp_pack_aB3xYz", stage.objects / "17" / "tmp_obj_aB3xYz"]
        for path in git { try FileSystem.replace(path, with: text) }
        git += [stage.objects / "tmp_objdir-incoming-aB3xYz", own.file.path]
        let result = try repository.purge(stage.secrets)
        #expect(Set(result.inTheMaking) == Set(git) && result.places == stage.secrets.count)
        #expect(try FileSystem.list(temporary).isEmpty)
        #expect(try !stage.packNames().contains("tmp_pack_0123456789abc"))
        for path in git { try FileSystem.removeTree(path) }
        #expect(try stage.isClean(before))
    }

    @Test("a file in the making is taken away only when nobody holds it")
    func abandoned() throws {
        let scratch = try Scratch()
        var file: DurableFile? = try DurableFile(in: scratch.path)
        let path = try #require(file).file.path
        #expect(try !DurableFile.removeIfAbandoned(path))
        let named = scratch.path / "tmp_0123456789abc"
        try file?.rename(to: named)
        #expect(try !DurableFile.removeIfAbandoned(named))
        file = nil
        #expect(try DurableFile.removeIfAbandoned(path) && DurableFile.removeIfAbandoned(named))
        #expect(try FileSystem.list(scratch.path).isEmpty)
        for name in ["tmp_aB3xYz", "tmp_0123456789abC", "0123456789abc", "tmp-0123456789abc"] {
            try FileSystem.replace(scratch.path / name, with: [])
            #expect(try !DurableFile.removeIfAbandoned(scratch.path / name), "\(name)")
        }
    }

    @Test("it waits for another maintenance, and says so when that does not end")
    func waits() throws {
        let stage = try PurgeStage(.sha256)
        let before = try stage.all()
        let repository = try stage.repository
        let lock = try LockFile(stage.objects / "maintenance", waiting: 0)
        #expect(throws: LockError.self) { try repository.purge(stage.secrets, waiting: 20) }
        #expect(try stage.all() == before)
        lock.release()
        #expect(try repository.purge(stage.secrets, waiting: 20).places == stage.secrets.count)
    }

    @Test("damage in one pack does not keep the others from being written anew", arguments: ObjectFormat.allCases)
    func damage(_ format: ObjectFormat) throws {
        let stage = try PurgeStage(format)
        try stage.packAll(keepLoose: true)
        let first = try #require(stage.packNames().first { $0.hasSuffix(".pack") })
        try stage.packAll(keepLoose: true, options: ["--compression=1"])
        // A commit that remains: it stands whole, at the front.
        let victim = stage.objects / "pack" / first
        var bytes = try FileSystem.read(victim, limit: 1 << 24)
        let remaining = try #require(
            stage.all().compactMap { ObjectID(hex: $0.utf8, format) }.first { !stage.secrets.contains($0) })
        let pack = try PackFile(victim, index: stage.objects / "pack" / (first.dropLast(5) + ".idx"), format)
        let position = try #require(pack.index.position(of: remaining))
        bytes[Int(try pack.index.offset(at: position)) + 9] ^= 0x20
        try FileSystem.replace(victim, with: bytes)
        #expect(throws: StoreError.self) { try stage.repository.purge(stage.secrets) }
        #expect(try stage.packNames().contains(first))
        #expect(try stage.hits() == [victim.description])
        // What cannot be read does not hide the rest.
        try FileSystem.replace(victim, with: bytes)
        let found = try stage.repository.blobs(upTo: 1 << 20) { PurgeStage.holdsWord($0) }
        #expect(found.ids == stage.blobs)
    }

    @Test(
        "blobs are found however git stored them", arguments: ObjectFormat.allCases,
        [
            [], ["repack", "-adkq"], ["gc", "-q", "--aggressive", "--prune=now"],
            ["-c", "repack.useDeltaBaseOffset=false", "repack", "-adkfq"],
        ])
    func blobs(_ format: ObjectFormat, _ command: [String]) throws {
        let stage = try PurgeStage(format)
        for (number, secret) in stage.secrets.enumerated() {
            try stage.git("tag", "geheim\(number)", secret.description, in: stage.path)
        }
        if !command.isEmpty { #expect(try stage.git.run(command, in: stage.path).status == 0) }
        let word = Array(PurgeStage.word.utf8)
        let search = try #require(ByteSearch(word))
        func find(_ limit: Int) throws -> (FoundBlobs, Int) {
            var looked = 0
            let found = try stage.repository.blobs(upTo: limit) {
                looked += 1
                let content = $0
                return search.next(in: content.span) != nil
            }
            return (found, looked)
        }
        let list = try stage.git(
            "cat-file", "--batch-all-objects", "--batch-check=%(objecttype) %(objectsize)", in: stage.path)
        let sizes = list.split(separator: "\n").filter { $0.hasPrefix("blob") }.compactMap { Int($0.dropFirst(5)) }
        let (found, looked) = try find(1 << 20)
        #expect(found.ids == stage.blobs && found.unreadable.isEmpty && looked == sizes.count)
        let limit = try #require(sizes.min())
        let (none, few) = try find(limit)
        #expect(none.ids.isEmpty && few == sizes.count { $0 <= limit })
    }

    @Test("what a closure throws ends the search")
    func stops() throws {
        struct Enough: Error {}
        let stage = try PurgeStage(.sha256)
        #expect(throws: Enough.self) { try stage.repository.blobs(upTo: 1 << 20) { _ in throw Enough() } }
    }
}
