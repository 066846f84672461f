import Bytes
import Exchange
import Foundation
import Templates
import TestSupport
import Testing

@Suite struct ArbeitsmappeTests {
    /// A workbook of one sheet with the given rows.
    static func mappe(
        _ rows: String, texte: String? = nil, formate: String = "", teil: String = "xl/worksheets/sheet1.xml",
        eigenschaften: String = "", blattangaben: String = "",
        namensraum: String = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    ) -> [UInt8] {
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var zip = ZIPSchreiber()
        func add(_ name: String, _ text: String) { zip.lege(name, Array(text.utf8)) }
        let relations = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        add(
            "_rels/.rels",
            relations
                + "<Relationship Id=\"r\" Type=\"\(relation)/officeDocument\" Target=\"/xl/workbook.xml\"/></Relationships>"
        )
        add(
            "xl/_rels/workbook.xml.rels",
            relations + "<Relationship Id=\"b1\" Type=\"\(relation)/worksheet\" Target=\"\(teil.dropFirst(3))\"/>"
                + "<Relationship Id=\"b2\" Type=\"\(relation)/styles\" Target=\"styles.xml\"/>"
                + (texte == nil
                    ? ""
                    : "<Relationship Id=\"b3\" Type=\"\(relation)/sharedStrings\" Target=\"./texte/../texte.xml\"/>")
                + "<Relationship Id=\"b4\" Type=\"\(relation)/hyperlink\" Target=\"http://a.example/\" TargetMode=\"External\"/></Relationships>"
        )
        add(
            "xl/workbook.xml",
            "<x:workbook xmlns:x=\"\(namensraum)\" xmlns:r=\"\(relation)\"><x:workbookPr \(eigenschaften)/><x:sheets>"
                + "<x:sheet name=\"Plan\" sheetId=\"7\" r:id=\"b1\" \(blattangaben)/></x:sheets></x:workbook>")
        add("xl/styles.xml", "<styleSheet xmlns=\"\(namensraum)\">\(formate)</styleSheet>")
        if let texte { add("xl/texte.xml", "<sst xmlns=\"\(namensraum)\">\(texte)</sst>") }
        add(teil, "<worksheet xmlns=\"\(namensraum)\"><sheetData>\(rows)</sheetData></worksheet>")
        return zip.fertig()
    }

    private func blatt(_ bytes: [UInt8]) throws -> Arbeitsblatt {
        try #require(try Arbeitsmappe(xlsx: bytes).blaetter.first)
    }

    @Test func `cells of every kind are read with their types`() throws {
        let rows = """
            <row r="2" outlineLevel="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is>\
            <r><t>ein</t></r><r><rPr><b/></rPr><t xml:space="preserve"> zeilig</t></r><rPh sb="0" eb="1"><t>nie</t></rPh></is></c></row>
            <row r="4"><c t="str"><f>A1&amp;"x"</f><v>Ergebnis</v></c><c t="e"><v>#N/A</v></c><c t="b"><v>1</v></c><c><v>2.5</v></c>\
            <c s="1"><v>46391</v></c><c s="2"><v>46391.5</v></c><c s="3"><v>1.5</v></c><c s="0"/><c t="d"><v>2027-01-04</v></c><c><v/></c></row>
            <row r="5"/>
            """
        let texte =
            "<si><t>erster</t></si><si><r><t>zwei</t></r><r><t>_x000D_\nLäufe</t></r><rPh sb=\"0\" eb=\"1\"><t>nie</t></rPh></si>"
        let formate = """
            <numFmts><numFmt numFmtId="164" formatCode="[$-407]d/ mmm&quot;h&quot; yyyy;@"/><numFmt numFmtId="165" formatCode="[h]:mm"/></numFmts>
            <cellXfs><xf numFmtId="0"/><xf numFmtId="14"><alignment indent="3"/></xf><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs>
            """
        let blatt = try blatt(Self.mappe(rows, texte: texte, formate: formate))
        #expect(blatt.name == "Plan")
        #expect(blatt.zeilen.map(\.nummer) == [2, 4])
        let first = try #require(blatt.zeilen.first)
        #expect(first.ebene == 2 && first.verborgen)
        #expect(first.zellen.map(\.spalte) == [0, 2, 3])
        #expect(first.zellen.map(\.wert) == [.text("erster"), .text("zwei_x000D_\nLäufe"), .text("ein zeilig")])
        let second = try #require(blatt.zeilen.last)
        let day = try #require(Kalendertag("2027-01-04"))
        #expect(
            second.zellen.map(\.wert) == [
                .text("Ergebnis"), .fehler("#N/A"), .wahrheit(true), .zahl(2.5), .datum(day, sekunden: 0),
                .datum(day, sekunden: 43_200), .zahl(1.5), .datum(day, sekunden: 0),
            ])
        #expect(second.zellen.map(\.spalte) == [0, 1, 2, 3, 4, 5, 6, 8])
        #expect(second.zellen[4].einzug == 3)
        #expect(second.text(3) == "2,5")
    }

    @Test func `days may count from 1904, and the strict form of the format is read`() throws {
        let bytes = Self.mappe(
            "<row><c s=\"0\"><v>44929</v></c></row>", formate: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
            eigenschaften: "date1904=\"1\"", blattangaben: "state=\"veryHidden\"",
            namensraum: "http://purl.oclc.org/ooxml/spreadsheetml/main")
        let blatt = try blatt(bytes)
        #expect(blatt.verborgen)
        #expect(blatt.zeilen.first?[0]?.wert.text == "2027-01-04")
    }

    @Test(arguments: [
        ("h:mm", true), ("dd.mm.yyyy", true), ("General", false), ("0.00E+00", false), ("\"Tag\" 0", false),
        ("[Red]0;[Blue]-0", false),
        ("[mm]:ss", false), ("0\\d", false), ("yyyy\\-mm\\-dd", true), ("@", false), ("0;d", false),
        ("[$-F800]dddd, mmmm dd, yyyy", true),
    ])
    func `whether a number is a day follows from its format`(_ code: String, _ isDay: Bool) throws {
        let quoted = code.replacing("\"", with: "&quot;")
        let formate =
            "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(quoted)\"/></numFmts><cellXfs><xf numFmtId=\"200\"/></cellXfs>"
        let value = try blatt(Self.mappe("<row><c s=\"0\"><v>46391</v></c></row>", formate: formate)).zeilen.first?[0]?
            .wert
        #expect((value == .zahl(46391)) == !isDay)
    }

    @Test(arguments: [
        (1.0, "1900-01-01"), (59, "1900-02-28"), (61, "1900-03-01"), (46391, "2027-01-04"), (2_958_465, "9999-12-31"),
    ])
    func `serial numbers are days`(_ serial: Double, _ day: String) throws {
        let bytes = Self.mappe(
            "<row><c s=\"0\"><v>\(serial)</v></c></row>", formate: "<cellXfs><xf numFmtId=\"22\"/></cellXfs>")
        #expect(try blatt(bytes).zeilen.first?[0]?.wert.text == day)
    }

    @Test func `the last row costs no more than the first`() throws {
        let blatt = try blatt(
            Self.mappe(
                "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row><row r=\"1\"><c r=\"A1\"><v>2</v></c></row>"))
        #expect(blatt.zeilen.map(\.nummer) == [1, 1_048_576])
        #expect(blatt.zeilen.last?.zellen.first?.spalte == 16_383)
    }

    @Test(arguments: [
        ("<row r=\"1048577\"/>", "table-too-large"), ("<row r=\"0\"><c><v>1</v></c></row>", "table-too-large"),
        ("<row r=\"99999999999999999999\"/>", "table-too-large"),
        ("<row><c r=\"XFE1\"><v>1</v></c></row>", "xlsx-cell"),
        ("<row><c r=\"1\"><v>1</v></c></row>", "xlsx-cell"), ("<row><c t=\"s\"><v>0</v></c></row>", "xlsx-text"),
        ("<row><c t=\"s\"><v>-1</v></c></row>", "table-too-large"), ("<row><c></row>", "xml-malformed"),
    ])
    func `what cannot be is refused with a reason`(_ rows: String, _ code: String) throws {
        let error = #expect(throws: Austauschfehler.self) { try Arbeitsmappe(xlsx: Self.mappe(rows)) }
        #expect(error?.code == code)
        #expect(error?.satz.deutsch.isEmpty == false)
    }

    @Test func `files that are no workbook are refused`() throws {
        func code(_ bytes: [UInt8]) -> String? {
            do throws(Austauschfehler) {
                _ = try Arbeitsmappe(xlsx: bytes)
                return nil
            } catch {
                return error.code
            }
        }
        #expect(code([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) == "xlsx-binary")
        #expect(code(Array("kein ZIP".utf8))?.hasPrefix("zip-") == true)
        var zip = ZIPSchreiber()
        zip.lege("mimetype", Array("application/epub+zip".utf8))
        #expect(code(zip.fertig()) == "xlsx-part")
        var small = Arbeitsblatt.Grenzen()
        small.zellen = 1
        #expect(throws: Austauschfehler.self) {
            try Arbeitsmappe(xlsx: Self.mappe("<row><c><v>1</v></c><c><v>1</v></c></row>"), grenzen: small)
        }
    }

    @Test func `every beginning of a workbook and every changed byte ends in an error or a table`() throws {
        let bytes = Self.mappe(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c><v>2</v></c></row>", texte: "<si><t>a</t></si>")
        var refused = 0
        for end in bytes.indices {
            do { _ = try Arbeitsmappe(xlsx: Array(bytes[..<end])) } catch { refused += 1 }
        }
        #expect(refused == bytes.count)
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            _ = try? Arbeitsmappe(xlsx: changed)
        }
    }

    @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")])
    func `columns have letters`(_ number: Int, _ letters: String) {
        #expect(Arbeitsblatt.buchstaben(number) == letters)
        #expect(Arbeitsblatt.spalte(letters) == number)
        #expect(Arbeitsblatt.spalte(letters.lowercased()) == number)
    }

    @Test(arguments: ["", "XFE", "A1", "Ä", "AAAAAAAAAAAAAAAAAAAAAAAAA", "-"])
    func `what names no column is none`(_ letters: String) { #expect(Arbeitsblatt.spalte(letters) == nil) }
}

/// Workbooks that Excel wrote, against what openpyxl reads in them.
@Suite(.enabled(if: SharedCorpus.exists, "needs ../shared"))
struct ExcelCorpusTests {
    private struct Erwartet: Decodable {
        struct Blatt: Decodable {
            let name: String
            let state: String
            let cells: [[String]]
        }
        let file: String
        let sheets: [Blatt]
    }

    @Test func `workbooks from Excel have the cells that openpyxl finds`() throws {
        let folder = SharedCorpus.root.appending(path: "data/xlsx")
        let lines = try String(contentsOf: folder.appending(path: "expected/visible.jsonl"), encoding: .utf8).split(
            separator: "\n")
        #expect(lines.count == 72)
        for line in lines {
            let expected = try JSONDecoder().decode(Erwartet.self, from: Data(line.utf8))
            let mappe = try Arbeitsmappe(xlsx: Array(Data(contentsOf: folder.appending(path: expected.file))))
            #expect(mappe.blaetter.map(\.name) == expected.sheets.map(\.name), "\(expected.file)")
            for (blatt, sheet) in zip(mappe.blaetter, expected.sheets) {
                #expect(blatt.verborgen == (sheet.state != "visible"))
                var found: [[String]] = []
                for zeile in blatt.zeilen {
                    for zelle in zeile.zellen {
                        let place = "\(Arbeitsblatt.buchstaben(zelle.spalte))\(zeile.nummer)"
                        switch zelle.wert {
                        case .text(let text): found.append([place, "str", text])
                        case .zahl:
                            found.append([
                                place, zelle.wert.text.contains(",") ? "float" : "int",
                                zelle.wert.text.replacing(",", with: "."),
                            ])
                        case .datum: found.append([place, "datetime", zelle.wert.text + " 00:00:00"])
                        case .wahrheit: found.append([place, "bool", zelle.wert.text])
                        case .fehler(let text): found.append([place, "str", text])
                        }
                    }
                }
                #expect(found == sheet.cells.map { Array($0.prefix(3)) }, "\(expected.file)")
            }
        }
    }
}
