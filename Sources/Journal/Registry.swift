public import Bytes

/// Who is who along the order of operations: hubs, members, keys, policy.
public struct Registry: Sendable, Hashable {
    /// A member as it stands.
    public struct Member: Sendable, Hashable {
        /// Who it is.
        public let id: MemberID
        /// What the organisation is called.
        public let name: String
        /// What they may do; none once they are blocked.
        public let roles: Set<Role>
        /// Whether they may do nothing any more.
        public let isBlocked: Bool
    }

    /// A key for signing.
    public struct Key: Sendable, Hashable {
        /// Whose it is.
        public let owner: MemberID
        /// The public key as text.
        public let text: String
        /// What its owner calls it.
        public let label: String
        /// The day from which it is valid.
        public let since: Day
        let from: Position
        /// The day from which it is not valid any more; nil while it is.
        public internal(set) var revoked: Day?
        var until: Position?
    }

    var hubs: [MemberID: Timeline<HubRecord>] = [:]
    var leaders = Timeline<MemberID>()
    var members: [String: Timeline<Member>] = [:]
    /// By fingerprint.
    var keys: [String: Key] = [:]
    /// Access keys that are no longer valid, by short name, and fingerprints revoked before anybody had them; from where on.
    var revokedAccess: [String: Position] = [:]
    var policies = Timeline<Policy>()
    /// What follows from `members`, so that nobody has to walk through all of them.
    private(set) var organisations: [String: Organisation] = [:]
    private(set) var moderators = 0
    private(set) var reviewing = 0
    private(set) var contributing = 0

    /// An organisation, as its members make it.
    struct Organisation: Sendable, Hashable {
        var name = ""
        var named: Position?
        var namedBy = ""
        var reviewers = 0
        var contributors = 0
    }

    // MARK: As it stands

    /// The policy that holds now.
    public var policy: Policy { policies.current ?? Policy() }
    /// The hub that moves the current version.
    public var leader: MemberID? { leaders.current }
    /// All hubs, with the keys they have now.
    public var currentHubs: [HubRecord] { hubs.values.compactMap(\.current).sorted { $0.id < $1.id } }
    /// Every key that a hub has had, oldest first.
    public var hubSteps: [(hub: HubRecord, clock: Int64)] {
        hubs.values.flatMap(\.steps).sorted { $0.position < $1.position }.map { ($0.value, $0.position.clock) }
    }
    /// All members, blocked ones too, by organisation.
    public var currentMembers: [Member] {
        members.values.compactMap(\.current).sorted { ($0.id.ars, $0.id.handle) < ($1.id.ars, $1.id.handle) }
    }
    /// All members that may do something.
    public var activeMembers: [Member] { currentMembers.filter { !$0.isBlocked } }
    /// A member as it stands; nil when nobody is known by this handle.
    public func member(_ handle: String) -> Member? { members[handle]?.current }
    /// All keys for signing, by fingerprint.
    public var signingKeys: [(fingerprint: String, key: Key)] {
        keys.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
    }
    /// A key by its fingerprint.
    public func key(_ fingerprint: String) -> Key? { keys[fingerprint] }
    /// Whether a key for signing or an access key has been revoked.
    public func isRevoked(_ access: String) -> Bool { keys[access]?.until != nil || revokedAccess[access] != nil }
    /// The name an organisation goes by: that of its youngest member record.
    public func organisationName(_ ars: String) -> String? {
        organisations[ars]?.name ?? currentHubs.last { $0.id.ars == ars }?.name
    }
    /// Whether an organisation has somebody who may co-sign and release.
    public func hasReviewer(_ ars: String) -> Bool { (organisations[ars]?.reviewers ?? 0) > 0 }
    /// How many organisations have somebody who may co-sign, other than one that proposes; the most that a proposal can reach.
    var reachable: Int { contributing == 0 ? 0 : contributing > reviewing ? reviewing : reviewing - 1 }
    /// Whether anybody at all may release.
    var canRelease: Bool { reviewing > 0 || moderators > 0 }

    // MARK: At a position

    func roles(of author: MemberID, at position: Position) -> Result<Set<Role>, Refusal> {
        guard let member = members[author.handle]?.value(at: position) else { return .failure(.unknownAuthor) }
        guard member.id == author else { return .failure(.wrongOrganisation) }
        return member.isBlocked ? .failure(.blocked) : .success(member.roles)
    }

    /// The roles of somebody whom a hub knew by a key: a key for signing must be the author's, and either kind valid.
    func roles(of author: MemberID, at position: Position, access: String?) -> Result<Set<Role>, Refusal> {
        let roles = roles(of: author, at: position)
        guard case .success = roles, let access else { return roles }
        if access.hasPrefix("SHA256:") {
            guard let key = keys[access], key.owner == author, key.from <= position else {
                return .failure(.notAuthentic)
            }
        }
        return isRevoked(access, at: position) ? .failure(.keyRevoked) : roles
    }

    /// Whether a key for signing or an access key was revoked before a position; what came with the revocation still counts.
    func isRevoked(_ access: String, at position: Position) -> Bool {
        if let until = keys[access]?.until, until < position { return true }
        return revokedAccess[access].map { $0 < position } ?? false
    }

    func isHub(_ author: MemberID, at position: Position) -> Bool { hubs[author]?.value(at: position) != nil }

    /// Whether somebody answers for members, keys and policy: a hub, or a member with that role.
    private func governs(_ author: MemberID, at position: Position, _ access: String?) -> Refusal? {
        if access == nil, isHub(author, at: position) { return nil }
        switch roles(of: author, at: position, access: access) {
        case .failure(let refusal): return refusal
        case .success(let roles): return roles.contains(.operator_) ? nil : .role([.operator_])
        }
    }

    /// What keeps an operation about members, keys or policy from holding at a position, which is after all others.
    ///
    /// - Parameter access: how its author was known; nil for a hub.
    func refusal(_ operation: Operation, at position: Position, access: String?) -> Refusal? {
        let author = operation.author
        switch operation.content {
        case .member(let member):
            if let before = members[member.id.handle]?.current, before.id != member.id { return .wrongOrganisation }
            return governs(author, at: position, access)
        case .blocked(let handle):
            guard members[handle] != nil else { return .unknownAuthor }
            return governs(author, at: position, access)
        case .key(let handle, let text, _):
            guard let owner = members[handle]?.value(at: position), !owner.isBlocked else { return .unknownAuthor }
            guard let fingerprint = Self.fingerprint(text) else { return .content("schluessel") }
            guard keys[fingerprint] == nil, !hubs.values.contains(where: { $0.value(at: position)?.key == text })
            else { return .keyTaken }
            if revokedAccess[fingerprint] != nil { return .keyRevoked }
            if author == owner.id, case .success = roles(of: author, at: position, access: access) { return nil }
            return governs(author, at: position, access)
        case .keyRevoked(let key, _):
            // A lost key may be revoked with that key itself, but not twice.
            if keys[key]?.owner == author, case .success = roles(of: author, at: position, access: access) {
                return nil
            }
            return governs(author, at: position, access)
        case .policy(let policy):
            if let refusal = governs(author, at: position, access) { return refusal }
            return policy.obstacle(self).map { .policy($0) }
        default: return nil
        }
    }

    /// Carries out an operation that `refusal` lets pass.
    mutating func apply(_ operation: Operation, at position: Position) {
        switch operation.content {
        case .member(let member):
            append(Member(id: member.id, name: member.name, roles: member.roles, isBlocked: false), at: position)
        case .blocked(let handle):
            guard let before = members[handle]?.current else { return }
            append(Member(id: before.id, name: before.name, roles: [], isBlocked: true), at: position)
        case .key(let handle, let text, let label):
            guard let owner = members[handle]?.current?.id, let fingerprint = Self.fingerprint(text) else { return }
            keys[fingerprint] = Key(owner: owner, text: text, label: label, since: operation.day, from: position)
        case .keyRevoked(let key, _):
            if keys[key] != nil {
                guard keys[key]?.until == nil else { return }
                keys[key]?.until = position
                keys[key]?.revoked = operation.day
            } else if revokedAccess[key] == nil {
                revokedAccess[key] = position
            }
        case .policy(let policy): policies.append(policy, at: position)
        default: break
        }
    }

    /// Adds a step to a member's record, and to what follows from it.
    mutating func append(_ member: Member, at position: Position) {
        let handle = member.id.handle
        if let before = members[handle]?.current { count(before, -1) }
        members[handle, default: Timeline()].append(member, at: position)
        count(member, 1)
        let named = organisations[member.id.ars]?.named
        if let named, (named, organisations[member.id.ars]?.namedBy ?? "") > (position, handle) { return }
        organisations[member.id.ars, default: Organisation()].name = member.name
        organisations[member.id.ars]?.named = position
        organisations[member.id.ars]?.namedBy = handle
    }

    private mutating func count(_ member: Member, _ change: Int) {
        var organisation = organisations[member.id.ars] ?? Organisation()
        let before = organisation
        if member.roles.contains(.reviewer) { organisation.reviewers += change }
        if Role.mayContribute(member.roles) { organisation.contributors += change }
        if member.roles.contains(.moderator) { moderators += change }
        reviewing += (organisation.reviewers > 0 ? 1 : 0) - (before.reviewers > 0 ? 1 : 0)
        contributing += (organisation.contributors > 0 ? 1 : 0) - (before.contributors > 0 ? 1 : 0)
        organisations[member.id.ars] = organisation
    }

    mutating func apply(_ hub: HubRecord, at position: Position) {
        hubs[hub.id, default: Timeline()].append(hub, at: position)
        if hub.leads { leaders.append(hub.id, at: position) }
    }

    /// The fingerprint of a public key's text, as `ssh-keygen -l` prints it; nil when it is none.
    public static func fingerprint(_ text: String) -> String? {
        let words = text.split(separator: " ")
        guard words.count == 2 else { return nil }
        let base64 = Array(words[1].utf8)
        guard let blob = Base64.decode(base64.span) else { return nil }
        return "SHA256:" + Base64.encode(SHA256.digest(blob.span)).prefix { $0 != "=" }
    }
}
