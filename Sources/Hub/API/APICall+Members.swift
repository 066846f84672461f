import Bytes
import Journal
import Library
import Signatures
import Store
import Templates

extension APICall {
    /// GET /api/members
    func listMembers() throws -> APIAnswer {
        let journal = try library.journal()
        let own = try member(journal).id.handle
        let isOperator = has(.operator_, journal)
        let (after, limit) = try page()
        let all = journal.registry.currentMembers
        let rest = all.drop { member in after.map { "\(member.id.ars)\(member.id.handle)" <= $0 } ?? false }
        let members = rest.prefix(limit)
        let keys = journal.registry.signingKeys
        let accesses = try service.hub.keys().list()
        return APIAnswer { json in
            json.list("mitglieder", members) { json, member in
                json.object { json in
                    json.person(member)
                    json.member("gesperrt", member.isBlocked)
                    json.list("schluessel", keys.filter { $0.key.owner == member.id }) { json, key in
                        json.object { json in
                            json.member("fingerabdruck", key.fingerprint)
                            json.member("bezeichnung", key.key.label)
                            json.member("seit", key.key.since.description)
                            json.member("widerrufen", key.key.revoked?.description)
                        }
                    }
                    // When somebody works is nobody's business but theirs and the operators'.
                    let shown = isOperator || member.id.handle == own
                    json.list("zugaenge", accesses.filter { shown && $0.holder.id == member.id.handle }) { json, key in
                        json.object { json in
                            json.member("zugang", key.shortName)
                            json.member("bezeichnung", key.label)
                            json.member("angelegt", key.created)
                            json.member("benutzt", key.used)
                        }
                    }
                }
            }
            json.next(rest.count > limit ? members.last.map { "\($0.id.ars)\($0.id.handle)" } : nil)
        }
    }

    /// POST /api/members
    func addMember() throws -> APIAnswer {
        let (ars, name) = try organisation(body)
        guard let roles = try body.roles() else { throw APIProblem.field("rollen", "fehlt.", "is missing.") }
        let label = try body.line("bezeichnung", limit: 200) ?? ""
        let id = try Self.organised { try library.setMember(ars: ars, name: name, roles: roles, by: sender) }
        let (key, record) = try service.hub.keys().add(ars: ars, name: name, id: id.handle, label: label)
        return try newMember(id, key, record)
    }

    /// What somebody new is told, once.
    func newMember(_ id: MemberID, _ key: AccessKey, _ record: AccessKey.Record) throws -> APIAnswer {
        guard let member = try library.journal().registry.member(id.handle) else { throw APIProblem.noSuchMember }
        return APIAnswer(201, isSecret: true) { json in
            json.person(member)
            json.member("zugang", record.shortName)
            json.member("zugangsschluessel", key.text)
        }
    }

    /// The member that the path names. Throws APIProblem 404.
    private func target(_ journal: Journal) throws -> Registry.Member {
        guard let member = journal.registry.member(parameters[0]) else { throw APIProblem.noSuchMember }
        return member
    }

    /// PATCH /api/members/{kennung}
    func changeMember() throws -> APIAnswer {
        let target = try target(library.journal())
        guard let roles = try body.roles() else { throw APIProblem.field("rollen", "fehlt.", "is missing.") }
        _ = try Self.organised {
            try library.setMember(
                ars: target.id.ars, name: target.name, roles: roles, handle: target.id.handle, by: sender)
        }
        guard let member = try library.journal().registry.member(target.id.handle) else {
            throw APIProblem.noSuchMember
        }
        return APIAnswer { json in
            json.person(member)
            json.member("gesperrt", member.isBlocked)
        }
    }

    /// DELETE /api/members/{kennung}
    func removeMember() throws -> APIAnswer {
        let target = try target(library.journal())
        try Admission(service.hub, library).block(target.id.handle, by: sender)
        return .nothing
    }

    // MARK: Keys

    /// POST /api/members/{kennung}/keys
    func addKey() throws -> APIAnswer {
        let journal = try library.journal()
        let target = try target(journal)
        guard target.id == sender.member || has(.operator_, journal) else { throw Refusal.role([.operator_]) }
        let text = try body.requiredLine("schluessel", limit: 4096)
        guard let key = PublicKey(text: text) else {
            throw APIProblem.field(
                "schluessel", "erwartet wird ein öffentlicher SSH-Schlüssel, eine Zeile wie »ssh-ed25519 AAAA…«.",
                "a public SSH key is expected, one line such as “ssh-ed25519 AAAA…”.")
        }
        let label = try body.line("bezeichnung", limit: 200) ?? ""
        try library.addKey(key.text, label: label, to: target.id.handle, by: sender)
        return APIAnswer(201) { json in
            json.member("kennung", target.id.handle)
            json.member("fingerabdruck", key.fingerprint)
            json.member("bezeichnung", label)
        }
    }

    /// DELETE /api/keys/{schluessel}: a fingerprint with the letters that addresses have ("-" for "+", "_" for "/"), or the short name of
    /// an access key.
    func removeKey() throws -> APIAnswer {
        let journal = try library.journal()
        let name = parameters[0]
        let isOperator = has(.operator_, journal)
        if name.hasPrefix("SHA256:") {
            let fingerprint = name.replacing("-", with: "+").replacing("_", with: "/")
            guard let key = journal.registry.key(fingerprint), key.revoked == nil else { throw Self.noSuchKey }
            guard isOperator || key.owner == sender.member else { throw Refusal.role([.operator_]) }
            try library.revokeKey(fingerprint, reason: "", by: sender)
            return .nothing
        }
        let keys = try service.hub.keys()
        let found = try keys.list().filter { name.utf8.count >= 10 && $0.hash.hasPrefix(name.lowercased()) }
        guard let record = found.first, found.count == 1 else { throw Self.noSuchKey }
        guard isOperator || record.holder.id == sender.member?.handle else { throw Refusal.role([.operator_]) }
        try Admission(service.hub, library).revoke(record, reason: "", by: isOperator ? sender : nil)
        return .nothing
    }

    private static let noSuchKey = APIProblem(
        404, "no-such-key", "Diesen Schlüssel gibt es hier nicht (mehr).", "There is no such key here (any more).")

    /// Runs what takes the name of an organisation.
    static func organised<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch LibraryError.badOrganisation {
            throw APIProblem.field(
                "name", "eine Zeile von 1 bis 100 sichtbaren Zeichen, ohne < und >.",
                "one line of 1 to 100 visible characters, without < and >.")
        }
    }
}

extension JSONWriter {
    /// Where the next page of a list begins; null on the last one.
    mutating func next(_ place: String?) { member("weiter", place.map { Cursor.text($0) }) }
}
