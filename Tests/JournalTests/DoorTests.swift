import Bytes
import Testing

@testable import Journal

/// Each type of contacts, discussions and practice by each role, at the door and in the fold.
@Suite struct DoorTests {
    /// A stage with one of everything, all of the author's organisation.
    private struct Begun {
        var stage: Stage
        let question, answer, event, statement: Operation

        init() throws {
            stage = try Stage()
            question = try stage.post(Stage.author, "Frage")
            answer = try stage.post(Stage.author, "Antwort", about: question)
            event = try stage.from(
                Stage.author, .event(EventRecord(start: Stage.time("2026-12-01T10:00"), text: Stage.text("Termin"))))
            statement = try stage.from(
                Stage.author, .evidence(Sample.evidence(.use(Evidence.Use(since: Stage.day, state: .running)))))
            try stage.from(Stage.author, .contact(ContactRecord(id: "alt", mailbox: "it@koeln.example")))
        }

        func content(_ word: String) -> (Content, OperationID?) {
            let text = Stage.text("neu")
            let later = EventRecord(start: Stage.time("2026-12-02T10:00"), text: text)
            let person = Stage.author.handle
            let box = "it@koeln.example"
            return switch word {
            case "thema": (.posted(Post(.topic, text: text)), nil)
            case "frage": (.posted(Post(.question, text: text)), nil)
            case "antwort": (.posted(Post(.answer, text: text)), question.id)
            case "beitrag-geaendert": (.edited(post: answer.id, text: text), question.id)
            case "beitrag-zurueckgezogen": (.retracted(post: answer.id), question.id)
            case "geloest": (.solved(answer: answer.id), question.id)
            case "termin": (.event(later), nil)
            case "termin-geaendert": (.eventChanged(later), event.id)
            case "termin-abgesagt": (.eventCancelled, event.id)
            case "protokoll": (.minutes(Minutes(text: text)), event.id)
            case "moderation": (.moderated(Moderation(target: answer.id, hides: true, reason: "")), question.id)
            case "kontakt neu": (.contact(ContactRecord(id: "neu", mailbox: box)), nil)
            case "kontakt alt": (.contact(ContactRecord(id: "alt", mailbox: box)), nil)
            case "kontakt person": (.contact(ContactRecord(id: "neu", person: person, mailbox: box)), nil)
            case "kontakt-entfernt": (.contactRemoved(id: "alt"), nil)
            case "loeschung person": (.erasure(Erasure(person: person)), nil)
            case "loeschung kontakt": (.erasure(Erasure(contact: "alt")), nil)
            case "loeschung texte": (.erasure(Erasure(texts: [text])), nil)
            case "einsatz":
                (.evidence(Sample.evidence(.use(Evidence.Use(since: Stage.day, state: .planned)))), nil)
            case "erfahrung":
                (.evidence(Sample.evidence(.report(Evidence.Report(size: .above, again: .no, text: text)))), nil)
            case "istwerte":
                (.evidence(Sample.evidence(.actuals([Evidence.Actual(node: "x8h2k4m9qt", days: 1)]))), nil)
            default: (.evidenceWithdrawn(statement.id), nil)
            }
        }
    }

    /// Type, and who may: 1 contributor, 2 contributor and reviewer of the same organisation, 3 both of another, 4 reviewer only,
    /// 5 moderator, 6 operator, 7 reader, 8 guest, 9 nobody.
    private static let rights: [(String, String)] = [
        ("thema", "1234568"), ("frage", "1234568"), ("antwort", "1234568"), ("beitrag-geaendert", "1"),
        ("beitrag-zurueckgezogen", "1"), ("geloest", "125"), ("termin", "123456"), ("termin-geaendert", "125"),
        ("termin-abgesagt", "125"), ("protokoll", "125"), ("moderation", "5"), ("kontakt neu", "123456"),
        ("kontakt alt", "12"), ("kontakt person", "12"), ("kontakt-entfernt", "126"), ("loeschung person", "126"),
        ("loeschung kontakt", "126"), ("loeschung texte", "123456"), ("einsatz", "123456"), ("erfahrung", "123456"),
        ("istwerte", "123456"), ("zurueckgenommen", "125"),
    ]

    private func refusal(
        _ journal: Journal, _ operation: Operation, _ member: MemberID, _ access: String = "zk-1"
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try journal.admit(operation, from: Sender(member: member, access: access), signer: nil)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: rights, Stage.members.map(\.0) + [Stage.stranger])
    func `Each type counts from those who may, and the door and the fold agree`(
        _ right: (String, String), _ member: MemberID
    ) throws {
        var begun = try Begun()
        let (content, subject) = begun.content(right.0)
        let before = begun.stage.journal
        let operation = try begun.stage.from(member, content, about: subject)
        let may = right.1.contains(member.handle.last ?? "-")
        let refusal = refusal(before, operation, member)
        let word = begun.stage.word(operation)
        #expect((refusal == nil) == may && (word == nil) == may, "\(right.0) by \(member): \(word ?? "")")
        // Of several reasons the door may name another.
        #expect(refusal?.code == word || word == "not-own" || refusal?.code == "not-own")
        let after = begun.stage.journal
        #expect(after.ignored.count == (may ? 0 : 1))
        if !may {
            #expect(after.contacts == before.contacts && after.practice == before.practice)
            #expect(after.allDiscussions.map(\.posts).count == before.allDiscussions.map(\.posts).count)
            for id in [begun.question.id, begun.event.id] {
                var known = try #require(after.discussion(id))
                let earlier = try #require(before.discussion(id))
                known.count = earlier.count
                #expect(known == earlier)
            }
        }
    }

    @Test(arguments: rights)
    func `Whoever is blocked, or sends with a key that was revoked, may nothing of it`(_ right: (String, String)) throws
    {
        var begun = try Begun()
        let (content, subject) = begun.content(right.0)
        let operation = try Operation(
            content, library: begun.stage.root, clock: begun.stage.clock + 9, by: Stage.author, on: Stage.day,
            about: subject)
        var revoked = begun.stage
        try revoked.fromHub(.keyRevoked(key: "zk-1", reason: ""))
        #expect(refusal(revoked.journal, operation, Stage.author) == .keyRevoked)
        try begun.stage.fromHub(.blocked(handle: Stage.author.handle))
        #expect(refusal(begun.stage.journal, operation, Stage.author) == .blocked)
        for (var stage, word) in [(revoked, "key-revoked"), (begun.stage, "blocked")] {
            let counted = try stage.from(Stage.author, content, about: subject)
            #expect(stage.word(counted) == word)
        }
    }

    @Test(arguments: rights)
    func `What is about nothing that is here is refused`(_ right: (String, String)) throws {
        let begun = try Begun()
        let (content, subject) = begun.content(right.0)
        guard subject != nil else { return }
        let nowhere = try Operation(
            content, library: begun.stage.root, clock: begun.stage.clock + 1, by: Stage.author, on: Stage.day,
            about: Sample.target)
        let word = refusal(begun.stage.journal, nowhere, Stage.author)?.code
        #expect(word == (right.0 == "moderation" ? "no-such-proposal" : "no-such-discussion"))
    }

    @Test func `A guest has few posts waiting, and as many more as a moderator shows`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        var posts: [Operation] = []
        for number in 0..<Journal.maximumPending {
            posts.append(try stage.post(Stage.guest, "Beitrag \(number)", about: number % 2 == 0 ? question : nil))
        }
        func next(_ member: MemberID) throws -> Refusal? {
            let operation = try Operation(
                .posted(Post(.answer, text: Stage.text("noch einer"))), library: stage.root, clock: stage.clock + 1,
                by: member, on: Stage.day, about: question.id)
            return refusal(stage.journal, operation, member)
        }
        #expect(try next(Stage.guest) == .tooMany && next(Stage.author) == nil)
        try stage.moderate(posts[0], hides: false, about: question)
        #expect(try next(Stage.guest) == nil)
    }

    @Test func `The door takes no more about a discussion than it can hold`() throws {
        var stage = try Stage()
        let question = try stage.post(Stage.author, "Frage")
        var named: [Attested] = []
        for number in 1..<Journal.maximumOperations {
            let answer = try Operation(
                .posted(Post(.answer, text: Sample.text)), library: stage.root, clock: stage.clock + Int64(number),
                by: Stage.author, on: Stage.day, about: question.id)
            stage.append(answer)
            named.append(Attested(answer.id, access: "zk-1"))
        }
        try stage.fromHub(.attestation(Array(named.prefix(1000))))
        let last = try Operation(
            .solved(answer: nil), library: stage.root, clock: stage.clock + 1, by: Stage.author, on: Stage.day,
            about: question.id)
        #expect(refusal(stage.journal, last, Stage.author) == nil)
        try stage.fromHub(.attestation(Array(named.dropFirst(1000))))
        #expect(refusal(stage.journal, last, Stage.author) == .tooMany)
    }

    @Test func `What an operation names must come along`() throws {
        let begun = try Begun()
        for (word, count) in [
            ("thema", 1), ("antwort", 1), ("beitrag-geaendert", 1), ("beitrag-zurueckgezogen", 0), ("termin", 1),
            ("termin-geaendert", 1), ("protokoll", 1), ("einsatz", 0), ("erfahrung", 1), ("istwerte", 0),
            ("loeschung texte", 0),
        ] {
            let operation = try Sample.operation(begun.content(word).0)
            #expect(Journal.texts(of: operation).count == count, "\(word)")
            #expect(Journal.card(of: operation) == nil)
        }
        let card = ContactRecord(id: "a", card: Sample.text, until: Stage.day)
        #expect(Journal.card(of: try Sample.operation(.contact(card))) == Sample.text)
    }
}
