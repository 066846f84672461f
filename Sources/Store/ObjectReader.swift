import Bytes
public import Files
public import Objects
import Packs

/// An object read from the store.
public struct StoredObject: Sendable {
    /// Its type.
    public let type: ObjectType
    /// Its content.
    public let content: [UInt8]
}

/// Reads objects; every object is held against its id before it is handed out. For one task; not shared by threads.
public final class ObjectReader {
    /// Where an object lies.
    public enum Place: Sendable {
        /// In a pack: its number in the snapshot, and the position in its index.
        case packed(pack: Int, position: Int)
        /// In a file of its own, in one of the object directories.
        case loose(Path)
    }

    /// The store read from.
    public let store: ObjectStore
    /// The hash function of the ids.
    public var format: ObjectFormat { store.format }
    /// The packs this reader looks into; grows when the store is looked at anew, so that numbers stay valid.
    public private(set) var packs: [PackFile]
    /// Objects over this size are refused with `tooLarge` instead of being held in memory.
    public var sizeLimit = 1 << 30
    /// Objects that are in no store yet and are read as if they were. They must have been made with another reader.
    public var fresh: NewObjects?
    private var directories: [Path]
    private var generation: Int
    private let inflater = Inflater()
    private var cache: BaseCache
    private var recent = 0
    /// By pack: what was verified when it was first looked at and since, and how much of it only this reader knows.
    private var verified: [(positions: PackPositions, fresh: Int)] = []

    /// Starts reading what is there now: a pack that another process has removed is not looked into any more.
    ///
    /// - Parameters:
    ///   - extra: packs that are not in the store yet, looked into first.
    ///   - holdingAtMost: bytes of objects that are remembered because the next deltas probably build on them.
    public init(_ store: ObjectStore, extra: [PackFile] = [], holdingAtMost: Int = 24 << 20) throws {
        self.store = store
        cache = BaseCache(capacity: holdingAtMost)
        let snapshot = try store.refresh()
        packs = extra + snapshot.packs
        directories = snapshot.directories
        generation = snapshot.generation
    }

    /// Forgets what it remembers of objects.
    public func releaseMemory() { cache = BaseCache(capacity: cache.capacity) }

    /// Where an object lies, or nil. Looks at the disk again before it says nil.
    public func place(of id: ObjectID) throws -> Place? {
        if let place = try knownPlace(of: id) { return place }
        let snapshot = try store.refresh()
        guard snapshot.generation != generation else { return nil }
        generation = snapshot.generation
        directories = snapshot.directories
        for pack in snapshot.packs where !packs.contains(where: { $0 === pack }) { packs.append(pack) }
        return try knownPlace(of: id)
    }

    private func knownPlace(of id: ObjectID) throws -> Place? {
        if recent < packs.count, let position = packs[recent].index.position(of: id) {
            return .packed(pack: recent, position: position)
        }
        for number in packs.indices where number != recent {
            if let position = packs[number].index.position(of: id) {
                recent = number
                return .packed(pack: number, position: position)
            }
        }
        for directory in directories {
            let path = ObjectStore.loosePath(id, in: directory)
            if try FileStatus.of(path) != nil { return .loose(path) }
        }
        return nil
    }

    /// Whether the object is there; its bytes are not looked at.
    public func contains(_ id: ObjectID) throws -> Bool {
        if let fresh, fresh.holds(id) { return true }
        return try place(of: id) != nil
    }

    /// The object; throws `missing` when it is nowhere.
    public func read(_ id: ObjectID) throws -> StoredObject {
        guard let object = try readIfPresent(id) else { throw StoreError.missing(id) }
        return object
    }

    /// The object, or nil. A damaged copy is passed over when there is a sound one elsewhere.
    public func readIfPresent(_ id: ObjectID) throws -> StoredObject? {
        if let fresh, let object = try fresh.object(id) { return object }
        guard let place = try place(of: id) else { return nil }
        do {
            return try read(id, at: place)
        } catch let error as StoreError {
            if let object = try readElsewhere(id, not: place) { return object }
            throw error
        } catch let error as FileError where error.isNotFound {
            // Repacked away under us.
            if let object = try readElsewhere(id, not: place) { return object }
            throw StoreError.missing(id)
        }
    }

    private func readElsewhere(_ id: ObjectID, not first: Place) throws -> StoredObject? {
        for number in packs.indices {
            if case .packed(number, _) = first { continue }
            if let position = packs[number].index.position(of: id),
                let object = try? read(id, at: .packed(pack: number, position: position))
            {
                return object
            }
        }
        for directory in directories {
            let path = ObjectStore.loosePath(id, in: directory)
            if case .loose(path) = first { continue }
            if let object = try? read(id, at: .loose(path)) { return object }
        }
        return nil
    }

    /// The object of an expected type.
    public func read(_ id: ObjectID, _ type: ObjectType) throws -> [UInt8] {
        let object = try read(id)
        guard object.type == type else { throw StoreError.wrongType(id, object.type) }
        return object.content
    }

    /// The object at a place.
    public func read(_ id: ObjectID, at place: Place) throws -> StoredObject {
        switch place {
        case .loose(let path):
            guard let loose = try LooseObject(id, at: path) else { throw StoreError.missing(id) }
            return StoredObject(type: loose.type, content: try loose.content(limit: sizeLimit))
        case .packed(let number, let position):
            let pack = packs[number]
            let object = try packed(id, number, try offset(pack, position))
            if !isVerified(number, position) {
                guard try ObjectHasher.id(format, object.type, object.content.span) == id else {
                    throw StoreError.corruptObject(id, pack.path, "content does not match the name")
                }
                setVerified(number, position)
            }
            return object
        }
    }

    // What was verified is shared by all readers of a pack, but looked at and noted seldom: many threads at one lock for
    // every object would only wait for each other.

    private func isVerified(_ number: Int, _ position: Int) -> Bool {
        while verified.count <= number { verified.append((packs[verified.count].verified, 0)) }
        return verified[number].positions.contains(position)
    }

    private func setVerified(_ number: Int, _ position: Int) {
        verified[number].fresh += verified[number].positions.insert(position) ? 1 : 0
        if verified[number].fresh >= 1000 { shareVerified(number) }
    }

    private func shareVerified(_ number: Int) {
        packs[number].setVerified(verified[number].positions)
        verified[number].fresh = 0
    }

    deinit {
        for number in verified.indices where verified[number].fresh > 0 { shareVerified(number) }
    }

    func offset(_ pack: PackFile, _ position: Int) throws -> UInt64 {
        do {
            return try pack.index.offset(at: position)
        } catch {
            throw StoreError.corruptFile(pack.path, error.description)
        }
    }

    /// The head of an entry and some of what follows it.
    private func head(_ pack: PackFile, _ offset: UInt64) throws -> (PackEntry, [UInt8]) {
        let window = try pack.read(at: offset, count: 4096)
        do {
            return (try PackEntry(window.span, at: 0, format), window)
        } catch {
            throw StoreError.corruptFile(pack.path, "entry at \(offset): \(error.description)")
        }
    }

    private func inflate(_ id: ObjectID, _ pack: PackFile, _ offset: UInt64, _ entry: PackEntry, _ window: [UInt8])
        throws -> [UInt8]
    {
        guard entry.size <= sizeLimit else { throw StoreError.tooLarge(id, entry.size) }
        do {
            // Nothing compresses to more than this, so one read is enough for all but large entries.
            let most = entry.headLength + entry.size + entry.size / 1000 + 64
            if most <= window.count || window.count < 4096 {
                return try inflater.whole(window.span, from: entry.headLength, size: entry.size).bytes
            }
            if most <= 1 << 17 {
                let all = try pack.read(at: offset, count: most)
                return try inflater.whole(all.span, from: entry.headLength, size: entry.size).bytes
            }
            return try inflateLarge(pack, offset, entry)
        } catch let error as FormatError {
            throw StoreError.corruptObject(id, pack.path, "entry at \(offset): \(error.description)")
        }
    }

    private func inflateLarge(_ pack: PackFile, _ offset: UInt64, _ entry: PackEntry) throws -> [UInt8] {
        var content: [UInt8] = []
        // The stated size may be a lie; memory grows with what is really there.
        content.reserveCapacity(min(entry.size, 64 << 20))
        try stream(pack, offset, entry) { content.append(contentsOf: $0) }
        return content
    }

    /// Inflates the data of an entry piece by piece; its size is checked.
    private func stream(_ pack: PackFile, _ offset: UInt64, _ entry: PackEntry, _ body: ([UInt8]) throws -> Void) throws
    {
        inflater.reset()
        var at = offset + UInt64(entry.headLength)
        var left = entry.size
        while true {
            guard at < pack.end else { throw FormatError(.truncated, "pack entry") }
            let packed = try pack.read(at: at, count: 1 << 16)
            var used = 0
            while used < packed.count {
                var piece: [UInt8] = []
                let progress = try inflater.push(packed.span, from: used, into: &piece, room: min(1 << 16, left + 1))
                used += progress.consumed
                guard piece.count <= left else { throw FormatError(.malformed, "size of pack entry") }
                left -= piece.count
                if !piece.isEmpty { try body(piece) }
                if progress.finished {
                    guard left == 0 else { throw FormatError(.malformed, "size of pack entry") }
                    return
                }
            }
            at += UInt64(packed.count)
        }
    }

    /// The object whose entry begins at an offset, deltas applied; not held against its id here.
    private func packed(_ id: ObjectID, _ number: Int, _ offset: UInt64) throws -> StoredObject {
        let pack = packs[number]
        var chain: [(offset: UInt64, delta: [UInt8])] = []
        var at = offset
        var base: StoredObject?
        while base == nil {
            if let known = cache[number, at] {
                base = known
                break
            }
            let (entry, window) = try head(pack, at)
            let data = try inflate(id, pack, at, entry, window)
            switch entry.content {
            case .object(let type):
                let object = StoredObject(type: type, content: data)
                // A tree read for itself is likely the base of the one read next.
                if !chain.isEmpty || type == .tree { cache.insert(number, at, object) }
                base = object
            case .offsetDelta(let distance):
                guard distance > 0, distance <= at - 12 else {
                    throw StoreError.corruptObject(id, pack.path, "base of the delta at \(at)")
                }
                chain.append((at, data))
                at -= distance
            case .refDelta(let baseID):
                chain.append((at, data))
                if let position = pack.index.position(of: baseID) {
                    at = try self.offset(pack, position)
                } else {
                    // No sound pack on disk needs this, but git reads it too.
                    guard chain.count < 64, let place = try place(of: baseID) else { throw StoreError.missing(baseID) }
                    base = try read(baseID, at: place)
                }
            }
            guard chain.count <= pack.index.count else {
                throw StoreError.corruptObject(id, pack.path, "deltas that are their own base")
            }
        }
        guard var object = base else { throw StoreError.missing(id) }
        for (offset, delta) in chain.reversed() {
            do {
                object = StoredObject(
                    type: object.type, content: try Delta.apply(delta, to: object.content, limit: sizeLimit))
            } catch {
                throw StoreError.corruptObject(id, pack.path, "delta at \(offset): \(error.description)")
            }
            cache.insert(number, offset, object)
        }
        return object
    }

    /// Type and size without the content. O(length of the delta chain).
    public func header(_ id: ObjectID) throws -> (type: ObjectType, size: Int) {
        if let fresh, let header = fresh.header(id) { return header }
        guard let place = try place(of: id) else { throw StoreError.missing(id) }
        switch place {
        case .loose(let path):
            guard let loose = try LooseObject(id, at: path) else { throw StoreError.missing(id) }
            return (loose.type, loose.size)
        case .packed(let number, let position):
            let pack = packs[number]
            var at = try offset(pack, position)
            var size: Int?
            for _ in 0...pack.index.count {
                let (entry, window) = try head(pack, at)
                switch entry.content {
                case .object(let type): return (type, size ?? entry.size)
                case .offsetDelta(let distance):
                    if size == nil { size = try resultSize(id, pack, entry, window) }
                    guard distance > 0, distance <= at - 12 else {
                        throw StoreError.corruptObject(id, pack.path, "base of the delta at \(at)")
                    }
                    at -= distance
                case .refDelta(let base):
                    if size == nil { size = try resultSize(id, pack, entry, window) }
                    guard let position = pack.index.position(of: base) else {
                        return (try header(base).type, size ?? 0)
                    }
                    at = try offset(pack, position)
                }
            }
            throw StoreError.corruptObject(id, pack.path, "deltas that are their own base")
        }
    }

    private func resultSize(_ id: ObjectID, _ pack: PackFile, _ entry: PackEntry, _ window: [UInt8]) throws -> Int {
        var start: [UInt8] = []
        inflater.reset()
        do {
            _ = try inflater.push(window.span, from: entry.headLength, into: &start, room: 20)
            return try Delta.sizes(start).result
        } catch {
            throw StoreError.corruptObject(id, pack.path, error.description)
        }
    }

    /// Passes the content of a blob on in pieces, held against its id as it goes: if this throws at the end, what was
    /// passed on is not the object and must be thrown away.
    public func stream(_ id: ObjectID, _ body: ([UInt8]) throws -> Void) throws {
        if let fresh, let object = try fresh.object(id) { return try body(object.content) }
        guard let place = try place(of: id) else { throw StoreError.missing(id) }
        let (type, size) = try header(id)
        guard size > LooseObject.largeSize else { return try body(try read(id).content) }
        var hasher = ObjectHasher(format, type, length: size)
        func pass(_ piece: [UInt8]) throws {
            hasher.update(piece.span)
            try body(piece)
        }
        switch place {
        case .loose(let path): try LooseObject(id, at: path)?.stream(pass)
        case .packed(let number, let position):
            let pack = packs[number]
            let offset = try offset(pack, position)
            let (entry, _) = try head(pack, offset)
            guard case .object = entry.content else { return try body(try read(id).content) }
            do {
                try stream(pack, offset, entry, pass)
            } catch let error as FormatError {
                throw StoreError.corruptObject(id, pack.path, error.description)
            }
        }
        guard try hasher.finish() == id else {
            throw StoreError.corruptObject(id, store.directory, "content does not match the name")
        }
    }

    /// The ids that begin with these hexadecimal digits (four or more, in lower case), at most `limit` of them.
    public func ids(prefix hex: [UInt8], limit: Int = 10) throws -> [ObjectID] {
        guard hex.count >= 4, hex.count <= format.hexLength,
            hex.allSatisfy({ Hex.value($0) != nil && !(0x41...0x46 ~= $0) })
        else { return [] }
        try store.refresh()
        var found: Set<ObjectID> = []
        for pack in packs {
            for position in pack.index.positions(prefix: hex) where found.count < limit {
                found.insert(pack.index.id(at: position))
            }
        }
        for directory in directories {
            let folder = directory.appending(hex[..<2])
            for entry in (try? FileSystem.list(folder)) ?? []
            where entry.name.starts(with: hex[2...]) && found.count < limit {
                if let id = ObjectID(hex: hex[..<2] + entry.name, format) { found.insert(id) }
            }
        }
        return found.sorted()
    }
}
