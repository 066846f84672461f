import History
public import Objects
public import Store

/// Which versions changed which template, for all templates at once.
///
/// Asking for one template's history walks through the whole history of the library; a page that is shown to everybody
/// cannot afford that. Made in one walk that opens the folders that differ only: O(versions + changes).
public struct VersionIndex: Sendable {
    /// The version the history leads to.
    public let commit: ObjectID
    private let commits: [ObjectID]
    /// When each was made.
    private let seconds: [Int64]
    /// By template, the numbers of the commits that changed it, the youngest first.
    private let numbers: [TemplatePath: [Int32]]
    /// The time of the youngest commit, by which the next walk knows whether what is new comes before all that is old.
    private let youngest: Int64

    /// Walks the history of a version.
    ///
    /// With the index of an earlier version of the same library only what came since is looked at, as long as it is all
    /// younger; the result is the same.
    public init(_ reader: ObjectReader, _ commit: ObjectID, from old: VersionIndex? = nil) throws {
        let table = CommitTable(reader)
        var walked = try table.commits(of: [commit], without: old.map { [$0.commit] } ?? [])
        var before = old
        if let old,
            try walked.contains(where: { table.entries[$0].seconds < old.youngest })
                || !table.isAncestor(old.commit, of: commit)
        {
            before = nil
            walked = try table.commits(of: [commit], without: [])
        }
        var changes = FolderChanges(reader)
        var commits = before?.commits ?? []
        var seconds = before?.seconds ?? []
        var fresh: [TemplatePath: [Int32]] = [:]
        for number in walked {
            let entry = table.entries[number]
            let parents = try table.parents(of: number).map { table.entries[Int($0)].tree }
            for path in try changes.templates(entry.tree, against: parents) {
                fresh[path, default: []].append(Int32(commits.count))
            }
            commits.append(entry.id)
            seconds.append(entry.seconds)
        }
        var numbers = before?.numbers ?? [:]
        for (path, new) in fresh { numbers[path] = new + (numbers[path] ?? []) }
        self.commit = commit
        self.commits = commits
        self.seconds = seconds
        self.numbers = numbers
        youngest = walked.map { table.entries[$0].seconds }.max() ?? old?.youngest ?? .min
    }

    /// The versions that changed a template, the youngest first. A merge counts when the template is as in none of the
    /// versions merged.
    public func versions(of template: TemplatePath) -> [ObjectID] {
        (numbers[template] ?? []).map { commits[Int($0)] }
    }

    /// When a template changed last, in seconds since 1970; nil for one that never did.
    public func lastChange(of template: TemplatePath) -> Int64? { numbers[template]?.first.map { seconds[Int($0)] } }
}

/// Compares the template folders of trees.
private struct FolderChanges {
    private typealias Folders = [(name: [UInt8], id: ObjectID)]

    private let reader: ObjectReader
    /// The folders of trees that were read: a tree is met as a version's and again as its child's parent.
    private var known: [ObjectID: Folders] = [:]
    private static let maximumKnown = 500

    init(_ reader: ObjectReader) { self.reader = reader }

    /// The templates whose folder is that of none of the parents, gone ones included; against no parent, all there are.
    mutating func templates(_ tree: ObjectID, against parents: [ObjectID]) throws -> [TemplatePath] {
        guard let first = parents.first else { return try templates(tree, nil) }
        var found = try templates(tree, first)
        for parent in parents.dropFirst() where !found.isEmpty {
            let differing = Set(try templates(tree, parent))
            found.removeAll { !differing.contains($0) }
        }
        return found
    }

    private mutating func templates(_ new: ObjectID, _ old: ObjectID?) throws -> [TemplatePath] {
        let vorlagen = Array("vorlagen".utf8)
        let tops = (
            try folders(new).first { $0.name == vorlagen }?.id,
            try old.flatMap { try folders($0).first { $0.name == vorlagen }?.id }
        )
        var found: [TemplatePath] = []
        for topic in try differing(tops.0, tops.1) {
            for template in try differing(topic.new, topic.old) {
                let names = (
                    String(decoding: topic.name, as: UTF8.self), String(decoding: template.name, as: UTF8.self)
                )
                if let path = TemplatePath(themenfeld: names.0, slug: names.1) { found.append(path) }
            }
        }
        return found
    }

    /// The folders that are in only one of two trees, or differ. Both lists are in the order of trees, which for folders
    /// is that of their names with a slash added.
    private mutating func differing(
        _ new: ObjectID?, _ old: ObjectID?
    ) throws -> [(name: [UInt8], new: ObjectID?, old: ObjectID?)] {
        if new == old { return [] }
        let after = try new.map { try folders($0) } ?? []
        let before = try old.map { try folders($0) } ?? []
        var found: [(name: [UInt8], new: ObjectID?, old: ObjectID?)] = []
        var (a, b) = (0, 0)
        while a < after.count || b < before.count {
            if a < after.count, b < before.count, after[a].name == before[b].name {
                if after[a].id != before[b].id { found.append((after[a].name, after[a].id, before[b].id)) }
                a += 1
                b += 1
            } else if b == before.count
                || a < after.count
                    && (after[a].name + [0x2f]).lexicographicallyPrecedes(before[b].name + [0x2f])
            {
                found.append((after[a].name, after[a].id, nil))
                a += 1
            } else {
                found.append((before[b].name, nil, before[b].id))
                b += 1
            }
        }
        return found
    }

    private mutating func folders(_ tree: ObjectID) throws -> Folders {
        if let hit = known[tree] { return hit }
        let folders = try reader.tree(tree).entries.filter(\.mode.isTree).map { (name: $0.name, id: $0.id) }
        if known.count >= Self.maximumKnown { known = [:] }
        known[tree] = folders
        return folders
    }
}
