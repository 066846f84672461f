import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("GanttProject")
struct GanttProjectTests {
    private func datei(_ tasks: String, _ rest: String = "") -> [UInt8] {
        Array(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <project name="Probe" version="2.8" locale="de"><description>Wozu</description>
            <tasks empty-milestones="true">\(tasks)</tasks>\(rest)</project>
            """.utf8)
    }

    @Test(arguments: 0..<80)
    func `A plan comes back as it was but for the losses that were listed`(seed: Int) throws {
        try Rundlaufprobe.pruefe(try Planquellen.zufall(seed), GanttProject.schreibe, GanttProject.lies)
    }

    @Test(arguments: Planquellen.vorlagen)
    func `A starter template comes back`(_ name: String) throws {
        let plan = try Planquellen.vorlage(name)
        try Rundlaufprobe.pruefe(plan, GanttProject.schreibe, GanttProject.lies)
        try Richterdateien.lege(plan, try GanttProject.schreibe(plan), "gan")
    }

    @Test func `Tasks stand inside tasks, dependencies inside their predecessors`() throws {
        let plan = try GanttProject.lies(
            datei(
                """
                <task id="4" name="Oben" start="2027-01-04" duration="9">
                <task id="7" name="Erste" meeting="false" start="2027-01-04" duration="3"><notes>Hinweis</notes>
                <depend id="8" type="1" difference="2" hardness="Strong"/><depend id="9" type="3" hardness="Rubber"/></task>
                <task id="8" name="Zweite" duration="5"><depend id="9" type="4" difference="-1"/></task></task>
                <task id="9" name="Fertig" meeting="true" duration="0"/>
                """))
        #expect(plan.titel == "Probe")
        #expect(plan.kurztext == "Wozu")
        #expect(plan.vorgaenge.map(\.ueber) == [nil, 0, 0, nil])
        #expect(plan.vorgaenge.map(\.dauer) == [nil, Dauer(3), Dauer(5), nil])
        #expect(plan.vorgaenge.map(\.istMeilenstein) == [false, false, false, true])
        #expect(plan.vorgaenge[1].hinweis == "Hinweis")
        #expect(plan.vorgaenge[1].anfang == Kalendertag(2027, 1, 4))
        #expect(
            plan.vorgaenge[2].vorgaenger == [Fremdanordnung(von: 1, Anordnung(.anfangAnfang, verzug: Verzug(2)))])
        #expect(
            plan.vorgaenge[3].vorgaenger == [
                Fremdanordnung(von: 1, Anordnung(.endeEnde)),
                Fremdanordnung(von: 2, Anordnung(.anfangEnde, verzug: Verzug(-1))),
            ])
        #expect(plan.bericht.zeilen.map(\.code) == ["link-soft"])
    }

    @Test(arguments: [
        ("<task id='1' name='A' duration='zwei'/>", "duration-unreadable"),
        ("<task id='1' name='A' complete='30'/>", "progress"),
        ("<task id='1' name='A'><depend id='7'/></task>", "successor-unknown"),
        ("<task id='1' name='A'><depend id='1' type='9'/></task>", "link-type"),
        ("<task id='1' name='A'/><task id='2' name='B'><depend id='1' difference='x'/></task>", "lag-unreadable"),
        ("<task id='1' name='A' webLink='https://beispiel.invalid'/>", "hyperlink"),
        ("<task id='1' name='A' thirdDate='2027-03-01' thirdDate-constraint='1'/>", "constraint"),
        ("<task id='1' name='A' cost-manual-value='12'/>", "costs"),
        ("<task id='1' name='A' priority='2'/>", "priority"),
        (
            "<taskproperties><taskproperty id='tpc0' name='Amt' type='custom'/></taskproperties><task id='1' name='A'>"
                + "<customproperty taskproperty-id='tpc0' value='x'/></task>", "custom-field"
        ),
    ])
    func `What a template does not take is reported`(tasks: String, code: String) throws {
        let plan = try GanttProject.lies(datei(tasks))
        #expect(plan.bericht.zeilen.map(\.code) == [code])
    }

    @Test func `Who coordinates is responsible, the others contribute`() throws {
        let plan = try GanttProject.lies(
            datei(
                "<task id='1' name='A'/>",
                """
                <resources><resource id="0" name="Ronja Beispielhaft" function="0" contacts="ronja@beispiel.invalid" phone=""/>
                <resource id="1" name="Bauamt" function="Default:0" contacts="" phone=""><rate name="standard" value="5"/></resource></resources>
                <allocations><allocation task-id="1" resource-id="0" responsible="false" load="50.0"/>
                <allocation task-id="1" resource-id="1" responsible="true" load="100.0"/></allocations>
                <vacations><vacation start="2009-02-02" end="2009-02-09" resourceid="1"/></vacations>
                <roles><role id="0" name="Leitung"/></roles>
                """))
        #expect(plan.beteiligte.map(\.art) == [.person, .unklar])
        #expect(plan.vorgaenge[0].verantwortlich == 1)
        #expect(plan.vorgaenge[0].mitwirkend == [0])
        #expect(
            Set(plan.bericht.zeilen.map(\.code)) == ["first-responsible", "resource-details", "vacations", "functions"])
    }

    @Test func `Hours and days of the calendar are shown as working days, are listed as lost, and hold until changed`()
        throws
    {
        var mappe = Vorlagenmappe(Vorlage(id: try #require(ElementID("v1")), titel: "Probe"), Struktur())
        let ids = ["k1", "k2", "k3"].compactMap { ElementID($0) }
        for (id, rang) in zip(ids, Rang.series(3)) {
            mappe.struktur.knoten[id] = Knoten(.aufgabe, "Aufgabe \(id)", rang: rang)
        }
        mappe.struktur.knoten[ids[0]]?.dauer = Dauer(14, .kalendertage, .vorgabe)
        mappe.struktur.knoten[ids[1]]?.dauer = Dauer(12, .stunden)
        mappe.struktur.knoten[ids[1]]?.vorgaenger = [ids[0]: Anordnung(.endeAnfang, verzug: Verzug(7, .kalendertage))]
        let ausfuhr = try GanttProject.schreibe(try Planquellen.plan(mappe))
        #expect(ausfuhr.verluste.map(\.feld) == [.dauer, .verzug])
        #expect(ausfuhr.verluste[0].elemente == [ids[0], ids[1]])
        // Day 14 is a Sunday, so it ends on the Monday behind: eleven working days.
        let text = String(decoding: ausfuhr.bytes, as: UTF8.self)
        #expect(
            text.contains("duration=\"11\"") && text.contains("duration=\"2\"") && text.contains("difference=\"5\""))
        let unveraendert = try GanttProject.lies(ausfuhr.bytes)
        #expect(unveraendert.vorgaenge.map(\.dauer) == [Dauer(14, .kalendertage, .vorgabe), Dauer(12, .stunden), nil])
        #expect(
            unveraendert.vorgaenge[1].vorgaenger.first?.anordnung.verzug == Verzug(7, .kalendertage))
        let anders = text.replacing("duration=\"11\"", with: "duration=\"12\"")
            .replacing("difference=\"5\"", with: "difference=\"6\"")
        let geaendert = try GanttProject.lies(Array(anders.utf8))
        #expect(geaendert.vorgaenge[0].dauer == Dauer(12))
        #expect(geaendert.vorgaenge[1].vorgaenger.first?.anordnung.verzug == Verzug(6))
    }

    @Test(arguments: [
        ("<Project xmlns='http://schemas.microsoft.com/project'/>", "wrong-root"), ("<project", "xml-truncated"),
        ("<project><tasks><task id='1'></tasks></project>", "xml-malformed"), ("<project/>", "read"),
    ])
    func `What is something else is refused with a sentence`(text: String, code: String) {
        #expect(Planquellen.code { try GanttProject.lies(Array(text.utf8)) } == code)
    }
}

@Suite("GanttProject from other hands", .enabled(if: SharedCorpus.exists, "needs ../shared"))
struct GanttProjectKorpusTests {
    @Test(arguments: Planquellen.erwartet("ganttproject/expected/visible.lxml.jsonl"))
    func `Every value that an XML reader finds and a template has is there`(_ erwartet: Erwartung) throws {
        let plan = try GanttProject.lies(try erwartet.bytes())
        #expect(plan.titel == erwartet.json["name"]?.string)
        let tasks = erwartet.liste("tasks")
        try #require(plan.vorgaenge.count == tasks.count)
        var parents = Set<String>()
        for task in tasks { if let parent = task["parent"]?.string { parents.insert(parent) } }
        for (zeile, task) in zip(plan.vorgaenge, tasks) {
            #expect(zeile.fremdid == task["id"]?.string)
            #expect(zeile.titel == task["name"]?.string)
            #expect(zeile.ueber.map { plan.vorgaenge[$0].fremdid } == task["parent"]?.string)
            #expect(zeile.anfang?.description == task["start"]?.string)
            #expect(zeile.istMeilenstein == task["milestone"]?.bool)
            #expect((zeile.hinweis ?? "") == task["notes"]?.string)
            let tage = task["duration"]?.string.flatMap { Int($0) } ?? 0
            if parents.contains(zeile.fremdid) || zeile.istMeilenstein && tage == 0 {
                #expect(zeile.dauer == nil)
            } else {
                #expect(zeile.dauer == Dauer(tage))
            }
        }
        let arten: [String: Anordnung.Art] = [
            "FF": .endeEnde, "FS": .endeAnfang, "SF": .anfangEnde, "SS": .anfangAnfang,
        ]
        let depends = erwartet.liste("depends")
        #expect(plan.vorgaenge.reduce(0) { $0 + $1.vorgaenger.count } == depends.count)
        for depend in depends {
            let nach = try #require(plan.vorgaenge.first { $0.fremdid == depend["succ"]?.string })
            let link = try #require(
                nach.vorgaenger.first { plan.vorgaenge[$0.von].fremdid == depend["pred"]?.string })
            #expect(link.anordnung.art == arten[depend["type"]?.string ?? ""])
            #expect(Int64(link.anordnung.verzug?.wert ?? 0) == depend["lag_days"]?.integer)
        }
        let resources = erwartet.liste("resources").map(\.alle)
        #expect(plan.beteiligte.map(\.name) == resources.map { $0[1].string ?? "" })
        var assigned: [String: Set<String>] = [:]
        for allocation in erwartet.liste("allocations").map(\.alle) {
            let name = resources.first { $0[0].string == allocation[1].string }?[1].string
            assigned[allocation[0].string ?? "", default: []].insert(name ?? "")
        }
        for zeile in plan.vorgaenge {
            let found = ([zeile.verantwortlich].compactMap { $0 } + zeile.mitwirkend).map { plan.beteiligte[$0].name }
            #expect(Set(found) == assigned[zeile.fremdid] ?? [])
        }
        let begonnen = tasks.contains { ($0["complete"]?.string ?? "0") != "0" }
        #expect(plan.bericht.zahl("progress") == (begonnen ? 1 : 0))
    }
}
