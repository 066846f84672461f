import Bytes
import History
import Objects
import Store
import Templates

/// Who last changed a path on either side of a merge. Versions are looked at only when a finding asks, each once.
final class Provenance {
    private let ours: Side
    private let theirs: Side

    init(_ table: CommitTable, ours: ObjectID, theirs: ObjectID) {
        self.ours = Side(table, ours, without: theirs)
        self.theirs = Side(table, theirs, without: ours)
    }

    func origins(of path: [UInt8]) throws -> (ours: Konflikt.Herkunft?, theirs: Konflikt.Herkunft?) {
        (try ours.origin(of: path), try theirs.origin(of: path))
    }

    /// The versions that one side has and the other has not.
    private final class Side {
        private let table: CommitTable
        private let tip: ObjectID
        private let other: ObjectID
        private var commits: [Int]?
        private var next = 0
        /// The youngest version that changed a file, or something in a folder.
        private var changed: [[UInt8]: Int] = [:]

        /// Beyond so many the youngest of all stands for what is not found.
        private static let limit = 20_000

        init(_ table: CommitTable, _ tip: ObjectID, without other: ObjectID) {
            (self.table, self.tip, self.other) = (table, tip, other)
        }

        func origin(of path: [UInt8]) throws -> Konflikt.Herkunft? {
            let all = try commits ?? table.commits(of: [tip], without: [other])
            commits = all
            while changed[path] == nil, next < min(all.count, Self.limit) {
                try look(at: all[next])
                next += 1
            }
            let id = changed[path].map { table.entries[$0].id } ?? tip
            let commit: Commit
            do {
                commit = try Commit(try table.reader.read(id, .commit), table.reader.format)
            } catch let error as FormatError {
                throw StoreError.corruptObject(id, table.reader.store.directory, error.description)
            }
            let name = Text.neutral(String(decoding: commit.author.name, as: UTF8.self))
            return Konflikt.Herkunft(wer: name, tag: Day(seconds: commit.author.seconds).description)
        }

        /// Notes what a version changed; a merge what it has otherwise than all that it merged.
        private func look(at number: Int) throws {
            let tree = table.entries[number].tree
            let parents = try table.parents(of: number)
            var paths: Set<[UInt8]>?
            for parent in parents {
                let found = Set(try TreeDifference(table.reader).paths(table.entries[Int(parent)].tree, tree))
                paths = paths?.intersection(found) ?? found
            }
            for path in try paths ?? Set(TreeDifference(table.reader).paths(nil, tree)) {
                if changed[path] == nil { changed[path] = number }
                for (at, byte) in path.enumerated() where byte == 0x2f {
                    let folder = Array(path[..<at])
                    if changed[folder] == nil { changed[folder] = number }
                }
            }
        }
    }
}
