import Bytes
import Exchange
import Templates
import Testing

/// A document taken apart with our own readers, every part of it well-formed.
struct Teile {
    struct Absatz {
        var format = ""
        var text = ""
        /// The level of a heading.
        var stufe: Int?
        var marke: String?
        var ebene: Int?
        var liste: String?
        var fett: [String] = []
        var kursiv: [String] = []
        /// Where links inside lead, and those outside.
        var marken: [String] = []
        var ziele: [String] = []
    }

    private(set) var absaetze: [Absatz] = []
    private(set) var tabellen: [[[String]]] = []
    /// How many rows head a table.
    private(set) var koepfe = 0
    private(set) var marken: [String] = []
    private(set) var seite: [String] = []
    private(set) var titel: String?
    private(set) var sprache: String?
    private(set) var felder: [String] = []
    /// The lists that count.
    private(set) var zaehlend: [String] = []

    /// The headings of nodes.
    var ueberschriften: [Absatz] { absaetze.filter { $0.marke?.hasPrefix("k_") == true } }

    func absaetze(_ format: String) -> [Absatz] { absaetze.filter { $0.format == format } }

    init(_ ausfuhr: Ausfuhr) throws {
        let zip = try ZIPLeser(ausfuhr.bytes)
        var parts: [String: XMLElement] = [:]
        for eintrag in zip.eintraege {
            var leser = try XMLLeser(try zip.inhalt(eintrag))
            _ = try leser.naechstes()
            parts[eintrag.name] = try leser.element()
            #expect(try leser.naechstes() == nil)
        }
        // Every part has a type, and everything a relationship names is there.
        let types = try #require(parts["[Content_Types].xml"])
        #expect(
            Set(types.kinder("Override").compactMap { $0.attribut("PartName") })
                == Set(parts.keys.filter { !$0.hasSuffix(".rels") && $0 != "[Content_Types].xml" }.map { "/" + $0 }))
        var ziele: [String: String] = [:]
        for verweis in parts["word/_rels/document.xml.rels"]?.kinder ?? [] {
            let target = try #require(verweis.attribut("Target"))
            if verweis.attribut("TargetMode") == nil { #expect(parts["word/" + target] != nil) }
            ziele[try #require(verweis.attribut("Id"))] = target
        }
        let body = try #require(parts["word/document.xml"]?.kind("body"))
        for element in body.kinder {
            switch element.name.name {
            case "p": absaetze.append(try Self.absatz(element, ziele, &marken))
            case "tbl":
                let zeilen = element.kinder("tr")
                koepfe += zeilen.first?.kind("trPr")?.kind("tblHeader") == nil ? 0 : 1
                var tabelle: [[String]] = []
                for zeile in zeilen {
                    var zellen: [String] = []
                    for zelle in zeile.kinder("tc") {
                        let inhalt = try #require(zelle.kind("p"))
                        let absatz = try Self.absatz(inhalt, ziele, &marken)
                        absaetze.append(absatz)
                        zellen.append(absatz.text)
                    }
                    tabelle.append(zellen)
                }
                tabellen.append(tabelle)
            case "sectPr":
                let size = element.kind("pgSz")
                seite = ["w", "h"].compactMap { size?.attribut($0) }
            default: Issue.record("unknown \(element.name)")
            }
        }
        titel = parts["docProps/core.xml"]?.text("title")
        sprache = parts["word/styles.xml"]?.kind("docDefaults")?.kind("rPrDefault")?.kind("rPr")?.kind("lang")?
            .attribut("val")
        felder = parts["word/footer1.xml"]?.kind("p")?.kinder("fldSimple").compactMap { $0.attribut("instr") } ?? []
        zaehlend =
            parts["word/numbering.xml"]?.kinder("num").filter { $0.kind("lvlOverride") != nil }
            .compactMap { $0.attribut("numId") } ?? []
        // Every style and list that is used is there.
        let styles = Set(parts["word/styles.xml"]?.kinder("style").compactMap { $0.attribut("styleId") } ?? [])
        #expect(Set(absaetze.map(\.format)).subtracting([""]).isSubset(of: styles))
        let lists = Set(parts["word/numbering.xml"]?.kinder("num").compactMap { $0.attribut("numId") } ?? [])
        #expect(Set(absaetze.compactMap(\.liste)).isSubset(of: lists))
    }

    private static func absatz(_ element: XMLElement, _ ziele: [String: String], _ marken: inout [String]) throws
        -> Absatz
    {
        var absatz = Absatz()
        let eigenschaften = element.kind("pPr")
        absatz.format = eigenschaften?.kind("pStyle")?.attribut("val") ?? ""
        if absatz.format.hasPrefix("Heading") { absatz.stufe = Int(absatz.format.dropFirst(7)) }
        if let liste = eigenschaften?.kind("numPr") {
            absatz.ebene = liste.kind("ilvl")?.attribut("val").flatMap { Int($0) }
            absatz.liste = liste.kind("numId")?.attribut("val")
        }
        for kind in element.kinder {
            switch kind.name.name {
            case "r": lauf(kind, &absatz)
            case "hyperlink":
                if let anchor = kind.attribut("anchor") {
                    absatz.marken.append(anchor)
                } else {
                    absatz.ziele.append(try #require(kind.attribut("id").flatMap { ziele[$0] }))
                }
                for inner in kind.kinder("r") { lauf(inner, &absatz) }
            case "bookmarkStart":
                absatz.marke = kind.attribut("name")
                marken.append(absatz.marke ?? "")
            default: break
            }
        }
        return absatz
    }

    private static func lauf(_ element: XMLElement, _ absatz: inout Absatz) {
        let text = element.kinder.map { $0.name.name == "t" ? $0.text : $0.name.name == "br" ? " " : "" }.joined()
        absatz.text += text
        if element.kind("rPr")?.kind("b") != nil { absatz.fett.append(text) }
        if element.kind("rPr")?.kind("i") != nil { absatz.kursiv.append(text) }
    }
}
