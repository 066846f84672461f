import Bytes
import Files
import Hub
import HubSupport
import Journal
import Library
import Objects
import Signatures
import Store
import TestSupport
import Testing

/// Quality as evidence: counted from signed operations, the same everywhere.
@Suite("Evidence", .enabled(if: Git.exists, "needs git"), .timeLimit(.minutes(60)))
struct EvidenceTests {
    private static let kommunen = [
        "053780004004", "053150000000", "051110000000", "055150000000", "057740000000", "059110000000", "051130000000",
        "053340002002", "055130000000", "051240000000", "053820020020", "057660020020",
    ]

    /// Members of so many organisations, with what they say of a template.
    private static func members(_ stage: PeopleStage, _ count: Int) throws -> [MemberID] {
        try kommunen.prefix(count).map {
            try stage.library().setMember(ars: $0, name: "Stelle \($0)", roles: [.contributor, .reviewer])
        }
    }

    private static func say(_ stage: PeopleStage, _ member: MemberID, _ statement: Evidence.Statement) throws
        -> OperationID
    {
        let text = try JournalText("Dauert länger als geplant.", by: member)
        let version = try stage.git("rev-parse", "main", in: stage.hub)
        let template = try template(stage)
        return try stage.library().change { transaction in
            var statement = statement
            var texts: [JournalText] = []
            if case .report(let report) = statement {
                statement = .report(Evidence.Report(size: report.size, again: report.again, text: text.id))
                texts = [text]
            }
            return try transaction.write(
                .evidence(Evidence(template: template, version: version, statement)), texts: texts,
                by: Sender(member: member, access: "0123456789")
            ).id
        }
    }

    private static func template(_ stage: PeopleStage) throws -> String {
        let text = try stage.git("show", "main:vorlagen/beschaffung/ausschreibung-it/vorlage.json", in: stage.hub)
        let json = try JSON(parsing: Array(text.utf8))
        return try #require(json["id"]?.string)
    }

    private static func badge(_ copy: PeopleStage.Copy, _ kind: String, at day: String? = nil) throws -> (
        level: Int, value: Int?
    ) {
        let report = try copy.json(["badges", AustauschTests.template] + (day.map { ["--at", $0] } ?? []))
        let template = (report["vorlagen"] as? [[String: Any]])?.first
        let badges = template?["auszeichnungen"] as? [[String: Any]] ?? []
        let found = try #require(badges.first { $0["art"] as? String == kind })
        return (found["stufe"] as? Int ?? -1, found["wert"] as? Int)
    }

    @Test(
        "two copies say the same to the byte, offline; approvals of one's own organisation count nothing, and a revoked key lowers the level"
    )
    func badges() throws {
        let stage = try PeopleStage()
        let author = try stage.copy("erste", "053780004004")
        let other = try stage.copy("zweite", "053150000000")
        let steward = try stage.copy("moderation", "051110000000", roles: "beitragende,prueferin,moderation")
        let members = try Self.members(stage, 4)
        for member in members {
            _ = try Self.say(stage, member, .use(.init(since: Replica.today, state: .running)))
        }
        _ = try Self.say(stage, members[1], .report(.init(size: .to20000, again: .yes, text: OperationID(of: []))))
        // A proposal that five of the author's own organisation approve, and one of another.
        let proposal = try stage.propose(from: author)
        let subject = try #require(OperationID(proposal))
        for _ in 0..<5 {
            let own = try stage.library().setMember(
                ars: "053780004004", name: "Stadt", roles: [.contributor, .reviewer])
            try stage.library().change { transaction in
                let known = try #require(transaction.journal.proposal(subject))
                _ = try transaction.write(
                    .review(Review(known.current.id, .approved)), about: subject,
                    by: Sender(member: own, access: "0123456789"))
            }
        }
        try steward("sync")
        #expect(try steward.attempt("accept", proposal).status == 3)
        try other("sync")
        try other("review", proposal, "--approve")
        try steward("sync")
        try steward("accept", proposal)
        for copy in [author, other] { try copy("sync") }
        for copy in [author, other] { try stage.connect(copy, false) }
        let report = try author("badges", "--json")
        #expect(try other("badges", "--json") == report)
        #expect(try author("badges", AustauschTests.template).contains("Approved by 1 other organisation"))
        #expect(try Self.badge(author, "mitgezeichnet") == (1, 1))
        #expect(try Self.badge(author, "einsatz") == (2, 4))
        #expect(try Self.badge(author, "erfahrung") == (1, 1))
        // The key that approved is found to be lost: its approval counts no more.
        let key = try #require(
            try stage.library().journal().registry.signingKeys.first { $0.key.owner.handle == other.handle }?
                .fingerprint)
        try stage.library().revokeKey(key, reason: "verloren")
        // One takes back that it works with it.
        let use = try #require(
            try stage.library().journal().practice.entries(of: Self.template(stage)).first { $0.author == members[0] }?
                .id)
        try stage.library().change { transaction in
            _ = try transaction.write(.evidenceWithdrawn(use), by: Sender(member: members[0], access: "0123456789"))
        }
        for copy in [author, other] { try stage.connect(copy, true) }
        try author("sync")
        #expect(try Self.badge(author, "mitgezeichnet") == (0, 0))
        #expect(try Self.badge(author, "einsatz") == (2, 3))
    }

    @Test("what a day had come to is the same however much is said later")
    func moment() throws {
        let stage = try PeopleStage()
        let copy = try stage.copy("erste", "053780004004")
        let members = try Self.members(stage, 5)
        for member in members.prefix(3) {
            _ = try Self.say(stage, member, .use(.init(since: Replica.today, state: .running)))
        }
        let library = try stage.library()
        let reader = try ObjectReader(library.repository.objects)
        let tree = try #require(
            ObjectID(hex: Array(stage.git("rev-parse", "main^{tree}", in: stage.hub).utf8), library.repository.format))
        let today = Replica.today
        func report(_ day: Day) throws -> [BadgeReport] {
            let store = try stage.library().store
            return try Badges(store.journal(at: day), ObjectReader(library.repository.objects), tree, on: day).all()
        }
        let before = try report(today)
        try copy("sync")
        let shown = try copy("badges", "--json", "--at", today.description)
        // Two hundred days later two more say that they work with it, one of them with an old date; the hub dates its own word.
        let later = Day(number: today.number + 200)
        let hub = try #require(try library.identity())
        let root = try library.journal().root
        var added: [Operation] = []
        for (member, day) in zip(members.suffix(2), [later, today]) {
            let evidence = Evidence(
                template: try Self.template(stage), version: try stage.git("rev-parse", "main", in: stage.hub),
                .use(.init(since: today, state: .running)))
            added.append(
                try Operation(
                    .evidence(evidence), library: root, clock: library.journal().clock + 1, by: member, on: day))
        }
        let word = try Operation(
            .attestation(added.map { Attested($0.id, access: "0123456789") }), library: root,
            clock: library.journal().clock + 2, by: hub.id, on: later)
        added.append(try hub.keygen.sign(word, with: hub.key))
        let objects = NewObjects(library.repository.objects, reader)
        let edit = try JournalEdit(
            adding: added.map { ($0.id, $0.bytes) }, to: library.repository.refs.id(JournalRefs.journal), by: hub,
            on: later,
            reader, into: objects)
        try objects.commit()
        #expect(try library.repository.refs.apply(edit.edits).allSatisfy { $0 == nil })
        #expect(try report(today) == before)
        func used(_ reports: [BadgeReport]) throws -> Int? {
            let template = try Self.template(stage)
            return reports.first { $0.template == template }?.badges.first { $0.kind == .used }?.value
        }
        #expect(try used(report(today)) == 3 && used(report(later)) == 5)
        try copy("sync")
        #expect(try copy("badges", "--json", "--at", today.description) == shown)
        // Yesterday there was nothing yet.
        let yesterday = Day(number: today.number - 1)
        #expect(try stage.library().store.journal(at: yesterday).practice.all.isEmpty)
        #expect(try copy.attempt("badges", "--at", yesterday.description).status == 3)
    }

    @Test("medians and quartiles of twelve reports, none of four, and a task keeps its figures through rename and move")
    func figures() throws {
        let stage = try PeopleStage()
        let copy = try stage.copy("erste", "053780004004")
        let members = try Self.members(stage, 12)
        let days = [3, 5, 5, 8, 10, 12, 15, 20, 21, 30, nil, nil] as [Int?]
        var ids: [OperationID] = []
        for (index, member) in members.enumerated() {
            var actuals = [Evidence.Actual(node: AustauschTests.task, days: days[index])]
            // Only four speak of another task.
            if index < 4 { actuals.append(.init(node: "2w8590f5rd", days: 4)) }
            ids.append(try Self.say(stage, member, .actuals(actuals)))
        }
        try copy("sync")
        func tasks() throws -> [[String: Any]] {
            try copy.json(["figures", AustauschTests.template])["aufgaben"] as? [[String: Any]] ?? []
        }
        let one = try #require(try tasks().first)
        #expect(try tasks().count == 1)
        #expect(one["knoten"] as? String == AustauschTests.task && one["geplant"] as? Int == 5)
        // numpy.quantile([3, 5, 5, 8, 10, 12, 15, 20, 21, 30], [.25, .5, .75]) = 5.75, 11, 18.75
        #expect(one["median"] as? String == "11")
        #expect(one["unteresQuartil"] as? String == "5.8" && one["oberesQuartil"] as? String == "18.8")
        #expect(one["kleinster"] as? String == "3" && one["groesster"] as? String == "30")
        #expect(one["stellen"] as? Int == 12 && one["nichtGemachtProzent"] as? Int == 17)
        try copy.edit(AustauschTests.structure) { $0.replacing("\"Mittel bereitstellen\"", with: "\"Geld\"") }
        try copy.move(AustauschTests.task, under: "kk73ffza0f", in: AustauschTests.structure)
        try copy("save", "-m", "Umbenannt")
        let renamed = try copy.propose("Umbenannt", stage)
        let other = try stage.copy("zweite", "053150000000")
        try other("review", renamed, "--approve")
        let steward = try stage.copy("moderation", "051110000000", roles: "beitragende,prueferin,moderation")
        try steward("accept", renamed)
        try copy("sync")
        let after = try #require(try tasks().first)
        #expect(after["titel"] as? String == "Geld" && after["median"] as? String == "11")
        // A report that is taken back changes the figures.
        try stage.library().change { transaction in
            _ = try transaction.write(.evidenceWithdrawn(ids[9]), by: Sender(member: members[9], access: "0123456789"))
        }
        try copy("sync")
        #expect(try tasks().first?["groesster"] as? String == "21" && tasks().first?["median"] as? String == "10")
    }
}
