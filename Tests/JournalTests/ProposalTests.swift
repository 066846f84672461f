import Bytes
import Testing

@testable import Journal

/// Proposals, verdicts, acceptance.
@Suite struct ProposalTests {
    private func standing(_ stage: Stage, _ proposal: Operation, _ stewards: Set<String> = []) throws -> Standing {
        stage.journal.standing(of: try #require(stage.journal.proposal(proposal.id)), stewards: stewards)
    }

    @Test func `Approvals of one's own organisation count nothing`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        try stage.review(Stage.colleague, proposal)
        var now = try standing(stage, proposal)
        #expect(now.approvals.isEmpty && now.missing == [.approvals(1, of: 1)])
        #expect(now.discounted.map(\.reason) == [.ownOrganisation])
        try stage.review(Stage.reviewer, proposal)
        now = try standing(stage, proposal)
        #expect(now.approvals.map(\.author) == [Stage.reviewer] && now.missing.isEmpty)
    }

    @Test func `An approval is of one revision, a request for changes stays`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        try stage.review(Stage.reviewer, proposal)
        let changes = try stage.review(Stage.other, proposal, .changes)
        try stage.from(Stage.colleague, .revised(Stage.revision(2)), about: proposal.id)
        let now = try standing(stage, proposal)
        #expect(now.discounted.map(\.reason) == [.earlierRevision])
        #expect(now.missing == [.approvals(1, of: 1), .changes(by: Stage.other)])
        #expect(now.changes.map(\.id) == [changes.id])
    }

    @Test func `An organisation that looks again takes back what it said`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        try stage.review(Stage.other, proposal, .changes)
        try stage.review(Stage.other, proposal)
        var now = try standing(stage, proposal)
        #expect(now.approvals.count == 1 && now.changes.isEmpty && now.discounted.map(\.reason) == [.superseded])
        try stage.review(Stage.other, proposal, .changes)
        now = try standing(stage, proposal)
        #expect(now.approvals.isEmpty && now.changes.count == 1 && now.discounted.count == 2)
    }

    @Test func `A moderator sets a request for changes aside`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let changes = try stage.review(Stage.other, proposal, .changes)
        try stage.from(Stage.moderator, .dismissed(review: changes.id), about: proposal.id)
        let now = try standing(stage, proposal)
        #expect(now.changes.isEmpty && now.discounted.map(\.reason) == [.dismissed])
        let nothing = try stage.from(Stage.moderator, .dismissed(review: Sample.target), about: proposal.id)
        #expect(stage.word(nothing) == "no-such-revision")
    }

    @Test func `A revoked key, a lost role and a missing signature take the weight of a verdict`() throws {
        var stage = try Stage()
        let key = Stage.key("k1")
        try stage.from(Stage.reviewer, .key(handle: Stage.reviewer.handle, key: key, label: ""))
        let proposal = try stage.propose()
        try stage.review(Stage.reviewer, proposal, signedWith: key)
        try stage.review(Stage.other, proposal)
        #expect(try standing(stage, proposal).approvals.count == 2)
        try stage.fromHub(.policy(Policy(quorum: 1, needsRelease: false, needsSignatures: true)))
        #expect(try standing(stage, proposal).discounted.map(\.reason) == [.unsigned])
        try stage.fromHub(.member(MemberRecord(id: Stage.other, name: "Stelle", roles: [.contributor])))
        #expect(try standing(stage, proposal).discounted.map(\.reason) == [.roleLost])
        try stage.fromHub(.keyRevoked(key: Stage.fingerprint(key), reason: ""))
        let now = try standing(stage, proposal)
        #expect(now.discounted.map(\.reason) == [.keyRevoked, .roleLost] && now.missing == [.approvals(1, of: 1)])
    }

    @Test func `The steward releases, and where no steward can, a moderator`() throws {
        var stage = try Stage(quorum: 0, release: true)
        let proposal = try stage.propose()
        let steward = Stage.reviewer.ars
        #expect(try standing(stage, proposal, [steward]).missing == [.release(by: steward)])
        #expect(try standing(stage, proposal, [Stage.reader.ars]).missing == [.release(by: nil)])
        #expect(try standing(stage, proposal).missing == [.release(by: nil)])
        try stage.review(Stage.other, proposal, .released)
        #expect(try standing(stage, proposal, [steward]).missing == [.release(by: steward)])
        try stage.review(Stage.moderator, proposal, .released)
        #expect(try standing(stage, proposal, [Stage.reader.ars]).missing.isEmpty)
        #expect(try standing(stage, proposal, [steward]).missing == [.release(by: steward)])
        try stage.review(Stage.reviewer, proposal, .released)
        #expect(try standing(stage, proposal, [steward, Stage.reader.ars]).missing.isEmpty)
    }

    @Test func `An acceptance is as good as what it rests on`() throws {
        var stage = try Stage(quorum: 2)
        let proposal = try stage.propose()
        let own = try stage.review(Stage.colleague, proposal)
        let first = try stage.review(Stage.reviewer, proposal)
        let again = try stage.review(Stage.reviewer, proposal)
        let note = try stage.review(Stage.other, proposal, .note)
        let revision = try stage.from(Stage.author, .revised(Stage.revision(2)), about: proposal.id)
        let second = try stage.review(Stage.other, proposal)
        for weak in [[first], [first, own], [first, again], [first, first], [first, note], [first, proposal], []] {
            let operation = try stage.accept(proposal, approvals: weak)
            #expect(stage.word(operation) == "evidence")
        }
        let other = try stage.accept(proposal, revision: revision, approvals: [first, second])
        #expect(stage.word(other) == "evidence")
        let nowhere = try stage.accept(proposal, revision: first, approvals: [first, second])
        #expect(stage.word(nowhere) == "no-such-revision")
        #expect(stage.journal.proposal(proposal.id)?.state == .open)
        let sound = try stage.accept(proposal, approvals: [first, second])
        #expect(stage.word(sound) == nil)
        #expect(stage.journal.proposal(proposal.id)?.acceptance?.operation == sound.id)
    }

    @Test func `An acceptance needs a release where the policy asks for one, by the policy of its moment`() throws {
        var stage = try Stage(quorum: 0, release: true)
        let proposal = try stage.propose()
        let release = try stage.review(Stage.moderator, proposal, .released)
        let weak = try stage.accept(proposal)
        #expect(stage.word(weak) == "evidence")
        let sound = try stage.accept(proposal, releases: [release])
        // Nothing that comes later undoes it.
        try stage.fromHub(.policy(Policy(quorum: 3, needsRelease: true)))
        try stage.fromHub(.blocked(handle: Stage.moderator.handle))
        try stage.review(Stage.other, proposal, .changes)
        let withdrawal = try stage.from(Stage.author, .withdrawn(text: nil), about: proposal.id)
        let state = try #require(stage.journal.proposal(proposal.id))
        #expect(state.acceptance?.operation == sound.id && state.state == .accepted)
        #expect(stage.word(withdrawal) == nil && state.isWithdrawn)
        #expect(stage.word(weak) == "evidence")
    }

    @Test func `A key revoked before the acceptance takes its verdict away, one revoked later does not`() throws {
        for isLate in [false, true] {
            for key in [nil, Stage.key("k1")] {
                var stage = try Stage()
                try stage.from(Stage.reviewer, .key(handle: Stage.reviewer.handle, key: Stage.key("k1"), label: ""))
                let proposal = try stage.propose()
                let approval = try stage.review(Stage.reviewer, proposal, signedWith: key)
                let revocation = Content.keyRevoked(key: key.map(Stage.fingerprint) ?? "zk-1", reason: "")
                if !isLate { try stage.fromHub(revocation) }
                let acceptance = try stage.accept(proposal, approvals: [approval])
                if isLate { try stage.fromHub(revocation) }
                #expect(stage.word(acceptance) == (isLate ? nil : "evidence"))
            }
        }
    }

    @Test func `Of two acceptances the first counts, and one after a withdrawal counts as well`() throws {
        var stage = try Stage(quorum: 0)
        let proposal = try stage.propose()
        try stage.from(Stage.author, .withdrawn(text: nil), about: proposal.id)
        #expect(stage.journal.proposal(proposal.id)?.state == .withdrawn)
        let late = try stage.accept(proposal, at: stage.clock + 5)
        let early = try stage.accept(proposal, at: late.clock - 1)
        // The current version has moved; that is what counts.
        #expect(stage.journal.proposal(proposal.id)?.state == .accepted)
        #expect(stage.journal.proposal(proposal.id)?.acceptance?.operation == early.id)
    }

    @Test func `Moderation hides and shows proposals and reviews`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let review = try stage.review(Stage.reviewer, proposal)
        for (target, hides) in [(review, true), (proposal, true), (proposal, false)] {
            try stage.from(
                Stage.moderator, .moderated(Moderation(target: target.id, hides: hides, reason: "werbung")),
                about: proposal.id)
            #expect(stage.journal.proposals.isEmpty == (target.id == proposal.id && hides))
            #expect(stage.journal.proposal(proposal.id)?.reviews.first?.isHidden == true)
        }
        let nothing = try stage.from(
            Stage.moderator, .moderated(Moderation(target: Sample.target, hides: true, reason: "")), about: proposal.id)
        #expect(stage.word(nothing) == "no-such-revision")
    }

    @Test func `Only one's own organisation revises and takes back, and a moderator takes back`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let revision = try stage.from(Stage.reviewer, .revised(Stage.revision(2)), about: proposal.id)
        let withdrawal = try stage.from(Stage.reviewer, .withdrawn(text: nil), about: proposal.id)
        #expect(stage.word(revision) == "not-own" && stage.word(withdrawal) == "not-own")
        try stage.from(Stage.moderator, .withdrawn(text: nil), about: proposal.id)
        #expect(stage.journal.proposal(proposal.id)?.state == .withdrawn)
        let late = try Operation(
            .revised(Stage.revision(3)), library: stage.root, clock: stage.clock + 1, by: Stage.author, on: Stage.day,
            about: proposal.id)
        let journal = stage.journal
        #expect(throws: Refusal.closed) {
            try journal.admit(late, from: Sender(member: Stage.author, access: "zk-1"), signer: nil)
        }
    }

    @Test func `The door takes no more about a proposal than it can hold`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        var named: [Attested] = []
        for number in 1..<Journal.maximumOperations {
            let note = try Operation(
                .review(Review(proposal.id, .note)), library: stage.root, clock: stage.clock + Int64(number),
                by: Stage.author, on: Stage.day, about: proposal.id)
            stage.append(note)
            named.append(Attested(note.id, access: "zk-1"))
        }
        try stage.fromHub(.attestation(Array(named.prefix(1000))))
        func admit(_ content: Content) throws {
            let operation = try Operation(
                content, library: stage.root, clock: stage.clock + 1, by: Stage.author, on: Stage.day,
                about: proposal.id)
            _ = try stage.journal.admit(operation, from: Sender(member: Stage.author, access: "zk-1"), signer: nil)
        }
        try admit(.review(Review(proposal.id, .note)))
        try stage.fromHub(.attestation(Array(named.dropFirst(1000))))
        #expect(stage.journal.operationCount(about: proposal.id) == Journal.maximumOperations)
        #expect(throws: Refusal.tooMany) { try admit(.review(Review(proposal.id, .note))) }
        #expect(throws: Refusal.tooMany) { try admit(.withdrawn(text: nil)) }
    }
}
