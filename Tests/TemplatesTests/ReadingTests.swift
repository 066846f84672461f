import Bytes
import Templates
import Testing

@Suite("Reading templates", .tags(.format))
struct ReadingTests {
    private func struktur(_ text: String) throws -> Struktur {
        try Struktur(parsing: Array(#"{"format":"allmende-struktur/1",\#(text)}"#.utf8))
    }

    private func knoten(_ text: String) throws -> Knoten? {
        try struktur(#""knoten":{"n1":{"art":"aufgabe","rang":"V","titel":"T"\#(text)}}"#).knoten[id("n1")]
    }

    @Test("missing optional fields are empty")
    func defaults() throws {
        let knoten = try #require(try knoten(""))
        #expect(knoten == Knoten(.aufgabe, "T"))
        #expect(try struktur(#""rollen":{}"#) == Struktur())
        let vorlage = try Vorlage(
            parsing: Array(#"{"format":"allmende-vorlage/1","id":"v1","titel":"T","zustand":"entwurf"}"#.utf8))
        #expect(vorlage == Vorlage(id: id("v1"), titel: "T"))
    }

    @Test("every field is read")
    func fields() throws {
        let knoten = try #require(
            try knoten(
                #"""
                ,"oberknoten":"p1","kennung":"1.2","hinweis":"H","dauer":{"wert":10,"einheit":"KT","herkunft":"vorgabe"},
                "verantwortlich":"r1","mitwirkend":{"r3":true,"r2":true},"vorgaenger":{"n2":{"art":"AA","verzug":{"wert":-2,
                "einheit":"h"}},"n0":{}},"rechtsgrundlagen":{"g1":{"norm":"§ 9","land":"NW","stand":"2026-11-01"}},
                "ergebnisse":{"e1":"E"},"bedingung":"a","wiederholung":"w","fremdids":{"trello":"x"}
                """#))
        #expect(knoten.oberknoten == id("p1") && knoten.kennung == "1.2" && knoten.hinweis == "H")
        #expect(knoten.dauer == Dauer(10, .kalendertage, .vorgabe))
        #expect(knoten.verantwortlich == id("r1") && knoten.mitwirkend == [id("r2"), id("r3")])
        #expect(
            knoten.vorgaenger == [
                id("n0"): Anordnung(), id("n2"): Anordnung(.anfangAnfang, verzug: Verzug(-2, .stunden)),
            ])
        #expect(knoten.rechtsgrundlagen == [id("g1"): Rechtsgrundlage("§ 9", land: "NW", stand: "2026-11-01")])
        #expect(knoten.ergebnisse == [id("e1"): "E"] && knoten.bedingung == "a" && knoten.wiederholung == id("w"))
        #expect(knoten.fremdids == ["trello": "x"])
    }

    @Test(
        "an error names the path, the place and what was expected",
        arguments: [
            (#","dauer":{"wert":1.5,"einheit":"AT"}"#, .wrongType, "knoten.n1.dauer.wert"),
            (#","dauer":{"wert":"1","einheit":"AT"}"#, .wrongType, "knoten.n1.dauer.wert"),
            (#","dauer":{"wert":-1,"einheit":"AT"}"#, .outOfRange, "knoten.n1.dauer.wert"),
            (#","dauer":{"wert":100000,"einheit":"AT"}"#, .outOfRange, "knoten.n1.dauer.wert"),
            (#","dauer":{"wert":1,"einheit":"Tage"}"#, .unknownValue, "knoten.n1.dauer.einheit"),
            (#","dauer":{"wert":1}"#, .missingField, "knoten.n1.dauer.einheit"),
            (#","dauer":[1]"#, .wrongType, "knoten.n1.dauer"),
            (#","hinweis":7"#, .wrongType, "knoten.n1.hinweis"),
            (#","verantwortlich":"zwei Worte""#, .invalidID, "knoten.n1.verantwortlich"),
            (#","verantwortlich":{}"#, .wrongType, "knoten.n1.verantwortlich"),
            (#","mitwirkend":{"r1":false}"#, .notTrue, "knoten.n1.mitwirkend.r1"),
            (#","mitwirkend":["r1"]"#, .wrongType, "knoten.n1.mitwirkend"),
            (#","mitwirkend":null"#, .wrongType, "knoten.n1.mitwirkend"),
            (#","vorgaenger":{"ä":{}}"#, .invalidID, "knoten.n1.vorgaenger.ä"),
            (#","vorgaenger":{"n2":{"art":"FS"}}"#, .unknownValue, "knoten.n1.vorgaenger.n2.art"),
            (#","rechtsgrundlagen":{"g":{"land":"NW"}}"#, .missingField, "knoten.n1.rechtsgrundlagen.g.norm"),
            (#","titel":"doppelt""#, .syntax(.duplicateKey), ""),
        ] as [(String, TemplateError.Code, String)])
    func errors(_ text: String, _ code: TemplateError.Code, _ path: String) throws {
        let error = #expect(throws: TemplateError.self) { try knoten(text) }
        #expect(error?.code == code && error?.pathText == path)
        #expect(error?.position.line == 1 && error?.position.column ?? 0 > 30)
    }

    @Test("fields of a node that must be there are missed, wrong kinds and places refused")
    func required() {
        func code(_ node: String) -> TemplateError.Code? {
            (#expect(throws: TemplateError.self) { try struktur(#""knoten":{"n1":{\#(node)}}"#) })?.code
        }
        #expect(code(#""rang":"V","titel":"T""#) == .missingField)
        #expect(code(#""art":"aufgabe","titel":"T""#) == .missingField)
        #expect(code(#""art":"aufgabe","rang":"V""#) == .missingField)
        #expect(code(#""art":"task","rang":"V","titel":"T""#) == .unknownValue)
        #expect(code(#""art":"aufgabe","rang":"V0","titel":"T""#) == .invalidRang)
        #expect(code(#""art":"aufgabe","rang":1,"titel":"T""#) == .wrongType)
        #expect(code(#""art":"aufgabe","rang":"V","titel":null"#) == .wrongType)
    }

    @Test("a place in a canonical file is line and column")
    func place() throws {
        let text = String(decoding: Muster.struktur.canonicalText, as: UTF8.self)
        let broken = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            $0 == "        \"wert\": 40," ? "        \"wert\": \"vierzig\"," : $0
        }
        let error = #expect(throws: TemplateError.self) {
            try Struktur(parsing: Array(broken.joined(separator: "\n").utf8))
        }
        #expect(error?.pathText == "knoten.aufgabe002.dauer.wert" && error?.found == "vierzig")
        let line = (broken.firstIndex { $0.contains("vierzig") } ?? 0) + 1
        #expect(error?.position.line == line && error?.position.column == 17)
    }

    @Test(
        "a later version of a format is told apart from another format",
        arguments: [
            ("allmende-struktur/2", .newerFormat), ("allmende-struktur/10", .newerFormat),
            ("allmende-struktur/0", .wrongFormat),
            ("allmende-struktur/01", .wrongFormat), ("allmende-struktur", .wrongFormat),
            ("allmende-struktur/", .wrongFormat),
            ("allmende-struktur/1.1", .wrongFormat), ("allmende-vorlage/1", .wrongFormat), ("x", .wrongFormat),
            ("", .wrongFormat),
        ] as [(String, TemplateError.Code)])
    func versions(_ format: String, _ code: TemplateError.Code) {
        let bytes = Array(#"{"knoten":[],"format":"\#(format)"}"#.utf8)
        #expect(throws: TemplateError(code)) { try Struktur(parsing: bytes) }
    }

    @Test("a file without format, or that is no object, is refused")
    func noFormat() {
        #expect(throws: TemplateError(.missingField)) { try Struktur(parsing: Array("{}".utf8)) }
        #expect(throws: TemplateError(.wrongType)) { try Struktur(parsing: Array("[]".utf8)) }
        #expect(throws: TemplateError(.wrongType)) { try Struktur(parsing: Array(#"{"format":1}"#.utf8)) }
        #expect(throws: TemplateError(.syntax(.empty))) { try Vorlage(parsing: []) }
        #expect(throws: TemplateError(.syntax(.byteOrderMark))) {
            try Bibliothek(parsing: [0xEF, 0xBB, 0xBF, 0x7B, 0x7D])
        }
    }

    @Test("too many nodes are refused before they are built")
    func tooMany() {
        var text = #"{"format":"allmende-struktur/1","knoten":{"#
        for number in 0...Struktur.knotenLimit { text += (number == 0 ? "" : ",") + "\"n\(number)\":0" }
        #expect(throws: TemplateError(.tooManyNodes)) { try Struktur(parsing: Array((text + "}}").utf8)) }
    }

    @Test("a folder is read as a whole, and says which file is wrong")
    func folder() throws {
        let good: [(name: [UInt8], bytes: [UInt8])] = [
            (Array("vorlage.json".utf8), Muster.vorlage.canonicalText),
            (Array("struktur.json".utf8), Muster.struktur.canonicalText), (Array("README.md".utf8), Array("# Ja".utf8)),
            (Array("dokumente/plan.pdf".utf8), [1, 2, 3]), (Array("dokumente/kaputt.md".utf8), [0xFF]),
        ]
        let mappe = try Vorlagenmappe(dateien: good)
        #expect(mappe.vorlage == Muster.vorlage && mappe.struktur == Muster.struktur)
        #expect(mappe.texte == ["README.md": "# Ja"])
        #expect(mappe.dateinamen == ["README.md", "dokumente/kaputt.md", "dokumente/plan.pdf"])
        let missing = #expect(throws: TemplateError(.missingFile)) {
            try Vorlagenmappe(dateien: Array(good.dropFirst()))
        }
        #expect(missing?.file == "vorlage.json")
        var bad = good
        bad[1].bytes = Array("{".utf8)
        let broken = #expect(throws: TemplateError(.syntax(.truncated))) { try Vorlagenmappe(dateien: bad) }
        #expect(broken?.file == "struktur.json")
    }
}
