import Bytes
import Journal
import Library
import Net
import Templates
import Web

// How the hub is, in sentences, and what waits for somebody.

extension Visit {
    /// What operators do. Throws HTTPError 404 where they do it elsewhere.
    func administration() throws -> any Administration {
        guard let administration = site.host.administration else { throw HTTPError(404, "no administration here") }
        return administration
    }

    /// The links above pages of the administration.
    var officeTrail: [PageLink] {
        [
            home,
            PageLink(language("Verwaltung der Zentrale", "Administration of the hub"), addresses.page("verwaltung")),
        ]
    }

    /// A page of the administration.
    func office(_ title: String, lead: String? = nil, _ blocks: [Block]) -> Sheet {
        Sheet(title, trail: officeTrail, lead: lead, blocks)
    }

    /// Keys that nobody has used for so many days are named.
    static let longUnused: Int64 = 180

    /// Keys that were not used for long, or never.
    func unused(_ keys: [AccessKeyEntry]) -> [AccessKeyEntry] {
        let limit = Replica.today.number - Self.longUnused
        return keys.filter { key in Day(key.used ?? key.created).map { $0.number < limit } ?? false }
    }

    /// GET /verwaltung
    func overviewPage() throws -> Reply {
        let (administration, journal) = (try administration(), try journal())
        let health = try administration.health()
        let waiting = try waiting(administration, journal)
        let first: Block =
            waiting.isEmpty ? .text(language("Nichts wartet auf Sie.", "Nothing waits for you.")) : .facts(waiting)
        return page(
            Sheet(
                language("Verwaltung der Zentrale", "Administration of the hub"), trail: [home],
                [
                    .section(language("Was wartet", "What waits"), [first]),
                    .section(
                        language("Wie es der Zentrale geht", "How the hub is"), [.bullets(sentences(health, journal))]),
                    .section(
                        language("Aufgaben", "Tasks"),
                        [
                            .table(
                                language("Aufgaben des Betriebs", "Tasks of operators"),
                                columns: [language("Aufgabe", "Task"), language("Wozu", "What for")], rows: tasks)
                        ]),
                    .technical([
                        .text(
                            language(
                                "Ob alles Gespeicherte unversehrt ist, sagt auf dem Rechner der Zentrale:",
                                "Whether everything stored is intact says, on the hub's machine:")),
                        .command("allmende -C HUBDIR/vorlagen.git fsck"),
                    ]),
                ]), at: addresses.page("verwaltung"))
    }

    private func waiting(_ administration: any Administration, _ journal: Journal) throws -> [Fact] {
        var facts: [Fact] = []
        func add(_ count: Int, _ name: String, _ address: WebAddress?) {
            guard count > 0 else { return }
            let text = number(count)
            facts.append(
                Fact(name, address.map { .link(language("\(text) ansehen", "see \(text)"), $0) } ?? .text(text)))
        }
        add(
            try administration.enrolments().count { $0.member == nil },
            language("Anträge auf Zugang", "Requests for access"), addresses.page("verwaltung", "anmeldungen"))
        add(
            journal.pendingPosts.count,
            language("Beiträge, die auf die Moderation warten", "Posts waiting for a moderator"),
            who?.has(.moderator) == true ? addresses.page("verwaltung", "moderation") : nil)
        add(
            unused(try administration.accessKeys()).count,
            language("Zugangsschlüssel, seit über sechs Monaten unbenutzt", "Access keys unused for six months"),
            addresses.page("verwaltung", "schluessel").query("unbenutzt", "ja"))
        return facts
    }

    private func sentences(_ health: HubHealth, _ journal: Journal) -> [String] {
        let templates = (try? view())?.catalogue.entries.count ?? 0
        let members = journal.registry.activeMembers
        let organisations = Set(members.map(\.id.ars)).count
        var list = [
            language(
                "Die Bibliothek hat \(number(templates)) Vorlagen; \(number(members.count)) Mitglieder aus \(number(organisations)) Stellen wirken mit.",
                "The library has \(number(templates)) templates; \(number(members.count)) members of \(number(organisations)) organisations take part."
            ),
            health.ignored == 0
                ? language(
                    "Das Journal hat \(number(health.operations)) Vorgänge; alle zählen.",
                    "The journal has \(number(health.operations)) operations; all of them count.")
                : language(
                    "Das Journal hat \(number(health.operations)) Vorgänge; \(number(health.ignored)) davon zählen nicht.",
                    "The journal has \(number(health.operations)) operations; \(number(health.ignored)) of them do not count."
                ),
            health.leads
                ? language(
                    "Diese Zentrale führt: Hier werden angenommene Vorschläge zum aktuellen Stand.",
                    "This hub leads: it makes proposals the current version.")
                : language(
                    "Diese Zentrale führt nicht: Der aktuelle Stand kommt von einer anderen.",
                    "This hub does not lead: the current version comes from another one."),
        ]
        if let bytes = health.bytes {
            list.append(
                language(
                    "Alles zusammen belegt \(size(bytes)) auf der Platte.",
                    "All of it takes \(size(bytes)) on the disk."))
        }
        if let free = health.free {
            list.append(
                free < 1 << 30
                    ? language(
                        "Nur noch \(size(free)) sind frei. Bitte schaffen Sie Platz.",
                        "Only \(size(free)) are free. Please make room.")
                    : language("\(size(free)) sind frei.", "\(size(free)) are free."))
        }
        list.append(
            health.isErasing
                ? language(
                    "Eine Löschung ist noch nicht ganz von der Platte; sie wird mit der nächsten Änderung zu Ende geführt.",
                    "An erasure is not completely off the disk yet; the next change completes it.")
                : language("Alle Löschungen sind vollständig ausgeführt.", "All erasures are carried out completely."))
        return list
    }

    /// A number in words of the page.
    func number(_ number: Int) -> String {
        let digits = Array(String(abs(number)))
        let mark = language(".", ",")
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += mark }
            text.append(digit)
        }
        return text
    }

    /// How large something is, "1,2 GB".
    func size(_ bytes: Int64) -> String {
        let units = ["kB", "MB", "GB", "TB"]
        var (tenths, unit) = (bytes / 100, 0)
        while tenths >= 10_000, unit < units.count - 1 { (tenths, unit) = (tenths / 1000, unit + 1) }
        return "\(number(Int(tenths / 10)))\(language(",", "."))\(tenths % 10) \(units[unit])"
    }

    private var tasks: [[Cell]] {
        func entry(_ word: String, _ title: String, _ text: String) -> [Cell] {
            [.link(title, addresses.page("verwaltung", word)), .text(text)]
        }
        var list = [
            entry(
                "mitglieder", language("Mitglieder", "Members"),
                language("Rollen vergeben, aufnehmen, sperren", "give roles, add, block")),
            entry(
                "einladungen", language("Einladungen", "Invitations"),
                language("einladen und zurücknehmen", "invite and take back")),
            entry(
                "anmeldungen", language("Anträge auf Zugang", "Requests for access"),
                language("bestätigen oder ablehnen", "confirm or reject")),
            entry(
                "schluessel", language("Zugangsschlüssel", "Access keys"),
                language("ansehen und zurücknehmen", "see and revoke")),
            entry(
                "richtlinie", language("Regeln für Vorschläge", "Rules for proposals"),
                language("Mitzeichnungen, Freigabe, verantwortliche Stellen", "approvals, release, stewards")),
            entry(
                "auskunft", language("Auskunft erteilen", "Disclose"),
                language("alles, was über eine Person hier steht", "all that is here about a person")),
            entry(
                "loeschen", language("Angaben löschen", "Erase"),
                language("alles, was über eine Person hier steht", "all that is here about a person")),
            entry(
                "verarbeitung", language("Verzeichnis von Verarbeitungstätigkeiten", "Record of processing activities"),
                language("zum Drucken", "to print")),
            entry(
                "vorgaenge", language("Letzte Vorgänge", "Latest operations"),
                language("wer hat was getan", "who did what")),
        ]
        if who?.has(.moderator) == true {
            list.insert(
                entry(
                    "moderation", language("Moderation", "Moderation"),
                    language("Beiträge freigeben oder verbergen", "release or hide posts")), at: 4)
        }
        return list
    }
}
