import Bytes
import Hub
import Journal
import Library
import Net
import Site
import Testing

/// Coming in: by invitation, by asking, and what one does with one's own keys.
@Suite("Accounts")
struct AccountTests {
    /// What stands in the first element of that class.
    private func shown(_ page: String) throws -> String {
        let start = try #require(page.firstRange(of: "class=\"befehl\">"), "\(page.suffix(1500))")
        return String(page[start.upperBound...].prefix { $0 != "<" })
    }

    @Test("an invitation shows what it offers, makes a member once, and shows the key once")
    func invitation() throws {
        let stage = try SiteStage()
        let code = try stage.hub.invitations().add(
            ars: "053820012012", name: "Stadt Bornheim", roles: [.contributor], days: 7
        ).code
        let browser = stage.browser()
        let offer = try browser.get("/einladung/" + code)
        #expect(offer.status == 200 && offer.text.contains("Stadt Bornheim") && offer.text.contains("Beitragende"))
        #expect(offer.fields.text("cache-control") == "no-store")
        try PageFolder.keep("angebot", offer)
        let before = try stage.hub.journal().journal().registry.activeMembers.count
        let answer = try browser.post(
            "/einladung", [("einladung", code), ("annehmen", "ja"), ("bezeichnung", "Probe")])
        #expect(answer.status == 200, "\(answer.text.suffix(800))")
        #expect(answer.fields.text("cache-control") == "no-store")
        let key = try shown(answer.text)
        try PageFolder.keep("willkommen", answer)
        #expect(key.hasPrefix("allmende-") && key.utf8.count == 64)
        #expect(try stage.hub.journal().journal().registry.activeMembers.count == before + 1)
        let next = try browser.get("/")
        #expect(next.text.contains("Stadt Bornheim") && !next.text.contains(key))
        #expect(try stage.browser().post("/anmelden", [("schluessel", key)]).status == 303)
        #expect(try stage.browser().post("/einladung", [("einladung", code), ("annehmen", "ja")]).status == 422)
    }

    @Test("a code that is none is told so and keeps what was typed", arguments: ["einladung-falsch", "<b>x</b>", ""])
    func wrongCode(code: String) throws {
        let stage = try SiteStage()
        let answer = try stage.browser().post("/einladung", [("einladung", code)])
        #expect(answer.status == 422 && !answer.text.contains("<b>x"))
        #expect(answer.text.contains("gilt nicht (mehr)"))
    }

    @Test("whoever asks gets a code, waits for the operators, and fetches the key once")
    func asking() throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        let found = try browser.get("/zugang?ort=Bornheim+Rhein-Sieg-Kreis")
        #expect(found.status == 200 && found.text.contains("value=\"053820012012\""))
        #expect(try browser.post("/zugang", [("stelle", "999999999999")]).status == 422)
        let answer = try browser.post("/zugang", [("stelle", "053820012012"), ("bezeichnung", "Hauptamt")])
        #expect(answer.status == 200, "\(answer.text.suffix(800))")
        let code = try shown(answer.text)
        try PageFolder.keep("beantragt", answer)
        let early = try browser.post("/zugang/abholen", [("abholung", code)])
        try PageFolder.keep("abholen-wartet", early)
        #expect(early.status == 422 && early.text.contains("noch nicht bestätigt"))
        let office = try stage.browser(stage.operatorMember)
        let id = try #require(try stage.hub.enrolments().list().first?.id)
        let asked = try office.get("/verwaltung/anmeldungen/" + id)
        #expect(asked.text.contains("Hauptamt"))
        try PageFolder.keep("antrag", asked)
        try PageFolder.keep("antraege", office.get("/verwaltung/anmeldungen"))
        #expect(try office.post("/verwaltung/anmeldungen/" + id, []).status == 422)
        #expect(try office.post("/verwaltung/anmeldungen/" + id, [("rollen", "gast")]).status == 303)
        let welcome = try browser.post("/zugang/abholen", [("abholung", code)])
        #expect(welcome.status == 200)
        #expect(try shown(welcome.text).hasPrefix("allmende-"))
        #expect(try stage.browser().post("/zugang/abholen", [("abholung", code)]).status == 422)
    }

    @Test("signing out everywhere ends all sessions of a member, and nobody else's")
    func everywhere() throws {
        let stage = try SiteStage()
        let (one, two, other) = (
            try stage.browser(stage.contributor), try stage.browser(stage.contributor),
            try stage.browser(stage.reviewer)
        )
        try one.submit("/abmelden/ueberall", from: "/konto/anmeldung", [])
        #expect(try two.get("/konto/anmeldung").status == 303)
        #expect(try other.get("/konto/anmeldung").status == 200)
    }

    @Test("one's own key is revoked after a question, and its session ends with it")
    func ownKey() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let id = try #require(
            try stage.hub.keys().list().first { $0.holder.id == stage.contributor.id.handle }?.shortName)
        let others = try #require(
            try stage.hub.keys().list().first { $0.holder.id == stage.reviewer.id.handle }?.shortName)
        #expect(try browser.get("/konto/anmeldung").text.contains(id))
        #expect(try browser.get("/konto/anmeldung/\(others)/entfernen").status == 404)
        #expect(try browser.post("/konto/anmeldung/\(others)/entfernen", []).status == 404)
        #expect(
            try browser.submit("/konto/anmeldung/\(id)/entfernen", from: "/konto/anmeldung/\(id)/entfernen", []).status
                == 303)
        #expect(try browser.get("/konto/anmeldung").status == 303)
        #expect(try stage.browser().post("/anmelden", [("schluessel", stage.contributor.key)]).status == 422)
    }

    @Test("what was typed is still there after signing in again, and is sent from a page of the new session")
    func again() throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        let answer = try browser.post("/verwaltung/richtlinie", [("quorum", "<i>3</i>"), ("schluessel", "geheim")])
        #expect(answer.status == 422 && answer.text.contains("name=\"w-quorum\"") && !answer.text.contains("geheim"))
        let signed = try browser.post(
            "/anmelden",
            [("schluessel", stage.operatorMember.key), ("ziel", "/verwaltung/richtlinie"), ("w-quorum", "<i>3</i>")])
        #expect(signed.status == 200 && signed.text.contains("action=\"/verwaltung/richtlinie\""))
        #expect(signed.text.contains("&lt;i&gt;3&lt;/i&gt;") && !signed.text.contains("<i>3"))
        #expect(try browser.post("/verwaltung/richtlinie", [("quorum", "0"), ("freigabe", "ja")]).status == 303)
    }
}
