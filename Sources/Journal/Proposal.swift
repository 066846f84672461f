public import Bytes

/// A proposal, as the operations about it make it.
public struct Proposal: Sendable, Hashable {
    /// A state of it.
    public struct RevisionEntry: Sendable, Hashable {
        /// The operation that brought it.
        public let id: OperationID
        /// Who sent it.
        public let author: MemberID
        /// When.
        public let day: Day
        /// What is proposed.
        public let revision: Revision
    }

    /// A verdict on it.
    public struct ReviewEntry: Sendable, Hashable {
        /// The operation that brought it.
        public let id: OperationID
        /// Who gave it.
        public let author: MemberID
        /// When.
        public let day: Day
        /// How the author was known: a fingerprint, or the short name of an access key.
        public let access: String
        /// What it says.
        public let review: Review
        /// Whether a moderator has set a request for changes aside.
        public var isDismissed = false
        /// Whether a moderator has hidden it.
        public var isHidden = false
    }

    /// What has become of it.
    public enum State: String, Sendable, CaseIterable {
        /// It is being reviewed.
        case open = "offen"
        /// It is the current version.
        case accepted = "angenommen"
        /// Its organisation has taken it back.
        case withdrawn = "zurueckgezogen"
    }

    /// The operation that opened it.
    public let id: OperationID
    /// What it is called.
    public let title: String
    /// Who opened it.
    public let author: MemberID
    /// When.
    public let day: Day
    /// Its states, oldest first; at least one.
    public var revisions: [RevisionEntry]
    /// Verdicts, oldest first.
    public var reviews: [ReviewEntry] = []
    /// How it was accepted, and when.
    public var acceptance: (operation: OperationID, day: Day, content: Acceptance)? {
        get { accepted.map { ($0.id, $0.day, $0.content) } }
        set { accepted = newValue.map { Accepted(id: $0.operation, day: $0.day, content: $0.content) } }
    }
    var accepted: Accepted?
    /// Whether it was taken back.
    public var isWithdrawn = false
    /// Whether a moderator has hidden it.
    public var isHidden = false
    /// Operations about it that a later version of the program can read.
    public var later: [OperationID] = []
    /// How many operations there are about it.
    public var count = 0

    struct Accepted: Sendable, Hashable {
        let id: OperationID
        let day: Day
        let content: Acceptance
    }

    /// A proposal read from an index; nil without a revision.
    init?(_ id: OperationID, title: String, author: MemberID, day: Day, revisions: [RevisionEntry]) {
        guard !revisions.isEmpty else { return nil }
        (self.id, self.title, self.author, self.day, self.revisions) = (id, title, author, day, revisions)
    }

    init(_ opening: Operation, title: String, _ revision: Revision) {
        (id, self.title, author, day) = (opening.id, title, opening.author, opening.day)
        revisions = [RevisionEntry(id: opening.id, author: opening.author, day: opening.day, revision: revision)]
    }

    /// The state that counts.
    public var current: RevisionEntry { revisions[revisions.count - 1] }

    /// What has become of it. Accepted is final, for the current version has moved.
    public var state: State { accepted != nil ? .accepted : isWithdrawn ? .withdrawn : .open }
}
