import Bytes
import Journal
import Library
import Net
import Store
import Synchronization
import Templates

extension APICall {
    private var invitations: Invitations { get throws { try service.invitations.orNoJournal() } }
    private var enrolments: Enrolments { get throws { try service.enrolments.orNoJournal() } }

    // MARK: Invitations

    /// POST /api/invitations
    func invite() throws -> APIAnswer {
        let (ars, name) = try organisation(body)
        // Told now and not when somebody wants to come in.
        guard Organisation(ars: ars, name: name, id: "k-0000000000") != nil else {
            return try Self.organised { throw LibraryError.badOrganisation(ars: ars, name: name) }
        }
        guard let roles = try body.roles() else { throw APIProblem.field("rollen", "fehlt.", "is missing.") }
        let days = try body.number("tage", 1...Int64(Invitations.maximumDays)) ?? Invitations.usualDays
        let (code, record) = try Self.bounded {
            try invitations.add(ars: ars, name: name, roles: roles, days: days, by: sender.member?.handle)
        }
        return APIAnswer(201, isSecret: true) { json in
            json.invitation(record)
            json.member("code", code)
        }
    }

    /// GET /api/invitations
    func listInvitations() throws -> APIAnswer {
        let (after, limit) = try page()
        func place(_ record: Invitations.Record) -> String { "\(record.ars) \(record.until) \(record.hash)" }
        let rest = try invitations.list().drop { record in after.map { place(record) <= $0 } ?? false }
        return APIAnswer { json in
            json.list("einladungen", rest.prefix(limit)) { json, record in json.object { $0.invitation(record) } }
            json.next(rest.count > limit ? rest.prefix(limit).last.map(place) : nil)
        }
    }

    /// DELETE /api/invitations/{einladung}
    func revokeInvitation() throws -> APIAnswer {
        do {
            try invitations.revoke(parameters[0])
        } catch HubError.noSuchInvitation {
            throw APIProblem(
                404, "no-such-invitation", "Diese Einladung gibt es nicht (mehr).",
                "There is no such invitation (any more).")
        }
        return .nothing
    }

    // MARK: Coming in

    /// POST /api/enrolments: with an invitation, with the code that fetches a key, or asking.
    func enrol() throws -> APIAnswer {
        if let code = try body.line("einladung", limit: 200) { return try redeem(code) }
        if let code = try body.line("abholung", limit: 200) { return try fetch(code) }
        let ars = try body.requiredLine("stelle", limit: 12)
        let (_, name) = try organisation(APIInput(JSON.object { $0.member("stelle", ars) }))
        let label = try body.line("bezeichnung", limit: 200) ?? ""
        guard service.admissions.take() else {
            throw APIProblem(AdmissionProblem.tooMany)
        }
        let (code, record) = try Self.bounded { try enrolments.add(ars: ars, name: name, label: label) }
        return APIAnswer(202, isSecret: true) { json in
            json.member("anmeldung", record.id)
            json.member("stelle", record.ars)
            json.member("name", record.name)
            json.member("abholung", code)
        }
    }

    private func redeem(_ code: String) throws -> APIAnswer {
        let member = try Self.admitting { try Admission(service.hub, library).redeem(code, label: label()) }
        return try newMember(member.id, member.key, member.record)
    }

    private func label() throws -> String { try body.line("bezeichnung", limit: 200) ?? "" }

    private func fetch(_ code: String) throws -> APIAnswer {
        let member = try Self.admitting { try Admission(service.hub, library).fetch(code) }
        return try newMember(member.id, member.key, member.record)
    }

    private static func admitting<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try organised(body) } catch let problem as AdmissionProblem { throw APIProblem(problem) }
    }

    // MARK: Admitting

    /// GET /api/enrolments
    func listEnrolments() throws -> APIAnswer {
        let (after, limit) = try page()
        func place(_ record: Enrolments.Record) -> String { "\(record.created) \(record.id)" }
        let rest = try enrolments.list().drop { record in after.map { place(record) <= $0 } ?? false }
        return APIAnswer { json in
            json.list("anmeldungen", rest.prefix(limit)) { json, record in
                json.object { json in
                    json.member("anmeldung", record.id)
                    json.member("stelle", record.ars)
                    json.member("name", record.name)
                    json.member("bezeichnung", record.label)
                    json.member("angelegt", record.created.description)
                    json.member("kennung", record.member)
                }
            }
            json.next(rest.count > limit ? rest.prefix(limit).last.map(place) : nil)
        }
    }

    /// POST /api/enrolments/{anmeldung}/confirmation
    func confirmEnrolment() throws -> APIAnswer {
        guard let roles = try body.roles() else { throw APIProblem.field("rollen", "fehlt.", "is missing.") }
        let record = try Self.named {
            try Admission(service.hub, library).confirm(parameters[0], roles: roles, by: sender)
        }
        return APIAnswer(201) { json in
            json.member("kennung", record.member)
            json.member("stelle", record.ars)
            json.member("name", record.name)
            json.member("rollen", roles.sorted().map(\.rawValue))
        }
    }

    /// DELETE /api/enrolments/{anmeldung}
    func rejectEnrolment() throws -> APIAnswer {
        try Self.named { _ = try enrolments.reject(parameters[0]) }
        return .nothing
    }

    private static func named<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch HubError.noSuchEnrolment {
            throw APIProblem(
                404, "no-such-enrolment", "Unter diesem Namen wartet niemand (mehr).",
                "Nobody waits under this name (any more).")
        }
    }

    /// Runs what takes only so many at a time.
    static func bounded<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch HubError.tooManyOpen {
            throw APIProblem(
                429, "too-many-open", "Es sind schon so viele offen, dass keine weiteren angenommen werden.",
                "So many are open already that no more are taken.")
        }
    }
}

/// Lets only so many through in a minute.
final class RateLimit: Sendable {
    private let limit: Int
    private let state: Mutex<(until: Deadline, count: Int)>

    init(_ limit: Int) {
        self.limit = limit
        state = Mutex((.now, 0))
    }

    /// Whether one more may pass now.
    func take() -> Bool {
        state.withLock { state in
            if state.until.isPast { state = (.after(.seconds(60)), 0) }
            guard state.count < limit else { return false }
            state.count += 1
            return true
        }
    }
}

extension Optional {
    /// The value. Throws APIProblem 404 where there is no library to keep it.
    fileprivate func orNoJournal() throws -> Wrapped {
        guard let self else { throw APIService.noJournal }
        return self
    }
}

extension JSON {
    /// An object with these members.
    fileprivate static func object(_ body: (inout JSONWriter) -> Void) -> JSON {
        var json = JSONWriter()
        json.object(body)
        return (try? JSON(parsing: json.finish())) ?? .emptyObject
    }
}

extension JSONWriter {
    /// The members of an invitation; its code is not among them.
    fileprivate mutating func invitation(_ record: Invitations.Record) {
        member("einladung", record.shortName)
        member("stelle", record.ars)
        member("name", record.name)
        member("rollen", record.roles.sorted().map(\.rawValue))
        member("angelegt", record.created.description)
        member("bis", record.until.description)
        member("eingeladenVon", record.by)
    }
}
