import Bytes
import Templates

/// The sheet with roles and questions: its headings, and how it is read back.
enum Rollenblatt {
    static func rollenkopf(_ sprache: Sprache) -> [String] {
        [sprache("Rolle", "Role"), sprache("Kürzel", "Abbreviation"), "", "ID"]
    }

    static func fragenkopf(_ sprache: Sprache) -> [String] {
        [sprache("Frage", "Question"), sprache("Art", "Kind"), sprache("Antworten", "Answers"), "ID"]
    }

    /// The answers of a question, a line each: "kauf: Wir kaufen".
    static func werte(_ frage: Parameter) -> String {
        Zelltext.gezeigt(
            frage.werte.map { "\(Zelltext.zeile($0.key.string)): \(Zelltext.zeile($0.value))" }.joined(separator: "\n"))
    }

    /// Takes what people changed in the sheet: titles, abbreviations, answers; rows that were added or deleted.
    ///
    /// A role that was deleted here and is still named in the plan stays.
    static func uebernimm(_ blatt: Arbeitsblatt, in anhang: inout Plananhang, benutzt: Set<ElementID>) -> [Rolle] {
        var roles: [ElementID: Rolle] = [:]
        for (id, rolle) in anhang.rollen { roles[id] = rolle }
        var seen: Set<ElementID> = []
        var added: [Rolle] = []
        var questions: [(key: ElementID, value: Parameter)] = []
        enum Teil { case davor, rollen, fragen }
        var part = Teil.davor
        for zeile in blatt.zeilen {
            let first = zeile.text(0)
            if Sprache.allCases.contains(where: { first == rollenkopf($0)[0] && zeile.text(1) == rollenkopf($0)[1] }) {
                part = .rollen
            } else if Sprache.allCases.contains(where: {
                first == fragenkopf($0)[0] && zeile.text(1) == fragenkopf($0)[1]
            }) {
                part = .fragen
            } else if part == .rollen {
                let short = zeile.text(1)
                guard let id = ElementID(zeile.text(3)), let old = roles[id] else {
                    if !first.isEmpty, zeile.text(3).isEmpty { added.append(Rolle(first, kuerzel: short)) }
                    continue
                }
                seen.insert(id)
                if !first.isEmpty, first != Zelltext.gelesen(Zelltext.zeile(old.titel)) { roles[id]?.titel = first }
                if short != Zelltext.gelesen(Zelltext.zeile(old.kuerzel)) { roles[id]?.kuerzel = short }
            } else if part == .fragen, let id = ElementID(zeile.text(3)) {
                questions.append((id, frage(zeile, anhang.parameter[id])))
            }
        }
        // Without its headings nothing in the sheet counts.
        guard part != .davor else { return [] }
        anhang.rollen = anhang.rollen.compactMap { entry in
            guard seen.contains(entry.id) || benutzt.contains(entry.id) else { return nil }
            return (id: entry.id, rolle: roles[entry.id] ?? entry.rolle)
        }
        if part == .fragen { anhang.parameter = SortedMap(questions) }
        return added
    }

    private static func frage(_ zeile: Arbeitsblatt.Zeile, _ old: Parameter?) -> Parameter {
        var frage = old ?? Parameter("", .jaNein)
        let title = zeile.text(0)
        if title != Zelltext.gelesen(Zelltext.zeile(frage.titel)) { frage.titel = title }
        for art in Parameter.Art.allCases where Sprache.allCases.contains(where: { art.wort($0) == zeile.text(1) }) {
            frage.art = art
        }
        if zeile.text(2) != Zelltext.gelesen(werte(frage)) {
            frage.werte = SortedMap(
                Zelltext.eintraege(zeile.text(2)).map { line in
                    let colon = line.firstIndex(of: ":") ?? line.endIndex
                    let value = Zelltext.gelesen(String(line[..<colon]))
                    let shown =
                        colon < line.endIndex ? Zelltext.gelesen(String(line[line.index(after: colon)...])) : value
                    return (key: Text(value), value: shown)
                })
        }
        return frage
    }
}
