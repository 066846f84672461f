public import Bytes
public import Journal
public import Library
import Objects
import Signatures
public import Store

/// What became of an operation that was sent to a hub.
public enum SubmissionResult: Sendable, Equatable {
    /// It counts now.
    case taken
    /// It was there already.
    case known
    /// It is not taken.
    case refused(Refusal)
}

/// What is to change in a library in one step: operations, texts, and refs that move with them. All of it or nothing happens.
public struct HubTransaction {
    /// Reads what was there before, and what came with a push.
    public let reader: ObjectReader
    /// Objects that are to be stored.
    public let objects: NewObjects
    /// What the journal comes to, with what has been added so far.
    public private(set) var journal: Journal
    /// The day.
    public let day: Day
    /// Changes of refs beside those of the journal.
    public var edits: [RefEdit] = []

    let before: ObjectID?
    private let store: JournalStore
    private let hub: HubIdentity
    private var operations: [Operation] = []
    /// The journal as it was, and what has been added to it since, with stand-ins for attestations.
    private let start: Journal
    private var steps: [Operation] = []
    private let known: KnownOperations
    private var files: [ErasableFile] = []
    private var attested: [Attested] = []

    init(_ store: JournalStore, _ hub: HubIdentity, _ reader: ObjectReader, _ snapshot: JournalStore.Snapshot) throws {
        (self.store, self.hub, self.reader, journal) = (store, hub, reader, snapshot.journal)
        start = snapshot.journal
        let stored = try ObjectReader(store.repository.objects)
        known = KnownOperations(store, snapshot.commit, stored)
        // What came along counts as new until it is stored on purpose.
        objects = NewObjects(store.repository.objects, stored)
        day = Replica.today
        before = snapshot.commit
    }

    /// The library's repository.
    var repository: Repository { store.repository }

    /// Who the hub is.
    var identity: HubIdentity { hub }

    /// A tree with other files at some paths.
    func tree(_ tree: ObjectID, setting files: [(path: [UInt8], id: ObjectID?)]) throws -> ObjectID {
        try reader.tree(tree, setting: files, into: objects)
    }

    /// Demands that this hub is the one that moves the current version. Throws Refusal `notLeading`.
    func demandLeading() throws(Refusal) { guard journal.registry.leader == hub.id else { throw .notLeading } }

    /// Whether nothing is to change.
    var isEmpty: Bool { operations.isEmpty && edits.isEmpty }

    // MARK: Adding

    /// Takes an operation from outside. Throws Refusal; then nothing of it remains.
    public mutating func submit(
        _ operation: Operation, _ texts: [JournalText], _ card: ContactCard? = nil, from sender: Sender
    ) throws {
        guard attested.count < Attested.maximum else { throw Refusal.batch }
        let names = Set(texts.map(\.id))
        guard Journal.texts(of: operation).allSatisfy({ names.contains($0) }),
            Journal.card(of: operation).map({ $0 == card?.id }) ?? true
        else { throw Refusal.textMissing }
        var signer: String?
        if operation.signature != nil {
            // A process is started for it, so what is plain without one is asked first.
            guard operation.library == journal.root else { throw Refusal.otherLibrary }
            guard operation.clock <= journal.clock + Operation.maximumStep else { throw Refusal.clockJump }
            guard let author = journal.registry.member(operation.author.handle) else { throw Refusal.unknownAuthor }
            if author.isBlocked { throw Refusal.blocked }
            signer = try store.keygen.signer(of: operation, temporary: store.repository.prepareTemporaryDirectory())?
                .fingerprint
        }
        let access = try journal.admit(operation, from: sender, signer: signer)
        guard texts.allSatisfy({ $0.author == operation.author }), card.map({ $0.author == operation.author }) ?? true
        else { throw Refusal.textNotOwn }
        if let mailbox = operation.content.contact?.mailbox, MailAddress(mailbox)?.looksPersonal != false {
            throw Refusal.content("postfach")
        }
        try add(operation, vouchedBy: access)
        files += texts.map { .text($0) }
        if let card, Journal.card(of: operation) != nil { files.append(.card(card)) }
    }

    /// Writes an operation on behalf of a member who is known by an access key. Throws Refusal or OperationError.
    @discardableResult
    public mutating func write(
        _ content: Content, about subject: OperationID? = nil, texts: [JournalText] = [], card: ContactCard? = nil,
        by sender: Sender
    ) throws -> Operation {
        guard let author = sender.member else { throw Refusal.unknownAuthor }
        let operation = try Operation(
            content, library: journal.root, clock: journal.clock + 1, by: author, on: day, about: subject)
        try submit(operation, texts, card, from: sender)
        return operation
    }

    /// Says something as the hub itself. Throws Refusal for what would not count, SSHKeygenError or OperationError.
    @discardableResult
    public mutating func issue(_ content: Content, about subject: OperationID? = nil) throws -> Operation {
        let operation = try signed(content, about: subject)
        try extend(operation)
        return operation
    }

    /// Adds an operation together with a stand-in for the attestation that will be made for all at the end.
    private mutating func add(_ operation: Operation, vouchedBy access: String) throws {
        let entry = Attested(operation.id, access: access)
        let standIn = try Operation(
            .attestation([entry]), library: journal.root, clock: max(journal.clock, operation.clock) + 1, by: hub.id,
            on: day)
        try extend(operation, standIn)
        attested.append(entry)
    }

    /// Adds an operation to what the journal comes to. In place: a copy for each of a thousand operations would cost what the whole
    /// journal has. When something is thrown, all is as it was.
    private mutating func extend(_ operation: Operation, _ standIn: Operation? = nil) throws {
        let new = [operation] + [standIn].compactMap { $0 }
        let known = known
        do {
            guard try journal.add(new, authentic: { _, _ in true }, load: known.operation) else {
                throw Refusal.clockJump
            }
            if let reason = journal.ignored[operation.id] { throw refusal(operation, reason) }
        } catch {
            journal = start
            if !steps.isEmpty {
                _ = try journal.add(steps, authentic: { _, _ in true }, load: known.operation)
            }
            throw error
        }
        known.add(operation)
        steps += new
        operations.append(operation)
    }

    private func refusal(_ operation: Operation, _ reason: String) -> Refusal {
        if case .policy(let policy) = operation.content, let obstacle = journal.obstacle(of: policy) {
            return .policy(obstacle)
        }
        return reason == Refusal.keyTaken.code
            ? .keyTaken : reason == Refusal.evidence.code ? .evidence : .content(reason)
    }

    private func signed(_ content: Content, about subject: OperationID? = nil) throws -> Operation {
        let operation = try Operation(
            content, library: journal.root, clock: journal.clock + 1, by: hub.id, on: day, about: subject)
        return try hub.keygen.sign(operation, with: hub.key)
    }

    // MARK: Finishing

    /// What makes all of it count.
    struct Outcome {
        let edits: [RefEdit]
        /// The commit that the journal has then.
        let commit: ObjectID?
        let operations: [Operation]
        /// Blobs that shall be in the store no more.
        var removed: Set<ObjectID> = []
    }

    /// The objects and changes of refs that make all of it count.
    mutating func finish() throws -> Outcome {
        guard !operations.isEmpty else { return Outcome(edits: edits, commit: before, operations: []) }
        let erasable = try ErasableEdit(
            operations, journal, files, in: repository.refs, by: hub.signature(day), on: day, reader, into: objects)
        if !attested.isEmpty { operations.append(try signed(.attestation(attested))) }
        let edit = try JournalEdit(
            adding: operations.map { ($0.id, $0.bytes) }, to: before, by: hub, on: day, reader, into: objects)
        return Outcome(
            edits: edit.edits + erasable.edits + edits, commit: edit.commit, operations: operations,
            removed: erasable.removed)
    }
}

/// Operations of the journal, each read once, and those that are being added.
private final class KnownOperations {
    private let store: JournalStore
    private let commit: ObjectID?
    private let reader: ObjectReader
    private var read: [OperationID: Operation] = [:]

    init(_ store: JournalStore, _ commit: ObjectID?, _ reader: ObjectReader) {
        (self.store, self.commit, self.reader) = (store, commit, reader)
    }

    func add(_ operation: Operation) { read[operation.id] = operation }

    func operation(_ id: OperationID) throws -> Operation {
        if let operation = read[id] { return operation }
        guard let commit else { throw MissingOperation(id: id) }
        let operation = try store.operation(id, at: commit, reader)
        read[id] = operation
        return operation
    }
}
