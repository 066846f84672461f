import Net
import Testing

/// Signing in and out.
@Suite("Signing in")
struct SignInTests {
    @Test("a page sets no cookie, a key begins a session, signing out ends it")
    func session() throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        #expect(try browser.get("/").fields.text("set-cookie") == nil)
        #expect(try browser.post("/anmelden", [("schluessel", "allmende-falsch")]).status == 422)
        let answer = try browser.post("/anmelden", [("schluessel", stage.contributor.key)])
        #expect(answer.status == 303)
        let cookie = try #require(answer.fields.text("set-cookie"))
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && !cookie.contains("Secure"))
        #expect(try browser.get("/").text.contains("Stadt Bergisch Gladbach"))
        let old = browser.cookie
        try browser.post("/abmelden", [])
        #expect(browser.cookie == nil)
        #expect(try browser.get("/", ["Cookie": old ?? ""]).text.contains("Anmelden"))
    }
}
