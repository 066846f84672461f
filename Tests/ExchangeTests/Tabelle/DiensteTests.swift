import Exchange
import Templates
import Testing

@Suite struct DiensteTests {
    private func csv(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\r\n").utf8) }

    private static let asana =
        "Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)"

    @Test func `a table of Asana becomes a plan with phases, tree and dependencies`() throws {
        let bytes = csv(
            Self.asana,
            "11,2026-01-02,,2026-01-03,\"Angebot, Entwurf\",Vorbereitung,Anna Muster,anna@amt.example,2026-03-02,2026-03-06,wichtig,\"Zwei",
            "Zeilen\",DMS,,,",
            "12,2026-01-02,,2026-01-03,Angebot prüfen,Vorbereitung,Bernd Muster,b@amt.example,,3/31/2026,,,DMS,,\"Angebot, Entwurf\",Vertrag",
            "13,2026-01-02,2026-02-01,2026-01-03,Fußnoten,,Anna Muster,anna@amt.example,,,,,DMS,Angebot prüfen,,",
            "1.21143E+15,2026-01-02,,2026-01-03,Vertrag,Abschluss,,,,,,,DMS,,Unbekanntes,")
        #expect(Asana.erkennt(try Tabelle(csv: bytes)))
        let plan = try Asana.lies(bytes)
        #expect(plan.titel == "DMS")
        #expect(
            TabelleTests.kurz(plan) == [
                "Vorbereitung", "Angebot, Entwurf<Vorbereitung", "Angebot prüfen<Vorbereitung ←Angebot, Entwurf EA",
                "Fußnoten<Angebot prüfen", "Abschluss",
                "Vertrag<Abschluss ←Angebot prüfen EA",
            ])
        #expect(plan.vorgaenge.map(\.fremdid) == ["", "11", "12", "13", "", ""])
        #expect(plan.vorgaenge[1].hinweis == "Zwei\r\nZeilen" || plan.vorgaenge[1].hinweis == "Zwei\nZeilen")
        #expect(plan.vorgaenge[1].anfang?.description == "2026-03-02")
        #expect(plan.vorgaenge[2].ende?.description == "2026-03-31")
        #expect(plan.beteiligte.map(\.name) == ["Anna Muster", "Bernd Muster"])
        #expect(plan.beteiligte.allSatisfy { $0.art == .person && $0.spuren.count == 1 })
        #expect(TabelleTests.codes(plan) == ["column-without-place", "ids-damaged", "predecessor-unknown"])
    }

    @Test func `parents by name may stand below, be missing, be several, or be a ring`() throws {
        let bytes = csv(
            "Task ID,Created At,Name,Parent Task", "1,x,Kind,Eltern", "2,x,Eltern,", "3,x,Doppelt,", "4,x,Doppelt,",
            "5,x,Unter,Doppelt", "6,x,Waise,Fort", "7,x,R1,R2",
            "8,x,R2,R1")
        let plan = try Asana.lies(bytes)
        #expect(
            TabelleTests.kurz(plan) == [
                "Eltern", "Kind<Eltern", "Doppelt", "Doppelt", "Unter<Doppelt", "Waise", "R1", "R2<R1",
            ])
        #expect(plan.vorgaenge[4].ueber == 3)
        #expect(
            TabelleTests.codes(plan) == ["column-without-place", "name-ambiguous", "parent-ring", "parent-unknown"])
    }

    @Test func `a workbook of monday becomes a plan with groups, items and subitems`() throws {
        var probe = XLSXProbe()
        let header = ["Name", "Subitems", "Owner", "Status", "Timeline", "Dependent On", "Item ID (auto generated)"]
        probe.blaetter = [
            (
                "dms",
                [
                    ["DMS-Einführung"], ["Was wir tun"], ["Vorbereitung"], header,
                    [
                        "Ist aufnehmen", "Liste, Zählung", "Anna Muster, Bernd Muster", "Done",
                        "2026-01-05 - 2026-01-09", "", "101",
                    ], ["Subitems", "Name", "Owner", "Duration"],
                    ["", "Liste", "Anna Muster", "2"], ["", "Zählung", "", ""],
                    ["Soll schreiben", "", "", "", "", "Ist aufnehmen", "102"], [""], ["Abschluss"], header,
                    ["Abnahme", "", "", "", "", "", "103"], ["", "", "", "", "2026-01-05 - 2026-01-09"],
                ]
            )
        ]
        let bytes = probe.bytes()
        #expect(Monday.erkennt(try Tabelle(xlsx: bytes)))
        let plan = try Monday.lies(bytes)
        #expect(plan.titel == "DMS-Einführung" && plan.kurztext == "Was wir tun")
        #expect(
            TabelleTests.kurz(plan) == [
                "Vorbereitung", "Ist aufnehmen<Vorbereitung", "Liste<Ist aufnehmen 2AT", "Zählung<Ist aufnehmen",
                "Soll schreiben<Vorbereitung ←Ist aufnehmen EA",
                "Abschluss", "Abnahme<Abschluss",
            ])
        #expect(
            plan.vorgaenge[1].anfang?.description == "2026-01-05" && plan.vorgaenge[1].ende?.description == "2026-01-09"
        )
        #expect(plan.vorgaenge[1].fremdid == "101")
        #expect(plan.vorgaenge[1].mitwirkend.map { plan.beteiligte[$0].name } == ["Bernd Muster"])
        #expect(plan.beteiligte.allSatisfy { $0.art == .person })
        #expect(plan.bericht.zeilen.map(\.titel) == ["Status"])
    }

    @Test(arguments: [
        "ID,Type,Subject,Status,Assignee,Accountable,Parent,Start date,Finish date,Duration,Description,Follows,Author",
        "ID,Typ,Thema,Status,Zugewiesen an,Verantwortlich,Übergeordnetes Arbeitspaket,Anfangstermin,Endtermin,Dauer,Beschreibung,Folgt,Autor",
    ])
    func `a table of OpenProject is read in both languages`(_ header: String) throws {
        let bytes = csv(
            header,
            "12,Task,Soll schreiben,New,Anna Muster,Bernd Muster,#10,2026-01-05,2026-01-09,5 days,Text,11,Carla Muster",
            "11,Task,Ist aufnehmen,New,Anna Muster,,Phase #10: Vorbereitung,,,3,,,Carla Muster",
            "10,Phase,Vorbereitung,New,,,,,,,,,Carla Muster",
            "13,Milestone,Abnahme,New,,,,2026-02-01,2026-02-01,,,\"#12\",Carla Muster",
            "14,Bug,Fehler,New,,,,,,,,,Carla Muster")
        #expect(OpenProjectCSV.erkennt(try Tabelle(csv: bytes)))
        let plan = try OpenProjectCSV.lies(bytes)
        #expect(
            TabelleTests.kurz(plan) == [
                "Vorbereitung", "Soll schreiben<Vorbereitung 5AT ←Ist aufnehmen EA", "Ist aufnehmen<Vorbereitung 3AT",
                "Abnahme ←Soll schreiben EA", "Fehler",
            ])
        #expect(plan.vorgaenge[3].istMeilenstein)
        #expect(plan.beteiligte.map(\.name) == ["Bernd Muster", "Anna Muster"])
        #expect(plan.vorgaenge[1].verantwortlich == 0 && plan.vorgaenge[1].mitwirkend == [1])
        #expect(plan.personen == ["Carla Muster"])
        #expect(TabelleTests.codes(plan) == ["column-without-place", "kind-unknown"])
    }

    @Test func `tables of others are refused by name`() throws {
        let other = csv("Titel;Dauer", "A;1")
        #expect(!Asana.erkennt(try Tabelle(csv: other)))
        #expect(!OpenProjectCSV.erkennt(try Tabelle(csv: other)))
        #expect(throws: Austauschfehler.self) { try Asana.lies(other) }
        #expect(throws: Austauschfehler.self) { try OpenProjectCSV.lies(csv("a;b", "1;2")) }
        var probe = XLSXProbe()
        probe.blaetter = [("Plan", [["Titel", "Dauer"], ["A", "1"]])]
        #expect(!Monday.erkennt(try Tabelle(xlsx: probe.bytes())))
        #expect(throws: Austauschfehler.self) { try Monday.lies(probe.bytes()) }
    }

    @Test func `the first dependency that is meant by a name stays when a row is cut off`() throws {
        let bytes = csv(Self.asana, "1,,,,A", "2,,,,B,,,,,,,,,A,,")
        #expect(TabelleTests.kurz(try Asana.lies(bytes)) == ["A", "B<A"])
    }
}
