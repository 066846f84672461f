import Bytes
import History
import Objects
import Store

/// The snapshot that two versions come from.
///
/// Where histories crossed, two versions have several best common ancestors. These are merged first, oldest first by time
/// and id, each two of them by their own common ancestors, into a virtual base. It lives in memory only. What is open in it
/// stays open: where the ancestors disagree, nothing that differs is taken by itself.
struct MergeBase {
    private let table: CommitTable
    private let reader: ObjectReader
    /// Holds the objects of virtual bases; never written.
    let virtual: NewObjects
    private var known: [[ObjectID]: ObjectID?] = [:]

    /// Histories that crossed more often than this in a row are merged as if they had nothing in common before, which makes
    /// more conflicts and never a wrong result.
    private static let maximumDepth = 100
    private static let maximumBases = 64

    init(_ table: CommitTable) {
        self.table = table
        reader = table.reader
        virtual = NewObjects(reader.store, reader)
    }

    /// The tree of the base, given the best common ancestors; nil when histories crossed too often. LibraryError `unrelated`
    /// when there are none.
    mutating func tree(of ancestors: [ObjectID]) throws -> ObjectID? {
        guard !ancestors.isEmpty else { throw LibraryError.unrelated }
        return try tree(of: ordered(ancestors), depth: 0)
    }

    private func ordered(_ ids: [ObjectID]) throws -> [ObjectID] {
        let dated = try ids.map { (seconds: table.entries[try table.number(of: $0)].seconds, id: $0) }
        return dated.sorted { ($0.seconds, $0.id) < ($1.seconds, $1.id) }.map(\.id)
    }

    /// The one tree of several commits; nil when there are too many.
    private mutating func tree(of commits: [ObjectID], depth: Int) throws -> ObjectID? {
        guard let first = commits.first else { return nil }
        var tree: ObjectID? = table.entries[try table.number(of: first)].tree
        if commits.count == 1 { return tree }
        if let tree = known[commits] { return tree }
        guard depth < Self.maximumDepth, commits.count <= Self.maximumBases else { return nil }
        for (number, next) in commits.enumerated().dropFirst() {
            guard let ours = tree else { break }
            let bases = try ordered(table.mergeBases(of: Array(commits[..<number]), [next]))
            let base = try self.tree(of: bases, depth: depth + 1)
            let theirs = table.entries[try table.number(of: next)].tree
            tree =
                try TreeMerge.run(
                    MergeSources(reader: reader, fresh: [virtual]), base: base, ours: ours, theirs: theirs,
                    into: virtual
                ).tree
        }
        known[commits] = .some(tree)
        return tree
    }
}
