import Bytes
public import Journal
import Objects
import Store
import Synchronization

// What a copy has said itself stands in its outbox until a hub has taken it. Its pages show it meanwhile, as it will stand there.

/// What waits in the outbox of a copy.
public struct Waiting: Sendable {
    /// The commits of its parcels: what is made of what waits may be kept as long as these are the same.
    let commits: [ObjectID]
    /// The parcels, in the order of their clocks.
    let parcels: [Parcel]
    /// The operations that wait.
    public let operations: Set<OperationID>

    /// Nothing.
    static let nothing = Waiting(commits: [], parcels: [], operations: [])
}

/// The outbox of a copy as it was read last.
final class KeptOutbox: Sendable {
    private let repository: Repository
    private let kept = Mutex(Waiting.nothing)

    init(_ repository: Repository) { self.repository = repository }

    /// What waits now. Costs a look at the refs while it is the same.
    func waiting() throws -> Waiting {
        let commits = try repository.refs.list(prefix: JournalRefs.outbox).map(\.id)
        let known = kept.withLock { $0 }
        if known.commits == commits { return known }
        let parcels = try Replica(repository).outbox.list().map(\.parcel)
        let fresh = Waiting(commits: commits, parcels: parcels, operations: Set(parcels.map(\.operation.id)))
        kept.withLock { $0 = fresh }
        return fresh
    }
}

extension Waiting {
    /// A journal with what waits, as if the hub that leads had vouched for it. What it cannot be added to stays as it is.
    ///
    /// - Parameters:
    ///   - snapshot: the journal as it was fetched.
    ///   - reader: reads its operations.
    func added(to snapshot: JournalStore.Snapshot, _ reader: ObjectReader) throws -> Journal {
        guard let commit = snapshot.commit, let hub = snapshot.journal.registry.leader else { return snapshot.journal }
        let (files, tree) = (JournalFiles(reader), try reader.links(commit).tree)
        let new = try parcels.map(\.operation).prefix(Attested.maximum).filter { try !files.contains($0.id, in: tree) }
        guard !new.isEmpty else { return snapshot.journal }
        var journal = snapshot.journal
        let clock = new.reduce(journal.clock) { max($0, $1.clock) } + 1
        let word = try Operation(
            .attestation(new.map { Attested($0.id, access: "kopie") }), library: journal.root, clock: clock, by: hub,
            on: Replica.today)
        let own = Dictionary(new.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let isComplete = try journal.add(new + [word], authentic: { _, _ in true }) { id in
            try own[id] ?? files.operation(id, in: tree)
        }
        return isComplete ? journal : snapshot.journal
    }

    /// The texts that wait, by name.
    var texts: [OperationID: JournalText] {
        Dictionary(parcels.flatMap(\.texts).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The cards that wait, by the id of their contact.
    var cards: [(contact: String, card: ContactCard)] {
        parcels.compactMap { parcel in
            guard case .contact(let record) = parcel.operation.content, let card = parcel.card else { return nil }
            return (record.id, card)
        }
    }
}
