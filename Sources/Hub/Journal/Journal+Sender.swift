import Bytes
import Journal
import Objects

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

/// Looks for persons in versions and tags (DESIGN, D5).
///
/// Nobody can know every name; what is looked at is what Git's own commands write: who made something, the addresses in its note, and
/// headers with signatures of another kind than ours or whole foreign tags.
struct PersonCheck {
    /// The organisation that speaks.
    let ars: String
    /// What it may be called; nil takes any name, as of a replica that was given its name before it was known here.
    let names: Set<String>?

    /// Whether a version names nobody but the organisation.
    func isImpersonal(_ commit: Commit) -> Bool {
        isImpersonal(commit.author) && isImpersonal(commit.committer) && !namesAddress(commit.message)
            && commit.extraHeaders.allSatisfy { header in
                if header.name == Array("encoding".utf8) { return true }
                // Ours are SSH signatures; the others name their maker.
                return header.name.starts(with: "gpgsig".utf8)
                    && header.value.starts(with: "-----BEGIN SSH SIGNATURE-----".utf8)
            }
    }

    /// Whether a tag names nobody but the organisation.
    func isImpersonal(_ tag: AnnotatedTag) -> Bool {
        (tag.tagger.map(isImpersonal) ?? true) && !namesAddress(tag.message)
    }

    private func isImpersonal(_ who: Signature) -> Bool {
        guard MemberID(email: who.email)?.ars == ars else { return false }
        return names?.contains(String(decoding: who.name, as: UTF8.self)) ?? true
    }

    /// Whether a note holds an address in pointed brackets that is none of ours, as `Signed-off-by:` and its like do.
    private func namesAddress(_ message: [UInt8]) -> Bool {
        var start: Int?
        for (index, byte) in message.enumerated() {
            switch byte {
            case 0x3c: start = index + 1
            case 0x0a: start = nil
            case 0x3e:
                if let from = start, message[from..<index].contains(0x40),
                    MemberID(email: Array(message[from..<index])) == nil
                {
                    return true
                }
                start = nil
            default: break
            }
        }
        return false
    }
}
