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
        public fileprivate(set) var revoked: Day?
        fileprivate(set) var until: Position?
    }

    var hubs: [MemberID: Timeline<HubRecord>] = [:]
    var leaders = Timeline<MemberID>()
    var members: [String: Timeline<Member>] = [:]
    /// By fingerprint.
    var keys: [String: Key] = [:]
    /// Access keys that are no longer valid, by short name.
    var revokedAccess: [String: Day] = [:]
    var policies = Timeline<Policy>()

    // MARK: As it stands

    /// The policy that holds now.
    public var policy: Policy { policies.current ?? Policy() }
    /// The hub that moves the current version.
    public var leader: MemberID? { leaders.current }
    /// All hubs, with the keys they have now.
    public var currentHubs: [HubRecord] { hubs.values.compactMap(\.current).sorted { $0.id < $1.id } }
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
        currentMembers.last { $0.id.ars == ars }?.name ?? currentHubs.last { $0.id.ars == ars }?.name
    }

    // MARK: At a position

    func roles(of author: MemberID, at position: Position) -> Result<Set<Role>, Refusal> {
        guard let member = members[author.handle]?.value(at: position) else { return .failure(.unknownAuthor) }
        guard member.id == author else { return .failure(.wrongOrganisation) }
        return member.isBlocked ? .failure(.blocked) : .success(member.roles)
    }

    func isHub(_ author: MemberID, at position: Position) -> Bool { hubs[author]?.value(at: position) != nil }

    /// Whether somebody answers for members, keys and policy: a hub, or a member with that role.
    private func governs(_ author: MemberID, at position: Position) -> Refusal? {
        if isHub(author, at: position) { return nil }
        switch roles(of: author, at: position) {
        case .failure(let refusal): return refusal
        case .success(let roles): return roles.contains(.operator_) ? nil : .role([.operator_])
        }
    }

    /// What keeps an operation about members, keys or policy from holding at a position, which is after all others.
    func refusal(_ operation: Operation, at position: Position) -> Refusal? {
        let author = operation.author
        switch operation.content {
        case .member(let member):
            if let before = members[member.id.handle]?.current, before.id != member.id { return .wrongOrganisation }
            return governs(author, at: position)
        case .blocked(let handle):
            guard members[handle] != nil else { return .unknownAuthor }
            return governs(author, at: position)
        case .key(let handle, let text, _):
            guard let owner = members[handle]?.value(at: position), !owner.isBlocked else { return .unknownAuthor }
            guard let fingerprint = Self.fingerprint(text) else { return .content("schluessel") }
            guard keys[fingerprint] == nil, !hubs.values.contains(where: { $0.current?.key == text }) else {
                return .keyTaken
            }
            if author == owner.id { return nil }
            return governs(author, at: position)
        case .keyRevoked(let key, _):
            if keys[key]?.owner == author, case .success = roles(of: author, at: position) { return nil }
            return governs(author, at: position)
        case .policy(let policy):
            if let refusal = governs(author, at: position) { return refusal }
            return policy.obstacle(self).map { .policy($0) }
        default: return nil
        }
    }

    /// Carries out an operation that `refusal` lets pass.
    mutating func apply(_ operation: Operation, at position: Position) {
        switch operation.content {
        case .member(let member):
            members[member.id.handle, default: Timeline()].append(
                Member(id: member.id, name: member.name, roles: member.roles, isBlocked: false), at: position)
        case .blocked(let handle):
            guard let before = members[handle]?.current else { return }
            members[handle]?.append(Member(id: before.id, name: before.name, roles: [], isBlocked: true), at: position)
        case .key(let handle, let text, let label):
            guard let owner = members[handle]?.current?.id, let fingerprint = Self.fingerprint(text) else { return }
            keys[fingerprint] = Key(owner: owner, text: text, label: label, since: operation.day, from: position)
        case .keyRevoked(let key, _):
            if keys[key] != nil {
                guard keys[key]?.until == nil else { return }
                keys[key]?.until = position
                keys[key]?.revoked = operation.day
            } else if revokedAccess[key] == nil {
                revokedAccess[key] = operation.day
            }
        case .policy(let policy): policies.append(policy, at: position)
        default: break
        }
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
