public import Objects
public import Store

/// Makes a tree that differs from another in some files; folders on the way are made or left out as needed.
struct TreeEdit {
    struct Entry {
        let mode: FileMode
        let id: ObjectID

        init(_ mode: FileMode, _ id: ObjectID) { (self.mode, self.id) = (mode, id) }
    }

    private let sources: MergeSources
    private let objects: NewObjects

    init(_ sources: MergeSources, _ objects: NewObjects) { (self.sources, self.objects) = (sources, objects) }

    /// The tree with other entries at some paths; nil removes. Only the folders on the way are read.
    func setting(_ entries: [(path: [UInt8], entry: Entry?)], in tree: ObjectID) throws -> ObjectID {
        let edits = entries.map { (path: $0.path.split(separator: 0x2f).map { Array($0) }[...], entry: $0.entry) }
        return try setting(edits, in: tree) ?? sources.format.emptyTree
    }

    /// Recursion is as deep as the paths that the caller names, which are those of templates.
    private func setting(
        _ edits: [(path: ArraySlice<[UInt8]>, entry: Entry?)], in tree: ObjectID?
    ) throws -> ObjectID? {
        var entries: [[UInt8]: TreeEntry] = [:]
        for entry in try sources.entries(tree) { entries[entry.name] = entry }
        var below: [[UInt8]: [(path: ArraySlice<[UInt8]>, entry: Entry?)]] = [:]
        for edit in edits {
            guard let name = edit.path.first else { continue }
            if edit.path.count > 1 {
                below[name, default: []].append((edit.path.dropFirst(), edit.entry))
            } else {
                entries[name] = edit.entry.map { TreeEntry($0.mode, name, $0.id) }
            }
        }
        for (name, edits) in below {
            let old = entries[name].flatMap { $0.mode.isTree ? $0.id : nil }
            let new = try setting(edits, in: old)
            entries[name] = new.map { TreeEntry(.tree, name, $0) }
        }
        if entries.isEmpty { return nil }
        return try objects.add(.tree, Tree(Array(entries.values)).encode())
    }
}

extension ObjectReader {
    /// A tree with other files at some paths, made in `objects`; nil removes one. Only the folders on the way are read.
    public func tree(
        _ tree: ObjectID, setting files: [(path: [UInt8], id: ObjectID?)], into objects: NewObjects
    ) throws -> ObjectID {
        let entries = files.map { (path: $0.path, entry: $0.id.map { TreeEdit.Entry(.file, $0) }) }
        return try TreeEdit(MergeSources(reader: self, fresh: [objects]), objects).setting(entries, in: tree)
    }
}
