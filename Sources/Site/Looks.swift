import Library
import Net
import Objects
import Store
import Synchronization

/// What was seen at the last look at something that others may change.
///
/// A look serves every request that had arrived before it began: whoever was told of a change and asks then is shown it. So a look is made for
/// each request when few ask, and many that wait for their turn share one.
final class Looks<Value: Sendable>: Sendable {
    private struct Last: Sendable {
        let begun: Deadline
        let value: Value
    }

    private let last = Mutex<Last?>(nil)
    /// Held while somebody looks: who waits for it shares the next look with all others who wait.
    private let looking = Mutex(())

    /// What there is, as seen since a request arrived.
    func value(since arrival: Deadline, _ look: () throws -> Value) rethrows -> Value {
        if let last = last.withLock({ $0 }), arrival <= last.begun { return last.value }
        return try looking.withLock { _ in
            if let last = last.withLock({ $0 }), arrival <= last.begun { return last.value }
            let begun = Deadline.now
            let value = try look()
            last.withLock { $0 = Last(begun: begun, value: value) }
            return value
        }
    }
}

/// The state of a library that pages are made from.
struct SeenState: Sendable {
    /// The current version.
    let published: ObjectID?
    /// All of it in words; nil where there is nothing to show.
    let words: String?

    /// Looks at the refs of a host.
    init(_ host: any SiteHost) throws {
        published = try host.published()
        guard let repository = host.repository, let published else {
            words = nil
            return
        }
        let journal = try repository.refs.id(JournalRefs.journal)?.description ?? ""
        let texts = try repository.refs.id(JournalRefs.erasable)?.description ?? ""
        // Of a copy, what waits to be submitted is shown too.
        let own = host.kind == .hub ? [] : try repository.refs.list(prefix: JournalRefs.outbox).map(\.id.description)
        words = "\(published) \(journal) \(texts) \(Replica.today) \(own.joined(separator: " "))"
    }
}
