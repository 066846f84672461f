import Library
import Objects
import Synchronization
import Templates

/// How many novelties variants had, by the versions of the variant and of its source: comparing two trees for each page would cost too much.
final class KeptStandings: Sendable {
    private struct Key: Hashable {
        let variant: ObjectID
        let source: ObjectID
    }

    private static let maximum = 10_000
    private let offers = Mutex<[Key: Int]>([:])

    /// How many novelties a variant has; nil when its source is gone or cannot be read.
    func offers(_ variant: LocalVariant, _ desk: Replica) -> Int? {
        guard let source = try? desk.sourceCommit(variant.record.ursprung) else { return nil }
        let key = Key(variant: variant.commit, source: source)
        if let known = offers.withLock({ $0[key] }) { return known }
        guard let count = try? desk.standing(of: variant).stand.angebote.count else { return nil }
        offers.withLock { offers in
            if offers.count >= Self.maximum { offers = [:] }
            offers[key] = count
        }
        return count
    }
}
