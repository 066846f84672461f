import Bytes
import Files
import History
public import Objects
import Packs
public import Store
public import Wire

/// A ref that a fetch changed here.
public struct FetchedRef: Sendable, Equatable {
    /// The ref here.
    public let name: RefName
    /// What it held before; nil when it is new.
    public let old: ObjectID?
    /// What it holds now.
    public let new: ObjectID
}

/// What a fetch brought.
public struct FetchResult: Sendable {
    /// The refs that changed here.
    public var changed: [FetchedRef] = []
    /// Objects that arrived.
    public var objects = 0
    /// Bytes of the pack that arrived.
    public var bytes: UInt64 = 0
    /// The branch that HEAD of the other repository points to, if it says so.
    public var head: RefName?
}

/// Refs beside branches and tags that a fetch brings: one, or all below a prefix that ends in a slash.
public struct MirroredRefs: Sendable {
    /// The beginning of their names there.
    public let there: String
    /// What stands in place of that here.
    public let here: String
    /// Whether those go here that are gone there.
    public let prunes: Bool

    /// Creates a mapping.
    public init(_ there: String, to here: String, prunes: Bool = false) {
        (self.there, self.here, self.prunes) = (there, here, prunes)
    }
}

/// Brings objects and refs from another repository.
///
/// Nothing of it is seen here before everything that the new refs lead to has been found; then the pack is put in place
/// and the refs change. Refs that the other side does not show (any more) are left as they are.
public final class Fetch {
    private let repository: Repository
    private let transport: any Transport
    private let mirrored: [MirroredRefs]
    private let progress: (SyncProgress) -> Void

    /// Prepares a fetch, of branches, tags and other refs.
    public init(
        _ repository: Repository, _ transport: any Transport, mirrored: [MirroredRefs] = [],
        progress: @escaping (SyncProgress) -> Void = { _ in }
    ) {
        self.repository = repository
        self.transport = transport
        self.mirrored = mirrored
        self.progress = progress
    }

    /// What another repository shows: its refs, its hash function, the version it speaks.
    public static func list(
        _ transport: any Transport, prefixes: [String] = ["HEAD", "refs/heads/", "refs/tags/"]
    ) throws -> (advertisement: Advertisement, refs: [RemoteRef]) {
        let answer = PacketReader(try transport.discover(.uploadPack, .v2))
        let advertisement = try Advertisement(answer, .uploadPack, isHTTP: transport.isHTTP)
        guard advertisement.version == .v2 else {
            return (
                advertisement,
                advertisement.refs.filter { ref in prefixes.contains { ref.name.bytes.starts(with: $0.utf8) } }
            )
        }
        let request = ListRefsCommand.encode(advertisement.format, prefixes: prefixes)
        let list = try transport.call(.uploadPack, .v2, RequestBody(request))
        return (advertisement, try ListRefsCommand.read(PacketReader(list), advertisement.format))
    }

    /// Fetches all branches into `refs/remotes/<remote>/` and new tags.
    public func run(remote: String, identity: Signature?, logs: Bool = true) throws -> FetchResult {
        let (advertisement, refs) = try Self.list(transport, prefixes: Self.prefixes(mirrored))
        return try take(advertisement, refs, remote: remote, identity: identity, logs: logs)
    }

    static func prefixes(_ mirrored: [MirroredRefs]) -> [String] {
        ["HEAD", "refs/heads/", "refs/tags/"] + mirrored.map(\.there)
    }

    func take(
        _ advertisement: Advertisement, _ refs: [RemoteRef], remote: String, identity: Signature?, logs: Bool
    ) throws -> FetchResult {
        guard advertisement.format == repository.format || refs.isEmpty && advertisement.refs.isEmpty else {
            throw SyncError.otherFormat(theirs: advertisement.format, ours: repository.format)
        }
        let tags = Set(try repository.refs.list(prefix: "refs/tags/").map(\.name))
        var result = FetchResult()
        result.head = refs.first { $0.name == .head }?.target
        var wanted: [(name: RefName, id: ObjectID)] = []
        for ref in refs {
            guard let id = ref.id else { continue }
            if let name = ref.name.replacing(prefix: "refs/heads/", with: "refs/remotes/\(remote)/") {
                wanted.append((name, id))
            } else if ref.name.isTag, !tags.contains(ref.name) {
                // A tag that is here is not moved by anybody else.
                wanted.append((ref.name, id))
            } else if let mapping = mirrored.first(where: { ref.name.description.hasPrefix($0.there) }),
                let name = ref.name.replacing(prefix: mapping.there, with: mapping.here)
            {
                wanted.append((name, id))
            }
        }
        let reader = try ObjectReader(repository.objects)
        var missing: [ObjectID] = []
        var seen: Set<ObjectID> = []
        for (_, id) in wanted where seen.insert(id).inserted {
            if try !reader.contains(id) { missing.append(id) }
        }
        var received: ReceivedPack?
        if !missing.isEmpty {
            received = try receive(missing, advertisement, reader, &result)
        }
        var edits: [RefEdit] = []
        var known: [RefName: ObjectID] = [:]
        for ref in try repository.refs.list(prefix: "refs/remotes/\(remote)/") { known[ref.name] = ref.id }
        for mapping in mirrored {
            if mapping.here.hasSuffix("/") {
                for ref in try repository.refs.list(prefix: mapping.here) { known[ref.name] = ref.id }
            } else if let name = RefName(mapping.here) {
                known[name] = try repository.refs.id(name)
            }
        }
        let names = Set(wanted.map(\.name))
        for mapping in mirrored where mapping.prunes {
            for ref in try repository.refs.list(prefix: mapping.here) where !names.contains(ref.name) {
                edits.append(RefEdit(ref.name, expected: .id(ref.id), to: nil))
            }
        }
        for (name, id) in wanted {
            let old = known[name]
            guard old != id else { continue }
            edits.append(RefEdit(name, expected: old.map { .id($0) } ?? .absent, to: .id(id), note: "fetch"))
        }
        // What is here already is looked at too: it may be no version, or lead to what is not here.
        if !edits.isEmpty { try check(edits, try received?.reader() ?? reader) }
        try received?.install()
        let after = try ObjectReader(repository.objects)
        let outcomes = try repository.refs.apply(
            edits, atomic: false, identity: identity, logsNew: logs, peel: { try after.peel($0) })
        for (edit, outcome) in zip(edits, outcomes) {
            switch outcome {
            case nil: break
            // Somebody else fetched at the same time, or an old branch is in the way of a new one's name.
            case .changed, .nameConflict, .duplicate, .collateral: continue
            case .locked, .failed: throw outcome ?? .locked
            }
            guard case .id(let new)? = edit.value else { continue }
            let old: ObjectID? = if case .id(let id) = edit.expected { id } else { nil }
            result.changed.append(FetchedRef(name: edit.name, old: old, new: new))
        }
        return result
    }

    // MARK: Receiving

    private func receive(
        _ wants: [ObjectID], _ advertisement: Advertisement, _ reader: ObjectReader, _ result: inout FetchResult
    ) throws -> ReceivedPack {
        let receiver = PackReceiver(repository.objects, .replica) { [progress] state in
            switch state {
            case .receiving(let count, let total, let bytes): progress(.receiving(count, of: total, bytes: bytes))
            case .resolving(let count, let total): progress(.resolving(count, of: total))
            }
        }
        let haves = try Haves(repository, reader)
        let packets: PacketReader
        var sideBand = true
        if advertisement.version == .v2 {
            packets = try negotiate(wants, haves, advertisement.format)
        } else {
            var command = FetchCommand(wants: wants)
            command.haves = try haves.next(256)
            let request = command.encodeOnce(advertisement.format, advertisement.capabilities)
            packets = PacketReader(try transport.call(.uploadPack, .v0, RequestBody(request)))
            try FetchCommand.readAcknowledgments(packets)
            sideBand = advertisement.capabilities.has("side-band-64k")
        }
        try FetchCommand.readPack(
            packets, sideBand: sideBand,
            data: { piece in
                guard try receiver.feed(piece) == piece.count else {
                    throw FormatError(.malformed, "bytes after the pack")
                }
            }, progress: { [progress] in progress(.remote($0)) })
        let received = try receiver.finish()
        result.objects = received.count
        result.bytes = receiver.received
        return received
    }

    /// Names what is here, more each time, until the server knows enough or there is nothing more to name.
    private func negotiate(_ wants: [ObjectID], _ haves: Haves, _ format: ObjectFormat) throws -> PacketReader {
        var command = FetchCommand(wants: wants)
        var common: [ObjectID] = []
        var size = 16
        var inVain = 0
        while true {
            let batch = try haves.next(size)
            command.haves = common + batch
            // Enough was tried, or all was named: now the pack, whatever is common.
            command.isDone = batch.isEmpty || inVain > 256
            let packets = PacketReader(try transport.call(.uploadPack, .v2, RequestBody(command.encode(format))))
            switch try FetchCommand.readAnswer(packets, format) {
            case .pack: return packets
            case .acknowledged(let known):
                guard !command.isDone else { throw FormatError(.malformed, "no pack after the end of negotiation") }
                let new = known.filter { !common.contains($0) }
                for id in new { try haves.isCommon(id) }
                common += new
                inVain = new.isEmpty ? inVain + batch.count : 0
                size = min(size * 2, 4096)
            }
        }
    }

    /// Branches must name versions, and everything that the new values lead to must be there.
    private func check(_ edits: [RefEdit], _ reader: ObjectReader) throws {
        progress(.checking)
        let known = Set(try repository.refs.list().map(\.id))
        var tips: [ObjectID] = []
        for edit in edits { if case .id(let id)? = edit.value { tips.append(id) } }
        do {
            for (edit, id) in zip(edits.filter { $0.value != nil }, tips) where !edit.name.isTag {
                guard try reader.header(id).type == .commit else {
                    throw FormatError(.malformed, "branch that is no version")
                }
            }
            try Connectivity(reader, tips: known, shallow: try repository.shallowCommits()).check(tips)
        } catch StoreError.missing(let id) {
            throw SyncError.incomplete(id)
        }
    }
}

/// The commits that are here, in the order in which they are worth naming: tips first, youngest first.
private final class Haves {
    private let table: CommitTable
    private var queue: [(seconds: Int64, number: Int)] = []
    private var seen: Set<Int> = []
    /// What is common to both sides and all it follows on need not be named.
    private var common: Set<Int> = []

    init(_ repository: Repository, _ reader: ObjectReader) throws {
        table = CommitTable(reader, shallow: try repository.shallowCommits())
        for ref in try repository.refs.list() {
            guard let place = try? reader.peel(ref.id) ?? ref.id, try reader.contains(place),
                try reader.header(place).type == .commit
            else { continue }
            try push(table.number(of: place))
        }
        queue.sort { $0.seconds < $1.seconds }
    }

    private func push(_ number: Int) throws {
        guard seen.insert(number).inserted else { return }
        let seconds = table.entries[number].seconds
        // Kept sorted, oldest first; new entries are mostly older than what is left.
        var low = 0
        var high = queue.count
        while low < high {
            let middle = (low + high) / 2
            if queue[middle].seconds < seconds { low = middle + 1 } else { high = middle }
        }
        queue.insert((seconds, number), at: low)
    }

    /// The next commits to name, at most so many.
    func next(_ limit: Int) throws -> [ObjectID] {
        var batch: [ObjectID] = []
        while batch.count < limit, let (_, number) = queue.popLast() {
            let isCommon = common.contains(number)
            for parent in try table.parents(of: number) {
                if isCommon { common.insert(Int(parent)) }
                if !isCommon || seen.contains(Int(parent)) { try push(Int(parent)) }
            }
            if !isCommon { batch.append(table.entries[number].id) }
        }
        return batch
    }

    /// Notes that the other side has a commit.
    func isCommon(_ id: ObjectID) throws {
        guard let number = table.known(id) else { return }
        var pending = [number]
        while let current = pending.popLast() {
            guard common.insert(current).inserted else { continue }
            // Only what has been looked at already; the rest is marked when its turn comes.
            pending += table.entries[current].parents.map { Int($0) }.filter { seen.contains($0) }
        }
    }
}
