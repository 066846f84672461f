import Bytes
import Journal
import Objects
import Sync
import Templates
import Wire

/// Asks a hub over its JSON API what cannot be said by an operation (Specs/api.md).
struct HubQuestions {
    private let context: Context
    private let transport: HTTPTransport

    /// Asks the hub that a library was copied from. Only one that is served can answer.
    init(_ context: Context, _ transport: any Transport) throws {
        self.context = context
        guard let transport = transport as? HTTPTransport else {
            throw Problem(
                .refused,
                Words(
                    "Das kann nur eine Zentrale, die im Netz angeboten wird.", "Only a hub that is served can do this."),
                means: Problem.nothingChanged,
                todo: Words("Ohne Netz: allmende bundle create", "Without a network: allmende bundle create"))
        }
        self.transport = transport
    }

    /// Who an access key or an invitation makes us.
    struct Membership {
        let handle: String
        let ars: String
        let name: String
        let roles: [String]
        /// The access key, when an invitation was redeemed; shown once only.
        let key: String?
    }

    /// Who the remembered access key belongs to.
    func me() throws -> Membership { try membership(ask("GET", "api/me", nil)) }

    /// Redeems an invitation, or fetches the key of an enrolment that was confirmed.
    func redeem(_ code: String) throws -> Membership {
        try membership(
            ask("POST", "api/enrolments") { json in
                json.member(code.hasPrefix("abholung-") ? "abholung" : "einladung", code)
            })
    }

    /// Asks to be admitted; what fetches the key once an operator has confirmed.
    func enrol(ars: String, label: String) throws -> String {
        let answer = try ask("POST", "api/enrolments") { json in
            json.member("stelle", ars)
            json.member("bezeichnung", label)
        }
        guard let code = answer["abholung"]?.string else { throw Self.strange }
        return code
    }

    /// Accepts a proposal; the new current version.
    func accept(_ proposal: OperationID, expecting result: ObjectID) throws -> String {
        let answer = try ask("POST", "api/proposals/\(proposal)/acceptance") {
            $0.member("ergebnis", result.description)
        }
        guard let version = answer["stand"]?.string else { throw Self.strange }
        return version
    }

    private func membership(_ json: JSON) throws -> Membership {
        guard let handle = json["kennung"]?.string, MemberID.isHandle(handle), let ars = json["stelle"]?.string,
            let name = json["name"]?.string
        else { throw Self.strange }
        return Membership(
            handle: handle, ars: ars, name: name, roles: json["rollen"]?.elements.compactMap(\.string) ?? [],
            key: json["zugangsschluessel"]?.string)
    }

    private func ask(_ method: String, _ path: String, _ body: ((inout JSONWriter) -> Void)?) throws -> JSON {
        // Where the hub lies is found out by asking for its library.
        _ = try transport.discover(.uploadPack, .v2)
        let bytes = body.map { body in
            var json = JSONWriter()
            json.object(body)
            return json.finish()
        }
        let language = context.language == .de ? "de" : "en"
        let answer = try transport.ask(method, path, bytes, fields: [("Accept-Language", language)])
        context.progress?.clear()
        guard let json = try? JSON(parsing: answer.body) else {
            if answer.status == 404 { throw Self.noJournal }
            throw Self.strange
        }
        guard 200..<300 ~= answer.status else { throw problem(answer.status, json) }
        return json
    }

    /// What a hub refused, in its own words, which are in the language that was asked for (RFC 9457).
    private func problem(_ status: Int, _ json: JSON) -> Problem {
        let title = json["title"]?.string ?? "\(status)"
        let missing = (json["fehlt"]?.elements.compactMap(\.string) ?? []).map {
            "\n      • " + Text.shown($0, limit: 400)
        }.joined()
        let detail = json["detail"]?.string
        let what = Text.shown(detail ?? title, limit: 600) + missing
        let todo =
            json["code"]?.string == "other-result"
            ? Words(
                "»allmende proposal show« zeigt, was daraus wird; dann noch einmal annehmen.",
                "“allmende proposal show” shows what becomes of it; then accept again.") : nil
        return Problem(
            status >= 500 ? .network : .refused, Words(what, what), means: Problem.nothingChanged, todo: todo,
            detail: "\(status) \(json["code"]?.string ?? "")")
    }

    private static let strange = Problem(
        .network,
        Words("Die Zentrale antwortet nicht, wie Allmende antwortet.", "The hub does not answer as Allmende does."),
        means: Problem.nothingChanged)

    private static let noJournal = Problem(
        .refused,
        Words("Dort gibt es keine Mitglieder und Vorschläge.", "There are no members and proposals there."),
        means: Problem.nothingChanged)
}
