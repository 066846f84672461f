import Bytes
import Templates
import Testing

@Suite("A structure with its questions answered")
struct AuspraegungTests {
    private let a = id("a")
    private let b = id("b")
    private let c = id("c")

    private func chain(_ middle: (inout Knoten) -> Void) -> Struktur {
        var struktur = Struktur()
        struktur.parameter[id("weg")] = Parameter("Weg", .wahl, werte: ["kauf": "Kauf", "miete": "Miete"])
        struktur.parameter[id("orte")] = Parameter("Orte", .liste)
        for (name, rank) in zip([a, b, c], Rang.series(3)) {
            struktur.knoten[name] = Knoten(.aufgabe, "\(name)", rang: rank)
            struktur.knoten[name]?.dauer = Dauer(2)
        }
        struktur.knoten[b]?.vorgaenger[a] = Anordnung(.anfangAnfang, verzug: Verzug(3))
        struktur.knoten[c]?.vorgaenger[b] = Anordnung(.endeEnde, verzug: Verzug(1))
        if var node = struktur.knoten[b] {
            middle(&node)
            struktur.knoten[b] = node
        }
        return struktur
    }

    @Test func `Without answers nothing changes`() throws {
        let struktur = chain { $0.bedingung = "weg = \"kauf\"" }
        #expect(try Auspraegung(struktur, [:]).struktur == struktur)
    }

    @Test func `What falls away is passed through: ends and distances are put together`() throws {
        let struktur = chain { $0.bedingung = "weg = \"kauf\"" }
        let shown = try Auspraegung(struktur, [id("weg"): .wahl("miete")]).struktur
        #expect(shown.knoten.keys == [a, c])
        #expect(shown.knoten[c]?.vorgaenger == [a: Anordnung(.anfangEnde, verzug: Verzug(4))])
        #expect(shown.parameter.keys == [id("orte")])
    }

    @Test func `A condition that holds is gone, one that is open stays`() throws {
        let struktur = chain { $0.bedingung = "weg = \"kauf\"" }
        #expect(try Auspraegung(struktur, [id("weg"): .wahl("kauf")]).struktur.knoten[b]?.bedingung == nil)
        let open = try Auspraegung(struktur, [id("orte"): .liste([])]).struktur
        #expect(open.knoten[b]?.bedingung != nil && open.parameter.contains(id("weg")))
    }

    @Test func `What is repeated is there for every entry, each waits, and all are waited for`() throws {
        let struktur = chain { $0.wiederholung = id("orte") }
        let made = try Auspraegung(struktur, [id("orte"): .liste(["Rathaus", "Bauhof"])])
        let copies = Gliederung(made.struktur).eintraege.map(\.id).filter { $0 != a && $0 != c }
        #expect(copies.map { made.struktur.knoten[$0]?.titel } == ["b (Rathaus)", "b (Bauhof)"])
        #expect(copies.allSatisfy { made.struktur.knoten[$0]?.vorgaenger.keys == [a] })
        #expect(made.struktur.knoten[c]?.vorgaenger.keys == SortedSet(copies).members)
        #expect(made.struktur.knoten[c]?.vorgaenger.values.allSatisfy { $0.art == .endeEnde } == true)
        #expect(made.kopien[copies[1]]?.knoten == b && made.kopien[copies[1]]?.etiketten == ["Bauhof"])
        #expect(try Auspraegung(struktur, [id("orte"): .liste(["Rathaus", "Bauhof"])]).struktur == made.struktur)
    }
}
