import Templates

/// A file with a table, opened: which sheet holds the plan, which column tells what, and how it is read.
///
///     var tabelle = try Tabelle(xlsx: bytes)
///     tabelle.zuordnung.unbekannt              // shown to whoever imports
///     try tabelle.setze("titel=C")             // changed by them
///     let plan = try tabelle.lies()
public struct Tabelle: Sendable {
    /// The sheets; a text file has one.
    public let mappe: Arbeitsmappe
    /// Whether it is a text file, in which numbers and days are texts too.
    let istText: Bool
    /// The sheet that is read, an index into `mappe.blaetter`.
    public private(set) var nummer = 0
    /// Which column tells what.
    public var zuordnung = Spaltenzuordnung()

    /// The sheet that is read.
    public var blatt: Arbeitsblatt {
        mappe.blaetter.indices.contains(nummer) ? mappe.blaetter[nummer] : Arbeitsblatt()
    }

    /// Opens a workbook; the first visible sheet with the most known headings is read.
    ///
    /// - Throws: what `Arbeitsmappe` and `Spaltenzuordnung` throw; `table-empty` when nothing stands in it.
    public init(xlsx bytes: [UInt8]) throws(Austauschfehler) {
        try self.init(Arbeitsmappe(xlsx: bytes).ausgeschrieben, istText: false)
    }

    /// Opens a table in text.
    ///
    /// - Throws: what `CSVFehler` becomes and `Spaltenzuordnung` throws; `table-empty`; `csv-workbook` for a workbook with a wrong name.
    public init(csv bytes: [UInt8]) throws(Austauschfehler) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Austauschfehler(
                "csv-workbook",
                Satz(
                    "Die Datei ist eine Arbeitsmappe und keine Tabelle in Textform. Lesen Sie sie als XLSX, oder speichern Sie sie als CSV.",
                    "The file is a workbook and no table in text. Read it as XLSX, or save it as CSV."))
        }
        let table: CSVTabelle
        do throws(CSVFehler) {
            table = try CSVLeser.lies(bytes)
        } catch {
            throw error.austauschfehler
        }
        var blatt = Arbeitsblatt()
        blatt.zeilen.reserveCapacity(table.zeilen.count)
        for row in table.zeilen {
            var zeile = Arbeitsblatt.Zeile(row.nummer)
            for (column, text) in row.zellen.enumerated() where !text.isEmpty {
                zeile.zellen.append(Arbeitsblatt.Zelle(column, .text(text)))
            }
            if !zeile.zellen.isEmpty { blatt.zeilen.append(zeile) }
        }
        var mappe = Arbeitsmappe()
        mappe.blaetter = [blatt]
        try self.init(mappe, istText: true)
    }

    private init(_ mappe: Arbeitsmappe, istText: Bool) throws(Austauschfehler) {
        (self.mappe, self.istText) = (mappe, istText)
        guard mappe.blaetter.contains(where: { !$0.zeilen.isEmpty }) else {
            throw Austauschfehler(
                "table-empty",
                Satz(
                    "In der Datei steht nichts. Prüfen Sie, ob Sie die richtige gewählt haben.",
                    "There is nothing in the file. Check that you chose the right one."))
        }
        // Visible sheets first; of several with equally many known headings the first.
        let order = mappe.blaetter.indices.filter { !mappe.blaetter[$0].verborgen }
        var best = -1
        for place in order.isEmpty ? Array(mappe.blaetter.indices) : order {
            let found = try Spaltenzuordnung(mappe.blaetter[place])
            let isFilled = mappe.blaetter[place].zeilen.isEmpty ? 0 : 1
            let score = found.spalten.count * 2 + isFilled
            if score > best { (best, nummer, zuordnung) = (score, place, found) }
        }
    }

    /// Takes another sheet, by its name or its number from 1, and proposes columns anew.
    ///
    /// - Throws: `sheet-unknown` with the names there are, and what `Spaltenzuordnung` throws.
    public mutating func waehle(blatt name: String) throws(Austauschfehler) {
        let place = mappe.blaetter.firstIndex { $0.name == name } ?? Int(name).map { $0 &- 1 } ?? -1
        guard mappe.blaetter.indices.contains(place) else {
            let names = mappe.blaetter.map(\.name).joined(separator: ", ")
            throw Austauschfehler(
                "sheet-unknown",
                Satz(
                    "Ein Blatt \(Sprache.de.quoted(name)) gibt es nicht; es gibt: \(names).",
                    "There is no sheet \(Sprache.en.quoted(name)); there are: \(names)."))
        }
        nummer = place
        zuordnung = try Spaltenzuordnung(mappe.blaetter[place])
    }

    /// Changes the assignment of columns as people type it, "titel=C"; "blatt=Plan" takes another sheet.
    ///
    /// - Throws: what `Spaltenzuordnung.setze` and `waehle` throw.
    public mutating func setze(_ angabe: String) throws(Austauschfehler) {
        for word in ["blatt=", "sheet="] where angabe.hasPrefix(word) {
            return try waehle(blatt: String(angabe.dropFirst(word.count)))
        }
        try zuordnung.setze(angabe, in: blatt)
    }

    /// Reads the plan with the columns as they are assigned now. Linear in the table.
    ///
    /// - Throws: `no-title-column` when no column tells what the rows are called, `no-rows` when there is nothing below the headings.
    public func lies() throws(Austauschfehler) -> Fremdplan {
        guard zuordnung.spalten[.titel] != nil else {
            throw Austauschfehler(
                "no-title-column", ort: blatt.name,
                Satz(
                    "Keine Spalte ist als Titel der Vorgänge zu erkennen. Sagen Sie, welche es ist, zum Beispiel mit »titel=B«.",
                    "No column can be seen to hold the titles of the tasks. Say which it is, with “titel=B” for example."
                ))
        }
        var leser = Tabellenleser(self)
        leser.lies()
        guard !leser.plan.vorgaenge.isEmpty else {
            throw Austauschfehler(
                "no-rows", ort: blatt.name,
                Satz(
                    "Unter den Überschriften steht kein Vorgang. Prüfen Sie, ob das richtige Blatt gelesen wird.",
                    "There is no task below the headings. Check that the right sheet is read."))
        }
        return leser.plan
    }
}
