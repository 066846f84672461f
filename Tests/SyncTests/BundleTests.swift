import Bytes
import Files
import Foundation
import Objects
import Packs
import Store
import TestSupport
import Testing
import Wire

@testable import Sync

/// Bundles from one repository to another, without git.
@Suite("Bundles", .timeLimit(.minutes(60)))
struct BundleTests {
    /// Reads a bundle from memory and takes it in; it is in place when this returns.
    static func apply(_ bytes: [UInt8], to repository: Repository, _ policy: ReceivePolicy = .hub) throws {
        try BundleReader(MemoryInput(bytes)).receive(into: repository, policy).install()
    }

    /// A bundle of what `main` has gained since a version, and that version's id.
    static func small(_ hub: Hub) throws -> (bytes: [UInt8], base: ObjectID) {
        let base = try hub.main()
        let tip = try hub.advance()
        let path = hub.scratch.path / "neu.bundle"
        try BundleFile.write(to: path, from: try hub.repository(), refs: [(branch("main"), tip)], excluded: [base])
        return (try FileSystem.read(path, limit: 1 << 20), base)
    }

    @Test("what is carried arrives whole, refs of any type too", arguments: ObjectFormat.allCases)
    func carries(_ format: ObjectFormat) throws {
        let hub = try Hub(format)
        let first = try hub.main()
        let second = try hub.advance()
        let marked = try hub.tagObject(second, "v2")
        let repository = try hub.repository()
        let tree = try Commit(ObjectReader(repository.objects).read(second, .commit), format).tree
        let refs: [(name: RefName, id: ObjectID)] = [
            (.head, second), (branch("main"), second), (branch("alt"), first), (tag("v2"), marked), (tag("baum"), tree),
            (branch("main"), first),
        ]
        let path = hub.scratch.path / "alles.bundle"
        var told = 0
        let header = try BundleFile.write(to: path, from: repository, refs: refs) {
            if case .packing(let done, let all) = $0 { told = done == all ? done : told }
        }
        #expect(told == 9)
        #expect(header.prerequisites.isEmpty && header.refs == refs.dropLast().map { .init($0.name, $0.id) })
        let other = try Hub(format, isEmpty: true)
        let empty = try other.repository()
        let reader = try BundleFile.open(path)
        #expect(reader.header == header)
        #expect(try !reader.isKnown(in: empty))
        let received = try reader.receive(into: empty, .hub)
        #expect(received.count == 9)
        #expect(try !ObjectReader(empty.objects).contains(second))
        try received.install()
        let after = try Repository(at: empty.gitDirectory)
        #expect(try after.refs.apply(refs[1...3].map { RefEdit($0.name, to: .id($0.id)) }) == [nil, nil, nil])
        #expect(try StoreCheck(after).run().filter { $0.severity > .info }.isEmpty)
        #expect(try BundleFile.open(path).isKnown(in: try other.repository()))
    }

    @Test("only what is new is carried, and a second time changes nothing", arguments: ObjectFormat.allCases)
    func twice(_ format: ObjectFormat) throws {
        let hub = try Hub(format)
        let long = (0..<2000).map { "Schritt \($0)\n" }.joined()
        let base = try hub.commit(["a.txt": long], [try hub.main()])
        try hub.set(branch("main"), base)
        let replica = try hub.clone()
        let tip = try hub.commit(["a.txt": long + "neu\n"], [base], note: "Neu\nzweite Zeile\n\nMehr")
        let later = try hub.commit(["a.txt": long + "neu\n", "b": "1"], [tip])
        let path = hub.scratch.path / "neu.bundle"
        let header = try BundleFile.write(
            to: path, from: try hub.repository(), refs: [(branch("main"), later), (branch("alt"), base)],
            excluded: [base])
        #expect(header.prerequisites == [.init(base, comment: Array("Stand".utf8))])
        // What the receiver has all of is left out.
        #expect(header.refs == [.init(branch("main"), later)])
        let bytes = try FileSystem.read(path, limit: 1 << 20)
        // A thin pack: the long file is a small change of the one that is there.
        #expect(bytes.count < 1500)
        try Self.apply(bytes, to: replica)
        let once = try FolderState(replica.gitDirectory)
        try Self.apply(bytes, to: try replica.again())
        #expect(try FolderState(replica.gitDirectory) == once)
        let after = try replica.again()
        #expect(try BundleReader(MemoryInput(bytes)).isKnown(in: after))
        #expect(try ObjectReader(after.objects).read(later, .commit).count > 0)
        #expect(try StoreCheck(after).run().filter { $0.severity > .info }.isEmpty && after.leftovers() == [])
        // Built on the carried version, the next comment is its subject in one line.
        let next = try BundleWriter(try hub.repository(), refs: [.init(branch("main"), later)], excluded: [tip])
        #expect(next.header.prerequisites == [.init(tip, comment: Array("Neu zweite Zeile".utf8))])
    }

    @Test("a tag on what stays behind asks for that version")
    func tagOnly() throws {
        let hub = try Hub()
        let first = try hub.main()
        let marked = try hub.tagObject(first, "v1")
        let writer = try BundleWriter(try hub.repository(), refs: [.init(tag("v1"), marked)], excluded: [first])
        #expect(writer.count == 1 && writer.header.prerequisites.map(\.id) == [first])
    }

    @Test(
        "a bundle that is cut anywhere is refused and leaves the repository unchanged", arguments: ObjectFormat.allCases
    )
    func cuts(_ format: ObjectFormat) throws {
        let hub = try Hub(format)
        let replica = try hub.clone()
        let (bytes, _) = try Self.small(hub)
        let before = try FolderState(replica.gitDirectory)
        for end in 0..<bytes.count {
            #expect(throws: (any Error).self, "cut at \(end)") { try Self.apply(Array(bytes[..<end]), to: replica) }
        }
        #expect(throws: FormatError(.malformed, "")) { try Self.apply(bytes + [0], to: replica) }
        #expect(try FolderState(replica.gitDirectory) == before)
        try Self.apply(bytes, to: replica)
        #expect(try FolderState(replica.gitDirectory) != before)
    }

    @Test("a bit turned in the pack is found")
    func flips() throws {
        let hub = try Hub()
        let replica = try hub.clone()
        var (bytes, _) = try Self.small(hub)
        let pack = try BundleReader(MemoryInput(bytes)).header.encode().count
        let before = try FolderState(replica.gitDirectory)
        for at in pack..<bytes.count {
            bytes[at] ^= 1 << (at & 7)
            #expect(throws: (any Error).self, "byte \(at)") { try Self.apply(bytes, to: replica) }
            bytes[at] ^= 1 << (at & 7)
        }
        #expect(try FolderState(replica.gitDirectory) == before)
    }

    @Test("what a bundle builds on must be here, and what it promises must be in it")
    func promises() throws {
        let hub = try Hub()
        let (bytes, base) = try Self.small(hub)
        let other = try Hub(isEmpty: true)
        let empty = try other.repository()
        let before = try FolderState(other.path)
        let needed = BundleHeader.Prerequisite(base, comment: Array("Stand".utf8))
        #expect(try BundleReader(MemoryInput(bytes)).missing(in: empty) == [needed])
        #expect(throws: BundleError.missing([needed])) { try Self.apply(bytes, to: empty) }
        let old = try Hub(.sha1)
        #expect(throws: BundleError.otherFormat(theirs: .sha256, ours: .sha1)) {
            try Self.apply(bytes, to: try old.repository())
        }
        // The same pack under a head that does not say what it builds on, and under one with a ref too many.
        let header = try BundleReader(MemoryInput(bytes)).header
        let pack = Array(bytes.dropFirst(header.encode().count))
        let silent = BundleHeader(.sha256, prerequisites: [], refs: header.refs)
        #expect(throws: (any Error).self) { try Self.apply(silent.encode() + pack, to: empty) }
        let missing = try #require(ObjectID(hex: String(repeating: "1", count: 64).utf8, .sha256))
        let boasting = BundleHeader(
            .sha256, prerequisites: header.prerequisites, refs: header.refs + [.init(branch("x"), missing)])
        let replica = try hub.clone()
        let cloned = try FolderState(replica.gitDirectory)
        #expect(throws: BundleError.incomplete(missing)) { try Self.apply(boasting.encode() + pack, to: replica) }
        #expect(try !BundleReader(MemoryInput(boasting.encode())).isKnown(in: replica))
        #expect(try FolderState(replica.gitDirectory) == cloned && FolderState(other.path) == before)
    }

    @Test("an object that a push must not bring is not taken from a bundle either, and limits are those of a push")
    func policy() throws {
        let hub = try Hub()
        let repository = try hub.repository()
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        let blob = try objects.add(.blob, Array("x".utf8))
        let tree = try objects.add(.tree, Array("100644 .git\0".utf8) + blob.raw)
        let commit = Commit(tree: tree, parents: [], author: somebody, committer: somebody, message: [])
        let id = try objects.add(.commit, commit.encode())
        try objects.commit()
        let output = MemoryOutput()
        _ = try BundleWriter(repository, refs: [.init(branch("x"), id)], excluded: []).write(to: output)
        let other = try Hub(isEmpty: true)
        let empty = try other.repository()
        let before = try FolderState(other.path)
        #expect(throws: StoreError.refusedObject(tree, .hasDotgit)) { try Self.apply(output.bytes, to: empty) }
        var policy = ReceivePolicy.hub
        policy.judgesObjects = false
        policy.limits.packSize = 100
        #expect(throws: FormatError(.tooLarge, "")) { try Self.apply(output.bytes, to: empty, policy) }
        #expect(try FolderState(other.path) == before)
    }

    @Test("a file is not overwritten unless told, not opened over the limit, and nothing else is left beside it")
    func files() throws {
        let hub = try Hub()
        let tip = try hub.main()
        let repository = try hub.repository()
        try hub.scratch.write("post/liegt-da.bundle", "meins\n")
        let folder = hub.scratch.path / "post"
        let path = folder / "liegt-da.bundle"
        let before = try FolderState(folder)
        func write(_ path: Path, replaces: Bool = false, excluded: [ObjectID] = []) throws {
            try BundleFile.write(
                to: path, from: repository, refs: [(branch("main"), tip)], excluded: excluded, replaces: replaces)
        }
        #expect(throws: BundleError.targetExists(path.description)) { try write(path) }
        #expect(throws: BundleError.nothingNew) { try write(path, replaces: true, excluded: [tip]) }
        #expect(throws: FileError.self) { try write(folder / "fehlt" / "x.bundle") }
        #expect(throws: BundleError.notABundle) { try BundleFile.open(path) }
        #expect(try FolderState(folder) == before)
        try write(path, replaces: true)
        try write(folder / "neu.bundle")
        let files = try FolderState(folder).entries
        #expect(files.count == 2 && files["neu.bundle"] == files["liegt-da.bundle"])
        let size = try FileSystem.read(path, limit: 1 << 20).count
        _ = try BundleFile.open(path, limit: UInt64(size))
        #expect(throws: FormatError(.tooLarge, "")) { try BundleFile.open(path, limit: UInt64(size) - 1) }
    }

    @Test("a history that is cut short here is not passed on as a whole one")
    func shallow() throws {
        let hub = try Hub()
        let tip = try hub.advance()
        let base = try Commit(ObjectReader(hub.repository().objects).read(tip, .commit), .sha256).parents[0]
        try hub.scratch.write("vorlagen.git/shallow", "\(tip)\n")
        let repository = try hub.repository()
        #expect(throws: BundleError.shallow(tip)) {
            try BundleWriter(repository, refs: [.init(branch("main"), tip)], excluded: [])
        }
        let next = try hub.advance("4\n")
        let writer = try BundleWriter(repository, refs: [.init(branch("main"), next)], excluded: [tip, base])
        #expect(writer.header.prerequisites.map(\.id) == [tip])
    }

    @Test("the example of the specification is a bundle, and we write the same one")
    func example() throws {
        let specification = Path(SharedCorpus.package.appending(path: "Specs/bundle.md").path)
        let text = String(decoding: try FileSystem.read(specification, limit: 1 << 20), as: UTF8.self)
        let blocks = text.split(separator: "```").map(String.init)
        let hex = try #require(blocks.first { $0.hasPrefix("hex\n") }).dropFirst(4).filter { $0 != "\n" }
        let digits = Array(hex.utf8)
        let decoded = Hex.decode(digits.span)
        let bytes = try #require(decoded)
        #expect(text.contains(" \(bytes.count) bytes"))
        let reader = try BundleReader(MemoryInput(bytes))
        #expect(blocks.contains("\n" + String(decoding: reader.header.encode(), as: UTF8.self)))
        let hub = try Hub(isEmpty: true)
        try reader.receive(into: try hub.repository(), .hub).install()
        try hub.set(branch("main"), reader.header.refs[0].id)
        let output = MemoryOutput()
        let written = try BundleWriter(try hub.repository(), refs: reader.header.refs, excluded: []).write(to: output)
        #expect(output.bytes == bytes && written.size == UInt64(bytes.count))
    }
}
