import Bytes
import Templates

/// The rows of our own table: what stands in which column, the same for workbooks and text files.
struct Tabellenzeilen {
    /// What stands in a cell.
    enum Wert {
        case leer
        case text(String)
        case zahl(Int)
        case tag(Kalendertag)
    }

    let plan: Ausfuhrplan
    let sprache: Sprache
    /// The nodes in the order of the tree.
    let zeilen: [(eintrag: Gliederung.Eintrag, knoten: Knoten)]
    /// The number of each node, from 1.
    let nummern: [ElementID: Int]
    let etiketten: Rollenetiketten
    private(set) var verluste: [Verlust]

    init(_ plan: Ausfuhrplan) {
        self.plan = plan
        sprache = plan.sprache
        zeilen = plan.zeilen
        var numbers: [ElementID: Int] = [:]
        for (place, zeile) in zeilen.enumerated() { numbers[zeile.eintrag.id] = place + 1 }
        nummern = numbers
        etiketten = Rollenetiketten(plan.mappe.struktur.rollen.map { (id: $0.key, titel: $0.value.titel) })
        verluste = Grundverluste.der(plan.mappe) + Grundverluste.meilensteine(plan)
        merkeVerluste()
    }

    /// The columns in their order; dates only when there are some.
    func spalten(gliederung: Bool, zusatz: Bool) -> [Tabellenrolle] {
        var columns: [Tabellenrolle] = [.nummer]
        if gliederung { columns.append(.gliederung) }
        columns += [.ebene, .art, .titel, .dauer, .herkunft]
        if plan.termine != nil { columns += [.anfang, .ende] }
        columns += [
            .vorgaenger, .verantwortlich, .mitwirkend, .hinweis, .ergebnisse, .rechtsgrundlagen, .bedingung,
            .wiederholung, .kennung, .id,
        ]
        if zusatz { columns.append(.zusatz) }
        return columns
    }

    /// What stands in a row, column by column; an own addition is the caller's.
    func werte(_ zeile: (eintrag: Gliederung.Eintrag, knoten: Knoten), _ spalten: [Tabellenrolle]) -> [Wert] {
        let (eintrag, knoten) = zeile
        let range = plan.termine?.zeitraeume[eintrag.id]
        return spalten.map { rolle in
            switch rolle {
            case .nummer: nummern[eintrag.id].map { .zahl($0) } ?? .leer
            case .gliederung: .text(eintrag.nummer)
            case .ebene: .zahl(eintrag.tiefe + 1)
            case .art: .text(knoten.art.wort(sprache))
            case .titel: text(knoten.titel)
            case .dauer:
                hatDauer(knoten) ? text(knoten.dauer.map { Angaben.text($0.wert, $0.einheit, sprache) }) : .leer
            case .herkunft: hatDauer(knoten) ? text(knoten.dauer?.herkunft.wort(sprache)) : .leer
            case .anfang: range.map { .tag($0.anfang) } ?? .leer
            case .ende: range.map { .tag($0.ende) } ?? .leer
            case .vorgaenger: text(vorgaenger(knoten))
            case .verantwortlich: text(knoten.verantwortlich.flatMap { etiketten.etiketten[$0] })
            case .mitwirkend: text(knoten.mitwirkend.compactMap { etiketten.etiketten[$0] }.joined(separator: "; "))
            case .hinweis: text(knoten.hinweis)
            case .ergebnisse: text(knoten.ergebnisse.values.map { Zelltext.zeile($0) }.joined(separator: "\n"))
            case .rechtsgrundlagen:
                text(knoten.rechtsgrundlagen.values.map { Zelltext.zeile($0, sprache) }.joined(separator: "\n"))
            case .bedingung: text(knoten.bedingung)
            case .wiederholung: text(knoten.wiederholung?.description)
            case .kennung: text(knoten.kennung)
            case .id: .text(eintrag.id.description)
            default: .leer
            }
        }
    }

    private func text(_ text: String?) -> Wert {
        guard let text, !text.isEmpty else { return .leer }
        return .text(Zelltext.gezeigt(text))
    }

    private func hatDauer(_ knoten: Knoten) -> Bool { knoten.art != .meilenstein }

    /// "3; 5AA+2 Tage", in the order of the numbers.
    func vorgaenger(_ knoten: Knoten) -> String {
        knoten.vorgaenger.compactMap { tie in nummern[tie.key].map { (number: $0, tie: tie.value) } }
            .sorted { $0.number < $1.number }
            .map { Angaben.text($0.tie, nummer: String($0.number), sprache) }.joined(separator: "; ")
    }

    // MARK: Losses

    private mutating func merkeVerluste() {
        let roles = plan.mappe.struktur.rollen
        var lost: [Verlust.Feld: [ElementID]] = [:]
        let orphans = Set(plan.gliederung.verwaist)
        for (eintrag, knoten) in zeilen {
            if knoten.vorgaenger.keys.contains(where: { nummern[$0] == nil || $0 == eintrag.id }) {
                lost[.vorgaenger, default: []].append(eintrag.id)
            }
            if let role = knoten.verantwortlich, !roles.contains(role) {
                lost[.verantwortlich, default: []].append(eintrag.id)
            }
            if knoten.mitwirkend.contains(where: { !roles.contains($0) }) {
                lost[.mitwirkend, default: []].append(eintrag.id)
            }
            if orphans.contains(eintrag.id) { lost[.oberknoten, default: []].append(eintrag.id) }
        }
        for (feld, satz) in Self.luecken {
            if let nodes = lost[feld] { verluste.append(Verlust(feld, nodes, satz)) }
        }
    }

    private static let luecken: [(Verlust.Feld, Satz)] = [
        (
            .vorgaenger,
            Satz(
                "Abhängigkeiten von Vorgängen, die es nicht gibt, haben keine Nummer und stehen nicht in der Tabelle.",
                "Dependencies on nodes that do not exist have no number and are not in the table.")
        ),
        (
            .verantwortlich,
            Satz("Eine Rolle, die es nicht gibt, hat keinen Namen.", "A role that does not exist has no name.")
        ),
        (
            .mitwirkend,
            Satz("Eine Rolle, die es nicht gibt, hat keinen Namen.", "A role that does not exist has no name.")
        ),
        (
            .oberknoten,
            Satz(
                "Ein Knoten, dessen Oberknoten fehlt, steht in der Tabelle ganz oben.",
                "A node whose parent is missing stands at the top of the table.")
        ),
    ]
}
