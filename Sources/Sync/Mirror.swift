import Bytes
import History
public import Objects
import Packs
public import Store
public import Wire

/// Fetches refs of any name, each into a ref of the caller's choice, for repositories that stand for another one: a hub that is built
/// anew, or a room where what another hub has is looked at before anything of it is taken over.
public final class Mirror {
    private let repository: Repository
    private let transport: any Transport
    private let policy: ReceivePolicy
    private let progress: (SyncProgress) -> Void
    /// How many versions are named so that the other side leaves out what is here.
    private static let maximumHaves = 256

    /// Prepares it.
    ///
    /// - Parameter policy: how strictly objects are judged.
    public init(
        _ repository: Repository, _ transport: any Transport, _ policy: ReceivePolicy = .replica,
        progress: @escaping (SyncProgress) -> Void = { _ in }
    ) {
        (self.repository, self.transport, self.policy, self.progress) = (repository, transport, policy, progress)
    }

    /// Fetches what refs lead to, and sets refs here; whatever they held is replaced. Durable when this returns.
    ///
    /// - Parameters:
    ///   - refs: what leads where there, and what it is called here.
    ///   - known: versions that are here, although no ref may lead to them.
    /// Throws SyncError, RemoteError, FormatError, NetError, or what the store throws; then no ref has changed.
    public func fetch(
        _ refs: [(here: RefName, id: ObjectID)], from advertisement: Advertisement, known: [ObjectID] = []
    ) throws {
        guard advertisement.format == repository.format else {
            throw SyncError.otherFormat(theirs: advertisement.format, ours: repository.format)
        }
        let reader = try ObjectReader(repository.objects)
        var seen: Set<ObjectID> = []
        let missing = try refs.map(\.id).filter { id in
            guard seen.insert(id).inserted else { return false }
            return try !reader.contains(id)
        }
        let haves = try repository.refs.list().map(\.id) + known
        let received = try missing.isEmpty ? nil : receive(missing, haves, advertisement, reader)
        progress(.checking)
        let fresh = try received?.reader() ?? reader
        do {
            try Connectivity(fresh, tips: Set(haves), shallow: try repository.shallowCommits()).check(refs.map(\.id))
        } catch StoreError.missing(let id) {
            throw SyncError.incomplete(id)
        }
        try received?.install()
        let after = try ObjectReader(repository.objects)
        let edits = refs.map { RefEdit($0.here, to: .id($0.id), note: "fetch") }
        for rejection in try repository.refs.apply(edits, peel: { try after.peel($0) }) {
            if let rejection { throw rejection }
        }
    }

    private func receive(
        _ wants: [ObjectID], _ known: [ObjectID], _ advertisement: Advertisement, _ reader: ObjectReader
    ) throws -> ReceivedPack {
        let receiver = PackReceiver(repository.objects, policy) { [progress] state in
            switch state {
            case .receiving(let count, let total, let bytes): progress(.receiving(count, of: total, bytes: bytes))
            case .resolving(let count, let total): progress(.resolving(count, of: total))
            }
        }
        var command = FetchCommand(wants: wants)
        var named: Set<ObjectID> = []
        command.haves = try known.filter { id in
            guard named.count < Self.maximumHaves, try reader.contains(id), try reader.header(id).type == .commit else {
                return false
            }
            return named.insert(id).inserted
        }
        // There is no talk about what both sides have: what was named is all.
        command.isDone = true
        let packets: PacketReader
        var sideBand = true
        if advertisement.version == .v2 {
            let body = RequestBody(command.encode(repository.format))
            packets = PacketReader(try transport.call(.uploadPack, .v2, body))
            guard case .pack = try FetchCommand.readAnswer(packets, repository.format) else {
                throw FormatError(.malformed, "no pack after the end of negotiation")
            }
        } else {
            let body = RequestBody(command.encodeOnce(repository.format, advertisement.capabilities))
            packets = PacketReader(try transport.call(.uploadPack, .v0, body))
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
        return try receiver.finish()
    }
}
