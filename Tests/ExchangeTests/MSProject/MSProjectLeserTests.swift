import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("MS Project XML, read")
struct MSProjectLeserTests {
    private func datei(_ tasks: String, vor: String = "", nach: String = "") -> [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <Project xmlns="http://schemas.microsoft.com/project"><SaveVersion>14</SaveVersion>\(vor)
            <Tasks>\(tasks)</Tasks>\(nach)</Project>
            """.utf8)
    }

    private func task(_ uid: Int, _ level: Int, _ inside: String = "") -> String {
        "<Task><UID>\(uid)</UID><ID>\(uid)</ID><Name>V\(uid)</Name><OutlineLevel>\(level)</OutlineLevel>\(inside)</Task>"
    }

    private func eine(_ inside: String, vor: String = "") throws -> (Fremdvorgang, Importbericht) {
        let plan = try MSProject.lies(datei(task(1, 1, inside), vor: vor))
        return (try #require(plan.vorgaenge.first), plan.bericht)
    }

    @Test(arguments: [
        ("PT80H0M0S", 7, Dauer(10)), ("PT80H0M0S", 39, Dauer(10)), ("PT8H0M0S", 5, Dauer(8, .stunden)),
        ("PT4H0M0S", 7, Dauer(4, .stunden)), ("PT0H30M0S", 3, Dauer(1, .stunden)), ("PT40H0M0S", 9, Dauer(5)),
        ("PT160H0M0S", 11, Dauer(20)), ("PT48H0M0S", 8, Dauer(2, .kalendertage)),
        ("PT168H0M0S", 10, Dauer(7, .kalendertage)),
        ("PT12H0M0S", 6, Dauer(1, .kalendertage)), ("PT720H0M0S", 44, Dauer(30, .kalendertage)),
        ("PT16H0M0S", 21, Dauer(2)),
        ("PT16H0M0S", 53, Dauer(2)), ("PT0H0M0S", 7, Dauer(0)), ("PT8H0M0.5S", 7, Dauer(9, .stunden)),
        ("P1DT0H0M0S", 8, Dauer(1, .kalendertage)), ("PT999999999H0M0S", 7, Dauer(99_999)),
    ])
    func `Durations are whole days of work or of the calendar, else hours, else rounded up`(
        text: String, format: Int, dauer: Dauer
    ) throws {
        let (zeile, _) = try eine("<Duration>\(text)</Duration><DurationFormat>\(format)</DurationFormat>")
        #expect(zeile.dauer == dauer)
    }

    @Test(arguments: [("PT0H30M0S", "duration-rounded"), ("PT99999999H0M0S", "duration-cut"), ("PT", "")])
    func `What a duration loses is reported`(text: String, code: String) throws {
        let (_, bericht) = try eine("<Duration>\(text)</Duration>")
        #expect(bericht.zeilen.map(\.code) == (code.isEmpty ? [] : [code]))
    }

    @Test(arguments: [
        "<Duration>zwei Tage</Duration>", "<Duration>PT999999999999999999999H</Duration>",
        "<Duration>-PT8H0M0S</Duration>",
        "<Duration>P1M</Duration>", "<UID>-1</UID>", "<UID>x</UID>", "<UID>9999999999</UID>",
        "<Start>2027-02-30T08:00:00</Start>",
        "<Finish>2027-02-03T25:00:00</Finish>", "<Finish>gestern</Finish>", "<OutlineLevel>-1</OutlineLevel>",
        "<PredecessorLink><PredecessorUID>x</PredecessorUID></PredecessorLink>",
        "<PredecessorLink><PredecessorUID>1</PredecessorUID><LinkLag>1.5</LinkLag></PredecessorLink>",
    ])
    func `A value that the format does not allow refuses the file and says where`(inside: String) throws {
        let bytes = datei(task(1, 1) + task(2, 1, inside))
        #expect(Planquellen.code { try MSProject.lies(bytes) } == "invalid-value")
    }

    @Test(arguments: ["Project", "Tasks"])
    func `A file that leaves a part of itself to another is refused`(place: String) {
        let include = "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/hostname'/>"
        let bytes = place == "Tasks" ? datei(include) : datei("", vor: include)
        #expect(Planquellen.code { try MSProject.lies(bytes) } == "xinclude")
    }

    @Test func `A day has as many minutes as the project says`() throws {
        let (zeile, bericht) = try eine(
            "<Duration>PT75H0M0S</Duration><DurationFormat>7</DurationFormat>",
            vor: "<MinutesPerDay>450</MinutesPerDay>")
        #expect(zeile.dauer == Dauer(10))
        #expect(bericht.zahl("minutes-per-day") == 1)
    }

    @Test(arguments: [
        (
            "<Type>1</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat>", Anordnung(.endeAnfang, verzug: Verzug(1)),
            ""
        ),
        (
            "<Type>3</Type><LinkLag>-9600</LinkLag><LagFormat>7</LagFormat>",
            Anordnung(.anfangAnfang, verzug: Verzug(-2)), ""
        ),
        ("<Type>0</Type>", Anordnung(.endeEnde), ""), ("<Type>2</Type>", Anordnung(.anfangEnde), ""),
        ("", Anordnung(), ""),
        ("<LinkLag>600</LinkLag><LagFormat>5</LagFormat>", Anordnung(.endeAnfang, verzug: Verzug(1, .stunden)), ""),
        ("<LinkLag>4800</LinkLag><LagFormat>5</LagFormat>", Anordnung(.endeAnfang, verzug: Verzug(8, .stunden)), ""),
        (
            "<LinkLag>100</LinkLag><LagFormat>3</LagFormat>", Anordnung(.endeAnfang, verzug: Verzug(1, .stunden)),
            "lag-rounded"
        ),
        (
            "<LinkLag>28800</LinkLag><LagFormat>8</LagFormat>",
            Anordnung(.endeAnfang, verzug: Verzug(2, .kalendertage)), ""
        ),
        ("<LinkLag>50</LinkLag><LagFormat>19</LagFormat>", Anordnung(), "lag-percent"),
        ("<LinkLag>50</LinkLag><LagFormat>52</LagFormat>", Anordnung(), "lag-percent"),
        (
            "<LinkLag>9223372036854775807</LinkLag><LagFormat>7</LagFormat>",
            Anordnung(.endeAnfang, verzug: Verzug(99_999)), "lag-cut"
        ),
        (
            "<LinkLag>-9223372036854775808</LinkLag><LagFormat>7</LagFormat>",
            Anordnung(.endeAnfang, verzug: Verzug(-99_999)), "lag-cut"
        ),
    ])
    func `Dependencies keep kind and distance`(link: String, anordnung: Anordnung, code: String) throws {
        let plan = try MSProject.lies(
            datei(
                task(1, 1) + task(2, 1, "<PredecessorLink><PredecessorUID>1</PredecessorUID>\(link)</PredecessorLink>"))
        )
        #expect(plan.vorgaenge[1].vorgaenger == [Fremdanordnung(von: 0, anordnung)])
        #expect(plan.bericht.zeilen.map(\.code) == (code.isEmpty ? [] : [code]))
    }

    @Test(arguments: [
        ("<PredecessorUID>1</PredecessorUID><CrossProject>1</CrossProject>", "link-external"),
        ("<PredecessorUID>77</PredecessorUID>", "predecessor-unknown"),
        ("<PredecessorUID>0</PredecessorUID>", "link-external"),
        ("<PredecessorUID>1</PredecessorUID><Type>9</Type>", "link-type"),
    ])
    func `Dependencies that lead nowhere are reported`(link: String, code: String) throws {
        let plan = try MSProject.lies(
            datei(
                "<Task><UID>0</UID><ID>0</ID><OutlineLevel>0</OutlineLevel></Task>" + task(1, 1)
                    + task(2, 1, "<PredecessorLink>\(link)</PredecessorLink>")))
        #expect(plan.vorgaenge.count == 2)
        #expect(plan.vorgaenge[1].vorgaenger.isEmpty)
        #expect(plan.bericht.zeilen.map(\.code) == [code])
    }

    @Test func `The tree follows from the levels; empty rows, comments and unknown elements do not disturb it`() throws
    {
        let plan = try MSProject.lies(
            datei(
                task(1, 1) + task(2, 2)
                    + "<Task><UID>9</UID><ID>3</ID><IsNull>1</IsNull><OutlineLevel>0</OutlineLevel></Task>"
                    + task(3, 4, "<!-- hier --><Neues><Tief>1</Tief></Neues>") + task(4, 2) + task(5, 1)))
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 1, 0, nil])
        #expect(plan.bericht.zahl("null-rows") == 1)
        #expect(plan.bericht.zeilen.map(\.titel).contains("Neues"))
    }

    @Test func `What a template does not take is reported once for each thing`() throws {
        let (zeile, bericht) = try eine(
            """
            <Active>0</Active><Manual>1</Manual><Recurring>1</Recurring><IsSubproject>1</IsSubproject><Priority>900</Priority>
            <PercentComplete>20</PercentComplete><ActualStart>2027-01-04T08:00:00</ActualStart><Cost>12.5</Cost>
            <ConstraintType>4</ConstraintType><ConstraintDate>2027-01-04T08:00:00</ConstraintDate><CalendarUID>3</CalendarUID>
            <Deadline>2027-02-01T17:00:00</Deadline><Contact>Ronja Beispielhaft</Contact><Baseline><Number>0</Number></Baseline>
            <HyperlinkAddress>https://beispiel.invalid/</HyperlinkAddress><Notes>Zeile 1\r\nZeile 2</Notes>
            <ExtendedAttribute><FieldID>188743731</FieldID><Value>x</Value></ExtendedAttribute>
            """)
        let codes = [
            "inactive", "manual", "recurring", "subproject", "priority", "progress", "costs", "constraint",
            "task-calendar",
            "deadline", "baseline", "hyperlink", "custom-field",
        ]
        #expect(Set(bericht.zeilen.map(\.code)) == Set(codes))
        #expect(bericht.zeilen.count == codes.count)
        #expect(zeile.hinweis == "Zeile 1\nZeile 2")
        #expect(zeile.id == nil)
    }

    @Test func `Persons stay persons, generic resources are roles, material is none`() throws {
        let plan = try MSProject.lies(
            datei(
                task(1, 1), vor: "<Author>Ronja Beispielhaft</Author><Manager>Hinz Mustermann</Manager>",
                nach: """
                    <Resources><Resource><UID>0</UID><Type>1</Type></Resource>
                    <Resource><UID>1</UID><Name>Projektleitung</Name><Type>1</Type><Initials>PL</Initials><IsGeneric>1</IsGeneric></Resource>
                    <Resource><UID>2</UID><Name>Ronja Beispielhaft</Name><Type>1</Type><EmailAddress>ronja@beispiel.invalid</EmailAddress></Resource>
                    <Resource><UID>3</UID><Name>Papier</Name><Type>0</Type></Resource>
                    <Resource><UID>4</UID><Name>Reisekosten</Name><Type>2</Type></Resource>
                    <Resource><UID>5</UID><Name>Hinz</Name><Type>1</Type></Resource></Resources>
                    <Assignments><Assignment><TaskUID>1</TaskUID><ResourceUID>5</ResourceUID></Assignment>
                    <Assignment><TaskUID>1</TaskUID><ResourceUID>1</ResourceUID></Assignment>
                    <Assignment><TaskUID>1</TaskUID><ResourceUID>3</ResourceUID></Assignment>
                    <Assignment><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID></Assignment></Assignments>
                    """))
        #expect(plan.beteiligte.map(\.art) == [.rolle, .person, .unklar])
        #expect(plan.beteiligte[1].spuren == ["ronja@beispiel.invalid"])
        #expect(plan.personen == ["Ronja Beispielhaft", "Hinz Mustermann"])
        #expect(plan.vorgaenge[0].verantwortlich == 2)
        #expect(plan.vorgaenge[0].mitwirkend == [0])
        #expect(plan.bericht.zahl("resource-material") == 2)
    }

    @Test func `Eighty tasks with twelve names become a draft without a name`() throws {
        let names = (1...12).map { "Vorna\($0)me Nachna\($0)me" }
        let tasks = (1...80).map { task($0, $0 % 8 == 1 ? 1 : 2, "<Notes>Rücksprache mit \(names[$0 % 12])</Notes>") }
        let resources = names.enumerated().map {
            "<Resource><UID>\($0.offset + 1)</UID><Name>\($0.element)</Name><Type>1</Type></Resource>"
        }
        let assigned = (1...80).map {
            "<Assignment><TaskUID>\($0)</TaskUID><ResourceUID>\($0 % 12 + 1)</ResourceUID></Assignment>"
        }
        let plan = try MSProject.lies(
            datei(
                tasks.joined(),
                nach: "<Resources>\(resources.joined())</Resources><Assignments>\(assigned.joined())</Assignments>"))
        let taken = try Rundlauf.zurueck(plan, "mspdi")
        let text = String(decoding: taken.struktur.canonicalText, as: UTF8.self)
        for name in names { for word in name.split(separator: " ") { #expect(!text.contains(word)) } }
        #expect(taken.struktur.knoten.count == 80)
    }

    @Test func `Edits in MS Project are what comes back, hidden fields only add to them`() throws {
        var mappe = Vorlagenmappe(Vorlage(id: try #require(ElementID("v1")), titel: "Probe"), Struktur())
        let rollen = ["r1", "r2", "r3"].compactMap { ElementID($0) }
        for (number, id) in rollen.enumerated() {
            mappe.struktur.rollen[id] = Rolle("Rolle \(number)", kuerzel: "R\(number)")
        }
        var knoten = Knoten(.aufgabe, "Aufgabe")
        knoten.dauer = Dauer(10, .arbeitstage, .erfahrung)
        knoten.verantwortlich = rollen[1]
        knoten.mitwirkend = [rollen[0]]
        mappe.struktur.knoten[try #require(ElementID("k1"))] = knoten
        let bytes = try MSProject.schreibe(try Planquellen.plan(mappe)).bytes
        func gelesen(_ old: String, _ new: String) throws -> Fremdvorgang {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(text.contains(old))
            return try #require(try MSProject.lies(Array(text.replacing(old, with: new).utf8)).vorgaenge.first)
        }
        #expect(try gelesen("<Name>Aufgabe</Name>", "<Name>Anders</Name>").titel == "Anders")
        #expect(try gelesen("<Name>Aufgabe</Name>", "<Name>Anders</Name>").dauer == knoten.dauer)
        #expect(try gelesen("PT80H0M0S</Duration>", "PT88H0M0S</Duration>").dauer == Dauer(11))
        // The responsible role is exchanged for the third one: that one answers now, who contributed still does.
        let neu = try gelesen("<ResourceUID>2</ResourceUID>", "<ResourceUID>3</ResourceUID>")
        #expect(neu.verantwortlich == 2)
        #expect(neu.mitwirkend == [0])
        let kaputt = try gelesen("{\"art\"", "{\"art").dauer
        #expect(kaputt == Dauer(10))
    }

    @Test(
        arguments: [
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "mpp"), ([0x50, 0x4B, 3, 4, 0], "zip"),
            ([], "empty-file"),
            ([0xAC, 0xED, 0, 5, 0x73], "pod"), (Array("{\"a\":1}".utf8), "not-xml"),
            (Array("BEGIN:VCALENDAR".utf8), "not-xml"),
            (Array("<project name='x'/>".utf8), "wrong-root"), (Array("<html></html>".utf8), "wrong-root"),
            (Array("<!DOCTYPE Project [<!ENTITY a 'b'>]><Project/>".utf8), "xml-doctype"),
            (Array("<Project>".utf8), "xml-truncated"),
            (Array("<Project xmlns='urn:anderes'/>".utf8), "wrong-root"), (Array("<Project/>".utf8), "read"),
            (Array("<Project/><b/>".utf8), "xml-malformed"),
        ] as [([UInt8], String)])
    func `What is something else is refused with a sentence`(bytes: [UInt8], code: String) {
        #expect(Planquellen.code { try MSProject.lies(bytes) } == code)
    }

    @Test(arguments: 0..<40)
    func `A file cut or damaged anywhere is read or refused, never a trap`(seed: Int) throws {
        var generator = Seeded(seed)
        let plan = try Planquellen.zufall(seed)
        for whole in [try MSProject.schreibe(plan).bytes, try GanttProject.schreibe(plan).bytes] {
            for _ in 0..<12 {
                var bytes = whole
                for _ in 0...Int.random(in: 0..<3, using: &generator) {
                    let place = Int.random(in: bytes.indices, using: &generator)
                    switch Int.random(in: 0..<3, using: &generator) {
                    case 0: bytes[place] = UInt8.random(in: 0x20...0x7E, using: &generator)
                    case 1: bytes.removeSubrange(place..<min(bytes.count, place + 9))
                    default: bytes.insert(contentsOf: "999999999999999999".utf8, at: place)
                    }
                    if bytes.isEmpty { bytes = [0x20] }
                }
                _ = Planquellen.code { try MSProject.lies(bytes) }
                _ = Planquellen.code { try GanttProject.lies(bytes) }
            }
        }
        #expect(Planquellen.code { try MSProject.lies(Array(try whole(plan).dropLast(40))) } == "xml-truncated")
    }

    private func whole(_ plan: Ausfuhrplan) throws -> [UInt8] { try MSProject.schreibe(plan).bytes }
}
