import History
import Journal
import Library
import Objects
import Site
import Store
import Wire

// A variant that is shared on a page goes through the door that a push of it goes through.

extension HubSite {
    func share(_ variant: LocalVariant, by who: SignedIn) throws { try move(variant, to: variant.commit, by: who) }

    func stopSharing(_ variant: LocalVariant, by who: SignedIn) throws { try move(variant, to: nil, by: who) }

    private func move(_ variant: LocalVariant, to new: ObjectID?, by who: SignedIn) throws {
        let library = try library()
        guard let branch = try desk(of: who)?.sharedBranch(variant.name) else { throw Refusal.unknownAuthor }
        let pusher = Pusher(
            sender: Sender(member: who.member, access: who.access), organisation: who.organisation.name)
        let door = BranchDoor(library.repository, library, pusher)
        try library.change { transaction in
            let old = try library.repository.refs.id(branch)
            guard old != new else { return }
            let command = RefCommand(name: branch, old: old, new: new)
            if let reason = try door.judge(command, transaction.reader) { throw SharingRefusal.rule(reason) }
            if let old, let new, try !CommitTable(transaction.reader).isAncestor(old, of: new) {
                throw SharingRefusal.other
            }
            let before: RefEdit.Expectation = old.map { .id($0) } ?? .absent
            transaction.edits.append(RefEdit(branch, expected: before, to: new.map { .id($0) }, note: "share"))
        }
    }
}
