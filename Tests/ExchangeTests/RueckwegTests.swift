import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("What comes back of an export")
struct RueckwegTests {
    /// A plan as a perfect format would tell it.
    static func plan(_ struktur: Struktur, _ mappe: Vorlagenmappe) -> Fremdplan {
        var plan = Fremdplan()
        plan.titel = mappe.vorlage.titel
        plan.kurztext = mappe.vorlage.kurztext
        plan.marke = Ausfuhrmarke(vorlage: mappe.vorlage.id, fassung: "ab")
        plan.parameter = struktur.parameter
        let roles = struktur.rollen.keys
        plan.beteiligte = struktur.rollen.map { Fremdbeteiligter($1.titel, .rolle, id: $0, kuerzel: $1.kuerzel) }
        let entries = Gliederung(struktur).eintraege
        var rows: [ElementID: Int] = [:]
        for (row, entry) in entries.enumerated() { rows[entry.id] = row }
        for (row, entry) in entries.enumerated() {
            guard let knoten = struktur.knoten[entry.id] else { continue }
            var next = Fremdvorgang(knoten.titel, ort: "Zeile \(row)", fremdid: "\(row)", ueber: entry.ueber)
            next.id = entry.id
            next.art = knoten.art
            next.kennung = knoten.kennung
            next.hinweis = knoten.hinweis
            next.dauer = knoten.dauer
            next.verantwortlich = knoten.verantwortlich.flatMap { roles.firstIndex(of: $0) }
            next.mitwirkend = knoten.mitwirkend.compactMap { roles.firstIndex(of: $0) }
            next.vorgaenger = knoten.vorgaenger.compactMap { id, tie in rows[id].map { Fremdanordnung(von: $0, tie) } }
            next.bedingung = knoten.bedingung
            next.wiederholung = knoten.wiederholung?.description
            next.ergebnisse = knoten.ergebnisse.map { (id: $0, text: $1) }
            next.rechtsgrundlagen = knoten.rechtsgrundlagen.map { (id: $0, grundlage: $1) }
            next.fremdids = knoten.fremdids
            plan.vorgaenge.append(next)
        }
        return plan
    }

    private func back(
        _ mappe: Vorlagenmappe, _ before: Struktur, _ after: Struktur, seed: Int = 3
    ) throws -> Rueckweg {
        var generator = Seeded(seed)
        return try Rueckweg(
            basis: mappe, damals: Self.plan(before, mappe), heute: Self.plan(after, mappe),
            Uebernahme.Vorgaben(system: "probe"), using: &generator)
    }

    @Test(arguments: 0..<60)
    func `What was not touched makes no edit, and what was makes just that one`(_ seed: Int) throws {
        var random = Zufallsplan(seed)
        let mappe = random.mappe()
        let same = try back(mappe, mappe.struktur, mappe.struktur)
        #expect(same.aenderungen.isEmpty, "\(same.aenderungen.map(\.name))")
        #expect(same.mappe == mappe)
        let edited = random.bearbeitet(mappe.struktur, 3)
        let changed = try back(mappe, mappe.struktur, edited)
        #expect(changed.mappe.struktur == edited, "\(Rundlauf.unterschiede(changed.mappe.struktur, edited))")
    }

    @Test(arguments: 0..<30)
    func `Moving, adding and striking come back as that`(_ seed: Int) throws {
        var random = Zufallsplan(seed)
        let mappe = random.mappe()
        var edited = mappe.struktur
        guard let first = Gliederung(edited).darunter(nil).first else { return }
        let new = ElementID.random()
        try edited.einfuegen(Knoten(.aufgabe, "Ganz neu"), new, .erster(unter: first))
        let leaf = try #require(Gliederung(edited).eintraege.last { $0.istBlatt && $0.id != new }?.id)
        try edited.streichen(leaf)
        var foreign = Self.plan(edited, mappe)
        // The other program does not know our ids for what it made.
        for row in foreign.vorgaenge.indices where foreign.vorgaenge[row].id == new { foreign.vorgaenge[row].id = nil }
        var generator = Seeded(seed)
        let changed = try Rueckweg(
            basis: mappe, damals: Self.plan(mappe.struktur, mappe), heute: foreign,
            Uebernahme.Vorgaben(system: "probe"), using: &generator)
        let titles = Gliederung(edited).eintraege.map { edited.knoten[$0.id]?.titel }
        let found = Gliederung(changed.mappe.struktur).eintraege.map { changed.mappe.struktur.knoten[$0.id]?.titel }
        #expect(found == titles)
        #expect(changed.aenderungen.count == 2, "\(changed.aenderungen.map(\.name))")
    }

    @Test func `What the format cannot carry is not taken for a deletion, and what an answer left out stays`() throws {
        var random = Zufallsplan(11)
        var mappe = random.mappe()
        let phase = try #require(Gliederung(mappe.struktur).darunter(nil).first)
        let hidden = ElementID.random()
        try mappe.struktur.einfuegen(Knoten(.aufgabe, "Nur mit Kauf"), hidden, .letzter(unter: phase))
        var shown = mappe.struktur
        try shown.streichen(hidden)
        for id in shown.knoten.keys {
            shown.knoten[id]?.rechtsgrundlagen = [:]
            shown.knoten[id]?.mitwirkend = []
        }
        var edited = shown
        edited.knoten[phase]?.titel = "Neuer Titel der Phase"
        let changed = try back(mappe, shown, edited)
        var wanted = mappe.struktur
        wanted.knoten[phase]?.titel = "Neuer Titel der Phase"
        #expect(changed.mappe.struktur == wanted)
        var struck = shown
        try struck.streichen(phase)
        let gone = try back(mappe, shown, struck)
        #expect(!gone.mappe.struktur.knoten.contains(hidden))
        #expect(gone.uebernahme.bericht.anzahl["gone-with"] == 1)
    }

    @Test func `A change inside a repetition is told and not made`() throws {
        var struktur = Struktur()
        let (phase, task, list) = (ElementID.random(), ElementID.random(), try #require(ElementID("orte")))
        struktur.parameter[list] = Parameter("Orte", .liste)
        struktur.knoten[phase] = Knoten(.phase, "Je Ort")
        struktur.knoten[phase]?.wiederholung = list
        struktur.knoten[task] = Knoten(.aufgabe, "Schulen", unter: phase)
        struktur.knoten[task]?.dauer = Dauer(2)
        let mappe = Vorlagenmappe(Vorlage(id: .random(), titel: "Probe"), struktur)
        let shown = try Auspraegung(struktur, [list: .liste(["Rathaus", "Bauhof"])])
        #expect(shown.struktur.knoten.count == 4)
        #expect(Set(shown.struktur.knoten.values.map(\.titel)) == ["Je Ort (Rathaus)", "Je Ort (Bauhof)", "Schulen"])
        var edited = shown.struktur
        let copy = try #require(edited.knoten.keys.first { edited.knoten[$0]?.art == .aufgabe })
        edited.knoten[copy]?.dauer = Dauer(9)
        let changed = try back(mappe, shown.struktur, edited)
        #expect(changed.mappe == mappe)
        #expect(changed.uebernahme.bericht.anzahl["repeated"] == 1)
    }
}
