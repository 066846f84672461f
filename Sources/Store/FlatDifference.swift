import Bytes
import Objects

extension ObjectReader {
    /// The files in which two snapshots differ, sorted as in the index, with what they are in each. Folders that are the same
    /// are not opened; limits are those of `flatten`.
    func differences(
        from old: ObjectID?, to new: ObjectID
    ) throws -> [(path: [UInt8], before: FlatEntry?, after: FlatEntry?)] {
        var found: [(path: [UInt8], before: FlatEntry?, after: FlatEntry?)] = []
        var pending: [(path: [UInt8], old: ObjectID?, new: ObjectID?, depth: Int)] = [([], old, new, 0)]
        while let (path, old, new, depth) = pending.popLast() {
            if old == new { continue }
            let culprit = new ?? old ?? format.emptyTree
            guard depth < Self.maximumDepth, path.count < Self.maximumPath else {
                throw StoreError.corruptObject(culprit, store.directory, "folders nested too deeply")
            }
            var names: [[UInt8]: (TreeEntry?, TreeEntry?)] = [:]
            for entry in try entries(old) { names[entry.name, default: (nil, nil)].0 = entry }
            for entry in try entries(new) { names[entry.name, default: (nil, nil)].1 = entry }
            for (name, (before, after)) in names where before != after {
                guard !name.contains(0x2f) else {
                    throw StoreError.corruptObject(culprit, store.directory, "a name with a slash")
                }
                let below = path + name
                func folder(_ entry: TreeEntry?) -> ObjectID? { entry.flatMap { $0.mode.isTree ? $0.id : nil } }
                func file(_ entry: TreeEntry?) -> FlatEntry? {
                    entry.flatMap { $0.mode.isTree ? nil : FlatEntry(path: below, mode: $0.mode, id: $0.id) }
                }
                if folder(before) != nil || folder(after) != nil {
                    pending.append((below + [0x2f], folder(before), folder(after), depth + 1))
                }
                let (was, now) = (file(before), file(after))
                guard was != nil || now != nil else { continue }
                guard found.count < Self.maximumFiles else {
                    throw StoreError.corruptObject(culprit, store.directory, "more than \(Self.maximumFiles) files")
                }
                found.append((below, was, now))
            }
        }
        return found.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    private func entries(_ tree: ObjectID?) throws -> [TreeEntry] {
        guard let tree, tree != format.emptyTree else { return [] }
        do {
            return try Tree(try read(tree, .tree), format).entries
        } catch let error as FormatError {
            throw StoreError.corruptObject(tree, store.directory, error.description)
        }
    }
}
