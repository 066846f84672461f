import Bytes
public import Objects
public import Store
public import Templates

/// One version of a library in a repository that may have no working tree: what a hub shows of it.
///
/// For one thread; opened for each question.
public struct PublishedLibrary {
    /// The version.
    public let commit: ObjectID
    /// Its tree.
    public let tree: ObjectID
    /// Reads the repository's objects.
    public let reader: ObjectReader

    /// Opens a version. Throws what the store throws.
    public init(_ repository: Repository, _ commit: ObjectID) throws {
        reader = try ObjectReader(repository.objects)
        self.commit = commit
        tree = try reader.links(commit).tree
    }

    /// The tree of a commit. Throws what the store throws.
    public static func tree(of commit: ObjectID, _ reader: ObjectReader) throws -> ObjectID {
        try reader.links(commit).tree
    }

    /// What `bibliothek.json` says; nil when there is none or it cannot be read.
    public func description() throws -> Bibliothek? {
        guard let entry = try reader.entry(Array("bibliothek.json".utf8), in: tree), entry.mode.isFile,
            try reader.header(entry.id).size <= 1 << 20
        else { return nil }
        return try? Bibliothek(parsing: try reader.read(entry.id, .blob))
    }

    /// A template; nil when there is none at this path.
    public func template(_ path: TemplatePath) throws -> TemplateFolder? { try reader.template(path, in: tree) }

    /// A template as it was in an earlier version.
    public func template(_ path: TemplatePath, at commit: ObjectID) throws -> TemplateFolder? {
        try reader.template(path, in: reader.links(commit).tree)
    }

    /// The content of one of a template's files, as an object's id and size; nil when there is none. Symbolic links are
    /// none, for they lead elsewhere.
    public func file(_ name: [UInt8], of path: TemplatePath) throws -> (id: ObjectID, size: Int)? {
        guard let entry = try reader.entry(path.bytes + [0x2f] + name, in: tree), entry.mode.isFile else { return nil }
        return (entry.id, try reader.header(entry.id).size)
    }

    /// What a version says of itself.
    public func version(_ id: ObjectID) throws -> VersionEntry {
        do {
            return VersionEntry(id, try Commit(try reader.read(id, .commit), reader.format))
        } catch let error as FormatError {
            throw StoreError.corruptObject(id, reader.store.directory, error.description)
        }
    }
}

extension ObjectReader {
    func links(_ commit: ObjectID) throws -> CommitLinks {
        do {
            return try CommitLinks(try read(commit, .commit), format)
        } catch let error as FormatError {
            throw StoreError.corruptObject(commit, store.directory, error.description)
        }
    }
}
