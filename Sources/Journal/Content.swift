/// What an operation says.
public enum Content: Sendable, Hashable {
    /// The library begins: the first operation, signed by its hub; all others name it.
    case founding(Founding)
    /// A hub's key becomes valid.
    case hub(HubRecord)
    /// Somebody becomes a member, or gets other roles.
    case member(MemberRecord)
    /// A member may do nothing any more.
    case blocked(handle: String)
    /// A member's key for signing.
    case key(handle: String, key: String, label: String)
    /// A key is no longer valid: the fingerprint of a key for signing, or the short name of an access key.
    case keyRevoked(key: String, reason: String)
    /// What a proposal needs from now on.
    case policy(Policy)
    /// A proposal.
    case opened(title: String, Revision)
    /// A new revision of a proposal.
    case revised(Revision)
    /// A proposal is taken back.
    case withdrawn(text: OperationID?)
    /// A verdict with its comments, published together.
    case review(Review)
    /// A request for changes is set aside by a moderator; the review it was made in.
    case dismissed(review: OperationID)
    /// A proposal has become the current version.
    case accepted(Acceptance)
    /// Something is hidden, or shown again.
    case moderated(Moderation)
    /// A contact: who can be asked, as a card in the erasable tree and a mailbox for everyone.
    case contact(ContactRecord)
    /// A contact is not to be asked any more.
    case contactRemoved(id: String)
    /// What somebody wrote, or a card, is to be forgotten everywhere.
    case erasure(Erasure)
    /// A post: it opens a discussion, or answers in one.
    case posted(Post)
    /// A post says something else from here on.
    case edited(post: OperationID, text: OperationID)
    /// A post is taken back; its text is forgotten.
    case retracted(post: OperationID)
    /// The answer that settles a question; nil: it is open again.
    case solved(answer: OperationID?)
    /// An event: it opens a discussion in which questions are collected.
    case event(EventRecord)
    /// An event takes place at another time, or says something else.
    case eventChanged(EventRecord)
    /// An event does not take place.
    case eventCancelled
    /// What came of an event.
    case minutes(Minutes)
    /// What an organisation says of a template in practice.
    case evidence(Evidence)
    /// What was said of a template in practice is taken back.
    case evidenceWithdrawn(OperationID)
    /// A hub vouches that operations came from who they say.
    case attestation([Attested])
    /// A type, or a format, that this program does not know; kept, and shown as readable with a later version.
    case unknown
    /// A known type whose content is not as specified; the member at fault.
    case invalid(String)
}

/// The first operation.
public struct Founding: Sendable, Hashable {
    /// What the library is called.
    public var title: String
    /// Its first hub.
    public var hub: HubRecord
    /// The public key that can put a new hub in its place when all hubs are lost.
    public var recoveryKey: String
    /// What a proposal needs.
    public var policy: Policy

    /// Creates the content.
    public init(title: String, hub: HubRecord, recoveryKey: String, policy: Policy) {
        (self.title, self.hub, self.recoveryKey, self.policy) = (title, hub, recoveryKey, policy)
    }
}

/// A hub.
public struct HubRecord: Sendable, Hashable {
    /// Who it is.
    public var id: MemberID
    /// What it is called.
    public var name: String
    /// Its public key, as `ssh-keygen` writes it without comment.
    public var key: String
    /// Whether it is the one that moves the current version, from here on.
    public var leads: Bool

    /// Creates the record.
    public init(id: MemberID, name: String, key: String, leads: Bool) {
        (self.id, self.name, self.key, self.leads) = (id, name, key, leads)
    }
}

/// A member.
public struct MemberRecord: Sendable, Hashable {
    /// Who it is.
    public var id: MemberID
    /// What the organisation is called.
    public var name: String
    /// What they may do.
    public var roles: Set<Role>

    /// Creates the record.
    public init(id: MemberID, name: String, roles: Set<Role>) { (self.id, self.name, self.roles) = (id, name, roles) }
}

/// One state of a proposal. Ids of Git objects are hexadecimal text, for the journal knows no object format.
public struct Revision: Sendable, Hashable {
    /// The version of the library that it was made from.
    public var base: String
    /// The version that is proposed.
    public var commit: String
    /// That version's tree.
    public var tree: String
    /// Why, as the name of a text; nil for none.
    public var text: OperationID?

    /// Creates a revision.
    public init(base: String, commit: String, tree: String, text: OperationID? = nil) {
        (self.base, self.commit, self.tree, self.text) = (base, commit, tree, text)
    }
}

/// What somebody thinks of a revision.
public struct Review: Sendable, Hashable {
    /// The opinion.
    public enum Verdict: String, Sendable, CaseIterable {
        /// Agrees (Mitzeichnung).
        case approved = "mitgezeichnet"
        /// Asks for changes (Nachbesserung).
        case changes = "nachbesserung"
        /// Only comments.
        case note = "hinweis"
        /// Releases it as the steward (Freigabe).
        case released = "freigegeben"
    }

    /// A remark about a place.
    public struct Comment: Sendable, Hashable {
        /// The id of the template.
        public var template: String
        /// The id of the node; nil for the template as a whole.
        public var node: String?
        /// The field; nil for the node as a whole.
        public var field: String?
        /// What is said, as the name of a text.
        public var text: OperationID

        /// Creates a comment.
        public init(template: String, node: String? = nil, field: String? = nil, text: OperationID) {
            (self.template, self.node, self.field, self.text) = (template, node, field, text)
        }
    }

    /// The operation that brought the revision.
    public var revision: OperationID
    /// The opinion.
    public var verdict: Verdict
    /// What is said to the whole, as the name of a text.
    public var text: OperationID?
    /// Remarks about places.
    public var comments: [Comment]

    /// Creates a review.
    public init(_ revision: OperationID, _ verdict: Verdict, text: OperationID? = nil, comments: [Comment] = []) {
        (self.revision, self.verdict, self.text, self.comments) = (revision, verdict, text, comments)
    }

    /// The most comments of one review.
    public static let maximumComments = 200
}

/// How a proposal became the current version. It names all it rests on, so that nothing that arrives later can undo it.
public struct Acceptance: Sendable, Hashable {
    /// The revision, by the operation that brought it.
    public var revision: OperationID
    /// The approvals that make up the quorum.
    public var approvals: [OperationID]
    /// The releases by stewards or moderators.
    public var releases: [OperationID]
    /// Who asked for it.
    public var by: MemberID
    /// The current version before.
    public var before: String
    /// The current version with the proposal in it.
    public var after: String

    /// Creates the content.
    public init(
        revision: OperationID, approvals: [OperationID], releases: [OperationID], by: MemberID, before: String,
        after: String
    ) {
        (self.revision, self.approvals, self.releases) = (revision, approvals, releases)
        (self.by, self.before, self.after) = (by, before, after)
    }

    /// The most operations it may rest on.
    public static let maximumEvidence = 200
}

/// A measure of a moderator.
public struct Moderation: Sendable, Hashable {
    /// What is hidden or shown: a proposal, a review, a discussion or a post. A newcomer's post waits until it is shown.
    public var target: OperationID
    /// Whether it is hidden from now on.
    public var hides: Bool
    /// Why, in a few words of a list: "personenbezogen", "werbung", "beleidigung", "sonstiges".
    public var reason: String

    /// Creates the content.
    public init(target: OperationID, hides: Bool, reason: String) {
        (self.target, self.hides, self.reason) = (target, hides, reason)
    }
}

/// What a hub says of an operation.
public struct Attested: Sendable, Hashable {
    /// The operation.
    public var id: OperationID
    /// How its author was known: `SHA256:…`, the fingerprint of the key that signed it, or the short name of an access key.
    public var access: String

    /// Creates an entry.
    public init(_ id: OperationID, access: String) { (self.id, self.access) = (id, access) }

    /// The most operations that one attestation may name.
    public static let maximum = 1000
}
