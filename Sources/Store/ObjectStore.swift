import Bytes
public import Files
public import Objects
import Synchronization

/// The objects of a repository: its packs, its loose objects, and those of the repositories it borrows from.
///
/// Shared by threads. What is on disk is looked at anew when an object is not found, so packs that another process adds
/// or repacks are seen. Reading goes through an ObjectReader, one to a task.
public final class ObjectStore: Sendable {
    /// The `objects` directory.
    public let directory: Path
    /// The hash function of the ids.
    public let format: ObjectFormat

    private struct State {
        var snapshot: Snapshot
        var looks: [(Path, FileSnapshot)] = []
        var loaded = false
        /// The open packs by directory and by the name of their index.
        var open: [Path: [[UInt8]: PackFile]] = [:]
    }
    private let state: Mutex<State>

    /// The packs and directories at one point in time.
    public struct Snapshot: Sendable {
        /// The packs, newest first.
        public var packs: [PackFile] = []
        /// The object directories: the repository's own and those it borrows from.
        public var directories: [Path] = []
        /// Packs, or directories of packs, that are there but could not be read, and why.
        public var broken: [(Path, String)] = []
        /// Grows with every change.
        public var generation = 0
    }

    /// Names a directory; nothing is read yet.
    public init(_ directory: Path, _ format: ObjectFormat) {
        self.directory = directory
        self.format = format
        state = Mutex(State(snapshot: Snapshot()))
    }

    /// The packs and directories as last seen; looked for when never seen.
    public func snapshot() throws -> Snapshot {
        if let known = state.withLock({ $0.loaded ? $0.snapshot : nil }) { return known }
        return try refresh()
    }

    /// Looks again if anything may have changed; returns what is there now.
    @discardableResult
    public func refresh() throws -> Snapshot {
        let (before, looks, loaded, known) = state.withLock { ($0.snapshot, $0.looks, $0.loaded, $0.open) }
        if loaded, looks.allSatisfy({ $0.1.isCurrent($0.0) }) { return before }
        var after = Snapshot()
        var newLooks: [(Path, FileSnapshot)] = []
        after.directories = try Self.borrowed(from: directory)
        var open: [Path: [[UInt8]: PackFile]] = [:]
        var found: [(FileStatus.Time, PackFile)] = []
        for objects in after.directories {
            let packs = objects / "pack"
            newLooks.append((packs, try FileSnapshot(packs)))
            guard let names = Self.list(packs, &after.broken) else {
                // Too many open files, say: what is open goes on.
                for (name, pack) in known[packs] ?? [:] {
                    guard let status = try FileStatus.of(pack.path) else { continue }
                    found.append((status.modified, pack))
                    open[packs, default: [:]][name] = pack
                }
                continue
            }
            let known = known[packs] ?? [:]
            for entry in names {
                guard entry.name.suffix(4).elementsEqual(".idx".utf8), entry.name.starts(with: "pack-".utf8) else {
                    continue
                }
                // A writer's packs are many and looked at again and again: those that are open cost a look at their status.
                let old = known[entry.name]
                let path = old?.path ?? packs.appending(entry.name.dropLast(4) + Array(".pack".utf8))
                guard let status = try FileStatus.of(path) else { continue }
                do {
                    let pack = try old ?? PackFile(path, index: packs.appending(entry.name), format)
                    found.append((status.modified, pack))
                    open[packs, default: [:]][entry.name] = pack
                } catch let error as FileError where error.isNotFound {
                    continue  // repacked away between listing and opening
                } catch {
                    after.broken.append((path, "\(error)"))
                }
            }
        }
        after.packs = found.sorted { $0.0 > $1.0 }.map(\.1)
        return state.withLock { state in
            after.generation = state.snapshot.generation + 1
            // What could not be read once, because too many files were open say, is looked for again each time.
            state = State(snapshot: after, looks: newLooks, loaded: after.broken.isEmpty, open: open)
            return after
        }
    }

    /// Nil when the directory is there but cannot be listed.
    private static func list(_ packs: Path, _ broken: inout [(Path, String)]) -> [FileSystem.Entry]? {
        do {
            return try FileSystem.list(packs)
        } catch {
            if error.isNotFound { return [] }
            broken.append((packs, "\(error)"))
            return nil
        }
    }

    /// The directory and all it borrows from (`info/alternates`), each once, at most five steps away.
    private static func borrowed(from directory: Path) throws -> [Path] {
        var directories = [directory]
        var pending = [(directory, 0)]
        while let (current, depth) = pending.popLast() {
            guard depth < 5, let text = try FileSystem.readIfPresent(current / "info" / "alternates", limit: 1 << 20)
            else { continue }
            for line in text.split(separator: 0x0a) where line.first != 0x23 {
                let path = current.appending(line).normalized
                if !directories.contains(path), try FileStatus.of(path)?.kind == .directory {
                    directories.append(path)
                    pending.append((path, depth + 1))
                }
            }
        }
        return directories
    }

    /// The directories `xx` of this store's own loose objects, in order.
    func looseFolders() throws -> [Path] {
        var folders: [Path] = []
        for entry in try FileSystem.list(directory) where entry.name.count == 2 && Hex.decode(entry.name.span) != nil {
            let path = directory.appending(entry.name)
            if try FileStatus.of(path)?.kind == .directory { folders.append(path) }
        }
        return folders.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }

    /// Removes every multi-pack-index: one that names packs which are gone would stop git. Not yet durable.
    func removeMultiPackIndexes() throws {
        let packs = directory / "pack"
        for entry in try FileSystem.list(packs) where entry.name.starts(with: "multi-pack-index".utf8) {
            // In layers it is a directory.
            try FileSystem.removeTree(packs.appending(entry.name))
        }
    }

    /// The path of a loose object in an object directory.
    static func loosePath(_ id: ObjectID, in directory: Path) -> Path {
        let hex = id.hex
        return Path(directory.bytes + [0x2f] + hex[..<2] + [0x2f] + hex[2...])
    }
}
