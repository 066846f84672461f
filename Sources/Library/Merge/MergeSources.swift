import Bytes
import Objects
import Store

/// Where a merge reads: the store, and objects made so far that are in no store yet (virtual bases above all).
struct MergeSources {
    let reader: ObjectReader
    let fresh: [NewObjects]

    /// As in `TreeDifference`: a few small trees can name each other so that they spell out billions of folders.
    static let maximumFolders = 1_000_000
    static let maximumDepth = 512
    static let maximumPath = 4096

    var format: ObjectFormat { reader.format }

    func read(_ id: ObjectID, _ type: ObjectType) throws -> [UInt8] {
        for objects in fresh { if let content = try objects.content(of: id, type) { return content } }
        return try reader.read(id, type)
    }

    /// How many bytes a blob has.
    func size(_ id: ObjectID) throws -> Int {
        for objects in fresh { if let content = try objects.content(of: id, .blob) { return content.count } }
        return try reader.header(id).size
    }

    /// The entries of a folder; none for no folder.
    func entries(_ tree: ObjectID?) throws -> [TreeEntry] {
        guard let tree, tree != format.emptyTree else { return [] }
        do {
            return try Tree(try read(tree, .tree), format).entries
        } catch let error as FormatError {
            throw StoreError.corruptObject(tree, reader.store.directory, error.description)
        }
    }

    /// What lies at a path; nil when nothing does.
    func entry(_ path: [UInt8], in tree: ObjectID?) throws -> TreeEntry? {
        guard var folder = tree else { return nil }
        let components = path.split(separator: 0x2f)
        for (number, component) in components.enumerated() {
            guard let entry = try entries(folder).first(where: { $0.name.elementsEqual(component) }) else { return nil }
            if number == components.count - 1 { return entry }
            guard entry.mode.isTree else { return nil }
            folder = entry.id
        }
        return nil
    }
}
