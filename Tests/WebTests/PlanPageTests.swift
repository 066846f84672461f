import Templates
import Testing

@testable import Web

@Suite("Drawings of a template")
struct PlanPageTests {
    private static func drawings(_ page: Node) -> [Node] { page.all("svg").filter { $0.attributes["role"] == "img" } }

    @Test(
        "the schedule has a bar, a diamond or a bracket for every node, and says the same in a table",
        arguments: Starter.folders)
    func schedule(_ folder: String) throws {
        let mappe = try Starter.mappe(folder)
        let page = try TemplatePageTests.page(folder, .zeitplan)
        let entries = Gliederung(mappe.struktur).eintraege
        let sheets = Self.drawings(page)
        func count(_ tag: String, _ names: [String]) -> Int {
            sheets.flatMap { $0.all(tag) }.count { names.contains($0.attributes["class"] ?? "") }
        }
        let leaves = entries.filter(\.istBlatt)
        let moments = leaves.count { mappe.struktur.knoten[$0.id]?.dauer?.wert ?? 0 == 0 }
        #expect(count("path", ["klammer"]) == entries.count - leaves.count)
        #expect(count("rect", ["balken", "kritisch"]) == leaves.count - moments)
        #expect(count("path", ["balken", "kritisch"]) == moments)
        let critical = try #require(Umriss(mappe.struktur)).kritisch
        #expect(count("rect", ["kritisch"]) + count("path", ["kritisch"]) == critical.count)
        // The arrows are one each, but for those that cross the edge of a sheet.
        let arrows = sheets.flatMap { $0.all("g") }.filter { $0.attributes["class"] == "pfeile" }.flatMap {
            $0.all("path")
        }
        #expect(arrows.count == mappe.struktur.knoten.values.reduce(0) { $0 + $1.vorgaenger.count })
        for sheet in sheets {
            #expect(sheet.first("title")?.content.hasPrefix("Zeitplan") == true)
            #expect(sheet.first("desc")?.content.contains("bestimmen das Ende") == true)
            #expect(sheet.parent?.attributes["tabindex"] == "0")
        }
        let table = try #require(page.all("table").first { $0.first("caption")?.content == "Zeitplan als Tabelle" })
        #expect(table.all("tr").compactMap { $0.attributes["id"] } == entries.map { "k-\($0.id)" })
        let plan = try #require(Ablauf(mappe.struktur, Gliederung(mappe.struktur)))
        for (place, row) in table.all("tr").dropFirst().enumerated() {
            let cells = row.all("td").map(\.content)
            let span = plan.spannen[place]
            if span.ende > span.anfang {
                #expect(cells[3] == "Tag \(span.anfang + 1)" && cells[4] == "Tag \(span.ende)")
            }
            #expect(cells[5] == (span.kritisch ? "bestimmt das Ende" : "\(span.puffer)"))
        }
    }

    @Test(
        "the drawn tree has a box for every node, none over another, and leads to the list", arguments: Starter.folders)
    func tree(_ folder: String) throws {
        let mappe = try Starter.mappe(folder)
        let page = try TemplatePageTests.page(folder, .bild)
        let entries = Gliederung(mappe.struktur).eintraege
        let boxes = Self.drawings(page).flatMap { $0.all("g") }.filter { $0.attributes["id"] != nil }
        #expect(boxes.map { $0.attributes["id"] } == entries.map { "k-\($0.id)" })
        #expect(page.all("a").contains { $0.attributes["href"]?.hasSuffix("?ansicht=alles#struktur") == true })
        for sheet in Self.drawings(page) {
            let size = (sheet.attributes["viewBox"] ?? "").split(separator: " ").compactMap { Int($0) }
            let rects = sheet.all("rect").map { rect in
                ["x", "y", "width", "height"].map { Int(rect.attributes[$0] ?? "0") ?? 0 }
            }
            for (place, one) in rects.enumerated() {
                #expect(one[0] >= 0 && one[0] + one[2] <= size[2] && one[1] >= 0 && one[1] + one[3] <= size[3])
                for other in rects[(place + 1)...] {
                    let isApart =
                        one[0] + one[2] <= other[0] || other[0] + other[2] <= one[0] || one[1] + one[3] <= other[1]
                        || other[1] + other[3] <= one[1]
                    #expect(isApart, "\(one) \(other)")
                }
            }
        }
    }

    @Test("with a first day everything has dates, and what is next follows from today")
    func dates() throws {
        let page = try StrictHTML.parse(try Starter.fullPage(.baum).html(Starter.frame()))
        let plan = try #require(try Starter.fullPage().termine)
        for line in plan.zeilen.filter({ $0.istBlatt && $0.dauer?.wert ?? 0 > 1 }) {
            let when = page.id("k-\(line.knoten)")?.all.first { $0.attributes["class"] == "wann" }?.content
            let texte = Texte(.de)
            #expect(when == "\(texte.tag(line.anfang.description)) bis \(texte.tag(line.ende.description))")
        }
        let next = try #require(page.id("naechstes")?.parent)
        #expect(next.first("h3")?.content == "Was kommt als Nächstes")
        let steps = try #require(next.first("ol")).all("li").map { $0.first("a")?.attributes["href"] ?? "" }
        #expect(steps.count == 5)
        let today = try #require(Kalendertag("2027-06-01"))
        for step in steps {
            let line = try #require(plan.zeilen.first { "#k-\($0.knoten)" == step })
            #expect(line.ende >= today && line.istBlatt && line.art != .meilenstein)
        }
        let form = try StrictHTML.parse(try Starter.fullPage(.zeitplan).html(Starter.frame())).all("form").first
        #expect(
            form?.attributes["method"] == "get"
                && form?.all("input").map { $0.attributes["value"] } == ["zeitplan", "2027-03-01"])
        #expect(form?.all("option").first { $0.attributes["selected"] != nil }?.attributes["value"] == "NW")
    }

    @Test("lines are broken and cut where a drawing has no more room")
    func lines() {
        func width(_ text: String) -> Int { Schriftmass.breite(text) * Schriftmass.grad / 100 }
        let long = String(repeating: "Donaudampfschifffahrt", count: 40)
        for text in [
            long, "Eine Aufgabe mit einem Titel, der über mehrere Zeilen geht und dann endet", "", " ", "ä\u{301}🇩🇪 x",
        ] {
            for room in [40, 120, 300] {
                let lines = Schriftmass.zeilen(text, breite: room, hoechstens: 3)
                #expect(lines.count <= 3 && lines.allSatisfy { width($0) <= room + 20 }, "\(lines)")
            }
        }
        #expect(Schriftmass.zeilen("Bedarf ermitteln", breite: 300, hoechstens: 2) == ["Bedarf ermitteln"])
        #expect(Schriftmass.zeile(long, breite: 200).hasSuffix("…"))
    }

    @Test(
        "a page of a usual template has less than a hundred kilobytes in every view",
        arguments: TemplatePage.Ansicht.allCases)
    func weight(_ ansicht: TemplatePage.Ansicht) throws {
        #expect(try Starter.fullPage(ansicht).html(Starter.frame()).count < 100_000)
    }
}

@Suite("A step's page, and two versions side by side")
struct NodeAndCompareTests {
    @Test(
        "a step says where it stands, what it waits for, how long it takes and took, and leads on",
        arguments: Starter.folders)
    func node(_ folder: String) throws {
        let mappe = try Starter.mappe(folder)
        let tree = Gliederung(mappe.struktur)
        for entry in tree.eintraege {
            let page = try StrictHTML.parse(try Starter.nodePage(folder, entry.nummer).html(Starter.frame()))
            #expect(PageRules.problems(page) == [])
            let knoten = try #require(mappe.struktur.knoten[entry.id])
            #expect(page.first("h1")?.content == "\(entry.nummer) \(knoten.titel)")
            let links = Set(page.all("a").compactMap { $0.attributes["href"] })
            let others = tree.darueber(entry.id) + tree.darunter(entry.id) + knoten.vorgaenger.keys
            for id in others { #expect(links.contains("/\(folder)/schritt/\(id)")) }
            let text = page.first("main")?.content ?? ""
            for law in knoten.rechtsgrundlagen.values { #expect(text.contains(law.norm)) }
            for result in knoten.ergebnisse.values { #expect(text.contains(result)) }
            if let role = knoten.verantwortlich.flatMap({ mappe.struktur.rollen[$0] }) {
                #expect(text.contains(role.titel))
            }
            if entry.istBlatt, knoten.art != .meilenstein {
                #expect(text.contains("18,5 Arbeitstage") && text.contains("12 bis 24 Arbeitstage"))
            }
            #expect(text.contains("Wie lange dauert das?"))
        }
        #expect(
            NodePage(mappe, try #require(ElementID("fehlt")), vorlage: PageLink("x", .root), seite: { _ in nil }) == nil
        )
    }

    @Test("two versions stand row by row, and every difference is a word")
    func compare() throws {
        for all in [false, true] {
            let model = try Starter.comparePage(all)
            let page = try StrictHTML.parse(model.html(Starter.frame()))
            #expect(PageRules.problems(page) == [])
            let table = try #require(page.first("table"))
            let words = table.all("th").filter { $0.attributes["scope"] == "row" }.map(\.content)
            let touched = Set(model.vergleich.changes.compactMap(\.knoten)).count
            #expect(words.count { $0 != "gleich" } == touched)
            #expect(words.contains("neu") && words.contains("entfällt") && words.contains("geändert"))
            let nodes = Set(model.vergleich.alt.struktur.knoten.keys + model.vergleich.neu.struktur.knoten.keys)
            #expect(all == (words.count == nodes.count))
            let text = page.id("kurz")?.parent?.content ?? ""
            #expect(text.contains("1 Schritt ist neu.") && text.contains("1 Schritt entfällt."))
            #expect(text.contains("statt 359 Arbeitstagen"))
            let numbers = table.all("tr").dropFirst().map { row in
                row.all("td").map { $0.all("span").first { $0.attributes["class"] == "nummer" }?.content }
            }
            // What is gone stands where it stood, and nothing has no side.
            #expect(numbers.allSatisfy { $0[0] != nil || $0[1] != nil })
            #expect(numbers.contains { $0[0] == "2.2.2" && $0[1] == nil })
        }
        let same = try Starter.mappe(Starter.folders[0])
        let link = PageLink("a", .root)
        let page = try StrictHTML.parse(
            ComparePage(same, same, links: link, rechts: link, vorlage: link).html(Starter.frame()))
        #expect(page.first("main")?.content.contains("Beide Seiten sind gleich.") == true)
    }
}
