import Bytes
public import Files
public import Objects
public import Store
import Wire

/// Makes a replica of another repository.
public enum Clone {
    private static let marker = "allmende/unfinished"

    /// Clones into a directory that does not exist or is empty. What an earlier clone into it left behind when it was cut
    /// short is cleared away first; when this one fails, nothing is left.
    ///
    /// - Parameters:
    ///   - settings: further lines for the configuration.
    ///   - identity: who cloned, for reflogs.
    public static func run(
        _ transport: any Transport, into path: Path, settings: [(String, String, String)], identity: Signature,
        progress: @escaping (SyncProgress) -> Void = { _ in }
    ) throws -> (repository: Repository, result: FetchResult) {
        let existed = try prepare(path)
        do {
            let (advertisement, refs) = try Fetch.list(transport)
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
            try FileSystem.makeDirectories(path / ".git" / "allmende")
            try FileSystem.replace(path / ".git" / marker, with: [])
            let repository = try Repository.create(
                at: path, bare: false, advertisement.format, branch: branch, settings: lines)
            let result = try Fetch(repository, transport, progress: progress)
                .take(advertisement, refs, remote: "origin", identity: identity, logs: true)
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

    /// Whether the directory existed. Throws `targetNotEmpty` when something of the user's is in it.
    private static func prepare(_ path: Path) throws -> Bool {
        guard let status = try FileStatus.of(path) else {
            try FileSystem.makeDirectories(path)
            return false
        }
        guard status.kind == .directory else { throw SyncError.targetNotEmpty(path.description) }
        if try FileStatus.of(path / ".git" / marker) != nil { try empty(path) }
        guard try FileSystem.list(path).isEmpty else { throw SyncError.targetNotEmpty(path.description) }
        return true
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
