import Foundation
import Hub
import Journal
import Library
import Net
import Objects
import Store
import Templates
import TestSupport
import Testing

/// The first page, the catalogue, and what stands beside a template.
@Suite("Pages of the library")
struct LibraryPagesTests {
    @Test
    func `a search with a typing error finds, filters narrow down, and nothing found helps on`() throws {
        let stage = try SiteStage()
        let browser = stage.browser()
        let all = try browser.get("/bibliothek")
        #expect(all.status == 200 && all.text.contains("eAkte-Einführung") && all.text.contains("DMS-Rollout"))
        let typed = try browser.get("/bibliothek?q=Ausschreibnug")
        #expect(typed.text.contains("Meinten Sie") && typed.text.contains("Ausschreibung von IT-Leistungen"))
        let narrow = try browser.get("/bibliothek?thema=beschaffung")
        #expect(narrow.text.contains("Ausschreibung von IT") && !narrow.text.contains("DMS-Rollout"))
        let none = try browser.get("/bibliothek?q=eAkte&thema=beschaffung&zustand=entwurf")
        #expect(none.status == 200 && none.text.contains("/austausch/neu"))
        // Addresses from before the catalogue had its own still work.
        #expect(try browser.get("/?q=aktenplan").text.contains("#k-"))
        #expect(try browser.get("/?thema=beschaffung").text.contains("Ausschreibung von IT"))
        let english = try browser.get("/bibliothek?q=eAkte&sprache=en")
        #expect(english.text.components(separatedBy: "sprache=de&amp;sprache").count == 1)
        #expect(english.text.contains("/bibliothek?q=eAkte&amp;sprache=de"))
        for (name, answer) in [("katalog", all), ("suche", typed), ("filter", narrow), ("leer", none)] {
            try stage.look(name, answer)
        }
    }

    @Test
    func `the first page says what this is, and for members what is new and what waits`() throws {
        let stage = try SiteStage()
        let (owner, reviewer) = (try stage.browser(stage.contributor), try stage.browser(stage.reviewer))
        _ = try stage.open("frage", "Wer kennt das Archiv?", "Wir suchen **Rat**.", by: owner)
        _ = try stage.announce("Runde zur eAkte", on: stage.aYearFromNow, by: owner)
        let proposal = try stage.propose("Mehr Zeit für Verhandlungen", days: 25)
        _ = try stage.makeVariant(by: owner)
        try stage.publish([(try stage.tasks()[0], 77)])
        let anybody = try stage.browser().get("/")
        #expect(anybody.text.contains("So fangen Sie an") && anybody.text.contains("Runde zur eAkte"))
        #expect(!anybody.text.contains("Meine Vorlagen"))
        let mine = try owner.get("/")
        #expect(mine.text.contains("/werkbank/ortsvariante/eakte") && mine.text.contains("1 Neuerung liegt bereit"))
        #expect(mine.text.contains("Mehr Zeit für Verhandlungen") && mine.text.contains("Meine Vorlagen"))
        let theirs = try reviewer.get("/")
        #expect(theirs.text.contains("/vorschlaege/\(proposal)") && theirs.text.contains("wartet auf Ihre Prüfung"))
        #expect(theirs.text.contains("Stadt Bergisch Gladbach fragt: »Wer kennt das Archiv?«"))
        #expect(!(try reviewer.get("/?seit=2099-01-01").text.contains("fragt:")))
        for (name, answer) in [("start", anybody), ("start-mitglied", mine), ("start-pruefung", theirs)] {
            try stage.look(name, answer)
        }
    }

    @Test
    func `a template shows badges, contacts, discussions, shared variants and what can be done`() throws {
        let stage = try SiteStage()
        let (owner, reviewer) = (try stage.browser(stage.contributor), try stage.browser(stage.reviewer))
        _ = try stage.open("frage", "Wie lange dauert das?", "Text", more: [("vorlage", Eakte.id)], by: owner)
        let use = try reviewer.get(Eakte.page + "/einsatz")
        var fields = use.fields(of: Eakte.page + "/einsatz")
        fields.set("stand", "laufend")
        fields.set("seit", "2026-01-01")
        let said = try reviewer.post(Eakte.page + "/einsatz", fields.all)
        #expect(said.status == 303, "\(use.text.suffix(3000))")
        try stage.share(stage.makeVariant(by: reviewer, name: "koeln"), by: reviewer)
        let page = try stage.browser().get(Eakte.page)
        #expect(page.text.contains("Bei 1 Stellen im Einsatz") || page.text.contains("Bei 1 Stelle im Einsatz"))
        #expect(page.text.contains("Wie lange dauert das?") && page.text.contains("/ortsvarianten/053150000000/koeln"))
        for way in ["ortsvariante", "aendern", "einsatz", "erfahrung"] {
            #expect(page.text.contains("href=\"\(Eakte.page)/\(way)\""), "\(way)")
            #expect(try stage.browser().get("\(Eakte.page)/\(way)").location.hasPrefix("/anmelden"), "\(way)")
        }
        #expect(page.text.contains("\(Eakte.page)/schritt/\(Eakte.task)"))
        let variant = try stage.browser().get("/ortsvarianten/053150000000/koeln")
        #expect(variant.status == 200 && variant.text.contains("Ortsvariante von Stadt Köln"))
        let compared = try stage.browser().get("/ortsvarianten/053150000000/koeln/vergleich")
        #expect(compared.status == 200 && compared.text.contains("Beide Seiten sind gleich"))
        #expect(try stage.browser().get("/ortsvarianten/053150000000/x").status == 404)
        let mine = try reviewer.get(Eakte.page)
        #expect(mine.text.contains("Zu Ihrer Ortsvariante"))
        let schedule = try stage.browser().get(Eakte.page + "?ansicht=zeitplan&beginn=2027-03-01&land=NW")
        #expect(schedule.status == 200 && schedule.text.contains("01.03.2027"))
        for (name, answer) in [
            ("vorlage", page), ("vorlage-mitglied", mine), ("geteilt", variant), ("geteilt-vergleich", compared),
            ("zeitplan", schedule),
        ] { try stage.look(name, answer) }
    }

    @Test
    func `a step has a page with its questions`() throws {
        let stage = try SiteStage()
        let owner = try stage.browser(stage.contributor)
        _ = try stage.open(
            "frage", "Welches Archiv?", "Text", more: [("vorlage", Eakte.id), ("knoten", Eakte.task)], by: owner)
        let way = "\(Eakte.page)/schritt/\(Eakte.task)"
        let page = try stage.browser().get(way)
        #expect(page.status == 200 && page.text.contains("Welches Archiv?"))
        #expect(page.text.contains("Frage zu diesem Schritt") && page.text.contains("10 Arbeitstage"))
        #expect(!page.text.contains("/werkbank/"))
        let variant = try stage.makeVariant(by: owner)
        #expect(try owner.get(way).text.contains("href=\"\(variant)/schritt/\(Eakte.task)\""))
        #expect(try stage.browser().get("\(Eakte.page)/schritt/zzzzzzzzzz").status == 404)
        try stage.look("schritt", page)
    }

    @Test
    func `a moderator hides a post where it is read, with a reason, and releases it again`() throws {
        let stage = try SiteStage()
        let (owner, moderator) = (try stage.browser(stage.contributor), try stage.browser(stage.moderator))
        let talk = try stage.open("thema", "Werbung", "Kaufen Sie **jetzt**!", by: owner)
        let list = try stage.browser().get("/austausch").text
        #expect(list.contains("Kaufen Sie jetzt!") && !list.contains("**"))
        let page = try moderator.get(talk)
        let link = try #require(page.text.firstMatch(of: #/href="(\/verwaltung\/moderation\/[0-9a-f]+)"/#)).1
        #expect(page.text.contains("href=\"/stellen/053780004004\""))
        #expect(!(try owner.get(talk).text.contains("/verwaltung/moderation/")))
        let ask = try moderator.get(String(link))
        try stage.look("verbergen", ask)
        var fields = ask.fields(of: String(link))
        fields.set("grund", "werbung")
        let hidden = try moderator.post(String(link), fields.all)
        #expect(hidden.status == 303 && hidden.location == talk)
        #expect(try stage.browser().get(talk).status == 404)
        let back = try moderator.submit(String(link), from: talk, [("was", "freigeben"), ("zurueck", "gespraech")])
        #expect(back.status == 303)
        #expect(try stage.browser().get(talk).status == 200)
    }
}
