import Bytes
import Files
public import Objects
import Store

/// A version that was just made.
public struct SavedVersion: Sendable {
    /// Its commit.
    public let commit: ObjectID
    /// The one before; nil for the first.
    public let before: ObjectID?
    /// The files it changes.
    public let paths: [[UInt8]]
}

extension Replica {
    /// Makes a version of all that was changed, added or removed in the working tree; durable when this returns.
    ///
    /// The objects are stored first, then the index, then the branch moves: a crash in between leaves the work as an
    /// unsaved draft. Throws LibraryError `emptyNote`, `nothingToSave`, `noBranch`, `changedMeanwhile`, or what the store
    /// throws. A merge that is not finished becomes a version with all its parents; its note is taken where none is given.
    public func save(note: String?) throws -> SavedVersion {
        let lock = try repository.lockIndex()
        defer { lock.release() }
        let merge = try openMerge()
        let note = (note ?? merge?.note ?? "").trimmingBlanks
        guard !note.isEmpty else { throw LibraryError.emptyNote }
        let (branch, before) = try repository.refs.head()
        guard let branch, branch.isBranch else { throw LibraryError.noBranch }
        guard let workTree = try WorkTree(repository, reader) else {
            throw StoreError.notARepository(repository.gitDirectory)
        }
        let objects = NewObjects(repository.objects, reader)
        var index = try repository.readIndex()
        let entries: [GitIndex.Entry]
        do {
            entries = try workTree.stageAll(index, into: objects)
        } catch WorkTreeError.unsafeName(let path) {
            throw LibraryError.unsafeFileName(path)
        }
        let tree = try objects.addTrees(
            entries.map { FlatEntry(path: $0.path, mode: $0.mode, id: $0.id) })
        let oldTree = try before.map { try self.tree(of: $0) }
        guard tree != oldTree || merge != nil, before != nil || !entries.isEmpty else {
            throw LibraryError.nothingToSave
        }
        let parents = (before.map { [$0] } ?? []) + (merge?.heads ?? [])
        let seconds = try self.seconds(after: parents)
        let author = organisation.signature(seconds: seconds)
        let commit = Commit(
            tree: tree, parents: parents, author: author, committer: author,
            message: Array((note + "\n").utf8))
        let id = try objects.add(.commit, signed(commit).encode())
        try objects.commit()
        try workTree.saveIndex(&index, entries)
        try moveBranch(branch, from: before, to: id, note: "commit: \(note.prefix { $0 != "\n" })", by: author)
        if merge != nil { try repository.endMerge() }
        return SavedVersion(commit: id, before: before, paths: try changedPaths(oldTree, tree))
    }

    /// The day of a new version: today, but never before those it follows on.
    func seconds(after commits: [ObjectID]) throws -> Int64 {
        try commits.reduce(Self.today.seconds) { max($0, try commit($1).committer.seconds) }
    }

    /// Moves a branch that must not have changed meanwhile, and notes it among the operations. `note` is for the reflog:
    /// the command, a colon, what it did.
    public func moveBranch(
        _ branch: RefName, from old: ObjectID?, to new: ObjectID, note: String, by who: Signature
    ) throws {
        let edit = RefEdit(branch, expected: old.map { .id($0) } ?? .absent, to: .id(new), note: note)
        switch try repository.refs.apply([edit], identity: who, logsNew: true)[0] {
        case nil: self.note(branch, from: old, to: new, note)
        case .changed: throw LibraryError.changedMeanwhile
        case let rejection?: throw LibraryError.refNotWritten(branch, "\(rejection)")
        }
    }

    /// The paths of the files that differ between two trees.
    public func changedPaths(_ old: ObjectID?, _ new: ObjectID) throws -> [[UInt8]] {
        try TreeDifference(reader).paths(old, new)
    }
}
