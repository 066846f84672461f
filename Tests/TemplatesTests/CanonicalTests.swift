import Bytes
import Templates
import Testing

@Suite("Canonical text", .tags(.format))
struct CanonicalTests {
    @Test("a structure is written in the order of the specification")
    func example() {
        var struktur = Struktur()
        var knoten = Knoten(.aufgabe, "Aktenplan überarbeiten")
        knoten.dauer = Dauer(40)
        knoten.vorgaenger = [id("b"): Anordnung(verzug: Verzug(2)), id("a"): Anordnung(.endeEnde)]
        knoten.mitwirkend = [id("r2")]
        struktur.knoten = [id("n1"): knoten]
        struktur.rollen = [id("r2"): Rolle("IT-Stelle", kuerzel: "IT")]
        struktur.parameter = [id("weg"): Parameter("Weg", .wahl, werte: ["kauf": "Kaufen"])]
        let text = """
            {
              "format": "allmende-struktur/1",
              "knoten": {
                "n1": {
                  "art": "aufgabe",
                  "oberknoten": null,
                  "rang": "V",
                  "titel": "Aktenplan überarbeiten",
                  "kennung": null,
                  "hinweis": null,
                  "dauer": {
                    "wert": 40,
                    "einheit": "AT",
                    "herkunft": "schaetzung"
                  },
                  "verantwortlich": null,
                  "mitwirkend": {
                    "r2": true
                  },
                  "vorgaenger": {
                    "a": {
                      "art": "EE",
                      "verzug": null
                    },
                    "b": {
                      "art": "EA",
                      "verzug": {
                        "wert": 2,
                        "einheit": "AT"
                      }
                    }
                  },
                  "rechtsgrundlagen": {
                  },
                  "ergebnisse": {
                  },
                  "bedingung": null,
                  "wiederholung": null,
                  "fremdids": {
                  }
                }
              },
              "rollen": {
                "r2": {
                  "titel": "IT-Stelle",
                  "kuerzel": "IT"
                }
              },
              "parameter": {
                "weg": {
                  "titel": "Weg",
                  "art": "wahl",
                  "werte": {
                    "kauf": "Kaufen"
                  }
                }
              }
            }

            """
        #expect(String(decoding: struktur.canonicalText, as: UTF8.self) == text)
    }

    /// A document with a field of a later version in every record, in an order nobody would write.
    private let foreign = #"""
        {"zz":[1.50,{"b":1,"a":2}],"parameter":{"p":{"neu":1,"art":"zahl","titel":"P"}},"aa":null,
        "format":"allmende-struktur/1","rollen":{"r":{"titel":"R","farbe":"rot","kuerzel":""}},
        "knoten":{"n":{"neu":{"tief":[]},"titel":"T","rang":"V","art":"aufgabe","alt":true,
        "dauer":{"x":1,"wert":1,"einheit":"AT"},"vorgaenger":{"m":{"y":2,"verzug":{"z":3,"wert":1,"einheit":"h"}}},
        "rechtsgrundlagen":{"g":{"norm":"N","quelle":"Q"}}}}}
        """#

    @Test("fields of later versions are kept at every level, after the known ones, sorted by bytes")
    func unknown() throws {
        let struktur = try Struktur(parsing: Array(foreign.utf8))
        let knoten = try #require(struktur.knoten[id("n")])
        #expect(struktur.unbekannt.keys == ["aa", "zz"] && knoten.unbekannt.keys == ["alt", "neu"])
        #expect(knoten.dauer?.unbekannt.keys == ["x"] && knoten.vorgaenger[id("m")]?.unbekannt.keys == ["y"])
        #expect(knoten.vorgaenger[id("m")]?.verzug?.unbekannt.keys == ["z"])
        #expect(knoten.rechtsgrundlagen[id("g")]?.unbekannt.keys == ["quelle"])
        #expect(
            struktur.rollen[id("r")]?.unbekannt.keys == ["farbe"]
                && struktur.parameter[id("p")]?.unbekannt.keys == ["neu"])
        let text = struktur.canonicalText
        let again = try Struktur(parsing: text)
        #expect(again == struktur && again.canonicalText == text)
        let written = String(decoding: text, as: UTF8.self)
        #expect(
            written.contains(
                "  \"aa\": null,\n  \"zz\": [\n    1.50,\n    {\n      \"b\": 1,\n      \"a\": 2\n    }\n  ]\n}\n"))
        #expect(
            written.contains("      \"alt\": true,\n      \"neu\": {\n        \"tief\": [\n        ]\n      }\n    }"))
    }

    @Test("decomposed text becomes composed on writing, and then stays")
    func normal() throws {
        var struktur = Struktur()
        struktur.knoten[id("n")] = Knoten(.aufgabe, "Pru\u{308}fung")
        let text = struktur.canonicalText
        #expect(text.contains(sequence: Array("Prüfung".utf8)))
        #expect(try Struktur(parsing: text).canonicalText == text)
    }

    @Test("random templates: what is written is read back, and written the same", arguments: 0..<40)
    func random(_ seed: Int) throws {
        var generator = Seeded(seed)
        let struktur = Zufall.struktur(&generator)
        let text = struktur.canonicalText
        let read = try Struktur(parsing: text)
        #expect(read == struktur && read.canonicalText == text)
        let vorlage = Zufall.vorlage(&generator)
        #expect(try Vorlage(parsing: vorlage.canonicalText) == vorlage)
        var library = Bibliothek(titel: Zufall.text(&generator), lizenz: "CC0-1.0")
        library.themenfelder = ["a": Zufall.text(&generator), "b": ""]
        library.unbekannt = ["quorum": JSONFragment { $0.integer(2) }]
        #expect(try Bibliothek(parsing: library.canonicalText) == library)
    }

    @Test("any accepted spelling of a template has one canonical text", arguments: 0..<10)
    func canonicalisation(_ seed: Int) throws {
        var generator = Seeded(seed)
        let text = Zufall.struktur(&generator).canonicalText
        // The same value with sorted names and without layout.
        let sorted = JSONFragment(try JSON(parsing: text), order: .byName).bytes
        var packed: [UInt8] = []
        var inString = false
        var escaped = false
        for byte in sorted {
            if byte == UInt8(ascii: "\""), !escaped { inString.toggle() }
            escaped = byte == UInt8(ascii: "\\") && !escaped
            if inString || byte != 0x20 && byte != 0x0A { packed.append(byte) }
        }
        #expect(try Struktur(parsing: packed).canonicalText == text)
    }
}

extension [UInt8] {
    func contains(sequence: [UInt8]) -> Bool {
        indices.contains { self[$0...].starts(with: sequence) }
    }
}

/// Random sound values.
enum Zufall {
    static func text(_ generator: inout Seeded) -> String {
        let words = ["Prüfung", "„Akte“", "§ 9", "a/b", "\"q\"", "\\", "–", "Straße", "😀", "日本", "x\ny", "\t", "é"]
        return (0..<generator.below(5)).map { _ in words[generator.below(words.count)] }.joined(separator: " ")
    }

    static func optional<Value>(_ generator: inout Seeded, _ value: (inout Seeded) -> Value) -> Value? {
        generator.below(2) == 0 ? nil : value(&generator)
    }

    static func law(_ generator: inout Seeded) -> SortedMap<ElementID, Rechtsgrundlage> {
        var law: SortedMap<ElementID, Rechtsgrundlage> = [:]
        for _ in 0..<generator.below(3) {
            law[.random(using: &generator)] = Rechtsgrundlage(
                text(&generator), land: optional(&generator) { _ in "NW" },
                stand: optional(&generator) { _ in "2026-11-01" })
        }
        return law
    }

    static func struktur(_ generator: inout Seeded) -> Struktur {
        var struktur = Struktur()
        var ids: [ElementID] = []
        for _ in 0..<generator.below(4) {
            struktur.rollen[.random(using: &generator)] = Rolle(text(&generator), kuerzel: text(&generator))
        }
        for number in 0..<generator.below(4) {
            var parameter = Parameter(text(&generator), Parameter.Art.allCases[generator.below(4)])
            if parameter.art == .wahl { parameter.werte = ["a": text(&generator), "ü": text(&generator)] }
            struktur.parameter[id("p\(number)")] = parameter
        }
        for _ in 0..<generator.below(30) {
            let own = ElementID.random(using: &generator)
            var knoten = Knoten(KnotenArt.allCases[generator.below(4)], text(&generator))
            knoten.rang = Rang.series(1 + generator.below(40)).last ?? .first
            if let parent = ids.randomElement(using: &generator) { knoten.oberknoten = parent }
            knoten.kennung = optional(&generator) { text(&$0) }
            knoten.hinweis = optional(&generator) { text(&$0) }
            knoten.dauer = optional(&generator) {
                Dauer($0.below(100), Zeiteinheit.allCases[$0.below(3)], Dauer.Herkunft.allCases[$0.below(3)])
            }
            knoten.verantwortlich = struktur.rollen.keys.randomElement(using: &generator)
            knoten.mitwirkend = SortedSet(struktur.rollen.keys.filter { _ in generator.below(2) == 0 })
            for before in ids where generator.below(8) == 0 {
                knoten.vorgaenger[before] = Anordnung(
                    Anordnung.Art.allCases[generator.below(4)],
                    verzug: optional(&generator) { Verzug($0.below(40) - 20, Zeiteinheit.allCases[$0.below(3)]) })
            }
            knoten.rechtsgrundlagen = law(&generator)
            if generator.below(4) == 0 { knoten.ergebnisse[.random(using: &generator)] = text(&generator) }
            knoten.bedingung = optional(&generator) { text(&$0) }
            knoten.wiederholung = struktur.parameter.keys.randomElement(using: &generator)
            if generator.below(4) == 0 { knoten.fremdids["trello"] = text(&generator) }
            if generator.below(4) == 0 { knoten.unbekannt["zukunft"] = JSONFragment { $0.string("x") } }
            struktur.knoten[own] = knoten
            ids.append(own)
        }
        return struktur
    }

    static func vorlage(_ generator: inout Seeded) -> Vorlage {
        var vorlage = Vorlage(
            id: .random(using: &generator), titel: text(&generator),
            zustand: Vorlage.Zustand.allCases[generator.below(6)])
        vorlage.kurztext = text(&generator)
        vorlage.lizenz = "CC-BY-4.0"
        vorlage.stelle = "000000000000"
        vorlage.kontakte[.random(using: &generator)] = Kontakt(text(&generator))
        vorlage.leistungen = ["99050035001000"]
        vorlage.schlagwoerter = ["ü", "a", "z"]
        vorlage.rechtsgrundlagen = law(&generator)
        vorlage.ersetzt = optional(&generator) { .random(using: &$0) }
        return vorlage
    }
}
