import Bytes
public import Files
public import Objects

// The layout of a repository (gitrepository-layout):
//
//   GITDIR    HEAD, index, logs/HEAD, config.worktree    of this working tree
//   COMMON    objects/, refs/, packed-refs, config, logs/, info/    shared by all working trees
//
// GITDIR is `.git`, or the directory itself when it is bare, or where a `.git` file points; COMMON is GITDIR unless a
// file `commondir` in it points elsewhere.

/// A Git repository on disk.
public final class Repository: Sendable {
    /// The directory with HEAD and index.
    public let gitDirectory: Path
    /// The directory with objects, refs and configuration.
    public let commonDirectory: Path
    /// The working tree; nil in a bare repository.
    public let workTree: Path?
    /// The hash function of its ids.
    public let format: ObjectFormat
    /// Its configuration as it was when it was opened.
    public let config: RepositoryConfig
    /// Its objects.
    public let objects: ObjectStore
    /// Its refs.
    public let refs: RefStore

    /// Whether it has no working tree.
    public var isBare: Bool { workTree == nil }
    /// Where files in the making lie; on the same file system as everything else in the repository.
    public var temporaryDirectory: Path { commonDirectory / "allmende" / "tmp" }

    /// Opens the repository at a path: a working tree, its `.git`, or a bare repository.
    ///
    /// - Parameter includes: whether `include.path` is followed; a hub does not.
    /// Throws StoreError `notARepository`, `unsupported` or `corruptFile`, or FileError.
    public init(at path: Path, includes: Bool = true) throws {
        guard let git = try Self.gitDirectory(at: path) else { throw StoreError.notARepository(path) }
        gitDirectory = git
        commonDirectory = try Self.commonDirectory(of: git)
        var config = RepositoryConfig()
        try config.read(commonDirectory / "config", gitDirectory: git, followIncludes: includes)
        if config.bool("extensions", nil, "worktreeconfig") == true {
            try config.read(git / "config.worktree", gitDirectory: git, followIncludes: includes)
        }
        self.config = config
        format = try Self.checkVersion(config, git)
        let bare = config.bool("core", nil, "bare") ?? (git.name != Array(".git".utf8))
        if let configured = config.string("core", nil, "worktree"), commonDirectory == git {
            workTree = git.appending(Array(configured.utf8)).normalized
        } else if commonDirectory != git, let link = try FileSystem.readIfPresent(git / "gitdir", limit: 4096) {
            // A linked working tree: the file `gitdir` names its `.git` file.
            workTree = git.appending(Self.line(link)).normalized.parent
        } else {
            workTree = bare ? nil : git.parent
        }
        objects = ObjectStore(commonDirectory / "objects", format)
        refs = RefStore(gitDirectory: git, commonDirectory: commonDirectory, format)
    }

    /// The repository that a path lies in: the path itself or the nearest directory above it that is one.
    public static func discover(from path: Path) throws -> Repository {
        var directory = try FileSystem.resolve(path)
        while true {
            if try gitDirectory(at: directory) != nil { return try Repository(at: directory) }
            guard directory.parent != directory else { throw StoreError.notARepository(path) }
            directory = directory.parent
        }
    }

    private static func line(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        while let last = bytes.last, last == 0x0a || last == 0x0d { bytes.removeLast() }
        return bytes
    }

    /// The GITDIR of the repository whose top is `path`, or nil when it is none.
    private static func gitDirectory(at path: Path) throws -> Path? {
        let dotGit = path / ".git"
        switch try FileStatus.of(dotGit)?.kind {
        case .directory: if try looksLikeGitDirectory(dotGit) { return dotGit }
        case .file:
            let text = line(try FileSystem.read(dotGit, limit: 4096))
            let prefix = Array("gitdir: ".utf8)
            guard text.starts(with: prefix) else { throw StoreError.corruptFile(dotGit, "not a gitdir file") }
            let target = path.appending(Array(text.dropFirst(prefix.count))).normalized
            guard try looksLikeGitDirectory(target) else { throw StoreError.notARepository(target) }
            return target
        default: break
        }
        return try looksLikeGitDirectory(path) ? path : nil
    }

    /// HEAD, and objects and refs here or in the common directory, as git asks for.
    private static func looksLikeGitDirectory(_ path: Path) throws -> Bool {
        guard let head = try FileStatus.of(path / "HEAD", follow: false), head.kind == .file || head.kind == .symlink
        else { return false }
        guard let common = try? commonDirectory(of: path) else { return false }
        return try FileStatus.of(common / "objects")?.kind == .directory
            && FileStatus.of(common / "refs")?.kind == .directory
    }

    private static func commonDirectory(of git: Path) throws -> Path {
        guard let text = try FileSystem.readIfPresent(git / "commondir", limit: 4096) else { return git }
        return git.appending(line(text)).normalized
    }

    /// Holds the repository against repository-version; returns its object format.
    private static func checkVersion(_ config: RepositoryConfig, _ git: Path) throws -> ObjectFormat {
        let version = config.number("core", nil, "repositoryformatversion") ?? 0
        guard version == 0 || version == 1 else {
            throw StoreError.unsupported(git, "core.repositoryFormatVersion = \(version)")
        }
        guard version == 1 else { return .sha1 }
        for key in config.keys("extensions") {
            switch key {
            case "objectformat", "noop", "noop-v1", "preciousobjects", "partialclone", "worktreeconfig",
                "relativeworktrees":
                continue
            case "refstorage" where config.string("extensions", nil, key)?.lowercased() == "files": continue
            default: throw StoreError.unsupported(git, "extensions.\(key)")
            }
        }
        guard let name = config.string("extensions", nil, "objectformat") else { return .sha1 }
        guard let format = ObjectFormat(name: name) else {
            throw StoreError.unsupported(git, "extensions.objectFormat = \(name)")
        }
        return format
    }

    /// The directory for files in the making, made if need be and cleared of what is older than a day.
    public func prepareTemporaryDirectory() throws -> Path {
        let path = temporaryDirectory
        try FileSystem.makeDirectories(path)
        for entry in try FileSystem.list(path) {
            let file = path.appending(entry.name)
            if let status = try FileStatus.of(file, follow: false), isOld(status) { try FileSystem.removeTree(file) }
        }
        return path
    }
}
