import Files
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

/// Variants and drafts, by the pages.
@Suite("Work on variants and drafts")
struct WorkPagesTests {
    /// The form of a step, filled in as it is.
    private func step(_ browser: Browser, _ way: String) throws -> FormFields {
        let page = try browser.get(way)
        try #require(page.status == 200, "\(page.text.prefix(2000))")
        return page.fields(of: way)
    }

    @Test
    func `two people change a step at once: both fields stay, and the same one is asked about; each can be taken back`()
        throws
    {
        let stage = try SiteStage()
        let (one, two) = (try stage.browser(stage.contributor), try stage.browser(stage.contributor))
        let variant = try stage.makeVariant(by: one)
        #expect(try one.get(variant).text.contains("Ihre Ortsvariante ist angelegt"))
        #expect(try one.get(variant + "/antworten").text.contains("Hauptamt\nBauamt"))
        let way = "\(variant)/schritt/\(Eakte.task)"
        var (mine, theirs) = (try step(one, way), try step(two, way))
        #expect(try one.post(way, mine.all).status == 303)
        #expect(try one.get(variant).text.contains("Es war nichts zu ändern"))
        mine.set("dauer", "12")
        theirs.set("titel", "Fristen mit dem Stadtarchiv klären")
        #expect(try one.post(way, mine.all).status == 303)
        #expect(try two.post(way, theirs.all).status == 303)
        #expect(try two.get(variant).text.contains("zusammen mit dem, was inzwischen"))
        let both = try step(one, way)
        #expect(both["dauer"] == "12" && both["titel"] == "Fristen mit dem Stadtarchiv klären")
        (mine, theirs) = (try step(one, way), try step(two, way))
        mine.set("dauer", "13")
        theirs.set("dauer", "14")
        #expect(try one.post(way, mine.all).status == 303)
        let asked = try two.post(way, theirs.all)
        #expect(asked.status == 422 && asked.text.contains("hier »13« gespeichert"))
        try stage.look("gleichzeitig", asked)
        let again = asked.fields(of: way)
        #expect(again["dauer"] == "14")
        #expect(try two.post(way, again.all).status == 303)
        #expect(try step(one, way)["dauer"] == "14")
        let history = try one.get(variant + "/verlauf")
        try stage.look("werkbank-verlauf", history)
        let taken = try one.post(variant + "/zuruecknehmen", [("fassung", history.value(of: "fassung"))])
        #expect(taken.status == 303)
        #expect(try step(one, way)["dauer"] == "13")
        // Another organisation sees nothing of it.
        #expect(try stage.browser(stage.reviewer).get(variant).status == 404)
        try stage.look("werkbank", try one.get("/werkbank"))
        try stage.look("ortsvariante", try one.get(variant))
        try stage.look("schritt-aendern", try one.get(way))
        try stage.look("kopf", try one.get(variant + "/kopf"))
        try stage.look("antworten", try one.get(variant + "/antworten"))
        try stage.look("werkbank-vergleich", try one.get(variant + "/vergleich"))
        try stage.look("ablegen", try one.get(variant + "/ablegen"))
    }

    @Test
    func `steps are added, moved and struck, and what was put away comes back`() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let variant = try stage.makeVariant(by: browser)
        let way = "\(variant)/schritt/\(Eakte.task)"
        let form = try browser.get(way + "/neu")
        try stage.look("schritt-neu", form)
        var fields = form.fields(of: way + "/neu")
        #expect(try browser.post(way + "/neu", fields.all).status == 422)
        fields.set("titel", "Archiv besuchen")
        fields.set("dauer", "2")
        let added = try browser.post(way + "/neu", fields.all)
        try #require(added.status == 303, "\(added.text.prefix(3000))")
        #expect(try browser.get(variant).text.contains("Archiv besuchen"))
        var stand = try browser.get(added.location).value(of: "stand")
        let up = try browser.post(added.location + "/bewegen", [("stand", stand), ("richtung", "runter")])
        #expect(up.status == 303)
        stand = try browser.get(added.location).value(of: "stand")
        #expect(try browser.post(added.location + "/streichen", [("stand", stand)]).status == 303)
        #expect(!(try browser.get(variant).text.contains("<span>Archiv besuchen")))
        #expect(try browser.get(added.location).status == 404)
        _ = try browser.get(variant + "/ablegen")
        #expect(try browser.post(variant + "/ablegen", []).status == 303)
        let list = try browser.get("/werkbank")
        try stage.look("abgelegt", list)
        #expect(try list.text.contains("Abgelegt") && browser.get(variant).status == 404)
        let back = try browser.post("/werkbank/zurueckholen", [("name", list.value(of: "name"))])
        #expect(try back.status == 303 && browser.get(variant).status == 200)
    }

    @Test
    func `of five novelties three are taken, one declined, one put off; and all stays when the server starts again`()
        throws
    {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let variant = try stage.makeVariant(by: browser)
        let tasks = Array(try stage.tasks().prefix(5))
        try stage.publish(tasks.enumerated().map { ($1, 41 + $0) })
        #expect(try browser.get(variant).text.contains("5 Neuerungen"))
        let offers = try browser.get(variant + "/neuerungen")
        try stage.look("neuerungen", offers)
        var fields = offers.fields(of: variant + "/neuerungen")
        let names = fields.all.map(\.0).filter { $0.hasPrefix("n-") }
        try #require(names.count == 5, "\(names)")
        fields.set(names[3], "ablehnen")
        fields.set(names[4], "spaeter")
        #expect(try browser.post(variant + "/neuerungen", fields.all).status == 303)
        #expect(try browser.get(variant).text.contains("3 Neuerungen übernommen"))
        func check(_ browser: Browser) throws {
            let left = try browser.get(variant + "/neuerungen").fields(of: variant + "/neuerungen")
            #expect(left.all.filter { $0.0.hasPrefix("n-") }.map(\.1) == ["spaeter"])
            let days = try tasks.map { try step(browser, "\(variant)/schritt/\($0)")["dauer"] ?? "" }
            #expect(days.count { ["41", "42", "43", "44", "45"].contains($0) } == 3, "\(days)")
        }
        try check(browser)
        stage.server.stop()
        let hub = try Hub(stage.scratch.path / "hub")
        let server = try HubServer(
            hub, host: "127.0.0.1", port: 0, policy: .members, program: Path("/nonexistent"))
        try server.start()
        defer { server.stop() }
        let later = Browser(String(server.url.dropLast()))
        #expect(try later.post("/anmelden", [("schluessel", stage.contributor.key)]).status == 303)
        try check(later)
    }

    @Test
    func
        `a draft takes in what was published meanwhile; where both changed the same, another value is decided and proposed`()
        throws
    {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let begin = try browser.get(Eakte.page + "/aendern")
        try stage.look("entwurf-beginnen", begin)
        let draft = try browser.post(Eakte.page + "/aendern", []).location
        let way = "\(draft)/schritt/\(Eakte.task)"
        var fields = try step(browser, way)
        fields.set("dauer", "20")
        #expect(try browser.post(way, fields.all).status == 303)
        try stage.publish([(try #require(ElementID(Eakte.task)), 30)])
        #expect(try browser.get(draft).text.contains("Die Vorlage hat sich inzwischen geändert"))
        let news = try browser.get(draft + "/neuerungen")
        try stage.look("entwurf-neuerungen", news)
        let refreshed = try browser.post(draft + "/neuerungen", news.fields(of: draft + "/neuerungen").all)
        #expect(refreshed.status == 303 && refreshed.location == draft + "/entscheiden")
        let open = try browser.get(draft + "/entscheiden")
        try stage.look("entscheiden", open)
        #expect(open.text.contains("20 Arbeitstage") && open.text.contains("30 Arbeitstage"))
        var decision = open.fields(of: draft + "/entscheiden")
        decision.set("wahl", "wert")
        decision.set("wert", "viel")
        #expect(try browser.post(draft + "/entscheiden", decision.all).status == 303)
        #expect(try browser.get(draft + "/entscheiden").text.contains("passt hier nicht"))
        decision = try browser.get(draft + "/entscheiden").fields(of: draft + "/entscheiden")
        decision.set("wahl", "wert")
        decision.set("wert", "25")
        #expect(try browser.post(draft + "/entscheiden", decision.all).status == 303)
        #expect(try step(browser, way)["dauer"] == "25")
        #expect(try browser.get(draft + "/entscheiden").text.contains("Es ist alles entschieden"))
        let form = try browser.get(draft + "/vorschlagen")
        try stage.look("vorschlagen", form)
        var proposal = form.fields(of: draft + "/vorschlagen")
        #expect(try browser.post(draft + "/vorschlagen", proposal.all).status == 422)
        proposal.set("titel", "25 Tage für das Archiv")
        let sent = try browser.post(draft + "/vorschlagen", proposal.all)
        try #require(sent.status == 303, "\(sent.text.prefix(3000))")
        let page = try stage.browser().get(sent.location)
        #expect(page.text.contains("25 Tage für das Archiv") && page.text.contains("30 → 25 Arbeitstage"))
    }

    @Test
    func `from a variant only what was ticked is proposed`() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let variant = try stage.makeVariant(by: browser)
        let other = try #require(try stage.tasks().first)
        for (node, days) in [(Eakte.task, "17"), (other.description, "91")] {
            var fields = try step(browser, "\(variant)/schritt/\(node)")
            fields.set("dauer", days)
            #expect(try browser.post("\(variant)/schritt/\(node)", fields.all).status == 303)
        }
        let form = try browser.get(variant + "/vorschlagen")
        try stage.look("vorschlagen-ortsvariante", form)
        var fields = form.fields(of: variant + "/vorschlagen")
        #expect(fields["auswahl"] == nil)
        fields.set("titel", "17 Tage für das Archiv")
        let none = try browser.post(variant + "/vorschlagen", fields.all)
        #expect(none.status == 422 && none.text.contains("Bitte kreuzen Sie etwas an"))
        let picks = form.text.matches(of: #/name="auswahl" value="([^"]+)"/#).map { String($0.1) }
        try #require(picks.count == 2)
        fields.add("auswahl", try #require(picks.first { $0.contains(Eakte.task) }))
        let sent = try browser.post(variant + "/vorschlagen", fields.all)
        try #require(sent.status == 303, "\(sent.text.prefix(3000))")
        let page = try stage.browser().get(sent.location)
        #expect(page.text.contains("10 → 17 Arbeitstage") && !page.text.contains("91 Arbeitstage"))
    }

    @Test
    func `a variant is shared after a look at names, anew when it went on, and taken back`()
        throws
    {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let variant = try stage.makeVariant(by: browser)
        let name = try #require(variant.split(separator: "/").last)
        let way = variant + "/teilen"
        let shared = "/ortsvarianten/\(stage.contributor.id.ars)/\(name)"
        #expect(try stage.browser().get(shared).status == 404)
        let form = try browser.get(way)
        try stage.look("teilen", form)
        #expect(form.text.contains("nicht geteilt"))
        // Not without the look, not from an older state, not by somebody else.
        var fields = form.fields(of: way)
        let unseen = try browser.post(way, fields.all)
        #expect(unseen.status == 422 && unseen.text.contains("Namen von Personen darin stehen"))
        fields.set("geprueft", "ja")
        #expect(try stage.browser(stage.reviewer).get(way).status == 404)
        #expect(try stage.browser(stage.reviewer).submit(way, from: "/werkbank", fields.all).status == 404)
        var step = try step(browser, "\(variant)/schritt/\(Eakte.task)")
        step.set("dauer", "17")
        #expect(try browser.post("\(variant)/schritt/\(Eakte.task)", step.all).status == 303)
        let stale = try browser.post(way, fields.all)
        #expect(stale.status == 422 && stale.text.contains("Inzwischen hat jemand weitergearbeitet"))
        #expect(try stage.browser().get(shared).status == 404)
        try stage.share(variant, by: browser)
        #expect(try browser.get(way).text.contains("geteilt, so wie sie jetzt ist"))
        #expect(try stage.browser().get(shared + "/vergleich").text.contains("10 → 17 Arbeitstage"))
        #expect(try stage.browser().get(Eakte.page).text.contains(shared))
        // Going on is not sharing.
        step.set("dauer", "18")
        step.set("stand", try browser.get("\(variant)/schritt/\(Eakte.task)").value(of: "stand"))
        #expect(try browser.post("\(variant)/schritt/\(Eakte.task)", step.all).status == 303)
        #expect(try browser.get(variant).text.contains("nicht so, wie sie jetzt ist"))
        #expect(try stage.browser().get(shared + "/vergleich").text.contains("10 → 17 Arbeitstage"))
        let behind = try browser.get(way)
        try stage.look("teilen-neuer-stand", behind)
        try stage.share(variant, by: browser)
        #expect(try stage.browser().get(shared + "/vergleich").text.contains("10 → 18 Arbeitstage"))
        let end = try browser.get(way + "/beenden")
        try stage.look("teilen-beenden", end)
        #expect(try browser.post(way + "/beenden", end.fields(of: way + "/beenden").all).status == 303)
        #expect(try browser.get(variant).text.contains("nicht mehr geteilt"))
        #expect(try stage.browser().get(shared).status == 404)
        let kept = try stage.makeVariant(by: browser, name: "bleibt-hier", passing: "nur-empfangen")
        #expect(try !browser.get(kept).text.contains("/teilen"))
        #expect(try browser.get(kept + "/teilen").status == 404)
    }
}
