import Bytes
import Library
import Objects
import Store

/// Small files in the tree of a ref below `refs/allmende/hub/`, which nobody is shown: what the hub must know and nobody else.
///
/// May be used by many threads and processes at once: a change that meets another one is made anew on top of it.
final class HiddenFiles: Sendable {
    let repository: Repository
    let ref: RefName
    /// Whether what is replaced or taken out is removed from the store at once.
    private let forgets: Bool

    private static let tries = 50

    /// The files of `refs/allmende/hub/<name>`. The ref has no history: what a hub knows of its members is nobody's diary.
    init(_ repository: Repository, _ name: String, forgets: Bool = false) {
        self.repository = repository
        ref = RefName(known: "refs/allmende/hub/\(name)")
        self.forgets = forgets
    }

    /// The commit that holds them now; nil while there is none. One look at the ref.
    func commit() throws -> ObjectID? { try repository.refs.id(ref) }

    /// The files as they are now.
    func state() throws -> State { try State(repository, try commit()) }

    /// The files at one moment.
    struct State {
        let commit: ObjectID?
        let tree: ObjectID?
        fileprivate let reader: ObjectReader
        fileprivate var edits: [String: [UInt8]?] = [:]

        fileprivate init(_ repository: Repository, _ commit: ObjectID?) throws {
            let reader = try ObjectReader(repository.objects)
            tree = try commit.map { try PublishedLibrary.tree(of: $0, reader) }
            (self.reader, self.commit) = (reader, commit)
        }

        /// A file; nil when there is none.
        func read(_ path: String) throws -> [UInt8]? {
            if let edit = edits[path] { return edit }
            guard let tree, let entry = try reader.entry(Array(path.utf8), in: tree), entry.mode.isFile else {
                return nil
            }
            return try reader.read(entry.id, .blob)
        }

        /// The files whose names begin with a word, without what was changed since, by name.
        func list(_ prefix: String) throws -> [(path: String, bytes: [UInt8])] {
            guard let tree else { return [] }
            return try reader.flatten(tree).compactMap { entry in
                let path = String(decoding: entry.path, as: UTF8.self)
                return path.hasPrefix(prefix) ? (path, try reader.read(entry.id, .blob)) : nil
            }
        }

        /// How many files have names that begin with a word, and how many there are; without what was changed since.
        func counts(_ prefix: String) throws -> (beginning: Int, all: Int) {
            let entries = try tree.map { try reader.flatten($0) } ?? []
            return (entries.count { $0.path.starts(with: prefix.utf8) }, entries.count)
        }

        /// Writes a file; nil takes it out.
        mutating func set(_ path: String, _ bytes: [UInt8]?) { edits[path] = .some(bytes) }
    }

    /// Changes files; durable when this returns. What `body` throws is thrown, and nothing has changed then.
    ///
    /// `body` may run several times. Throws HubError `changedMeanwhile`, or what the store throws.
    func change<Result>(_ note: String, _ body: (inout State) throws -> Result) throws -> Result {
        for _ in 0..<Self.tries {
            var state = try state()
            let result = try body(&state)
            if state.edits.isEmpty { return result }
            let objects = NewObjects(repository.objects, try ObjectReader(repository.objects))
            let edit = try edit(state, note, into: objects)
            try objects.commit()
            if try repository.refs.apply([edit])[0] == nil {
                if forgets { try forget(state) }
                return result
            }
        }
        throw HubError.changedMeanwhile
    }

    /// Removes what a change has replaced or taken out, unless another file says the same.
    private func forget(_ before: State) throws {
        guard let tree = before.tree else { return }
        var gone: Set<ObjectID> = []
        for path in before.edits.keys {
            if let entry = try before.reader.entry(Array(path.utf8), in: tree) { gone.insert(entry.id) }
        }
        guard !gone.isEmpty else { return }
        let state = try state()
        if let tree = state.tree { gone.subtract(try state.reader.flatten(tree).map(\.id)) }
        if !gone.isEmpty { try repository.purge(gone) }
    }

    /// The change of the ref that makes the edits of a state count, with its objects in `objects`.
    func edit(_ state: State, _ note: String, into objects: NewObjects) throws -> RefEdit {
        let files = try state.edits.sorted { $0.key < $1.key }.map { path, bytes in
            (path: Array(path.utf8), id: try bytes.map { try objects.add(.blob, $0) })
        }
        let tree = try state.reader.tree(state.tree ?? repository.format.emptyTree, setting: files, into: objects)
        // Where all are gone, what is left is an object like any other.
        if tree == repository.format.emptyTree { _ = try objects.add(.tree, []) }
        let author = Signature(
            name: Array("Allmende".utf8), email: Array("hub@allmende.invalid".utf8), seconds: Replica.today.seconds)
        let commit = Commit(
            tree: tree, parents: [], author: author, committer: author, message: Array("\(note)\n".utf8))
        let id = try objects.add(.commit, commit.encode())
        return RefEdit(ref, expected: state.commit.map { .id($0) } ?? .absent, to: .id(id))
    }
}
