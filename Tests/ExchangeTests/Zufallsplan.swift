import Bytes
import Exchange
import Templates
import TestSupport

/// Sound plans at random from a seed, with everything a template may say and texts that formats like to break.
struct Zufallsplan {
    private var generator: Seeded

    init(_ seed: Int) { generator = Seeded(seed) }

    private mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &generator) }
    private mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
    private mutating func id() -> ElementID { .random(using: &generator) }

    private static let words = [
        "Akten", "prüfen", "»Rat«", "<b>Scan</b>", "A&B", "Straße", "=SUMME(A1)", "+49", "-x", "@home", "a;b",
        "\"Zitat\"",
        "1.2", "10", "Tage", "3EA+2", "ja", "'Hochkomma", "Ünïcode", "漢字", "🌳", "\\n", "a,b", "C:\\", "100%", "#7",
        "[x]",
    ]

    private mutating func line(_ most: Int = 4) -> String {
        (0...below(most)).map { _ in pick(Self.words) }.joined(separator: " ")
    }

    private mutating func text() -> String {
        let lines = (0...below(4)).map { _ in below(5) == 0 ? "" : (below(3) == 0 ? "- " : "") + line(8) }
        let joined = lines.joined(separator: "\n")
        return below(3) == 0 ? "## " + line() + "\n\n" + joined : joined + "."
    }

    /// A plan in which `check` finds no error.
    mutating func plan() -> Struktur {
        var struktur = Struktur()
        var roles: [ElementID] = []
        for number in 0..<below(5) {
            roles.append(id())
            struktur.rollen[roles[number]] = Rolle("Rolle \(number) " + line(2), kuerzel: "R\(number)")
        }
        var names: [ElementID] = []
        if below(2) == 0 {
            guard let weg = ElementID("weg"), let anzahl = ElementID("anzahl"), let orte = ElementID("orte") else {
                return struktur
            }
            struktur.parameter[weg] = Parameter("Weg; \(line(2))", .wahl, werte: ["kauf": "Kauf", "miete": "Mie;te"])
            struktur.parameter[anzahl] = Parameter("Wie viele?", .zahl)
            struktur.parameter[orte] = Parameter("Orte", .liste)
            names = [anzahl, orte]
        }
        var leaves: [ElementID] = []
        var rank = Rang.series(60)[...]
        for _ in 0...below(3) {
            let phase = id()
            struktur.knoten[phase] = node(.phase, nil, rank.removeFirst(), roles, names)
            for _ in 0..<below(4) {
                let package = id()
                let isPackage = below(2) == 0
                struktur.knoten[package] = node(
                    isPackage ? .paket : leaf(), phase, rank.removeFirst(), roles, names)
                if !isPackage { leaves.append(package) }
                for _ in 0..<(isPackage ? 1 + below(3) : 0) {
                    let task = id()
                    struktur.knoten[task] = node(leaf(), package, rank.removeFirst(), roles, names)
                    leaves.append(task)
                }
            }
        }
        for place in leaves.indices.dropFirst() {
            for _ in 0..<below(3) {
                let unit = pick(Zeiteinheit.allCases)
                let verzug = below(3) == 0 ? Verzug(pick([-3, -1, 1, 2, 5, 40]), unit) : nil
                let art = below(3) > 0 ? Anordnung.Art.endeAnfang : pick(Anordnung.Art.allCases)
                struktur.knoten[leaves[place]]?.vorgaenger[leaves[below(place)]] = Anordnung(art, verzug: verzug)
            }
        }
        // Empty phases and packages are sound, but what they are shows nowhere in a tree of others.
        for (id, knoten) in struktur.knoten
        where knoten.art == .phase && !struktur.knoten.values.contains(where: { $0.oberknoten == id }) {
            struktur.knoten[self.id()] = node(leaf(), id, .first, roles, names)
        }
        return struktur
    }

    private mutating func leaf() -> KnotenArt { below(5) == 0 ? .meilenstein : .aufgabe }

    private mutating func node(
        _ art: KnotenArt, _ above: ElementID?, _ rang: Rang, _ roles: [ElementID], _ names: [ElementID]
    ) -> Knoten {
        var node = Knoten(art, line(), unter: above, rang: rang)
        if art == .aufgabe, below(8) > 0 {
            node.dauer = Dauer(
                pick([1, 2, 3, 5, 10, 15, 40, 250]), pick([.arbeitstage, .arbeitstage, .kalendertage, .stunden]),
                pick(Dauer.Herkunft.allCases))
        }
        if below(2) == 0 { node.hinweis = text() }
        if below(6) == 0 { node.kennung = "K-\(below(100_000))" }
        if !roles.isEmpty, below(3) > 0 { node.verantwortlich = pick(roles) }
        for role in roles where below(4) == 0 && role != node.verantwortlich { node.mitwirkend.insert(role) }
        if below(6) == 0 {
            node.rechtsgrundlagen[id()] = Rechtsgrundlage("§ 9 " + line(2), land: "NW", stand: "2026-11-01")
        }
        if below(6) == 0 { node.rechtsgrundlagen[id()] = Rechtsgrundlage("§ 3 " + line(2)) }
        if below(5) == 0 { node.ergebnisse[id()] = line() }
        if below(9) == 0 { node.ergebnisse[id()] = line() }
        if !names.isEmpty, below(6) == 0 {
            node.bedingung = pick(["weg = \"kauf\"", "anzahl > 2 und weg != \"miete\""])
        }
        if !names.isEmpty, below(9) == 0 { node.wiederholung = pick(names) }
        if below(9) == 0 { node.fremdids["anderes"] = line(2) }
        return node
    }

    /// A template of such a plan.
    mutating func mappe() -> Vorlagenmappe {
        var vorlage = Vorlage(id: id(), titel: line())
        vorlage.kurztext = text()
        vorlage.lizenz = "CC-BY-4.0"
        vorlage.stelle = "000000000000"
        return Vorlagenmappe(vorlage, plan())
    }

    /// An edit that a person could make in another tool: at so many places, and which fields that were.
    mutating func bearbeitet(_ struktur: Struktur, _ count: Int) -> Struktur {
        var struktur = struktur
        let ids = struktur.knoten.keys
        for _ in 0..<count {
            let id = pick(ids)
            guard var knoten = struktur.knoten[id] else { continue }
            switch below(3) {
            case 0: knoten.titel = "Neu \(below(1_000_000))"
            case 1 where knoten.dauer != nil: knoten.dauer?.wert = 1 + below(200)
            default: knoten.hinweis = "Anders \(below(1_000_000))."
            }
            struktur.knoten[id] = knoten
        }
        return struktur
    }
}
