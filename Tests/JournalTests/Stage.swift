import Bytes
import Testing

@testable import Journal

/// A library with two organisations' worth of everything, as operations. A signature is simulated: it is the Base64 of the key that made it.
struct Stage {
    /// Somebody with a key.
    struct Hub {
        let id: MemberID
        let key: String

        init(_ handle: String, _ name: String) {
            id = Stage.id(handle, 1)
            key = Stage.key(name)
        }
    }

    static let day = Day(number: 20_784)
    static let first = Hub("k-a000000001", "zentrale-1")
    static let second = Hub("k-a000000002", "zentrale-2")
    static let recovery = key("notfall")

    static let author = id("k-0000000001", 11)
    static let colleague = id("k-0000000002", 11)
    static let reviewer = id("k-0000000003", 12)
    static let other = id("k-0000000004", 13)
    static let moderator = id("k-0000000005", 14)
    static let operating = id("k-0000000006", 15)
    static let reader = id("k-0000000007", 16)
    static let guest = id("k-0000000008", 18)
    static let stranger = id("k-0000000009", 17)

    static let members: [(MemberID, Set<Role>)] = [
        (author, [.contributor]), (colleague, [.contributor, .reviewer]), (reviewer, [.contributor, .reviewer]),
        (other, [.reviewer]), (moderator, [.moderator]), (operating, [.operator_]), (reader, [.reader]),
        (guest, [.guest]),
    ]

    static func id(_ handle: String, _ organisation: Int) -> MemberID {
        guard let id = MemberID(handle: handle, ars: "0537800000\(organisation < 10 ? "0" : "")\(organisation)") else {
            fatalError("no id: \(handle)")
        }
        return id
    }

    static func text(_ name: String) -> OperationID { OperationID(of: Array(name.utf8)) }

    static func time(_ text: String) -> WallTime {
        guard let time = WallTime(text) else { fatalError("no time: \(text)") }
        return time
    }

    static func key(_ name: String) -> String { "ssh-ed25519 \(Base64.encode(Array(name.utf8)))" }

    static func signature(_ key: String) -> String { String(key.dropFirst("ssh-ed25519 ".count)) }

    static func fingerprint(_ key: String) -> String { Registry.fingerprint(key) ?? "" }

    static func authentic(_ operation: Operation, _ key: String) -> Bool { operation.signature == signature(key) }

    static func revision(_ number: Int, text: OperationID? = nil) -> Revision {
        func object(_ kind: String) -> String { OperationID(of: Array("\(kind) \(number)".utf8)).description }
        return Revision(base: object("basis"), commit: object("stand"), tree: object("baum"), text: text)
    }

    static func founding(quorum: Int = 1, release: Bool = false, signatures: Bool = false) -> Content {
        .founding(
            Founding(
                title: "Vorlagen",
                hub: HubRecord(id: first.id, name: "Zentrale", key: first.key, leads: true), recoveryKey: recovery,
                policy: Policy(quorum: quorum, needsRelease: release, needsSignatures: signatures)))
    }

    private(set) var operations: [Operation]
    let root: OperationID
    var clock: Int64 = 1

    /// A founded library with all members.
    init(quorum: Int = 1, release: Bool = false, signatures: Bool = false) throws {
        let founding = try Operation(
            Self.founding(quorum: quorum, release: release, signatures: signatures), library: nil, clock: 1,
            by: Self.first.id, on: Self.day
        ).signed(Self.signature(Self.first.key))
        root = founding.id
        operations = [founding]
        for (id, roles) in Self.members {
            try fromHub(.member(MemberRecord(id: id, name: "Stelle \(id.ars)", roles: roles)))
        }
    }

    var journal: Journal { Journal.fold(operations, root: root, authentic: Self.authentic) }

    func word(_ operation: Operation) -> String? { journal.ignored[operation.id] }

    mutating func append(_ operation: Operation) {
        operations.append(operation)
        clock = max(clock, operation.clock)
    }

    /// An operation of a hub.
    @discardableResult mutating func fromHub(
        _ content: Content, _ hub: Hub = first, key: String? = nil, about subject: OperationID? = nil, at: Int64? = nil
    ) throws -> Operation {
        let operation = try Operation(
            content, library: root, clock: at ?? clock + 1, by: hub.id, on: Self.day, about: subject
        ).signed(Self.signature(key ?? hub.key))
        append(operation)
        return operation
    }

    /// An operation of a member, which the hub has vouched for unless `access` is nil.
    @discardableResult mutating func from(
        _ member: MemberID, _ content: Content, about subject: OperationID? = nil, at: Int64? = nil,
        access: String? = "zk-1", signedWith key: String? = nil, vouchedAt: Int64? = nil
    ) throws -> Operation {
        var operation = try Operation(
            content, library: root, clock: at ?? clock + 1, by: member, on: Self.day, about: subject)
        if let key { operation = try operation.signed(Self.signature(key)) }
        append(operation)
        if let access {
            try fromHub(
                .attestation([Attested(operation.id, access: key.map(Self.fingerprint) ?? access)]), at: vouchedAt)
        }
        return operation
    }

    /// A proposal of the author.
    mutating func propose(_ member: MemberID = author, _ number: Int = 1) throws -> Operation {
        try from(member, .opened(title: "Vorschlag \(number)", Self.revision(number)))
    }

    /// A question, or an answer to something.
    @discardableResult mutating func post(
        _ member: MemberID, _ text: String, about discussion: Operation? = nil, at: Int64? = nil,
        access: String? = "zk-1", vouchedAt: Int64? = nil
    ) throws -> Operation {
        try from(
            member, .posted(Post(discussion == nil ? .question : .answer, text: Self.text(text))),
            about: discussion?.id, at: at, access: access, vouchedAt: vouchedAt)
    }

    /// What a moderator does to something of a discussion.
    @discardableResult mutating func moderate(
        _ target: Operation, hides: Bool, about discussion: Operation, at: Int64? = nil
    ) throws -> Operation {
        try from(
            Self.moderator, .moderated(Moderation(target: target.id, hides: hides, reason: "")), about: discussion.id,
            at: at)
    }

    /// A verdict on a revision.
    @discardableResult mutating func review(
        _ member: MemberID, _ proposal: Operation, _ verdict: Review.Verdict = .approved, of revision: Operation? = nil,
        signedWith key: String? = nil
    ) throws -> Operation {
        try from(
            member, .review(Review((revision ?? proposal).id, verdict)), about: proposal.id, signedWith: key)
    }

    /// An acceptance by a hub.
    @discardableResult mutating func accept(
        _ proposal: Operation, revision: Operation? = nil, approvals: [Operation] = [], releases: [Operation] = [],
        by hub: Hub = first, at: Int64? = nil
    ) throws -> Operation {
        try fromHub(
            Self.acceptance(revision ?? proposal, approvals: approvals.map(\.id), releases: releases.map(\.id)), hub,
            about: proposal.id, at: at)
    }

    static func acceptance(_ revision: Operation, approvals: [OperationID], releases: [OperationID] = []) -> Content {
        .accepted(
            Acceptance(
                revision: revision.id, approvals: approvals, releases: releases, by: author,
                before: String(repeating: "1", count: 64), after: String(repeating: "2", count: 64)))
    }
}

/// Numbers that look random and are the same every time.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(truncatingIfNeeded: seed) &* 0x9e37_79b9_7f4a_7c15 &+ 1 }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// True once in so many times.
    mutating func once(in times: Int) -> Bool { Int.random(in: 0..<times, using: &self) == 0 }
}
