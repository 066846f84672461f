/// A map that is always in the order of its keys: what a file calls a map, and the order it is written in.
///
/// Keys and values stand in two arrays. Finding takes logarithmic time, changing linear time; building from pairs that are
/// in order already, as in a canonical file, takes linear time. Keys compare by bytes (`ElementID`, `Text`).
@frozen
public struct SortedMap<Key: Comparable & Sendable, Value: Sendable>: Sendable {
    /// The keys, ascending.
    public private(set) var keys: [Key]
    /// The values in the order of their keys.
    public private(set) var values: [Value]

    /// An empty map.
    public init() {
        keys = []
        values = []
    }

    /// Takes pairs in any order; of two with the same key the later one stays.
    public init(_ pairs: [(key: Key, value: Value)]) {
        self.init()
        keys.reserveCapacity(pairs.count)
        values.reserveCapacity(pairs.count)
        var ascending = true
        for index in pairs.indices.dropFirst() where !(pairs[index - 1].key < pairs[index].key) {
            ascending = false
            break
        }
        let sorted =
            ascending
            ? pairs
            : pairs.enumerated().sorted { ($0.element.key, $0.offset) < ($1.element.key, $1.offset) }.map(\.element)
        for pair in sorted {
            if let last = keys.last, !(last < pair.key) {
                values[values.count - 1] = pair.value
            } else {
                keys.append(pair.key)
                values.append(pair.value)
            }
        }
    }

    /// The value of a key; setting nil removes it.
    public subscript(key: Key) -> Value? {
        get {
            let place = place(of: key)
            return place < keys.count && keys[place] == key ? values[place] : nil
        }
        set {
            let place = place(of: key)
            let found = place < keys.count && keys[place] == key
            if let newValue {
                if found {
                    values[place] = newValue
                } else {
                    keys.insert(key, at: place)
                    values.insert(newValue, at: place)
                }
            } else if found {
                keys.remove(at: place)
                values.remove(at: place)
            }
        }
    }

    /// Whether there is a value for a key.
    public func contains(_ key: Key) -> Bool { index(of: key) != nil }

    /// Where a key stands, or nil.
    public func index(of key: Key) -> Int? {
        let place = place(of: key)
        return place < keys.count && keys[place] == key ? place : nil
    }

    /// The first index whose key is not smaller.
    private func place(of key: Key) -> Int {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SortedMap: Equatable where Value: Equatable {}
extension SortedMap: Hashable where Key: Hashable, Value: Hashable {}

extension SortedMap: RandomAccessCollection {
    /// The first index.
    public var startIndex: Int { 0 }
    /// The index after the last.
    public var endIndex: Int { keys.count }
    /// The pair at an index.
    public subscript(index: Int) -> (key: Key, value: Value) { (keys[index], values[index]) }
}

extension SortedMap: ExpressibleByDictionaryLiteral {
    /// Takes the pairs of a literal.
    public init(dictionaryLiteral pairs: (Key, Value)...) { self.init(pairs.map { (key: $0.0, value: $0.1) }) }
}

/// A set that is always in the order of its members: a map in the file whose values are all `true`.
@frozen
public struct SortedSet<Member: Comparable & Sendable>: Sendable {
    /// The members, ascending.
    public private(set) var members: [Member]

    /// Takes members in any order.
    public init(_ members: [Member] = []) {
        self.members = SortedMap(members.map { (key: $0, value: true) }).keys
    }

    /// Whether a member is there. Logarithmic.
    public func contains(_ member: Member) -> Bool {
        let place = place(of: member)
        return place < members.count && members[place] == member
    }

    /// Adds a member that may be there already.
    public mutating func insert(_ member: Member) {
        let place = place(of: member)
        if place == members.count || members[place] != member { members.insert(member, at: place) }
    }

    /// Removes a member that may be missing.
    public mutating func remove(_ member: Member) {
        let place = place(of: member)
        if place < members.count && members[place] == member { members.remove(at: place) }
    }

    private func place(of member: Member) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle] < member { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SortedSet: Equatable {}
extension SortedSet: Hashable where Member: Hashable {}

extension SortedSet: RandomAccessCollection {
    /// The first index.
    public var startIndex: Int { 0 }
    /// The index after the last.
    public var endIndex: Int { members.count }
    /// The member at an index.
    public subscript(index: Int) -> Member { members[index] }
}

extension SortedSet: ExpressibleByArrayLiteral {
    /// Takes the members of a literal.
    public init(arrayLiteral members: Member...) { self.init(members) }
}
