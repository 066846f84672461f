import Files
import Objects

// What a crash, ours or git's, leaves of objects in the making:
//
//   objects/pack/tmp_*, .tmp*                 packs and indexes
//   objects/tmp_obj_*, objects/xx/tmp_obj_*   loose objects
//   objects/incoming-*, objects/tmp_objdir-*  quarantines of git's pushes
//   allmende/tmp/*                            packs and bundles that came in or go out, and whatever else is in the
// making
//
// No reader looks at them, but they hold bytes.

extension Repository {
    /// Removes files in the making whose maker is gone: those nobody holds any more (see DurableFile), those from
    /// before the start of the machine, and those older than a day. Returns the others that may hold objects.
    func removeLeftovers() throws -> [Path] {
        var left: [Path] = []
        for path in try filesInTheMaking().sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
            guard let status = try FileStatus.of(path, follow: false) else { continue }
            if isOld(status) || status.isFromBeforeStart {
                try FileSystem.removeTree(path)
            } else if try status.kind != .file || !DurableFile.removeIfAbandoned(path) {
                // These hold ids and numbers only.
                let isTable = ["tmp_idx_", "tmp_rev_", "tmp_mtimes_", "tmp_bitmap_", "tmp_midx_"].contains {
                    path.name.starts(with: $0.utf8)
                }
                if try !isTable && FileStatus.of(path, follow: false) != nil { left.append(path) }
            }
        }
        return left
    }

    private func filesInTheMaking() throws -> [Path] {
        func list(_ directory: Path, _ prefixes: [String]) throws(FileError) -> [Path] {
            do {
                return try FileSystem.list(directory).filter { entry in
                    prefixes.contains { entry.name.starts(with: $0.utf8) }
                }.map { directory.appending($0.name) }
            } catch {
                if error.isNotFound { return [] }
                throw error
            }
        }
        let top = objects.directory
        var found = try list(top, ["tmp_obj_", "tmp_objdir-", "incoming-"])
        found += try list(top / "pack", ["tmp_", ".tmp"])
        found += try list(temporaryDirectory, [""])
        for folder in try objects.looseFolders() { found += try list(folder, ["tmp_obj_"]) }
        return found
    }
}
