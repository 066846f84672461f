import Templates

/// Which column of a table tells what: proposed from the headings, shown to people, and changed by them.
public struct Spaltenzuordnung: Hashable, Sendable {
    /// How many rows at the top are searched for the headings.
    public static let kopfsuche = 60
    /// The most columns of a table; a plan with more is none.
    public static let spaltenLimit = 1_000

    /// The number of the row with the headings; nil when there is none and every row is part of the plan.
    public var kopfzeile: Int?
    /// The columns by what they tell, 0 for A.
    public var spalten: [Tabellenrolle: Int] = [:]
    /// The headings by column, those nobody knows included.
    public private(set) var koepfe: [Int: String] = [:]

    /// An empty assignment.
    public init() {}

    /// The columns with a heading that tell nothing, in their order.
    public var unbekannt: [(spalte: Int, kopf: String)] {
        let used = Set(spalten.values)
        return koepfe.filter { !used.contains($0.key) }.sorted { $0.key < $1.key }.map {
            (spalte: $0.key, kopf: $0.value)
        }
    }

    /// Proposes an assignment from the headings, which are looked for below rows of other content.
    ///
    /// The row with most known headings among the first sixty is taken; where there is none, nothing is assigned. Where two columns could
    /// tell the same, the surer heading is taken and the other column stays unknown.
    ///
    /// - Throws: `column-twice` when a heading that is needed stands over two columns, `too-many-columns`.
    public init(_ blatt: Arbeitsblatt) throws(Austauschfehler) {
        var best: (score: Int, zeile: Arbeitsblatt.Zeile)?
        for zeile in blatt.zeilen.prefix(Self.kopfsuche) {
            guard zeile.zellen.count <= Self.spaltenLimit else { throw Self.zuViele(zeile) }
            let score = Self.bewertung(zeile)
            if score > (best?.score ?? 0) { best = (score, zeile) }
        }
        guard let row = best?.zeile else { return }
        kopfzeile = row.nummer
        try merkeKoepfe(row)
    }

    /// Takes another row for the headings and proposes again.
    ///
    /// - Throws: `header-missing` when the row is empty, `column-twice`, `too-many-columns`.
    public mutating func setze(kopfzeile nummer: Int, in blatt: Arbeitsblatt) throws(Austauschfehler) {
        guard let row = blatt.zeilen.first(where: { $0.nummer == nummer }) else {
            throw Austauschfehler(
                "header-missing", ort: "Zeile \(nummer)",
                Satz(
                    "In Zeile \(nummer) steht nichts. Nennen Sie die Zeile mit den Überschriften der Spalten.",
                    "Row \(nummer) is empty. Name the row with the headings of the columns."))
        }
        guard row.zellen.count <= Self.spaltenLimit else { throw Self.zuViele(row) }
        (spalten, koepfe, kopfzeile) = ([:], [:], nummer)
        try merkeKoepfe(row)
    }

    /// Changes the assignment as people type it: "titel=C", "dauer=F", "verantwortlich=" for none, "kopfzeile=4",
    /// "kopfzeile=" where there are no headings.
    ///
    /// A column is named by its letters or by its heading; capital letters of a column that has a heading are the column's, also where "A" is the
    /// heading of another.
    /// - Throws: `column-role` for a word that is no role, with the words there are; `column-unknown` for a column that is not there.
    public mutating func setze(_ angabe: String, in blatt: Arbeitsblatt) throws(Austauschfehler) {
        let halves = angabe.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = Kopfwort.gefaltet(String(halves.first ?? ""))
        let value = Angaben.geschnitten(halves.count > 1 ? String(halves[1]) : "")
        if name == "kopfzeile" || name == "header" {
            if value.isEmpty {
                (spalten, koepfe, kopfzeile) = ([:], [:], nil)
                return
            }
            guard let number = Int(value), number > 0 else { throw Self.ohneSpalte(value) }
            return try setze(kopfzeile: number, in: blatt)
        }
        let named = Tabellenrolle.allCases.first { rolle in
            rolle.rawValue == name || Kopfwort.gefaltet(rolle.wort(.de)) == name
                || Kopfwort.gefaltet(rolle.wort(.en)) == name
        }
        guard let rolle = named, halves.count == 2 else {
            let known = Tabellenrolle.allCases.map(\.rawValue).joined(separator: ", ")
            throw Austauschfehler(
                "column-role",
                Satz(
                    "\(Sprache.de.quoted(angabe)) ordnet keine Spalte zu. Schreiben Sie zum Beispiel »titel=C«; möglich sind: \(known).",
                    "\(Sprache.en.quoted(angabe)) assigns no column. Write “titel=C”, say; possible are: \(known)."))
        }
        spalten[rolle] = try value.isEmpty ? nil : spalte(value)
    }

    private func spalte(_ name: String) throws(Austauschfehler) -> Int {
        if name == name.uppercased(), let column = Arbeitsblatt.spalte(name), koepfe[column] != nil { return column }
        let folded = Kopfwort.gefaltet(name)
        if let column = koepfe.filter({ Kopfwort.gefaltet($0.value) == folded }).keys.min() { return column }
        guard let column = Arbeitsblatt.spalte(name), column < Self.spaltenLimit else { throw Self.ohneSpalte(name) }
        return column
    }

    // MARK: Headings

    /// How much a row looks like one of headings: known headings count, and one that names the tasks counts most.
    private static func bewertung(_ zeile: Arbeitsblatt.Zeile) -> Int {
        var found: Set<Tabellenrolle> = []
        var texts = 0
        for zelle in zeile.zellen {
            guard case .text(let text) = zelle.wert, text.utf8.count <= 40_000 else { continue }
            texts += 1
            if let rolle = Self.rollen(text).first?.rolle { found.insert(rolle) }
        }
        let names = !found.isDisjoint(with: [.titel, .phase, .paket])
        guard names, found.count >= 2 || found.contains(.titel) && texts <= 3 else { return 0 }
        return found.count * 2 + (found.contains(.titel) ? 1 : 0)
    }

    /// What a heading can stand for, the surest first.
    static func rollen(_ kopf: String) -> [(rolle: Tabellenrolle, rang: Int)] {
        var found: [(rolle: Tabellenrolle, rang: Int)] = []
        // Our own table writes its mark behind these two headings.
        for rolle in [Tabellenrolle.id, .zusatz] where Tabellenkopf.gehoert(kopf, zu: rolle) { return [(rolle, 0)] }
        for (place, form) in Kopfwort.formen(kopf).enumerated() {
            for entry in Tabellenrolle.nachKopf[form] ?? [] { found.append((entry.rolle, entry.rang + place * 50)) }
        }
        return found.sorted { $0.rang < $1.rang }
    }

    private mutating func merkeKoepfe(_ zeile: Arbeitsblatt.Zeile) throws(Austauschfehler) {
        var claims: [(rang: Int, spalte: Int, rolle: Tabellenrolle)] = []
        for zelle in zeile.zellen {
            let text = Angaben.geschnitten(zelle.wert.text)
            if text.isEmpty { continue }
            koepfe[zelle.spalte] = text
            for (rolle, rang) in Self.rollen(text) { claims.append((rang, zelle.spalte, rolle)) }
        }
        claims.sort { ($0.rang, $0.spalte) < ($1.rang, $1.spalte) }
        var used: Set<Int> = []
        for claim in claims where !used.contains(claim.spalte) {
            guard let other = spalten[claim.rolle] else {
                spalten[claim.rolle] = claim.spalte
                used.insert(claim.spalte)
                continue
            }
            let heading = koepfe[claim.spalte] ?? ""
            if Kopfwort.gefaltet(heading) == Kopfwort.gefaltet(koepfe[other] ?? ""),
                claim.rolle == .titel || claim.rolle == .id
            {
                throw Austauschfehler(
                    "column-twice", ort: "Zeile \(zeile.nummer)",
                    Satz(
                        "Die Überschrift \(Sprache.de.quoted(heading)) steht über zwei Spalten, \(Arbeitsblatt.buchstaben(other)) und "
                            + "\(Arbeitsblatt.buchstaben(claim.spalte)). Benennen Sie eine davon um.",
                        "The heading \(Sprache.en.quoted(heading)) stands over two columns, \(Arbeitsblatt.buchstaben(other)) and "
                            + "\(Arbeitsblatt.buchstaben(claim.spalte)). Rename one of them."))
            }
        }
        if spalten[.titel] == nil { titelErsatz() }
    }

    /// A table without a column for titles names its rows by what stands lowest in the tree.
    private mutating func titelErsatz() {
        if let paket = spalten[.paket] {
            spalten[.titel] = paket
            spalten[.paket] = nil
        } else if let phase = spalten[.phase] {
            spalten[.titel] = phase
            spalten[.phase] = nil
        }
    }

    // MARK: Errors

    private static func zuViele(_ zeile: Arbeitsblatt.Zeile) -> Austauschfehler {
        Austauschfehler(
            "too-many-columns", ort: "Zeile \(zeile.nummer)",
            Satz(
                "Zeile \(zeile.nummer) hat \(zeile.zellen.count) Spalten; gelesen werden höchstens \(spaltenLimit). "
                    + "Löschen Sie, was nicht zum Plan gehört.",
                "Row \(zeile.nummer) has \(zeile.zellen.count) columns; at most \(spaltenLimit) are read. Delete what is no part of the plan."
            ))
    }

    private static func ohneSpalte(_ name: String) -> Austauschfehler {
        Austauschfehler(
            "column-unknown",
            Satz(
                "\(Sprache.de.quoted(name)) nennt keine Spalte. Nennen Sie ihre Buchstaben (»C«) oder ihre Überschrift.",
                "\(Sprache.en.quoted(name)) names no column. Name its letters (“C”) or its heading."))
    }
}
