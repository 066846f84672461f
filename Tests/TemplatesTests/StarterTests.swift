import Bytes
import Templates
import Testing

@Suite("The starter library", .tags(.format))
struct StarterTests {
    /// What the source of the four templates states about them.
    struct Facts: Sendable {
        let folder: String
        let nodes: Int
        let kinds: [KnotenArt: Int]
        let leaves: Int
        let dependencies: Int
        let longestPath: Int
    }

    static let facts = [
        Facts(
            folder: Starter.folders[0], nodes: 76, kinds: [.phase: 5, .paket: 14, .aufgabe: 49, .meilenstein: 8],
            leaves: 57,
            dependencies: 73, longestPath: 359),
        Facts(
            folder: Starter.folders[1], nodes: 65, kinds: [.phase: 6, .paket: 11, .aufgabe: 41, .meilenstein: 7],
            leaves: 48,
            dependencies: 66, longestPath: 281),
        Facts(
            folder: Starter.folders[2], nodes: 53, kinds: [.phase: 7, .paket: 6, .aufgabe: 36, .meilenstein: 4],
            leaves: 40,
            dependencies: 59, longestPath: 125),
        Facts(
            folder: Starter.folders[3], nodes: 63, kinds: [.phase: 7, .paket: 8, .aufgabe: 42, .meilenstein: 6],
            leaves: 48,
            dependencies: 64, longestPath: 160),
    ]

    @Test("every file is canonical, byte for byte", arguments: Starter.folders)
    func canonical(_ folder: String) throws {
        let vorlage = try Starter.bytes("\(folder)/vorlage.json")
        #expect(try Vorlage(parsing: vorlage).canonicalText == vorlage)
        let struktur = try Starter.bytes("\(folder)/struktur.json")
        #expect(try Struktur(parsing: struktur).canonicalText == struktur)
        let library = try Starter.bytes("bibliothek.json")
        #expect(try Bibliothek(parsing: library).canonicalText == library)
    }

    @Test("the trees have the nodes, leaves and dependencies of their source", arguments: facts)
    func counts(_ facts: Facts) throws {
        let struktur = try Starter.mappe(facts.folder).struktur
        let tree = Gliederung(struktur)
        #expect(struktur.knoten.count == facts.nodes)
        #expect(tree.eintraege.count == facts.nodes && tree.verwaist.isEmpty)
        for (kind, count) in facts.kinds { #expect(struktur.knoten.values.count { $0.art == kind } == count) }
        #expect(tree.blaetter == facts.leaves)
        #expect(struktur.knoten.values.reduce(0) { $0 + $1.vorgaenger.count } == facts.dependencies)
        #expect(tree.eintraege.allSatisfy { $0.tiefe < 4 })
    }

    @Test(
        "the longest way is as long as the source says, with every repetition once and all conditions true",
        arguments: facts)
    func longestPath(_ facts: Facts) throws {
        let struktur = try Starter.mappe(facts.folder).struktur
        #expect(longestPath(struktur) == facts.longestPath)
    }

    @Test("check finds no error, no warning and nothing to note", arguments: Starter.folders)
    func check(_ folder: String) throws {
        let known = Set(try Starter.folders.map { try Starter.mappe($0).vorlage.id })
        let umfeld = Umfeld(vorlagen: known, heute: "2026-12-01")
        let findings = Vorlagenmappe.check(ordner: Text(folder), dateien: try Starter.files(folder), umfeld: umfeld)
        #expect(findings.map { "\($0.code) \($0.subject): \($0.satz(.de))" } == [])
    }

    @Test("the templates link to each other by id")
    func links() throws {
        let maps = try Starter.folders.map { try Starter.mappe($0) }
        func links(_ mappe: Vorlagenmappe) -> Set<ElementID> {
            let texts = mappe.struktur.knoten.values.compactMap(\.hinweis) + mappe.texte.values
            return Set(texts.flatMap { Vorlagenmappe.verweise(in: $0) })
        }
        #expect(links(maps[0]) == [maps[1].vorlage.id, maps[3].vorlage.id])
        #expect(links(maps[3]) == [maps[0].vorlage.id, maps[1].vorlage.id])
        #expect(Set(maps.map(\.vorlage.id)).count == 4)
    }

    @Test("no id occurs in two places")
    func ids() throws {
        var seen = Set<ElementID>()
        for folder in Starter.folders {
            let mappe = try Starter.mappe(folder)
            var ids = [mappe.vorlage.id] + mappe.vorlage.kontakte.keys + mappe.vorlage.rechtsgrundlagen.keys
            ids += mappe.struktur.knoten.keys + mappe.struktur.rollen.keys
            for knoten in mappe.struktur.knoten.values { ids += knoten.rechtsgrundlagen.keys + knoten.ergebnisse.keys }
            for id in ids {
                #expect(id.isRandom && seen.insert(id).inserted)
            }
        }
    }

    @Test("conditions, repetitions and legal terms came out of the hints", arguments: Starter.folders)
    func converted(_ folder: String) throws {
        let mappe = try Starter.mappe(folder)
        for knoten in mappe.struktur.knoten.values {
            for text in [knoten.titel, knoten.hinweis ?? ""] {
                #expect(!text.contains("⚑") && !text.contains("↻") && !text.contains("[Q") && !text.contains("→"))
            }
            if let bedingung = knoten.bedingung {
                #expect(try Bedingung(parsing: bedingung).description == bedingung)
            }
            for law in knoten.rechtsgrundlagen.values { #expect(law.stand == "2026-11-01") }
        }
        #expect(mappe.struktur.knoten.values.contains { $0.bedingung != nil })
    }

    @Test("statutory periods are calendar days and marked as prescribed")
    func periods() throws {
        let struktur = try Starter.mappe(Starter.folders[3]).struktur
        let periods = struktur.knoten.values.filter { $0.dauer?.einheit == .kalendertage }
        #expect(periods.map(\.titel).sorted() == ["Angebotsfrist", "Teilnahmefrist", "Wartefrist"])
        #expect(periods.allSatisfy { $0.dauer?.herkunft == .vorgabe })
    }

    /// The longest way through Ende–Anfang dependencies in working days; calendar days count five sevenths, rounded up.
    private func longestPath(_ struktur: Struktur) -> Int {
        func days(_ dauer: Dauer?) -> Int {
            guard let dauer else { return 0 }
            return dauer.einheit == .kalendertage ? (dauer.wert * 5 + 6) / 7 : dauer.wert
        }
        var ends: [ElementID: Int] = [:]
        var left = struktur.knoten.keys
        while !left.isEmpty {
            var waiting: [ElementID] = []
            for id in left {
                guard let knoten = struktur.knoten[id] else { continue }
                var start = 0
                var ready = true
                for (predecessor, anordnung) in knoten.vorgaenger {
                    if let end = ends[predecessor] {
                        start = max(start, end + (anordnung.verzug?.wert ?? 0))
                    } else {
                        ready = false
                    }
                }
                if ready { ends[id] = start + days(knoten.dauer) } else { waiting.append(id) }
            }
            if waiting.count == left.count { return -1 }
            left = waiting
        }
        return ends.values.max() ?? 0
    }
}
