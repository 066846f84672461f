import Bytes
public import Files
public import Objects

/// Why a working tree was not changed.
public enum WorkTreeError: Error, Sendable {
    /// These files hold work that no version has, or lie where new ones would.
    case wouldOverwrite([[UInt8]])
    /// A name that must not be created on any file system.
    case unsafeName([UInt8])
    /// The index holds an unfinished merge.
    case unmerged([[UInt8]])
}

/// How the working tree differs from the version it was made from.
public struct WorkTreeStatus: Sendable {
    /// What became of a file.
    public enum Change: Sendable {
        /// New, and to be part of the next version.
        case added
        /// Changed content or kind.
        case modified
        /// Gone.
        case deleted
    }

    /// Differences between the version and the index, by path.
    public var staged: [(path: [UInt8], change: Change)] = []
    /// Differences between the index and the files, by path.
    public var unstaged: [(path: [UInt8], change: Change)] = []
    /// Files that no version knows and nothing ignores.
    public var untracked: [[UInt8]] = []
    /// Paths with an unfinished merge.
    public var unmerged: [[UInt8]] = []

    /// Nothing differs.
    public init() {}

    /// Every path that differs in some way, each once, in no particular order.
    public var changedPaths: Set<[UInt8]> {
        var paths = Set(untracked)
        paths.formUnion(unmerged)
        for (path, _) in staged { paths.insert(path) }
        for (path, _) in unstaged { paths.insert(path) }
        return paths
    }

    /// Whether everything is as the version has it.
    public var isClean: Bool { staged.isEmpty && unstaged.isEmpty && untracked.isEmpty && unmerged.isEmpty }
}

/// The files beside a repository.
public struct WorkTree {
    let repository: Repository
    let reader: ObjectReader
    /// The top directory.
    public let path: Path
    private let root: Directory
    /// Whether symbolic links are made as such; otherwise as small files that hold the target.
    let makesSymlinks: Bool
    private let obeysFileMode: Bool

    /// The working tree of a repository; nil when it is bare.
    public init?(_ repository: Repository, _ reader: ObjectReader) throws {
        guard let path = repository.workTree else { return nil }
        self.repository = repository
        self.reader = reader
        self.path = path
        root = try Directory(path)
        makesSymlinks = repository.config.bool("core", nil, "symlinks") ?? true
        obeysFileMode = repository.config.bool("core", nil, "filemode") ?? true
    }

    // MARK: Looking

    /// Opens the folder a path lies in; nil when it is not there or something on the way is no folder.
    func folder(of path: [UInt8], make: Bool = false) throws -> (Directory, name: [UInt8])? {
        var directory = root
        let components = path.split(separator: 0x2f).map { Array($0) }
        guard let name = components.last else { return nil }
        for component in components.dropLast() {
            do {
                guard let next = try directory.directory(component, make: make) else { return nil }
                directory = next
            } catch {
                if !make, !error.isDenied { return nil }
                throw error
            }
        }
        return (directory, name)
    }

    /// The mode that a file of this state would have in a tree; nil for a folder, pipe or device.
    func mode(_ status: FileStatus, like known: FileMode?) -> FileMode? {
        switch status.kind {
        case .file:
            if !makesSymlinks, known == .symlink { return .symlink }
            if !obeysFileMode, let known, known.isFile { return known }
            return status.permissions & 0o100 != 0 ? .executable : .file
        case .symlink: return .symlink
        default: return nil
        }
    }

    /// The content that a file would have as a blob.
    func content(_ directory: Directory, _ name: [UInt8], _ status: FileStatus) throws -> [UInt8] {
        if status.kind == .symlink { return try directory.readLink(name) }
        let file = try directory.open(name)
        var bytes: [UInt8] = []
        while true {
            let piece = try file.read(upTo: 1 << 18)
            if piece.isEmpty { return bytes }
            guard bytes.count + piece.count <= reader.sizeLimit else {
                throw FileError("read", directory.path.appending(name), 27)
            }
            bytes += piece
        }
    }

    /// Whether the file still holds what the entry says; nil when it is gone. Content is only read when its state differs.
    func matches(_ entry: GitIndex.Entry, _ timestamp: FileStatus.Time?) throws -> (Bool, FileStatus)? {
        guard let (directory, name) = try folder(of: entry.path) else { return nil }
        return try matches(entry, directory, name, timestamp)
    }

    private func matches(
        _ entry: GitIndex.Entry, _ directory: Directory, _ name: [UInt8], _ timestamp: FileStatus.Time?
    ) throws -> (Bool, FileStatus)? {
        guard let status = try directory.status(name) else { return nil }
        if entry.mode.isGitlink { return (status.kind == .directory, status) }
        guard mode(status, like: entry.mode) == entry.mode.canonical else { return (false, status) }
        let stat = GitIndex.Stat(status)
        if stat == entry.stat, !entry.stat.isRacy(against: timestamp) { return (true, status) }
        if entry.stat.size != 0, stat.size != entry.stat.size { return (false, status) }
        let content = try content(directory, name, status)
        return (try ObjectHasher.id(repository.format, .blob, content.span) == entry.id, status)
    }

    /// How index and files differ from the tree of a version. O(files): each is asked for its state, few are read.
    public func status(against tree: ObjectID?, _ index: GitIndex) throws -> WorkTreeStatus {
        var status = WorkTreeStatus()
        let committed = try tree.map { try reader.flatten($0) } ?? []
        var left = committed[...]
        // The folder looked into last; entries are sorted, so the next file mostly lies there too.
        var last: (folder: ArraySlice<UInt8>, directory: Directory?) = ([], root)
        func compare(_ entry: GitIndex.Entry) throws -> (Bool, FileStatus)? {
            let slash = entry.path.lastIndex(of: 0x2f)
            let folder = slash.map { entry.path[..<$0] } ?? []
            if folder != last.folder { last = (folder, try self.folder(of: entry.path)?.0) }
            guard let directory = last.directory else { return nil }
            return try matches(entry, directory, Array(entry.path[(slash.map { $0 + 1 } ?? 0)...]), index.timestamp)
        }
        for entry in index.entries {
            if entry.stage != 0 {
                if status.unmerged.last != entry.path { status.unmerged.append(entry.path) }
                while let first = left.first, first.path == entry.path { left.removeFirst() }
                continue
            }
            while let first = left.first, first.path.lexicographicallyPrecedes(entry.path) {
                status.staged.append((first.path, .deleted))
                left.removeFirst()
            }
            if let first = left.first, first.path == entry.path {
                if first.id != entry.id || first.mode.canonical != entry.mode.canonical {
                    status.staged.append((entry.path, .modified))
                }
                left.removeFirst()
            } else if !entry.intentToAdd {
                status.staged.append((entry.path, .added))
            }
            if entry.skipWorkTree || entry.assumeValid { continue }
            switch try compare(entry) {
            case nil: if !entry.mode.isGitlink { status.unstaged.append((entry.path, .deleted)) }
            case (false, _)?: status.unstaged.append((entry.path, entry.intentToAdd ? .added : .modified))
            case (true, _)?: if entry.intentToAdd { status.unstaged.append((entry.path, .added)) }
            }
        }
        for entry in left { status.staged.append((entry.path, .deleted)) }
        status.untracked = try untracked(index)
        return status
    }

    /// Files that the index does not have and no rule ignores.
    public func untracked(_ index: GitIndex) throws -> [[UInt8]] {
        let tracked = Set(index.entries.map(\.path))
        let submodules = Set(index.entries.filter(\.mode.isGitlink).map(\.path))
        var folders: Set<[UInt8]> = []
        for entry in index.entries {
            for (at, byte) in entry.path.enumerated() where byte == 0x2f { folders.insert(Array(entry.path[..<at])) }
        }
        var rules = IgnoreRules()
        if let bytes = try FileSystem.readIfPresent(repository.commonDirectory / "info/exclude", limit: 1 << 20) {
            rules.add(bytes, in: [])
        }
        var found: [[UInt8]] = []
        var pending: [(path: [UInt8], rules: IgnoreRules)] = [([], rules)]
        while let (folder, inherited) = pending.popLast() {
            var rules = inherited
            let directory = path.appending(folder)
            let prefix = folder.isEmpty ? [] : folder + [0x2f]
            let entries = try FileSystem.list(directory)
            if entries.contains(where: { $0.name == Array(".gitignore".utf8) }),
                let bytes = try FileSystem.readIfPresent(directory / ".gitignore", limit: 1 << 20)
            {
                rules.add(bytes, in: prefix)
            }
            for entry in entries {
                if entry.name == Array(".git".utf8) { continue }
                let path = prefix + entry.name
                var kind = entry.kind
                if kind == nil { kind = try FileStatus.of(directory.appending(entry.name), follow: false)?.kind }
                if kind == .directory {
                    let hasTracked = folders.contains(path)
                    // A folder with tracked files is looked into even if a rule names it; its other files are ignored.
                    if !hasTracked, rules.ignores(path, isFolder: true) { continue }
                    // A repository of its own is not ours to look into.
                    if !hasTracked, try FileStatus.of(directory.appending(entry.name) / ".git", follow: false) != nil {
                        continue
                    }
                    if submodules.contains(path) { continue }
                    pending.append((path, rules))
                } else if kind == .file || kind == .symlink, !tracked.contains(path),
                    !rules.ignores(path, isFolder: false)
                {
                    found.append(path)
                }
            }
        }
        return found.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
