import Bytes
import Testing

@testable import Journal

/// One operation of every type.
enum Sample {
    static let text = OperationID(of: Array("text".utf8))
    static let target = OperationID(of: Array("ziel".utf8))
    static let hub = HubRecord(id: Stage.second.id, name: "Zweite Zentrale", key: Stage.second.key, leads: true)

    static let contents: [Content] = [
        Stage.founding(quorum: 2, release: true, signatures: true),
        .hub(hub),
        .member(MemberRecord(id: Stage.author, name: "Stadt Köln", roles: [.contributor, .reviewer])),
        .blocked(handle: Stage.author.handle),
        .key(handle: Stage.author.handle, key: Stage.key("k"), label: "Dienst-PC"),
        .keyRevoked(key: Stage.fingerprint(Stage.key("k")), reason: "verloren"),
        .policy(Policy(quorum: 3, needsRelease: true, stewards: ["x3bj342cf1": "053780004004"])),
        .opened(title: "Fristen an \"§ 5\" angepasst", Stage.revision(1, text: text)),
        .revised(Stage.revision(2)),
        .withdrawn(text: text), .withdrawn(text: nil),
        .review(
            Review(
                target, .changes, text: text,
                comments: [
                    Review.Comment(template: "x3bj342cf1", node: "x8h2k4m9qt", field: "dauer", text: text),
                    Review.Comment(template: "x3bj342cf1", text: text),
                ])),
        .review(Review(target, .approved)),
        .dismissed(review: target),
        .accepted(
            Acceptance(
                revision: target, approvals: [text, target], releases: [text], by: Stage.author,
                before: String(repeating: "a", count: 40), after: String(repeating: "b", count: 40))),
        .moderated(Moderation(target: target, hides: true, reason: "werbung")),
        .moderated(Moderation(target: target, hides: false, reason: "")),
        .contact(
            ContactRecord(
                id: "x8h2k4m9qt", person: Stage.author.handle, mailbox: "it@koeln.example", card: text,
                until: Day(number: 20_900))),
        .contact(ContactRecord(id: "x8h2k4m9qt", mailbox: "it@koeln.example")),
        .contactRemoved(id: "x8h2k4m9qt"),
        .erasure(Erasure(person: Stage.author.handle, contact: "x8h2k4m9qt", texts: [text, target])),
        .erasure(Erasure(texts: [text])),
        .posted(Post(.question, place: Place(template: "x3bj342cf1", node: "x8h2k4m9qt"), text: text)),
        .posted(Post(.topic, text: text)), .posted(Post(.answer, text: text)),
        .edited(post: target, text: text),
        .retracted(post: target),
        .solved(answer: target), .solved(answer: nil),
        .event(
            EventRecord(
                start: Stage.time("2026-12-01T10:00"), end: Stage.time("2026-12-01T11:30"),
                place: Place(template: "x3bj342cf1"), text: text)),
        .eventChanged(EventRecord(start: Stage.time("2026-12-01T10:00"), text: text)),
        .eventCancelled,
        .minutes(Minutes(text: text, places: [Place(template: "x3bj342cf1", node: "x8h2k4m9qt")])),
        .minutes(Minutes(text: text)),
        .evidence(evidence(.use(Evidence.Use(since: Stage.day, state: .running)))),
        .evidence(evidence(.report(Evidence.Report(size: .to20000, again: .partly, text: text)))),
        .evidence(
            evidence(
                .actuals([
                    Evidence.Actual(node: "x8h2k4m9qt", days: 12), Evidence.Actual(node: "x8h2k4m9qu", days: nil),
                ]))),
        .evidenceWithdrawn(target),
        .attestation([
            Attested(text, access: "zk-1"), Attested(target, access: Stage.fingerprint(Stage.key("k"))),
        ]),
    ]

    static func evidence(_ statement: Evidence.Statement, template: String = "x3bj342cf1") -> Evidence {
        Evidence(template: template, version: String(repeating: "c", count: 40), statement)
    }

    /// Members that may be missing, by type. Where others depend on them, the fault is that of the second list.
    static let optional: [String: Set<String>] = [
        "vorschlag": ["text"], "fassung": ["text"], "zurueckgezogen": ["text"], "pruefung": ["text"],
        "kontakt": ["kennung", "postfach"], "loeschung": ["kennung", "kontakt"], "beitrag": ["knoten", "vorlage"],
        "geloest": ["antwort"], "termin": ["ende", "knoten", "vorlage"],
        "termin-geaendert": ["ende", "knoten", "vorlage"],
    ]
    static let dependent = ["karte": "bis", "bis": "bis", "vorlage": "vorlage", "postfach": "postfach"]

    static func operation(_ content: Content) throws -> Operation {
        try Operation(content, library: target, clock: 17, by: Stage.author, on: Stage.day, about: text)
    }
}

@Suite struct OperationTests {
    @Test(arguments: Sample.contents)
    func `What is written reads back the same, with and without signature`(_ content: Content) throws {
        let operation = try Sample.operation(content)
        let read = try Operation(operation.bytes)
        #expect(read.content == content)
        #expect(read.clock == 17 && read.author == Stage.author && read.day == Stage.day)
        #expect(read.library == Sample.target && read.subject == Sample.text && read.type == content.type)
        #expect(read.signature == nil && read.signedBytes == read.bytes)
        let signed = try operation.signed("U1NIU0lH")
        #expect(signed.signedBytes == operation.bytes)
        #expect(signed.signature == "U1NIU0lH" && signed.content == content && signed.id != operation.id)
        #expect(try Operation(signed.bytes) == signed)
        // Who signs again replaces the signature.
        #expect(try signed.signed("AAAA").signedBytes == operation.bytes)
    }

    @Test(arguments: Sample.contents)
    func `No prefix of a file is an operation, but itself`(_ content: Content) throws {
        let bytes = try Sample.operation(content).signed("U1NIU0lH").bytes
        for count in 0..<bytes.count - 1 {
            #expect(throws: OperationError.self) { try Operation(Array(bytes[..<count])) }
        }
    }

    @Test(arguments: Sample.contents)
    func `A file with any bit turned is read from known places as it is read as JSON`(_ content: Content) throws {
        let bytes = try Sample.operation(content).signed("U1NIU0lH").bytes
        var operations = 0
        for index in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[index] ^= 1 << bit
                let plain = try? OperationFields.read(changed)
                if let quick = OperationFields.quick(changed) {
                    let plain = try #require(plain)
                    #expect("\(plain.0)" == "\(quick.0)")
                    #expect(Content(plain.0.type, plain.1) == Content(quick.0.type, quick.1))
                }
                if let operation = try? Operation(changed) {
                    operations += 1
                    #expect(operation.id == OperationID(of: changed))
                    #expect(operation.bytes == changed)
                }
            }
        }
        #expect(operations > 0 && operations < bytes.count * 8)
    }

    @Test(arguments: Sample.contents)
    func `Files that our writer lays out are read from known places`(_ content: Content) throws {
        let operation = try Sample.operation(content)
        #expect(OperationFields.quick(operation.bytes) != nil)
        #expect(OperationFields.quick(try operation.signed("AAAA").bytes) != nil)
    }

    @Test(arguments: [
        ("allmende-vorgang/1", "allmende-akte/1", "format"), ("\"uhr\": 17", "\"uhr\": 0", "uhr"),
        ("\"uhr\": 17", "\"uhr\": 9007199254740993", "uhr"), ("\"uhr\": 17", "\"uhr\": 017", ""),
        ("\"uhr\": 17", "\"uhr\": \"17\"", "uhr"), ("k-0000000001@", "k-000000000X@", "von"),
        ("2026-11-27", "2026-02-30", "tag"), ("2026-11-27", "+026-11-27", "tag"), ("\"art\"", "\"Art\"", "art"),
        ("erledigt", "", "art"), ("erledigt", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnop", "art"),
        ("\"inhalt\": {", "\"inhalt\": [], \"b\": {", "inhalt"), ("\"zu\": \"", "\"zu\": \"0", "zu"),
        ("\"bibliothek\": \"", "\"bibliothek\": \"A", "bibliothek"), ("U1NI", "U1 NI", "signatur"),
        ("\"signatur\"", "\"a\": 1, \"signatur\"", "signatur"),
    ])
    func `A wrong envelope is refused by name`(_ old: String, _ new: String, _ member: String) throws {
        let file = String(
            decoding: try Sample.operation(.dismissed(review: Sample.target)).signed("U1NIU0lH").bytes, as: UTF8.self)
        let changed = file.replacingFirst(old, new)
        #expect(changed != file)
        let expected: OperationError = member.isEmpty ? .notJSON : .envelope(member)
        #expect(throws: expected) { try Operation(Array(changed.utf8)) }
    }

    @Test func `A file over the limit is refused, and one at the limit is read`() throws {
        let texts = Array(repeating: Review.Comment(template: "x", text: Sample.text), count: 200)
        let bytes = try Sample.operation(.review(Review(Sample.target, .note, comments: texts))).bytes
        let filled = Array(repeating: UInt8(ascii: "\n"), count: Operation.maximumSize - bytes.count) + bytes
        #expect(try Operation(filled).content == .review(Review(Sample.target, .note, comments: texts)))
        #expect(throws: OperationError.tooLarge) { try Operation([0x20] + filled) }
    }

    @Test func `Other layouts, later members and later formats are operations`() throws {
        let file = String(decoding: try Sample.operation(.dismissed(review: Sample.target)).bytes, as: UTF8.self)
        let later = file.replacingFirst("\"inhalt\"", "\"neu\": [1, {\"a\": null}], \"inhalt\"")
        #expect(try Operation(Array(later.utf8)).content == .dismissed(review: Sample.target))
        let format = file.replacingFirst("vorgang/1", "vorgang/2")
        #expect(try Operation(Array(format.utf8)).content == .unknown)
        let type = file.replacingFirst("erledigt", "abstimmung")
        #expect(try Operation(Array(type.utf8)).content == .unknown)
    }

    @Test(arguments: Sample.contents)
    func `Every member of a content is needed, or may be missing as specified`(_ content: Content) throws {
        let operation = try Sample.operation(content)
        let whole = try #require(OperationFields.quick(operation.bytes)).1
        let optional = Sample.optional[content.type] ?? []
        for (name, _) in whole.members {
            let name = try #require(name.string)
            let fragment = JSONFragment { json in
                json.beginObject()
                for (other, value) in whole.members where other.string != name {
                    json.name(other.string ?? "")
                    json.value(value)
                }
                json.endObject()
            }
            if case .invalid(let member) = Content(content.type, try JSON(parsing: fragment.bytes)) {
                #expect(member == name || member == Sample.dependent[name])
                #expect(!optional.contains(name) || Sample.dependent[name] != nil)
            } else {
                // A card's days may be missing where there is no card.
                #expect(optional.contains(name) || whole[name]?.isNull == true, "\(content.type).\(name)")
            }
        }
    }
}

extension String {
    /// Without Foundation: the text with the first place of another replaced.
    func replacingFirst(_ old: String, _ new: String) -> String {
        guard let range = self.firstRange(of: old) else { return self }
        return String(self[..<range.lowerBound]) + new + self[range.upperBound...]
    }
}
