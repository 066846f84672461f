import Bytes

/// The rules of `git fsck` for single objects (git-fsck; git's fsck.c names them).
///
/// A check collects, over many objects, the files that git obeys (`.gitmodules`, `.gitattributes`): whether their blobs
/// are sound can only be said when these are seen, which may be before or after the tree that names them.
public struct ObjectCheck: Sendable {
    private let format: ObjectFormat
    /// Blobs that some tree names `.gitmodules`.
    public private(set) var gitmodules: Set<ObjectID> = []
    /// Blobs that some tree names `.gitattributes`.
    public private(set) var gitattributes: Set<ObjectID> = []

    /// Starts with nothing seen.
    public init(_ format: ObjectFormat) { self.format = format }

    /// The faults of a commit, tree or tag. O(n), for trees O(n log n) in unsorted ones. Blobs have none by themselves.
    public mutating func check(_ type: ObjectType, _ bytes: [UInt8]) -> [ObjectFinding] {
        switch type {
        case .commit: HeaderCheck.commit(bytes, format)
        case .tag: HeaderCheck.tag(bytes, format)
        case .tree: tree(bytes)
        case .blob: []
        }
    }

    private mutating func tree(_ bytes: [UInt8]) -> [ObjectFinding] {
        var found: [ObjectFinding] = []
        func add(_ fault: ObjectFault, _ name: ArraySlice<UInt8>) {
            if !found.contains(where: { $0.fault == fault }) { found.append(ObjectFinding(fault, Array(name))) }
        }
        var cursor = TreeCursor(bytes, format)
        var before: (name: ArraySlice<UInt8>, isTree: Bool)?
        // Files whose name may still come as a folder, each a prefix of the next: "a" and "a/" do not stand side by side
        // when "a.b" sorts between.
        var pending: [ArraySlice<UInt8>] = []
        do {
            while try cursor.advance() {
                let name = cursor.name
                let mode = cursor.mode
                if cursor.id.isNull { add(.nullSha1, name) }
                if name.contains(0x2f) { add(.fullPathname, name) }
                if name.elementsEqual(".".utf8) { add(.hasDot, name) }
                if name.elementsEqual("..".utf8) { add(.hasDotdot, name) }
                if EntryName.isDotGit(name) { add(.hasDotgit, name) }
                if name.count > 4096 { add(.largePathname, name) }
                if bytes[cursor.start] == 0x30 { add(.zeroPaddedFilemode, name) }
                special(name, mode, cursor.id, add)
                switch mode {
                case .file, .executable, .symlink, .tree, .gitlink: break
                default: add(.badFilemode, name)
                }
                if let before {
                    // Same name, file and then folder, next to each other: sorted, but twice the same name.
                    if before.name.elementsEqual(name) { add(.duplicateEntries, name) }
                    if Tree.compare(before.name, before.isTree, name, mode.isTree) > 0 { add(.treeNotSorted, name) }
                }
                while let candidate = pending.last, !name.starts(with: candidate) { pending.removeLast() }
                if mode.isTree, let last = pending.last, last.elementsEqual(name) { add(.duplicateEntries, name) }
                if !mode.isTree { pending.append(name) }
                before = (name, mode.isTree)
            }
        } catch {
            found.append(ObjectFinding(.badTree, Array(error.what.utf8)))
        }
        return found
    }

    private mutating func special(
        _ name: ArraySlice<UInt8>, _ mode: FileMode, _ id: ObjectID, _ add: (ObjectFault, ArraySlice<UInt8>) -> Void
    ) {
        // All special names begin, on every file system, with one of these bytes or hide behind a backslash.
        guard let first = name.first,
            first == 0x2e || first & 0x80 != 0 || first | 0x20 == 0x67 || first | 0x20 == 0x6d || name.contains(0x5c)
        else { return }
        if EntryName.isSpecial(name, .gitmodules) {
            if mode.isSymlink { add(.gitmodulesSymlink, name) } else { gitmodules.insert(id) }
        }
        if EntryName.isSpecial(name, .gitattributes) {
            if mode.isSymlink { add(.gitattributesSymlink, name) } else { gitattributes.insert(id) }
        }
        if mode.isSymlink {
            if EntryName.isSpecial(name, .gitignore) { add(.gitignoreSymlink, name) }
            if EntryName.isSpecial(name, .mailmap) { add(.mailmapSymlink, name) }
        }
    }
}

/// The rules for the header lines of commits and tags.
enum HeaderCheck {
    static func commit(_ bytes: [UInt8], _ format: ObjectFormat) -> [ObjectFinding] {
        if let fault = headers(bytes) { return [fault] }
        var found: [ObjectFinding] = []
        var cursor = ByteCursor(bytes)
        guard cursor.skip(prefix: Array("tree ".utf8)) else { return [ObjectFinding(.missingTree)] }
        guard id(&cursor, format) else { return [ObjectFinding(.badTreeSha1)] }
        while cursor.skip(prefix: Array("parent ".utf8)) {
            guard id(&cursor, format) else { return [ObjectFinding(.badParentSha1)] }
        }
        var authors = 0
        while cursor.skip(prefix: Array("author ".utf8)) {
            authors += 1
            if let fault = identity(&cursor) { found.append(ObjectFinding(fault)) }
        }
        if authors == 0 { return found + [ObjectFinding(.missingAuthor)] }
        if authors > 1 { found.append(ObjectFinding(.multipleAuthors)) }
        guard cursor.skip(prefix: Array("committer ".utf8)) else { return found + [ObjectFinding(.missingCommitter)] }
        if let fault = identity(&cursor) { found.append(ObjectFinding(fault)) }
        if bytes.contains(0) { found.append(ObjectFinding(.nulInCommit)) }
        return found
    }

    static func tag(_ bytes: [UInt8], _ format: ObjectFormat) -> [ObjectFinding] {
        if let fault = headers(bytes) { return [fault] }
        var found: [ObjectFinding] = []
        var cursor = ByteCursor(bytes)
        guard cursor.skip(prefix: Array("object ".utf8)) else { return [ObjectFinding(.missingObject)] }
        guard id(&cursor, format) else { return [ObjectFinding(.badObjectSha1)] }
        guard cursor.skip(prefix: Array("type ".utf8)) else { return [ObjectFinding(.missingTypeEntry)] }
        guard let type = try? cursor.until(0x0a, "type") else { return [ObjectFinding(.missingType)] }
        if ObjectType(name: type) == nil { return [ObjectFinding(.badType, Array(type))] }
        guard cursor.skip(prefix: Array("tag ".utf8)) else { return [ObjectFinding(.missingTagEntry)] }
        guard let name = try? cursor.until(0x0a, "tag") else { return [ObjectFinding(.missingTag)] }
        if !RefName.isSound(Array("refs/tags/".utf8) + name) { found.append(ObjectFinding(.badTagName, Array(name))) }
        if cursor.skip(prefix: Array("tagger ".utf8)) {
            if let fault = identity(&cursor) { found.append(ObjectFinding(fault)) }
        } else {
            found.append(ObjectFinding(.missingTaggerEntry))
        }
        if let next = cursor.peek, next != 0x0a { found.append(ObjectFinding(.extraHeaderEntry)) }
        return found
    }

    /// Header lines must end in an empty line or at the end of the object, and hold no NUL.
    private static func headers(_ bytes: [UInt8]) -> ObjectFinding? {
        var before: UInt8 = 0
        for byte in bytes {
            if byte == 0 { return ObjectFinding(.nulInHeader) }
            if byte == 0x0a, before == 0x0a { return nil }
            before = byte
        }
        return before == 0x0a ? nil : ObjectFinding(.unterminatedHeader)
    }

    private static func id(_ cursor: inout ByteCursor, _ format: ObjectFormat) -> Bool {
        guard let line = try? cursor.until(0x0a, "id") else { return false }
        return ObjectID(hex: line, format, lenient: true) != nil
    }

    /// The rest of an author, committer or tagger line; moves past its end whatever it holds.
    private static func identity(_ cursor: inout ByteCursor) -> ObjectFault? {
        guard let line = try? cursor.until(0x0a, "identity") else { return .badDate }
        if line.first == 0x3c { return .missingNameBeforeEmail }
        guard let open = line.firstIndex(where: { $0 == 0x3c || $0 == 0x3e }) else { return .missingEmail }
        if line[open] == 0x3e { return .badName }
        if line[open - 1] != 0x20 { return .missingSpaceBeforeEmail }
        guard let close = line[(open + 1)...].firstIndex(where: { $0 == 0x3c || $0 == 0x3e }), line[close] == 0x3e
        else {
            return .badEmail
        }
        let rest = line[(close + 1)...]
        guard rest.first == 0x20 else { return .missingSpaceBeforeDate }
        let date = rest.dropFirst().prefix { 0x30...0x39 ~= $0 }
        let zone = rest.dropFirst(1 + date.count)
        if date.isEmpty { return .badDate }
        if date.count > 1, date.first == 0x30 { return .zeroPaddedDate }
        if Int64(String(decoding: date, as: UTF8.self)) == nil { return .badDateOverflow }
        guard zone.first == 0x20 else { return .badDate }
        let offset = Array(zone.dropFirst())
        guard offset.count == 5, offset[0] == 0x2b || offset[0] == 0x2d, offset[1...].allSatisfy({ 0x30...0x39 ~= $0 })
        else { return .badTimezone }
        return nil
    }
}
