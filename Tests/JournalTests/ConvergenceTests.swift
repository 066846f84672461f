import Bytes
import Testing

import class Foundation.ProcessInfo

@testable import Journal

/// A replica or hub: the operations it has, and what they came to one batch after another.
private struct Node {
    var known: [OperationID: Operation] = [:]
    var journal = Journal()
    let hub: Stage.Hub?
    var continued = 0
    var anew = 0

    mutating func receive(_ operations: [Operation], _ root: OperationID) throws {
        // The same may come twice in one batch, never in a later one: the store knows what it has.
        let new = operations.filter { known[$0.id] == nil }
        for operation in new { known[operation.id] = operation }
        let all = known
        var next = journal
        let load: Journal.Load = { id in
            guard let operation = all[id] else { throw MissingOperation(id: id) }
            return operation
        }
        if try next.add(new, authentic: Stage.authentic, load: load) {
            journal = next
            continued += 1
        } else {
            journal = Journal.fold(Array(known.values), root: root, authentic: Stage.authentic)
            anew += 1
        }
    }
}

/// Three replicas and two hubs that make operations, sound and unsound, and pass them on in any order.
private struct Network {
    var chance: Chance
    var nodes: [Node]
    var root: OperationID
    var made: [Operation] = []
    var keys = 0
    var waitingForHub: [Operation] = []

    init(_ seed: Int) throws {
        chance = Chance(seed)
        nodes = [Node(hub: nil), Node(hub: nil), Node(hub: nil), Node(hub: Stage.first), Node(hub: Stage.second)]
        var stage = try Stage(quorum: 1, release: chance.once(in: 3), signatures: false)
        let proposal = try stage.propose()
        try stage.review(Stage.reviewer, proposal)
        try stage.post(Stage.author, "t1", about: stage.post(Stage.guest, "t2"))
        try stage.from(Stage.author, .event(EventRecord(start: Stage.time("2026-12-01T10:00"), text: Stage.text("t3"))))
        try stage.from(Stage.author, .contact(ContactRecord(id: "c1", card: Stage.text("t4"), until: Stage.day)))
        root = stage.root
        var start = stage.operations
        // Some begin without the founding operation, some without members.
        start.shuffle(using: &chance)
        made = start
        for index in nodes.indices {
            nodes[index].journal.root = root
            try nodes[index].receive(start.filter { _ in !chance.once(in: 12) }, root)
        }
    }

    mutating func pick<Value>(_ values: [Value]) -> Value? { values.randomElement(using: &chance) }

    /// One operation of a node, by what it knows, with its clock or with any.
    mutating func make(_ index: Int) throws {
        let node = nodes[index]
        var clock = node.journal.clock + 1
        if chance.once(in: 6) { clock = Int64.random(in: 1...max(1, node.journal.clock), using: &chance) }
        if chance.once(in: 150) { clock += Operation.maximumStep }
        let library = chance.once(in: 60) ? Sample.target : root
        if let hub = node.hub, !chance.once(in: 4) {
            guard let (content, subject) = hubContent(node) else { return }
            let record = node.journal.registry.currentHubs.first { $0.id == hub.id }
            let key = chance.once(in: 25) ? Stage.recovery : chance.once(in: 30) ? hub.key : record?.key ?? hub.key
            let operation = try Operation(
                content, library: library, clock: clock, by: hub.id, on: Stage.day, about: subject
            ).signed(Stage.signature(key))
            return try keep(operation, index)
        }
        guard let (content, subject) = content(node),
            let anybody = pick(Stage.members.map(\.0) + [Stage.stranger, Stage.first.id])
        else { return }
        let author = chance.once(in: 4) ? anybody : whoMay(content, subject, node) ?? anybody
        try keep(
            Operation(content, library: library, clock: clock, by: author, on: Stage.day, about: subject), index)
    }

    private mutating func keep(_ operation: Operation, _ index: Int) throws {
        made.append(operation)
        try nodes[index].receive([operation, operation], root)
    }

    private mutating func content(_ node: Node) -> (Content, OperationID?)? {
        let number = Int.random(in: 1...9, using: &chance)
        let proposals = node.journal.proposals
        if !chance.once(in: 3) { return exchange(node) }
        guard let proposal = pick(proposals), !chance.once(in: 6) else {
            return governing(node) ?? (.opened(title: "Vorschlag \(number)", Stage.revision(number)), nil)
        }
        let revision = pick(proposal.revisions)?.id ?? proposal.id
        let review = pick(proposal.reviews)?.id ?? pick(made)?.id ?? proposal.id
        switch Int.random(in: 0...11, using: &chance) {
        case 0...4: return (.review(Review(revision, pick(Review.Verdict.allCases) ?? .note)), proposal.id)
        case 5: return (.revised(Stage.revision(number)), proposal.id)
        case 6: return (.withdrawn(text: nil), proposal.id)
        case 7: return (.dismissed(review: review), proposal.id)
        case 8:
            let target = chance.once(in: 2) ? proposal.id : review
            return (.moderated(Moderation(target: target, hides: chance.once(in: 2), reason: "")), proposal.id)
        case 9: return (.review(Review(revision, .approved)), pick(made)?.id)
        default: return governing(node)
        }
    }

    /// Discussions, contacts, erasure and practice. There are few texts, so that the same is named in many places.
    private mutating func exchange(_ node: Node) -> (Content, OperationID?)? {
        let text = Stage.text("t\(Int.random(in: 1...6, using: &chance))")
        let template = chance.once(in: 2) ? "x3bj342cf1" : "x8h2k4m9qt"
        let minute = Int.random(in: 0..<1440, using: &chance)
        let record = EventRecord(
            start: WallTime(Stage.day, minute: minute) ?? Stage.time("2026-12-01T10:00"), text: text)
        guard let discussion = pick(node.journal.allDiscussions.sorted { $0.id < $1.id }), !chance.once(in: 3) else {
            switch Int.random(in: 0...5, using: &chance) {
            case 0: return (.event(record), nil)
            case 1: return (.posted(Post(.topic, place: Place(template: template), text: text)), nil)
            case 2: return (.posted(Post(.question, text: text)), chance.once(in: 5) ? pick(made)?.id : nil)
            default: return person(node, text) ?? practice(node, text, template)
            }
        }
        let post = chance.once(in: 12) ? pick(made)?.id : pick(discussion.posts)?.id
        guard let post else { return nil }
        let about = chance.once(in: 25) ? pick(made)?.id : discussion.id
        switch Int.random(in: 0...11, using: &chance) {
        case 0...2: return (.posted(Post(chance.once(in: 20) ? .topic : .answer, text: text)), about)
        case 3, 4: return (.edited(post: post, text: text), about)
        case 5: return (.retracted(post: post), about)
        case 6, 7: return (.solved(answer: chance.once(in: 4) ? nil : discussion.posts.last?.id), about)
        case 8: return (chance.once(in: 3) ? .eventCancelled : .eventChanged(record), about)
        case 9: return (.minutes(Minutes(text: text, places: [Place(template: template)])), about)
        default:
            let target = discussion.event?.minutes.first?.id ?? post
            return (
                .moderated(
                    Moderation(target: chance.once(in: 4) ? target : post, hides: chance.once(in: 3), reason: "")),
                about
            )
        }
    }

    /// Somebody of whom it may count.
    private mutating func whoMay(_ content: Content, _ subject: OperationID?, _ node: Node) -> MemberID? {
        let discussion = subject.flatMap { node.journal.discussion($0) }
        switch content {
        case .edited(let id, _), .retracted(let id): return discussion?.posts.first { $0.id == id }?.author
        case .solved, .eventChanged, .eventCancelled, .minutes: return discussion?.author
        case .moderated: return Stage.moderator
        case .posted: return pick([Stage.author, Stage.guest, Stage.guest])
        case .contact(let record):
            let id = node.journal.contacts[record.id]?.owner == Stage.reviewer.ars ? Stage.reviewer : Stage.author
            return record.person == nil ? id : Stage.members.first { $0.0.handle == record.person }?.0
        case .contactRemoved: return Stage.operating
        case .erasure(let erasure):
            return erasure.texts.isEmpty || erasure.contact != nil ? Stage.operating : nil
        case .evidenceWithdrawn(let id): return node.journal.practice.entry(id)?.author
        default: return nil
        }
    }

    private mutating func person(_ node: Node, _ text: OperationID) -> (Content, OperationID?)? {
        let id = chance.once(in: 2) ? "c1" : "c2"
        let member = pick(Stage.members.map(\.0))?.handle
        switch Int.random(in: 0...9, using: &chance) {
        case 0...2:
            let until = Day(number: Stage.day.number + Int64.random(in: 0...1100, using: &chance))
            let card = chance.once(in: 4) ? nil : text
            return (
                .contact(
                    ContactRecord(
                        id: id, person: chance.once(in: 2) ? member : nil, mailbox: "it@koeln.example", card: card,
                        until: card.map { _ in until })), nil
            )
        case 3: return (.contactRemoved(id: id), nil)
        case 4: return (.erasure(Erasure(person: member, texts: chance.once(in: 2) ? [text] : [])), nil)
        case 5: return (.erasure(Erasure(contact: id, texts: [text])), nil)
        case 6: return (.erasure(Erasure(texts: [text])), nil)
        default: return nil
        }
    }

    private mutating func practice(_ node: Node, _ text: OperationID, _ template: String) -> (Content, OperationID?)? {
        let said = chance.once(in: 6) ? pick(made)?.id : pick(node.journal.practice.all)?.id
        if let said, chance.once(in: 3) { return (.evidenceWithdrawn(said), nil) }
        let statement: Evidence.Statement? = pick([
            .use(Evidence.Use(since: Stage.day, state: .running)),
            .report(Evidence.Report(size: .to20000, again: .yes, text: text)),
            .actuals([Evidence.Actual(node: "x8h2k4m9qt", days: 3), Evidence.Actual(node: "x8h2k4m9qu", days: nil)]),
        ])
        return statement.map { (.evidence(Sample.evidence($0, template: template)), nil) }
    }

    private mutating func governing(_ node: Node) -> (Content, OperationID?)? {
        guard let (member, roles) = pick(Stage.members) else { return nil }
        switch Int.random(in: 0...9, using: &chance) {
        case 0: return (.blocked(handle: member.handle), nil)
        case 1, 2:
            let some = Set(roles.sorted().filter { _ in !chance.once(in: 3) })
            return (.member(MemberRecord(id: member, name: "Stelle", roles: some)), nil)
        case 3, 4:
            keys += 1
            let name = chance.once(in: 3) ? "k1" : "k\(keys)"
            return (.key(handle: member.handle, key: Stage.key(name), label: ""), nil)
        case 5:
            let key = pick(node.journal.registry.signingKeys.map(\.fingerprint)) ?? Stage.fingerprint(Stage.key("k1"))
            return (.keyRevoked(key: chance.once(in: 2) ? "zk-1" : key, reason: ""), nil)
        case 6: return (.policy(Policy(quorum: Int.random(in: 0...3, using: &chance), needsRelease: false)), nil)
        default: return nil
        }
    }

    private mutating func hubContent(_ node: Node) -> (Content, OperationID?)? {
        guard let hub = node.hub else { return nil }
        let waiting = Array(node.journal.waiting.keys).sorted()
        if !waiting.isEmpty, !chance.once(in: 5) {
            var named = waiting.filter { _ in !chance.once(in: 4) }
            if chance.once(in: 4), let any = pick(made) { named.append(any.id) }
            if named.isEmpty { return nil }
            let key = Stage.fingerprint(Stage.key("k1"))
            return (.attestation(named.map { Attested($0, access: chance.once(in: 5) ? key : "zk-1") }), nil)
        }
        if let proposal = pick(node.journal.proposals), !chance.once(in: 3) {
            let standing = node.journal.standing(of: proposal, stewards: [])
            if standing.missing.isEmpty || chance.once(in: 2) {
                return (
                    .accepted(
                        Acceptance(
                            revision: proposal.current.id, approvals: standing.approvals.map(\.id),
                            releases: standing.releases.map(\.id), by: proposal.author,
                            before: String(repeating: "1", count: 64), after: String(repeating: "2", count: 64))),
                    proposal.id
                )
            }
        }
        if chance.once(in: 4) {
            let rotated = chance.once(in: 3) ? Stage.key("neu-\(hub.id.handle)") : hub.key
            let id = chance.once(in: 2) ? Stage.second : hub
            return (
                .hub(
                    HubRecord(
                        id: id.id, name: "Z", key: id.id == hub.id ? rotated : id.key, leads: chance.once(in: 3))), nil
            )
        }
        return chance.once(in: 2) ? governing(node) : content(node)
    }

    /// Some of what one node has goes to another, in any order, some of it twice; as a rule all of it.
    mutating func pass(from: Int, to: Int) throws {
        var operations = Array(nodes[from].known.values).sorted { $0.id < $1.id }
        if chance.once(in: 3) { operations = operations.filter { _ in !chance.once(in: 3) } }
        operations.shuffle(using: &chance)
        if let twice = operations.first { operations.append(twice) }
        try nodes[to].receive(operations, root)
    }
}

@Suite struct ConvergenceTests {
    private static let count = ProcessInfo.processInfo.environment["ALLMENDE_INTERLEAVINGS"].flatMap { Int($0) } ?? 300

    /// The first part in which two journals are not the same.
    private func difference(_ x: Journal, _ y: Journal) -> String? {
        if x == y { return nil }
        if x.registry != y.registry { return "registry" }
        if x.ignored != y.ignored { return "ignored \(x.ignored) and \(y.ignored)" }
        if x.waiting != y.waiting { return "waiting" }
        if x.attestedAhead != y.attestedAhead { return "ahead \(x.attestedAhead) and \(y.attestedAhead)" }
        if x.governed != y.governed { return "governed" }
        if x.records != y.records { return "records" }
        if x.contacts != y.contacts { return "contacts" }
        if x.practice != y.practice { return "practice" }
        if x.later != y.later { return "later" }
        return
            "clock \(x.clock) \(y.clock), last, gap \(x.gap ?? 0) \(y.gap ?? 0), count \(x.count) \(y.count), or what follows from discussions"
    }

    /// What a journal has of each kind.
    private func happened(_ journal: Journal) -> [String: Int] {
        let discussions = journal.allDiscussions
        let posts = discussions.flatMap(\.posts)
        return [
            "answers": posts.count - discussions.count, "edited": posts.count(where: \.isEdited),
            "retracted": posts.count { $0.text == nil }, "pending": posts.count(where: \.isPending),
            "hidden": posts.count(where: \.isHidden), "solved": discussions.count { $0.answer != nil },
            "changed": discussions.count { ($0.event?.sequence ?? 0) > 0 },
            "cancelled": discussions.count { $0.event?.isCancelled == true },
            "minutes": discussions.reduce(0) { $0 + ($1.event?.minutes.count ?? 0) },
            "contacts": journal.contacts.cards.count, "replaced": journal.contacts.replaced.count,
            "persons": journal.contacts.persons.count, "texts": journal.contacts.texts.count,
            "practice": journal.practice.all.count,
        ]
    }

    @Test func `Whatever order operations come in, every replica and hub comes to the same`() throws {
        var (continued, anew, accepted, ignored, kept) = (0, 0, 0, 0, 0)
        var seen: [String: Int] = [:]
        for seed in 0..<Self.count {
            var network = try Network(seed)
            for _ in 0..<30 {
                let from = Int.random(in: 0..<5, using: &network.chance)
                try network.make(from)
                if network.chance.once(in: 2) {
                    try network.pass(from: from, to: Int.random(in: 0..<5, using: &network.chance))
                }
                if network.chance.once(in: 8) {
                    // What was written down and read again continues alike.
                    let file = network.nodes[from].journal.encode()
                    let read = try #require(Journal(file))
                    #expect(read == network.nodes[from].journal, "interleaving \(seed)")
                    network.nodes[from].journal = read
                }
                if network.chance.once(in: 10) {
                    let node = network.nodes[from]
                    let whole = Journal.fold(Array(node.known.values), root: network.root, authentic: Stage.authentic)
                    #expect(whole == node.journal, "interleaving \(seed), under way")
                }
            }
            for index in network.nodes.indices { try network.nodes[index].receive(network.made, network.root) }
            let whole = Journal.fold(
                network.made.shuffled(using: &network.chance), root: network.root, authentic: Stage.authentic)
            for (index, node) in network.nodes.enumerated() {
                if let part = difference(node.journal, whole) {
                    Issue.record("interleaving \(seed), node \(index): \(part)")
                }
                continued += node.continued
                anew += node.anew
            }
            let digests = Set(network.nodes.map(\.journal.digest))
            #expect(digests == [whole.digest], "interleaving \(seed)")
            accepted += whole.proposals.count { $0.state == .accepted }
            ignored += whole.ignored.count
            kept += whole.attestedAhead.count + whole.waiting.count
            for (kind, number) in happened(whole) { seen[kind, default: 0] += number }
        }
        // None of it would show anything if nothing happened.
        print(
            "interleavings \(Self.count): \(continued) continued, \(anew) anew, \(accepted) accepted, \(ignored) ignored"
        )
        print(
            "interleavings: \(seen.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
        // Few orders show little.
        if Self.count >= 300 { for (kind, number) in seen { #expect(number > 0, "\(kind)") } }
        #expect(continued > anew / 4 && anew > 0 && accepted > 0 && ignored > 0 && kept > 0)
    }
}
