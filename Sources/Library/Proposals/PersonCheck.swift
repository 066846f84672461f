import Bytes
import History
public import Journal
public import Objects
import Store

/// Looks for persons in versions and tags (DESIGN, D5).
///
/// Nobody can know every name; what is looked at is what Git's own commands write: who made something, the addresses in its note, and
/// headers with signatures of another kind than ours or whole foreign tags.
public struct PersonCheck {
    /// The organisation that speaks.
    public let ars: String
    /// What it may be called; nil takes any name, as of a replica that was given its name before it was known here.
    public let names: Set<String>?

    /// Creates a check.
    public init(ars: String, names: Set<String>?) { (self.ars, self.names) = (ars, names) }

    /// Whether a version names nobody but the organisation.
    public func isImpersonal(_ commit: Commit) -> Bool {
        isImpersonal(commit.author) && isImpersonal(commit.committer) && !namesAddress(commit.message)
            && commit.extraHeaders.allSatisfy { header in
                if header.name == Array("encoding".utf8) { return true }
                // Ours are SSH signatures; the others name their maker.
                return header.name.starts(with: "gpgsig".utf8)
                    && header.value.starts(with: "-----BEGIN SSH SIGNATURE-----".utf8)
            }
    }

    /// Whether a tag names nobody but the organisation.
    public func isImpersonal(_ tag: AnnotatedTag) -> Bool {
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

extension MemberID {
    /// Who an address of a version stands for, `k-…@….allmende.invalid`; nil for a person's.
    public init?(email: [UInt8]) {
        let ending = ".allmende.invalid"
        let text = String(decoding: email, as: UTF8.self)
        guard text.hasSuffix(ending) else { return nil }
        self.init(String(text.dropLast(ending.count)))
    }
}

extension Replica {
    /// A version as it can be proposed for this replica's organisation: itself, when it and all before it that the hub has not speak of
    /// nobody else; else one of the same tree by the organisation, on the youngest version in common. That one is stored.
    ///
    /// So work that was saved before there was a membership, or by a Git that names its user, can be proposed.
    public func impersonal(_ commit: ObjectID, since base: ObjectID) throws -> ObjectID {
        let check = PersonCheck(ars: organisation.ars, names: nil)
        let table = CommitTable(reader, shallow: try repository.shallowCommits())
        let isSound = try table.commits(of: [commit], without: [base]).allSatisfy { number in
            check.isImpersonal(try self.commit(table.entries[number].id))
        }
        if isSound { return commit }
        guard let common = try table.mergeBases(base, commit).first else { throw LibraryError.unrelated }
        let own = try self.commit(commit)
        let who = organisation.signature(seconds: try seconds(after: [common]))
        let note = Text.neutral(String(decoding: own.summary, as: UTF8.self))
        let fresh = Commit(
            tree: own.tree, parents: [common], author: who, committer: who, message: Array("\(note)\n".utf8))
        let objects = NewObjects(repository.objects, reader)
        let id = try objects.add(.commit, signed(fresh).encode())
        try objects.commit()
        return id
    }
}
