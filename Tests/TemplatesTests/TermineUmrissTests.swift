import Bytes
import Templates
import Testing

@Suite("Schedule: outline without dates")
struct TermineUmrissTests {
    /// A structure of leaves, each with its days and what it waits for.
    static func struktur(_ leaves: [(String, Int, [String: Anordnung])]) -> Struktur {
        var struktur = Struktur()
        for (name, days, predecessors) in leaves {
            var knoten = Knoten(.aufgabe, name)
            knoten.dauer = Dauer(days)
            knoten.vorgaenger = SortedMap(predecessors.map { (key: id($0.key), value: $0.value) })
            struktur.knoten[id(name)] = knoten
        }
        return struktur
    }

    @Test("the length and the critical leaves of a small net")
    func small() throws {
        let net = Self.struktur([
            ("a", 5, [:]), ("b", 3, ["a": Anordnung()]), ("c", 7, ["a": Anordnung()]),
            ("d", 2, ["b": Anordnung(), "c": Anordnung()]), ("e", 4, [:]),
        ])
        let umriss = try #require(Umriss(net))
        #expect(umriss.arbeitstage == 14 && umriss.kritisch == [id("a"), id("c"), id("d")])
    }

    @Test("all four kinds, with lags, decide what is critical")
    func kinds() throws {
        func critical(_ art: Anordnung.Art, _ lag: Int) -> [String] {
            let net = Self.struktur([("a", 10, [:]), ("b", 4, ["a": Anordnung(art, verzug: Verzug(lag))])])
            return (Umriss(net)?.kritisch.map(\.description) ?? []).sorted()
        }
        #expect(critical(.endeAnfang, 0) == ["a", "b"] && critical(.endeAnfang, -4) == ["a", "b"])
        #expect(critical(.endeAnfang, -5) == ["a"])
        #expect(critical(.anfangAnfang, 0) == ["a"] && critical(.anfangAnfang, 7) == ["a", "b"])
        #expect(critical(.endeEnde, 0) == ["a", "b"] && critical(.endeEnde, -1) == ["a"])
        #expect(critical(.anfangEnde, 0) == ["a"] && critical(.anfangEnde, 20) == ["a", "b"])
    }

    @Test("a dependency at a work package means all tasks below it")
    func summaries() throws {
        var net = Self.struktur([("a", 5, [:]), ("b", 3, [:]), ("c", 2, [:]), ("d", 4, [:])])
        net.knoten[id("p")] = Knoten(.paket, "p")
        net.knoten[id("q")] = Knoten(.paket, "q")
        for (child, parent) in [("a", "p"), ("b", "p"), ("c", "q"), ("d", "q")] {
            net.knoten[id(child)]?.oberknoten = id(parent)
        }
        net.knoten[id("q")]?.vorgaenger = [id("p"): Anordnung()]
        #expect(try #require(Umriss(net)).arbeitstage == 9)
        #expect(try #require(Umriss(net)).kritisch == [id("a"), id("d")])
        // Every task of q begins only when all of p have begun: here at once.
        net.knoten[id("q")]?.vorgaenger = [id("p"): Anordnung(.anfangAnfang, verzug: Verzug(2))]
        #expect(try #require(Umriss(net)).arbeitstage == 6)
        // Every task of q ends a day after all of p.
        net.knoten[id("q")]?.vorgaenger = [id("p"): Anordnung(.endeEnde, verzug: Verzug(1))]
        #expect(try #require(Umriss(net)).arbeitstage == 6)
        #expect(try #require(Umriss(net)).kritisch == [id("a"), id("c"), id("d")])
    }

    @Test("rings have no outline, also those of mixed kinds and through a node and what is below it")
    func rings() {
        #expect(Umriss(Self.struktur([("a", 1, ["b": Anordnung()]), ("b", 1, ["a": Anordnung()])])) == nil)
        #expect(
            Umriss(Self.struktur([("a", 1, ["b": Anordnung(.endeEnde)]), ("b", 1, ["a": Anordnung(.anfangAnfang)])]))
                == nil)
        #expect(Umriss(Self.struktur([("a", 1, ["a": Anordnung()])])) == nil)
        var net = Self.struktur([("a", 1, ["p": Anordnung(.anfangAnfang)])])
        net.knoten[id("p")] = Knoten(.paket, "p")
        net.knoten[id("a")]?.oberknoten = id("p")
        #expect(Umriss(net) == nil)
        #expect(Umriss(Struktur()) == nil)
    }

    @Test("the outline of the starter templates", arguments: zip(Starter.folders, [359, 281, 125, 160]))
    func starter(_ folder: String, _ days: Int) throws {
        let umriss = try #require(Umriss(try Starter.mappe(folder).struktur))
        #expect(umriss.arbeitstage == days && umriss.kritisch.count > 5)
    }
}
