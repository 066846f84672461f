import Bytes
import History
public import Objects
import Store

extension Replica {
    /// Makes a version on top of the published one that holds what a draft changes and nothing of its history, on a branch of its own so that
    /// it stays until it has been proposed.
    ///
    /// - Throws: VariantError `nothingChosen` for a draft that changes nothing, `proposalConflicts` where the published version has changed the
    ///   same, or what the store throws; then nothing has changed.
    public func proposalVersion(of draft: Workpiece, note: String) throws -> (branch: RefName, commit: ObjectID) {
        let main = try sourceCommit(draft.source)
        let objects = NewObjects(repository.objects, reader)
        let merged = try mergeCommits(ours: main, theirs: draft.commit, into: objects)
        guard merged.isClean else {
            throw VariantError.proposalConflicts(merged.findings.map { String(decoding: $0.path, as: UTF8.self) })
        }
        guard merged.tree != (try tree(of: main)) else { throw VariantError.nothingChosen }
        let id = try objects.addCommit(merged.tree, [main], organisation, try seconds(after: [main]), note)
        let branch = try freeProposalBranch(draft.path.slug)
        try objects.forget(unreachableFrom: id)
        try objects.commit()
        try moveBranch(
            branch, from: nil, to: id, note: "draft: propose", by: organisation.signature(seconds: Self.today.seconds))
        return (branch, id)
    }

    /// What a draft changes against the published version it stands on, as a snapshot; nil where they have no version in common.
    public func base(of piece: Workpiece) throws -> ObjectID? {
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        return try table.mergeBases(piece.commit, sourceCommit(piece.source)).first
    }

    /// Takes into a draft what was published meanwhile. What both changed is kept in the draft as something to be decided.
    public func refresh(_ draft: Workpiece) throws -> Revising {
        let main = try sourceCommit(draft.source)
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        let bases = try table.mergeBases(draft.commit, main)
        if bases == [main] { return .nothing }
        if bases == [draft.commit] {
            try advance(
                draft.branch, from: draft.commit, tree(of: draft.commit), to: main, tree(of: main), "draft: forward")
            return .saved(main)
        }
        let objects = NewObjects(repository.objects, reader)
        let merged = try mergeCommits(ours: draft.commit, theirs: main, into: objects)
        if merged.isClean, merged.tree == (try tree(of: main)) {
            // All of it has been accepted: the draft begins anew.
            try advance(
                draft.branch, from: draft.commit, tree(of: draft.commit), to: main, merged.tree, "draft: accepted")
            return .saved(main)
        }
        let parents = [draft.commit, main]
        let id = try objects.addCommit(
            merged.tree, parents, organisation, try seconds(after: parents), "Neuerungen übernommen")
        try objects.forget(unreachableFrom: id)
        try objects.commit()
        try advance(
            draft.branch, from: draft.commit, tree(of: draft.commit), to: id, merged.tree, "draft: refresh")
        return .merged(id)
    }

    /// The versions that were made of a draft to be proposed.
    public func proposedVersions(of draft: Workpiece) throws -> Set<ObjectID> {
        Set(try repository.refs.list(prefix: place.proposals + draft.path.slug).map(\.id))
    }

    /// Whether the published version has something that a workpiece has not taken in.
    public func isBehind(_ piece: Workpiece) throws -> Bool { try base(of: piece) != sourceCommit(piece.source) }

    /// The versions of a workpiece that are its own, the newest first, at most so many.
    public func ownVersions(of piece: Workpiece, limit: Int) throws -> [(id: ObjectID, version: Commit)] {
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        let main = try sourceCommit(piece.source)
        var found: [(id: ObjectID, version: Commit)] = []
        var next: ObjectID? = piece.commit
        while let id = next, found.count < limit, try !table.isAncestor(id, of: main) {
            let version = try commit(id)
            found.append((id, version))
            next = version.parents.first
        }
        return found
    }
}
