// What people do with a tree: add, strike and move nodes. Each leaves a structure that breaks no rule it did not break before; what cannot be
// done changes nothing and says so.

/// Why a node was not moved.
public enum Bearbeitungsfehler: Error, Sendable, Hashable {
    /// There is no such node.
    case unbekannt
    /// It would stand below itself.
    case unterSichSelbst
    /// A milestone or a task cannot have nodes below it.
    case nichtDarunter
    /// It stands at the end already.
    case amRand
}

extension Struktur {
    /// Where a node is put.
    public enum Stelle: Hashable, Sendable {
        /// As the last below a node, or at the top for nil.
        case letzter(unter: ElementID?)
        /// As the first below a node, or at the top for nil.
        case erster(unter: ElementID?)
        /// Right behind a sibling.
        case hinter(ElementID)
    }

    /// Adds a node. What kinds may have nodes below them is not asked for here: `check` tells.
    ///
    /// - Throws: `unbekannt` for a place that is not there, `nichtDarunter` below a milestone.
    public mutating func einfuegen(_ neu: Knoten, _ id: ElementID, _ stelle: Stelle) throws(Bearbeitungsfehler) {
        let (oberknoten, platz) = try ort(stelle, ohne: nil)
        var neu = neu
        neu.oberknoten = oberknoten
        knoten[id] = neu
        setzeRang(id, unter: oberknoten, platz)
        vererbe(an: oberknoten)
    }

    /// Puts a node, with all below it, somewhere else.
    public mutating func verschieben(_ id: ElementID, _ stelle: Stelle) throws(Bearbeitungsfehler) {
        guard knoten[id] != nil else { throw .unbekannt }
        let (oberknoten, platz) = try ort(stelle, ohne: id)
        if let oberknoten {
            guard oberknoten != id, !Gliederung(self).darueber(oberknoten).contains(id) else { throw .unterSichSelbst }
        }
        knoten[id]?.oberknoten = oberknoten
        setzeRang(id, unter: oberknoten, platz)
        vererbe(an: oberknoten)
    }

    /// Before the sibling before it.
    public mutating func hoch(_ id: ElementID) throws(Bearbeitungsfehler) {
        let (oberknoten, geschwister, platz) = try lage(id)
        guard platz > 0 else { throw .amRand }
        try verschieben(
            id, platz == 1 ? .erster(unter: oberknoten) : .hinter(geschwister[platz - 2]))
    }

    /// Behind the sibling behind it.
    public mutating func runter(_ id: ElementID) throws(Bearbeitungsfehler) {
        let (_, geschwister, platz) = try lage(id)
        guard platz + 1 < geschwister.count else { throw .amRand }
        try verschieben(id, .hinter(geschwister[platz + 1]))
    }

    /// Below the sibling before it.
    public mutating func einruecken(_ id: ElementID) throws(Bearbeitungsfehler) {
        let (_, geschwister, platz) = try lage(id)
        guard platz > 0 else { throw .amRand }
        try verschieben(id, .letzter(unter: geschwister[platz - 1]))
    }

    /// Behind the node above it.
    public mutating func ausruecken(_ id: ElementID) throws(Bearbeitungsfehler) {
        let (oberknoten, _, _) = try lage(id)
        guard let oberknoten else { throw .amRand }
        try verschieben(id, .hinter(oberknoten))
    }

    /// Strikes a node with all below it. Whoever waited for one of them waits for it no more.
    ///
    /// - Returns: All that went.
    @discardableResult
    public mutating func streichen(_ id: ElementID) throws(Bearbeitungsfehler) -> [ElementID] {
        let gliederung = Gliederung(self)
        guard let platz = gliederung.platz(id) else { throw .unbekannt }
        let weg = gliederung.eintraege[platz..<platz + gliederung.eintraege[platz].umfang].map(\.id)
        let ohne = Set(weg)
        for id in weg { knoten[id] = nil }
        for (id, rest) in knoten where rest.vorgaenger.keys.contains(where: ohne.contains) {
            var rest = rest
            for id in rest.vorgaenger.keys where ohne.contains(id) { rest.vorgaenger[id] = nil }
            knoten[id] = rest
        }
        return weg
    }

    // MARK: Places

    private func lage(_ id: ElementID) throws(Bearbeitungsfehler) -> (ElementID?, [ElementID], Int) {
        let gliederung = Gliederung(self)
        guard let node = knoten[id] else { throw .unbekannt }
        let oberknoten = node.oberknoten.flatMap { knoten.contains($0) ? $0 : nil }
        let geschwister = gliederung.darunter(oberknoten)
        guard let platz = geschwister.firstIndex(of: id) else { throw .unbekannt }
        return (oberknoten, geschwister, platz)
    }

    /// The node above, and how many siblings stand before, not counting one that is being moved.
    private func ort(_ stelle: Stelle, ohne: ElementID?) throws(Bearbeitungsfehler) -> (ElementID?, Int) {
        let oberknoten: ElementID?
        switch stelle {
        case .letzter(let parent), .erster(let parent):
            if let parent, knoten[parent] == nil { throw .unbekannt }
            oberknoten = parent
        case .hinter(let sibling):
            guard let node = knoten[sibling] else { throw .unbekannt }
            oberknoten = node.oberknoten
        }
        if let oberknoten, knoten[oberknoten]?.art == .meilenstein { throw .nichtDarunter }
        let geschwister = Gliederung(self).darunter(oberknoten).filter { $0 != ohne }
        switch stelle {
        case .erster: return (oberknoten, 0)
        case .letzter: return (oberknoten, geschwister.count)
        case .hinter(let sibling):
            return (oberknoten, (geschwister.firstIndex(of: sibling) ?? geschwister.count - 1) + 1)
        }
    }

    /// Gives a node the key that puts it behind so many siblings; where there is no room between two, all get new keys.
    private mutating func setzeRang(_ id: ElementID, unter oberknoten: ElementID?, _ platz: Int) {
        let geschwister = Gliederung(self).darunter(oberknoten).filter { $0 != id }
        let vor = platz > 0 ? geschwister[platz - 1] : nil
        let nach = platz < geschwister.count ? geschwister[platz] : nil
        if let rang = Rang.between(vor.flatMap { knoten[$0]?.rang }, nach.flatMap { knoten[$0]?.rang }) {
            knoten[id]?.rang = rang
            return
        }
        var alle = geschwister
        alle.insert(id, at: platz)
        for (id, rang) in zip(alle, Rang.series(alle.count)) { knoten[id]?.rang = rang }
    }

    /// A task that gets nodes below it is a package from then on, whose duration is theirs.
    private mutating func vererbe(an id: ElementID?) {
        guard let id, var node = knoten[id] else { return }
        if node.art == .aufgabe { node.art = .paket }
        node.dauer = nil
        knoten[id] = node
    }
}
