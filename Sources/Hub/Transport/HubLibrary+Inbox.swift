public import Journal
import Library
import Objects
import Store

extension HubLibrary {
    /// Submits what lies in the inbox, as from a stranger, and empties it: parcels that stock git pushed to a path, or to a mirror without this
    /// program, where no door could ask for anything. What is not signed is not taken.
    ///
    /// - Parameter report: told of what was not taken, and why.
    /// - Returns: how many operations count now that did not before.
    /// Throws HubError `notTrusted`, with the inbox as it was, or what the store throws.
    @discardableResult
    public func drainInbox(report: (String, Refusal) -> Void = { _, _ in }) throws -> Int {
        let refs = try repository.refs.list(prefix: JournalRefs.inbox)
        guard !refs.isEmpty else { return 0 }
        let reader = try ObjectReader(repository.objects)
        var parcels: [(ref: Ref, parcel: Parcel)] = []
        var refused: [(Ref, Refusal)] = []
        for ref in refs {
            do {
                guard try reader.header(ref.id).type == .commit else { throw Refusal.malformed(.notJSON) }
                let parcel = try Parcel(ref.id, reader)
                guard ref.name == JournalRefs.inbox(parcel.operation.id) else { throw Refusal.malformed(.notJSON) }
                parcels.append((ref, parcel))
            } catch let refusal as Refusal {
                refused.append((ref, refusal))
            }
        }
        parcels.sort { $0.parcel.operation.position < $1.parcel.operation.position }
        var taken = 0
        var done = refused.map(\.0)
        while !parcels.isEmpty {
            let batch = Array(parcels.prefix(Attested.maximum))
            parcels.removeFirst(batch.count)
            let results = try submit(batch.map(\.parcel), from: .stranger, reading: reader)
            for (entry, result) in zip(batch, results) {
                if case .refused(let refusal) = result { refused.append((entry.ref, refusal)) }
                if result == .taken { taken += 1 }
                done.append(entry.ref)
            }
        }
        // One that somebody replaced meanwhile stays for the next time.
        _ = try repository.refs.apply(done.map { RefEdit($0.name, expected: .id($0.id), to: nil) }, atomic: false)
        for (ref, refusal) in refused { report(ref.name.description, refusal) }
        return taken
    }
}
