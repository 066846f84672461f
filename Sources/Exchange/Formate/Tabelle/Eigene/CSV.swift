import Templates

/// Tables in text: read through the column assistant, written for German Excel with our own columns.
///
/// Written are UTF-8 with byte order mark, semicolons, CRLF; no cell is ever a formula. The mark stands in the heading of the column
/// "ID", roles and questions in that of "Zusatz". Columns and rules: `Specs/exchange-tables.md`.
public enum CSV {
    /// Reads a plan.
    ///
    /// - Parameter spalten: Changes to the proposed assignment of columns, "titel=C" (`Spaltenzuordnung.setze`).
    /// - Throws: what `CSVFehler` becomes, and what `Spaltenzuordnung` and `Tabelle.lies` throw.
    public static func lies(_ bytes: [UInt8], spalten: [String] = []) throws(Austauschfehler) -> Fremdplan {
        var tabelle = try Tabelle(csv: bytes)
        for angabe in spalten { try tabelle.setze(angabe) }
        return try tabelle.lies()
    }

    /// Writes a plan. Beside what `XLSX.schreibe` loses, texts over 32,000 characters are cut, and where ids and foreign names of a node
    /// fill more than a cell they are left out; `Verlust` says so.
    public static func schreibe(_ plan: Ausfuhrplan) throws(Austauschfehler) -> Ausfuhr {
        let zeilen = Tabellenzeilen(plan)
        var losses = zeilen.verluste
        var csv = CSVSchreiber()
        // No outline numbers: Excel takes "1.2" for the first of February.
        let columns = zeilen.spalten(gliederung: false, zusatz: true)
        var anhang = Plananhang(plan.mappe)
        if anhang.text.utf16.count > Zelltext.limit, !anhang.parameter.isEmpty {
            anhang.parameter = SortedMap()
            losses.append(Verlust(.parameter, [], zuLang))
        }
        if anhang.text.utf16.count > Zelltext.limit {
            anhang.rollen = []
            for feld in [Verlust.Feld.rollen, .verantwortlich, .mitwirkend] { losses.append(Verlust(feld, [], zuLang)) }
        }
        csv.zeile(
            columns.map { rolle in
                switch rolle {
                case .id: .text(Tabellenkopf.text(.id, plan.marke.text, plan.sprache))
                case .zusatz: .text(Tabellenkopf.text(.zusatz, anhang.text, plan.sprache))
                default: .text(rolle.wort(plan.sprache))
                }
            })
        var lost: [Verlust.Feld: [ElementID]] = [:]
        for zeile in zeilen.zeilen {
            var cells: [CSVZelle] = zeilen.werte(zeile, columns).map { wert in
                switch wert {
                case .leer: ""
                case .text(let text): .text(text)
                case .zahl(let zahl): .zahl(zahl)
                case .tag(let tag): .text(tag.tabellentext(plan.sprache))
                }
            }
            cells[cells.count - 1] = .text(zusatz(zeile.knoten, zeile.eintrag.id, &lost))
            csv.zeile(cells)
        }
        for feld in Verlust.Feld.allCases {
            if let nodes = lost[feld] { losses.append(Verlust(feld, nodes, zuLang)) }
        }
        return Ausfuhr(csv.fertig(), losses)
    }

    /// What stands in the last cell of a row, with the losses where it does not fit.
    private static func zusatz(_ knoten: Knoten, _ id: ElementID, _ lost: inout [Verlust.Feld: [ElementID]]) -> String {
        var zusatz = Zeilenzusatz(knoten)
        let fields: [(Tabellenrolle, Verlust.Feld)] = [
            (.titel, .titel), (.kennung, .kennung), (.hinweis, .hinweis), (.bedingung, .bedingung),
        ]
        for (rolle, feld) in fields {
            guard let text = zusatz.texte[rolle], Zelltext.istZuLang(text) else { continue }
            zusatz.texte[rolle] = nil
            lost[feld, default: []].append(id)
        }
        if zusatz.text.utf16.count <= Zelltext.limit { return zusatz.text }
        if !zusatz.ergebnisse.isEmpty { lost[.ergebnisse, default: []].append(id) }
        if !zusatz.rechtsgrundlagen.isEmpty { lost[.rechtsgrundlagen, default: []].append(id) }
        if !zusatz.fremdids.isEmpty { lost[.fremdids, default: []].append(id) }
        for (rolle, feld) in fields where zusatz.texte[rolle] != nil { lost[feld, default: []].append(id) }
        return ""
    }

    private static let zuLang = Satz(
        "Das ist länger, als eine Zelle sein kann, und steht nur teilweise in der Datei.",
        "This is longer than a cell can be and is only partly in the file.")
}
