import Bytes
import Testing

@testable import Journal

/// What organisations say of templates in practice.
@Suite struct PracticeTests {
    private static let template = "x3bj342cf1"

    private func use(_ state: Evidence.Use.State, template: String = template) -> Content {
        .evidence(Sample.evidence(.use(Evidence.Use(since: Stage.day, state: state)), template: template))
    }

    private static let report = Content.evidence(
        Sample.evidence(.report(Evidence.Report(size: .to5000, again: .yes, text: Sample.text))))
    private static let actuals = Content.evidence(
        Sample.evidence(.actuals([Evidence.Actual(node: "x8h2k4m9qt", days: 3)])))

    @Test func `Of each organisation, kind and template the last statement counts`() throws {
        var stage = try Stage()
        let first = try stage.from(Stage.author, use(.planned))
        let other = try stage.from(Stage.reviewer, use(.running))
        let report = try stage.from(Stage.author, Self.report)
        let actuals = try stage.from(Stage.author, Self.actuals)
        let elsewhere = try stage.from(Stage.author, use(.running, template: "x8h2k4m9qt"))
        let second = try stage.from(Stage.colleague, use(.finished))
        let practice = stage.journal.practice
        // By kind, then by organisation.
        #expect(practice.entries(of: Self.template).map(\.id) == [second, other, report, actuals].map(\.id))
        #expect(practice.entry(first.id) == nil && practice.entry(second.id)?.author == Stage.colleague)
        #expect(practice.entries(of: "x8h2k4m9qt").map(\.id) == [elsewhere.id])
        #expect(practice.all.map(\.id) == [second, other, report, actuals, elsewhere].map(\.id))
        #expect(stage.journal.ignored.isEmpty)
    }

    @Test func `The last is that which was vouched for last, not that of the highest clock`() throws {
        var stage = try Stage()
        try stage.from(Stage.author, use(.planned))
        let late = try stage.from(Stage.author, use(.finished), at: 2)
        #expect(stage.journal.practice.entries(of: Self.template).map(\.id) == [late.id])
    }

    @Test(
        arguments: [
            (Stage.author, nil), (Stage.colleague, nil), (Stage.moderator, nil), (Stage.reviewer, "not-own"),
            (Stage.operating, "not-own"), (Stage.guest, "role"), (Stage.reader, "role"),
            (Stage.stranger, "unknown-author"),
        ] as [(MemberID, String?)])
    func `The own organisation takes back what it said, and a moderator`(_ member: MemberID, _ word: String?) throws {
        var stage = try Stage()
        let statement = try stage.from(Stage.author, use(.running))
        let withdrawal = try stage.from(member, .evidenceWithdrawn(statement.id))
        #expect(stage.word(withdrawal) == word)
        #expect(stage.journal.practice.all.isEmpty == (word == nil))
        #expect(stage.journal.practice.entries(of: Self.template).isEmpty == (word == nil))
    }

    @Test func `What was replaced, taken back or never said is not taken back`() throws {
        var stage = try Stage()
        let first = try stage.from(Stage.author, use(.planned))
        let second = try stage.from(Stage.author, use(.running))
        for id in [first.id, Sample.target] {
            let withdrawal = try stage.from(Stage.author, .evidenceWithdrawn(id))
            #expect(stage.word(withdrawal) == "no-such-statement")
        }
        #expect(stage.journal.practice.all.map(\.id) == [second.id])
        try stage.from(Stage.author, .evidenceWithdrawn(second.id))
        // Nothing comes back in its place.
        #expect(stage.journal.practice.all.isEmpty)
        let read = Journal(stage.journal.encode())
        #expect((read == stage.journal) == true, "an index reads back as something else")
        let again = try stage.from(Stage.author, .evidenceWithdrawn(second.id))
        #expect(stage.word(again) == "no-such-statement")
    }

    @Test(arguments: [anyUse, report, actuals])
    func `Readers and guests say nothing of it, nor does anybody who is blocked`(_ content: Content) throws {
        var stage = try Stage()
        try stage.fromHub(.blocked(handle: Stage.other.handle))
        for (member, word) in [(Stage.reader, "role"), (Stage.guest, "role"), (Stage.other, "blocked")] {
            let operation = try stage.from(member, content)
            #expect(stage.word(operation) == word && stage.journal.practice.all.isEmpty)
        }
    }

    private static let anyUse = Content.evidence(
        Sample.evidence(.use(Evidence.Use(since: Stage.day, state: .abandoned))))
}
