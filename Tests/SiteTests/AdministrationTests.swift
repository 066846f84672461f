import Bytes
import Hub
import Journal
import Library
import Net
import Site
import Testing

/// What operators and moderators do by hand.
@Suite("Administration")
struct AdministrationTests {
    @Test("the overview says what waits and how the hub is")
    func overview() throws {
        let stage = try SiteStage()
        let page = try stage.browser(stage.operatorMember).get("/verwaltung")
        #expect(page.status == 200, "\(page.text.suffix(500))")
        #expect(page.text.contains("5 Mitglieder aus 5 Stellen") && page.text.contains("Diese Zentrale führt"))
    }

    @Test("members are found, get roles, get keys and are blocked; nobody blocks themselves")
    func members() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.operatorMember)
        let list = try browser.get("/verwaltung/mitglieder?q=K%C3%B6ln")
        #expect(list.text.contains(stage.reviewer.id.handle) && !list.text.contains(stage.guest.id.handle))
        let path = "/verwaltung/mitglieder/" + stage.guest.id.handle
        #expect(
            try browser.submit(path, from: path, [("rollen", "beitragende"), ("rollen", "prueferin")]).status == 303)
        let roles = try stage.hub.journal().journal().registry.member(stage.guest.id.handle)?.roles
        #expect(roles == [.contributor, .reviewer])
        #expect(try browser.post(path, [("rollen", "koenigin")]).status == 422)
        let key = try browser.post(path + "/schluessel", [("bezeichnung", "zweiter")])
        #expect(key.status == 200 && key.text.contains("allmende-") && key.fields.text("cache-control") == "no-store")
        try PageFolder.keep("mitglied", browser.get(path))
        try PageFolder.keep("sperren", browser.get(path + "/sperren"))
        #expect(try browser.get(path + "/sperren").text.contains("Jetzt sperren"))
        #expect(try browser.post(path + "/sperren", []).status == 303)
        #expect(try stage.hub.keys().list().allSatisfy { $0.holder.id != stage.guest.id.handle })
        let own = "/verwaltung/mitglieder/" + stage.operatorMember.id.handle
        #expect(try browser.post(own + "/sperren", []).status == 422)
        #expect(try browser.post(own, [("rollen", "gast")]).status == 422)
    }

    @Test("a new member's key, and an invitation's link, are shown once")
    func inviting() throws {
        var settings = SiteSettings()
        settings.publicURL = nil
        let stage = try SiteStage(settings)
        let browser = try stage.browser(stage.operatorMember)
        #expect(try browser.get("/verwaltung/einladungen?ort=Bornheim").text.contains("053820012012"))
        let made = try browser.post(
            "/verwaltung/einladungen", [("stelle", "053820012012"), ("rollen", "beitragende"), ("tage", "14")])
        try PageFolder.keep("einladung-ausgestellt", made)
        #expect(made.status == 200 && made.text.contains("/einladung/einladung-"), "\(made.text.suffix(900))")
        #expect(
            try browser.post("/verwaltung/einladungen", [("stelle", "053820012012"), ("tage", "99")]).status == 422)
        let list = try browser.get("/verwaltung/einladungen")
        try PageFolder.keep("einladungen-offen", list)
        let id = try #require(try stage.hub.invitations().list().first?.shortName)
        #expect(list.text.contains(id) && !list.text.contains("einladung-"))
        #expect(try browser.post("/verwaltung/einladungen/\(id)/zuruecknehmen", []).status == 303)
        #expect(try stage.hub.invitations().list().isEmpty)
        let member = try browser.submit(
            "/verwaltung/mitglieder/neu", from: "/verwaltung/mitglieder/neu?ort=Bornheim",
            [("stelle", "053820012012"), ("rollen", "gast")])
        #expect(member.status == 200 && member.text.contains("allmende-"))
    }

    @Test("a key is revoked after a question, in the journal too")
    func keys() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.operatorMember)
        let id = try #require(try stage.hub.keys().list().first { $0.holder.id == stage.guest.id.handle }?.shortName)
        #expect(try browser.get("/verwaltung/schluessel").text.contains(id))
        let path = "/verwaltung/schluessel/" + id
        try PageFolder.keep("schluessel-gefragt", browser.get(path))
        #expect(try browser.submit(path, from: path, [("grund", "verloren")]).status == 303)
        #expect(try stage.hub.journal().journal().registry.isRevoked(id))
        #expect(try browser.get(path).status == 404)
    }

    @Test("moderators release and hide what waits; operators without that role do not see it")
    func moderation() throws {
        let stage = try SiteStage()
        let guest = try stage.browser(stage.guest)
        _ = try guest.get("/konto/anmeldung")
        let library = try stage.hub.journal()
        for word in ["Erste Frage", "Zweite Frage <script>"] {
            let text = try JournalText("Text: \(word)", by: stage.guest.id, title: word)
            let key = try #require(try stage.hub.keys().list().first { $0.holder.id == stage.guest.id.handle })
            try library.change { transaction in
                _ = try transaction.write(
                    .posted(Post(.question, text: text.id)), texts: [text],
                    by: Sender(member: stage.guest.id, access: key.shortName))
            }
        }
        #expect(try stage.browser(stage.operatorMember).get("/verwaltung/moderation").status == 403)
        let browser = try stage.browser(stage.moderator)
        let page = try browser.get("/verwaltung/moderation")
        #expect(page.text.contains("Erste Frage") && !page.text.contains("<script>"))
        try PageFolder.keep("moderation-wartet", page)
        try PageFolder.keep("moderation-englisch", browser.get("/verwaltung/moderation?sprache=en"))
        let waiting = try library.journal().pendingPosts.map { $0.post.id.description }
        #expect(waiting.count == 2)
        #expect(try browser.post("/verwaltung/moderation/" + waiting[0], [("was", "freigeben")]).status == 303)
        try browser.post("/verwaltung/moderation/" + waiting[1], [("was", "verbergen"), ("grund", "egal")])
        #expect(try library.journal().pendingPosts.count == 1)
        try browser.post("/verwaltung/moderation/" + waiting[1], [("was", "verbergen"), ("grund", "werbung")])
        #expect(try library.journal().pendingPosts.isEmpty)
        #expect(try library.journal().discussions.count == 1)
    }

    @Test("somebody is disclosed and erased; afterwards they are as unknown as somebody who never was")
    func erasure() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.operatorMember)
        let id = stage.guest.id.handle
        let file = try browser.get("/verwaltung/auskunft.json?person=" + id)
        let json = try JSON(parsing: Array(file.text.utf8))
        #expect(json["kennung"]?.string == id && json["angaben"]?.elements.contains { _ in true } == true)
        #expect(file.fields.text("cache-control") == "no-store")
        let shown = try browser.get("/verwaltung/auskunft?person=" + id)
        #expect(shown.text.contains("Mitgliedschaft") && shown.text.contains("Stadt Bornheim: gast</p>"))
        let asked = try browser.get("/verwaltung/loeschen?person=" + id)
        #expect(asked.text.contains("Endgültig löschen"))
        try PageFolder.keep("loeschen-gefragt", asked)
        try PageFolder.keep("auskunft-person", browser.get("/verwaltung/auskunft?person=" + id))
        #expect(try browser.post("/verwaltung/loeschen", [("person", id)]).status == 303)
        #expect(try stage.hub.keys().list().contains { $0.holder.id == id })
        let done = try browser.post("/verwaltung/loeschen", [("person", id), ("sicher", "ja")])
        try PageFolder.keep("geloescht", done)
        #expect(done.status == 200 && done.text.contains("Zugangsschlüssel: 1"))
        #expect(try !stage.hub.keys().list().contains { $0.holder.id == id })
        let own = [("person", stage.operatorMember.id.handle), ("sicher", "ja")]
        #expect(try browser.post("/verwaltung/loeschen", own).status == 303)
        #expect(try browser.get("/verwaltung").status == 200)
        // Whoever was erased cannot be told from a key that never was.
        let (gone, never) = (
            try stage.browser().post("/anmelden", [("schluessel", stage.guest.key)]),
            try stage.browser().post("/anmelden", [("schluessel", "allmende-0")])
        )
        #expect(gone.status == never.status && gone.text == never.text)
    }

    @Test("the rules are kept when they can be met, and refused with a sentence when not")
    func policy() throws {
        let stage = try SiteStage()
        let browser = try stage.browser(stage.operatorMember)
        let path = "/verwaltung/richtlinie"
        #expect(try browser.submit(path, from: path, [("quorum", "50"), ("freigabe", "ja")]).status == 422)
        try PageFolder.keep("richtlinie-fehler", browser.post(path, [("quorum", "x"), ("verantwortlich", "quatsch")]))
        #expect(try browser.post(path, [("quorum", "1"), ("verantwortlich", "quatsch")]).status == 422)
        #expect(try browser.post(path, [("quorum", "1"), ("freigabe", "ja"), ("verantwortlich", "")]).status == 303)
        #expect(try stage.hub.journal().journal().registry.policy.quorum == 1)
        #expect(try browser.get("/verwaltung/vorgaenge").text.contains("Bibliothek gegründet"))
        #expect(try browser.get("/verwaltung/verarbeitung").text.contains("Kontaktkarten"))
    }
}
