import Bytes
import Journal
import Library
import Objects
public import Store
import Templates
public import Wire

/// Keeps out what must not be taken by a plain push.
///
/// In every library: versions with open conflicts, and local variants, from the branch that everybody takes over (the one HEAD names),
/// and variants that are set to receive only from every branch. Other branches take open conflicts, so that a draft can be finished
/// by somebody else.
///
/// In a library with a journal the current version, the journal and what belongs to it move through the gate only, whoever
/// pushes; what a Kommune shares it shares below its own key.
public struct BranchDoor {
    private let protected: RefName?
    private let library: HubLibrary?
    private let pusher: Pusher

    /// Watches one repository; `library` is its journal, if it has one that counts.
    public init(_ repository: Repository, _ library: HubLibrary? = nil, _ pusher: Pusher = .stranger) {
        protected = (try? repository.refs.head())?.branch
        (self.library, self.pusher) = (library, pusher)
    }

    /// Why a change is refused; nil to let it pass. Looks at the files only that it changes.
    public func judge(_ command: RefCommand, _ reader: ObjectReader) throws -> String? {
        if let library, let reason = try judge(command, reader, library) { return reason }
        guard let new = command.new, command.name.isBranch else { return nil }
        // What is no version, the rules for branches refuse.
        guard let tree = try? PublishedLibrary.tree(of: new, reader) else { return nil }
        if let variant = try reader.variantRecord(in: tree) {
            if variant.weitergabe == .nurEmpfangen {
                return "Ortsvariante, die nur empfängt / a local variant that receives only"
            }
            if command.name == protected {
                return "Ortsvariante, keine Fassung der Bibliothek / a local variant, no version of the library"
            }
        }
        guard command.name == protected else { return nil }
        let old = try command.old.map { try PublishedLibrary.tree(of: $0, reader) }
        let open = try OpenConflicts.find(reader, in: tree, since: old)
        guard let first = open.first else { return nil }
        let path = Text.neutral(String(decoding: first.path.prefix(200), as: UTF8.self))
        let count = open.reduce(0) { $0 + $1.count }
        return "noch nicht entschieden / not decided yet (\(count)): \(path)"
    }

    /// What a library with a journal asks besides.
    private func judge(_ command: RefCommand, _ reader: ObjectReader, _ library: HubLibrary) throws -> String? {
        let name = command.name.description
        if command.name == protected {
            return
                "der aktuelle Stand ändert sich nur durch angenommene Vorschläge: allmende propose, oder git push origin "
                + "HEAD:refs/for/main / the current version changes by accepted proposals only: allmende propose, or git push "
                + "origin HEAD:refs/for/main"
        }
        let known: Registry.Member
        do {
            known = try library.journal().member(pusher.sender)
        } catch let refusal as Refusal {
            return "\(refusal.satz(.de)) / \(refusal.satz(.en))"
        }
        let member = known.id
        if name.hasPrefix("refs/heads/kommune/\(member.ars)/") {
            guard Role.mayContribute(known.roles) else {
                return "dafür braucht es die Rolle Beitragende / this needs the role contributor"
            }
            guard let new = command.new else { return nil }
            return try personal(new, reader, known, library)
        }
        if command.name.isTag, known.roles.contains(.operator_) {
            return try command.new.flatMap { try personal($0, reader, known, library) }
        }
        return
            "hierher schreibt nur die Zentrale; Eigenes teilt man unter refs/heads/kommune/\(member.ars)/ / only the hub "
            + "writes here; share your own below refs/heads/kommune/\(member.ars)/"
    }

    /// A shared branch keeps its ids, so nobody can be written anew as its author: persons are refused with what to set instead.
    private func personal(
        _ tip: ObjectID, _ reader: ObjectReader, _ member: Registry.Member, _ library: HubLibrary
    ) throws -> String? {
        let check = PersonCheck(
            ars: member.id.ars, names: try library.journal().names(member.id.ars).union([pusher.organisation]))
        var id = tip
        var isImpersonal = true
        while try reader.header(id).type == .tag {
            let tag = try AnnotatedTag(reader.read(id, .tag), reader.format)
            isImpersonal = isImpersonal && check.isImpersonal(tag)
            id = tag.object
        }
        if try reader.header(id).type == .commit, try Intake(library.repository, reader).holdsErasable(id) {
            return
                "die Fassungen enthalten einen Beitrag oder eine Kontaktkarte, die löschbar bleiben müssen / the versions hold a "
                + "post or a contact card, which must stay erasable"
        }
        if try reader.header(id).type == .commit, isImpersonal {
            isImpersonal = try Intake(library.repository, reader).isImpersonal(id, check)
        }
        if isImpersonal { return nil }
        return "die Fassungen nennen eine Person statt der Stelle / the versions name a person, not the organisation: "
            + "git config user.name \"\(member.name)\"; git config user.email \(member.id).allmende.invalid"
    }
}
