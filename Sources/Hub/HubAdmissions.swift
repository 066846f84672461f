import Bytes
import Journal
import Library
import Site

/// How pages let somebody in.
struct HubAdmissions: Admissions {
    let hub: Hub
    let library: HubLibrary
    let asking: RateLimit

    private var admission: Admission { get throws { try Admission(hub, library) } }

    func invitation(_ code: String) throws -> InvitationEntry? {
        try admission.invitation(code).map(InvitationEntry.init)
    }

    func redeem(_ code: String, label: String) throws -> NewMember {
        try newMember(admission.redeem(code, label: label))
    }

    func ask(ars: String, name: String, label: String) throws -> String {
        guard asking.take() else { throw AdmissionProblem.tooMany }
        return try admission.enrolments.add(ars: ars, name: name, label: label).code
    }

    func fetch(_ code: String) throws -> NewMember { try newMember(admission.fetch(code)) }

    private func newMember(_ member: Admission.Member) throws -> NewMember {
        let roles = try library.journal().registry.member(member.id.handle)?.roles ?? []
        return NewMember(
            name: member.record.holder.name, roles: roles, key: member.key.text, proof: .key(hash: member.record.hash))
    }

    func accessKeys(of who: SignedIn) throws -> [AccessKeyEntry] {
        guard let handle = who.member?.handle else { return [] }
        return try hub.keys().list().filter { $0.holder.id == handle }.map(AccessKeyEntry.init)
    }

    func revoke(_ key: String, of who: SignedIn) throws {
        let found = try hub.keys().list().filter { $0.shortName == key && $0.holder.id == who.member?.handle }
        guard let record = found.first, found.count == 1 else { throw HubError.noSuchKey(key) }
        try admission.revoke(record, reason: "", by: nil)
    }
}

extension InvitationEntry {
    init(_ record: Invitations.Record) {
        self.init(
            id: record.shortName, ars: record.ars, name: record.name, roles: record.roles,
            until: record.until.description)
    }
}

extension AccessKeyEntry {
    init(_ record: AccessKey.Record) {
        self.init(
            id: record.shortName, handle: record.holder.id, name: record.holder.name, label: record.label,
            created: record.created, used: record.used)
    }
}
