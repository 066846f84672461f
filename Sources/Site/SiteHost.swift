public import Journal
public import Library
public import Objects
public import Store

/// What pages stand on: a hub, or a Kommune's own copy. Pages ask for what they show and say what is to be done; where it lies and how
/// it travels is the host's.
public protocol SiteHost: Sendable {
    /// Which of the two it is.
    var kind: SiteKind { get }
    /// The repository of the library; nil where there is none to show.
    var repository: Repository? { get }
    /// What the operators have set.
    var settings: SiteSettings { get }

    /// The version everybody takes over; nil while there is none. Asked for each page, so it costs no more than a look at a ref.
    func published() throws -> ObjectID?
    /// The journal with its texts and cards; nil for a library without one.
    func journal() throws -> JournalStore?

    /// Whoever signs in with an access key; nil for none and for one that is not valid.
    func account(key: [UInt8]) throws -> SignedIn?
    /// Whoever has signed in before, as they stand now; nil when they may not any more.
    func account(_ proof: Proof) throws -> SignedIn?

    /// Says something in the journal on somebody's behalf; durable when this returns. Throws Refusal for what would not count.
    @discardableResult
    func write(_ entry: JournalEntry, by who: SignedIn) throws -> OperationID
    /// Proposes a version, or gives a proposal another content; durable when this returns. Throws Refusal.
    @discardableResult
    func propose(
        _ version: ObjectID, title: String, text: String?, revising: OperationID?, by who: SignedIn
    ) throws -> OperationID
    /// Makes a proposal the current version. Throws what keeps it from being accepted, as an error that has a sentence (`Said`).
    func accept(_ proposal: OperationID, expecting: ObjectID?, by who: SignedIn) throws -> ObjectID

    /// Shares a variant with all organisations, or what it has become since. Throws SharingRefusal, ExchangeProblem.
    func share(_ variant: LocalVariant, by who: SignedIn) throws
    /// Shares a variant no longer; what others have fetched they keep. Throws SharingRefusal, ExchangeProblem.
    func stopSharing(_ variant: LocalVariant, by who: SignedIn) throws

    /// Whether drafts of reviews can be kept here; where not, the three below find and keep none.
    var keepsDrafts: Bool { get }
    /// Somebody's draft of a review, as `ReviewDraft` writes it; nil when there is none.
    func draft(_ proposal: OperationID, by who: SignedIn) throws -> [UInt8]?
    /// Keeps a draft in place of the one before. Nobody else is shown it.
    func keepDraft(_ draft: [UInt8], _ proposal: OperationID, by who: SignedIn) throws
    /// Throws a draft away.
    func dropDraft(_ proposal: OperationID, by who: SignedIn) throws

    /// Where somebody's organisation works on variants and proposals; nil where it cannot.
    func desk(of who: SignedIn) throws -> Replica?

    /// How somebody becomes a member, and their keys; nil where that is done elsewhere.
    var admissions: (any Admissions)? { get }
    /// What only operators do; nil where that is done elsewhere.
    var administration: (any Administration)? { get }
    /// The exchange with the hub; nil on a hub.
    var exchange: (any HubExchange)? { get }
    /// Whether an error means that something of the host's is to be said to people: its sentence in a language.
    func sentence(_ error: any Error, _ language: SiteLanguage) -> String?
}

/// Why a variant is not shared.
public enum SharingRefusal: Error, Sendable, Equatable {
    /// The library's rules forbid it; why, in both languages.
    case rule(String)
    /// Another variant is shared under its name, and this one does not follow on it.
    case other
}

extension SiteHost {
    /// Nobody becomes a member here.
    public var admissions: (any Admissions)? { nil }
}

extension SiteHost {
    /// None are kept.
    public var keepsDrafts: Bool { false }
    /// None is kept.
    public func draft(_ proposal: OperationID, by who: SignedIn) throws -> [UInt8]? { nil }
    /// None is kept.
    public func keepDraft(_ draft: [UInt8], _ proposal: OperationID, by who: SignedIn) throws {}
    /// None is kept.
    public func dropDraft(_ proposal: OperationID, by who: SignedIn) throws {}
}

/// Where pages stand.
public enum SiteKind: Sendable {
    /// On a hub, for everybody.
    case hub
    /// On a Kommune's own copy, for those who work with it.
    case replica
}

/// How somebody has proved who they are.
public enum Proof: Hashable, Sendable {
    /// An access key, by the hash that the host keeps of it.
    case key(hash: String)
    /// A header that a reverse proxy vouches for, by the member's opaque id.
    case proxy(handle: String)
    /// The link that the program opened on this machine.
    case owner
}

/// Somebody who has signed in. Never a name of a person: an organisation, an opaque id, and what the id may do.
public struct SignedIn: Sendable, Hashable {
    /// Who they are in the journal; nil for an owner of a copy whom the hub does not know yet.
    public let member: MemberID?
    /// The organisation, with the same id.
    public let organisation: Organisation
    /// What they may do, as the journal says now.
    public let roles: Set<Role>
    /// What vouches for them in the journal: the short name of the access key.
    public let access: String
    /// How they proved it.
    public let proof: Proof

    /// Describes somebody.
    public init(
        member: MemberID?, organisation: Organisation, roles: Set<Role>, access: String, proof: Proof
    ) {
        (self.member, self.organisation, self.roles) = (member, organisation, roles)
        (self.access, self.proof) = (access, proof)
    }

    /// Whether they have a role.
    public func has(_ role: Role) -> Bool { roles.contains(role) }
}

/// Something to be said in the journal, with all that belongs to it.
public struct JournalEntry: Sendable {
    /// What is said.
    public var content: Content
    /// What it is about.
    public var subject: OperationID?
    /// The texts it names.
    public var texts: [JournalText]
    /// The card it names.
    public var card: ContactCard?

    /// Creates an entry.
    public init(
        _ content: Content, about subject: OperationID? = nil, texts: [JournalText] = [], card: ContactCard? = nil
    ) {
        (self.content, self.subject, self.texts) = (content, subject, texts)
        self.card = card
    }
}
