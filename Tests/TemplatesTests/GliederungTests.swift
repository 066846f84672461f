import Bytes
import Templates
import Testing

@Suite("The tree")
struct GliederungTests {
    @Test("nodes stand in order with computed numbers, depth and extent")
    func order() throws {
        let tree = Gliederung(Muster.struktur)
        #expect(tree.eintraege.map(\.nummer) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"])
        #expect(tree.eintraege.map(\.tiefe) == [0, 1, 2, 2, 1, 0, 1])
        #expect(tree.eintraege.map(\.umfang) == [5, 3, 1, 1, 1, 2, 1])
        #expect(tree.eintraege.map(\.istBlatt) == [false, false, true, true, true, false, true])
        #expect(tree.blaetter == 4 && tree.verwaist.isEmpty)
        #expect(tree[id("aufgabe002")]?.nummer == "1.1.2" && tree[id("fehlt")] == nil)
        #expect(tree.darueber(id("aufgabe002")) == [id("paket00001"), id("phase00001")])
        #expect(
            tree.oberster(id("aufgabe002")) == id("phase00001") && tree.oberster(id("phase00002")) == id("phase00002"))
        #expect(tree.darunter(nil) == [id("phase00001"), id("phase00002")])
        #expect(tree.darunter(id("phase00001")) == [id("paket00001"), id("meilen0001")])
        #expect(tree.darunter(id("aufgabe001")) == [] && tree.darunter(id("fehlt")) == [])
    }

    @Test("siblings in one place are ordered by id")
    func ties() {
        var struktur = Struktur()
        for name in ["c", "a", "b"] { struktur.knoten[id(name)] = Knoten(.phase, name) }
        struktur.knoten[id("d")] = Knoten(.phase, "d", rang: rang("A"))
        #expect(Gliederung(struktur).eintraege.map(\.id.description) == ["d", "a", "b", "c"])
    }

    @Test("what hangs on nothing or on itself is shown at the top, each node once")
    func orphans() {
        var struktur = Struktur()
        struktur.knoten[id("top")] = Knoten(.phase, "top")
        struktur.knoten[id("lost")] = Knoten(.aufgabe, "lost", unter: id("nix"))
        struktur.knoten[id("below")] = Knoten(.aufgabe, "below", unter: id("lost"))
        struktur.knoten[id("self")] = Knoten(.aufgabe, "self", unter: id("self"))
        struktur.knoten[id("r2")] = Knoten(.aufgabe, "r2", unter: id("r1"))
        struktur.knoten[id("r1")] = Knoten(.aufgabe, "r1", unter: id("r3"))
        struktur.knoten[id("r3")] = Knoten(.aufgabe, "r3", unter: id("r2"))
        struktur.knoten[id("tail")] = Knoten(.aufgabe, "tail", unter: id("r3"))
        let tree = Gliederung(struktur)
        #expect(Set(tree.eintraege.map(\.id)) == Set(struktur.knoten.keys) && tree.eintraege.count == 8)
        #expect(tree.eintraege.first?.id == id("top"))
        #expect(tree.verwaist == [id("lost"), id("r1"), id("self")])
        #expect(tree[id("tail")]?.tiefe == 3 && tree[id("below")]?.tiefe == 1)
    }

    @Test(
        "fifty thousand nodes, one below the other or all side by side, are no trouble", .timeLimit(.minutes(60)),
        arguments: [true, false])
    func large(_ deep: Bool) {
        var pairs: [(key: ElementID, value: Knoten)] = []
        for number in 0..<50_000 {
            let parent = number == 0 ? nil : id("n\(deep ? number - 1 : 0)")
            pairs.append((key: id("n\(number)"), value: Knoten(.paket, "", unter: parent)))
        }
        var struktur = Struktur()
        struktur.knoten = SortedMap(pairs)
        let tree = Gliederung(struktur)
        #expect(tree.eintraege.count == 50_000)
        #expect(tree.eintraege.last?.tiefe == (deep ? 49_999 : 1))
        #expect(!struktur.check().contains { $0.code == .treeCycle || $0.code == .dependencyCycle })
    }
}
