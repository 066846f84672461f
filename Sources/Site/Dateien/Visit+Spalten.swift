import Exchange
import Net
import Templates
import Web

// Which column of a table is what: proposed from the headings, with examples from the rows below, and changed by whoever knows the table.

extension Visit {
    /// How many columns are offered, and how many of the first rows are looked at for them.
    private static let offered = (columns: 60, rows: 200)

    /// Why somebody is asked.
    var columnsUnclear: String {
        language(
            "Aus den Überschriften geht nicht hervor, in welcher Spalte die Vorgänge stehen. Bitte ordnen Sie die Spalten zu.",
            "The headings do not say in which column the tasks stand. Please say what the columns are.")
    }

    /// The table that the path names, with what was said of it. Throws HTTPError 404 for a file that is none.
    private func table() throws -> Tabelle {
        let file = try upload()
        guard var tabelle = try Einfuhr.tabelle(file.bytes) else { throw HTTPError(404, "no table") }
        for angabe in file.spalten { try tabelle.setze(angabe) }
        return tabelle
    }

    /// The columns that hold something, each with what stands below its heading.
    private func columns(_ tabelle: Tabelle) -> [(spalte: Int, beispiele: [String])] {
        var found: [Int: [String]] = [:]
        let head = tabelle.zuordnung.kopfzeile ?? 0
        for column in tabelle.zuordnung.koepfe.keys { found[column] = [] }
        for zeile in tabelle.blatt.zeilen.prefix(Self.offered.rows) where zeile.nummer > head {
            for zelle in zeile.zellen {
                let (text, known) = (zeile.text(zelle.spalte), found[zelle.spalte] ?? [])
                if !text.isEmpty, known.count < 3, !known.contains(text) { found[zelle.spalte] = known + [text] }
            }
        }
        return found.sorted { $0.key < $1.key }.prefix(Self.offered.columns).map { ($0.key, $0.value) }
    }

    private func columnsForm(_ tabelle: Tabelle) -> Form {
        var form = Form(
            addresses.page("einlesen", parameter(0), "spalten"), submit: language("So einlesen", "Read it so"))
        let sheets = tabelle.mappe.blaetter.filter { !$0.zeilen.isEmpty }
        if sheets.count > 1 {
            form.fields.append(
                Field(
                    "blatt", language("Blatt mit dem Plan", "Sheet with the plan"),
                    .choice(sheets.prefix(100).map { Field.Option($0.name, $0.name, isContent: true) }),
                    value: tabelle.blatt.name))
        }
        form.fields.append(
            Field(
                "kopfzeile", language("Zeile mit den Überschriften", "Row with the headings"), .number(1...1_048_576),
                value: tabelle.zuordnung.kopfzeile.map(String.init),
                hint: language(
                    "Leer, wenn es keine gibt: Dann gehört schon die erste Zeile zum Plan.",
                    "Empty where there is none: then the first row is part of the plan.")))
        let roles = Dictionary(
            tabelle.zuordnung.spalten.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        let options =
            [Field.Option("", language("wird nicht gelesen", "is not read"))]
            + Tabellenrolle.allCases.map { Field.Option($0.rawValue, $0.wort(language)) }
        for (column, examples) in columns(tabelle) {
            let letters = Arbeitsblatt.buchstaben(column)
            let heading = tabelle.zuordnung.koepfe[column].map { ": " + language.quoted(String($0.prefix(60))) } ?? ""
            let shown = examples.map { language.quoted(String($0.prefix(40))) }.joined(separator: ", ")
            form.fields.append(
                Field(
                    "spalte-\(letters)", language("Spalte \(letters)", "Column \(letters)") + heading, .choice(options),
                    value: roles[column]?.rawValue ?? "",
                    hint: shown.isEmpty ? nil : language("zum Beispiel \(shown)", "\(shown), for example")))
        }
        form.more = [(language("Überschriften neu suchen", "Look at the headings anew"), "neu", "ja")]
        form.cancel = PageLink(language("Andere Datei", "Another file"), importAddress)
        return form
    }

    private func columnsSheet(_ form: Form) -> Sheet {
        Sheet(
            language("Spalten zuordnen", "Say what the columns are"),
            trail: [workLink, PageLink(language("Einlesen", "Read in"), importAddress)],
            lead: language(
                "Sagen Sie, was in welcher Spalte steht. Nötig ist nur der Titel der Vorgänge; was nicht zugeordnet ist, nennt der Importbericht.",
                "Say what stands in which column. Only the title of the tasks is needed; what is not assigned is named in the import report."
            ), [.form(form)])
    }

    /// Where columns are assigned.
    func columnsPage() throws -> Reply {
        page(columnsSheet(columnsForm(try table())), at: addresses.page("einlesen", parameter(0), "spalten"))
    }

    /// Takes what was said of the columns, and goes on to the report.
    func setColumns() throws -> Reply {
        let input = try input()
        let tabelle = try table()
        var said: [String] = []
        if let sheet = input.optional("blatt") { said.append("blatt=\(sheet)") }
        let row = input.text("kopfzeile")
        if input.isChecked("neu") {
            return try take(said + (row.isEmpty ? [] : ["kopfzeile=\(row)"]), input, tabelle, then: "spalten")
        }
        said.append("kopfzeile=\(row)")
        var problems = Problems()
        var columns: [Tabellenrolle: String] = [:]
        for (column, _) in self.columns(tabelle) {
            let letters = Arbeitsblatt.buchstaben(column)
            guard let rolle = Tabellenrolle(rawValue: input.text("spalte-\(letters)")) else { continue }
            if let other = columns[rolle] {
                problems["spalte-\(letters)"] = language(
                    "\(language.quoted(rolle.wort(language))) ist schon Spalte \(other).",
                    "\(language.quoted(rolle.wort(language))) is column \(other) already.")
            }
            columns[rolle] = letters
        }
        if columns[.titel] == nil {
            problems.add(
                language(
                    "Bitte sagen Sie, in welcher Spalte der Titel der Vorgänge steht.",
                    "Please say which column holds the titles of the tasks."))
        }
        guard problems.isEmpty else { return again(columnsSheet(columnsForm(tabelle).filled(input, problems))) }
        for rolle in Tabellenrolle.allCases where columns[rolle] != nil || tabelle.zuordnung.spalten[rolle] != nil {
            said.append("\(rolle.rawValue)=\(columns[rolle] ?? "")")
        }
        return try take(said, input, tabelle, then: nil)
    }

    /// Keeps what was said if the table can be read so.
    private func take(_ said: [String], _ input: FormInput, _ tabelle: Tabelle, then word: String?) throws -> Reply {
        let file = try upload()
        do {
            guard var fresh = try Einfuhr.tabelle(file.bytes) else { throw HTTPError(404, "no table") }
            for angabe in said { try fresh.setze(angabe) }
            if word == nil { _ = try fresh.lies() }
        } catch {
            guard let sentence = sentence(ofFile: error) else { throw error }
            var problems = Problems()
            problems.add(sentence)
            return again(columnsSheet(columnsForm(tabelle).filled(input, problems)))
        }
        site.uploads.keep(spalten: said, parameter(0))
        return .seeOther(addresses.page(["einlesen", parameter(0)] + [word].compactMap { $0 }), nil)
    }
}
