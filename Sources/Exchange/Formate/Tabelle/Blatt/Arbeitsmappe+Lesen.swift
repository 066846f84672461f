import Templates

extension Arbeitsmappe {
    /// Reads a workbook in the XML form of Excel (.xlsx, .xlsm).
    ///
    /// Text comes from shared strings, inline strings and results of formulas; numbers with a date format are days; sheets are found through
    /// relationships. Nothing is allocated by a number in the file. Linear in the unpacked size.
    ///
    /// Source: ECMA-376 Part 1, section 18; Part 2 for the package.
    ///
    /// - Throws: `xlsx-binary` (the old form of Excel, or an encrypted file), `xlsx-part` (a part that must be there is missing),
    ///   `xlsx-cell`, `xlsx-text`, `table-too-large`, and what `ZIPFehler` and `XMLFehler` become.
    public init(xlsx bytes: [UInt8], grenzen: Arbeitsblatt.Grenzen = .init()) throws(Austauschfehler) {
        self.init()
        do {
            try lies(bytes, grenzen)
        } catch {
            if let error = error as? ZIPFehler { throw error.austauschfehler }
            throw error as? Austauschfehler ?? Paket.fehlt("xl/workbook.xml")
        }
    }

    private mutating func lies(_ bytes: [UInt8], _ grenzen: Arbeitsblatt.Grenzen) throws {
        // Old and encrypted workbooks are compound files, which begin so.
        if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            throw Austauschfehler(
                "xlsx-binary",
                Satz(
                    "Die Datei ist im alten Format von Excel (.xls) gespeichert oder mit einem Kennwort geschützt. Speichern Sie sie in "
                        + "Excel als »Excel-Arbeitsmappe (.xlsx)« ohne Kennwort.",
                    "The file is saved in Excel’s old format (.xls) or protected by a password. Save it in Excel as an “Excel "
                        + "Workbook (.xlsx)” without a password."))
        }
        let paket = try Paket(bytes, grenzen)
        let start = try paket.beziehungen(zu: "")
        let main = start.first { $0.art == "officeDocument" }?.ziel ?? "xl/workbook.xml"
        let parts = try paket.beziehungen(zu: main)
        let (sheets, from1904) = try paket.verzeichnis(main)
        var formate = Zellformate()
        if let styles = parts.first(where: { $0.art == "styles" }), paket.zip.gibt(styles.ziel) {
            formate = try paket.xml(styles.ziel) { leser throws(XMLFehler) in try Zellformate(&leser) }
        }
        var texte: [String] = []
        if let shared = parts.first(where: { $0.art == "sharedStrings" }), paket.zip.gibt(shared.ziel) {
            texte = try paket.texte(shared.ziel)
        }
        hatKommentare = paket.zip.eintraege.contains { $0.name.hasPrefix("xl/") && $0.name.contains("omments") }
        var zellen = grenzen
        for sheet in sheets {
            guard let part = parts.first(where: { $0.id == sheet.id }) else { throw Paket.fehlt(sheet.name) }
            guard part.art == "worksheet" else { continue }
            guard blaetter.count < grenzen.blaetter else { throw Blattleser.zuGross(main) }
            var blatt = Arbeitsblatt(sheet.name)
            blatt.verborgen = sheet.verborgen
            var leser = Blattleser(texte: texte, formate: formate, ab1904: from1904, grenzen: zellen, teil: part.ziel)
            try paket.xml(part.ziel) { xml in try leser.lies(&xml, in: &blatt) }
            // The limit holds for all sheets together.
            zellen.zellen -= leser.zellen
            blaetter.append(blatt)
        }
        if let core = start.first(where: { $0.art == "core-properties" }), paket.zip.gibt(core.ziel) {
            try paket.xml(core.ziel) { leser in
                while try leser.kind() != nil {
                    while let part = try leser.kind() {
                        let text = try leser.element().ganzerText
                        if part.name == "title" { titel = Angaben.geschnitten(text) }
                        if part.name == "description" { beschreibung = Angaben.geschnitten(text) }
                    }
                }
            }
        }
    }
}

/// The parts of a workbook and how they point at each other.
private struct Paket {
    struct Beziehung {
        let id: String
        /// The last word of the address of its kind: "worksheet".
        let art: String
        /// The part it leads to.
        let ziel: String
    }

    let zip: ZIPLeser
    private let grenzen: Arbeitsblatt.Grenzen

    init(_ bytes: [UInt8], _ grenzen: Arbeitsblatt.Grenzen) throws {
        zip = try ZIPLeser(bytes)
        self.grenzen = grenzen
    }

    /// Reads a part as XML; what is wrong with it is said with its name.
    func xml<Result>(_ teil: String, _ read: (inout XMLLeser) throws -> Result) throws -> Result {
        guard zip.gibt(teil) else { throw Self.fehlt(teil) }
        let bytes = try zip.inhalt(teil)
        guard bytes.count <= grenzen.bytes else { throw Blattleser.zuGross(teil) }
        do {
            var leser = try XMLLeser(bytes)
            return try read(&leser)
        } catch {
            if let error = error as? XMLFehler { throw error.austauschfehler(in: teil) }
            throw error
        }
    }

    /// Where a part points to; nothing when it says nothing. The package itself is "".
    func beziehungen(zu teil: String) throws -> [Beziehung] {
        let folder = teil.lastIndex(of: "/").map { String(teil[...$0]) } ?? ""
        let file = String(teil.dropFirst(folder.count))
        let part = "\(folder)_rels/\(file).rels"
        guard zip.gibt(part) else { return [] }
        return try xml(part) { leser in
            var found: [Beziehung] = []
            while try leser.kind() != nil {
                while try leser.kind() != nil {
                    let attribute = leser.attribute
                    if let target = attribute.wert("Target"), attribute.wert("TargetMode") != "External",
                        found.count < 100_000
                    {
                        let kind = (attribute.wert("Type") ?? "").split(separator: "/").last.map(String.init) ?? ""
                        found.append(
                            Beziehung(id: attribute.wert("Id") ?? "", art: kind, ziel: Self.pfad(target, folder)))
                    }
                    try leser.ueberspringe()
                }
            }
            return found
        }
    }

    /// The sheets in the order of their tabs, and whether days count from 1904.
    func verzeichnis(_ teil: String) throws -> (blaetter: [(name: String, id: String, verborgen: Bool)], ab1904: Bool) {
        try xml(teil) { leser in
            var sheets: [(name: String, id: String, verborgen: Bool)] = []
            var from1904 = false
            while try leser.kind() != nil {
                while let part = try leser.kind() {
                    switch part.name {
                    case "workbookPr":
                        from1904 = Blattleser.ja(leser.attribute.wert("date1904"))
                        try leser.ueberspringe()
                    case "sheets":
                        while try leser.kind() != nil {
                            let attribute = leser.attribute
                            let id = attribute.first {
                                $0.name.name == "id" && $0.name.namensraum.contains("relationships")
                            }
                            sheets.append(
                                (
                                    attribute.wert("name") ?? "", id?.wert ?? "",
                                    attribute.wert("state").map { $0 != "visible" } ?? false
                                ))
                            try leser.ueberspringe()
                        }
                    default: try leser.ueberspringe()
                    }
                }
            }
            return (sheets, from1904)
        }
    }

    /// The texts that cells share.
    func texte(_ teil: String) throws -> [String] {
        try xml(teil) { leser in
            var texte: [String] = []
            while try leser.kind() != nil {
                while let part = try leser.kind() {
                    if part.name == "si" { texte.append(try Blattleser.text(&leser)) } else { try leser.ueberspringe() }
                }
            }
            return texte
        }
    }

    /// A target as the name of a part: absolute, or beside the part that names it.
    private static func pfad(_ target: String, _ folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts: [Substring] = folder.split(separator: "/")
        for piece in target.split(separator: "/") where piece != "." {
            if piece == ".." { _ = parts.popLast() } else { parts.append(piece) }
        }
        return parts.joined(separator: "/")
    }

    static func fehlt(_ teil: String) -> Austauschfehler {
        Austauschfehler(
            "xlsx-part", ort: teil,
            Satz(
                "Die Datei ist keine vollständige Excel-Arbeitsmappe: \(Sprache.de.quoted(teil)) fehlt. Öffnen Sie sie in Excel und "
                    + "speichern Sie sie neu als .xlsx.",
                "The file is no complete Excel workbook: \(Sprache.en.quoted(teil)) is missing. Open it in Excel and save it anew as .xlsx."
            ))
    }
}
