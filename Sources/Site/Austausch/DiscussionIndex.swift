import Journal
import Library
import Objects
import Synchronization

/// The discussions of a journal in the order of lists, and by the templates they are about. Made once for each state of the journal.
struct DiscussionIndex: Sendable {
    /// The state of the journal.
    let state: JournalStore.Snapshot.State
    /// All of them, also those that not everyone may see; the one in which something was said last first.
    let all: [Discussion]
    /// Where in `all` those about a template are.
    private let places: [String: [Int]]

    init(_ snapshot: JournalStore.Snapshot) {
        state = snapshot.state
        all = Journal.latestFirst(snapshot.journal.allDiscussions)
        var places: [String: [Int]] = [:]
        for (number, discussion) in all.enumerated() {
            if let place = discussion.place { places[place.template, default: []].append(number) }
        }
        self.places = places
    }

    /// The discussions about a template, in the same order.
    func about(_ template: String) -> [Discussion] { (places[template] ?? []).map { all[$0] } }
}

/// Keeps the index of the newest state that was asked for.
final class KeptDiscussions: Sendable {
    private let state = Mutex<DiscussionIndex?>(nil)

    /// The discussions of a state of the journal.
    func index(_ snapshot: JournalStore.Snapshot) -> DiscussionIndex {
        if let index = state.withLock({ $0 }), index.state == snapshot.state { return index }
        let index = DiscussionIndex(snapshot)
        state.withLock { $0 = index }
        return index
    }
}
