import Bytes
import Testing

@testable import Journal

/// Who may do what, and what becomes of operations of those who may not.
@Suite struct AuthorityTests {
    /// A stage with a proposal of the author that has one review.
    private func begun() throws -> (stage: Stage, proposal: Operation, review: Operation) {
        var stage = try Stage()
        let proposal = try stage.propose()
        let review = try stage.review(Stage.reviewer, proposal, .changes)
        return (stage, proposal, review)
    }

    /// Type of operation, and the members of the stage that may make it, by handle's last digit: 1 contributor, 2 contributor and reviewer
    /// of the same organisation, 3 both of another, 4 reviewer only, 5 moderator, 6 operator, 7 reader, 9 nobody.
    private static let rights: [(String, String)] = [
        ("mitglied", "6"), ("mitglied-gesperrt", "6"), ("schluessel", "16"), ("schluessel-widerrufen", "6"),
        ("richtlinie", "6"), ("vorschlag", "123456"), ("fassung", "12"), ("zurueckgezogen", "125"),
        ("hinweis", "123456"), ("mitgezeichnet", "234"), ("nachbesserung", "234"), ("freigegeben", "2345"),
        ("erledigt", "5"), ("moderation", "5"), ("angenommen", ""), ("beglaubigung", ""), ("zentrale", ""),
        ("gruendung", ""),
    ]

    private func content(_ word: String, _ proposal: Operation, _ review: Operation) -> (Content, Bool) {
        switch word {
        case "mitglied": (.member(MemberRecord(id: Stage.reader, name: "Neu", roles: [.contributor])), false)
        case "mitglied-gesperrt": (.blocked(handle: Stage.reader.handle), false)
        case "schluessel": (.key(handle: Stage.author.handle, key: Stage.key("neu"), label: ""), false)
        case "schluessel-widerrufen": (.keyRevoked(key: "zk-9", reason: ""), false)
        case "richtlinie": (.policy(Policy(quorum: 2, needsRelease: false)), false)
        case "vorschlag": (.opened(title: "Neu", Stage.revision(7)), false)
        case "fassung": (.revised(Stage.revision(8)), true)
        case "zurueckgezogen": (.withdrawn(text: nil), true)
        case "erledigt": (.dismissed(review: review.id), true)
        case "moderation": (.moderated(Moderation(target: proposal.id, hides: true, reason: "")), true)
        case "angenommen": (Stage.acceptance(proposal, approvals: []), true)
        case "beglaubigung": (.attestation([Attested(proposal.id, access: "zk-1")]), false)
        case "zentrale": (.hub(Sample.hub), false)
        case "gruendung": (Stage.founding(), false)
        default: (.review(Review(proposal.id, Review.Verdict(rawValue: word) ?? .note)), true)
        }
    }

    @Test(arguments: rights, Stage.members.map(\.0) + [Stage.stranger])
    func `Each type counts from those who may, and the door and the fold agree`(
        _ right: (String, String), _ member: MemberID
    ) throws {
        var (stage, proposal, review) = try begun()
        let (content, isAbout) = content(right.0, proposal, review)
        let subject = isAbout ? proposal.id : nil
        let operation = try Operation(
            content, library: stage.root, clock: stage.clock + 1, by: member, on: Stage.day, about: subject)
        let may = right.1.contains(member.handle.last ?? "-")
        let refusal = refusal(stage.journal, operation, Sender(member: member, access: "zk-1"))
        #expect((refusal == nil) == may, "\(right.0) by \(member): \(String(describing: refusal))")
        let before = stage.journal
        try stage.from(member, content, about: subject)
        let word = stage.journal.ignored.values.first
        #expect((word == nil) == may, "\(right.0) by \(member): \(word ?? "")")
        // Of several reasons the door may name another.
        if let word, let refusal { #expect(word == refusal.code || word == "not-own" || right.1.isEmpty) }
        if !may {
            #expect(stage.journal.proposal(proposal.id)?.reviews == before.proposal(proposal.id)?.reviews)
            #expect(stage.journal.registry == before.registry)
        }
    }

    private func refusal(
        _ journal: Journal, _ operation: Operation, _ sender: Sender, signer: String? = nil
    ) -> Refusal? {
        do throws(Refusal) {
            _ = try journal.admit(operation, from: sender, signer: signer)
            return nil
        } catch {
            return error
        }
    }

    @Test func `An operation waits until a hub vouches for it, and then counts`() throws {
        var stage = try Stage()
        let proposal = try stage.from(Stage.author, .opened(title: "A", Stage.revision(1)), access: nil)
        #expect(stage.journal.proposals.isEmpty && stage.journal.waiting == [proposal.id: proposal.id])
        try stage.fromHub(.attestation([Attested(proposal.id, access: "zk-1")]))
        #expect(stage.journal.proposals.map(\.id) == [proposal.id] && stage.journal.waiting.isEmpty)
    }

    @Test func `A word ahead of its operation waits for it`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let late = stage.operations.filter { $0.id == proposal.id }
        var journal = Journal.fold(
            stage.operations.filter { $0.id != proposal.id }, root: stage.root, authentic: Stage.authentic)
        #expect(journal.proposals.isEmpty && journal.attestedAhead.count == 1)
        let continued = try journal.add(late, authentic: Stage.authentic) { throw MissingOperation(id: $0) }
        #expect(continued && journal == stage.journal && journal.attestedAhead.isEmpty)
    }

    @Test func `Whoever is not known by a key cannot be somebody else`() throws {
        var stage = try Stage()
        let key = Stage.key("k1")
        try stage.from(Stage.reviewer, .key(handle: Stage.reviewer.handle, key: key, label: ""))
        let journal = stage.journal
        let forged = try Operation(
            .opened(title: "A", Stage.revision(1)), library: stage.root, clock: stage.clock + 1, by: Stage.author,
            on: Stage.day)
        let signed = try forged.signed(Stage.signature(key))
        let own = Sender(member: Stage.reviewer, access: "zk-1")
        #expect(refusal(journal, forged, own) == .notAuthentic)
        #expect(refusal(journal, forged, .stranger) == .notAuthentic)
        #expect(refusal(journal, signed, own, signer: Stage.fingerprint(key)) == .notAuthentic)
        // The author's access key does not help a signature that is wrong.
        #expect(refusal(journal, signed, Sender(member: Stage.author, access: "zk-1"), signer: nil) == .notAuthentic)
        // A hub that vouched for it all the same is not believed about a key that is another's.
        try stage.from(Stage.author, .opened(title: "A", Stage.revision(1)), signedWith: key)
        #expect(stage.journal.proposals.isEmpty && stage.journal.ignored.values.contains("not-authentic"))
    }

    @Test func `Whoever carries what another has signed need not be known`() throws {
        var stage = try Stage()
        let key = Stage.key("k1")
        try stage.from(Stage.author, .key(handle: Stage.author.handle, key: key, label: ""))
        let signed = try Operation(
            .opened(title: "A", Stage.revision(1)), library: stage.root, clock: stage.clock + 1, by: Stage.author,
            on: Stage.day
        ).signed(Stage.signature(key))
        let fingerprint = Stage.fingerprint(key)
        #expect(try stage.journal.admit(signed, from: .stranger, signer: fingerprint) == fingerprint)
        try stage.fromHub(.keyRevoked(key: fingerprint, reason: ""))
        #expect(refusal(stage.journal, signed, .stranger, signer: fingerprint) == .keyRevoked)
        try stage.fromHub(.keyRevoked(key: "zk-1", reason: ""))
        let plain = try Operation(
            .opened(title: "A", Stage.revision(1)), library: stage.root, clock: stage.clock + 1, by: Stage.author,
            on: Stage.day)
        #expect(refusal(stage.journal, plain, Sender(member: Stage.author, access: "zk-1")) == .keyRevoked)
        #expect(refusal(stage.journal, plain, Sender(member: Stage.author, access: "zk-2")) == nil)
    }

    @Test func `A member does not speak for another organisation`() throws {
        var stage = try Stage()
        let moved = Stage.id(Stage.author.handle, 12)
        let operation = try stage.from(moved, .opened(title: "A", Stage.revision(1)))
        #expect(stage.word(operation) == "wrong-organisation")
        let record = try stage.fromHub(.member(MemberRecord(id: moved, name: "Andere", roles: [.contributor])))
        #expect(stage.word(record) == "wrong-organisation")
    }

    @Test func `Nothing of another library counts, and no second founding`() throws {
        var (stage, proposal, _) = try begun()
        let before = stage.journal
        let foreign = try Operation(
            .withdrawn(text: nil), library: Sample.target, clock: stage.clock + 1, by: Stage.author, on: Stage.day,
            about: proposal.id)
        stage.append(foreign)
        try stage.fromHub(.attestation([Attested(foreign.id, access: "zk-1")]))
        let other = try Operation(Stage.founding(quorum: 0), library: nil, clock: 1, by: Stage.first.id, on: Stage.day)
            .signed(Stage.signature(Stage.first.key))
        stage.append(other)
        #expect(stage.word(foreign) == "other-library" && stage.word(other) == "other-library")
        #expect(stage.journal.root == before.root && stage.journal.registry == before.registry)
        #expect(stage.journal.proposal(proposal.id) == before.proposal(proposal.id))
        #expect(refusal(before, foreign, Sender(member: Stage.author, access: "zk-1")) == .otherLibrary)
        #expect(refusal(before, other, Sender(member: Stage.author, access: "zk-1")) == .otherLibrary)
        #expect(refusal(Journal(), foreign, Sender(member: Stage.author, access: "zk-1")) == .otherLibrary)
    }

    @Test func `A role that was taken, and a block, end what a member may do from there on`() throws {
        var (stage, proposal, _) = try begun()
        let early = try stage.review(Stage.other, proposal)
        try stage.fromHub(.member(MemberRecord(id: Stage.other, name: "Stelle", roles: [.contributor])))
        let late = try stage.review(Stage.other, proposal)
        #expect(stage.word(early) == nil && stage.word(late) == "role")
        try stage.fromHub(.blocked(handle: Stage.author.handle))
        let blocked = try stage.from(Stage.author, .revised(Stage.revision(3)), about: proposal.id)
        #expect(stage.word(blocked) == "blocked")
        #expect(stage.journal.registry.activeMembers.count == Stage.members.count - 1)
        // Whoever is let in again may again.
        try stage.fromHub(.member(MemberRecord(id: Stage.author, name: "Stelle", roles: [.contributor])))
        let again = try stage.from(Stage.author, .revised(Stage.revision(4)), about: proposal.id)
        #expect(stage.word(again) == nil)
    }

    @Test func `Setting back one's own clock changes no right`() throws {
        var (stage, proposal, _) = try begun()
        try stage.fromHub(.blocked(handle: Stage.other.handle))
        let operation = try stage.from(
            Stage.other, .review(Review(proposal.id, .approved)), about: proposal.id, at: 9)
        #expect(stage.word(operation) == "blocked")
        #expect(stage.operations.contains { $0.id == operation.id && $0.clock == 9 })
    }

    @Test func `What came with a revocation still counts, and nothing after it`() throws {
        var stage = try Stage()
        let key = Stage.key("k1")
        let fingerprint = Stage.fingerprint(key)
        try stage.from(Stage.author, .key(handle: Stage.author.handle, key: key, label: ""))
        let first = try Operation(
            .opened(title: "A", Stage.revision(1)), library: stage.root, clock: stage.clock + 1, by: Stage.author,
            on: Stage.day
        ).signed(Stage.signature(key))
        let revocation = try Operation(
            .keyRevoked(key: fingerprint, reason: "verloren"), library: stage.root, clock: stage.clock + 2,
            by: Stage.author, on: Stage.day
        ).signed(Stage.signature(key))
        stage.append(first)
        stage.append(revocation)
        try stage.fromHub(
            .attestation([
                Attested(first.id, access: fingerprint), Attested(revocation.id, access: fingerprint),
            ]))
        let late = try stage.from(Stage.author, .opened(title: "B", Stage.revision(2)), signedWith: key)
        #expect(stage.word(first) == nil && stage.word(revocation) == nil && stage.word(late) == "key-revoked")
        #expect(stage.journal.registry.isRevoked(fingerprint))
        // The key stays taken.
        let again = try stage.fromHub(.key(handle: Stage.author.handle, key: key, label: ""))
        #expect(stage.word(again) == "key-taken")
    }

    @Test func `A policy that nobody could meet is refused`() throws {
        var stage = try Stage()
        let possible: [Policy] = [
            Policy(quorum: 3, needsRelease: false), Policy(quorum: 0, needsRelease: true),
            Policy(quorum: 1, stewards: ["x3bj342cf1": Stage.reviewer.ars]),
        ]
        for policy in possible {
            let operation = try stage.fromHub(.policy(policy))
            #expect(stage.word(operation) == nil && stage.journal.registry.policy == policy)
        }
        for policy in [
            Policy(quorum: 4, needsRelease: false), Policy(quorum: 1, stewards: ["x3bj342cf1": Stage.reader.ars]),
        ] {
            let operation = try stage.fromHub(.policy(policy))
            #expect(stage.word(operation) == "policy" && stage.journal.registry.policy == possible[2])
        }
        for handle in [Stage.moderator, Stage.reviewer, Stage.other, Stage.colleague] {
            try stage.fromHub(.blocked(handle: handle.handle))
        }
        let release = try stage.fromHub(.policy(Policy(quorum: 0, needsRelease: true)))
        #expect(stage.word(release) == "policy")
        #expect(Policy(quorum: 0).obstacle(stage.journal.registry) == .nobodyReleases)
        #expect(Policy(quorum: 1).obstacle(stage.journal.registry) == .quorum(wanted: 1, possible: 0))
        #expect(Policy(quorum: 101).obstacle(stage.journal.registry) == .malformed)
    }
}
