import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// The exchange of a copy with its hub: what waits, why something was not taken, and a button.

extension Site {
    static let exchangeRoutes: [Route] = [
        .page("/abgleich", .desk) { try $0.exchangePage() },
        .form("/abgleich", .desk) { try $0.runExchange() },
    ]
}

extension Visit {
    private func exchange() throws -> any HubExchange {
        guard let exchange = site.host.exchange else { throw HTTPError(404, "no exchange") }
        return exchange
    }

    private func exchangeSheet(_ before: [Block] = []) throws -> Sheet {
        _ = try exchange()
        let waiting = try desk().outbox.list()
        var blocks = before
        blocks.append(
            .form(Form(addresses.page("abgleich"), submit: language("Jetzt abgleichen", "Synchronise now"))))
        if waiting.isEmpty {
            blocks.append(
                .text(
                    language(
                        "Es wartet nichts: Alles von Ihnen ist eingereicht.",
                        "Nothing waits: all of yours is submitted.")))
        } else {
            blocks.append(
                .table(
                    language("Was beim nächsten Abgleich hinausgeht", "What goes out with the next synchronisation"),
                    columns: [
                        language("Vorgang", "What"), language("Tag", "Day"),
                        language("Hinweis der Zentrale", "What the hub said"),
                    ],
                    rows: waiting.map { item in
                        [
                            .text(word(item.parcel.operation)), .day(item.parcel.operation.day.description),
                            .text(item.refusal.map(sentence) ?? language("wartet", "waits")),
                        ]
                    }))
        }
        return Sheet(
            language("Abgleich", "Synchronisation"), trail: [home],
            lead: language(
                "Sie arbeiten auf Ihrem Rechner, auch ohne Netz. Der Abgleich holt Neues aus der zentralen Bibliothek und reicht ein, was Sie vorgeschlagen, geprüft oder geschrieben haben.",
                "You work on your computer, also without a network. The synchronisation fetches what is new in the central library and submits what you have proposed, reviewed or written."
            ), blocks)
    }

    /// What an operation is, for people.
    private func word(_ operation: Operation) -> String {
        switch operation.content {
        case .opened(let title, _): language("Änderungsvorschlag »\(title)«", "Proposal “\(title)”")
        case .revised: language("Neuer Stand eines Vorschlags", "New revision of a proposal")
        case .withdrawn: language("Zurückgezogener Vorschlag", "Withdrawn proposal")
        case .review: language("Prüfung", "Review")
        case .posted, .edited: language("Beitrag im Austausch", "Post in the exchange")
        case .retracted: language("Zurückgezogener Beitrag", "Post taken back")
        case .solved: language("Gewählte Antwort", "Accepted answer")
        case .event, .eventChanged, .eventCancelled, .minutes: language("Termin", "Event")
        case .contact, .contactRemoved: language("Kontakt", "Contact")
        case .evidence, .evidenceWithdrawn: language("Angabe zum Einsatz", "Statement on practice")
        case .key: language("Anmeldung dieses Rechners", "Registration of this computer")
        default: language("Vorgang", "Operation")
        }
    }

    /// A hub says why in both languages, "code: Deutsch / English".
    private func sentence(_ reason: String) -> String {
        let text = reason.split(separator: ": ", maxSplits: 1).last.map(String.init) ?? reason
        let parts = text.split(separator: " / ").map(String.init)
        return parts.count == 2 ? language(parts[0], parts[1]) : text
    }

    /// What waits.
    func exchangePage() throws -> Reply { page(try exchangeSheet(), at: addresses.page("abgleich")) }

    /// Exchanges now, and says what came of it.
    func runExchange() throws -> Reply {
        let before = try BeforeExchange(site.host.published(), desk())
        do {
            try exchange().run()
        } catch let problem as ExchangeProblem {
            return page(try exchangeSheet(failure(problem) + news(since: before)), at: nil)
        }
        let news = try news(since: before)
        let done =
            news.isEmpty
            ? language("Abgeglichen. Es gibt nichts Neues.", "Synchronised. There is nothing new.")
            : language("Abgeglichen.", "Synchronised.")
        return page(try exchangeSheet([.notice(Meldung(.gut, done))] + news), at: nil)
    }
}

// MARK: What came of it

/// What an exchange changes, as it was before.
private struct BeforeExchange {
    let published: ObjectID?
    let waiting: [Outbox.Waiting]

    init(_ published: ObjectID?, _ desk: Replica) throws {
        self.published = published
        waiting = try desk.outbox.list()
    }
}

extension Visit {
    /// How many templates are shown in full.
    private static let maximumShown = 20

    private func failure(_ problem: ExchangeProblem) throws -> [Block] {
        let isRefused = try desk().outbox.list().contains { $0.refusal != nil }
        let what =
            isRefused && problem.what == nil
            ? language(
                "Nicht alles hat die Zentrale angenommen. Unten steht, was und warum; es bleibt bei Ihnen.",
                "The hub did not take everything. Below is what and why; it stays with you.")
            : language(
                "Der Abgleich ist nicht gelungen. Was Sie geschrieben haben, ist sicher und wartet.",
                "The synchronisation did not succeed. What you wrote is safe and waits.")
        var blocks: [Block] = [.notice(Meldung(.fehler, what))]
        blocks += problem.sentences(language).map { .text($0) }
        let help = problem.help(language)
        if !help.isEmpty { blocks.append(.technical([.bullets(help)])) }
        return blocks
    }

    /// What has come, what it means for own variants, and what went out.
    private func news(since before: BeforeExchange) throws -> [Block] {
        guard let desk = try site.host.desk(of: account()) else { return [] }
        var blocks: [Block] = []
        if let now = try site.host.published(), now != before.published {
            blocks += changes(try desk.compare(before.published.map { .version($0) } ?? .nothing, .version(now)))
            let offers = try desk.variants().compactMap { variant in
                try site.standings.offers(variant, desk).flatMap { $0 > 0 ? try entry(variant, $0, desk) : nil }
            }
            if !offers.isEmpty {
                blocks.append(.section(language("Für Ihre Ortsvarianten", "For your variants"), [.entries(offers)]))
            }
        }
        let left = Set(try desk.outbox.list().map(\.parcel.operation.id))
        let gone = before.waiting.map(\.parcel.operation).filter { !left.contains($0.id) }
        if !gone.isEmpty {
            blocks.append(.section(language("Eingereicht", "Submitted"), [.bullets(gone.map { word($0) })]))
        }
        return blocks
    }

    private func changes(_ difference: LibraryDifference) -> [Block] {
        if difference.templates.isEmpty { return [] }
        let shown = difference.templates.prefix(Self.maximumShown).flatMap { template in
            let title = language.quoted(template.title)
            let link = Aktion(
                language("Zur Vorlage \(title)", "To the template \(title)"), addresses.template(template.path))
            return [block(template, template.comparison)] + (template.new == nil ? [] : [Block.actions([link])])
        }
        let rest = difference.templates.dropFirst(Self.maximumShown).map(\.title)
        let more = rest.isEmpty ? [] : [Block.bullets(Array(rest.prefix(1000)))]
        return [.section(language("Neu in der Bibliothek", "New in the library"), shown + more)]
    }

    private func entry(_ variant: LocalVariant, _ offers: Int, _ desk: Replica) throws -> Entry {
        let piece = try desk.workpiece(variant: variant.name)
        let title = (try? desk.mappe(of: piece).vorlage.titel) ?? variant.name
        return Entry(
            title, address(piece, "neuerungen"),
            [.badge(count(offers, ("Neuerung", "Neuerungen"), ("novelty", "novelties")), .open)])
    }
}
