import Bytes
import Testing

@testable import Journal

/// Hubs, their keys, and what they vouch for.
@Suite struct HubTests {
    private func record(_ hub: Stage.Hub, key: String? = nil, leads: Bool = false) -> Content {
        .hub(HubRecord(id: hub.id, name: "Zentrale", key: key ?? hub.key, leads: leads))
    }

    @Test func `A hub is let in by a known hub, and then vouches and speaks`() throws {
        var stage = try Stage()
        try stage.fromHub(record(Stage.second))
        let proposal = try stage.from(Stage.author, .opened(title: "A", Stage.revision(1)), access: nil)
        try stage.fromHub(.attestation([Attested(proposal.id, access: "zk-1")]), Stage.second)
        #expect(stage.journal.proposals.count == 1)
        #expect(stage.journal.registry.currentHubs.map(\.id) == [Stage.first.id, Stage.second.id])
        #expect(stage.journal.registry.leader == Stage.first.id)
    }

    @Test func `Nobody lets himself in`() throws {
        var stage = try Stage()
        let hub = try stage.fromHub(record(Stage.second, leads: true), Stage.second)
        let proposal = try stage.from(Stage.author, .opened(title: "A", Stage.revision(1)), access: nil)
        let word = try stage.fromHub(.attestation([Attested(proposal.id, access: "zk-1")]), Stage.second)
        #expect(stage.word(hub) == "not-authentic" && stage.word(word) == "only-hub")
        #expect(stage.journal.proposals.isEmpty && stage.journal.registry.leader == Stage.first.id)
        // Nor does a signature by another key make one the hub.
        let forged = try stage.fromHub(.blocked(handle: Stage.author.handle), key: Stage.second.key)
        #expect(stage.word(forged) == "not-authentic")
        #expect(stage.journal.registry.activeMembers.count == Stage.members.count)
    }

    @Test func `The recovery key puts a new hub in the place of all`() throws {
        var stage = try Stage()
        let proposal = try stage.propose()
        let approval = try stage.review(Stage.reviewer, proposal)
        try stage.fromHub(record(Stage.second, leads: true), Stage.second, key: Stage.recovery)
        #expect(stage.journal.registry.leader == Stage.second.id)
        let old = try stage.accept(proposal, approvals: [approval])
        #expect(stage.word(old) == "not-leading" && stage.journal.proposal(proposal.id)?.state == .open)
        try stage.accept(proposal, approvals: [approval], by: Stage.second)
        #expect(stage.journal.proposal(proposal.id)?.state == .accepted)
        // It opens nothing but that door.
        let other = try stage.fromHub(.blocked(handle: Stage.author.handle), key: Stage.recovery)
        #expect(stage.word(other) == "not-authentic")
    }

    @Test func `The recovery key cannot begin before the founding operation`() throws {
        var stage = try Stage()
        // A clock as low as the founding's, with a name on either side of it.
        for number in 0..<20 {
            let hub = Stage.Hub("k-b0000000\(number + 10)", "h\(number)")
            try stage.fromHub(record(hub, leads: true), hub, key: Stage.recovery, at: 1)
        }
        let sound = stage.journal.registry.leaders.steps.map(\.position)
        #expect(sound == sound.sorted())
        #expect(stage.journal.ignored.count + stage.journal.registry.hubs.count == 21)
    }

    @Test func `A key holds from its operation to the next`() throws {
        var stage = try Stage()
        let key = Stage.key("neu")
        try stage.fromHub(record(Stage.first, key: key))
        let old = try stage.fromHub(.blocked(handle: Stage.author.handle))
        let new = try stage.fromHub(.blocked(handle: Stage.reader.handle), key: key)
        let early = try stage.fromHub(
            .member(MemberRecord(id: Stage.reader, name: "Früh", roles: [.reader])), key: key, at: 3)
        #expect(stage.word(old) == "not-authentic" && stage.word(new) == nil && stage.word(early) == "not-authentic")
        #expect(stage.journal.registry.currentHubs.map(\.key) == [key])
    }

    @Test func `Of two hubs that vouch, the earlier word counts, whichever comes first`() throws {
        var stage = try Stage()
        try stage.fromHub(record(Stage.second))
        let proposal = try stage.from(Stage.author, .opened(title: "A", Stage.revision(1)), access: nil)
        let between = try stage.fromHub(.blocked(handle: Stage.author.handle), at: stage.clock + 2)
        let late = try stage.fromHub(.attestation([Attested(proposal.id, access: "zk-1")]))
        #expect(stage.word(proposal) == "blocked")
        let early = try stage.fromHub(
            .attestation([Attested(proposal.id, access: "zk-2")]), Stage.second, at: between.clock - 1)
        #expect(stage.word(proposal) == nil && stage.journal.proposals.count == 1)
        for order in [[early, late], [late, early]] {
            let base = stage.operations.filter { $0.id != early.id && $0.id != late.id }
            var journal = Journal.fold(base, root: stage.root, authentic: Stage.authentic)
            for word in order {
                let operations = stage.operations
                #expect(
                    try journal.add([word], authentic: Stage.authentic) { id in
                        guard let known = operations.first(where: { $0.id == id }) else {
                            throw MissingOperation(id: id)
                        }
                        return known
                    })
            }
            #expect(journal == stage.journal)
        }
    }

    @Test func `What was said of members too early is folded anew`() throws {
        var stage = try Stage()
        let journal = stage.journal
        for content: Content in [
            .blocked(handle: Stage.author.handle), record(Stage.second),
            .policy(Policy(quorum: 2, needsRelease: false)),
        ] {
            var next = journal
            let operation = try Operation(content, library: stage.root, clock: 3, by: Stage.first.id, on: Stage.day)
                .signed(Stage.signature(Stage.first.key))
            #expect(try !next.add([operation], authentic: Stage.authentic) { throw MissingOperation(id: $0) })
            stage.append(operation)
        }
        #expect(stage.journal.registry.policy.quorum == 1)
        #expect(stage.journal.ignored.values.sorted() == ["policy"])
    }

    @Test func `Without its founding operation nothing counts, and with it everything`() throws {
        var stage = try Stage()
        _ = try stage.propose()
        var journal = Journal()
        let rest = Array(stage.operations.dropFirst())
        #expect(try journal.add(rest, authentic: Stage.authentic) { throw MissingOperation(id: $0) })
        #expect(journal.proposals.isEmpty && journal.ignored.count == rest.count)
        #expect(
            try !journal.add([stage.operations[0]], authentic: Stage.authentic) { throw MissingOperation(id: $0) })
        #expect(stage.journal.proposals.count == 1)
    }

    @Test func `A founding operation that is not signed with the key it names founds nothing`() throws {
        let forged = try Operation(Stage.founding(), library: nil, clock: 1, by: Stage.first.id, on: Stage.day)
            .signed(Stage.signature(Stage.second.key))
        let journal = Journal.fold([forged], authentic: Stage.authentic)
        #expect(journal.root == nil && journal.registry.hubs.isEmpty && journal.count == 1)
    }

    private struct Broken: Error {}

    @Test func `A signature that cannot be checked is no signature, or an error`() throws {
        let stage = try Stage()
        let journal = Journal.fold(stage.operations, root: stage.root) { _, _ in throw Broken() }
        #expect(journal.registry.hubs.isEmpty && journal.count == stage.operations.count)
        #expect(throws: Broken.self) {
            try Journal.folding(stage.operations, root: stage.root) { _, _ in throw Broken() }
        }
    }
}
