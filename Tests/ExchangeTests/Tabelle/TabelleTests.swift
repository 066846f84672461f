import Bytes
import Exchange
import Foundation
import Templates
import TestSupport
import Testing

@Suite struct TabelleTests {
    static func csv(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

    /// "Titel<Titel darüber; Dauer; Vorgänger" of each row.
    static func kurz(_ plan: Fremdplan) -> [String] {
        plan.vorgaenge.map { vorgang in
            var line = vorgang.titel
            if let above = vorgang.ueber { line += "<\(plan.vorgaenge[above].titel)" }
            if let dauer = vorgang.dauer { line += " \(dauer.wert)\(dauer.einheit.rawValue)" }
            for tie in vorgang.vorgaenger {
                let lag = tie.anordnung.verzug.map { "\($0.wert)\($0.einheit.rawValue)" } ?? ""
                line += " ←\(plan.vorgaenge[tie.von].titel) \(tie.anordnung.art.rawValue)\(lag)"
            }
            return line
        }
    }

    static func codes(_ plan: Fremdplan) -> [String] { plan.bericht.anzahl.keys.sorted() }

    @Test func `a table of MS Project in German is read with tree, durations, links and resources`() throws {
        let plan = try CSV.lies(
            Self.csv(
                "Nr.;PSP-Code;Vorgangsname;Dauer;Anfang;Ende;Vorgänger;Ressourcennamen;% Abgeschlossen",
                "1;1;Vorbereitung;15 Tage;Mo 11.01.27;Fr 29.01.27;;;0%",
                "2;1.1;Ist aufnehmen;10 Tage;Mo 11.01.27;Fr 22.01.27;;Hauptamt[50%];0%",
                "3;1.2;Soll schreiben;3,5 Tage;Mo 25.01.27;Do 28.01.27;2EA+2 Tage;Hauptamt;IT-Abteilung;0%",
                "4;2;Abnahme;0 Tage;Fr 29.01.27;Fr 29.01.27;2EE;3;\"Personalrat\"",
                "5;3;Betrieb;2 Wochen?;;;\"4;3AA+50%\";Petra Beispiel"))
        #expect(
            Self.kurz(plan).prefix(3) == [
                "Vorbereitung 15AT", "Ist aufnehmen<Vorbereitung 10AT",
                "Soll schreiben<Vorbereitung 28h ←Ist aufnehmen EA2AT",
            ])
        #expect(plan.vorgaenge[1].anfang?.description == "2027-01-11")
        #expect(plan.vorgaenge[1].ende?.description == "2027-01-22")
        #expect(Self.kurz(plan)[4] == "Betrieb 10AT ←Abnahme EA ←Soll schreiben AA14h")
        #expect(plan.beteiligte.map(\.name).contains("Hauptamt"))
        #expect(plan.beteiligte.first { $0.name == "Petra Beispiel" }?.art == .unklar)
        #expect(Self.codes(plan).contains("lag-percent"))
        #expect(Self.codes(plan).contains("column-without-place"))
    }

    static let baeume: [(String, [UInt8], [String])] = [
        ("levels", csv("Ebene;Titel", "1;A", "2;B", "3;C", "2;D", "1;E"), ["A", "B<A", "C<B", "D<A", "E"]),
        (
            "codes", csv("Nr.;Aufgabe", "1;A", "1.1;B", "1.1.1;C", "1.10;D", "2.;E", "2.0.1;F"),
            ["A", "B<A", "C<B", "D<A", "E", "F<E"]
        ),
        (
            "indentation", csv("Aufgabe;Dauer", "A;1", "  B;1", "    C;1", "  D;1", "E;1"),
            ["A 1AT", "B<A 1AT", "C<B 1AT", "D<A 1AT", "E 1AT"]
        ),
        (
            "columns beside each task",
            csv("Phase;Arbeitspaket;Aufgabe;Dauer", "P;;A;1", "P;Q;B;1", "P;Q;C;1", "R;;D;1", "P;;E;1"),
            ["P", "A<P 1AT", "Q<P", "B<Q 1AT", "C<Q 1AT", "R", "D<R 1AT", "E<P 1AT"]
        ),
        (
            "columns with rows of their own",
            csv("Phase;Arbeitspaket;Aufgabe;Dauer", "P;;;5", ";Q;;", ";;A;1", ";;B;2", "R;;;", ";;C;3"),
            ["P 5AT", "Q<P", "A<Q 1AT", "B<Q 2AT", "R", "C<R 3AT"]
        ),
        ("no tree", csv("Titel;Dauer", "A;1", "B;2"), ["A 1AT", "B 2AT"]),
    ]

    @Test(arguments: baeume)
    func `the tree is found`(_ kind: String, _ bytes: [UInt8], _ expected: [String]) throws {
        #expect(Self.kurz(try CSV.lies(bytes)) == expected)
    }

    @Test func `the grouping of rows and the indentation of cells are a tree too`() throws {
        func row(_ number: Int, _ title: String, _ attributes: String = "", _ style: Int = 0) -> String {
            "<row r=\"\(number)\" \(attributes)><c t=\"inlineStr\" s=\"\(style)\"><is><t>\(title)</t></is></c><c t=\"inlineStr\"><is><t>1 Tag</t></is></c></row>"
        }
        let head =
            "<row r=\"1\"><c t=\"inlineStr\"><is><t>Aufgabe</t></is></c><c t=\"inlineStr\"><is><t>Dauer</t></is></c></row>"
        let grouped =
            head + row(2, "A") + row(3, "B", "outlineLevel=\"1\"") + row(5, "C", "outlineLevel=\"2\" hidden=\"1\"")
            + row(6, "D")
        let plan = try XLSX.lies(ArbeitsmappeTests.mappe(grouped))
        #expect(Self.kurz(plan) == ["A 1AT", "B<A 1AT", "C<B 1AT", "D 1AT"])
        #expect(plan.vorgaenge[2].ort == "Zeile 5")
        #expect(Self.codes(plan).contains("rows-hidden"))
        let styles = "<cellXfs><xf/><xf><alignment indent=\"1\"/></xf></cellXfs>"
        let indented = head + row(2, "A") + row(3, "B", "", 1) + row(4, "C", "", 1) + row(5, "D")
        #expect(
            Self.kurz(try XLSX.lies(ArbeitsmappeTests.mappe(indented, formate: styles))) == [
                "A 1AT", "B<A 1AT", "C<A 1AT", "D 1AT",
            ])
    }

    @Test func `headings are found below other rows, and what is not known is reported`() throws {
        let bytes = Self.csv(
            "Projektplan Einführung;;;;", "Stand: 1.9.2026;von: Amt 10;;;", "",
            "lfd. Nr.;Maßnahme;Zuständig;Farbe;Dauer (Std.)", "1;Kick-off;Amt 10;rot;4",
            "2;;;blau;8", "3;Schulung;Amt 10;;16;Rest")
        let plan = try CSV.lies(bytes)
        #expect(plan.titel == "Projektplan Einführung")
        #expect(Self.kurz(plan) == ["Kick-off 4h", "Schulung 16h"])
        #expect(Self.codes(plan) == ["column-unknown", "column-without-heading", "row-without-title", "rows-above"])
        #expect(plan.bericht.zeilen.first { $0.code == "column-unknown" }?.ort == "Spalte D")
        let ours = try Tabelle(csv: bytes)
        #expect(ours.zuordnung.kopfzeile == 4)
        #expect(ours.zuordnung.spalten[.verantwortlich] == 2)
        #expect(ours.zuordnung.unbekannt.map(\.kopf) == ["Farbe"])
    }

    @Test func `the assignment can be changed`() throws {
        let bytes = Self.csv("a;b;c", "x;Erste;3", "y;Zweite;4")
        var tabelle = try Tabelle(csv: bytes)
        #expect(tabelle.zuordnung.kopfzeile == nil)
        #expect(throws: Austauschfehler.self) { try tabelle.lies() }
        try tabelle.setze("kopfzeile=1")
        try tabelle.setze("titel=B")
        try tabelle.setze("Dauer = c")
        #expect(TabelleTests.kurz(try tabelle.lies()) == ["Erste 3AT", "Zweite 4AT"])
        try tabelle.setze("dauer=")
        #expect(TabelleTests.kurz(try tabelle.lies()) == ["Erste", "Zweite"])
        #expect(TabelleTests.kurz(try CSV.lies(bytes, spalten: ["kopfzeile=1", "titel=A"])) == ["x", "y"])
    }

    @Test(arguments: [
        ("titel=", "no-title-column"), ("farbe=A", "column-role"), ("titel=ÄÄ", "column-unknown"),
        ("titel", "column-role"), ("kopfzeile=99", "header-missing"), ("kopfzeile=x", "column-unknown"),
        ("blatt=Nirgends", "sheet-unknown"),
    ])
    func `a change that cannot be made is refused`(_ change: String, _ code: String) {
        let error = #expect(throws: Austauschfehler.self) {
            try CSV.lies(Self.csv("Titel;Dauer", "A;1"), spalten: [change])
        }
        #expect(error?.code == code)
    }

    @Test(arguments: [
        (csv("Name;Name", "1;2"), "column-twice"), (csv("Titel;Dauer"), "no-rows"),
        (csv("a;b", "1;2"), "no-title-column"), ([], "table-empty"),
        (csv("", " "), "no-title-column"), (Array("PK\u{3}\u{4}".utf8), "csv-workbook"),
    ])
    func `tables that are no plan are refused with a reason`(_ bytes: [UInt8], _ code: String) {
        let error = #expect(throws: Austauschfehler.self) { try CSV.lies(bytes) }
        #expect(error?.code == code)
        #expect(error?.satz.deutsch.isEmpty == false && error?.satz.english.isEmpty == false)
    }

    @Test(arguments: [
        ("=1+1", "=1+1"), ("'=1+1", "=1+1"), ("@SUM(1)", "@SUM(1)"), ("+49 12", "+49 12"),
    ])
    func `what looks like a formula is a title`(_ cell: String, _ title: String) throws {
        #expect(try CSV.lies(Self.csv("Titel;Dauer", "\(cell);1")).vorgaenge.first?.titel == title)
    }

    @Test func `encodings are recognised`() throws {
        let text = "Titel;Dauer\r\nStraße prüfen;1 Tag\r\n"
        var utf16: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let latin = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        for bytes in [Array(text.utf8), utf16, latin] {
            #expect(try CSV.lies(bytes).vorgaenge.first?.titel == "Straße prüfen")
        }
    }

    @Test func `five megabytes on one line end in an error`() {
        let field = Array("Titel;Dauer\r\n".utf8) + [UInt8](repeating: UInt8(ascii: "x"), count: 5 << 20)
        #expect(throws: Austauschfehler.self) { try CSV.lies(field) }
        let commas = Array("Titel;Dauer\r\n".utf8) + [UInt8](repeating: UInt8(ascii: ";"), count: 5 << 20)
        #expect(throws: Austauschfehler.self) { try CSV.lies(commas) }
    }

    @Test func `what cannot be read in a cell is reported where it stands`() throws {
        let plan = try CSV.lies(
            Self.csv(
                "Nr.;Titel;Dauer;Anfang;Vorgänger;Art;Verantwortlich;E-Mail",
                "1;A;bald;demnächst;9, später;Sache;Anna Muster;anna@amt.example",
                "1;B;0,3 Tage;;1;Meilenstein;Amt 1; Amt 2;", "3;C;;;3;;\"Bernd Muster <b@amt.example>; IT\";"))
        #expect(
            Self.codes(plan) == [
                "date-unreadable", "duration-rounded", "duration-unreadable", "kind-unknown", "number-twice",
                "predecessor-unknown", "predecessor-unreadable",
                "responsible-several",
            ])
        #expect(plan.vorgaenge[1].istMeilenstein)
        #expect(plan.vorgaenge[1].vorgaenger.map(\.von) == [0])
        let anna = plan.beteiligte.first { $0.name == "Anna Muster" }
        #expect(anna?.art == .person)
        #expect(anna?.spuren == ["anna@amt.example"])
        let bernd = plan.beteiligte.first { $0.name == "Bernd Muster" }
        #expect(bernd?.art == .person && bernd?.spuren == ["b@amt.example"])
        #expect(plan.vorgaenge[2].mitwirkend.map { plan.beteiligte[$0].name } == ["IT"])
    }

    @Test(arguments: [
        ("Nr,Task Name,Duration,Predecessors,Notes", ","), ("Nr.\tTask Name\tDuration\tPredecessors\tNotes", "\t"),
    ])
    func `English headings and other separators are read`(_ header: String, _ separator: String) throws {
        let rows = [["1", "First", "3 days", "", "\"Two\nlines\""], ["2", "Second", "1 wk", "1FS+1 day", ""]]
        let text = ([header] + rows.map { $0.joined(separator: separator) }).joined(separator: "\n")
        let plan = try CSV.lies(Array(text.utf8))
        #expect(Self.kurz(plan) == ["First 3AT", "Second 5AT ←First EA1AT"])
        #expect(plan.vorgaenge.first?.hinweis == "Two\nlines")
    }

    @Test func `other sheets are named, and one can be chosen`() throws {
        var zip = XLSXProbe()
        zip.blaetter = [
            ("Hinweise", [["Bitte lesen"]]), ("Plan A", [["Titel", "Dauer"], ["A", "1"]]),
            ("Plan B", [["Titel"], ["B"]]),
        ]
        let bytes = zip.bytes()
        let plan = try XLSX.lies(bytes)
        #expect(Self.kurz(plan) == ["A 1AT"])
        #expect(plan.bericht.zeilen.filter { $0.code == "sheet-other" }.map(\.ort) == ["Hinweise", "Plan B"])
        #expect(Self.kurz(try XLSX.lies(bytes, spalten: ["blatt=Plan B"])) == ["B"])
    }
}

/// Makes small workbooks of several sheets with texts.
struct XLSXProbe {
    var blaetter: [(name: String, zeilen: [[String]])] = []

    func bytes() -> [UInt8] {
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        var zip = ZIPSchreiber()
        var sheets = ""
        var relations = ""
        for (number, blatt) in blaetter.enumerated() {
            sheets += "<sheet name=\"\(blatt.name)\" sheetId=\"\(number + 1)\" r:id=\"b\(number)\"/>"
            relations +=
                "<Relationship Id=\"b\(number)\" Type=\"\(relation)/worksheet\" Target=\"worksheets/\(number).xml\"/>"
            let rows = blatt.zeilen.map { row in
                "<row>" + row.map { $0.isEmpty ? "<c/>" : "<c t=\"inlineStr\"><is><t>\($0)</t></is></c>" }.joined()
                    + "</row>"
            }
            zip.lege(
                "xl/worksheets/\(number).xml",
                Array("<worksheet xmlns=\"\(main)\"><sheetData>\(rows.joined())</sheetData></worksheet>".utf8))
        }
        zip.lege(
            "xl/workbook.xml",
            Array("<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><sheets>\(sheets)</sheets></workbook>".utf8))
        zip.lege(
            "xl/_rels/workbook.xml.rels",
            Array(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(relations)</Relationships>"
                    .utf8))
        return zip.fertig()
    }
}

@Suite(.enabled(if: SharedCorpus.exists, "needs ../shared"))
struct BadTableTests {
    @Test(arguments: SharedCorpus.cases("csv"))
    func `bad tables are refused or read as text`(_ input: SharedCorpus.Case) throws {
        let bytes = try input.bytes()
        func read() throws(Austauschfehler) -> Fremdplan { try CSV.lies(bytes) }
        switch input.expect {
        case "reject": #expect(throws: Austauschfehler.self) { try read() }
        case "accept", "safe": #expect(try read().vorgaenge.count == 1)
        default: _ = try? read()
        }
    }
}

/// Inputs at which careless readers take forever.
@Suite struct TabellenlastTests {
    @Test func `many rows that name one another end`() throws {
        var lines = ["Nr.;Titel;Vorgänger;Nachfolger"]
        let all = (1...3_000).map(String.init).joined(separator: ",")
        for number in 1...3_000 {
            lines.append(
                "\(number);T;\(number % 300 == 0 ? "\"\(all)\"" : "");\(number % 300 == 1 ? "\"\(all)\"" : "")")
        }
        let plan = try CSV.lies(Array(lines.joined(separator: "\n").utf8))
        #expect(plan.vorgaenge.count == 3_000)
    }

    @Test func `ten thousand tasks of one name end`() throws {
        var lines = ["Task ID,Created At,Name,Parent Task,Blocked By"]
        for number in 1...10_000 { lines.append("\(number),x,Gleich,Gleich,\"Gleich, Gleich\"") }
        #expect(try Asana.lies(Array(lines.joined(separator: "\n").utf8)).vorgaenge.count == 10_000)
    }

    @Test func `codes and levels of any depth end`() throws {
        var lines = ["PSP-Code;Titel"]
        for depth in 1...5_000 { lines.append("\(String(repeating: "1.", count: depth % 200))1;T") }
        #expect(try CSV.lies(Array(lines.joined(separator: "\n").utf8)).vorgaenge.count == 5_000)
        var levels = ["Ebene;Titel"]
        for depth in 1...5_000 { levels.append("\(depth % 1_001);T") }
        #expect(try CSV.lies(Array(levels.joined(separator: "\n").utf8)).vorgaenge.count == 5_000)
    }
}
