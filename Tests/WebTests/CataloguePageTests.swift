import Templates
import TestSupport
import Testing

@testable import Web

@Suite("The catalogue's page")
struct CataloguePageTests {
    static func main(_ katalog: Katalog) throws -> Node {
        let page = try StrictHTML.parse(try CatalogueSite.page(katalog).html(Starter.frame()))
        return try #require(page.first("main"))
    }

    static func hrefs(_ node: Node) -> [String] { node.all("a").compactMap { $0.attributes["href"] } }

    @Test("what an address says is read, and written the same")
    func addresses() {
        let wahl = CatalogueSite.wahl(
            ("q", "  Akten\n plan "), ("thema", "b"), ("thema", "a"), ("thema", "b"), ("land", "NW"),
            ("leika", "urn:de:fim:leika:leistung:9901 2"),
            ("sortierung", "titel"), ("seite", "3"), ("fremd", "x"), ("land", ""))
        #expect(wahl.worte == "Akten plan" && wahl.werte[.thema] == ["b", "a"] && wahl.werte[.leika] == ["99012"])
        #expect(wahl.sortierung == .titel && wahl.seite == 3 && wahl.werte[.land] == ["NW"])
        #expect(
            CatalogueSite.addresses.address(wahl).description
                == "/vorlagen?q=Akten%20plan&thema=b&thema=a&land=NW&leika=99012&sortierung=titel&seite=3")
        #expect(CatalogueSite.addresses.address(Katalogwahl()).description == "/vorlagen")
        #expect(CatalogueSite.addresses(.en).search("ä&b").description == "/vorlagen?sprache=en&q=%C3%A4%26b")
        #expect(CatalogueSite.addresses.only(.zustand, "geprueft").description == "/vorlagen?zustand=geprueft")
    }

    @Test("what is too long, too much or no number is passed over")
    func limits() {
        let long = String(repeating: "x", count: 500)
        let many = (0..<50).map { (name: "thema", value: "t\($0)") }
        let wahl = Katalogwahl(
            parameters: [("q", long), ("land", long), ("seite", "-1"), ("sortierung", "quer")] + many)
        #expect(wahl.worte.isEmpty && wahl.werte[.land] == nil && wahl.seite == 1 && wahl.sortierung == nil)
        #expect(wahl.werte[.thema]?.count == Katalogwahl.limit.values)
        #expect(CatalogueSite.wahl(("seite", String(repeating: "9", count: 40))).seite == .max)
    }

    @Test("one form by GET has the search and every filter with its count, what is chosen is marked")
    func form() throws {
        let main = try Self.main(
            try CatalogueSite.catalogue(CatalogueSite.wahl(("q", "akte"), ("land", "NW"), ("sortierung", "titel"))))
        let form = try #require(main.first("form"))
        #expect(
            main.all("form").count == 1 && form.attributes["method"] == "get"
                && form.attributes["action"] == "/vorlagen")
        let inputs = main.all("input")
        for input in inputs where !input.ancestors.contains(where: { $0 === form }) {
            #expect(input.attributes["form"] == form.attributes["id"])
        }
        #expect(inputs.filter { $0.attributes["checked"] != nil }.map { $0.attributes["value"] } == ["NW"])
        #expect(inputs.first { $0.attributes["name"] == "sortierung" }?.attributes["value"] == "titel")
        #expect(inputs.first { $0.attributes["name"] == "q" }?.attributes["value"] == "akte")
        for filter in Katalogfilter.allCases { #expect(inputs.contains { $0.attributes["name"] == filter.rawValue }) }
        #expect(main.all("legend").map(\.content) == ["Themenfeld", "Land", "Größe der Kommune", "Zustand", "Bewährt"])
        let labels = main.all("label").map(\.content)
        for text in ["Nordrhein-Westfalen (7)", "unter 5.000 (2)", "empfohlen (11)", "mit Erfahrungsbericht (9)"] {
            #expect(labels.contains(text), "\(text)")
        }
        #expect(main.all("summary").map(\.content) == ["Filter (1 gewählt)", "5 weitere Themenfelder"])
    }

    @Test("a chosen filter is a link that takes it away and leaves the rest")
    func chosen() throws {
        let wahl = CatalogueSite.wahl(
            ("q", "akte"), ("thema", "beschaffung"), ("land", "NW"), ("land", "BW"), ("seite", "2"))
        let main = try Self.main(try CatalogueSite.catalogue(wahl))
        let list = try #require(main.all("ul").first { $0.attributes["aria-label"] == "Gewählte Filter" })
        #expect(
            Self.hrefs(list) == [
                "/vorlagen?q=akte&land=NW&land=BW", "/vorlagen?q=akte&thema=beschaffung&land=BW",
                "/vorlagen?q=akte&thema=beschaffung&land=NW", "/vorlagen?q=akte",
            ])
        #expect(list.all("a").first?.content == "Filter entfernen: Themenfeld: Beschaffung und Vergabe ×")
    }

    @Test("the order is chosen by links, the usual one has no parameter, pages keep it")
    func order() throws {
        let main = try Self.main(
            try CatalogueSite.catalogue(CatalogueSite.wahl(("q", "akte"), ("sortierung", "genutzt"))))
        let nav = try #require(main.all("nav").first { $0.attributes["aria-label"] == "Sortierung" })
        #expect(nav.all("a").map(\.content) == ["Beste Treffer", "Titel", "Zuletzt geändert", "Meist genutzt"])
        #expect(Self.hrefs(nav).first == "/vorlagen?q=akte")
        #expect(nav.all("a").first { $0.attributes["aria-current"] != nil }?.content == "Meist genutzt")
        #expect(Self.hrefs(main).contains("/vorlagen?q=akte&sortierung=genutzt&seite=3"))
        let all = try Self.main(try CatalogueSite.catalogue(Katalogwahl()))
        let other = try #require(all.all("nav").first { $0.attributes["aria-label"] == "Sortierung" })
        #expect(other.all("a").map(\.content) == ["Titel", "Zuletzt geändert", "Meist genutzt"])
        #expect(other.all("a").first?.attributes["aria-current"] == "true")
    }

    @Test("a correction says what was typed, what is shown, and asks")
    func correction() throws {
        var katalog = try CatalogueSite.catalogue(CatalogueSite.wahl(("q", "Aktnplan"), ("land", "NW")), 3)
        katalog.korrektur = "Aktenplan"
        let main = try Self.main(katalog)
        #expect(main.first("h2")?.content == "3 Vorlagen für »Aktenplan«")
        #expect(
            main.content.contains(
                "Meinten Sie Aktenplan? Zu »Aktnplan« gibt es keine Vorlage, gezeigt wird, was zu »Aktenplan« passt."))
        #expect(Self.hrefs(main).contains("/vorlagen?q=Aktenplan&land=NW"))
    }

    @Test("where nothing is found, the way out is named: filters, words, templates, people")
    func nothing() throws {
        let barred = try Self.main(try CatalogueSite.nothing(hasFilters: true))
        let links = Self.hrefs(barred)
        for href in [
            "/vorlagen?q=eAkte&land=BW", "/vorlagen?q=eAkte&thema=onlinedienste", "/vorlagen?q=eAkte",
            "/austausch/frage", "/vorlagen",
        ] {
            #expect(links.contains(href), "\(href)")
        }
        #expect(barred.first("h2")?.content == "Keine Vorlage für »eAkte« mit diesen Filtern")
        #expect(barred.content.contains("ohne Themenfeld: Onlinedienste und OZG (3 Vorlagen)"))
        #expect(barred.content.contains("ohne alle Filter (9 Vorlagen)") && !barred.content.contains("kürzeres Wort"))
        let words = try Self.main(try CatalogueSite.nothing(hasFilters: false))
        #expect(
            words.content.contains("Meinten Sie Quantencomputer kaufen?") && words.content.contains("kürzeres Wort"))
        #expect(words.content.contains("Das kommt dem nahe") && words.content.contains("OZG-Leistung digitalisieren"))
        var empty = Katalog(Katalogwahl(), CatalogueSite.addresses)
        empty.austausch = Starter.address("austausch")
        #expect(try Self.main(empty).content.contains("Hier gibt es noch keine Vorlagen."))
    }

    @Test("the start page tells guests in three sentences what this is, and members what is new")
    func start() throws {
        let guest = try #require(
            try StrictHTML.parse(CatalogueSite.start(isSignedIn: false).html(Starter.frame())).first("main"))
        #expect(guest.all("p").first?.content.split(separator: ".").count == 3)
        #expect(guest.all("h2").map(\.content) == ["So fangen Sie an", "Nächste Termine", "Themenfelder"])
        #expect(guest.all("h3").map(\.content) == ["Vorlage finden", "Plan ansehen", "Für Ihr Haus anpassen"])
        #expect(guest.content.contains("03.12.2026 · 10:00 Uhr · online"))
        let member = try #require(
            try StrictHTML.parse(CatalogueSite.start(isSignedIn: true).html(Starter.frame())).first("main"))
        #expect(
            member.all("h2").map(\.content) == [
                "Neu seit Ihrem Besuch am 20.11.2026", "Offene Änderungsvorschläge", "Ihre Ortsvarianten",
                "Nächste Termine", "Themenfelder",
            ])
        // What has something to offer comes first.
        let names = member.all("a").map(\.content)
        let (first, second) = (
            names.firstIndex(of: "Ausschreibung von IT-Leistungen"), names.firstIndex(of: "eAkte-Einführung")
        )
        #expect(try #require(first) < #require(second) && member.content.contains("5 Neuerungen liegen bereit"))
        var bare = StartPage(titel: "Neu", katalog: CatalogueSite.addresses)
        bare.kommune = "Markt"
        let empty = try StrictHTML.parse(bare.html(Starter.frame()))
        #expect(PageRules.problems(empty) == [] && empty.content.contains("Gerade wartet kein Vorschlag auf Sie."))
    }

    @Test("a page of the catalogue is smaller than 100 kB")
    func size() throws {
        var katalog = try CatalogueSite.catalogue(Katalogwahl())
        let hit = try #require(katalog.treffer.first)
        katalog.treffer = Array(repeating: hit, count: 20)
        #expect(try CatalogueSite.page(katalog).html(Starter.frame()).count < 100_000)
    }
}
