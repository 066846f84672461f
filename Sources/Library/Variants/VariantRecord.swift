import Bytes
import History
public import Objects
public import Store
public import Templates

extension ObjectReader {
    /// The record that makes a snapshot a local variant; nil for one that is none, or whose record cannot be read.
    public func variantRecord(in tree: ObjectID) throws -> Variante? {
        guard let entry = try entry(Variante.datei.bytes, in: tree), entry.mode.isFile,
            try header(entry.id).size <= Variante.limits.bytes
        else { return nil }
        return try? Variante(parsing: try read(entry.id, .blob))
    }
}

extension Replica {
    /// Refuses to let a version go anywhere that a variant holds back: VariantError `receivesOnly`.
    public func checkMayLeave(_ commit: ObjectID, as name: String) throws {
        if try reader.variantRecord(in: tree(of: commit))?.weitergabe == .nurEmpfangen {
            throw VariantError.receivesOnly(name)
        }
    }

    /// The local variant that the working directory shows; nil when it shows something else.
    public func openVariant() throws -> LocalVariant? {
        guard try repository.refs.head().branch?.description.hasPrefix(place.variants) == true else { return nil }
        return try variant(named: nil)
    }

    /// Brings the library's own branch to what was last fetched while a variant is shown: its files are not touched. Returns the versions
    /// before and after; the same when nothing was new, or when versions of one's own stand against it.
    public func forwardLibrary() throws -> (before: ObjectID?, after: ObjectID?) {
        guard let main = RefName("refs/heads/main"), try repository.refs.head().branch != main,
            let name = upstreamName(of: main), let theirs = try repository.refs.id(name)
        else { return (nil, nil) }
        let before = try repository.refs.id(main)
        if before == theirs { return (before, before) }
        if let before {
            let table = CommitTable(reader, shallow: try repository.shallowCommits())
            guard try table.isAncestor(before, of: theirs) else { return (before, before) }
        }
        let author = organisation.signature(seconds: Self.today.seconds)
        try moveBranch(main, from: before, to: theirs, note: "pull: \(Self.forwardNote)", by: author)
        return (before, theirs)
    }
}
