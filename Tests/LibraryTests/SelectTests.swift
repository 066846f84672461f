import Bytes
import Journal
import Objects
import Templates
import TestSupport
import Testing

@testable import Library

/// Narrowing down the catalogue.
@Suite("Choosing from the catalogue", .timeLimit(.minutes(60)))
struct SelectTests {
    /// Six templates with facts that differ.
    static func catalogue() throws -> Catalogue {
        let facts: [(String, String, Set<Land>, Vorlage.Zustand, [String])] = [
            ("Ärzteregister führen", "gesundheit", [], .geprueft, ["99012345678901"]),
            ("Akten ordnen", "verwaltung", [.NW], .empfohlen, []),
            ("Zulassung von Fahrzeugen", "verkehr", [.NW, .BW], .entwurf, ["99012345000000", "99077000000000"]),
            ("Akten aussondern", "verwaltung", [.BW], .entwurf, []),
            ("Baustellen planen", "verkehr", [], .geprueft, []),
            ("Zeugnisse", "verwaltung", [], .abgeloest, []),
        ]
        var words = WordIndex.Builder()
        var entries: [CatalogueEntry] = []
        for (number, (title, topic, laender, state, services)) in facts.enumerated() {
            var entry = try SearchTests.entry(number, title, topic: topic)
            (entry.laender, entry.state, entry.services) = (laender, state, services)
            words.add(
                Dictionary(Folding.fold(title).split(separator: 0x20).map { (Array($0), .title) }) { a, _ in a },
                of: number)
            entries.append(entry)
        }
        return Catalogue(tree: ObjectFormat.sha256.emptyTree, entries: entries, index: words.finish())
    }

    static let evidence = CatalogueEvidence(
        belege: ["v1": (3, 1, 1), "v3": (1, 0, 0), "v4": (12, 0, 2)],
        sizes: ["v1": [.to5000, .above], "v4": [.above]],
        changed: Dictionary(
            uniqueKeysWithValues: (0..<5).compactMap { number in
                TemplatePath(
                    themenfeld: ["gesundheit", "verwaltung", "verkehr", "verwaltung", "verkehr"][number],
                    slug: "v\(number)"
                )
                .map { ($0, Int64(100 * number % 300)) }
            }))

    static func ids(
        _ words: String = "", _ filters: [CatalogueFacet: Set<String>] = [:], sort: CatalogueSort = .relevance
    ) throws -> [String] {
        try catalogue().select(CatalogueQuery(words, filters: filters, sort: sort), evidence: evidence).hits.map(
            \.entry.id)
    }

    @Test(
        "each facet lets through what has one of its values",
        arguments: [
            ([.topic: ["verkehr"]], ["v4", "v2"]), ([.topic: ["verkehr", "gesundheit"]], ["v0", "v4", "v2"]),
            ([.land: ["NW"]], ["v1", "v2"]), ([.land: ["alle"]], ["v0", "v4", "v5"]),
            ([.land: ["NW", "BW"]], ["v3", "v1", "v2"]),
            ([.size: ["ab-100000"]], ["v1", "v4"]), ([.size: ["unter-5000"]], ["v1"]),
            ([.state: ["geprueft", "empfohlen"]], ["v0", "v1", "v4"]),
            ([.service: ["99012345"]], ["v0", "v2"]), ([.service: ["99012345678901"]], ["v0"]),
            ([.service: ["12"]], []),
            ([.evidence: ["einsatz"]], ["v3", "v1", "v4"]), ([.evidence: ["einsatz-3"]], ["v1", "v4"]),
            ([.evidence: ["pruefung", "erfahrung"]], ["v1"]), ([.topic: ["verwaltung"], .land: ["NW"]], ["v1"]),
            ([.topic: ["nirgends"]], []), ([.topic: []], ["v0", "v3", "v1", "v4", "v5", "v2"]),
        ] as [([CatalogueFacet: Set<String>], [String])])
    func filters(_ filters: [CatalogueFacet: Set<String>], _ expected: [String]) throws {
        #expect(try Self.ids("", filters, sort: .title).sorted() == expected.sorted())
    }

    @Test("in every order, each template stands once")
    func order() throws {
        #expect(try Self.ids("", sort: .title) == ["v0", "v3", "v1", "v4", "v5", "v2"])
        #expect(try Self.ids("") == ["v0", "v3", "v1", "v4", "v5", "v2"])
        #expect(try Self.ids("", sort: .changed) == ["v2", "v1", "v4", "v0", "v3", "v5"])
        #expect(try Self.ids("", sort: .used) == ["v4", "v1", "v3", "v0", "v2", "v5"])
        #expect(try Self.ids("akten", sort: .used) == ["v1", "v3"])
        #expect(try Self.ids("akten", sort: .title) == ["v3", "v1"])
    }

    @Test("a count says what choosing the value would find")
    func counts() throws {
        let catalogue = try Self.catalogue()
        let all: [[CatalogueFacet: Set<String>]] = [
            [:], [.topic: ["verwaltung"]], [.land: ["NW"], .state: ["entwurf"]], [.evidence: ["einsatz"]],
            [.topic: ["verkehr"], .evidence: ["pruefung"]], [.service: ["99"]], [.topic: ["nirgends"]],
        ]
        for filters in all {
            let query = CatalogueQuery("", filters: filters)
            let selection = catalogue.select(query, evidence: Self.evidence)
            for facet in CatalogueFacet.allCases {
                let counts = selection.counts[facet] ?? []
                #expect(Set(filters[facet] ?? []).isSubset(of: counts.map(\.value)))
                for count in counts {
                    var other = query
                    // Of evidence all is wanted at once, of the others any.
                    other.filters[facet] =
                        facet == .evidence ? (filters[facet] ?? []).union([count.value]) : [count.value]
                    #expect(
                        catalogue.select(other, evidence: Self.evidence).total == count.count,
                        "\(filters) \(facet) \(count.value)")
                    #expect(count.isChosen == filters[facet]?.contains(count.value) ?? false)
                }
            }
        }
    }

    @Test("pages are numbered from 1, and one too far is the last")
    func pages() throws {
        let catalogue = try Self.catalogue()
        var query = CatalogueQuery()
        query.pageSize = 4
        for (asked, shown, count) in [(1, 1, 4), (2, 2, 2), (3, 2, 2), (0, 1, 4), (-7, 1, 4), (Int.max, 2, 2)] {
            query.page = asked
            let selection = catalogue.select(query)
            #expect(
                selection.page == shown && selection.pages == 2 && selection.hits.count == count && selection.total == 6
            )
        }
        query.pageSize = 0
        #expect(catalogue.select(query).hits.count == 1)
    }

    @Test("where nothing is found, it says what stands in the way and what comes near")
    func nothing() throws {
        let catalogue = try Self.catalogue()
        let barred = catalogue.select(
            CatalogueQuery("akten", filters: [.topic: ["verwaltung"], .land: ["alle"]]), evidence: Self.evidence)
        #expect(barred.total == 0 && barred.unfiltered == 2 && barred.pages == 1)
        #expect(barred.relaxations.map(\.count) == [0, 2] && barred.relaxations.map(\.facet) == [.topic, .land])
        #expect(barred.similar.map(\.id) == ["v1", "v3"])
        let words = catalogue.select(CatalogueQuery("akten fahrzeuge ordnen"))
        #expect(words.total == 0 && words.unfiltered == 0 && words.relaxations.isEmpty)
        #expect(words.similar.map(\.id) == ["v1", "v3", "v2"])
        let none = catalogue.select(CatalogueQuery("quantencomputer"))
        #expect(none.total == 0 && none.similar.isEmpty && none.corrections.isEmpty)
        #expect(catalogue.select(CatalogueQuery("akten")).relaxations.isEmpty)
    }

    @Test(
        "a legal basis belongs to the Land it states or names",
        arguments: [
            ("§ 9 EGovG", "NW", [.NW]), ("§ 75a GO NRW", nil, [.NW]), ("BayEGovG", nil, [.BY]), ("UVgO", nil, []),
            ("Gemeindeordnung für Baden-Württemberg", nil, [.BW]), ("St. Florian, by the way", nil, []),
            ("Bayern", nil, []), ("§ 5 VgV", "XX", []), ("EGovG NRW", "BW", [.BW]), ("", nil, []),
        ] as [(String, String?, Set<Land>)])
    func land(_ norm: String, _ stated: String?, _ laender: Set<Land>) {
        // "Bayern" alone is the Land, not the beginning of an abbreviation.
        #expect(Rechtsgrundlage(norm, land: stated).laender == (norm == "Bayern" ? [.BY] : laender))
    }

    @Test("what filters need is taken from the template's files and kept")
    func kept() throws {
        let sample = try Sample(starter: true)
        let made = try sample.replica().catalogue()
        let read = try sample.replica().catalogue()
        #expect(made.entries == read.entries && made.byTitle == read.byTitle)
        let record = try #require(read.entries.first { $0.path.slug == "eakte-einfuehrung" })
        #expect(record.laender.isSuperset(of: [.BW, .NW]) && record.keywords.contains("Aktenplan"))
        #expect(
            read.select(CatalogueQuery("", sort: .title)).hits.map(\.entry.title).first
                == "Ausschreibung von IT-Leistungen")
    }
}
