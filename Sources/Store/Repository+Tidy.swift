import Bytes
import Files
import Objects
import Packs

// Each push and each saved version comes as a pack of its own; finding an object costs a look into each of them. So now
// and then the small ones become one. Sizes are kept in a geometric row (each pack at least twice as large as all smaller
// ones together), so an object is copied a number of times that grows with the logarithm of the repository only, and the
// large pack of years ago is left alone.

extension Repository {
    /// From this many packs on it is worth while.
    private static let tolerated = 20

    /// Merges small packs into one if there are many, or with `now` if there are two; whether it did.
    ///
    /// Without `now` nothing is done where `gc.auto` is 0, as git has it. Nothing is lost: the new pack is durable and read back before the old ones go. Readers that have the old ones open
    /// keep them. When another program is at this already, nothing is done. Throws what reading and writing throw, damage
    /// above all; then everything is as before.
    @discardableResult
    public func tidy(now: Bool = false, progress: (Int, Int) -> Void = { _, _ in }) throws -> Bool {
        guard now || config.number("gc", nil, "auto") != 0 else { return false }
        guard try objects.snapshot().packs.count > (now ? 1 : Self.tolerated) else { return false }
        let lock: LockFile
        do {
            // Git's own maintenance takes the same lock.
            lock = try LockFile(objects.directory / "maintenance", waiting: 0)
        } catch is LockError {
            return false
        }
        defer { lock.release() }
        let chosen = try packsToMerge(all: now)
        guard chosen.count > 1 else { return false }
        let merge = try PackMerge(chosen, ObjectReader(objects))
        let directory = objects.directory / "pack"
        let pack = try DurableFile(in: directory, prefix: "tmp_pack_", mode: 0o444)
        let output = BufferedOutput(pack.file)
        let (entries, checksum) = try merge.write(to: output, progress: progress)
        try output.flush()
        try objects.install(pack, checksum: checksum, entries)
        let new = directory / ("pack-" + Hex.string(checksum) + ".pack")
        try remove(chosen.map(\.path).filter { $0 != new })
        try objects.refresh()
        return true
    }

    /// The smallest packs that together break the row of sizes; packs that somebody holds on to are not among them.
    private func packsToMerge(all: Bool) throws -> [PackFile] {
        var packs: [PackFile] = []
        for pack in try objects.refresh().packs where pack.path.relative(to: objects.directory) != nil {
            let stem = Path(pack.path.bytes.dropLast(".pack".utf8.count))
            let isHeld = try [".keep", ".promisor", ".mtimes"].contains {
                try FileStatus.of(stem.adding(suffix: $0)) != nil
            }
            if !isHeld { packs.append(pack) }
        }
        packs.sort { $0.index.count < $1.index.count }
        if all { return packs }
        var end = packs.count
        var sum = packs.reduce(0) { $0 + $1.index.count }
        while let last = end > 0 ? packs[end - 1] : nil {
            sum -= last.index.count
            guard last.index.count >= 2 * sum else { break }
            end -= 1
        }
        return Array(packs[..<end])
    }

    private func remove(_ packs: [Path]) throws {
        let directory = objects.directory / "pack"
        try objects.removeMultiPackIndexes()
        for pack in packs {
            let stem = Path(pack.bytes.dropLast(".pack".utf8.count))
            // Without its index a pack is invisible; so that goes first.
            for suffix in [".idx", ".rev", ".bitmap", ".pack"] { try FileSystem.remove(stem.adding(suffix: suffix)) }
        }
        try FileSystem.sync(directory)
    }
}
