/// What the journal comes to: a pure function of the set of operations, the same on every replica in whatever order they came.
///
/// Made from nothing by `fold`, and continued by `add` at a cost that grows with the proposals concerned. It holds no operation; those
/// about a proposal that something is added to are asked for again.
public struct Journal: Sendable, Hashable {
    /// The founding operation; nil for a library without journal.
    public internal(set) var root: OperationID?
    /// What the library was called when it was founded.
    public internal(set) var title = ""
    /// The greatest clock; the next operation gets one more.
    public internal(set) var clock: Int64 = 0
    /// How many operations there are, those that do not count included.
    public internal(set) var count = 0
    /// Hubs, members, keys and policy.
    public internal(set) var registry = Registry()
    /// Who can be asked, and what has been forgotten.
    public internal(set) var contacts = Contacts()
    /// What organisations say of templates in practice.
    public internal(set) var practice = Practice()
    /// Operations that do not count, and the word for why.
    public internal(set) var ignored: [OperationID: String] = [:]
    /// Operations that no hub has vouched for, with what they are about.
    public internal(set) var waiting: [OperationID: OperationID] = [:]
    /// Operations about nothing in particular that a later version can read.
    public internal(set) var later: Set<OperationID> = []
    /// Attestations of operations that are not here.
    var attestedAhead: [OperationID: Vouched] = [:]
    var records: [OperationID: Record] = [:]
    /// What each operation of a record is about.
    var subjects: [OperationID: OperationID] = [:]
    /// Where the rights of operations about members, keys and policy were judged; those of hubs before everything.
    var governed: [OperationID: Position] = [:]
    /// The last position seen: an operation about members or keys that stands before it may change how others are judged.
    var last: Position?
    /// The least clock behind a gap that is wider than is believed.
    var gap: Int64?
    /// The public key that can put a new hub in place when all are lost.
    public internal(set) var recoveryKey = ""

    /// How a hub has vouched for an operation.
    struct Vouched: Sendable, Hashable {
        let position: Position
        let access: String
    }

    /// All that is about one thing.
    struct Record: Sendable, Hashable {
        var entries: [OperationID: Entry] = [:]
        var proposal: Proposal?
        var discussion: Discussion?
    }
    /// What follows from the discussions: texts that nobody keeps, and texts that wait for a moderator, with their discussion.
    /// The same text may be named in several discussions, and counts for each of them.
    private(set) var gone: [OperationID: Set<OperationID>] = [:]
    private(set) var pendingTexts: [OperationID: Set<OperationID>] = [:]

    /// The most operations about one proposal that a hub takes.
    public static let maximumOperations = 2000
    /// The most posts of a newcomer that may wait for a moderator.
    public static let maximumPending = 20
    /// The longest text of a comment, in bytes.
    public static let maximumText = 32 << 10

    /// An empty journal.
    public init() {}

    /// Whether the signature of an operation was made by the private half of a public key.
    public typealias Authentic = (_ operation: Operation, _ key: String) throws -> Bool
    /// The operation of that name.
    public typealias Load = (OperationID) throws -> Operation

    /// All proposals that are not hidden, youngest first.
    public var proposals: [Proposal] {
        records.values.compactMap(\.proposal).filter { !$0.isHidden }
            .sorted { ($0.day, $0.id) > ($1.day, $1.id) }
    }

    /// All proposals, hidden ones too, in no order.
    public var allProposals: [Proposal] { records.values.compactMap(\.proposal) }
    /// All that are open, hidden ones too, in no order.
    public var openProposals: [Proposal] { allProposals.filter { $0.state == .open } }

    /// A proposal; hidden ones too.
    public func proposal(_ id: OperationID) -> Proposal? { records[id]?.proposal }

    /// All discussions that everyone may see, the one in which something was said last first.
    public var discussions: [Discussion] {
        Self.latestFirst(records.values.compactMap(\.discussion).filter(\.isVisible))
    }

    /// Discussions in the order of lists: the one in which something was said last first.
    public static func latestFirst(_ discussions: [Discussion]) -> [Discussion] {
        // The day follows from all posts, so it is asked once of each and not at every comparison.
        discussions.map { (day: $0.lastDay, discussion: $0) }
            .sorted { ($0.day, $0.discussion.id) > ($1.day, $1.discussion.id) }.map(\.discussion)
    }

    /// All discussions, in no order.
    public var allDiscussions: [Discussion] { records.values.compactMap(\.discussion) }

    /// A discussion; one that not everyone may see too.
    public func discussion(_ id: OperationID) -> Discussion? { records[id]?.discussion }

    /// What waits for a moderator, oldest first.
    public var pendingPosts: [(discussion: Discussion, post: Discussion.PostEntry)] {
        pendingTexts.values.reduce(into: Set()) { $0.formUnion($1) }.compactMap { records[$0]?.discussion }
            .flatMap { discussion in
                discussion.posts.filter { $0.isPending && !$0.isHidden && $0.text != nil }.map { (discussion, $0) }
            }
            .sorted { ($0.1.day, $0.1.id) < ($1.1.day, $1.1.id) }
    }

    /// Whether a text waits for a moderator.
    public func isPending(_ text: OperationID) -> Bool { pendingTexts[text] != nil }

    /// Whether a text, or a card, by this author is kept: not when it was erased, replaced or taken back.
    public func keeps(_ text: OperationID, by author: MemberID) -> Bool {
        gone[text] == nil && !contacts.isErased(text, by: author)
    }

    /// Puts a discussion where it belongs, with what follows from it.
    mutating func set(_ discussion: Discussion?, about id: OperationID) {
        if let before = records[id]?.discussion {
            for text in before.gone { Self.remove(id, from: &gone, text) }
            for post in before.posts { if let text = post.text { Self.remove(id, from: &pendingTexts, text) } }
        }
        records[id]?.discussion = discussion
        guard let discussion else { return }
        for text in discussion.gone { gone[text, default: []].insert(id) }
        for post in discussion.posts where post.isPending {
            if let text = post.text { pendingTexts[text, default: []].insert(id) }
        }
    }

    private static func remove(
        _ discussion: OperationID, from texts: inout [OperationID: Set<OperationID>], _ text: OperationID
    ) {
        guard texts[text]?.remove(discussion) != nil, texts[text]?.isEmpty == true else { return }
        texts[text] = nil
    }

    /// How many operations there are about something.
    public func operationCount(about id: OperationID) -> Int { records[id]?.entries.count ?? 0 }

    /// Folds a whole set, in any order, whatever is in it twice. O(n log n).
    ///
    /// Where a signature cannot be checked (`authentic` throws), it counts as wrong; `folding` throws instead.
    ///
    /// - Parameters:
    ///   - root: the founding operation. Whoever knows it must say so: else the first sound one is taken, which anybody can make.
    ///   - authentic: asked about operations that hubs signed only.
    public static func fold(_ operations: [Operation], root: OperationID? = nil, authentic: @escaping Authentic)
        -> Journal
    {
        let certain: Authentic = { operation, key in (try? authentic(operation, key)) ?? false }
        return (try? folding(operations, root: root, authentic: certain)) ?? Journal()
    }

    /// Folds a whole set like `fold`. Throws what `authentic` throws.
    public static func folding(_ operations: [Operation], root: OperationID? = nil, authentic: @escaping Authentic)
        throws -> Journal
    {
        var journal = Journal()
        journal.root = root
        // Nothing is here yet that something could belong before, and nothing to be asked for again.
        _ = try journal.add(operations, authentic: authentic) { id throws(MissingOperation) in
            throw MissingOperation(id: id)
        }
        return journal
    }

    /// Adds operations that are not here yet; false when what they say of members, keys or hubs belongs before what is here already: then
    /// the whole set must be folded anew, and this journal is of no use any more.
    ///
    /// What is given twice counts once; what was added before must not be given again. Costs what the operations and the proposals they
    /// are about have, not what the journal has. Throws what `authentic` and `load` throw, with the same consequence as false.
    public mutating func add(_ new: [Operation], authentic: @escaping Authentic, load: Load) throws -> Bool {
        var batch = JournalBatch(new, authentic: authentic)
        return try batch.run(on: &self, load)
    }
}

/// An operation is asked for that is not there.
public struct MissingOperation: Error, Sendable, Equatable {
    /// Which.
    public let id: OperationID

    /// Creates the error.
    public init(id: OperationID) { self.id = id }
}
