import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Web

@Suite("Extent")
struct UmfangTests {
    @Test(
        "the starter templates are as long as they say",
        arguments: zip(Starter.folders, [(42, 160), (41, 281), (49, 359), (36, 125)]))
    func starter(_ folder: String, _ expected: (Int, Int)) throws {
        let umfang = Umfang(try Starter.mappe(folder).struktur)
        #expect(umfang.aufgaben == expected.0 && umfang.arbeitstage == expected.1)
    }

    /// A structure of leaves with durations, and one dependency.
    func pair(_ art: Anordnung.Art, _ lag: Verzug? = nil, _ first: Dauer = Dauer(10), _ second: Dauer = Dauer(4))
        -> Int?
    {
        var struktur = Struktur()
        guard let a = ElementID("a"), let b = ElementID("b") else { return nil }
        struktur.knoten[a] = Knoten(.aufgabe, "a")
        struktur.knoten[a]?.dauer = first
        struktur.knoten[b] = Knoten(.aufgabe, "b")
        struktur.knoten[b]?.dauer = second
        struktur.knoten[b]?.vorgaenger = [a: Anordnung(art, verzug: lag)]
        return Umfang(struktur).arbeitstage
    }

    @Test("dependencies tie the ends they name")
    func kinds() {
        #expect(pair(.endeAnfang) == 14 && pair(.endeAnfang, Verzug(3)) == 17 && pair(.endeAnfang, Verzug(-3)) == 11)
        #expect(pair(.anfangAnfang) == 10 && pair(.anfangAnfang, Verzug(8)) == 12)
        #expect(pair(.endeEnde) == 10 && pair(.endeEnde, Verzug(2)) == 12)
        #expect(pair(.anfangEnde) == 10 && pair(.anfangEnde, Verzug(20)) == 20)
    }

    @Test("calendar days and hours are counted as working days, rounded up")
    func units() {
        #expect(pair(.endeAnfang, nil, Dauer(7, .kalendertage), Dauer(1, .kalendertage)) == 6)
        #expect(pair(.endeAnfang, nil, Dauer(8, .stunden), Dauer(9, .stunden)) == 3)
        #expect(pair(.endeAnfang, Verzug(-7, .kalendertage)) == 10)
    }

    @Test("every node has its time: a chain, a task with float beside it, a milestone, and the package around them")
    func times() throws {
        func id(_ text: String) throws -> ElementID { try #require(ElementID(text)) }
        var struktur = Struktur()
        struktur.knoten[try id("p")] = Knoten(.paket, "p")
        for (name, days, before) in [("a", 5, []), ("b", 3, ["a"]), ("c", 7, ["a"]), ("d", 0, ["b", "c"])] {
            var knoten = Knoten(days == 0 ? .meilenstein : .aufgabe, name, unter: try id("p"))
            knoten.dauer = days == 0 ? nil : Dauer(days)
            for other in before { knoten.vorgaenger[try id(other)] = Anordnung() }
            struktur.knoten[try id(name)] = knoten
        }
        let tree = Gliederung(struktur)
        let plan = try #require(Ablauf(struktur, tree))
        #expect(plan.arbeitstage == 12 && plan.spannen.count == 5)
        for (name, first, last, float, critical) in [
            ("p", 0, 12, 0, true), ("a", 0, 5, 0, true), ("b", 5, 8, 4, false), ("c", 5, 12, 0, true),
            ("d", 12, 12, 0, true),
        ] {
            let span = plan.spannen[try #require(tree.platz(try id(name)))]
            #expect(
                span.anfang == first && span.ende == last && span.puffer == float && span.kritisch == critical,
                "\(name)")
        }
        struktur.knoten[try id("a")]?.vorgaenger = [try id("d"): Anordnung()]
        #expect(Ablauf(struktur, Gliederung(struktur)) == nil && Ablauf(Struktur(), Gliederung(Struktur())) == nil)
    }

    @Test("a ring, or no duration at all, has no length")
    func none() {
        var struktur = Struktur()
        guard let a = ElementID("a"), let b = ElementID("b") else { return }
        struktur.knoten[a] = Knoten(.aufgabe, "a")
        #expect(Umfang(struktur).arbeitstage == nil)
        struktur.knoten[a]?.dauer = Dauer(1)
        struktur.knoten[b] = Knoten(.aufgabe, "b")
        struktur.knoten[b]?.vorgaenger = [a: Anordnung()]
        #expect(Umfang(struktur).arbeitstage == 1)
        struktur.knoten[a]?.vorgaenger = [b: Anordnung()]
        #expect(Umfang(struktur).arbeitstage == nil)
    }
}

@Suite("Language")
struct LanguageTests {
    @Test(
        "is what the address asks for, else what the browser prefers, else German",
        arguments: [
            (nil, nil, Sprache.de), ("en", "de", .en), ("de", "en", .de), ("fr", "en", .en), ("EN", nil, .de),
            ("", "en", .en),
            (nil, "en-US,en;q=0.9,de;q=0.8", .en), (nil, "de-DE,de;q=0.9,en;q=0.8", .de), (nil, "fr,en;q=0.1", .en),
            (nil, "fr", .de), (nil, "*", .de), (nil, "en;q=0", .de), (nil, "de;q=0, *", .en), (nil, "en, de", .de),
            (nil, "en;q=0.5, de;q=0.50", .de), (nil, "EN", .en), (nil, " en ; q=0.9 , de;q=0.1 ", .en),
            (nil, "english", .de),
            (nil, "en;q=2, de;q=0.1", .de), (nil, "en;q=1.001,de;q=0.001", .de), (nil, "en;q=x", .de),
            (nil, ",,;;==,en", .en),
            (nil, "en;q=", .de), (nil, "en;v=1;q=0.9,de;q=0.8", .en), (nil, "\u{0}\u{FF}", .de),
        ] as [(String?, String?, Sprache)])
    func choice(_ query: String?, _ header: String?, _ expected: Sprache) {
        #expect(LanguageChoice.sprache(query: query, acceptLanguage: header) == expected)
    }

    @Test("hostile headers are read to their end")
    func hostile() {
        var generator = Seeded(3)
        let signs = Array(",;=q*-.019 den".unicodeScalars)
        for sign in [",", ";", "en;q=0.1,", "=", "é"] {
            let header = String(repeating: sign, count: 1_000_000)
            #expect(LanguageChoice.sprache(query: nil, acceptLanguage: header) == (sign.hasPrefix("en") ? .en : .de))
        }
        for _ in 0..<20_000 {
            var header = ""
            for _ in 0..<generator.below(40) { header.unicodeScalars.append(signs[generator.below(signs.count)]) }
            _ = LanguageChoice.sprache(query: nil, acceptLanguage: header)
        }
    }

    @Test("pages in English have no German but what is marked as such")
    func english() throws {
        let words: Set = [
            "und", "oder", "der", "die", "das", "nicht", "mit", "für", "Sie", "eine", "ein", "ist", "sind", "Vorlage",
            "Vorlagen", "Rolle",
            "Dauer", "Aufgabe", "Aufgaben", "Seite", "von", "zum", "Stand", "wenn", "alle", "Suche", "wirkt", "Zustand",
            "Fassung", "Stelle",
        ]
        for (name, html) in try Site.pages() where name.hasPrefix("en/") {
            // Sentences about changes and findings quote the template inside one text.
            if ["fassung", "unlesbar", "vergleich"].contains(where: name.contains) { continue }
            let page = try StrictHTML.parse(html)
            let findings = page.id("pruefung")?.parent
            // What is in code is for IT.
            let text = page.first("body")?.content {
                $0.attributes["lang"] == "de" || $0 === findings || $0.tag == "code"
            }
            let found = text?.split { !$0.isLetter }.filter { words.contains(String($0)) } ?? []
            #expect(found == [], "\(name)")
        }
    }

    @Test("both languages have words of their own for everything")
    func complete() throws {
        let pages = try Site.pages()
        for (name, html) in pages where !name.hasPrefix("en/") {
            let english = try #require(pages.first { $0.name == "en/\(name)" })
            let (left, right) = (try StrictHTML.parse(html), try StrictHTML.parse(english.html))
            func heads(_ page: Node) -> [String] {
                page.all("dt").map(\.content) + page.all("h2").map(\.content) + page.all("summary").map(\.content)
            }
            #expect(heads(left).count == heads(right).count, "\(name)")
            #expect(left.first("html")?.attributes["lang"] == "de" && right.first("html")?.attributes["lang"] == "en")
        }
    }

    @Test("days and numbers are written the way of the language")
    func values() {
        let (german, english) = (Texte(.de), Texte(.en))
        #expect(german.tag("2026-11-03") == "03.11.2026" && english.tag("2026-11-03") == "2026-11-03")
        for day in ["", "2026-13-01", "2026-02-29", "2026-1-1", "<script>", "2026-11-0x", "0000-01-01", "２026-11-03"] {
            #expect(german.tag(day) == day && ShownDay(day) == nil)
        }
        #expect(german.zahl(1_234_567) == "1.234.567" && english.zahl(-1_000) == "-1,000" && german.zahl(999) == "999")
        #expect(german.zahl(.min) == "-9.223.372.036.854.775.808")
        #expect(
            german.groesse(12) == "12 Byte" && german.groesse(12_345) == "12 kB"
                && english.groesse(3_449_999) == "3.4 MB")
        #expect(german.groesse(999_949_999) == "999,9 MB" && german.groesse(-1) == "0 Byte")
    }
}

@Suite("The style sheet")
struct StylesheetTests {
    static let css = String(decoding: Stylesheet.css, as: UTF8.self)

    @Test("has a rule for every class, and no class of its own")
    func classes() {
        var used: Set<String> = []
        for part in Self.css.split(separator: ".").dropFirst() {
            let name = part.prefix { $0.isLetter || $0 == "-" }
            // A number's fraction is no class.
            if part.first?.isLetter == true { used.insert(String(name)) }
        }
        #expect(used == Set(StyleClass.allCases.map(\.rawValue)))
    }

    @Test("is ASCII, balanced, loads nothing and imports nothing")
    func plain() {
        #expect(Stylesheet.css.allSatisfy { $0 < 0x7F })
        #expect(Self.css.count { $0 == "{" } == Self.css.count { $0 == "}" })
        for word in ["url(", "@import", "@font-face", "expression", "!important", "http:", "//"] {
            #expect(!Self.css.contains(word), "\(word)")
        }
        for word in [
            "prefers-color-scheme: dark", "prefers-reduced-motion", "prefers-contrast", "forced-colors", "@media print",
            "::details-content", ":focus-visible", "\"Fira Sans\"",
        ] {
            #expect(Self.css.contains(word), "\(word)")
        }
        #expect(Stylesheet.version.count == 16)
    }

    @Test("sizes are rem, but for hairlines, paper, what is hidden, and type in the units of a drawing")
    func sizes() {
        let drawings = Stylesheet.drawings.split(separator: "\n")
        #expect(drawings.filter { $0.contains("px") }.allSatisfy { $0.contains("font-size: 1") })
        let pixels = Self.css.split(separator: "\n").filter { $0.contains("px") && !drawings.contains($0) }
        #expect(pixels.allSatisfy { $0.contains(": 1px") }, "\(pixels)")
    }

    @Test("text has a contrast of 4.5, borders and rings of 3, in light and in dark")
    func contrast() throws {
        let parts = Stylesheet.colours.components(separatedBy: "@media (prefers-color-scheme: dark)")
        #expect(parts.count == 2)
        let text = [
            ("text", "grund"), ("text", "flaeche"), ("leise", "grund"), ("leise", "flaeche"), ("handlung", "grund"),
            ("handlung", "flaeche"),
            ("handlung-stark", "grund"), ("handlung-stark", "flaeche"), ("besucht", "grund"), ("besucht", "flaeche"),
            ("auf-handlung", "handlung"), ("auf-handlung", "handlung-stark"), ("gut", "gut-grund"),
            ("offen", "offen-grund"),
            ("vorbei", "vorbei-grund"), ("auf-treffer", "treffer"), ("gefahr", "grund"), ("auf-gefahr", "gefahr"),
            ("auf-gefahr", "gefahr-stark"), ("handlung-stark", "hauch"), ("text", "hauch"), ("leise", "hauch"),
        ]
        let rings = [
            ("linie", "grund"), ("linie", "flaeche"), ("handlung", "grund"), ("fokus-aussen", "grund"),
            ("fokus-aussen", "flaeche"),
            ("wiese", "grund"), ("fokus-innen", "fokus-aussen"),
        ]
        for css in parts {
            let colours = Self.colours(css)
            for (pairs, least) in [(text, 4.5), (rings, 3.0)] {
                for (front, back) in pairs {
                    let ratio = Self.ratio(try #require(colours[front]), try #require(colours[back]))
                    #expect(ratio >= least, "\(front) on \(back): \(ratio)")
                }
            }
        }
    }

    /// The custom properties with the relative luminance of each.
    private static func colours(_ css: String) -> [String: Double] {
        var colours: [String: Double] = [:]
        for line in css.split(separator: "\n") {
            let parts = line.split(separator: ":").map { $0.drop { $0 == " " } }
            guard parts.count == 2, parts[0].hasPrefix("--"), parts[1].hasPrefix("#"), parts[1].count == 8 else {
                continue
            }
            let digits = Array(parts[1].dropFirst().prefix(6))
            let channels = stride(from: 0, to: 6, by: 2).map { place in
                let value = Double(Int(String(digits[place...(place + 1)]), radix: 16) ?? 0) / 255
                return value <= 0.04045 ? value / 12.92 : power((value + 0.055) / 1.055)
            }
            colours[String(parts[0].dropFirst(2))] = 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
        }
        return colours
    }

    /// x to the power of 2.4: x² times the fifth root of x².
    private static func power(_ x: Double) -> Double {
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - x * x) / (5 * root * root * root * root) }
        return x * x * root
    }

    private static func ratio(_ one: Double, _ two: Double) -> Double {
        (max(one, two) + 0.05) / (min(one, two) + 0.05)
    }
}

@Suite("Headers")
struct HeaderTests {
    @Test("forbid scripts, inline styles, frames and everything from elsewhere")
    func policy() {
        let page = PageHeaders.page(.de)
        let names = page.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(page.contains { $0 == ("Content-Type", "text/html; charset=utf-8") })
        #expect(PageHeaders.contentSecurityPolicy.hasPrefix("default-src 'none'; style-src 'self';"))
        #expect(!PageHeaders.contentSecurityPolicy.contains("unsafe"))
        #expect(PageHeaders.contentSecurityPolicy.contains("; script-src 'self';"))
        for list in [page, PageHeaders.file, PageHeaders.icon, PageHeaders.stylesheet] {
            #expect(list.contains { $0.name == "X-Content-Type-Options" })
            for (name, value) in list { #expect((name + value).utf8.allSatisfy { (0x20..<0x7F).contains($0) }) }
        }
    }
}
