public import Bytes
import Glibc

// Invariant for every `unsafe` here: buffers handed to the kernel are Swift arrays or spans that outlive the call, and
// the count passed is theirs.

/// An open file, closed when it is let go. Reading at a place (`read(at:)`) is safe from several threads at once.
public final class File: Sendable {
    /// Its path when it was opened, for messages.
    public let path: Path
    let descriptor: Int32

    init(_ descriptor: Int32, _ path: Path) {
        self.descriptor = descriptor
        self.path = path
    }

    deinit { close(descriptor) }

    private static func open(_ path: Path, _ flags: Int32, _ mode: mode_t = 0) throws(FileError) -> File {
        let descriptor = try attempt("open", path) {
            unsafe path.withCString { text in unsafe Glibc.open(text, flags | O_CLOEXEC, mode) }
        }
        return File(descriptor, path)
    }

    /// Opens a plain file for reading. A directory, pipe or device is refused (EISDIR, EINVAL), and nothing blocks.
    public static func open(_ path: Path, follow: Bool = true) throws(FileError) -> File {
        let file = try open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | (follow ? 0 : O_NOFOLLOW))
        switch try file.status().kind {
        case .file: return file
        case .directory: throw FileError("open", path, EISDIR)
        default: throw FileError("open", path, EINVAL)
        }
    }

    /// Makes a new file; fails with EEXIST if the path is taken, a dangling symbolic link included.
    public static func create(_ path: Path, mode: UInt32 = 0o644) throws(FileError) -> File {
        try open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, mode_t(mode))
    }

    /// Opens a file for appending, making it if need be.
    public static func append(_ path: Path, mode: UInt32 = 0o644) throws(FileError) -> File {
        try open(path, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW, mode_t(mode))
    }

    /// Standard input of the process.
    public static let standardInput = File(0, Path("standard input"))
    /// Standard output of the process.
    public static let standardOutput = File(1, Path("standard output"))
    /// Standard error of the process.
    public static let standardError = File(2, Path("standard error"))

    /// What the kernel knows about it.
    public func status() throws(FileError) -> FileStatus {
        var status = stat()
        _ = try attempt("fstat", path) { unsafe fstat(descriptor, &status) }
        return FileStatus(status)
    }

    /// Up to `count` bytes from the current position; none at the end.
    public func read(upTo count: Int) throws(FileError) -> [UInt8] {
        try unsafe fill(count) { unsafe Glibc.read(descriptor, $0, $1) }
    }

    /// Up to `count` bytes from `offset`; fewer only at the end of the file. `count` is the caller's to limit.
    public func read(at offset: UInt64, count: Int) throws(FileError) -> [UInt8] {
        var bytes = try unsafe fill(count) { unsafe pread(descriptor, $0, $1, off_t(clamping: offset)) }
        while bytes.count < count {
            let start = offset + UInt64(bytes.count)
            let more = try unsafe fill(count - bytes.count) { unsafe pread(descriptor, $0, $1, off_t(clamping: start)) }
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    private func fill(_ count: Int, _ call: (UnsafeMutableRawPointer, Int) -> Int) throws(FileError) -> [UInt8] {
        var failure: FileError?
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: max(0, count)) { space, used in
            used = 0
            guard let base = space.baseAddress, count > 0 else { return }
            do throws(FileError) {
                used = try attempt("read", path) { unsafe call(UnsafeMutableRawPointer(base), count) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return bytes
    }

    /// Writes all of the bytes at the current position.
    public func write(_ bytes: Span<UInt8>) throws(FileError) {
        var failure: FileError?
        unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let base = buffer.baseAddress {
                do throws(FileError) {
                    done += try attempt("write", path) {
                        unsafe Glibc.write(descriptor, base + done, buffer.count - done)
                    }
                } catch {
                    failure = error
                    return
                }
            }
        }
        if let failure { throw failure }
    }

    /// Writes all of the bytes at a place.
    public func write(_ bytes: Span<UInt8>, at offset: UInt64) throws(FileError) {
        var failure: FileError?
        unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < buffer.count, let base = buffer.baseAddress {
                let place = off_t(clamping: offset + UInt64(done))
                do throws(FileError) {
                    done += try attempt("pwrite", path) {
                        unsafe pwrite(descriptor, base + done, buffer.count - done, place)
                    }
                } catch {
                    failure = error
                    return
                }
            }
        }
        if let failure { throw failure }
    }

    /// Cuts the file.
    public func truncate(to size: UInt64) throws(FileError) {
        _ = try attempt("ftruncate", path) { ftruncate(descriptor, off_t(clamping: size)) }
    }

    /// Returns when content and size are on the disk. A failure is final: what was written before may be lost.
    public func sync() throws(FileError) { _ = try attempt("fsync", path) { fsync(descriptor) } }

    /// Sets the permission bits.
    public func setPermissions(_ mode: UInt32) throws(FileError) {
        _ = try attempt("fchmod", path) { fchmod(descriptor, mode_t(mode)) }
    }

    /// The file's bytes, mapped; they must not be cut short by anyone while the region lives.
    public func map() throws(FileError) -> ByteRegion {
        let size = try status().size
        guard size > 0 else { return ByteRegion([]) }
        let count = Int(size)
        let base = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0)
        // MAP_FAILED is the address -1.
        guard let base = unsafe base, Int(bitPattern: base) != -1 else { throw FileError("mmap", path, errno) }
        // Invariant of the region: the mapping is `count` bytes long and stays until it is unmapped here.
        return unsafe ByteRegion(taking: UnsafeRawPointer(base), count: count) { base, count in
            unsafe munmap(UnsafeMutableRawPointer(mutating: base), count)
        }
    }
}

extension File: ByteOutput {
    /// Has nothing held back.
    public func flush() {}
}

extension File: ByteInput {}
