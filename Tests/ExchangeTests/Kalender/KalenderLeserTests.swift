import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Exchange

@Suite("Calendars of other programs")
struct KalenderLeserTests {
    private func lies(_ entries: String) throws -> Fremdplan {
        try Kalender.lies(Array("BEGIN:VCALENDAR\nVERSION:2.0\n\(entries)\nEND:VCALENDAR\n".utf8))
    }

    @Test func `Tree, dependencies and persons are read wherever they stand`() throws {
        let plan = try lies(
            """
            NAME:Umzug
            BEGIN:VTODO
            UID:c
            SUMMARY:Kisten\\, viele
            RELATED-TO:a
            RELATED-TO;RELTYPE=DEPENDS-ON:b
            ATTENDEE;CN="Erika Muster":mailto:erika@example.org
            END:VTODO
            BEGIN:VTODO
            UID:a
            SUMMARY:Vorbereitung
            RELATED-TO;RELTYPE=CHILD:b
            END:VTODO
            BEGIN:VTODO
            UID:b
            SUMMARY:Liste
            DESCRIPTION:Erst\\nzweit
              
             e Zeile
            ORGANIZER;CN=Max Beispiel:MAILTO:max@example.org
            RELATED-TO;RELTYPE=STARTTOSTART;GAP=-PT4H:c
            END:VTODO
            """)
        #expect(plan.titel == "Umzug")
        #expect(plan.vorgaenge.map(\.titel) == ["Vorbereitung", "Kisten, viele", "Liste"])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 0])
        #expect(plan.vorgaenge.map(\.fremdid) == ["a", "c", "b"])
        // The first of two links between the same two is taken.
        #expect(plan.vorgaenge[1].vorgaenger == [Fremdanordnung(von: 2)])
        #expect(plan.bericht.anzahl["link-twice"] == 1)
        #expect(plan.vorgaenge[2].hinweis == "Erst\nzweit \ne Zeile".replacing("zweit \n", with: "zweit "))
        #expect(plan.beteiligte.map(\.name) == ["Erika Muster", "Max Beispiel"])
        #expect(plan.beteiligte.allSatisfy { $0.art == .person })
        #expect(plan.vorgaenge[1].mitwirkend == [0])
        #expect(plan.vorgaenge[2].verantwortlich == 1)
        #expect(plan.beteiligte[1].spuren == ["max@example.org"])
    }

    @Test(
        arguments: [
            ("FINISHTOSTART", Anordnung.Art.endeAnfang, "P2D", Verzug(2, .kalendertage)),
            ("STARTTOSTART", .anfangAnfang, "-P1W", Verzug(-7, .kalendertage)),
            ("FINISHTOFINISH", .endeEnde, "PT3H", Verzug(3, .stunden)),
            ("STARTTOFINISH", .anfangEnde, "PT90M", Verzug(2, .stunden)),
            ("FINISHTOSTART", .endeAnfang, "PT48H", Verzug(2, .kalendertage)),
            ("FINISHTOSTART", .endeAnfang, "P0D", nil), ("FINISHTOSTART", .endeAnfang, "bald", nil),
        ] as [(String, Anordnung.Art, String, Verzug?)])
    func `A link stands at the entry that comes first, with its gap`(
        _ kind: String, _ art: Anordnung.Art, _ gap: String, _ verzug: Verzug?
    ) throws {
        let plan = try lies(
            "BEGIN:VTODO\nUID:a\nRELATED-TO;RELTYPE=\(kind);GAP=\(gap):b\nEND:VTODO\nBEGIN:VTODO\nUID:b\nEND:VTODO")
        #expect(plan.vorgaenge[1].vorgaenger == [Fremdanordnung(von: 0, Anordnung(art, verzug: verzug))])
        #expect(plan.bericht.anzahl["lag-rounded"] == (gap == "PT90M" ? 1 : nil))
        #expect(plan.bericht.anzahl["lag-invalid"] == (gap == "bald" ? 1 : nil))
    }

    @Test func `A link at the entry that waits is understood by the dates`() throws {
        let plan = try lies(
            """
            BEGIN:VTODO
            UID:a
            DTSTART;VALUE=DATE:20270111
            DUE;VALUE=DATE:20270113
            RELATED-TO;RELTYPE=FINISHTOSTART:b
            END:VTODO
            BEGIN:VTODO
            UID:b
            DTSTART;VALUE=DATE:20270104
            DUE;VALUE=DATE:20270106
            END:VTODO
            """)
        #expect(plan.vorgaenge[0].vorgaenger == [Fremdanordnung(von: 1)])
        #expect(plan.bericht.anzahl["link-direction"] == 1)
    }

    @Test(
        arguments: [
            ("DTSTART;VALUE=DATE:20270104\nDTEND;VALUE=DATE:20270109", "2027-01-04", "2027-01-08", nil),
            ("DTSTART;VALUE=DATE:20270104", "2027-01-04", "2027-01-04", nil),
            ("DTSTART;VALUE=DATE:20270104\nDTEND;VALUE=DATE:20270104", "2027-01-04", "2027-01-04", nil),
            ("DTSTART;VALUE=DATE:20270104\nDURATION:P1W", "2027-01-04", "2027-01-10", nil),
            // Midnight in Berlin is the evening before in UTC, in summer an hour earlier.
            ("DTSTART:20270103T230000Z\nDTEND:20270105T230000Z", "2027-01-04", "2027-01-05", nil),
            ("DTSTART:20270731T220000Z\nDTEND:20270801T220000Z", "2027-08-01", "2027-08-01", Dauer(24, .stunden)),
            (
                "DTSTART;TZID=Europe/Berlin:20270104T090000\nDTEND;TZID=Europe/Berlin:20270104T103000", "2027-01-04",
                "2027-01-04", Dauer(2, .stunden)
            ),
            ("DTSTART:20270104T090000\nDURATION:PT2H", "2027-01-04", "2027-01-04", Dauer(2, .stunden)),
            ("DUE;VALUE=DATE:20270109", nil, "2027-01-09", nil),
        ] as [(String, String?, String?, Dauer?)])
    func `Ends are exclusive, and moments become days in Germany`(
        _ lines: String, _ anfang: String?, _ ende: String?, _ dauer: Dauer?
    ) throws {
        let plan = try lies("BEGIN:VEVENT\nUID:a\n\(lines)\nEND:VEVENT")
        #expect(plan.vorgaenge[0].anfang == anfang.flatMap { Kalendertag($0) })
        #expect(plan.vorgaenge[0].ende == ende.flatMap { Kalendertag($0) })
        #expect(plan.vorgaenge[0].dauer == dauer)
    }

    @Test func `Everything that stays behind is reported`() throws {
        let plan = try lies(
            """
            BEGIN:VEVENT
            UID:a
            SUMMARY:Runde
            RRULE:FREQ=SECONDLY
            STATUS:CONFIRMED
            PERCENT-COMPLETE:20
            CATEGORIES:Rot,Gr\\,ün
            LOCATION:Raum 1
            CLASS:PRIVATE
            CONTACT:Erika Muster\\, 0221 1
            ATTENDEE;CUTYPE=ROOM;CN=Saal:mailto:saal@example.org
            RELATED-TO;RELTYPE=SIBLING:a
            RELATED-TO:fehlt
            BEGIN:VALARM
            ACTION:DISPLAY
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:a
            RECURRENCE-ID:20270104T090000
            END:VEVENT
            BEGIN:VJOURNAL
            END:VJOURNAL
            """)
        for code in [
            "recurrence", "progress", "labels", "property", "view", "contact", "resource", "link-kind", "link-unknown",
            "alarm", "occurrence", "component",
        ] {
            #expect(plan.bericht.anzahl[code] == 1, "\(code)")
        }
        #expect(plan.personen == ["Erika Muster, 0221 1"])
        #expect(plan.beteiligte.isEmpty)
        #expect(plan.vorgaenge.count == 1)
    }

    @Test func `Rings of entries are cut open`() throws {
        let plan = try lies(
            (1...4).map { "BEGIN:VTODO\nUID:\($0)\nRELATED-TO:\($0 % 3 + 1)\nEND:VTODO" }.joined(separator: "\n"))
        #expect(plan.vorgaenge.map(\.fremdid) == ["1", "3", "2", "4"])
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 1, 2])
        #expect(plan.bericht.anzahl["parent-cycle"] == 1)
    }

    @Test func `Parameters are read with quotation marks, escapes and lists`() throws {
        let line = try Kalenderzeile(
            Array("x-a;b=1,\"2;:,\";C=Wort^nmit ^'^^^x:Wert:\\n".utf8), nummer: 1)
        #expect(line.name == "X-A")
        #expect(line.parameter.map(\.name) == ["B", "C"])
        #expect(line.parameter[0].werte == ["1", "2;:,"])
        #expect(line["C"] == "Wort\nmit \"^^x")
        #expect(line.wert == "Wert:\\n")
    }

    @Test(arguments: [
        ("", "not-calendar"), ("Kein Kalender", "calendar-line"),
        ("BEGIN:VEVENT\nDTSTART:bald\nEND:VEVENT", "calendar-date"),
        ("BEGIN:VEVENT\nDURATION:P999999999999999999W\nEND:VEVENT", "calendar-date"),
        ("BEGIN:VEVENT\nDTEND:19970701T10300Z\nEND:VEVENT", "calendar-date"), ("END:VEVENT", "calendar-nesting"),
        ("BEGIN:A\nBEGIN:B\nEND:A\nEND:B", "calendar-nesting"), ("SUMMARY:oben", "calendar-nesting"),
        ("BEGIN:A\nTEL;WORK:1\nEND:A", "calendar-line"), ("BEGIN:A\nX;Y=\"1:2\nEND:A", "calendar-line"),
    ])
    func `What is no calendar is refused with a reason`(_ text: String, _ code: String) {
        #expect(Planquellen.code { try Kalender.lies(Array(text.utf8)) } == code)
    }

    @Test func `A line that is none costs an entry only this line, and the report says which`() throws {
        let plan = try Kalender.lies(
            Array(
                """
                BEGIN:VCALENDAR
                REFRESH - INTERVAL; VALUE = DURATION:P1D
                BEGIN:VEVENT
                SUMMARY:Vergabe
                X-APPLE-RADIUS=49.91307046514149
                DTSTART;;VALUE=DATE:20270104
                BEGIN:VALARM
                Erinnerung
                END:VALARM
                DESCRIPTION:Zwei Zeilen
                in einem Text
                END:VEVENT
                END:VCALENDAR
                """.utf8))
        #expect(plan.vorgaenge.map(\.titel) == ["Vergabe"])
        #expect(plan.vorgaenge.map(\.hinweis) == ["Zwei Zeilen"])
        let lines = plan.bericht.zeilen.filter { $0.code == "broken-line" }
        #expect(lines.map(\.ort) == ["Zeile 5", "Zeile 6", "Zeile 8", "Zeile 11"])
        #expect(lines.last?.grund.deutsch.contains("»in einem Text«") == true)
        let many = "BEGIN:VEVENT\n" + String(repeating: "kein Kalender\n", count: 101) + "END:VEVENT\n"
        #expect(Planquellen.code { try Kalender.lies(Array(many.utf8)) } == "calendar-line")
    }

    @Test func `Text that is not UTF-8 is refused`() {
        let latin = Array("BEGIN:VEVENT\nSUMMARY:Stra".utf8) + [0xDF] + Array("e\nEND:VEVENT\n".utf8)
        #expect(Planquellen.code { try Kalender.lies(latin) } == "calendar-encoding")
        #expect(Planquellen.code { try Kalender.lies([0xFF, 0xFE, 0x42, 0]) } == "calendar-encoding")
    }

    @Test func `A file that was cut off gives nothing and says so`() throws {
        let plan = try Kalender.lies(Array("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n".utf8))
        #expect(plan.vorgaenge.isEmpty)
        #expect(plan.bericht.anzahl["cut-off"] == 1)
    }

    @Test func `Ten thousand entries in a chain are no trouble`() throws {
        let text = (0..<10_000).map {
            "BEGIN:VTODO\nUID:\($0)\nRELATED-TO:\($0 + 1)\nRELATED-TO;RELTYPE=FINISHTOSTART:\($0 + 2)\nEND:VTODO"
        }.joined(separator: "\n")
        let plan = try lies(text)
        #expect(plan.vorgaenge.count == 10_000)
        #expect(plan.vorgaenge.last?.fremdid == "0")
    }
}

@Suite("Calendars nobody here wrote", .enabled(if: SharedCorpus.exists))
struct KalenderKorpusTests {
    @Test(arguments: Planquellen.erwartet("ical/expected/visible.jsonl"))
    func `Every file reads as an independent reader reads it, or is refused where that one does`(_ file: Erwartung)
        throws
    {
        let bytes = try file.bytes()
        if file.json["error"] != nil {
            #expect(throws: Austauschfehler.self) { try Kalender.lies(bytes) }
            return
        }
        _ = try Kalender.lies(bytes)
        var found: [Kalenderbestandteil] = []
        func walk(_ teil: Kalenderbestandteil) {
            found.append(teil)
            for kind in teil.kinder { walk(kind) }
        }
        for teil in try Kalenderdatei(bytes).bestandteile { walk(teil) }
        let expected = file.liste("components")
        #expect(found.map(\.name) == expected.map { $0["name"]?.string ?? "" })
        for (teil, erwartet) in zip(found, expected) {
            for name in ["UID", "SUMMARY", "STATUS", "LOCATION", "DESCRIPTION", "RELATED-TO"] {
                guard let value = erwartet[name]?.string else { continue }
                // The values were written out again as in a file.
                #expect(teil.text(name) == Kalenderwert.text(value) || teil.text(name) == value, "\(name)")
            }
            for name in ["DTSTART", "DTEND", "DUE"] {
                guard let value = erwartet[name]?.string, let zeile = teil[name] else { continue }
                let zeit = try #require(Kalenderwert.zeit(zeile.wert))
                let seconds = zeit.sekunde.map { second in
                    " "
                        + [second / 3600, second / 60 % 60, second % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }.joined(
                            separator: ":")
                }
                #expect(value.hasPrefix("\(zeit.tag)\(seconds ?? "")"), "\(name) \(value)")
            }
            if let value = erwartet["DURATION"]?.string, let zeile = teil["DURATION"] {
                let minutes = try #require(Kalenderwert.spanne(zeile.wert)).gesamt / 60
                #expect(value == "\(minutes / 60):\(minutes % 60 < 10 ? "0" : "")\(minutes % 60):00")
            }
        }
    }

    @Test(arguments: SharedCorpus.cases("ical"))
    func `Bad calendars are refused and sound ones are read`(_ file: SharedCorpus.Case) throws {
        let code = Planquellen.code { try Kalender.lies(try file.bytes()) }
        if file.expect == "reject" { #expect(code != "read") }
        if file.expect == "accept" { #expect(code == "read") }
    }
}
