import Bytes
import Files
public import Objects
public import Packs

// Taking in a pack from somebody else. It lies under a temporary name that no reader looks at until every object has
// been made and judged and the caller has found it connected; then it gets its name in one step. Whatever goes wrong
// before that leaves nothing behind.

/// How strict a received pack is judged.
public struct ReceivePolicy: Sendable {
    /// What a pack may ask for.
    public var limits: PackLimits
    /// Whether every object must keep the rules of fsck; old histories may break the lesser ones.
    public var judgesObjects: Bool
    /// Whether deltas against objects of the repository are taken.
    public var allowsThin: Bool
    /// Memory for contents held while deltas are resolved, in bytes.
    public var holdAtMost: Int

    /// What a hub takes from a contributor.
    public static let hub = ReceivePolicy(limits: .stranger, judgesObjects: true, allowsThin: true, holdAtMost: 8 << 20)
    /// What a replica takes from its hub: history as it is, but never an object that would reach outside.
    public static let replica = ReceivePolicy(
        limits: .trusted, judgesObjects: false, allowsThin: true, holdAtMost: 64 << 20)

    /// Creates a policy.
    public init(limits: PackLimits, judgesObjects: Bool, allowsThin: Bool, holdAtMost: Int) {
        (self.limits, self.judgesObjects, self.allowsThin) = (limits, judgesObjects, allowsThin)
        self.holdAtMost = holdAtMost
    }

    /// Whether a finding is a reason to refuse: git's errors and warnings, and two things git lets pass.
    public static func refuses(_ fault: ObjectFault) -> Bool {
        fault.severity >= .warning || fault == .badFilemode || fault == .badTagName
    }
}

/// Receives one pack.
public final class PackReceiver {
    /// Told how far it is: objects read so far or deltas resolved so far, of how many.
    public enum Progress: Sendable {
        /// Objects read.
        case receiving(Int, of: Int, bytes: UInt64)
        /// Deltas resolved.
        case resolving(Int, of: Int)
    }

    private let store: ObjectStore
    private let policy: ReceivePolicy
    private let progress: (Progress) -> Void
    private let judge: Judge
    private let stream: PackStream
    private var file: DurableFile?
    private var told = 0

    /// Faults found on the way; the first that refuses ends the reception.
    private final class Judge {
        var check: ObjectCheck
        let judges: Bool
        private let format: ObjectFormat
        init(_ format: ObjectFormat, judges: Bool) {
            self.format = format
            check = ObjectCheck(format)
            self.judges = judges
        }
        func look(_ type: ObjectType, _ id: ObjectID, _ content: [UInt8]) throws {
            guard type != .blob else { return }
            let findings = check.check(type, content)
            guard judges else { return }
            if let bad = findings.first(where: { ReceivePolicy.refuses($0.fault) }) {
                throw StoreError.refusedObject(id, bad.fault)
            }
            // Git lets a backslash pass, but on Windows such a name is a path, and no replica checks it out.
            if type == .tree, try Self.hasBackslash(content, format) {
                throw StoreError.refusedObject(id, .fullPathname)
            }
        }

        private static func hasBackslash(_ tree: [UInt8], _ format: ObjectFormat) throws -> Bool {
            guard tree.contains(0x5c) else { return false }
            var cursor = TreeCursor(tree, format)
            while try cursor.advance() {
                if cursor.name.contains(0x5c) { return true }
            }
            return false
        }
    }

    /// Starts receiving; nothing is written before the first bytes.
    public init(_ store: ObjectStore, _ policy: ReceivePolicy, progress: @escaping (Progress) -> Void = { _ in }) {
        self.store = store
        self.policy = policy
        self.progress = progress
        let judge = Judge(store.format, judges: policy.judgesObjects)
        self.judge = judge
        stream = PackStream(store.format, policy.limits) { type, id, content in try judge.look(type, id, content) }
    }

    /// Whether the pack has been read to its end.
    public var isComplete: Bool { stream.isComplete }
    /// Bytes taken so far.
    public var received: UInt64 { stream.received }

    /// Takes the next bytes; returns how many belong to the pack.
    public func feed(_ bytes: [UInt8]) throws -> Int {
        let used = try stream.feed(bytes)
        if file == nil, used > 0 {
            file = try DurableFile(in: store.directory / "pack", prefix: "tmp_pack_", mode: 0o600)
        }
        try file?.file.write(bytes.span.extracting(0..<used))
        if stream.entries.count >= told + 256 || stream.isComplete {
            told = stream.entries.count
            progress(.receiving(told, of: stream.stated, bytes: stream.received))
        }
        return used
    }

    /// Resolves the deltas, completes a thin pack, and judges what git obeys. The pack is not in the store yet.
    ///
    /// Throws FormatError, CollisionError, StoreError or FileError; nothing is left behind then.
    public func finish() throws -> ReceivedPack {
        try stream.finish()
        guard let file, stream.stated > 0 else { return ReceivedPack(store) }
        let deltas = stream.entries.count { $0.type == nil }
        let source: Bases? = policy.allowsThin ? Bases(try ObjectReader(store)) : nil
        let resolver = PackResolver(
            stream, holdAtMost: policy.holdAtMost, source: source,
            readPack: { offset, count in try file.file.read(at: offset, count: count) },
            made: { [judge] type, id, content in try judge.look(type, id, content) },
            progress: { [progress] in progress(.resolving($0, of: deltas)) })
        try resolver.resolve()
        if deltas > 0 { progress(.resolving(deltas, of: deltas)) }
        var entries: [(id: ObjectID, offset: UInt64, crc: UInt32)] = []
        entries.reserveCapacity(stream.entries.count)
        for entry in stream.entries { if let id = entry.id { entries.append((id, entry.offset, entry.crc)) } }
        if policy.judgesObjects { try refuseDuplicates(entries) }
        var checksum = stream.checksum
        if !resolver.externals.isEmpty { checksum = try complete(file.file, resolver.externals, &entries) }
        let index = PackIndex.encode(entries, packChecksum: checksum, store.format)
        let pack: PackFile
        do {
            pack = try PackFile(file.file, PackIndex(ByteRegion(index), store.format))
        } catch let error as FormatError {
            throw StoreError.corruptFile(file.file.path, error.description)
        }
        pack.setAllVerified()
        let received = ReceivedPack(store, file, pack, checksum, entries)
        if policy.judgesObjects { try judgeObeyed(received) }
        return received
    }

    private final class Bases: BaseSource {
        let reader: ObjectReader
        init(_ reader: ObjectReader) { self.reader = reader }
        func base(_ id: ObjectID) throws -> (type: ObjectType, content: [UInt8])? {
            try reader.readIfPresent(id).map { ($0.type, $0.content) }
        }
    }

    private func refuseDuplicates(_ entries: [(id: ObjectID, offset: UInt64, crc: UInt32)]) throws {
        var seen = Set<ObjectID>(minimumCapacity: entries.count)
        for entry in entries where !seen.insert(entry.id).inserted { throw StoreError.duplicateObject(entry.id) }
    }

    /// Appends the bases of a thin pack, so that the pack stands by itself; sets the count and the checksum anew.
    private func complete(
        _ file: File, _ externals: [PackResolver.External],
        _ entries: inout [(id: ObjectID, offset: UInt64, crc: UInt32)]
    ) throws -> [UInt8] {
        var at = stream.received - UInt64(store.format.rawLength)
        let deflater = Deflater()
        for external in externals {
            let head = PackEntry.encode(.object(external.type), size: external.content.count)
            let packed = head + deflater.whole(external.content.span)
            try file.write(packed.span, at: at)
            entries.append((external.id, at, CRC32.of(packed.span)))
            at += UInt64(packed.count)
        }
        var count: [UInt8] = []
        count.append(bigEndian: UInt32(entries.count))
        try file.write(count.span, at: 8)
        var hasher = ObjectHasher(store.format)
        var offset: UInt64 = 0
        while offset < at {
            let piece = try file.read(at: offset, count: Int(min(1 << 18, at - offset)))
            guard !piece.isEmpty else { throw ReadBackError(path: file.path) }
            hasher.update(piece.span)
            offset += UInt64(piece.count)
        }
        let checksum = hasher.checksum()
        try file.write(checksum.span, at: at)
        try file.truncate(to: at + UInt64(checksum.count))
        return checksum
    }

    /// Blobs that some tree calls `.gitmodules` or `.gitattributes`.
    private func judgeObeyed(_ received: ReceivedPack) throws {
        let reader = try received.reader()
        for (ids, missing, notBlob, limit, rule) in [
            (
                judge.check.gitmodules, ObjectFault.gitmodulesMissing, ObjectFault.gitmodulesBlob,
                ObjectCheck.maximumModules, ObjectCheck.modules
            ),
            (
                judge.check.gitattributes, .gitattributesMissing, .gitattributesBlob, ObjectCheck.maximumAttributes,
                ObjectCheck.attributes
            ),
        ] {
            for id in ids.sorted() {
                guard try reader.contains(id) else { throw StoreError.refusedObject(id, missing) }
                let (type, size) = try reader.header(id)
                guard type == .blob else { throw StoreError.refusedObject(id, notBlob) }
                let findings =
                    size > limit
                    ? [ObjectFinding(limit == ObjectCheck.maximumModules ? .gitmodulesLarge : .gitattributesLarge)]
                    : rule(try reader.read(id).content)
                if let bad = findings.first(where: { ReceivePolicy.refuses($0.fault) }) {
                    throw StoreError.refusedObject(id, bad.fault)
                }
            }
        }
    }
}

/// A pack that was received and judged but is not in the store yet; it is gone unless it is installed.
public final class ReceivedPack {
    private let store: ObjectStore
    private let file: DurableFile?
    private let checksum: [UInt8]
    private let entries: [(id: ObjectID, offset: UInt64, crc: UInt32)]
    /// The pack; nil when no objects came.
    public let pack: PackFile?

    init(_ store: ObjectStore) {
        self.store = store
        file = nil
        pack = nil
        checksum = []
        entries = []
    }

    init(
        _ store: ObjectStore, _ file: DurableFile, _ pack: PackFile, _ checksum: [UInt8],
        _ entries: [(id: ObjectID, offset: UInt64, crc: UInt32)]
    ) {
        self.store = store
        self.file = file
        self.pack = pack
        self.checksum = checksum
        self.entries = entries
    }

    /// How many objects it holds.
    public var count: Int { entries.count }

    /// A reader that sees these objects and those of the store.
    public func reader() throws -> ObjectReader { try ObjectReader(store, extra: pack.map { [$0] } ?? []) }

    /// Puts the pack into the store; durable when this returns.
    public func install() throws {
        guard let file else { return }
        try file.file.setPermissions(0o444)
        try store.install(file, checksum: checksum, entries)
    }
}
