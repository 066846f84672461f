import Bytes
import Files
import Objects
import Packs

// Several packs as one. Every object they hold is kept, also what no ref leads to: a push that is just arriving has its
// objects in place before its refs.
//
// Entries are copied as they are. Each push comes as a small pack whose deltas build on copies of older objects, whole,
// appended to it; here such a copy gives way to the delta that another pack has for the same object. So of an object's
// entries a delta is taken first, unless its base would come to rest on it in turn, or the chain would grow too long.

/// Merges packs.
struct PackMerge {
    /// An entry that an object could be taken from.
    private struct Candidate {
        let pack: Int32
        let position: UInt32
        /// The number of the object it builds on; -1 for an entry that stands by itself.
        var base: Int32 = -1
    }

    private let reader: ObjectReader
    private let packs: [PackFile]
    private let ids: [ObjectID]
    /// By object: where its candidates begin in `candidates`; one more at the end.
    private let starts: [Int32]
    private var candidates: [Candidate]
    /// By object: its candidate, and how many deltas it then stands on.
    private var chosen: [Int32]
    private var depths: [UInt8]

    private static let maximumDepth: UInt8 = 50

    /// Looks at every entry of the packs. O(objects log objects), memory for about 80 bytes each.
    init(_ packs: [PackFile], _ reader: ObjectReader) throws {
        self.reader = reader
        self.packs = packs
        var all: [(id: ObjectID, candidate: Candidate)] = []
        all.reserveCapacity(packs.reduce(0) { $0 + $1.index.count })
        for (number, pack) in packs.enumerated() {
            for position in 0..<pack.index.count {
                all.append((pack.index.id(at: position), Candidate(pack: Int32(number), position: UInt32(position))))
            }
        }
        all.sort { $0.id < $1.id }
        var ids: [ObjectID] = []
        var starts: [Int32] = []
        for (place, entry) in all.enumerated() where ids.last != entry.id {
            ids.append(entry.id)
            starts.append(Int32(place))
        }
        starts.append(Int32(all.count))
        self.ids = ids
        self.starts = starts
        candidates = all.map(\.candidate)
        chosen = [Int32](repeating: -1, count: ids.count)
        depths = [UInt8](repeating: 0, count: ids.count)
        try findBases()
        choose()
    }

    /// How many objects there are.
    var count: Int { ids.count }

    private func number(_ id: ObjectID) -> Int? {
        var low = 0
        var high = ids.count
        while low < high {
            let middle = (low + high) / 2
            if ids[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < ids.count && ids[low] == id ? low : nil
    }

    private mutating func findBases() throws {
        // By pack, by position in its index: the place in `candidates`.
        var places = packs.map { [Int32](repeating: -1, count: $0.index.count) }
        for (place, candidate) in candidates.enumerated() {
            places[Int(candidate.pack)][Int(candidate.position)] = Int32(place)
        }
        for (number, pack) in packs.enumerated() {
            let order = try pack.order()
            var window = PackWindow(pack)
            for position in order {
                let start = try reader.offset(pack, Int(position))
                let base: ObjectID
                switch try window.head(start, reader.format).content {
                case .object: continue
                case .refDelta(let id): base = id
                case .offsetDelta(let distance):
                    guard distance <= start, let rank = pack.rank(of: start - distance, in: order) else {
                        throw StoreError.corruptFile(pack.path, "base of the delta at \(start)")
                    }
                    base = pack.index.id(at: Int(order[rank]))
                }
                guard let found = self.number(base) else {
                    throw StoreError.corruptFile(pack.path, "base of the delta at \(start) is not in the pack")
                }
                candidates[Int(places[number][Int(position)])].base = Int32(found)
            }
        }
    }

    /// Chooses an entry for each object, bases before what builds on them, without recursion.
    private mutating func choose() {
        enum State: UInt8 { case untouched, open, done }
        var states = [State](repeating: .untouched, count: ids.count)
        var stack: [(object: Int, next: Int)] = []
        for object in ids.indices where states[object] == .untouched {
            stack.append((object, Int(starts[object])))
            states[object] = .open
            while let (current, next) = stack.last {
                let end = Int(starts[current + 1])
                var place = next
                var descended = false
                while place < end, chosen[current] < 0 {
                    let base = Int(candidates[place].base)
                    guard base >= 0, states[base] != .open else {
                        place += 1
                        continue
                    }
                    if states[base] == .untouched {
                        stack[stack.count - 1].next = place
                        stack.append((base, Int(starts[base])))
                        states[base] = .open
                        descended = true
                        break
                    }
                    if depths[base] < Self.maximumDepth {
                        chosen[current] = Int32(place)
                        depths[current] = depths[base] + 1
                    }
                    place += 1
                }
                if descended { continue }
                if chosen[current] < 0 {
                    let whole = (Int(starts[current])..<end).first { candidates[$0].base < 0 }
                    // None: all its entries are deltas that lead in a circle; it is written anew.
                    chosen[current] = whole.map { Int32($0) } ?? -2
                }
                states[current] = .done
                stack.removeLast()
            }
        }
    }

    /// Writes the pack; returns what its index needs, and the checksum.
    func write(
        to sink: any ByteOutput, progress: (Int, Int) -> Void
    ) throws -> (entries: [(id: ObjectID, offset: UInt64, crc: UInt32)], checksum: [UInt8]) {
        let writer = try PackWriter(reader.format, count: ids.count, to: sink)
        var offsets = [UInt64](repeating: 0, count: ids.count)
        var windows = packs.map { PackWindow($0) }
        let orders = try packs.map { try $0.order() }
        var done = 0
        // Object by object in the order of the packs; what an object builds on comes before it.
        for (number, pack) in packs.enumerated() {
            for position in orders[number] {
                guard let object = self.number(pack.index.id(at: Int(position))), offsets[object] == 0 else { continue }
                let place = Int(chosen[object])
                if place >= 0, candidates[place].pack != number { continue }
                try put(object, &offsets, &windows, orders, writer)
                done += 1
                if done & 1023 == 0 { progress(done, ids.count) }
            }
        }
        progress(ids.count, ids.count)
        return (writer.entries, try writer.finish())
    }

    /// Writes an object, before it what it builds on that is not written yet.
    private func put(
        _ object: Int, _ offsets: inout [UInt64], _ windows: inout [PackWindow], _ orders: [[UInt32]],
        _ writer: PackWriter
    ) throws {
        var pending = [object]
        while let current = pending.last, chosen[current] >= 0 {
            let base = Int(candidates[Int(chosen[current])].base)
            guard base >= 0, offsets[base] == 0 else { break }
            pending.append(base)
        }
        while let current = pending.popLast() {
            let at = writer.offset
            guard chosen[current] >= 0 else {
                let object = try reader.read(ids[current])
                try writer.add(ids[current], .object(object.type), object.content)
                offsets[current] = at
                continue
            }
            let candidate = candidates[Int(chosen[current])]
            let (number, position) = (Int(candidate.pack), Int(candidate.position))
            let pack = packs[number]
            let start = try reader.offset(pack, position)
            let head = try windows[number].head(start, reader.format)
            guard let rank = pack.rank(of: start, in: orders[number]) else {
                throw StoreError.corruptFile(pack.path, "entry at \(start)")
            }
            let end = try pack.end(ofRank: rank, in: orders[number])
            let content: PackEntry.Content =
                candidate.base >= 0 ? .offsetDelta(distance: at - offsets[Int(candidate.base)]) : head.content
            try writer.begin(ids[current], head: PackEntry.encode(content, size: head.size))
            try windows[number].copy(
                start, headLength: head.headLength, end: end, crc: pack.index.crc(at: position), ids[current], writer)
            writer.finishEntry()
            offsets[current] = at
        }
    }
}
