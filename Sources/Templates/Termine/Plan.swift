import Bytes

/// A template with its questions answered: what falls away is gone, what is repeated is there for every entry, and what waits for what
/// is a net that can be scheduled. Specs/plan.md says by which rules.
///
/// Linear in nodes, copies and dependencies (times a logarithm); nothing recurses.
struct Plan {
    /// A node of the plan.
    struct Vorgang {
        /// Where it stands in the tree of the template.
        let platz: Int
        /// The vorgang above, or -1.
        let ueber: Int
        /// The innermost copy of a repeated node it belongs to, itself included; or -1.
        let kopie: Int
        /// What the copy stands for, when it is one.
        let etikett: String?
        /// Whether it fell away.
        let entfaellt: Bool
        /// The vorgang after the last one below it.
        var bis: Int
    }

    let gliederung: Gliederung
    private(set) var vorgaenge: [Vorgang] = []
    private(set) var netz = Netz()
    private(set) var befunde: [Planbefund] = []
    /// The content of the template's nodes in the order of the tree.
    let knoten: [Knoten]
    private let struktur: Struktur
    private let antworten: [ElementID: Antwort]

    /// - Throws: `PlanError`: too many copies or nodes.
    init(_ struktur: Struktur, _ antworten: [ElementID: Antwort]) throws(PlanError) {
        let tree = Gliederung(struktur)
        self.struktur = struktur
        self.antworten = antworten
        gliederung = tree
        let empty = Knoten(.aufgabe, "")
        knoten = tree.eintraege.map { struktur.knoten[$0.id] ?? empty }
        for id in tree.verwaist { note(.parentUnknown, id) }
        let (conditions, copies) = try decide()
        try expand(conditions, copies)
        connect(copies)
    }

    private mutating func note(_ art: Planbefund.Art, _ id: ElementID, _ values: [String] = []) {
        befunde.append(Planbefund(art, id, struktur.knoten[id]?.titel ?? "", values))
    }

    // MARK: Answers

    /// Which nodes stay, and as what copies the repeated ones are there; nil for those that are not repeated.
    private mutating func decide() throws(PlanError) -> (stays: [Bool], copies: [[String]?]) {
        var stays = [Bool](repeating: true, count: knoten.count)
        var copies = [[String]?](repeating: nil, count: knoten.count)
        var open: [ElementID: Int] = [:]
        for place in knoten.indices {
            // Fields one by one: copying a node costs a count for each of its texts and maps.
            let (bedingung, wiederholung) = (knoten[place].bedingung, knoten[place].wiederholung)
            guard bedingung != nil || wiederholung != nil else { continue }
            let id = gliederung.eintraege[place].id
            var unanswered = Set<ElementID>()
            if let text = bedingung {
                if let condition = try? Bedingung(parsing: text) {
                    let holds = condition.gilt(antworten)
                    if holds == false { stays[place] = false }
                    if holds == nil { unanswered.formUnion(condition.parameter.filter { antworten[$0] == nil }) }
                } else {
                    note(.conditionSyntax, id, [text])
                }
            }
            if let name = wiederholung {
                switch antworten[name] {
                case .liste(let names): copies[place] = names.map(\.string)
                case .zahl(let number):
                    guard number <= Planvorgaben.kopienLimit else {
                        let title = struktur.parameter[name]?.titel ?? name.description
                        throw PlanError(.tooManyCopies, [title, "\(number)", "\(Planvorgaben.kopienLimit)"])
                    }
                    copies[place] = (0..<Int(number)).map { "\($0 + 1)" }
                case .jaNein, .wahl: note(.repetitionKind, id, [name.description])
                case nil:
                    switch struktur.parameter[name]?.art {
                    case .liste, .zahl: unanswered.insert(name)
                    default: note(.repetitionKind, id, [name.description])
                    }
                }
            }
            for name in unanswered { open[name, default: 0] += 1 }
        }
        for name in open.keys.sorted() {
            let title = struktur.parameter[name]?.titel ?? name.description
            befunde.append(Planbefund(.parameterOpen, name, title, [name.description, title, "\(open[name] ?? 0)"]))
        }
        return (stays, copies)
    }

    // MARK: Copies

    private enum Schritt {
        /// The nodes from one place up to another, below a vorgang.
        case reihe(Int, bis: Int, unter: Int)
        /// A node, maybe as a copy.
        case knoten(Int, unter: Int, etikett: String?, entfaellt: Bool)
        /// All below a vorgang is done.
        case schluss(Int)
    }

    private mutating func expand(_ stays: [Bool], _ copies: [[String]?]) throws(PlanError) {
        let entries = gliederung.eintraege
        vorgaenge.reserveCapacity(entries.count)
        netz.reserve(entries.count)
        var steps: [Schritt] = [.reihe(0, bis: entries.count, unter: -1)]
        while let step = steps.popLast() {
            switch step {
            case .reihe(let place, let end, let above):
                guard place < end else { continue }
                steps.append(.reihe(place + entries[place].umfang, bis: end, unter: above))
                let gone = !stays[place] || above >= 0 && vorgaenge[above].entfaellt
                // What falls away, or is repeated for nobody, is passed through once.
                guard !gone, let labels = copies[place] else {
                    steps.append(.knoten(place, unter: above, etikett: nil, entfaellt: gone))
                    continue
                }
                guard vorgaenge.count + labels.count * entries[place].umfang <= Planvorgaben.vorgangsLimit else {
                    throw PlanError(.tooManyNodes, ["\(Planvorgaben.vorgangsLimit)"])
                }
                if labels.isEmpty { steps.append(.knoten(place, unter: above, etikett: nil, entfaellt: true)) }
                for label in labels.reversed() {
                    steps.append(.knoten(place, unter: above, etikett: label, entfaellt: false))
                }
            case .knoten(let place, let above, let label, let gone):
                guard vorgaenge.count < Planvorgaben.vorgangsLimit else {
                    throw PlanError(.tooManyNodes, ["\(Planvorgaben.vorgangsLimit)"])
                }
                let number = vorgaenge.count
                let copy = copies[place] != nil ? number : above >= 0 ? vorgaenge[above].kopie : -1
                vorgaenge.append(
                    Vorgang(
                        platz: place, ueber: above, kopie: copy, etikett: label, entfaellt: gone, bis: number + 1))
                if entries[place].istBlatt {
                    let dauer = knoten[place].art == .meilenstein ? nil : knoten[place].dauer
                    netz.add(
                        gone ? .durchgang : .blatt, unter: above,
                        dauer: gone ? .keine : dauer.map { Netz.Spanne($0.wert, $0.einheit) } ?? .keine)
                } else {
                    netz.add(.oberknoten, unter: above)
                    steps.append(.schluss(number))
                    steps.append(.reihe(place + 1, bis: place + entries[place].umfang, unter: number))
                }
            case .schluss(let number): vorgaenge[number].bis = vorgaenge.count
            }
        }
        var seen = [Bool](repeating: false, count: entries.count)
        for (number, vorgang) in vorgaenge.enumerated() where netz.formen[number] == .blatt && !seen[vorgang.platz] {
            seen[vorgang.platz] = true
            let place = vorgang.platz
            if knoten[place].art != .meilenstein, knoten[place].dauer == nil { note(.leafUndated, entries[place].id) }
        }
    }

    // MARK: Dependencies

    private struct Stelle: Hashable {
        let platz: Int
        let kopie: Int
    }

    private mutating func connect(_ copies: [[String]?]) {
        let entries = gliederung.eintraege
        // The innermost repeated node of every place, itself included, and how many there are above each other.
        var blocks = [Int](repeating: -1, count: entries.count)
        var depths = [Int](repeating: 0, count: entries.count)
        for place in entries.indices {
            if let above = entries[place].ueber { (blocks[place], depths[place]) = (blocks[above], depths[above]) }
            if copies[place] != nil {
                blocks[place] = place
                depths[place] += 1
            }
        }
        func outer(_ block: Int) -> Int { entries[block].ueber.map { blocks[$0] } ?? -1 }
        let numbers = Nummern(vorgaenge, entries.count)
        var joined: [Stelle: Int] = [:]

        for place in entries.indices {
            for (id, anordnung) in knoten[place].vorgaenger {
                guard let other = gliederung.platz(id) else {
                    note(.predecessorUnknown, entries[place].id, [id.description])
                    continue
                }
                let verzug = anordnung.verzug.map { Netz.Spanne($0.wert, $0.einheit) } ?? .keine
                // The innermost repeated node that both are in: there each copy stays by itself.
                var (mine, theirs) = (blocks[place], blocks[other])
                while mine != theirs {
                    let mineIsDeeper = mine >= 0 && (theirs < 0 || depths[mine] >= depths[theirs])
                    if mineIsDeeper { mine = outer(mine) } else { theirs = outer(theirs) }
                }
                for spot in numbers.anfaenge[place]..<numbers.anfaenge[place + 1] {
                    let number = numbers.liste[spot]
                    var copy = vorgaenge[number].kopie
                    while copy >= 0, vorgaenge[copy].platz != mine {
                        copy = vorgaenge[copy].ueber >= 0 ? vorgaenge[vorgaenge[copy].ueber].kopie : -1
                    }
                    let run = numbers.run(other, copy < 0 ? 0..<vorgaenge.count : copy..<vorgaenge[copy].bis)
                    if run.count == 1 {
                        netz.tie(numbers.liste[run.lowerBound], number, anordnung.art, verzug)
                        continue
                    }
                    let stelle = Stelle(platz: other, kopie: copy)
                    let join: Int
                    if let known = joined[stelle] {
                        join = known
                    } else {
                        join = netz.add(.verbund)
                        for part in run { netz.tie(numbers.liste[part], join) }
                        joined[stelle] = join
                    }
                    netz.tie(join, number, anordnung.art, verzug)
                }
            }
        }
    }

    /// The vorgaenge of each place, ascending: those of place p are `liste[anfaenge[p]..<anfaenge[p + 1]]`.
    private struct Nummern {
        private(set) var anfaenge: [Int]
        private(set) var liste: [Int]

        init(_ vorgaenge: [Vorgang], _ places: Int) {
            var anfaenge = [Int](repeating: 0, count: places + 1)
            for vorgang in vorgaenge { anfaenge[vorgang.platz + 1] += 1 }
            for place in 0..<places { anfaenge[place + 1] += anfaenge[place] }
            var next = anfaenge
            var liste = [Int](repeating: 0, count: vorgaenge.count)
            for number in vorgaenge.indices {
                liste[next[vorgaenge[number].platz]] = number
                next[vorgaenge[number].platz] += 1
            }
            (self.anfaenge, self.liste) = (anfaenge, liste)
        }

        /// Where in `liste` those of a place stand that lie in a range.
        func run(_ place: Int, _ range: Range<Int>) -> Range<Int> {
            func index(_ bound: Int) -> Int {
                var (low, high) = (anfaenge[place], anfaenge[place + 1])
                while low < high {
                    let middle = (low + high) / 2
                    if liste[middle] < bound { low = middle + 1 } else { high = middle }
                }
                return low
            }
            let first = index(range.lowerBound)
            return first..<max(first, index(range.upperBound))
        }
    }

    // MARK: Names

    /// What the copies stand for that a vorgang belongs to, from the outside in; of very many the innermost 32, so that a tree that is
    /// repeated at every level does not take the square of its depth.
    func etiketten(_ number: Int) -> [String] {
        var labels: [String] = []
        var copy = vorgaenge[number].kopie
        while copy >= 0, labels.count < 32 {
            if let label = vorgaenge[copy].etikett { labels.append(label) }
            copy = vorgaenge[copy].ueber >= 0 ? vorgaenge[vorgaenge[copy].ueber].kopie : -1
        }
        return labels.reversed()
    }

    /// What waits for itself.
    func kreise() -> [Planbefund] {
        let graph = DependencyGraph(
            count: netz.count, above: netz.ueber.map { $0 < 0 ? nil : $0 },
            isLeaf: netz.formen.map { $0 != .oberknoten },
            predecessors: netz.pfeile.map { (node: $0.nach, predecessor: $0.von) })
        return graph.rings().map { ring in
            let members = ring.filter { $0 < vorgaenge.count }
            let titles = members.map { knoten[vorgaenge[$0].platz].titel }
            let first = members.first.map { gliederung.eintraege[vorgaenge[$0].platz].id }
            return Planbefund(.dependencyCycle, first, titles.first ?? "", titles)
        }
    }
}
