import Bytes
import Testing

@testable import Journal

/// What the reader takes and what it names as fault, for contacts, discussions and practice.
@Suite struct ReaderTests {
    private static let types: Set = [
        "kontakt", "kontakt-entfernt", "loeschung", "beitrag", "beitrag-geaendert", "beitrag-zurueckgezogen",
        "geloest", "termin", "termin-geaendert", "termin-abgesagt", "protokoll", "einsatz", "erfahrung", "istwerte",
        "zurueckgenommen",
    ]
    private static let contents = Sample.contents.filter { types.contains($0.type) }
    /// No member of any type takes one of these.
    private static let wrong = [
        "true", "7", "\"\"", "\"\\u0007\"", "\"a\\u202eb\"", "[1]", "[[]]", "{\"a\": 1}", "-0.5e3", "[null]",
        "\"\(String(repeating: "ä", count: 120))\"", "9223372036854775807",
    ]

    /// The content with one member replaced.
    private func read(_ content: Content, _ name: String, _ value: String) throws -> Content {
        let whole = try #require(OperationFields.quick(try Sample.operation(content).bytes)).1
        let changed = try JSON(parsing: Array("{\"wert\": \(value)}".utf8))
        let value = try #require(changed["wert"])
        let fragment = JSONFragment { json in
            json.beginObject()
            for (other, old) in whole.members {
                json.name(other.string ?? "")
                json.value(other.string == name ? value : old)
            }
            json.endObject()
        }
        return Content(content.type, try JSON(parsing: fragment.bytes))
    }

    @Test func `Every type is held to this`() {
        #expect(Set(Self.contents.map(\.type)) == Self.types)
    }

    @Test(arguments: contents)
    func `Every member that is malformed is named`(_ content: Content) throws {
        let whole = try #require(OperationFields.quick(try Sample.operation(content).bytes)).1
        for (name, _) in whole.members {
            let name = try #require(name.string)
            for value in Self.wrong {
                let found = try read(content, name, value)
                #expect(found == .invalid(name), "\(content.type).\(name) = \(value)")
            }
            let null = try read(content, name, "null")
            if case .invalid(let fault) = null {
                #expect(fault == name || fault == Sample.dependent[name])
            } else {
                #expect(Sample.optional[content.type]?.contains(name) == true || null == content)
            }
        }
    }

    @Test(arguments: [
        ("kontakt", "kontakt", "\"A1\""), ("kontakt", "kontakt", "\"a/b\""), ("kontakt", "kontakt", "\"..\""),
        ("kontakt-entfernt", "kontakt", "\"a-b\""), ("kontakt", "kennung", "\"k-000000000g\""),
        ("kontakt", "bis", "\"2026-02-30\""), ("kontakt", "bis", "\"2026-1-01\""), ("loeschung", "kontakt", "\"ä\""),
        ("beitrag", "art", "\"termin\""), ("termin", "ende", "\"2026-12-01T10:00\""),
        ("termin", "ende", "\"2026-12-01T09:59\""), ("einsatz", "stand", "\"fertig\""),
        ("einsatz", "seit", "\"heute\""), ("einsatz", "fassung", "\"abc\""),
        ("einsatz", "fassung", "\"\(String(repeating: "C", count: 40))\""), ("erfahrung", "groesse", "\"5000\""),
        ("erfahrung", "wieder", "\"vielleicht\""), ("istwerte", "aufgaben", "[]"),
        ("istwerte", "aufgaben", "[{\"knoten\": \"a\"}]"), ("istwerte", "aufgaben", "[{\"tage\": 1}]"),
        ("istwerte", "aufgaben", "[{\"knoten\": \"a\", \"tage\": -1}]"),
        ("istwerte", "aufgaben", "[{\"knoten\": \"a\", \"tage\": 10000}]"),
        ("istwerte", "aufgaben", "[{\"knoten\": \"a\", \"tage\": 1.5}]"),
        ("istwerte", "aufgaben", "[{\"knoten\": \"a\", \"tage\": \"1\"}]"),
        ("istwerte", "aufgaben", "[{\"knoten\": \"a\", \"tage\": 1}, {\"knoten\": \"a\", \"tage\": 2}]"),
        ("protokoll", "bezuege", "[{\"vorlage\": null, \"knoten\": null}]"), ("protokoll", "bezuege", "[{}]"),
        ("protokoll", "bezuege", "[{\"knoten\": \"a\"}]"), ("protokoll", "bezuege", "null"),
        ("zurueckgenommen", "vorgang", "\"\(String(repeating: "A", count: 64))\""),
    ])
    func `A value that is not as specified is named`(_ type: String, _ name: String, _ value: String) throws {
        let content = try #require(Self.contents.first { $0.type == type })
        #expect(try read(content, name, value) == .invalid(name))
    }

    @Test(
        arguments: ["beginn", "ende"],
        [
            "2026-12-01", "2026-12-01T10", "2026-12-01T24:00", "2026-12-01T10:60", "2026-12-01 10:00",
            "2026-12-01t10:00",
            "2026-12-01T10:00Z", "2026-12-01T10:00:00", "2026-12-01T1:000", "2026-02-29T10:00", "+026-12-01T10:00",
            "0000-12-01T10:00", "1995-12-31T23:59", "9999-01-01T00:00", "2026-12-01T10:0０", "2026-12-01T-1:00",
        ])
    func `A time is a day, T, hours and minutes, and nothing else`(_ name: String, _ text: String) throws {
        let content = try #require(Self.contents.first { $0.type == "termin" })
        #expect(try read(content, name, "\"\(text)\"") == .invalid(name))
    }

    @Test func `Times at either end of what is possible are taken`() throws {
        let content = Content.event(EventRecord(start: Stage.time("2026-12-01T10:00"), text: Sample.text))
        for text in ["1996-01-01T00:00", "9998-12-31T23:59", "2028-02-29T12:00", "2027-03-28T02:30"] {
            let read = try read(content, "beginn", "\"\(text)\"")
            #expect(read == .event(EventRecord(start: Stage.time(text), text: Sample.text)))
        }
    }

    @Test func `An answer says nothing of a place, for its discussion does`() throws {
        let content = Content.posted(Post(.answer, text: Sample.text))
        #expect(try read(content, "vorlage", "\"x3bj342cf1\"") == .invalid("vorlage"))
        // A node is of a template.
        let question = Content.posted(Post(.question, text: Sample.text))
        #expect(try read(question, "knoten", "\"x8h2k4m9qt\"") == .invalid("vorlage"))
    }

    @Test func `A card comes with its day, and a contact with a card or a mailbox`() throws {
        let box = Content.contact(ContactRecord(id: "a", mailbox: "it@koeln.example"))
        #expect(try read(box, "postfach", "null") == .invalid("postfach"))
        #expect(try read(box, "karte", "\"\(Sample.text)\"") == .invalid("bis"))
        #expect(try read(box, "bis", "\"2026-12-01\"") == .invalid("bis"))
        let longest = String(repeating: "a", count: ContactRecord.maximumMailbox)
        #expect(try read(box, "postfach", "\"\(longest)\"").contact?.mailbox == longest)
        #expect(try read(box, "postfach", "\"\(longest)a\"") == .invalid("postfach"))
    }

    @Test func `A tombstone names something`() throws {
        #expect(try read(.erasure(Erasure(texts: [Sample.text])), "texte", "[]") == .invalid("texte"))
        let person = Content.erasure(Erasure(person: Stage.author.handle, texts: [Sample.text]))
        #expect(try read(person, "texte", "[]") == .erasure(Erasure(person: Stage.author.handle)))
    }

    @Test func `As many tasks, texts and places as a limit says can be written and read, and not one more`() throws {
        func texts(_ count: Int) -> Content { .erasure(Erasure(texts: (0..<count).map { Stage.text("\($0)") })) }
        func places(_ count: Int) -> Content {
            .minutes(
                Minutes(
                    text: Sample.text,
                    places: Array(repeating: Place(template: longest, node: longest), count: count)))
        }
        func tasks(_ count: Int) -> Content {
            .evidence(
                Sample.evidence(
                    .actuals(
                        (0..<count).map {
                            Evidence.Actual(node: "x\(100_000_000 + $0)", days: Evidence.Actual.maximumDays)
                        })))
        }
        let longest = String(repeating: "x", count: 32)
        for (make, limit, name) in [
            (texts, Erasure.maximumTexts, "texte"), (places, Minutes.maximumPlaces, "bezuege"),
            (tasks, Evidence.maximumActuals, "aufgaben"),
        ] as [((Int) -> Content, Int, String)] {
            #expect(try Sample.operation(make(limit)).signed("U1NIU0lH").content == make(limit))
            #expect(throws: OperationError.envelope("inhalt.\(name)")) { try Sample.operation(make(limit + 1)) }
        }
    }
}
