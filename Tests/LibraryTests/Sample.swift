import Bytes
import Files
import Library
import Objects
import Store
import Templates
import TestSupport
import Testing

/// A replica for one test, with a small library in it.
final class Sample {
    private let scratch: Scratch
    let path: Path
    static let main = RefName("refs/heads/main") ?? .head
    static let upstream = RefName("refs/remotes/origin/main") ?? .head

    static let town = Organisation(ars: "053780004004", name: "Stadt Bergisch Gladbach", id: "k-0000000001")

    /// An empty library of a first version, or the starter library.
    init(_ format: ObjectFormat = .sha256, starter: Bool = false) throws {
        scratch = try Scratch()
        path = scratch.path / "bibliothek"
        _ = try Replica.create(at: path, format, try #require(Self.town), starter: starter)
    }

    /// The replica as the next command would open it.
    func replica() throws -> Replica { try Replica(try Repository(at: path)) }

    func write(_ name: String, _ text: String) throws {
        let file = path / name
        try FileSystem.makeDirectories(file.parent)
        try FileSystem.replace(file, with: Array(text.utf8))
    }

    func read(_ name: String) throws -> String? {
        try FileSystem.readIfPresent(path / name, limit: 1 << 24).map { String(decoding: $0, as: UTF8.self) }
    }

    func remove(_ name: String) throws { try FileSystem.remove(path / name) }

    @discardableResult
    func save(_ note: String = "Stand") throws -> ObjectID { try replica().save(note: note).commit }

    func state() throws -> FolderState { try FolderState.ofReplica(path) }

    /// Begins a template and gives it one task of that title.
    @discardableResult
    func begin(_ slug: String, _ title: String, topic: String = "allgemein", task: String? = nil) throws -> TemplatePath
    {
        let template = try replica().begin(slug: slug, topic: topic, title: title)
        if let task { try change(template) { $0.rename(task) } }
        return template
    }

    /// Changes a template in the working tree.
    func change(_ template: TemplatePath, _ body: (inout Vorlagenmappe) -> Void) throws {
        let folder = try #require(try replica().draft(template))
        var mappe = try folder.mappe.get()
        body(&mappe)
        try FileSystem.replace(path / "\(template)/vorlage.json", with: mappe.vorlage.canonicalText)
        try FileSystem.replace(path / "\(template)/struktur.json", with: mappe.struktur.canonicalText)
    }

    /// Sets branch, files and index back to a version, as if the later ones had never been here.
    func rewind(to commit: ObjectID) throws {
        let replica = try replica()
        let tree = try replica.tree(of: commit)
        let lock = try replica.repository.lockIndex()
        defer { lock.release() }
        let workTree = try #require(try WorkTree(replica.repository, replica.reader))
        try workTree.update(from: try replica.head().map { try replica.tree(of: $0) }, to: tree)
        #expect(try replica.repository.refs.apply([RefEdit(Self.main, to: .id(commit))]) == [nil])
    }

    /// What was last fetched of the hub.
    func fetched(_ commit: ObjectID) throws {
        let edit = RefEdit(Self.upstream, to: .id(commit))
        #expect(try replica().repository.refs.apply([edit]) == [nil])
    }

    /// Takes over what was fetched; the versions before and after, which are the same when nothing was new.
    func takeOver() throws -> (before: ObjectID?, after: ObjectID?) {
        let replica = try replica()
        let head = try replica.head()
        switch try replica.takeOver() {
        case .nothingNew: return (head, head)
        case .forwarded(let before, let after): return (before, after)
        case .merged(let commit, let before, _): return (before, commit)
        case .open(let before, _): return (before, nil)
        }
    }

    /// Makes a commit of files without touching the working tree.
    func commit(_ files: [String: String], _ parents: [ObjectID], note: String, day: Int64 = 20_000) throws -> ObjectID
    {
        let replica = try replica()
        let objects = NewObjects(replica.repository.objects, replica.reader)
        var entries: [FlatEntry] = []
        for (name, text) in files {
            entries.append(
                FlatEntry(path: Array(name.utf8), mode: .file, id: try objects.add(.blob, Array(text.utf8))))
        }
        let tree = try objects.addTrees(entries.sorted { $0.path.lexicographicallyPrecedes($1.path) })
        let who = try #require(Self.town).signature(seconds: day * 86_400)
        let commit = Commit(
            tree: tree, parents: parents, author: who, committer: who, message: Array("\(note)\n".utf8))
        let id = try objects.add(.commit, commit.encode())
        try objects.commit()
        return id
    }

    /// What git says of the replica; empty when all is clean and sound.
    func complaints() throws -> String {
        let git = try Git.required()
        return try git("status", "--porcelain", in: path) + git("fsck", "--strict", "--no-dangling", in: path)
    }
}

extension Vorlagenmappe {
    /// Gives the first task another title.
    mutating func rename(_ title: String) {
        guard let (id, _) = struktur.knoten.first(where: { $0.value.art == .aufgabe }) else { return }
        struktur.knoten[id]?.titel = title
    }
}

extension Replica {
    func names(at commit: ObjectID) throws -> [String] {
        try reader.flatten(tree(of: commit)).map { String(decoding: $0.path, as: UTF8.self) }
    }
}
