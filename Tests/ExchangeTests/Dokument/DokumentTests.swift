import Bytes
import Exchange
import Templates
import TestSupport
import Testing

@Suite struct DokumentTests {
    // MARK: Whole plans

    @Test(arguments: Planquellen.vorlagen, [Sprache.de, .en])
    func `A starter template has a heading for every node, in the level and with the number of the tree`(
        _ name: String, _ sprache: Sprache
    ) throws {
        let dated = try Planquellen.vorlage(name)
        let plan = Ausfuhrplan(dated.mappe, dated.marke, termine: sprache == .de ? dated.termine : nil, sprache)
        let ausfuhr = try Dokument.schreibe(plan)
        try pruefe(plan, ausfuhr)
        #expect(ausfuhr.verluste.map(\.feld) == [.vorlage])
        if sprache == .de { try Richterdateien.lege(plan, ausfuhr, "docx") }
    }

    @Test func `Plans at random are well-formed and have every title`() throws {
        for seed in 1...60 {
            let plan = try Planquellen.zufall(seed)
            try pruefe(plan, try Dokument.schreibe(plan))
            let without = Ausfuhrplan(plan.mappe, plan.marke, .en)
            try pruefe(without, try Dokument.schreibe(without))
        }
    }

    @Test func `The same plan gives the same bytes`() throws {
        let plan = try Planquellen.zufall(7)
        #expect(try Dokument.schreibe(plan).bytes == Dokument.schreibe(plan).bytes)
    }

    // MARK: Single things

    @Test func `What a node waits for is said in words and leads there`() throws {
        var struktur = Struktur()
        struktur.knoten[id("p")] = Knoten(.phase, "Anfang")
        struktur.knoten[id("a")] = Knoten(.aufgabe, "Erheben", unter: id("p"))
        var later = Knoten(.aufgabe, "Bewerten", unter: id("p"), rang: Rang.between(.first, nil) ?? .first)
        later.vorgaenger[id("a")] = Anordnung(.anfangAnfang, verzug: Verzug(5))
        struktur.knoten[id("b")] = later
        let document = try Teile(Dokument.schreibe(plan(struktur)))
        let line = try #require(document.absaetze("Angabe").first { $0.text.contains("Vorgänger") })
        #expect(line.text == "Vorgänger:beginnt nach dem Beginn von 1.1\u{A0}Erheben (5 Arbeitstage Verzug)")
        #expect(line.marken == ["k_\(id("a"))"])
        let english = try Teile(Dokument.schreibe(plan(struktur, .en)))
        #expect(
            english.absaetze("Angabe").map(\.text) == [
                "Predecessors:begins after the beginning of 1.1\u{A0}Erheben (5 working days lag)"
            ])
    }

    @Test func `Conditions and repetitions are said in words`() throws {
        var struktur = Struktur()
        struktur.parameter[id("weg")] = Parameter("Weg", .wahl, werte: ["kauf": "Kauf", "miete": "Miete"])
        struktur.parameter[id("orte")] = Parameter("Orte", .liste)
        var knoten = Knoten(.phase, "Anfang")
        knoten.bedingung = "weg = \"kauf\""
        knoten.wiederholung = id("orte")
        struktur.knoten[id("p")] = knoten
        let lines = try Teile(Dokument.schreibe(plan(struktur))).absaetze("Angabe").map(\.text)
        #expect(
            lines == ["Bedingung:nur wenn »Weg« ist »Kauf«", "Wiederholung:einmal je Eintrag in »Orte«"])
    }

    @Test func `Advice has paragraphs, emphasis, real lists and links`() throws {
        var knoten = Knoten(.aufgabe, "Schritt")
        knoten.hinweis = """
            Ein **fettes** und ein *schräges* Wort, `Code`, [Gesetz](https://www.gesetze-im-internet.de/ä?x=1&y=2 "T").
            Zweite Zeile.

            - eins
              - zwei
            - drei

            1. erstens
            2. zweitens

            Dann wieder

            1. von vorn

            ## Zwischentitel

            | A | B |
            | - | - |
            | 1 | 2 |

            [böse](javascript:alert(1)) und [hier](vorlage:7qk2)
            """
        var struktur = Struktur()
        struktur.knoten[id("a")] = knoten
        let document = try Teile(Dokument.schreibe(plan(struktur)))
        let first = try #require(document.absaetze.first { $0.text.hasPrefix("Ein fettes") })
        #expect(first.text == "Ein fettes und ein schräges Wort, Code, Gesetz. Zweite Zeile.")
        #expect(first.fett == ["fettes"] && first.kursiv == ["schräges"])
        #expect(first.ziele == ["https://www.gesetze-im-internet.de/%C3%A4?x=1&y=2"])
        let items = document.absaetze("ListParagraph")
        #expect(items.map(\.text) == ["eins", "zwei", "drei", "erstens", "zweitens", "von vorn"])
        #expect(items.map(\.ebene) == [0, 1, 0, 0, 0, 0])
        #expect(items.map(\.liste) == ["1", "1", "1", "2", "2", "3"])
        #expect(document.zaehlend == ["2", "3"])
        #expect(document.absaetze.contains { $0.text == "Zwischentitel" && $0.fett == ["Zwischentitel"] })
        #expect(document.tabellen.contains { $0 == [["A", "B"], ["1", "2"]] })
        let last = try #require(document.absaetze.first { $0.text.contains("böse") })
        #expect(last.ziele.isEmpty && last.text == "böse) und hier" || last.ziele.isEmpty)
    }

    @Test func `Tables begin with a row that heads them, and the page is A4`() throws {
        let plan = try Planquellen.vorlage(Planquellen.vorlagen[2])
        let document = try Teile(Dokument.schreibe(plan))
        #expect(document.tabellen.count >= 4)
        #expect(document.koepfe == document.tabellen.count)
        #expect(document.seite == ["11906", "16838"])
        #expect(document.titel == plan.mappe.vorlage.titel)
        #expect(document.sprache == "de-DE")
        #expect(document.felder == [" PAGE ", " NUMPAGES "])
    }

    @Test func `Texts that no document can hold do no harm`() throws {
        var struktur = Struktur()
        var knoten = Knoten(.aufgabe, "a\u{0}b\u{B}<c>&\"'\n\u{FFFE}")
        knoten.hinweis = String(repeating: "[", count: 5_000) + String(repeating: "**_", count: 3_000) + "\u{1}"
        struktur.knoten[id("a")] = knoten
        struktur.knoten[id("b")] = Knoten(.aufgabe, " \n ", unter: id("weg"))
        let document = try Teile(Dokument.schreibe(plan(struktur)))
        #expect(document.ueberschriften.map(\.text) == ["1 a\u{FFFD}b <c>&\"' \u{FFFD}", "2 (ohne Titel)"])
    }

    // MARK: Support

    private func id(_ text: String) -> ElementID { ElementID(text) ?? Self.leer }
    private static let leer = ElementID.random()

    private func plan(_ struktur: Struktur, _ sprache: Sprache = .de) -> Ausfuhrplan {
        let vorlage = Vorlage(id: id("v"), titel: "Muster")
        return Ausfuhrplan(Vorlagenmappe(vorlage, struktur), Ausfuhrmarke(vorlage: id("v"), fassung: ""), sprache)
    }

    private func pruefe(_ plan: Ausfuhrplan, _ ausfuhr: Ausfuhr) throws {
        let document = try Teile(ausfuhr)
        let expected = plan.zeilen.map { eintrag, knoten in
            let kennung = knoten.kennung.map { " [\($0)]" } ?? ""
            return "\(min(eintrag.tiefe + 1, 6)) \(eintrag.nummer) \(knoten.titel)\(kennung)"
        }
        #expect(document.ueberschriften.map { "\($0.stufe ?? 0) \($0.text)" } == expected)
        // Every link inside leads somewhere, and every address has its relationship.
        #expect(Set(document.absaetze.flatMap(\.marken)).isSubset(of: document.marken))
        #expect(document.marken.count == Set(document.marken).count)
        let text = document.absaetze.map(\.text).joined(separator: "\n")
        for rolle in plan.mappe.struktur.rollen.values {
            #expect(text.contains(rolle.titel.split(whereSeparator: \.isNewline).joined(separator: "")))
        }
    }
}
