extension Struktur {
    /// The groups of nodes that wait for each other in rings, each in the order of the tree; empty for a sound structure. Dependencies
    /// on nodes that are not there are left aside. Linear in nodes and dependencies.
    public var ringe: [[ElementID]] {
        let entries = Gliederung(self)
        var predecessors: [(node: Int, predecessor: Int)] = []
        for (place, entry) in entries.eintraege.enumerated() {
            for predecessor in knoten[entry.id]?.vorgaenger.keys ?? [] {
                if let other = entries.platz(predecessor) { predecessors.append((place, other)) }
            }
        }
        let graph = DependencyGraph(
            count: entries.eintraege.count, above: entries.eintraege.map(\.ueber),
            isLeaf: entries.eintraege.map(\.istBlatt), predecessors: predecessors)
        return graph.groups().map { group in group.map { entries.eintraege[$0].id } }
    }
}
