import Bytes
import Files
import Hub
import Journal
import Library
import Objects
import Signatures
import Store
import TestSupport
import Testing

/// refs/allmende/inbox: operations that replicas send, each judged by itself.
@Suite(
    "The door for operations", .enabled(if: GateStage.exists && Git.exists, "needs git and ssh-keygen"),
    .timeLimit(.minutes(60)))
struct GateParcelTests {
    /// An operation that opens a proposal, with what it proposes.
    private func opening(
        _ stage: GateStage, _ name: String, by pusher: Pusher, text: JournalText? = nil
    ) throws -> (Operation, ObjectID) {
        let tip = try stage.experience(name, by: pusher)
        let operation = try stage.operation(
            .opened(title: name, stage.revision(tip, text: text?.id)), by: pusher)
        return (operation, tip)
    }

    @Test("what an operation brings is taken once, under its own name", arguments: ObjectFormat.allCases)
    func taken(_ format: ObjectFormat) throws {
        let stage = try GateStage(format)
        let text = try JournalText("Die Frist war zu kurz.", by: #require(stage.author.sender.member))
        let (operation, tip) = try opening(stage, "a", by: stage.author, text: text)
        // As Git brings it: a commit with the version as parent.
        let objects = NewObjects(stage.clients.objects, try stage.arrived())
        let parcel = try Parcel(operation, texts: [text], content: tip).commit(
            into: objects, by: stage.signature(stage.author))
        try objects.commit()
        let wrong = try stage.push([(JournalRefs.inbox(OperationID(of: [1])), parcel)], [], by: stage.author)
        #expect(wrong.outcomes[0]?.hasPrefix("malformed: ") == true)
        #expect(try stage.journal().proposals.isEmpty)
        let right = try stage.push([(JournalRefs.inbox(operation.id), parcel)], [], by: stage.author)
        #expect(right.outcomes == [nil])
        let proposal = try #require(try stage.journal().proposal(operation.id))
        #expect(proposal.current.revision.commit == tip.description)
        #expect(try stage.library.store.texts([text.id]) == [text.id: text.text])
        // The wrapping is not kept.
        #expect(try !ObjectReader(stage.repository.objects).contains(parcel))
        // Replayed, by anybody: there already.
        let before = try stage.state()
        #expect(try stage.push([(JournalRefs.inbox(operation.id), parcel)], [], by: stage.author).outcomes == [nil])
        for pusher in [stage.author, stage.first, .stranger] {
            #expect(try stage.send(Parcel(operation, texts: [text], content: tip), by: pusher) == .known)
        }
        #expect(try stage.state() == before)
    }

    @Test("forged authors, organisations and keys are refused with the reason, and disturb nothing")
    func forged() throws {
        let stage = try GateStage()
        let proposal = try stage.proposal()
        let (path, _) = try stage.key("schluessel", of: stage.first)
        let (lost, key) = try stage.key("verloren", of: stage.first)
        try stage.library.revokeKey(key.fingerprint, reason: "verloren")
        let keygen = stage.library.store.keygen
        _ = try keygen.createKey(at: stage.scratch.path / "fremd", comment: "fremd")
        let review = Content.review(Review(proposal.id, .approved))
        let honest = try stage.operation(review, about: proposal.id, by: stage.first)
        let member = try #require(stage.first.sender.member)
        let elsewhere = Pusher(
            sender: Sender(member: MemberID(handle: member.handle, ars: "053820000000"), access: "0000000003"),
            organisation: "Rhein-Sieg-Kreis")
        let unknown = Pusher(
            sender: Sender(member: MemberID("k-ffffffffff@053150000000"), access: "f000000000"), organisation: "X")
        func sign(_ operation: Operation, _ path: Path) throws -> Operation { try keygen.sign(operation, with: path) }
        // A signature whose text was exchanged below.
        let other = try stage.operation(
            .review(Review(proposal.id, .changes)), about: proposal.id, by: stage.first)
        let moved = try other.signed(try #require(sign(honest, path).signature))
        let cases: [(String, Operation, Pusher, Refusal)] = [
            ("in another's name", honest, stage.second, .notAuthentic),
            (
                "in another's name, of one organisation",
                try stage.operation(review, about: proposal.id, by: stage.colleague), stage.author, .notAuthentic
            ),
            ("without a signature, from nobody", honest, .stranger, .notAuthentic),
            ("signed by nobody's key", try sign(honest, stage.scratch.path / "fremd"), stage.first, .notAuthentic),
            ("signed by a revoked key", try sign(honest, lost), stage.first, .keyRevoked),
            (
                "signed by another member's key",
                try sign(stage.operation(review, about: proposal.id, by: stage.second), path), stage.second,
                .notAuthentic
            ),
            ("with another operation's signature", moved, stage.first, .notAuthentic),
            (
                "of another organisation", try stage.operation(review, about: proposal.id, by: elsewhere), elsewhere,
                .wrongOrganisation
            ),
            ("of nobody", try stage.operation(review, about: proposal.id, by: unknown), unknown, .unknownAuthor),
            (
                "of another library",
                try stage.operation(review, about: proposal.id, by: stage.first, library: OperationID(of: [7])),
                stage.first, .otherLibrary
            ),
            (
                "with a clock that jumps",
                try stage.operation(review, about: proposal.id, by: stage.first, clock: 2_000_000), stage.first,
                .clockJump
            ),
            (
                "about nothing", try stage.operation(review, about: OperationID(of: [8]), by: stage.first), stage.first,
                .noSuchProposal
            ),
            (
                "about no revision",
                try stage.operation(
                    .review(Review(OperationID(of: [9]), .approved)), about: proposal.id, by: stage.first), stage.first,
                .noSuchRevision
            ),
            (
                "what only a hub says",
                try stage.operation(.attestation([Attested(proposal.id, access: "0000000001")]), by: stage.operating),
                stage.operating, .onlyHub
            ),
            (
                "an acceptance",
                try stage.operation(
                    .accepted(
                        Acceptance(
                            revision: proposal.id, approvals: [], releases: [], by: member,
                            before: stage.main().description, after: stage.main().description)), about: proposal.id,
                    by: stage.moderator), stage.moderator, .onlyHub
            ),
            (
                "a new member by no operator",
                try stage.operation(.member(MemberRecord(id: member, name: "X", roles: [.operator_])), by: stage.first),
                stage.first, .role([.operator_])
            ),
        ]
        let before = try stage.state()
        for (what, operation, pusher, refusal) in cases {
            #expect(try stage.send(Parcel(operation), by: pusher) == .refused(refusal), "\(what)")
        }
        #expect(try stage.state() == before)
        // A revoked access key is worth nothing either.
        try stage.library.revokeKey("0000000003", reason: "verloren")
        #expect(try stage.send(Parcel(honest), by: stage.first) == .refused(.keyRevoked))
        // And a signature is enough, whoever carries it.
        #expect(try stage.send(Parcel(sign(honest, path)), by: .stranger) == .taken)
        #expect(try stage.now(proposal).reviews.map(\.access).allSatisfy { $0.hasPrefix("SHA256:") })
        try stage.demandAgreement()
    }

    @Test("a version that is missing, is another than named, or names a person is refused")
    func content() throws {
        let stage = try GateStage()
        let tip = try stage.experience("a", by: stage.author)
        let other = try stage.experience("b", by: stage.author)
        let personal = try stage.version(["a.md": "# A\n"], by: GateStage.personal)
        let signed = try stage.version(
            ["a.md": "# B\n"], by: stage.signature(stage.author),
            note: "Frist\n\nCo-authored-by: \(GateStage.person) <erika@stadt.example>")
        let below = try stage.experience("c", by: stage.author, on: personal)
        let foreign = try stage.experience("d", by: stage.first)
        let right = try stage.revision(tip)
        func changed(_ change: (inout Revision) throws -> Void) rethrows -> Revision {
            var revision = right
            try change(&revision)
            return revision
        }
        let tree = try stage.tree(tip)
        let before = try stage.state()
        let cases: [(String, Revision, ObjectID?, Refusal)] = [
            ("nothing came", changed { $0.commit = ObjectID.null(.sha256).description }, nil, .contentMissing),
            ("another came", right, other, .contentMissing),
            ("another tree", try changed { $0.tree = try stage.tree(other).description }, tip, .contentMissing),
            ("another format", changed { $0.commit = String($0.commit.prefix(40)) }, tip, .contentMissing),
            ("a tree", changed { $0.commit = tree.description }, tree, .contentMissing),
            ("an unknown base", changed { $0.base = ObjectID.null(.sha256).description }, tip, .contentMissing),
            ("a person", try stage.revision(personal), personal, .content("autor")),
            ("a person in its note", try stage.revision(signed), signed, .content("autor")),
            ("a person before", try stage.revision(below), below, .content("autor")),
            ("another organisation", try stage.revision(foreign), foreign, .content("autor")),
        ]
        for (what, revision, content, refusal) in cases {
            let operation = try stage.operation(.opened(title: "A", revision), by: stage.author)
            let result = try stage.send(Parcel(operation, content: content), by: stage.author)
            #expect(result == .refused(refusal), "\(what)")
        }
        #expect(try stage.state() == before)
        #expect(try stage.objects(holding: GateStage.person, "# b", "# d").isEmpty)
    }

    @Test("texts must come along, be what they are named after, and not be too long")
    func texts() throws {
        let stage = try GateStage()
        let text = try JournalText("Zu kurz.", by: #require(stage.author.sender.member))
        let (operation, tip) = try opening(stage, "a", by: stage.author, text: text)
        #expect(
            try stage.send(Parcel(operation, content: tip), by: stage.author) == .refused(.textMissing))
        #expect(
            try stage.send(
                Parcel(operation, texts: [JournalText("Zu kurz.", by: text.author)], content: tip), by: stage.author)
                == .refused(.textMissing))
        // A megabyte is no text, by whatever door.
        let megabyte = String(repeating: "x", count: 1 << 20)
        #expect(throws: Refusal.textTooLong) { try JournalText(megabyte, by: text.author) }
        let file = Array(
            "{\n  \"format\": \"allmende-text/1\",\n  \"salz\": \"\(String(repeating: "0", count: 32))\",\n  \"text\": \"\(megabyte)\"\n}\n"
                .utf8)
        let large = try stage.operation(
            .opened(title: "A", stage.revision(tip, text: OperationID(of: file))), by: stage.author)
        let objects = NewObjects(stage.clients.objects, try stage.arrived())
        let files = [
            FlatEntry(
                path: Array("texte/\(OperationID(of: file)).json".utf8), mode: .file, id: try objects.add(.blob, file)),
            FlatEntry(path: Array("vorgang.json".utf8), mode: .file, id: try objects.add(.blob, large.bytes)),
        ]
        let who = try stage.signature(stage.author)
        let commit = try objects.add(
            .commit,
            Commit(
                tree: objects.addTrees(files), parents: [tip], author: who, committer: who, message: Array("x\n".utf8)
            ).encode())
        try objects.commit()
        let answer = try stage.push([(JournalRefs.inbox(large.id), commit)], [], by: stage.author)
        #expect(answer.outcomes[0]?.hasPrefix("text-too-long: ") == true, "\(answer)")
        #expect(try stage.journal().proposals.isEmpty)
        // What carries no operation, or too large a one.
        let huge = try objects.add(.blob, Array(repeating: 0x20, count: Operation.maximumSize + 1))
        for (files, code) in [
            ([FlatEntry(path: Array("vorgang.json".utf8), mode: .file, id: huge)], "malformed"),
            ([FlatEntry(path: Array("x".utf8), mode: .file, id: huge)], "malformed"),
        ] {
            let commit = try objects.add(
                .commit,
                Commit(
                    tree: objects.addTrees(files), parents: [], author: who, committer: who,
                    message: Array("x\n".utf8)
                ).encode())
            try objects.commit()
            let answer = try stage.push([(JournalRefs.inbox(large.id), commit)], [], by: stage.author)
            #expect(answer.outcomes[0]?.hasPrefix("\(code): ") == true, "\(answer)")
        }
    }

    @Test("a thousand at once are taken, one more are all refused, and one that came twice counts once")
    func many() throws {
        let stage = try GateStage()
        let proposal = try stage.proposal()
        let clock = try stage.journal().clock
        let notes = try (1...1001).map { number in
            Parcel(
                try stage.operation(
                    .review(Review(proposal.id, .note)), about: proposal.id, by: stage.first,
                    clock: clock + Int64(number)))
        }
        let before = try stage.state()
        let all = try stage.library.submit(notes, from: stage.first.sender, reading: stage.arrived())
        #expect(all == Array(repeating: .refused(.batch), count: 1001))
        #expect(try stage.state() == before)
        let twice = try stage.library.submit([notes[0], notes[0]], from: stage.first.sender)
        #expect(twice.first == .taken)
        #expect(try stage.now(proposal).reviews.count == 1)
        try stage.demandAgreement()
        let rest = try stage.library.submit(Array(notes[1...1000]), from: stage.first.sender)
        #expect(rest.allSatisfy { $0 == .taken })
        #expect(try stage.now(proposal).reviews.count == 1001)
        // Two thousand about one proposal are enough.
        let more = try (1002...2100).map { number in
            Parcel(
                try stage.operation(
                    .review(Review(proposal.id, .note)), about: proposal.id, by: stage.first,
                    clock: clock + Int64(number)))
        }
        let results = try stage.library.submit(Array(more.prefix(1000)), from: stage.first.sender)
        #expect(results.contains(.taken) && results.contains(.refused(.tooMany)))
        #expect(try stage.now(proposal).count <= Journal.maximumOperations)
        try stage.demandAgreement()
    }

    @Test("a type that is not known yet is kept as it is and vouched for")
    func unknown() throws {
        let stage = try GateStage()
        let root = try #require(try stage.journal().root)
        let member = try #require(stage.first.sender.member)
        let file = """
            {
              "format": "allmende-vorgang/1",
              "art": "stimmungsbild",
              "bibliothek": "\(root)",
              "uhr": \(try stage.journal().clock + 1),
              "von": "\(member)",
              "tag": "2026-11-27",
              "zu": null,
              "inhalt": {
                "frage": "passt das?"
              }
            }

            """
        let operation = try Operation(Array(file.utf8))
        #expect(try stage.send(Parcel(operation), by: stage.second) == .refused(.notAuthentic))
        #expect(try stage.send(Parcel(operation), by: stage.first) == .taken)
        #expect(try stage.library.store.operations([operation.id]).first?.bytes == Array(file.utf8))
        let journal = try stage.journal()
        #expect(journal.later.contains(operation.id) && journal.waiting[operation.id] == nil)
    }
}
