import Bytes
import Files
import Journal
import Library
import Net
import Objects
import Store
import TestSupport
import Testing

@testable import Hub

/// A hub with a journal and members of every kind, served by this process.
final class APIStage: Sendable {
    /// Who asks.
    enum Who: String, CaseIterable, Sendable {
        case anonymous, reader, contributor, reviewer, moderator, operator_, foreign, revoked, blocked, wrong
    }

    let scratch: Scratch
    let hub: Hub
    let library: HubLibrary
    let server: HubServer
    let keys: [Who: String]
    let members: [Who: MemberID]

    static let ars = "053780004004"
    static let foreignARS = "053150000000"

    init(_ format: ObjectFormat = .sha256, starter: Bool = true, policy: Policy = Policy(quorum: 0)) throws {
        scratch = try Scratch()
        let author = try #require(Organisation(ars: Self.ars, name: "Stadt Probe", id: "k-0123456789"))
        let hub = try Hub.create(at: scratch.path / "hub", format, starter: starter, by: author)
        let library = try hub.journal()
        var keys: [Who: String] = [:]
        var members: [Who: MemberID] = [:]
        func add(_ who: Who, _ roles: Set<Role>, _ ars: String = APIStage.ars, _ name: String = "Stadt Probe") throws {
            let id = try library.setMember(ars: ars, name: name, roles: roles)
            members[who] = id
            keys[who] = try hub.keys().add(ars: ars, name: name, id: id.handle).key.text
        }
        try add(.reader, [.reader])
        try add(.contributor, [.contributor])
        try add(.reviewer, [.reviewer])
        try add(.moderator, [.moderator])
        try add(.operator_, [.operator_])
        try add(.foreign, [.contributor, .reviewer], Self.foreignARS, "Stadt Fremd")
        try add(.revoked, Set(Role.allCases))
        try add(.blocked, Set(Role.allCases))
        // In the journal only, as when another hub has said so.
        let record = try #require(try hub.keys().list().first { $0.holder.id == members[.revoked]?.handle })
        try library.revokeKey(record.shortName, reason: "verloren")
        try library.block(try #require(members[.blocked]).handle)
        try library.setPolicy(policy)
        keys[.wrong] = AccessKey().text
        (self.hub, self.library, self.keys, self.members) = (hub, library, keys, members)
        server = try HubServer(hub, host: "127.0.0.1", port: 0, policy: .members, program: Path("/nonexistent"))
        try server.start()
    }

    deinit { server.stop() }

    struct Answer {
        let status: Int
        let fields: HTTPFields
        let text: String

        var json: JSON { (try? JSON(parsing: Array(text.utf8))) ?? .emptyObject }
        func string(_ name: String) -> String { json[name]?.string ?? "" }
        var code: String { string("code") }
    }

    /// Asks, with a body in JSON if there is one.
    func ask(
        _ method: String, _ path: String, _ body: String? = nil, by who: Who = .anonymous, bearer: Bool = false,
        _ more: HTTPFields = [:]
    ) throws -> Answer {
        try ask(method, path, body, key: keys[who], bearer: bearer, more)
    }

    func ask(
        _ method: String, _ path: String, _ body: String?, key: String?, bearer: Bool = false,
        at server: String? = nil, _ more: HTTPFields = [:]
    ) throws -> Answer {
        var fields = more
        if let key {
            let basic = BasicCredentials(user: Array("x".utf8), password: Array(key.utf8)).value
            fields.append("Authorization", bearer ? "Bearer \(key)" : basic)
        }
        if body != nil, more.count("content-type") == 0 { fields.append("Content-Type", "application/json") }
        let url = try URLParts((server ?? self.server.url) + "api/" + path)
        let content: HTTPClientRequest.Body = body.map { .bytes(Array($0.utf8)) } ?? .none
        let response = try HTTPClient().send(HTTPClientRequest(method, url, fields, body: content))
        let bytes = try response.wholeBody()
        return Answer(
            status: response.status, fields: response.fields, text: String(decoding: bytes, as: UTF8.self))
    }

    // MARK: Proposals

    var main: String { (try? library.repository.refs.id(HubLibrary.main))??.description ?? "" }

    static let template = "vorlagen/beschaffung/ausschreibung-it"

    /// The body of a proposal that writes one file; it differs from every other by its word.
    func proposalBody(_ word: String, title: String = "Hinweis ergänzt") -> String {
        """
        {"titel": "\(title)", "basis": "\(main)",
         "aenderungen": [{"pfad": "\(Self.template)/erfahrungen/\(word).md", "inhalt": "# \(word)\\n"}]}
        """
    }

    /// Opens a proposal; its id.
    func propose(_ word: String, by who: Who = .contributor) throws -> String {
        let answer = try ask("POST", "proposals", proposalBody(word), by: who)
        try #require(answer.status == 201, "\(answer.text)")
        return answer.string("id")
    }

    /// Gives a verdict on the only revision of a proposal; the operation.
    @discardableResult
    func review(_ proposal: String, _ verdict: String, by who: Who, text: String? = nil) throws -> String {
        let words = text.map { ", \"text\": \"\($0)\"" } ?? ""
        let answer = try ask(
            "POST", "proposals/\(proposal)/reviews",
            "{\"fassung\": \"\(proposal)\", \"urteil\": \"\(verdict)\"\(words)}",
            by: who)
        try #require(answer.status == 201, "\(answer.text)")
        return answer.string("vorgang")
    }
}
