import Bytes
import Templates

extension Tabellenleser {
    /// Makes a row of the plan of each row that has a title, and of each phase and package that columns name.
    mutating func baue(_ rows: [Arbeitsblatt.Zeile]) {
        let titled = rows.filter { zeile in
            [Tabellenrolle.titel, .phase, .paket].contains { !text(zeile, $0).isEmpty }
        }
        meldeOhneTitel(rows, titled)
        let columns = zuordnung.spalten
        let named = columns[.phase] != nil || columns[.paket] != nil
        let baum = Zeilenbaum(titled.filter { !text($0, .titel).isEmpty }, zuordnung)
        if named, baum.quelle != .ebene, baum.quelle != .gliederung {
            nachSpalten(titled)
            return
        }
        var place = 0
        for zeile in titled where !text(zeile, .titel).isEmpty {
            let titel = text(zeile, .titel)
            plan.vorgaenge.append(Fremdvorgang(titel, ort: "Zeile \(zeile.nummer)", ueber: baum.ueber[place]))
            zeilen.append((zeile, place))
            place += 1
        }
        for row in baum.unklar {
            melde(
                .veraendert, "outline-unclear", row,
                "Die Gliederungsnummer fehlt oder kommt zweimal vor; der Vorgang steht dort, wo die Zeile davor steht.",
                "The outline number is missing or occurs twice; the task stands where the row before it does.")
        }
        for rolle in [Tabellenrolle.phase, .paket] where columns[rolle] != nil {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "column-not-needed", titel: zuordnung.koepfe[columns[rolle] ?? 0] ?? "",
                    Satz(
                        "Die Spalte wird nicht gebraucht: Den Baum sagt eine andere.",
                        "The column is not needed: another one tells the tree.")))
        }
    }

    /// Columns name the phase and the package of each row, on rows of their own or beside each task. An empty cell means the one before.
    private mutating func nachSpalten(_ rows: [Arbeitsblatt.Zeile]) {
        var phase: Int?
        var paket: Int?
        var known: [Text: Int] = [:]
        func key(_ titel: String, _ above: Int?) -> Text { Text("\(above ?? -1)\u{0}\(titel)") }
        for zeile in rows {
            let place = "Zeile \(zeile.nummer)"
            var made: Int?
            func node(_ titel: String, _ above: Int?) -> Int {
                if let there = known[key(titel, above)] { return there }
                plan.vorgaenge.append(Fremdvorgang(titel, ort: place, ueber: above))
                made = plan.vorgaenge.count - 1
                known[key(titel, above)] = plan.vorgaenge.count - 1
                return plan.vorgaenge.count - 1
            }
            let (phaseTitle, paketTitle, titel) = (text(zeile, .phase), text(zeile, .paket), text(zeile, .titel))
            if !phaseTitle.isEmpty {
                let next = node(phaseTitle, nil)
                if next != phase { paket = nil }
                phase = next
            }
            if !paketTitle.isEmpty { paket = node(paketTitle, phase) }
            if titel.isEmpty {
                // The row is that of the phase or package itself.
                if let made { zeilen.append((zeile, made)) }
                continue
            }
            plan.vorgaenge.append(Fremdvorgang(titel, ort: place, ueber: paket ?? phase))
            zeilen.append((zeile, plan.vorgaenge.count - 1))
        }
    }

    private mutating func meldeOhneTitel(_ rows: [Arbeitsblatt.Zeile], _ titled: [Arbeitsblatt.Zeile]) {
        if rows.count == titled.count { return }
        let taken = Set(titled.map(\.nummer))
        let silent = Set([Tabellenrolle.nummer, .ebene, .gliederung].compactMap { zuordnung.spalten[$0] })
        for zeile in rows where !taken.contains(zeile.nummer) {
            let rest = zeile.zellen.filter { !silent.contains($0.spalte) && !Zelltext.gelesen($0.wert.text).isEmpty }
            guard let first = rest.first else { continue }
            plan.bericht.melde(
                .init(
                    .ausgelassen, "row-without-title", ort: "Zeile \(zeile.nummer)",
                    titel: String(first.wert.text.prefix(60)),
                    Satz(
                        "Die Zeile hat keinen Titel und wird nicht übernommen.",
                        "The row has no title and is not taken.")))
        }
    }

    // MARK: Dependencies

    mutating func verbinde() {
        guard zuordnung.spalten[.vorgaenger] != nil || zuordnung.spalten[.nachfolger] != nil else { return }
        let rows = nummern()
        for (zeile, platz) in zeilen {
            for (verweis, other) in verweise(zeile, platz, .vorgaenger, rows) { binde(platz, an: other, verweis) }
            for (verweis, other) in verweise(zeile, platz, .nachfolger, rows) { binde(other, an: platz, verweis) }
        }
    }

    /// The rows by what dependencies call them: their numbers, else their codes, else their ids; without any of these the lines below the
    /// headings count.
    private mutating func nummern() -> [Text: Int] {
        var rows: [Text: Int] = [:]
        var twice: [Int] = []
        for rolle in [Tabellenrolle.nummer, .gliederung, .id] where zuordnung.spalten[rolle] != nil {
            for (zeile, platz) in zeilen {
                let name = text(zeile, rolle)
                if name.isEmpty { continue }
                let key = rolle == .id ? Text(name) : Text(Zeilenbaum.code(name).joined(separator: "."))
                if let there = rows[key] {
                    if rolle == .nummer, there != platz { twice.append(platz) }
                } else {
                    rows[key] = platz
                }
            }
        }
        if rows.isEmpty {
            for (zeile, platz) in zeilen { rows[Text(String(zeile.nummer &- (zuordnung.kopfzeile ?? 0)))] = platz }
        }
        for platz in twice {
            melde(
                .veraendert, "number-twice", platz,
                "Die Nummer steht schon weiter oben; Abhängigkeiten meinen die erste Zeile mit dieser Nummer.",
                "The number stands further up already; dependencies mean the first row with it.")
        }
        return rows
    }

    private mutating func verweise(
        _ zeile: Arbeitsblatt.Zeile, _ platz: Int, _ rolle: Tabellenrolle, _ rows: [Text: Int]
    ) -> [(Angaben.Verweis, Int)] {
        let cell = text(zeile, rolle)
        if cell.isEmpty { return [] }
        // A day or a decimal number in such a cell is what Excel made of "1.2" or "4,5".
        if let column = zuordnung.spalten[rolle], case .datum = zeile[column]?.wert {
            melde(
                .ausgelassen, "predecessor-date", platz,
                "Im Feld der Abhängigkeiten steht ein Datum; vermutlich hat Excel eine Nummer wie »1.2« umgewandelt.",
                "The cell of dependencies holds a date; Excel probably turned a number such as “1.2” into one.")
            return []
        }
        let (found, unreadable) = Angaben.verweise(cell)
        for part in unreadable {
            melde(
                .ausgelassen, "predecessor-unreadable", platz,
                "Die Abhängigkeit \(Sprache.de.quoted(String(part.prefix(60)))) ist nicht zu lesen. Schreiben Sie zum Beispiel »3EA+2 Tage«.",
                "The dependency \(Sprache.en.quoted(String(part.prefix(60)))) cannot be read. Write “3FS+2 days”, for example."
            )
        }
        var result: [(Angaben.Verweis, Int)] = []
        for verweis in found {
            let code = Zeilenbaum.code(verweis.nummer).joined(separator: ".")
            guard let other = rows[Text(code)] ?? rows[Text(verweis.nummer)] else {
                melde(
                    .ausgelassen, "predecessor-unknown", platz,
                    "Eine Zeile mit der Nummer \(Sprache.de.quoted(verweis.nummer)) gibt es nicht.",
                    "There is no row with the number \(Sprache.en.quoted(verweis.nummer)).")
                continue
            }
            result.append((verweis, other))
        }
        return result
    }

    /// Ties a row to the one it waits for.
    private mutating func binde(_ platz: Int, an other: Int, _ verweis: Angaben.Verweis) {
        var anordnung = Anordnung(verweis.art)
        if let menge = verweis.verzug {
            anordnung.verzug = Verzug(menge.wert, menge.einheit)
            if !menge.genau {
                melde(
                    .veraendert, "lag-rounded", platz,
                    "Der Verzug wurde auf \(menge.wert) \(menge.einheit.wort(menge.wert, .de)) gerundet.",
                    "The lag was rounded to \(menge.wert) \(menge.einheit.wort(menge.wert, .en)).")
            }
        }
        if let percent = verweis.prozent {
            if let dauer = plan.vorgaenge[other].dauer {
                let (product, overflow) = dauer.wert.multipliedReportingOverflow(by: percent)
                let value = overflow ? 0 : product / 100 + (product % 100 > 0 ? 1 : 0)
                anordnung.verzug = value == 0 ? nil : Verzug(value, dauer.einheit)
                melde(
                    .veraendert, "lag-percent", platz,
                    "Der Verzug von \(percent) % der Dauer wurde zu \(value) \(dauer.einheit.wort(value, .de)); er ändert sich nicht mehr mit ihr.",
                    "The lag of \(percent) % of the duration became \(value) \(dauer.einheit.wort(value, .en)); it no longer changes with it."
                )
            } else {
                melde(
                    .ausgelassen, "lag-percent", platz,
                    "Der Verzug von \(percent) % bleibt draußen: Der Vorgänger hat keine Dauer.",
                    "The lag of \(percent) % stays out: the predecessor has no duration.")
            }
        }
        // Successors say the same as predecessors once more.
        guard gebunden.insert(Bindung(platz: platz, von: other, anordnung: anordnung)).inserted else { return }
        plan.vorgaenge[platz].vorgaenger.append(Fremdanordnung(von: other, anordnung))
    }

    // MARK: Report

    mutating func meldeSpalten(_ rows: [Arbeitsblatt.Zeile]) {
        for (column, heading) in zuordnung.unbekannt {
            let place = "Spalte \(Arbeitsblatt.buchstaben(column))"
            let isPlanning = Self.ohnePlatz.contains(Kopfwort.gefaltet(heading))
            plan.bericht.melde(
                .init(
                    .ausgelassen, isPlanning ? "column-without-place" : "column-unknown", ort: place,
                    titel: String(heading.prefix(80)),
                    isPlanning
                        ? Satz(
                            "Was die Spalte sagt, gehört zu einem laufenden Projekt und nicht in eine Vorlage.",
                            "What the column says belongs to a running project and not to a template.")
                        : Satz(
                            "Die Spalte ist nicht bekannt; was in ihr steht, bleibt draußen, solange sie nicht zugeordnet wird.",
                            "The column is not known; what is in it stays out as long as it is not assigned."
                        )))
        }
        let known = Set(zuordnung.koepfe.keys).union(zuordnung.spalten.values)
        var bare: Set<Int> = []
        var errors = 0
        for zeile in rows {
            for zelle in zeile.zellen {
                if !known.contains(zelle.spalte), !Zelltext.gelesen(zelle.wert.text).isEmpty {
                    bare.insert(zelle.spalte)
                }
                if case .fehler = zelle.wert { errors += 1 }
            }
        }
        for column in bare.sorted() {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "column-without-heading", ort: "Spalte \(Arbeitsblatt.buchstaben(column))",
                    Satz(
                        "Die Spalte hat keine Überschrift und wird nicht übernommen.",
                        "The column has no heading and is not taken.")))
        }
        if errors > 0 {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "cell-error",
                    Satz(
                        "In \(errors) Zellen steht der Fehler einer Formel; sie gelten als leer.",
                        "\(errors) cells hold the error of a formula; they count as empty.")))
        }
    }

    mutating func meldeBlaetter() {
        if mappe.hatKommentare {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "comments",
                    Satz(
                        "Kommentare an Zellen werden nicht übernommen; sie nennen oft Personen.",
                        "Comments to cells are not taken; they often name persons.")))
        }
        for other in mappe.blaetter where other != blatt && !other.zeilen.isEmpty {
            if istEigene, Self.eigeneBlaetter.contains(other.name) { continue }
            plan.bericht.melde(
                .init(
                    .ausgelassen, "sheet-other", ort: other.name,
                    Satz(
                        "Das Blatt wird nicht gelesen; der Plan steht in einem anderen.",
                        "The sheet is not read; the plan stands in another one.")))
        }
    }

    private static let eigeneBlaetter: Set<String> = [
        XLSX.anhang, Abhaengigkeitsblatt.name(.de), Abhaengigkeitsblatt.name(.en), "Rollen und Fragen",
        "Roles and questions",
    ]

    /// Folded headings of what a template has no place for.
    private static let ohnePlatz: Set<String> = [
        "fortschritt", "abgeschlossen", "complete", "percentcomplete", "progress", "status", "state", "prioritat",
        "priority", "kosten", "cost",
        "costs", "budget", "arbeit", "work", "aufwand", "effort", "istanfang", "istende", "actualstart", "actualfinish",
        "erledigt", "done",
        "completed", "completedat", "createdat", "lastmodified", "vorgangsmodus", "taskmode", "aktiv", "active",
        "gesamtepufferzeit", "totalslack",
        "kritisch", "critical", "einschrankungsart", "constrainttype", "einschrankungstermin", "constraintdate",
        "stichtag", "baselinestart",
    ]
}

/// A dependency of a row, to find those that are said twice.
struct Bindung: Hashable {
    let platz: Int
    let von: Int
    let anordnung: Anordnung
}
