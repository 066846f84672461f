import Bytes
import Glibc

// Locks that git respects and that nobody has to remove by hand.
//
// Git locks `x` by creating `x.lock` with O_EXCL. So do we, but as a symbolic link that points nowhere: making one is a
// single step that also stores who holds it (its target), and to git's O_EXCL it is as much in the way as a file.
//
//   refs/heads/main.lock -> allmende:<place>:<pid>:<start time of the process>:<number>
//
// where the place is a checksum of the machine's boot id and the process namespace. The whole stays below 60 bytes: up to
// there the file system keeps the target in the inode, and making the link costs a tenth.
//
// A lock whose process is gone is taken away by the next who wants it. Whether a process is gone can only be said on
// the same machine since the same start and in the same process namespace; otherwise a lock counts as dead after two minutes.

/// Thrown when a lock is still held after the time one was ready to wait.
public struct LockError: Error, Sendable, Equatable {
    /// The lock file.
    public let path: Path
}

/// A held lock; let go when it is released or forgotten.
public final class LockFile {
    private let path: Path
    private var held = true

    /// Takes the lock `path` + ".lock"; its directory must exist. Waits up to `milliseconds` for another holder.
    ///
    /// Throws LockError, or FileError when the directory cannot be written.
    public init(_ path: Path, waiting milliseconds: Int = 5000) throws {
        self.path = path.adding(suffix: ".lock")
        var waited = 0
        var pause: UInt32 = 1
        while true {
            do {
                try FileSystem.symlink(Self.token(), at: self.path)
                return
            } catch {
                guard error.isExisting else {
                    held = false
                    throw error
                }
            }
            if try Self.removeStale(self.path) { continue }
            guard waited < milliseconds else {
                held = false
                throw LockError(path: self.path)
            }
            usleep(pause * 1000)
            waited += Int(pause)
            pause = min(50, pause * 2)
        }
    }

    deinit { release() }

    /// Lets go. May be called twice.
    public func release() {
        if held { _ = try? FileSystem.remove(path) }
        held = false
    }

    private static func token() -> [UInt8] {
        let number = String(UInt32.random(in: 0 ... .max), radix: 36)
        return Array("allmende:\(Holder.place):\(getpid()):\(Holder.startTime(of: getpid()) ?? "?"):\(number)".utf8)
    }

    /// Takes away a lock whose holder is gone; true if it is worth trying again at once.
    ///
    /// Two who find the same dead lock must not remove each other's new one: the look and the removal happen under
    /// flock on the directory, which only those who remove take.
    private static func removeStale(_ lock: Path) throws(FileError) -> Bool {
        guard try isStale(lock) else { return try FileStatus.of(lock, follow: false) == nil }
        let directory = try attempt("open", lock.parent) {
            unsafe lock.parent.withCString { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
        }
        defer { close(directory) }
        _ = try attempt("flock", lock.parent) { flock(directory, LOCK_EX) }
        if try isStale(lock) { try FileSystem.remove(lock) }
        return true
    }

    private static func isStale(_ lock: Path) throws(FileError) -> Bool {
        guard let status = try FileStatus.of(lock, follow: false) else { return false }
        // Whoever made it, it did not survive the start of the machine; nor did its maker.
        if status.isFromBeforeStart { return true }
        guard status.kind == .symlink, let target = try? FileSystem.readLink(lock) else { return false }
        let parts = String(decoding: target, as: UTF8.self).split(separator: ":").map(String.init)
        guard parts.count == 5, parts[0] == "allmende" else { return false }
        guard parts[1] == Holder.place, let process = Int32(parts[2]) else {
            // Another container or machine. Our locks are held for moments only, so an old one is a dead one.
            return status.changed.seconds + 120 < Int64(time(nil))
        }
        return Holder.startTime(of: process) != parts[3]
    }
}

extension FileStatus {
    /// Whether the file was last changed before the machine was started: then whoever was writing it is gone.
    public var isFromBeforeStart: Bool { changed.seconds < Holder.bootTime }
}

/// Where and when a process runs.
enum Holder {
    /// The machine since its start, and the process namespace: what a process number has meaning in.
    static let place: String = {
        var crc = CRC32()
        let boot = (try? FileSystem.read(Path("/proc/sys/kernel/random/boot_id"), limit: 100)) ?? []
        let namespace = (try? FileSystem.readLink(Path("/proc/self/ns/pid"))) ?? []
        crc.update(boot.span)
        crc.update(namespace.span)
        return String(crc.value, radix: 36)
    }()

    /// Seconds since 1970 when the machine started; 0 if it does not say.
    static let bootTime: Int64 = {
        let text = String(decoding: (try? FileSystem.read(Path("/proc/stat"), limit: 4 << 20)) ?? [], as: UTF8.self)
        let line = text.split(separator: "\n").first { $0.hasPrefix("btime ") }
        return line.flatMap { Int64($0.dropFirst(6)) } ?? 0
    }()

    /// When a process started, in the kernel's ticks; nil when there is none of that number.
    static func startTime(of process: Int32) -> String? {
        guard let text = try? FileSystem.read(Path("/proc/\(process)/stat"), limit: 4096),
            // The second field is the program's name in brackets and may hold anything; count from its end.
            let bracket = text.lastIndex(of: 0x29)
        else { return nil }
        let fields = text[(bracket + 1)...].split(separator: 0x20)
        return fields.count > 19 ? String(decoding: fields[19], as: UTF8.self) : nil
    }
}
