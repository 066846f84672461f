import Bytes
import Objects
import Store

/// Compares two snapshots, going only into folders that differ.
struct TreeDifference {
    private let reader: ObjectReader

    init(_ reader: ObjectReader) { self.reader = reader }

    /// A few small trees can name each other so that they spell out billions of folders.
    private static let maximumFolders = 1_000_000

    /// The paths of the files that were added, changed or removed, in the order of the trees. O(what differs).
    func paths(_ old: ObjectID?, _ new: ObjectID?) throws -> [[UInt8]] { try files(old, new).map(\.path) }

    /// The files that were added, changed or removed, in the order of the trees, with what they are now; nil for those
    /// that are gone. O(what differs).
    func files(_ old: ObjectID?, _ new: ObjectID?) throws -> [(path: [UInt8], entry: TreeEntry?)] {
        var found: [(path: [UInt8], entry: TreeEntry?)] = []
        var visited = 0
        var pending: [(path: [UInt8], old: ObjectID?, new: ObjectID?)] = [([], old, new)]
        while let (path, old, new) = pending.popLast() {
            if old == new { continue }
            visited += 1
            guard visited <= Self.maximumFolders, path.count <= 4096 else {
                throw StoreError.corruptObject(
                    new ?? old ?? reader.format.emptyTree, reader.store.directory, "too many folders")
            }
            let before = try entries(old)
            let after = try entries(new)
            var names: [[UInt8]: (TreeEntry?, TreeEntry?)] = [:]
            for entry in before { names[entry.name] = (entry, nil) }
            for entry in after { names[entry.name, default: (nil, nil)].1 = entry }
            for (name, pair) in names where pair.0 != pair.1 {
                let below = path.isEmpty ? name : path + [0x2f] + name
                let folders = (pair.0.flatMap(Self.folder), pair.1.flatMap(Self.folder))
                if folders.0 != nil || folders.1 != nil { pending.append((below, folders.0, folders.1)) }
                if pair.0.map({ !$0.mode.isTree }) ?? false || pair.1.map({ !$0.mode.isTree }) ?? false {
                    found.append((below, pair.1.flatMap { $0.mode.isTree ? nil : $0 }))
                }
            }
        }
        return found.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    private static func folder(_ entry: TreeEntry) -> ObjectID? { entry.mode.isTree ? entry.id : nil }

    private func entries(_ tree: ObjectID?) throws -> [TreeEntry] {
        guard let tree, tree != reader.format.emptyTree else { return [] }
        do {
            return try Tree(try reader.read(tree, .tree), reader.format).entries
        } catch let error as FormatError {
            throw StoreError.corruptObject(tree, reader.store.directory, error.description)
        }
    }
}
