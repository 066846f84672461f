/// The styles and lists of the document. Their ids are the English ones, by which every word processor knows them as its own.
enum Dokumentvorlagen {
    private static let blau = "0B3A82"
    private static let grau = "4A5568"
    /// Half points of the six headings.
    private static let groessen = [32, 27, 24, 22, 22, 22]

    static func formate() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element("w:styles", [Dokumentteile.raum]) { xml in
            xml.element("w:docDefaults") { xml in
                xml.element("w:rPrDefault") { xml in
                    xml.element("w:rPr") { xml in
                        let font = "Calibri"
                        xml.element("w:rFonts", "", [("w:ascii", font), ("w:hAnsi", font), ("w:cs", font)])
                        xml.wert("w:sz", "22")
                        xml.wert("w:szCs", "22")
                        xml.element(
                            "w:lang", "", [("w:val", "de-DE"), ("w:eastAsia", "de-DE"), ("w:bidi", "ar-SA")])
                    }
                }
                xml.element("w:pPrDefault") { xml in
                    xml.element("w:pPr") { $0.abstand(0, 120, zeile: 276) }
                }
            }
            xml.format("Normal", "Normal", basis: nil, standard: true)
            for level in 1...6 {
                xml.format("Heading\(level)", "heading \(level)", folgt: "Normal") { xml in
                    xml.element("w:keepNext")
                    xml.element("w:keepLines")
                    xml.abstand(level == 1 ? 480 : level == 2 ? 360 : 280, 80)
                    xml.wert("w:outlineLvl", String(level - 1))
                } zeichen: { xml in
                    xml.element("w:b")
                    xml.wert("w:color", blau)
                    xml.wert("w:sz", String(groessen[level - 1]))
                    xml.wert("w:szCs", String(groessen[level - 1]))
                }
            }
            xml.format("Title", "Title", folgt: "Subtitle") {
                $0.abstand(0, 120)
            } zeichen: { xml in
                xml.element("w:b")
                xml.wert("w:color", blau)
                xml.wert("w:sz", "48")
                xml.wert("w:szCs", "48")
            }
            xml.format("Subtitle", "Subtitle", folgt: "Normal") {
                $0.abstand(0, 240)
            } zeichen: { xml in
                xml.wert("w:color", grau)
                xml.wert("w:sz", "26")
                xml.wert("w:szCs", "26")
            }
            xml.format("TOCHeading", "TOC Heading", folgt: "Normal") { xml in
                xml.element("w:keepNext")
                xml.abstand(480, 80)
            } zeichen: { xml in
                xml.element("w:b")
                xml.wert("w:color", blau)
                xml.wert("w:sz", "32")
            }
            for level in 1...2 {
                xml.format("TOC\(level)", "toc \(level)", folgt: "Normal") { xml in
                    xml.abstand(level == 1 ? 80 : 0, 0)
                    xml.element("w:ind", "", [("w:left", String((level - 1) * 284))])
                }
            }
            xml.format("Eckdaten", "Allmende Eckdaten", folgt: "Normal") { xml in
                xml.element("w:keepNext")
                xml.abstand(0, 60)
            } zeichen: {
                $0.wert("w:color", grau)
            }
            xml.format("Angabe", "Allmende Angabe") { xml in
                xml.abstand(0, 40)
                xml.element("w:ind", "", [("w:left", "2268"), ("w:hanging", "2268")])
            }
            xml.format("Zelle", "Allmende Tabellentext") {
                $0.abstand(40, 40, zeile: 252)
            } zeichen: { xml in
                xml.wert("w:sz", "20")
                xml.wert("w:szCs", "20")
            }
            xml.format("ListParagraph", "List Paragraph") { xml in
                xml.abstand(0, 40)
                xml.element("w:contextualSpacing")
            }
            xml.format("Quote", "Quote", folgt: "Normal") { xml in
                xml.element("w:ind", "", [("w:left", "567"), ("w:right", "567")])
            } zeichen: {
                $0.element("w:i")
            }
            xml.format("Quelltext", "Allmende Quelltext") {
                $0.abstand(0, 0)
            } zeichen: { xml in
                xml.element("w:rFonts", "", [("w:ascii", "Consolas"), ("w:hAnsi", "Consolas"), ("w:cs", "Consolas")])
                xml.wert("w:sz", "20")
            }
            xml.format("Header", "header") {
                $0.abstand(0, 0)
            } zeichen: { xml in
                xml.wert("w:color", grau)
                xml.wert("w:sz", "18")
            }
            xml.format("Footer", "footer") { xml in
                xml.element("w:tabs") { xml in
                    xml.element("w:tab", "", [("w:val", "right"), ("w:pos", String(Dokumentseite.breite))])
                }
                xml.abstand(0, 0)
            } zeichen: { xml in
                xml.wert("w:color", grau)
                xml.wert("w:sz", "18")
            }
            xml.element("w:style", [("w:type", "character"), ("w:styleId", "Hyperlink")]) { xml in
                xml.wert("w:name", "Hyperlink")
                xml.element("w:rPr") { xml in
                    xml.wert("w:color", blau)
                    xml.wert("w:u", "single")
                }
            }
            tabelle(&xml)
        }
        return xml.fertig()
    }

    private static func tabelle(_ xml: inout XMLSchreiber) {
        xml.element("w:style", [("w:type", "table"), ("w:default", "1"), ("w:styleId", "TableNormal")]) { xml in
            xml.wert("w:name", "Normal Table")
            xml.element("w:tblPr") { xml in
                xml.element("w:tblInd", "", [("w:w", "0"), ("w:type", "dxa")])
                raender(&xml, 0, 108)
            }
        }
        xml.element("w:style", [("w:type", "table"), ("w:customStyle", "1"), ("w:styleId", "AllmendeTabelle")]) { xml in
            xml.wert("w:name", "Allmende Tabelle")
            xml.wert("w:basedOn", "TableNormal")
            xml.element("w:tblPr") { xml in
                xml.element("w:tblBorders") { xml in
                    for seite in ["top", "bottom", "insideH"] {
                        xml.element(
                            "w:\(seite)", "",
                            [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "A0AEC0")])
                    }
                }
                raender(&xml, 28, 100)
            }
            xml.element("w:tblStylePr", [("w:type", "firstRow")]) { xml in
                xml.element("w:rPr") { $0.element("w:b") }
                xml.element("w:tcPr") { xml in
                    xml.element("w:shd", "", [("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E3EAF4")])
                }
            }
            xml.element("w:tblStylePr", [("w:type", "firstCol")]) { xml in
                xml.element("w:rPr") { $0.element("w:b") }
            }
        }
    }

    private static func raender(_ xml: inout XMLSchreiber, _ oben: Int, _ links: Int) {
        xml.element("w:tblCellMar") { xml in
            for (seite, wert) in [("top", oben), ("left", links), ("bottom", oben), ("right", links)] {
                xml.element("w:\(seite)", "", [("w:w", String(wert)), ("w:type", "dxa")])
            }
        }
    }

    // MARK: Lists

    /// The lists: one for all that have signs, and one of its own for each that counts.
    static func listen(_ listen: [Dokumentliste]) -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element("w:numbering", [Dokumentteile.raum]) { xml in
            for (nummer, zaehlt) in [(0, false), (1, true)] {
                xml.element("w:abstractNum", [("w:abstractNumId", String(nummer))]) { xml in
                    xml.wert("w:multiLevelType", "hybridMultilevel")
                    for ebene in 0...8 {
                        xml.element("w:lvl", [("w:ilvl", String(ebene))]) { xml in
                            xml.wert("w:start", "1")
                            xml.wert("w:numFmt", zaehlt ? "decimal" : "bullet")
                            xml.wert("w:lvlText", zaehlt ? "%\(ebene + 1)." : ebene % 2 == 0 ? "•" : "–")
                            xml.wert("w:lvlJc", "left")
                            xml.element("w:pPr") { xml in
                                xml.element(
                                    "w:ind", "",
                                    [("w:left", String(Dokumentseite.einzug(ebene))), ("w:hanging", "284")])
                            }
                        }
                    }
                }
            }
            xml.element("w:num", [("w:numId", "1")]) { $0.wert("w:abstractNumId", "0") }
            for liste in listen {
                xml.element("w:num", [("w:numId", String(liste.nummer))]) { xml in
                    xml.wert("w:abstractNumId", "1")
                    xml.element("w:lvlOverride", [("w:ilvl", String(liste.ebene))]) { $0.wert("w:startOverride", "1") }
                }
            }
        }
        return xml.fertig()
    }
}

/// A list that counts: its number in the document, and how deep it stands.
struct Dokumentliste: Hashable {
    let nummer: Int
    let ebene: Int
}

/// The measures of a page, in twentieths of a point: A4 with two centimetres at each side.
enum Dokumentseite {
    static let papier = (breite: 11_906, hoehe: 16_838)
    static let rand = 1_134
    /// What is left for text.
    static let breite = papier.breite - 2 * rand

    /// How far the text of a list stands in.
    static func einzug(_ ebene: Int) -> Int { 284 * (ebene + 1) }
}

extension XMLSchreiber {
    /// Writes an element that says one value.
    mutating func wert(_ name: String, _ wert: String) { element(name, "", [("w:val", wert)]) }

    /// Writes the space before and behind a paragraph, and the height of its lines.
    fileprivate mutating func abstand(_ vor: Int, _ nach: Int, zeile: Int? = nil) {
        element(
            "w:spacing", "",
            [("w:before", String(vor)), ("w:after", String(nach))]
                + (zeile.map { [("w:line", String($0)), ("w:lineRule", "auto")] } ?? []))
    }

    /// Writes a style of paragraphs.
    fileprivate mutating func format(
        _ id: String, _ name: String, basis: String? = "Normal", folgt: String? = nil, standard: Bool = false,
        absatz: ((inout XMLSchreiber) -> Void)? = nil, zeichen: ((inout XMLSchreiber) -> Void)? = nil
    ) {
        let eigenes = name.hasPrefix("Allmende")
        element(
            "w:style",
            [("w:type", "paragraph")] + (standard ? [("w:default", "1")] : [])
                + (eigenes ? [("w:customStyle", "1")] : []) + [("w:styleId", id)]
        ) { xml in
            xml.wert("w:name", name)
            if let basis { xml.wert("w:basedOn", basis) }
            if let folgt { xml.wert("w:next", folgt) }
            xml.element("w:qFormat")
            if let absatz { xml.element("w:pPr", [], absatz) }
            if let zeichen { xml.element("w:rPr", [], zeichen) }
        }
    }
}
