import Bytes
import Files
public import Journal
public import Objects
public import Signatures
public import Store
import Synchronization

/// The journal of a library in its repository: reads it, and keeps what it comes to until it changes.
///
/// May be used by many threads; each call opens the objects anew and asks nothing twice. That of a copy may show what waits in its outbox too.
public final class JournalStore: Sendable {
    /// What a journal came to at one of its commits.
    public struct Snapshot: Sendable {
        /// The commit of `refs/allmende/journal`; nil when there is none.
        public let commit: ObjectID?
        /// What the operations come to.
        public let journal: Journal
        /// What of it waits in the outbox.
        public let waiting: Set<OperationID>
        /// The texts of it that wait, new ones of posts that do not among them.
        public let waitingTexts: Set<OperationID>
        /// What the journal was made of: the same for the same journal.
        public let state: State

        /// What a journal is made of.
        public struct State: Sendable, Hashable {
            let commit: ObjectID?
            let waiting: [ObjectID]
        }

        /// Creates a snapshot of what was fetched, or of a hub's own.
        public init(commit: ObjectID?, journal: Journal) {
            self.init(commit: commit, journal: journal, waiting: .nothing)
        }

        init(commit: ObjectID?, journal: Journal, waiting: Waiting) {
            (self.commit, self.journal, self.waiting) = (commit, journal, waiting.operations)
            waitingTexts = Set(waiting.texts.keys)
            state = State(commit: commit, waiting: waiting.commits)
        }
    }

    /// The repository.
    public let repository: Repository
    /// Checks signatures.
    public let keygen: SSHKeygen
    private let kept = Mutex(Snapshot(commit: nil, journal: Journal()))
    private let outbox: KeptOutbox?
    private let ahead = Mutex<Snapshot?>(nil)

    /// Reads the journal of a repository. The founding operation that the repository's configuration names (`allmende.gruendung`) is the only
    /// one that is believed; without that, the first sound one is. `withOutbox` adds what waits in a copy's outbox, which counts nowhere yet.
    public init(_ repository: Repository, _ keygen: SSHKeygen, withOutbox: Bool = false) {
        self.repository = repository
        self.keygen = keygen
        outbox = withOutbox ? KeptOutbox(repository) : nil
    }

    private var root: OperationID? {
        repository.config.string("allmende", nil, "gruendung").flatMap { OperationID($0) }
    }

    /// What the journal comes to now. Costs nothing while it has not changed, what is new when something was added, and the
    /// whole journal only for the first time or when members or keys changed in its past.
    ///
    /// Throws what the store throws, and SSHKeygenError when signatures cannot be checked.
    public func snapshot(progress: (Int, Int) -> Void = { _, _ in }) throws -> Snapshot {
        let fetched = try fetched(progress)
        guard let waiting = try outbox?.waiting(), !waiting.commits.isEmpty else { return fetched }
        let state = Snapshot.State(commit: fetched.commit, waiting: waiting.commits)
        if let known = ahead.withLock({ $0 }), known.state == state { return known }
        let journal = try waiting.added(to: fetched, ObjectReader(repository.objects))
        let fresh = Snapshot(commit: fetched.commit, journal: journal, waiting: waiting)
        ahead.withLock { $0 = fresh }
        return fresh
    }

    /// What the journal comes to without an outbox.
    private func fetched(_ progress: (Int, Int) -> Void) throws -> Snapshot {
        let commit = try repository.refs.id(JournalRefs.journal)
        let known = kept.withLock { $0 }
        if known.commit == commit { return known }
        guard let commit else { return Snapshot(commit: nil, journal: Journal()) }
        let reader = try ObjectReader(repository.objects)
        let fresh = Snapshot(commit: commit, journal: try journal(at: commit, reader, after: known, progress))
        kept.withLock { $0 = fresh }
        return fresh
    }

    /// What the operations of a commit come to, continuing from an earlier one if it can be.
    private func journal(
        at commit: ObjectID, _ reader: ObjectReader, after known: Snapshot, _ progress: (Int, Int) -> Void
    ) throws -> Journal {
        let cache = JournalCache(repository)
        let start = known.commit != nil ? known : cache.read(repository.format) ?? known
        let tree = try reader.links(commit).tree
        if let before = start.commit, let old = try? reader.links(before).tree {
            if start.commit == commit { return start.journal }
            var journal = start.journal
            let files = JournalFiles(reader)
            let (new, lost) = try files.added(old, tree)
            if !lost {
                let judge = try SignatureJudge(self, reader, commit, new, known: journal)
                let isComplete = try journal.add(new, authentic: { try judge.isSigned($0, $1) }) {
                    try files.operation($0, in: tree)
                }
                if isComplete {
                    cache.write(commit, journal, changed: new.count)
                    return journal
                }
            }
        }
        let all = try JournalFiles(reader).added(nil, tree, progress).new
        let judge = try SignatureJudge(self, reader, commit, all, known: Journal())
        let journal = try Journal.folding(all, root: root) { try judge.isSigned($0, $1) }
        cache.write(commit, journal, changed: .max)
        return journal
    }

    /// Takes over what a journal comes to after the caller has added to it, so that nobody has to find it out again.
    public func keep(_ snapshot: Snapshot) { kept.withLock { $0 = snapshot } }

    /// Operations of the journal as it is now. Throws MissingOperation.
    public func operations(_ ids: [OperationID]) throws -> [Operation] {
        guard let first = ids.first else { return [] }
        guard let commit = try repository.refs.id(JournalRefs.journal) else { throw MissingOperation(id: first) }
        let reader = try ObjectReader(repository.objects)
        return try ids.map { try operation($0, at: commit, reader) }
    }

    /// An operation of the journal as it was at a commit. Throws MissingOperation.
    public func operation(_ id: OperationID, at commit: ObjectID, _ reader: ObjectReader) throws -> Operation {
        try JournalFiles(reader).operation(id, in: reader.links(commit).tree)
    }

    /// What texts say, by name; one that is not there, or not any more, is left out. Throws what the store throws.
    public func texts(_ ids: [OperationID]) throws -> [OperationID: String] { try fullTexts(ids).mapValues(\.text) }

    /// Texts by name, with their titles; those that wait for a moderator too, where they are here. One that is not there, or not any more, is
    /// left out. Throws what the store throws.
    public func fullTexts(_ ids: [OperationID]) throws -> [OperationID: JournalText] {
        guard !ids.isEmpty else { return [:] }
        let reader = try ObjectReader(repository.objects)
        var texts: [OperationID: JournalText] = [:]
        for name in [JournalRefs.erasable, JournalRefs.moderation] {
            guard let commit = try repository.refs.id(name) else { continue }
            let tree = try reader.links(commit).tree
            for id in ids where texts[id] == nil {
                guard let entry = try reader.entry(JournalRefs.textPath(of: id), in: tree), entry.mode.isFile,
                    let text = JournalText(file: try reader.read(entry.id, .blob)), text.id == id
                else { continue }
                texts[id] = text
            }
        }
        let own = try outbox?.waiting().texts ?? [:]
        for id in ids where texts[id] == nil { texts[id] = own[id] }
        return texts
    }
}

extension JournalStore {
    /// Every text of a member, where it lies, also one that waits for a moderator. Reads all texts. Throws what the store throws.
    public func texts(by handle: String?) throws -> [(place: String, text: JournalText)] {
        guard let handle else { return [] }
        var found: [(String, JournalText)] = []
        for name in [JournalRefs.erasable, JournalRefs.moderation] {
            for (path, bytes) in try files(in: name) where path.hasPrefix("texte/") {
                guard let text = JournalText(file: bytes), text.author.handle == handle else { continue }
                found.append(("\(name):\(path)", text))
            }
        }
        for text in try outbox?.waiting().texts.values.sorted(by: { $0.id < $1.id }) ?? []
        where text.author.handle == handle {
            found.append((JournalRefs.outbox, text))
        }
        return found
    }

    /// The cards that are here, by the id of their contact; whether one may be shown, `Contacts` says. Throws what the store throws.
    public func cards() throws -> [(contact: String, card: ContactCard)] {
        let cards = try snapshot().journal.contacts.cards
        let own = try outbox?.waiting().cards ?? []
        return try files(in: JournalRefs.erasable, below: "kontakte").compactMap { path, bytes in
            let contact = String(path.dropFirst("kontakte/".count).dropLast(".json".count))
            guard let card = ContactCard(file: bytes), cards[contact] == card.id else { return nil }
            return (contact, card)
        } + own.filter { cards[$0.contact] == $0.card.id }
    }

    private func files(in name: RefName, below folder: String? = nil) throws -> [(path: String, bytes: [UInt8])] {
        guard let commit = try repository.refs.id(name) else { return [] }
        let reader = try ObjectReader(repository.objects)
        var tree = try reader.links(commit).tree
        if let folder {
            guard let entry = try reader.entry(Array(folder.utf8), in: tree), entry.mode.isTree else { return [] }
            tree = entry.id
        }
        return try reader.flatten(tree).compactMap { entry in
            guard entry.mode.isFile, try reader.header(entry.id).size <= ErasableFile.maximumSize else { return nil }
            let path = String(decoding: entry.path, as: UTF8.self)
            return (folder.map { "\($0)/\(path)" } ?? path, try reader.read(entry.id, .blob))
        }
    }
}

/// The files of the operations in a journal's tree.
struct JournalFiles {
    private let reader: ObjectReader

    init(_ reader: ObjectReader) { self.reader = reader }

    /// The operations that a tree has and another has not, and whether some of the other's are missing. A file that is no operation, or
    /// lies under another name than its own, is none.
    func added(
        _ old: ObjectID?, _ new: ObjectID, _ progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> (new: [Operation], lost: Bool) {
        var operations: [Operation] = []
        var lost = false
        let files = try TreeDifference(reader).files(old, new)
        for (number, (path, entry)) in files.enumerated() {
            if number.isMultiple(of: 1000) { progress(number, files.count) }
            guard let entry else {
                lost = lost || path.starts(with: "ops/".utf8)
                continue
            }
            guard entry.mode.isFile, path.starts(with: "ops/".utf8),
                try reader.header(entry.id).size <= Operation.maximumSize,
                let operation = try? Operation(try reader.read(entry.id, .blob)),
                JournalRefs.path(of: operation.id) == path
            else { continue }
            operations.append(operation)
        }
        return (operations, lost)
    }

    /// An operation by name. Throws MissingOperation.
    func operation(_ id: OperationID, in tree: ObjectID) throws -> Operation {
        guard let entry = try reader.entry(JournalRefs.path(of: id), in: tree), entry.mode.isFile,
            let operation = try? Operation(try reader.read(entry.id, .blob)), operation.id == id
        else { throw MissingOperation(id: id) }
        return operation
    }

    /// Whether a tree has an operation.
    func contains(_ id: OperationID, in tree: ObjectID?) throws -> Bool {
        guard let tree else { return false }
        return try reader.entry(JournalRefs.path(of: id), in: tree) != nil
    }
}
