public import Journal
public import Templates

/// What operators of a hub do by hand. Whoever acts is named each time, and the host looks itself whether they may.
///
/// What goes wrong is thrown as Refusal or as an error that has a sentence (`SiteHost.sentence`).
public protocol Administration: Sendable {
    /// How the hub is.
    func health() throws -> HubHealth

    /// Makes somebody a member, or gives a member (`handle`) other roles.
    func setMember(ars: String, name: String, roles: Set<Role>, handle: String?, by who: SignedIn) throws -> MemberID
    /// Takes all rights and keys from a member.
    func block(_ handle: String, by who: SignedIn) throws
    /// All access keys, by organisation.
    func accessKeys() throws -> [AccessKeyEntry]
    /// Makes a key for a member; its text is told once.
    func addAccessKey(to handle: String, label: String, by who: SignedIn) throws -> String
    /// Takes a key out of use, by its short name.
    func revokeAccessKey(_ key: String, reason: String, by who: SignedIn) throws

    /// The invitations that are open.
    func invitations() throws -> [InvitationEntry]
    /// Invites somebody for so many days; the code is told once.
    func invite(ars: String, name: String, roles: Set<Role>, days: Int, by who: SignedIn) throws -> String
    /// Takes an invitation back, by what names it in lists.
    func revokeInvitation(_ id: String, by who: SignedIn) throws
    /// Those who asked to be admitted, oldest first.
    func enrolments() throws -> [EnrolmentEntry]
    /// Admits one.
    func confirm(_ enrolment: String, roles: Set<Role>, by who: SignedIn) throws
    /// Refuses one.
    func reject(_ enrolment: String, by who: SignedIn) throws

    /// Whom a word means: an opaque id, the id of a contact, or name, telephone or mail as they stand on a card.
    func persons(_ word: String) throws -> [PersonEntry]
    /// All that is here about somebody whom `persons` named.
    func disclosure(_ person: PersonEntry) throws -> [DisclosureEntry]
    /// Erases somebody, here and in every copy with its next exchange.
    func erase(_ person: PersonEntry, by who: SignedIn) throws -> ErasureResult
    /// The record of processing activities (Art. 30 DSGVO).
    func processing(_ language: SiteLanguage) throws -> [ProcessingEntry]

    /// Sets what the library asks of proposals.
    func setPolicy(_ policy: Policy, by who: SignedIn) throws
    /// What was done last, youngest first.
    func recent(_ count: Int) throws -> [Operation]
}

/// How a hub is.
public struct HubHealth: Sendable {
    /// How many operations its journal has.
    public var operations = 0
    /// How many of them do not count.
    public var ignored = 0
    /// How many bytes the hub takes on its disk; nil when that would take long to find out.
    public var bytes: Int64?
    /// How many bytes are free there.
    public var free: Int64?
    /// Whether this hub moves the current version.
    public var leads = false
    /// Whether something is still to be removed from the disk after an erasure.
    public var isErasing = false

    /// A hub of which nothing is known yet.
    public init() {}
}

/// Somebody who asked to be admitted.
public struct EnrolmentEntry: Sendable {
    /// What names it.
    public let id: String
    /// The key of the organisation.
    public let ars: String
    /// Its name.
    public let name: String
    /// What the key is for.
    public let label: String
    /// The day of asking.
    public let created: String
    /// The member that it has become; nil while nobody has confirmed.
    public let member: String?

    /// Describes one who asked.
    public init(id: String, ars: String, name: String, label: String, created: String, member: String?) {
        (self.id, self.ars, self.name) = (id, ars, name)
        (self.label, self.created, self.member) = (label, created, member)
    }
}

/// A person: a member, and the contacts that are theirs.
public struct PersonEntry: Sendable, Hashable {
    /// The member's opaque id; nil for a contact that is no member.
    public let handle: String?
    /// The ids of the contacts.
    public let contacts: [String]

    /// Names a person.
    public init(handle: String?, contacts: [String]) { (self.handle, self.contacts) = (handle, contacts) }

    /// What finds exactly this person again.
    public var word: String { handle ?? contacts.first ?? "" }
}

/// Something that is known of a person.
public struct DisclosureEntry: Sendable {
    /// What kind of data, as a stable word: "kontaktkarte".
    public let kind: String
    /// The same in a language.
    public let title: @Sendable (SiteLanguage) -> String
    /// Where it stands.
    public let place: String
    /// What stands there.
    public let content: String

    /// Describes an entry.
    public init(
        kind: String, title: @escaping @Sendable (SiteLanguage) -> String, place: String, content: String
    ) {
        (self.kind, self.title, self.place, self.content) = (kind, title, place, content)
    }
}

/// What an erasure took out.
public struct ErasureResult: Sendable {
    /// How many contact cards.
    public let cards: Int
    /// How many texts.
    public let texts: Int
    /// How many access keys.
    public let keys: Int
    /// Whether something is still to be removed from the disk.
    public let isPending: Bool

    /// Describes an erasure.
    public init(cards: Int, texts: Int, keys: Int, isPending: Bool) {
        (self.cards, self.texts, self.keys, self.isPending) = (cards, texts, keys, isPending)
    }
}

/// An activity with data of persons.
public struct ProcessingEntry: Sendable {
    /// What is stored.
    public let title: String
    /// How many persons it concerns.
    public let people: Int
    /// Purpose, recipients, erasure, protection; each with its name.
    public let facts: [(name: String, text: String)]

    /// Describes an activity.
    public init(title: String, people: Int, facts: [(name: String, text: String)]) {
        (self.title, self.people, self.facts) = (title, people, facts)
    }
}
