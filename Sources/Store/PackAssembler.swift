public import Bytes
import Files
public import Objects
import Packs

// Making a pack of chosen objects, mostly by copying: an entry's compressed data are taken over as they are, and a delta
// too when its base goes along from the same pack or the receiver has it. Only the rest is inflated and compressed anew.
//
// A delta whose base is taken from another pack is copied only if that pack comes before: the base could be a delta of this
// object there, but not when all that it builds on comes from packs still earlier. Within one pack there is no circle.

/// Collects objects and writes them as one pack.
public final class PackAssembler {
    private let reader: ObjectReader
    /// The objects added so far.
    public private(set) var chosen: ObjectSet
    private var bases: [ObjectID: ObjectID] = [:]
    private var outside: Set<ObjectID> = []
    private let usesOutsideBases: Bool
    private let usesOffsets: Bool
    private let deflater = Deflater()

    /// Whether a delta is looked for in this many objects at most; a large transfer is not held up by it.
    private static let maximumSearches = 2000
    private static let maximumSearchSize = 1 << 20

    /// Starts with no objects, or with some that were chosen before, as numbered by this reader.
    ///
    /// - Parameters:
    ///   - usesOutsideBases: whether deltas may build on objects that are not in the pack (a thin pack).
    ///   - usesOffsets: whether deltas may name their base by its distance; old clients know only its id.
    public init(
        _ reader: ObjectReader, _ chosen: ObjectSet = ObjectSet(), usesOutsideBases: Bool, usesOffsets: Bool = true
    ) {
        self.usesOffsets = usesOffsets
        self.reader = reader
        self.chosen = chosen
        self.usesOutsideBases = usesOutsideBases
    }

    /// How many objects were added.
    public var count: Int { chosen.count }

    /// Adds an object; one that is there already is not added again. `base` is one that the receiver has, or that is added
    /// too, and that this one is probably a small change of.
    public func add(_ id: ObjectID, at place: ObjectReader.Place, base: ObjectID? = nil) {
        chosen.insert(id, at: place)
        if usesOutsideBases, let base {
            bases[id] = base
            outside.insert(base)
        }
    }

    /// Whether an object was added, from whichever place.
    public func includes(_ id: ObjectID) throws -> Bool {
        if isWritten(id, before: chosen.packs.count) { return true }
        guard case .loose? = try reader.place(of: id) else { return false }
        return chosen.loose.contains(id)
    }

    /// Writes the pack; returns what an index needs, if asked for, and the checksum.
    ///
    /// `progress` is told how many objects have been written. Throws what reading throws, damage above all, and what the
    /// sink throws; part of the pack may have been written then.
    public func write(
        to sink: any ByteOutput, keepsEntries: Bool = false, progress: (Int) -> Void = { _ in }
    ) throws -> (entries: [(id: ObjectID, offset: UInt64, crc: UInt32)], checksum: [UInt8], size: UInt64) {
        chosen.removeRepeated(reader)
        if usesOutsideBases {
            for id in outside where try includes(id) { outside.remove(id) }
        }
        let writer = try PackWriter(reader.format, count: count, to: sink, keepsEntries: keepsEntries)
        var written = 0
        func step() {
            written += 1
            if written & 255 == 0 { progress(written) }
        }
        for number in chosen.packs.indices where !chosen.packs[number].isEmpty { try copy(number, writer, step) }
        for id in chosen.loose {
            try addWhole(id, writer)
            step()
        }
        progress(written)
        let checksum = try writer.finish()
        return (writer.entries, checksum, writer.offset)
    }

    /// Whether an object is taken from one of the packs before.
    private func isWritten(_ id: ObjectID, before number: Int) -> Bool {
        chosen.packs[..<number].indices.contains { earlier in
            guard !chosen.packs[earlier].isEmpty, let position = reader.packs[earlier].index.position(of: id) else {
                return false
            }
            return chosen.packs[earlier].contains(position)
        }
    }

    /// Copies the chosen entries of one pack in the order they have there.
    private func copy(_ number: Int, _ writer: PackWriter, _ step: () -> Void) throws {
        let pack = reader.packs[number]
        let order = try pack.order()
        let chosen = chosen.packs[number]
        var window = PackWindow(pack)
        // Where the entries went, by rank in this pack; 0 for those left out.
        var moved = [UInt64](repeating: 0, count: order.count)
        func place(_ offset: UInt64) -> UInt64? {
            guard let rank = pack.rank(of: offset, in: order), moved[rank] != 0 else { return nil }
            return moved[rank]
        }
        for (rank, position) in order.enumerated() where chosen.contains(Int(position)) {
            let position = Int(position)
            let start = try reader.offset(pack, position)
            let end = try pack.end(ofRank: rank, in: order)
            let id = pack.index.id(at: position)
            let head = try window.head(start, reader.format)
            moved[rank] = writer.offset
            var content: PackEntry.Content?
            switch head.content {
            case .object: content = searches(id, head.size) ? nil : head.content
            case .offsetDelta(let distance):
                guard distance > 0, distance <= start - 12 else {
                    throw StoreError.corruptObject(id, pack.path, "base of the delta at \(start)")
                }
                if usesOffsets, let base = place(start - distance) {
                    content = .offsetDelta(distance: writer.offset - base)
                } else if let rank = pack.rank(of: start - distance, in: order) {
                    let base = pack.index.id(at: Int(order[rank]))
                    if moved[rank] != 0 || isWritten(base, before: number)
                        || usesOutsideBases && outside.contains(base)
                    {
                        content = .refDelta(base)
                    }
                }
            case .refDelta(let base):
                if let basePosition = pack.index.position(of: base), chosen.contains(basePosition) {
                    let earlier = place(try reader.offset(pack, basePosition))
                    content =
                        usesOffsets
                        ? earlier.map { .offsetDelta(distance: writer.offset - $0) } ?? .refDelta(base)
                        : .refDelta(base)
                } else if isWritten(base, before: number) || usesOutsideBases && outside.contains(base) {
                    content = .refDelta(base)
                }
            }
            if let content {
                try writer.begin(id, head: PackEntry.encode(content, size: head.size))
                try window.copy(
                    start, headLength: head.headLength, end: end, crc: pack.index.crc(at: position), id, writer)
                writer.finishEntry()
            } else {
                try addWhole(id, writer)
            }
            step()
        }
    }

    private var searched = 0

    /// Whether it is worth looking for a delta of an object that is stored whole.
    private func searches(_ id: ObjectID, _ size: Int) -> Bool {
        guard usesOutsideBases, searched < Self.maximumSearches, size > 64, size <= Self.maximumSearchSize,
            let base = bases[id]
        else { return false }
        return outside.contains(base)
    }

    /// Adds an object by reading it, as a delta of something outside if that is small.
    private func addWhole(_ id: ObjectID, _ writer: PackWriter) throws {
        let object = try reader.read(id)
        if searches(id, object.content.count), let base = bases[id], let old = try reader.readIfPresent(base),
            old.type == object.type, old.content.count <= Self.maximumSearchSize
        {
            searched += 1
            let limit = object.content.count / 2
            if let delta = Delta.encode(object.content, from: Delta.Base(old.content), limit: limit) {
                return try writer.add(id, .refDelta(base), delta)
            }
        }
        try writer.add(id, .object(object.type), object.content)
    }
}
