import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// From a variant or a draft to a change proposal: what is proposed, what follows from it, title and reasons, and a last look.

extension Visit {
    private func proposeForm(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ own: [(name: Text, sentence: String)]?)
        -> Form
    {
        var form = Form(
            address(piece, "vorschlagen"), submit: language("Vorschlag einreichen", "Submit proposal"),
            hidden: [("stand", piece.commit.description)],
            fields: [
                Field(
                    "titel", language("Titel des Vorschlags", "Title of the proposal"),
                    hint: language(
                        "In einem Satz, was besser wird.", "In one sentence, what becomes better."), required: true,
                    limit: 200),
                Field(
                    "text", language("Begründung", "Reasons"), .lines(8),
                    hint: language(
                        "Warum? Welche Erfahrung steht dahinter? Bitte keine Namen von Personen.",
                        "Why? From what experience? Please name no persons."), limit: 20_000),
            ])
        if let open = try? openProposal(of: piece) {
            form.submit = language("Neuen Stand einreichen", "Submit the new revision")
            form.fields[0].values = [open.title]
        }
        if let own {
            form.fields.insert(
                Field(
                    "auswahl", language("Was möchten Sie vorschlagen?", "What do you want to propose?"),
                    boxes: own.map { Field.Option($0.name.string, $0.sentence) }, values: [],
                    hint: language(
                        "Nur was Sie ankreuzen, geht hinaus. Namen, Antworten und alles Übrige Ihrer Ortsvariante bleiben hier.",
                        "Only what you tick goes out. Names, answers and all else of your variant stay here.")), at: 0)
        }
        form.keepsDraft = true
        form.cancel = PageLink(language("Zurück", "Back"), address(piece))
        return form
    }

    /// The open proposal that was made of a draft; nil for none, and for a variant.
    func openProposal(of piece: Workpiece) throws -> Proposal? {
        // A copy of a library that has no journal has no proposals.
        guard piece.variant == nil, let ars = who?.organisation.ars, try site.host.journal() != nil else { return nil }
        let versions = Set(try desk().proposedVersions(of: piece).map(\.description))
        return try journal().openProposals.first {
            $0.author.ars == ars && versions.contains($0.current.revision.commit)
        }
    }

    /// The page of a proposal.
    func proposalAddress(_ proposal: Proposal) -> WebAddress {
        addresses.page("vorschlaege", String(proposal.id.description.prefix(10)))
    }

    /// The variant's own changes in sentences; nil for a draft.
    private func own(_ piece: Workpiece) throws -> [(name: Text, sentence: String)]? {
        guard let variant = piece.variant else { return nil }
        return ownChanges(try desk().standing(of: variant))
    }

    /// What a variant has changed itself, in sentences.
    func ownChanges(_ standing: VariantStanding) -> [(name: Text, sentence: String)] {
        let stand = standing.stand
        return stand.eigene.map { change in
            let sentences = stand.eigenes(change, language).map(\.satz)
            return (
                change.name,
                sentences.isEmpty ? language("Änderung", "Change") : sentences.joined(separator: " ")
            )
        }
    }

    private func proposeSheet(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ form: Form, _ more: [Block] = []) -> Sheet {
        Sheet(
            language("Änderung vorschlagen", "Propose a change"), trail: trail(piece, mappe.vorlage.titel),
            lead: language(
                "Ihr Vorschlag wird öffentlich unter dem Namen Ihrer Stelle. Andere Stellen prüfen ihn; danach gilt er für alle.",
                "Your proposal becomes public under the name of your organisation. Other organisations review it; then it holds for all."
            ), more + [.form(form)])
    }

    /// What a draft changes, with what follows for the schedule.
    private func consequences(_ piece: Workpiece) throws -> [Block] {
        guard piece.variant == nil, let base = try desk().base(of: piece) else { return [] }
        let new = try desk().mappe(of: piece)
        let comparison = Vergleich(try before(piece, at: base, new), new)
        if comparison.istLeer {
            return [
                .notice(
                    Meldung(
                        .hinweis,
                        language("Ihr Entwurf ändert noch nichts.", "Your draft changes nothing yet."),
                        link: PageLink(language("Zum Plan", "To the plan"), address(piece))))
            ]
        }
        return [
            .section(language("Was Sie vorschlagen", "What you propose"), [.changes(comparison.gruppen(language))]),
            .section(
                language("Folgen für den Terminplan", "What follows for the schedule"),
                [.bullets(comparison.folgen(language))]),
        ]
    }

    /// The form of a proposal.
    func proposePage() throws -> Reply {
        let piece = try piece()
        let mappe = try desk().mappe(of: piece)
        let form = proposeForm(piece, mappe, try own(piece))
        return page(proposeSheet(piece, mappe, form, try consequences(piece)), at: address(piece, "vorschlagen"))
    }

    /// Submits a proposal.
    func proposePiece() throws -> Reply {
        let piece = try piece()
        let input = try input()
        let desk = try desk()
        let mappe = try desk.mappe(of: piece)
        let own = try own(piece)
        var problems = Problems()
        let title = input.text("titel")
        if title.isEmpty { problems["titel"] = language("Bitte geben Sie einen Titel an.", "Please give a title.") }
        let picks = input.all("auswahl").map { Text($0) }
        if own != nil, picks.isEmpty {
            problems["auswahl"] = language("Bitte kreuzen Sie etwas an.", "Please tick something.")
        }
        try demandCurrent(input, piece, &problems)
        if problems.isEmpty {
            do {
                let commit: ObjectID
                if let variant = piece.variant {
                    commit = try desk.propose(variant, picks: picks, note: title).commit
                } else {
                    commit = try desk.proposalVersion(of: piece, note: title).commit
                }
                let open = try openProposal(of: piece)
                let id = try site.host.propose(
                    commit, title: title, text: input.optional("text"), revising: open?.id, by: account())
                return .seeOther(
                    addresses.page("vorschlaege", String(id.description.prefix(10))),
                    kept(
                        "Eingereicht. Andere Stellen können Ihren Vorschlag jetzt prüfen.",
                        "Submitted. Other organisations can review your proposal now."))
            } catch {
                guard let sentence = sentence(error) else { throw error }
                problems.add(sentence)
            }
        }
        let form = proposeForm(piece, mappe, own).filled(input, problems)
        return again(proposeSheet(piece, mappe, form, try consequences(piece)))
    }
}
