import Bytes
import Glibc

// Invariant for every `unsafe` here: paths are C strings that live during the call, buffers are arrays that outlive it.

/// The operations on paths.
public enum FileSystem {
    /// One name in a directory.
    public struct Entry: Sendable, Hashable {
        /// The name.
        public let name: [UInt8]
        /// The kind, as far as the directory tells; nil when it must be asked for.
        public let kind: FileStatus.Kind?
    }

    /// The content of a plain file of at most `limit` bytes (EFBIG over it).
    public static func read(_ path: Path, limit: Int, follow: Bool = true) throws(FileError) -> [UInt8] {
        let file = try File.open(path, follow: follow)
        let size = try file.status().size
        guard size <= Int64(limit) else { throw FileError("read", path, EFBIG) }
        // One byte more than its size shows a file that is growing; then on to its end.
        var bytes = try file.read(upTo: Int(size) + 1)
        while !bytes.isEmpty, bytes.count <= limit {
            let more = try file.read(upTo: 65536)
            if more.isEmpty { return bytes }
            bytes += more
        }
        guard bytes.count <= limit else { throw FileError("read", path, EFBIG) }
        return bytes
    }

    /// The content of a plain file, or nil when nothing is there.
    public static func readIfPresent(_ path: Path, limit: Int) throws(FileError) -> [UInt8]? {
        do {
            return try read(path, limit: limit)
        } catch {
            if error.isNotFound { return nil }
            throw error
        }
    }

    /// The names in a directory without "." and "..", in no particular order.
    public static func list(_ path: Path) throws(FileError) -> [Entry] {
        guard let stream = unsafe path.withCString({ unsafe opendir($0) }) else {
            throw FileError("opendir", path, errno)
        }
        defer { unsafe closedir(stream) }
        var entries: [Entry] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw FileError("readdir", path, errno) }
                return entries
            }
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            if name == [0x2e] || name == [0x2e, 0x2e] { continue }
            let kind: FileStatus.Kind? =
                switch unsafe Int(entry.pointee.d_type) {
                case DT_REG: .file
                case DT_DIR: .directory
                case DT_LNK: .symlink
                case DT_UNKNOWN: nil
                default: .other
                }
            entries.append(Entry(name: name, kind: kind))
        }
    }

    /// Makes a directory; its parent must exist. Not yet durable (see `sync`).
    public static func makeDirectory(_ path: Path, mode: UInt32 = 0o755) throws(FileError) {
        _ = try attempt("mkdir", path) { unsafe path.withCString { unsafe mkdir($0, mode_t(mode)) } }
    }

    /// Makes a directory and its parents, each made durable in its own parent; what exists is left alone.
    public static func makeDirectories(_ path: Path, mode: UInt32 = 0o755) throws(FileError) {
        if let status = try FileStatus.of(path) {
            if status.kind == .directory { return }
            throw FileError("mkdir", path, ENOTDIR)
        }
        if path.parent != path, path.parent.bytes != path.bytes { try makeDirectories(path.parent, mode: mode) }
        do {
            try makeDirectory(path, mode: mode)
        } catch {
            if !error.isExisting { throw error }
        }
        try sync(path.parent)
    }

    /// Returns when the names in a directory are on the disk.
    public static func sync(_ directory: Path) throws(FileError) {
        let descriptor = try attempt("open", directory) {
            unsafe directory.withCString { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        defer { close(descriptor) }
        do {
            _ = try attempt("fsync", directory) { fsync(descriptor) }
        } catch {
            // Some network file systems do not sync directories at all and say so.
            if error.code != EINVAL { throw error }
        }
    }

    /// Gives a file another name; what had that name is gone. Not yet durable (see `sync`).
    public static func rename(_ path: Path, to new: Path) throws(FileError) {
        _ = try attempt("rename", new) {
            unsafe path.withCString { old in unsafe new.withCString { unsafe Glibc.rename(old, $0) } }
        }
    }

    /// Gives a file a further name; fails with EEXIST if it is taken.
    public static func link(_ path: Path, to new: Path) throws(FileError) {
        _ = try attempt("link", new) {
            unsafe path.withCString { old in unsafe new.withCString { unsafe Glibc.link(old, $0) } }
        }
    }

    /// Makes a symbolic link; fails with EEXIST if the path is taken.
    public static func symlink(_ target: [UInt8], at path: Path) throws(FileError) {
        _ = try attempt("symlink", path) {
            unsafe Path(target).withCString { text in unsafe path.withCString { unsafe Glibc.symlink(text, $0) } }
        }
    }

    /// The target of a symbolic link.
    public static func readLink(_ path: Path) throws(FileError) -> [UInt8] {
        var target = [UInt8](repeating: 0, count: 4096)
        let count = try attempt("readlink", path) {
            unsafe path.withCString { text in
                unsafe target.withUnsafeMutableBytes { buffer in
                    guard let base = buffer.baseAddress else { return -1 }
                    return unsafe readlink(text, base.assumingMemoryBound(to: CChar.self), buffer.count)
                }
            }
        }
        return Array(target[..<count])
    }

    /// Removes a name that is no directory; false when nothing was there.
    @discardableResult
    public static func remove(_ path: Path) throws(FileError) -> Bool {
        do {
            _ = try attempt("unlink", path) { unsafe path.withCString { unsafe unlink($0) } }
            return true
        } catch {
            if error.isNotFound { return false }
            throw error
        }
    }

    /// Removes an empty directory; false when it is not empty or not there.
    @discardableResult
    public static func removeDirectory(_ path: Path) throws(FileError) -> Bool {
        do {
            _ = try attempt("rmdir", path) { unsafe path.withCString { unsafe rmdir($0) } }
            return true
        } catch {
            if error.isNotFound || error.isExisting { return false }
            throw error
        }
    }

    /// Removes a directory with all that is in it; symbolic links are removed, never followed.
    public static func removeTree(_ path: Path) throws(FileError) {
        // Directories still to be emptied; one is left on the list until it is found empty.
        var pending = [path]
        while let directory = pending.last {
            guard let status = try FileStatus.of(directory, follow: false) else {
                pending.removeLast()
                continue
            }
            guard status.kind == .directory else {
                try remove(directory)
                pending.removeLast()
                continue
            }
            var foundDirectory = false
            for entry in try list(directory) {
                let child = directory.appending(entry.name)
                var kind = entry.kind
                if kind == nil { kind = try FileStatus.of(child, follow: false)?.kind }
                if kind == .directory {
                    pending.append(child)
                    foundDirectory = true
                } else {
                    try remove(child)
                }
            }
            if !foundDirectory {
                try removeDirectory(directory)
                pending.removeLast()
            }
        }
    }

    /// Sets the permission bits.
    public static func setPermissions(_ mode: UInt32, of path: Path) throws(FileError) {
        _ = try attempt("chmod", path) { unsafe path.withCString { unsafe chmod($0, mode_t(mode)) } }
    }

    /// The working directory of the process.
    public static func workingDirectory() throws(FileError) -> Path {
        guard let text = unsafe getcwd(nil, 0) else { throw FileError("getcwd", Path("."), errno) }
        defer { unsafe free(text) }
        return unsafe Path(String(cString: text))
    }

    /// The path with all symbolic links followed; it must exist.
    public static func resolve(_ path: Path) throws(FileError) -> Path {
        guard let text = unsafe path.withCString({ unsafe realpath($0, nil) }) else {
            throw FileError("realpath", path, errno)
        }
        defer { unsafe free(text) }
        var bytes: [UInt8] = []
        var at = 0
        while unsafe text[at] != 0 {
            unsafe bytes.append(UInt8(bitPattern: text[at]))
            at += 1
        }
        return Path(bytes)
    }

    /// How many bytes an unprivileged process may still write where the path lies.
    public static func freeSpace(_ path: Path) throws(FileError) -> UInt64 {
        var status = statvfs()
        _ = try attempt("statvfs", path) { unsafe path.withCString { text in unsafe statvfs(text, &status) } }
        return UInt64(status.f_bavail) * UInt64(status.f_frsize)
    }

    /// Returns when everything written so far, by whomever, is on its disk: one call instead of one for each of
    /// thousands of files.
    public static func syncEverything() { Glibc.sync() }
}
