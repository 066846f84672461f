import Bytes
import Files
import History
public import Journal
import Library
public import Objects
import Signatures
public import Store

/// What one hub took over from another.
public struct PullReport: Sendable, Equatable {
    /// What became of the current version.
    public enum Main: Sendable, Equatable {
        /// It was the same, or theirs is older.
        case same
        /// It moved forward to theirs.
        case moved(ObjectID)
        /// Neither follows on the other; ours stays.
        case diverged
        /// Theirs goes on with a version that no hub has signed; ours stays.
        case unsigned
    }

    /// How many operations are new.
    public var operations = 0
    /// How many texts are new.
    public var texts = 0
    /// What became of the current version.
    public var main = Main.same
    /// Open proposals whose content is nowhere to be found.
    public var missing: [OperationID] = []
    /// The digest of the journal now.
    public var digest = ""
}

extension HubLibrary {
    /// A place to fetch into what another hub has, so that it can be looked at: a repository that sees this one's objects. Throws what the
    /// store throws.
    public func room() throws -> PullRoom { try PullRoom(repository) }

    /// Takes over what another hub has and this one has not: operations, the texts they name, contents of open proposals, and the current
    /// version where it follows on this one's. Nothing that is here is lost. Durable when this returns.
    ///
    /// Every signature of a hub among what is new is checked by itself. Throws Refusal `otherLibrary`, HubError (`damagedSource` for a journal
    /// that holds what is no operation, `forged`, `notTrusted` when both have something of their own and this hub may not sign), or what
    /// the store throws; then nothing has changed.
    public func takeOver(_ room: PullRoom) throws -> PullReport {
        let lock = try lock()
        defer { lock.release() }
        for _ in 0..<Self.tries {
            if let report = try attempt(room) { return report }
        }
        throw HubError.changedMeanwhile
    }

    /// Nil when somebody else changed a ref meanwhile.
    private func attempt(_ room: PullRoom) throws -> PullReport? {
        let before = try store.snapshot()
        let reader = try ObjectReader(room.repository.objects)
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        guard let theirs = try room.repository.refs.id(JournalRefs.journal), let ours = before.commit else {
            throw HubError.noJournal(repository.gitDirectory)
        }
        var report = PullReport()
        let union = try union(theirs, ours, before.journal, reader)
        report.operations = union.new.count
        let files = try missingFiles(union.new, union.journal, room.repository, reader)
        report.texts = files.count
        var edits = try journalEdits(union, theirs, ours, reader, objects)
        let who = try keys.identity(in: union.journal)?.signature(Replica.today)
        let erasable = try ErasableEdit(
            union.new, union.journal, files, in: repository.refs, by: who, on: Replica.today, reader, into: objects)
        edits += erasable.edits
        edits += try contents(union.journal, reader, objects, &report)
        edits += try main(union.journal, room.repository, reader, objects, &report)
        report.digest = union.journal.digest
        guard !edits.isEmpty else { return report }
        try objects.commit()
        let forgetting = Forgetting(repository)
        try forgetting.note(erasable.removed)
        let outcomes = try repository.refs.apply(edits, identity: who, logsNew: who != nil)
        guard outcomes.allSatisfy({ $0 == nil }) else { return nil }
        forget(union.journal)
        return report
    }

    // MARK: The journal

    private struct Union {
        /// What is new here.
        let new: [Operation]
        /// Whether this hub has something that the other has not.
        let hasOwn: Bool
        /// What both come to.
        let journal: Journal
    }

    /// Looks at what is new. It is believed only if every operation that says it is a hub's is signed by that hub: from here on
    /// this hub's signature vouches for it.
    private func union(_ theirs: ObjectID, _ ours: ObjectID, _ journal: Journal, _ reader: ObjectReader) throws -> Union
    {
        let (new, strange) = try store.additions(to: ours, in: theirs, reader)
        if let path = strange.first {
            throw HubError.damagedSource("journal: \(String(decoding: path, as: UTF8.self))")
        }
        let hasOwn = try !store.additions(to: theirs, in: ours, reader).operations.isEmpty
        guard new.allSatisfy({ $0.library == journal.root }) else { throw Refusal.otherLibrary }
        guard !new.isEmpty else { return Union(new: [], hasOwn: hasOwn, journal: journal) }
        if hasOwn, try keys.identity(in: journal) == nil { throw HubError.notTrusted }
        let own = try store.operations(at: ours, reader)
        guard let root = journal.root, own.contains(where: { $0.id == root }) else { throw Refusal.otherLibrary }
        let (both, forged) = try store.audit(
            own + new, reader, root: root, trusted: Set(own.map(\.id)))
        if let id = forged.first { throw HubError.forged(id) }
        return Union(new: new, hasOwn: hasOwn, journal: both)
    }

    private func journalEdits(
        _ union: Union, _ theirs: ObjectID, _ ours: ObjectID, _ reader: ObjectReader, _ objects: NewObjects
    ) throws -> [RefEdit] {
        guard !union.new.isEmpty else { return [] }
        try Carrying(repository, reader, objects).copy(theirs)
        // What they have holds all that is here: their journal is the union, down to the commit.
        guard union.hasOwn else {
            return [RefEdit(JournalRefs.journal, expected: .id(ours), to: .id(theirs), note: "hub pull")]
        }
        guard let who = try keys.identity(in: union.journal) else { throw HubError.notTrusted }
        return try JournalEdit(
            adding: union.new.map { ($0.id, $0.bytes) }, to: ours, others: [theirs], by: who, on: Replica.today, reader,
            into: objects
        ).edits
    }

    // MARK: Texts

    /// Texts and cards that new operations name, that are there and not here. Only what new ones name: a text that is gone here was taken out
    /// on purpose.
    private func missingFiles(
        _ new: [Operation], _ journal: Journal, _ other: Repository, _ reader: ObjectReader
    ) throws -> [ErasableFile] {
        let theirs = try [JournalRefs.erasable, JournalRefs.moderation].compactMap { name in
            try other.refs.id(name).map { try PublishedLibrary.tree(of: $0, reader) }
        }
        let ours = try [JournalRefs.erasable, JournalRefs.moderation].compactMap { name in
            try repository.refs.id(name).map { try PublishedLibrary.tree(of: $0, reader) }
        }
        var wanted: [(path: [UInt8], id: OperationID)] = []
        for operation in new {
            wanted += Journal.texts(of: operation).map { (JournalRefs.textPath(of: $0), $0) }
            if let contact = operation.content.contact, let card = contact.card {
                wanted.append((JournalRefs.cardPath(of: contact.id), card))
            }
        }
        var found: [OperationID: ErasableFile] = [:]
        for (path, id) in wanted where found[id] == nil {
            if try ours.contains(where: { try reader.entry(path, in: $0) != nil }), path.starts(with: "texte/".utf8) {
                continue
            }
            for tree in theirs {
                guard let entry = try reader.entry(path, in: tree), entry.mode.isFile,
                    try reader.header(entry.id).size <= ErasableFile.maximumSize,
                    let file = ErasableFile(try reader.read(entry.id, .blob)), file.id == id
                else { continue }
                found[id] = file
            }
        }
        return found.keys.sorted().compactMap { found[$0] }.filter { journal.keeps($0) }
    }

    // MARK: Contents and the current version

    private func contents(
        _ journal: Journal, _ reader: ObjectReader, _ objects: NewObjects, _ report: inout PullReport
    ) throws -> [RefEdit] {
        var edits: [RefEdit] = []
        var known: [RefName: ObjectID] = [:]
        for ref in try repository.refs.list(prefix: JournalRefs.proposals) { known[ref.name] = ref.id }
        for proposal in journal.openProposals.sorted(by: { $0.id < $1.id }) {
            let name = JournalRefs.head(of: proposal.id)
            let old = known.removeValue(forKey: name)
            guard let commit = ObjectID(hex: Array(proposal.current.revision.commit.utf8), reader.format),
                try reader.contains(commit), try reader.header(commit).type == .commit,
                try PublishedLibrary.tree(of: commit, reader).description == proposal.current.revision.tree
            else {
                report.missing.append(proposal.id)
                continue
            }
            guard old != commit else { continue }
            try Carrying(repository, reader, objects).copy(commit)
            edits.append(RefEdit(name, expected: old.map { .id($0) } ?? .absent, to: .id(commit)))
        }
        for (name, id) in known.sorted(by: { $0.key < $1.key }) {
            edits.append(RefEdit(name, expected: .id(id), to: nil))
        }
        return edits
    }

    private func main(
        _ journal: Journal, _ other: Repository, _ reader: ObjectReader, _ objects: NewObjects,
        _ report: inout PullReport
    ) throws -> [RefEdit] {
        guard let theirs = try other.refs.id(Self.main) else { return [] }
        let ours = try repository.refs.id(Self.main)
        guard ours != theirs else { return [] }
        let table = CommitTable(reader)
        if let ours {
            if try table.isAncestor(theirs, of: ours) { return [] }
            guard try table.isAncestor(ours, of: theirs) else {
                report.main = .diverged
                return []
            }
        }
        let temporary = try repository.prepareTemporaryDirectory()
        guard try keys.keygen.isSigned(theirs, byHubOf: journal, reader, temporary: temporary) else {
            report.main = .unsigned
            return []
        }
        try Carrying(repository, reader, objects).copy(theirs)
        report.main = .moved(theirs)
        return [
            RefEdit(Self.main, expected: ours.map { .id($0) } ?? .absent, to: .id(theirs), note: "hub pull")
        ]
    }
}

/// A repository beside a hub's, for the time of a pull; it is gone with the object.
public final class PullRoom {
    /// Holds what was fetched, and sees what the hub has.
    public let repository: Repository

    init(_ hub: Repository) throws {
        let path =
            try hub.prepareTemporaryDirectory() / ("raum_" + String(UInt64.random(in: 0...UInt64.max), radix: 36))
        repository = try Repository.create(at: path, bare: true, hub.format, branch: HubLibrary.main)
        let objects = try FileSystem.resolve(hub.objects.directory)
        try FileSystem.replace(path / "objects" / "info" / "alternates", with: objects.bytes + [0x0a])
    }

    deinit { try? FileSystem.removeTree(repository.gitDirectory) }
}

/// Copies what a version leads to from one place to what will be stored in another, without what is there.
private struct Carrying {
    private let repository: Repository
    private let reader: ObjectReader
    private let objects: NewObjects

    init(_ repository: Repository, _ reader: ObjectReader, _ objects: NewObjects) {
        (self.repository, self.reader, self.objects) = (repository, reader, objects)
    }

    func copy(_ tip: ObjectID) throws {
        let stored = try ObjectReader(repository.objects)
        let known = try repository.refs.list().map(\.id).filter { try stored.header($0).type == .commit }
        let walk = ObjectWalk(CommitTable(reader)) { found in
            if objects.holds(found.id) { return }
            let object = try reader.read(found.id)
            _ = try objects.add(object.type, object.content)
        }
        try walk.run(wants: [tip], excluded: known)
    }
}
