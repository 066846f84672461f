import Bytes
import History
public import Journal
public import Objects
import Store
public import Templates

/// What a proposed version would make of the current one.
public struct ProposalContent: Sendable {
    /// What in the content itself keeps it from being accepted.
    public enum Obstacle: Sendable, Equatable {
        /// Both sides changed the same places in different ways; so many decisions are needed.
        case conflicts(Int)
        /// So many errors in the templates that it changes.
        case errors(Int)
        /// It changes what the library asks of proposals, which only the operators do.
        case policy
        /// It changes nothing that is not so already.
        case nothing
        /// A new template names nobody who can be asked; which.
        case contact(TemplatePath)
        /// It is a local variant, no version of the library.
        case variant
        /// It has no version in common with the library.
        case unrelated
    }

    /// The version proposed.
    public let commit: ObjectID
    /// The current version.
    public let current: ObjectID
    /// The tree that the current version would have.
    public let result: ObjectID
    /// Whether the current version has moved on since, so that both were put together.
    public let isMerged: Bool
    /// What it changes in the current version.
    public let difference: LibraryDifference
    /// What could not be put together.
    public let open: [PathFinding]
    /// What is to be said against the templates that it changes, as they would be.
    public let findings: [(path: TemplatePath, findings: [Finding])]
    /// The organisations that answer for the templates that it changes, as the current version names them. None for new templates.
    public let stewards: Set<String>
    /// What keeps it from being accepted.
    public let obstacles: [Obstacle]
}

extension Replica {
    /// Finds out what a proposed version would make of the current one.
    ///
    /// Costs what both sides changed, not what the library has. Throws what the store throws.
    ///
    /// - Parameters:
    ///   - stores: whether what both make together is stored, for a version that is about to have it. Whoever only looks leaves
    ///     nothing behind.
    ///   - known: the ids of the templates of the last version, where the caller has its catalogue.
    public func content(
        of commit: ObjectID, against current: ObjectID, _ journal: Journal, stores: Bool = false,
        known: Set<ElementID>? = nil
    ) throws -> ProposalContent {
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        let bases = try table.mergeBases(current, commit)
        let before = try tree(of: current)
        guard !bases.isEmpty else {
            return ProposalContent(
                commit: commit, current: current, result: before, isMerged: false, difference: LibraryDifference(),
                open: [], findings: [], stewards: [], obstacles: [.unrelated])
        }
        let isMerged = bases != [current]
        var result = try tree(of: commit)
        var open: [PathFinding] = []
        var looking = self
        if isMerged {
            let objects = NewObjects(repository.objects, reader)
            let merge = try mergeCommits(ours: current, theirs: commit, into: objects)
            result = merge.tree
            open = merge.findings
            let reader = try ObjectReader(repository.objects)
            if stores { try objects.commit() } else { reader.fresh = objects }
            looking = Replica(self, reader)
        } else {
            open = try OpenConflicts.find(reader, in: result, since: before)
        }
        return try looking.content(commit, current, before, result, isMerged, open, journal, known)
    }

    private func content(
        _ commit: ObjectID, _ current: ObjectID, _ before: ObjectID, _ result: ObjectID, _ isMerged: Bool,
        _ open: [PathFinding], _ journal: Journal, _ catalogued: Set<ElementID>?
    ) throws -> ProposalContent {
        let difference = try compare(.snapshot(before), .snapshot(result))
        var findings: [(path: TemplatePath, findings: [Finding])] = []
        var stewards: Set<String> = []
        let known = try templateIDs(in: result, changed: difference, catalogued)
        for template in difference.templates {
            if let new = template.new {
                let umfeld = Umfeld(vorlagen: known, heute: Self.today.description)
                findings.append((template.path, new.findings(umfeld)))
            }
            if case .success(let mappe)? = template.old?.mappe {
                stewards.insert(journal.registry.policy.stewards[mappe.vorlage.id.description] ?? mappe.vorlage.stelle)
            }
        }
        var obstacles: [ProposalContent.Obstacle] = []
        let count = open.reduce(0) { $0 + $1.count }
        if count > 0 { obstacles.append(.conflicts(count)) }
        for template in difference.templates where template.old == nil {
            guard case .success(let mappe)? = template.new?.mappe else { continue }
            let isReachable = mappe.vorlage.kontakte.keys.contains {
                journal.contacts[$0.description]?.isReachable(on: Self.today) == true
            }
            if !isReachable { obstacles.append(.contact(template.path)) }
        }
        let errors = findings.reduce(0) { $0 + $1.findings.count { $0.severity == .fehler } }
        if errors > 0 { obstacles.append(.errors(errors)) }
        if try reader.variantRecord(in: result) != nil { obstacles.append(.variant) }
        if try policyText(in: before) != policyText(in: result) { obstacles.append(.policy) }
        if difference.isEmpty { obstacles.append(.nothing) }
        return ProposalContent(
            commit: commit, current: current, result: result, isMerged: isMerged, difference: difference, open: open,
            findings: findings, stewards: stewards, obstacles: obstacles)
    }

    /// The templates in which versions differ from the last one that each has in common with another; none where there is no such version
    /// or it is not here.
    ///
    /// Opens no template: for lists, which say of many proposals what they are about.
    public func templatesTouched(
        by commits: [ObjectID], since current: ObjectID
    ) throws -> [ObjectID: [TemplatePath]] {
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        var touched: [ObjectID: [TemplatePath]] = [:]
        for commit in commits {
            guard try reader.contains(commit), let base = try table.mergeBases(current, commit).first else {
                touched[commit] = []
                continue
            }
            let paths = try changedPaths(tree(of: base), tree(of: commit))
            touched[commit] = Set(paths.compactMap { TemplatePath(containing: $0) }).sorted()
        }
        return touched
    }

    /// The ids of all templates of a tree: those the catalogue of the last version knows, and those that changed since.
    private func templateIDs(
        in tree: ObjectID, changed: LibraryDifference, _ catalogued: Set<ElementID>?
    ) throws -> Set<ElementID> {
        var known = catalogued ?? []
        if catalogued == nil, let head = try head() {
            known = try CatalogueKeeper(repository, reader).catalogue(of: self.tree(of: head)).templateIDs
        }
        for template in changed.templates {
            if case .success(let mappe)? = template.new?.mappe { known.insert(mappe.vorlage.id) }
        }
        return known
    }

    /// What `bibliothek.json` says of the policy, as text.
    private func policyText(in tree: ObjectID) throws -> [UInt8] {
        guard let entry = try reader.entry(PolicyFile.path, in: tree), entry.mode.isFile,
            try reader.header(entry.id).size <= 1 << 20,
            let json = try? JSON(parsing: try reader.read(entry.id, .blob)), let policy = json[PolicyFile.field]
        else { return [] }
        return JSONFragment(policy).bytes
    }
}
