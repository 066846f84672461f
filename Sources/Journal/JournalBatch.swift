/// Adds some operations to a journal, layer by layer: hubs, then what hubs vouch for, then members, keys, policy, contacts and practice, then proposals
/// and discussions.
struct JournalBatch {
    private let operations: [Operation]
    /// Where each stands in `operations`.
    private let own: [OperationID: Int]
    private let authentic: Journal.Authentic
    /// What of the batch is from a hub and signed by its key of that moment.
    private var fromHubs: Set<OperationID> = []
    /// Things that something was added to.
    private var touched: Set<OperationID> = []
    /// Operations about members, keys, policy, contacts and practice, which hold from a position on.
    private var governing: [Governing] = []

    private struct Governing {
        let judged: Position
        let access: String?
        let operation: Operation
    }

    init(_ operations: [Operation], authentic: @escaping Journal.Authentic) {
        let sorted = operations.sorted { $0.position < $1.position }
        var own: [OperationID: Int] = [:]
        own.reserveCapacity(sorted.count)
        var unique: [Operation] = []
        unique.reserveCapacity(sorted.count)
        // What was given twice now stands side by side.
        for operation in sorted where unique.last?.id != operation.id {
            own[operation.id] = unique.count
            unique.append(operation)
        }
        (self.operations, self.own, self.authentic) = (unique, own, authentic)
    }

    /// False when the whole set must be folded anew.
    mutating func run(on journal: inout Journal, _ load: Journal.Load) throws -> Bool {
        let before = journal.last
        // Without a founding operation nothing has been judged yet.
        if journal.registry.hubs.isEmpty, journal.count > 0 { return false }
        guard let sound = sound(&journal) else { return false }
        guard try addHubs(sound, to: &journal) else { return false }
        let vouched = try vouch(sound, &journal)
        for operation in sound { sort(operation, into: &journal) }
        guard try admit(sound, vouched, into: &journal, load) else { return false }
        governing.sort { ($0.judged, $0.operation.position) < ($1.judged, $1.operation.position) }
        for entry in governing {
            if let before, entry.judged <= before { return false }
            if let refusal = journal.refusal(governing: entry.operation, at: entry.judged, access: entry.access) {
                journal.ignored[entry.operation.id] = refusal.code
            } else {
                journal.apply(governing: entry.operation, at: entry.judged, access: entry.access)
            }
        }
        for id in touched { try refold(id, in: &journal, load) }
        if let greatest = sound.last, journal.last.map({ $0 < greatest.position }) ?? true {
            journal.last = greatest.position
        }
        journal.count += operations.count
        return true
    }

    // MARK: Clocks

    /// The operations that stand within a believable step of each other; those behind a gap are ignored until it is filled. Nil when
    /// this batch fills it.
    private func sound(_ journal: inout Journal) -> ArraySlice<Operation>? {
        let end =
            operations.firstIndex { operation in
                if operation.clock > journal.clock + Operation.maximumStep { return true }
                journal.clock = max(journal.clock, operation.clock)
                return false
            } ?? operations.count
        if let gap = journal.gap, gap <= journal.clock + Operation.maximumStep { return nil }
        for operation in operations[end...] {
            journal.ignored[operation.id] = Refusal.clockJump.code
            journal.attestedAhead[operation.id] = nil
        }
        if end < operations.count { journal.gap = min(journal.gap ?? .max, operations[end].clock) }
        return operations[..<end]
    }

    // MARK: Hubs

    /// The founding operation and the hubs after it; false when one belongs before what is here.
    private mutating func addHubs(_ sound: ArraySlice<Operation>, to journal: inout Journal) throws -> Bool {
        if journal.registry.hubs.isEmpty {
            for operation in sound {
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
        guard let start = journal.registry.policies.steps.first?.position else { return true }
        for operation in sound where operation.library == journal.root {
            guard case .hub(let record) = operation.content else { continue }
            if let last = journal.last, operation.position < last { return false }
            let hub = journal.registry.hubs[operation.author]?.value(at: operation.position)
            let isOurs = try hub.map { try authentic(operation, $0.key) } ?? false
            // Nothing that names the founding operation can stand before it.
            guard try start < operation.position && (isOurs || authentic(operation, journal.recoveryKey)) else {
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
    private mutating func vouch(_ sound: ArraySlice<Operation>, _ journal: inout Journal) throws
        -> [OperationID: Journal.Vouched]
    {
        var vouched: [OperationID: Journal.Vouched] = [:]
        vouched.reserveCapacity(sound.count / 2)
        for operation in sound where operation.library == journal.root && journal.root != nil {
            guard let hub = journal.registry.hubs[operation.author]?.value(at: operation.position) else { continue }
            if case .hub = operation.content { continue }
            guard try authentic(operation, hub.key) else {
                journal.ignored[operation.id] = Refusal.notAuthentic.code
                continue
            }
            fromHubs.insert(operation.id)
            guard case .attestation(let entries) = operation.content else { continue }
            for entry in entries {
                let word = Journal.Vouched(position: operation.position, access: entry.access)
                // One attestation may name an operation twice: then the first of its words counts.
                if let first = vouched.updateValue(word, forKey: entry.id) { vouched[entry.id] = first }
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
        if case .founding = operation.content {
            journal.ignored[operation.id] = Refusal.otherLibrary.code
            return
        }
        if fromHubs.contains(operation.id) {
            switch operation.content {
            case .hub, .attestation: return
            default: take(operation, Entry(position: operation.position, judged: operation.position), into: &journal)
            }
        } else {
            switch operation.content {
            case .hub, .attestation, .accepted: journal.ignored[operation.id] = Refusal.onlyHub.code
            default: journal.waiting[operation.id] = operation.subject ?? operation.id
            }
        }
    }

    private mutating func take(_ operation: Operation, _ entry: Entry, into journal: inout Journal) {
        switch operation.content {
        case .member, .blocked, .key, .keyRevoked, .policy, .contact, .contactRemoved, .erasure, .evidence,
            .evidenceWithdrawn:
            governing.append(Governing(judged: entry.judged, access: entry.access, operation: operation))
            // What a hub says itself needs no word, and none is earlier.
            journal.governed[operation.id] = entry.access == nil ? Position(0, operation.id) : entry.judged
        case .opened, .event:
            place(operation, entry, about: operation.id, in: &journal)
        case .posted(let post) where post.kind != .answer:
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
        _ sound: ArraySlice<Operation>, _ vouched: [OperationID: Journal.Vouched], into journal: inout Journal,
        _ load: Journal.Load
    ) throws -> Bool {
        if !journal.attestedAhead.isEmpty {
            for operation in sound where vouched[operation.id] == nil {
                guard let word = journal.attestedAhead[operation.id] else { continue }
                guard try admit(operation.id, word, into: &journal, load) else { return false }
            }
        }
        for (id, word) in vouched {
            let ahead = journal.attestedAhead.isEmpty ? nil : journal.attestedAhead[id]
            let first = ahead.map { $0.position < word.position ? $0 : word } ?? word
            guard try admit(id, first, into: &journal, load) else { return false }
        }
        return true
    }

    /// Lets in one operation. A word is kept as one ahead for as long as nothing here has taken it, or can never take it.
    private mutating func admit(
        _ id: OperationID, _ word: Journal.Vouched, into journal: inout Journal, _ load: Journal.Load
    ) throws -> Bool {
        if journal.waiting.removeValue(forKey: id) != nil {
            let operation = try own[id].map { operations[$0] } ?? load(id)
            take(
                operation, Entry(position: operation.position, judged: word.position, access: word.access),
                into: &journal)
        } else if let subject = journal.subjects[id] {
            // Vouched for twice: the earlier word counts, whichever came first.
            if let known = journal.records[subject]?.entries[id], known.access != nil, word.position < known.judged {
                journal.records[subject]?.entries[id]?.judged = word.position
                journal.records[subject]?.entries[id]?.access = word.access
                touched.insert(subject)
            }
        } else if let known = journal.governed[id] {
            if word.position < known { return false }
        } else if journal.ignored[id] == nil, !journal.later.contains(id) {
            journal.attestedAhead[id] = word
            return true
        }
        if !journal.attestedAhead.isEmpty { journal.attestedAhead[id] = nil }
        return true
    }

    // MARK: Proposals and discussions

    private func refold(_ id: OperationID, in journal: inout Journal, _ load: Journal.Load) throws {
        guard let record = journal.records[id] else { return }
        var entries: [(Entry, Operation)] = []
        entries.reserveCapacity(record.entries.count)
        for (entry, known) in record.entries {
            entries.append((known, try own[entry].map { operations[$0] } ?? load(entry)))
        }
        if !journal.ignored.isEmpty {
            for (_, operation) in entries { journal.ignored[operation.id] = nil }
        }
        let isDiscussion =
            switch entries.first(where: { $0.1.id == id })?.1.content {
            case .posted, .event: true
            default: false
            }
        if isDiscussion {
            let fold = DiscussionFold(journal.registry, entries, root: id)
            for (entry, refusal) in fold.ignored { journal.ignored[entry] = refusal.code }
            journal.set(fold.discussion, about: id)
        } else {
            let fold = ProposalFold(journal.registry, entries, root: id)
            for (entry, refusal) in fold.ignored { journal.ignored[entry] = refusal.code }
            journal.records[id]?.proposal = fold.proposal
        }
    }
}

extension HubRecord {
    /// The hub that founds a library leads it.
    fileprivate init(leading hub: HubRecord) { self.init(id: hub.id, name: hub.name, key: hub.key, leads: true) }
}

extension Journal {
    /// What keeps an operation that holds from a position on, which is after all others, from holding.
    ///
    /// - Parameter access: how its author was known; nil for a hub.
    func refusal(governing operation: Operation, at position: Position, access: String?) -> Refusal? {
        switch operation.content {
        case .contact, .contactRemoved, .erasure, .evidence, .evidenceWithdrawn: break
        default: return registry.refusal(operation, at: position, access: access)
        }
        let isHub = access == nil && registry.isHub(operation.author, at: position)
        let roles = isHub ? .success([.operator_]) : registry.roles(of: operation.author, at: position, access: access)
        switch roles {
        case .failure(let refusal): return refusal
        case .success(let roles):
            guard Role.mayContribute(roles) else { return .role([.contributor]) }
            switch operation.content {
            case .evidence, .evidenceWithdrawn:
                return practice.refusal(operation, isModerator: roles.contains(.moderator))
            default: return contacts.refusal(operation, isOperator: roles.contains(.operator_), registry)
            }
        }
    }

    /// Carries out what `refusal(governing:)` lets pass.
    mutating func apply(governing operation: Operation, at position: Position, access: String?) {
        switch operation.content {
        case .evidence, .evidenceWithdrawn: practice.apply(operation)
        case .contact, .contactRemoved, .erasure:
            let roles = registry.roles(of: operation.author, at: position)
            let isOperator = access == nil || (try? roles.get())?.contains(.operator_) == true
            contacts.apply(operation, isOperator: isOperator)
        default: registry.apply(operation, at: position)
        }
    }
}
