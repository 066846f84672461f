import Bytes
import History
public import Objects
public import Store
import Templates

/// Where a replica stands.
public struct ReplicaStatus: Sendable {
    /// The branch it is on; nil when HEAD is detached.
    public let branch: RefName?
    /// The current version; nil when there is none.
    public let head: ObjectID?
    /// How the working tree differs from it.
    public let files: WorkTreeStatus
    /// Templates with work that no version holds.
    public let drafts: [TemplatePath]
    /// Files outside of templates with such work.
    public let otherFiles: [[UInt8]]
    /// The branch of the central library it follows, if it knows one, with the version last seen there.
    public let upstream: (name: RefName, id: ObjectID)?
    /// Versions not submitted yet.
    public let ahead: Int
    /// New versions there that were fetched and not taken over.
    public let behind: Int
    /// The merge that is not finished.
    public let merge: MergeState?
    /// What is open in the working tree, by path.
    public let open: [PathFinding]
}

extension Replica {
    /// Looks at branch, files and what was last seen of the central library. Asks no network.
    public func status() throws -> ReplicaStatus {
        let (branch, head) = try repository.refs.head()
        var files = WorkTreeStatus()
        if let workTree = try WorkTree(repository, reader) {
            files = try workTree.status(against: try head.map { try tree(of: $0) }, repository.readIndex())
        }
        var drafts: Set<TemplatePath> = []
        var others: Set<[UInt8]> = []
        for path in files.changedPaths {
            if let template = TemplatePath(containing: path) { drafts.insert(template) } else { others.insert(path) }
        }
        let (upstream, counts) = try divergence(branch, head)
        return ReplicaStatus(
            branch: branch, head: head, files: files, drafts: drafts.sorted(),
            otherFiles: others.sorted { $0.lexicographicallyPrecedes($1) },
            upstream: upstream,
            ahead: counts.ahead, behind: counts.behind, merge: try mergeState(),
            open: try openFindings(changed: files.changedPaths))
    }

    /// Whether there are versions to submit: such that what was last seen of the central library does not have.
    public func hasOwnVersions() throws -> Bool {
        let (branch, head) = try repository.refs.head()
        let (upstream, counts) = try divergence(branch, head)
        return counts.ahead > 0 || upstream == nil && head != nil
    }

    private func divergence(
        _ branch: RefName?, _ head: ObjectID?
    ) throws -> (upstream: (name: RefName, id: ObjectID)?, counts: (ahead: Int, behind: Int)) {
        guard let branch, let name = upstreamName(of: branch), let id = try repository.refs.id(name) else {
            return (nil, (0, 0))
        }
        guard let head, head != id, try reader.contains(id) else { return ((name, id), (0, 0)) }
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        return ((name, id), try table.divergence(head, id))
    }

    /// The tracking ref of a branch, by `branch.<name>.remote` and `.merge`; for `main` origin's without either.
    public func upstreamName(of branch: RefName) -> RefName? {
        let short = Array(branch.short.utf8)
        let remote = repository.config.string("branch", short, "remote") ?? "origin"
        let merge = repository.config.string("branch", short, "merge") ?? branch.description
        return RefName(merge)?.replacing(prefix: "refs/heads/", with: "refs/remotes/\(remote)/")
    }
}
