import Bytes
public import Files
public import Objects
public import Store
import Wire

/// Makes a replica of another repository.
public enum Clone {
    /// There while a clone is under way; not empty once files are being written beside `.git`.
    private static let marker = "allmende/unfinished"

    /// Clones into a directory that does not exist or is empty. What an earlier clone into it left behind when it was cut
    /// short is cleared away first; when this one fails, nothing is left.
    ///
    /// - Parameters:
    ///   - mirrored: refs that are brought beside branches and tags.
    ///   - settings: further lines for the configuration.
    ///   - identity: who cloned, for reflogs.
    public static func run(
        _ transport: any Transport, into path: Path, mirrored: [MirroredRefs] = [],
        settings: [(String, String, String)], identity: Signature,
        progress: @escaping (SyncProgress) -> Void = { _ in }
    ) throws -> (repository: Repository, result: FetchResult) {
        let (existed, lock) = try prepare(path)
        defer { lock.release() }
        do {
            let (advertisement, refs) = try Fetch.list(transport, prefixes: Fetch.prefixes(mirrored))
            guard let main = RefName("refs/heads/main") else { throw SyncError.noSuchBranch("main") }
            let head = refs.first { $0.name == .head }
            let branch = head?.target ?? Self.guessed(refs, head?.id) ?? main
            guard branch.isBranch else { throw SyncError.noSuchBranch(branch.description) }
            let short = branch.short
            let lines: [(String, String, String)] =
                settings + [
                    ("remote \"origin\"", "url", transport.address),
                    ("remote \"origin\"", "fetch", "+refs/heads/*:refs/remotes/origin/*"),
                    ("branch \"\(short)\"", "remote", "origin"), ("branch \"\(short)\"", "merge", branch.description),
                ]
            let repository = try Repository.create(
                at: path, bare: false, advertisement.format, branch: branch, settings: lines)
            let result = try Fetch(repository, transport, mirrored: mirrored, progress: progress)
                .take(advertisement, refs, remote: "origin", identity: identity, logs: false)
            try FileSystem.replace(path / ".git" / marker, with: Array("files\n".utf8))
            try checkOut(repository, branch, identity, progress)
            try FileSystem.remove(path / ".git" / marker)
            try FileSystem.sync(path / ".git" / "allmende")
            return (repository, result)
        } catch {
            try? FileSystem.removeTree(path / ".git")
            if !existed { try? FileSystem.removeTree(path) } else { try? empty(path) }
            throw error
        }
    }

    /// A server of version 0 may not say where HEAD points; a branch of the same version is as good, `main` before others.
    private static func guessed(_ refs: [RemoteRef], _ head: ObjectID?) -> RefName? {
        let same = refs.filter { $0.name.isBranch && $0.id == head && head != nil }.map(\.name)
        return same.first { $0.short == "main" } ?? same.first
    }

    /// Makes the directory ready and locks it; whether it existed. Throws `targetNotEmpty` when something of the user's is
    /// in it, or another clone is at work there.
    private static func prepare(_ path: Path) throws -> (existed: Bool, lock: LockFile) {
        let status = try FileStatus.of(path)
        guard status.map({ $0.kind == .directory }) ?? true else { throw SyncError.targetNotEmpty(path.description) }
        let left = try FileStatus.of(path / ".git" / marker)
        if status != nil {
            let names = try FileSystem.list(path).map(\.name)
            let isLeft = try left != nil || names == [Array(".git".utf8)] && isBegun(path / ".git")
            // Before it has written any, files beside `.git` are not those of an earlier clone.
            guard names.isEmpty || isLeft && (names.count == 1 || (left?.size ?? 0) > 0) else {
                throw SyncError.targetNotEmpty(path.description)
            }
        }
        let directory = (path / ".git" / marker).parent
        try FileSystem.makeDirectories(directory)
        let lock: LockFile
        do {
            lock = try LockFile(path / ".git" / marker, waiting: 0)
        } catch is LockError {
            throw SyncError.targetNotEmpty(path.description)
        }
        try FileSystem.replace(path / ".git" / marker, with: [])
        if left != nil { try clear(path) }
        return (status != nil, lock)
    }

    /// Whether a clone was cut short before it had even set its marker.
    private static func isBegun(_ directory: Path) throws -> Bool {
        guard try FileStatus.of(directory, follow: false)?.kind == .directory else { return false }
        return try FileSystem.list(directory).allSatisfy { $0.name == Array("allmende".utf8) }
    }

    /// Removes what an earlier clone left, all but the marker and the lock.
    private static func clear(_ path: Path) throws {
        for (folder, kept) in [(path, ".git"), (path / ".git", "allmende")] {
            for entry in try FileSystem.list(folder) where entry.name != Array(kept.utf8) {
                try FileSystem.removeTree(folder.appending(entry.name))
            }
        }
    }

    private static func empty(_ path: Path) throws {
        for entry in try FileSystem.list(path) { try FileSystem.removeTree(path.appending(entry.name)) }
    }

    private static func checkOut(
        _ repository: Repository, _ branch: RefName, _ identity: Signature, _ progress: @escaping (SyncProgress) -> Void
    ) throws {
        guard let tracking = branch.replacing(prefix: "refs/heads/", with: "refs/remotes/origin/"),
            let id = try repository.refs.id(tracking)
        else { return }
        let reader = try ObjectReader(repository.objects)
        let tree: ObjectID
        do {
            tree = try CommitLinks(try reader.read(id, .commit), repository.format).tree
        } catch let error as FormatError {
            throw StoreError.corruptObject(id, repository.objects.directory, error.description)
        }
        let lock = try repository.lockIndex()
        defer { lock.release() }
        try WorkTree(repository, reader)?.update(from: nil, to: tree) { progress(.files($0, of: $1)) }
        let edits = [RefEdit(branch, expected: .absent, to: .id(id), note: "clone: from origin")]
        if let rejection = try repository.refs.apply(edits, identity: identity, logsNew: true)[0] {
            throw StoreError.corruptFile(repository.gitDirectory, "\(rejection)")
        }
    }
}
