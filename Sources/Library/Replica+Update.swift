import Bytes
import Files
import History
public import Objects
import Store

extension Replica {
    /// Takes over the versions last fetched of the central library, if none of one's own stand against them: the files
    /// change, then the branch moves. Returns the versions before and after, which are the same when nothing was new.
    ///
    /// Throws LibraryError `noBranch`, `noUpstream` or `diverged`, WorkTreeError `wouldOverwrite` when new versions change
    /// files with unsaved work, or what the store throws; in all these cases nothing has changed.
    public func takeOver(progress: (Int, Int) -> Void = { _, _ in }) throws -> (before: ObjectID?, after: ObjectID?) {
        let lock = try repository.lockIndex()
        defer { lock.release() }
        let (branch, before) = try repository.refs.head()
        guard let branch, branch.isBranch else { throw LibraryError.noBranch }
        guard let name = upstreamName(of: branch) else { throw LibraryError.noUpstream }
        guard let theirs = try repository.refs.id(name) else { return (before, before) }
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        if let before {
            if before == theirs { return (before, before) }
            // The usual case first: when it holds, only what is new is looked at.
            guard try table.isAncestor(before, of: theirs) else {
                if try table.isAncestor(theirs, of: before) { return (before, before) }
                let counts = try table.divergence(before, theirs)
                throw LibraryError.diverged(mine: counts.ahead, theirs: counts.behind)
            }
        }
        let base = try before.map { try tree(of: $0) }
        try WorkTree(repository, reader)?.update(from: base, to: try tree(of: theirs), progress: progress)
        let author = organisation.signature(seconds: Self.today.seconds)
        try moveBranch(branch, from: before, to: theirs, note: "pull: Fast-forward", by: author)
        return (before, theirs)
    }
}
