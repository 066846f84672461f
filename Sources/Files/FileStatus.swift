import Glibc

/// What the kernel knows about a file (`stat`).
public struct FileStatus: Sendable, Equatable {
    /// What kind of thing it is.
    public enum Kind: Sendable, Equatable {
        /// A plain file.
        case file
        /// A directory.
        case directory
        /// A symbolic link.
        case symlink
        /// A pipe, socket or device.
        case other
    }

    /// A point in time with the resolution of the file system.
    public struct Time: Sendable, Equatable, Comparable {
        /// Seconds since 1970.
        public let seconds: Int64
        /// Nanoseconds within the second.
        public let nanoseconds: Int64

        /// Creates a time.
        public init(seconds: Int64, nanoseconds: Int64) {
            self.seconds = seconds
            self.nanoseconds = nanoseconds
        }

        /// The order of time.
        public static func < (x: Time, y: Time) -> Bool { (x.seconds, x.nanoseconds) < (y.seconds, y.nanoseconds) }
    }

    /// What kind of thing it is.
    public let kind: Kind
    /// The permission bits.
    public let permissions: UInt32
    /// The size in bytes.
    public let size: Int64
    /// When the content was last changed.
    public let modified: Time
    /// When content or attributes were last changed.
    public let changed: Time
    /// The number of the file on its device.
    public let inode: UInt64
    /// The device.
    public let device: UInt64
    /// How many names the file has.
    public let links: UInt64
    /// Its owner.
    public let user: UInt32
    /// Its group.
    public let group: UInt32

    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .directory
            case S_IFLNK: .symlink
            default: .other
            }
        permissions = UInt32(status.st_mode & 0o7777)
        size = Int64(status.st_size)
        modified = Time(seconds: Int64(status.st_mtim.tv_sec), nanoseconds: Int64(status.st_mtim.tv_nsec))
        changed = Time(seconds: Int64(status.st_ctim.tv_sec), nanoseconds: Int64(status.st_ctim.tv_nsec))
        inode = UInt64(status.st_ino)
        device = UInt64(status.st_dev)
        links = UInt64(status.st_nlink)
        user = status.st_uid
        group = status.st_gid
    }

    /// The state of a path, or nil when nothing is there. `follow` looks through a symbolic link.
    public static func of(_ path: Path, follow: Bool = true) throws(FileError) -> FileStatus? {
        var status = stat()
        do {
            // `status` outlives the call, which fills it.
            _ = try attempt("stat", path) {
                unsafe path.withCString { text in unsafe follow ? stat(text, &status) : lstat(text, &status) }
            }
        } catch {
            if error.isNotFound { return nil }
            throw error
        }
        return FileStatus(status)
    }
}

/// What a file looked like when it was read, to tell cheaply whether it must be read again.
///
/// A file changed within the clock's resolution after it was read can look the same. So a snapshot is only trusted once
/// the change it saw was older than two seconds when it was taken.
public struct FileSnapshot: Sendable, Equatable {
    private let status: FileStatus?
    private let settled: Bool

    /// Looks at a path; take the snapshot before reading.
    public init(_ path: Path) throws(FileError) {
        status = try FileStatus.of(path)
        let now = Int64(time(nil))
        settled = status.map { max($0.modified.seconds, $0.changed.seconds) + 2 < now } ?? true
    }

    /// Whether the path certainly still holds what it held when the snapshot was taken.
    public func isCurrent(_ path: Path) -> Bool {
        guard settled, let now = try? FileStatus.of(path) else {
            return settled && status == nil && (try? FileStatus.of(path)) == .some(nil)
        }
        guard let status else { return false }
        return status.size == now.size && status.modified == now.modified && status.changed == now.changed
            && status.inode == now.inode && status.device == now.device
    }
}
