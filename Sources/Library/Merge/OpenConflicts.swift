import Bytes
import Files
public import Objects
public import Store
import Templates

/// Finds what is open in a snapshot: conflicts in documents, marks in texts, and `konflikte.json`.
public enum OpenConflicts {
    /// What is open in the files in which a snapshot differs from another; in all files without one.
    public static func find(_ reader: ObjectReader, in tree: ObjectID, since old: ObjectID?) throws -> [PathFinding] {
        var found: [PathFinding] = []
        for (path, entry) in try TreeDifference(reader).files(old, tree) {
            guard let entry, entry.mode.isFile, isOfInterest(path) else { continue }
            guard try reader.header(entry.id).size <= limit(path) else { continue }
            found += findings(path, try reader.read(entry.id, .blob), reader.format)
        }
        return found
    }

    /// Whether a file of that name can hold something open.
    static func isOfInterest(_ path: [UInt8]) -> Bool { path == PathConflicts.file || Dokumentart(name: path) != nil }

    /// Larger files are not merged and not looked into.
    static func limit(_ path: [UInt8]) -> Int {
        if path == PathConflicts.file { return PathConflicts.maximumSize }
        return Dokumentart(name: path) == .text ? TemplateFolder.maximumText : TemplateFolder.maximumStructure
    }

    /// What is open in a file. Looks for the words first: most files hold nothing open and are not parsed.
    static func findings(_ path: [UInt8], _ bytes: [UInt8], _ format: ObjectFormat) -> [PathFinding] {
        if path == PathConflicts.file {
            guard let list = PathConflicts(bytes, format) else {
                return [PathFinding(path, .path(PathConflict(.unreadable, base: nil, ours: nil, theirs: nil)))]
            }
            return list.paths.map { PathFinding($0.key, .path($0.value)) }
                .sorted { $0.path.lexicographicallyPrecedes($1.path) }
        }
        guard let art = Dokumentart(name: path) else { return [] }
        if art == .text {
            guard mark?.next(in: bytes.span) != nil else { return [] }
            let stretches = TextConflict.stretches(bytes)
            return stretches.isEmpty ? [] : [PathFinding(path, .text(stretches))]
        }
        guard field?.next(in: bytes.span) != nil, let document = try? OpenDocument(path, bytes) else { return [] }
        if document.holdsUnreadableConflicts {
            return [PathFinding(path, .path(PathConflict(.unreadable, base: nil, ours: nil, theirs: nil)))]
        }
        return document.konflikte.isEmpty ? [] : [PathFinding(path, .document(document.konflikte))]
    }

    private static let mark = ByteSearch(Array("<<<<<<<".utf8))
    private static let field = ByteSearch(Array("\"konflikte\"".utf8))
}

extension Replica {
    /// What is open in a version.
    ///
    /// The last version in which nothing was open is remembered in `.git/allmende/klar`, so that only files changed since
    /// are looked at. The file is derived and may be deleted.
    public func openFindings(in commit: ObjectID) throws -> [PathFinding] {
        let tree = try tree(of: commit)
        let memory = repository.commonDirectory / "allmende" / "klar"
        var known: ObjectID?
        if let bytes = try? FileSystem.readIfPresent(memory, limit: 200) {
            known = ObjectID(hex: bytes.prefix { $0 != 0x0a }, repository.format)
        }
        if known == tree { return [] }
        if let old = known, try !reader.contains(old) { known = nil }
        let found = try OpenConflicts.find(reader, in: tree, since: known)
        // What cannot be kept is found out again next time.
        if found.isEmpty, let temporary = try? repository.prepareTemporaryDirectory() {
            try? FileSystem.replace(memory, with: Array("\(tree)\n".utf8), temporary: temporary)
        }
        return found
    }

    /// What is open in the working tree, unsaved work included; `changed` are the paths in which it differs from the
    /// current version.
    func openFindings(changed: Set<[UInt8]>) throws -> [PathFinding] {
        var found: [PathFinding] = []
        let recordChanged = changed.contains(PathConflicts.file)
        if let head = try head() {
            found = try openFindings(in: head).filter {
                if case .path = $0.open { !recordChanged } else { !changed.contains($0.path) }
            }
        }
        for path in changed where OpenConflicts.isOfInterest(path) {
            guard let bytes = try workFile(path) else { continue }
            found += OpenConflicts.findings(path, bytes, repository.format)
        }
        return found.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    /// The content of a file of the working tree that may hold something open; nil when there is none or it is too large.
    public func workFile(_ path: [UInt8]) throws -> [UInt8]? {
        guard let file = repository.workTree?.appending(path), let status = try FileStatus.of(file, follow: false),
            status.kind == .file, status.size <= OpenConflicts.limit(path)
        else { return nil }
        return try FileSystem.read(file, limit: OpenConflicts.limit(path))
    }
}
