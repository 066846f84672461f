/// The tree of a structure: nodes in reading order with numbers, computed from parent and place.
///
/// Siblings are ordered by (rang, id). A node whose parent is missing, or that is its own ancestor, cannot be placed by that rule:
/// it is shown at the top, after all others, so that nothing is ever invisible; `verwaist` names it. Of a ring, the node with the
/// smallest id is put at the top and the rest stays below it.
///
/// Building takes n log n time and no recursion, so depth is not limited.
public struct Gliederung: Sendable {
    /// One node in its place.
    public struct Eintrag: Hashable, Sendable {
        /// The node.
        public let id: ElementID
        /// 0 at the top.
        public let tiefe: Int
        /// "1.2.1", counted from 1 at every level.
        public let nummer: String
        /// Where the node above stands in `eintraege`, or nil at the top.
        public let ueber: Int?
        /// Whether nothing is below it.
        public let istBlatt: Bool
        /// How many entries from here on are this node and what is below it.
        public fileprivate(set) var umfang: Int
    }

    /// All nodes, each before what is below it.
    public let eintraege: [Eintrag]
    /// Nodes that could not be placed, as they stand at the top.
    public let verwaist: [ElementID]
    private let places: [Int]
    private let keys: [ElementID]

    /// Makes the tree of a structure.
    public init(_ struktur: Struktur) {
        let ids = struktur.knoten.keys
        let knoten = struktur.knoten.values
        keys = ids
        var children = [[Int]](repeating: [], count: ids.count)
        var tops: [Int] = []
        var lost: [Int] = []
        for index in ids.indices {
            guard let parent = knoten[index].oberknoten else {
                tops.append(index)
                continue
            }
            if let place = struktur.knoten.index(of: parent) {
                children[place].append(index)
            } else {
                lost.append(index)
            }
        }
        func order(_ list: inout [Int]) {
            // Indices ascend with the ids, so a stable sort by rang orders by (rang, id).
            if list.count > 1 { list.sort { (knoten[$0].rang, $0) < (knoten[$1].rang, $1) } }
        }
        for index in children.indices { order(&children[index]) }
        order(&tops)
        order(&lost)

        var walk = Walk(ids: ids, children: children)
        for top in tops { walk.place(top) }
        for top in lost { walk.place(top) }
        // Whoever has not been reached hangs on a ring.
        for index in ids.indices where !walk.reached[index] {
            let top = Self.ringMember(from: index) { struktur.knoten.index(of: knoten[$0].oberknoten ?? ids[$0]) ?? $0 }
            lost.append(top)
            walk.place(top)
        }
        eintraege = walk.entries
        verwaist = lost.map { ids[$0] }
        places = walk.places
    }

    /// The place of a node in `eintraege`, or nil when there is no such node. Logarithmic.
    public func platz(_ id: ElementID) -> Int? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < id { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == id ? places[low] : nil
    }

    /// The entry of a node, or nil when there is no such node.
    public subscript(id: ElementID) -> Eintrag? { platz(id).map { eintraege[$0] } }

    /// The nodes above one, from the nearest to the top.
    public func darueber(_ id: ElementID) -> [ElementID] {
        var above: [ElementID] = []
        var place = platz(id).flatMap { eintraege[$0].ueber }
        while let next = place {
            above.append(eintraege[next].id)
            place = eintraege[next].ueber
        }
        return above
    }

    /// The node at the top above one, or the node itself when it is at the top.
    public func oberster(_ id: ElementID) -> ElementID? { platz(id) == nil ? nil : darueber(id).last ?? id }

    /// The nodes directly below one in order; nil stands for the top.
    public func darunter(_ id: ElementID?) -> [ElementID] {
        var place = 0
        var end = eintraege.count
        if let id {
            guard let own = platz(id) else { return [] }
            place = own + 1
            end = own + eintraege[own].umfang
        }
        var below: [ElementID] = []
        while place < end {
            below.append(eintraege[place].id)
            place += eintraege[place].umfang
        }
        return below
    }

    /// The rings that nodes form as each other's parents, each from its member at the top of the tree upwards.
    func elternringe(_ struktur: Struktur) -> [[ElementID]] {
        verwaist.compactMap { top in
            var ring = [top]
            var next = struktur.knoten[top]?.oberknoten
            while let id = next, id != top, struktur.knoten.contains(id), ring.count <= struktur.knoten.count {
                ring.append(id)
                next = struktur.knoten[id]?.oberknoten
            }
            return next == top ? ring : nil
        }
    }

    /// How many nodes have nothing below them.
    public var blaetter: Int { eintraege.count { $0.istBlatt } }

    /// The smallest member of the ring that a chain of parents runs into.
    private static func ringMember(from start: Int, parent: (Int) -> Int) -> Int {
        var slow = start
        var fast = start
        repeat {
            slow = parent(slow)
            fast = parent(parent(fast))
        } while slow != fast
        var smallest = slow
        var next = parent(slow)
        while next != slow {
            smallest = min(smallest, next)
            next = parent(next)
        }
        return smallest
    }
}

/// Puts nodes and what is below them one after the other.
private struct Walk {
    let ids: [ElementID]
    let children: [[Int]]
    var entries: [Gliederung.Eintrag] = []
    var places: [Int]
    var reached: [Bool]
    private var tops = 0

    init(ids: [ElementID], children: [[Int]]) {
        self.ids = ids
        self.children = children
        places = [Int](repeating: 0, count: ids.count)
        reached = [Bool](repeating: false, count: ids.count)
        entries.reserveCapacity(ids.count)
    }

    mutating func place(_ top: Int) {
        tops += 1
        enter(top, tiefe: 0, nummer: "\(tops)", ueber: nil)
        // Open nodes from the top down, each with how many of its children have been placed.
        var open: [(index: Int, entry: Int, done: Int)] = [(top, entries.count - 1, 0)]
        while let (index, entry, done) = open.last {
            guard done < children[index].count else {
                entries[entry].umfang = entries.count - entry
                open.removeLast()
                continue
            }
            open[open.count - 1].done += 1
            let child = children[index][done]
            // In a ring the top is also somebody's child.
            if reached[child] { continue }
            let number = open.count < 100 ? "\(entries[entry].nummer).\(done + 1)" : "…"
            enter(child, tiefe: open.count, nummer: number, ueber: entry)
            open.append((index: child, entry: entries.count - 1, done: 0))
        }
    }

    private mutating func enter(_ index: Int, tiefe: Int, nummer: String, ueber: Int?) {
        reached[index] = true
        places[index] = entries.count
        entries.append(
            Gliederung.Eintrag(
                id: ids[index], tiefe: tiefe, nummer: nummer, ueber: ueber, istBlatt: children[index].isEmpty, umfang: 1
            ))
    }
}
