import Bytes
import Objects
import Store
import Templates

/// Merges three snapshots: by path, without guessing renames. What is the same on two sides is taken as it is and not opened.
///
/// What a file is decides how it is merged (`FileMerge`); what counts as a whole only, and files or templates that one side
/// removed and the other changed, become `PathConflict`s. Until they are decided the path holds what is ours, or what was
/// changed where ours removed it.
struct TreeMerge {
    /// Who last changed a path on either side.
    typealias Origins = ([UInt8]) throws -> (ours: Konflikt.Herkunft?, theirs: Konflikt.Herkunft?)

    private let sources: MergeSources
    private let objects: NewObjects
    private let origins: Origins
    private var findings: [PathFinding] = []
    private var decisions: [PathDecision] = []
    private var conflicts: [[UInt8]: PathConflict] = [:]
    private var folders = 0

    private init(_ sources: MergeSources, _ objects: NewObjects, _ origins: @escaping Origins) {
        (self.sources, self.objects, self.origins) = (sources, objects, origins)
    }

    /// Merges; the new objects are added to `objects`. Work grows with what both sides changed.
    ///
    /// Throws what reading throws, and StoreError `corruptObject` for trees beyond the limits of `MergeSources`.
    static func run(
        _ sources: MergeSources, base: ObjectID?, ours: ObjectID, theirs: ObjectID, into objects: NewObjects,
        origins: @escaping Origins = { _ in (nil, nil) }
    ) throws -> TreeMergeResult {
        var merge = TreeMerge(sources, objects, origins)
        let tree = try merge.top(base, ours, theirs)
        for (path, conflict) in merge.conflicts { merge.findings.append(PathFinding(path, .path(conflict))) }
        merge.findings.sort { $0.path.lexicographicallyPrecedes($1.path) }
        return TreeMergeResult(tree: tree, findings: merge.findings, decisions: merge.decisions)
    }

    // MARK: Folders

    private mutating func top(_ base: ObjectID?, _ ours: ObjectID, _ theirs: ObjectID) throws -> ObjectID {
        if ours == theirs || base == theirs {
            if ours != base { decide([], ours == theirs ? .beide : .unsere) }
            return ours
        }
        var entries = try merged([], base, ours, theirs, depth: 1) { $0 == PathConflicts.file }
        if let record = try record(base, ours, theirs) { entries.append(record) }
        return try objects.add(.tree, Tree(entries).encode())
    }

    /// Merges the entries of a folder; those that `isLeftOut` names are somebody else's.
    private mutating func merged(
        _ path: [UInt8], _ base: ObjectID?, _ ours: ObjectID?, _ theirs: ObjectID?, depth: Int,
        isLeftOut: ([UInt8]) -> Bool = { _ in false }
    ) throws -> [TreeEntry] {
        folders += 1
        guard folders <= MergeSources.maximumFolders, depth <= MergeSources.maximumDepth,
            path.count <= MergeSources.maximumPath
        else {
            throw StoreError.corruptObject(
                theirs ?? ours ?? sources.format.emptyTree, sources.reader.store.directory, "too many folders")
        }
        var sides: [[UInt8]: (base: TreeEntry?, ours: TreeEntry?, theirs: TreeEntry?)] = [:]
        for entry in try sources.entries(base) { sides[entry.name, default: (nil, nil, nil)].base = entry }
        for entry in try sources.entries(ours) { sides[entry.name, default: (nil, nil, nil)].ours = entry }
        for entry in try sources.entries(theirs) { sides[entry.name, default: (nil, nil, nil)].theirs = entry }
        var result: [TreeEntry] = []
        for (name, side) in sides.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) where !isLeftOut(name) {
            let below = path.isEmpty ? name : path + [0x2f] + name
            if let entry = try entry(below, side.base, side.ours, side.theirs, depth) { result.append(entry) }
        }
        return result
    }

    /// A folder put together; nil when nothing is left in it.
    private mutating func folder(
        _ path: [UInt8], _ base: TreeEntry?, _ ours: TreeEntry?, _ theirs: TreeEntry?, _ depth: Int
    ) throws -> TreeEntry? {
        guard let name = (ours ?? theirs)?.name else { return nil }
        let entries = try merged(
            path, base?.folder, ours?.folder, theirs?.folder, depth: depth + 1)
        if entries.isEmpty { return nil }
        return TreeEntry(.tree, name, try objects.add(.tree, Tree(entries).encode()))
    }

    private mutating func entry(
        _ path: [UInt8], _ base: TreeEntry?, _ ours: TreeEntry?, _ theirs: TreeEntry?, _ depth: Int
    ) throws -> TreeEntry? {
        // A variant's own record stays with the variant.
        if Self.isVariantRecord(path) { return ours }
        if ours == theirs {
            if ours != base { decide(path, .beide) }
            return ours
        }
        if theirs == base {
            decide(path, .unsere)
            return ours
        }
        if ours == base { return try take(path, ours, theirs, depth) }
        let isFolder = (base?.folder != nil, ours?.folder != nil, theirs?.folder != nil)
        switch (ours, theirs) {
        case (nil, nil): return nil
        case (let ours?, let theirs?):
            if isFolder.1 != isFolder.2 { return conflict(.otherKind, path, base, ours, theirs, keeping: ours) }
            guard isFolder.1 else { return try file(path, base, ours, theirs) }
            if Self.isTemplate(path), !isFolder.0 {
                // Two templates that have nothing to do with each other but their place.
                return conflict(.twoContents, path, base, ours, theirs, keeping: ours)
            }
            return try folder(path, base, ours, theirs, depth)
        case (let ours?, nil):
            if isFolder.1 != isFolder.0 {
                // Both removed what was there; ours put something else in its place.
                decide(path, .unsere)
                return ours
            }
            if isFolder.1, !Self.isTemplate(path) { return try folder(path, base, ours, nil, depth) }
            return conflict(.removedChanged, path, base, ours, nil, keeping: ours)
        case (nil, let theirs?):
            if isFolder.2 != isFolder.0 { return try take(path, nil, theirs, depth) }
            if isFolder.2, !Self.isTemplate(path) { return try folder(path, base, nil, theirs, depth) }
            return conflict(
                .removedChanged, path, base, nil, theirs, keeping: try withoutRecord(path, nil, theirs))
        }
    }

    /// What only theirs changed.
    private mutating func take(
        _ path: [UInt8], _ ours: TreeEntry?, _ theirs: TreeEntry?, _ depth: Int
    ) throws -> TreeEntry? {
        // On the way to templates it is opened, for a variant's record may lie in one.
        if let theirs, theirs.folder != nil, Self.isAboveTemplates(path) {
            return try folder(path, ours, ours, theirs, depth)
        }
        decide(path, .fremde)
        guard let theirs, Self.isTemplate(path) else { return theirs }
        return try withoutRecord(path, ours, theirs)
    }

    /// A template of theirs with the record of ours, if ours has one.
    private func withoutRecord(_ path: [UInt8], _ ours: TreeEntry?, _ theirs: TreeEntry) throws -> TreeEntry {
        guard let folder = theirs.folder else { return theirs }
        var entries = try sources.entries(folder)
        let count = entries.count
        entries.removeAll { $0.name == Self.variantRecord }
        let own = try ours?.folder.flatMap { try sources.entries($0).first { $0.name == Self.variantRecord } }
        guard entries.count < count || own != nil else { return theirs }
        if let own { entries.append(own) }
        return TreeEntry(.tree, theirs.name, try objects.add(.tree, Tree(entries).encode()))
    }

    // MARK: Files

    private mutating func file(
        _ path: [UInt8], _ before: TreeEntry?, _ ours: TreeEntry, _ theirs: TreeEntry
    ) throws -> TreeEntry {
        let base = before.flatMap { $0.mode.isFile ? $0 : nil }
        guard ours.mode.isFile, theirs.mode.isFile else {
            let isSame = ours.mode.canonical == theirs.mode.canonical
            return conflict(isSame ? .twoContents : .otherKind, path, before, ours, theirs, keeping: ours)
        }
        let mode: FileMode
        if ours.mode == theirs.mode || theirs.mode == base?.mode {
            mode = ours.mode
        } else if ours.mode == base?.mode {
            mode = theirs.mode
        } else {
            return conflict(.twoContents, path, before, ours, theirs, keeping: ours)
        }
        if ours.id == theirs.id || theirs.id == base?.id || ours.id == base?.id {
            decide(path, .vereint)
            return TreeEntry(mode, ours.name, theirs.id == base?.id ? ours.id : theirs.id)
        }
        let merge = try FileMerge(sources, path, base: base?.id, ours: ours.id, theirs: theirs.id)
        guard case .merged(var bytes, let open, let places) = merge.outcome else {
            let reason: PathConflict.Reason = if case .unreadable = merge.outcome { .unreadable } else { .twoContents }
            return conflict(reason, path, before, ours, theirs, keeping: ours)
        }
        switch open {
        case nil: break
        case .document(let konflikte):
            let (signed, text) = try FileMerge.sign(bytes, path, konflikte, try origins(path))
            bytes = text
            findings.append(PathFinding(path, .document(signed)))
        case .text(let stretches)?: findings.append(PathFinding(path, .text(stretches)))
        case .path?: break
        }
        decisions.append(PathDecision(path, .vereint, places))
        return TreeEntry(mode, ours.name, try objects.add(.blob, bytes))
    }

    // MARK: What is noted

    private mutating func decide(_ path: [UInt8], _ side: Entscheidung.Seite) {
        decisions.append(PathDecision(path, side))
    }

    private mutating func conflict(
        _ reason: PathConflict.Reason, _ path: [UInt8], _ base: TreeEntry?, _ ours: TreeEntry?, _ theirs: TreeEntry?,
        keeping entry: TreeEntry
    ) -> TreeEntry {
        func state(_ entry: TreeEntry?) -> PathConflict.State? {
            entry.map { PathConflict.State($0.mode.canonical ?? $0.mode, $0.id) }
        }
        // What only a virtual base holds is in no version, so nobody could get it back.
        let known = base.flatMap { (try? sources.reader.contains($0.id)) == true ? $0 : nil }
        conflicts[path] = PathConflict(reason, base: state(known), ours: state(ours), theirs: state(theirs))
        return entry
    }

    /// The entry of `konflikte.json` with what is open on either side and what was found now; nil when nothing is.
    private mutating func record(_ base: ObjectID?, _ ours: ObjectID, _ theirs: ObjectID) throws -> TreeEntry? {
        let before = try sources.pathConflicts(base)
        let (mine, other) = (try sources.pathConflicts(ours), try sources.pathConflicts(theirs))
        var all = PathConflicts.merged(before, mine, other)
        for path in conflicts.keys {
            let from = try origins(path)
            conflicts[path]?.oursFrom = from.ours
            conflicts[path]?.theirsFrom = from.theirs
            all.paths[path] = conflicts[path]
        }
        guard !all.paths.isEmpty else { return nil }
        return TreeEntry(.file, PathConflicts.file, try objects.add(.blob, all.encode()))
    }

    // MARK: Kinds of paths

    private static let variantRecord = Variante.datei.bytes

    /// `vorlagen`, or a topic folder in it.
    private static func isAboveTemplates(_ path: [UInt8]) -> Bool {
        path.starts(with: "vorlagen".utf8) && (path.count == 8 || path[8] == 0x2f)
            && path.count { $0 == 0x2f } < 2
    }

    static func isTemplate(_ path: [UInt8]) -> Bool {
        path.starts(with: "vorlagen/".utf8) && path.count { $0 == 0x2f } == 2
    }

    private static func isVariantRecord(_ path: [UInt8]) -> Bool {
        path.count { $0 == 0x2f } == 3 && path.starts(with: "vorlagen/".utf8)
            && path.suffix(variantRecord.count + 1).elementsEqual([0x2f] + variantRecord)
    }
}

extension TreeEntry {
    /// The folder's id; nil for anything else.
    fileprivate var folder: ObjectID? { mode.isTree ? id : nil }
}

extension MergeSources {
    /// What is open about whole paths in a snapshot. LibraryError `badConflictFile` when `konflikte.json` is something else.
    func pathConflicts(_ tree: ObjectID?) throws -> PathConflicts {
        guard let entry = try entry(PathConflicts.file, in: tree) else { return PathConflicts() }
        guard entry.mode.isFile, try size(entry.id) <= PathConflicts.maximumSize,
            let found = PathConflicts(try read(entry.id, .blob), format)
        else { throw LibraryError.badConflictFile }
        return found
    }
}
