import Bytes
public import Objects

/// A file of a snapshot, with its path from the top.
public struct FlatEntry: Sendable, Hashable {
    /// The path, "/" between components.
    public let path: [UInt8]
    /// Kind and permission.
    public let mode: FileMode
    /// The object.
    public let id: ObjectID

    /// Creates an entry.
    public init(path: [UInt8], mode: FileMode, id: ObjectID) { (self.path, self.mode, self.id) = (path, mode, id) }
}

extension ObjectReader {
    /// A snapshot with more files than this is refused: a few small trees can name each other so that they spell out
    /// billions of paths.
    public static let maximumFiles = 2_000_000
    static let maximumDepth = 512
    static let maximumPath = 4096

    /// All files of a tree in the order of the index. Trees are not among them. O(number of files), without recursion.
    public func flatten(_ tree: ObjectID) throws -> [FlatEntry] {
        var entries: [FlatEntry] = []
        var stack: [(cursor: TreeCursor, path: [UInt8])] = [(try cursor(tree), [])]
        while !stack.isEmpty {
            let top = stack.count - 1
            guard try advance(&stack[top].cursor, tree) else {
                stack.removeLast()
                continue
            }
            let cursor = stack[top].cursor
            // A name with a slash would look like a file in a folder.
            guard !cursor.name.contains(0x2f) else {
                throw StoreError.corruptObject(tree, store.directory, "a name with a slash")
            }
            let path = stack[top].path + cursor.name
            if cursor.mode.isTree {
                guard stack.count < Self.maximumDepth, path.count < Self.maximumPath else {
                    throw StoreError.corruptObject(cursor.id, store.directory, "folders nested too deeply")
                }
                stack.append((try self.cursor(cursor.id), path + [0x2f]))
            } else {
                guard entries.count < Self.maximumFiles else {
                    throw StoreError.corruptObject(tree, store.directory, "more than \(Self.maximumFiles) files")
                }
                entries.append(FlatEntry(path: path, mode: cursor.mode, id: cursor.id))
            }
        }
        return entries
    }

    private func cursor(_ tree: ObjectID) throws -> TreeCursor {
        if tree == format.emptyTree { return TreeCursor([], format) }
        return TreeCursor(try read(tree, .tree), format)
    }

    private func advance(_ cursor: inout TreeCursor, _ tree: ObjectID) throws -> Bool {
        do {
            return try cursor.advance()
        } catch {
            throw StoreError.corruptObject(tree, store.directory, error.description)
        }
    }

    /// What lies at a path of a tree, or nil; the empty path is the tree itself.
    public func entry(_ path: [UInt8], in tree: ObjectID) throws -> (mode: FileMode, id: ObjectID)? {
        var current: (mode: FileMode, id: ObjectID) = (.tree, tree)
        for component in path.split(separator: 0x2f) {
            guard current.mode.isTree else { return nil }
            var cursor = try cursor(current.id)
            var found: (FileMode, ObjectID)?
            while found == nil, try advance(&cursor, current.id) {
                if cursor.name.elementsEqual(component) { found = (cursor.mode, cursor.id) }
            }
            guard let found else { return nil }
            current = found
        }
        return current
    }
}

extension NewObjects {
    /// Adds the trees of a set of files sorted as in the index; returns the id of the top one.
    public func addTrees(_ entries: some Collection<FlatEntry>) throws -> ObjectID {
        // Folders that are open, outermost first, with what they hold so far.
        var open: [(name: [UInt8], tree: Tree)] = [([], Tree())]
        func closeTo(_ depth: Int) throws {
            while open.count > depth {
                let (name, tree) = open.removeLast()
                let id = try add(.tree, tree.encode())
                open[open.count - 1].tree.entries.append(TreeEntry(.tree, name, id))
            }
        }
        for entry in entries {
            let components = entry.path.split(separator: 0x2f).map { Array($0) }
            guard let name = components.last else { continue }
            var common = 0
            while common < components.count - 1, common + 1 < open.count, open[common + 1].name == components[common] {
                common += 1
            }
            try closeTo(common + 1)
            for folder in components[common..<(components.count - 1)] { open.append((folder, Tree())) }
            open[open.count - 1].tree.entries.append(TreeEntry(entry.mode, name, entry.id))
        }
        try closeTo(1)
        return try add(.tree, open[0].tree.encode())
    }
}
