import Bytes
import Templates

/// The small parts of the package: what is in it, its properties, the lines above and below each page.
enum Dokumentteile {
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let paket = "http://schemas.openxmlformats.org/package/2006"
    private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    /// The namespace of everything in `word/`.
    static let raum = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main")
    /// The namespace of what refers to other parts.
    static let bezug = ("xmlns:r", office)
    /// Where addresses begin among the relationships of the document.
    static let ersteAdresse = 6

    static func typen() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element("Types", [("xmlns", "\(paket)/content-types")]) { xml in
            xml.element(
                "Default", "",
                [("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml")]
            )
            xml.element("Default", "", [("Extension", "xml"), ("ContentType", "application/xml")])
            for (teil, typ) in [
                ("/word/document.xml", word + "document.main+xml"), ("/word/styles.xml", word + "styles+xml"),
                ("/word/numbering.xml", word + "numbering+xml"), ("/word/settings.xml", word + "settings+xml"),
                ("/word/header1.xml", word + "header+xml"), ("/word/footer1.xml", word + "footer+xml"),
                ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
                ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
            ] {
                xml.element("Override", "", [("PartName", teil), ("ContentType", typ)])
            }
        }
        return xml.fertig()
    }

    private static func verweise(_ liste: [(typ: String, ziel: String, aussen: Bool)]) -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element("Relationships", [("xmlns", "\(paket)/relationships")]) { xml in
            for (index, verweis) in liste.enumerated() {
                xml.element(
                    "Relationship", "",
                    [("Id", "rId\(index + 1)"), ("Type", verweis.typ), ("Target", verweis.ziel)]
                        + (verweis.aussen ? [("TargetMode", "External")] : []))
            }
        }
        return xml.fertig()
    }

    /// What the package begins with.
    static func beziehungen() -> [UInt8] {
        verweise([
            ("\(office)/officeDocument", "word/document.xml", false),
            ("\(paket)/relationships/metadata/core-properties", "docProps/core.xml", false),
            ("\(office)/extended-properties", "docProps/app.xml", false),
        ])
    }

    /// What the document refers to: its parts, and the addresses of its links.
    static func beziehungen(_ ziele: [String]) -> [UInt8] {
        verweise(
            [
                ("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"),
                ("header", "header1.xml"), ("footer", "footer1.xml"),
            ].map { ("\(office)/\($0.0)", $0.1, false) } + ziele.map { ("\(office)/hyperlink", $0, true) })
    }

    static func eigenschaften(_ titel: String, _ vorlage: Vorlage) -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element(
            "cp:coreProperties",
            [
                ("xmlns:cp", "\(paket)/metadata/core-properties"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ]
        ) { xml in
            xml.element("dc:title", titel)
            xml.element("dc:creator", "Allmende")
            if !vorlage.kurztext.isEmpty { xml.element("dc:description", vorlage.kurztext) }
            if !vorlage.schlagwoerter.isEmpty {
                xml.element("cp:keywords", vorlage.schlagwoerter.map(\.string).joined(separator: ", "))
            }
            xml.element("dc:language", "de-DE")
        }
        return xml.fertig()
    }

    static func programm() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element(
            "Properties", [("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")]
        ) { xml in xml.element("Application", "Allmende") }
        return xml.fertig()
    }

    static func einstellungen() -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element("w:settings", [raum]) { xml in
            xml.element("w:defaultTabStop", "", [("w:val", "709")])
            xml.element("w:autoHyphenation", "", [("w:val", "true")])
            xml.element("w:characterSpacingControl", "", [("w:val", "doNotCompress")])
            xml.element("w:compat") { xml in
                xml.element(
                    "w:compatSetting", "",
                    [
                        ("w:name", "compatibilityMode"), ("w:uri", "http://schemas.microsoft.com/office/word"),
                        ("w:val", "15"),
                    ])
            }
            xml.element("w:themeFontLang", "", [("w:val", "de-DE")])
            xml.element("w:decimalSymbol", "", [("w:val", ",")])
            xml.element("w:listSeparator", "", [("w:val", ";")])
        }
        return xml.fertig()
    }

    static func kopfzeile(_ titel: String) -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element("w:hdr", [raum]) { xml in
            xml.element("w:p") { xml in
                xml.element("w:pPr") { $0.element("w:pStyle", "", [("w:val", "Header")]) }
                xml.element("w:r") { $0.element("w:t", titel, [("xml:space", "preserve")]) }
            }
        }
        return xml.fertig()
    }

    static func fusszeile(_ worte: Dokumentworte) -> [UInt8] {
        var xml = XMLSchreiber(allein: true)
        xml.element("w:ftr", [raum]) { xml in
            xml.element("w:p") { xml in
                xml.element("w:pPr") { $0.element("w:pStyle", "", [("w:val", "Footer")]) }
                for (text, feld) in [("Allmende\t" + worte.seite, "PAGE"), (worte.von, "NUMPAGES")] {
                    xml.element("w:r") { xml in
                        for (index, piece) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated()
                        {
                            if index > 0 { xml.element("w:tab") }
                            xml.element("w:t", String(piece), [("xml:space", "preserve")])
                        }
                    }
                    xml.element("w:fldSimple", [("w:instr", " \(feld) ")]) { xml in
                        xml.element("w:r") { $0.element("w:t", "1") }
                    }
                }
            }
        }
        return xml.fertig()
    }
}
