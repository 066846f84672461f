import Bytes
import Files
import Objects
import Packs
import Store
import TestSupport
import Testing

/// Objects on their way into the store: made here, or received from others.
@Suite("Taking objects in", .timeLimit(.minutes(60)))
struct ReceptionTests {
    static func repository(_ scratch: Scratch, _ format: ObjectFormat = .sha256) throws -> Repository {
        let main = try #require(RefName("refs/heads/main"))
        return try Repository.create(at: scratch.path / "r.git", bare: true, format, branch: main)
    }

    /// Everything below objects, to see that nothing was left there.
    static func stored(_ scratch: Scratch) throws -> FolderState { try FolderState(scratch.path / "r.git/objects") }

    /// A pack of these entries, as bytes.
    static func pack(
        _ format: ObjectFormat = .sha256, _ entries: [(PackEntry.Content, [UInt8])]
    ) throws -> [UInt8] {
        let output = MemoryOutput()
        let writer = try PackWriter(format, count: entries.count, to: output)
        for (content, data) in entries { try writer.add(format.emptyTree, content, data) }
        _ = try writer.finish()
        return output.bytes
    }

    static func id(_ type: ObjectType, _ content: [UInt8], _ format: ObjectFormat = .sha256) throws -> ObjectID {
        try ObjectHasher.id(format, type, content.span)
    }

    static func receive(_ bytes: [UInt8], _ repository: Repository, _ policy: ReceivePolicy, step: Int = .max) throws
        -> ReceivedPack
    {
        let receiver = PackReceiver(repository.objects, policy)
        var at = 0
        while at < bytes.count {
            let piece = Array(bytes[at..<min(bytes.count, at + min(step, bytes.count))])
            guard try receiver.feed(piece) == piece.count else { throw FormatError(.malformed, "bytes after the pack") }
            at += piece.count
        }
        return try receiver.finish()
    }

    @Test(
        "new objects are seen after the commit only, all of them, and known ones are not stored again",
        arguments: ObjectFormat.allCases)
    func newObjects(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let repository = try Self.repository(scratch, format)
        let before = try Self.stored(scratch)
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        #expect(objects.isEmpty)
        let contents = (0..<20).map { [UInt8](repeating: UInt8($0), count: $0 * 1000) }
        let ids = try contents.map { try objects.add(.blob, $0) }
        #expect(try ids == contents.map { try Self.id(.blob, $0, format) })
        #expect(try objects.add(.blob, contents[3]) == ids[3])
        #expect(try Self.stored(scratch) == before && !objects.isEmpty)
        for id in ids { #expect(throws: StoreError.missing(id)) { try ObjectReader(repository.objects).read(id) } }
        try objects.commit()
        let reader = try ObjectReader(repository.objects)
        for (id, content) in zip(ids, contents) { #expect(try reader.read(id, .blob) == content) }
        let names = try Self.stored(scratch).differences(from: before)
        #expect(names.count == 2 && names.allSatisfy { $0.hasPrefix("pack/pack-") })
        // Again: nothing is new.
        let again = NewObjects(repository.objects, try ObjectReader(repository.objects))
        for content in contents { _ = try again.add(.blob, content) }
        #expect(again.isEmpty)
        try again.commit()
        #expect(try Self.stored(scratch).differences(from: before) == names)
        if Git.exists {
            #expect(try Git.required()("fsck", "--strict", "--no-dangling", in: scratch.path / "r.git").isEmpty)
        }
    }

    @Test(
        "an index that a power cut left without its pack does not stand in the way of the same objects",
        arguments: ObjectFormat.allCases)
    func orphanIndex(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let repository = try Self.repository(scratch, format)
        func store() throws -> ObjectID {
            let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
            let id = try objects.add(.blob, Array("einmal\n".utf8))
            try objects.commit()
            return id
        }
        let id = try store()
        let packs = scratch.path / "r.git/objects/pack"
        for entry in try FileSystem.list(packs) where entry.name.suffix(5).elementsEqual(".pack".utf8) {
            try FileSystem.remove(packs.appending(entry.name))
        }
        #expect(throws: StoreError.missing(id)) { try ObjectReader(repository.objects).read(id) }
        #expect(try store() == id)
        #expect(try ObjectReader(repository.objects).read(id, .blob) == Array("einmal\n".utf8))
    }

    @Test("a pack is taken in pieces of any size, and seen when it is put in place", arguments: [1, 7, 100_000])
    func receives(_ step: Int) throws {
        let scratch = try Scratch()
        let repository = try Self.repository(scratch)
        let before = try Self.stored(scratch)
        let base = Array("Zeile eins\nZeile zwei\n".utf8)
        // Copies all of the base and adds a letter.
        let delta: [UInt8] = [UInt8(base.count), UInt8(base.count + 1), 0x90, UInt8(base.count), 0x01, 0x21]
        let bytes = try Self.pack(.sha256, [(.object(.blob), base), (.refDelta(Self.id(.blob, base)), delta)])
        let received = try Self.receive(bytes, repository, .hub, step: step)
        let made = try Self.id(.blob, base + [0x21])
        #expect(received.count == 2)
        #expect(try received.reader().read(made, .blob) == base + [0x21])
        #expect(throws: StoreError.missing(made)) { try ObjectReader(repository.objects).read(made) }
        try received.install()
        #expect(try ObjectReader(repository.objects).read(made, .blob) == base + [0x21])
        #expect(try Self.stored(scratch).differences(from: before).count == 2)
    }

    @Test("a thin pack is completed from the store, and refused where the base is nowhere")
    func thin() throws {
        let scratch = try Scratch()
        let repository = try Self.repository(scratch)
        let base = Array("Zeile eins\nZeile zwei\n".utf8)
        let delta: [UInt8] = [UInt8(base.count), 4, 0x90, 4]
        let bytes = try Self.pack(.sha256, [(.refDelta(Self.id(.blob, base)), delta)])
        let empty = try Self.stored(scratch)
        #expect(throws: (any Error).self) { try Self.receive(bytes, repository, .replica) }
        #expect(try Self.stored(scratch) == empty)
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        _ = try objects.add(.blob, base)
        try objects.commit()
        var policy = ReceivePolicy.hub
        policy.allowsThin = false
        let before = try Self.stored(scratch)
        #expect(throws: (any Error).self) { try Self.receive(bytes, repository, policy) }
        #expect(try Self.stored(scratch) == before)
        try Self.receive(bytes, repository, .hub).install()
        #expect(
            try ObjectReader(repository.objects).read(try Self.id(.blob, Array("Zeil".utf8)), .blob)
                == Array("Zeil".utf8))
        // The new pack stands by itself.
        #expect(try StoreCheck(repository).run().filter { $0.severity > .info }.isEmpty)
        if Git.exists {
            #expect(try Git.required()("fsck", "--strict", "--no-dangling", in: scratch.path / "r.git").isEmpty)
        }
    }

    @Test(
        "cut anywhere, or with any one bit wrong, a pack is refused and nothing is left of it",
        arguments: ObjectFormat.allCases)
    func damaged(_ format: ObjectFormat) throws {
        let scratch = try Scratch()
        let repository = try Self.repository(scratch, format)
        let base = Array("Zeile eins\nZeile zwei\n".utf8)
        let delta: [UInt8] = [UInt8(base.count), 5, 0x90, 4, 0x01, 0x21]
        let tree = Tree([TreeEntry(.file, Array("a".utf8), try Self.id(.blob, base, format))]).encode()
        let good = try Self.pack(
            format,
            [(.object(.blob), base), (.refDelta(try Self.id(.blob, base, format)), delta), (.object(.tree), tree)])
        let before = try Self.stored(scratch)
        for end in 0..<good.count {
            #expect(throws: (any Error).self, "cut at \(end)") {
                let received = try Self.receive(Array(good[..<end]), repository, .hub)
                // Nothing at all is no pack; there is nothing to install then.
                if received.count == 0 { throw FormatError(.truncated, "pack") }
            }
        }
        for bit in 0..<good.count * 8 {
            var bad = good
            bad[bit / 8] ^= UInt8(1 << (bit % 8))
            #expect(throws: (any Error).self, "bit \(bit)") { try Self.receive(bad, repository, .hub) }
        }
        #expect(throws: (any Error).self) { try Self.receive(good + [0], repository, .hub) }
        #expect(try Self.stored(scratch) == before)
        try Self.receive(good, repository, .hub).install()
        #expect(try ObjectReader(repository.objects).contains(try Self.id(.tree, tree, format)))
    }

    @Test("a hub refuses what breaks the rules and what comes twice; a replica takes old history as it is")
    func policies() throws {
        let scratch = try Scratch()
        let repository = try Self.repository(scratch)
        let blob = try Self.id(.blob, [])
        let before = try Self.stored(scratch)
        let evil = Tree([TreeEntry(.file, Array(".git".utf8), blob)]).encode()
        let bytes = try Self.pack(.sha256, [(.object(.tree), evil), (.object(.blob), [])])
        #expect(throws: StoreError.refusedObject(try Self.id(.tree, evil), .hasDotgit)) {
            try Self.receive(bytes, repository, .hub)
        }
        let twice = try Self.pack(.sha256, [(.object(.blob), []), (.object(.blob), [])])
        #expect(throws: StoreError.duplicateObject(blob)) { try Self.receive(twice, repository, .hub) }
        var small = ReceivePolicy.hub
        small.limits = PackLimits(packSize: 1 << 20, objects: 1, objectSize: 10, heldSize: 1 << 20, heldFloor: 1 << 20)
        #expect(throws: FormatError.self) { try Self.receive(bytes, repository, small) }
        let large = try Self.pack(.sha256, [(.object(.blob), [UInt8](repeating: 0, count: 11))])
        #expect(throws: FormatError.self) { try Self.receive(large, repository, small) }
        #expect(try Self.stored(scratch) == before)
        // It is stored, and never checked out (see WorkTree).
        try Self.receive(bytes, repository, .replica).install()
        #expect(try ObjectReader(repository.objects).contains(try Self.id(.tree, evil)))
    }
}
