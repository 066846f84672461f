import Files
import Synchronization

/// The refs below a prefix, listed anew only when something may have changed there.
///
/// A ref that changes is a file that is put in place of another, so the directory it lies in has another time afterwards. Looking at the
/// directories is all that is done while nothing changes: a list of thousands costs as many looks as there are directories, not files.
/// May be used by many threads at once.
public final class KeptRefs: Sendable {
    /// A list of refs.
    public struct List: Sendable {
        /// The refs, sorted by the bytes of their names.
        public let refs: [Ref]
        /// Counts the lists that differed, from 1: two with the same number are the same.
        public let number: Int
    }

    private struct State {
        var list: List?
        var looks: [(path: Path, snapshot: FileSnapshot)] = []
        var newest = 0
    }

    private let store: RefStore
    private let prefix: String
    private let state = Mutex(State())

    /// Keeps the refs below a prefix, which ends with a slash.
    public init(_ store: RefStore, prefix: String) { (self.store, self.prefix) = (store, prefix) }

    /// The refs as they are now. Throws what listing throws.
    public func list() throws -> List {
        let known = state.withLock { ($0.list, $0.looks) }
        if let list = known.0, !known.1.isEmpty, known.1.allSatisfy({ $0.snapshot.isCurrent($0.path) }) { return list }
        // Looked at before it is read: what changes meanwhile is read once more the next time.
        var looks = try directories().map { ($0, try FileSnapshot($0)) }
        let refs = try store.list(prefix: prefix)
        // What a symbolic ref leads to may lie anywhere.
        if refs.contains(where: { $0.target != nil }) { looks = [] }
        return state.withLock { state in
            if let list = state.list, list.refs == refs {
                state.looks = looks
                return list
            }
            state.newest += 1
            let list = List(refs: refs, number: state.newest)
            (state.list, state.looks) = (list, looks)
            return list
        }
    }

    /// What is looked at: the file of packed refs, and the directories of the others.
    private func directories() throws -> [Path] {
        let base = store.commonDirectory
        var found = [base / "packed-refs"]
        var pending = [base.appending(Array(prefix.utf8.dropLast()))]
        while let directory = pending.popLast() {
            found.append(directory)
            for entry in try entries(directory) where entry.name.first != 0x2e {
                let path = directory.appending(entry.name)
                let kind = try entry.kind ?? FileStatus.of(path)?.kind
                if kind == .directory { pending.append(path) }
            }
        }
        return found
    }

    private func entries(_ directory: Path) throws(FileError) -> [FileSystem.Entry] {
        do {
            return try FileSystem.list(directory)
        } catch {
            if error.isNotFound { return [] }
            throw error
        }
    }
}
