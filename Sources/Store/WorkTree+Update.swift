import Bytes
import Files
public import Objects

extension WorkTree {
    /// Files up to this number are synced one by one; more are left to one sync of everything.
    private static let syncedSingly = 64

    /// Brings files and index from one version to another, without touching anything of the user's.
    ///
    /// Everything is checked before the first file is changed: a changed or untracked file in the way throws
    /// `wouldOverwrite` and leaves all as it was. What the index holds and `base` does not (noted with `git add`, say) stays
    /// noted, unless the new version changes it too. A file that already holds what it should is fine, so an update that
    /// was cut short can be repeated. The caller holds the index's lock; index and files are durable when this returns.
    ///
    /// - Parameters:
    ///   - base: the tree of the version the working tree was made from; nil when there was none.
    ///   - overwritten: files that become what the new version has, whatever they hold.
    ///   - willWrite: called when all is checked, before the first file changes.
    public func update(
        from base: ObjectID?, to tree: ObjectID, overwriting overwritten: Set<[UInt8]> = [],
        progress: (Int, Int) -> Void = { _, _ in }, willWrite: () throws -> Void = {}
    ) throws {
        var index = try repository.readIndex()
        let unmerged = index.entries.filter { $0.stage != 0 }.map(\.path)
        guard unmerged.isEmpty else { throw WorkTreeError.unmerged(unmerged) }
        var changes = try reader.differences(from: base, to: tree)
        let known = Set(changes.map(\.path))
        for path in overwritten where !known.contains(path) {
            let entry = try reader.entry(path, in: tree).flatMap {
                $0.mode.isTree ? nil : FlatEntry(path: path, mode: $0.mode, id: $0.id)
            }
            changes.append((path, entry, entry))
        }
        let plan = try Plan(index, changes, overwritten)
        try refuseOverwriting(plan, index, overwritten)
        try willWrite()
        let (removals, writes) = (plan.removals, plan.writes)
        var kept = plan.kept
        for entry in removals { try remove(entry.path) }
        // Files that an update which was cut short had written before it noted them.
        for case (let path, let before?, nil) in changes where overwritten.contains(path) && index[path] == nil {
            if try holds(before) { try remove(path) }
        }
        let temporary = try repository.prepareTemporaryDirectory()
        var folders: Set<Path> = []
        for (number, write) in writes.enumerated() {
            let status = try self.write(write.entry, temporary, syncs: writes.count <= Self.syncedSingly)
            kept.append(
                GitIndex.Entry(
                    path: write.entry.path, mode: write.entry.mode.canonical ?? write.entry.mode, id: write.entry.id,
                    stat: status.map { GitIndex.Stat($0) } ?? GitIndex.Stat()))
            folders.insert(path.appending(write.entry.path).parent)
            progress(number + 1, writes.count)
        }
        if writes.count <= Self.syncedSingly {
            for folder in folders { try FileSystem.sync(folder) }
        } else {
            FileSystem.syncEverything()
        }
        try saveIndex(&index, kept)
    }

    /// Writes the index with these entries. An entry that may have been changed within the clock's resolution after its
    /// state was noted is compared now, because the new index will look younger than that change.
    public func saveIndex(_ index: inout GitIndex, _ entries: [GitIndex.Entry]) throws {
        let before = index.timestamp
        index.entries = try entries.map { entry in
            guard let before, entry.stat.isRacy(against: before), entry.stat != GitIndex.Stat() else { return entry }
            var entry = entry
            if try matches(entry, before)?.0 != true { entry.stat = GitIndex.Stat() }
            return entry
        }
        try repository.writeIndex(index)
    }

    private func refuseOverwriting(_ plan: Plan, _ index: GitIndex, _ overwritten: Set<[UInt8]>) throws {
        var inTheWay = plan.noted
        for entry in plan.removals
        where !entry.mode.isGitlink && !entry.skipWorkTree && !overwritten.contains(entry.path) {
            if case (false, _)? = try matches(entry, index.timestamp) { inTheWay.append(entry.path) }
        }
        let leaving = Set(plan.removals.map(\.path))
        for (entry, old) in plan.writes where !overwritten.contains(entry.path) {
            if let old, let (isSame, _) = try matches(old, index.timestamp) {
                if !isSame, try !holds(entry) { inTheWay.append(entry.path) }
            } else if try !isFree(entry.path, leaving), try !holds(entry) {
                inTheWay.append(entry.path)
            }
        }
        guard inTheWay.isEmpty else { throw WorkTreeError.wouldOverwrite(inTheWay) }
    }

    /// Whether the file already is what it should become.
    private func holds(_ entry: FlatEntry) throws -> Bool {
        guard let (directory, name) = try folder(of: entry.path), let status = try directory.status(name),
            mode(status, like: entry.mode) == entry.mode.canonical
        else { return false }
        let content = try content(directory, name, status)
        return try ObjectHasher.id(repository.format, .blob, content.span) == entry.id
    }

    /// Whether nothing lies at a path or on the way to it but folders and files that are about to be removed.
    private func isFree(_ path: [UInt8], _ leaving: Set<[UInt8]>) throws -> Bool {
        let components = path.split(separator: 0x2f)
        var current: [UInt8] = []
        for (number, component) in components.enumerated() {
            current += (current.isEmpty ? [] : [0x2f]) + component
            guard let status = try FileStatus.of(self.path.appending(current), follow: false) else { return true }
            if leaving.contains(current) { return true }
            if number == components.count - 1 {
                guard status.kind == .directory else { return false }
                // A folder in the place of a file: free if all that is in it is about to be removed.
                return try isLeaving(current, leaving)
            }
            if status.kind != .directory { return false }
        }
        return true
    }

    private func isLeaving(_ folder: [UInt8], _ leaving: Set<[UInt8]>) throws -> Bool {
        var pending = [folder]
        while let current = pending.popLast() {
            for entry in try FileSystem.list(path.appending(current)) {
                let below = current + [0x2f] + entry.name
                if entry.kind == .directory { pending.append(below) } else if !leaving.contains(below) { return false }
            }
        }
        return true
    }

    private func remove(_ path: [UInt8]) throws {
        guard let (directory, name) = try folder(of: path), let status = try directory.status(name) else { return }
        if status.kind == .directory { _ = try directory.removeDirectory(name) } else { try directory.remove(name) }
        // Folders that are empty now go too.
        var parent = path
        while let slash = parent.lastIndex(of: 0x2f) {
            parent = Array(parent[..<slash])
            guard let (directory, name) = try folder(of: parent), try directory.removeDirectory(name) else { return }
        }
    }

    /// Writes one file; returns its state, or nil for a submodule.
    private func write(_ entry: FlatEntry, _ temporary: Path, syncs: Bool) throws -> FileStatus? {
        guard let (directory, name) = try folder(of: entry.path, make: true) else { return nil }
        if try directory.status(name)?.kind == .directory, !entry.mode.isGitlink {
            _ = try directory.removeDirectory(name)
        }
        if entry.mode.isGitlink {
            _ = try directory.directory(name, make: true)
            return nil
        }
        if entry.mode == .symlink, makesSymlinks {
            let target = try reader.read(entry.id, .blob)
            guard !target.isEmpty, target.count < 4096, !target.contains(0) else {
                throw WorkTreeError.unsafeName(entry.path)
            }
            try directory.remove(name)
            try directory.symlink(target, as: name)
            return try directory.status(name)
        }
        let mode: UInt32 = entry.mode.canonical == .executable ? 0o755 : 0o644
        let new = try DurableFile(in: temporary, mode: mode)
        let output = BufferedOutput(new.file)
        try reader.stream(entry.id) { try output.write($0) }
        try output.flush()
        if syncs { try new.file.sync() }
        try directory.moveHere(new.file.path, as: name)
        return try directory.status(name)
    }

    /// Notes all that is in the working tree for the next version: changed, new and deleted files, ignored ones left out.
    ///
    /// Returns the new entries of the index; the blobs are added to `objects`. The caller holds the index's lock.
    public func stageAll(_ index: GitIndex, into objects: NewObjects, only prefix: [UInt8] = []) throws -> [GitIndex
        .Entry]
    {
        let unmerged = index.entries.filter { $0.stage != 0 }.map(\.path)
        guard unmerged.isEmpty else { throw WorkTreeError.unmerged(unmerged) }
        var entries: [GitIndex.Entry] = []
        for entry in index.entries {
            if entry.skipWorkTree || entry.mode.isGitlink || !entry.path.starts(with: prefix) {
                entries.append(entry)
                continue
            }
            switch try matches(entry, index.timestamp) {
            case nil: continue
            case (true, let status)?:
                var entry = entry
                entry.stat = GitIndex.Stat(status)
                entry.intentToAdd = false
                entries.append(entry)
            case (false, _)?: if let new = try stage(entry.path, like: entry.mode, objects) { entries.append(new) }
            }
        }
        for path in try untracked(index) where path.starts(with: prefix) {
            if let new = try stage(path, like: nil, objects) { entries.append(new) }
        }
        return entries.sorted { GitIndex.precedes($0, $1) }
    }

    private func stage(_ path: [UInt8], like known: FileMode?, _ objects: NewObjects) throws -> GitIndex.Entry? {
        for component in path.split(separator: 0x2f) where !EntryName.isSafeToCheckOut(component) {
            throw WorkTreeError.unsafeName(path)
        }
        guard let (directory, name) = try folder(of: path), let status = try directory.status(name),
            let mode = mode(status, like: known)
        else { return nil }
        let content = try content(directory, name, status)
        let id = try objects.add(.blob, content)
        // The state noted is the one from before reading: a change during it shows as a difference.
        return GitIndex.Entry(path: path, mode: mode, id: id, stat: GitIndex.Stat(status))
    }
}

/// What an update has to do, by comparing the index with the versions before and after.
private struct Plan {
    var removals: [GitIndex.Entry] = []
    var writes: [(entry: FlatEntry, old: GitIndex.Entry?)] = []
    var kept: [GitIndex.Entry] = []
    /// Paths that the index holds otherwise than the version before, and that the new version changes too.
    var noted: [[UInt8]] = []
    private let overwritten: Set<[UInt8]>

    /// What the two versions do not differ in stays in the index as it is.
    init(
        _ index: GitIndex, _ changes: [(path: [UInt8], before: FlatEntry?, after: FlatEntry?)],
        _ overwritten: Set<[UInt8]>
    ) throws {
        self.overwritten = overwritten
        var places: [[UInt8]: Int] = [:]
        for (place, change) in changes.enumerated() {
            for component in change.after?.path.split(separator: 0x2f) ?? []
            where !EntryName.isSafeToCheckOut(component) {
                throw WorkTreeError.unsafeName(change.path)
            }
            places[change.path] = place
        }
        var noted = [GitIndex.Entry?](repeating: nil, count: changes.count)
        kept.reserveCapacity(index.entries.count)
        for entry in index.entries {
            if let place = places[entry.path] { noted[place] = entry } else { kept.append(entry) }
        }
        for (change, old) in zip(changes, noted) { add(change.before, change.after, old) }
    }

    private mutating func add(_ base: FlatEntry?, _ entry: FlatEntry?, _ old: GitIndex.Entry?) {
        guard let path = entry?.path ?? old?.path else { return }
        let before = base.map { FileValue($0.mode, $0.id) }
        let after = entry.map { FileValue($0.mode, $0.id) }
        let now = old.map { FileValue($0.mode, $0.id) }
        if overwritten.contains(path) {
            if let entry { writes.append((entry, old)) } else if let old { removals.append(old) }
        } else if now == after {
            if let old { kept.append(old) }
        } else if now != before {
            if before == after { if let old { kept.append(old) } } else { noted.append(path) }
        } else if let entry {
            writes.append((entry, old))
        } else if let old {
            removals.append(old)
        }
    }
}

/// Kind and content of a file; old spellings of a mode count as the same.
private struct FileValue: Equatable {
    let mode: FileMode
    let id: ObjectID

    init(_ mode: FileMode, _ id: ObjectID) { (self.mode, self.id) = (mode.canonical ?? mode, id) }
}
