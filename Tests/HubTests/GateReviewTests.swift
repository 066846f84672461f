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

/// What counts as approval and release, seen at the moment of acceptance.
@Suite(
    "Approvals and releases", .enabled(if: GateStage.exists && Git.exists, "needs git and ssh-keygen"),
    .timeLimit(.minutes(60)))
struct GateReviewTests {
    private static let missing = AcceptanceRefusal.notReady([.approvals(1, of: 1)], [])

    @Test("approvals by the own organisation count nothing, one by another is enough", arguments: ObjectFormat.allCases)
    func own(_ format: ObjectFormat) throws {
        let stage = try GateStage(format)
        let proposal = try stage.proposal()
        #expect(try stage.refusal(proposal) == Self.missing)
        for pusher in [stage.author, stage.colleague] {
            #expect(try stage.review(proposal, .approved, by: pusher) == .taken)
        }
        #expect(try stage.refusal(proposal) == Self.missing)
        let discounted = try stage.standing(proposal).standing.discounted.map(\.reason)
        #expect(discounted == [.ownOrganisation, .ownOrganisation])
        // Nobody without the role approves.
        for pusher in [stage.moderator, stage.operating, stage.reader] {
            #expect(try stage.review(proposal, .approved, by: pusher) == .refused(.role([.reviewer])))
        }
        #expect(try stage.review(proposal, .approved, by: stage.first) == .taken)
        let main = try stage.main()
        let tip = try #require(ObjectID(hex: Array(proposal.current.revision.commit.utf8), format))
        let after = try stage.accept(proposal)
        #expect(try stage.main() == after)
        let commit = try Commit(stage.arrived().read(after, .commit), format)
        #expect(try commit.parents == [main, tip] && commit.tree == stage.tree(tip))
        #expect(MemberID.inAddress(commit.author.email) == stage.author.sender.member)
        #expect(try stage.now(proposal).state == .accepted)
        #expect(try stage.repository.refs.id(JournalRefs.head(of: proposal.id)) == nil)
        try stage.demandAgreement()
        // Once is enough.
        #expect(try stage.refusal(proposal) == .closed)
        #expect(try stage.review(proposal, .approved, by: stage.second) == .refused(.closed))
    }

    @Test("two of one organisation are one, and a quorum of two needs two others")
    func quorum() throws {
        let stage = try GateStage(quorum: 2)
        let member = try stage.library.setMember(ars: "053150000000", name: "Stadt Köln", roles: [.reviewer])
        let again = Pusher(sender: Sender(member: member, access: "0000000009"), organisation: "Stadt Köln")
        let proposal = try stage.proposal()
        try stage.review(proposal, .approved, by: stage.first)
        try stage.review(proposal, .approved, by: again)
        #expect(try stage.refusal(proposal) == .notReady([.approvals(1, of: 2)], []))
        try stage.review(proposal, .approved, by: stage.second)
        try stage.accept(proposal)
        #expect(try stage.now(proposal).acceptance?.content.approvals.count == 2)
        try stage.demandAgreement()
    }

    @Test("a new revision needs its approvals and releases anew; one of the same content too")
    func revised() throws {
        let stage = try GateStage()
        let proposal = try stage.proposal()
        try stage.review(proposal, .approved, by: stage.first)
        try stage.review(proposal, .released, by: stage.moderator)
        let tip = try stage.experience("Neu", by: stage.author)
        _ = try stage.push(tip, ["topic=\(proposal.id)"], by: stage.author)
        #expect(try stage.refusal(proposal) == Self.missing)
        let reasons = try stage.standing(proposal).standing.discounted.map(\.reason)
        #expect(reasons == [.earlierRevision, .earlierRevision])
        // A verdict on the earlier revision, given now, is about the earlier one.
        let late = try stage.operation(
            .review(Review(proposal.id, .approved)), about: proposal.id, by: stage.second)
        #expect(try stage.send(Parcel(late), by: stage.second) == .taken)
        #expect(try stage.refusal(proposal) == Self.missing)
        try stage.review(proposal, .approved, by: stage.second)
        _ = try stage.push(tip, ["topic=\(proposal.id)"], by: stage.author)
        #expect(try stage.refusal(proposal) == Self.missing)
        try stage.review(proposal, .approved, by: stage.first)
        try stage.accept(proposal)
        try stage.demandAgreement()
    }

    @Test("a request for changes stands until its organisation approves, or a moderator sets it aside")
    func changes() throws {
        let stage = try GateStage()
        let proposal = try stage.proposal()
        try stage.review(proposal, .approved, by: stage.first)
        try stage.review(proposal, .changes, by: stage.second)
        let second = try #require(stage.second.sender.member)
        #expect(try stage.refusal(proposal) == .notReady([.changes(by: second)], []))
        // Others cannot take it back, nor does a new revision.
        _ = try stage.push(stage.experience("Neu", by: stage.author), ["topic=\(proposal.id)"], by: stage.author)
        try stage.review(proposal, .approved, by: stage.first)
        #expect(try stage.refusal(proposal) == .notReady([.changes(by: second)], []))
        try stage.review(proposal, .approved, by: stage.second)
        #expect(try stage.standing(proposal).standing.missing == [.release(by: nil)])
        // The approver may think better of it.
        try stage.review(proposal, .changes, by: stage.first)
        let first = try #require(stage.first.sender.member)
        #expect(try stage.refusal(proposal) == .notReady([.changes(by: first)], []))
        let review = try #require(try stage.now(proposal).reviews.last)
        func dismiss(_ pusher: Pusher) throws -> SubmissionResult {
            try stage.send(
                Parcel(stage.operation(.dismissed(review: review.id), about: proposal.id, by: pusher)), by: pusher)
        }
        #expect(try dismiss(stage.author) == .refused(.role([.moderator])))
        #expect(try dismiss(stage.moderator) == .taken)
        try stage.accept(proposal)
        try stage.demandAgreement()
    }

    @Test("the steward whom the current version names releases, nobody else, and not whom the proposal names")
    func steward() throws {
        let stage = try GateStage()
        let path = "\(GateStage.template)/vorlage.json"
        let text = try stage.text(path, in: stage.main())
        func naming(_ ars: String) -> String {
            text.replacing("\"stelle\": \"000000000000\"", with: "\"stelle\": \"\(ars)\"")
        }
        // The starter library's example town has nobody: a moderator releases. The proposal makes Cologne the steward.
        let handing = try stage.propose(
            stage.version([path: naming("053150000000")], by: stage.signature(stage.author)), by: stage.author)
        #expect(try stage.standing(handing).content?.stewards == ["000000000000"])
        try stage.review(handing, .approved, by: stage.first)
        for pusher in [stage.author, stage.first, stage.third, stage.reader, stage.operating] {
            #expect(try stage.refusal(handing, by: pusher) == .mayNotRelease)
        }
        try stage.accept(handing)
        // From now on it does, and the author cannot take it over by the proposal itself.
        let grabbing = try stage.propose(
            stage.version([path: naming(GateStage.home.0)], by: stage.signature(stage.author)), by: stage.author)
        #expect(try stage.standing(grabbing).content?.stewards == ["053150000000"])
        try stage.review(grabbing, .approved, by: stage.second)
        for pusher in [stage.author, stage.second] {
            #expect(try stage.refusal(grabbing, by: pusher) == .mayNotRelease)
        }
        #expect(try stage.refusal(grabbing) == .notReady([.release(by: "053150000000")], []))
        // The policy may name another.
        let id = try #require(JSON(parsing: Array(text.utf8))["id"]?.string)
        try stage.library.setPolicy(Policy(stewards: [id: "053820000000"]))
        #expect(try stage.standing(grabbing).content?.stewards == ["053820000000"])
        #expect(try stage.refusal(grabbing, by: stage.first) == .otherResult(try result(stage, grabbing)))
        #expect(
            try stage.refusal(grabbing, by: stage.first, expecting: result(stage, grabbing)) == .mayNotRelease)
        try stage.accept(grabbing, by: stage.second, expecting: result(stage, grabbing))
        #expect(try stage.now(grabbing).acceptance?.content.by == stage.second.sender.member)
        try stage.demandAgreement()
    }

    private func result(_ stage: GateStage, _ proposal: Proposal) throws -> ObjectID {
        try #require(try stage.standing(proposal).content).result
    }

    @Test("two templates of two stewards need both, and a release given before is enough for one who accepts later")
    func twoStewards() throws {
        let stage = try GateStage()
        let other = "vorlagen/dokumentenmanagement/eakte-einfuehrung"
        var stewards: [String: String] = [:]
        for (path, ars) in [(GateStage.template, "053150000000"), (other, "053820000000")] {
            let json = try JSON(parsing: Array(stage.text("\(path)/vorlage.json", in: stage.main()).utf8))
            stewards[try #require(json["id"]?.string)] = ars
        }
        try stage.library.setPolicy(Policy(stewards: stewards))
        let proposal = try stage.propose(
            stage.version(
                ["\(GateStage.template)/erfahrungen/a.md": "# A\n", "\(other)/erfahrungen/a.md": "# A\n"],
                by: stage.signature(stage.author)), by: stage.author)
        try stage.review(proposal, .approved, by: stage.third)
        #expect(
            try stage.refusal(proposal, by: stage.first) == .notReady([.release(by: "053820000000")], []))
        #expect(try stage.review(proposal, .released, by: stage.second) == .taken)
        try stage.accept(proposal, by: stage.first)
        #expect(try stage.now(proposal).acceptance?.content.releases.count == 2)
        try stage.demandAgreement()
    }

    /// What may change between an approval and the acceptance.
    enum Event: String, CaseIterable {
        case accessRevoked, keyRevoked, blocked, roleLost, stricter, signatures, stewardNamed
    }

    @Test("what was approved counts no more when its key, its author or the policy does not", arguments: Event.allCases)
    func between(_ event: Event) throws {
        let stage = try GateStage()
        let (path, key) = try stage.key("schluessel", of: stage.first)
        let proposal = try stage.proposal()
        try stage.review(proposal, .approved, by: stage.first, signedWith: event == .keyRevoked ? path : nil)
        #expect(try stage.standing(proposal).standing.missing == [.release(by: nil)])
        let handle = try #require(stage.first.sender.member).handle
        var wanted = Self.missing
        switch event {
        case .accessRevoked: try stage.library.revokeKey("0000000003", reason: "verloren")
        case .keyRevoked: try stage.library.revokeKey(key.fingerprint, reason: "verloren")
        case .blocked: try stage.library.block(handle)
        case .roleLost:
            _ = try stage.library.setMember(
                ars: "053150000000", name: "Stadt Köln", roles: [.contributor], handle: handle)
        case .stricter:
            try stage.library.setPolicy(Policy(quorum: 2))
            wanted = .notReady([.approvals(1, of: 2)], [])
        case .signatures:
            try stage.library.setPolicy(Policy(needsSignatures: true))
            wanted = .notReady([.approvals(1, of: 1), .release(by: nil)], [])
        case .stewardNamed:
            let json = try JSON(
                parsing: Array(stage.text("\(GateStage.template)/vorlage.json", in: stage.main()).utf8))
            try stage.library.setPolicy(Policy(stewards: [try #require(json["id"]?.string): "053820000000"]))
            wanted = .notReady([.release(by: "053820000000")], [])
        }
        // A policy makes a version too, which is then to be looked at first.
        let seen = try stage.standing(proposal)
        #expect(try stage.refusal(proposal, expecting: seen.content?.result) == wanted)
        try stage.demandAgreement()
    }

    @Test("whoever accepts must still be allowed to: not with a revoked key, not blocked, not by another's id")
    func accepting() throws {
        let stage = try GateStage()
        let proposal = try stage.proposal()
        try stage.review(proposal, .approved, by: stage.first)
        try stage.review(proposal, .released, by: stage.moderator)
        let before = try stage.state()
        func refused(_ pusher: Pusher, _ proposal: Proposal) throws -> Refusal? {
            do {
                try stage.accept(proposal, by: pusher)
                return nil
            } catch let refusal as Refusal {
                return refusal
            }
        }
        let member = try #require(stage.moderator.sender.member)
        #expect(try refused(.stranger, proposal) == .unknownAuthor)
        let forged = Sender(member: MemberID(handle: member.handle, ars: GateStage.home.0), access: "0000000001")
        #expect(try refused(Pusher(sender: forged, organisation: "X"), proposal) == .wrongOrganisation)
        #expect(
            try refused(Pusher(sender: Sender(member: member, access: ""), organisation: "X"), proposal)
                == .notAuthentic)
        #expect(try stage.state() == before)
        // The release was given while the key was good; now it counts no more, and the key opens nothing.
        try stage.library.revokeKey("0000000006", reason: "verloren")
        #expect(try refused(stage.moderator, proposal) == .keyRevoked)
        let renewed = Pusher(sender: Sender(member: member, access: "0000000016"), organisation: "Stadt Münster")
        try stage.accept(proposal, by: renewed)
        try stage.demandAgreement()
        // And somebody who is blocked accepts nothing more.
        let next = try stage.proposal("Zweite")
        try stage.review(next, .approved, by: stage.first)
        try stage.library.block(member.handle)
        #expect(try refused(renewed, next) == .blocked)
        #expect(try stage.now(next).state == .open)
    }
}
