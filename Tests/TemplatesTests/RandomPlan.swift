import Bytes
import Templates

/// Plans and edits made at random from a seed, small and with few different values, so that two sides often meet.
struct RandomPlan {
    var generator: Seeded
    private var made = 0

    init(_ seed: Int) { generator = Seeded(seed) }

    private mutating func below(_ bound: Int) -> Int { generator.below(bound) }

    private mutating func pick<Element>(_ list: some RandomAccessCollection<Element>) -> Element? {
        list.isEmpty ? nil : list[list.index(list.startIndex, offsetBy: below(list.count))]
    }

    private static let words = ["Akten", "prüfen", "Rat", "Scannen", "Netz.", "Schulung", "Amt", "Plan", "Frist!"]
    private static let ranks = ["5", "F", "V", "V1", "W", "k", "z"].map { rang($0) }
    private static let conditions = ["p1", "p2 = \"kauf\"", "p2 = \"miete\"", "p3 > 2", "nicht p1 und p3 > 1"]

    /// Fields of a later version, with names that could be taken for something else.
    static let unknown: [Text] = ["farbe", "vorgaenger.n1", ".punkt"]
    private static let kinds = 35

    private mutating func words(_ count: Int) -> String {
        (0..<count).map { _ in pick(Self.words) ?? "" }.joined(separator: below(4) == 0 ? "\n" : " ")
    }

    // MARK: Plans

    mutating func plan() -> Struktur {
        var struktur = Struktur()
        for number in 1...3 {
            struktur.rollen[id("r\(number)")] = Rolle("Rolle \(number)", kuerzel: "R\(number)")
        }
        struktur.parameter = [
            id("p1"): Parameter("Frage", .jaNein),
            id("p2"): Parameter("Weg", .wahl, werte: ["kauf": "K", "miete": "M"]),
            id("p3"): Parameter("Zahl", .zahl), id("p4"): Parameter("Orte", .liste),
        ]
        for _ in 0..<(3 + below(9)) { edit(&struktur, 0) }
        for _ in 0..<(3 + below(12)) { edit(&struktur, below(Self.kinds)) }
        return struktur
    }

    /// A version that some edits make of a plan; it stays as sound as the plan was.
    mutating func edited(_ base: Struktur) -> Struktur {
        var struktur = base
        for _ in 0...below(7) {
            let before = struktur
            edit(&struktur, below(Self.kinds))
            if struktur.check().contains(where: { $0.severity == .fehler }) { struktur = before }
        }
        return struktur
    }

    // MARK: Edits

    private mutating func edit(_ struktur: inout Struktur, _ kind: Int) {
        let node = pick(struktur.knoten.keys)
        let other = pick(struktur.knoten.keys)
        if kind == 0 || node == nil { return addNode(&struktur) }
        guard let node, let other, var knoten = struktur.knoten[node] else { return }
        switch kind {
        case 1: return remove(node, &struktur)
        case 2...4: if let change = nodeMove(knoten, node, other, struktur) { knoten = change }
        case 5: knoten.titel = words(2)
        case 6: knoten.dauer = below(4) == 0 ? nil : Dauer(1 + below(3), below(3) == 0 ? .stunden : .arbeitstage)
        case 7: knoten.verantwortlich = below(4) == 0 ? nil : pick(struktur.rollen.keys)
        case 8:
            if let role = pick(struktur.rollen.keys) {
                if knoten.mitwirkend.contains(role) {
                    knoten.mitwirkend.remove(role)
                } else {
                    knoten.mitwirkend.insert(role)
                }
            }
        case 9...12:
            if node != other { knoten.vorgaenger[other] = Anordnung(below(3) == 0 ? .anfangAnfang : .endeAnfang) }
        case 13: if let first = pick(knoten.vorgaenger.keys) { knoten.vorgaenger[first] = nil }
        case 14:
            if let first = pick(knoten.vorgaenger.keys) {
                knoten.vorgaenger[first]?.verzug = Verzug(below(3) - 1, .kalendertage)
            }
        case 15: knoten.kennung = below(4) == 0 ? nil : "K\(below(6))"
        case 16...18, 30...34: knoten.hinweis = text(knoten.hinweis)
        case 19: knoten.bedingung = below(4) == 0 ? nil : pick(Self.conditions)
        case 20: knoten.wiederholung = below(3) == 0 ? nil : pick([id("p3"), id("p4")])
        case 21: knoten.art = pick(KnotenArt.allCases) ?? .aufgabe
        case 22:
            let law = id("g\(below(2))")
            knoten.rechtsgrundlagen[law] = below(3) == 0 ? nil : Rechtsgrundlage("§ \(below(3))")
        case 23: knoten.ergebnisse[id("e\(below(2))")] = below(3) == 0 ? nil : words(1)
        case 24: knoten.fremdids[pick(["a", "\u{301}b", "", "a.b"]) ?? ""] = below(3) == 0 ? nil : words(1)
        case 25:
            let name = pick(Self.unknown) ?? "farbe"
            let value = below(4)
            knoten.unbekannt[name] =
                value == 0 ? nil : JSONFragment { if value == 1 { $0.null() } else { $0.integer(value) } }
        default: return editRoles(&struktur, kind)
        }
        struktur.knoten[node] = knoten
    }

    private mutating func addNode(_ struktur: inout Struktur) {
        // Few names, so that both sides sometimes take the same one.
        made += 1
        let name = below(8) == 0 ? "gleich\(below(2))" : "n\(made)x\(below(1_000_000))"
        guard !struktur.knoten.contains(id(name)) else { return }
        let parent = below(3) == 0 ? nil : pick(struktur.knoten.keys)
        let kind: KnotenArt = parent == nil ? .phase : below(4) == 0 ? .paket : .aufgabe
        var knoten = Knoten(kind, words(2), unter: parent, rang: pick(Self.ranks) ?? .first)
        if kind == .aufgabe { knoten.verantwortlich = pick(struktur.rollen.keys) }
        if below(2) == 0 { knoten.hinweis = words(20 + below(20)) }
        struktur.knoten[id(name)] = knoten
    }

    private mutating func nodeMove(
        _ knoten: Knoten, _ node: ElementID, _ other: ElementID, _ struktur: Struktur
    ) -> Knoten? {
        var knoten = knoten
        knoten.rang = pick(Self.ranks) ?? .first
        guard below(3) > 0 else { return knoten }
        var above: ElementID? = other
        while let next = above {
            if next == node { return nil }
            above = struktur.knoten[next]?.oberknoten
        }
        knoten.oberknoten = other
        return knoten
    }

    /// Removes a node with what is below it, or moves that up; and every dependency on it.
    private mutating func remove(_ node: ElementID, _ struktur: inout Struktur) {
        var gone: Set<ElementID> = [node]
        if below(2) == 0 {
            let above = struktur.knoten[node]?.oberknoten
            for (id, knoten) in struktur.knoten where knoten.oberknoten == node {
                struktur.knoten[id]?.oberknoten = above
            }
        } else {
            for entry in Gliederung(struktur).eintraege {
                if let above = struktur.knoten[entry.id]?.oberknoten, gone.contains(above) { gone.insert(entry.id) }
            }
        }
        for id in gone { struktur.knoten[id] = nil }
        for (id, knoten) in struktur.knoten {
            for target in knoten.vorgaenger.keys where gone.contains(target) {
                struktur.knoten[id]?.vorgaenger[target] = nil
            }
        }
    }

    /// Replaces, adds or removes a word of a text, or begins or ends the whole.
    private mutating func text(_ old: String?) -> String? {
        guard let old, below(6) > 0 else { return below(3) == 0 ? nil : words(6 + below(20)) }
        var parts = old.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let place = below(parts.count)
        switch below(3) {
        case 0: parts[place] = "neu\(below(4))"
        case 1: parts.insert("dazu\(below(4))", at: place)
        default: if parts.count > 1 { parts.remove(at: place) }
        }
        return parts.joined(separator: " ")
    }

    private mutating func editRoles(_ struktur: inout Struktur, _ kind: Int) {
        let role = id("r\(1 + below(5))")
        switch kind {
        case 26:
            if struktur.rollen.contains(role) {
                struktur.rollen[role]?.titel = words(1)
            } else {
                struktur.rollen[role] = Rolle(words(1), kuerzel: "R\(below(6))")
            }
        case 27:
            struktur.rollen[role] = nil
            for (id, knoten) in struktur.knoten {
                if knoten.verantwortlich == role { struktur.knoten[id]?.verantwortlich = nil }
                struktur.knoten[id]?.mitwirkend.remove(role)
            }
        case 28:
            let name = id("p\(1 + below(5))")
            if struktur.parameter.contains(name), below(2) == 0 {
                struktur.parameter[name] = nil
            } else {
                struktur.parameter[name] = Parameter(words(1), pick([.jaNein, .zahl, .liste]) ?? .zahl)
            }
        default:
            let value: Text = pick(["kauf", "miete", "tausch", "leihe"]) ?? "kauf"
            let isThere = struktur.parameter[id("p2")]?.werte.contains(value) ?? false
            struktur.parameter[id("p2")]?.werte[value] = isThere ? nil : words(1)
        }
    }
}
