import Objects
import Store

extension Replica {
    /// Takes over the versions last fetched of the central library: the files change, then the branch moves. With versions
    /// of one's own that are not there, both are merged.
    ///
    /// Throws LibraryError `noBranch` or `noUpstream`, and what `merge` throws; in all these cases nothing has changed.
    public func takeOver(progress: (Int, Int) -> Void = { _, _ in }) throws -> MergeOutcome {
        let (branch, before) = try repository.refs.head()
        guard let branch, branch.isBranch else { throw LibraryError.noBranch }
        guard let name = upstreamName(of: branch) else { throw LibraryError.noUpstream }
        guard let theirs = try repository.refs.id(name), theirs != before else { return .nothingNew }
        return try merge(theirs, name: "der Zentrale", command: "pull", progress: progress)
    }
}
