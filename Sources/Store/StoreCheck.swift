import Bytes
import Files
public import Objects
import Packs

/// Something that is wrong with a repository.
public struct StoreFinding: Sendable {
    /// What kind of thing is wrong.
    public enum Kind: String, Sendable {
        /// An object whose bytes are damaged or not what its name says.
        case corruptObject
        /// An object that breaks the rules of fsck.
        case badObject
        /// An object that another one needs is not there.
        case missingObject
        /// A link to an object of another type than it says.
        case wrongType
        /// A damaged pack, index or other file.
        case corruptFile
        /// A ref that cannot be read or leads nowhere.
        case badRef
    }
    /// What kind of thing is wrong.
    public let kind: Kind
    /// The object it is about.
    public let object: ObjectID?
    /// The file or ref it is about.
    public let place: String
    /// What is wrong, as a technical phrase.
    public let detail: String
    /// How bad it is.
    public let severity: ObjectFault.Severity
}

/// Checks a whole repository: every file, every object, every link, every ref.
public final class StoreCheck {
    private let repository: Repository
    private let reader: ObjectReader
    private let progress: (Int, Int) -> Void
    private var check: ObjectCheck
    private var findings: [StoreFinding] = []
    /// Type and links of every object seen.
    private var types: [ObjectID: ObjectType] = [:]
    private var wanted: [ObjectID: (type: ObjectType?, by: ObjectID)] = [:]

    /// Prepares to check; `progress` is told how many of how many objects have been read.
    public init(_ repository: Repository, progress: @escaping (Int, Int) -> Void = { _, _ in }) throws {
        self.repository = repository
        self.progress = progress
        reader = try ObjectReader(repository.objects)
        check = ObjectCheck(repository.format)
    }

    private func add(
        _ kind: StoreFinding.Kind, _ object: ObjectID? = nil, _ place: String = "", _ detail: String,
        _ severity: ObjectFault.Severity = .error
    ) {
        findings.append(StoreFinding(kind: kind, object: object, place: place, detail: detail, severity: severity))
    }

    /// Everything that is wrong, worst first. O(size of the repository); memory for one id per object.
    public func run() throws -> [StoreFinding] {
        let snapshot = try repository.objects.refresh()
        for (path, reason) in snapshot.broken { add(.corruptFile, nil, path.description, reason) }
        let own = snapshot.packs.filter { $0.path.relative(to: repository.objects.directory) != nil }
        let total = own.reduce(0) { $0 + $1.index.count }
        var done = 0
        for pack in own {
            try checkPack(pack) {
                done += 1
                if done & 1023 == 0 { self.progress(done, total) }
            }
        }
        try checkLoose()
        try checkObeyed()
        try checkLinks(hasPromisor: own.contains { $0.isPromisor })
        try checkRefs()
        progress(total, total)
        return findings.sorted { $0.severity > $1.severity }
    }

    private func checkPack(_ pack: PackFile, _ step: () -> Void) throws {
        do {
            try pack.index.verify()
            try checkBytes(pack)
        } catch let error as FormatError {
            add(.corruptFile, nil, pack.path.description, error.description)
        } catch let error as StoreError {
            add(.corruptFile, nil, pack.path.description, "\(error)")
        }
        guard let number = reader.packs.firstIndex(where: { $0 === pack }), let order = try? pack.order() else {
            return
        }
        for position in order {
            let id = pack.index.id(at: Int(position))
            do {
                try look(id, reader.read(id, at: .packed(pack: number, position: Int(position))))
            } catch let error as StoreError {
                add(.corruptObject, id, pack.path.description, "\(error)")
            }
            step()
        }
    }

    /// Holds every entry against its CRC and the whole against the trailing checksum, and entries must follow each other
    /// without gap.
    private func checkBytes(_ pack: PackFile) throws {
        let order = try pack.order()
        var hasher = ObjectHasher(repository.format)
        let file = try File.open(pack.path)
        let header = try file.read(at: 0, count: 12)
        hasher.update(header.span)
        var at: UInt64 = 12
        for (rank, position) in order.enumerated() {
            let start = try pack.index.offset(at: Int(position))
            guard start == at else { throw FormatError(.malformed, "offset in index", at: Int(clamping: start)) }
            let end = try pack.end(ofRank: rank, in: order)
            var crc = CRC32()
            while at < end {
                let piece = try file.read(at: at, count: Int(min(1 << 16, end - at)))
                guard !piece.isEmpty else { throw FormatError(.truncated, "pack", at: Int(clamping: at)) }
                crc.update(piece.span)
                hasher.update(piece.span)
                at += UInt64(piece.count)
            }
            if let expected = pack.index.crc(at: Int(position)), expected != crc.value {
                throw FormatError(.checksum, "pack entry", at: Int(clamping: start))
            }
        }
        guard at == pack.end, hasher.checksum() == pack.index.packChecksum else {
            throw FormatError(.checksum, "pack", at: Int(clamping: at))
        }
    }

    private func checkLoose() throws {
        for folder in try FileSystem.list(repository.objects.directory) where folder.name.count == 2 {
            let path = repository.objects.directory.appending(folder.name)
            guard Hex.decode(folder.name.span) != nil, try FileStatus.of(path)?.kind == .directory else { continue }
            for file in try FileSystem.list(path) where !file.name.starts(with: "tmp_obj_".utf8) {
                let filePath = path.appending(file.name)
                guard let id = ObjectID(hex: folder.name + file.name, repository.format) else {
                    add(.corruptFile, nil, filePath.description, "not the name of an object", .warning)
                    continue
                }
                do {
                    guard let loose = try LooseObject(id, at: filePath) else { continue }
                    if loose.type == .blob {
                        // Large contents are not held in memory just to be checked.
                        try loose.verify()
                        types[id] = .blob
                    } else {
                        try look(id, StoredObject(type: loose.type, content: loose.content(limit: reader.sizeLimit)))
                    }
                } catch let error as StoreError {
                    add(.corruptObject, id, filePath.description, "\(error)")
                } catch let error as FileError {
                    add(.corruptFile, id, filePath.description, error.description)
                } catch let error as CollisionError {
                    add(.corruptObject, id, filePath.description, "SHA-1 collision attack: \(error.id)")
                }
            }
        }
    }

    private func look(_ id: ObjectID, _ object: StoredObject) throws {
        types[id] = object.type
        for finding in check.check(object.type, object.content) where finding.fault.severity > .ignore {
            add(.badObject, id, "", finding.fault.rawValue, finding.fault.severity)
        }
        func want(_ target: ObjectID, _ type: ObjectType?) {
            if wanted[target] == nil || wanted[target]?.type == nil { wanted[target] = (type, id) }
        }
        do {
            switch object.type {
            case .blob: break
            case .commit:
                let links = try CommitLinks(object.content, repository.format)
                want(links.tree, .tree)
                for parent in links.parents { want(parent, .commit) }
            case .tag:
                let tag = try AnnotatedTag(object.content, repository.format)
                want(tag.object, tag.type)
            case .tree:
                var cursor = TreeCursor(object.content, repository.format)
                while try cursor.advance() {
                    if !cursor.mode.isGitlink { want(cursor.id, cursor.mode.isTree ? .tree : .blob) }
                }
            }
        } catch {
            // What cannot be followed is a finding of the rules above already.
        }
    }

    private func checkObeyed() throws {
        for (ids, rule) in [(check.gitmodules, ObjectCheck.modules), (check.gitattributes, ObjectCheck.attributes)] {
            for id in ids where types[id] == .blob {
                let (_, size) = try reader.header(id)
                guard size <= ObjectCheck.maximumAttributes else { continue }
                for finding in rule(try reader.read(id).content) where finding.fault.severity > .ignore {
                    add(.badObject, id, "", finding.fault.rawValue, finding.fault.severity)
                }
            }
        }
    }

    private func checkLinks(hasPromisor: Bool) throws {
        let shallow = try repository.shallowCommits()
        var missing: [ObjectID: ObjectID] = [:]
        for (target, want) in wanted {
            if let type = types[target] {
                if let expected = want.type, expected != type {
                    add(.wrongType, target, want.by.description, "\(type) in the place of a \(expected)")
                }
            } else if target != repository.format.emptyTree, try !reader.contains(target) {
                if hasPromisor || shallow.contains(want.by) { continue }
                missing[target] = want.by
            }
        }
        guard !missing.isEmpty else { return }
        // As git has it: what nothing leads to may be incomplete. Erasing leaves such trees behind.
        let needed = try needed(among: missing)
        for (target, by) in needed { add(.missingObject, target, by.description, "named by \(by)") }
    }

    /// Those of some missing objects that refs lead to, with what names them.
    private func needed(among missing: [ObjectID: ObjectID]) throws -> [ObjectID: ObjectID] {
        var found: [ObjectID: ObjectID] = [:]
        var seen: Set<ObjectID> = []
        var pending = try repository.refs.list { _, _ in }.map(\.id) + [repository.refs.head().id].compactMap { $0 }
        while let id = pending.popLast() {
            guard seen.insert(id).inserted, let type = types[id], type != .blob else { continue }
            guard let object = try? reader.read(id) else { continue }
            for link in Self.links(object, repository.format) {
                if missing[link] != nil { found[link] = id } else { pending.append(link) }
            }
        }
        return found
    }

    private static func links(_ object: StoredObject, _ format: ObjectFormat) -> [ObjectID] {
        switch object.type {
        case .blob: []
        case .commit: (try? CommitLinks(object.content, format)).map { [$0.tree] + $0.parents } ?? []
        case .tag: (try? AnnotatedTag(object.content, format)).map { [$0.object] } ?? []
        case .tree: (try? Tree(object.content, format)).map { $0.entries.filter { !$0.mode.isGitlink }.map(\.id) } ?? []
        }
    }

    private func checkRefs() throws {
        do {
            let refs = try repository.refs.list { name, error in
                self.add(.badRef, nil, name.description, "\(error)")
            }
            for ref in refs {
                let type = types[ref.id]
                if type == nil, try !reader.contains(ref.id) {
                    add(.badRef, ref.id, ref.name.description, "leads to a missing object")
                } else if ref.name.isBranch, let type, type != .commit {
                    add(.badRef, ref.id, ref.name.description, "a branch that leads to a \(type)")
                }
            }
            if try repository.refs.packed().isOutOfOrder {
                add(.badRef, nil, "packed-refs", "not sorted as it says")
            }
            for name in try repository.refs.badNames() { add(.badRef, nil, name, "bad name") }
        } catch let error as StoreError {
            add(.badRef, nil, "refs", "\(error)")
        }
        do {
            let head = try repository.refs.head()
            if let id = head.id, types[id] == nil, try !reader.contains(id) {
                add(.badRef, id, "HEAD", "leads to a missing object")
            }
            if let branch = head.branch, !branch.isBranch { add(.badRef, nil, "HEAD", "leads to no branch", .info) }
        } catch let error as StoreError {
            add(.badRef, nil, "HEAD", "\(error)")
        }
    }
}

extension Repository {
    /// The commits whose parents are left out on purpose (`shallow`, gitrepository-layout).
    public func shallowCommits() throws -> Set<ObjectID> {
        guard let bytes = try FileSystem.readIfPresent(commonDirectory / "shallow", limit: 1 << 26) else { return [] }
        var commits: Set<ObjectID> = []
        for line in bytes.split(separator: 0x0a) {
            guard let id = ObjectID(hex: line, format, lenient: true) else {
                throw StoreError.corruptFile(commonDirectory / "shallow", "not an id")
            }
            commits.insert(id)
        }
        return commits
    }
}

extension RefStore {
    /// Files below refs/ whose names no ref may have.
    func badNames() throws -> [String] {
        var bad: [String] = []
        var pending = [Array("refs".utf8)]
        while let directory = pending.popLast() {
            for entry in (try? FileSystem.list(commonDirectory.appending(directory))) ?? [] {
                let name = directory + [0x2f] + entry.name
                if entry.kind == .directory {
                    if directory.count < 4096 { pending.append(name) }
                } else if RefName(name) == nil, !entry.name.suffix(5).elementsEqual(".lock".utf8) {
                    bad.append(String(decoding: name, as: UTF8.self))
                }
            }
        }
        return bad
    }
}
