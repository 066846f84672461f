public import Objects
import Packs

/// Which objects of one pack are in a set: a bit for each, so that a million of them take 125 kB.
struct PackPositions: Sendable {
    private var bits: [UInt64] = []

    init() {}

    init(all count: Int) { bits = [UInt64](repeating: .max, count: (count + 63) / 64) }

    mutating func formUnion(_ other: PackPositions) {
        if bits.count < other.bits.count {
            bits += [UInt64](repeating: 0, count: other.bits.count - bits.count)
        }
        for (word, more) in other.bits.enumerated() { bits[word] |= more }
    }

    var isEmpty: Bool { bits.isEmpty }

    func contains(_ position: Int) -> Bool {
        position / 64 < bits.count && bits[position / 64] >> UInt64(position % 64) & 1 == 1
    }

    /// All of them, ascending.
    var all: [Int] {
        var all: [Int] = []
        for (word, bits) in bits.enumerated() where bits != 0 {
            for bit in 0..<64 where bits >> UInt64(bit) & 1 == 1 { all.append(word * 64 + bit) }
        }
        return all
    }

    mutating func remove(_ position: Int) { bits[position / 64] &= ~(1 << UInt64(position % 64)) }

    /// Adds one; false if it was there.
    mutating func insert(_ position: Int) -> Bool {
        if bits.count <= position / 64 {
            bits += [UInt64](repeating: 0, count: max(64, position / 64 + 1 - bits.count))
        }
        let bit: UInt64 = 1 << UInt64(position % 64)
        guard bits[position / 64] & bit == 0 else { return false }
        bits[position / 64] |= bit
        return true
    }
}

/// A set of objects, as one reader numbers its packs. An object that lies in several packs may be in it from each of them,
/// until `removeRepeated`.
public struct ObjectSet: Sendable {
    private(set) var packs: [PackPositions] = []
    private(set) var loose: Set<ObjectID> = []
    /// How many objects there are.
    public private(set) var count = 0

    /// The empty set.
    public init() {}

    /// Whether an object at a place is in the set.
    public func contains(_ id: ObjectID, at place: ObjectReader.Place) -> Bool {
        guard case .packed(let pack, let position) = place else { return loose.contains(id) }
        return pack < packs.count && packs[pack].contains(position)
    }

    /// Adds an object; false if it was in the set.
    @discardableResult
    public mutating func insert(_ id: ObjectID, at place: ObjectReader.Place) -> Bool {
        let isNew: Bool
        if case .packed(let pack, let position) = place {
            while packs.count <= pack { packs.append(PackPositions()) }
            isNew = packs[pack].insert(position)
        } else {
            isNew = loose.insert(id).inserted
        }
        if isNew { count += 1 }
        return isNew
    }

    /// Keeps of an object that is there more than once the one in the first pack.
    mutating func removeRepeated(_ reader: ObjectReader) {
        func isIn(_ numbers: Range<Int>, _ id: ObjectID) -> Bool {
            numbers.contains { number in
                guard !packs[number].isEmpty, let position = reader.packs[number].index.position(of: id) else {
                    return false
                }
                return packs[number].contains(position)
            }
        }
        for number in packs.indices.dropFirst() where !packs[number].isEmpty {
            let index = reader.packs[number].index
            for position in packs[number].all where isIn(0..<number, index.id(at: position)) {
                packs[number].remove(position)
                count -= 1
            }
        }
        for id in loose where isIn(0..<packs.count, id) {
            loose.remove(id)
            count -= 1
        }
    }

    /// The same set as another reader numbers it; nil when that one does not know all of the packs.
    public func renumbered(from old: [PackFile], to new: [PackFile]) -> ObjectSet? {
        var set = ObjectSet()
        (set.loose, set.count) = (loose, count)
        for (number, positions) in packs.enumerated() where !positions.isEmpty {
            guard let place = new.firstIndex(where: { $0 === old[number] }) else { return nil }
            while set.packs.count <= place { set.packs.append(PackPositions()) }
            set.packs[place] = positions
        }
        return set
    }
}
