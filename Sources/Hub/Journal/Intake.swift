import Bytes
import History
import Journal
import Library
import Objects
import Store

/// Looks at a proposed version that came with a push or a transport file, and takes exactly it into the store.
///
/// What came along is never stored as it came: a pack from outside may hold texts that are erased one day, or a person's name.
struct Intake {
    private let repository: Repository
    private let reader: ObjectReader
    private let objects: NewObjects

    /// More versions than these in one proposal are no proposal.
    private static let maximumVersions = 1000
    private static let maximumObjects = 200_000

    init(_ transaction: HubTransaction) {
        (repository, reader, objects) = (transaction.repository, transaction.reader, transaction.objects)
    }

    /// Copies from what a reader sees to objects that will be stored.
    init(_ repository: Repository, _ reader: ObjectReader, into objects: NewObjects) {
        (self.repository, self.reader, self.objects) = (repository, reader, objects)
    }

    /// Only looks.
    init(_ repository: Repository, _ reader: ObjectReader) {
        (self.repository, self.reader) = (repository, reader)
        objects = NewObjects(repository.objects, reader)
    }

    /// Whether the version is the one that an operation names and speaks of nobody but its organisation. Throws Refusal.
    func check(_ revision: Revision, _ content: ObjectID?, by author: MemberID) throws -> ObjectID {
        guard let content = content ?? ObjectID(hex: Array(revision.commit.utf8), reader.format),
            content.description == revision.commit, try reader.contains(content),
            try reader.header(content).type == .commit,
            try PublishedLibrary.tree(of: content, reader).description == revision.tree,
            let base = ObjectID(hex: Array(revision.base.utf8), reader.format), try reader.contains(base),
            try reader.header(base).type == .commit
        else { throw Refusal.contentMissing }
        // What replicas send is signed with the name they were given, whatever it is called here.
        guard try isImpersonal(content, PersonCheck(ars: author.ars, names: nil)) else {
            throw Refusal.content("autor")
        }
        return content
    }

    /// Whether all versions that are new here name an organisation as author, and no person (DESIGN, D5).
    func isImpersonal(_ tip: ObjectID, _ check: PersonCheck) throws -> Bool {
        try newVersions(tip).allSatisfy(check.isImpersonal)
    }

    /// Whether a version, or one before it that is new here, holds a text or a card of the erasable tree.
    func holdsErasable(_ tip: ObjectID) throws -> Bool {
        var isFound = false
        let walk = ObjectWalk(CommitTable(reader)) { found in
            guard found.type == .blob, try reader.header(found.id).size <= ErasableFile.maximumSize else { return }
            if ErasableFile(try reader.read(found.id, .blob)) != nil { isFound = true }
        }
        try walk.run(wants: [tip], excluded: knownTips())
        return isFound
    }

    private func newVersions(_ tip: ObjectID) throws -> [Commit] {
        let table = CommitTable(reader)
        let known = try knownTips()
        var commits: [Commit] = []
        for number in try table.commits(of: [tip], without: known) {
            guard commits.count < Self.maximumVersions else { throw Refusal.contentMissing }
            let bytes = try reader.read(table.entries[number].id, .commit)
            guard let commit = try? Commit(bytes, reader.format) else { throw Refusal.contentMissing }
            commits.append(commit)
        }
        return commits
    }

    private func knownTips() throws -> [ObjectID] {
        let stored = try ObjectReader(repository.objects)
        // What lies in the inbox has not been looked at yet.
        return try repository.refs.list().filter { !$0.name.description.hasPrefix(JournalRefs.inbox) }.map(\.id)
            .filter { try stored.header($0).type == .commit }
    }

    /// Copies a version, and all it leads to that is not here, to what will be stored.
    func copy(_ tip: ObjectID) throws {
        let stored = try ObjectReader(repository.objects)
        var pending = [tip]
        var count = 0
        while let id = pending.popLast() {
            if try stored.contains(id) { continue }
            if objects.holds(id) { continue }
            count += 1
            guard count <= Self.maximumObjects else { throw Refusal.contentMissing }
            let object = try reader.read(id)
            // A version is for ever; a text or a card is not, so it is no part of one.
            if object.type == .blob, ErasableFile(object.content) != nil { throw Refusal.content("texte") }
            _ = try objects.add(object.type, object.content)
            switch object.type {
            case .commit:
                let links = try CommitLinks(object.content, reader.format)
                pending += [links.tree] + links.parents
            case .tree:
                pending += try Tree(object.content, reader.format).entries.filter { !$0.mode.isGitlink }.map(\.id)
            case .tag: pending.append(try AnnotatedTag(object.content, reader.format).object)
            case .blob: break
            }
        }
    }
}
