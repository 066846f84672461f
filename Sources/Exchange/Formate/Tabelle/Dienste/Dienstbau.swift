import Bytes
import Templates

/// Makes a plan of rows that name their parents and predecessors by name or id and stand in any order, as tables of web services do.
struct Dienstbau {
    /// A row before its place in the tree is known.
    struct Zeile {
        var vorgang: Fremdvorgang
        /// The parent as the file calls it; empty for none.
        var ueber = ""
        /// The row above by its place, where the file tells it by its order.
        var unter: Int?
        /// What it waits for, as the file calls it.
        var wartetAuf = ""
        /// What waits for it, as the file calls it.
        var blockiert = ""
    }

    var plan = Fremdplan()
    var personen = Personensammler(.person)
    private(set) var zeilen: [Zeile] = []
    private var nachName: [Text: [Int]] = [:]
    private var nachID: [Text: Int] = [:]
    private var gebunden: Set<Bindung> = []

    /// Adds a row and says where it stands.
    @discardableResult
    mutating func lege(_ zeile: Zeile) -> Int {
        zeilen.append(zeile)
        nachName[Self.schluessel(zeile.vorgang.titel), default: []].append(zeilen.count - 1)
        if !zeile.vorgang.fremdid.isEmpty, nachID[Text(zeile.vorgang.fremdid)] == nil {
            nachID[Text(zeile.vorgang.fremdid)] = zeilen.count - 1
        }
        return zeilen.count - 1
    }

    /// Adds a row that others do not mean by its name: a section, a group.
    mutating func legeOhneNamen(_ zeile: Zeile) -> Int {
        zeilen.append(zeile)
        return zeilen.count - 1
    }

    /// The plan: parents before what is below them, dependencies tied.
    mutating func fertig() -> Fremdplan {
        var above = zeilen.indices.map { oberzeile($0) }
        oeffne(&above)
        let order = reihenfolge(above)
        var place = [Int](repeating: 0, count: zeilen.count)
        for (new, old) in order.enumerated() { place[old] = new }
        for old in order {
            var vorgang = zeilen[old].vorgang
            vorgang.ueber = above[old].map { place[$0] }
            plan.vorgaenge.append(vorgang)
        }
        for old in order {
            for other in genannte(zeilen[old].wartetAuf, bei: old, "predecessor") {
                binde(place[old], an: place[other])
            }
            for other in genannte(zeilen[old].blockiert, bei: old, "successor") { binde(place[other], an: place[old]) }
        }
        plan.beteiligte = personen.beteiligte
        return plan
    }

    // MARK: Tree

    private mutating func oberzeile(_ row: Int) -> Int? {
        let name = zeilen[row].ueber
        if name.isEmpty { return zeilen[row].unter }
        guard let found = finde(name, bei: row) else {
            melde(
                .veraendert, "parent-unknown", row,
                "Der übergeordnete Vorgang \(Sprache.de.quoted(kurz(name))) steht nicht in der Datei.",
                "The parent \(Sprache.en.quoted(kurz(name))) is not in the file.")
            return zeilen[row].unter
        }
        if found.mehrere { mehrdeutig(row, name) }
        // Of several the last one before the row: what is below a task follows it.
        return found.davor ?? found.erste
    }

    /// Takes the upper row from one in every ring.
    private mutating func oeffne(_ above: inout [Int?]) {
        var state = [UInt8](repeating: 0, count: above.count)
        for start in above.indices {
            var path: [Int] = []
            var next: Int? = start
            while let row = next, state[row] == 0 {
                state[row] = 1
                path.append(row)
                next = above[row]
            }
            if let row = next, state[row] == 1 {
                above[row] = nil
                melde(
                    .veraendert, "parent-ring", row, "Der Vorgang stand über sich selbst; er steht nun ganz oben.",
                    "The task stood above itself; it stands at the top now.")
            }
            for row in path { state[row] = 2 }
        }
    }

    /// The rows with each before what is below it, else as in the file.
    private func reihenfolge(_ above: [Int?]) -> [Int] {
        var below = [[Int]](repeating: [], count: above.count)
        var open: [Int] = []
        for row in above.indices.reversed() {
            if let parent = above[row] { below[parent].append(row) } else { open.append(row) }
        }
        var order: [Int] = []
        while let row = open.popLast() {
            order.append(row)
            open += below[row]
        }
        return order
    }

    // MARK: Names

    /// The rows a name means beside the one that says it: the first, the last before it, and whether there are several. Logarithmic, because
    /// thousands of tasks may have one name.
    private func finde(_ name: String, bei row: Int) -> (erste: Int, davor: Int?, mehrere: Bool)? {
        let number = name.hasPrefix("#") ? String(name.dropFirst()) : name
        if let only = nachID[Text(number)] { return only == row ? nil : (only, nil, false) }
        guard let rows = nachName[Self.schluessel(name)] else { return nil }
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle] < row { low = middle + 1 } else { high = middle }
        }
        let isOwn = low < rows.count && rows[low] == row
        let others = rows.count - (isOwn ? 1 : 0)
        guard others > 0 else { return nil }
        return (rows[0] == row ? rows[1] : rows[0], low > 0 ? rows[low - 1] : nil, others > 1)
    }

    /// The rows that a list with commas names; names may have commas themselves, so the longest that is known is taken.
    private mutating func genannte(_ list: String, bei row: Int, _ code: String) -> [Int] {
        if list.isEmpty { return [] }
        let parts = list.split(whereSeparator: { $0 == "," || $0 == ";" || $0.isNewline }).map {
            Zelltext.gelesen(String($0))
        }
        var found: [Int] = []
        var place = 0
        while place < parts.count {
            var taken = 0
            for length in stride(from: min(6, parts.count - place), to: 0, by: -1) {
                let name = parts[place..<place + length].joined(separator: ", ")
                guard let meant = finde(name, bei: row) else { continue }
                if meant.mehrere { mehrdeutig(row, name) }
                found.append(meant.erste)
                taken = length
                break
            }
            if taken == 0, !parts[place].isEmpty {
                melde(
                    .ausgelassen, "\(code)-unknown", row,
                    "\(Sprache.de.quoted(kurz(parts[place]))) steht nicht in der Datei; die Abhängigkeit bleibt draußen.",
                    "\(Sprache.en.quoted(kurz(parts[place]))) is not in the file; the dependency stays out.")
            }
            place += max(1, taken)
        }
        return found
    }

    private mutating func binde(_ row: Int, an other: Int) {
        if gebunden.insert(Bindung(platz: row, von: other, anordnung: Anordnung())).inserted {
            plan.vorgaenge[row].vorgaenger.append(Fremdanordnung(von: other))
        }
    }

    private static func schluessel(_ name: String) -> Text {
        Text(name.split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing(" ,", with: ","))
    }

    // MARK: Report

    private func kurz(_ text: String) -> String { String(text.prefix(60)) }

    private mutating func mehrdeutig(_ row: Int, _ name: String) {
        melde(
            .veraendert, "name-ambiguous", row,
            "Mehrere Vorgänge heißen \(Sprache.de.quoted(kurz(name))); der nächstliegende wurde genommen. Prüfen Sie das.",
            "Several tasks are called \(Sprache.en.quoted(kurz(name))); the nearest was taken. Please check.")
    }

    mutating func melde(_ art: Importbericht.Art, _ code: String, _ row: Int, _ deutsch: String, _ english: String) {
        let vorgang = zeilen[row].vorgang
        plan.bericht.melde(.init(art, code, ort: vorgang.ort, titel: vorgang.titel, Satz(deutsch, english)))
    }

    /// Says once that a column was left out, if anything stood in it.
    mutating func laesstAus(_ spalten: [(spalte: Int, kopf: String)], _ rows: [Arbeitsblatt.Zeile]) {
        for (column, heading) in spalten where rows.contains(where: { !$0.text(column).isEmpty }) {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "column-without-place", ort: "Spalte \(Arbeitsblatt.buchstaben(column))",
                    titel: String(heading.prefix(80)),
                    Satz(
                        "Die Spalte hat in einer Vorlage keinen Platz oder ist nicht bekannt.",
                        "The column has no place in a template or is not known.")))
        }
    }

    /// What a table is refused with when it is none of a service.
    static func fremd(_ dienst: String) -> Austauschfehler {
        Austauschfehler(
            "not-\(dienst.lowercased().prefix { $0.isLetter })",
            Satz(
                "Die Datei sieht nicht wie eine Ausgabe aus \(dienst) aus. Lesen Sie sie als gewöhnliche Tabelle und ordnen Sie die Spalten zu.",
                "The file does not look like an export of \(dienst). Read it as an ordinary table and assign its columns."
            ))
    }
}

/// The columns of a table by folded headings.
struct Dienstspalten {
    private let koepfe: [(spalte: Int, kopf: String, gefaltet: String)]

    init(_ zeile: Arbeitsblatt.Zeile) {
        koepfe = zeile.zellen.map { zelle in
            let text = Zelltext.gelesen(zelle.wert.text)
            return (zelle.spalte, text, Kopfwort.gefaltet(text))
        }
    }

    /// The column of the first heading that is there.
    func spalte(_ names: String...) -> Int? {
        for name in names {
            if let found = koepfe.first(where: { $0.gefaltet == name }) { return found.spalte }
        }
        return nil
    }

    /// The columns that are none of some.
    func ohne(_ used: [Int?]) -> [(spalte: Int, kopf: String)] {
        koepfe.filter { entry in !entry.kopf.isEmpty && !used.contains(entry.spalte) }.map { ($0.spalte, $0.kopf) }
    }
}
