import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Web

/// Every kind of page with one text in every field that takes any.
enum HostileSite {
    /// - Parameters:
    ///   - text: What stands in all fields of one line.
    ///   - markup: What stands in the fields with markup.
    ///   - isSmall: Whether one finding and one view of the tree stand for all, because there are thousands of texts.
    static func pages(
        _ text: String, markup: String, _ sprache: Sprache = .de, isSmall: Bool = false
    ) throws -> [[UInt8]] {
        var frame = PageFrame(text, home: .root, stylesheet: Starter.address("stil.css"), sprache: sprache)
        let name = WebAddress.root.appending("x\(text)") ?? .root
        let link = PageLink(text, name.query("q", text), anzahl: 3)
        frame.navigation = [link]
        frame.andereSprache = name
        frame.konto = Konto(text, links: [link], abmelden: Formularziel(name, [.init(text, text)]))
        frame.meldungen = Meldung.Art.allCases.map { Meldung($0, text, link: link) }
        frame.fuss = [link]
        let fassung = Fassung(
            datum: text, stelle: Stelle(text, zusatz: text), vermerk: "\(text)\n\nx\(text)", address: name,
            aenderungen: try changes(text), pruefkennung: text)
        let entry = LibraryEntry(
            titel: text, kurztext: text, zustand: .geprueft, stelle: fassung.stelle, lizenz: text,
            letzteAenderung: fassung, address: name)

        var library = LibraryPage(titel: text, address: name)
        library.kurztext = text
        library.lizenz = text
        library.gewaehlteSprache = .en
        library.themenfelder = [link, link]
        library.gruppen = [LibraryGroup(text, [entry], isContinued: true)]
        library.paging = Paging(total: 300, seite: "2")
        library.zugaenge = [Zugang(name, titel: text)]
        library.pruefkennung = text
        var search = library
        let places = SearchResult.Fundstelle.Ort.allCases.map {
            SearchResult.Fundstelle($0, [.init(text), .init(text, isTreffer: true)], address: name)
        }
        search.suche = SearchResult(text, [SearchResult.Treffer(entry, places)])
        var nothing = library
        nothing.suche = SearchResult(text, [])
        nothing.suche?.vorschlaege = [link]

        var version = VersionPage(fassung, vorlage: link)
        version.vorige = name
        let history = HistoryPage(link, [fassung], paging: Paging(total: 300), address: name)
        let findings = Finding.Code.allCases.prefix(isSmall ? 1 : 100).map {
            Finding(
                $0, file: text, element: ElementID("n1"), subject: text, field: text, line: 3,
                values: [text, text, text, text, text])
        }
        var unreadable = UnreadableTemplatePage(text, findings)
        unreadable.dokumente = [Dokument(text, name, bytes: 3)]

        var pages = [
            library.html(frame), search.html(frame), nothing.html(frame), version.html(frame), history.html(frame),
            RepositoryListPage([.init(titel: text, kurztext: text, vorlagen: 3, address: name)]).html(frame),
            ErrorPage(404, vorgang: text).html(frame), unreadable.html(frame),
        ]
        pages += catalogue(text, entry, link).map { $0(frame) }
        for ansicht in TemplatePage.Ansicht.allCases where !isSmall || ![.alles, .phasen].contains(ansicht) {
            var page = TemplatePage(try mappe(text, markup), address: name)
            page.ansicht = ansicht
            page.themenfeld = link
            page.stelle = fassung.stelle
            page.dokumente = [Dokument(text, name, bytes: 3)]
            page.befunde = findings
            page.verlauf = [fassung]
            page.ganzerVerlauf = name
            page.zugaenge = library.zugaenge
            for id in ["abc", "ersetzt"] { if let id = ElementID(id) { page.vorlagen[id] = link } }
            page.abzeichen = [Abzeichen(text, stufe: 9, grund: text)]
            page.kontakte = [KontaktZeile(text, postfach: "\(text) x", zeilen: [text])]
            page.ortsvarianten = [Ortsvariantenzeile(link, fassung.stelle, zusatz: text)]
            page.gespraeche = [Gespraechszeile(link, beitraege: -1, tag: text)]
            page.aktionen = [Aktion(text, name), Aktion(text, sendet: Formularziel(name, [.init(text, text)]))]
            page.terminwahl = TemplatePage.Terminwahl(beginn: text, land: text, fehler: text)
            page.heute = text
            page.knotenseite = { _ in name }
            pages.append(page.html(frame))
        }
        let mappe = try mappe(text, markup)
        for id in mappe.struktur.knoten.keys {
            var page = try #require(NodePage(mappe, id, vorlage: link) { _ in name })
            page.themenfeld = link
            page.aktionen = [Aktion(text, name)]
            pages.append(page.html(frame))
        }
        var other = mappe
        for id in other.struktur.knoten.keys { other.struktur.knoten[id]?.titel += "!" }
        other.struktur.knoten[other.struktur.knoten.keys[1]] = nil
        pages.append(ComparePage(mappe, other, links: link, rechts: link, vorlage: link).html(frame))
        return pages
    }

    /// The catalogue with hits and without, and the start page for both kinds of readers.
    private static func catalogue(_ text: String, _ entry: LibraryEntry, _ link: PageLink) -> [(PageFrame) -> [UInt8]] {
        var wahl = Katalogwahl()
        wahl.worte = text
        for filter in Katalogfilter.allCases { wahl.werte[filter] = [text] }
        var katalog = Katalog(wahl, CatalogueAddresses(link.address, sprache: .en))
        for filter in Katalogfilter.allCases {
            katalog.filter[filter] = [.init(text, titel: text, anzahl: 3), .init("x\(text)", anzahl: 2)]
            katalog.lockerungen.append(.init(filter, text, anzahl: 2))
        }
        var entry = entry
        entry.themenfeld = link
        entry.belege = [Beleg(text), Beleg("x\(text)", address: link.address)]
        katalog.korrektur = text
        katalog.aehnliche = [entry]
        katalog.austausch = link.address
        var empty = LibraryPage(titel: text, address: .root)
        empty.katalog = katalog
        var full = empty
        let place = SearchResult.Fundstelle(.schritt, [.init(text, isTreffer: true)], address: link.address)
        full.katalog?.treffer = [.init(entry, [place])]
        full.katalog?.paging = Paging(total: 300, size: 20)
        var guest = StartPage(titel: text, katalog: katalog.addresses)
        guest.themen = [link]
        guest.anmelden = link.address
        guest.hilfe = link.address
        guest.termine = [.init(text, link, uhrzeit: text, ort: text)]
        var member = guest
        member.kommune = text
        member.letzterBesuch = text
        member.neues = [.init(text, text, link: link.address), .init(text, text)]
        member.vorschlaege = [.init(link, text)]
        member.varianten = [.init(link, angebote: 2)]
        member.alleNeuigkeiten = link.address
        return [{ empty.html($0) }, { full.html($0) }, { guest.html($0) }, { member.html($0) }]
    }

    static func mappe(_ text: String, _ markup: String) throws -> Vorlagenmappe {
        func id(_ text: String) throws -> ElementID { try #require(ElementID(text)) }
        var vorlage = Vorlage(id: try id("abc"), titel: text)
        vorlage.kurztext = text
        vorlage.lizenz = text
        vorlage.stelle = text
        vorlage.kontakte = [try id("k"): Kontakt("\(text) x")]
        vorlage.leistungen = [Text(text)]
        vorlage.schlagwoerter = [Text(text)]
        vorlage.ersetzt = try id("ersetzt")
        vorlage.rechtsgrundlagen = [try id("g"): Rechtsgrundlage(text, land: text, stand: text)]
        var struktur = Struktur()
        struktur.rollen = [try id("r"): Rolle(text, kuerzel: "\(text) x")]
        struktur.parameter = [try id("p"): Parameter(text, .wahl, werte: [Text(text): text])]
        for (number, art) in [KnotenArt.phase, .paket, .aufgabe, .meilenstein].enumerated() {
            var knoten = Knoten(art, text, unter: number == 0 ? nil : try id("n\(min(number - 1, 1))"))
            knoten.kennung = text
            knoten.hinweis = markup
            knoten.verantwortlich = try id("r")
            knoten.mitwirkend = [try id("r"), try id("fehlt")]
            knoten.vorgaenger = [try id("n0"): Anordnung(.anfangAnfang, verzug: Verzug(2)), try id("weg"): Anordnung()]
            knoten.rechtsgrundlagen = vorlage.rechtsgrundlagen
            knoten.ergebnisse = [try id("e"): text]
            knoten.bedingung = number == 0 ? "p = \(Bedingung.Wert.text(Text(text)))" : text
            knoten.wiederholung = try id("p")
            struktur.knoten[try id("n\(number)")] = knoten
        }
        var mappe = Vorlagenmappe(vorlage, struktur, ordner: Text(text))
        mappe.texte = ["README.md": markup, Text("erfahrungen/\(text)"): markup]
        return mappe
    }

    private static func changes(_ text: String) throws -> [Aenderungsgruppe] {
        let new = try mappe(text, "x")
        var old = new
        old.vorlage.titel += "!"
        old.vorlage.kontakte = [:]
        old.struktur.rollen = [:]
        for id in old.struktur.knoten.keys { old.struktur.knoten[id]?.titel += "!" }
        return Vergleich(old, new).gruppen(.de)
    }

    /// The elements of a page with the names of their attributes.
    static func skeleton(_ page: Node) -> [String] {
        // In a drawing, a long text has more lines than a short one, and says itself in full when it is pointed at.
        page.all.filter { $0.tag != "text" && !($0.tag == "title" && $0.parent?.tag == "text") }.map { node in
            ([node.tag] + node.attributes.keys.sorted()).joined(separator: " ")
        }
    }
}

@Suite("Hostile texts in every field")
struct HostileTests {
    static func check(_ text: String, against plain: [[String]], isSmall: Bool = false) throws {
        for (index, html) in try HostileSite.pages(text, markup: "x", isSmall: isSmall).enumerated() {
            let page = try StrictHTML.parse(html)
            // Not one element or attribute more than with a text of one letter.
            #expect(HostileSite.skeleton(page) == plain[index], "page \(index) with \(text.debugDescription)")
            for node in page.all {
                for name in ["title", "value", "aria-label"] {
                    for scalar in (node.attributes[name] ?? "").unicodeScalars { #expect(!HTMLText.isUnsafe(scalar)) }
                }
            }
        }
    }

    /// The skeletons with a harmless text.
    static func plain(isSmall: Bool = false) throws -> [[String]] {
        try HostileSite.pages("z", markup: "x", isSmall: isSmall).map { HostileSite.skeleton(try StrictHTML.parse($0)) }
    }

    @Test("change nothing but text")
    func own() throws {
        let plain = try Self.plain()
        for text in hostileTexts where !text.contains(where: \.isNewline) { try Self.check(text, against: plain) }
    }

    @Test("keep a page whole, with line breaks and with markup, in both languages")
    func markup() throws {
        let texts = hostileTexts + ["# a\n\n<b>\n\n[x](javascript:y)\n\n|a|\n|-|\n|b|", "", " ", "\n", "\n\n\n"]
        for text in texts {
            for sprache in Sprache.allCases {
                for html in try HostileSite.pages(text, markup: text, sprache) {
                    let problems = PageRules.problems(try StrictHTML.parse(html))
                    // Where a title is empty or blank, so are its heading and link; `check` reports that.
                    let isBlank = text.allSatisfy(\.isWhitespace)
                    #expect(isBlank || problems == [], "\(text.debugDescription)")
                }
            }
        }
    }

    /// The lines of the public lists and of our own hostile texts; of those that differ in letters and digits only, one. Blank lines are
    /// the fields that are left out.
    static let lines: [String] = {
        var lines = MarkdownCorpusTests.lines
        for given in SharedCorpus.cases("text", "markdown") {
            guard let bytes = try? given.bytes().prefix(4_000) else { continue }
            lines += String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).prefix(3).map(
                String.init)
        }
        let single = lines.flatMap { $0.split(whereSeparator: \.isNewline).map(String.init) }
        let all = Set(single.filter { !$0.allSatisfy(\.isWhitespace) }.map { Text($0) }).sorted().map(\.string)
        var shapes: Set<[UInt8]> = []
        return all.filter { shapes.insert(shape($0)).inserted }
    }()

    /// A line with each word of ASCII letters as `a` and each number as `0`.
    private static func shape(_ line: String) -> [UInt8] {
        var shape: [UInt8] = []
        for byte in line.utf8 {
            let kind: UInt8 =
                switch byte {
                case 0x30...0x39: 0x30
                case 0x41...0x5A, 0x61...0x7A: 0x61
                default: byte
                }
            if kind == byte && kind != 0x30 && kind != 0x61 || shape.last != kind { shape.append(kind) }
        }
        return shape
    }

    @Test(
        "of public lists change nothing but text",
        .enabled(if: SharedCorpus.exists, "the shared corpus is not beside the checkout"), .timeLimit(.minutes(60)),
        arguments: 0..<8)
    func corpus(_ share: Int) throws {
        let plain = try Self.plain(isSmall: true)
        #expect(Self.lines.count > 1_000)
        for (index, text) in Self.lines.enumerated() where index % 8 == share {
            try Self.check(text, against: plain, isSmall: true)
        }
    }
}

@Suite("Large pages")
struct LargePageTests {
    /// A template of so many nodes: phases of ten packages of nine tasks, with everything a node can have.
    static func mappe(_ nodes: Int) throws -> Vorlagenmappe {
        func id(_ number: Int) throws -> ElementID { try #require(ElementID("n\(number)")) }
        var vorlage = Vorlage(id: try id(0), titel: "Groß")
        vorlage.lizenz = "CC-BY-4.0"
        var struktur = Struktur()
        var pairs: [(key: ElementID, value: Knoten)] = []
        let role = try #require(ElementID("r"))
        struktur.rollen = [role: Rolle("Projektleitung", kuerzel: "PL")]
        struktur.parameter = [role: Parameter("Ämter", .liste)]
        for number in 0..<nodes {
            let isPhase = number % 100 == 0
            let isPackage = number % 10 == 0 && !isPhase
            let parent = isPhase ? nil : number % 10 == 0 ? number / 100 * 100 : number / 10 * 10
            var knoten = Knoten(
                isPhase ? .phase : isPackage ? .paket : .aufgabe,
                "Ein Schritt mit einem Titel von üblicher Länge, Nummer \(number)",
                unter: try parent.map { try id($0) }, rang: Rang("V\(number + 1)Z") ?? .first)
            knoten.hinweis =
                "Zwei Sätze mit **Betonung** und einem [Link](https://example.org/a?b=c). Dazu `dokumente/plan.md` und »Zitate«."
            knoten.verantwortlich = role
            knoten.mitwirkend = [role]
            if number % 10 != 0 {
                knoten.dauer = Dauer(5)
                if number > 10 {
                    knoten.vorgaenger = [
                        try id(number - 10): Anordnung(), try id(number - 1): Anordnung(.endeAnfang, verzug: Verzug(2)),
                    ]
                }
            }
            knoten.rechtsgrundlagen = [role: Rechtsgrundlage("§ 9 EGovG NRW", land: "NW", stand: "2026-11-01")]
            knoten.ergebnisse = [role: "Ein Ergebnis"]
            knoten.bedingung = number % 7 == 0 ? "r" : nil
            knoten.wiederholung = number % 10 == 0 ? role : nil
            pairs.append((try id(number), knoten))
        }
        struktur.knoten = SortedMap(pairs)
        return Vorlagenmappe(vorlage, struktur)
    }

    @Test("a template of many nodes comes to the end of its page", arguments: TemplatePage.Ansicht.allCases)
    func template(_ ansicht: TemplatePage.Ansicht) throws {
        for count in [1_000, 20_000] {
            var page = TemplatePage(try Self.mappe(count), address: .root)
            page.ansicht = ansicht
            let html = page.html(Starter.frame())
            #expect(html.suffix(8).elementsEqual("</html>\n".utf8))
            #expect(html.count > 20_000, "\(count)")
        }
    }

    @Test("a page of a library of five thousand templates shows its hundred")
    func library() throws {
        let page = try Starter.manyPage(5_000, seite: "7").html(Starter.frame())
        let text = String(decoding: page, as: UTF8.self)
        #expect(text.contains("5.000") && page.count < 200_000)
    }

    @Test(
        "half a megabyte of text that looks like markup comes to its end, and is not much longer then",
        arguments: [
            "[a]: x\n", "*a **b ", "_a* ", "`a ``b ", "[a](", "![a](b)", "- a\n", "> a\n", "> - ", "|a|b|\n|-|-|\n",
            "http://", "<a", "\\[", "a  \n", "&",
            "\t", "](<", "[a](b \"", "*a* ", "**a*", "# a\n", "1. a\n\n", "```\n",
        ])
    func linear(_ piece: String) {
        // What takes time in the square of the length would take hours.
        let text = String(repeating: piece, count: 480_000 / piece.utf8.count)
        #expect(Markdown.html(text).count < 40 * text.utf8.count)
    }
}
