import Templates

/// Writes the body of a document piece by piece: paragraphs, headings, lists, links, tables.
struct Dokumentschreiber {
    /// A piece of a paragraph.
    struct Lauf {
        /// What it says; a line feed breaks the line, a tab goes to the next stop.
        var text: String
        var fett = false
        var kursiv = false
        var code = false
        var grau = false
        /// A heading of this document it leads to.
        var marke: String?
        /// An address it leads to, checked by `Dokumentziel`.
        var ziel: String?
        /// Whether it is a word of the document in English, beside content that is German.
        var englisch = false
    }

    /// A cell of a table.
    typealias Zelle = [Lauf]

    /// The addresses of all links, in the order of their relationships.
    private(set) var ziele: [String] = []
    /// The lists that count.
    private(set) var listen: [Dokumentliste] = []
    private var xml = XMLSchreiber(allein: true)
    private var nummern: [String: Int] = [:]
    private var marken = 0

    init() {
        xml.start("w:document", [Dokumentteile.raum, Dokumentteile.bezug])
        xml.start("w:body")
    }

    /// Ends the document with the measures of its pages.
    mutating func fertig() -> [UInt8] {
        xml.element("w:sectPr") { xml in
            xml.element("w:headerReference", "", [("w:type", "default"), ("r:id", "rId4")])
            xml.element("w:footerReference", "", [("w:type", "default"), ("r:id", "rId5")])
            xml.element(
                "w:pgSz", "",
                [("w:w", String(Dokumentseite.papier.breite)), ("w:h", String(Dokumentseite.papier.hoehe))])
            let rand = String(Dokumentseite.rand)
            xml.element(
                "w:pgMar", "",
                [
                    ("w:top", "1418"), ("w:right", rand), ("w:bottom", rand), ("w:left", rand), ("w:header", "709"),
                    ("w:footer", "567"), ("w:gutter", "0"),
                ])
        }
        return xml.fertig()
    }

    // MARK: Paragraphs

    /// Writes a paragraph.
    ///
    /// - Parameters:
    ///   - format: The id of its style.
    ///   - punkt: The list it is an item of, and how deep it stands there.
    ///   - einzug: How far it stands in, where it belongs to an item.
    ///   - marke: The name by which links find it.
    mutating func absatz(
        _ format: String? = nil, _ laeufe: [Lauf], punkt: (liste: Int, ebene: Int)? = nil, einzug: Int? = nil,
        marke: String? = nil
    ) {
        xml.start("w:p")
        if format != nil || punkt != nil || einzug != nil {
            xml.start("w:pPr")
            if let format { xml.wert("w:pStyle", format) }
            if let punkt {
                xml.start("w:numPr")
                xml.wert("w:ilvl", String(punkt.ebene))
                xml.wert("w:numId", String(punkt.liste))
                xml.ende()
            }
            if let einzug { xml.element("w:ind", "", [("w:left", String(einzug))]) }
            xml.ende()
        }
        if let marke {
            marken += 1
            xml.element("w:bookmarkStart", "", [("w:id", String(marken)), ("w:name", marke)])
        }
        for lauf in laeufe { schreibe(lauf) }
        if marke != nil { xml.element("w:bookmarkEnd", "", [("w:id", String(marken))]) }
        xml.ende()
    }

    private mutating func schreibe(_ lauf: Lauf) {
        if lauf.text.isEmpty { return }
        if let marke = lauf.marke {
            xml.start("w:hyperlink", [("w:anchor", marke), ("w:history", "1")])
        } else if let ziel = lauf.ziel {
            let nummer = nummern[ziel] ?? ziele.count
            if nummer == ziele.count {
                ziele.append(ziel)
                nummern[ziel] = nummer
            }
            xml.start("w:hyperlink", [("r:id", "rId\(Dokumentteile.ersteAdresse + nummer)"), ("w:history", "1")])
        }
        let istLink = lauf.marke != nil || lauf.ziel != nil
        xml.start("w:r")
        if istLink || lauf.fett || lauf.kursiv || lauf.code || lauf.grau || lauf.englisch {
            xml.start("w:rPr")
            if istLink { xml.wert("w:rStyle", "Hyperlink") }
            if lauf.code {
                xml.element("w:rFonts", "", [("w:ascii", "Consolas"), ("w:hAnsi", "Consolas"), ("w:cs", "Consolas")])
            }
            if lauf.fett { xml.element("w:b") }
            if lauf.kursiv { xml.element("w:i") }
            if lauf.grau { xml.wert("w:color", "4A5568") }
            if lauf.englisch { xml.wert("w:lang", "en-GB") }
            xml.ende()
        }
        for (index, zeile) in lauf.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .enumerated()
        {
            if index > 0 { xml.element("w:br") }
            for (stelle, teil) in zeile.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
                if stelle > 0 { xml.element("w:tab") }
                if !teil.isEmpty { xml.element("w:t", String(teil), [("xml:space", "preserve")]) }
            }
        }
        xml.ende()
        if istLink { xml.ende() }
    }

    // MARK: Contents

    /// Writes a table of contents of the first two levels as a field that a word processor can bring up to date, with what it shows.
    mutating func inhalt(_ zeilen: [(ebene: Int, titel: String, marke: String)]) {
        for (index, zeile) in zeilen.enumerated() {
            xml.start("w:p")
            xml.element("w:pPr") { $0.wert("w:pStyle", "TOC\(zeile.ebene)") }
            if index == 0 {
                feld("begin")
                xml.element("w:r") {
                    $0.element("w:instrText", " TOC \\o \"1-2\" \\n \\h ", [("xml:space", "preserve")])
                }
                feld("separate")
            }
            xml.element("w:hyperlink", [("w:anchor", zeile.marke), ("w:history", "1")]) { xml in
                xml.element("w:r") { $0.element("w:t", zeile.titel, [("xml:space", "preserve")]) }
            }
            if index + 1 == zeilen.count { feld("end") }
            xml.ende()
        }
    }

    private mutating func feld(_ art: String) {
        xml.element("w:r") { $0.element("w:fldChar", "", [("w:fldCharType", art)]) }
    }

    // MARK: Tables

    /// Writes a table whose first row heads it and is repeated on each page.
    ///
    /// - Parameters:
    ///   - name: What it is, for those who hear it.
    ///   - anteile: How wide the columns are, in parts of the page.
    ///   - benannt: Whether the first column names what its row is about.
    mutating func tabelle(
        _ name: String, _ anteile: [Int], benannt: Bool = true, kopf: [Zelle], zeilen: [[Zelle]]
    ) {
        let summe = max(1, anteile.reduce(0, +))
        let breiten = anteile.map { Dokumentseite.breite * $0 / summe }
        xml.start("w:tbl")
        xml.element("w:tblPr") { xml in
            xml.wert("w:tblStyle", "AllmendeTabelle")
            xml.element("w:tblW", "", [("w:w", String(breiten.reduce(0, +))), ("w:type", "dxa")])
            xml.element("w:tblLayout", "", [("w:type", "fixed")])
            xml.element(
                "w:tblLook", "",
                [
                    ("w:val", benannt ? "06A0" : "0620"), ("w:firstRow", "1"), ("w:lastRow", "0"),
                    ("w:firstColumn", benannt ? "1" : "0"), ("w:lastColumn", "0"), ("w:noHBand", "1"),
                    ("w:noVBand", "1"),
                ])
            xml.wert("w:tblCaption", name)
        }
        xml.element("w:tblGrid") { xml in
            for breite in breiten { xml.element("w:gridCol", "", [("w:w", String(breite))]) }
        }
        zeile(kopf, breiten, istKopf: true)
        for zellen in zeilen { zeile(zellen, breiten, istKopf: false) }
        xml.ende()
        // Two tables without anything between them would be one.
        absatz(nil, [])
    }

    private mutating func zeile(_ zellen: [Zelle], _ breiten: [Int], istKopf: Bool) {
        xml.start("w:tr")
        xml.element("w:trPr") { xml in
            xml.element("w:cantSplit")
            if istKopf { xml.element("w:tblHeader") }
        }
        for (spalte, breite) in breiten.enumerated() {
            xml.start("w:tc")
            xml.element("w:tcPr") { $0.element("w:tcW", "", [("w:w", String(breite)), ("w:type", "dxa")]) }
            absatz("Zelle", spalte < zellen.count ? zellen[spalte] : [])
            xml.ende()
        }
        xml.ende()
    }

    // MARK: Text with markup

    /// Writes a text with markup. Headings become real ones from a level on, or paragraphs in bold where that is nil.
    mutating func text(_ text: String, ueberschriften: Int?, ohne titel: String? = nil, tabelle name: (Int) -> String) {
        let inhalt = Dokumenttext(text)
        var nummern: [Int: Int] = [:]
        var stufen: [Int] = []
        var tabellen = 0
        for (index, block) in inhalt.bloecke.enumerated() {
            switch block {
            case .absatz(let stuecke): absatz(nil, Self.laeufe(stuecke))
            case .zitat(let stuecke): absatz("Quote", Self.laeufe(stuecke))
            case .code(let zeilen):
                for zeile in zeilen { absatz("Quelltext", [Lauf(text: zeile)]) }
            case .ueberschrift(let stufe, let stuecke):
                // The document has said it.
                if index == 0, stuecke.map(\.text).joined() == titel { continue }
                guard let ueberschriften else {
                    absatz(
                        nil,
                        Self.laeufe(stuecke).map { lauf in
                            var lauf = lauf
                            lauf.fett = true
                            return lauf
                        })
                    continue
                }
                while let last = stufen.last, last >= stufe { stufen.removeLast() }
                stufen.append(stufe)
                absatz("Heading\(min(6, ueberschriften + stufen.count - 1))", Self.laeufe(stuecke))
            case .punkt(let tiefe, let liste, let geordnet, let stuecke):
                var nummer = 1
                if geordnet {
                    nummer = nummern[liste] ?? listen.count + 2
                    if nummern.updateValue(nummer, forKey: liste) == nil {
                        listen.append(Dokumentliste(nummer: nummer, ebene: tiefe))
                    }
                }
                absatz("ListParagraph", Self.laeufe(stuecke), punkt: (nummer, tiefe))
            case .weiter(let tiefe, let stuecke):
                absatz("ListParagraph", Self.laeufe(stuecke), einzug: Dokumentseite.einzug(tiefe))
            case .tabelle(let kopf, let zeilen):
                tabellen += 1
                tabelle(
                    name(tabellen), kopf.map { _ in 1 }, benannt: false, kopf: kopf.map(Self.laeufe),
                    zeilen: zeilen.map { $0.map(Self.laeufe) })
            }
        }
    }

    private static func laeufe(_ stuecke: [Dokumenttext.Stueck]) -> [Lauf] {
        stuecke.map {
            Lauf(text: $0.text, fett: $0.fett, kursiv: $0.kursiv, code: $0.code, ziel: $0.ziel)
        }
    }
}
