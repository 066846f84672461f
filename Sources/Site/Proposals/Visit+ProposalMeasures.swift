import Bytes
import Journal
import Library
import Net
import Store
import Templates
import Web

// What ends or hides something: each with a page that asks before.

extension Visit {
    // MARK: Withdrawing

    private func withdrawable() throws -> ShownProposal {
        let shown = try shownProposal()
        guard shown.mayWithdraw || !shown.isOpen else { throw HTTPError(403, "not own") }
        return shown
    }

    private func sheet(withdrawing shown: ShownProposal) -> (Sheet, Form) {
        var form = Form(
            shown.address("zurueckziehen"), submit: language("Zurückziehen", "Withdraw"), .danger,
            fields: [
                Field(
                    "text", language("Grund", "Reason"), .lines(4),
                    hint: language("Alle können ihn lesen.", "Everybody can read it."), limit: 16_000)
            ])
        form.cancel = PageLink(language("Abbrechen", "Cancel"), shown.address())
        let sheet = Sheet(
            language("Zurückziehen: \(shown.proposal.title)", "Withdraw: \(shown.proposal.title)"),
            trail: proposalTrail(shown),
            lead: language(
                "Der Vorschlag bleibt lesbar, kann aber nicht mehr geprüft und angenommen werden.",
                "The proposal stays readable, but can be reviewed and accepted no more."))
        return (sheet, form)
    }

    /// Asks whether a proposal is to be withdrawn.
    func withdrawalPage() throws -> Reply {
        let shown = try withdrawable()
        guard shown.isOpen else { return .seeOther(shown.address(), closed) }
        var (sheet, form) = sheet(withdrawing: shown)
        sheet.blocks = [.form(form)]
        return page(sheet, at: shown.here("zurueckziehen"))
    }

    /// Withdraws a proposal.
    func withdraw() throws -> Reply {
        let shown = try withdrawable()
        guard shown.isOpen else { return .seeOther(shown.address(), closed) }
        let input = try input()
        do {
            let text = try input.optional("text").map { try self.text($0) }
            try write(
                JournalEntry(.withdrawn(text: text?.id), about: shown.proposal.id, texts: text.map { [$0] } ?? []))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            var (sheet, form) = sheet(withdrawing: shown)
            var problems = Problems()
            problems.add(sentence)
            form = form.filled(input, problems)
            sheet.blocks = [.form(form)]
            return again(sheet)
        }
        return .seeOther(
            shown.address(),
            Meldung(.gut, language("Der Vorschlag ist zurückgezogen.", "The proposal is withdrawn.")))
    }

    // MARK: Hiding and showing

    /// The verdict that a page or form names; nil for the proposal itself. Throws HTTPError 404.
    private func verdict(_ word: String?, of shown: ShownProposal) throws -> Proposal.ReviewEntry? {
        guard let word, !word.isEmpty else { return nil }
        guard let entry = shown.proposal.reviews.first(where: { $0.id.description == word }) else {
            throw HTTPError(404, "no such review")
        }
        return entry
    }

    private func sheet(_ shown: ShownProposal, _ entry: Proposal.ReviewEntry?) -> Sheet {
        let isHidden = entry?.isHidden ?? shown.proposal.isHidden
        let reasons = [
            ("personenbezogen", language("Nennt eine Person", "Names a person")),
            ("werbung", language("Werbung", "Advertising")), ("beleidigung", language("Beleidigung", "Insult")),
            ("sonstiges", language("Anderes", "Something else")),
        ]
        var form = Form(
            shown.address("sichtbarkeit"),
            submit: isHidden ? language("Wieder zeigen", "Show again") : language("Verbergen", "Hide"),
            isHidden ? .main : .danger,
            hidden: [("pruefung", entry?.id.description ?? ""), ("massnahme", isHidden ? "sichtbar" : "verborgen")],
            fields: [
                Field(
                    "grund", language("Grund", "Reason"),
                    .radios(reasons.map { Field.Option($0.0, $0.1) }), required: true)
            ])
        form.cancel = PageLink(language("Abbrechen", "Cancel"), shown.address())
        let title =
            isHidden
            ? entry == nil
                ? language("Vorschlag wieder zeigen", "Show the proposal again")
                : language("Prüfung wieder zeigen", "Show the review again")
            : entry == nil
                ? language("Vorschlag verbergen", "Hide the proposal")
                : language("Prüfung verbergen", "Hide the review")
        return Sheet(
            title, trail: proposalTrail(shown),
            lead: isHidden
                ? language("Danach sehen alle wieder den Text.", "Everybody sees the text again then.")
                : language(
                    "Danach sieht nur noch die Moderation den Text. Ein Urteil zählt weiter; das lässt sich zurücknehmen.",
                    "Only moderators see the text then. A verdict counts as before; this can be taken back."),
            [.form(form)])
    }

    /// Asks whether something is to be hidden, or shown again.
    func visibilityPage() throws -> Reply {
        let shown = try shownProposal()
        return page(sheet(shown, try verdict(asked("pruefung"), of: shown)), at: shown.here("sichtbarkeit"))
    }

    /// Hides something, or shows it again.
    func changeVisibility() throws -> Reply {
        let shown = try shownProposal()
        let input = try input()
        let entry = try verdict(input.optional("pruefung"), of: shown)
        let reason = input.text("grund")
        var problems = Problems()
        if !["personenbezogen", "werbung", "beleidigung", "sonstiges"].contains(reason) {
            problems["grund"] = language("Wählen Sie einen Grund.", "Choose a reason.")
        }
        let hides = input.text("massnahme") == "verborgen"
        func failing() -> Reply {
            var sheet = sheet(shown, entry)
            if case .form(let form)? = sheet.blocks.last { sheet.blocks = [.form(form.filled(input, problems))] }
            return again(sheet)
        }
        guard problems.isEmpty else { return failing() }
        do {
            let measure = Moderation(target: entry?.id ?? shown.proposal.id, hides: hides, reason: reason)
            try write(JournalEntry(.moderated(measure), about: shown.proposal.id))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return failing()
        }
        return .seeOther(
            shown.address(),
            Meldung(
                .gut,
                hides
                    ? language("Verborgen: Nur die Moderation sieht das noch.", "Hidden: only moderators see it now.")
                    : language("Alle sehen das wieder.", "Everybody sees it again.")))
    }

    // MARK: Setting aside

    private func dismissible(_ word: String?) throws -> (ShownProposal, Proposal.ReviewEntry)? {
        let shown = try shownProposal()
        guard let entry = try verdict(word, of: shown) else { throw HTTPError(404, "no such review") }
        guard shown.isOpen, shown.standing.changes.contains(where: { $0.id == entry.id }) else { return nil }
        return (shown, entry)
    }

    private func sheet(dismissing entry: Proposal.ReviewEntry, of shown: ShownProposal, _ problems: [String] = [])
        -> Sheet
    {
        var form = Form(
            shown.address("erledigt"), submit: language("Als erledigt erklären", "Set aside"), .danger,
            hidden: [("pruefung", entry.id.description)])
        form.problems = problems
        form.cancel = PageLink(language("Abbrechen", "Cancel"), shown.address())
        let who = shown.name(entry.author.ars)
        return Sheet(
            language("Bitte um Nachbesserung als erledigt erklären", "Set a request for changes aside"),
            trail: proposalTrail(shown),
            lead: language(
                "\(who) hat um Nachbesserung gebeten. Danach steht das der Annahme nicht mehr im Weg.",
                "\(who) has asked for changes. After this it is not in the way of acceptance any more."),
            [.form(form)])
    }

    /// Asks whether a request for changes is to be set aside.
    func dismissalPage() throws -> Reply {
        guard let (shown, entry) = try dismissible(asked("pruefung")) else {
            return .seeOther(try shownProposal().address(), closed)
        }
        return page(
            sheet(dismissing: entry, of: shown), at: shown.here("erledigt").query("pruefung", entry.id.description))
    }

    /// Sets a request for changes aside.
    func dismiss() throws -> Reply {
        guard let (shown, entry) = try dismissible(input().optional("pruefung")) else {
            return .seeOther(try shownProposal().address(), closed)
        }
        do {
            try write(JournalEntry(.dismissed(review: entry.id), about: shown.proposal.id))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            return again(sheet(dismissing: entry, of: shown, [sentence]))
        }
        return .seeOther(
            shown.address(),
            Meldung(.gut, language("Die Bitte ist als erledigt erklärt.", "The request is set aside.")))
    }
}
