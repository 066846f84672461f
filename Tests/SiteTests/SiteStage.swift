import Bytes
import Files
import Foundation
import Hub
import Journal
import Library
import Net
import Objects
import Site
import Store
import TestSupport
import Testing
import Web

/// A hub with members of several organisations, served by this process.
final class SiteStage {
    let scratch: Scratch
    let hub: Hub
    let server: HubServer

    /// A member with a key to sign in.
    struct Member {
        let id: MemberID
        let name: String
        let key: String
    }

    /// Bergisch Gladbach contributes, Köln reviews, Bonn moderates, the Kreis runs the hub; a guest may post.
    let contributor: Member
    let reviewer: Member
    let moderator: Member
    let operatorMember: Member
    let guest: Member

    init(_ settings: SiteSettings = SiteSettings()) throws {
        scratch = try Scratch()
        let author = try #require(
            Organisation(ars: "053780004004", name: "Stadt Bergisch Gladbach", id: "k-0123456789"))
        _ = try Hub.create(at: scratch.path / "hub", .sha256, starter: true, by: author)
        let hub = try Hub(scratch.path / "hub")
        let library = try hub.journal()
        func member(_ ars: String, _ name: String, _ roles: Set<Role>) throws -> Member {
            let id = try library.setMember(ars: ars, name: name, roles: roles)
            let (key, _) = try hub.keys().add(ars: ars, name: name, id: id.handle)
            return Member(id: id, name: name, key: key.text)
        }
        contributor = try member("053780004004", "Stadt Bergisch Gladbach", [.contributor])
        reviewer = try member("053150000000", "Stadt Köln", [.contributor, .reviewer])
        moderator = try member("053140000000", "Stadt Bonn", [.contributor, .reviewer, .moderator])
        operatorMember = try member("053780000000", "Rheinisch-Bergischer Kreis", [.operator_])
        guest = try member("053820012012", "Stadt Bornheim", [.guest])
        self.hub = hub
        server = try HubServer(
            hub, host: "127.0.0.1", port: 0, policy: .members, program: Path("/nonexistent"), settings: settings)
        try server.start()
    }

    deinit { server.stop() }

    /// Somebody with a browser, who has not signed in.
    func browser() -> Browser { Browser(String(server.url.dropLast())) }

    /// Somebody with a browser, who has signed in.
    func browser(_ member: Member) throws -> Browser {
        let browser = browser()
        let answer = try browser.post("/anmelden", [("schluessel", member.key)])
        try #require(answer.status == 303, "\(answer.text.prefix(400))")
        return browser
    }
}

/// Somebody with a browser: keeps the cookie, and takes the token of forms from the page seen last.
final class Browser {
    private let base: String
    private(set) var cookie: String?
    private(set) var token: String?

    init(_ base: String) { self.base = base }

    struct Answer {
        let status: Int
        let fields: HTTPFields
        let text: String

        /// Where a redirect leads.
        var location: String { fields.text("location") ?? "" }
    }

    /// Asks for a page.
    func get(_ path: String, _ fields: HTTPFields = [:]) throws -> Answer { try send("GET", path, fields, nil) }

    /// Sends a form with the token of the page seen last, or another.
    @discardableResult
    func post(_ path: String, _ form: [(String, String)], _ fields: HTTPFields = [:], token: String? = nil) throws
        -> Answer
    {
        var form = form
        if let token = token ?? self.token { form.append(("marke", token)) }
        let body = form.map { "\(PercentCoding.encode(Array($0.utf8)))=\(PercentCoding.encode(Array($1.utf8)))" }
        var fields = fields
        fields.append("Content-Type", "application/x-www-form-urlencoded")
        return try send("POST", path, fields, Array(body.joined(separator: "&").utf8))
    }

    /// Looks at a page, then sends a form from there.
    @discardableResult
    func submit(_ path: String, from page: String, _ form: [(String, String)]) throws -> Answer {
        _ = try get(page)
        return try post(path, form)
    }

    private func send(_ method: String, _ path: String, _ fields: HTTPFields, _ body: [UInt8]?) throws -> Answer {
        var fields = fields
        if fields.first("accept-language") == nil { fields.append("Accept-Language", "de") }
        if let cookie { fields.append("Cookie", cookie) }
        var request = HTTPClientRequest(method, try URLParts(base + path), fields)
        if let body { request.body = .bytes(body) }
        let response = try HTTPClient().send(request)
        // Our own script stands on every page; what tests look for is another.
        let text = String(decoding: try response.wholeBody(), as: UTF8.self)
            .replacing("<script src=\"/skript.js?v=\(Script.version)\" defer></script>", with: "")
        if let set = response.fields.text("set-cookie") {
            let pair = String(set.prefix { $0 != ";" })
            cookie = pair.hasSuffix("=") ? nil : pair
        }
        if let start = text.firstRange(of: "name=\"marke\" value=\"") {
            token = String(text[start.upperBound...].prefix { $0 != "\"" })
        }
        return Answer(status: response.status, fields: response.fields, text: text)
    }
}
