import Bytes
import Files
public import Objects
import Packs

// Looking into every blob of a repository. What is too large or no blob is left out by the heads of the entries alone:
// a delta's type is that of the entry it builds on, which comes before it as a rule, and its size stands at its front.

/// The blobs that were looked for.
public struct FoundBlobs: Sendable {
    /// The ids of those that match.
    public var ids: Set<ObjectID> = []
    /// What could not be looked at, and why: damaged objects, packs and files. Nothing is known of their content.
    public var unreadable: [StoreFinding] = []

    /// Creates an empty one.
    public init() {}
}

extension Repository {
    /// The blobs of at most `limit` bytes whose content matches, wherever they lie: loose, in packs, also as deltas and
    /// in packs that lost their index, reachable or not. Those of repositories borrowed from are not looked at.
    ///
    /// What cannot be read is passed over and told of. Packs that arrive meanwhile are looked at too.
    ///
    /// - Parameters:
    ///   - progress: told how many objects of how many have been passed.
    ///   - matches: called with the content of every blob of that size, held against its id; an object that lies in
    /// several places is
    ///     shown several times. What it throws ends the search.
    /// Throws FileError when a directory cannot be listed. Reads every pack once from front to back and inflates the
    /// blobs of that size with the bases of their deltas; 5 bytes of memory per object of one pack and some 24 MB of
    /// bases.
    public func blobs(
        upTo limit: Int, progress: (Int, Int) -> Void = { _, _ in }, where matches: ([UInt8]) throws -> Bool
    ) throws -> FoundBlobs {
        var search = BlobSearch(self, limit)
        try search.run(progress, matches)
        return search.found
    }
}

private struct BlobSearch {
    let repository: Repository
    let limit: Int
    var found = FoundBlobs()
    private var done = 0
    private var total = 0
    private let inflater = Inflater()

    private var objects: ObjectStore { repository.objects }

    init(_ repository: Repository, _ limit: Int) { (self.repository, self.limit) = (repository, limit) }

    mutating func run(_ progress: (Int, Int) -> Void, _ matches: ([UInt8]) throws -> Bool) throws {
        var seen: Set<Path> = []
        var unindexed: [PackFile] = []
        var isFirst = true
        // Loose objects after the packs: what is packed in between comes up in the next look at the packs.
        while true {
            let snapshot = try objects.refresh()
            let lone = try objects.unindexedPacks(known: unindexed)
            unindexed = lone.packs
            let reader = try ObjectReader(objects, extra: lone.packs)
            let numbers = reader.packs.indices.filter { number in
                let path = reader.packs[number].path
                return path.relative(to: objects.directory) != nil && seen.insert(path).inserted
            }
            for (path, reason) in snapshot.broken
            where path.relative(to: objects.directory) != nil && seen.insert(path).inserted {
                note(nil, path, reason)
            }
            for (path, error) in lone.broken where seen.insert(path).inserted { note(nil, path, "\(error)") }
            if numbers.isEmpty, !isFirst { break }
            total += numbers.reduce(0) { $0 + reader.packs[$1].index.count }
            for number in numbers { try look(number, reader, progress, matches) }
            if isFirst { try lookAtLoose(progress, matches) }
            isFirst = false
        }
        progress(total, total)
    }

    private mutating func note(_ id: ObjectID?, _ path: Path, _ detail: String) {
        found.unreadable.append(
            StoreFinding(
                kind: id == nil ? .corruptFile : .corruptObject, object: id, place: path.description, detail: detail,
                severity: .error))
    }

    private mutating func step(_ progress: (Int, Int) -> Void) {
        done += 1
        if done & 1023 == 0 { progress(done, total) }
    }

    private enum Kind: UInt8 { case unknown, blob, other }

    private mutating func look(
        _ number: Int, _ reader: ObjectReader, _ progress: (Int, Int) -> Void, _ matches: ([UInt8]) throws -> Bool
    ) throws {
        let pack = reader.packs[number]
        let order: [UInt32]
        do {
            order = try pack.order()
        } catch {
            return note(nil, pack.path, "\(error)")
        }
        var window = PackWindow(pack)
        var kinds = [Kind](repeating: .unknown, count: order.count)
        for (rank, position) in order.enumerated() {
            let position = Int(position)
            let id = pack.index.id(at: position)
            var content: [UInt8]?
            do {
                let start = try reader.offset(pack, position)
                let (kind, size) = try judge(id, start, pack, &window, reader, order, kinds)
                kinds[rank] = kind
                if kind == .blob, size <= limit, !found.ids.contains(id) {
                    content = try reader.read(id, at: .packed(pack: number, position: position)).content
                }
            } catch {
                note(id, pack.path, "\(error)")
            }
            if let content, try matches(content) { found.ids.insert(id) }
            step(progress)
        }
    }

    /// Kind and size of an entry without making its object.
    private func judge(
        _ id: ObjectID, _ start: UInt64, _ pack: PackFile, _ window: inout PackWindow, _ reader: ObjectReader,
        _ order: [UInt32], _ kinds: [Kind]
    ) throws -> (Kind, Int) {
        let head = try window.head(start, reader.format)
        var base: UInt64?
        switch head.content {
        case .object(let type): return (type == .blob ? .blob : .other, head.size)
        case .offsetDelta(let distance): if distance > 0, distance <= start { base = start - distance }
        case .refDelta(let id): base = try pack.index.position(of: id).map { try reader.offset(pack, $0) }
        }
        var kind = base.flatMap { pack.rank(of: $0, in: order) }.map { kinds[$0] } ?? .unknown
        // The base comes later, or was damaged.
        if kind == .unknown { kind = try reader.header(id).type == .blob ? .blob : .other }
        guard kind == .blob else { return (kind, 0) }
        let size: Int
        do {
            size = try Delta.sizes(window.front(start, headLength: head.headLength, count: 20, inflater)).result
        } catch let error as FormatError {
            throw StoreError.corruptObject(id, pack.path, error.description)
        }
        return (kind, size)
    }

    private mutating func lookAtLoose(_ progress: (Int, Int) -> Void, _ matches: ([UInt8]) throws -> Bool) throws {
        for folder in try objects.looseFolders() {
            let names = try FileSystem.list(folder).map(\.name)
            total += names.count
            for name in names {
                step(progress)
                let path = folder.appending(name)
                guard let id = ObjectID(hex: folder.name + name, objects.format), !found.ids.contains(id) else {
                    continue
                }
                var content: [UInt8]?
                do {
                    guard let loose = try LooseObject(id, at: path), loose.type == .blob, loose.size <= limit else {
                        continue
                    }
                    content = try loose.content(limit: limit)
                } catch StoreError.missing {
                    continue  // packed away under us
                } catch {
                    note(id, path, "\(error)")
                }
                if let content, try matches(content) { found.ids.insert(id) }
            }
        }
    }
}
