import Hub
import Journal
import Library
import Net
import TestSupport
import Testing

/// Organisations, contacts, one's own area, practice.
@Suite("People and organisations on pages")
struct PeopleTests {
    @Test
    func `a card is seen by members, the mailbox by everybody, and nothing after it was taken out`() throws {
        let stage = try SiteStage()
        let (owner, member, anybody) = (
            try stage.browser(stage.contributor), try stage.browser(stage.reviewer), stage.browser()
        )
        let form: [(String, String)] = [
            ("postfach", "digitalisierung@example.org"), ("name", "Kim Kanari"), ("funktion", "Projektleitung"),
            ("bis", stage.aYearFromNow),
        ]
        let without = try owner.submit("/kontakte/neu", from: "/kontakte/neu", form)
        #expect(without.status == 422 && without.text.contains("Ohne Einwilligung wird keine Person eingetragen"))
        try stage.show("kontakt-fehler", without)
        let personal = try owner.submit(
            "/kontakte/neu", from: "/kontakte/neu", [("postfach", "kim.kanari@example.org")])
        #expect(personal.status == 422 && personal.text.contains("sieht nach der Adresse einer Person aus"))
        let id = try stage.enter("Kim Kanari", by: owner)
        try stage.show("kontakte", try owner.get("/kontakte"))
        for path in ["/kontakte", "/stellen/053780004004"] {
            #expect(try member.get(path).text.contains("Kim Kanari"), "\(path)")
            let page = try anybody.get(path).text
            #expect(page.contains("digitalisierung@example.org") && !page.contains("Kim Kanari"), "\(path)")
            #expect(!(try stage.browser(stage.guest).get(path).text.contains("Kim Kanari")), "\(path)")
        }
        let way = "/kontakte/\(id)"
        for word in ["aendern", "bestaetigen", "entfernen"] {
            #expect(try member.get("\(way)/\(word)").status == 404, "\(word)")
            #expect(try member.submit("\(way)/\(word)", from: "/kontakte", []).status == 404, "\(word)")
        }
        try stage.show("kontakt-aendern", try owner.get("\(way)/aendern"))
        try stage.show("kontakt-bestaetigen", try owner.get("\(way)/bestaetigen"))
        let renewed = [("bis", stage.aYearFromNow), ("einwilligung", "ja")]
        #expect(try owner.submit("\(way)/bestaetigen", from: "\(way)/bestaetigen", renewed).status == 303)
        #expect(try member.get("/kontakte").text.contains("02202 4711"))
        #expect(try owner.submit("\(way)/entfernen", from: "\(way)/entfernen", []).status == 303)
        for browser in [owner, member, anybody] {
            #expect(!(try browser.get("/kontakte").text.contains("Kim Kanari")))
        }
        // Gone is as if never there.
        #expect(try owner.get("\(way)/aendern").status == 404)
        #expect(try owner.get("/kontakte/zzzzzzzzzz/aendern").status == 404)
    }

    @Test
    func `pages for those who are not signed in have no personal byte`() throws {
        let stage = try SiteStage()
        let owner = try stage.browser(stage.contributor)
        try stage.enter("Kanarienvogel", by: owner, more: [("selbst", "ja")])
        let topic = try stage.open("thema", "Öffentlich", "Offener Text.", more: [("vorlage", Eakte.id)], by: owner)
        let guest = try stage.browser(stage.guest)
        let waiting = try stage.open("frage", "Wartetitel", "Wartewort.", by: guest)
        _ = try stage.answer("Warteantwort.", in: topic, by: guest)
        #expect(try stage.browser(stage.reviewer).get(topic).text.contains("Kanarienvogel, Stadt Bergisch Gladbach"))
        var pages = [
            "/", "/austausch", "/austausch?art=frage", "/austausch?vorlage=\(Eakte.id)", topic, waiting, "/termine",
            "/kontakte", "/stellen", Eakte.page, "/austausch.atom", "/termine.ics", Eakte.page + "/austausch.atom",
        ]
        for ars in ["053780004004", "053820012012", "053140000000", "053780000000"] {
            pages += ["/stellen/\(ars)", "/stellen/\(ars).atom"]
        }
        let words = [
            "Kanarienvogel", "02202 4711", "karte@example.org", "Projektleitung eAkte", "Wartetitel", "Wartewort",
            "Warteantwort", stage.contributor.id.handle, stage.guest.id.handle,
        ]
        let anybody = stage.browser()
        for page in pages {
            let answer = try anybody.get(page)
            #expect(answer.status == (page == waiting ? 404 : 200), "\(page)")
            for word in words { #expect(!answer.text.contains(word), "\(word) on \(page)") }
        }
        // A guest reads no cards either, but all that they wrote themselves.
        for page in pages {
            let text = try guest.get(page).text
            for word in words.prefix(4) { #expect(!text.contains(word), "\(word) on \(page) for a guest") }
        }
        #expect(try guest.get(topic).text.contains("Warteantwort."))
    }

    @Test
    func `one's own area shows roles, posts and all that is stored, to nobody else`() throws {
        let stage = try SiteStage()
        let owner = try stage.browser(stage.contributor)
        try stage.enter("Kim Kanari", by: owner, more: [("selbst", "ja"), ("nachrichten", "alles")])
        _ = try stage.open("thema", "Mein Thema", "Meine Worte.", by: owner)
        #expect(try stage.browser().get("/konto").location.hasPrefix("/anmelden"))
        let page = try owner.get("/konto")
        try stage.show("konto", page)
        for word in ["Stadt Bergisch Gladbach", "Beitragende", "Mein Thema", "zu allem", "Rheinisch-Bergischer Kreis"] {
            #expect(page.text.contains(word), "\(word)")
        }
        let data = try owner.get("/konto/daten")
        try stage.show("daten", data)
        for word in ["Kim Kanari", "02202 4711", "Meine Worte."] { #expect(data.text.contains(word), "\(word)") }
        let file = try owner.get("/konto/daten.json")
        #expect(file.text.contains("Meine Worte.") && file.fields.text("cache-control") == "no-store")
        let other = try stage.browser(stage.reviewer)
        for path in ["/konto", "/konto/daten", "/konto/daten.json"] {
            let text = try other.get(path).text
            #expect(!text.contains("Kim Kanari") && !text.contains("Meine Worte."), "\(path)")
        }
        try stage.show("konto-gast", try stage.browser(stage.guest).get("/konto"))
    }

    @Test
    func `whoever was blocked or erased looks like somebody who never was`() throws {
        let stage = try SiteStage()
        let library = try stage.hub.journal()
        let erased = try library.setMember(ars: "054130000000", name: "Stadt Erloschen", roles: [.contributor])
        let blocked = try library.setMember(ars: "053340002002", name: "Stadt Gesperrt", roles: [.contributor])
        let anybody = stage.browser()
        #expect(try anybody.get("/stellen/054130000000").status == 200)
        _ = try library.erase(try #require(try library.persons(erased.handle).first))
        try library.block(blocked.handle)
        let never = try anybody.get("/stellen/010010000000")
        #expect(never.status == 404)
        for path in [
            "/stellen/054130000000", "/stellen/053340002002", "/stellen/\(erased.handle)", "/stellen/\(blocked.handle)",
            "/stellen/k-0000000000", "/stellen/054130000000.atom", "/stellen/053340002002.atom",
            "/stellen/053780004004x",
        ] {
            let page = try anybody.get(path)
            #expect(page.status == 404 && page.text == never.text, "\(path)")
        }
        let list = try anybody.get("/stellen").text
        #expect(list.contains("Stadt Bornheim") && !list.contains("Erloschen") && !list.contains("Gesperrt"))
        try stage.show("stellen", try anybody.get("/stellen"))
        #expect(try anybody.get("/stellen?q=koeln").text.contains("Stadt Köln"))
        #expect(!(try anybody.get("/stellen?q=bonn").text.contains("Stadt Köln")))
    }

    @Test
    func `an organisation says that it uses a template, reports, tells durations, and takes it back`() throws {
        let stage = try SiteStage()
        let (owner, anybody) = (try stage.browser(stage.contributor), stage.browser())
        let use = Eakte.page + "/einsatz"
        #expect(try stage.browser(stage.guest).get(use).status == 403)
        try stage.show("einsatz", try owner.get(use))
        #expect(try owner.submit(use, from: use, [("stand", "bald"), ("seit", "heute")]).status == 422)
        #expect(try owner.submit(use, from: use, [("stand", "laufend"), ("seit", "2026-01-15")]).status == 303)
        let page = try anybody.get("/stellen/053780004004")
        try stage.show("stelle", page)
        #expect(page.text.contains("eAkte-Einführung") && page.text.contains("seit 15.01.2026"))
        let report = Eakte.page + "/erfahrung"
        try stage.show("erfahrung", try owner.get(report))
        #expect(try owner.submit(report, from: report, [("text", "x")]).status == 422)
        let form = [("groesse", "ab-100000"), ("wieder", "ja"), ("text", "Früh mit dem Archiv sprechen.")]
        #expect(try owner.submit(report, from: report, form).status == 303)
        #expect(try owner.get(report).text.contains("Früh mit dem Archiv sprechen."))
        let actuals = Eakte.page + "/istwerte"
        try stage.show("istwerte", try owner.get(actuals))
        #expect(try owner.submit(actuals, from: actuals, [("t-\(Eakte.task)", "viel")]).status == 422)
        #expect(try owner.submit(actuals, from: actuals, []).status == 422)
        #expect(try owner.submit(actuals, from: actuals, [("t-\(Eakte.task)", "12")]).status == 303)
        let known = try stage.hub.journal().journal().practice.entries(of: Eakte.id)
        #expect(known.count == 3)
        let first = try #require(known.first)
        let way = "\(Eakte.page)/angaben/\(first.id)/zuruecknehmen"
        let other = try stage.browser(stage.reviewer)
        #expect(try other.get(way).status == 404)
        #expect(try other.submit(way, from: "/konto", []).status == 404)
        try stage.show("zuruecknehmen", try owner.get(way))
        #expect(try owner.submit(way, from: way, []).status == 303)
        #expect(try stage.hub.journal().journal().practice.entries(of: Eakte.id).count == 2)
    }
}
