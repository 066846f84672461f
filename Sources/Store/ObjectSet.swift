public import Objects
import Packs

/// A set of objects of one reader. Packed objects are bits, so that a million of them take 125 kB.
public struct ObjectSet {
    private var bits: [[UInt64]] = []
    private var loose: Set<ObjectID> = []

    /// The empty set.
    public init() {}

    /// Whether an object at a place is in the set.
    public func contains(_ id: ObjectID, at place: ObjectReader.Place) -> Bool {
        guard case .packed(let pack, let position) = place else { return loose.contains(id) }
        guard pack < bits.count, position / 64 < bits[pack].count else { return false }
        return bits[pack][position / 64] >> UInt64(position % 64) & 1 == 1
    }

    /// Adds an object; false if it was in the set.
    public mutating func insert(_ id: ObjectID, at place: ObjectReader.Place) -> Bool {
        guard case .packed(let pack, let position) = place else { return loose.insert(id).inserted }
        while bits.count <= pack { bits.append([]) }
        if bits[pack].count <= position / 64 {
            bits[pack] += [UInt64](repeating: 0, count: max(64, position / 64 + 1 - bits[pack].count))
        }
        let bit: UInt64 = 1 << UInt64(position % 64)
        guard bits[pack][position / 64] & bit == 0 else { return false }
        bits[pack][position / 64] |= bit
        return true
    }
}
