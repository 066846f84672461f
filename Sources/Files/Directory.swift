import Glibc

// Working below a directory that others may change at the same time.
//
// A path is looked up by the kernel step by step, and any step may be a symbolic link that somebody just put there. So
// whatever writes where names come from a repository goes down by open directories, one component at a time, and never
// through a link. Invariant for every `unsafe` here: names are C strings that live during the call.

/// An open directory.
public final class Directory {
    /// Its path when it was opened, for messages.
    public let path: Path
    private let descriptor: Int32

    private init(_ descriptor: Int32, _ path: Path) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    /// Opens a directory by its path, links on the way and at its end followed.
    public init(_ path: Path) throws(FileError) {
        descriptor = try attempt("open", path) {
            unsafe path.withCString { unsafe Glibc.open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        self.path = path
    }

    private func at(_ name: [UInt8]) -> Path { path.appending(name) }

    /// Opens a directory in this one. nil when nothing of that name is there and it is not to be made; ENOTDIR or ELOOP
    /// when something else is, a link to a directory included.
    public func directory(_ name: [UInt8], make: Bool = false) throws(FileError) -> Directory? {
        if make {
            do {
                _ = try attempt("mkdir", at(name)) {
                    unsafe Path(name).withCString { unsafe mkdirat(descriptor, $0, 0o755) }
                }
            } catch {
                if !error.isExisting { throw error }
            }
        }
        do {
            let below = try attempt("open", at(name)) {
                unsafe Path(name).withCString {
                    unsafe openat(descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
                }
            }
            return Directory(below, at(name))
        } catch {
            if error.code == ENOENT { return nil }
            throw error
        }
    }

    /// The state of a name in this directory, links not followed; nil when nothing is there.
    public func status(_ name: [UInt8]) throws(FileError) -> FileStatus? {
        var status = stat()
        do {
            _ = try attempt("fstatat", at(name)) {
                unsafe Path(name).withCString { unsafe fstatat(descriptor, $0, &status, AT_SYMLINK_NOFOLLOW) }
            }
        } catch {
            if error.isNotFound { return nil }
            throw error
        }
        return FileStatus(status)
    }

    /// Opens a plain file in this directory for reading; a link is refused (ELOOP).
    public func open(_ name: [UInt8]) throws(FileError) -> File {
        let file = try attempt("open", at(name)) {
            unsafe Path(name).withCString {
                unsafe openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
            }
        }
        return File(file, at(name))
    }

    /// Makes a new file in this directory; fails with EEXIST if the name is taken.
    public func create(_ name: [UInt8], mode: UInt32) throws(FileError) -> File {
        let file = try attempt("open", at(name)) {
            unsafe Path(name).withCString {
                unsafe openat(descriptor, $0, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
            }
        }
        return File(file, at(name))
    }

    /// Moves a file from anywhere on the same file system to a name in this directory, replacing what had it.
    public func moveHere(_ source: Path, as name: [UInt8]) throws(FileError) {
        _ = try attempt("rename", at(name)) {
            unsafe source.withCString { old in
                unsafe Path(name).withCString { unsafe renameat(AT_FDCWD, old, descriptor, $0) }
            }
        }
    }

    /// Makes a symbolic link in this directory.
    public func symlink(_ target: [UInt8], as name: [UInt8]) throws(FileError) {
        _ = try attempt("symlink", at(name)) {
            unsafe Path(target).withCString { text in
                unsafe Path(name).withCString { unsafe symlinkat(text, descriptor, $0) }
            }
        }
    }

    /// The target of a symbolic link in this directory.
    public func readLink(_ name: [UInt8]) throws(FileError) -> [UInt8] {
        var target = [UInt8](repeating: 0, count: 4096)
        let count = try attempt("readlink", at(name)) {
            unsafe Path(name).withCString { text in
                unsafe target.withUnsafeMutableBytes { buffer in
                    guard let base = buffer.baseAddress else { return -1 }
                    return unsafe readlinkat(descriptor, text, base.assumingMemoryBound(to: CChar.self), buffer.count)
                }
            }
        }
        return Array(target[..<count])
    }

    /// Removes a name that is no directory.
    public func remove(_ name: [UInt8]) throws(FileError) {
        do {
            _ = try attempt("unlink", at(name)) { unsafe Path(name).withCString { unsafe unlinkat(descriptor, $0, 0) } }
        } catch {
            if !error.isNotFound { throw error }
        }
    }

    /// Removes an empty directory; false when it is not empty or not there.
    public func removeDirectory(_ name: [UInt8]) throws(FileError) -> Bool {
        do {
            _ = try attempt("rmdir", at(name)) {
                unsafe Path(name).withCString { unsafe unlinkat(descriptor, $0, AT_REMOVEDIR) }
            }
            return true
        } catch {
            if error.isNotFound || error.isExisting { return false }
            throw error
        }
    }

    /// Returns when the names in this directory are on the disk.
    public func sync() throws(FileError) { try FileSystem.sync(path) }
}
