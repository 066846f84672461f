import Templates

/// Writes the parts of a workbook (ECMA-376 Part 1, section 18): texts inline, so that there is no table of shared ones.
struct XLSXSchreiber {
    /// One row of a sheet.
    struct Zeile {
        var werte: [Tabellenzeilen.Wert]
        var istKopf = false
        var fett = false
        /// The level of its grouping.
        var ebene = 0
        /// The column that is indented by the level.
        var titelspalte: Int?

        init(_ werte: [Tabellenzeilen.Wert], fett: Bool = false) { (self.werte, self.fett) = (werte, fett) }
        init(kopf: [Tabellenzeilen.Wert]) { (werte, istKopf) = (kopf, true) }
    }

    /// One sheet.
    struct Blatt {
        let name: String
        var breiten: [Int]
        var zeilen: [Zeile] = []
        var verborgen = false
        /// Whether it is the plan, with filter, grouping and repeated headings.
        var istPlan = false
        /// Columns with words to choose from.
        var auswahl: [(spalte: Int, worte: [String])] = []

        init(_ name: String, breiten: [Int]) { (self.name, self.breiten) = (name, breiten) }
    }

    var titel = ""
    var beschreibung = ""
    var blaetter: [Blatt] = []
    private let sprache: Sprache

    init(_ sprache: Sprache) { self.sprache = sprache }

    static let haupt = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let beziehung = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let paket = "http://schemas.openxmlformats.org/package/2006"
    private static let inhalt = "application/vnd.openxmlformats-officedocument.spreadsheetml"

    /// The workbook.
    func fertig() -> [UInt8] {
        var zip = ZIPSchreiber()
        zip.lege("[Content_Types].xml", typen())
        zip.lege(
            "_rels/.rels",
            beziehungen([
                ("\(Self.beziehung)/officeDocument", "xl/workbook.xml"),
                ("\(Self.paket)/relationships/metadata/core-properties", "docProps/core.xml"),
            ]))
        zip.lege("docProps/core.xml", eigenschaften())
        zip.lege("xl/workbook.xml", mappe())
        zip.lege(
            "xl/_rels/workbook.xml.rels",
            beziehungen(
                blaetter.indices.map { ("\(Self.beziehung)/worksheet", "worksheets/sheet\($0 + 1).xml") }
                    + [("\(Self.beziehung)/styles", "styles.xml")]))
        zip.lege("xl/styles.xml", XLSXStil.teil())
        for (place, blatt) in blaetter.enumerated() {
            zip.lege("xl/worksheets/sheet\(place + 1).xml", teil(blatt, erstes: place == 0))
        }
        return zip.fertig()
    }

    // MARK: Package

    private func typen() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.start("Types", [("xmlns", "\(Self.paket)/content-types")])
        xml.element(
            "Default", "",
            [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")])
        xml.element("Default", "", [("Extension", "xml"), ("ContentType", "application/xml")])
        func part(_ name: String, _ type: String) {
            xml.element("Override", "", [("PartName", name), ("ContentType", type)])
        }
        part("/xl/workbook.xml", "\(Self.inhalt).sheet.main+xml")
        for place in blaetter.indices { part("/xl/worksheets/sheet\(place + 1).xml", "\(Self.inhalt).worksheet+xml") }
        part("/xl/styles.xml", "\(Self.inhalt).styles+xml")
        part("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")
        return xml.fertig()
    }

    private func beziehungen(_ list: [(art: String, ziel: String)]) -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.start("Relationships", [("xmlns", "\(Self.paket)/relationships")])
        for (place, entry) in list.enumerated() {
            xml.element("Relationship", "", [("Id", "rId\(place + 1)"), ("Type", entry.art), ("Target", entry.ziel)])
        }
        return xml.fertig()
    }

    private func eigenschaften() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.start(
            "cp:coreProperties",
            [("xmlns:cp", "\(Self.paket)/metadata/core-properties"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/")])
        xml.element("dc:title", titel)
        xml.element("dc:description", beschreibung)
        return xml.fertig()
    }

    private func mappe() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.start("workbook", [("xmlns", Self.haupt), ("xmlns:r", Self.beziehung)])
        xml.element("bookViews") { $0.element("workbookView", "", [("activeTab", "0")]) }
        xml.element("sheets") { xml in
            for (place, blatt) in blaetter.enumerated() {
                var attributes = [("name", blatt.name), ("sheetId", "\(place + 1)")]
                if blatt.verborgen { attributes.append(("state", "hidden")) }
                xml.element("sheet", "", attributes + [("r:id", "rId\(place + 1)")])
            }
        }
        xml.element("definedNames") { xml in
            for (place, blatt) in blaetter.enumerated() where blatt.istPlan {
                let last = "$\(Arbeitsblatt.buchstaben(blatt.breiten.count - 1))$\(max(1, blatt.zeilen.count))"
                xml.element(
                    "definedName", "\(blatt.name)!$A$1:\(last)",
                    [("name", "_xlnm._FilterDatabase"), ("localSheetId", "\(place)"), ("hidden", "1")])
                xml.element(
                    "definedName", "\(blatt.name)!$1:$1",
                    [("name", "_xlnm.Print_Titles"), ("localSheetId", "\(place)")])
            }
        }
        return xml.fertig()
    }

    // MARK: Sheets

    private func teil(_ blatt: Blatt, erstes: Bool) -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.start("worksheet", [("xmlns", Self.haupt)])
        xml.element("sheetPr") { xml in
            if blatt.istPlan { xml.element("outlinePr", "", [("summaryBelow", "0")]) }
            xml.element("pageSetUpPr", "", [("fitToPage", "1")])
        }
        let last = "\(Arbeitsblatt.buchstaben(max(0, blatt.breiten.count - 1)))\(max(1, blatt.zeilen.count))"
        xml.element("dimension", "", [("ref", "A1:\(last)")])
        xml.element("sheetViews") { xml in
            xml.element("sheetView", (erstes ? [("tabSelected", "1")] : []) + [("workbookViewId", "0")]) { xml in
                if !blatt.verborgen {
                    xml.element(
                        "pane", "",
                        [("ySplit", "1"), ("topLeftCell", "A2"), ("activePane", "bottomLeft"), ("state", "frozen")])
                }
            }
        }
        let deepest = min(7, blatt.zeilen.map(\.ebene).max() ?? 0)
        xml.element(
            "sheetFormatPr", "", [("defaultRowHeight", "15")] + (deepest > 0 ? [("outlineLevelRow", "\(deepest)")] : [])
        )
        xml.element("cols") { xml in
            for (column, width) in blatt.breiten.enumerated() {
                xml.element(
                    "col", "",
                    [("min", "\(column + 1)"), ("max", "\(column + 1)"), ("width", "\(width)"), ("customWidth", "1")])
            }
        }
        xml.element("sheetData") { xml in
            for (place, zeile) in blatt.zeilen.enumerated() { schreibe(zeile, place + 1, &xml) }
        }
        if blatt.istPlan { xml.element("autoFilter", "", [("ref", "A1:\(last)")]) }
        if !blatt.auswahl.isEmpty, blatt.zeilen.count > 1 {
            xml.element("dataValidations", [("count", "\(blatt.auswahl.count)")]) { xml in
                for (column, words) in blatt.auswahl {
                    let letters = Arbeitsblatt.buchstaben(column)
                    xml.element(
                        "dataValidation",
                        [
                            ("type", "list"), ("allowBlank", "1"),
                            ("sqref", "\(letters)2:\(letters)\(blatt.zeilen.count)"),
                        ]
                    ) { xml in xml.element("formula1", "\"\(words.joined(separator: ","))\"") }
                }
            }
        }
        xml.element(
            "pageMargins", "",
            [
                ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"),
                ("footer", "0.3"),
            ])
        xml.element(
            "pageSetup", "",
            [("paperSize", "9"), ("orientation", "landscape"), ("fitToWidth", "1"), ("fitToHeight", "0")])
        let page = sprache("Seite &P von &N", "Page &P of &N")
        xml.element("headerFooter") { xml in xml.element("oddFooter", "&L&A&R\(page)") }
        return xml.fertig()
    }

    private func schreibe(_ zeile: Zeile, _ number: Int, _ xml: inout XMLSchreiber) {
        var attributes = [("r", "\(number)")]
        if zeile.ebene > 0 { attributes.append(("outlineLevel", "\(min(7, zeile.ebene))")) }
        xml.start("row", attributes)
        for (column, wert) in zeile.werte.enumerated() {
            let place = ("r", "\(Arbeitsblatt.buchstaben(column))\(number)")
            let indent = column == zeile.titelspalte ? zeile.ebene : nil
            switch wert {
            case .leer: continue
            case .text(let text):
                let style = zeile.istKopf ? XLSXStil.kopf : XLSXStil.text(fett: zeile.fett, einzug: indent)
                xml.start("c", [place, ("s", "\(style)"), ("t", "inlineStr")])
                xml.start("is")
                xml.element("t", Self.geschuetzt(text), [("xml:space", "preserve")])
                xml.ende()
                xml.ende()
            case .zahl(let zahl):
                xml.start("c", [place, ("s", "\(XLSXStil.zahl(fett: zeile.fett))")])
                xml.element("v", "\(zahl)")
                xml.ende()
            case .tag(let tag):
                xml.start("c", [place, ("s", "\(XLSXStil.tag(fett: zeile.fett))")])
                xml.element("v", "\(tag.nummer + 25_569)")
                xml.ende()
            }
        }
        xml.ende()
    }

    /// A text in which `_x0041_` stands for itself (ECMA-376 Part 1, section 22.9.2.19).
    static func geschuetzt(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "_")), text.contains("_x") else { return text }
        var result = ""
        var rest = text[...]
        while let underline = rest.firstIndex(of: "_") {
            let code = rest[underline...].prefix(7)
            let isCode =
                code.count == 7 && code.dropFirst().first == "x" && code.last == "_"
                && code.dropFirst(2).dropLast().allSatisfy { $0.isASCII && $0.isHexDigit }
            result += rest[..<underline]
            result += isCode ? "_x005F_" : "_"
            rest = rest[rest.index(after: underline)...]
        }
        return result + rest
    }
}
