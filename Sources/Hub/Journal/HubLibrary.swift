import Bytes
public import Files
public import Journal
public import Library
public import Objects
import Signatures
public import Store
import Synchronization

/// The library of a hub: the one place where its current version and its journal move, and they move together.
///
/// May be used by many threads and processes at once; changes wait for each other, reading waits for nothing.
public final class HubLibrary: Sendable {
    /// The repository.
    public let repository: Repository
    /// Its journal.
    public let store: JournalStore
    let keys: HubKeys

    /// The branch that everybody takes over.
    public static let main = RefName(known: "refs/heads/main")
    /// How long a change waits for others, in milliseconds.
    private static let patience = 300_000
    static let tries = 20

    /// Opens the library of a hub; nil for one without a journal. Throws HubError `noSigner`, or what the store throws.
    public init?(_ repository: Repository, hub: Path) throws {
        guard try repository.refs.id(JournalRefs.journal) != nil else { return nil }
        keys = try HubKeys(of: hub)
        self.repository = repository
        store = JournalStore(repository, keys.keygen)
    }

    /// What the journal comes to.
    public func journal() throws -> Journal { try store.snapshot().journal }

    /// Who this hub is; nil when the journal does not know its key. Throws SSHKeygenError, or what the store throws.
    public func identity() throws -> HubIdentity? { try keys.identity(in: journal()) }

    /// Changes the library in one step; durable when this returns. What `body` throws is thrown, and nothing has changed then.
    ///
    /// `body` may run several times, when somebody else changed the library meanwhile. Throws HubError `notTrusted` when the journal does not
    /// know this hub's key, `changedMeanwhile`, or what the store throws.
    public func change<Result>(
        reading reader: ObjectReader? = nil, _ body: (inout HubTransaction) throws -> Result
    ) throws -> Result {
        let lock = try lock()
        defer { lock.release() }
        for _ in 0..<Self.tries {
            let snapshot = try store.snapshot()
            guard let hub = try keys.identity(in: snapshot.journal) else { throw HubError.notTrusted }
            var transaction = try HubTransaction(store, hub, reader ?? ObjectReader(repository.objects), snapshot)
            let result = try body(&transaction)
            if transaction.isEmpty { return result }
            let outcome = try transaction.finish()
            try transaction.objects.commit()
            let forgetting = Forgetting(repository)
            try forgetting.note(outcome.removed)
            let rejections = try repository.refs.apply(
                outcome.edits, identity: hub.signature(transaction.day), logsNew: true)
            if rejections.allSatisfy({ $0 == nil }) {
                keep(outcome.operations, outcome.commit, after: snapshot)
                forget(transaction.journal)
                return result
            }
        }
        throw HubError.changedMeanwhile
    }

    /// What every change holds, so that they wait for each other.
    func lock() throws -> LockFile {
        let directory = repository.commonDirectory / "allmende"
        try FileSystem.makeDirectories(directory)
        return try LockFile(directory / "aenderung", waiting: Self.patience)
    }

    /// What was just written need not be found out again by reading it.
    private func keep(_ operations: [Operation], _ commit: ObjectID?, after snapshot: JournalStore.Snapshot) {
        guard let commit, let reader = try? ObjectReader(repository.objects) else { return }
        var journal = snapshot.journal
        let isComplete = try? journal.add(operations, authentic: { _, _ in true }) {
            try store.operation($0, at: commit, reader)
        }
        if isComplete == true { store.keep(JournalStore.Snapshot(commit: commit, journal: journal)) }
    }

    /// Takes operations from outside, each by itself, in the order of their clocks.
    ///
    /// - Parameter reader: sees the objects that came along.
    /// - Returns: what became of each, in the order given.
    public func submit(
        _ parcels: [Parcel], from sender: Sender, reading reader: ObjectReader? = nil
    ) throws -> [SubmissionResult] {
        guard parcels.count <= Attested.maximum else { return parcels.map { _ in .refused(.batch) } }
        return try change(reading: reader) { transaction in
            var results = [SubmissionResult](repeating: .known, count: parcels.count)
            var taken: Set<OperationID> = []
            let tree = try transaction.before.map { try PublishedLibrary.tree(of: $0, transaction.reader) }
            for index in parcels.indices.sorted(by: { parcels[$0].operation.position < parcels[$1].operation.position })
            {
                let parcel = parcels[index]
                // Twice in one go is once.
                if taken.contains(parcel.operation.id) { continue }
                if let tree,
                    try transaction.reader.entry(JournalRefs.path(of: parcel.operation.id), in: tree) != nil
                {
                    continue
                }
                do {
                    try take(parcel, from: sender, &transaction)
                    results[index] = .taken
                    taken.insert(parcel.operation.id)
                } catch let refusal as Refusal {
                    results[index] = .refused(refusal)
                }
            }
            return results
        }
    }

    private func take(_ parcel: Parcel, from sender: Sender, _ transaction: inout HubTransaction) throws {
        let operation = parcel.operation
        switch operation.content {
        case .opened(_, let revision):
            let content = try Intake(transaction).check(revision, parcel.content, by: operation.author)
            try transaction.submit(operation, parcel.texts, from: sender)
            try Intake(transaction).copy(content)
            transaction.edits.append(
                RefEdit(JournalRefs.head(of: operation.id), expected: .absent, to: .id(content)))
        case .revised(let revision):
            guard let subject = operation.subject else { throw Refusal.noSuchProposal }
            let content = try Intake(transaction).check(revision, parcel.content, by: operation.author)
            try transaction.submit(operation, parcel.texts, from: sender)
            try Intake(transaction).copy(content)
            moveHead(of: subject, to: content, &transaction)
        case .withdrawn:
            try transaction.submit(operation, parcel.texts, from: sender)
            if let subject = operation.subject { moveHead(of: subject, to: nil, &transaction) }
        default: try transaction.submit(operation, parcel.texts, parcel.card, from: sender)
        }
    }

    /// Sets where the content of a proposal lies. A ref may move several times in one step; the last counts.
    func moveHead(of proposal: OperationID, to content: ObjectID?, _ transaction: inout HubTransaction) {
        let name = JournalRefs.head(of: proposal)
        let before = transaction.edits.first { $0.name == name }
        transaction.edits.removeAll { $0.name == name }
        if content == nil, before?.expected == .absent { return }
        transaction.edits.append(RefEdit(name, expected: before?.expected ?? .any, to: content.map { .id($0) }))
    }
}
