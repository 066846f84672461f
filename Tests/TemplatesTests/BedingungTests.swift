import Bytes
import Templates
import Testing

@Suite("Conditions", .tags(.format))
struct BedingungTests {
    @Test(
        "a condition prints as it was written",
        arguments: [
            "gebuehrenpflichtig", "umsetzungsweg = \"efa\"", "a und (b oder nicht c)", "zahl >= 3", "nicht (a und b)",
            "a oder b und c oder d", "(a und b) und c", "a != ja und b = nein", "x < -5 oder x > 9223372036854775807",
            "titel = \"mit \\\"Zitat\\\" und \\\\\"", "nicht nicht a", "(a oder b) und (c oder d)", "x <= 0",
        ])
    func roundTrip(_ text: String) throws {
        let bedingung = try Bedingung(parsing: text)
        #expect(bedingung.description == text)
        #expect(try Bedingung(parsing: bedingung.description) == bedingung)
    }

    @Test("blanks and needless brackets fall away")
    func spelling() throws {
        #expect(try Bedingung(parsing: "  (a)und((b>=2))\n").description == "a und b >= 2")
        #expect(try Bedingung(parsing: "oder_ und nicht-a").parameter == [id("nicht-a"), id("oder_")])
        #expect(try Bedingung(parsing: "a oder a und b = 1").parameter == [id("a"), id("b")])
    }

    @Test(
        "an error has a code and the number of the character",
        arguments: [
            ("", .empty, 1), ("   ", .empty, 4), ("a und", .unfinished, 6), ("a =", .unfinished, 4),
            ("(a", .unclosedBracket, 1),
            ("a)", .unexpected, 2), ("a b", .unexpected, 3), ("= 3", .unexpected, 1), ("a = b", .unexpected, 5),
            ("a == 3", .unexpected, 4), ("a ! b", .unexpected, 3), ("a = \"x", .unclosedText, 5),
            ("a = \"\\n\"", .unexpected, 7),
            ("\"x\"", .unexpected, 1), ("a = 9223372036854775808", .numberOutOfRange, 5), ("a = 3x", .unexpected, 5),
            ("a = -", .unexpected, 5), ("ä", .unexpected, 1), ("ja", .unexpected, 1), ("nicht", .unfinished, 6),
            ("a und und b", .unexpected, 7), ("a123456789012345678901234567890123", .invalidName, 1),
            ("a & b", .unexpected, 3),
            ("a \u{1B}", .unexpected, 3),
        ] as [(String, BedingungError.Code, Int)])
    func errors(_ text: String, _ code: BedingungError.Code, _ column: Int) {
        let error = #expect(throws: BedingungError.self) { try Bedingung(parsing: text) }
        #expect(error?.code == code && error?.column == column)
    }

    @Test("depth and length are limited")
    func limits() {
        func deep(_ levels: Int) -> String {
            String(repeating: "(", count: levels) + "a" + String(repeating: ")", count: levels)
        }
        #expect(throws: Never.self) { try Bedingung(parsing: deep(31)) }
        #expect((#expect(throws: BedingungError.self) { try Bedingung(parsing: deep(32)) })?.code == .tooDeep)
        let not = String(repeating: "nicht ", count: 300) + "a"
        #expect((#expect(throws: BedingungError.self) { try Bedingung(parsing: not) })?.code == .tooDeep)
        let long = String(repeating: "a und ", count: 400) + "a"
        #expect((#expect(throws: BedingungError.self) { try Bedingung(parsing: long) })?.code == .tooLong)
        #expect(throws: Never.self) { try Bedingung(parsing: String(long.suffix(1_999))) }
    }

    private let answers: [ElementID: Antwort] = [
        id("ja1"): .jaNein(true), id("nein1"): .jaNein(false), id("drei"): .zahl(3), id("null"): .zahl(0),
        id("weg"): .wahl("efa"), id("liste"): .liste(["Schulamt", "Bauamt"]), id("leer"): .liste([]),
    ]

    @Test(
        "answers decide, and what was not answered stays open unless it cannot matter",
        arguments: [
            ("ja1", true), ("nein1", false), ("nicht nein1", true), ("drei", true), ("null", false), ("liste", true),
            ("leer", false),
            ("weg = \"efa\"", true), ("weg != \"efa\"", false), ("drei = 3", true), ("drei != 3", false),
            ("drei < 3", false),
            ("drei <= 3", true), ("drei > 2", true), ("drei >= 4", false), ("liste = 2", true), ("liste >= 3", false),
            ("liste = \"Bauamt\"", true), ("liste != \"Bauamt\"", false), ("ja1 = ja", true), ("ja1 = nein", false),
            ("offen", nil), ("nicht offen", nil), ("offen und ja1", nil), ("offen und nein1", false),
            ("offen oder ja1", true),
            ("offen oder nein1", nil), ("weg", nil), ("weg = 3", nil), ("drei = \"3\"", nil), ("ja1 > ja", nil),
            ("weg < \"efa\"", nil),
            ("nein1 oder (ja1 und nicht (leer oder null))", true),
        ] as [(String, Bool?)])
    func answered(_ text: String, _ result: Bool?) throws {
        #expect(try Bedingung(parsing: text).gilt(answers) == result)
    }

    @Test("in words it shows titles")
    func words() throws {
        let parameter = Muster.struktur.parameter
        let bedingung = try Bedingung(parsing: "gross oder weg = \"kauf\" und nicht (anzahl > 3 oder aemter)")
        #expect(
            bedingung.worte(parameter, .de)
                == "»Große Verwaltung« oder »Weg« ist »Kaufen« und nicht (»Anzahl« über 3 oder »Ämter«)")
        #expect(try Bedingung(parsing: "anzahl <= 3").worte(parameter, .en) == "“Anzahl” at most 3")
        #expect(try Bedingung(parsing: "fehlt = ja").worte(parameter, .de) == "»fehlt« ist ja")
    }

    @Test("random conditions read back what they print", arguments: 0..<30)
    func random(_ seed: Int) throws {
        var generator = Seeded(seed)
        func make(_ depth: Int) -> Bedingung {
            switch generator.below(depth > 4 ? 2 : 5) {
            case 0: return .parameter(id("p\(generator.below(5))"))
            case 1:
                let signs = Bedingung.Zeichen.allCases
                let values: [Bedingung.Wert] = [.zahl(-7), .text("a \"b\" \\"), .jaNein(true)]
                return .vergleich(id("q"), signs[generator.below(signs.count)], values[generator.below(3)])
            case 2: return .nicht(make(depth + 1))
            case 3: return .und((0..<2 + generator.below(2)).map { _ in make(depth + 1) })
            default: return .oder((0..<2 + generator.below(2)).map { _ in make(depth + 1) })
            }
        }
        let bedingung = make(0)
        #expect(try Bedingung(parsing: bedingung.description) == bedingung)
    }
}
