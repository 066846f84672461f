import Bytes
import Journal
import Library
import Objects
import Store
import Synchronization
import Templates

/// The proposals of a journal in the order of lists, with the names that their addresses have. Made once for each state of the journal.
struct ProposalIndex: Sendable {
    /// The state of the journal.
    let state: JournalStore.Snapshot.State
    let journal: Journal
    /// The youngest first, hidden ones too.
    let all: [Proposal]
    /// Names in their order, each with the place of its proposal.
    private let names: [(name: [UInt8], place: Int)]

    /// What an address has of a name at least, so that most need not grow when more proposals come.
    static let shortest = 8

    init(_ snapshot: JournalStore.Snapshot) {
        state = snapshot.state
        journal = snapshot.journal
        let all = snapshot.journal.allProposals.sorted { ($0.day, $0.id) > ($1.day, $1.id) }
        self.all = all
        names = all.enumerated().map { (Array($1.id.description.utf8), $0) }
            .sorted { $0.name.lexicographicallyPrecedes($1.name) }
    }

    /// The proposals whose names begin so; at most so many.
    func found(_ beginning: String, limit: Int = 20) -> [Proposal] {
        let word = Array(beginning.utf8)
        guard (4...64).contains(word.count) else { return [] }
        var place = self.place(of: word)
        var found: [Proposal] = []
        while place < names.count, names[place].name.starts(with: word), found.count < limit {
            found.append(all[names[place].place])
            place += 1
        }
        return found
    }

    /// What the address of a proposal says of its name: as much as no other begins with.
    func name(_ id: OperationID) -> String {
        let name = Array(id.description.utf8)
        let place = self.place(of: name)
        var length = Self.shortest
        for neighbour in [place - 1, place + 1] where names.indices.contains(neighbour) {
            let common = zip(names[neighbour].name, name).prefix { $0 == $1 }.count
            length = max(length, common + 1)
        }
        return String(decoding: name.prefix(length), as: UTF8.self)
    }

    /// Where a name stands or would stand.
    private func place(of name: [UInt8]) -> Int {
        var (low, high) = (0, names.count)
        while low < high {
            let middle = (low + high) / 2
            if names[middle].name.lexicographicallyPrecedes(name) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Keeps what was found out of proposals, so that pages do not ask for it again: it follows from what is asked, and may be thrown away.
final class KeptProposals: Sendable {
    private struct State {
        var index: ProposalIndex?
        var touched: [ObjectID: [TemplatePath]] = [:]
        var contents: [(key: Key, content: ProposalContent)] = []
    }

    /// What the content of a proposal is made of beside the repository.
    private struct Key: Hashable {
        let commit: String
        let before: ObjectID?
        let policy: Policy
        let contacts: Contacts
        let day: Day
    }

    private static let maximum = (touched: 50_000, contents: 12, templates: 20)
    private let state = Mutex(State())

    /// The proposals of a state of the journal.
    func index(_ snapshot: JournalStore.Snapshot) -> ProposalIndex {
        if let index = state.withLock({ $0.index }), index.state == snapshot.state { return index }
        let index = ProposalIndex(snapshot)
        state.withLock { $0.index = index }
        return index
    }

    /// The templates that versions touch, by version.
    func touched(_ commits: [ObjectID], since current: ObjectID, _ repository: Repository) throws -> [ObjectID:
        [TemplatePath]]
    {
        var known = state.withLock { state in
            Dictionary(commits.compactMap { id in state.touched[id].map { (id, $0) } }, uniquingKeysWith: { $1 })
        }
        let unknown = commits.filter { known[$0] == nil }
        if unknown.isEmpty { return known }
        let found = try Replica(repository).templatesTouched(by: unknown, since: current)
        known.merge(found) { $1 }
        state.withLock { state in
            if state.touched.count > Self.maximum.touched { state.touched = [:] }
            state.touched.merge(found) { $1 }
        }
        return known
    }

    /// What a proposal would make of the current version, or has made of the one before; nil when its content is not here.
    ///
    /// - Parameter templates: the ids of the templates of the current version; nil where they are to be looked up.
    func content(
        _ proposal: Proposal, _ journal: Journal, current: ObjectID?, _ repository: Repository,
        templates: @autoclosure () -> Set<ElementID>? = nil
    ) throws -> ProposalContent? {
        let key = Key(
            commit: proposal.current.revision.commit,
            before: proposal.acceptance.flatMap {
                ObjectID(hex: Array($0.content.before.utf8), repository.format)
            } ?? current, policy: journal.registry.policy, contacts: journal.contacts, day: Replica.today)
        if let kept = state.withLock({ state in state.contents.first { $0.key == key } }) { return kept.content }
        guard
            let content = try Replica(repository).content(
                of: proposal, journal, current: current, known: templates())
        else { return nil }
        if content.difference.templates.count <= Self.maximum.templates {
            state.withLock { state in
                state.contents.removeAll { $0.key.commit == key.commit }
                state.contents.append((key, content))
                if state.contents.count > Self.maximum.contents { state.contents.removeFirst() }
            }
        }
        return content
    }
}
