import Bytes
import Files
import History
import Objects
import Store
import TestSupport
import Testing

@Suite("Walks through history, judged by git", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct WalkTests {
    static func ids(_ text: String, _ format: ObjectFormat) throws -> [ObjectID] {
        try text.split(separator: "\n").map { line in
            try #require(ObjectID(hex: line.prefix { $0 != " " }.utf8, format))
        }
    }

    @Test("ancestry and common ancestors are git's, counts too but for wrong clocks", arguments: 1...4)
    func ancestry(_ seed: Int) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let format: ObjectFormat = seed % 2 == 0 ? .sha1 : .sha256
        try RandomLibrary.make(at: scratch.path, format: format.name, commits: 150, seed: seed)
        let repository = try Repository(at: scratch.path)
        let all = try Self.ids(git("rev-list", "--all", in: scratch.path), format)
        var random = Seeded(seed)
        for _ in 0..<25 {
            let a = all[Int.random(in: 0..<all.count, using: &random)]
            let b = all[Int.random(in: 0..<all.count, using: &random)]
            let table = CommitTable(try ObjectReader(repository.objects))
            let bases = try git.run(["merge-base", "--all", "\(a)", "\(b)"], in: scratch.path).text
            #expect(try Set(table.mergeBases(a, b)) == Set(Self.ids(bases, format)))
            let isAncestor = try git.run(["merge-base", "--is-ancestor", "\(a)", "\(b)"], in: scratch.path).status == 0
            #expect(try table.isAncestor(a, of: b) == isAncestor)
            let counts = try git("rev-list", "--left-right", "--count", "\(a)...\(b)", in: scratch.path)
            let ours = try CommitTable(ObjectReader(repository.objects)).divergence(a, b)
            let theirs = counts.split(separator: "\t").compactMap { Int($0) }
            // With the wrong clocks in this history, a few too many may be counted, never too few.
            #expect(ours.ahead >= theirs[0] && ours.behind >= theirs[1])
            #expect(ours.ahead + ours.behind <= theirs[0] + theirs[1] + 12)
        }
    }

    @Test(
        "what a walk leaves out the other side has, and it passes on nothing that was not asked for", arguments: 1...4)
    func objects(_ seed: Int) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let format: ObjectFormat = seed % 2 == 0 ? .sha256 : .sha1
        try RandomLibrary.make(at: scratch.path, format: format.name, commits: 120, seed: seed)
        if seed > 2 { try git("repack", "-adq", in: scratch.path) }
        let repository = try Repository(at: scratch.path)
        let all = try Self.ids(git("rev-list", "--all", in: scratch.path), format)
        var random = Seeded(seed)
        for round in 0..<10 {
            let wants = (0..<3).map { _ in all[Int.random(in: 0..<all.count, using: &random)] }
            let haves = round == 0 ? [] : (0..<2).map { _ in all[Int.random(in: 0..<all.count, using: &random)] }
            func closure(_ ids: [ObjectID]) throws -> Set<ObjectID> {
                if ids.isEmpty { return [] }
                return try Set(
                    Self.ids(
                        git.run(["rev-list", "--objects"] + ids.map(\.description), in: scratch.path).text, format))
            }
            let reader = try ObjectReader(repository.objects)
            var found: [ObjectID] = []
            try ObjectWalk(CommitTable(reader)) { found.append($0.id) }.run(wants: wants, excluded: haves)
            #expect(Set(found).count == found.count)
            let wanted = try closure(wants)
            let had = try closure(haves)
            #expect(Set(found).isSubset(of: wanted))
            let missing = wanted.subtracting(had).subtracting(found)
            #expect(missing.isEmpty)
            if haves.isEmpty { #expect(Set(found) == wanted) }
        }
    }

    @Test("assembled packs are taken by git, thin or whole", arguments: 1...4)
    func packs(_ seed: Int) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        let format: ObjectFormat = seed % 2 == 0 ? .sha256 : .sha1
        let path = scratch.path / "quelle"
        try RandomLibrary.make(at: path, format: format.name, commits: 120, seed: seed)
        // Some objects loose, some in several packs, some as deltas.
        if seed > 1 { try git("repack", "-dq", "-l", in: path) }
        if seed > 2 { try git("repack", "-adfq", "--window=20", in: path) }
        let repository = try Repository(at: path)
        let all = try Self.ids(git("rev-list", "--all", in: path), format)
        var random = Seeded(seed)
        for round in 0..<4 {
            let want = all[Int.random(in: 0..<all.count / 3, using: &random)]
            let have = all[Int.random(in: all.count / 3..<all.count, using: &random)]
            let copy = scratch.path / "kopie\(seed)\(round)"
            try git("init", "-q", "--bare", "--object-format=\(format.name)", copy.description)
            func send(_ wants: [ObjectID], _ haves: [ObjectID]) throws -> Int {
                let reader = try ObjectReader(repository.objects)
                let assembler = PackAssembler(reader, usesOutsideBases: !haves.isEmpty)
                try ObjectWalk(CommitTable(reader)) { assembler.add($0.id, at: $0.place, base: $0.base) }
                    .run(wants: wants, excluded: haves)
                let output = MemoryOutput()
                _ = try assembler.write(to: output)
                let result = try git.run(
                    ["index-pack", "--stdin", "--strict"] + (haves.isEmpty ? [] : ["--fix-thin"]), in: copy,
                    input: output.bytes)
                #expect(result.status == 0, "\(result.errors)")
                return output.bytes.count
            }
            let whole = try send([have], [])
            let thin = try send([want], [have])
            try git("update-ref", "refs/heads/x", want.description, in: copy)
            let check = try git.run(["fsck", "--strict", "--full"], in: copy)
            #expect(check.status == 0, "\(check.errors)\(check.text)")
            #expect(whole > 0 && thin > 0)
        }
    }

    @Test("names of versions mean what they mean to git")
    func names() throws {
        let scratch = try Scratch()
        let git = try Git.required()
        try RandomLibrary.make(at: scratch.path, format: "sha256", commits: 60, seed: 9)
        try git("tag", "-m", "x", "v1", "b1~2", in: scratch.path)
        try git("update-ref", "refs/remotes/origin/main", "b2", in: scratch.path)
        try git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main", in: scratch.path)
        let repository = try Repository(at: scratch.path)
        let names = RevisionNames(repository, try ObjectReader(repository.objects))
        let head = try git("rev-parse", "HEAD", in: scratch.path)
        for name in [
            "HEAD", "@", "b1", "refs/heads/b1", "heads/b1", "v1", "v1^{commit}", "v1^{}", "v1^{tree}", "HEAD~3",
            "HEAD^", "HEAD^0",
            "HEAD~2^{tree}", "origin", "origin/main", String(head.prefix(10)), head, "HEAD^1~1",
        ] {
            let expected = try git("rev-parse", "--verify", name, in: scratch.path)
            #expect(try names.resolve(name).description == expected, "\(name)")
        }
        for name in [
            "", "nichts", "HEAD~1000", "HEAD^9", "HEAD^{", "^", "~", "b1..b2", "00000000", "HEAD@{x}", "b1@{99}",
            "HEAD~99999999999999999999",
        ] {
            #expect(throws: (any Error).self, "\(name)") { try names.resolve(name) }
        }
    }

    @Test(
        "filters pass what git's filters pass",
        arguments: [
            "blob:none", "blob:limit=500", "tree:0", "tree:1", "tree:2", "tree:3", "object:type=tree",
            "combine:tree:3+blob:limit=1k",
        ])
    func filters(_ text: String) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        try RandomLibrary.make(at: scratch.path, format: "sha1", commits: 60, seed: 3)
        let repository = try Repository(at: scratch.path)
        let filter = try #require(ObjectFilter(text))
        let wants = try repository.refs.list().map(\.id)
        var found: Set<ObjectID> = []
        try ObjectWalk(CommitTable(ObjectReader(repository.objects)), filter: filter) { found.insert($0.id) }
            .run(wants: wants, excluded: [])
        let expected = try git(
            "rev-list", "--objects", "--all", "--filter=\(text)", "--filter-provided-objects", in: scratch.path)
        // The commits asked for are passed on whatever the filter says.
        #expect(try found.subtracting(wants) == Set(Self.ids(expected, .sha1)).subtracting(wants))
    }

    @Test(
        "filters that are unknown or nested are refused",
        arguments: [
            "", "blob", "blob:limit=", "blob:limit=99999999999999999999", "tree:-1", "sparse:path=/etc/passwd",
            "combine:", "combine:combine:blob:none", "object:type=x", "blob:limit=1x",
        ])
    func badFilters(_ text: String) { #expect(ObjectFilter(text) == nil) }

    @Test("a missing object is found before a ref moves", arguments: 1...3)
    func connectivity(_ seed: Int) throws {
        let scratch = try Scratch()
        let git = try Git.required()
        try RandomLibrary.make(at: scratch.path, format: "sha256", commits: 40, seed: seed)
        let packs = try FileSystem.list(scratch.path / "objects" / "pack").filter {
            $0.name.suffix(5).elementsEqual(".pack".utf8)
        }
        let pack = try FileSystem.read(
            (scratch.path / "objects" / "pack").appending(try #require(packs.first).name), limit: 1 << 26)
        try FileSystem.removeTree(scratch.path / "objects" / "pack")
        try FileSystem.makeDirectory(scratch.path / "objects" / "pack")
        try git("unpack-objects", "-q", in: scratch.path, input: pack)
        let repository = try Repository(at: scratch.path)
        let tip = try #require(try repository.refs.list().first).id
        func check() throws { try Connectivity(ObjectReader(repository.objects), tips: []).check([tip]) }
        try check()
        let objects = try Self.ids(git("rev-list", "--objects", tip.description, in: scratch.path), .sha256)
        for id in objects where id != tip {
            let path = scratch.path / "objects" / String(id.description.prefix(2)) / String(id.description.dropFirst(2))
            try FileSystem.rename(path, to: scratch.path / "weg")
            #expect(throws: StoreError.missing(id)) { try check() }
            try FileSystem.rename(scratch.path / "weg", to: path)
        }
    }
}
