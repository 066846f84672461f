import Bytes
import Files
import History
public import Objects
public import Store
import Wire

/// What is to be pushed to one ref.
public struct PushRequest: Sendable {
    /// The ref there.
    public let name: RefName
    /// What it shall hold; nil deletes it.
    public let new: ObjectID?
    /// Whether it may be set back or aside.
    public let forced: Bool

    /// Creates a request.
    public init(_ name: RefName, to new: ObjectID?, forced: Bool = false) {
        (self.name, self.new, self.forced) = (name, new, forced)
    }
}

/// What became of one ref of a push.
public enum PushResult: Sendable, Equatable {
    /// It holds the new value now; what it held before.
    case done(before: ObjectID?)
    /// It held the value already.
    case upToDate
    /// It holds versions that are not here; they must be fetched first.
    case notFastForward(theirs: ObjectID)
    /// The server refused, in its words.
    case refused(String)
}

/// Sends versions to another repository.
public final class Push {
    private let repository: Repository
    private let transport: any Transport
    private let progress: (SyncProgress) -> Void

    /// Prepares a push.
    public init(
        _ repository: Repository, _ transport: any Transport, progress: @escaping (SyncProgress) -> Void = { _ in }
    ) {
        self.repository = repository
        self.transport = transport
        self.progress = progress
    }

    /// Sends what the other side lacks and asks it to change its refs; one result for each request, in order.
    ///
    /// What is `done` the other side has acknowledged as durable. Tracking refs (`refs/remotes/<remote>/`) follow.
    public func run(
        _ requests: [PushRequest], remote: String? = nil, atomic: Bool = false, options: [String] = [],
        identity: Signature? = nil
    ) throws -> [PushResult] {
        let answer = PacketReader(try transport.discover(.receivePack, .v0))
        let server = try Advertisement(answer, .receivePack, isHTTP: transport.isHTTP)
        let theirs = Dictionary(server.refs.map { ($0.name, $0.id) }, uniquingKeysWith: { first, _ in first })
        guard server.format == repository.format else {
            throw SyncError.otherFormat(theirs: server.format, ours: repository.format)
        }
        let reader = try ObjectReader(repository.objects)
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        var results = [PushResult?](repeating: nil, count: requests.count)
        var commands: [RefCommand] = []
        for (index, request) in requests.enumerated() {
            let old = theirs[request.name] ?? nil
            if old == request.new {
                results[index] = .upToDate
            } else if let old, let new = request.new, !request.forced, try !isAncestor(old, of: new, reader, table) {
                results[index] = .notFastForward(theirs: old)
            } else {
                commands.append(RefCommand(name: request.name, old: old, new: request.new))
            }
        }
        if !commands.isEmpty, !atomic || results.allSatisfy({ $0 == nil || $0 == .upToDate }) {
            let outcomes = try send(commands, server, reader, atomic: atomic, options)
            for (command, outcome) in zip(commands, outcomes) {
                guard let index = requests.firstIndex(where: { $0.name == command.name }) else { continue }
                results[index] = outcome.refusal.map { .refused($0) } ?? .done(before: command.old)
            }
            if let remote { try follow(commands, outcomes, remote, identity) }
        }
        return results.map { $0 ?? .refused("atomic push failed") }
    }

    private func isAncestor(_ old: ObjectID, of new: ObjectID, _ reader: ObjectReader, _ table: CommitTable) throws
        -> Bool
    {
        guard try reader.contains(old) else { return false }
        // Only commits follow on each other; anything else is replaced by force only.
        guard try reader.header(old).type == .commit, try reader.header(new).type == .commit else { return false }
        return try table.isAncestor(old, of: new)
    }

    private func send(
        _ commands: [RefCommand], _ server: Advertisement, _ reader: ObjectReader, atomic: Bool, _ options: [String]
    ) throws -> [PushOutcome] {
        var push = PushCommand(commands)
        push.isAtomic = atomic
        push.options = options
        let head = push.encode(repository.format, server.capabilities)
        let body = try commands.contains { $0.new != nil } ? pack(commands, server, reader, head) : RequestBody(head)
        let answer = PacketReader(try transport.call(.receivePack, .v0, body))
        return try push.readReport(answer, server.capabilities) { [progress] in progress(.remote($0)) }
    }

    /// Writes the pack to a file first: its length is then known, and it can be sent again if the server asks who we are.
    private func pack(
        _ commands: [RefCommand], _ server: Advertisement, _ reader: ObjectReader, _ head: [UInt8]
    ) throws -> RequestBody {
        let known = try server.refs.compactMap(\.id).filter { try reader.contains($0) }
        let assembler = PackAssembler(reader, usesOutsideBases: !known.isEmpty && !server.capabilities.has("no-thin"))
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        let walk = ObjectWalk(table) { assembler.add($0.id, at: $0.place, base: $0.base) }
        try walk.run(wants: commands.compactMap(\.new), excluded: known)
        let file = try DurableFile(in: try repository.prepareTemporaryDirectory(), prefix: "push_", mode: 0o600)
        let output = BufferedOutput(file.file)
        let (_, _, size) = try assembler.write(to: output) { [progress] in progress(.packing($0, of: assembler.count)) }
        try output.flush()
        return RequestBody(head, file, size: size)
    }

    /// Tracking refs of branches show what was acknowledged.
    private func follow(
        _ commands: [RefCommand], _ outcomes: [PushOutcome], _ remote: String, _ identity: Signature?
    ) throws {
        var edits: [RefEdit] = []
        for (command, outcome) in zip(commands, outcomes) where outcome.refusal == nil {
            guard let name = command.name.replacing(prefix: "refs/heads/", with: "refs/remotes/\(remote)/") else {
                continue
            }
            edits.append(RefEdit(name, to: command.new.map { .id($0) }, note: "update by push"))
        }
        _ = try repository.refs.apply(edits, atomic: false, identity: identity, logsNew: true)
    }
}
