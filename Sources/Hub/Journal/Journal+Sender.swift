import Journal

extension Journal {
    /// Who somebody is that acts here and now, by an access key. Throws Refusal when they may do nothing, or the key is none.
    func member(_ sender: Sender) throws(Refusal) -> Registry.Member {
        guard let id = sender.member, let member = registry.member(id.handle) else { throw .unknownAuthor }
        guard member.id == id else { throw .wrongOrganisation }
        if member.isBlocked { throw .blocked }
        guard !sender.access.isEmpty else { throw .notAuthentic }
        if registry.isRevoked(sender.access) { throw .keyRevoked }
        return member
    }

    /// The names by which an organisation is known here.
    func names(_ ars: String) -> Set<String> {
        Set(registry.currentMembers.filter { $0.id.ars == ars }.map(\.name))
    }
}
