import Bytes
import Journal
import Library
import Net
import Store
import Templates
import Web

// Giving a verdict: the form, what it would look like, and only then for everybody to read.

extension Visit {
    /// The form for a verdict, with the draft where there is one.
    func reviewPage() throws -> Reply {
        let shown = try shownProposal()
        guard shown.isOpen else { return .seeOther(shown.address(), closed) }
        let kept = try site.host.draft(shown.proposal.id, by: account())
        let draft = kept.flatMap { ReviewDraft($0) }
        let form = shown.reviewForm(
            draft ?? ReviewDraft(at: asked("stelle").flatMap { ShownProposal.Place($0)?.value }))
        return page(sheet(shown, form, hasDraft: draft != nil), at: shown.here("pruefen"))
    }

    /// What is said where a proposal is not open any more.
    var closed: Meldung {
        Meldung(
            .hinweis,
            language(
                "Der Vorschlag ist schon angenommen oder zurückgezogen; es ist nichts mehr zu tun.",
                "The proposal is accepted or withdrawn already; there is nothing left to do."))
    }

    private func sheet(_ shown: ShownProposal, _ form: Form, hasDraft: Bool = false) -> Sheet {
        var blocks: [Block] = [
            .details(
                language("Was sich ändern würde", "What would change"), shown.changes)
        ]
        if hasDraft {
            blocks.append(
                .text(
                    language(
                        "Das ist Ihr Entwurf. Nur Sie sehen ihn.", "This is your draft. Only you can see it.")))
            blocks.append(
                .actions([Aktion(language("Entwurf verwerfen", "Drop the draft"), shown.address("entwurf"))]))
        }
        blocks.append(.form(form))
        return Sheet(
            language("Prüfen: \(shown.proposal.title)", "Review: \(shown.proposal.title)"),
            trail: proposalTrail(shown),
            lead: language(
                "Ihr Urteil gilt für genau den Stand, den Sie hier sehen. Es erscheint unter dem Namen Ihrer Stelle.",
                "Your verdict is about exactly the revision that you see here. It appears under the name of your organisation."
            ), blocks)
    }

    /// Goes on with a review that was sent: one more comment, kept as a draft, shown as it would be, or published.
    func review() throws -> Reply {
        let shown = try shownProposal()
        guard shown.isOpen else { return .seeOther(shown.address(), closed) }
        let input = try input()
        var draft = ReviewDraft(input)
        func form(_ problems: Problems = Problems()) -> Sheet {
            sheet(shown, shown.reviewForm(draft).filled(draft, problems))
        }
        var problems = Problems()
        if input.text("stand") != shown.proposal.current.id.description {
            problems.add(
                language(
                    "Inzwischen gibt es einen neuen Stand dieses Vorschlags. Sehen Sie ihn an, bevor Sie urteilen.",
                    "There is a new revision of this proposal by now. Look at it before you give your verdict."))
            return again(form(problems))
        }
        switch input.text("tun") {
        case "mehr":
            if draft.comments.count < ReviewDraft.maximumComments { draft.comments.append(("", "")) }
            return .status(200, form().html(frame(at: nil)))
        case "weiter": return .status(200, form().html(frame(at: nil)))
        case "entwurf" where site.host.keepsDrafts: return try keep(draft, shown) { self.again(form($0)) }
        default: break
        }
        problems = shown.problems(draft)
        guard problems.isEmpty else { return again(form(problems)) }
        do {
            let (review, texts) = try review(draft, shown)
            guard input.text("tun") == "senden" else { return .status(200, try preview(draft, review, shown)) }
            try write(JournalEntry(.review(review), about: shown.proposal.id, texts: texts))
            try? site.host.dropDraft(shown.proposal.id, by: account())
            return .seeOther(
                shown.address(),
                Meldung(.gut, language("Ihre Prüfung ist veröffentlicht.", "Your review is published.")))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return again(form(problems))
        }
    }

    /// The review with its texts. Throws Refusal.
    private func review(_ draft: ReviewDraft, _ shown: ShownProposal) throws -> (Review, [JournalText]) {
        var texts: [JournalText] = []
        func text(_ words: String) throws -> OperationID {
            let made = try self.text(words)
            texts.append(made)
            return made.id
        }
        let whole = draft.text.isEmpty ? nil : try text(draft.text)
        let comments = try draft.said.map { place, words in
            Review.Comment(template: place.template, node: place.node, field: place.field, text: try text(words))
        }
        let review = Review(shown.proposal.current.id, draft.verdict ?? .note, text: whole, comments: comments)
        return (review, texts)
    }

    /// The review as everybody would see it.
    private func preview(_ draft: ReviewDraft, _ review: Review, _ shown: ShownProposal) throws -> [UInt8] {
        let who = try account().organisation.name
        var post = PostEntry(
            "entwurf", who: who, day: Replica.today.description, text: draft.text.isEmpty ? nil : draft.text)
        post.instead = language("Ohne Erläuterung.", "Without explanation.")
        post.badges = [(review.verdict.word(language), .plain)]
        if review.verdict == .approved, shown.isOwn {
            post.badges.append((Standing.Discount.ownOrganisation.satz(language), .plain))
        }
        var blocks: [Block] = [.post(post)]
        for (number, said) in draft.said.enumerated() {
            let comment = review.comments[number]
            blocks.append(
                .post(shown.comment(comment, "entwurf\(number)", who, Replica.today, said.text)))
        }
        blocks.append(
            .form(
                Form(
                    shown.address("pruefen"), submit: language("Veröffentlichen", "Publish"),
                    hidden: shown.hidden(draft, "senden"))))
        blocks.append(
            .form(
                Form(
                    shown.address("pruefen"), submit: language("Weiter bearbeiten", "Go on editing"), .plain,
                    hidden: shown.hidden(draft, "weiter"))))
        let sheet = Sheet(
            language("Vorschau Ihrer Prüfung", "Preview of your review"), trail: proposalTrail(shown),
            lead: language(
                "So erscheint sie für alle. Noch ist nichts veröffentlicht; danach lässt sie sich nur durch ein neues Urteil ersetzen.",
                "Everybody will see it like this. Nothing is published yet; afterwards it can only be replaced by a new verdict."
            ), blocks)
        return sheet.html(frame(at: nil))
    }

    // MARK: Drafts

    private func keep(_ draft: ReviewDraft, _ shown: ShownProposal, failing: (Problems) -> Reply) throws -> Reply {
        var problems = Problems()
        for (index, comment) in draft.comments.enumerated()
        where !comment.text.isEmpty && ShownProposal.Place(comment.place) == nil {
            problems["stelle\(index + 1)"] = language(
                "Wählen Sie, wozu Sie das anmerken.", "Choose what this comment is about.")
        }
        guard problems.isEmpty else { return failing(problems) }
        do {
            try site.host.keepDraft(draft.bytes(shown.proposal.current.id), shown.proposal.id, by: account())
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return failing(problems)
        }
        return .seeOther(
            shown.address("pruefen"),
            Meldung(
                .gut, language("Der Entwurf ist behalten. Nur Sie sehen ihn.", "The draft is kept. Only you see it.")))
    }

    /// Asks whether a draft is to be dropped.
    func draftPage() throws -> Reply {
        let shown = try shownProposal()
        guard try site.host.draft(shown.proposal.id, by: account()) != nil else {
            throw HTTPError(404, "no draft")
        }
        var form = Form(
            shown.address("entwurf"), submit: language("Entwurf verwerfen", "Drop the draft"), .danger)
        form.cancel = PageLink(language("Abbrechen", "Cancel"), shown.address("pruefen"))
        let sheet = Sheet(
            language("Entwurf verwerfen?", "Drop the draft?"), trail: proposalTrail(shown),
            lead: language(
                "Ihr Entwurf zu diesem Vorschlag ist dann weg.", "Your draft about this proposal is gone then."),
            [.form(form)])
        return page(sheet, at: shown.here("entwurf"))
    }

    /// Drops a draft.
    func dropDraft() throws -> Reply {
        let shown = try shownProposal()
        try site.host.dropDraft(shown.proposal.id, by: account())
        return .seeOther(
            shown.address(), Meldung(.gut, language("Der Entwurf ist verworfen.", "The draft is dropped.")))
    }
}

extension Form {
    /// A review's form with what is wrong with it. What was typed stands in it already.
    fileprivate func filled(_ draft: ReviewDraft, _ problems: Problems) -> Form {
        var form = self
        form.problems = problems.whole
        for index in form.fields.indices { form.fields[index].problem = problems[form.fields[index].name] }
        return form
    }
}
