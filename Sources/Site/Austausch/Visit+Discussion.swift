import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// One discussion: what it is about, what was said, and what can be said now.

extension Visit {
    /// The page of a discussion.
    func discussionPage() throws -> Reply {
        let talk = try Talk(self)
        let discussion = try talk.discussion(parameter(0))
        return page(try sheet(of: discussion, talk, answering: answerForm(discussion)), at: home(of: discussion))
    }

    /// Where a discussion is, without a language.
    func home(of discussion: Discussion) -> WebAddress { here("austausch", discussion.id.description) }

    /// Where a post is.
    func address(of post: OperationID, in discussion: Discussion) -> WebAddress {
        addresses.page("austausch", discussion.id.description).post(post.description)
    }

    /// The discussion with a form for an answer.
    func sheet(of discussion: Discussion, _ talk: Talk, answering form: Form) throws -> Sheet {
        let posts = talk.posts(of: discussion)
        try talk.read(posts.map(\.text) + (discussion.event?.minutes ?? []).map(\.minutes.text))
        var blocks: [Block] = [.facts(try facts(discussion, talk))]
        let hostActions = try hostActions(discussion, talk)
        if !hostActions.isEmpty { blocks.append(.actions(hostActions)) }
        let first = posts.filter { $0.id == discussion.id }
        let answers = posts.filter { $0.id != discussion.id }
        let settled = answers.filter { $0.id == discussion.answer }
        blocks += try first.map { .post(try entry($0, in: discussion, talk)) }
        let rest = settled + answers.filter { $0.id != discussion.answer }
        let minutes = (discussion.event?.minutes ?? []).filter { !$0.isHidden || talk.isModerator }
        if !minutes.isEmpty {
            blocks.append(
                .section(
                    language("Was der Termin ergab", "What came of the event"),
                    try minutes.flatMap { try self.minutes($0, talk) }))
        }
        if !rest.isEmpty {
            let title =
                discussion.event == nil
                ? language("Antworten", "Answers") : language("Fragen und Wünsche", "Questions and wishes")
            blocks.append(.section(title, try rest.map { .post(try entry($0, in: discussion, talk)) }))
        }
        if !discussion.later.isEmpty {
            blocks.append(
                .quiet(
                    language(
                        "\(discussion.later.count) Einträge dazu sind erst mit einer neueren Version von Allmende lesbar.",
                        "\(discussion.later.count) entries about it can be read with a later version of Allmende only.")
                ))
        }
        blocks += answering(discussion, form)
        var sheet = Sheet(
            try talk.title(discussion), trail: discussion.event == nil ? austauschTrail : termineTrail, blocks)
        sheet.isContent = true
        return sheet
    }

    private func facts(_ discussion: Discussion, _ talk: Talk) throws -> [Fact] {
        var facts = [
            Fact(language("Art", "Kind"), .several(talk.badges(discussion).map { .badge($0.0, $0.1) })),
            Fact(
                language("Von", "By"),
                .contentLink(
                    talk.organisation(discussion.author.ars), addresses.page("stellen", discussion.author.ars))),
        ]
        if let event = discussion.event {
            facts.append(Fact(language("Beginn", "Begins"), talk.time(event.start)))
            if let end = event.end { facts.append(Fact(language("Ende", "Ends"), talk.time(end))) }
        }
        if let link = try talk.text(discussion.posts[0].text)?.link {
            let shown: Cell = WebAddress(external: link).map { .contentLink(link, $0) } ?? .content(link)
            facts.append(Fact(discussion.event == nil ? language("Verweis", "Link") : language("Ort", "Place"), shown))
        }
        if let place = discussion.place {
            facts.append(Fact(language("Zu", "About"), .several(try talk.about(place))))
        }
        return facts
    }

    /// What those who speak for an event, or for a question, may do with it as a whole.
    private func hostActions(_ discussion: Discussion, _ talk: Talk) throws -> [Aktion] {
        guard talk.hosts(discussion) else { return [] }
        let id = discussion.id.description
        guard let event = discussion.event else {
            guard discussion.answer != nil else { return [] }
            return [
                Aktion(
                    language("Frage wieder öffnen", "Open the question again"),
                    sendet: Formularziel(addresses.page("austausch", id, "loesung")))
            ]
        }
        var actions: [Aktion] = []
        if !event.isCancelled, discussion.posts[0].text != nil {
            actions = [
                Aktion(language("Termin ändern", "Change the event"), addresses.page("termine", id, "aendern")),
                Aktion(language("Termin absagen", "Cancel the event"), addresses.page("termine", id, "absagen")),
            ]
        }
        actions.append(
            Aktion(language("Protokoll schreiben", "Write minutes"), addresses.page("termine", id, "protokoll")))
        return actions
    }

    /// A post as it is shown.
    func entry(_ post: Discussion.PostEntry, in discussion: Discussion, _ talk: Talk) throws -> PostEntry {
        let text = try talk.text(post.text)
        var shown = PostEntry(
            post.id.description, who: talk.author(post.author), day: post.day.description, text: text?.text)
        shown.whose = addresses.page("stellen", post.author.ars)
        shown.instead =
            post.text == nil
            ? language("Zurückgezogen.", "Taken back.")
            : language("Der Text ist nicht mehr da.", "The text is not there any more.")
        if post.id == discussion.answer {
            shown.badges.append((language("Antwort, die die Frage klärt", "Answer that settles the question"), .good))
        }
        if post.isEdited { shown.badges.append((language("geändert", "edited"), .plain)) }
        shown.badges += talk.waiting(post)
        shown.actions = actions(post, in: discussion, talk, hasText: text != nil)
        return shown
    }

    private func actions(_ post: Discussion.PostEntry, in discussion: Discussion, _ talk: Talk, hasText: Bool) -> [Cell]
    {
        let (id, name) = (discussion.id.description, post.id.description)
        var cells: [Cell] = []
        if discussion.kind == .question, post.id != discussion.id, post.id != discussion.answer, hasText,
            post.isVisible, talk.hosts(discussion)
        {
            var form = Form(
                addresses.page("austausch", id, "loesung"),
                submit: language("Das klärt die Frage", "This settles the question"), .plain,
                hidden: [("antwort", name)])
            form.about = "\(talk.organisation(post.author.ars)), \(post.day.german)"
            cells.append(.button(form))
        }
        if site.host.administration != nil, who?.has(.moderator) == true, post.text != nil {
            cells += moderation(post, in: discussion)
        }
        guard who?.member == post.author, post.text != nil else { return cells }
        let base = ["austausch", id, "beitrag", name]
        func link(_ word: String) -> WebAddress { addresses.page(base[0], base[1], base[2], base[3], word) }
        let isEvent = discussion.event != nil && post.id == discussion.id
        if mayPost, hasText, !isEvent {
            cells.append(.link(language("Beitrag ändern", "Change the post"), link("aendern")))
        }
        if !isEvent {
            cells.append(.link(language("Beitrag zurückziehen", "Take the post back"), link("zurueckziehen")))
        }
        return cells
    }

    /// Minutes, with what was talked about.
    private func minutes(_ entry: Discussion.MinutesEntry, _ talk: Talk) throws -> [Block] {
        var shown = PostEntry(
            entry.id.description, who: talk.author(entry.author), day: entry.day.description,
            text: try talk.text(entry.minutes.text)?.text)
        shown.instead = language("Der Text ist nicht mehr da.", "The text is not there any more.")
        shown.badges.append((language("Protokoll", "Minutes"), .plain))
        if entry.isHidden {
            shown.badges.append((language("von der Moderation verborgen", "hidden by a moderator"), .over))
        }
        if entry.minutes.places.isEmpty { return [.post(shown)] }
        let places = try entry.minutes.places.map { Cell.several(try talk.about($0)) }
        return [.post(shown), .facts([Fact(language("Besprochen", "Talked about"), .several(places))])]
    }

    /// How to answer: the form, or what keeps somebody from it.
    private func answering(_ discussion: Discussion, _ form: Form) -> [Block] {
        let title =
            discussion.event == nil
            ? language("Ihre Antwort", "Your answer")
            : language("Frage oder Wunsch vorab", "Question or wish beforehand")
        guard who != nil else {
            let goal = addresses.page("austausch", discussion.id.description, "antwort")
            return [
                .section(
                    title,
                    [
                        .text(
                            language(
                                "Wer mitschreibt, meldet sich an.", "To take part, sign in.")),
                        .actions([Aktion(language("Anmelden und antworten", "Sign in to answer"), signIn(then: goal))]),
                    ])
            ]
        }
        guard mayPost else {
            return [
                .quiet(
                    language(
                        "Mit Ihren Rollen können Sie hier lesen, aber nicht schreiben.",
                        "With your roles you may read here, but not write."))
            ]
        }
        return [.section(title, [.form(form)])]
    }
}
