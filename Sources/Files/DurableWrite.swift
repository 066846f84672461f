import Bytes

// The one way a file is written: to a temporary name, synced, read back, renamed, and the directory synced. After a
// crash between any two of these steps the path holds what it held before, or the new content whole.

/// A file in the making.
public final class DurableFile {
    /// The file under its temporary name.
    public let file: File
    private var finished = false

    /// Begins a file under a name made from `prefix` and random digits, in a directory that exists.
    public init(in directory: Path, prefix: String = "tmp_", mode: UInt32 = 0o644) throws(FileError) {
        while true {
            let digits = String(UInt64.random(in: 0...UInt64.max), radix: 36)
            do {
                file = try File.create(directory / (prefix + digits), mode: mode)
                return
            } catch {
                if !error.isExisting { throw error }
            }
        }
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
