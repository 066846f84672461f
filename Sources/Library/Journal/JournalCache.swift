import Bytes
import Files
import Journal
import Objects
import Store

/// What a journal came to, kept in `allmende/journal` of the repository; derived, may be deleted at any time.
///
///     <commit of the journal in hex> LF
///     what `Journal.encode` writes
struct JournalCache {
    private let repository: Repository

    init(_ repository: Repository) { self.repository = repository }

    private var path: Path { repository.commonDirectory / "allmende" / "journal" }
    private static let maximumSize = 256 << 20

    /// What is kept; nil when there is nothing, or it cannot be read.
    func read(_ format: ObjectFormat) -> JournalStore.Snapshot? {
        guard let bytes = try? FileSystem.readIfPresent(path, limit: Self.maximumSize),
            let end = bytes.firstIndex(of: 0x0a), let commit = ObjectID(hex: bytes[..<end], format),
            let journal = Journal(Array(bytes[(end + 1)...]))
        else { return nil }
        return JournalStore.Snapshot(commit: commit, journal: journal)
    }

    /// Keeps it. A large one is not written anew for every few operations: what is missing is added when it is read.
    func write(_ commit: ObjectID, _ journal: Journal, changed: Int) {
        guard changed > journal.count / 200 else { return }
        // What cannot be kept is found out again next time.
        guard let temporary = try? repository.prepareTemporaryDirectory() else { return }
        try? FileSystem.replace(path, with: Array("\(commit)\n".utf8) + journal.encode(), temporary: temporary)
    }
}
