/// Remembers objects that deltas were, or may be, applied to. Each place in the table holds one object; when too much is
/// held, a hand goes round the table and clears.
struct BaseCache {
    private static let places = 4096
    private static let largest = 2 << 20
    let capacity: Int
    private var table: [(key: UInt64, object: StoredObject)?] = []
    private var held = 0
    private var hand = 0

    init(capacity: Int) { self.capacity = capacity }

    private static func key(_ pack: Int, _ offset: UInt64) -> UInt64 { UInt64(pack) << 44 ^ offset }
    private static func place(_ key: UInt64) -> Int { Int((key &* 0x9e37_79b9_7f4a_7c15) >> 52) }

    subscript(pack: Int, offset: UInt64) -> StoredObject? {
        if table.isEmpty { return nil }
        let key = Self.key(pack, offset)
        guard let entry = table[Self.place(key)], entry.key == key else { return nil }
        return entry.object
    }

    mutating func insert(_ pack: Int, _ offset: UInt64, _ object: StoredObject) {
        guard object.content.count <= Self.largest else { return }
        if table.isEmpty { table = Array(repeating: nil, count: Self.places) }
        let key = Self.key(pack, offset)
        let place = Self.place(key)
        held += object.content.count - (table[place]?.object.content.count ?? 0)
        table[place] = (key, object)
        while held > capacity {
            hand = (hand + 1) % Self.places
            if hand != place, let entry = table[hand] {
                held -= entry.object.content.count
                table[hand] = nil
            }
        }
    }
}
