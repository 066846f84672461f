import Bytes
import Templates
import Web

/// Two versions of a template beside each other, node by node: what was, and what is.
struct ComparisonTable {
    let comparison: Vergleich
    let language: Sprache
    /// What the two are called, "bisher" and "vorgeschlagen".
    let names: (String, String)
    /// The page of the template, to which the numbers of nodes lead; nil where there is none.
    let template: WebAddress?

    /// How many nodes are shown.
    private static let maximum = 500

    /// The parts of a page.
    var blocks: [Block] {
        let lines = comparison.zeilen(language)
        var order: [ElementID] = []
        var byNode: [ElementID: [Aenderungszeile]] = [:]
        var others: [Aenderungszeile] = []
        for line in lines {
            guard let node = line.knoten else {
                others.append(line)
                continue
            }
            if byNode[node] == nil { order.append(node) }
            byNode[node, default: []].append(line)
        }
        var blocks: [Block] = []
        let consequences = comparison.folgen(language)
        if !consequences.isEmpty {
            blocks.append(.section(language("Folgen", "Consequences"), [.bullets(consequences)]))
        }
        if !order.isEmpty {
            let rows = order.prefix(Self.maximum).map { row($0, byNode[$0] ?? []) }
            blocks.append(
                .table(
                    language("Geänderte Aufgaben, Phasen und Meilensteine", "Changed tasks, phases and milestones"),
                    columns: [language("Aufgabe", "Task"), names.0, names.1], rows: rows))
            if order.count > Self.maximum {
                let more = order.count - Self.maximum
                blocks.append(.quiet(language("und \(more) weitere", "and \(more) more")))
            }
        }
        if !others.isEmpty {
            let groups = comparison.gruppen(language).filter { $0.phase == nil }
            blocks.append(.section(language("Was sich sonst ändert", "What else changes"), [.changes(groups)]))
        }
        if blocks.isEmpty {
            blocks.append(.text(language("Es gibt keinen Unterschied.", "There is no difference.")))
        }
        return blocks
    }

    private func row(_ id: ElementID, _ lines: [Aenderungszeile]) -> [Cell] {
        let (old, new) = (comparison.alt.struktur.knoten[id], comparison.neu.struktur.knoten[id])
        let number = (comparison.neueGliederung[id] ?? comparison.alteGliederung[id])?.nummer ?? ""
        let title = "\(number) \((new ?? old)?.titel ?? "")"
        let head: Cell = template.map { .contentLink(title, $0.node(id)) } ?? .content(title)
        guard let old else { return [head, .text(language("nicht vorhanden", "not there")), summary(new)] }
        guard new != nil else { return [head, summary(old), .text(language("entfällt", "is removed"))] }
        var cells: (old: [Cell], new: [Cell]) = ([], [])
        for line in lines {
            guard line.vorher != nil || line.nachher != nil else {
                cells.new.append(.content(line.satz))
                continue
            }
            cells.old.append(value(line.feld, line.vorher))
            cells.new.append(value(line.feld, line.nachher))
        }
        return [head, .several(cells.old), .several(cells.new)]
    }

    private func value(_ field: String?, _ value: String?) -> Cell {
        let name = field.flatMap(word) ?? ""
        let prefix = name.isEmpty ? "" : "\(name): "
        guard let value, !value.isEmpty else { return .text(prefix + language("nichts", "nothing")) }
        return .content(prefix + value)
    }

    /// A node that only one side has.
    private func summary(_ node: Knoten?) -> Cell {
        guard let node else { return .text("") }
        var words = [node.art.wort(language)]
        if let duration = node.dauer, duration.wert > 0 { words.append(duration.wort(language)) }
        if let role = node.verantwortlich {
            let title = (comparison.neu.struktur.rollen[role] ?? comparison.alt.struktur.rollen[role])?.titel
            if let title { words.append(title) }
        }
        return .content(words.joined(separator: ", "))
    }

    private func word(_ field: String) -> String? {
        switch field {
        case "titel": language("Titel", "Title")
        case "art": language("Art", "Kind")
        case "oberknoten": language("Gehört zu", "Belongs to")
        case "dauer": language("Dauer", "Duration")
        case "verantwortlich": language("Verantwortlich", "Responsible")
        case "mitwirkend": language("Wirkt mit", "Contributes")
        case "vorgaenger": language("Folgt auf", "Follows on")
        case "rechtsgrundlagen": language("Rechtsgrundlage", "Legal basis")
        case "ergebnisse": language("Ergebnis", "Result")
        case "hinweis": language("Hinweis", "Advice")
        case "bedingung": language("Bedingung", "Condition")
        case "kennung": language("Code", "Code")
        case "wiederholung": language("Je", "For each")
        default: nil
        }
    }
}
