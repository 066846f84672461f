import Files
import Hub
import Journal
import Library
import Objects
import Store
import TestSupport
import Testing

/// refs/for/main: how any Git client proposes.
@Suite(
    "The door for proposals", .enabled(if: GateStage.exists && Git.exists, "needs git and ssh-keygen"),
    .timeLimit(.minutes(60)))
struct GateDoorTests {
    @Test("a version by the organisation opens a proposal and stays as it is", arguments: ObjectFormat.allCases)
    func impersonal(_ format: ObjectFormat) throws {
        let stage = try GateStage(format)
        let main = try stage.main()
        let tip = try stage.experience("Fristen", by: stage.author)
        let proposal = try stage.propose(tip, by: stage.author)
        #expect(proposal.title == "Erfahrung: Fristen" && proposal.author == stage.author.sender.member)
        let revision = proposal.current.revision
        #expect(revision.commit == tip.description && revision.base == main.description)
        #expect(try revision.tree == stage.tree(tip).description)
        #expect(try stage.repository.refs.id(JournalRefs.head(of: proposal.id)) == tip)
        #expect(try stage.main() == main)
        // All of it is in the hub's own store.
        let reader = try ObjectReader(stage.repository.objects)
        #expect(try reader.flatten(PublishedLibrary.tree(of: tip, reader)).allSatisfy { try reader.contains($0.id) })
    }

    @Test(
        "a person's versions become one of the same tree by the organisation, and the person is nowhere",
        arguments: ObjectFormat.allCases)
    func personal(_ format: ObjectFormat) throws {
        let stage = try GateStage(format)
        let main = try stage.main()
        let path = "\(GateStage.template)/erfahrungen/a.md"
        let one = try stage.version([path: "# Erst\n"], by: GateStage.personal, note: "Erst")
        let two = try stage.version([path: "# Dann\n"], on: one, by: GateStage.personal, note: "Dann")
        let proposal = try stage.propose(two, by: stage.author)
        let made = try #require(ObjectID(hex: Array(proposal.current.revision.commit.utf8), format))
        #expect(made != two && proposal.title == "Dann")
        let reader = try ObjectReader(stage.repository.objects)
        let commit = try Commit(reader.read(made, .commit), format)
        #expect(try commit.tree == stage.tree(two) && commit.parents == [main])
        #expect(commit.author.name == Array(stage.author.organisation.utf8))
        #expect(MemberID.inAddress(commit.author.email) == stage.author.sender.member)
        #expect(commit.committer == commit.author && commit.author.seconds % 86_400 == 0)
        // Neither the versions that came, nor what only they held, nor a name.
        for id in [one, two] { #expect(try !reader.contains(id)) }
        #expect(try stage.objects(holding: GateStage.person, "erika@", "# Erst").isEmpty)
        #expect(try !stage.objects(holding: "# Dann").isEmpty)
    }

    @Test("a member's address with a person's name, a foreign address, or words about a person keep nothing")
    func mixed() throws {
        let stage = try GateStage()
        let right = try stage.signature(stage.author)
        let named = Signature(name: Array(GateStage.person.utf8), email: right.email, seconds: right.seconds)
        let foreign = try stage.signature(stage.first)
        for (number, who) in [named, foreign].enumerated() {
            let tip = try stage.version(["\(GateStage.template)/erfahrungen/\(number).md": "# X\n"], by: who)
            let proposal = try stage.propose(tip, by: stage.author)
            #expect(proposal.current.revision.commit != tip.description, "\(number)")
            #expect(try proposal.current.revision.tree == stage.tree(tip).description)
        }
        let signed = try stage.version(
            ["\(GateStage.template)/erfahrungen/3.md": "# X\n"], by: right,
            note: "Frist\n\nSigned-off-by: \(GateStage.person) <erika@stadt.example>")
        #expect(try stage.propose(signed, by: stage.author).current.revision.commit != signed.description)
        #expect(try stage.objects(holding: GateStage.person, "erika@").isEmpty)
    }

    @Test("options give title and text; a topic revises the own open proposal")
    func options() throws {
        let stage = try GateStage()
        let proposal = try stage.propose(
            stage.experience("a", by: stage.author), ["title=Längere Frist", "text=Weil sie zu kurz ist."],
            by: stage.author)
        #expect(proposal.title == "Längere Frist")
        let text = try #require(proposal.current.revision.text)
        #expect(try stage.library.store.texts([text]) == [text: "Weil sie zu kurz ist."])
        // The text stands in the erasable tree only.
        #expect(try stage.objects(holding: "Weil sie zu kurz ist.").count == 1)
        #expect(try stage.repository.refs.id(JournalRefs.erasable) != nil)

        let next = try stage.experience("b", by: stage.author)
        let answer = try stage.push(next, ["topic=\(proposal.id.short)"], by: stage.author)
        #expect(answer.outcomes == [nil] && answer.proposal == proposal.id.short)
        let revised = try stage.now(proposal)
        #expect(revised.revisions.count == 2 && revised.current.revision.commit == next.description)
        #expect(try stage.journal().proposals.count == 1)
        #expect(try stage.repository.refs.id(JournalRefs.head(of: proposal.id)) == next)
        // A colleague of the same organisation may too.
        let third = try stage.push(
            stage.experience("c", by: stage.colleague), ["topic=\(proposal.id)"], by: stage.colleague)
        #expect(third.outcomes == [nil])
        #expect(try stage.now(proposal).revisions.count == 3)
    }

    @Test("a topic that names a foreign or a closed proposal is refused with a sentence, and makes no second one")
    func foreignTopic() throws {
        let stage = try GateStage()
        let proposal = try stage.proposal()
        let before = try stage.state()
        let tip = try stage.experience("b", by: stage.first)
        let answer = try stage.push(tip, ["topic=\(proposal.id.short)"], by: stage.first)
        #expect(answer.outcomes[0]?.hasPrefix("not-own: ") == true, "\(answer)")
        #expect(try stage.state() == before)
        let withdrawal = try stage.operation(.withdrawn(text: nil), about: proposal.id, by: stage.author)
        #expect(try stage.send(Parcel(withdrawal), by: stage.author) == .taken)
        #expect(try stage.repository.refs.id(JournalRefs.head(of: proposal.id)) == nil)
        let late = try stage.push(
            stage.experience("c", by: stage.author), ["topic=\(proposal.id.short)"], by: stage.author)
        #expect(late.outcomes[0]?.hasPrefix("closed: ") == true, "\(late)")
        // A word that names no proposal is only a word.
        let word = try stage.push(stage.experience("d", by: stage.author), ["topic=fristen"], by: stage.author)
        #expect(word.outcomes == [nil])
        #expect(try stage.journal().proposals.count == 2)
    }

    @Test("who may not contribute is told so, and nothing is kept")
    func roles() throws {
        let stage = try GateStage()
        let stranger = Pusher(
            sender: Sender(member: MemberID("k-ffffffffff@053780004004"), access: "ffffffffff"),
            organisation: "Stadt Bergisch Gladbach")
        let blocked = stage.second
        try stage.library.block(try #require(blocked.sender.member).handle)
        let before = try stage.state()
        for (pusher, code) in [
            (stage.reader, "role"), (stranger, "unknown-author"), (blocked, "blocked"), (.stranger, "unknown-author"),
        ] {
            let author = pusher.sender.member == nil ? stage.author : pusher
            let answer = try stage.push(stage.experience("x", by: author), by: pusher)
            #expect(answer.outcomes[0]?.hasPrefix("\(code): ") == true, "\(code): \(answer)")
            // In both languages.
            #expect(answer.outcomes[0]?.contains(" / ") == true)
        }
        let tree = try stage.push(stage.tree(stage.main()), by: stage.author)
        #expect(tree.outcomes[0]?.hasPrefix("content-missing: ") == true)
        #expect(try stage.state() == before)
        #expect(try stage.objects(holding: "# x").isEmpty)
    }

    @Test("long and strange titles and texts are taken or refused with a sentence, never with a failure")
    func titles() throws {
        let stage = try GateStage()
        let family = "\u{1F469}\u{200D}\u{1F469}\u{200D}\u{1F467}\u{200D}\u{1F466}"
        let titles = [
            String(repeating: "ä", count: 5000), String(repeating: family, count: 300),
            "a" + String(repeating: "\u{0301}", count: 3000), "\u{202E}umgekehrt\u{1B}[31m", " ", "",
        ]
        for (number, title) in titles.enumerated() {
            let one = try stage.experience("t\(number)", by: stage.author)
            #expect(try stage.push(one, ["title=\(title)"], by: stage.author).outcomes == [nil], "\(number)")
            let two = try stage.version(
                ["\(GateStage.template)/erfahrungen/u\(number).md": "# X\n"], by: stage.signature(stage.author),
                note: title)
            #expect(try stage.push(two, by: stage.author).outcomes == [nil], "\(number)")
        }
        for proposal in try stage.journal().proposals {
            #expect(!proposal.title.isEmpty && proposal.title.utf8.count <= 800)
            #expect(!proposal.title.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
        }
        let long = String(repeating: "x", count: Journal.maximumText + 1)
        let answer = try stage.push(stage.experience("z", by: stage.author), ["text=\(long)"], by: stage.author)
        #expect(answer.outcomes[0]?.hasPrefix("text-too-long: ") == true)
    }
}
