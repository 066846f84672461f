import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite("Taking a foreign plan")
struct UebernahmeTests {
    private func take(
        _ plan: Fremdplan, _ change: (inout Uebernahme.Vorgaben) -> Void = { _ in }
    ) throws -> Uebernahme {
        var generator = Seeded(7)
        var vorgaben = Uebernahme.Vorgaben(system: "probe")
        change(&vorgaben)
        return try Uebernahme(plan, vorgaben, using: &generator)
    }

    private func plan(_ rows: [(String, Int?)]) -> Fremdplan {
        var plan = Fremdplan()
        plan.titel = "Probe"
        plan.vorgaenge = rows.enumerated().map { row, entry in
            Fremdvorgang(entry.0, ort: "Zeile \(row + 1)", fremdid: "\(row + 1)", ueber: entry.1)
        }
        return plan
    }

    @Test func `Kinds follow from the tree where the file does not say them`() throws {
        var plan = plan([("Phase", nil), ("Paket", 0), ("Aufgabe", 1), ("Fertig", 0), ("Allein", nil)])
        plan.vorgaenge[3].istMeilenstein = true
        let taken = try take(plan)
        let kinds = Gliederung(taken.struktur).eintraege.map { taken.struktur.knoten[$0.id]?.art }
        #expect(kinds == [.phase, .paket, .aufgabe, .meilenstein, .aufgabe])
        #expect(taken.bericht.anzahl["node"] == 5)
        #expect(taken.struktur.knoten.values.map { $0.fremdids["probe"] }.allSatisfy { $0 != nil })
    }

    @Test func `By default nobody's name, address or number enters`() throws {
        var plan = plan([("Abstimmung mit Müller", nil), ("Ludmilla Ostertag anrufen", nil), ("Ostertags Liste", nil)])
        plan.beteiligte = [
            Fremdbeteiligter("Ludmilla Ostertag", .person, spuren: ["ostertag@stadt-x.de"]),
            Fremdbeteiligter("Müller", .unklar), Fremdbeteiligter("Projektleitung", .unklar),
        ]
        plan.vorgaenge[0].verantwortlich = 0
        plan.vorgaenge[0].mitwirkend = [1, 2]
        plan.vorgaenge[1].hinweis = "Tel. 02202 14-1234 oder ostertag@stadt-x.de, sonst Frau Meier."
        let taken = try take(plan)
        let text = String(decoding: taken.struktur.canonicalText, as: UTF8.self)
        for name in ["Ostertag", "Ludmilla", "Müller", "Meier", "1234", "@"] {
            #expect(!text.contains(name), "\(name)")
        }
        #expect(taken.struktur.rollen.values.map(\.titel) == ["Projektleitung"])
        #expect(taken.personen.map(\.name) == ["Ludmilla Ostertag", "Müller"])
        #expect(taken.bericht.anzahl["person"] == 2)
        #expect((taken.bericht.anzahl["person-in-text"] ?? 0) >= 4)
    }

    @Test func `Names stay out of what the plan is for, of codes, laws, results and names in the file too`() throws {
        var plan = plan([("A", nil)])
        plan.titel = "Plan von Ostertag"
        plan.kurztext = "Ansprechpartnerin ist Frau Meier, Tel. 02202 14-1234."
        plan.personen = ["Ludmilla Ostertag"]
        plan.vorgaenge[0].fremdid = "ostertag@stadt-x.de"
        plan.vorgaenge[0].kennung = "Ostertag-7"
        plan.vorgaenge[0].ergebnisse = [(id: nil, text: "Liste von Ostertag")]
        plan.vorgaenge[0].rechtsgrundlagen = [(id: nil, grundlage: Rechtsgrundlage("Weisung Ostertag"))]
        let taken = try take(plan)
        let text = taken.titel + taken.kurztext + String(decoding: taken.struktur.canonicalText, as: UTF8.self)
        for name in ["Ostertag", "ostertag", "Meier", "1234"] { #expect(!text.contains(name), "\(name)") }
    }

    @Test func `Tens of thousands of names are kept out of as many texts`() throws {
        var plan = plan((0..<20_000).map { ("Treffen mit Vorname\($0 % 7) Nachname\($0)s Büro", nil) })
        plan.personen = (0..<20_000).map { "Vorname\($0 % 7) Nachname\($0)" }
        plan.beteiligte = (0..<5_000).map { Fremdbeteiligter("Amt für Sache \($0)", .rolle) }
        let taken = try take(plan)
        #expect(taken.struktur.knoten.values.allSatisfy { !$0.titel.contains("name") })
        #expect(taken.personen.count == 20_000)
        #expect(Set(taken.struktur.rollen.values.map(\.kuerzel)).count == 5_000)
    }

    @Test func `A name can be said to stand for a role`() throws {
        var plan = plan([("Prüfen", nil)])
        plan.beteiligte = [Fremdbeteiligter("Ludmilla Ostertag", .person)]
        plan.vorgaenge[0].verantwortlich = 0
        let taken = try take(plan) { $0.personen["Ludmilla Ostertag"] = .rolle("Registratur") }
        #expect(taken.struktur.rollen.values.map(\.titel) == ["Registratur"])
        #expect(taken.struktur.knoten.values.first?.verantwortlich == taken.struktur.rollen.keys.first)
    }

    @Test func `Rings are opened where they lead backwards, and each is told`() throws {
        var plan = plan([("A", nil), ("B", nil), ("C", nil), ("P", nil), ("Q", 3)])
        plan.vorgaenge[1].vorgaenger = [Fremdanordnung(von: 0)]
        plan.vorgaenge[2].vorgaenger = [Fremdanordnung(von: 1)]
        plan.vorgaenge[0].vorgaenger = [Fremdanordnung(von: 2), Fremdanordnung(von: 0)]
        plan.vorgaenge[4].vorgaenger = [Fremdanordnung(von: 3), Fremdanordnung(von: 9), Fremdanordnung(von: 2)]
        let taken = try take(plan)
        #expect(taken.struktur.ringe.isEmpty)
        #expect(taken.struktur.knoten.values.map(\.vorgaenger.count).reduce(0, +) == 3)
        #expect(taken.bericht.anzahl["ring"] == 1)
        #expect(taken.bericht.anzahl["predecessor-above"] == 2)
        #expect(taken.bericht.anzahl["predecessor-unknown"] == 1)
    }

    @Test(arguments: 0..<40)
    func `Whatever a plan says, a draft without errors comes out`(_ seed: Int) throws {
        var generator = Seeded(seed)
        func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }
        var plan = Fremdplan()
        let texts = [
            "", " x ", "a\r\nb\u{0}c", String(repeating: "lang ", count: 99), "e\u{301}", "\u{FEFF}", "+49 2202 14-0",
        ]
        for row in 0..<below(40) + 1 {
            var next = Fremdvorgang(texts[below(texts.count)], ueber: below(3) == 0 ? nil : below(row + 2) - 1)
            next.hinweis = below(2) == 0 ? nil : texts[below(texts.count)]
            next.art = below(2) == 0 ? nil : KnotenArt.allCases[below(4)]
            next.istMeilenstein = below(5) == 0
            next.dauer = below(2) == 0 ? nil : Dauer(below(10), Zeiteinheit.allCases[below(3)])
            next.kennung = below(4) == 0 ? "K\(row)" : nil
            next.verantwortlich = below(6) - 1
            next.mitwirkend = [below(9), below(9)]
            next.bedingung = ["x =", "weg = \"a\"", nil][below(3)]
            next.wiederholung = ["Ä", "orte", nil][below(3)]
            next.vorgaenger = (0..<below(4)).map { _ in Fremdanordnung(von: below(45) - 2) }
            plan.vorgaenge.append(next)
        }
        plan.beteiligte = (0..<5).map { Fremdbeteiligter(texts[$0], [.rolle, .person, .unklar][below(3)]) }
        let taken = try take(plan)
        let mappe = Vorlagenmappe(
            Vorlage(id: .random(using: &generator), titel: taken.titel), taken.struktur)
        let found = mappe.check().filter { $0.severity == .fehler && $0.file == "struktur.json" }
        // Questions that are not in the file are the author's to add.
        #expect(found.filter { $0.code != .parameterUnknown }.map(\.code) == [], "\(found)")
        #expect(try Struktur(parsing: taken.struktur.canonicalText) == taken.struktur)
    }

    @Test func `A file with nothing in it is refused`() throws {
        #expect(throws: Austauschfehler.self) { try take(Fremdplan()) }
    }
}
