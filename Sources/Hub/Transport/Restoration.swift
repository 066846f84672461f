public import Files
import History
public import Journal
import Library
public import Objects
import Signatures
public import Store

/// What a restored hub is, and what could not be brought back.
public struct RestorationReport: Sendable {
    /// What the new hub may do.
    public enum Standing: Sendable, Equatable {
        /// It has the key of the hub that was lost, and goes on as that hub.
        case continues
        /// It was put in place with the recovery key, and leads.
        case leads
        /// It shows and serves; another hub has to let it in.
        case waits
    }

    /// Something that is not as it was.
    public enum Loss: Sendable, Equatable {
        /// Access keys never leave a hub; so many members need new ones.
        case accessKeys(members: Int)
        /// The content of an open proposal is not there.
        case content(OperationID)
        /// So many texts that operations name are not there; some may have been erased.
        case texts(Int)
        /// The current version does not have what this proposal brought.
        case acceptance(OperationID)
        /// A version after the last acceptance is not signed by any hub.
        case unsigned(ObjectID)
    }

    /// The founding operation.
    public let root: OperationID
    /// The digest of the journal as it was found: that of the lost hub, if nothing is missing.
    public let digest: String
    /// The digest of the journal now; another one when a new hub was let in.
    public let digestNow: String
    /// How many operations there are.
    public let operations: Int
    /// What it may do.
    public let standing: Standing
    /// The public key that it signs with.
    public let key: String
    /// What is not as it was.
    public let losses: [Loss]
}

/// A hub that is built anew from what others have: a replica, or a bare mirror.
public final class Restoration {
    /// Which refs a repository has of a library, and what they are called in a hub.
    public struct Source: Sendable {
        /// Names there and here.
        public let refs: [(here: RefName, id: ObjectID)]
        /// Tags, of which those are wanted whose versions the library has; `version` is what one leads to in the end.
        public let tags: [(here: RefName, id: ObjectID, version: ObjectID)]
        /// Whether it is a replica: its own branches are nobody's business, and are left out.
        public let isReplica: Bool

        /// The beginnings of the names of refs to ask for.
        public static let prefixes = [
            "refs/heads/", "refs/tags/", "refs/remotes/origin/", "refs/allmende/journal", "refs/allmende/erasable",
            "refs/allmende/moderation",
            JournalRefs.proposals,
        ]

        /// Looks at the refs of a repository.
        public init(_ all: [(name: RefName, id: ObjectID, peeled: ObjectID?)]) {
            let tracked = "refs/remotes/origin/"
            isReplica = all.contains { $0.name.description == tracked + "main" }
            let branches = isReplica ? tracked : "refs/heads/"
            refs = all.compactMap { ref in
                let name = ref.name.description
                if name == tracked + "HEAD" { return nil }
                if let branch = ref.name.replacing(prefix: branches, with: "refs/heads/") { return (branch, ref.id) }
                let isKept =
                    [JournalRefs.journal, JournalRefs.erasable, JournalRefs.moderation].contains(ref.name)
                    || name.hasPrefix(JournalRefs.proposals)
                return isKept ? (ref.name, ref.id) : nil
            }
            tags = all.filter { $0.name.isTag }.map { ($0.name, $0.id, $0.peeled ?? $0.id) }
        }
    }

    /// The repository, under a name that nobody serves; refs of the source belong into it.
    public let repository: Repository
    private let directory: Path
    private let place: Path
    private let keygen: SSHKeygen
    private var isDone = false

    /// Begins a hub in a directory. Throws HubError `exists` when it holds a library or keys, `noSigner`.
    public init(at directory: Path, _ format: ObjectFormat) throws {
        let name = Hub.libraryName
        for taken in [directory / name, directory / "schluessel"]
        where try FileStatus.of(taken, follow: false) != nil { throw HubError.exists(directory) }
        guard let keygen = SSHKeygen.installed() else { throw HubError.noSigner }
        self.keygen = keygen
        self.directory = directory
        try FileSystem.makeDirectories(directory)
        place = directory / ".\(name).neu"
        try FileSystem.removeTree(place)
        repository = try Repository.create(
            at: place, bare: true, format, branch: HubLibrary.main,
            settings: [("core", "logallrefupdates", "true"), ("receive", "denydeletecurrent", "true")])
    }

    deinit { if !isDone { try? FileSystem.removeTree(place) } }

    /// Checks everything that was fetched, and gives the hub its name.
    ///
    /// - Parameters:
    ///   - founding: the founding operation; needed only where there is more than one.
    ///   - key: a copy of the lost hub's key, or the recovery key; without one the hub gets a key that another hub has to let in.
    ///   - name: what the hub is called when it is a new one.
    /// Throws HubError (`damagedSource`, `noJournal`, `severalFoundings`, `noSuchFounding`, `forged`, `foreignKey`), or what the store
    /// throws; then there is no hub.
    public func finish(
        founding: OperationID? = nil, key: Path? = nil, name: String = "Zentrale",
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> RestorationReport {
        if let bad = try StoreCheck(repository).run().first(where: { $0.severity >= .error }) {
            throw HubError.damagedSource("\(bad.place) \(bad.object.map { "\($0)" } ?? "") \(bad.detail)")
        }
        guard let commit = try repository.refs.id(JournalRefs.journal) else { throw HubError.noJournal(directory) }
        let reader = try ObjectReader(repository.objects)
        let store = JournalStore(repository, keygen)
        let strange = try store.additions(to: nil, in: commit, reader).strange
        if let path = strange.first {
            throw HubError.damagedSource("journal: \(String(decoding: path, as: UTF8.self))")
        }
        let root = try root(store.foundings(at: commit, reader).map(\.id), founding)
        let (journal, forged) = try store.audit(commit, reader, root: root, progress: progress)
        if let id = forged.first { throw HubError.forged(id) }
        try repository.appendConfiguration(section: "allmende", [("gruendung", root.description)])
        let fresh = try Repository(at: place, includes: false)
        let losses = try RestorationCheck(fresh, reader, journal, keygen).run()
        let (standing, text) = try take(key, journal)
        if standing == .leads { try lead(name, text, by: key ?? place, fresh, journal) }
        let now = try JournalStore(fresh, keygen).snapshot().journal
        try FileSystem.rename(keyPlace, to: directory / "schluessel")
        try FileSystem.rename(place, to: directory / Hub.libraryName)
        try FileSystem.sync(directory)
        isDone = true
        return RestorationReport(
            root: root, digest: journal.digest, digestNow: now.digest, operations: now.count, standing: standing,
            key: text, losses: losses)
    }

    private func root(_ found: [OperationID], _ wanted: OperationID?) throws -> OperationID {
        if let wanted {
            guard found.contains(wanted) else { throw HubError.noSuchFounding(wanted) }
            return wanted
        }
        guard let first = found.first else { throw HubError.noJournal(directory) }
        guard found.count == 1 else { throw HubError.severalFoundings(found) }
        return first
    }

    // MARK: Keys

    /// Keys are made inside the repository in the making, and move out when all is done.
    private var keyPlace: Path { place / "schluessel" }

    /// Puts the hub's key in place: a copy of the old one, or a new one. Returns what that makes of the hub, and the public half.
    private func take(_ key: Path?, _ journal: Journal) throws -> (RestorationReport.Standing, String) {
        try FileSystem.makeDirectories(keyPlace, mode: 0o700)
        let signing = keyPlace / "zentrale"
        guard let key else {
            return (.waits, try keygen.createKey(at: signing, comment: "allmende-zentrale").text)
        }
        let known = try keygen.publicKey(of: key)
        if journal.registry.currentHubs.contains(where: { $0.key == known.text }) {
            let secret = try FileSystem.read(key, limit: 1 << 16)
            try FileSystem.replace(signing, with: secret, mode: 0o600)
            try FileSystem.replace(keyPlace / "zentrale.pub", with: Array("\(known.text) allmende-zentrale\n".utf8))
            return (.continues, known.text)
        }
        guard known.text == journal.recoveryKey else { throw HubError.foreignKey }
        return (.leads, try keygen.createKey(at: signing, comment: "allmende-zentrale").text)
    }

    /// Lets the new hub in, with the recovery key's word.
    private func lead(
        _ name: String, _ key: String, by recovery: Path, _ repository: Repository, _ journal: Journal
    ) throws {
        guard let id = MemberID(handle: Organisation.newID(), ars: Organisation.unknownARS) else {
            throw HubError.noHub(directory)
        }
        let record = HubRecord(id: id, name: name, key: key, leads: true)
        let hub = HubIdentity(id: id, name: name, key: keyPlace / "zentrale", keygen: keygen)
        let operation = try keygen.sign(
            Operation(.hub(record), library: journal.root, clock: journal.clock + 1, by: id, on: Replica.today),
            with: recovery)
        let reader = try ObjectReader(repository.objects)
        let objects = NewObjects(repository.objects, reader)
        let edit = try JournalEdit(
            adding: [(operation.id, operation.bytes)], to: repository.refs.id(JournalRefs.journal), by: hub,
            on: Replica.today, reader, into: objects)
        try objects.commit()
        let outcomes = try repository.refs.apply(edit.edits, identity: hub.signature(Replica.today), logsNew: true)
        for case let rejection? in outcomes { throw rejection }
    }
}
