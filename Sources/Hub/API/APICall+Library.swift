import Bytes
import Journal
import Library
import Objects
import Register
import Store
import Synchronization
import Templates
import Web

extension APICall {
    /// GET /api/library
    func showLibrary() throws -> APIAnswer {
        let library = try library
        let snapshot = try library.store.snapshot()
        let journal = snapshot.journal
        let commit = snapshot.commit?.description ?? ""
        let digest = service.digests.withLock { kept in
            if kept.commit != commit { kept = (commit, journal.digest) }
            return kept.digest
        }
        let main = try library.repository.refs.id(HubLibrary.main)
        let proposals = journal.proposals
        return APIAnswer { json in
            json.member("bibliothek", journal.root?.description)
            json.member("titel", journal.title)
            json.member("hash", library.repository.format == .sha1 ? "sha1" : "sha256")
            json.member("stand", main?.description)
            json.name("richtlinie")
            journal.registry.policy.write(to: &json)
            json.member("digest", digest)
            json.object("zahlen") { json in
                json.member("vorgaenge", journal.count)
                json.member("vorschlaege", proposals.count)
                json.member("offen", proposals.count { $0.state == .open })
                json.member("mitglieder", journal.registry.activeMembers.count)
            }
        }
    }

    /// GET /api/me
    func showMe() throws -> APIAnswer {
        let journal = try library.journal()
        let member = try member(journal)
        return APIAnswer { json in
            json.person(member)
            json.member("zugang", who.access)
        }
    }

    /// GET /api/register?q=…
    func searchRegister() throws -> APIAnswer {
        let query = try query()
        let words = query("q") ?? ""
        guard words.utf8.count <= 200 else {
            throw APIProblem(400, "words", "»q« hat höchstens 200 Bytes.", "“q” has at most 200 bytes.")
        }
        let limit = try page().limit
        let hits = Register.search(words, limit: limit)
        return APIAnswer { json in
            json.member("stand", Register.stand.description)
            json.member("quelle", Register.quelle)
            json.list("treffer", hits) { json, entry in
                json.object { json in
                    json.member("stelle", entry.ars)
                    json.member("name", entry.name)
                    json.member("bezeichnung", entry.bezeichnung)
                    json.member("anzeige", entry.anzeige)
                    json.member("art", entry.art.rawValue)
                    json.member("land", entry.land.rawValue)
                    json.member("einwohner", entry.einwohner)
                    json.member("plz", entry.plz)
                }
            }
        }
    }

    /// GET /api/policy
    func showPolicy() throws -> APIAnswer {
        let policy = try library.journal().registry.policy
        return APIAnswer { $0.policy(policy) }
    }

    /// PUT /api/policy
    func setPolicy() throws -> APIAnswer {
        guard let policy = Policy(body.json) else { throw Refusal.policy(.malformed) }
        try library.setPolicy(policy, by: sender)
        return APIAnswer { $0.policy(policy) }
    }

    /// The organisation of a key, as whoever asks names it or else the register. Throws APIProblem 422.
    func organisation(_ body: APIInput) throws -> (ars: String, name: String) {
        let ars = try body.requiredLine("stelle", limit: 12)
        let name = try body.line("name", limit: 400)
        switch Register.resolve(ars) {
        case .current(let entry) where entry.ars == ars: return (ars, name ?? entry.bezeichnung)
        case .dead(let dead):
            let heirs = dead.heute.prefix(3).map { "\($0.ars) \($0.anzeige)" }.joined(separator: "; ")
            throw APIProblem.field(
                "stelle", "\(dead.name) gibt es nicht mehr; heute: \(heirs).",
                "\(dead.name) is no more; today: \(heirs)."
            )
        default:
            guard let name, MemberID.isARS(ars) else {
                throw APIProblem.field(
                    "stelle",
                    "kein Regionalschlüssel, den das Register kennt; /api/register?q=… findet ihn. Mit »name« geht ein anderer.",
                    "no key that the register knows; /api/register?q=… finds it. Another one needs “name”.")
            }
            return (ars, name)
        }
    }
}

extension JSONWriter {
    /// The members that every answer about a member has.
    mutating func person(_ member: Registry.Member) {
        self.member("kennung", member.id.handle)
        self.member("stelle", member.id.ars)
        self.member("name", member.name)
        self.member("rollen", member.roles.sorted().map(\.rawValue))
    }

    /// The members of a policy.
    mutating func policy(_ policy: Policy) {
        var inner = JSONWriter()
        policy.write(to: &inner)
        guard let json = try? JSON(parsing: inner.finish()) else { return }
        for (name, value) in json.members {
            self.name(name.string ?? "")
            fragment(JSONFragment(value))
        }
    }
}
