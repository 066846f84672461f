import Bytes
import Files
import Journal
import Library
import Objects
import Site
import Store
import Templates

/// What operators do from pages. Each change looks itself whether the one who asks for it is an operator: no page alone decides that.
struct HubAdministration: Administration {
    let hub: Hub
    let library: HubLibrary

    private var admission: Admission { get throws { try Admission(hub, library) } }

    private func sender(_ who: SignedIn) throws -> Sender {
        let member = try who.member.flatMap { try library.journal().registry.member($0.handle) }
        guard let member, !member.isBlocked, member.roles.contains(.operator_) else { throw Refusal.role([.operator_]) }
        return Sender(member: who.member, access: who.access)
    }

    // MARK: Health

    func health() throws -> HubHealth {
        let journal = try library.journal()
        var health = HubHealth()
        (health.operations, health.ignored) = (journal.count, journal.ignored.count)
        health.bytes = DiskUse.bytes(below: hub.directory)
        health.free = (try? FileSystem.freeSpace(hub.directory)).map { Int64(clamping: $0) }
        health.leads = try library.identity().map { $0.id == journal.registry.leader } ?? false
        health.isErasing = Forgetting(library.repository).isPending(journal)
        return health
    }

    // MARK: Members and keys

    func setMember(ars: String, name: String, roles: Set<Role>, handle: String?, by who: SignedIn) throws -> MemberID {
        try library.setMember(ars: ars, name: name, roles: roles, handle: handle, by: sender(who))
    }

    func block(_ handle: String, by who: SignedIn) throws { try admission.block(handle, by: sender(who)) }

    func accessKeys() throws -> [AccessKeyEntry] { try hub.keys().list().map(AccessKeyEntry.init) }

    func addAccessKey(to handle: String, label: String, by who: SignedIn) throws -> String {
        _ = try sender(who)
        guard let member = try library.journal().registry.member(handle), !member.isBlocked else {
            throw Refusal.blocked
        }
        return try hub.keys().add(ars: member.id.ars, name: member.name, id: handle, label: label).key.text
    }

    func revokeAccessKey(_ key: String, reason: String, by who: SignedIn) throws {
        let sender = try sender(who)
        let found = try hub.keys().list().filter { $0.shortName == key }
        guard let record = found.first, found.count == 1 else { throw HubError.noSuchKey(key) }
        try admission.revoke(record, reason: reason, by: sender)
    }

    // MARK: Letting in

    func invitations() throws -> [InvitationEntry] { try hub.invitations().list().map(InvitationEntry.init) }

    func invite(ars: String, name: String, roles: Set<Role>, days: Int, by who: SignedIn) throws -> String {
        let sender = try sender(who)
        guard Organisation(ars: ars, name: name, id: "k-0000000000") != nil else {
            throw LibraryError.badOrganisation(ars: ars, name: name)
        }
        return try hub.invitations().add(ars: ars, name: name, roles: roles, days: days, by: sender.member?.handle).code
    }

    func revokeInvitation(_ id: String, by who: SignedIn) throws {
        _ = try sender(who)
        try hub.invitations().revoke(id)
    }

    func enrolments() throws -> [EnrolmentEntry] {
        try hub.enrolments().list().map {
            EnrolmentEntry(
                id: $0.id, ars: $0.ars, name: $0.name, label: $0.label, created: $0.created.description,
                member: $0.member)
        }
    }

    func confirm(_ enrolment: String, roles: Set<Role>, by who: SignedIn) throws {
        _ = try admission.confirm(enrolment, roles: roles, by: sender(who))
    }

    func reject(_ enrolment: String, by who: SignedIn) throws {
        _ = try sender(who)
        try hub.enrolments().reject(enrolment)
    }

    // MARK: Persons

    func persons(_ word: String) throws -> [PersonEntry] {
        try library.persons(word).map { PersonEntry(handle: $0.handle, contacts: $0.contacts) }
    }

    func disclosure(_ person: PersonEntry) throws -> [DisclosureEntry] {
        try library.disclose(Person(handle: person.handle, contacts: person.contacts)).entries.map { entry in
            DisclosureEntry(
                kind: entry.kind.rawValue, title: { entry.kind.wort($0) }, place: entry.place, content: entry.content)
        }
    }

    func erase(_ person: PersonEntry, by who: SignedIn) throws -> ErasureResult {
        _ = try sender(who)
        let report = try library.erase(Person(handle: person.handle, contacts: person.contacts))
        return ErasureResult(
            cards: report.cards, texts: report.texts, keys: report.accessKeys, isPending: report.isPending)
    }

    func processing(_ language: Sprache) throws -> [ProcessingEntry] {
        try ProcessingRecord(hub).activities.map { activity in
            ProcessingEntry(
                title: activity.what(language), people: activity.people,
                facts: [
                    (language("Zweck", "Purpose"), activity.purpose(language)),
                    (language("Empfänger", "Recipients"), activity.recipients(language)),
                    (language("Löschung", "Erasure"), activity.retention(language)),
                    (language("Schutz", "Protection"), activity.protection(language)),
                ])
        }
    }

    // MARK: The library

    func setPolicy(_ policy: Policy, by who: SignedIn) throws { try library.setPolicy(policy, by: sender(who)) }

    func recent(_ count: Int) throws -> [Operation] {
        guard let commit = try library.repository.refs.id(JournalRefs.journal) else { return [] }
        let reader = try ObjectReader(library.repository.objects)
        // That the hub vouched for what others did is no deed of its own.
        let deeds = try library.store.operations(at: commit, reader).filter {
            if case .attestation = $0.content { false } else { true }
        }
        return Array(deeds.sorted { $0.position > $1.position }.prefix(count))
    }
}

extension Disclosure.Kind {
    /// What it is called.
    func wort(_ sprache: Sprache) -> String {
        switch self {
        case .membership: sprache("Mitgliedschaft", "Membership")
        case .card: sprache("Kontaktkarte", "Contact card")
        case .contact: sprache("Ansprechperson", "Contact")
        case .text: sprache("Text", "Text")
        case .operation: sprache("Vorgang", "Operation")
        case .signingKey: sprache("Schlüssel zum Unterzeichnen", "Key for signing")
        case .accessKey: sprache("Zugangsschlüssel", "Access key")
        case .enrolment: sprache("Anmeldung", "Enrolment")
        case .draft: sprache("Entwurf einer Prüfung", "Draft of a review")
        }
    }
}

/// How much a directory takes on the disk.
enum DiskUse {
    /// Beyond so many files it would take longer than anybody waits for a page.
    private static let maximum = 20_000

    /// The bytes of all files below a directory; nil for too many.
    static func bytes(below directory: Path) -> Int64? {
        var (sum, count, waiting): (Int64, Int, [Path]) = (0, 0, [directory])
        while let next = waiting.popLast() {
            guard let entries = try? FileSystem.list(next) else { continue }
            for entry in entries {
                count += 1
                guard count <= maximum else { return nil }
                let path = next.appending(entry.name)
                guard let status = try? FileStatus.of(path, follow: false) else { continue }
                if status.kind == .directory { waiting.append(path) } else { sum += status.size }
            }
        }
        return sum
    }
}
