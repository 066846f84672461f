import Bytes
import Journal
import Library
import Store
import Templates

extension Option {
    static let end = Option(
        "ende", value: Words("JJJJ-MM-TTTHH:MM", "YYYY-MM-DDTHH:MM"), "wann der Termin endet", "when the event ends")
    static let link = Option("link", value: Words("ADRESSE", "ADDRESS"), "wo er stattfindet", "where it takes place")
}

extension Command {
    static let events = Command(
        "events", .library, "zeigt die Termine", "shows the events",
        options: [Option("all", "auch vergangene und abgesagte", "past and cancelled ones too"), .json]
    ) { context in
        let view = try DiscussionView(context)
        let today = WallTime(Replica.today, minute: 0)
        let shown = view.journal.discussions.filter { discussion in
            guard let event = discussion.event, let today else { return false }
            return context.line.has("all") || !event.isCancelled && (event.end ?? event.start) >= today
        }.sorted { ($0.event?.start.description ?? "", $0.id) < ($1.event?.start.description ?? "", $1.id) }
        if context.isJSON {
            try context.json("events") { json in
                json.list("termine", shown) { json, discussion in json.object { view.head(discussion, &$0) } }
            }
            return .done
        }
        if shown.isEmpty { try context.print("Kein Termin.", "No event.") }
        for discussion in shown { try view.line(discussion) }
        return .done
    }

    static let eventAdd = Command(
        "event add", .exchange, "kündigt einen Termin an", "announces an event",
        arguments: Words("TITEL BEGINN -m TAGESORDNUNG", "TITLE BEGIN -m AGENDA"), count: 2...2,
        options: [.message, .end, .link, .about],
        details: Words(
            """
            BEGINN ist Ortszeit, etwa 2026-12-01T10:00. Fragen vorab sammelt »allmende reply«. Kalenderprogramme abonnieren
            /termine.ics bei der Zentrale.
            """,
            """
            BEGIN is local time, say 2026-12-01T10:00. “allmende reply” collects questions beforehand. Calendar programs subscribe
            to /termine.ics at the hub.
            """),
        examples: [
            (
                "allmende event add 'eAkte-Runde' 2026-12-01T10:00 -m 'Stand der Scanstellen' --link https://…",
                Words("kündigt ein Treffen an", "announces a meeting")
            )
        ]
    ) { context in
        let posts = try Posts(context)
        let text = try posts.text(context, title: context.line.words[0], link: try address(context))
        let record = EventRecord(
            start: try time(context.line.words[1]), end: try context.line.value("ende").map(time),
            place: try context.line.value("about").map { try posts.view.places.find($0) }, text: text.id)
        return try posts.send(.event(record), text, context)
    }

    static let eventChange = Command(
        "event change", .exchange, "verlegt einen Termin oder ändert, was dazu gesagt ist",
        "moves an event or changes what is said of it", arguments: Words("ID [BEGINN]", "ID [BEGIN]"), count: 1...2,
        options: [.message, .end, .link]
    ) { context in
        let posts = try Posts(context)
        let discussion = try posts.view.find(context.line.words[0])
        guard let event = discussion.event, let before = posts.view.text(discussion.posts[0].text) else {
            throw Refusal.noSuchPost
        }
        let isOther = context.line.value("message") != nil || context.line.value("link") != nil
        let text =
            isOther
            ? try posts.replacing(
                before, try Proposals(context).text("message") ?? before.text, link: try address(context))
            : before
        let start = context.line.words.count == 2 ? try time(context.line.words[1]) : event.start
        let end = try context.line.value("ende").map(time) ?? event.end.flatMap { start < $0 ? $0 : nil }
        let record = EventRecord(start: start, end: end, place: discussion.place, text: text.id)
        return try posts.send(.eventChanged(record), about: discussion.id, text, context)
    }

    static let eventCancel = Command(
        "event cancel", .exchange, "sagt einen Termin ab", "cancels an event", arguments: Words("ID", "ID"),
        count: 1...1
    ) { context in
        let posts = try Posts(context)
        let discussion = try posts.view.find(context.line.words[0])
        guard discussion.event != nil else { throw Refusal.noSuchPost }
        return try posts.send(.eventCancelled, about: discussion.id, nil, context)
    }

    static let eventMinutes = Command(
        "event minutes", .exchange, "hält fest, was ein Termin ergab", "keeps what came of an event",
        arguments: Words("ID -m TEXT", "ID -m TEXT"), count: 1...1,
        options: [
            .message,
            Option(
                "about", value: Words("VORLAGE#AUFGABE,…", "TEMPLATE#TASK,…"), "worum es ging",
                "what was talked about"),
        ]
    ) { context in
        let posts = try Posts(context)
        let discussion = try posts.view.find(context.line.words[0])
        guard discussion.event != nil else { throw Refusal.noSuchPost }
        let places = try (context.line.value("about") ?? "").split(separator: ",").map {
            try posts.view.places.find(String($0))
        }
        let text = try posts.text(context)
        return try posts.send(.minutes(Minutes(text: text.id, places: places)), about: discussion.id, text, context)
    }

    /// The address of `--link`, which others are to open.
    private static func address(_ context: Context) throws -> String? {
        guard let link = context.line.value("link") else { return nil }
        guard link.hasPrefix("https://") || link.hasPrefix("http://") else {
            throw Problem.usage(
                Words(
                    "--link ist eine Adresse mit https:// oder http://.",
                    "--link is an address with https:// or http://."))
        }
        return link
    }

    private static func time(_ word: String) throws -> WallTime {
        guard let time = WallTime(word) else {
            throw Problem.usage(
                Words(
                    "»\(Text.shown(word))« ist keine Zeit wie 2026-12-01T10:00.",
                    "“\(Text.shown(word))” is no time like 2026-12-01T10:00."))
        }
        return time
    }
}
