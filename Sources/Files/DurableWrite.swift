import Bytes
import Glibc

// The one way a file is written: to a temporary name, synced, read back, renamed, and the directory synced. After a
// crash between any two of these steps the path holds what it held before, or the new content whole.
//
// The temporary name is PREFIX_ and thirteen digits of base 36, and whoever makes the file holds it by flock. So what a crash
// left behind is told from what somebody is writing, across containers too: the kernel lets go of what a dead process held.

/// A file in the making.
public final class DurableFile {
    /// The file under its temporary name.
    public let file: File
    private var finished = false

    /// Begins a file under a name made from `prefix` and random digits, in a directory that exists.
    public init(in directory: Path, prefix: String = "tmp_", mode: UInt32 = 0o644) throws(FileError) {
        while true {
            let digits = String(UInt64.random(in: 0...UInt64.max), radix: 36)
            let name = prefix + String(repeating: "0", count: Self.digits - digits.count) + digits
            do {
                let made = try File.create(directory / name, mode: mode)
                // Where locks are not to be had, the file just counts as held by somebody.
                _ = try? attempt("flock", made.path) { flock(made.descriptor, LOCK_EX) }
                // In the moment before the lock it looked abandoned and may have been taken away.
                guard try made.status().links > 0 else { continue }
                file = made
                return
            } catch {
                if !error.isExisting { throw error }
            }
        }
    }

    private static let digits = 13

    /// Removes a file that was in the making when its process ended; true when it is gone.
    ///
    /// False, and nothing is done, while somebody is still writing it, where file locks are not to be had, and for whatever
    /// was not made by this class.
    public static func removeIfAbandoned(_ path: Path) throws(FileError) -> Bool {
        let name = path.name
        guard name.count > digits, name[name.count - digits - 1] == UInt8(ascii: "_"),
            name.suffix(digits).allSatisfy({ 0x30...0x39 ~= $0 || 0x61...0x7a ~= $0 })
        else { return false }
        let file: File
        do {
            file = try File.open(path, follow: false)
        } catch {
            return error.isNotFound
        }
        guard flock(file.descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
        // It may have got its own name before the lock was free.
        guard let there = try FileStatus.of(path, follow: false) else { return true }
        guard try there.inode == file.status().inode else { return false }
        try FileSystem.remove(path)
        return true
    }

    deinit { if !finished { _ = try? FileSystem.remove(file.path) } }

    /// Gives the file its name, replacing what had it; durable when this returns.
    ///
    /// - Parameter syncsDirectory: false when the caller renames more into the same directory and syncs it once itself.
    public func rename(to path: Path, syncsDirectory: Bool = true) throws(FileError) {
        try file.sync()
        try FileSystem.rename(file.path, to: path)
        finished = true
        if syncsDirectory { try FileSystem.sync(path.parent) }
    }

    /// Gives the file its name unless that is taken; false if it was, and the new file is gone. Durable on return.
    public func linkIfAbsent(to path: Path, syncsDirectory: Bool = true) throws(FileError) -> Bool {
        try file.sync()
        do {
            try FileSystem.link(file.path, to: path)
        } catch {
            if error.isExisting { return false }
            // No hard links here (some file systems and containers): a rename is as good while names are content hashes.
            if try FileStatus.of(path, follow: false) != nil { return false }
            try rename(to: path, syncsDirectory: syncsDirectory)
            return true
        }
        if syncsDirectory { try FileSystem.sync(path.parent) }
        return true
    }
}

/// Thrown when a file that was just written does not read back as written.
public struct ReadBackError: Error, Sendable {
    /// The file.
    public let path: Path

    /// Creates an error.
    public init(path: Path) { self.path = path }
}

extension FileSystem {
    /// Replaces the content of a path in one step; durable when this returns. The temporary file lies in `temporary`
    /// (on the same file system), by default beside it.
    public static func replace(
        _ path: Path, with bytes: [UInt8], mode: UInt32 = 0o644, temporary: Path? = nil, syncsDirectory: Bool = true
    ) throws {
        let new = try DurableFile(in: temporary ?? path.parent, prefix: ".tmp_", mode: mode)
        try new.file.write(bytes.span)
        guard try new.file.read(at: 0, count: bytes.count + 1) == bytes else { throw ReadBackError(path: path) }
        try new.rename(to: path, syncsDirectory: syncsDirectory)
    }
}
