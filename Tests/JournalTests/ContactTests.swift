import Bytes
import Testing

@testable import Journal

/// Who can be asked, and what is forgotten.
@Suite struct ContactTests {
    private static let id = "x8h2k4m9qt"
    private static let card = Stage.text("Karte")

    private func contact(_ card: OperationID? = card, person: MemberID? = nil, id: String = id) -> Content {
        .contact(
            ContactRecord(
                id: id, person: person?.handle, mailbox: "it@koeln.example", card: card,
                until: card.map { _ in Day(number: Stage.day.number + 365) }))
    }

    /// What the door says, and the fold, which must agree.
    @discardableResult
    private func word(_ stage: inout Stage, _ member: MemberID, _ content: Content) throws -> String? {
        let operation = try Operation(
            content, library: stage.root, clock: stage.clock + 1, by: member, on: Stage.day)
        var door: Refusal?
        do throws(Refusal) {
            _ = try stage.journal.admit(operation, from: Sender(member: member, access: "zk-1"), signer: nil)
        } catch { door = error }
        stage.append(operation)
        try stage.fromHub(.attestation([Attested(operation.id, access: "zk-1")]))
        #expect(stage.word(operation) == door?.code)
        return stage.word(operation)
    }

    @Test func `A contact is its organisation's, and nobody else sets it`() throws {
        var stage = try Stage()
        #expect(try word(&stage, Stage.author, contact(person: Stage.colleague)) == nil)
        #expect(stage.journal.contacts[Self.id]?.card(on: Stage.day) == Self.card)
        for member in [Stage.reviewer, Stage.moderator, Stage.operating] {
            #expect(try word(&stage, member, contact(Sample.text)) == "not-own")
        }
        for member in [Stage.reader, Stage.guest] { #expect(try word(&stage, member, contact(Sample.text)) == "role") }
        #expect(try word(&stage, Stage.stranger, contact(Sample.text)) == "unknown-author")
        // Nor is somebody of another organisation entered, or nobody.
        #expect(
            try word(&stage, Stage.author, contact(person: Stage.reviewer, id: "anderer")) == "wrong-organisation")
        #expect(
            try word(&stage, Stage.author, contact(person: Stage.stranger, id: "anderer")) == "wrong-organisation")
        #expect(stage.journal.contacts.cards == [Self.id: Self.card])
        #expect(stage.journal.contacts.contacts(of: Stage.colleague.handle).map(\.owner) == [Stage.author.ars])
        #expect(stage.journal.contacts[Self.id]?.by == Stage.author && stage.journal.contacts["anderer"] == nil)
    }

    @Test func `A card that is replaced is told apart from one that is on its way`() throws {
        var stage = try Stage()
        try word(&stage, Stage.author, contact())
        try word(&stage, Stage.colleague, contact(Sample.text))
        var contacts = stage.journal.contacts
        #expect(contacts.isReplaced(Self.card) && !contacts.isReplaced(Sample.text))
        #expect(contacts.cards == [Self.id: Sample.text] && contacts[Self.id]?.by == Stage.colleague)
        // The same card again is in use.
        try word(&stage, Stage.author, contact())
        try word(&stage, Stage.author, contact())
        contacts = stage.journal.contacts
        #expect(!contacts.isReplaced(Self.card) && contacts.isReplaced(Sample.text))
    }

    @Test func `A contact is removed by its organisation or an operator, and may be set again`() throws {
        var stage = try Stage()
        #expect(try word(&stage, Stage.author, .contactRemoved(id: Self.id)) == "no-such-contact")
        for (member, refusal) in [
            (Stage.colleague, nil), (Stage.operating, nil), (Stage.reviewer, "not-own"),
            (Stage.moderator, "not-own"), (Stage.guest, "role"),
        ] as [(MemberID, String?)] {
            try word(&stage, Stage.author, contact(person: Stage.author))
            #expect(try word(&stage, member, .contactRemoved(id: Self.id)) == refusal)
            let isRemoved = refusal == nil
            let known = try #require(stage.journal.contacts[Self.id])
            #expect(known.isRemoved == isRemoved && known.isReachable(on: Stage.day) == !isRemoved)
            #expect(stage.journal.contacts.isReplaced(Self.card) == isRemoved)
            #expect((known.record.person == nil) == isRemoved && (known.card(on: Stage.day) == nil) == isRemoved)
        }
        // The id stays its organisation's.
        try word(&stage, Stage.author, .contactRemoved(id: Self.id))
        #expect(try word(&stage, Stage.reviewer, contact()) == "not-own")
    }

    @Test func `A consent ends, and none is for longer than three years`() throws {
        var stage = try Stage()
        let last = Day(number: Stage.day.number + ContactRecord.maximumDays)
        let over = Day(number: last.number + 1)
        func content(_ until: Day) -> Content { .contact(ContactRecord(id: Self.id, card: Self.card, until: until)) }
        #expect(try word(&stage, Stage.author, content(over)) == "content")
        #expect(try word(&stage, Stage.author, content(last)) == nil)
        let known = try #require(stage.journal.contacts[Self.id])
        #expect(known.isReachable(on: last) && known.card(on: last) == Self.card)
        #expect(!known.isReachable(on: over) && known.card(on: over) == nil)
    }

    @Test(arguments: [(Stage.author, true), (Stage.operating, true), (Stage.reviewer, false), (Stage.moderator, false)])
    func `A member is forgotten by the own organisation or an operator, with card and texts`(
        _ member: MemberID, _ may: Bool
    ) throws {
        var stage = try Stage()
        try word(&stage, Stage.author, contact(person: Stage.colleague))
        let question = try stage.post(Stage.colleague, "Frage")
        #expect(
            try word(&stage, member, .erasure(Erasure(person: Stage.colleague.handle))) == (may ? nil : "not-own"))
        let journal = stage.journal
        #expect(journal.contacts.isErased(person: Stage.colleague.handle) == may)
        #expect(journal.contacts.isReplaced(Self.card) == may && journal.contacts.cards.isEmpty == may)
        #expect(journal.contacts.erasedCount == (may ? 1 : 0))
        // Whatever their clock and whenever they arrive, and nobody else's.
        try stage.post(Stage.colleague, "früh", about: question, at: 2)
        try stage.post(Stage.colleague, "spät", about: question)
        for text in ["Frage", "früh", "spät", "nie genannt"] {
            #expect(stage.journal.keeps(Stage.text(text), by: Stage.colleague) == !may)
            #expect(stage.journal.keeps(Stage.text(text), by: Stage.author))
        }
        #expect(
            try word(&stage, Stage.author, contact(Sample.text, person: Stage.colleague)) == (may ? "erased" : nil))
        #expect(try word(&stage, Stage.author, contact(Sample.text)) == nil)
    }

    @Test func `A contact is forgotten by its organisation or an operator`() throws {
        var stage = try Stage()
        try word(&stage, Stage.author, contact())
        #expect(try word(&stage, Stage.reviewer, .erasure(Erasure(contact: Self.id))) == "not-own")
        #expect(try word(&stage, Stage.author, .erasure(Erasure(contact: "niemand"))) == "no-such-contact")
        #expect(
            try word(&stage, Stage.author, .erasure(Erasure(person: Stage.stranger.handle))) == "unknown-author")
        #expect(stage.journal.contacts.cards == [Self.id: Self.card])
        #expect(try word(&stage, Stage.colleague, .erasure(Erasure(contact: Self.id))) == nil)
        #expect(stage.journal.contacts.cards.isEmpty && stage.journal.contacts.isReplaced(Self.card))
        // A tombstone that is refused for one thing does none of it.
        #expect(
            try word(
                &stage, Stage.author,
                .erasure(Erasure(person: Stage.reviewer.handle, contact: Self.id, texts: [Sample.text]))) == "not-own")
        #expect(stage.journal.contacts.erasedCount == 1 && stage.journal.keeps(Sample.text, by: Stage.author))
    }

    @Test func `Texts of a tombstone are those of its organisation, or an operator's`() throws {
        var stage = try Stage()
        let text = Stage.text("Text")
        #expect(try word(&stage, Stage.reviewer, .erasure(Erasure(texts: [text]))) == nil)
        #expect(stage.journal.keeps(text, by: Stage.author) && !stage.journal.keeps(text, by: Stage.reviewer))
        #expect(try word(&stage, Stage.moderator, .erasure(Erasure(texts: [text]))) == nil)
        #expect(stage.journal.keeps(text, by: Stage.author))
        for member in [Stage.colleague, Stage.operating] {
            var next = stage
            #expect(try word(&next, member, .erasure(Erasure(texts: [text]))) == nil)
            #expect(!next.journal.keeps(text, by: Stage.author))
        }
        try stage.fromHub(.erasure(Erasure(texts: [text])))
        #expect(!stage.journal.keeps(text, by: Stage.author) && stage.journal.keeps(Sample.text, by: Stage.author))
        #expect(stage.journal.contacts.erasedCount == 3)
    }

    @Test func `What comes before a tombstone is judged before it, and all of it is forgotten in any order`() throws {
        var stage = try Stage()
        try word(&stage, Stage.author, contact(person: Stage.colleague))
        let tombstone = try stage.from(
            Stage.author, .erasure(Erasure(person: Stage.colleague.handle)), at: 2)
        // Its own clock is from before the contact; where it is judged is what counts.
        #expect(stage.word(tombstone) == nil && stage.journal.contacts.cards.isEmpty)
        let late = try stage.from(
            Stage.author, contact(Sample.text, person: Stage.colleague, id: "zweiter"), at: 2)
        #expect(stage.word(late) == "erased" && stage.journal.contacts["zweiter"] == nil)
        let whole = stage.journal
        for seed in 0..<20 {
            var chance = Chance(seed)
            let journal = Journal.fold(
                stage.operations.shuffled(using: &chance), root: stage.root, authentic: Stage.authentic)
            #expect(journal == whole && !journal.keeps(Self.card, by: Stage.colleague))
        }
    }
}
