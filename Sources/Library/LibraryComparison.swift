import Bytes
import Files
public import Objects
import Store
public import Templates

/// How one template differs between two states of a library.
public struct TemplateDifference: Sendable {
    /// Where it lies.
    public let path: TemplatePath
    /// It as it was; nil when it is new.
    public let old: TemplateFolder?
    /// It as it is; nil when it is gone.
    public let new: TemplateFolder?

    /// The difference in the model; nil when either side is absent or cannot be read.
    public var comparison: Vergleich? {
        guard case .success(let old)? = old?.mappe, case .success(let new)? = new?.mappe else { return nil }
        return Vergleich(old, new)
    }

    /// The title to show.
    public var title: String {
        for side in [new, old] { if case .success(let mappe)? = side?.mappe { return mappe.vorlage.titel } }
        return path.slug
    }
}

/// How two states of a library differ.
public struct LibraryDifference: Sendable {
    /// The templates that differ, by topic and name.
    public var templates: [TemplateDifference] = []
    /// Files outside of templates that differ.
    public var otherFiles: [[UInt8]] = []

    /// Whether there is no difference.
    public var isEmpty: Bool { templates.isEmpty && otherFiles.isEmpty }
}

/// What two states of a library are compared by.
public enum LibraryState: Sendable {
    /// A version.
    case version(ObjectID)
    /// A tree that no version may have.
    case snapshot(ObjectID)
    /// The working tree with what is not saved.
    case draft
    /// Nothing: everything is new against it.
    case nothing
}

extension Replica {
    /// Compares two states, only those templates if any are named. Folders that are the same are not opened.
    public func compare(_ old: LibraryState, _ new: LibraryState, only: [TemplatePath] = []) throws -> LibraryDifference
    {
        var difference = LibraryDifference()
        var touched: Set<TemplatePath> = []
        for path in try differingPaths(old, new) {
            if let template = TemplatePath(containing: path) {
                touched.insert(template)
            } else if only.isEmpty {
                difference.otherFiles.append(path)
            }
        }
        for path in touched.sorted() where only.isEmpty || only.contains(path) {
            let found = TemplateDifference(
                path: path, old: try template(path, in: old), new: try template(path, in: new))
            if found.old?.fingerprint != found.new?.fingerprint { difference.templates.append(found) }
        }
        return difference
    }

    private func template(_ path: TemplatePath, in state: LibraryState) throws -> TemplateFolder? {
        switch state {
        case .version(let commit): try template(path, at: commit)
        case .snapshot(let tree): try reader.template(path, in: tree)
        case .draft: try draft(path)
        case .nothing: nil
        }
    }

    /// The tree of a state; nil for the working tree and for nothing.
    func tree(of state: LibraryState) throws -> ObjectID? {
        switch state {
        case .version(let commit): try tree(of: commit)
        case .snapshot(let tree): tree
        case .draft, .nothing: nil
        }
    }

    func differingPaths(_ old: LibraryState, _ new: LibraryState) throws -> [[UInt8]] {
        switch (old, new) {
        case (.draft, .draft): return []
        case (.draft, _), (_, .draft):
            guard let workTree = try WorkTree(repository, reader) else { return [] }
            let other = if case .draft = old { try tree(of: new) } else { try tree(of: old) }
            let status = try workTree.status(against: other, repository.readIndex())
            return status.changedPaths.sorted { $0.lexicographicallyPrecedes($1) }
        default: return try changedPaths(tree(of: old), tree(of: new) ?? repository.format.emptyTree)
        }
    }
}
