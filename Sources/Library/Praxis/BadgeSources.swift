import Bytes
public import Journal
public import Objects
public import Store
import Templates

/// What badges rest on beside the journal: which template took the place of which, and which templates accepted proposals changed. With what was
/// found for an earlier state only what came since is read.
public struct BadgeSources: Sendable {
    private typealias Head = (id: String, before: String?)

    /// Which template took the place of which, both ways, by id.
    let links: [String: Set<String>]
    /// The heads of templates by their folders; nil for one that cannot be read.
    private let heads: [ObjectID: Head?]
    /// The ids of the templates that accepted proposals with approvals changed.
    private let changed: [OperationID: [String]]

    /// Reads the heads of these templates, and what each accepted proposal changed. Throws what the store throws.
    public init(
        _ journal: Journal, _ reader: ObjectReader, _ templates: [(path: TemplatePath, folder: ObjectID)],
        from old: BadgeSources? = nil
    ) throws {
        var heads: [ObjectID: Head?] = [:]
        var links: [String: Set<String>] = [:]
        for (_, folder) in templates {
            let head = try old?.heads[folder] ?? Self.head(folder, reader)
            heads[folder] = head
            guard let head, let before = head.before else { continue }
            links[head.id, default: []].insert(before)
            links[before, default: []].insert(head.id)
        }
        var changed: [OperationID: [String]] = [:]
        for proposal in journal.allProposals {
            guard let acceptance = proposal.acceptance?.content, !acceptance.approvals.isEmpty else { continue }
            if let known = old?.changed[proposal.id] {
                changed[proposal.id] = known
                continue
            }
            guard let before = ObjectID(hex: Array(acceptance.before.utf8), reader.format),
                let after = ObjectID(hex: Array(acceptance.after.utf8), reader.format), try reader.contains(after),
                try reader.contains(before)
            else { continue }
            let trees = (try PublishedLibrary.tree(of: before, reader), try PublishedLibrary.tree(of: after, reader))
            let paths = Set(
                try TreeDifference(reader).files(trees.0, trees.1).compactMap { TemplatePath(containing: $0.path) })
            changed[proposal.id] = try paths.compactMap { path in
                guard let folder = try reader.entry(path.bytes, in: trees.1), folder.mode.isTree else { return nil }
                return try (heads[folder.id] ?? Self.head(folder.id, reader))?.id
            }
        }
        (self.links, self.heads, self.changed) = (links, heads, changed)
    }

    /// For each template the organisations that approved a change of it, other than the one that made the change, with the approvals.
    func reviews(_ journal: Journal) -> [String: [String: [OperationID]]] {
        var found: [String: [String: [OperationID]]] = [:]
        for proposal in journal.allProposals {
            guard let ids = changed[proposal.id], let acceptance = proposal.acceptance?.content else { continue }
            let approvals = proposal.reviews.filter { entry in
                acceptance.approvals.contains(entry.id) && entry.author.ars != proposal.author.ars
                    && !journal.registry.isRevoked(entry.access)
            }
            for id in ids {
                for entry in approvals { found[id, default: [:]][entry.author.ars, default: []].append(entry.id) }
            }
        }
        return found
    }

    private static func head(_ folder: ObjectID, _ reader: ObjectReader) throws -> Head? {
        guard let entry = try reader.entry(Array("vorlage.json".utf8), in: folder), entry.mode.isFile,
            let vorlage = try? Vorlage(parsing: reader.read(entry.id, .blob))
        else { return nil }
        return (vorlage.id.description, vorlage.ersetzt?.description)
    }
}
