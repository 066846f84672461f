import Bytes
import Files
import History
public import Objects
import Store

/// What taking an operation back did.
public enum UndoOutcome: Sendable {
    /// The branch leads to the version before again.
    case restored(from: ObjectID, to: ObjectID)
    /// A new version takes back what the operation brought.
    case reversed(commit: ObjectID, before: ObjectID)
    /// The files take it back as far as nothing came later in the same places; what is open is to be decided, then saved.
    case open(before: ObjectID, TreeMergeResult)
    /// Nothing of it is left in the current version.
    case nothingLeft
}

/// Why an operation cannot be taken back.
public enum UndoError: Error, Sendable, Equatable {
    /// There is no operation of that number; so many there are.
    case noOperation(Int)
    /// It made the first version of its branch.
    case firstVersion
    /// It concerns a branch other than the current one, which has moved on since.
    case otherBranch(RefName)
    /// The current version does not hold it; it was taken back already, or another branch has it.
    case notHere
    /// A version it names is not in the store any more.
    case forgotten
}

extension Replica {
    /// Takes an operation back.
    ///
    /// If it was the last of its branch and its version was never shared, the branch leads to the version before again and
    /// the files follow; so does one that only took over versions of others. Otherwise a new version takes it back: a merge
    /// with the version of the operation as base, which may leave something open like any other. What was undone stays in
    /// the store, and undoing is an operation like any other.
    ///
    /// Throws UndoError, LibraryError `mergeUnfinished` or `noBranch`, WorkTreeError `wouldOverwrite` when files with
    /// unsaved work would change, or what the store throws; in all these cases nothing has changed.
    public func undo(_ operation: LoggedMove, progress: (Int, Int) -> Void = { _, _ in }) throws -> UndoOutcome {
        let lock = try repository.lockIndex()
        defer { lock.release() }
        guard try openMerge() == nil else { throw LibraryError.mergeUnfinished }
        guard let before = operation.before else { throw UndoError.firstVersion }
        for id in [before, operation.after] { guard try reader.contains(id) else { throw UndoError.forgotten } }
        let (current, head) = try repository.refs.head()
        let isCurrent = current == operation.branch
        let tip = isCurrent ? head : try repository.refs.id(operation.branch)
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        guard let tip else { throw UndoError.notHere }
        if tip == operation.after, try mayGoBack(operation, to: before, table) {
            let author = organisation.signature(seconds: Self.today.seconds)
            if isCurrent {
                try WorkTree(repository, reader)?.update(
                    from: tree(of: tip), to: tree(of: before), progress: progress)
            }
            try moveBranch(operation.branch, from: tip, to: before, note: "undo: \(operation.note)", by: author)
            return .restored(from: tip, to: before)
        }
        guard isCurrent else { throw UndoError.otherBranch(operation.branch) }
        guard try table.isAncestor(operation.after, of: tip) else { throw UndoError.notHere }
        return try reverse(operation, before, tip, progress)
    }

    private func reverse(
        _ operation: LoggedMove, _ before: ObjectID, _ tip: ObjectID, _ progress: (Int, Int) -> Void
    ) throws -> UndoOutcome {
        let objects = NewObjects(repository.objects, reader)
        let now = try tree(of: tip)
        let result = try mergeTrees(
            base: tree(of: operation.after), ours: now, theirs: tree(of: before), into: objects)
        guard result.tree != now else { return .nothingLeft }
        let note = "Rückgängig: \(operation.note)"
        let author = organisation.signature(seconds: try seconds(after: [tip]))
        let commit = Commit(
            tree: result.tree, parents: [tip], author: author, committer: author, message: Array((note + "\n").utf8))
        let id = try objects.add(.commit, commit.encode())
        try objects.commit()
        try WorkTree(repository, reader)?.update(from: now, to: result.tree, progress: progress)
        guard result.isClean else { return .open(before: tip, result) }
        try moveBranch(operation.branch, from: tip, to: id, note: "undo: \(operation.note)", by: author)
        return .reversed(commit: id, before: tip)
    }

    /// Whether the branch can lead to the version before without anything getting lost for others.
    private func mayGoBack(_ operation: LoggedMove, to before: ObjectID, _ table: CommitTable) throws -> Bool {
        // Undoing an undo: forward again.
        if try table.isAncestor(operation.after, of: before) { return true }
        let madeNothing = operation.note == Self.forwardNote
        // What only came from others comes again with the next pull.
        if madeNothing, operation.command == "pull" { return true }
        if madeNothing {
            guard let name = upstreamName(of: operation.branch), let id = try repository.refs.id(name) else {
                return true
            }
            return try !table.isAncestor(operation.after, of: id)
        }
        for ref in try repository.refs.list(prefix: "refs/remotes/") where try reader.header(ref.id).type == .commit {
            if try table.isAncestor(operation.after, of: ref.id) { return false }
        }
        return true
    }

    static let forwardNote = "Fast-forward"
}
