/// A map that is always in the order of its keys: what a file calls a map, and the order it is written in.
///
/// Keys and values stand in two arrays. Finding takes logarithmic time, changing linear time; building from pairs that are
/// in order already, as in a canonical file, takes linear time. Keys compare by bytes (`ElementID`, `Text`).
@frozen
public struct SortedMap<Key: Comparable & Sendable, Value: Sendable>: Sendable {
    @usableFromInline var sortedKeys: [Key]
    @usableFromInline var matchingValues: [Value]

    /// The keys, ascending.
    @inlinable public var keys: [Key] { sortedKeys }
    /// The values in the order of their keys.
    @inlinable public var values: [Value] { matchingValues }

    /// An empty map.
    @inlinable
    public init() {
        sortedKeys = []
        matchingValues = []
    }

    /// Takes pairs in any order; of two with the same key the later one stays.
    @inlinable
    public init(_ pairs: [(key: Key, value: Value)]) {
        self.init()
        sortedKeys.reserveCapacity(pairs.count)
        matchingValues.reserveCapacity(pairs.count)
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
            if let last = sortedKeys.last, !(last < pair.key) {
                matchingValues[matchingValues.count - 1] = pair.value
            } else {
                sortedKeys.append(pair.key)
                matchingValues.append(pair.value)
            }
        }
    }

    /// The value of a key; setting nil removes it.
    @inlinable
    public subscript(key: Key) -> Value? {
        get {
            let place = place(of: key)
            return place < sortedKeys.count && sortedKeys[place] == key ? matchingValues[place] : nil
        }
        set {
            let place = place(of: key)
            let found = place < sortedKeys.count && sortedKeys[place] == key
            if let newValue {
                if found {
                    matchingValues[place] = newValue
                } else {
                    sortedKeys.insert(key, at: place)
                    matchingValues.insert(newValue, at: place)
                }
            } else if found {
                sortedKeys.remove(at: place)
                matchingValues.remove(at: place)
            }
        }
    }

    /// Whether there is a value for a key.
    @inlinable
    public func contains(_ key: Key) -> Bool { index(of: key) != nil }

    /// Where a key stands, or nil.
    @inlinable
    public func index(of key: Key) -> Int? {
        let place = place(of: key)
        return place < sortedKeys.count && sortedKeys[place] == key ? place : nil
    }

    /// The first index whose key is not smaller.
    @inlinable
    func place(of key: Key) -> Int {
        var low = 0
        var high = sortedKeys.count
        while low < high {
            let middle = (low + high) / 2
            if sortedKeys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SortedMap: Equatable where Value: Equatable {}
extension SortedMap: Hashable where Key: Hashable, Value: Hashable {}

extension SortedMap: RandomAccessCollection {
    /// The first index.
    @inlinable
    public var startIndex: Int { 0 }
    /// The index after the last.
    @inlinable
    public var endIndex: Int { sortedKeys.count }
    /// The pair at an index.
    @inlinable
    public subscript(index: Int) -> (key: Key, value: Value) { (sortedKeys[index], matchingValues[index]) }
}

extension SortedMap: ExpressibleByDictionaryLiteral {
    /// Takes the pairs of a literal.
    @inlinable
    public init(dictionaryLiteral pairs: (Key, Value)...) { self.init(pairs.map { (key: $0.0, value: $0.1) }) }
}

/// A set that is always in the order of its members: a map in the file whose values are all `true`.
@frozen
public struct SortedSet<Member: Comparable & Sendable>: Sendable {
    @usableFromInline var sortedMembers: [Member]

    /// The members, ascending.
    @inlinable public var members: [Member] { sortedMembers }

    /// Takes members in any order.
    @inlinable
    public init(_ members: [Member] = []) {
        sortedMembers = SortedMap(members.map { (key: $0, value: true) }).keys
    }

    /// Whether a member is there. Logarithmic.
    @inlinable
    public func contains(_ member: Member) -> Bool {
        let place = place(of: member)
        return place < sortedMembers.count && sortedMembers[place] == member
    }

    /// Adds a member that may be there already.
    @inlinable
    public mutating func insert(_ member: Member) {
        let place = place(of: member)
        if place == sortedMembers.count || sortedMembers[place] != member { sortedMembers.insert(member, at: place) }
    }

    /// Removes a member that may be missing.
    @inlinable
    public mutating func remove(_ member: Member) {
        let place = place(of: member)
        if place < sortedMembers.count && sortedMembers[place] == member { sortedMembers.remove(at: place) }
    }

    @inlinable
    func place(of member: Member) -> Int {
        var low = 0
        var high = sortedMembers.count
        while low < high {
            let middle = (low + high) / 2
            if sortedMembers[middle] < member { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

extension SortedSet: Equatable {}
extension SortedSet: Hashable where Member: Hashable {}

extension SortedSet: RandomAccessCollection {
    /// The first index.
    @inlinable
    public var startIndex: Int { 0 }
    /// The index after the last.
    @inlinable
    public var endIndex: Int { sortedMembers.count }
    /// The member at an index.
    @inlinable
    public subscript(index: Int) -> Member { sortedMembers[index] }
}

extension SortedSet: ExpressibleByArrayLiteral {
    /// Takes the members of a literal.
    @inlinable
    public init(arrayLiteral members: Member...) { self.init(members) }
}
