extension Checker {
    mutating func checkDependencies() {
        let entries = gliederung.eintraege
        var predecessors: [(node: Int, predecessor: Int)] = []
        for (place, entry) in entries.enumerated() {
            guard let knoten = struktur.knoten[entry.id] else { continue }
            for predecessor in knoten.vorgaenger.keys {
                if let other = gliederung.platz(predecessor) {
                    predecessors.append((place, other))
                } else {
                    add(.predecessorUnknown, entry.id, "vorgaenger.\(predecessor)", [predecessor.description])
                }
            }
        }
        let graph = DependencyGraph(
            count: entries.count, above: entries.map(\.ueber), isLeaf: entries.map(\.istBlatt),
            predecessors: predecessors)
        for ring in graph.rings() {
            let ids = ring.map { entries[$0].id }
            if let first = ids.first { add(.dependencyCycle, first, "vorgaenger", titles(ids)) }
        }
    }
}
