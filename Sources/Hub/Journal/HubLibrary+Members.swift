import Bytes
public import Journal
import Library
import Objects
import Store
import Templates

extension HubLibrary {
    /// Makes somebody a member, or gives a member other roles; durable when this returns.
    ///
    /// - Parameters:
    ///   - handle: the member's id; nil for a new one.
    ///   - actor: the member who decides; nil for whoever runs the hub.
    /// Throws LibraryError `badOrganisation`, Refusal.
    public func setMember(
        ars: String, name: String, roles: Set<Role>, handle: String? = nil, by actor: Sender? = nil
    ) throws -> MemberID {
        guard let organisation = Organisation(ars: ars, name: name, id: handle ?? Organisation.newID()),
            let id = MemberID(handle: organisation.id, ars: ars)
        else { throw LibraryError.badOrganisation(ars: ars, name: name) }
        try say(.member(MemberRecord(id: id, name: organisation.name, roles: roles)), by: actor)
        return id
    }

    /// Takes all rights from a member. Throws Refusal.
    public func block(_ handle: String, by actor: Sender? = nil) throws { try say(.blocked(handle: handle), by: actor) }

    /// Lets a key sign for a member. Throws Refusal.
    public func addKey(_ key: String, label: String, to handle: String, by actor: Sender? = nil) throws {
        try say(.key(handle: handle, key: key, label: label), by: actor)
    }

    /// Takes a key out of use: a key for signing by its fingerprint, an access key by its short name. Verdicts that were given with it count
    /// no more for proposals that are open. Throws Refusal.
    public func revokeKey(_ key: String, reason: String, by actor: Sender? = nil) throws {
        try say(.keyRevoked(key: key, reason: reason), by: actor)
    }

    /// Sets what the library asks of proposals: in the journal, and in the library's own `bibliothek.json`, in one step.
    ///
    /// Throws Refusal `policy` for one that could never be met.
    public func setPolicy(_ policy: Policy, by actor: Sender? = nil) throws {
        try change { transaction in
            try transaction.demandLeading()
            if let obstacle = transaction.journal.obstacle(of: policy) { throw Refusal.policy(obstacle) }
            try say(.policy(policy), by: actor, &transaction)
            try write(policy, &transaction)
        }
    }

    /// Lets in another hub. One that leads moves the current version from here on, and this one does not any more.
    public func addHub(_ hub: HubRecord) throws {
        try change { transaction in _ = try transaction.issue(.hub(hub)) }
    }

    private func say(_ content: Content, by actor: Sender?) throws { try change { try say(content, by: actor, &$0) } }

    private func say(_ content: Content, by actor: Sender?, _ transaction: inout HubTransaction) throws {
        if let actor { try transaction.write(content, by: actor) } else { try transaction.issue(content) }
    }

    /// Makes a version of the library that says the policy.
    private func write(_ policy: Policy, _ transaction: inout HubTransaction) throws {
        guard let main = try repository.refs.id(Self.main) else { return }
        let tree = try PublishedLibrary.tree(of: main, transaction.reader)
        let path = Array("bibliothek.json".utf8)
        guard let entry = try transaction.reader.entry(path, in: tree), entry.mode.isFile,
            let text = try PolicyFile.text(transaction.reader.read(entry.id, .blob), with: policy)
        else { return }
        let id = try transaction.objects.add(.blob, text)
        guard id != entry.id else { return }
        let new = try transaction.tree(tree, setting: [(path, id)])
        try moveMain(from: main, to: new, parents: [main], author: nil, note: "Richtlinie geändert", &transaction)
    }
}
