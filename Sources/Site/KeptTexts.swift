import Bytes
import Journal
import Library
import Objects
import Store
import Synchronization

/// Texts and cards as they were read last. What people write can be erased, so all of it goes as soon as the trees it lies in are others:
/// nothing is found here that is not there.
final class KeptTexts: Sendable {
    /// What texts lie in, and what says which cards count.
    private struct Source: Equatable {
        let erasable: ObjectID?
        let moderation: ObjectID?
        let journal: JournalStore.Snapshot.State

        init(_ store: JournalStore) throws {
            erasable = try store.repository.refs.id(JournalRefs.erasable)
            moderation = try store.repository.refs.id(JournalRefs.moderation)
            journal = try store.snapshot().state
        }
    }

    private struct State {
        var source: Source?
        var texts: [OperationID: JournalText] = [:]
        var bytes = 0
        var cards: [(contact: String, card: ContactCard)]?
    }

    /// How many bytes of texts are kept at most.
    static let maximum = 8 << 20
    private let limit: Int
    private let state = Mutex(State())

    init(limit: Int = maximum) { self.limit = limit }

    /// Texts by name; one that is not there, or not any more, is left out.
    func texts(_ ids: [OperationID], _ store: JournalStore) throws -> [OperationID: JournalText] {
        guard !ids.isEmpty else { return [:] }
        // Asked before anything is read: what is read of a later state is then kept for none.
        let source = try Source(store)
        let found = state.withLock { state -> [OperationID: JournalText] in
            if state.source != source { state = State(source: source) }
            return Dictionary(ids.compactMap { id in state.texts[id].map { (id, $0) } }, uniquingKeysWith: { $1 })
        }
        let missing = ids.filter { found[$0] == nil }
        if missing.isEmpty { return found }
        let read = try store.fullTexts(missing)
        state.withLock { state in
            guard state.source == source else { return }
            for (id, text) in read where state.texts[id] == nil {
                // The text and what was made of it, and a place in the table.
                let size = 2 * text.bytes.count + 200
                if state.bytes + size > limit { (state.texts, state.bytes) = ([:], 0) }
                guard size <= limit else { continue }
                state.texts[id] = text
                state.bytes += size
            }
        }
        return found.merging(read) { $1 }
    }

    /// The cards that are here, by the id of their contact; whether one may be shown, `Contacts` says.
    func cards(_ store: JournalStore) throws -> [(contact: String, card: ContactCard)] {
        let source = try Source(store)
        let known = state.withLock { $0.source == source ? $0.cards : nil }
        if let known { return known }
        let cards = try store.cards()
        state.withLock { state in
            if state.source != source { state = State(source: source) }
            state.cards = cards
        }
        return cards
    }

    /// How many texts are kept.
    var count: Int { state.withLock { $0.texts.count } }
}
