/// Text with simple markup (Specs/web.md, "Markdown"), taken apart for a word processor: advice on nodes, the description.
///
/// Understood are paragraphs, headings, lists in lists, quotes, code, tables, emphasis, code spans, links and addresses in angle
/// brackets; what is not understood stays as it was typed. Nothing recurses but the text of a link, once; time is linear.
struct Dokumenttext {
    /// A piece of a line with one look.
    struct Stueck: Hashable {
        var text: String
        var fett = false
        var kursiv = false
        var code = false
        /// Where it leads, when it does: http, https or mailto.
        var ziel: String?
    }

    /// A block.
    enum Block: Hashable {
        case absatz([Stueck])
        case ueberschrift(Int, [Stueck])
        case zitat([Stueck])
        /// Lines of code, as they are.
        case code([String])
        /// An item of a list: how deep, which list it is, and whether it has a number.
        case punkt(tiefe: Int, liste: Int, geordnet: Bool, [Stueck])
        /// A further paragraph of an item.
        case weiter(tiefe: Int, [Stueck])
        case tabelle(kopf: [[Stueck]], zeilen: [[[Stueck]]])
    }

    /// The blocks in order.
    private(set) var bloecke: [Block] = []
    /// How many lists there are; each counts from one.
    private(set) var listen = 0

    private struct Ebene {
        let einzug: Int
        let liste: Int
        let geordnet: Bool
    }

    private enum Offen {
        case nichts, absatz, zitat, punkt, weiter
    }

    /// Deeper lists stand at this depth; word processors have nine.
    private static let tiefste = 8

    private var ebenen: [Ebene] = []
    private var offen = Offen.nichts
    private var gesammelt: [Substring] = []
    private var nachLeerzeile = false
    private var zaun: (zeichen: Character, laenge: Int, zeilen: [String])?
    private var tabelle: [Substring] = []

    /// Takes a text apart. Linear.
    init(_ text: String) {
        // CRLF is one character.
        for zeile in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) { lies(zeile) }
        if let zaun { bloecke.append(.code(zaun.zeilen)) }
        schliesse()
    }

    // MARK: Blocks

    private mutating func lies(_ zeile: Substring) {
        let inhalt = zeile.drop { $0 == " " || $0 == "\t" }
        if var fence = zaun {
            if Self.zaun(inhalt).map({ $0.0 == fence.zeichen && $0.1 >= fence.laenge }) == true {
                bloecke.append(.code(fence.zeilen))
                zaun = nil
            } else {
                fence.zeilen.append(String(zeile))
                zaun = fence
            }
            return
        }
        if inhalt.first == "|" {
            if tabelle.isEmpty { schliesse() }
            tabelle.append(inhalt)
            return
        }
        if inhalt.isEmpty {
            schliesse()
            nachLeerzeile = true
            return
        }
        defer { nachLeerzeile = false }
        let einzug = zeile.count - inhalt.count
        if let (zeichen, laenge) = Self.zaun(inhalt) {
            schliesse()
            zaun = (zeichen, laenge, [])
        } else if let (stufe, titel) = Self.ueberschrift(inhalt) {
            schliesse()
            ebenen = []
            bloecke.append(.ueberschrift(stufe, Dokumentzeile.stuecke(titel)))
        } else if Self.istStrich(inhalt) {
            schliesse()
            ebenen = []
        } else if let (breite, geordnet, rest) = Self.punkt(inhalt) {
            schliesse()
            while let last = ebenen.last, einzug < last.einzug { ebenen.removeLast() }
            // A list of the other kind at the same place is another list.
            if let last = ebenen.last, einzug < last.einzug + 2, last.geordnet != geordnet { ebenen.removeLast() }
            if ebenen.isEmpty || einzug >= (ebenen.last?.einzug ?? 0) + 2, ebenen.count <= Self.tiefste {
                listen += 1
                ebenen.append(Ebene(einzug: einzug, liste: listen, geordnet: geordnet))
            }
            _ = breite
            offen = .punkt
            gesammelt = [rest]
        } else if inhalt.first == ">" {
            if offen != .zitat { schliesse() }
            offen = .zitat
            gesammelt.append(inhalt.dropFirst().drop { $0 == " " })
        } else if offen != .nichts {
            gesammelt.append(inhalt)
        } else {
            if let first = ebenen.first, nachLeerzeile, einzug < first.einzug + 2 { ebenen = [] }
            offen = ebenen.isEmpty ? .absatz : .weiter
            gesammelt = [inhalt]
        }
    }

    private mutating func schliesse() {
        if !tabelle.isEmpty { schliesseTabelle() }
        let stuecke = offen == .nichts ? [] : Dokumentzeile.stuecke(verbunden())
        let tiefe = max(0, min(ebenen.count - 1, Self.tiefste))
        switch offen {
        case .nichts: break
        case .absatz: bloecke.append(.absatz(stuecke))
        case .zitat: bloecke.append(.zitat(stuecke))
        case .weiter: bloecke.append(.weiter(tiefe: tiefe, stuecke))
        case .punkt:
            let ebene = ebenen.last
            bloecke.append(
                .punkt(tiefe: tiefe, liste: ebene?.liste ?? 0, geordnet: ebene?.geordnet ?? false, stuecke))
        }
        offen = .nichts
        gesammelt = []
    }

    /// The lines as one; two blanks or a backslash at the end of a line break it.
    private func verbunden() -> String {
        var text = ""
        for (index, zeile) in gesammelt.enumerated() {
            var zeile = zeile
            var bricht = zeile.hasSuffix("  ")
            while zeile.last == " " || zeile.last == "\t" { zeile.removeLast() }
            if index + 1 < gesammelt.count, zeile.last == "\\" {
                zeile.removeLast()
                bricht = true
            }
            text += zeile
            if index + 1 < gesammelt.count { text += bricht ? "\n" : " " }
        }
        return text
    }

    private mutating func schliesseTabelle() {
        let zeilen = tabelle.map(Self.zellen)
        tabelle = []
        let istTabelle =
            zeilen.count > 1 && zeilen[1].allSatisfy { !$0.isEmpty && $0.allSatisfy { "-: ".contains($0) } }
        guard istTabelle, !zeilen[0].isEmpty, zeilen[0].count <= 24 else {
            for zeile in zeilen { bloecke.append(.absatz(Dokumentzeile.stuecke(zeile.joined(separator: " | ")))) }
            return
        }
        let spalten = zeilen[0].count
        bloecke.append(
            .tabelle(
                kopf: zeilen[0].map { Dokumentzeile.stuecke($0) },
                zeilen: zeilen.dropFirst(2).map { zeile in
                    (0..<spalten).map { $0 < zeile.count ? Dokumentzeile.stuecke(zeile[$0]) : [] }
                }))
    }

    // MARK: Signs

    private static func zellen(_ zeile: Substring) -> [String] {
        var zellen = [""]
        var schuetzt = false
        for zeichen in zeile.dropFirst() {
            if zeichen == "|", !schuetzt {
                zellen.append("")
            } else {
                zellen[zellen.count - 1].append(zeichen)
            }
            schuetzt = zeichen == "\\" && !schuetzt
        }
        if zellen.last?.allSatisfy({ $0 == " " }) == true { zellen.removeLast() }
        return zellen.map { zelle in
            var rest = zelle.drop { $0 == " " }
            while rest.last == " " { rest.removeLast() }
            return String(rest)
        }
    }

    private static func zaun(_ zeile: Substring) -> (Character, Int)? {
        guard let first = zeile.first, first == "`" || first == "~" else { return nil }
        let laenge = zeile.prefix { $0 == first }.count
        return laenge >= 3 ? (first, laenge) : nil
    }

    private static func ueberschrift(_ zeile: Substring) -> (Int, String)? {
        let stufe = zeile.prefix { $0 == "#" }.count
        guard (1...6).contains(stufe), zeile.dropFirst(stufe).first == " " else { return nil }
        var titel = zeile.dropFirst(stufe).drop { $0 == " " }
        while let last = titel.last, last == "#" || last == " " { titel.removeLast() }
        return (stufe, String(titel))
    }

    private static func istStrich(_ zeile: Substring) -> Bool {
        guard let first = zeile.first, "-*_".contains(first) else { return false }
        return zeile.allSatisfy { $0 == first || $0 == " " } && zeile.count { $0 == first } >= 3
    }

    /// The width of the sign, whether it is a number, and what follows.
    private static func punkt(_ zeile: Substring) -> (Int, Bool, Substring)? {
        guard let first = zeile.first else { return nil }
        if "-*+".contains(first) {
            let rest = zeile.dropFirst()
            guard rest.first == " " || rest.first == "\t" else { return nil }
            return (2, false, rest.drop { $0 == " " || $0 == "\t" })
        }
        let ziffern = zeile.prefix { ("0"..."9").contains($0) }.count
        guard (1...9).contains(ziffern) else { return nil }
        let rest = zeile.dropFirst(ziffern)
        guard let sign = rest.first, sign == "." || sign == ")", rest.dropFirst().first == " " else { return nil }
        return (ziffern + 2, true, rest.dropFirst().drop { $0 == " " })
    }
}
