import Files
import Store
import Synchronization
import Wire

/// A repository being served, with the settings it asks for.
struct ServedRepository: Sendable {
    let repository: Repository
    let settings: ServerSettings
    let plans: PackPlans
}

/// Finds the repositories below a directory and keeps them open.
///
/// Packs stay mapped from request to request; a repository is opened anew when its configuration has changed, for it may
/// have been replaced by another. What changes inside, the store itself notices.
final class RepositoryCache: Sendable {
    private struct Entry {
        let served: ServedRepository
        let snapshot: FileSnapshot
    }

    private let root: Path
    private let entries = Mutex<[Path: Entry]>([:])
    /// A hub of very many repositories forgets all and begins again rather than keep every one open.
    private static let maximumEntries = 256

    /// How many look for the objects of a clone or fetch at once; each may take some ten megabytes.
    private let walks = Gate(2)

    /// Prefixes of refs that are not shown, beside those that repositories hide themselves.
    private let hidden: [String]

    init(_ root: Path, hiding hidden: [String] = []) { (self.root, self.hidden) = (root, hidden) }

    /// The repository at a path below the root, given as decoded segments: a bare one of that name or with `.git` added,
    /// or the one of a working tree. Nil when there is none; names that begin with a dot lead nowhere.
    func find(_ segments: [[UInt8]]) throws -> ServedRepository? {
        var names = segments
        if names.last == Array(".git".utf8) { names.removeLast() }
        guard !names.isEmpty, names.allSatisfy({ $0.first != 0x2e && !$0.isEmpty }) else { return nil }
        var path = root
        for segment in segments { path = path.appending(segment) }
        for candidate in [path, path.adding(suffix: ".git")] {
            if let served = try open(candidate) { return served }
        }
        return nil
    }

    private func open(_ path: Path) throws -> ServedRepository? {
        if let entry = entries.withLock({ $0[path] }) {
            if entry.snapshot.isCurrent(entry.served.repository.commonDirectory / "config") { return entry.served }
            entries.withLock { $0[path] = nil }
        }
        guard try FileStatus.of(path)?.kind == .directory else { return nil }
        let repository: Repository
        do {
            repository = try Repository(at: path, includes: false)
        } catch StoreError.notARepository {
            return nil
        }
        let snapshot = try FileSnapshot(repository.commonDirectory / "config")
        var settings = ServerSettings(repository)
        settings.hiddenFromFetch += hidden
        let served = ServedRepository(repository: repository, settings: settings, plans: PackPlans(walks))
        entries.withLock { entries in
            if entries.count >= Self.maximumEntries { entries = [:] }
            entries[path] = Entry(served: served, snapshot: snapshot)
        }
        return served
    }
}
