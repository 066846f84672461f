import Bytes
public import Objects
public import Store
import Templates

/// The libraries that `init` and `hub init` begin with. The files of the starter library are written into the program from
/// Fixtures/starter, so that one binary is all a Kommune needs.
public enum Starter {
    /// A library without templates.
    static func emptyLibrary(title: String) -> [(path: String, content: String)] {
        let library = Bibliothek(titel: title, lizenz: "CC-BY-4.0")
        let kept = files.filter { [".gitattributes", ".gitignore"].contains($0.path) }
        return [("bibliothek.json", String(decoding: library.canonicalText, as: UTF8.self))] + kept
    }

    /// Makes the starter library, or one without templates, the first version of a branch, in a repository without working tree;
    /// durable when this returns.
    @discardableResult
    public static func plant(
        in repository: Repository, _ branch: RefName, by author: Organisation, empty: Bool = false
    ) throws -> ObjectID {
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        let files = empty ? emptyLibrary(title: "Bibliothek") : files
        let note = empty ? emptyNote : note
        let entries = try files.map { path, content in
            FlatEntry(path: Array(path.utf8), mode: .file, id: try objects.add(.blob, Array(content.utf8)))
        }
        let signature = author.signature(seconds: Replica.today.seconds)
        let commit = Commit(
            tree: try objects.addTrees(entries.sorted { $0.path.lexicographicallyPrecedes($1.path) }), parents: [],
            author: signature, committer: signature, message: Array("\(note)\n".utf8))
        let id = try objects.add(.commit, commit.encode())
        try objects.commit()
        let edit = RefEdit(branch, expected: .absent, to: .id(id), note: "commit (initial): \(note)")
        if let rejection = try repository.refs.apply([edit], identity: signature, logsNew: true)[0] {
            throw LibraryError.refNotWritten(branch, "\(rejection)")
        }
        return id
    }

    /// The note of the first version of a library without templates.
    static let emptyNote = "Bibliothek angelegt"
    /// The note of its first version.
    static let note = "Starterbibliothek angelegt"
}
