import Bytes
public import Files
public import Objects
import Packs

// Removing objects for good, wherever they lie: for personal data that must be erased (Art. 17 DSGVO), once no ref
// leads to them any more. A pack that holds one is written anew without it:
//
//   new pack written, synced, read back, named, its index after it → directory synced
//   → what names the old pack or a removed commit goes (multi-pack-index, commit-graph) → synced
//   → old pack unlinked → synced → its index and what lies beside it unlinked → synced
//
// The pack goes before its index, other than in a merging: an index alone is passed over by every reader, a pack alone
// would keep the bytes unseen. Each step leaves every object that remains in at least one pack with its index.

/// What a purge did.
public struct PurgeResult: Sendable, Equatable {
    /// How many loose files and entries of packs were removed.
    public var places = 0
    /// Files and directories in the making that somebody seems to be working on: what is to be gone may be in them, and
    /// come from them. Once they are gone or done, purging again settles it.
    public var inTheMaking: [Path] = []

    /// Creates a result.
    public init(places: Int = 0, inTheMaking: [Path] = []) {
        (self.places, self.inTheMaking) = (places, inTheMaking)
    }
}

extension Repository {
    /// Removes objects from loose files and packs, so that no file of the repository holds their bytes any more.
    ///
    /// The caller sees to it that nothing leads to them; what else is in the repository does not change. Every pack
    /// that holds one is written anew (needs its size in free space, one pack at a time), also one with `.keep` or
    /// `.promisor`, which then stand beside the new one; `.bitmap`, `.rev`, `.mtimes` and a multi-pack-index are
    /// dropped, a commit-graph too when a commit goes. Files that a dead process left in the making go as well.
    /// Repositories borrowed from are not touched. Packs that arrive meanwhile are looked at too. Readers that have an
    /// old pack open go on; a new ObjectReader, in whatever process, finds nothing of it.
    ///
    /// Can be cut short at any point: then it is called again. Two at once are fine.
    ///
    /// - Parameters:
    ///   - waiting: milliseconds to wait for another maintenance to end.
    ///   - progress: told how many entries of how many have been written.
    /// Throws LockError, FileError, or StoreError for a damaged pack; the first of them, after everything that could be
    /// removed was. O(size of the packs concerned).
    @discardableResult
    public func purge(
        _ ids: Set<ObjectID>, waiting milliseconds: Int = 300_000, progress: (Int, Int) -> Void = { _, _ in }
    ) throws -> PurgeResult {
        let lock = try LockFile(objects.directory / "maintenance", waiting: milliseconds)
        defer { lock.release() }
        var result = PurgeResult()
        var errors: [any Error] = []
        var unindexed: [PackFile] = []
        while true {
            var round = PurgeRound(ids, self, unindexed)
            try round.run(progress)
            unindexed = round.unindexed
            result.places += round.removed
            errors = round.errors
            do {
                result.inTheMaking = try removeLeftovers()
            } catch {
                errors.append(error)
            }
            // Only a look that finds nothing ends it: a push may have been installed since.
            if round.removed == 0 { break }
        }
        if let first = errors.first { throw first }
        return result
    }
}

/// One look at everything, and removal of what it finds.
private struct PurgeRound {
    let ids: Set<ObjectID>
    let repository: Repository
    var unindexed: [PackFile]
    var removed = 0
    var errors: [any Error] = []

    private var objects: ObjectStore { repository.objects }

    init(_ ids: Set<ObjectID>, _ repository: Repository, _ unindexed: [PackFile]) {
        (self.ids, self.repository, self.unindexed) = (ids, repository, unindexed)
    }

    mutating func run(_ progress: (Int, Int) -> Void) throws {
        let snapshot = try objects.refresh()
        let lone = try objects.unindexedPacks(known: unindexed)
        unindexed = lone.packs
        for (path, reason) in snapshot.broken where path.relative(to: objects.directory) != nil {
            errors.append(StoreError.corruptFile(path, reason))
        }
        errors += lone.broken.map(\.1)
        let reader = try ObjectReader(objects, extra: lone.packs)
        let remainders = reader.packs.filter { $0.path.relative(to: objects.directory) != nil }
            .compactMap { PackRemainder($0, without: ids, reader) }
        let total = remainders.reduce(0) { $0 + $1.count }
        var done = 0
        for remainder in remainders {
            do {
                try replace(remainder, reader) {
                    done += 1
                    if done & 1023 == 0 { progress(done, total) }
                }
                removed += remainder.removed
            } catch {
                errors.append(error)
            }
        }
        if total > 0 { progress(total, total) }
        try removeLoose(reader)
        try objects.refresh()
    }

    /// Puts what remains of a pack in its place.
    private func replace(_ remainder: PackRemainder, _ reader: ObjectReader, _ step: () -> Void) throws {
        let directory = objects.directory / "pack"
        let old = Path(remainder.pack.path.bytes.dropLast(".pack".utf8.count))
        if remainder.count > 0 {
            let pack = try DurableFile(in: directory, prefix: "tmp_pack_", mode: 0o444)
            let output = BufferedOutput(pack.file)
            let (entries, checksum) = try remainder.write(to: output, step: step)
            try output.flush()
            let new = directory / ("pack-" + Hex.string(checksum))
            try keep(old, new)
            do {
                try objects.install(pack, checksum: checksum, entries)
            } catch {
                // Marks of a pack that did not come to be; where they cannot be removed, they hold nothing.
                if try FileStatus.of(new.adding(suffix: ".pack")) == nil {
                    for suffix in Self.marks { _ = try? FileSystem.remove(new.adding(suffix: suffix)) }
                }
                throw error
            }
        }
        if remainder.goingIDs.contains(where: { isCommit($0, reader) }) { try removeCommitGraph() }
        try objects.removeMultiPackIndexes()
        try FileSystem.sync(directory)
        try FileSystem.remove(old.adding(suffix: ".pack"))
        try FileSystem.sync(directory)
        for suffix in [".idx", ".rev", ".bitmap", ".mtimes"] + Self.marks {
            try FileSystem.remove(old.adding(suffix: suffix))
        }
        try FileSystem.sync(directory)
    }

    private static let marks = [".keep", ".promisor"]

    /// Gives the new pack the marks of the old one, before anyone can see it.
    private func keep(_ old: Path, _ new: Path) throws {
        for suffix in Self.marks {
            guard let mark = try FileSystem.readIfPresent(old.adding(suffix: suffix), limit: 1 << 26) else { continue }
            try FileSystem.replace(new.adding(suffix: suffix), with: mark)
        }
    }

    private mutating func removeLoose(_ reader: ObjectReader) throws {
        var folders: Set<Path> = []
        for id in ids where id.format == objects.format {
            let path = ObjectStore.loosePath(id, in: objects.directory)
            guard try FileStatus.of(path, follow: false) != nil else { continue }
            do {
                if isCommit(id, reader) { try removeCommitGraph() }
                if try FileSystem.remove(path) { removed += 1 }
                folders.insert(path.parent)
            } catch {
                errors.append(error)
            }
        }
        for folder in folders { try FileSystem.sync(folder) }
    }

    /// Whether an object is a commit, or may be one because it cannot be read.
    private func isCommit(_ id: ObjectID, _ reader: ObjectReader) -> Bool {
        guard let header = try? reader.header(id) else { return true }
        return header.type == .commit
    }

    /// A commit-graph that names a commit which is gone is damage to git; it is made anew when git likes.
    private func removeCommitGraph() throws {
        let info = objects.directory / "info"
        guard try FileStatus.of(info) != nil else { return }
        let single = try FileSystem.remove(info / "commit-graph")
        let split = info / "commit-graphs"
        let isSplit = try FileStatus.of(split, follow: false) != nil
        if isSplit { try FileSystem.removeTree(split) }
        if single || isSplit { try FileSystem.sync(info) }
    }
}
