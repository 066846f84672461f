import Templates

/// Workbooks of Excel: read through the column assistant, written with our own columns.
///
/// A workbook of ours has four sheets: the plan, its dependencies in words, roles and questions, and, hidden, what cells cannot say. What
/// people see and change wins over what is hidden. Columns and rules: `Specs/exchange-tables.md`.
public enum XLSX {
    /// Reads a plan.
    ///
    /// - Parameter spalten: Changes to the proposed assignment of columns, "titel=C" (`Spaltenzuordnung.setze`).
    /// - Throws: what `Arbeitsmappe`, `Spaltenzuordnung` and `Tabelle.lies` throw.
    public static func lies(_ bytes: [UInt8], spalten: [String] = []) throws(Austauschfehler) -> Fremdplan {
        var tabelle = try Tabelle(xlsx: bytes)
        for angabe in spalten { try tabelle.setze(angabe) }
        return try tabelle.lies()
    }

    /// Writes a plan; everything is carried but what `Verlust` lists: what is known of the template beside its title and purpose, files,
    /// unknown fields, durations of milestones, and what points to nothing.
    public static func schreibe(_ plan: Ausfuhrplan) throws(Austauschfehler) -> Ausfuhr {
        let zeilen = Tabellenzeilen(plan)
        var mappe = XLSXSchreiber(plan.sprache)
        mappe.titel = plan.mappe.vorlage.titel
        mappe.beschreibung = plan.mappe.vorlage.kurztext
        mappe.blaetter = [
            planblatt(zeilen), Abhaengigkeitsblatt.blatt(zeilen), rollenblatt(zeilen), anhangblatt(zeilen),
        ]
        return Ausfuhr(mappe.fertig(), zeilen.verluste)
    }

    /// The name of the hidden sheet.
    static let anhang = "Allmende"

    // MARK: Sheets

    private static func planblatt(_ zeilen: Tabellenzeilen) -> XLSXSchreiber.Blatt {
        let columns = zeilen.spalten(gliederung: true, zusatz: false)
        var blatt = XLSXSchreiber.Blatt("Plan", breiten: columns.map(breite))
        blatt.istPlan = true
        blatt.zeilen.append(.init(kopf: columns.map { .text($0.wort(zeilen.sprache)) }))
        for zeile in zeilen.zeilen {
            let isBold = zeile.knoten.art == .phase
            var row = XLSXSchreiber.Zeile(zeilen.werte(zeile, columns), fett: isBold)
            row.ebene = zeile.eintrag.tiefe
            row.titelspalte = columns.firstIndex(of: .titel)
            blatt.zeilen.append(row)
        }
        func choices(_ rolle: Tabellenrolle, _ words: [String]) {
            if let column = columns.firstIndex(of: rolle) { blatt.auswahl.append((column, words)) }
        }
        choices(.art, KnotenArt.allCases.map { $0.wort(zeilen.sprache) })
        choices(.herkunft, Dauer.Herkunft.allCases.map { $0.wort(zeilen.sprache) })
        return blatt
    }

    private static func breite(_ rolle: Tabellenrolle) -> Int {
        switch rolle {
        case .nummer, .ebene: 7
        case .gliederung, .id, .wiederholung, .kennung: 13
        case .art, .dauer, .herkunft, .anfang, .ende: 14
        case .titel: 50
        case .hinweis: 60
        case .ergebnisse, .rechtsgrundlagen: 34
        default: 24
        }
    }

    private static func rollenblatt(_ zeilen: Tabellenzeilen) -> XLSXSchreiber.Blatt {
        let sprache = zeilen.sprache
        var blatt = XLSXSchreiber.Blatt(sprache("Rollen und Fragen", "Roles and questions"), breiten: [50, 16, 50, 16])
        blatt.zeilen.append(.init(kopf: Rollenblatt.rollenkopf(sprache).map { .text($0) }))
        for (id, rolle) in zeilen.plan.mappe.struktur.rollen {
            blatt.zeilen.append(
                .init([
                    .text(Zelltext.zeile(rolle.titel)), .text(Zelltext.zeile(rolle.kuerzel)), .leer,
                    .text(id.description),
                ]))
        }
        blatt.zeilen.append(.init([]))
        blatt.zeilen.append(.init(kopf: Rollenblatt.fragenkopf(sprache).map { .text($0) }))
        for (id, frage) in zeilen.plan.mappe.struktur.parameter {
            blatt.zeilen.append(
                .init([
                    .text(Zelltext.zeile(frage.titel)), .text(frage.art.wort(sprache)), .text(Rollenblatt.werte(frage)),
                    .text(id.description),
                ]))
        }
        return blatt
    }

    /// Keys and lines; a line that is too long for a cell goes on in the next row under the same key.
    private static func anhangblatt(_ zeilen: Tabellenzeilen) -> XLSXSchreiber.Blatt {
        var blatt = XLSXSchreiber.Blatt(anhang, breiten: [16, 100])
        blatt.verborgen = true
        func add(_ key: String, _ text: String) {
            // XML has no place for these two characters, JSON has another spelling.
            let line = text.replacing("\u{FFFE}", with: "\\uFFFE").replacing("\u{FFFF}", with: "\\uFFFF")
            var rest = line[...]
            while !rest.isEmpty {
                // A quarter of the limit in characters is never over it in UTF-16, whatever they are.
                let piece = rest.utf16.count <= Zelltext.limit ? rest : rest.prefix(Zelltext.limit / 4)
                let fits = piece.utf16.count <= Zelltext.limit ? piece : rest.prefix(1)
                blatt.zeilen.append(.init([.text(key), .text(String(fits))]))
                rest = rest[fits.endIndex...]
            }
        }
        add("allmende", zeilen.plan.marke.text)
        add("plan", Plananhang(zeilen.plan.mappe).text)
        add("netz", Abhaengigkeitsblatt(zeilen).text)
        for (eintrag, knoten) in zeilen.zeilen { add(eintrag.id.description, Zeilenzusatz(knoten).text) }
        return blatt
    }
}
