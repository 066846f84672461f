import Bytes
import Journal
import Library
import Net
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
    private func exchange() throws -> any Exchange {
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

    /// Exchanges now.
    func runExchange() throws -> Reply {
        do {
            let lines = try exchange().run(language)
            return page(
                try exchangeSheet([
                    .notice(Meldung(.gut, language("Abgeglichen.", "Synchronised."))), .bullets(lines),
                ]), at: nil)
        } catch let problem as ExchangeProblem {
            return page(
                try exchangeSheet([
                    .notice(
                        Meldung(
                            .fehler,
                            language(
                                "Der Abgleich ist nicht gelungen. Was Sie geschrieben haben, ist sicher und wartet.",
                                "The synchronisation did not succeed. What you wrote is safe and waits."))),
                    .bullets(problem.lines),
                ]), at: nil)
        }
    }
}
