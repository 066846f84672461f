/// Adds some operations to a journal, layer by layer: hubs, then what hubs vouch for, then members, keys and policy, then proposals.
struct JournalBatch {
    private let operations: [Operation]
    private let own: [OperationID: Operation]
    private let authentic: Journal.Authentic
    /// What of the batch is from a hub and signed by its key of that moment.
    private var fromHubs: Set<OperationID> = []
    /// Things that something was added to.
    private var touched: Set<OperationID> = []
    /// Operations about members, keys and policy that hold from a position on.
    private var governing: [(judged: Position, operation: Operation)] = []

    init(_ operations: [Operation], authentic: @escaping Journal.Authentic) {
        self.operations = operations.sorted { $0.position < $1.position }
        own = Dictionary(operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        self.authentic = authentic
    }

    /// False when the whole set must be folded anew.
    mutating func run(on journal: inout Journal, _ load: Journal.Load) throws -> Bool {
        let before = journal.last
        guard operations.allSatisfy({ $0.clock <= journal.clock + Operation.maximumStep || before == nil }),
            !journal.ignored.values.contains(Refusal.clockJump.code)
        else { return false }
        guard try addHubs(to: &journal) else { return false }
        let vouched = try vouch(&journal)
        for operation in operations { sort(operation, into: &journal) }
        guard try admit(vouched, into: &journal, load) else { return false }
        governing.sort { ($0.judged, $0.operation.position) < ($1.judged, $1.operation.position) }
        for (judged, operation) in governing {
            if let before, judged < before { return false }
            if let refusal = journal.registry.refusal(operation, at: judged) {
                journal.ignored[operation.id] = refusal.code
            } else {
                journal.registry.apply(operation, at: judged)
            }
        }
        for id in touched { try refold(id, in: &journal, load) }
        for operation in operations {
            journal.clock = max(journal.clock, operation.clock)
            if journal.last.map({ $0 < operation.position }) ?? true { journal.last = operation.position }
        }
        journal.count += operations.count
        return true
    }

    // MARK: Hubs

    /// The founding operation and the hubs after it; false when one belongs before what is here.
    private mutating func addHubs(to journal: inout Journal) throws -> Bool {
        if journal.registry.hubs.isEmpty {
            for operation in operations {
                guard case .founding(let founding) = operation.content, operation.library == nil,
                    journal.root == nil || journal.root == operation.id, operation.author == founding.hub.id,
                    try authentic(operation, founding.hub.key)
                else { continue }
                journal.root = operation.id
                journal.title = founding.title
                journal.recoveryKey = founding.recoveryKey
                journal.registry.apply(HubRecord(leading: founding.hub), at: operation.position)
                journal.registry.policies.append(founding.policy, at: operation.position)
                break
            }
        }
        for operation in operations where operation.library == journal.root && journal.root != nil {
            guard case .hub(let record) = operation.content else { continue }
            if let last = journal.last, operation.position < last { return false }
            let hub = journal.registry.hubs[operation.author]?.value(at: operation.position)
            let isOurs = try hub.map { try authentic(operation, $0.key) } ?? false
            guard try isOurs || authentic(operation, journal.recoveryKey) else {
                journal.ignored[operation.id] = Refusal.notAuthentic.code
                continue
            }
            fromHubs.insert(operation.id)
            journal.registry.apply(record, at: operation.position)
        }
        return true
    }

    // MARK: Attestations

    /// What hubs of the batch vouch for, the first word for each operation.
    private mutating func vouch(_ journal: inout Journal) throws -> [OperationID: Journal.Vouched] {
        var vouched: [OperationID: Journal.Vouched] = [:]
        for operation in operations where operation.library == journal.root && journal.root != nil {
            guard let hub = journal.registry.hubs[operation.author]?.value(at: operation.position) else { continue }
            if case .hub = operation.content { continue }
            guard try authentic(operation, hub.key) else {
                journal.ignored[operation.id] = Refusal.notAuthentic.code
                continue
            }
            fromHubs.insert(operation.id)
            guard case .attestation(let entries) = operation.content else { continue }
            for entry in entries where vouched[entry.id] == nil {
                vouched[entry.id] = Journal.Vouched(position: operation.position, access: entry.access)
            }
        }
        return vouched
    }

    // MARK: Sorting

    /// Puts an operation where it belongs; one from a member waits until a hub vouches for it.
    private mutating func sort(_ operation: Operation, into journal: inout Journal) {
        if operation.id == journal.root || journal.ignored[operation.id] != nil { return }
        guard operation.library == journal.root, journal.root != nil else {
            journal.ignored[operation.id] = Refusal.otherLibrary.code
            return
        }
        if fromHubs.contains(operation.id) {
            switch operation.content {
            case .hub, .attestation, .founding: return
            default: take(operation, Entry(position: operation.position, judged: operation.position), into: &journal)
            }
        } else {
            switch operation.content {
            case .hub, .attestation, .founding, .accepted: journal.ignored[operation.id] = Refusal.onlyHub.code
            default: journal.waiting[operation.id] = operation.subject ?? operation.id
            }
        }
    }

    private mutating func take(_ operation: Operation, _ entry: Entry, into journal: inout Journal) {
        switch operation.content {
        case .member, .blocked, .key, .keyRevoked, .policy:
            governing.append((entry.judged, operation))
            journal.governed[operation.id] = entry.judged
        case .opened:
            place(operation, entry, about: operation.id, in: &journal)
        case .invalid(let member) where operation.subject == nil:
            journal.ignored[operation.id] = Refusal.content(member).code
        default:
            guard let subject = operation.subject else {
                if case .unknown = operation.content {
                    journal.later.insert(operation.id)
                } else {
                    journal.ignored[operation.id] = Refusal.noSuchProposal.code
                }
                return
            }
            place(operation, entry, about: subject, in: &journal)
        }
    }

    private mutating func place(
        _ operation: Operation, _ entry: Entry, about subject: OperationID, in journal: inout Journal
    ) {
        journal.records[subject, default: .init()].entries[operation.id] = entry
        journal.subjects[operation.id] = subject
        touched.insert(subject)
    }

    /// Lets in what hubs vouch for; false when something about members was vouched for earlier than was known.
    private mutating func admit(
        _ vouched: [OperationID: Journal.Vouched], into journal: inout Journal, _ load: Journal.Load
    ) throws -> Bool {
        var words = vouched
        for (id, word) in journal.attestedAhead where words[id].map({ word.position < $0.position }) ?? true {
            words[id] = word
        }
        for (id, word) in words.sorted(by: { $0.key < $1.key }) {
            if journal.waiting.removeValue(forKey: id) != nil {
                journal.attestedAhead[id] = nil
                let operation = try own[id] ?? load(id)
                take(
                    operation, Entry(position: operation.position, judged: word.position, access: word.access),
                    into: &journal)
            } else if let subject = journal.subjects[id], let known = journal.records[subject]?.entries[id] {
                // Vouched for twice: the earlier word counts, whichever came first.
                guard known.access != nil, word.position < known.judged else { continue }
                journal.records[subject]?.entries[id]?.judged = word.position
                journal.records[subject]?.entries[id]?.access = word.access
                touched.insert(subject)
            } else if let known = journal.governed[id] {
                if word.position < known { return false }
            } else if journal.ignored[id] == nil, !journal.later.contains(id), !fromHubs.contains(id) {
                journal.attestedAhead[id] = word
            }
        }
        return true
    }

    // MARK: Proposals

    private func refold(_ id: OperationID, in journal: inout Journal, _ load: Journal.Load) throws {
        guard var record = journal.records[id] else { return }
        let entries = try record.entries.map { ($0.value, try own[$0.key] ?? load($0.key)) }
        let fold = ProposalFold(journal.registry, entries, root: id)
        for entry in record.entries.keys { journal.ignored[entry] = nil }
        for (entry, refusal) in fold.ignored { journal.ignored[entry] = refusal.code }
        record.proposal = fold.proposal
        journal.records[id] = record
    }
}

extension HubRecord {
    /// The hub that founds a library leads it.
    fileprivate init(leading hub: HubRecord) { self.init(id: hub.id, name: hub.name, key: hub.key, leads: true) }
}
