import Bytes
import Files
import Glibc
public import Objects

// Changing refs so that nothing is lost and nobody is surprised.
//
// Every ref that changes is locked the way git locks it, and its old value is compared under the lock. One ref is
// written as a file: temporary, sync, rename, sync. Several are switched in one step by rewriting packed-refs: first the
// files in the way are moved into it (which changes nothing that a reader sees), then one rename sets all new values.

/// What is to become of one ref.
public struct RefEdit: Sendable {
    /// What the ref must hold now.
    public enum Expectation: Sendable, Equatable {
        /// Whatever.
        case any
        /// It must not exist.
        case absent
        /// Exactly this object.
        case id(ObjectID)
    }

    /// The ref; if it is symbolic, what it leads to is changed unless `value` is symbolic itself.
    public var name: RefName
    /// What it must hold now.
    public var expected: Expectation
    /// What it shall hold; nil deletes it.
    public var value: RefValue?
    /// The line for its reflog, without end; nil for none.
    public var note: String?

    /// Creates an edit.
    public init(_ name: RefName, expected: Expectation = .any, to value: RefValue?, note: String? = nil) {
        (self.name, self.expected, self.value, self.note) = (name, expected, value, note)
    }
}

/// Why a ref was not changed.
public enum RefRejection: Error, Sendable, Equatable {
    /// It held something else than expected; what it holds now.
    case changed(ObjectID?)
    /// Another ref's name is a directory of this one's, or the reverse.
    case nameConflict(RefName)
    /// Somebody else holds its lock.
    case locked
    /// The same ref twice in one transaction.
    case duplicate
    /// Another ref of an all-or-nothing transaction was rejected.
    case collateral
    /// It cannot be written; the reason in the system's words.
    case failed(String)
}

extension RefStore {
    /// From this many refs on, only those are locked that somebody may be changing right now: a file for each of
    /// thousands of locks takes longer than all the rest.
    private static let bulk = 64

    /// Changes refs. The result tells for each edit, in order, why it was rejected, or nil.
    ///
    /// What was not rejected has been changed and is durable when this returns. With `atomic`, all or none.
    ///
    /// - Parameters:
    ///   - peel: what an annotated tag leads to, or nil for other objects; asked when packed-refs is rewritten.
    ///   - identity: who changed it, for reflogs.
    ///   - logsNew: whether a reflog is begun for a ref that has none.
    public func apply(
        _ edits: [RefEdit], atomic: Bool = true, identity: Signature? = nil, logsNew: Bool = false,
        peel: (ObjectID) throws -> ObjectID? = { _ in nil }
    ) throws -> [RefRejection?] {
        var rejections = [RefRejection?](repeating: nil, count: edits.count)
        var locks: [LockFile] = []
        defer { for lock in locks { lock.release() } }
        var pending: [Pending] = []
        var taken: Set<RefName> = []
        let packed = try self.packed()
        // In bulk the names of all ref files are read once instead of asking for each.
        let files = edits.count > Self.bulk && !atomic ? try refFiles() : nil
        for index in edits.indices.sorted(by: { edits[$0].name < edits[$1].name }) {
            let edit = edits[index]
            do {
                var name = edit.name
                let mayBeFile = files?.contains(name) ?? true
                if case .symbolic = edit.value {} else if mayBeFile { name = try resolve(edit.name).name }
                guard taken.insert(name).inserted else { throw RefRejection.duplicate }
                func current() throws -> RefValue? { mayBeFile ? try read(name) : packed[name].map { .id($0.id) } }
                if edit.value != nil, try current() == nil, let other = try conflict(name, packed, taken, files) {
                    throw RefRejection.nameConflict(other)
                }
                if mayBeFile { locks.append(try lock(name)) }
                let old = try current()
                let oldID: ObjectID? = if case .id(let id) = old { id } else { nil }
                switch edit.expected {
                case .any: break
                case .absent: if old != nil { throw RefRejection.changed(oldID) }
                case .id(let id): if oldID != id { throw RefRejection.changed(oldID) }
                }
                let isLoose = mayBeFile ? try loose(name) != nil : false
                pending.append(
                    Pending(
                        index: index, name: name, old: oldID, new: edit.value, isLoose: isLoose, isLocked: mayBeFile))
            } catch let rejection as RefRejection {
                rejections[index] = rejection
            } catch is LockError {
                rejections[index] = .locked
            } catch let error as FileError {
                rejections[index] = .failed(error.description)
            } catch let error as StoreError {
                rejections[index] = .failed("\(error)")
            }
        }
        if atomic, rejections.contains(where: { $0 != nil }) {
            return rejections.map { $0 ?? .collateral }
        }
        // Deleting what is not there is no change.
        pending.removeAll { $0.new == nil && $0.old == nil && !$0.isLoose }
        for change in pending {
            if let note = edits[change.index].note, let identity {
                try log(change, edits[change.index].name, note, identity, logsNew: logsNew)
            }
        }
        try write(pending, packed, peel)
        if files != nil { try findOvertaken(pending.filter { !$0.isLocked }, &rejections) }
        return rejections
    }

    private struct Pending {
        let index: Int
        let name: RefName
        let old: ObjectID?
        let new: RefValue?
        let isLoose: Bool
        let isLocked: Bool
    }

    /// The names of all ref files and of all locks below refs/.
    private func refFiles() throws -> Set<RefName> {
        var names: Set<RefName> = []
        try readLoose(prefix: "refs/", locks: true) { names.insert($0) }
        return names
    }

    /// Whoever changed one of these refs at the same time held its lock since before packed-refs was renamed, or has
    /// written its file by now: so each lock is waited for, and a file that holds something else has won.
    private func findOvertaken(_ changes: [Pending], _ rejections: inout [RefRejection?]) throws {
        let files = try refFiles()
        for change in changes where files.contains(change.name) {
            do {
                let lock = try lock(change.name)
                defer { lock.release() }
                if let value = try loose(change.name), value != change.new {
                    rejections[change.index] = .changed(try id(change.name))
                }
            } catch is LockError {
                rejections[change.index] = .locked
            }
        }
    }

    private func lock(_ name: RefName) throws -> LockFile {
        let path = path(name)
        try clearEmptyDirectories(path)
        try FileSystem.makeDirectories(path.parent)
        return try LockFile(path)
    }

    /// A directory in the place of the ref's file is removed if nothing but empty directories is in it, as git does.
    private func clearEmptyDirectories(_ path: Path) throws(FileError) {
        guard try FileStatus.of(path, follow: false)?.kind == .directory else { return }
        var found = [path]
        var next = 0
        while next < found.count {
            for entry in try FileSystem.list(found[next]) where entry.kind == .directory {
                found.append(found[next].appending(entry.name))
            }
            next += 1
        }
        for directory in found.reversed() { try FileSystem.removeDirectory(directory) }
    }

    /// A ref whose name stands in the way of a new one.
    private func conflict(
        _ name: RefName, _ packed: PackedRefs, _ taken: Set<RefName>, _ files: Set<RefName>?
    ) throws -> RefName? {
        for (index, byte) in name.bytes.enumerated() where byte == 0x2f {
            guard let parent = RefName(name.bytes[..<index]), parent.bytes.count > 5 else { continue }
            // In the same transaction `a` and `a/b` cannot both come to be.
            if taken.contains(parent) || packed[parent] != nil { return parent }
            if files?.contains(parent) ?? true, try loose(parent) != nil { return parent }
        }
        let below = name.bytes + [0x2f]
        if let other = packed.entries(prefix: below).first { return other.name }
        if let files { return files.first { $0.bytes.starts(with: below) } }
        var found: RefName?
        try readLoose(prefix: String(decoding: below, as: UTF8.self)) { found = $0 }
        return found
    }

    private func write(_ pending: [Pending], _ packed: PackedRefs, _ peel: (ObjectID) throws -> ObjectID?) throws {
        var together: [Pending] = []
        for change in pending {
            if case .symbolic(let target) = change.new {
                try replaceLoose(change.name, Array("ref: \(target)\n".utf8))
            } else if !change.name.isBelowRefs, case .id(let id) = change.new {
                try replaceLoose(change.name, id.hex + [0x0a])
            } else {
                together.append(change)
            }
        }
        if together.count == 1, case .id(let id) = together[0].new {
            try replaceLoose(together[0].name, id.hex + [0x0a])
        } else if !together.isEmpty {
            try switchTogether(together, peel)
        }
    }

    private func replaceLoose(_ name: RefName, _ bytes: [UInt8]) throws {
        let temporary = commonDirectory / "allmende" / "tmp"
        try FileSystem.makeDirectories(temporary)
        try FileSystem.replace(path(name), with: bytes, temporary: temporary)
    }

    /// Sets and deletes several refs by one rename of packed-refs.
    private func switchTogether(_ changes: [Pending], _ peel: (ObjectID) throws -> ObjectID?) throws {
        let path = commonDirectory / "packed-refs"
        let lock = try LockFile(path)
        defer { lock.release() }
        var entries: [RefName: PackedRefs.Entry] = [:]
        let packed = try self.packed()
        for entry in packed.entries {
            let known = entry.peeled != nil || packed.isFullyPeeled
            entries[entry.name] =
                known ? entry : PackedRefs.Entry(name: entry.name, id: entry.id, peeled: try peel(entry.id))
        }
        func save() throws {
            let sorted = entries.values.sorted { $0.name < $1.name }
            let temporary = commonDirectory / "allmende" / "tmp"
            try FileSystem.makeDirectories(temporary)
            try FileSystem.replace(path, with: PackedRefs(sorted: sorted).encode(), temporary: temporary)
        }
        let inTheWay = changes.filter(\.isLoose)
        if !inTheWay.isEmpty {
            for change in inTheWay {
                if let old = change.old {
                    entries[change.name] = PackedRefs.Entry(name: change.name, id: old, peeled: try peel(old))
                }
            }
            try save()
            var directories: Set<Path> = []
            for change in inTheWay {
                try FileSystem.remove(self.path(change.name))
                directories.insert(self.path(change.name).parent)
            }
            for directory in directories { try FileSystem.sync(directory) }
        }
        for change in changes {
            if case .id(let id) = change.new {
                entries[change.name] = PackedRefs.Entry(name: change.name, id: id, peeled: try peel(id))
            } else {
                entries[change.name] = nil
            }
        }
        try save()
        for change in changes where change.new == nil {
            try FileSystem.remove(logPath(change.name))
            removeEmptyParents(of: self.path(change.name))
            removeEmptyParents(of: logPath(change.name))
        }
    }

    /// Directories that a deleted ref leaves empty would stand in the way of a ref of their name.
    private func removeEmptyParents(of path: Path) {
        var directory = path.parent
        while let below = directory.relative(to: commonDirectory), below.split(separator: 0x2f).count > 2,
            (try? FileSystem.removeDirectory(directory)) == true
        {
            directory = directory.parent
        }
    }

    // MARK: Reflogs

    /// Where the reflog of a ref lies.
    func logPath(_ name: RefName) -> Path {
        (name.isBelowRefs ? commonDirectory : gitDirectory) / "logs" / name.description
    }

    /// Whether a ref gets a reflog by itself: those of git's `core.logAllRefUpdates`. A tag's would hold ids that are no
    /// commits.
    private static func isLogged(_ name: RefName) -> Bool {
        name == .head || ["refs/heads/", "refs/remotes/", "refs/notes/"].contains { name.bytes.starts(with: $0.utf8) }
    }

    /// Adds a line (gitrepository-layout, "logs"): `old new NAME <MAIL> TIME ZONE TAB note`. For a symbolic ref such as
    /// HEAD both it and what it leads to get one.
    private func log(_ change: Pending, _ asked: RefName, _ note: String, _ identity: Signature, logsNew: Bool) throws {
        guard case .id(let new)? = change.new else { return }
        var names = [change.name]
        if asked != change.name { names.append(asked) }
        if asked != .head, case .symbolic(change.name)? = try read(.head) { names.append(.head) }
        let old = change.old ?? .null(format)
        let clean = note.utf8.map { $0 < 0x20 || $0 == 0x7f ? 0x20 : $0 }
        let line = old.hex + [0x20] + new.hex + [0x20] + identity.encoded + [0x09] + clean + [0x0a]
        for name in names {
            let path = logPath(name)
            guard try logsNew && Self.isLogged(name) || FileStatus.of(path) != nil else { continue }
            // Logs of refs that are gone may have left folders of this name.
            try clearEmptyDirectories(path)
            try FileSystem.makeDirectories(path.parent)
            let file = try File.append(path)
            try file.write(line.span)
            try file.sync()
        }
    }

    /// The lines of a ref's reflog, oldest first; what is not understood is passed over.
    public func reflog(_ name: RefName) throws -> [(old: ObjectID, new: ObjectID, who: Signature, note: [UInt8])] {
        guard let bytes = try FileSystem.readIfPresent(logPath(name), limit: 1 << 28) else { return [] }
        return bytes.split(separator: 0x0a).compactMap { line in
            let line = Array(line)
            let hex = format.hexLength
            guard line.count > 2 * hex + 2, let old = ObjectID(hex: line[..<hex], format),
                let new = ObjectID(hex: line[(hex + 1)..<(2 * hex + 1)], format)
            else { return nil }
            let rest = line[(2 * hex + 2)...]
            let tab = rest.firstIndex(of: 0x09) ?? rest.endIndex
            return (old, new, Signature(lenient: rest[..<tab]), Array(rest[tab...].dropFirst()))
        }
    }

    /// Moves all ref files below refs/ into packed-refs, as `git pack-refs --all --prune`.
    public func pack(peel: (ObjectID) throws -> ObjectID?) throws {
        let names = try list().filter { $0.target == nil }.map(\.name)
        let loose = try names.filter { try self.loose($0) != nil }
        guard !loose.isEmpty else { return }
        var edits: [RefEdit] = []
        for name in loose {
            if case .id(let id)? = try read(name) { edits.append(RefEdit(name, expected: .id(id), to: .id(id))) }
        }
        // A single edit would be written as a file again; two or more go through packed-refs.
        if edits.count == 1, let other = names.first(where: { $0 != edits[0].name }),
            case .id(let id)? = try read(other)
        {
            edits.append(RefEdit(other, expected: .id(id), to: .id(id)))
        }
        guard edits.count > 1 else { return }
        _ = try apply(edits, atomic: false, peel: peel)
    }
}
