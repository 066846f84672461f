import Bytes
import Templates
import Testing

@testable import Web

@Suite("Pages")
struct PageTests {
    @Test("every page is well-formed, has one title, landmarks, an outline without gaps and unique ids")
    func rules() throws {
        for (name, html) in try Site.pages() {
            do {
                let page = try StrictHTML.parse(html)
                #expect(PageRules.problems(page) == [], "\(name)")
            } catch {
                Issue.record("\(name): \(error)")
            }
        }
    }

    @Test("titles tell pages apart")
    func titles() throws {
        var seen: [String: String] = [:]
        for (name, html) in try Site.pages() {
            // The views of a template are the same page, so are the start page of guests and the list that is no catalogue.
            if name.contains("voll/") || name.hasSuffix("vergleich-alles.html") { continue }
            if TemplatePage.Ansicht.allCases.contains(where: { name.hasSuffix("\($0.rawValue).html") }) { continue }
            if name.hasSuffix("start-gast.html") || ["index.html", "en/index.html"].contains(name) { continue }
            let page = try StrictHTML.parse(html)
            let title = try #require(page.first("title")).content
            let language = page.first("html")?.attributes["lang"] ?? ""
            #expect(title.split(separator: " – ").count >= 2)
            // 413, and statuses of one kind, say the same.
            #expect(seen.updateValue(name, forKey: language + title) == nil, "\(name): \(title)")
        }
    }

    @Test("no page has a script, an inline style or anything from elsewhere")
    func nothingForeign() throws {
        for (name, html) in try Site.pages() {
            for node in try StrictHTML.parse(html).all {
                #expect(!["script", "style", "iframe", "img", "object"].contains(node.tag), "\(name)")
                #expect(node.attributes["style"] == nil && node.attributes["src"] == nil, "\(name)")
                if node.tag == "link" { #expect(node.attributes["href"]?.utf8.first == UInt8(ascii: "/"), "\(name)") }
                if node.tag == "form" { #expect(node.attributes["action"]?.utf8.first == UInt8(ascii: "/"), "\(name)") }
            }
        }
    }

    @Test("no word of Git and no hash outside the parts for IT")
    func words() throws {
        let words = ["git", "commit", "branch", "repository", "merge", "push", "pull", "clone", "hash", "3f9a3f9a"]
        for (name, html) in try Site.pages() {
            let page = try StrictHTML.parse(html)
            let main = try #require(page.first("main"))
            let text = main.content { $0.attributes["class"]?.contains("technik") == true }
            let shown = text.lowercased().split { !$0.isLetter && !$0.isNumber }
            for word in words { #expect(!shown.contains { $0 == word }, "\(name): \(word)") }
        }
    }

    @Test("the frame has the skip link first, the name, the other language and the legal pages")
    func frame() throws {
        let page = try StrictHTML.parse(ErrorPage(404).html(Starter.frame(.de, here: Starter.address("a/b"))))
        let links = page.all("a")
        #expect(links.first?.attributes["href"] == "#inhalt" && links.first?.content == "Zum Inhalt springen")
        let other = try #require(links.first { $0.attributes["hreflang"] == "en" })
        #expect(other.attributes["href"] == "/a/b?sprache=en" && other.attributes["lang"] == "en")
        #expect(page.first("footer")?.all("a").map(\.content) == ["Impressum", "Datenschutz", "Barrierefreiheit"])
        #expect(page.first("link")?.attributes["href"] == "/stil.css")
        var bare = PageFrame("x", home: .root, stylesheet: .root)
        bare.sprache = .en
        let small = try StrictHTML.parse(ErrorPage(404).html(bare))
        #expect(PageRules.problems(small) == [] && small.first("footer")?.all("a").isEmpty == true)
    }

    @Test("the library page groups templates by Themenfeld and says what matters about each")
    func library() throws {
        let page = try StrictHTML.parse(try Starter.libraryPage().html(Starter.frame()))
        let main = try #require(page.first("main"))
        #expect(main.first("h1")?.content == "Starterbibliothek")
        #expect(
            main.all("h2").map(\.content) == [
                "Themenfelder", "Beschaffung und Vergabe", "eAkte und Dokumentenmanagement", "Onlinedienste und OZG",
                "Für die IT",
            ])
        #expect(
            main.all("h3").map(\.content) == [
                "Ausschreibung von IT-Leistungen", "DMS-Rollout", "eAkte-Einführung", "OZG-Leistung digitalisieren",
            ])
        let entry = try #require(
            main.all("li").first { $0.content.contains("eAkte-Einführung") && $0.first("h3") != nil })
        for part in [
            "in Prüfung", "49 Aufgaben", "rund 359 Arbeitstage", "Musterstadt (Musterkreis)", "CC BY 4.0", "20.11.2026",
            "Rechtsgrundlagen auf den Stand November 2026 gebracht",
        ] {
            #expect(entry.content.contains(part), "\(part)")
        }
        #expect(entry.first("a")?.attributes["href"] == "/vorlagen/dokumentenmanagement/eakte-einfuehrung")
        let form = try #require(main.first("form"))
        #expect(form.attributes["method"] == "get" && form.attributes["role"] == "search")
        #expect(form.first("input")?.attributes["name"] == "q")
        #expect(
            main.all("code").map(\.content).prefix(2) == [
                "allmende clone https://allmende.example/starter.git", "git clone https://allmende.example/starter.git",
            ])
    }

    @Test("a search says why it found something, and helps where it found nothing")
    func search() throws {
        let found = try StrictHTML.parse(try Starter.searchPage("Akten\"plan", found: true).html(Starter.frame()))
        #expect(found.first("h2")?.content == "2 Vorlagen gefunden für »Akten\"plan«")
        #expect(found.all("input").first?.attributes["value"] == "Akten\"plan")
        #expect(found.all("mark").map(\.content) == ["Aktenplan", "Aktenplan", "Aktenplan", "Aktenplan"])
        #expect(found.first("main")?.content.contains("Schritt: 3.1 Ordnung") == true)
        let nothing = try StrictHTML.parse(try Starter.searchPage("x", found: false).html(Starter.frame()))
        #expect(nothing.first("h2")?.content == "Keine Vorlage gefunden für »x«")
        let links = nothing.first("main")?.all("a").map(\.content) ?? []
        #expect(
            links.contains("Alle Vorlagen anzeigen") && links.contains("Aktenplan")
                && links.contains("Onlinedienste und OZG"))
    }

    @Test("long lists have a hundred entries a page and links to the others")
    func paging() throws {
        let page = try StrictHTML.parse(try Starter.manyPage(5_000, seite: "2").html(Starter.frame()))
        #expect(page.all("h3").count == 100)
        #expect(page.first("title")?.content.contains("Seite 2 von 50") == true)
        let nav = try #require(page.all("nav").last)
        #expect(nav.all("a").map(\.content) == ["Zurück", "1", "2", "3", "4", "50", "Weiter"])
        #expect(nav.all("a").first { $0.attributes["aria-current"] == "page" }?.content == "2")
        #expect(
            nav.all("a").map { $0.attributes["href"] } == [
                "/", "/", "/?seite=2", "/?seite=3", "/?seite=4", "/?seite=50", "/?seite=3",
            ])
        #expect(nav.content.contains("101 bis 200 von 5.000"))
    }

    @Test("the language that was asked for is kept by links and by the search form")
    func keptLanguage() throws {
        var model = try Starter.manyPage(500, seite: "2")
        model.gewaehlteSprache = .en
        let page = try StrictHTML.parse(model.html(Starter.frame(.en)))
        #expect(page.all("a").contains { $0.attributes["href"] == "/?sprache=en&seite=3" })
        let hidden = page.all("input").first { $0.attributes["type"] == "hidden" }
        #expect(hidden?.attributes["name"] == "sprache" && hidden?.attributes["value"] == "en")
        model.suche = SearchResult("a b", [])
        let search = try StrictHTML.parse(model.html(Starter.frame(.en)))
        #expect(search.all("a").contains { $0.attributes["href"] == "/?sprache=en&q=a%20b&seite=3" })
        #expect(search.all("a").contains { $0.attributes["href"] == "/?sprache=en" })
        model.suche = nil
        model.themenfelder[3].isCurrent = true
        let topic = try StrictHTML.parse(model.html(Starter.frame(.de)))
        #expect(topic.all("a").contains { $0.attributes["href"] == "/?thema=t4&seite=3" })
        #expect(topic.first("title")?.content.hasPrefix("Themenfeld 4, Seite 2 von 5 – ") == true)
        #expect(topic.all("a").contains { $0.content == "Alle Vorlagen anzeigen" })
    }

    @Test("a page of a list is found whatever a query asks for")
    func pageNumber() {
        let asked = [
            ("1", 1), ("7", 7), ("50", 50), ("51", 50), ("0", 1), ("-1", 1), ("", 1), ("x", 1), ("2x", 1), ("٣", 1),
            ("99999999999999999999999", 50), ("  2", 1), ("1e9", 1),
        ]
        for (query, number) in asked { #expect(Paging(total: 5_000, seite: query).number == number, "\(query)") }
        #expect(Paging(total: 4_950, seite: "50").range == 4_900..<4_950)
        #expect(Paging(total: 0).range == 0..<0 && Paging(total: -5, seite: "3").count == 1)
        #expect(Paging(total: 100).count == 1 && Paging(total: 101).count == 2)
        #expect(Paging(total: 5_000, seite: "25").offered == [1, nil, 23, 24, 25, 26, 27, nil, 50])
        #expect(Paging(total: 500, seite: "1").offered == [1, 2, 3, 4, 5] && Paging(total: 50).offered == [1])
    }

    @Test("a version shows who, when, why, and what changed by phase")
    func version() throws {
        let page = try StrictHTML.parse(try Starter.versionPage().html(Starter.frame()))
        #expect(page.first("h1")?.content == "Fassung vom 20.11.2026")
        #expect(
            page.first("title")?.content.hasPrefix("Fassung vom 20.11.2026: Rechtsgrundlagen auf den Stand") == true)
        #expect(page.all("h3").map(\.content).prefix(2) == ["Vorlage", "1 Anbahnung"])
        let text = page.first("main")?.content ?? ""
        for part in [
            "Geprüft gegen die amtlichen Texte.", "Musterstadt (Musterkreis)", "Aktueller Stand",
            "Zustand: Entwurf → in Prüfung",
        ] {
            #expect(text.contains(part))
        }
        #expect(page.all("time").first?.attributes["datetime"] == "2026-11-20")
    }

    @Test(
        "an error says what happened, what it means and what to do, and nothing about what was asked for",
        arguments: [
            400, 401, 402, 403, 404, 405, 408, 410, 413, 414, 418, 429, 431, 499, 500, 501, 502, 503, 507, 599, 0, -1,
            1_000,
        ])
    func errors(_ status: Int) throws {
        for sprache in Sprache.allCases {
            let page = try StrictHTML.parse(ErrorPage(status).html(Starter.frame(sprache)))
            #expect(PageRules.problems(page) == [])
            #expect((page.first("h1")?.content.count ?? 0) > 8)
            #expect((page.first("main")?.first("ul")?.all("li").count ?? 0) >= 2)
            #expect(page.first("main")?.content.contains("HTTP \(status)") == true)
        }
    }

    @Test("what does not exist and what may not be shown look the same byte for byte")
    func noOracle() { #expect(ErrorPage(404).html(Starter.frame()) == ErrorPage(404).html(Starter.frame())) }
}

@Suite("A template's page")
struct TemplatePageTests {
    static func page(_ folder: String, _ ansicht: TemplatePage.Ansicht = .baum, _ sprache: Sprache = .de) throws -> Node
    {
        try StrictHTML.parse(try Starter.templatePage(folder, ansicht).html(Starter.frame(sprache)))
    }

    @Test(
        "the tree has every node once, in order, at its depth, with number, title and kind", arguments: Starter.folders)
    func tree(_ folder: String) throws {
        let struktur = try Starter.mappe(folder).struktur
        for ansicht in [TemplatePage.Ansicht.phasen, .baum, .alles] {
            let items = try Self.page(folder, ansicht).all("li").filter { $0.attributes["id"]?.hasPrefix("k-") == true }
            let entries = Gliederung(struktur).eintraege
            #expect(items.map { $0.attributes["id"] } == entries.map { "k-\($0.id)" })
            for (item, entry) in zip(items, entries) {
                let knoten = try #require(struktur.knoten[entry.id])
                #expect(item.ancestors.count { $0.tag == "li" } == entry.tiefe)
                let title = item.all.first { $0.attributes["class"] == "knotentitel" }
                #expect(title?.content == "\(entry.nummer) \(knoten.titel)")
                #expect(title?.tag == (entry.istBlatt || entry.tiefe > 1 ? "span" : entry.tiefe == 0 ? "h3" : "h4"))
                let line = item.all.first { $0.attributes["class"] == "angaben" }?.content ?? ""
                #expect(line.hasPrefix(knoten.art.wort(.de)))
            }
            // A step without others below it can be opened for its facts.
            let details = zip(items, entries).filter { !$1.istBlatt }.map {
                $0.0.children.first { $0.tag == "details" }
            }
            #expect(details.allSatisfy { $0 != nil })
            let open = details.count { $0?.attributes["open"] != nil }
            let expected =
                ansicht == .phasen
                ? 0 : ansicht == .alles ? details.count : entries.count { $0.tiefe == 0 && !$0.istBlatt }
            #expect(open == expected)
        }
    }

    @Test(
        "every line of the list says who, how long, when and after what, also while it is closed",
        arguments: Starter.folders)
    func keyFacts(_ folder: String) throws {
        let struktur = try Starter.mappe(folder).struktur
        let tree = Gliederung(struktur)
        let plan = try #require(Ablauf(struktur, tree))
        let page = try Self.page(folder, .phasen)
        for (place, entry) in tree.eintraege.enumerated() {
            let item = try #require(page.id("k-\(entry.id)"))
            let line = try #require(item.all.first { $0.attributes["class"] == "eckdaten" })
            #expect(line.ancestors.contains { $0.tag == "summary" || $0.attributes["class"] == "zeile" })
            let knoten = try #require(struktur.knoten[entry.id])
            if let role = knoten.verantwortlich.flatMap({ struktur.rollen[$0] }) {
                #expect(line.content.contains("verantwortlich \(role.titel)"))
            }
            if let dauer = knoten.dauer {
                #expect(line.content.contains("\(dauer.wort(.de)) (\(dauer.herkunft.wort(.de)))"))
            }
            let span = plan.spannen[place]
            let when = line.all.first { $0.attributes["class"] == "wann" }?.content
            let (first, last) = (Texte(.de).zahl(span.anfang + 1), Texte(.de).zahl(span.ende))
            switch span.ende - span.anfang {
            case 0: #expect(when == (span.ende == 0 ? "Projektbeginn" : "Ende Tag \(last)"))
            case 1: #expect(when == "Tag \(last)")
            default: #expect(when == "Tag \(first) bis \(last)")
            }
            let numbers = knoten.vorgaenger.keys.compactMap { tree[$0]?.nummer }
            if entry.istBlatt, numbers.count <= 6 {
                for number in numbers { #expect(line.content.contains(number)) }
            }
        }
        // Dependencies of steps show at the phases they lie in.
        let second = try #require(tree.eintraege.first { $0.nummer == "2" })
        #expect(page.id("k-\(second.id)")?.first("summary")?.content.contains("nach 1") == true)
    }

    @Test(
        "conditions, repetitions, predecessors, results, law and advice stand at their nodes",
        arguments: Starter.folders)
    func facts(_ folder: String) throws {
        let mappe = try Starter.mappe(folder)
        let page = try Self.page(folder)
        let tree = Gliederung(mappe.struktur)
        for (id, knoten) in mappe.struktur.knoten {
            let item = try #require(page.id("k-\(id)"))
            // Without what is below it.
            let text = item.content { $0.tag == "ol" && $0.parent?.tag == "details" }
            for predecessor in knoten.vorgaenger.keys {
                let entry = try #require(tree[predecessor])
                let link = item.all("a").first { $0.attributes["href"] == "#k-\(predecessor)" }
                #expect(link?.content == "\(entry.nummer)\u{A0}\(mappe.struktur.knoten[predecessor]?.titel ?? "")")
            }
            for anordnung in knoten.vorgaenger.values { #expect(text.contains(anordnung.zusatz(.de))) }
            for law in knoten.rechtsgrundlagen.values {
                #expect(text.contains(law.norm) && text.contains("Stand 01.11.2026"))
            }
            for result in knoten.ergebnisse.values { #expect(text.contains(result)) }
            for role in knoten.mitwirkend { #expect(text.contains(mappe.struktur.rollen[role]?.titel ?? "?")) }
            if knoten.bedingung != nil { #expect(text.contains("nur wenn »") || text.contains("nur wenn nicht »")) }
            if knoten.wiederholung != nil { #expect(text.contains("Wiederholblock")) }
            if let word = knoten.hinweis?.split(separator: " ").first { #expect(text.contains(word)) }
        }
        #expect(page.first("main")?.content.contains("Ende–Anfang") == true)
    }

    @Test("the table says the same, a node a row", arguments: Starter.folders)
    func table(_ folder: String) throws {
        let struktur = try Starter.mappe(folder).struktur
        let page = try Self.page(folder, .tabelle)
        let table = try #require(page.all("table").first { $0.attributes["class"] == "strukturtabelle" })
        #expect(table.first("caption") != nil && table.first("thead")?.all("th").count == 11)
        let rows = table.first("tbody")?.all("tr") ?? []
        #expect(rows.map { $0.attributes["id"] } == Gliederung(struktur).eintraege.map { "k-\($0.id)" })
        for row in rows { #expect(row.children.count { !$0.tag.isEmpty } == 11 && row.all("th").count == 1) }
        #expect(page.all("ol").allSatisfy { $0.attributes["class"] != "baum" })
        #expect(table.content.contains("Ende–Anfang"))
    }

    @Test("the page has the parts a reader looks for, each reachable from the top", arguments: Starter.folders)
    func parts(_ folder: String) throws {
        let page = try Self.page(folder)
        let headings = page.first("main")?.all("h2").map(\.content) ?? []
        for part in [
            "Projektstrukturbaum", "Beschreibung", "Angaben", "Rollen", "Dokumente", "Verlauf", "Für die IT",
        ] {
            #expect(headings.contains(part), "\(part)")
        }
        let hasLaw = try !Starter.mappe(folder).vorlage.rechtsgrundlagen.isEmpty
        #expect(headings.contains("Rechtsgrundlagen") == hasLaw)
        let contents = page.all("nav").first { $0.attributes["aria-label"] == "Auf dieser Seite" }
        #expect(contents?.all("a").map(\.content) == headings)
        let terms = page.first("dl")?.all("dt").map(\.content) ?? []
        for term in [
            "Zustand", "Umfang", "Verantwortliche Stelle", "Ansprechperson", "Lizenz", "Letzte Änderung",
            "Schlagwörter",
        ] {
            #expect(terms.contains(term), "\(term)")
        }
        // The description does not repeat the title, and its headings follow those of the page.
        let title = try Starter.mappe(folder).vorlage.titel
        #expect(page.all("h1").count == 1 && page.all("h3").allSatisfy { $0.content != title })
        #expect(page.all("h3").contains { $0.content == "Für wen sie gedacht ist" })
    }

    @Test("links between templates and to files lead to where the hub says")
    func links() throws {
        let page = try Self.page(Starter.folders[0])
        let links = page.all("a").map { $0.attributes["href"] ?? "" }
        #expect(links.contains("/vorlagen/dokumentenmanagement/eakte-einfuehrung"))
        #expect(links.contains("/datei/vorlagen/beschaffung/ausschreibung-it/dokumente/bewertungsmatrix.md"))
    }

    @Test("findings are a help for editors and closed")
    func findings() throws {
        var model = try Starter.templatePage(Starter.folders[0])
        model.befunde = [
            Finding(
                .leafWithoutRole, file: "struktur.json", element: model.mappe.struktur.knoten.keys[0], subject: "x<")
        ]
        let page = try StrictHTML.parse(model.html(Starter.frame()))
        let heading = try #require(page.id("pruefung"))
        let details = try #require(heading.parent?.first("details"))
        #expect(
            details.attributes["open"] == nil
                && details.first("summary")?.content == "1 Feststellung für die Bearbeitung anzeigen")
        #expect(details.all("a").first?.attributes["href"] == "#k-\(model.mappe.struktur.knoten.keys[0])")
        model.befunde = []
        #expect(try StrictHTML.parse(model.html(Starter.frame())).id("pruefung") == nil)
    }

    @Test("deep, broken and empty structures are shown too")
    func odd() throws {
        func check(_ struktur: Struktur, _ ansicht: TemplatePage.Ansicht) throws -> Node {
            let vorlage = Vorlage(id: try #require(ElementID("x")), titel: "")
            var page = TemplatePage(Vorlagenmappe(vorlage, struktur), address: .root)
            page.ansicht = ansicht
            let node = try StrictHTML.parse(page.html(Starter.frame()))
            #expect(PageRules.problems(node) == [])
            return node
        }
        var chain = Struktur()
        var ring = Struktur()
        for number in 0..<6_000 {
            let id = try #require(ElementID("n\(number)"))
            var knoten = Knoten(.paket, "", unter: number == 0 ? nil : ElementID("n\(number - 1)"))
            knoten.dauer = Dauer(99_999)
            if let other = ElementID("n\(number + 1)") {
                knoten.vorgaenger[other] = Anordnung(.anfangEnde, verzug: Verzug(-7, .stunden))
            }
            knoten.mitwirkend = [try #require(ElementID("keine"))]
            knoten.bedingung = "( und <script>"
            knoten.wiederholung = ElementID("fehlt")
            chain.knoten[id] = knoten
            knoten.oberknoten = ElementID("n\((number + 1) % 6_000)")
            ring.knoten[id] = knoten
        }
        for struktur in [chain, ring, Struktur()] {
            for ansicht in TemplatePage.Ansicht.allCases { _ = try check(struktur, ansicht) }
        }
        let page = try check(chain, .baum)
        #expect(page.all.map(\.ancestors.count).max() ?? 0 < 50)
        #expect(page.first("main")?.content.contains("Gezeigt sind die ersten 5.000 von 6.000 Knoten") == true)
        #expect(page.first("main")?.content.contains("fehlende Rolle") == true)
        #expect(try check(Struktur(), .baum).first("main")?.content.contains("noch keinen Projektstrukturbaum") == true)
    }
}
