import Bytes
import Files
import Journal
public import Objects
import Signatures
public import Store
import Templates

// What a transport file carries (Specs/bundle.md): refs in a Git bundle, and a signed letter.
//
//   refs/allmende/outbox/<name>          parcels of operations on their way to a hub; or
//   refs/heads/main, refs/allmende/journal, refs/allmende/erasable, refs/proposals/…    the state of a library for a copy
//   refs/allmende/begleitschreiben       a commit without parents: begleitschreiben.txt, begleitschreiben.txt.sig

/// What goes into a transport file.
public struct Consignment: Sendable {
    /// The refs, the letter's included.
    public let refs: [(name: RefName, id: ObjectID)]
    /// Versions that the receiver has for certain.
    public let excluded: [ObjectID]
    /// The letter.
    public let sheet: CoverSheet

    /// Where the letter is.
    public static let sheetRef = RefName(known: "refs/allmende/begleitschreiben")
    static let textPath = Array("begleitschreiben.txt".utf8)
    static let signaturePath = Array("begleitschreiben.txt.sig".utf8)
    static let main = RefName(known: "refs/heads/main")
    private static let published = "refs/remotes/origin/"
    /// The most sentences about one version in the letter.
    private static let maximumSentences = 40

    // MARK: Operations

    /// Collects operations of this replica that wait, so that somebody can carry them to the hub.
    ///
    /// - Parameters:
    ///   - words: the beginnings of their names, of the proposals they are about, or names of the versions they propose; none for all.
    ///   - version: what a name of a version stands for.
    ///   - sender: this replica's member, with its key.
    /// Throws ConsignmentError, SSHKeygenError, or what the store throws.
    public static func operations(
        of replica: Replica, _ store: JournalStore, matching words: [String] = [],
        version: (String) throws -> ObjectID? = { _ in nil }, by sender: HubIdentity
    ) throws -> Consignment {
        let journal = try store.snapshot().journal
        guard let root = journal.root else { throw ConsignmentError.otherLibrary }
        let key = try sender.keygen.publicKey(of: sender.key)
        guard let known = journal.registry.key(key.fingerprint), known.owner == sender.id, known.revoked == nil else {
            throw ConsignmentError.keyNotRegistered
        }
        let waiting = try replica.repository.refs.list(prefix: JournalRefs.outbox).compactMap { ref in
            (try? Parcel(ref.id, replica.reader)).map { (commit: ref.id, parcel: $0) }
        }.sorted { $0.parcel.operation.position < $1.parcel.operation.position }
        let chosen = try choose(waiting.map(\.parcel), words, version)
        let sent = waiting.filter { chosen.contains($0.parcel.operation.id) }
        guard !sent.isEmpty else { throw ConsignmentError.nothing }
        let unsigned = sent.map(\.parcel.operation).filter { $0.signature == nil }
        guard unsigned.isEmpty else { throw ConsignmentError.unsigned(unsigned.map(\.id)) }
        let items = try sent.map { try item($0.parcel, waiting.map(\.parcel.operation), journal, replica) }
        let refs = sent.map { (name: JournalRefs.outbox($0.parcel.operation.id), id: $0.commit) }
        let excluded = try replica.repository.refs.list(prefix: published).map(\.id)
        return try Consignment(
            refs, excluded, items, replica.repository, (root, journal.title), by: sender)
    }

    /// The operations that words mean, with those that they are about and that wait as well.
    private static func choose(
        _ waiting: [Parcel], _ words: [String], _ version: (String) throws -> ObjectID?
    ) throws -> Set<OperationID> {
        guard !words.isEmpty else { return Set(waiting.map(\.operation.id)) }
        var chosen: Set<OperationID> = []
        for word in words {
            let low = word.lowercased()
            var found = waiting.filter { parcel in
                guard low.utf8.count >= 4 else { return false }
                return [parcel.operation.id, parcel.operation.subject].contains {
                    $0?.description.hasPrefix(low) == true
                }
            }
            if found.isEmpty, let id = try version(word) { found = waiting.filter { $0.content == id } }
            guard !found.isEmpty else { throw ConsignmentError.noSuchOperation(CoverSheet.line(word)) }
            chosen.formUnion(found.map(\.operation.id))
        }
        let subjects = waiting.filter { chosen.contains($0.operation.id) }.compactMap(\.operation.subject)
        return chosen.union(waiting.map(\.operation.id).filter { subjects.contains($0) })
    }

    private static func item(
        _ parcel: Parcel, _ waiting: [Operation], _ journal: Journal, _ replica: Replica
    ) throws -> CoverSheet.Item {
        let operation = parcel.operation
        var item = CoverSheet.Item(operation.heading(waiting, journal), operation: operation.id)
        guard let content = parcel.content, let revision = operation.content.revision else { return item }
        item.tree = revision.tree
        let main = try replica.repository.refs.id(RefName(known: "\(published)main")) ?? replica.head()
        guard let main else { return item }
        let difference = try replica.content(of: content, against: main, journal).difference
        item.sentences = difference.lines(limit: maximumSentences).map { CoverSheet.line($0) }
        return item
    }

    // MARK: A library

    /// Collects the state of a library, so that a copy without network can be brought up to date.
    ///
    /// - Parameters:
    ///   - repository: a hub's, or a replica's, which passes on what it got from its hub.
    ///   - withTexts: texts and cards too, which only members may see.
    /// Throws ConsignmentError, SSHKeygenError, or what the store throws.
    public static func library(
        _ repository: Repository, _ store: JournalStore, by sender: HubIdentity, withTexts: Bool
    ) throws -> Consignment {
        let journal = try store.snapshot().journal
        let current = try repository.refs.id(RefName(known: "\(published)main")) ?? repository.refs.id(main)
        guard let root = journal.root, let current else { throw ConsignmentError.otherLibrary }
        var refs: [(name: RefName, id: ObjectID)] = [(main, current)]
        for name in (withTexts ? [JournalRefs.erasable] : []) + [JournalRefs.journal] {
            if let id = try repository.refs.id(name) { refs.append((name, id)) }
        }
        refs += try repository.refs.list(prefix: JournalRefs.proposals).map { ($0.name, $0.id) }
        let reader = try ObjectReader(repository.objects)
        let tree = try PublishedLibrary.tree(of: current, reader)
        let open = journal.proposals.filter { $0.state == .open }
        let items =
            [
                CoverSheet.Item(
                    "Stand der Bibliothek mit \(journal.count) Vorgängen im Journal", tree: tree.description)
            ]
            + open.map { CoverSheet.Item("Offener Änderungsvorschlag »\($0.title)«", operation: $0.id) }
        return try Consignment(
            refs.sorted { $0.name < $1.name }, [], items, repository, (root, journal.title), by: sender)
    }

    // MARK: The letter

    /// Writes and signs the letter; its objects are stored, and no ref leads to them.
    private init(
        _ refs: [(name: RefName, id: ObjectID)], _ excluded: [ObjectID], _ items: [CoverSheet.Item],
        _ repository: Repository, _ library: (root: OperationID, title: String), by sender: HubIdentity
    ) throws {
        let day = Replica.today
        sheet = CoverSheet(
            from: sender.id, named: sender.name, library: library.root, titled: library.title, on: day, items: items,
            refs: refs.map { CoverSheet.Entry($0.name, $0.id) })
        let text = sheet.text
        let signature = try sender.keygen.sign(text, with: sender.key, namespace: .coverSheet)
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        let files = [
            FlatEntry(path: Self.textPath, mode: .file, id: try objects.add(.blob, text)),
            FlatEntry(path: Self.signaturePath, mode: .file, id: try objects.add(.blob, signature.armored)),
        ]
        let author = sender.signature(day)
        let commit = Commit(
            tree: try objects.addTrees(files), parents: [], author: author, committer: author,
            message: Array("Begleitschreiben\n".utf8))
        let id = try objects.add(.commit, commit.encode())
        try objects.commit()
        self.refs = refs + [(Self.sheetRef, id)]
        self.excluded = excluded
    }
}
