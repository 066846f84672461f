import Bytes
import Files
import Objects
import Store
import TestSupport
import Testing
import Wire

@testable import Sync

/// Bundles of ours read by git, and git's by us.
@Suite("Bundles and git", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct BundleGitTests {
    /// A hub whose branches b0… form a random history; their versions in order.
    static func random(_ format: ObjectFormat, seed: UInt64) throws -> (hub: Hub, commits: [ObjectID]) {
        var state = seed
        func number(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let hub = try Hub(format, isEmpty: true)
        let repository = try hub.repository()
        var commits: [ObjectID] = []
        for index in 0..<20 {
            let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
            let blob = try objects.add(.blob, Array("\(index)\n".utf8))
            let tree = try objects.addTrees([FlatEntry(path: Array("datei-\(number(3))".utf8), mode: .file, id: blob)])
            var parents: [ObjectID] = []
            for _ in 0..<(commits.isEmpty ? 0 : number(3)) {
                let parent = commits[max(0, commits.count - 1 - number(5))]
                if !parents.contains(parent) { parents.append(parent) }
            }
            var who = somebody
            // Of some seeds all versions are of the same second.
            who.seconds += seed % 2 == 0 ? 0 : Int64(index / 2)
            let message = ["Stand \(index)\n", "  \n\n Zwei \t\nZeilen \n\nRumpf\n", "", "Grüße\r\n\r\nRumpf"][
                number(4)]
            commits.append(
                try objects.add(
                    .commit,
                    Commit(tree: tree, parents: parents, author: who, committer: who, message: Array(message.utf8))
                        .encode()))
            try objects.commit()
            try hub.set(branch("b\(index)"), commits[index])
        }
        return (hub, commits)
    }

    @Test("heads are git's byte for byte, whatever the history", arguments: ObjectFormat.allCases, 1...12)
    func heads(_ format: ObjectFormat, _ seed: UInt64) throws {
        let git = try Git.required()
        let (hub, commits) = try Self.random(format, seed: seed)
        let path = hub.scratch.path / "git.bundle"
        var written = 0
        for (tips, excluded) in [([19], [5]), ([19, 17, 18], [9, 10, 11]), ([19, 12, 3], [8, 14]), ([15, 19], [])] {
            let arguments =
                ["bundle", "create", path.description] + tips.map { "refs/heads/b\($0)" }
                + excluded.map { "^refs/heads/b\($0)" }
            let result = try git.run(arguments, in: hub.path)
            let refs = tips.map { BundleHeader.Ref(branch("b\($0)"), commits[$0]) }
            guard result.status == 0 else {
                #expect(result.errors.contains("empty bundle"))
                #expect(throws: BundleError.nothingNew) {
                    try BundleWriter(try hub.repository(), refs: refs, excluded: excluded.map { commits[$0] })
                }
                continue
            }
            written += 1
            let theirs = try BundleFile.open(path).header
            let writer = try BundleWriter(try hub.repository(), refs: refs, excluded: excluded.map { commits[$0] })
            let ours = String(decoding: writer.header.encode(), as: UTF8.self)
            #expect(ours == String(decoding: theirs.encode(), as: UTF8.self))
            #expect(try FileSystem.read(path, limit: 1 << 20).starts(with: writer.header.encode()))
        }
        #expect(written > 0)
    }

    @Test("git verifies, clones and fetches ours", arguments: ObjectFormat.allCases)
    func gitReads(_ format: ObjectFormat) throws {
        let git = try Git.required()
        let hub = try Hub(format)
        let top = hub.scratch.path
        let base = try hub.main()
        let second = try hub.advance()
        let marked = try hub.tagObject(base, "v1")
        let all = top / "alles.bundle"
        try BundleFile.write(
            to: all, from: try hub.repository(),
            refs: [(.head, second), (branch("main"), second), (branch("alt"), base), (tag("v1"), marked)])
        try git("clone", all.description, "kopie", in: top)
        let copy = top / "kopie"
        #expect(
            try git("rev-parse", "HEAD", "origin/main", "origin/alt", "v1", in: copy)
                == "\(second)\n\(second)\n\(base)\n\(marked)")
        #expect(try git("bundle", "verify", all.description, in: copy).contains("complete history"))
        // A thin bundle on top of it, and one that lacks what it builds on.
        let third = try hub.commit(["a.txt": "3\n", "ordner/b.txt": "2\n", "neu.txt": "5\n"], [second])
        let fourth = try hub.commit(["a.txt": "4\n"], [third, base])
        try hub.set(branch("main"), fourth)
        let new = top / "neu.bundle"
        try BundleFile.write(
            to: new, from: try hub.repository(), refs: [(branch("main"), fourth)], excluded: [second, base])
        #expect(try git("bundle", "list-heads", new.description, in: copy) == "\(fourth) refs/heads/main")
        #expect(try git("bundle", "verify", new.description, in: copy).contains("requires"))
        try git("fetch", new.description, "main:neu", in: copy)
        #expect(try git("rev-parse", "neu", in: copy) == "\(fourth)")
        #expect(try git("fsck", "--strict", in: copy).isEmpty)
        let other = try Hub(format)
        #expect(try git.run(["bundle", "verify", new.description], in: other.path).status != 0)
    }

    @Test(
        "what git writes is taken in: whole, with exclusions, several refs and annotated tags",
        arguments: ObjectFormat.allCases)
    func readsGit(_ format: ObjectFormat) throws {
        let git = try Git.required()
        let (hub, commits) = try Self.random(format, seed: 7)
        try git("tag", "-a", "-m", "Marke", "v1", "b9", in: hub.path)
        try git("tag", "-a", "-m", "Marke der Marke", "v2", "v1", in: hub.path)
        try git("tag", "inhalt", "b19^{tree}", in: hub.path)
        try git("symbolic-ref", "HEAD", "refs/heads/b19", in: hub.path)
        let target = try Hub(format, isEmpty: true)
        let path = hub.scratch.path / "git.bundle"
        for arguments in [["refs/heads/b9", "v1"], ["--all", "^b9"], ["--all"], ["HEAD", "b19", "b18", "^b3"]] {
            let before = try FolderState(target.path)
            let result = try git.run(["bundle", "create", path.description] + arguments, in: hub.path)
            #expect(result.status == 0, "\(result.errors)")
            let reader = try BundleFile.open(path)
            #expect(try reader.missing(in: target.repository()) == [])
            let received = try reader.receive(into: try target.repository(), .hub)
            #expect(
                try FolderState(target.path).entries.keys.filter { !$0.contains("tmp_") }.sorted()
                    == before.entries.keys.sorted())
            try received.install()
            let repository = try target.repository()
            let edits = reader.header.refs.filter { $0.name.isBelowRefs }.map { RefEdit($0.name, to: .id($0.id)) }
            #expect(try repository.refs.apply(edits).allSatisfy { $0 == nil })
            #expect(try BundleFile.open(path).isKnown(in: repository))
        }
        #expect(try target.repository().refs.id(branch("b19")) == commits[19])
        #expect(try git("for-each-ref", in: target.path) == git("for-each-ref", in: hub.path))
        #expect(try git("fsck", "--strict", in: target.path).isEmpty)
    }

    @Test("version 3 for SHA-1 is read too, a bundle with a filter is refused")
    func versions() throws {
        let git = try Git.required()
        let hub = try Hub(.sha1)
        let path = hub.scratch.path / "git.bundle"
        try git("bundle", "create", "--version=3", path.description, "main", in: hub.path)
        let reader = try BundleFile.open(path)
        #expect(reader.header.version == 3 && reader.header.statesFormat)
        let target = try Hub(.sha1, isEmpty: true)
        try reader.receive(into: try target.repository(), .hub).install()
        #expect(try ObjectReader(target.repository().objects).contains(try hub.main()))
        try git("bundle", "create", path.description, "--filter=blob:none", "main", in: hub.path)
        #expect(throws: BundleError.partial) { try BundleFile.open(path) }
    }
}
