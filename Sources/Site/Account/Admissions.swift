public import Journal

/// How somebody becomes a member of a hub, and what they do with their own access keys.
public protocol Admissions: Sendable {
    /// What an invitation offers; nil for a code that is not valid, or not any more.
    func invitation(_ code: String) throws -> InvitationEntry?
    /// Takes up an invitation: of many at the same moment one gets in. Throws what has a sentence (`SiteHost.sentence`).
    func redeem(_ code: String, label: String) throws -> NewMember
    /// Asks to be admitted on behalf of an organisation of the register; the code that fetches the key later. Throws what has a sentence.
    func ask(ars: String, name: String, label: String) throws -> String
    /// Fetches the key when the operators have agreed. Throws what has a sentence.
    func fetch(_ code: String) throws -> NewMember
    /// The access keys of whoever has signed in.
    func accessKeys(of who: SignedIn) throws -> [AccessKeyEntry]
    /// Takes one of them out of use, by its short name. Throws what has a sentence.
    func revoke(_ key: String, of who: SignedIn) throws
}

/// Somebody who has just been admitted, with the key that is shown once.
public struct NewMember: Sendable {
    /// The name of the organisation.
    public let name: String
    /// What they may do.
    public let roles: Set<Role>
    /// The access key.
    public let key: String
    /// What signs them in.
    public let proof: Proof

    /// Describes a new member.
    public init(name: String, roles: Set<Role>, key: String, proof: Proof) {
        (self.name, self.roles, self.key, self.proof) = (name, roles, key, proof)
    }
}

/// An invitation, without its code.
public struct InvitationEntry: Sendable {
    /// What names it in lists.
    public let id: String
    /// The key of the organisation.
    public let ars: String
    /// Its name.
    public let name: String
    /// What whoever takes it up may do.
    public let roles: Set<Role>
    /// The last day on which it works.
    public let until: String

    /// Describes an invitation.
    public init(id: String, ars: String, name: String, roles: Set<Role>, until: String) {
        (self.id, self.ars, self.name, self.roles, self.until) = (id, ars, name, roles, until)
    }
}

/// An access key as lists show it.
public struct AccessKeyEntry: Sendable {
    /// What names it: the beginning of its hash.
    public let id: String
    /// The member it belongs to, by the opaque id.
    public let handle: String
    /// The name of the organisation.
    public let name: String
    /// What its holder calls it.
    public let label: String
    /// The day on which it was made, "2026-11-27".
    public let created: String
    /// The day on which it was used last.
    public let used: String?

    /// Describes a key.
    public init(id: String, handle: String, name: String, label: String, created: String, used: String?) {
        (self.id, self.handle, self.name, self.label) = (id, handle, name, label)
        (self.created, self.used) = (created, used)
    }
}
