import Bytes
import Files
public import Objects
import Packs

/// Objects made here that are not in the store yet; they get there together, as one pack, or none of them does.
public final class NewObjects {
    private let store: ObjectStore
    private let reader: ObjectReader
    private let deflater = Deflater()
    private let inflater = Inflater()
    private var entries: [(id: ObjectID, head: [UInt8], packed: [UInt8])] = []
    private var added: [ObjectID: (type: ObjectType, size: Int, number: Int)] = [:]

    /// Starts with none. `reader` says what the store has already.
    public init(_ store: ObjectStore, _ reader: ObjectReader) {
        self.store = store
        self.reader = reader
    }

    /// Whether anything new was added.
    public var isEmpty: Bool { entries.isEmpty }

    /// Whether an object was added here and is not in the store yet.
    public func holds(_ id: ObjectID) -> Bool { added[id].map { $0.number < entries.count } ?? false }

    /// Adds an object unless the store has it; returns its id. Held compressed until `commit`.
    public func add(_ type: ObjectType, _ content: [UInt8]) throws -> ObjectID {
        let id = try ObjectHasher.id(store.format, type, content.span)
        guard added[id] == nil, try !reader.contains(id) else { return id }
        added[id] = (type, content.count, entries.count)
        entries.append((id, PackEntry.encode(.object(type), size: content.count), deflater.whole(content.span)))
        return id
    }

    /// The content of an object that was added here and is not in the store yet; nil for any other.
    public func content(of id: ObjectID, _ type: ObjectType) throws -> [UInt8]? {
        guard let known = added[id], known.type == type, known.number < entries.count else { return nil }
        let packed = entries[known.number].packed
        return try inflater.whole(packed.span, size: known.size).bytes
    }

    /// Type and size of an object that is held here; nil for any other.
    func header(_ id: ObjectID) -> (type: ObjectType, size: Int)? {
        guard let known = added[id], known.number < entries.count else { return nil }
        return (known.type, known.size)
    }

    /// An object that is held here; nil for any other.
    func object(_ id: ObjectID) throws -> StoredObject? {
        guard let (type, _) = header(id), let content = try content(of: id, type) else { return nil }
        return StoredObject(type: type, content: content)
    }

    /// Lets go of those that `root`, one of them, does not lead to: what was made on the way only.
    public func forget(unreachableFrom root: ObjectID) throws {
        var wanted: Set<ObjectID> = []
        var pending = [root]
        while let id = pending.popLast() {
            guard let type = added[id]?.type, wanted.insert(id).inserted, let content = try content(of: id, type) else {
                continue
            }
            switch type {
            case .commit: pending.append(try CommitLinks(content, store.format).tree)
            case .tree: pending += try Tree(content, store.format).entries.map(\.id)
            case .tag: pending.append(try AnnotatedTag(content, store.format).object)
            case .blob: break
            }
        }
        entries = entries.filter { wanted.contains($0.id) }
        added = added.filter { wanted.contains($0.key) }
        for (number, entry) in entries.enumerated() { added[entry.id]?.number = number }
    }

    /// Puts all of them into the store; durable when this returns.
    public func commit() throws {
        guard !entries.isEmpty else { return }
        let directory = store.directory / "pack"
        let pack = try DurableFile(in: directory, prefix: "tmp_pack_", mode: 0o444)
        let output = BufferedOutput(pack.file)
        let writer = try PackWriter(store.format, count: entries.count, to: output)
        for entry in entries { try writer.add(entry.id, head: entry.head, packed: entry.packed) }
        let checksum = try writer.finish()
        try output.flush()
        try store.install(pack, checksum: checksum, writer.entries)
        entries = []
    }
}

extension ObjectStore {
    /// Gives a finished pack and its index their names, the pack first; durable when this returns.
    ///
    /// Both are read back before.
    func install(
        _ pack: DurableFile, checksum: [UInt8], _ entries: [(id: ObjectID, offset: UInt64, crc: UInt32)]
    ) throws {
        try Self.verify(pack.file, checksum, entries)
        let directory = directory / "pack"
        let name = "pack-" + Hex.string(checksum)
        let index = try DurableFile(in: directory, prefix: "tmp_idx_", mode: 0o444)
        let bytes = PackIndex.encode(entries, packChecksum: checksum, format)
        try index.file.write(bytes.span)
        guard try index.file.read(at: 0, count: bytes.count + 1) == bytes else {
            throw ReadBackError(path: index.file.path)
        }
        // A pack of that name holds the same bytes; then there is nothing to do. An index alone is what a power cut between the two
        // names can leave, when the file system keeps the later one only.
        if try FileStatus.of(directory / (name + ".idx")) != nil, try FileStatus.of(directory / (name + ".pack")) != nil
        {
            return
        }
        try pack.rename(to: directory / (name + ".pack"), syncsDirectory: false)
        try index.rename(to: directory / (name + ".idx"))
    }

    /// Reads a pack back and holds every entry against its CRC, which costs a tenth of hashing it again.
    static func verify(
        _ file: File, _ checksum: [UInt8], _ entries: [(id: ObjectID, offset: UInt64, crc: UInt32)]
    ) throws {
        let size = UInt64(try file.status().size)
        guard size >= UInt64(checksum.count + 12) else { throw ReadBackError(path: file.path) }
        let end = size - UInt64(checksum.count)
        let sorted = entries.sorted { $0.offset < $1.offset }
        guard sorted.first?.offset ?? end == 12 else { throw ReadBackError(path: file.path) }
        var at: UInt64 = 12
        var number = 0
        var crc = CRC32()
        while at < end {
            let piece = try file.read(at: at, count: Int(min(1 << 20, end - at)))
            guard !piece.isEmpty else { throw ReadBackError(path: file.path) }
            var used = 0
            while used < piece.count {
                let next = number + 1 < sorted.count ? sorted[number + 1].offset : end
                guard next > at else { throw ReadBackError(path: file.path) }
                let count = Int(min(UInt64(piece.count - used), next - at))
                crc.update(piece.span.extracting(used..<used + count))
                used += count
                at += UInt64(count)
                guard at == next else { continue }
                guard crc.value == sorted[number].crc else { throw ReadBackError(path: file.path) }
                number += 1
                crc = CRC32()
            }
        }
        guard number == sorted.count, try file.read(at: end, count: checksum.count + 1) == checksum else {
            throw ReadBackError(path: file.path)
        }
    }
}
