import Exchange
import Files
import Foundation
import Hub
import Journal
import Library
import Objects
import Site
import Store
import Synchronization
import TestSupport
import Testing

/// The pages of a copy that has fetched from a hub and is offline since.
@Suite("Pages on a copy")
struct CopyTests {
    /// A hub that takes nothing, and notes what it was asked for; or one that a test says what it does.
    private final class PreparedExchange: HubExchange {
        let asked = Mutex<[String]>([])
        let answer = Mutex<(@Sendable () throws -> Void)?>(nil)

        private func note(_ what: String) throws {
            asked.withLock { $0.append(what) }
            if let answer = answer.withLock({ $0 }) { return try answer() }
            throw ExchangeProblem(
                Satz("Unter dieser Adresse antwortet niemand.", "Nobody answers at this address."),
                todo: Satz("Netz prüfen.", "Check the network."), technical: ["unreachable"])
        }

        func run() throws { try note("sync") }
        func accept(_ proposal: OperationID, expecting: ObjectID?) throws { try note("accept") }
        func share(_ variant: String, stop: Bool) throws { try note("share \(variant) \(stop)") }
    }

    /// A copy of a hub's library, served; its owner has signed in.
    private final class Copy {
        let repository: Repository
        let server: SiteServer
        let exchange = PreparedExchange()
        let browser: Browser

        init(_ stage: SiteStage, for member: SiteStage.Member) throws {
            let place = stage.scratch.path / "kopie"
            let library = try #require(stage.hub.library)
            try FileManager.default.copyItem(atPath: library.gitDirectory.description, toPath: place.description)
            let root = try #require(try stage.hub.journal().journal().root)
            let settings = """
                [allmende]
                \tstelle = \(member.id.ars)
                \tname = \(member.name)
                \tkennung = \(member.id.handle)
                \tgruendung = \(root)

                """
            let file = place / "config"
            try FileSystem.replace(file, with: FileSystem.read(file, limit: 1 << 16) + Array(settings.utf8))
            repository = try Repository(at: place)
            let main = try #require(try repository.refs.id(RefName(known: "refs/heads/main")))
            var edits = [RefEdit(Replica.published, expected: .absent, to: .id(main))]
            // What is a hub's own is fetched by nobody; what others share is.
            for ref in try repository.refs.list(prefix: "refs/allmende/hub/") {
                edits.append(RefEdit(ref.name, to: nil))
            }
            for ref in try repository.refs.list(prefix: "refs/heads/kommune/") {
                let name = try #require(ref.name.replacing(prefix: "refs/heads/", with: "refs/remotes/origin/"))
                edits += [RefEdit(name, to: .id(ref.id)), RefEdit(ref.name, to: nil)]
            }
            _ = try repository.refs.apply(edits)
            server = try SiteServer(
                ReplicaSite(repository, exchange: exchange), host: "127.0.0.1", port: 0,
                report: { Issue.record("\($0)") })
            try server.start()
            let base = String(server.url.dropLast())
            browser = Browser(base)
            let entered = try browser.get(String(server.signInLink().dropFirst(base.count)))
            try #require(entered.status == 303)
        }

        deinit { server.stop() }
    }

    @Test
    func
        `what was written without a network is shown as it will stand, marked, and the way to the exchange says how much waits`()
        throws
    {
        let stage = try SiteStage()
        let copy = try Copy(stage, for: stage.contributor)
        let browser = copy.browser
        #expect(try !browser.get("/").text.contains("wartet)"))
        let sent = try browser.submit(
            "/austausch/neu", from: "/austausch/neu",
            [("art", "frage"), ("titel", "Wer scannt für uns?"), ("text", "Wir suchen **Erfahrungen**.")])
        try #require(sent.status == 303, "\(sent.text)")
        let question = try browser.get(sent.location)
        #expect(question.status == 200 && question.text.contains("<strong>Erfahrungen</strong>"))
        #expect(
            question.text.contains("wartet auf den Abgleich") && question.text.contains("Mit dem nächsten Abgleich"))
        let answered = try browser.submit(
            sent.location + "/antwort", from: sent.location, [("text", "Köln fragen.")])
        #expect(answered.status == 303)
        #expect(try browser.get(sent.location).text.contains("Köln fragen."))
        #expect(try browser.get("/austausch").text.contains("Wer scannt für uns?"))
        // The key of this computer, the question, the answer.
        let waiting = try browser.get("/abgleich")
        #expect(waiting.text.contains("Abgleich (3 wartet)") && waiting.text.contains("Beitrag im Austausch"))
        // The journal itself has none of it.
        let replica = try Replica(copy.repository)
        #expect(try #require(try replica.journalStore()).snapshot().journal.discussions.isEmpty)
        #expect(try replica.outbox.list().count == 3)
        // A card can be read at once, too.
        let card = try browser.submit(
            "/kontakte/neu", from: "/kontakte/neu",
            [
                ("postfach", "digitalisierung@example.org"), ("funktion", "Archiv"), ("name", "Kim Kanari"),
                ("telefon", "0221 1234"), ("mail", "kim.kanari@example.org"), ("einwilligung", "ja"),
                ("bis", stage.aYearFromNow),
            ])
        try #require(card.status == 303, "\(card.text)")
        #expect(try browser.get("/kontakte").text.contains("Kim Kanari"))
        // Without a network all of it stays.
        let tried = try browser.submit("/abgleich", from: "/abgleich", [])
        #expect(tried.text.contains("Der Abgleich ist nicht gelungen") && tried.text.contains("antwortet niemand"))
        #expect(tried.text.contains("Netz prüfen.") && tried.text.contains("unreachable"))
        let english = try browser.submit("/abgleich?sprache=en", from: "/abgleich?sprache=en", [])
        #expect(english.text.contains("Nobody answers at this address.") && english.text.contains("Check the network."))
        #expect(try replica.outbox.list().count == 4)
        // What a hub has taken waits no more.
        try replica.outbox.remove(replica.outbox.list().map(\.parcel.operation.id))
        #expect(try browser.get(sent.location).status == 404)
        #expect(try !browser.get("/").text.contains("wartet)"))
    }

    @Test
    func `what was changed of a post that is on the hub is marked, too`() throws {
        let stage = try SiteStage()
        let there = try stage.browser(stage.contributor)
        let asked = [("art", "thema"), ("titel", "Scannen"), ("text", "Wir suchen Erfahrungen.")]
        let topic = try there.submit("/austausch/neu", from: "/austausch/neu", asked).location
        try #require(topic.hasPrefix("/austausch/"))
        let copy = try Copy(stage, for: stage.contributor)
        let browser = copy.browser
        #expect(try !browser.get(topic).text.contains("wartet auf den Abgleich"))
        let way = "\(topic)/beitrag/\(topic.split(separator: "/").last ?? "")/aendern"
        #expect(try browser.submit(way, from: way, [("titel", "Scannen"), ("text", "Und zwar bald.")]).status == 303)
        let changed = try browser.get(topic).text
        #expect(changed.contains("Und zwar bald.") && changed.contains("wartet auf den Abgleich"))
    }

    @Test
    func `a proposal has its page at once`() throws {
        let stage = try SiteStage()
        let copy = try Copy(stage, for: stage.contributor)
        let browser = copy.browser
        let begun = try browser.submit(Eakte.page + "/aendern", from: Eakte.page + "/aendern", [])
        try #require(begun.status == 303, "\(begun.text)")
        let draft = begun.location
        let way = "\(draft)/schritt/\(Eakte.task)"
        var step = try browser.get(way).fields(of: way)
        step.set("dauer", "17")
        #expect(try browser.post(way, step.all).status == 303)
        let sent = try browser.submit(
            draft + "/vorschlagen", from: draft + "/vorschlagen",
            browser.get(draft + "/vorschlagen").fields(of: draft + "/vorschlagen").all.filter { $0.0 != "titel" }
                + [("titel", "17 Tage für das Archiv")])
        try #require(sent.status == 303, "\(sent.text)")
        let page = try browser.get(sent.location)
        #expect(page.status == 200 && page.text.contains("10 → 17 Arbeitstage"))
        #expect(page.text.contains("wartet auf den Abgleich"))
        #expect(try browser.get("/vorschlaege").text.contains("17 Tage für das Archiv"))
    }

    @Test
    func `a verdict given on a copy counts there at once; before a release the hub is told of it`() throws {
        let stage = try SiteStage()
        let proposal = try stage.propose("Mehr Zeit für Verhandlungen")
        let copy = try Copy(stage, for: stage.moderator)
        let browser = copy.browser
        let way = "/vorschlaege/\(proposal)"
        #expect(try browser.get(way).text.contains("Es fehlt die Mitzeichnung"))
        try stage.review(proposal, "mitgezeichnet", "Überzeugt.", by: browser)
        let page = try browser.get(way).text
        #expect(page.contains("Überzeugt.") && page.contains("wartet auf den Abgleich"))
        #expect(!page.contains("Es fehlt die Mitzeichnung"))
        let refused = try stage.accept(proposal, by: browser)
        #expect(refused.status == 422 && refused.text.contains("antwortet niemand"))
        #expect(copy.exchange.asked.withLock { $0 } == ["sync"])
    }

    @Test
    func `an exchange says what is new in the library, for one's own variants, and what went out`() throws {
        let stage = try SiteStage()
        let copy = try Copy(stage, for: stage.contributor)
        let browser = copy.browser
        let variant = try stage.makeVariant(by: browser)
        let asked = [("art", "frage"), ("titel", "Wer scannt für uns?"), ("text", "Wir suchen Erfahrungen.")]
        #expect(try browser.submit("/austausch/neu", from: "/austausch/neu", asked).status == 303)
        try stage.publish([(stage.tasks()[0], 33)])
        let library = try #require(stage.hub.library)
        let main = try #require(try library.refs.id(RefName(known: "refs/heads/main")))
        let (from, to) = (library.gitDirectory / "objects", copy.repository.gitDirectory)
        copy.exchange.answer.withLock { answer in
            answer = {
                let copied = try #require(Program("cp")).run(["-r", "\(from)", "\(to)"], in: to)
                #expect(copied.status == 0)
                let copy = try Repository(at: to)
                _ = try copy.refs.apply([RefEdit(Replica.published, to: .id(main))])
                let replica = try Replica(copy)
                try replica.outbox.remove(replica.outbox.list().map(\.parcel.operation.id))
            }
        }
        let page = try browser.submit("/abgleich", from: "/abgleich", [])
        #expect(page.text.contains("Abgeglichen.") && page.text.contains("Neu in der Bibliothek"))
        #expect(page.text.contains("33 Arbeitstage") && page.text.contains("href=\"\(Eakte.page)\""))
        #expect(page.text.contains("1 Neuerung") && page.text.contains("href=\"\(variant)/neuerungen\""))
        #expect(page.text.contains("Eingereicht") && page.text.contains("Beitrag im Austausch"))
        #expect(!page.text.contains("allmende ") && page.text.contains("Es wartet nichts"))
        let again = try browser.submit("/abgleich", from: "/abgleich", [])
        #expect(again.text.contains("Es gibt nichts Neues."))
        // What needs a command stands where IT looks.
        copy.exchange.answer.withLock { answer in
            answer = {
                throw ExchangeProblem(
                    Satz("Die Zentrale verlangt einen Schlüssel.", "The hub wants a key."),
                    todo: Satz("allmende key add", "allmende key add"))
            }
        }
        let locked = try browser.submit("/abgleich", from: "/abgleich", [])
        #expect(locked.text.contains("<p>Die Zentrale verlangt einen Schlüssel.</p>"))
        let parts = locked.text.split(separator: "class=\"technik", maxSplits: 1)
        #expect(parts.count == 2 && !parts[0].contains("allmende key add") && parts[1].contains("allmende key add"))
    }

    @Test
    func `variants that others share are shown, and one's own is shared by the hub at once`() throws {
        let stage = try SiteStage()
        let other = try stage.browser(stage.reviewer)
        try stage.share(stage.makeVariant(by: other, name: "koeln"), by: other)
        let copy = try Copy(stage, for: stage.contributor)
        let browser = copy.browser
        #expect(try browser.get(Eakte.page).text.contains("/ortsvarianten/053150000000/koeln"))
        #expect(try browser.get("/ortsvarianten/053150000000/koeln").text.contains("Ortsvariante von Stadt Köln"))
        let variant = try stage.makeVariant(by: browser)
        var fields = try browser.get(variant + "/teilen").fields(of: variant + "/teilen")
        fields.set("geprueft", "ja")
        let sent = try browser.post(variant + "/teilen", fields.all)
        #expect(sent.status == 422 && sent.text.contains("antwortet niemand"))
        #expect(copy.exchange.asked.withLock { $0 } == ["share eakte false"])
        #expect(try browser.get(variant + "/teilen").text.contains("nicht geteilt"))
    }
}
