import Bytes
import Templates
import Testing

/// Adding, moving and striking steps.
@Suite("Editing a tree")
struct BearbeitenTests {
    /// A tree of numbered titles: "1", "1.1", …
    static func tree() throws -> (Struktur, [String: ElementID]) {
        var struktur = Struktur()
        var ids: [String: ElementID] = [:]
        for (name, kind, parent) in [
            ("A", KnotenArt.phase, nil), ("A1", .aufgabe, "A"), ("A2", .aufgabe, "A"), ("A3", .meilenstein, "A"),
            ("B", .phase, nil), ("B1", .aufgabe, "B"),
        ] as [(String, KnotenArt, String?)] {
            let id = ElementID.random()
            ids[name] = id
            try struktur.einfuegen(Knoten(kind, name), id, .letzter(unter: parent.flatMap { ids[$0] }))
        }
        return (struktur, ids)
    }

    static func shape(_ struktur: Struktur) -> String {
        Gliederung(struktur).eintraege.map { "\($0.nummer)\(struktur.knoten[$0.id]?.titel ?? "")" }
            .joined(separator: " ")
    }

    @Test(
        "steps go up, down, in and out",
        arguments: [
            ("hoch", "A2", "1A 1.1A2 1.2A1 1.3A3 2B 2.1B1"), ("runter", "A1", "1A 1.1A2 1.2A1 1.3A3 2B 2.1B1"),
            ("ein", "A2", "1A 1.1A1 1.1.1A2 1.2A3 2B 2.1B1"), ("aus", "A2", "1A 1.1A1 1.2A3 2A2 3B 3.1B1"),
            ("runter", "A", "1B 1.1B1 2A 2.1A1 2.2A2 2.3A3"),
        ])
    func move(_ how: String, _ name: String, _ shape: String) throws {
        var (struktur, ids) = try Self.tree()
        let id = try #require(ids[name])
        switch how {
        case "hoch": try struktur.hoch(id)
        case "runter": try struktur.runter(id)
        case "ein": try struktur.einruecken(id)
        default: try struktur.ausruecken(id)
        }
        #expect(Self.shape(struktur) == shape)
    }

    @Test("what cannot be done changes nothing and says so")
    func refused() throws {
        let (struktur, ids) = try Self.tree()
        func attempt(_ error: Bearbeitungsfehler, _ body: (inout Struktur) throws -> Void) {
            var copy = struktur
            #expect(throws: error) { try body(&copy) }
            #expect(copy == struktur)
        }
        let (a, a1, b1, a3) = (
            try #require(ids["A"]), try #require(ids["A1"]), try #require(ids["B1"]), try #require(ids["A3"])
        )
        attempt(.amRand) { try $0.hoch(a1) }
        attempt(.amRand) { try $0.ausruecken(a) }
        attempt(.amRand) { try $0.einruecken(b1) }
        attempt(.unterSichSelbst) { try $0.verschieben(a, .letzter(unter: a1)) }
        attempt(.nichtDarunter) { try $0.verschieben(b1, .erster(unter: a3)) }
        attempt(.unbekannt) { try $0.hoch(ElementID.random()) }
        attempt(.unbekannt) { try $0.verschieben(a, .hinter(ElementID.random())) }
    }

    @Test("striking takes what is below along, and nobody waits for it any more")
    func strike() throws {
        var (struktur, ids) = try Self.tree()
        let (a, a1, b1) = (try #require(ids["A"]), try #require(ids["A1"]), try #require(ids["B1"]))
        struktur.knoten[b1]?.vorgaenger[a1] = Anordnung()
        let gone = try struktur.streichen(a)
        #expect(gone.count == 4 && struktur.knoten.count == 2)
        #expect(struktur.knoten[b1]?.vorgaenger.isEmpty == true)
        #expect(Self.shape(struktur) == "1B 1.1B1")
    }

    @Test("a thousand moves between the same two steps keep the order")
    func many() throws {
        var (struktur, ids) = try Self.tree()
        let (a1, a2, a3) = (try #require(ids["A1"]), try #require(ids["A2"]), try #require(ids["A3"]))
        for round in 0..<1000 {
            let moved = round.isMultiple(of: 2) ? a2 : a3
            try struktur.verschieben(moved, .hinter(a1))
            #expect(Gliederung(struktur).darunter(ids["A"]).prefix(2) == [a1, moved])
        }
        #expect(struktur.knoten.values.allSatisfy { $0.rang.text.string.utf8.count <= Rang.limit })
    }

    @Test("a task that gets steps below it is a package without a duration of its own")
    func package() throws {
        var (struktur, ids) = try Self.tree()
        let a1 = try #require(ids["A1"])
        struktur.knoten[a1]?.dauer = Dauer(5)
        try struktur.einfuegen(Knoten(.aufgabe, "Neu"), ElementID.random(), .letzter(unter: a1))
        #expect(struktur.knoten[a1]?.art == .paket && struktur.knoten[a1]?.dauer == nil)
    }
}
