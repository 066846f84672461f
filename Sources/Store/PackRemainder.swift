import Bytes
import Files
import Objects
import Packs

// One pack without some of its objects. What remains is copied as it is, in the order it has; only what was made from
// something that goes is made anew: from the nearest ancestor that stays, or from the first that was made anew in place
// of the same base, if that is short; else whole. So a base of many leaves one whole object behind and not many.

/// What remains of a pack when some objects are taken out.
struct PackRemainder {
    let pack: PackFile
    /// How many entries remain, and how many go.
    let count: Int
    let removed: Int
    private let ids: Set<ObjectID>
    private let gone: PackPositions
    private let reader: ObjectReader

    /// A delta is looked for only for objects up to this size.
    private static let maximumSearchSize = 1 << 20

    /// Nil when the pack holds none of the objects. O(ids log objects).
    init?(_ pack: PackFile, without ids: Set<ObjectID>, _ reader: ObjectReader) {
        var gone = PackPositions()
        var removed = 0
        for id in ids {
            guard let found = pack.index.position(of: id) else { continue }
            // A pack may hold an object more than once; its index then lists it so many times in a row.
            var first = found
            while first > 0, pack.index.id(at: first - 1) == id { first -= 1 }
            var position = first
            while position < pack.index.count, pack.index.id(at: position) == id {
                if gone.insert(position) { removed += 1 }
                position += 1
            }
        }
        guard removed > 0 else { return nil }
        (self.pack, self.ids, self.reader) = (pack, ids, reader)
        (self.gone, self.removed) = (gone, removed)
        count = pack.index.count - removed
    }

    /// The ids that go.
    var goingIDs: [ObjectID] { gone.all.map { pack.index.id(at: $0) } }

    /// Writes what remains as a pack; returns what its index needs, and the checksum.
    ///
    /// Throws `corruptObject` or `corruptFile` when an entry that remains does not match its checksum.
    func write(
        to sink: any ByteOutput, step: () -> Void
    ) throws -> (entries: [(id: ObjectID, offset: UInt64, crc: UInt32)], checksum: [UInt8]) {
        let order = try pack.order()
        let writer = try PackWriter(reader.format, count: count, to: sink)
        var window = PackWindow(pack)
        // Where the entries went, by rank; 0 for those that are not there.
        var moved = [UInt64](repeating: 0, count: order.count)
        var heirs: [Int: Int] = [:]
        for (rank, position) in order.enumerated() where !gone.contains(Int(position)) {
            let position = Int(position)
            let start = try reader.offset(pack, position)
            let end = try pack.end(ofRank: rank, in: order)
            let id = pack.index.id(at: position)
            let head = try window.head(start, reader.format)
            let at = writer.offset
            var content: PackEntry.Content?
            switch head.content {
            case .object: content = head.content
            case .offsetDelta:
                let base = moved[try baseRank(head.content, start, order)]
                if base != 0 { content = .offsetDelta(distance: at - base) }
            case .refDelta(let base): if !ids.contains(base) { content = head.content }
            }
            if let content {
                try writer.begin(id, head: PackEntry.encode(content, size: head.size))
                try window.copy(
                    start, headLength: head.headLength, end: end, crc: pack.index.crc(at: position), id, writer)
                writer.finishEntry()
            } else {
                try addAnew(id, rank, order, moved, &heirs, writer)
            }
            moved[rank] = at
            step()
        }
        return (writer.entries, try writer.finish())
    }

    /// The rank of the entry that a delta at an offset builds on.
    private func baseRank(_ content: PackEntry.Content, _ start: UInt64, _ order: [UInt32]) throws -> Int {
        var base: UInt64?
        switch content {
        case .object: break
        case .offsetDelta(let distance): if distance > 0, distance <= start { base = start - distance }
        case .refDelta(let id): base = try pack.index.position(of: id).map { try reader.offset(pack, $0) }
        }
        guard let base, let rank = pack.rank(of: base, in: order) else {
            throw StoreError.corruptFile(pack.path, "base of the delta at \(start)")
        }
        return rank
    }

    /// Adds an object whose base goes. `heirs` has by rank of an entry that goes what now stands in for it.
    private func addAnew(
        _ id: ObjectID, _ rank: Int, _ order: [UInt32], _ moved: [UInt64], _ heirs: inout [Int: Int],
        _ writer: PackWriter
    ) throws {
        let object = try reader.read(id)
        let (gone, base) = try findBase(rank, order, moved, heirs)
        for gone in gone where heirs[gone] == nil { heirs[gone] = rank }
        if let base, object.content.count <= Self.maximumSearchSize,
            let old = try reader.readIfPresent(pack.index.id(at: Int(order[base]))), old.type == object.type,
            old.content.count <= Self.maximumSearchSize,
            let delta = Delta.encode(object.content, from: Delta.Base(old.content), limit: object.content.count / 2)
        {
            return try writer.add(id, .offsetDelta(distance: writer.offset - moved[base]), delta)
        }
        try writer.add(id, .object(object.type), object.content)
    }

    /// The entries that go below a delta, and the rank of the nearest written one that can be its base instead.
    private func findBase(
        _ rank: Int, _ order: [UInt32], _ moved: [UInt64], _ heirs: [Int: Int]
    ) throws -> (gone: [Int], base: Int?) {
        var window = PackWindow(pack)
        var below: [Int] = []
        var rank = rank
        for _ in order.indices {
            let start = try reader.offset(pack, Int(order[rank]))
            let head = try window.head(start, reader.format)
            if case .object = head.content { break }
            rank = try baseRank(head.content, start, order)
            if moved[rank] != 0 { return (below, rank) }
            // A base that stays but is written later only (a delta may name it by id) is none that can be built on
            // here.
            guard gone.contains(Int(order[rank])) else { break }
            if let heir = heirs[rank] { return (below, heir) }
            below.append(rank)
        }
        return (below, nil)
    }
}
