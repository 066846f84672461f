import Bytes
import Hub
import Journal
import Library
import Net
import Testing

@testable import Site

/// What must not be possible, whoever tries.
@Suite("Security of the site")
struct SecurityTests {
    private static let payload = "\"><script>alert(1)</script>'onmouseover=x"

    // MARK: Forms from elsewhere

    @Test("a form without the session's own token changes nothing")
    func token() throws {
        let stage = try SiteStage()
        let (browser, other) = (try stage.browser(stage.operatorMember), try stage.browser(stage.operatorMember))
        _ = try other.get("/verwaltung/richtlinie")
        let path = "/verwaltung/mitglieder/\(stage.guest.id.handle)/sperren"
        for token in ["", "falsch", try #require(other.token)] {
            let answer = try browser.post(path, [], token: token)
            #expect(answer.status == 422 && answer.text.contains("noch nichts geschehen"))
        }
        #expect(try stage.hub.journal().journal().registry.member(stage.guest.id.handle)?.isBlocked == false)
        #expect(try browser.submit(path, from: path, []).status == 303)
        #expect(try stage.hub.journal().journal().registry.member(stage.guest.id.handle)?.isBlocked == true)
    }

    @Test(
        "a form that says it is from elsewhere is refused, signed in or not",
        arguments: [
            ("Origin", "https://evil.example"), ("Origin", "null"), ("Sec-Fetch-Site", "cross-site"),
            ("Sec-Fetch-Site", "same-site"),
        ])
    func elsewhere(name: String, value: String) throws {
        let stage = try SiteStage()
        var fields = HTTPFields()
        fields.append(name, value)
        let key = [("schluessel", stage.contributor.key)]
        #expect(try stage.browser().post("/anmelden", key, fields).status == 403)
        let browser = try stage.browser(stage.contributor)
        _ = try browser.get("/konto/anmeldung")
        #expect(try browser.post("/abmelden", [], fields).status == 403)
        #expect(try browser.get("/konto/anmeldung").status == 200)
    }

    @Test("a form with our own origin is taken, and one whose browser only says that it is ours")
    func ownOrigin() throws {
        let stage = try SiteStage()
        var (own, silent) = (HTTPFields(), HTTPFields())
        own.append("Origin", String(stage.server.url.dropLast()))
        silent.append("Origin", "null")
        silent.append("Sec-Fetch-Site", "same-origin")
        for fields in [own, silent] {
            let answer = try stage.browser().post("/anmelden", [("schluessel", stage.contributor.key)], fields)
            #expect(answer.status == 303)
        }
    }

    // MARK: Where one is led

    @Test(
        "signing in leads to a path of this site and nowhere else",
        arguments: [
            "//evil.example", "https://evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)",
            " //evil.example", "/\t/evil.example", "/x\r\nSet-Cookie: a=b", "http:evil.example", "",
        ])
    func redirect(goal: String) throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        let answer = try browser.post("/anmelden", [("schluessel", stage.contributor.key), ("ziel", goal)])
        #expect(answer.status == 303 && answer.location == "/", "\(answer.location)")
        #expect(answer.fields.count("set-cookie") == 1)
        let encoded = PercentCoding.encode(Array(goal.utf8))
        let second = try browser.get("/anmelden?ziel=" + encoded)
        #expect(second.status == 303 && second.location == "/")
    }

    @Test(
        "an encoded host stays a path of this site", arguments: ["/%2f%2fevil.example", "/%5cevil.example", "/x?y=//z"])
    func encodedRedirect(goal: String) throws {
        let stage = try SiteStage()
        let answer = try stage.browser().post("/anmelden", [("schluessel", stage.contributor.key), ("ziel", goal)])
        #expect(answer.location == goal)
    }

    // MARK: Sessions

    @Test("a cookie that was there before signing in is never taken over")
    func fixation() throws {
        let stage = try SiteStage()
        let chosen = String(repeating: "a", count: 64)
        let name = try #require(try stage.browser(stage.guest).cookie?.prefix { $0 != "=" })
        var fields = HTTPFields()
        fields.append("Cookie", "\(name)=\(chosen)")
        let browser = stage.browser()
        #expect(try browser.post("/anmelden", [("schluessel", stage.contributor.key)], fields).status == 303)
        #expect(browser.cookie?.contains(chosen) == false)
        #expect(try stage.browser().get("/konto/anmeldung", fields).status == 303)
        // Signing in again makes a new secret, and the one before opens nothing.
        let old = try #require(browser.cookie)
        _ = try browser.get("/konto/anmeldung")
        try browser.post("/anmelden", [("schluessel", stage.reviewer.key)])
        #expect(browser.cookie != old)
        var before = HTTPFields()
        before.append("Cookie", old)
        #expect(try stage.browser().get("/konto/anmeldung", before).status == 303)
    }

    @Test("behind TLS the cookie is bound to this host and sent over TLS only")
    func secure() throws {
        var settings = SiteSettings()
        settings.publicURL = "https://vorlagen.example/"
        let stage = try SiteStage(settings)
        let answer = try stage.browser().post("/anmelden", [("schluessel", stage.contributor.key)])
        let cookie = try #require(answer.fields.text("set-cookie"))
        #expect(cookie.hasPrefix("__Host-allmende=") && cookie.contains("; Secure") && cookie.contains("; Path=/;"))
        #expect(cookie.contains("; HttpOnly") && !cookie.contains("Domain"))
        #expect(answer.fields.text("strict-transport-security") != nil)
    }

    @Test("the secret changes every hour; the old one opens nothing once the new one has been seen")
    func rotation() throws {
        let clock = Clock()
        let sessions = Sessions { clock.now }
        let first = sessions.begin(.owner, of: nil)
        #expect(sessions.session(first)?.renewed == nil)
        clock.now += Sessions.renewal
        let second = try #require(sessions.session(first)?.renewed)
        #expect(second != first)
        // Requests that were under way, and an answer that was lost.
        #expect(sessions.session(first) != nil)
        clock.now += 300
        let third = try #require(sessions.session(first)?.renewed)
        #expect(sessions.session(third) != nil)
        clock.now += 61
        #expect(sessions.session(first) == nil && sessions.session(third) != nil)
        clock.now += Sessions.idle + 1
        #expect(sessions.session(third) == nil)
    }

    @Test("a session ends after a week however much it is used")
    func longest() throws {
        let clock = Clock()
        let sessions = Sessions { clock.now }
        var secret = sessions.begin(.owner, of: nil)
        var hours = 0
        while let session = sessions.session(secret), hours < 1000 {
            secret = session.renewed ?? secret
            clock.now += 3600
            hours += 1
        }
        #expect(hours == 169)
    }

    /// A clock that is set by hand.
    private final class Clock: @unchecked Sendable { var now: Int64 = 1_000_000 }

    // MARK: Tries

    @Test("after ten wrong keys an address waits, and the answer says how long")
    func tries() throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        for _ in 0..<10 { #expect(try browser.post("/anmelden", [("schluessel", "allmende-falsch")]).status == 422) }
        let answer = try browser.post("/anmelden", [("schluessel", stage.contributor.key)])
        #expect(answer.status == 429 && answer.fields.text("retry-after") == "300")
    }

    @Test("behind a proxy that is trusted the address it saw counts, and not what a client claims")
    func forwarded() throws {
        var settings = SiteSettings()
        settings.trustsProxy = true
        let stage = try SiteStage(settings)
        func attempt(_ forwarded: String) throws -> Int {
            var fields = HTTPFields()
            fields.append("X-Forwarded-For", forwarded)
            return try stage.browser().post("/anmelden", [("schluessel", "allmende-falsch")], fields).status
        }
        for number in 0..<10 { #expect(try attempt("198.51.100.\(number), 203.0.113.7") == 422) }
        #expect(try attempt("198.51.100.99, 203.0.113.7") == 429)
        #expect(try attempt("203.0.113.7, 203.0.113.8") == 422)
    }

    // MARK: A proxy that signs people in

    @Test("a proxy signs in whom it names with its secret, and nobody signs in without it")
    func proxy() throws {
        var settings = SiteSettings()
        settings.loginHeader = "X-Allmende-Member"
        settings.loginSecret = "0123456789abcdef0123456789abcdef"
        let stage = try SiteStage(settings)
        func fields(_ member: SiteStage.Member, _ secret: String?) -> HTTPFields {
            var fields = HTTPFields()
            fields.append("X-Allmende-Member", member.id.handle)
            if let secret { fields.append("X-Allmende-Proxy", secret) }
            return fields
        }
        for secret in [nil, "", "0123456789abcdef0123456789abcdeX"] {
            let answer = try stage.browser().get("/konto/anmeldung", fields(stage.operatorMember, secret))
            #expect(answer.status == 303 && answer.fields.text("set-cookie") == nil)
        }
        let browser = stage.browser()
        let own = try browser.get("/konto/anmeldung", fields(stage.contributor, settings.loginSecret))
        #expect(own.status == 200 && own.text.contains(stage.contributor.id.handle))
        // Somebody else at the same browser is not taken for the one before, nor is nobody.
        let next = try browser.get("/konto/anmeldung", fields(stage.guest, settings.loginSecret))
        #expect(next.text.contains(stage.guest.id.handle) && !next.text.contains(stage.contributor.id.handle))
        #expect(try browser.get("/konto/anmeldung").status == 303)
    }

    // MARK: Paths

    @Test(
        "no path leads out of what is served",
        arguments: [
            "/../../../../etc/passwd", "/..%2f..%2f..%2fetc%2fpasswd", "/vorlagen/../../../etc/passwd",
            "/vorlagen/x/y/datei/..%2f..%2f..%2f..%2fetc%2fpasswd", "/hilfe/..%2f..%2fetc%2fpasswd", "/hilfe/%00",
            "/stellen/..%2f..%2fschluessel", "/einladung/..%2fkeys",
        ])
    func traversal(path: String) throws {
        let stage = try SiteStage()
        let answer = try stage.browser().get(path)
        #expect([400, 404, 422].contains(answer.status), "\(answer.status)")
        #expect(!answer.text.contains("root:") && !answer.text.contains("PRIVATE KEY"))
    }

    // MARK: Headers

    @Test("every kind of answer forbids frames, guessing of types and telling others where one was")
    func headers() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let answers = [
            try browser.get("/"), try stage.browser().get("/"), try browser.get("/gibt-es-nicht"),
            try browser.get("/verwaltung"), try browser.get("/abmelden"),
            try browser.post("/anmelden", [("schluessel", "x")], token: "falsch"),
            try stage.browser().get("/konto/anmeldung"), try stage.browser().post("/einladung", [("einladung", "x")]),
        ]
        #expect(answers.map(\.status) == [200, 200, 404, 403, 405, 303, 303, 422])
        for answer in answers {
            #expect(answer.fields.text("content-security-policy")?.contains("frame-ancestors 'none'") == true)
            #expect(answer.fields.text("x-content-type-options") == "nosniff")
            #expect(answer.fields.text("referrer-policy") == "same-origin")
            #expect(answer.fields.text("cache-control") != nil)
        }
    }

    // MARK: What is shown

    @Test(
        "what comes in a query, a path or a form comes back as text",
        arguments: [
            "/?q=%@", "/?thema=%@", "/zugang?ort=%@", "/anmelden?ziel=/%@", "/hilfe/%@", "/einladung/%@", "/%@",
        ])
    func reflected(pattern: String) throws {
        let stage = try SiteStage()
        let encoded = PercentCoding.encode(Array(Self.payload.utf8))
        let text = try stage.browser().get(pattern.replacing("%@", with: encoded)).text
        #expect(!text.contains("<script") && !text.contains("\">&lt;") && !text.contains("'onmouseover"))
        let form = try stage.browser().post(
            "/einladung", [("einladung", Self.payload), ("annehmen", "ja"), ("bezeichnung", Self.payload)])
        #expect(!form.text.contains("<script"))
    }

    @Test("what somebody stores comes back as text on every page that shows it")
    func stored() throws {
        let stage = try SiteStage()
        _ = try stage.hub.enrolments()
        let anonymous = stage.browser()
        let asked = try anonymous.post(
            "/zugang", [("stelle", "053820012012"), ("bezeichnung", "<script>alert(2)</script>")])
        #expect(asked.status == 200)
        let browser = try stage.browser(stage.operatorMember)
        let key = try browser.submit(
            "/verwaltung/mitglieder/\(stage.guest.id.handle)/schluessel", from: "/verwaltung",
            [("bezeichnung", "<img src=x onerror=alert(3)>")])
        #expect(key.status == 200)
        for path in [
            "/verwaltung/anmeldungen", "/verwaltung/schluessel", "/verwaltung/mitglieder/" + stage.guest.id.handle,
        ] {
            let page = try browser.get(path)
            #expect(page.status == 200 && !page.text.contains("<script") && !page.text.contains("<img"))
        }
        #expect(try browser.get("/verwaltung/anmeldungen").text.contains("&lt;script&gt;"))
    }
}
