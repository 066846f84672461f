import Bytes
import Templates
import Testing

@Suite("Which nodes cite a law")
struct GesetzessucheTests {
    static let starter: [(norm: String, land: String?)] = {
        var found: [(String, String?)] = []
        for folder in Starter.folders {
            guard let mappe = try? Starter.mappe(folder) else { continue }
            let all =
                mappe.vorlage.rechtsgrundlagen.values + mappe.struktur.knoten.values.flatMap(\.rechtsgrundlagen.values)
            found += all.map { ($0.norm, $0.land) }
        }
        return found
    }()

    /// What is asked for, and which citations of the starter library it finds.
    static let questions: [(String, Set<String>)] = [
        ("OZG", ["§ 9 OZG", "OZG in der Fassung des OZG-Änderungsgesetzes (in Kraft seit 24.07.2024)"]),
        ("ozg", ["§ 9 OZG", "OZG in der Fassung des OZG-Änderungsgesetzes (in Kraft seit 24.07.2024)"]),
        (
            "Onlinezugangsgesetz",
            ["§ 9 OZG", "OZG in der Fassung des OZG-Änderungsgesetzes (in Kraft seit 24.07.2024)"]
        ),
        ("OZG-Änderungsgesetz", ["OZG in der Fassung des OZG-Änderungsgesetzes (in Kraft seit 24.07.2024)"]),
        ("OZGÄndG", []), ("OZG-Umsetzungsgesetz", []), ("OZ", []),
        ("EGovG NRW", ["§ 9 Abs. 1 EGovG NRW"]), ("E-Government-Gesetz Nordrhein-Westfalen", ["§ 9 Abs. 1 EGovG NRW"]),
        ("egovg nw", ["§ 9 Abs. 1 EGovG NRW"]), ("EGovG BW", ["§ 6 Abs. 2 EGovG BW"]), ("EGovG", ["§ 6 EGovG"]),
        ("EGovG BY", []), ("§ 6 EGovG", ["§ 6 EGovG"]), ("§ 7 EGovG", []), ("§ 9 EGovG NRW", ["§ 9 Abs. 1 EGovG NRW"]),
        ("LPVG", []), ("LPVG NRW", ["§ 72 Abs. 3 LPVG NRW"]), ("LPVG BW", ["§ 75 Abs. 4 Nr. 11 LPVG BW"]),
        ("§ 4 LPVG BW", []), ("§ 11 LPVG BW", []), ("§ 75 LPVG BW", ["§ 75 Abs. 4 Nr. 11 LPVG BW"]),
        ("LBGG BW", ["§ 10 L-BGG BW"]), ("BGG", []), ("GO NRW", ["§ 75a GO NRW"]), ("§ 75 GO NRW", []),
        ("§ 75a GO NRW", ["§ 75a GO NRW"]), ("Gemeindeordnung für das Land Nordrhein-Westfalen", ["§ 75a GO NRW"]),
        (
            "DSGVO",
            ["Art. 13 DSGVO", "Art. 17 DSGVO", "Art. 26 DSGVO", "Art. 28 DSGVO", "Art. 30 DSGVO", "Art. 35 DSGVO"]
        ),
        ("Art. 30 DS-GVO", ["Art. 30 DSGVO"]), ("Artikel 30 der Datenschutz-Grundverordnung", ["Art. 30 DSGVO"]),
        ("Art. 3 DSGVO", []), ("Art. 28 VO (EU) 2016/679", ["Art. 28 DSGVO"]),
        ("UVgO", ["UVgO", "§ 6 UVgO", "§ 13 UVgO", "§ 46 UVgO"]),
        ("§ 6 UVgO", ["UVgO", "§ 6 UVgO"]),
        ("VgV", ["VgV", "§ 3 VgV", "§ 5 VgV (Vertraulichkeit)", "§ 6 VgV", "§ 8 VgV"]),
        ("§ 5 VgV", ["VgV", "§ 5 VgV (Vertraulichkeit)"]), ("GWB", ["GWB, Teil 4", "§ 134 GWB"]),
        ("BITV", ["BITV 2.0"]),
        ("BITV 2.0", ["BITV 2.0"]), ("BITV 1.0", []), ("TR-RESISCAN", ["BSI TR-03138 (TR-RESISCAN)"]),
        ("TR-03138", ["BSI TR-03138 (TR-RESISCAN)"]), ("TR-03183", []),
        ("2025/2152", ["VO (EU) 2025/2150 bis 2025/2152 (Schwellenwerte 2026 und 2027)"]), ("VO (EU) 2025/2151", []),
        ("VO (EU) 2025/2150", ["VO (EU) 2025/2150 bis 2025/2152 (Schwellenwerte 2026 und 2027)"]),
        (
            "VO (EU) 2016/679",
            [
                "Art. 13 DSGVO", "Art. 17 DSGVO", "Art. 26 DSGVO", "Art. 28 DSGVO", "Art. 30 DSGVO", "Art. 35 DSGVO",
            ]
        ),
        ("§ 41 VwVfG", ["§ 41 Abs. 2a VwVfG"]), ("§ 2a VwVfG", []), ("VwVfG NRW", []), ("§ 2b UStG", []),
    ]

    @Test(arguments: questions)
    func `A law finds these citations of the starter library and no other`(_ name: String, _ expected: Set<String>)
        throws
    {
        let suche = try #require(Gesetzessuche(name))
        #expect(Self.starter.count > 50)
        let found = Self.starter.filter { suche.nennt(Rechtsgrundlage($0.norm, land: $0.land)) }
        #expect(Set(found.map(\.norm)) == expected)
    }

    /// What is asked for, a citation, the Land of its record, and whether it is found.
    static let pairs: [(String, String, String?, Bool)] = [
        ("OZG", "OZGÄndG", nil, false), ("OZG", "OZG-Umsetzungsgesetz", nil, false),
        ("OZG", "OZG Änderungsgesetz", nil, false),
        ("OZG", "OZG-Umsetzungsgesetz und OZG", nil, true), ("OZG", "§ 3 des Onlinezugangsgesetzes", nil, true),
        ("Onlinezugangsgesetzes", "§ 3 OZG", nil, true), ("OZG", "(OZG)", nil, true), ("OZG", "§3 OZG.", nil, true),
        ("OZG", "o\u{AD}zg", nil, true), ("OZG", "", nil, false),
        // The Land stands in the words, in the record, or in the law's own name.
        ("EGovG NRW", "§ 9 EGovG", "NW", true), ("EGovG", "§ 9 EGovG", "NW", false),
        ("EGovG NRW", "§ 9 EGovG", "BW", false),
        ("EGovG NRW", "§ 9 EGovG NRW i. V. m. § 6 EGovG", "NW", true),
        ("EGovG", "§ 9 EGovG NRW i. V. m. § 6 EGovG", "NW", true),
        ("§ 6 EGovG NRW", "§ 9 EGovG NRW i. V. m. § 6 EGovG", "NW", false), ("EGovG", "§ 9 EGovG NRW", nil, false),
        ("EGovG", "Art. 5 BayEGovG", "BY", false), ("BayEGovG", "Art. 5 BayEGovG", "BY", true),
        ("BayEGovG", "Art. 5 BayEGovG", nil, true),
        ("ThürKO", "§ 3 THUERKO", "TH", true), ("HGO", "§ 3 HGO", "HE", false), ("HGO HE", "§ 3 HGO", "HE", true),
        ("GemO Baden-Württemberg", "§ 39 GemO BW", "BW", true), ("GO LSA", "GO Sachsen-Anhalt", nil, true),
        ("GO Sachsen", "GO Sachsen-Anhalt", nil, false), ("EGovG M-V", "EGovG Mecklenburg-Vorpommern", nil, true),
        // Provisions.
        ("§ 2b UStG", "§ 2b Abs. 4 UStG", nil, true), ("§ 2b UStG", "§ 2 b UStG", nil, true),
        ("§ 2b UStG", "§ 2 UStG", nil, false),
        ("§ 2b UStG", "UStG", nil, true), ("UStG", "§ 2b UStG", nil, true), ("§ 2b UStG", "§§ 2–4 UStG", nil, true),
        ("§ 2b UStG", "§§ 2-4 UStG", nil, true), ("§ 2b UStG", "§§ 1 bis 2a UStG", nil, false),
        ("§ 3 UStG", "§§ 1, 3 und 5 UStG", nil, true),
        ("§ 4 UStG", "§§ 1, 3 und 5 UStG", nil, false), ("§ 2 UStG", "§ 1 Abs. 1 und 2 UStG", nil, false),
        ("§ 5 UStG", "§§ 3 Abs. 1, 5 Abs. 2 UStG", nil, true), ("§ 4 UStG", "§ 3 f. UStG", nil, true),
        ("§ 5 UStG", "§ 3 f. UStG", nil, false),
        ("§ 9 UStG", "§§ 3 ff. UStG", nil, true), ("§ 2 UStG", "§§ 3 ff. UStG", nil, false),
        ("§ 2b UStG", "UStG, § 2b", nil, true),
        ("§ 2b UStG", "UStG, § 3", nil, false), ("UStG § 2b", "§ 2b UStG", nil, true),
        ("§ 3 OZG", "OZG, § 6 EGovG", nil, true),
        ("§ 6 OZG", "§ 3 OZG, § 6 EGovG", nil, false), ("§ 7 OZG", "§ 3 und § 7 OZG", nil, true),
        ("SGB X", "§ 67 SGB X", nil, true), ("SGB X", "§ 67 SGB XII", nil, false), ("SGB", "§ 67 SGB XII", nil, true),
        ("§ 67 SGB X", "§ 67 Abs. 1 SGB X", nil, true), ("§ 68 SGB X", "§ 67 Abs. 1 SGB X", nil, false),
        ("Art. 6 DSGVO", "Art. 6 Abs. 1 Buchst. e der Verordnung (EU) 2016/679", nil, true),
        (
            "Gesetz zur Förderung der elektronischen Verwaltung", "Gesetz zur Förderung der elektronischen Verwaltung",
            nil, true
        ),
        ("Art. 7 DSGVO", "Art. 6 Abs. 1 Buchst. e der Verordnung (EU) 2016/679", nil, false),
        ("Gesetz zur Förderung der elektronischen Verwaltung", "Gesetz zur Förderung der Wirtschaft", nil, false),
    ]

    @Test(arguments: pairs)
    func `A citation is found by the law that it cites`(
        _ name: String, _ norm: String, _ land: String?, _ isFound: Bool
    ) throws {
        let suche = try #require(Gesetzessuche(name))
        #expect(suche.nennt(Rechtsgrundlage(norm, land: land)) == isFound)
    }

    @Test(arguments: ["", "   ", "§", "G", "§ 3", "§§ 3–5", "Abs. 1", "und", String(repeating: "x", count: 301)])
    func `What holds no name is none`(_ name: String) { #expect(Gesetzessuche(name) == nil) }

    @Test func `Whose law is cited instead is told`() throws {
        let suche = try #require(Gesetzessuche("LPVG"))
        var found: Set<Land?> = []
        for folder in Starter.folders {
            let mappe = try Starter.mappe(folder)
            found.formUnion(suche.andere(mappe.vorlage, mappe.struktur))
        }
        #expect(found == [.NW, .BW])
        #expect(try #require(Gesetzessuche("OZG BY")).andere(Rechtsgrundlage("§ 9 OZG")) == [nil])
        #expect(try #require(Gesetzessuche("OZG")).andere(Rechtsgrundlage("§ 9 OZG")) == [])
    }

    @Test func `Any name and any citation are taken`() throws {
        var random = Seeded(7)
        let pieces = [
            "§", "§§", "Art.", "3", "2b", "999999", "9999999999", "bis", "–", "-", "ff.", "f.", "Abs.", "und", ",",
            "OZG", "NRW",
            "SGB", "X", "(", "\u{AD}", "ÄndG", "2016/679", "\u{308}", "😀", "b", "des", "Land",
        ]
        func text() -> String {
            (0..<Int.random(in: 0...12, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined(
                separator: Bool.random(using: &random) ? " " : "")
        }
        for _ in 0..<5_000 {
            let name = text()
            guard let suche = Gesetzessuche(name) else { continue }
            _ = suche.nennt(Rechtsgrundlage(text(), land: "NW"))
        }
        let suche = try #require(Gesetzessuche("OZG"))
        #expect(suche.nennt(Rechtsgrundlage("OZG " + String(repeating: "§ 1 OZG bis ", count: 100_000))))
    }

    @Test func `Places stand in the order of the tree, and say when a node falls out`() throws {
        var vorlage = Vorlage(id: try #require(ElementID("v1")), titel: "Vorlage")
        vorlage.rechtsgrundlagen[try #require(ElementID("r1"))] = Rechtsgrundlage("OZG", stand: "2026-01-01")
        var struktur = Struktur()
        let frage = try #require(ElementID("frage"))
        struktur.parameter[frage] = Parameter("Frage", .jaNein)
        let phase = try #require(ElementID("b1"))
        struktur.knoten[phase] = Knoten(.phase, "Phase")
        struktur.knoten[phase]?.bedingung = "frage"
        for (id, title) in [("c1", "Zweite"), ("a1", "Erste")] {
            let id = try #require(ElementID(id))
            var knoten = Knoten(.aufgabe, title, unter: phase)
            knoten.rechtsgrundlagen[try #require(ElementID("r2"))] = Rechtsgrundlage("§ 9 OZG", stand: "2026-11-26")
            knoten.rechtsgrundlagen[try #require(ElementID("r3"))] = Rechtsgrundlage("VgV", stand: "2026-11-26")
            struktur.knoten[id] = knoten
        }
        let suche = try #require(Gesetzessuche("OZG"))
        let found = suche.fundstellen(vorlage, struktur)
        #expect(found.map(\.titel) == ["Vorlage", "Erste", "Zweite"])
        #expect(found.map(\.nummer) == [nil, "1.1", "1.2"])
        #expect(found.allSatisfy { !$0.entfaellt })
        let answered = suche.fundstellen(vorlage, struktur, antworten: SortedMap([(frage, .jaNein(false))]))
        #expect(answered.map(\.entfaellt) == [false, true, true])
        #expect(suche.fundstellen(vorlage, struktur, antworten: SortedMap([(frage, .jaNein(true))])) == found)
    }

    @Test(
        arguments: [
            ("2026-11-26", "2026-11-27", true), ("2026-11-27", "2026-11-27", false),
            ("2026-11-28", "2026-11-27", false),
            (nil, "0001-01-01", true), ("2026-02-30", "2026-01-01", true), ("", "2026-01-01", true),
        ] as [(String?, String, Bool)])
    func `What is older than the change is to be checked`(_ stand: String?, _ day: String, _ isOpen: Bool) throws {
        var vorlage = Vorlage(id: try #require(ElementID("v1")), titel: "Vorlage")
        vorlage.rechtsgrundlagen[try #require(ElementID("r1"))] = Rechtsgrundlage("OZG", stand: stand)
        let found = try #require(Gesetzessuche("OZG")?.fundstellen(vorlage, Struktur()).first)
        #expect(found.istZuPruefen(seit: try #require(Kalendertag(day))) == isOpen)
    }
}
