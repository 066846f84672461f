import Bytes

// Sentences about nodes.

extension Sentences {
    func nodeLine(_ change: Change) -> Aenderungszeile {
        switch change {
        case .knotenNeu(let id): return newNode(change, id)
        case .knotenEntfallen(let id):
            let knoten = comparison.alt.struktur.knoten[id]
            let (german, english) = (knoten?.art.wort(.de) ?? "", knoten?.art.wort(.en) ?? "")
            return line(
                change, nil, knoten?.titel, nil, "Entfallen: \(german) \(node(id))", "Removed: \(english) \(node(id))")
        case .verschoben(let id, let from, let to):
            let top = sprache("der obersten Ebene", "the top level")
            let (old, new) = (from.map { node($0) } ?? top, to.map { node($0) } ?? top)
            let known = from.map { comparison.neu.struktur.knoten.contains($0) } ?? true
            let origin = known ? old : sprache("\(old) (entfallen)", "\(old) (removed)")
            let below =
                to == nil ? sprache("auf die oberste Ebene", "to the top level") : sprache("nach \(new)", "to \(new)")
            return line(
                change, "oberknoten", old, new, "\(node(id)) verschoben: von \(origin) \(below)",
                "\(node(id)) moved from \(origin) \(below)")
        case .umgereiht(let id, let behind):
            guard let behind else {
                let parent = comparison.neu.struktur.knoten[id]?.oberknoten.map { node($0) }
                let place = parent.map { " in \($0)" } ?? ""
                return line(
                    change, "rang", nil, nil, "\(node(id)) steht jetzt an erster Stelle\(place)",
                    "\(node(id)) now comes first\(place)")
            }
            return line(
                change, "rang", nil, nil, "\(node(id)) steht jetzt nach \(node(behind))",
                "\(node(id)) now comes after \(node(behind))")
        case .titel(_, let before, let after):
            return line(
                change, "titel", before, after, "\(quoted(before)) heißt jetzt \(quoted(after))",
                "\(quoted(before)) is now called \(quoted(after))")
        case .art(let id, let before, let after):
            return line(
                change, "art", before.wort(sprache), after.wort(sprache),
                "\(node(id)) ist jetzt \(after.mitArtikel(.de)) (bisher \(before.wort(.de)))",
                "\(node(id)) is now \(after.mitArtikel(.en)) (was a \(before.wort(.en)))")
        case .text(let id, let field, let before, let after):
            let what: (String, String) =
                switch field {
                case .kennung: ("Code von \(node(id))", "Code of \(node(id))")
                case .hinweis: ("Hinweis zu \(node(id))", "Advice on \(node(id))")
                case .bedingung: ("Bedingung von \(node(id))", "Condition of \(node(id))")
                }
            let (german, english) = text(what, before, after)
            return line(change, field.rawValue, before, after, german, english)
        case .dauer(let id, let before, let after): return duration(change, id, before, after)
        case .verantwortlich(let id, let before, let after):
            let (old, new) = (role(before), role(after))
            if let old, let new {
                return line(
                    change, "verantwortlich", old, new, "Verantwortlich für \(node(id)): \(old) → \(new)",
                    "Responsible for \(node(id)): \(old) → \(new)")
            }
            return new.map {
                line(
                    change, "verantwortlich", nil, $0, "Verantwortlich für \(node(id)) ist jetzt: \($0)",
                    "Responsible for \(node(id)) is now: \($0)")
            }
                ?? line(
                    change, "verantwortlich", old, nil,
                    "Für \(node(id)) ist niemand mehr verantwortlich (bisher \(old ?? ""))",
                    "Nobody is responsible for \(node(id)) any more (was \(old ?? ""))")
        case .mitwirkend(let id, let roleID, let isNew):
            let name = role(roleID) ?? ""
            return line(
                change, "mitwirkend", isNew ? nil : name, isNew ? name : nil,
                "An \(node(id)) wirkt \(name) \(isNew ? "jetzt" : "nicht mehr") mit",
                "\(name) \(isNew ? "now" : "no longer") contributes to \(node(id))")
        case .vorgaenger(let id, let predecessor, let before, let after):
            return dependency(change, id, predecessor, before, after)
        case .ergebnis(let id, _, let before, let after):
            let (german, english) = text(("Ergebnis von \(node(id))", "Result of \(node(id))"), before, after)
            return line(change, "ergebnisse", before, after, german, english)
        case .wiederholung(let id, let before, let after):
            let (old, new) = (parameter(before), parameter(after))
            guard let new else {
                return line(
                    change, "wiederholung", old, nil,
                    "\(node(id)) wird nicht mehr wiederholt (bisher je \(quoted(old ?? "")))",
                    "\(node(id)) is not repeated any more (was for each of \(quoted(old ?? "")))")
            }
            return line(
                change, "wiederholung", old, new,
                "\(node(id)) wird jetzt wiederholt: je \(quoted(new))"
                    + (old.map { " (bisher je \(quoted($0)))" } ?? ""),
                "\(node(id)) is now repeated for each of \(quoted(new))" + (old.map { " (was \(quoted($0)))" } ?? ""))
        case .fremdid(let id, let system, let before, let after):
            let (german, english) = text(
                (
                    "Kennung von \(node(id)) in \(quoted(system.string))",
                    "Id of \(node(id)) in \(quoted(system.string))"
                ),
                before, after)
            return line(change, "fremdids", before, after, german, english)
        default: return line(change, nil, nil, nil, "", "")
        }
    }

    private func newNode(_ change: Change, _ id: ElementID) -> Aenderungszeile {
        guard let knoten = comparison.neu.struktur.knoten[id] else { return line(change, nil, nil, nil, "", "") }
        func sentence(_ sprache: Sprache) -> String {
            var text = "\(sprache("Neu", "New")): \(knoten.art.wort(sprache)) \(node(id))"
            if let parent = knoten.oberknoten { text += sprache(" unter \(node(parent))", " below \(node(parent))") }
            var details: [String] = []
            if let dauer = knoten.dauer, dauer.wert > 0 { details.append(dauer.wort(sprache)) }
            if let name = role(knoten.verantwortlich) { details.append(name) }
            if let first = knoten.vorgaenger.keys.first {
                let more = knoten.vorgaenger.count - 1
                let rest =
                    more == 0 ? "" : sprache(" und \(more) \(more == 1 ? "weiterem" : "weiteren")", " and \(more) more")
                details.append(sprache("nach \(node(first))\(rest)", "after \(node(first))\(rest)"))
            }
            return details.isEmpty ? text : "\(text) (\(details.joined(separator: ", ")))"
        }
        return line(change, nil, nil, knoten.titel, sentence(.de), sentence(.en))
    }

    private func duration(_ change: Change, _ id: ElementID, _ before: Dauer?, _ after: Dauer?) -> Aenderungszeile {
        let (old, new) = (before?.wort(sprache), after?.wort(sprache))
        switch (before, after) {
        case (let before?, let after?):
            if before.wert == after.wert && before.einheit == after.einheit {
                let (from, to) = (before.herkunft.wort(sprache), after.herkunft.wort(sprache))
                let what = from == to ? "" : ": \(from) → \(to)"
                return line(
                    change, "dauer", from, to, "Herkunft der Dauer von \(node(id))\(what.isEmpty ? " geändert" : what)",
                    "Source of the duration of \(node(id))\(what.isEmpty ? " changed" : what)")
            }
            let first = before.einheit == after.einheit ? "\(before.wert)" : before.wort(sprache)
            return line(
                change, "dauer", old, new, "Dauer von \(node(id)) \(first) → \(after.wort(.de))",
                "Duration of \(node(id)) \(first) → \(after.wort(.en))")
        case (nil, let after?):
            return line(
                change, "dauer", nil, new, "Dauer von \(node(id)) jetzt \(after.wort(.de)) (bisher ohne Angabe)",
                "Duration of \(node(id)) now \(after.wort(.en)) (none before)")
        default:
            return line(
                change, "dauer", old, nil, "Dauer von \(node(id)) entfällt (bisher \(before?.wort(.de) ?? ""))",
                "Duration of \(node(id)) removed (was \(before?.wort(.en) ?? ""))")
        }
    }

    private func dependency(
        _ change: Change, _ id: ElementID, _ predecessor: ElementID, _ before: Anordnung?, _ after: Anordnung?
    ) -> Aenderungszeile {
        func extra(_ anordnung: Anordnung?, _ sprache: Sprache) -> String {
            let text = anordnung?.zusatz(sprache) ?? ""
            return text.isEmpty ? "" : " (\(text))"
        }
        func words(_ anordnung: Anordnung) -> String {
            let text = anordnung.zusatz(sprache)
            return text.isEmpty ? sprache("ohne Verzug", "no lag") : text
        }
        let name = node(predecessor)
        switch (before, after) {
        case (nil, let after?):
            return line(
                change, "vorgaenger", nil, name + extra(after, sprache),
                "\(node(id)) wartet jetzt auf \(name)\(extra(after, .de))",
                "\(node(id)) now waits for \(name)\(extra(after, .en))")
        case (let before?, let after?):
            return line(
                change, "vorgaenger", words(before), words(after),
                "\(node(id)) nach \(name): \(words(before)) → \(words(after))",
                "\(node(id)) after \(name): \(words(before)) → \(words(after))")
        default:
            return line(
                change, "vorgaenger", name + extra(before, sprache), nil, "\(node(id)) wartet nicht mehr auf \(name)",
                "\(node(id)) no longer waits for \(name)")
        }
    }
}
