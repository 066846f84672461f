import Bytes
import Journal

/// Operations for measuring. The hub's signatures are as long as real ones and mean nothing.
struct Workload {
    private(set) var files: [[UInt8]] = []
    private(set) var root: OperationID
    private let size: Int
    private var clock: Int64 = 1
    private var state: UInt64 = 1
    private var pending: [Attested] = []
    private let hub: MemberID
    private let day: Day
    private let founding: Operation

    private struct Unfounded: Error {}

    init(size: Int) throws {
        self.size = size
        guard let hub = MemberID("k-a000000001@053780000000"), let day = Day("2026-11-27") else { throw Unfounded() }
        (self.hub, self.day) = (hub, day)
        founding = try Operation(
            .founding(
                Founding(
                    title: "Vorlagen", hub: HubRecord(id: hub, name: "Zentrale", key: Self.key(0), leads: true),
                    recoveryKey: Self.key(1), policy: Policy(quorum: 1, needsRelease: false))), library: nil,
            clock: 1, by: hub, on: day
        ).signed(Self.signature(1))
        root = founding.id
        files = [founding.bytes]
    }

    // MARK: Workloads

    /// Half attestations of one to twelve operations; 11,000 members; proposals with revisions and reviews; nine in ten signed.
    mutating func mixed() throws {
        let people = min(11_000, size / 9)
        for number in 0..<people { try hubSays(record(number)) }
        for number in 0..<people / 10 {
            try memberSays(
                number, .key(handle: member(number).handle, key: Self.key(UInt64(number) + 10), label: "Dienst-PC"))
        }
        while files.count < size { try proposal(people) }
        try attest()
    }

    private mutating func proposal(_ people: Int) throws {
        let author = below(people)
        let opening = try memberSays(
            author, .opened(title: "Fristen der Vorlage \(next()) angepasst", revision()))
        var current = opening
        var approvals: [OperationID] = []
        for _ in 0..<1 + below(3) {
            for _ in 0..<below(3) {
                let reviewer = below(people)
                let comments = (0..<below(3)).map { _ in
                    Review.Comment(template: "x3bj342cf1", node: "x8h2k4m9qt", field: "dauer", text: text())
                }
                let verdict: Review.Verdict = comments.isEmpty ? .approved : .note
                let review = try memberSays(
                    reviewer, .review(Review(current, verdict, text: text(), comments: comments)), about: opening)
                if verdict == .approved, reviewer != author { approvals.append(review) }
            }
            guard approvals.isEmpty else { break }
            current = try memberSays(author, .revised(revision()), about: opening)
        }
        try attest()
        if !approvals.isEmpty { try hubSays(acceptance(current, approvals), about: opening) }
    }

    /// One proposal with all reviews, each vouched for, and an acceptance after every hundred.
    mutating func reviews() throws {
        let people = min(1_000, size / 10)
        for number in 0..<people { try hubSays(record(number)) }
        let opening = try memberSays(0, .opened(title: "Einer", revision()))
        while files.count < size {
            let review = try memberSays(below(people), .review(Review(opening, .approved)), about: opening)
            if files.count.isMultiple(of: 100) { try hubSays(acceptance(opening, [review]), about: opening) }
        }
        try attest()
    }

    /// One proposal that is vouched for again and again.
    mutating func attestations() throws {
        try hubSays(record(0))
        let opening = try memberSays(0, .opened(title: "Einer", revision()))
        while files.count < size {
            pending.append(Attested(opening, access: "zk-\(next() % 1_000)"))
            try attest()
        }
    }

    /// One proposal with as many revisions as reviews, each of another revision.
    mutating func revisions() throws {
        try hubSays(record(0))
        try hubSays(record(1))
        let opening = try memberSays(0, .opened(title: "Einer", revision()))
        while files.count < size {
            let revision = try memberSays(0, .revised(revision()), about: opening)
            try memberSays(1, .review(Review(revision, .changes)), about: opening)
        }
        try attest()
    }

    /// Members, keys and policies that change all the time.
    mutating func members() throws {
        while files.count < size {
            let number = below(5_000)
            try hubSays(record(number))
            try hubSays(.key(handle: member(number).handle, key: Self.key(next()), label: ""))
            try hubSays(.policy(Policy(quorum: 0, needsRelease: true)))
        }
    }

    /// What comes at the end, one batch after another: a review of a new proposal, and what the hub says of it.
    mutating func final() throws -> [[Operation]] {
        var batches: [[Operation]] = []
        for _ in 0..<20 {
            let start = files.count
            let opening = try memberSays(0, .opened(title: "Noch einer", revision()))
            try memberSays(1, .review(Review(opening, .approved)), about: opening)
            try attest()
            batches.append(try files[start...].map { try Operation($0) })
        }
        return batches
    }

    // MARK: Operations

    @discardableResult
    private mutating func memberSays(_ number: Int, _ content: Content, about subject: OperationID? = nil) throws
        -> OperationID
    {
        clock += 1
        var operation = try Operation(content, library: root, clock: clock, by: member(number), on: day, about: subject)
        if next() % 10 != 0 { operation = try operation.signed(Self.signature(next())) }
        files.append(operation.bytes)
        pending.append(Attested(operation.id, access: "zk-7f3a9c2e51"))
        // What arrives alone is vouched for alone; some arrive together.
        if next() % 10 < 9 || pending.count >= 12 { try attest() }
        return operation.id
    }

    private mutating func hubSays(_ content: Content, about subject: OperationID? = nil) throws {
        clock += 1
        files.append(
            try Operation(content, library: root, clock: clock, by: hub, on: day, about: subject)
                .signed(Self.signature(next())).bytes)
    }

    private mutating func attest() throws {
        guard !pending.isEmpty else { return }
        try hubSays(.attestation(pending))
        pending = []
    }

    private func record(_ number: Int) -> Content {
        .member(MemberRecord(id: member(number), name: "Stadt Nummer \(number)", roles: [.contributor, .reviewer]))
    }

    private func acceptance(_ revision: OperationID, _ approvals: [OperationID]) -> Content {
        .accepted(
            Acceptance(
                revision: revision, approvals: approvals, releases: [], by: hub,
                before: String(repeating: "1", count: 64), after: String(repeating: "2", count: 64)))
    }

    private mutating func revision() -> Revision {
        Revision(base: text().description, commit: text().description, tree: text().description, text: text())
    }

    // MARK: Values

    private func member(_ number: Int) -> MemberID {
        let digits = String(number + 1_000_000, radix: 16)
        return MemberID(
            handle: "k-" + String(repeating: "0", count: 10 - digits.count) + digits, ars: "0537\(number + 10_000_000)")
            ?? hub
    }

    private mutating func text() -> OperationID { OperationID(of: Array("\(next())".utf8)) }

    private mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(max(1, limit))) }

    private mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        return Self.mixed(state)
    }

    private static func mixed(_ seed: UInt64) -> UInt64 {
        var value = (seed ^ (seed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
        return value ^ (value >> 31)
    }

    /// 296 bytes in Base64, as an Ed25519 signature of ssh-keygen has.
    private static func signature(_ seed: UInt64) -> String {
        Base64.encode((0..<296).map { UInt8(truncatingIfNeeded: mixed(seed &+ UInt64($0))) })
    }

    private static func key(_ seed: UInt64) -> String {
        "ssh-ed25519 " + Base64.encode((0..<51).map { UInt8(truncatingIfNeeded: mixed(seed &* 64 &+ UInt64($0))) })
    }
}
