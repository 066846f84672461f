import Bytes
import Exchange
import Foundation
import Templates
import TestSupport
import Testing

@Suite("MS Project XML, written and read")
struct MSProjectRundlaufTests {
    @Test(arguments: 0..<80)
    func `A plan comes back as it was but for the losses that were listed`(seed: Int) throws {
        try Rundlaufprobe.pruefe(try Planquellen.zufall(seed), MSProject.schreibe, MSProject.lies)
    }

    @Test(arguments: Planquellen.vorlagen)
    func `A starter template comes back with everything`(_ name: String) throws {
        let plan = try Planquellen.vorlage(name)
        let ausfuhr = try MSProject.schreibe(plan)
        #expect(ausfuhr.verluste.allSatisfy { [.vorlage, .dateien].contains($0.feld) })
        try Rundlaufprobe.pruefe(plan, MSProject.schreibe, MSProject.lies)
        try Richterdateien.lege(plan, ausfuhr, "xml")
    }

    @Test func `Writing the same template again gives the same bytes`() throws {
        let plan = try Planquellen.vorlage(Planquellen.vorlagen[0])
        #expect(try MSProject.schreibe(plan).bytes == MSProject.schreibe(plan).bytes)
    }

    @Test func `Without dates nothing is written`() throws {
        let plan = try Planquellen.zufall(1)
        let ohne = Ausfuhrplan(plan.mappe, plan.marke)
        #expect(throws: Austauschfehler.self) { try MSProject.schreibe(ohne) }
        #expect(throws: Austauschfehler.self) { try GanttProject.schreibe(ohne) }
    }

    @Test func `Values longer than a text of MS Project are cut into several and put together again`() throws {
        var mappe = Vorlagenmappe(Vorlage(id: try #require(ElementID("v1")), titel: "Probe"), Struktur())
        var knoten = Knoten(.aufgabe, "Aufgabe")
        let lang = (0..<400).map { "Schriftstück Nr. \($0) 🌳" }.joined(separator: ", ")
        knoten.ergebnisse[try #require(ElementID("e1"))] = String(lang.prefix(3_000))
        knoten.bedingung = "weg = \"kauf\" und " + String(repeating: "nicht ", count: 50) + "ja"
        mappe.struktur.knoten[try #require(ElementID("k1"))] = knoten
        let plan = try Planquellen.plan(mappe)
        let ausfuhr = try MSProject.schreibe(plan)
        #expect(ausfuhr.verluste.isEmpty)
        try Rundlaufprobe.pruefe(plan, MSProject.schreibe, MSProject.lies)
        let xml = try XMLElement.ganz(ausfuhr.bytes)
        for wert in xml.alle("Value") { #expect(wert.text.utf16.count <= 255) }

        knoten.ergebnisse[try #require(ElementID("e1"))] = String(repeating: "ä", count: 9_000)
        mappe.struktur.knoten[try #require(ElementID("k1"))] = knoten
        let zuViel = try Planquellen.plan(mappe)
        #expect(try MSProject.schreibe(zuViel).verluste.map(\.feld) == [.ergebnisse])
        try Rundlaufprobe.pruefe(zuViel, MSProject.schreibe, MSProject.lies)
    }

    @Test func `Elements stand in the order in which MS Project writes them`() throws {
        let xml = try XMLElement.ganz(try MSProject.schreibe(try Planquellen.vorlage(Planquellen.vorlagen[1])).bytes)
        #expect(
            xml.kinder.map(\.name.name).suffix(5) == [
                "ExtendedAttributes", "Calendars", "Tasks", "Resources", "Assignments",
            ])
        let order = [
            "UID", "GUID", "ID", "Name", "Active", "Manual", "Type", "IsNull", "WBS", "OutlineNumber", "OutlineLevel",
            "Priority", "Start", "Finish", "Duration", "DurationFormat", "EffortDriven", "Estimated", "Milestone",
            "Summary", "Critical", "ConstraintType", "CalendarUID", "Notes", "PredecessorLink", "ExtendedAttribute",
        ]
        for task in xml.alle("Task") {
            let places = task.kinder.map { order.firstIndex(of: $0.name.name) ?? -1 }
            #expect(places == places.sorted() && !places.contains(-1))
        }
        #expect(xml.alle("UID").count > 0)
        let ids = (xml.kind("Tasks")?.kinder ?? []).map { $0.text("UID") }
        #expect(ids == ids.indices.map { "\($0)" })
        #expect(xml.alle("Exception").contains { $0.text("Name") == "Allerheiligen" })
    }
}

/// Writes a plan, reads it back and takes it: what comes of it is the plan but for the losses.
enum Rundlaufprobe {
    static func pruefe(
        _ plan: Ausfuhrplan, _ schreibe: (Ausfuhrplan) throws -> Ausfuhr, _ lies: ([UInt8]) throws -> Fremdplan
    ) throws {
        let ausfuhr = try schreibe(plan)
        let fremd = try lies(ausfuhr.bytes)
        #expect(fremd.marke == plan.marke)
        #expect(fremd.titel == plan.mappe.vorlage.titel)
        #expect(fremd.kurztext == plan.mappe.vorlage.kurztext)
        #expect(fremd.bericht.zeilen.filter { $0.code != "settings" }.isEmpty)
        let zurueck = try Rundlauf.zurueck(fremd)
        let left = Rundlauf.bereinigt(plan.mappe.struktur, ausfuhr.verluste)
        let right = Rundlauf.bereinigt(zurueck.struktur, ausfuhr.verluste)
        #expect(left == right, "\(Rundlauf.unterschiede(left, right).joined(separator: "\n"))")
        // What is put back although it is shown otherwise comes back too.
        #expect(
            fremd.vorgaenge.map(\.dauer) == plan.zeilen.map { $0.knoten.art == .meilenstein ? nil : $0.knoten.dauer })
    }
}

/// Files for the judges of `.ci/formats`, with the values they must find, where `ALLMENDE_PAGES` says.
enum Richterdateien {
    static func lege(_ plan: Ausfuhrplan, _ ausfuhr: Ausfuhr, _ endung: String) throws {
        guard let pages = ProcessInfo.processInfo.environment["ALLMENDE_PAGES"] else { return }
        let folder = URL(filePath: pages).appending(path: "formate")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = plan.mappe.vorlage.id.description
        try Data(ausfuhr.bytes).write(to: folder.appending(path: "\(name).\(endung)"))
        try Data(erwartung(plan)).write(to: folder.appending(path: "\(name).json"))
    }

    /// What a template says, in words that need no knowledge of ours: each node with its number, level, title, kind, duration, dates,
    /// advice, roles and dependencies.
    static func erwartung(_ plan: Ausfuhrplan) -> [UInt8] {
        var writer = JSONWriter()
        let struktur = plan.mappe.struktur
        func text(_ name: String, _ value: String?) {
            writer.name(name)
            writer.string(value)
        }
        func zahl(_ name: String, _ value: Int) {
            writer.name(name)
            writer.integer(value)
        }
        writer.beginObject()
        text("titel", plan.mappe.vorlage.titel)
        text("kurztext", plan.mappe.vorlage.kurztext)
        text("marke", plan.marke.text)
        writer.name("rollen")
        writer.beginArray()
        for rolle in struktur.rollen.values { writer.string(rolle.titel) }
        writer.endArray()
        writer.name("feiertage")
        writer.beginArray()
        for tag in plan.termine?.feiertage ?? [] { writer.string(tag.tag.description) }
        writer.endArray()
        writer.name("knoten")
        writer.beginArray()
        for (eintrag, knoten) in plan.zeilen {
            let zeit = plan.termine?.zeitraeume[eintrag.id]
            writer.beginObject()
            text("id", eintrag.id.description)
            text("nummer", eintrag.nummer)
            zahl("tiefe", eintrag.tiefe)
            text("art", knoten.art.rawValue)
            writer.name("blatt")
            writer.bool(eintrag.istBlatt)
            text("titel", knoten.titel)
            text("hinweis", knoten.hinweis)
            text("kennung", knoten.kennung)
            text("bedingung", knoten.bedingung)
            zahl("wert", knoten.dauer?.wert ?? 0)
            text("einheit", knoten.dauer?.einheit.rawValue)
            text("anfang", zeit?.anfang.description)
            text("ende", zeit?.ende.description)
            text("verantwortlich", knoten.verantwortlich.flatMap { struktur.rollen[$0]?.titel })
            writer.name("mitwirkend")
            writer.beginArray()
            for role in knoten.mitwirkend { writer.string(struktur.rollen[role]?.titel ?? "") }
            writer.endArray()
            writer.name("vorgaenger")
            writer.beginArray()
            for (von, anordnung) in knoten.vorgaenger {
                writer.beginObject()
                text("von", von.description)
                text("art", anordnung.art.rawValue)
                zahl("wert", anordnung.verzug?.wert ?? 0)
                text("einheit", anordnung.verzug?.einheit.rawValue)
                writer.endObject()
            }
            writer.endArray()
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.finish()
    }
}

extension XMLElement {
    /// A whole document.
    static func ganz(_ bytes: [UInt8]) throws -> XMLElement {
        var leser = try XMLLeser(bytes)
        _ = try leser.kind()
        return try leser.element()
    }

    /// All elements of a name, however deep.
    func alle(_ name: String) -> [XMLElement] {
        kinder.flatMap { ($0.name.name == name ? [$0] : []) + $0.alle(name) }
    }
}
