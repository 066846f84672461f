import Journal
import Library
import Net
import Testing

/// Giving a verdict on pages.
@Suite("Reviews on pages")
struct ReviewTests {
    @Test("roles are offered the verdicts they may give, and get no further with others")
    func roles() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let path = "/vorschlaege/\(name)/pruefen"
        func offered(_ member: SiteStage.Member) throws -> [Bool] {
            let page = try stage.browser(member).get(path).text
            return ["mitgezeichnet", "nachbesserung", "hinweis", "freigegeben"].map { page.contains("value=\"\($0)\"") }
        }
        #expect(try offered(stage.contributor) == [false, false, true, false])
        #expect(try offered(stage.reviewer) == [true, true, true, false])
        #expect(try offered(stage.moderator) == [true, true, true, true])
        #expect(try stage.browser(stage.guest).get(path).status == 403)
        let contributor = try stage.browser(stage.contributor)
        #expect(try stage.review(name, "mitgezeichnet", by: contributor).status == 422)
        let guest = try stage.browser(stage.guest)
        #expect(try guest.submit(path, from: "/vorschlaege/\(name)", [("urteil", "hinweis")]).status == 403)
        // Neither may they accept.
        for member in [stage.contributor, stage.reviewer, stage.guest] {
            let browser = try stage.browser(member)
            #expect(try browser.get("/vorschlaege/\(name)/annehmen").status == 403)
            #expect(try browser.submit("/vorschlaege/\(name)/annehmen", from: "/", [("stand", "")]).status == 403)
        }
    }

    @Test("an approval of the organisation that proposed does not count, and the page says so")
    func ownOrganisation() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Von Köln", days: 25, by: stage.reviewer)
        let reviewer = try stage.browser(stage.reviewer)
        #expect(try reviewer.get("/vorschlaege/\(name)/pruefen").text.contains("zählt nicht"))
        #expect(try stage.review(name, "mitgezeichnet", by: reviewer).status == 303)
        let page = try reviewer.get("/vorschlaege/\(name)")
        #expect(page.text.contains("eigene Stelle, zählt nicht"))
        #expect(page.text.contains("Es fehlt die Mitzeichnung von einer anderen Stelle"))
    }

    @Test("a request for changes is in the way until a moderator sets it aside")
    func changes() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let (reviewer, moderator) = (try stage.browser(stage.reviewer), try stage.browser(stage.moderator))
        #expect(try stage.review(name, "nachbesserung", by: reviewer).status == 422)
        #expect(try stage.review(name, "nachbesserung", "Bitte begründen.", by: reviewer).status == 303)
        let page = try moderator.get("/vorschlaege/\(name)")
        #expect(page.text.contains("Stadt Köln bittet um Nachbesserung"))
        let link = try #require(
            page.text.firstMatch(of: #/\/vorschlaege\/[0-9a-f]+\/erledigt\?pruefung=([0-9a-f]{64})/#))
        #expect(try reviewer.get(String(link.0)).status == 403)
        #expect(try moderator.get(String(link.0)).text.contains("Stadt Köln hat um Nachbesserung gebeten"))
        let done = try moderator.post("/vorschlaege/\(name)/erledigt", [("pruefung", String(link.1))])
        #expect(done.status == 303)
        let after = try moderator.get("/vorschlaege/\(name)").text
        #expect(!after.contains("Stadt Köln bittet um Nachbesserung") && after.contains("als erledigt erklärt"))
    }

    @Test("one more comment works without script, and nothing that was typed is lost")
    func moreComments() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let browser = try stage.browser(stage.reviewer)
        let path = "/vorschlaege/\(name)/pruefen"
        let form = try browser.get(path)
        #expect(!form.text.contains("name=\"stelle2\"") && form.text.contains("Verhandlungsrunden (geändert)"))
        let place = "\(SiteStage.templateID):\(SiteStage.node):"
        let typed = [
            ("stand", form.value(of: "stand")), ("urteil", "mitgezeichnet"), ("text", "Bisher geschrieben."),
            ("zeilen", "1"), ("stelle1", place), ("anmerkung1", "Erste Anmerkung."),
        ]
        let more = try browser.post(path, typed + [("tun", "mehr")])
        #expect(more.status == 200 && more.text.contains("name=\"stelle2\""))
        #expect(more.text.contains("Bisher geschrieben.") && more.text.contains("Erste Anmerkung."))
        #expect(more.text.contains("value=\"\(place)\" selected"))
        let preview = try browser.post(
            path,
            typed.map { $0.0 == "zeilen" ? ("zeilen", "2") : $0 } + [
                ("stelle2", "\(SiteStage.templateID)::"), ("anmerkung2", "Zweite Anmerkung."),
            ])
        #expect(preview.status == 200 && preview.text.contains("Vorschau Ihrer Prüfung"))
        #expect(try !stage.browser().get("/vorschlaege/\(name)").text.contains("Zweite Anmerkung."))
        // Both buttons of the preview carry all that was typed; the first publishes it.
        let fields = preview.hidden.prefix(preview.hidden.count / 2)
        #expect(fields.contains { $0 == ("tun", "senden") })
        #expect(try browser.post(path, Array(fields)).status == 303)
        let page = try stage.browser().get("/vorschlaege/\(name)").text
        #expect(page.contains("Erste Anmerkung.") && page.contains("Zweite Anmerkung."))
        for (file, answer) in [("pruefen", form), ("pruefen-mehr", more), ("vorschau", preview)] {
            try stage.keep(file, answer)
        }
    }

    @Test("what is missing in a review is said, and nothing is published")
    func incomplete() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let browser = try stage.browser(stage.reviewer)
        let none = try stage.review(name, "", by: browser)
        #expect(none.status == 422 && none.text.contains("Wählen Sie Ihr Urteil."))
        #expect(try stage.review(name, "hinweis", by: browser).status == 422)
        let lost = try stage.review(name, "mitgezeichnet", comments: [("", "Wozu?")], by: browser)
        #expect(lost.status == 422 && lost.text.contains("Wählen Sie, wozu Sie das anmerken."))
        #expect(lost.text.contains("Wozu?"))
        #expect(try browser.get("/vorschlaege/\(name)").text.contains("Noch hat niemand geprüft."))
        try stage.keep("pruefen-fehler", lost)
    }

    @Test("a draft is kept, comes back, and is nobody else's")
    func drafts() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let path = "/vorschlaege/\(name)/pruefen"
        let browser = try stage.browser(stage.reviewer)
        let form = try browser.get(path)
        let typed = [
            ("stand", form.value(of: "stand")), ("urteil", "nachbesserung"), ("text", "Noch nicht fertig."),
            ("zeilen", "1"), ("stelle1", "\(SiteStage.templateID):\(SiteStage.node):dauer"), ("anmerkung1", "Zu lang?"),
        ]
        #expect(try browser.post(path, typed + [("tun", "entwurf")]).status == 303)
        let back = try browser.get(path).text
        #expect(
            back.contains("Noch nicht fertig.") && back.contains("Zu lang?") && back.contains("Das ist Ihr Entwurf"))
        #expect(back.contains("\(SiteStage.node):dauer\" selected"))
        #expect(try !stage.browser(stage.moderator).get(path).text.contains("Noch nicht fertig."))
        #expect(try browser.get("/vorschlaege/\(name)/entwurf").status == 200)
        #expect(try browser.post("/vorschlaege/\(name)/entwurf", []).status == 303)
        #expect(try !browser.get(path).text.contains("Noch nicht fertig."))
        #expect(try browser.get("/vorschlaege/\(name)/entwurf").status == 404)
    }

    @Test("a verdict about another revision than was looked at is not given")
    func otherRevision() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let browser = try stage.browser(stage.reviewer)
        _ = try browser.get("/vorschlaege/\(name)/pruefen")
        let answer = try browser.post(
            "/vorschlaege/\(name)/pruefen",
            [("stand", String(repeating: "0", count: 64)), ("urteil", "mitgezeichnet"), ("tun", "senden")])
        #expect(answer.status == 422 && answer.text.contains("einen neuen Stand"))
    }

    @Test("markup in title, text and comment stays text on every page")
    func markup() throws {
        let stage = try SiteStage()
        let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
        let name = try stage.propose(evil, days: 25, advice: evil, text: evil)
        let browser = try stage.browser(stage.reviewer)
        let comments = [("\(SiteStage.templateID):\(SiteStage.node):<b>", evil), ("<script>", evil)]
        let wrong = try stage.review(name, "mitgezeichnet", evil, comments: comments, by: browser)
        #expect(wrong.status == 422)
        #expect(try stage.review(name, "mitgezeichnet", evil, comments: [comments[0]], by: browser).status == 303)
        let moderator = try stage.browser(stage.moderator)
        let name8 = "/vorschlaege/\(name)"
        var pages = [wrong]
        for path in [
            "/vorschlaege", name8, name8 + "/vergleich", name8 + "/pruefen", name8 + "/annehmen",
            name8 + "/sichtbarkeit",
        ] {
            pages.append(try moderator.get(path))
        }
        for page in pages {
            #expect(!page.text.contains("<script>alert") && !page.text.contains("<img src=x"))
        }
    }

    @Test("a session that ended keeps the review through signing in")
    func sessionEnds() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let path = "/vorschlaege/\(name)/pruefen"
        let browser = try stage.browser(stage.reviewer)
        let form = try browser.get(path)
        // The same member signs out everywhere, in another window.
        let other = try stage.browser(stage.reviewer)
        _ = try other.get("/")
        try other.post("/abmelden/ueberall", [])
        let typed = [
            ("stand", form.value(of: "stand")), ("urteil", "mitgezeichnet"), ("text", "Eine Stunde <Arbeit> & mehr."),
            ("zeilen", "1"),
        ]
        let asked = try browser.post(path, typed)
        #expect(asked.status == 422 && asked.text.contains("noch da"))
        let signedIn = try browser.post("/anmelden", asked.hidden + [("schluessel", stage.reviewer.key)])
        #expect(signedIn.status == 200)
        let preview = try browser.post(path, signedIn.hidden)
        #expect(preview.status == 200 && preview.text.contains("Vorschau Ihrer Prüfung"))
        #expect(preview.text.contains("Eine Stunde &lt;Arbeit&gt; &amp; mehr."))
        #expect(!signedIn.text.contains("<li>\(form.value(of: "stand"))"))
    }
}
