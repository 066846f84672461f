import Bytes
import Journal
import Library
import Objects
import Store

/// Everything that a hub knows of a person, and where it stands (Art. 15 DSGVO).
public struct Disclosure: Sendable {
    /// A place with what stands there.
    public struct Entry: Sendable {
        /// Where: a ref and a path in it, or what it is.
        public let place: String
        /// What kind of data.
        public let kind: Kind
        /// What stands there, as it is.
        public let content: String
    }

    /// Kinds of data.
    public enum Kind: String, Sendable, CaseIterable {
        /// Roles in an organisation.
        case membership = "mitgliedschaft"
        /// A contact card.
        case card = "kontaktkarte"
        /// What everyone may read of a contact.
        case contact = "kontakt"
        /// A text.
        case text = "text"
        /// What was done, with the opaque id only.
        case operation = "vorgang"
        /// A key for signing.
        case signingKey = "signaturschluessel"
        /// An access key.
        case accessKey = "zugangsschluessel"
        /// Somebody asked to be admitted.
        case enrolment = "anmeldung"
        /// A draft of a review.
        case draft = "entwurf"
    }

    /// Whom it is about.
    public let person: Person
    /// Everything, by kind.
    public let entries: [Entry]
}

extension HubLibrary {
    /// Lists every place in which something about a person stands. Reads every text once. Throws what the store throws.
    public func disclose(_ person: Person) throws -> Disclosure {
        let journal = try journal()
        var entries: [Disclosure.Entry] = []
        for id in person.contacts {
            guard let contact = journal.contacts[id] else { continue }
            entries.append(
                .init(
                    place: "\(JournalRefs.journal)", kind: .contact,
                    content: "\(id): \(contact.record.mailbox ?? "-"), \(contact.owner)"))
        }
        for (id, card) in try store.cards()
        where person.contacts.contains(id) || person.handle.map({ card.author.handle == $0 }) == true {
            entries.append(
                .init(
                    place: "\(JournalRefs.erasable):kontakte/\(id).json", kind: .card,
                    content: String(decoding: card.bytes, as: UTF8.self)))
        }
        if let handle = person.handle { entries += try account(handle, journal) }
        return Disclosure(person: person, entries: entries)
    }

    private func account(_ handle: String, _ journal: Journal) throws -> [Disclosure.Entry] {
        var entries: [Disclosure.Entry] = []
        if let member = journal.registry.member(handle) {
            let roles = member.isBlocked ? "gesperrt" : member.roles.sorted().map(\.rawValue).joined(separator: ", ")
            entries.append(
                .init(
                    place: "\(JournalRefs.journal)", kind: .membership,
                    content: "\(member.id), \(member.name): \(roles)"))
        }
        for (path, text) in try store.texts(by: handle) {
            entries.append(
                .init(
                    place: path, kind: .text,
                    content: [text.title, text.text].compactMap { $0 }.joined(separator: "\n")))
        }
        if let commit = try repository.refs.id(JournalRefs.journal) {
            let reader = try ObjectReader(repository.objects)
            for operation in try store.operations(at: commit, reader) where operation.author.handle == handle {
                entries.append(
                    .init(
                        place:
                            "\(JournalRefs.journal):\(String(decoding: JournalRefs.path(of: operation.id), as: UTF8.self))",
                        kind: .operation, content: "\(operation.type), \(operation.day)"))
            }
        }
        for (fingerprint, key) in journal.registry.signingKeys where key.owner.handle == handle {
            entries.append(
                .init(
                    place: "\(JournalRefs.journal)", kind: .signingKey,
                    content: "\(fingerprint) \(key.label) (\(key.since))"))
        }
        for record in try AccessKeys(repository).list() where record.holder.id == handle {
            entries.append(
                .init(
                    place: "refs/allmende/hub/keys", kind: .accessKey,
                    content: "\(record.shortName) \(record.label): \(record.created), \(record.used ?? "-")"))
        }
        for record in try Enrolments(repository).list() where record.member == handle {
            entries.append(
                .init(
                    place: "refs/allmende/hub/anmeldungen", kind: .enrolment,
                    content: "\(record.name) \(record.label): \(record.created)"))
        }
        for (path, bytes) in try ReviewDrafts(repository).list(of: handle) {
            entries.append(
                .init(
                    place: "refs/allmende/hub/entwuerfe:\(path)", kind: .draft,
                    content: String(decoding: bytes, as: UTF8.self)))
        }
        return entries
    }
}
