import Bytes
import Files
import Objects
import Store
import Sync
import TestSupport
import Testing
import Wire

func branch(_ name: String) -> RefName { RefName("refs/heads/\(name)") ?? .head }
func tracking(_ name: String) -> RefName { RefName("refs/remotes/origin/\(name)") ?? .head }
func tag(_ name: String) -> RefName { RefName("refs/tags/\(name)") ?? .head }

let somebody = Signature(
    name: Array("Stadt Musterstadt".utf8), email: Array("k-1@000000000000.allmende.invalid".utf8),
    seconds: 1_793_404_800)

/// A bare repository that others fetch from and push to, and the replicas of it, all in one directory.
final class Hub: Sendable {
    let scratch: Scratch
    let path: Path
    let format: ObjectFormat

    /// With a first version on `main`, unless it shall be empty.
    init(_ format: ObjectFormat = .sha256, isEmpty: Bool = false) throws {
        scratch = try Scratch()
        path = scratch.path / "vorlagen.git"
        self.format = format
        _ = try Repository.create(at: path, bare: true, format, branch: branch("main"))
        try FileSystem.makeDirectory(scratch.path / "tmp")
        if !isEmpty { try set(branch("main"), try commit(["a.txt": "1\n", "ordner/b.txt": "2\n"], [])) }
    }

    func repository() throws -> Repository { try Repository(at: path) }

    /// Makes a commit; returns its id.
    func commit(_ files: [String: String], _ parents: [ObjectID], note: String = "Stand") throws -> ObjectID {
        try Self.commit(files, parents, note: note, in: try repository())
    }

    static func commit(
        _ files: [String: String], _ parents: [ObjectID], note: String = "Stand", in repository: Repository
    ) throws -> ObjectID {
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        var entries: [FlatEntry] = []
        for (name, text) in files {
            entries.append(
                FlatEntry(path: Array(name.utf8), mode: .file, id: try objects.add(.blob, Array(text.utf8))))
        }
        let tree = try objects.addTrees(entries.sorted { $0.path.lexicographicallyPrecedes($1.path) })
        let commit = Commit(
            tree: tree, parents: parents, author: somebody, committer: somebody, message: Array("\(note)\n".utf8))
        let id = try objects.add(.commit, commit.encode())
        try objects.commit()
        return id
    }

    /// Makes an annotated tag object.
    func tagObject(_ id: ObjectID, _ name: String) throws -> ObjectID {
        let repository = try repository()
        let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
        let tag = try objects.add(
            .tag,
            Array("object \(id)\ntype commit\ntag \(name)\ntagger ".utf8) + somebody.encoded + Array("\n\nMarke\n".utf8)
        )
        try objects.commit()
        return tag
    }

    func set(_ name: RefName, _ id: ObjectID?) throws {
        #expect(try repository().refs.apply([RefEdit(name, to: id.map { .id($0) })]) == [nil])
    }

    func main() throws -> ObjectID { try #require(try repository().refs.id(branch("main"))) }

    /// One more version on `main`.
    @discardableResult
    func advance(_ text: String = "3\n") throws -> ObjectID {
        let id = try commit(["a.txt": text, "ordner/b.txt": "2\n", "neu.txt": text], [try main()])
        try set(branch("main"), id)
        return id
    }

    func local() throws -> LocalTransport { try LocalTransport(path, temporary: scratch.path / "tmp") }

    /// A replica of it, cloned by path.
    func clone(_ name: String = "kopie") throws -> Repository {
        try Clone.run(try local(), into: scratch.path / name, settings: [], identity: somebody).repository
    }
}

extension Repository {
    /// This repository as the next command would open it.
    func again() throws -> Repository { try Repository(at: try #require(workTree)) }

    /// Everything but the objects, as FolderState sees it, and the names of what lies in objects/pack.
    func state() throws -> FolderState { try FolderState.ofReplica(try #require(workTree)) }

    /// Names of files in the making that somebody left behind.
    func leftovers() throws -> [String] {
        let packs = try FileSystem.list(objects.directory / "pack").map { String(decoding: $0.name, as: UTF8.self) }
        let other =
            try FileStatus.of(temporaryDirectory) == nil
            ? [] : FileSystem.list(temporaryDirectory).map { String(decoding: $0.name, as: UTF8.self) }
        return packs.filter { !$0.hasPrefix("pack-") } + other
    }

    func fetch(_ transport: any Transport) throws -> FetchResult {
        try Fetch(try again(), transport).run(remote: "origin", identity: somebody)
    }

    func push(_ transport: any Transport, _ requests: [PushRequest], atomic: Bool = false) throws -> [PushResult] {
        try Push(try again(), transport).run(requests, remote: "origin", atomic: atomic, identity: somebody)
    }
}
