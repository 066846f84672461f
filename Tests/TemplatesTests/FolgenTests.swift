import Bytes
import Templates
import Testing

/// What a difference means for the project, and how texts differ.
@Suite("Consequences of a difference")
struct FolgenTests {
    private func vergleich(_ edit: (inout Struktur) -> Void) -> Vergleich {
        let old = Vorlagenmappe(Muster.vorlage, Muster.struktur)
        var new = old
        edit(&new.struktur)
        return Vergleich(old, new)
    }

    /// The first leaf on the critical path of the sample.
    private func leaf() throws -> ElementID {
        let outline = try #require(Umriss(Muster.struktur))
        return try #require(Gliederung(Muster.struktur).eintraege.map(\.id).first { outline.kritisch.contains($0) })
    }

    @Test("a longer critical task ends the project later, in a sentence with both figures")
    func later() throws {
        let task = try leaf()
        let before = try #require(Umriss(Muster.struktur)).arbeitstage
        let old = try #require(Muster.struktur.knoten[task]?.dauer)
        let comparison = vergleich { $0.knoten[task]?.dauer = Dauer(old.wert + 7, old.einheit) }
        let folgen = Folgen(comparison)
        #expect(folgen.arbeitstageVorher == before)
        #expect(folgen.arbeitstageNachher == before + 7)
        #expect(
            comparison.folgen(.de).first
                == "Das Projekt endet 7 Arbeitstage später: nach \(before + 7) statt \(before) Arbeitstagen")
        #expect(
            comparison.folgen(.en).first
                == "The project ends 7 working days later: after \(before + 7) instead of \(before) working days")
    }

    @Test("roles that answer for what changed are named, before and after")
    func roles() throws {
        let task = try leaf()
        let other = try #require(
            Muster.struktur.rollen.keys.first { $0 != Muster.struktur.knoten[task]?.verantwortlich })
        let folgen = Folgen(vergleich { $0.knoten[task]?.verantwortlich = other })
        #expect(Set(folgen.rollen) == Set(Muster.struktur.rollen.keys))
    }

    @Test("a project whose tasks wait for each other has no length any more, and is not said to be shorter")
    func ring() throws {
        let task = try leaf()
        let after = Gliederung(Muster.struktur).eintraege.first { entry in
            Muster.struktur.knoten[entry.id]?.vorgaenger.contains(task) == true
        }
        let next = try #require(after?.id)
        let comparison = vergleich { $0.knoten[task]?.vorgaenger[next] = Anordnung() }
        #expect(Folgen(comparison).arbeitstageNachher == nil)
        #expect(comparison.folgen(.en).first == "The length of the project can no longer be computed")
    }

    @Test("nothing about the plan changed: nothing is said about it")
    func nothing() {
        let old = Vorlagenmappe(Muster.vorlage, Muster.struktur)
        var new = old
        new.vorlage.kurztext = "Anders."
        #expect(Vergleich(old, new).folgen(.de).isEmpty)
    }

    @Test("a task that becomes critical changes the critical path")
    func path() throws {
        var old = Vorlagenmappe(Muster.vorlage, Muster.struktur)
        let beside = id("aufgabe009")
        old.struktur.knoten[beside] = Knoten(.aufgabe, "Daneben", unter: id("phase00002"), rang: rang("X"))
        old.struktur.knoten[beside]?.dauer = Dauer(1)
        var new = old
        new.struktur.knoten[beside]?.dauer = Dauer(5_000)
        let comparison = Vergleich(old, new)
        #expect(Folgen(comparison).kritischGeworden == [beside])
        #expect(comparison.folgen(.de).contains { $0.hasPrefix("Der kritische Weg ändert sich: jetzt auch »Daneben«") })
    }

    @Test("texts differ by lines, with the lines beside a difference and a note of what is left out")
    func text() {
        let old = "eins\nzwei\ndrei\nvier\nfünf\nsechs\n"
        let new = "eins\nzwei\r\nDREI\nvier\nfünf\nsechs\nsieben\n"
        #expect(
            Textunterschied(old, new).zeilen == [
                .ausgelassen(1), .gleich("zwei"), .entfallen("drei"), .neu("DREI"), .gleich("vier"), .ausgelassen(1),
                .gleich("sechs"), .neu("sieben"),
            ])
        #expect(Textunterschied(old, old).zeilen.isEmpty)
    }
}
