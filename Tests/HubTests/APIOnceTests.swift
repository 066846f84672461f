import Bytes
import Files
import Foundation
import Journal
import Library
import Net
import Objects
import Store
import Synchronization
import TestSupport
import Testing

@testable import Hub

/// Requests that come twice, many at once, and from those who lie.
@Suite("The API under pressure", .timeLimit(.minutes(60)))
struct APIOnceTests {
    /// Runs something on many threads at once; what each came to.
    private func together<Outcome: Sendable>(
        _ count: Int, _ body: @escaping @Sendable (Int) throws -> Outcome
    ) throws -> [Outcome] {
        let found = Mutex<[Int: Result<Outcome, any Error>]>([:])
        DispatchQueue.concurrentPerform(iterations: count) { number in
            let result = Result { try body(number) }
            found.withLock { $0[number] = result }
        }
        return try found.withLock { $0 }.sorted { $0.key < $1.key }.map { try $0.value.get() }
    }

    // MARK: Once

    @Test("the same request with the same key is carried out once, after a restart too")
    func idempotency() throws {
        let stage = try APIStage()
        let key: HTTPFields = ["Idempotency-Key": "vorschlag-1"]
        let body = stage.proposalBody("einmal")
        let first = try stage.ask("POST", "proposals", body, by: .contributor, key)
        let again = try stage.ask("POST", "proposals", body, by: .contributor, key)
        #expect(first.status == 201 && again.status == 201 && again.text == first.text)
        // A hub that was started anew reads what the other noted.
        let other = try HubServer(
            Hub(stage.hub.directory), host: "127.0.0.1", port: 0, policy: .members, program: Path("/nonexistent"))
        try other.start()
        defer { other.stop() }
        let late = try stage.ask("POST", "proposals", body, key: stage.keys[.contributor], at: other.url, key)
        #expect(late.status == 201 && late.text == first.text)
        #expect(try stage.library.journal().proposals.count == 1)
        let changed = try stage.ask("POST", "proposals", stage.proposalBody("anders"), by: .contributor, key)
        #expect(changed.status == 422 && changed.code == "idempotency-key-used")
        // The key of another member is another key.
        #expect(try stage.ask("POST", "proposals", body, by: .foreign, key).status == 201)
        for bad in ["", "mit Leerzeichen", String(repeating: "x", count: 101)] {
            let answer = try stage.ask("POST", "proposals", body, by: .contributor, ["Idempotency-Key": bad])
            #expect(answer.status == 400 && answer.code == "idempotency-key", "\(bad)")
        }
        // What failed may be tried again with its key.
        let retry: HTTPFields = ["Idempotency-Key": "vorschlag-2"]
        #expect(try stage.ask("POST", "proposals", "{}", by: .contributor, retry).status == 422)
        #expect(try stage.ask("POST", "proposals", stage.proposalBody("neu"), by: .contributor, retry).status == 201)
    }

    @Test("of many that send one request at the same moment all get the one answer")
    func simultaneous() throws {
        let stage = try APIStage()
        let body = stage.proposalBody("zugleich")
        let answers = try together(12) { _ in
            try stage.ask("POST", "proposals", body, by: .contributor, ["Idempotency-Key": "zugleich"])
        }
        #expect(answers.allSatisfy { $0.status == 201 } && Set(answers.map(\.text)).count == 1)
        #expect(try stage.library.journal().proposals.count == 1)
    }

    @Test("an answer with a secret is not told twice, and no secret stands in the repository")
    func secrets() throws {
        let stage = try APIStage()
        let body = "{\"stelle\": \"\(APIStage.ars)\", \"rollen\": [\"beitragende\"]}"
        let key: HTTPFields = ["Idempotency-Key": "einladung"]
        let first = try stage.ask("POST", "invitations", body, by: .operator_, key)
        #expect(first.status == 201 && first.string("code").hasPrefix("einladung-"))
        let again = try stage.ask("POST", "invitations", body, by: .operator_, key)
        #expect(again.status == 409 && again.code == "secret-told")
        #expect(try stage.hub.invitations().list().count == 1)
        let entered = try stage.ask("POST", "enrolments", "{\"einladung\": \"\(first.string("code"))\"}")
        #expect(entered.status == 201)
        let secrets = [first.string("code"), entered.string("zugangsschluessel")].map { Array($0.utf8) }
        let reader = try ObjectReader(stage.library.repository.objects)
        for ref in try stage.library.repository.refs.list() where try reader.header(ref.id).type == .commit {
            for entry in try reader.flatten(PublishedLibrary.tree(of: ref.id, reader)) where entry.mode.isFile {
                let text = String(decoding: try reader.read(entry.id, .blob), as: UTF8.self)
                for secret in secrets { #expect(!text.contains(String(decoding: secret, as: UTF8.self))) }
            }
        }
    }

    // MARK: Coming in

    @Test("an invitation that two redeem at the same moment lets one in")
    func invitation() throws {
        let stage = try APIStage()
        let (code, _) = try stage.hub.invitations().add(
            ars: APIStage.ars, name: "Stadt Probe", roles: [.contributor], days: 1)
        let before = try stage.library.journal().registry.currentMembers.count
        let answers = try together(6) { _ in try stage.ask("POST", "enrolments", "{\"einladung\": \"\(code)\"}") }
        #expect(answers.count { $0.status == 201 } == 1)
        #expect(answers.count { $0.status == 422 && $0.code == "invitation" } == 5)
        #expect(try stage.library.journal().registry.currentMembers.count == before + 1)
        let key = try #require(answers.first { $0.status == 201 }).string("zugangsschluessel")
        #expect(try stage.ask("GET", "me", nil, key: key).json["rollen"]?.elements.map(\.string) == ["beitragende"])
    }

    @Test("an invitation is no better than whoever made it, and not valid for ever")
    func invitationsEnd() throws {
        let stage = try APIStage()
        let days = "{\"stelle\": \"\(APIStage.ars)\", \"rollen\": [\"leserin\"], \"tage\": 31}"
        let tooLong = try stage.ask("POST", "invitations", days, by: .operator_)
        #expect(tooLong.status == 422 && tooLong.string("feld") == "tage")
        let body = "{\"stelle\": \"\(APIStage.ars)\", \"rollen\": [\"betrieb\"]}"
        let made = try stage.ask("POST", "invitations", body, by: .operator_)
        try stage.library.block(try #require(stage.members[.operator_]).handle)
        let answer = try stage.ask("POST", "enrolments", "{\"einladung\": \"\(made.string("code"))\"}")
        #expect(answer.status == 422 && answer.code == "invitation")
    }

    @Test("who asks waits, and fetches the key once when confirmed; two who confirm admit one")
    func enrolment() throws {
        let stage = try APIStage()
        let asked = try stage.ask(
            "POST", "enrolments", "{\"stelle\": \"\(APIStage.ars)\", \"bezeichnung\": \"Bauamt\"}")
        #expect(asked.status == 202)
        let fetch = "{\"abholung\": \"\(asked.string("abholung"))\"}"
        let waiting = try stage.ask("POST", "enrolments", fetch)
        #expect(waiting.status == 409 && waiting.code == "waiting")
        let before = try stage.library.journal().registry.currentMembers.count
        let path = "enrolments/\(asked.string("anmeldung"))/confirmation"
        let confirmed = try together(4) { _ in
            try stage.ask("POST", path, "{\"rollen\": [\"beitragende\"]}", by: .operator_)
        }
        #expect(confirmed.count { $0.status == 201 } == 1 && confirmed.count { $0.status == 404 } == 3)
        #expect(try stage.library.journal().registry.currentMembers.count == before + 1)
        let fetched = try together(4) { _ in try stage.ask("POST", "enrolments", fetch) }
        #expect(fetched.count { $0.status == 201 } == 1 && fetched.count { $0.status == 422 } == 3)
        let key = try #require(fetched.first { $0.status == 201 }).string("zugangsschluessel")
        #expect(try stage.ask("GET", "me", nil, key: key).status == 200)
        #expect(try stage.hub.enrolments().list().isEmpty)
    }

    @Test("a key that is taken out of use opens nothing from the next request on")
    func revoked() throws {
        let stage = try APIStage()
        let zugang = try stage.ask("GET", "me", nil, by: .contributor).string("zugang")
        #expect(try stage.ask("DELETE", "keys/\(zugang)", nil, by: .contributor).status == 204)
        #expect(try stage.ask("GET", "me", nil, by: .contributor).status == 401)
        #expect(try stage.library.journal().registry.isRevoked(zugang))
        let public1 = APITests.publicKey()
        let handle = try #require(stage.members[.reviewer]).handle
        let made = try stage.ask(
            "POST", "members/\(handle)/keys", "{\"schluessel\": \"\(public1)\", \"bezeichnung\": \"x\"}", by: .reviewer)
        let name = made.string("fingerabdruck").replacing("+", with: "-").replacing("/", with: "_")
        #expect(try stage.ask("DELETE", "keys/\(name)", nil, by: .reviewer).status == 204)
        #expect(try stage.ask("DELETE", "keys/\(name)", nil, by: .reviewer).status == 404)
    }

    // MARK: Operations

    @Test("operations are judged one by one: forged, foreign, replayed and broken ones are refused and disturb nothing")
    func operations() throws {
        let stage = try APIStage()
        let id = try stage.propose("vorgaenge")
        let journal = try stage.library.journal()
        let proposal = try #require(OperationID(id))
        let me = try #require(stage.members[.reviewer])
        let foreign = try #require(stage.members[.foreign])
        let posing = try #require(MemberID(handle: me.handle, ars: APIStage.foreignARS))
        let text = try JournalText("Ein Hinweis.", by: me)
        func operation(_ author: MemberID, _ text: JournalText?, library: OperationID?, clock: Int64) throws -> String {
            let review = Review(proposal, .note, text: text?.id)
            let operation = try Operation(
                .review(review), library: library, clock: clock, by: author, on: Replica.today, about: proposal)
            var json = JSONWriter()
            json.object { json in
                json.member("vorgang", String(decoding: operation.bytes, as: UTF8.self))
                json.member("texte", text.map { [String(decoding: $0.bytes, as: UTF8.self)] } ?? [])
            }
            return String(decoding: json.finish(), as: UTF8.self)
        }
        let clock = journal.clock + 1
        let good = try operation(me, text, library: journal.root, clock: clock)
        let items = [
            good, good, try operation(foreign, text, library: journal.root, clock: clock),
            try operation(posing, text, library: journal.root, clock: clock),
            try operation(me, text, library: proposal, clock: clock),
            try operation(me, text, library: journal.root, clock: clock + 2_000_000),
            try operation(me, try JournalText("fehlt", by: me), library: journal.root, clock: clock).replacing(
                "\"texte\": [", with: "\"andere\": ["),
            "{\"vorgang\": \"nichts\"}", "{\"base64\": \"nichts\"}",
        ]
        let body = "{\"vorgaenge\": [\(items.joined(separator: ","))]}"
        let answer = try stage.ask("POST", "operations", body, by: .reviewer)
        let results = answer.json["ergebnisse"]?.elements.map { $0["code"]?.string ?? $0["ergebnis"]?.string ?? "" }
        #expect(
            results == [
                "angenommen", "bekannt", "not-authentic", "wrong-organisation", "other-library", "clock-jump",
                "text-missing", "malformed", "malformed",
            ], "\(answer.text)")
        for result in answer.json["ergebnisse"]?.elements ?? JSON.emptyObject.elements {
            #expect((result["ergebnis"]?.string == "abgelehnt") == (result["satz"]?.string?.isEmpty == false))
        }
        let replayed = try stage.ask("POST", "operations", "{\"vorgaenge\": [\(good)]}", by: .reviewer)
        #expect(replayed.text.contains("bekannt"))
        #expect(try stage.ask("GET", "proposals/\(id)").json["pruefungen"]?.count == 1)
    }

    @Test("1,001 operations at once are too many, and none of them is taken")
    func batch() throws {
        let stage = try APIStage()
        let before = try stage.library.journal().count
        let items = [String](repeating: "{\"vorgang\": \"x\"}", count: 1001).joined(separator: ",")
        let answer = try stage.ask("POST", "operations", "{\"vorgaenge\": [\(items)]}", by: .contributor)
        #expect(answer.status == 413 && answer.code == "batch" && !answer.string("detail").isEmpty)
        #expect(try stage.library.journal().count == before)
    }

    @Test("of 200 who propose at once none is lost")
    func many() throws {
        let stage = try APIStage()
        let body = stage.proposalBody("platzhalter")
        let ids = try together(200) { number in
            let words = body.replacing("platzhalter", with: "einer-von-vielen-\(number)")
            let answer = try stage.ask(
                "POST", "proposals", words, by: number.isMultiple(of: 2) ? .contributor : .foreign)
            return answer.status == 201 ? answer.string("id") : "\(answer.status)"
        }
        #expect(Set(ids).count == 200)
        let known = Set(try stage.library.journal().proposals.map(\.id.description))
        #expect(known == Set(ids))
    }

    @Test("of two who accept at the same moment one does, and the other is told what to do")
    func acceptance() throws {
        let stage = try APIStage()
        let id = try stage.propose("annahme")
        let same = try together(2) { _ in try stage.ask("POST", "proposals/\(id)/acceptance", "{}", by: .moderator) }
        #expect(same.map(\.status).sorted() == [200, 409], "\(same.map(\.text))")
        #expect(same.first { $0.status == 409 }?.code == "closed")
        let two = [try stage.propose("links"), try stage.propose("rechts")]
        let different = try together(2) {
            try stage.ask("POST", "proposals/\(two[$0])/acceptance", "{}", by: .moderator)
        }
        #expect(different.map(\.status).sorted() == [200, 409])
        let loser = try #require(different.firstIndex { $0.status == 409 })
        #expect(different[loser].code == "other-result" && different[loser].json["zusammenfassung"] != nil)
        let body = "{\"ergebnis\": \"\(different[loser].string("ergebnis"))\"}"
        #expect(try stage.ask("POST", "proposals/\(two[loser])/acceptance", body, by: .moderator).status == 200)
    }
}
