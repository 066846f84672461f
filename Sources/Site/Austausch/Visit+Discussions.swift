import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// Lists of discussions: the room itself, and what other pages show of it.

extension Visit {
    /// The Austausch: what is asked and talked about, the latest first.
    func discussionsPage() throws -> Reply {
        let talk = try Talk(self)
        let kind = asked("art").flatMap { Discussion.Kind(rawValue: $0) }
        let isOpen = asked("offen") == "ja" || asked("art") == "offen"
        let template = asked("vorlage").flatMap { $0.isEmpty ? nil : $0 }
        let node = asked("knoten").flatMap { $0.isEmpty ? nil : $0 }
        let shown = talk.all(about: template) { discussion in
            (kind == nil || discussion.kind == kind)
                && (!isOpen || discussion.kind == .question && discussion.answer == nil)
                && (node == nil || discussion.place?.node == node)
        }
        let paging = Paging(total: shown.count, seite: asked("seite"))
        var base = here("austausch")
        if let kind { base = base.query("art", kind.rawValue) }
        if isOpen { base = base.query("offen", "ja") }
        if let template { base = base.query("vorlage", template) }
        if let node { base = base.query("knoten", node) }
        var blocks: [Block] = [.actions(beginning(template, node)), .form(filter(kind, isOpen, template, node))]
        if let template {
            let place = Place(template: template, node: node)
            blocks.append(
                .facts([
                    Fact(language("Nur zu", "Only about"), .several(try talk.about(place))),
                    Fact(
                        language("Alles", "Everything"),
                        .link(
                            language("ganzen Austausch zeigen", "show the whole exchange"), addresses.page("austausch"))
                    ),
                ]))
        }
        if shown.isEmpty {
            blocks.append(
                .quiet(
                    language(
                        "Hier ist noch nichts. Stellen Sie die erste Frage.",
                        "Nothing here yet. Ask the first question."
                    )))
        } else {
            try talk.read(shown[paging.range].map { $0.posts[0].text })
            blocks.append(.entries(try shown[paging.range].map { try entry($0, talk) }))
            let pages = addresses.language.map { base.query("sprache", $0.rawValue) } ?? base
            blocks.append(.paging(paging) { pages.query("seite", String($0)) })
        }
        blocks.append(
            .actions([
                Aktion(language("Austausch als Feed abonnieren", "Subscribe to the exchange"), feedAddress)
            ]))
        let sheet = Sheet(
            language("Austausch", "Exchange"),
            trail: [PageLink(language("Bibliothek", "Library"), addresses.library)],
            lead: language(
                "Fragen, Themen und Termine der Stellen, die mit dieser Bibliothek arbeiten. Lesen kann jede und jeder.",
                "Questions, topics and events of the organisations that work with this library. Everyone may read."),
            blocks)
        return page(sheet, at: base)
    }

    private var feedAddress: WebAddress { here("austausch.atom") }

    /// What somebody may begin here.
    private func beginning(_ template: String?, _ node: String?) -> [Aktion] {
        func new(_ kind: String) -> WebAddress { newAddress(kind, template, node) }
        if who != nil, !mayPost { return [] }
        var actions = [
            Aktion(language("Frage stellen", "Ask a question"), new("frage"), istHauptaktion: true),
            Aktion(language("Thema beginnen", "Begin a topic"), new("thema")),
        ]
        if mayContribute { actions.append(Aktion(language("Termin ankündigen", "Announce an event"), new("termin"))) }
        return actions
    }

    /// The page where a discussion about something begins.
    func newAddress(_ kind: String, _ template: String?, _ node: String?) -> WebAddress {
        var address = kind == "termin" ? addresses.page("termine", "neu") : addresses.page("austausch", "neu")
        if kind != "termin" { address = address.query("art", kind) }
        if let template { address = address.query("vorlage", template) }
        if let node { address = address.query("knoten", node) }
        return address
    }

    private func filter(_ kind: Discussion.Kind?, _ isOpen: Bool, _ template: String?, _ node: String?) -> Form {
        var hidden = hiddenLanguage
        if let template { hidden.append(("vorlage", template)) }
        if let node { hidden.append(("knoten", node)) }
        return Form(
            asking: here("austausch"), submit: language("Auswählen", "Choose"), hidden: hidden,
            fields: [
                Field(
                    "art", language("Anzeigen", "Show"),
                    .choice([
                        Field.Option("", language("alles", "everything")),
                        Field.Option("offen", language("offene Fragen", "open questions")),
                        Field.Option("frage", language("alle Fragen", "all questions")),
                        Field.Option("thema", language("Themen", "topics")),
                        Field.Option("termin", language("Termine", "events")),
                    ]), value: isOpen ? "offen" : kind?.rawValue ?? "", required: true)
            ])
    }

    /// A discussion in a list.
    func entry(_ discussion: Discussion, _ talk: Talk) throws -> Entry {
        var remarks: [Cell] = talk.badges(discussion).map { .badge($0.0, $0.1) }
        if let event = discussion.event { remarks.append(.text(talk.time(event.start))) }
        remarks += [.content(talk.organisation(discussion.author.ars)), .day(discussion.lastDay.description)]
        let answers = talk.posts(of: discussion).count - 1
        if answers > 0 {
            remarks.append(
                .text(
                    answers == 1
                        ? language("1 Antwort", "1 answer") : language("\(answers) Antworten", "\(answers) answers")))
        }
        if let place = discussion.place { remarks += try talk.about(place) }
        let words = try talk.text(discussion.posts[0].text)
        let begin = words?.title == nil ? nil : words.map { Markdown.words($0.text, limit: 160) }
        return Entry(
            try talk.title(discussion), addresses.page("austausch", discussion.id.description),
            text: begin.flatMap { $0.isEmpty ? nil : $0 }, remarks)
    }

    /// How many discussions another page shows.
    private static let shownThreads = 10

    /// The discussions about a template, or one of its tasks, for the page of it: with what can be begun, and the way to all of them.
    func threads(about template: String, node: String?) throws -> [Block] {
        guard try site.host.journal() != nil else { return [] }
        let talk = try Talk(self)
        let all = talk.all(about: template) { node == nil || $0.place?.node == node }
        var blocks: [Block] = []
        if all.isEmpty {
            blocks.append(.quiet(language("Noch kein Beitrag.", "No post yet.")))
        } else {
            let shown = Array(all.prefix(Self.shownThreads))
            try talk.read(shown.map { $0.posts[0].text })
            blocks.append(.entries(try shown.map { try entry($0, talk) }))
        }
        var actions = beginning(template, node)
        if all.count > Self.shownThreads {
            var address = addresses.page("austausch").query("vorlage", template)
            if let node { address = address.query("knoten", node) }
            actions.append(Aktion(language("Alle \(all.count) zeigen", "Show all \(all.count)"), address))
        }
        blocks.append(.actions(actions))
        return blocks
    }
}

extension Talk {
    /// The discussions that whoever asks may see and that fit, the one in which something was said last first.
    ///
    /// - Parameter template: the id of the template that they are about; nil for any, and for none.
    func all(about template: String? = nil, _ fits: (Discussion) -> Bool = { _ in true }) -> [Discussion] {
        (template.map { index.about($0) } ?? index.all).filter { fits($0) && sees($0) }
    }
}
