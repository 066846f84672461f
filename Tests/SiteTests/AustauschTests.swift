import Hub
import Journal
import Library
import Net
import TestSupport
import Testing

/// Topics, questions, answers.
@Suite("The Austausch on pages")
struct AustauschTests {
    @Test
    func `a question is asked about a task, answered by another organisation and settled by those who asked`() throws {
        let stage = try SiteStage()
        let (asker, other, anybody) = (
            try stage.browser(stage.contributor), try stage.browser(stage.reviewer), stage.browser()
        )
        let form = try asker.get("/austausch/neu?art=frage&vorlage=\(Eakte.id)&knoten=\(Eakte.task)")
        #expect(form.text.contains("Aussonderungsfristen mit dem Archiv abstimmen"))
        try stage.show("neu", form)
        let question = try stage.open(
            "frage", "Wer prüft die Fristen?", "Bei uns ist unklar, **wer** das macht.",
            more: [("vorlage", Eakte.id), ("knoten", Eakte.task)], by: asker)
        let first = try stage.answer("Bei uns das Archiv.", in: question, by: other)
        let second = try stage.answer("Bei uns der Fachbereich.", in: question, by: other)
        #expect(try anybody.get("/austausch?offen=ja").text.contains("Wer prüft die Fristen?"))
        let page = try asker.get(question)
        #expect(page.text.contains("Frage, offen") && page.text.contains("Das klärt die Frage"))
        try stage.show("frage-offen", page)
        // Those who did not ask are offered no button, and may not send what it sends.
        #expect(!(try other.get(question).text.contains("Das klärt die Frage")))
        #expect(try other.submit(question + "/loesung", from: question, [("antwort", first)]).status == 403)
        #expect(try asker.submit(question + "/loesung", from: question, [("antwort", second)]).status == 303)
        let settled = try anybody.get(question)
        try stage.show("frage-geklaert", settled)
        #expect(settled.text.contains("Frage, geklärt") && settled.text.contains("<strong>wer</strong>"))
        let places = try ["Bei uns der Fachbereich.", "Bei uns das Archiv."].map {
            try #require(settled.text.firstRange(of: $0)).lowerBound
        }
        #expect(places[0] < places[1], "the answer that settles it comes first")
        #expect(settled.text.contains(Eakte.page + "#k-" + Eakte.task))
        #expect(!(try anybody.get("/austausch?offen=ja").text.contains("Wer prüft die Fristen?")))
        #expect(try asker.submit(question + "/loesung", from: question, []).status == 303)
        #expect(try anybody.get(question).text.contains("Frage, offen"))
    }

    @Test
    func `posts are changed and taken back by whoever wrote them only, and what they said is gone`() throws {
        let stage = try SiteStage()
        let (asker, other, anybody) = (
            try stage.browser(stage.contributor), try stage.browser(stage.reviewer), stage.browser()
        )
        let topic = try stage.open("thema", "Scanstelle", "Erste Worte.", by: asker)
        let id = try #require(topic.split(separator: "/").last)
        let post = try stage.answer("Vorlaut gesagt.", in: topic, by: other)
        let way = "\(topic)/beitrag/\(post)"
        #expect(try asker.get(way + "/aendern").status == 403)
        #expect(try asker.submit(way + "/zurueckziehen", from: topic, []).status == 403)
        #expect(try other.submit(way + "/aendern", from: way + "/aendern", [("text", "")]).status == 422)
        #expect(
            try other.submit(way + "/aendern", from: way + "/aendern", [("text", "Besonnen gesagt.")]).status == 303)
        let changed = try anybody.get(topic).text
        #expect(changed.contains("Besonnen gesagt.") && changed.contains("geändert") && !changed.contains("Vorlaut"))
        try stage.show("zurueckziehen", try other.get(way + "/zurueckziehen"))
        #expect(try other.submit(way + "/zurueckziehen", from: way + "/zurueckziehen", []).status == 303)
        #expect(!(try anybody.get(topic).text.contains("Besonnen")))
        #expect(try other.get(way + "/aendern").status == 404)
        let own = "\(topic)/beitrag/\(id)"
        #expect(try asker.submit(own + "/zurueckziehen", from: own + "/zurueckziehen", []).location == "/austausch")
        #expect(try anybody.get(topic).status == 404)
    }

    @Test
    func `what a guest writes is seen by them and by moderators until it is released`() throws {
        let stage = try SiteStage()
        let (guest, moderator, anybody) = (
            try stage.browser(stage.guest), try stage.browser(stage.moderator), stage.browser()
        )
        let member = try stage.browser(stage.reviewer)
        #expect(try guest.get("/austausch/neu").text.contains("sieht zuerst die Moderation"))
        let topic = try stage.open("thema", "Gastwort", "Wartender Text.", by: guest)
        for browser in [anybody, member] {
            #expect(try browser.get(topic).status == 404)
            #expect(!(try browser.get("/austausch").text.contains("Gastwort")))
        }
        for browser in [guest, moderator] {
            let page = try browser.get(topic).text
            #expect(page.contains("wartet auf Freigabe") && page.contains("Wartender Text."))
            #expect(try browser.get("/austausch").text.contains("Gastwort"))
        }
        try stage.show("wartet", try guest.get(topic))
        let id = try #require(OperationID(String(topic.suffix(64))))
        _ = try stage.hub.journal().change { transaction in
            try transaction.write(
                .moderated(Moderation(target: id, hides: false, reason: "")), about: id,
                by: Sender(member: stage.moderator.id, access: "abcd1234"))
        }
        #expect(try anybody.get(topic).text.contains("Wartender Text."))
        // A change waits again.
        let way = "\(topic)/beitrag/\(id)/aendern"
        #expect(
            try guest.submit(way, from: way, [("titel", "Gastwort"), ("text", "Anderer Text.")]).status == 303)
        #expect(try anybody.get(topic).status == 404)
        #expect(try guest.get(topic).text.contains("Anderer Text."))
    }

    @Test
    func `events are announced, moved, cancelled and followed by minutes`() throws {
        let stage = try SiteStage()
        let (host, other, anybody) = (
            try stage.browser(stage.contributor), try stage.browser(stage.reviewer), stage.browser()
        )
        #expect(try stage.browser(stage.guest).get("/termine/neu").status == 403)
        let wrong = try host.submit(
            "/termine/neu", from: "/termine/neu",
            [
                ("titel", "Runde"), ("tag", "morgen"), ("zeit", "10:00"), ("text", "x"),
                ("verweis", "javascript:alert(1)"),
            ])
        #expect(wrong.status == 422 && wrong.text.contains("Bitte geben Sie den Tag an"))
        let event = try stage.announce(
            "eAkte-Runde", on: stage.aYearFromNow,
            more: [("ende", "12:00"), ("verweis", "https://video.example.org/runde")],
            by: host)
        let id = try #require(event.split(separator: "/").last)
        #expect(try anybody.get("/termine").text.contains("eAkte-Runde"))
        #expect(try anybody.get("/termine.ics").text.contains("SUMMARY:eAkte-Runde"))
        #expect(try anybody.get(event).text.contains("href=\"https://video.example.org/runde\""))
        #expect(try other.get("/termine/\(id)/aendern").status == 403)
        let change = "/termine/\(id)/aendern"
        let form: [(String, String)] = [
            ("titel", "eAkte-Runde"), ("tag", stage.aYearFromNow), ("zeit", "14:30"), ("text", "Stand der Scanstellen"),
        ]
        #expect(try host.submit(change, from: change, form).status == 303)
        #expect(try anybody.get(event).text.contains("14:30 Uhr"))
        let question = try stage.answer("Ist der Datenschutz dabei?", in: event, by: other)
        #expect(try anybody.get(event).text.contains("Ist der Datenschutz dabei?"))
        #expect(!question.isEmpty)
        let minutes = "/termine/\(id)/protokoll"
        try stage.show("protokoll", try host.get(minutes))
        #expect(
            try host.submit(minutes, from: minutes, [("text", "Wir treffen uns wieder."), ("bezug", Eakte.id)]).status
                == 303)
        let page = try anybody.get(event)
        try stage.show("termin", page)
        #expect(page.text.contains("Wir treffen uns wieder.") && page.text.contains("Besprochen"))
        #expect(page.text.contains(Eakte.page))
        let cancel = "/termine/\(id)/absagen"
        try stage.show("absagen", try host.get(cancel))
        #expect(try other.submit(cancel, from: event, []).status == 403)
        #expect(try host.submit(cancel, from: cancel, []).status == 303)
        #expect(try anybody.get(event).text.contains("Termin, abgesagt"))
        try stage.show("termine", try anybody.get("/termine"))
    }

    @Test
    func `what stands in titles, texts and links is shown and never obeyed`() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        let evil = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>"
        let topic = try stage.open("thema", evil, "[hier](javascript:alert(3)) \(evil)", by: browser)
        let refused = try browser.submit(
            "/austausch/neu", from: "/austausch/neu",
            [("art", "thema"), ("titel", "x"), ("text", "x"), ("verweis", "javascript:alert(4)")])
        #expect(refused.status == 422)
        for path in [topic, "/austausch", "/konto", "/konto/daten", "/stellen/053780004004"] {
            let page = try browser.get(path)
            #expect(page.status == 200, "\(path)")
            #expect(page.text.contains("&lt;script&gt;"), "\(path)")
            #expect(!page.text.contains("<script>") && !page.text.contains("<img"), "\(path)")
            #expect(!page.text.contains("href=\"javascript:"), "\(path)")
        }
    }

    @Test
    func `whoever is not signed in goes on after signing in with what was typed`() throws {
        let stage = try SiteStage()
        let topic = try stage.open("thema", "Ein Thema", "Worum es geht.", by: try stage.browser(stage.contributor))
        let browser = stage.browser()
        let answer = try browser.post(topic + "/antwort", [("text", "Nicht verloren.")])
        #expect(answer.status == 422 && answer.text.contains("Nicht verloren."))
        #expect(try browser.get(topic + "/antwort").status == 303)
        #expect(try browser.get("/austausch/neu").location.hasPrefix("/anmelden?ziel="))
        #expect(!(try stage.browser().get(topic).text.contains("name=\"text\"")))
    }

    @Test(arguments: ["/austausch/neu", "/termine/neu", "/kontakte/neu", Eakte.page + "/einsatz"])
    func `forms of a role somebody has not are refused`(path: String) throws {
        let stage = try SiteStage()
        let reader = try stage.hub.journal().setMember(
            ars: "053780004004", name: "Stadt Bergisch Gladbach", roles: [.reader])
        let (key, _) = try stage.hub.keys().add(ars: reader.ars, name: "Stadt Bergisch Gladbach", id: reader.handle)
        let browser = stage.browser()
        try browser.post("/anmelden", [("schluessel", key.text)])
        #expect(try browser.get(path).status == 403)
        #expect(try browser.submit(path, from: "/konto", [("titel", "x"), ("text", "x")]).status == 403)
    }

    @Test
    func `filters leave what they ask for, and pages past the end are the last`() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.contributor)
        _ = try stage.open("thema", "Ein Thema", "x", by: browser)
        _ = try stage.open("frage", "Eine Frage", "x", more: [("vorlage", Eakte.id)], by: browser)
        let anybody = stage.browser()
        try stage.show("liste", try anybody.get("/austausch"))
        let questions = try anybody.get("/austausch?art=frage&seite=99").text
        #expect(questions.contains("Eine Frage") && !questions.contains("Ein Thema"))
        let about = try anybody.get("/austausch?vorlage=\(Eakte.id)").text
        #expect(about.contains("Eine Frage") && !about.contains("Ein Thema") && about.contains("eAkte-Einführung"))
        #expect(try anybody.get("/austausch?sprache=en").text.contains("Exchange"))
        #expect(try anybody.get("/austausch/" + String(repeating: "0", count: 64)).status == 404)
        #expect(try anybody.get("/austausch/neu?vorlage=gibtsnicht").status == 303)
        #expect(try browser.get("/austausch/neu?vorlage=gibtsnicht").status == 404)
    }
}
