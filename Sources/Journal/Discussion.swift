public import Bytes

/// A discussion in the Austausch: a topic, a question or an event, with what was said to it.
public struct Discussion: Sendable, Hashable {
    /// What it is.
    public enum Kind: String, Sendable, CaseIterable {
        /// A topic.
        case topic = "thema"
        /// A question.
        case question = "frage"
        /// An event.
        case event = "termin"
    }

    /// A post.
    public struct PostEntry: Sendable, Hashable {
        /// The operation that brought it.
        public let id: OperationID
        /// Who wrote it.
        public let author: MemberID
        /// When.
        public let day: Day
        /// What it says now, as the name of a text; nil when it was taken back.
        public internal(set) var text: OperationID?
        /// Whether it says something else than at first.
        public internal(set) var isEdited = false
        /// Whether it waits for a moderator: nobody sees it who did not ask to.
        public internal(set) var isPending: Bool
        /// Whether a moderator has hidden it.
        public internal(set) var isHidden = false

        /// Whether everyone may see it.
        public var isVisible: Bool { !isPending && !isHidden && text != nil }
    }

    /// When an event takes place.
    public struct Event: Sendable, Hashable {
        /// Its beginning.
        public internal(set) var start: WallTime
        /// Its end.
        public internal(set) var end: WallTime?
        /// When it was changed last; nil when it never was.
        public internal(set) var changed: Day?
        /// How often it was changed; calendars ask for that.
        public internal(set) var sequence = 0
        /// Whether it does not take place.
        public internal(set) var isCancelled = false
        /// What came of it, oldest first.
        public internal(set) var minutes: [MinutesEntry] = []
    }

    /// Minutes.
    public struct MinutesEntry: Sendable, Hashable {
        /// The operation that brought them.
        public let id: OperationID
        /// Who wrote them.
        public let author: MemberID
        /// When.
        public let day: Day
        /// What they say, and what was talked about.
        public let minutes: Minutes
        /// Whether a moderator has hidden them.
        public internal(set) var isHidden = false
    }

    /// The operation that opened it.
    public let id: OperationID
    /// What it is.
    public let kind: Kind
    /// What it is about; nil in general.
    public internal(set) var place: Place?
    /// What was said, in the order of the operations; the first opened it.
    public internal(set) var posts: [PostEntry]
    /// The answer that settled it.
    public internal(set) var answer: OperationID?
    /// When and how, for an event.
    public internal(set) var event: Event?
    /// Operations about it that a later version of the program can read.
    public internal(set) var later: [OperationID] = []
    /// How many operations there are about it.
    public internal(set) var count = 0
    /// Texts that nobody keeps: of posts that were changed or taken back.
    var gone: [OperationID] = []

    /// Texts that nobody keeps any more.
    public var goneTexts: [OperationID] { gone }
    /// Who opened it.
    public var author: MemberID { posts[0].author }
    /// When.
    public var day: Day { posts[0].day }
    /// Whether everyone may see it. One whose opening was taken back stays, for the sake of the answers, if there are any.
    public var isVisible: Bool {
        guard !posts[0].isPending, !posts[0].isHidden else { return false }
        return posts[0].text != nil || posts.contains(where: \.isVisible)
    }
    /// What everyone may see.
    public var visiblePosts: [PostEntry] { posts.filter(\.isVisible) }
    /// The day on which somebody last said something that everyone may see.
    public var lastDay: Day {
        var last = day
        for post in posts where post.isVisible { last = max(last, post.day) }
        guard let event else { return last }
        for minutes in event.minutes where !minutes.isHidden { last = max(last, minutes.day) }
        return max(last, event.changed ?? last)
    }

    /// One that somebody opens; nil for an operation that opens none.
    init?(_ opening: Operation, isPending: Bool) {
        let text: OperationID
        switch opening.content {
        case .posted(let post) where post.kind != .answer:
            (kind, place, text) = (post.kind == .question ? .question : .topic, post.place, post.text)
        case .event(let record):
            (kind, place, text) = (.event, record.place, record.text)
            event = Event(start: record.start, end: record.end)
        default: return nil
        }
        id = opening.id
        posts = [PostEntry(opening, text: text, isPending: isPending)]
    }

    /// One read from an index; nil without a post.
    init?(_ id: OperationID, _ kind: Kind, posts: [PostEntry]) {
        guard !posts.isEmpty else { return nil }
        (self.id, self.kind, self.posts) = (id, kind, posts)
    }
}

extension Discussion.PostEntry {
    init(_ operation: Operation, text: OperationID, isPending: Bool) {
        self.init(
            id: operation.id, author: operation.author, day: operation.day, text: text, isPending: isPending)
    }
}
