import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// The list of events. One event is shown as the discussion it opens.

extension Visit {
    /// Events to come and those that are over.
    func eventsPage() throws -> Reply {
        let talk = try Talk(self)
        let today = Replica.today
        let all = talk.all { $0.event != nil }.sorted { Self.begins($0, before: $1) }
        let coming = all.filter { Self.lastDay($0) >= today }
        let past = Array(all.filter { Self.lastDay($0) < today }.reversed())
        let paging = Paging(total: past.count, seite: asked("seite"))
        let shown = Array(past[paging.range])
        try talk.read((coming + shown).map { $0.posts[0].text })
        var actions = [Aktion(language("Kalender abonnieren", "Subscribe to the calendar"), here("termine.ics"))]
        if who == nil || mayContribute {
            actions.insert(
                Aktion(
                    language("Termin ankündigen", "Announce an event"), addresses.page("termine", "neu"),
                    istHauptaktion: true), at: 0)
        }
        var blocks: [Block] = [
            .actions(actions),
            .section(
                language("Demnächst", "To come"),
                coming.isEmpty
                    ? [.quiet(language("Kein Termin angekündigt.", "No event is announced."))]
                    : [.entries(try coming.map { try entry($0, talk) })]),
        ]
        if !past.isEmpty {
            let base = addresses.page("termine")
            blocks.append(
                .section(
                    language("Vergangen", "Over"),
                    [
                        .entries(try shown.map { try entry($0, talk) }),
                        .paging(paging) { base.query("seite", String($0)) },
                    ]))
        }
        blocks.append(
            .details(
                language("So kommen die Termine in Ihren Kalender", "How the events get into your calendar"),
                [
                    .text(
                        language(
                            "Abonnieren Sie in Ihrem Kalenderprogramm diese Adresse. Neue und verlegte Termine erscheinen dann von selbst.",
                            "Subscribe to this address in your calendar program. New and moved events then appear by themselves."
                        )), .command(hubURL + "termine.ics"),
                ]))
        let sheet = Sheet(
            language("Termine", "Events"), trail: [PageLink(language("Bibliothek", "Library"), addresses.library)],
            lead: language(
                "Treffen der Stellen, die mit dieser Bibliothek arbeiten. Zu jedem können Sie vorab Fragen stellen.",
                "Meetings of the organisations that work with this library. You can ask questions about each beforehand."
            ),
            blocks)
        return page(sheet, at: here("termine"))
    }

    private static func lastDay(_ discussion: Discussion) -> Day {
        discussion.event.map { ($0.end ?? $0.start).day } ?? discussion.day
    }

    private static func begins(_ first: Discussion, before second: Discussion) -> Bool {
        guard let a = first.event?.start, let b = second.event?.start, a != b else { return first.id < second.id }
        return a < b
    }
}
