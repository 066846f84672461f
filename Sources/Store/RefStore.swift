import Bytes
import Files
public import Objects
import Synchronization

// A ref is a file below GITDIR or COMMON that holds an id, or "ref: " and the name of another ref; or a line of
// packed-refs (gitrepository-layout, "refs"). A file wins over a line. HEAD and other names in capitals belong to the
// working tree (GITDIR), refs/ to all of them (COMMON) but for refs/bisect, refs/worktree and refs/rewritten.

/// What a ref holds.
public enum RefValue: Sendable, Hashable {
    /// The id of an object.
    case id(ObjectID)
    /// The name of another ref.
    case symbolic(RefName)
}

/// A ref with what it leads to.
public struct Ref: Sendable, Hashable {
    /// Its name.
    public let name: RefName
    /// The object it leads to, through other refs if need be.
    public let id: ObjectID
    /// The ref it points to, if it is symbolic.
    public let target: RefName?
    /// What an annotated tag leads to, if that is known without reading it; `.some(nil)` when it is known to be no tag.
    public let peeled: ObjectID??

    /// Creates a ref.
    public init(name: RefName, id: ObjectID, target: RefName? = nil, peeled: ObjectID?? = nil) {
        (self.name, self.id, self.target, self.peeled) = (name, id, target, peeled)
    }
}

/// The refs of a repository. Shared by threads; what another process changes is seen at the next look.
public final class RefStore: Sendable {
    /// The hash function of the ids.
    public let format: ObjectFormat
    let gitDirectory: Path
    let commonDirectory: Path

    private struct Cached {
        var snapshot: FileSnapshot?
        var packed = PackedRefs()
        /// What it was read from.
        var bytes: [UInt8] = []
    }
    private let cached = Mutex(Cached())
    private static let maximumDepth = 5

    init(gitDirectory: Path, commonDirectory: Path, _ format: ObjectFormat) {
        self.gitDirectory = gitDirectory
        self.commonDirectory = commonDirectory
        self.format = format
    }

    /// Where the file of a ref lies.
    func path(_ name: RefName) -> Path {
        let own = ["refs/bisect/", "refs/worktree/", "refs/rewritten/"].contains { name.bytes.starts(with: $0.utf8) }
        return (name.isBelowRefs && !own ? commonDirectory : gitDirectory).appending(name.bytes)
    }

    /// What is in packed-refs now.
    func packed() throws -> PackedRefs {
        let path = commonDirectory / "packed-refs"
        if let known = cached.withLock({ $0.snapshot?.isCurrent(path) == true ? $0.packed : nil }) { return known }
        let snapshot = try FileSnapshot(path)
        guard let bytes = try FileSystem.readIfPresent(path, limit: PackedRefs.maximumSize) else {
            cached.withLock { $0 = Cached(snapshot: snapshot) }
            return PackedRefs()
        }
        // For some seconds after a change its time tells nothing: comparing is much less than understanding a thousand lines again.
        let same = cached.withLock { cached -> PackedRefs? in
            guard cached.bytes == bytes else { return nil }
            cached.snapshot = snapshot
            return cached.packed
        }
        if let same { return same }
        do {
            let packed = try PackedRefs(bytes, format)
            cached.withLock { $0 = Cached(snapshot: snapshot, packed: packed, bytes: bytes) }
            return packed
        } catch {
            throw StoreError.corruptFile(path, error.description)
        }
    }

    /// What the file of a ref holds, or nil when there is none.
    func loose(_ name: RefName) throws -> RefValue? {
        let path = path(name)
        let bytes: [UInt8]
        do {
            bytes = try FileSystem.read(path, limit: 8192)
        } catch {
            // A directory where the file would be: refs below this name exist.
            if error.isNotFound || error.isDirectory { return nil }
            throw error
        }
        return try Self.parse(bytes, format, path)
    }

    /// Reads the content of a ref file as git does: blanks after the value are ignored.
    static func parse(_ bytes: [UInt8], _ format: ObjectFormat, _ path: Path) throws -> RefValue {
        func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0d ~= byte }
        let prefix = Array("ref:".utf8)
        if bytes.starts(with: prefix) {
            var name = bytes.dropFirst(prefix.count).drop(while: isBlank)
            while let last = name.last, isBlank(last) { name.removeLast() }
            guard let target = RefName(name), target.isBelowRefs || target == .head else {
                throw StoreError.corruptFile(path, "symbolic ref to a bad name")
            }
            return .symbolic(target)
        }
        guard let id = ObjectID(hex: bytes.prefix(format.hexLength), format, lenient: true),
            bytes.count == format.hexLength || isBlank(bytes[format.hexLength])
        else { throw StoreError.corruptFile(path, "neither an id nor a symbolic ref") }
        return .id(id)
    }

    /// What a ref holds, or nil when there is none of that name.
    public func read(_ name: RefName) throws -> RefValue? {
        if let value = try loose(name) { return value }
        return try packed()[name].map { .id($0.id) }
    }

    /// The ref that a name leads to in the end and the object that holds; the object is nil when the last ref does not
    /// exist yet (an unborn branch).
    public func resolve(_ name: RefName) throws -> (name: RefName, id: ObjectID?) {
        var current = name
        for _ in 0...Self.maximumDepth {
            switch try read(current) {
            case nil: return (current, nil)
            case .id(let id): return (current, id)
            case .symbolic(let target): current = target
            }
        }
        throw StoreError.refLoop(name)
    }

    /// The object a ref leads to, or nil.
    public func id(_ name: RefName) throws -> ObjectID? { try resolve(name).id }

    /// The refs below a prefix, sorted by the bytes of their names. Symbolic refs that lead nowhere are left out, damaged
    /// ones too (`broken` is told of them).
    public func list(
        prefix: String = "refs/", broken: (RefName, any Error) -> Void = { _, _ in }
    ) throws -> [Ref] {
        var found: [RefName: RefValue] = [:]
        try readLoose(prefix: prefix) { name in
            do {
                if let value = try loose(name) { found[name] = value }
            } catch {
                broken(name, error)
            }
        }
        let packed = try packed()
        var refs: [Ref] = []
        for entry in packed.entries(prefix: Array(prefix.utf8)) where found[entry.name] == nil {
            let peeled: ObjectID?? = entry.peeled != nil || packed.isFullyPeeled ? .some(entry.peeled) : nil
            refs.append(Ref(name: entry.name, id: entry.id, peeled: peeled))
        }
        if found.isEmpty { return refs }
        for (name, value) in found {
            switch value {
            case .id(let id): refs.append(Ref(name: name, id: id))
            case .symbolic(let target):
                do {
                    if let id = try self.id(target) { refs.append(Ref(name: name, id: id, target: target)) }
                } catch {
                    broken(name, error)
                }
            }
        }
        return refs.sorted { $0.name < $1.name }
    }

    /// Calls with the name of every ref file below a prefix. Names that are no refs (locks, files in the making) are
    /// passed over.
    ///
    /// - Parameter locks: whether a lock counts as the ref it locks.
    func readLoose(prefix: String, locks: Bool = false, _ body: (RefName) throws -> Void) throws {
        // Start at the last whole directory of the prefix.
        let whole = prefix.utf8.lastIndex(of: 0x2f).map { Array(prefix.utf8[...$0].dropLast()) } ?? []
        var pending = [whole]
        while let directory = pending.popLast() {
            let path = commonDirectory.appending(directory)
            let entries: [FileSystem.Entry]
            do {
                entries = try FileSystem.list(path)
            } catch {
                if error.isNotFound { continue }
                throw error
            }
            for entry in entries where entry.name.first != 0x2e {
                var name = directory.isEmpty ? entry.name : directory + [0x2f] + entry.name
                if locks, name.suffix(5).elementsEqual(".lock".utf8) {
                    name.removeLast(5)
                    if let ref = RefName(name), ref.isBelowRefs { try body(ref) }
                    continue
                }
                var kind = entry.kind
                if kind == nil || kind == .symlink { kind = try FileStatus.of(path.appending(entry.name))?.kind }
                let isOnTheWay = Array(prefix.utf8).starts(with: name) || name.starts(with: prefix.utf8)
                if kind == .directory, isOnTheWay, directory.count < 4096 {
                    pending.append(name)
                } else if kind == .file, name.starts(with: prefix.utf8), let ref = RefName(name), ref.isBelowRefs {
                    try body(ref)
                }
            }
        }
    }

    /// What HEAD is: a branch (perhaps without a version yet) or, when detached, an object.
    public func head() throws -> (branch: RefName?, id: ObjectID?) {
        switch try read(.head) {
        case nil: throw StoreError.notARepository(gitDirectory)
        case .id(let id): return (nil, id)
        case .symbolic(let target):
            let (name, id) = try resolve(target)
            return (name, id)
        }
    }
}
