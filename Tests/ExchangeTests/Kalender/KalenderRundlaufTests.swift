import Bytes
import Templates
import TestSupport
import Testing

@testable import Exchange

@Suite("Calendars, written and read")
struct KalenderRundlaufTests {
    @Test(arguments: 0..<80)
    func `A plan comes back as it was but for the losses that were listed`(seed: Int) throws {
        let alsTermine = seed % 2 == 1
        try Rundlaufprobe.pruefe(
            try Planquellen.zufall(seed), { try Kalender.schreibe($0, alsTermine: alsTermine) }, Kalender.lies)
    }

    @Test(arguments: Planquellen.vorlagen)
    func `A starter template comes back with everything`(_ name: String) throws {
        let plan = try Planquellen.vorlage(name)
        let ausfuhr = try Kalender.schreibe(plan)
        #expect(ausfuhr.verluste.allSatisfy { [.vorlage, .verzug].contains($0.feld) })
        try Rundlaufprobe.pruefe(plan, { try Kalender.schreibe($0) }, Kalender.lies)
        try Richterdateien.lege(plan, ausfuhr, "ics")
        try Richterdateien.lege(plan, try Kalender.schreibe(plan, alsTermine: true), "termine.ics")
    }

    @Test func `Working days between two tasks come back, though a calendar does not know them`() throws {
        let plan = try Self.kleinerPlan(verzug: Verzug(3))
        let ausfuhr = try Kalender.schreibe(plan)
        #expect(ausfuhr.verluste.contains { $0.feld == .verzug })
        let back = try Kalender.lies(ausfuhr.bytes)
        #expect(back.vorgaenge[2].vorgaenger.first?.anordnung.verzug == Verzug(3))
        let edited = try Kalender.lies(Self.ersetzt(ausfuhr.bytes, "GAP=P3D", "GAP=P5D"))
        #expect(edited.vorgaenge[2].vorgaenger.first?.anordnung.verzug == Verzug(5, .kalendertage))
    }

    @Test func `Lines have at most 75 bytes and are whole characters`() throws {
        let bytes = try Kalender.schreibe(try Planquellen.zufall(7)).bytes
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        for line in bytes.split(separator: 0x0A) {
            #expect(line.last == 0x0D)
            #expect(line.count <= 76)
            #expect(String(validating: line, as: UTF8.self) != nil)
        }
    }

    @Test func `The same plan gives the same bytes`() throws {
        #expect(
            try Kalender.schreibe(Planquellen.zufall(3)).bytes == Kalender.schreibe(Planquellen.zufall(3)).bytes)
    }

    @Test(arguments: [
        ("DUE;VALUE=DATE:20270116", "DUE;VALUE=DATE:20270120", Dauer(7)),
        ("SUMMARY:Erstes", "SUMMARY:Anderes", Dauer(5, .arbeitstage, .erfahrung)),
    ])
    func `Days that were changed become another duration, and nothing else does`(
        _ before: String, _ after: String, _ dauer: Dauer
    ) throws {
        let bytes = try Kalender.schreibe(try Self.kleinerPlan()).bytes
        let back = try Kalender.lies(Self.ersetzt(bytes, before, after))
        #expect(back.vorgaenge[1].dauer == dauer)
        #expect(back.vorgaenge[2].dauer == Dauer(2))
    }

    @Test func `An entry that was only moved keeps its duration, and the report says so`() throws {
        let days = { (von: String, bis: String) in
            "SUMMARY:Erstes\r\nDTSTART;VALUE=DATE:202701\(von)\r\nDUE;VALUE=DATE:202701\(bis)"
        }
        let bytes = Self.ersetzt(
            try Kalender.schreibe(try Self.kleinerPlan()).bytes, days("11", "16"), days("18", "23"))
        let back = try Kalender.lies(bytes)
        #expect(back.vorgaenge[1].dauer == Dauer(5, .arbeitstage, .erfahrung))
        #expect(back.bericht.anzahl["date-moved"] == 1)
    }

    @Test func `Order, mark and dependencies do not depend on the order of entries`() throws {
        let plan = try Planquellen.vorlage(Planquellen.vorlagen[0])
        let text = String(decoding: try Kalender.schreibe(plan).bytes, as: UTF8.self)
        var parts = text.split(separator: "BEGIN:VTODO\r\n").map(String.init)
        // As a server gives it that keeps every entry by itself: without what stood around, in another order.
        let entries = parts.removeFirst()
        #expect(entries.hasPrefix("BEGIN:VCALENDAR"))
        let reversed = parts.reversed().map { "BEGIN:VTODO\r\n" + $0.replacing("END:VCALENDAR\r\n", with: "") }
        let back = try Kalender.lies(Array("BEGIN:VCALENDAR\r\n\(reversed.joined())END:VCALENDAR\r\n".utf8))
        #expect(back.marke == plan.marke)
        #expect(back.vorgaenge.map(\.id) == plan.zeilen.map(\.eintrag.id))
        let links = back.vorgaenge.map { $0.vorgaenger.count }
        #expect(links == plan.zeilen.map { $0.knoten.vorgaenger.count })
    }

    @Test func `What a calendar cannot hold is a loss`() throws {
        var mappe = try Self.kleinerPlan().mappe
        mappe.struktur.knoten[kennung("k2")]?.titel = "Ein\u{7}s"
        mappe.struktur.knoten[kennung("k2")]?.unbekannt["farbe"] = JSONFragment { $0.bool(true) }
        mappe.texte["README.md"] = "Text"
        let fields = try Kalender.schreibe(try Planquellen.plan(mappe)).verluste.map(\.feld)
        #expect(Set(fields) == [.vorlage, .dateien, .unbekannt, .titel])
    }

    static func kleinerPlan(verzug: Verzug? = nil) throws -> Ausfuhrplan {
        var mappe = Vorlagenmappe(Vorlage(id: kennung("v1"), titel: "Probe"), Struktur())
        mappe.struktur.knoten[kennung("k1")] = Knoten(.phase, "Phase")
        mappe.struktur.knoten[kennung("k2")] = Knoten(.aufgabe, "Erstes", unter: kennung("k1"), rang: Rang.series(2)[0])
        mappe.struktur.knoten[kennung("k2")]?.dauer = Dauer(5, .arbeitstage, .erfahrung)
        mappe.struktur.knoten[kennung("k3")] = Knoten(
            .aufgabe, "Zweites", unter: kennung("k1"), rang: Rang.series(2)[1])
        mappe.struktur.knoten[kennung("k3")]?.dauer = Dauer(2)
        mappe.struktur.knoten[kennung("k3")]?.vorgaenger[kennung("k2")] = Anordnung(.endeAnfang, verzug: verzug)
        return try Planquellen.plan(mappe)
    }

    static func ersetzt(_ bytes: [UInt8], _ before: String, _ after: String) -> [UInt8] {
        let text = String(decoding: bytes, as: UTF8.self)
        let range = text.firstRange(of: before)
        #expect(range != nil, "\(before) is not there")
        return Array(
            (text[..<(range?.lowerBound ?? text.endIndex)] + after + text[(range?.upperBound ?? text.endIndex)...]).utf8
        )
    }
}

/// An id from its text.
func kennung(_ text: String) -> ElementID { ElementID(text) ?? .random() }
