import Templates

/// Reads the cells of one sheet of a workbook (ECMA-376 Part 1, section 18.3.1).
struct Blattleser {
    let texte: [String]
    let formate: Zellformate
    let ab1904: Bool
    let grenzen: Arbeitsblatt.Grenzen
    /// The name of the part, for messages.
    let teil: String
    /// How many filled cells were read.
    private(set) var zellen = 0

    init(texte: [String], formate: Zellformate, ab1904: Bool, grenzen: Arbeitsblatt.Grenzen, teil: String) {
        (self.texte, self.formate, self.ab1904, self.grenzen, self.teil) = (texte, formate, ab1904, grenzen, teil)
    }

    mutating func lies(_ leser: inout XMLLeser, in blatt: inout Arbeitsblatt) throws {
        var last = 0
        var ordered = true
        while try leser.kind() != nil {
            while let part = try leser.kind() {
                guard part.name == "sheetData" else {
                    try leser.ueberspringe()
                    continue
                }
                while let child = try leser.kind() {
                    guard child.name == "row" else {
                        try leser.ueberspringe()
                        continue
                    }
                    let zeile = try zeile(&leser, after: last)
                    if zeile.nummer <= last { ordered = false }
                    last = zeile.nummer
                    if !zeile.zellen.isEmpty { blatt.zeilen.append(zeile) }
                }
            }
        }
        if !ordered { blatt.zeilen.sort { $0.nummer < $1.nummer } }
    }

    private mutating func zeile(_ leser: inout XMLLeser, after last: Int) throws -> Arbeitsblatt.Zeile {
        let number = try leser.attribute.wert("r").map { try self.zahl($0, bis: grenzen.zeilen) } ?? last + 1
        guard (1...grenzen.zeilen).contains(number) else { throw Self.zuGross(teil) }
        var zeile = Arbeitsblatt.Zeile(number)
        zeile.ebene = min(max(leser.attribute.wert("outlineLevel").flatMap { Int($0) } ?? 0, 0), 255)
        zeile.verborgen = Self.ja(leser.attribute.wert("hidden"))
        var column = -1
        var ordered = true
        while let child = try leser.kind() {
            guard child.name == "c" else {
                try leser.ueberspringe()
                continue
            }
            var own = column + 1
            if let reference = leser.attribute.wert("r") {
                let letters = reference.prefix { $0.isLetter }
                guard let named = Arbeitsblatt.spalte(letters) else {
                    throw Austauschfehler(
                        "xlsx-cell", ort: teil,
                        Satz(
                            "Die Arbeitsmappe nennt eine Zelle \(Sprache.de.quoted(String(reference.prefix(20)))), die es nicht geben kann."
                                + " Öffnen Sie sie in Excel und speichern Sie sie neu.",
                            "The workbook names a cell \(Sprache.en.quoted(String(reference.prefix(20)))) that cannot exist. "
                                + "Open it in Excel and save it anew."))
                }
                own = named
            }
            guard own < grenzen.spalten else { throw Self.zuGross(teil) }
            if own <= column { ordered = false }
            column = own
            if let zelle = try zelle(&leser, own, "\(Arbeitsblatt.buchstaben(own))\(number)") {
                zeile.zellen.append(zelle)
            }
        }
        if !ordered { zeile.zellen = Self.geordnet(zeile.zellen) }
        return zeile
    }

    /// The cell whose start was read; nil when it is empty.
    private mutating func zelle(
        _ leser: inout XMLLeser, _ spalte: Int, _ ort: String
    ) throws -> Arbeitsblatt.Zelle? {
        let kind = leser.attribute.wert("t") ?? "n"
        let format = formate[leser.attribute.wert("s").flatMap { Int($0) }]
        var value: String?
        var inline: String?
        while let child = try leser.kind() {
            switch child.name {
            case "v": value = try leser.element().text
            case "is": inline = try Self.text(&leser)
            default: try leser.ueberspringe()
            }
        }
        let wert: Arbeitsblatt.Wert
        switch kind {
        case "inlineStr":
            guard let inline, !inline.isEmpty else { return nil }
            wert = .text(inline)
        case "s":
            guard let value else { return nil }
            let number = try self.zahl(value, bis: Int.max)
            guard texte.indices.contains(number) else {
                throw Austauschfehler(
                    "xlsx-text", ort: "\(teil), \(ort)",
                    Satz(
                        "Die Zelle \(ort) nennt einen Text, der in der Arbeitsmappe fehlt. Die Datei ist beschädigt; "
                            + "speichern Sie sie in Excel neu.",
                        "Cell \(ort) names a text that is missing from the workbook. The file is damaged; save it anew in Excel."
                    ))
            }
            if texte[number].isEmpty { return nil }
            wert = .text(texte[number])
        case "str":
            guard let value, !value.isEmpty else { return nil }
            wert = .text(value)
        case "e": wert = .fehler(value ?? "#N/A")
        case "b":
            guard let value else { return nil }
            wert = .wahrheit(Self.ja(Angaben.geschnitten(value)))
        case "d":
            guard let value, !value.isEmpty else { return nil }
            wert = Angaben.tag(value).map { .datum($0, sekunden: 0) } ?? .text(value)
        default:
            guard let value, !value.isEmpty else { return nil }
            guard let number = Double(value), number.isFinite else {
                wert = .text(value)
                break
            }
            wert = (format.datum ? Zellformate.datum(number, ab1904: ab1904) : nil) ?? .zahl(number)
        }
        zellen += 1
        guard zellen <= grenzen.zellen else { throw Self.zuGross(teil) }
        return Arbeitsblatt.Zelle(spalte, wert, einzug: format.einzug)
    }

    private func zahl(_ text: String, bis limit: Int) throws -> Int {
        guard let number = Int(Angaben.geschnitten(text)), number >= 0, number <= limit else {
            throw Self.zuGross(teil)
        }
        return number
    }

    /// Ascending by column; of two cells in one place the later one stays.
    private static func geordnet(_ zellen: [Arbeitsblatt.Zelle]) -> [Arbeitsblatt.Zelle] {
        var byColumn: [Int: Arbeitsblatt.Zelle] = [:]
        for zelle in zellen { byColumn[zelle.spalte] = zelle }
        return byColumn.values.sorted { $0.spalte < $1.spalte }
    }

    static func ja(_ text: String?) -> Bool { text == "1" || text == "true" }

    static func zuGross(_ teil: String) -> Austauschfehler {
        Austauschfehler(
            "table-too-large", ort: teil,
            Satz(
                "Die Tabelle ist größer, als ein Plan sein kann, oder ihre Angaben dazu stimmen nicht. Sie wird nicht gelesen; "
                    + "kopieren Sie die Zeilen des Plans in eine neue Arbeitsmappe.",
                "The table is larger than a plan can be, or what it says of its size is wrong. It is not read; copy the rows of "
                    + "the plan into a new workbook."))
    }
}

// MARK: Texts

extension Blattleser {
    /// The text of a shared or inline string whose start was read: plain, or its runs joined; how it is pronounced (`rPh`) is left out.
    static func text(_ leser: inout XMLLeser) throws(XMLFehler) -> String {
        var text = ""
        while let child = try leser.kind() {
            switch child.name {
            case "t": text += try leser.element().text
            case "r":
                while let part = try leser.kind() {
                    if part.name == "t" { text += try leser.element().text } else { try leser.ueberspringe() }
                }
            default: try leser.ueberspringe()
            }
        }
        return text
    }

    /// A text of a cell with the line breaks, tabs and underlines in it that stand as `_x000D_` (ECMA-376 Part 1, section 22.9.2.19). Other
    /// characters so written cannot be part of a plan; they stay as they stand.
    static func ausgeschrieben(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x00") else { return text }
        var result = ""
        var rest = text[...]
        while let underline = rest.firstIndex(of: "_") {
            result += rest[..<underline]
            rest = rest[underline...]
            let code = rest.prefix(7).lowercased()
            switch code {
            case "_x000d_":
                if !rest.dropFirst(7).hasPrefix("\n"), !rest.dropFirst(7).lowercased().hasPrefix("_x000a_") {
                    result += "\n"
                }
            case "_x000a_": result += "\n"
            case "_x0009_": result += "\t"
            case "_x005f_": result += "_"
            default:
                result += "_"
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(7)
        }
        return result + rest
    }
}
