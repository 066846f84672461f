import Hub
import Journal
import Library
import Net
import TestSupport
import Testing

@testable import Site

/// Every page and form there is, as everybody who can come.
@Suite("All pages and forms")
struct RouteWalkTests {
    /// The path of a route, with something that is nowhere in place of its stars.
    private static func path(_ route: Route) -> String {
        "/"
            + route.pieces.map { piece in
                if case .word(let word) = piece { String(decoding: word, as: UTF8.self) } else { "x" }
            }.joined(separator: "/")
    }

    private static let pages = Site.router.all.filter { route in
        !route.isForm && route.pieces.allSatisfy { if case .word = $0 { true } else { false } }
    }.map { path($0) }

    private static func everybody(_ stage: SiteStage) -> [SiteStage.Member] {
        [stage.guest, stage.contributor, stage.reviewer, stage.moderator, stage.operatorMember]
    }

    @Test("a form is open to whom its door admits, and to nobody else")
    func doors() throws {
        let stage = try SiteStage()
        let forms = Site.router.all.filter(\.isForm)
        #expect(forms.count > 20)
        for member in Self.everybody(stage) {
            let record = try #require(try stage.hub.journal().journal().registry.member(member.id.handle))
            let organisation = try #require(
                Organisation(ars: member.id.ars, name: member.name, id: member.id.handle))
            let who = SignedIn(
                member: member.id, organisation: organisation, roles: record.roles, access: "x", proof: .key(hash: "x"))
            var browser = try stage.browser(member)
            for route in forms {
                if browser.cookie == nil { browser = try stage.browser(member) }
                _ = try browser.get("/hilfe")
                let status = try browser.post(Self.path(route), []).status
                #expect((status == 403) == !route.door.admits(who), "\(Self.path(route)) \(record.roles): \(status)")
                #expect(status < 500, "\(Self.path(route)): \(status)")
            }
        }
        for route in forms {
            let answer = try stage.browser().post(Self.path(route), [])
            #expect(answer.status < 500)
            if !route.door.admits(nil) {
                #expect(answer.status == 422 && answer.text.contains("name=\"schluessel\""), "\(Self.path(route))")
            }
        }
    }

    @Test("a page is open to whom its door admits; nobody gets a cookie for looking")
    func pages() throws {
        let stage = try SiteStage()
        let routes = Site.router.all.filter { !$0.isForm }
        for member in Self.everybody(stage) {
            let record = try #require(try stage.hub.journal().journal().registry.member(member.id.handle))
            let organisation = try #require(
                Organisation(ars: member.id.ars, name: member.name, id: member.id.handle))
            let who = SignedIn(
                member: member.id, organisation: organisation, roles: record.roles, access: "x", proof: .key(hash: "x"))
            let browser = try stage.browser(member)
            for route in routes {
                let status = try browser.get(Self.path(route)).status
                #expect(status < 500, "\(Self.path(route)): \(status)")
                if !route.door.admits(who) { #expect(status == 403, "\(Self.path(route)) \(record.roles): \(status)") }
            }
        }
        for route in routes {
            let answer = try stage.browser().get(Self.path(route))
            #expect(
                answer.fields.text("set-cookie") == nil && answer.status < 500, "\(Self.path(route)): \(answer.status)")
            if !route.door.admits(nil) { #expect(answer.location.hasPrefix("/anmelden"), "\(Self.path(route))") }
        }
    }

    @Test("no link on a page leads whoever sees it to a closed door or to nothing")
    func links() throws {
        let stage = try SiteStage()
        for member in [nil] + Self.everybody(stage).map({ Optional($0) }) {
            let browser = try member.map { try stage.browser($0) } ?? stage.browser()
            var seen: Set<String> = []
            for path in Self.pages + HelpTopic.all.map({ "/hilfe/" + $0.word }) {
                for piece in try browser.get(path).text.split(separator: " href=\"").dropFirst() {
                    let link = String(piece.prefix { $0 != "\"" && $0 != "#" })
                    guard link.hasPrefix("/"), !link.hasPrefix("//"), seen.insert(link).inserted else { continue }
                    let status = try browser.get(link.replacing("&amp;", with: "&")).status
                    #expect(status < 400, "\(member?.name ?? "-") \(path) \(link): \(status)")
                }
            }
            #expect(seen.count > 20)
        }
    }

    @Test("no page has a word of Git outside the parts for IT", arguments: ["de", "en"])
    func words(language: String) throws {
        let stage = try SiteStage()
        var fields = HTTPFields()
        fields.append("Accept-Language", language)
        let browsers = [nil] + Self.everybody(stage).map { Optional($0) }
        for member in browsers {
            let browser = try member.map { try stage.browser($0) } ?? stage.browser()
            for path in Self.pages {
                let answer = try browser.get(path, fields)
                guard answer.fields.text("content-type")?.hasPrefix("text/html") == true else { continue }
                let found = VisibleText(answer.text).words.filter(Self.isForbidden)
                #expect(found.isEmpty, "\(path) \(member?.name ?? "-"): \(found)")
            }
        }
    }

    @Test("the words are found where they are, and not where they may be")
    func finding() {
        let page =
            "<p>Ein Commit</p><section class=\"technik\"><h2>Push</h2><p>x</p></section><code class=\"befehl\">git pull</code> Hashwert"
        #expect(VisibleText(page).words.filter(Self.isForbidden) == ["commit", "hashwert"])
    }

    private static func isForbidden(_ word: String) -> Bool {
        let whole: Set<String> = [
            "branch", "branches", "merge", "push", "pull", "ref", "refs", "sha", "sha1", "sha256",
        ]
        let beginnings = ["commit", "clone", "klon", "repositor", "hash", "refs/"]
        return whole.contains(word) || beginnings.contains { word.hasPrefix($0) } || word.contains(".git")
    }

    @Test("pages are written where the browser check looks for them")
    func writing() throws {
        guard let folder = try PageFolder.named() else { return }
        let stage = try SiteStage()
        for name in ["stil.css", "zeichen.svg"] { try folder.add(name, stage.browser().get("/" + name).text) }
        for (name, member) in [("niemand", nil), ("betrieb", stage.operatorMember), ("moderation", stage.moderator)] {
            let browser = try member.map { try stage.browser($0) } ?? stage.browser()
            for path in Self.pages
            where ["/verwaltung", "/hilfe", "/konto/anmeldung", "/einladung", "/zugang", "/anmelden"]
                .contains(where: { path.hasPrefix($0) })
                || ["/impressum", "/datenschutz", "/barrierefreiheit"].contains(path)
            {
                let answer = try browser.get(path)
                guard answer.status == 200, answer.text.hasPrefix("<!") else { continue }
                try folder.write("\(name)\(path.replacing("/", with: "-"))", answer.text)
            }
            for query in ["/zugang?ort=Neuenkirchen", "/verwaltung/einladungen?ort=Bonn", "/hilfe/erste-schritte"] {
                let answer = try browser.get(query)
                guard answer.status == 200 else { continue }
                let word = query.replacing("/", with: "-").replacing("?", with: "-").replacing("=", with: "-")
                try folder.write("\(name)\(word)", answer.text)
            }
        }
    }
}

/// What can be read on a page outside the parts for IT.
struct VisibleText {
    /// Its words, in small letters.
    let words: [String]

    private static let voids: Set<String> = ["meta", "link", "input", "br", "hr", "img", "!doctype"]

    init(_ page: String) {
        var text = ""
        var open: [(name: String, isHidden: Bool)] = []
        var rest = page[...]
        while let start = rest.firstIndex(of: "<") {
            if !open.contains(where: \.isHidden) { text += rest[..<start] }
            guard let end = rest[start...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            let name = String(tag.drop { $0 == "/" }.prefix { !$0.isWhitespace }).lowercased()
            if tag.hasPrefix("/") {
                if let place = open.lastIndex(where: { $0.name == name }) { open.removeSubrange(place...) }
            } else if !Self.voids.contains(name) {
                let isHidden = tag.contains("technik") || tag.contains("befehl") || name == "style" || name == "script"
                open.append((name, isHidden))
            }
            text += " "
        }
        text += rest
        words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "/" || $0 == ".") }.map {
            String($0.drop { $0 == "/" })
        }
    }
}
