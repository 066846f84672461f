import Bytes
import Journal
import Library
import Net
import Templates
import Web

// Texts that wait for a moderator: newcomers' posts, which nobody else sees before.

extension Visit {
    /// Why something is hidden, by the word the journal has for it.
    private var reasons: [Field.Option] {
        [
            .init("", language("bitte wählen", "please choose")),
            .init("personenbezogen", language("nennt Personen", "names persons")),
            .init("werbung", language("Werbung", "advertising")),
            .init("beleidigung", language("beleidigend", "insulting")),
            .init("sonstiges", language("anderer Grund", "another reason")),
        ]
    }

    /// GET /verwaltung/moderation
    func moderationPage() throws -> Reply {
        let here = addresses.page("verwaltung", "moderation")
        let (journal, all) = (try journal(), try journal().pendingPosts)
        let paging = Paging(total: all.count, seite: asked("seite"))
        let shown = Array(all[paging.range])
        let texts = try store().fullTexts(shown.compactMap(\.post.text))
        let posts = shown.map { discussion, post -> Block in
            let text = post.text.flatMap { texts[$0] }
            var entry = PostEntry(
                post.id.short, who: journal.registry.organisationName(post.author.ars) ?? post.author.ars,
                day: post.day.description,
                text: text.map { text in
                    [text.title.map { "**\($0)**" }, text.text].compactMap { $0 }.joined(separator: "\n\n")
                })
            entry.instead = language("Der Text ist nicht mehr da.", "The text is not here any more.")
            let opening = discussion.posts[0]
            if opening.id != post.id {
                entry.about = PageLink(
                    language("Gespräch vom \(opening.day.german)", "discussion of \(opening.day)"),
                    addresses.page("austausch", discussion.id.description))
            }
            let target = addresses.page("verwaltung", "moderation", post.id.description)
            var release = Form(target, submit: language("Freigeben", "Release"), .plain, hidden: [("was", "freigeben")])
            release.about = post.id.short
            var hide = Form(
                target, submit: language("Verbergen", "Hide"), .danger, hidden: [("was", "verbergen")],
                fields: [Field("grund", language("Warum?", "Why?"), .choice(reasons), required: true)])
            hide.about = post.id.short
            entry.actions = [.button(release), .button(hide)]
            return .post(entry)
        }
        return page(
            Sheet(
                language("Moderation", "Moderation"),
                trail: who?.has(.operator_) == true ? officeTrail : [home],
                lead: language(
                    "Diese Texte sehen nur die Moderation und wer sie geschrieben hat. Freigegebenes sehen alle; Verborgenes bleibt verborgen.",
                    "Only moderators and who wrote them see these texts. What is released everyone sees; what is hidden stays hidden."
                ),
                (posts.isEmpty ? [.text(language("Nichts wartet.", "Nothing waits."))] : posts)
                    + [.paging(paging) { here.query("seite", String($0)) }]), at: here)
    }

    /// The post that the path names. Throws HTTPError 404.
    private func moderated() throws -> (discussion: Discussion, post: Discussion.PostEntry) {
        guard let id = OperationID(parameter(0)) else { throw HTTPError(404, "no such post") }
        for discussion in try journal().allDiscussions {
            if let post = discussion.posts.first(where: { $0.id == id }) { return (discussion, post) }
        }
        throw HTTPError(404, "no such post")
    }

    /// What a moderator may do with a post where it is read.
    func moderation(_ post: Discussion.PostEntry, in discussion: Discussion) -> [Cell] {
        let target = addresses.page("verwaltung", "moderation", post.id.description)
        var cells: [Cell] = []
        if post.isPending || post.isHidden {
            var release = Form(
                target, submit: language("Freigeben", "Release"), .plain,
                hidden: [("was", "freigeben"), ("zurueck", "gespraech")])
            release.about = post.id.short
            cells.append(.button(release))
        }
        if !post.isHidden { cells.append(.link(language("Verbergen", "Hide"), target)) }
        return cells
    }

    /// GET /verwaltung/moderation/*: asks for the reason before a post is hidden.
    func hidePostPage() throws -> Reply {
        let (discussion, post) = try moderated()
        let talk = try Talk(self)
        let address = addresses.page("austausch", discussion.id.description)
        var shown = PostEntry(
            post.id.description, who: talk.organisation(post.author.ars), day: post.day.description,
            text: try talk.text(post.text)?.text)
        shown.instead = language("Der Text ist nicht mehr da.", "The text is not here any more.")
        var form = Form(
            addresses.page("verwaltung", "moderation", post.id.description), submit: language("Verbergen", "Hide"),
            .danger, hidden: [("was", "verbergen"), ("zurueck", "gespraech")],
            fields: [Field("grund", language("Warum?", "Why?"), .choice(reasons), required: true)])
        form.cancel = PageLink(language("Zurück zum Gespräch", "Back to the discussion"), address)
        return page(
            Sheet(
                language("Beitrag verbergen?", "Hide the post?"),
                trail: austauschTrail + [PageLink(try talk.title(discussion), address)],
                lead: language(
                    "Verborgenes sehen nur noch die Moderation und wer es geschrieben hat. Es lässt sich wieder freigeben.",
                    "Only moderators and who wrote it see what is hidden. It can be released again."),
                [.post(shown), .form(form)]), at: here("verwaltung", "moderation", post.id.description))
    }

    /// POST /verwaltung/moderation/*
    func moderatePost() throws -> Reply {
        let input = try input()
        let (discussion, post) = try moderated()
        let list = addresses.page("verwaltung", "moderation")
        let here =
            input.text("zurueck") == "gespraech" ? addresses.page("austausch", discussion.id.description) : list
        let hides = input.text("was") == "verbergen"
        guard hides ? !post.isHidden : post.isHidden || post.isPending else {
            return .seeOther(
                here,
                Meldung(
                    .hinweis, language("Darüber ist schon entschieden.", "That has been decided already.")))
        }
        let reason = input.text("grund")
        guard hides || input.text("was") == "freigeben",
            !hides || !reason.isEmpty && reasons.contains(where: { $0.value == reason })
        else {
            return .seeOther(
                here, Meldung(.fehler, language("Bitte nennen Sie den Grund.", "Please name the reason.")))
        }
        try write(
            JournalEntry(
                .moderated(Moderation(target: post.id, hides: hides, reason: hides ? reason : "")),
                about: discussion.id))
        return .seeOther(
            here,
            Meldung(
                .gut,
                hides
                    ? language("Der Beitrag ist verborgen.", "The post is hidden.")
                    : language("Der Beitrag ist freigegeben.", "The post is released.")))
    }
}
