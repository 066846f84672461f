import Bytes

/// The rules that hold for a structure as a whole, as far as two sound structures can break them together. `check` finds the same and
/// more, for people; here each breach names the places that can bring it about.
struct Rules {
    struct Breach {
        let code: Konflikt.Code
        /// What tells one breach from another.
        let key: Key
        /// The places that take part, the one it is about first.
        let places: [Ort]
    }

    struct Key: Hashable {
        let code: Konflikt.Code
        let elements: [ElementID]
        let detail: Text
    }

    private let struktur: Struktur
    private let gliederung: Gliederung
    private(set) var broken: [Breach] = []

    init(_ struktur: Struktur) {
        self.struktur = struktur
        gliederung = Gliederung(struktur)
        lookAtNodes()
        lookForTreeRings()
        lookForDependencyRings()
        lookAtAbbreviations()
        lookAtAnswers()
        broken.sort {
            ($0.places.first?.text ?? "", $0.code.rawValue) < ($1.places.first?.text ?? "", $1.code.rawValue)
        }
    }

    private mutating func add(
        _ code: Konflikt.Code, _ elements: [ElementID], _ detail: Text, _ places: [Ort]
    ) {
        broken.append(Breach(code: code, key: Key(code: code, elements: elements, detail: detail), places: places))
    }

    // MARK: Single nodes

    private mutating func lookAtNodes() {
        var codes: [Text: ElementID] = [:]
        var children: [ElementID: ElementID] = [:]
        for (id, knoten) in struktur.knoten {
            if let parent = knoten.oberknoten { children[parent] = children[parent] ?? id }
        }
        for (id, knoten) in struktur.knoten {
            func place(_ feld: Text) -> Ort { Ort(.knoten, id, feld) }
            if let parent = knoten.oberknoten, !struktur.knoten.contains(parent) {
                add(.oberknoten, [id], Text(parent.description), [place("oberknoten")])
            }
            for target in knoten.vorgaenger.keys where !struktur.knoten.contains(target) {
                add(.vorgaenger, [id], Text(target.description), [place(Text("vorgaenger.\(target)"))])
            }
            if let role = knoten.verantwortlich, !struktur.rollen.contains(role) {
                add(.rolle, [id], Text(role.description), [place("verantwortlich")])
            }
            for role in knoten.mitwirkend where !struktur.rollen.contains(role) {
                add(.rolle, [id], Text(role.description), [place(Text("mitwirkend.\(role)"))])
            }
            if let kennung = knoten.kennung {
                if let other = codes[Text(kennung)] {
                    add(
                        .kennung, [other, id], Text(kennung),
                        [Ort(.knoten, other, "kennung"), place("kennung")])
                } else {
                    codes[Text(kennung)] = id
                }
            }
            lookAtKind(id, knoten, children[id])
            lookAtCondition(id, knoten)
        }
    }

    private mutating func lookAtKind(_ id: ElementID, _ knoten: Knoten, _ child: ElementID?) {
        let own = Ort(.knoten, id, "art")
        if knoten.art == .meilenstein {
            if let child { add(.art, [id], "below", [own, Ort(.knoten, child, "oberknoten")]) }
            if let dauer = knoten.dauer, dauer.wert != 0 { add(.art, [id], "takes", [own, Ort(.knoten, id, "dauer")]) }
        }
        if knoten.art == .phase, knoten.oberknoten != nil {
            add(.art, [id], "phase", [own, Ort(.knoten, id, "oberknoten")])
        }
        if let child, knoten.dauer != nil {
            add(.art, [id], "summary", [Ort(.knoten, id, "dauer"), Ort(.knoten, child, "oberknoten")])
        }
    }

    private mutating func lookAtCondition(_ id: ElementID, _ knoten: Knoten) {
        if let name = knoten.wiederholung {
            let place = Ort(.knoten, id, "wiederholung")
            if let parameter = struktur.parameter[name] {
                if parameter.art != .liste && parameter.art != .zahl {
                    add(.bedingung, [id], "wiederholung", [place, Ort(.parameter, name, "art")])
                }
            } else {
                add(.parameter, [id], Text(name.description), [place])
            }
        }
        guard let text = knoten.bedingung, let bedingung = try? Bedingung(parsing: text) else { return }
        let place = Ort(.knoten, id, "bedingung")
        var seen = Set<ElementID>()
        bedingung.visit { name, comparison in
            guard let parameter = struktur.parameter[name] else {
                if seen.insert(name).inserted { add(.parameter, [id], Text(name.description), [place]) }
                return
            }
            let detail = Text("\(name)")
            switch (parameter.art, comparison?.1) {
            case (.wahl, .text(let value)?):
                if !parameter.werte.contains(value) {
                    add(.bedingung, [id], value, [place, Ort(.parameter, name, Text("werte.\(value)"))])
                }
            case (.jaNein, nil), (.jaNein, .jaNein?), (.zahl, nil), (.zahl, .zahl?), (.liste, nil), (.liste, .zahl?),
                (.liste, .text?):
                break
            default: add(.bedingung, [id], detail, [place, Ort(.parameter, name, "art")])
            }
        }
    }

    private mutating func lookAtAbbreviations() {
        var known: [Text: ElementID] = [:]
        for (id, rolle) in struktur.rollen where !rolle.kuerzel.isEmpty {
            if let other = known[Text(rolle.kuerzel)] {
                add(
                    .kuerzel, [other, id], Text(rolle.kuerzel),
                    [Ort(.rollen, other, "kuerzel"), Ort(.rollen, id, "kuerzel")])
            } else {
                known[Text(rolle.kuerzel)] = id
            }
        }
    }

    private mutating func lookAtAnswers() {
        for (name, parameter) in struktur.parameter {
            let isSound =
                switch parameter.art {
                case .wahl: !parameter.werte.isEmpty
                case .liste: true
                case .zahl, .jaNein: parameter.werte.isEmpty
                }
            if isSound { continue }
            let answers = parameter.werte.keys.map { Ort(.parameter, name, Feldname.entry("werte", $0.string)) }
            add(.antworten, [name], "", [Ort(.parameter, name, "art")] + answers)
        }
    }

    // MARK: Rings

    /// Of a ring of parents the smallest member stands at the top of the tree.
    private mutating func lookForTreeRings() {
        for ring in gliederung.elternringe(struktur) {
            let places = ring.flatMap { [Ort(.knoten, $0, "oberknoten"), Ort(.knoten, $0, "rang")] }
            add(.baumring, ring.sorted(), "", places)
        }
    }

    private mutating func lookForDependencyRings() {
        let entries = gliederung.eintraege
        var predecessors: [(node: Int, predecessor: Int)] = []
        for (place, entry) in entries.enumerated() {
            for predecessor in struktur.knoten[entry.id]?.vorgaenger.keys ?? [] {
                if let other = gliederung.platz(predecessor) { predecessors.append((place, other)) }
            }
        }
        if predecessors.isEmpty { return }
        let graph = DependencyGraph(
            count: entries.count, above: entries.map(\.ueber), isLeaf: entries.map(\.istBlatt),
            predecessors: predecessors)
        for ring in graph.rings() {
            let ids = ring.map { entries[$0].id }
            let members = Set(ids)
            var places: [Ort] = []
            for id in ids {
                guard let knoten = struktur.knoten[id] else { continue }
                for target in knoten.vorgaenger.keys where members.contains(target) {
                    places.append(Ort(.knoten, id, Text("vorgaenger.\(target)")))
                }
                if let parent = knoten.oberknoten, members.contains(parent) {
                    places.append(Ort(.knoten, id, "oberknoten"))
                    places.append(Ort(.knoten, id, "rang"))
                }
            }
            add(.ablaufring, ids.sorted(), "", places)
        }
    }
}
