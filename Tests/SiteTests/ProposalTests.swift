import Foundation
import Hub
import Journal
import Library
import Net
import Objects
import Store
import Synchronization
import Testing

/// Proposals: the list, one of them, and how it becomes the current version.
@Suite("Proposals on pages")
struct ProposalTests {
    @Test("a proposal is listed with what is missing, and its page says what it would change in words")
    func shown() throws {
        let stage = try SiteStage()
        let name = try stage.propose(
            "Verhandlungen dauern länger", days: 25, text: "Unsere **Erfahrung** aus drei Vergaben.")
        let browser = stage.browser()
        let list = try browser.get("/vorschlaege")
        #expect(list.status == 200 && list.text.contains("Verhandlungen dauern länger"))
        #expect(list.text.contains("Es fehlt die Mitzeichnung von einer anderen Stelle (verlangt: 1)"))
        #expect(list.text.contains("Die Freigabe durch die Moderation fehlt") && list.text.contains("seit heute"))
        let page = try browser.get("/vorschlaege/\(name)")
        #expect(page.status == 200 && page.text.contains("<strong>Erfahrung</strong>"))
        #expect(page.text.contains("15 → 25 Arbeitstage") && page.text.contains("Folgen"))
        #expect(page.text.contains("Das Projekt endet") && page.text.contains("Stadt Bergisch Gladbach"))
        #expect(page.text.contains("Noch hat niemand geprüft."))
        // Nobody who has not signed in is offered anything that only members may do.
        #expect(!page.text.contains("/pruefen\"") && !page.text.contains("/annehmen\""))
        let compared = try browser.get("/vorschlaege/\(name)/vergleich")
        #expect(compared.text.contains("15 Arbeitstage</del>") && compared.text.contains("25 Arbeitstage</ins>"))
        for (file, answer) in [("liste", list), ("vorschlag", page), ("vergleich", compared)] {
            try stage.keep(file, answer)
        }
    }

    @Test("pages in English speak English about German content")
    func english() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Verhandlungen dauern länger", days: 25)
        let browser = stage.browser()
        let list = try browser.get("/vorschlaege?sprache=en")
        #expect(list.text.contains("<html lang=\"en\"") && list.text.contains("The release by a moderator is missing"))
        let page = try browser.get("/vorschlaege/\(name)?sprache=en")
        #expect(page.text.contains("What is missing") && page.text.contains("lang=\"de\">Verhandlungen dauern länger"))
        #expect(page.text.contains("sprache=en"))
        try stage.keep("proposal-en", page)
    }

    @Test("lists show what is asked for, and a list of one's own only to those who have one")
    func filters() throws {
        let stage = try SiteStage()
        let first = try stage.propose("Von Bergisch Gladbach", days: 20)
        try stage.propose("Von Köln", page: "koeln", by: stage.reviewer)
        let reviewer = try stage.browser(stage.reviewer)
        func titles(_ filter: String, _ browser: Browser) throws -> [Bool] {
            let page = try browser.get("/vorschlaege?zeige=\(filter)").text
            return ["Von Bergisch Gladbach", "Von Köln"].map { page.contains($0) }
        }
        #expect(try titles("offen", reviewer) == [true, true])
        #expect(try titles("eigene", reviewer) == [false, true])
        #expect(try titles("pruefen", reviewer) == [true, false])
        #expect(try stage.review(first, "mitgezeichnet", by: reviewer).status == 303)
        #expect(try titles("pruefen", reviewer) == [false, false])
        #expect(try titles("angenommen", reviewer) == [false, false])
        // Nobody has proposals of their own who is nobody.
        #expect(try titles("eigene", stage.browser()) == [true, true])
    }

    @Test("reviewed by another organisation and accepted by a moderator, a proposal becomes the current version")
    func accepted() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Verhandlungen dauern länger", days: 25)
        let moderator = try stage.browser(stage.moderator)
        let early = try moderator.get("/vorschlaege/\(name)/annehmen")
        #expect(early.text.contains("Das geht noch nicht") && early.value(of: "stand").isEmpty)
        let reviewer = try stage.browser(stage.reviewer)
        let reviewed = try stage.review(
            name, "mitgezeichnet", "Passt.", comments: [("\(SiteStage.templateID):\(SiteStage.node):", "Gut so.")],
            by: reviewer)
        #expect(reviewed.status == 303)
        let page = try reviewer.get("/vorschlaege/\(name)")
        #expect(page.text.contains("Ihre Prüfung ist veröffentlicht."))
        #expect(page.text.contains("zeichnet mit") && page.text.contains("zählt") && page.text.contains("Gut so."))
        #expect(page.text.contains("Verhandlungsrunden</a>") && page.text.contains("ausschreibung-it#"))
        let asked = try moderator.get("/vorschlaege/\(name)/annehmen")
        #expect(asked.text.contains("15 → 25 Arbeitstage"))
        let done = try stage.accept(name, by: moderator)
        #expect(done.status == 303)
        let after = try moderator.get("/vorschlaege/\(name)")
        #expect(after.text.contains("angenommen") && after.text.contains("15 → 25 Arbeitstage"))
        #expect(try stage.browser().get("/\(SiteStage.template)").text.contains("25"))
        // Once more does nothing.
        #expect(
            try moderator.post("/vorschlaege/\(name)/annehmen", [("stand", asked.value(of: "stand"))]).status == 303)
        for (file, answer) in [("geprueft", page), ("annehmen", asked), ("angenommen", after)] {
            try stage.keep(file, answer)
        }
    }

    @Test("when the current version moved meanwhile, what comes of both is shown and asked for again")
    func concurrent() throws {
        let stage = try SiteStage()
        let first = try stage.propose("Länger", days: 25)
        let second = try stage.propose("Eine Erfahrung", page: "erfahrung")
        let (reviewer, moderator) = (try stage.browser(stage.reviewer), try stage.browser(stage.moderator))
        for name in [first, second] { #expect(try stage.review(name, "mitgezeichnet", by: reviewer).status == 303) }
        let seen = try moderator.get("/vorschlaege/\(second)/annehmen").value(of: "stand")
        #expect(try stage.accept(first, by: moderator).status == 303)
        let again = try moderator.post("/vorschlaege/\(second)/annehmen", [("stand", seen)])
        #expect(again.status == 422 && again.text.contains("hat sich inzwischen geändert"))
        let now = again.value(of: "stand")
        #expect(!now.isEmpty && now != seen)
        #expect(try moderator.post("/vorschlaege/\(second)/annehmen", [("stand", now)]).status == 303)
        #expect(try moderator.get("/vorschlaege/\(second)").text.contains("angenommen"))
        try stage.keep("inzwischen-geaendert", again)
    }

    @Test("when an approval was taken back meanwhile, the proposal is not accepted and the page says what is missing")
    func takenBack() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let (reviewer, moderator) = (try stage.browser(stage.reviewer), try stage.browser(stage.moderator))
        #expect(try stage.review(name, "mitgezeichnet", by: reviewer).status == 303)
        let seen = try moderator.get("/vorschlaege/\(name)/annehmen").value(of: "stand")
        #expect(!seen.isEmpty)
        #expect(try stage.review(name, "nachbesserung", "Bitte kürzer.", by: reviewer).status == 303)
        let refused = try moderator.post("/vorschlaege/\(name)/annehmen", [("stand", seen)])
        #expect(refused.status == 422 && refused.text.contains("Das geht noch nicht"), "\(refused.status)")
        #expect(try moderator.get("/").status == 200)
    }

    @Test("two who accept two proposals at the same time: one is asked again, and nothing is lost")
    func race() throws {
        let stage = try SiteStage()
        let names = [try stage.propose("Länger", days: 25), try stage.propose("Eine Erfahrung", page: "erfahrung")]
        let reviewer = try stage.browser(stage.reviewer)
        for name in names { #expect(try stage.review(name, "mitgezeichnet", by: reviewer).status == 303) }
        let moderator = try stage.browser(stage.moderator)
        // Both have looked before either accepts.
        let forms = try names.map { try moderator.get("/vorschlaege/\($0)/annehmen").value(of: "stand") }
        let answers = Mutex([0, 0])
        let (base, key) = (String(stage.server.url.dropLast()), stage.moderator.key)
        DispatchQueue.concurrentPerform(iterations: 2) { number in
            let browser = Browser(base)
            _ = try? browser.post("/anmelden", [("schluessel", key)])
            let answer = try? browser.submit(
                "/vorschlaege/\(names[number])/annehmen", from: "/", [("stand", forms[number])])
            answers.withLock { $0[number] = answer?.status ?? 0 }
        }
        let states = answers.withLock { $0 }
        #expect(states.sorted() == [303, 422])
        #expect(try stage.accept(names[states[0] == 422 ? 0 : 1], by: moderator).status == 303)
        for name in names { #expect(try reviewer.get("/vorschlaege/\(name)").text.contains("Angenommen am")) }
    }

    @Test("looking at a proposal that goes together with a newer version stores nothing")
    func lookingWritesNothing() throws {
        let stage = try SiteStage()
        let first = try stage.propose("Länger", days: 25)
        let second = try stage.propose("Eine Erfahrung", page: "erfahrung")
        let (reviewer, moderator) = (try stage.browser(stage.reviewer), try stage.browser(stage.moderator))
        for name in [first, second] { _ = try stage.review(name, "mitgezeichnet", by: reviewer) }
        #expect(try stage.accept(first, by: moderator).status == 303)
        let page = try moderator.get("/vorschlaege/\(second)/annehmen")
        #expect(page.text.contains("Beides zusammen"))
        let repository = try #require(stage.hub.library)
        let tree = try #require(ObjectID(hex: Array(page.value(of: "stand").utf8), repository.format))
        #expect(try !ObjectReader(repository.objects).contains(tree))
        #expect(try stage.accept(second, by: moderator).status == 303)
        #expect(try ObjectReader(repository.objects).contains(tree))
    }

    @Test("the author takes a proposal back after being asked, and nobody else does")
    func withdrawn() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let (author, reviewer) = (try stage.browser(stage.contributor), try stage.browser(stage.reviewer))
        #expect(try reviewer.get("/vorschlaege/\(name)/zurueckziehen").status == 403)
        #expect(try reviewer.post("/vorschlaege/\(name)/zurueckziehen", []).status == 403)
        let asked = try author.get("/vorschlaege/\(name)/zurueckziehen")
        #expect(asked.status == 200 && asked.text.contains("bleibt lesbar"))
        #expect(try author.post("/vorschlaege/\(name)/zurueckziehen", [("text", "Überholt.")]).status == 303)
        #expect(try author.get("/vorschlaege/\(name)").text.contains("zurückgezogen"))
        #expect(try author.get("/vorschlaege").text.contains("Hier ist zurzeit keiner."))
        try stage.keep("zurueckziehen", asked)
    }

    @Test("a moderator hides a proposal and shows it again; hidden, it is there for moderators only")
    func hidden() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Werbung für uns", days: 25)
        let (moderator, reviewer) = (try stage.browser(stage.moderator), try stage.browser(stage.reviewer))
        let path = "/vorschlaege/\(name)/sichtbarkeit"
        #expect(try reviewer.get(path).status == 403)
        let form = [("massnahme", "verborgen"), ("grund", "werbung")]
        #expect(try reviewer.submit(path, from: "/vorschlaege/\(name)", form).status == 403)
        let asked = try moderator.get(path)
        #expect(try moderator.post(path, [("massnahme", "verborgen")]).status == 422)
        #expect(try moderator.post(path, form).status == 303)
        #expect(try moderator.get("/vorschlaege/\(name)").text.contains("verborgen"))
        for browser in [reviewer, stage.browser()] {
            #expect(try browser.get("/vorschlaege/\(name)").status == 404)
            #expect(try !browser.get("/vorschlaege").text.contains("Werbung für uns"))
        }
        #expect(try moderator.post(path, [("massnahme", "sichtbar"), ("grund", "sonstiges")]).status == 303)
        #expect(try stage.browser().get("/vorschlaege/\(name)").status == 200)
        try stage.keep("verbergen", asked)
    }

    @Test("two versions of a template stand beside each other, chosen on the page of its history")
    func versions() throws {
        let stage = try SiteStage()
        let name = try stage.propose("Länger", days: 25)
        let (reviewer, moderator) = (try stage.browser(stage.reviewer), try stage.browser(stage.moderator))
        _ = try stage.review(name, "mitgezeichnet", by: reviewer)
        #expect(try stage.accept(name, by: moderator).status == 303)
        let history = try stage.browser().get("/\(SiteStage.template)/verlauf")
        #expect(history.text.contains("action=\"/vergleich\"") && history.text.contains("Zwei Fassungen vergleichen"))
        let ids = history.text.matches(of: #/<option value="([0-9a-f]{64})"/#).map { String($0.1) }
        #expect(Set(ids).count == 2)
        let query = "/vergleich?vorlage=beschaffung/ausschreibung-it&von=\(ids[1])&bis=\(ids[0])"
        let page = try stage.browser().get(query)
        #expect(page.status == 200 && page.text.contains("15 Arbeitstage</del>"))
        #expect(try stage.browser().get("/vergleich?vorlage=beschaffung/ausschreibung-it").status == 200)
        for wrong in ["/vergleich", "/vergleich?vorlage=a/b", "/vergleich?vorlage=../.."] {
            #expect(try stage.browser().get(wrong).status == 404)
        }
        try stage.keep("verlauf", history)
        try stage.keep("fassungen", page)
    }

    @Test("an address that names no proposal finds none", arguments: ["0000", "xyz", "ffffffffffff", "..", "%00"])
    func none(_ name: String) throws {
        let stage = try SiteStage()
        try stage.propose("Länger", days: 25)
        #expect([400, 404].contains(try stage.browser().get("/vorschlaege/\(name)").status))
    }
}
