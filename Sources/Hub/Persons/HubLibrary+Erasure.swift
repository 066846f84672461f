import Bytes
public import Journal
import Library
import Objects
import Store

/// Whom a word means: a member, and the contacts that are theirs.
public struct Person: Sendable, Hashable {
    /// The member; nil for a contact that is no member.
    public let handle: String?
    /// The ids of the contacts.
    public let contacts: [String]
}

/// What an erasure took out.
public struct ErasureReport: Sendable, Equatable {
    /// How many texts are gone.
    public var texts = 0
    /// How many cards are gone.
    public var cards = 0
    /// How many access keys are gone.
    public var accessKeys = 0
    /// Whether something could not be removed yet; it is noted, and goes with the next change or `hub erase`.
    public var isPending = false
}

extension HubLibrary {
    /// Whom a word means: an id (`k-…`), the id of a contact, or name, telephone or mail as they stand in a card.
    ///
    /// Throws what the store throws.
    public func persons(_ word: String) throws -> [Person] {
        let contacts = try journal().contacts
        func person(_ handle: String) -> Person {
            Person(handle: handle, contacts: contacts.contacts(of: handle).map(\.record.id))
        }
        if try journal().registry.member(word) != nil { return [person(word)] }
        if let contact = contacts[word] {
            return [contact.record.person.map(person) ?? Person(handle: nil, contacts: [word])]
        }
        let folded = word.lowercased()
        var found: Set<Person> = []
        for (id, card) in try store.cards() {
            let details = card.details
            guard [details.name, details.phone, details.mail].contains(where: { $0?.lowercased() == folded }) else {
                continue
            }
            found.insert(contacts[id]?.record.person.map(person) ?? Person(handle: nil, contacts: [id]))
        }
        return found.sorted {
            ($0.handle ?? "") + ($0.contacts.first ?? "") < ($1.handle ?? "") + ($1.contacts.first ?? "")
        }
    }

    /// Erases a person here and, with their next exchange, in every copy: card, texts and account; nobody's versions change (Art. 17 DSGVO).
    ///
    /// Durable when this returns; what could not be removed at once is noted. Throws Refusal, HubError, or what the store throws.
    public func erase(_ person: Person) throws -> ErasureReport {
        var report = ErasureReport()
        let before = try counts(person)
        (report.texts, report.cards) = before
        if let handle = person.handle {
            report.accessKeys = try AccessKeys(repository).list().count { $0.holder.id == handle }
        }
        try change { transaction in
            if let handle = person.handle, transaction.journal.registry.member(handle)?.isBlocked == false {
                try transaction.issue(.blocked(handle: handle))
            }
            if let handle = person.handle { try transaction.issue(.erasure(Erasure(person: handle))) }
            for contact in person.contacts where transaction.journal.contacts[contact]?.isRemoved == false {
                try transaction.issue(.erasure(Erasure(contact: contact)))
            }
        }
        report.isPending = try Forgetting(repository).isPending(journal())
        return report
    }

    /// Erases single texts. Throws Refusal, or what the store throws.
    public func erase(texts: [OperationID]) throws -> ErasureReport {
        try change { _ = try $0.issue(.erasure(Erasure(texts: texts))) }
        return try ErasureReport(texts: texts.count, isPending: Forgetting(repository).isPending(journal()))
    }

    private func counts(_ person: Person) throws -> (texts: Int, cards: Int) {
        let cards = try store.cards().count { person.contacts.contains($0.contact) }
        return (try store.texts(by: person.handle).count, cards)
    }

    /// Carries out what a change of the journal asks to be forgotten: what the hub itself knows of somebody first, then everything in the store.
    ///
    /// What cannot be removed now is noted and goes with the next change; the change itself counts.
    func forget(_ journal: Journal) {
        let forgetting = Forgetting(repository)
        do {
            if forgetting.hasNews(journal) {
                for person in journal.contacts.erasedPersons { try forgetAccount(person) }
            }
            _ = try forgetting.carryOut(journal) { HubRecords.isOf($0) { journal.contacts.isErased(person: $0) } }
        } catch {
            // Noted, and repeated with the next change; `hub erase` says so.
        }
    }

    /// Takes out what the hub keeps of an account.
    private func forgetAccount(_ handle: String) throws {
        let keys = AccessKeys(repository)
        for record in try keys.list() where record.holder.id == handle { _ = try keys.remove(record.hash) }
        try Enrolments(repository).forget(handle)
        try ReviewDrafts(repository).forget(handle)
        try AnswerLedger(repository).forget(handle)
    }
}

/// Files that the hub keeps under refs nobody is shown, as they are found anywhere in a store.
enum HubRecords {
    private static let formats = ["allmende-schluessel/1", "allmende-anmeldung/1"]

    /// Whether a file is a record of somebody.
    static func isOf(_ bytes: [UInt8], _ isOne: (String) -> Bool) -> Bool {
        guard bytes.count < 10_000, bytes.starts(with: "{\n  \"format\": \"allmende-".utf8),
            let json = try? JSON(parsing: bytes), let format = json["format"]?.string, formats.contains(format),
            let handle = json["kennung"]?.string
        else { return false }
        return isOne(handle)
    }
}
