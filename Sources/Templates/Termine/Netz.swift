/// What is scheduled: tasks, what holds them together, and what waits for what (Netzplan, DIN 69900).
///
/// Nodes stand before what is below them. A dependency at a node with others below it means all of these: to wait for it is to wait
/// for all below it, and what it waits for all below it wait for. To keep that linear, bounds pass down and dates pass up the tree
/// instead of being written out for every pair.
struct Netz {
    /// What a node does in the net.
    enum Form: UInt8 {
        /// Takes time, or is a milestone.
        case blatt
        /// Has others below it; its dates are theirs.
        case oberknoten
        /// Fell away by its condition: takes no time, only passes on what it waits for.
        case durchgang
        /// Stands for all copies of a repeated node.
        case verbund
    }

    /// A length of time: minutes of work, or days of the calendar.
    enum Spanne: Equatable {
        case arbeit(Int)
        case kalender(Int)

        static let keine = Spanne.arbeit(0)

        init(_ wert: Int, _ einheit: Zeiteinheit) {
            switch einheit {
            case .arbeitstage: self = .arbeit(wert * Zeitachse.tag)
            case .kalendertage: self = .kalender(wert)
            case .stunden: self = .arbeit(wert * 60)
            }
        }
    }

    /// A dependency.
    struct Pfeil {
        let von: Int
        let nach: Int
        let art: Anordnung.Art
        let verzug: Spanne
    }

    private(set) var formen: [Form] = []
    /// The node above, or -1.
    private(set) var ueber: [Int] = []
    private(set) var dauern: [Spanne] = []
    private(set) var pfeile: [Pfeil] = []

    var count: Int { formen.count }

    mutating func reserve(_ count: Int) {
        formen.reserveCapacity(count)
        ueber.reserveCapacity(count)
        dauern.reserveCapacity(count)
        pfeile.reserveCapacity(count)
    }

    /// Adds a node below one that is there already, and returns its number.
    @discardableResult
    mutating func add(_ form: Form, unter: Int = -1, dauer: Spanne = .keine) -> Int {
        formen.append(form)
        ueber.append(unter)
        dauern.append(dauer)
        return formen.count - 1
    }

    /// Adds a dependency. One that leads to a `verbund` makes its beginning a part of those the verbund stands for.
    mutating func tie(_ von: Int, _ nach: Int, _ art: Anordnung.Art = .endeAnfang, _ verzug: Spanne = .keine) {
        pfeile.append(Pfeil(von: von, nach: nach, art: art, verzug: verzug))
    }

    /// Dependencies by the node they come from: those of node n are `liste[anfaenge[n]..<anfaenge[n + 1]]`, as numbers in `pfeile`.
    struct Ausgaenge {
        private(set) var anfaenge: [Int]
        private(set) var liste: [Int]

        init(_ netz: Netz) {
            var anfaenge = [Int](repeating: 0, count: netz.count + 1)
            for pfeil in netz.pfeile { anfaenge[pfeil.von + 1] += 1 }
            for node in 0..<netz.count { anfaenge[node + 1] += anfaenge[node] }
            var next = anfaenge
            var liste = [Int](repeating: 0, count: netz.pfeile.count)
            for (number, pfeil) in netz.pfeile.enumerated() {
                liste[next[pfeil.von]] = number
                next[pfeil.von] += 1
            }
            (self.anfaenge, self.liste) = (anfaenge, liste)
        }

        subscript(node: Int) -> ArraySlice<Int> { liste[anfaenge[node]..<anfaenge[node + 1]] }
    }

    /// The order in which beginnings (2 × node) and ends (2 × node + 1) can be known: a node begins after the nodes above it have
    /// begun and after the ends of all it waits for, whatever the kind of dependency; it ends after all below it. Shorter than twice
    /// the number of nodes when there is a ring.
    func reihenfolge(_ ausgaenge: Ausgaenge) -> [Int] {
        var offen = [Int32](repeating: 0, count: count)
        var unten = [Int32](repeating: 0, count: count)
        var kinder = [Int32](repeating: 0, count: count + 1)
        for node in 0..<count where ueber[node] >= 0 {
            offen[node] += 1
            unten[ueber[node]] += 1
            kinder[ueber[node] + 1] += 1
        }
        for node in 0..<count { kinder[node + 1] += kinder[node] }
        var naechstes = kinder
        var kinderliste = [Int32](repeating: 0, count: count)
        for node in 0..<count where ueber[node] >= 0 {
            kinderliste[Int(naechstes[ueber[node]])] = Int32(truncatingIfNeeded: node)
            naechstes[ueber[node]] += 1
        }
        for pfeil in pfeile { offen[pfeil.nach] += 1 }
        var order: [Int] = []
        order.reserveCapacity(count * 2)
        for node in 0..<count where offen[node] == 0 { order.append(node * 2) }
        var done = 0
        while done < order.count {
            let node = order[done] >> 1
            let ends = order[done] & 1 == 1
            done += 1
            if ends {
                let above = ueber[node]
                if above >= 0 {
                    unten[above] -= 1
                    if unten[above] == 0 { order.append(above * 2 + 1) }
                }
                for number in ausgaenge[node] {
                    let target = pfeile[number].nach
                    offen[target] -= 1
                    if offen[target] == 0 { order.append(target * 2) }
                }
            } else {
                for place in kinder[node]..<kinder[node + 1] {
                    let child = Int(kinderliste[Int(place)])
                    offen[child] -= 1
                    if offen[child] == 0 { order.append(child * 2) }
                }
                if unten[node] == 0 { order.append(node * 2 + 1) }
            }
        }
        return order
    }
}
