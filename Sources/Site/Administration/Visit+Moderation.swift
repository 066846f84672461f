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

    /// POST /verwaltung/moderation/*
    func moderatePost() throws -> Reply {
        let input = try input()
        let here = addresses.page("verwaltung", "moderation")
        guard
            let (discussion, post) = try journal().pendingPosts.first(where: { $0.post.id.description == parameter(0) })
        else {
            return .seeOther(
                here,
                Meldung(
                    .hinweis, language("Darüber ist schon entschieden.", "That has been decided already.")))
        }
        let hides = input.text("was") == "verbergen"
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
