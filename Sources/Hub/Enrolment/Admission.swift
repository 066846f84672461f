import Journal
import Library
import Templates

/// How somebody becomes a member: by an invitation, or by asking and being confirmed. The API and the pages do it here.
struct Admission {
    let library: HubLibrary
    let keys: AccessKeys
    let invitations: Invitations
    let enrolments: Enrolments

    /// Who came in, with the key that is told once.
    struct Member {
        let id: MemberID
        let key: AccessKey
        let record: AccessKey.Record
    }

    init(_ hub: Hub, _ library: HubLibrary) throws {
        self.library = library
        (keys, invitations, enrolments) = (try hub.keys(), try hub.invitations(), try hub.enrolments())
    }

    /// Whether whoever made an invitation may still do so: it is as good as they are.
    private func isSupported(_ record: Invitations.Record) throws -> Bool {
        guard let by = record.by else { return true }
        return try library.journal().registry.member(by)?.roles.contains(.operator_) == true
    }

    /// What a code offers; nil when it is not valid.
    func invitation(_ code: String) throws -> Invitations.Record? {
        guard let record = try invitations.record(of: code), try isSupported(record) else { return nil }
        return record
    }

    /// Takes up an invitation: makes the member and its key. Throws AdmissionProblem.
    func redeem(_ code: String, label: String) throws -> Member {
        guard let record = try invitations.redeem(code) else { throw AdmissionProblem.invitation }
        guard try isSupported(record) else { throw AdmissionProblem.inviter }
        do {
            let id = try library.setMember(ars: record.ars, name: record.name, roles: record.roles)
            let (key, kept) = try keys.add(ars: record.ars, name: record.name, id: id.handle, label: label)
            return Member(id: id, key: key, record: kept)
        } catch {
            try invitations.restore(record)
            throw error
        }
    }

    /// Fetches the key of somebody who asked and has been confirmed. Throws AdmissionProblem or Refusal.
    func fetch(_ code: String) throws -> Member {
        switch try enrolments.fetch(code) {
        case .nothing: throw AdmissionProblem.nothing
        case .waiting: throw AdmissionProblem.waiting
        case .ready(let record):
            do {
                guard let member = try record.member.flatMap({ try library.journal().registry.member($0) }),
                    !member.isBlocked
                else { throw Refusal.blocked }
                let (key, kept) = try keys.add(
                    ars: member.id.ars, name: member.name, id: member.id.handle, label: record.label)
                return Member(id: member.id, key: key, record: kept)
            } catch let refusal as Refusal {
                throw refusal
            } catch {
                try enrolments.restore(record)
                throw error
            }
        }
    }

    /// Confirms somebody who asked. Throws HubError `noSuchEnrolment`, Refusal or LibraryError.
    func confirm(_ enrolment: String, roles: Set<Role>, by actor: Sender) throws -> Enrolments.Record {
        try enrolments.confirm(enrolment) { record, handle in
            _ = try library.setMember(ars: record.ars, name: record.name, roles: roles, handle: handle, by: actor)
        }
    }

    /// Takes all rights and all keys from a member. Throws Refusal.
    func block(_ handle: String, by actor: Sender) throws {
        try library.block(handle, by: actor)
        for record in try keys.list() where record.holder.id == handle { _ = try keys.remove(record.hash) }
    }

    /// Takes an access key out of use. First in the journal, so that a moment in between leaves a key that opens nothing.
    ///
    /// - Parameter actor: the operator who does it; nil where its holder does.
    func revoke(_ record: AccessKey.Record, reason: String, by actor: Sender?) throws {
        try library.revokeKey(record.shortName, reason: reason, by: actor)
        _ = try keys.remove(record.hash)
    }
}

/// Why somebody does not come in.
enum AdmissionProblem: Error, Equatable {
    /// The invitation is not valid.
    case invitation
    /// Whoever invited may not do so any more.
    case inviter
    /// Nothing waits for that code.
    case nothing
    /// The operators have not confirmed yet.
    case waiting
    /// Very many ask at this moment.
    case tooMany

    /// Why, in a sentence.
    func satz(_ sprache: Sprache) -> String {
        switch self {
        case .invitation:
            sprache(
                "Diese Einladung gilt nicht (mehr); jede gilt einmal und bis zu ihrem Tag.",
                "This invitation is not valid (any more); each works once and until its day.")
        case .inviter:
            sprache(
                "Wer eingeladen hat, darf das nicht mehr; bitte um eine neue Einladung.",
                "Whoever invited may not do so any more; please ask for a new invitation.")
        case .nothing:
            sprache(
                "Zu diesem Abholcode wartet nichts (mehr); vielleicht wurde die Anmeldung abgelehnt.",
                "Nothing waits for this code (any more); perhaps the enrolment was rejected.")
        case .waiting:
            sprache(
                "Der Betrieb hat noch nicht bestätigt; bitte später noch einmal.",
                "The operators have not confirmed yet; please try again later.")
        case .tooMany:
            sprache(
                "Gerade melden sich sehr viele an; bitte in einer Minute noch einmal.",
                "Very many are enrolling right now; please try again in a minute.")
        }
    }
}

extension APIProblem {
    /// Why somebody does not come in.
    init(_ problem: AdmissionProblem) {
        switch problem {
        case .invitation, .inviter: self.init(422, "invitation") { problem.satz($0) }
        case .nothing: self.init(422, "enrolment") { problem.satz($0) }
        case .waiting: self.init(409, "waiting") { problem.satz($0) }
        case .tooMany:
            self = APIProblem(429, "too-many-enrolments") { problem.satz($0) }.with("Retry-After", "60")
        }
    }
}
