import Bytes
import Files
import History
public import Objects
public import Store

/// What a merge of another version did.
public enum MergeOutcome: Sendable {
    /// The current version already holds the other one.
    case nothingNew
    /// The current version had nothing of its own; it is the other one now.
    case forwarded(before: ObjectID?, after: ObjectID)
    /// A version that holds both was made.
    case merged(commit: ObjectID, before: ObjectID, TreeMergeResult)
    /// The files hold both; what is open in them is to be decided, then saved.
    case open(before: ObjectID, TreeMergeResult)
}

extension Replica {
    /// Merges three snapshots by path, document and element; the new objects are added to `objects`. Without a base all
    /// that differs is open.
    public func mergeTrees(
        base: ObjectID?, ours: ObjectID, theirs: ObjectID, into objects: NewObjects
    ) throws -> TreeMergeResult {
        try TreeMerge.run(
            MergeSources(reader: reader, fresh: [objects]), base: base, ours: ours, theirs: theirs, into: objects)
    }

    /// Merges two versions by their common ancestors, with who wrote what is open. Nothing but objects is made.
    public func mergeCommits(
        ours: ObjectID, theirs: ObjectID, into objects: NewObjects
    ) throws -> TreeMergeResult {
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        return try mergeCommits(table, ours, theirs, table.mergeBases(ours, theirs), objects)
    }

    private func mergeCommits(
        _ table: CommitTable, _ ours: ObjectID, _ theirs: ObjectID, _ ancestors: [ObjectID], _ objects: NewObjects
    ) throws -> TreeMergeResult {
        var bases = MergeBase(table)
        let base = try bases.tree(of: ancestors)
        let provenance = Provenance(table, ours: ours, theirs: theirs)
        return try TreeMerge.run(
            MergeSources(reader: reader, fresh: [bases.virtual, objects]), base: base, ours: tree(of: ours),
            theirs: tree(of: theirs), into: objects
        ) { try provenance.origins(of: $0) }
    }

    /// Merges a version into the current branch. `name` is what the note calls it.
    ///
    /// With nothing open a version with both as parents is made; otherwise the files hold the merge with what is open
    /// stored in them, and the next `save` makes that version. Throws LibraryError `noBranch`, `mergeUnfinished`, `unrelated`
    /// or `badConflictFile`, WorkTreeError `wouldOverwrite` when the merge changes files with unsaved work, or what the
    /// store throws; in all these cases nothing has changed.
    ///
    /// Objects are durable first, then the notes that a merge is going on, then files and index change, then the branch
    /// moves: a crash leaves the old state, or a merge that the next `merge`, `save` or `status` goes on with.
    public func merge(
        _ theirs: ObjectID, name: String, command: String = "merge", progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> MergeOutcome {
        let lock = try repository.lockIndex()
        defer { lock.release() }
        guard try openMerge() == nil else { throw LibraryError.mergeUnfinished }
        let (branch, before) = try repository.refs.head()
        guard let branch, branch.isBranch else { throw LibraryError.noBranch }
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        if before == theirs { return .nothingNew }
        // One walk answers all: whether one follows on the other, and what both come from.
        let ancestors = try before.map { try table.mergeBases($0, theirs) } ?? []
        guard let before, ancestors != [before] else {
            try forward(branch, before, to: theirs, command, progress)
            return .forwarded(before: before, after: theirs)
        }
        if ancestors == [theirs] { return .nothingNew }
        let objects = NewObjects(repository.objects, reader)
        let result = try mergeCommits(table, before, theirs, ancestors, objects)
        try refuseUnsaved(result.findings, before)
        let note = "Zusammenführung mit \(name)"
        let author = organisation.signature(seconds: try seconds(after: [before, theirs]))
        let commit = Commit(
            tree: result.tree, parents: [before, theirs], author: author, committer: author,
            message: Array((note + "\n").utf8))
        let id = try objects.add(.commit, signed(commit).encode())
        try objects.commit()
        try WorkTree(repository, reader)?.update(
            from: try tree(of: before), to: result.tree, progress: progress,
            willWrite: { try repository.beginMerge(of: theirs, into: before, tree: result.tree, note: note) })
        try repository.noteMergeWritten(result.tree, of: theirs)
        guard result.isClean else { return .open(before: before, result) }
        try moveBranch(branch, from: before, to: id, note: "\(command): \(note)", by: author)
        try repository.endMerge()
        return .merged(commit: id, before: before, result)
    }

    /// Unsaved work where a whole path is to be decided about: deciding would take it away, so the merge does not begin.
    private func refuseUnsaved(_ findings: [PathFinding], _ head: ObjectID) throws {
        let paths = findings.compactMap { if case .path = $0.open { $0.path } else { nil } }
        guard !paths.isEmpty, let workTree = try WorkTree(repository, reader) else { return }
        let changed = try workTree.status(against: tree(of: head), repository.readIndex()).changedPaths
        let inTheWay = changed.filter { file in
            paths.contains { file == $0 || file.starts(with: $0 + [0x2f]) }
        }
        guard inTheWay.isEmpty else {
            throw WorkTreeError.wouldOverwrite(inTheWay.sorted { $0.lexicographicallyPrecedes($1) })
        }
    }

    /// Moves branch and files to a version that follows on the current one. The caller holds the index's lock.
    func forward(
        _ branch: RefName, _ before: ObjectID?, to new: ObjectID, _ command: String, _ progress: (Int, Int) -> Void
    ) throws {
        let base = try before.map { try tree(of: $0) }
        try WorkTree(repository, reader)?.update(from: base, to: try tree(of: new), progress: progress)
        let author = organisation.signature(seconds: Self.today.seconds)
        try moveBranch(branch, from: before, to: new, note: "\(command): \(Self.forwardNote)", by: author)
    }

    /// The merge that is not finished, nil when there is none. What a crash left is put right: a merge that the current
    /// version holds is forgotten, files that were not all written are.
    func openMerge() throws -> MergeState? {
        guard let state = try repository.mergeState() else { return nil }
        guard let head = try head() else { return state }
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        if try state.heads.allSatisfy({ try table.isAncestor($0, of: head) }) {
            try repository.endMerge()
            return nil
        }
        if let tree = state.tree, let theirs = state.heads.first, !state.isWritten {
            try WorkTree(repository, reader)?.update(from: try self.tree(of: head), to: tree)
            try repository.noteMergeWritten(tree, of: theirs)
        }
        return state
    }

    /// The merge that is not finished; nil when there is none. Looks only.
    public func mergeState() throws -> MergeState? {
        guard let state = try repository.mergeState(), let head = try head() else { return nil }
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        return try state.heads.allSatisfy { try table.isAncestor($0, of: head) } ? nil : state
    }

    /// Gives up the merge that is not finished: the files it changed are as the current version has them, unsaved work in
    /// other files stays. LibraryError `noMerge`; WorkTreeError `unmerged` when stock git left it half done.
    public func abortMerge() throws {
        let lock = try repository.lockIndex()
        defer { lock.release() }
        guard let state = try mergeState(), let head = try head() else {
            // Notes left over from a merge that was done.
            try repository.endMerge()
            throw LibraryError.noMerge
        }
        let index = try repository.readIndex()
        let unmerged = index.entries.filter { $0.stage != 0 }.map(\.path)
        guard unmerged.isEmpty else { throw WorkTreeError.unmerged(unmerged) }
        let current = try tree(of: head)
        // What the merge changed; for one of git's, what the index holds otherwise than the version.
        var touched = Set(try state.tree.map { try changedPaths(current, $0) } ?? [])
        let status = try WorkTree(repository, reader)?.status(against: current, index)
        for (path, _) in status?.staged ?? [] { touched.insert(path) }
        try WorkTree(repository, reader)?.update(from: state.tree ?? current, to: current, overwriting: touched)
        try repository.endMerge()
    }
}
