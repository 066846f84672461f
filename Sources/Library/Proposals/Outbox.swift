import Bytes
import Files
public import Journal
public import Objects
import Signatures
import Store

/// The operations of a replica that no hub has taken yet: each a parcel below `refs/allmende/outbox/`, so that they survive whatever
/// happens to this program, and travel by Git when there is a way.
public struct Outbox {
    private let replica: Replica

    init(_ replica: Replica) { self.replica = replica }

    /// One that waits.
    public struct Waiting: Sendable {
        /// The operation with all that belongs to it.
        public let parcel: Parcel
        /// The commit it travels as.
        public let commit: ObjectID
        /// Why a hub did not take it, in its words; nil while none has said so.
        public let refusal: String?
    }

    /// All that wait, in the order of their clocks. What cannot be read is left out.
    public func list() throws -> [Waiting] {
        let reasons = OutboxNotes(replica.repository).read()
        return try replica.repository.refs.list(prefix: JournalRefs.outbox).compactMap { ref in
            guard let parcel = try? Parcel(ref.id, replica.reader),
                ref.name == JournalRefs.outbox(parcel.operation.id)
            else { return nil }
            return Waiting(parcel: parcel, commit: ref.id, refusal: reasons[parcel.operation.id])
        }.sorted { $0.parcel.operation.position < $1.parcel.operation.position }
    }

    /// Writes an operation of this replica's member and puts it in; durable when this returns.
    ///
    /// It is signed when this replica has a key that is registered, or is about to be. Throws JournalError `notMember`, Refusal, OperationError,
    /// SSHKeygenError, or what the store throws.
    @discardableResult
    public func add(
        _ content: Content, about subject: OperationID? = nil, texts: [JournalText] = [], card: ContactCard? = nil,
        proposing version: ObjectID? = nil
    ) throws -> Operation {
        guard let store = try replica.journalStore() else { throw JournalError.noJournal }
        let journal = try store.snapshot().journal
        guard let author = replica.member, let root = journal.root else { throw JournalError.notMember }
        let waiting = try list()
        let clock = waiting.reduce(journal.clock) { max($0, $1.parcel.operation.clock) } + 1
        var operation = try Operation(
            content, library: root, clock: clock, by: author, on: Replica.today, about: subject)
        if let key = try replica.signingKey(store.keygen, registeredIn: journal, waiting.map(\.parcel.operation)) {
            operation = try store.keygen.sign(operation, with: key)
        }
        let reader = replica.reader
        let objects = NewObjects(replica.repository.objects, reader)
        let who = replica.organisation.signature(seconds: Replica.today.seconds)
        let commit = try Parcel(operation, texts: texts, card: card, content: version).commit(into: objects, by: who)
        try objects.commit()
        let name = JournalRefs.outbox(operation.id)
        let edit = RefEdit(name, expected: .absent, to: .id(commit))
        if let rejection = try replica.repository.refs.apply([edit], identity: who)[0] {
            throw LibraryError.refNotWritten(name, "\(rejection)")
        }
        return operation
    }

    /// Takes operations out: those that the journal has, and those that are named.
    public func remove(_ ids: [OperationID]) throws {
        let edits = ids.map { RefEdit(JournalRefs.outbox($0), to: nil) }
        _ = try replica.repository.refs.apply(edits, atomic: false)
        try note(ids.map { ($0, nil) })
    }

    /// Takes out what must not be submitted any more.
    func drop(where isErased: (Parcel) throws -> Bool) throws {
        let ids = try list().map(\.parcel).filter(isErased).map(\.operation.id)
        if !ids.isEmpty { try remove(ids) }
    }

    /// Remembers why a hub did not take operations; nil forgets.
    public func note(_ reasons: [(OperationID, String?)]) throws {
        guard !reasons.isEmpty else { return }
        try OutboxNotes(replica.repository).change(reasons)
    }

    /// Takes out what the journal has by now; returns it.
    public func clear() throws -> [Operation] {
        guard let commit = try replica.repository.refs.id(JournalRefs.journal) else { return [] }
        let tree = try replica.tree(of: commit)
        let files = JournalFiles(replica.reader)
        let done = try list().map(\.parcel.operation).filter { try files.contains($0.id, in: tree) }
        if !done.isEmpty { try remove(done.map(\.id)) }
        return done
    }
}

/// What hubs said of operations that they did not take: `allmende/postausgang.json`. Derived; the next try says it again.
private struct OutboxNotes {
    private let repository: Repository
    private var path: Path { repository.commonDirectory / "allmende" / "postausgang.json" }

    init(_ repository: Repository) { self.repository = repository }

    func read() -> [OperationID: String] {
        guard let bytes = try? FileSystem.readIfPresent(path, limit: 4 << 20), let json = try? JSON(parsing: bytes)
        else {
            return [:]
        }
        var notes: [OperationID: String] = [:]
        for (name, value) in json.members {
            if let id = name.string.flatMap({ OperationID($0) }), let text = value.string { notes[id] = text }
        }
        return notes
    }

    func change(_ changes: [(OperationID, String?)]) throws {
        var notes = read()
        let before = notes
        for (id, text) in changes { notes[id] = text }
        guard notes != before else { return }
        var json = JSONWriter()
        json.beginObject()
        for (id, text) in notes.sorted(by: { $0.key < $1.key }) {
            json.name(id.description)
            json.string(text)
        }
        json.endObject()
        try FileSystem.replace(path, with: json.finish(), temporary: repository.prepareTemporaryDirectory())
    }
}
