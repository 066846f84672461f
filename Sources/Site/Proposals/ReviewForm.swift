import Bytes
import Journal
import Library
import Templates
import Web

// The form in which a verdict is given.

extension ShownProposal {
    /// How many places a list of them offers in full; of larger templates the changed ones and the upper levels only.
    private static let maximumPlaces = 400

    /// The form with what was typed.
    func reviewForm(_ draft: ReviewDraft) -> Form {
        let verdict = Field(
            "urteil", language("Ihr Urteil", "Your verdict"),
            .radios(verdicts.map { $0.option(language, ownOrganisation: isOwn) }),
            value: draft.verdict?.rawValue, required: true)
        let text = Field(
            "text", language("Erläuterung", "Explanation"), .lines(6), value: draft.text,
            hint: language(
                "Alle können sie lesen. Nennen Sie keine Personen.", "Everybody can read it. Do not name persons."),
            limit: 16_000)
        var fields = [verdict, text]
        let places = places()
        for (index, comment) in draft.comments.enumerated() {
            let number = index + 1
            var options = places
            // What another program chose stays chosen.
            if !comment.place.isEmpty, !options.contains(where: { $0.value == comment.place }),
                let place = Place(comment.place)
            {
                options.append(Field.Option(comment.place, link(place).titel, isContent: true))
            }
            fields.append(
                Field(
                    "stelle\(number)",
                    language("Anmerkung \(number): zu welcher Stelle?", "Comment \(number): about which place?"),
                    .choice([Field.Option("", language("keine", "none"))] + options), value: comment.place))
            fields.append(
                Field(
                    "anmerkung\(number)", language("Anmerkung \(number)", "Comment \(number)"), .lines(3),
                    value: comment.text, limit: 16_000))
        }
        var form = Form(
            address("pruefen"), submit: language("Weiter zur Vorschau", "Go on to the preview"),
            hidden: [("stand", proposal.current.id.description), ("zeilen", String(draft.comments.count))],
            fields: fields)
        if draft.comments.count < ReviewDraft.maximumComments {
            form.more.append((language("Noch eine Anmerkung", "One more comment"), "tun", "mehr"))
        }
        if visit.site.host.keepsDrafts {
            form.more.append((language("Als Entwurf behalten", "Keep as draft"), "tun", "entwurf"))
        }
        form.cancel = PageLink(language("Abbrechen", "Cancel"), address())
        return form
    }

    /// What was typed, to travel along with a button.
    func hidden(_ draft: ReviewDraft, _ deed: String) -> [(name: String, value: String)] {
        var hidden: [(name: String, value: String)] = [
            ("stand", proposal.current.id.description), ("zeilen", String(draft.comments.count)),
            ("urteil", draft.verdict?.rawValue ?? ""), ("text", draft.text), ("tun", deed),
        ]
        for (index, comment) in draft.comments.enumerated() {
            hidden.append(("stelle\(index + 1)", comment.place))
            hidden.append(("anmerkung\(index + 1)", comment.text))
        }
        return hidden
    }

    /// What is wrong with a review before anybody else looks at it.
    func problems(_ draft: ReviewDraft) -> Problems {
        var problems = Problems()
        if let verdict = draft.verdict, verdicts.contains(verdict) {
            if verdict == .note, draft.text.isEmpty, draft.said.isEmpty {
                problems["text"] = language("Ein Hinweis braucht einen Text.", "A remark needs a text.")
            }
            if verdict == .changes, draft.text.isEmpty, draft.said.isEmpty {
                problems["text"] = language(
                    "Schreiben Sie, was nachzubessern ist.", "Write what is to be changed.")
            }
        } else {
            problems["urteil"] = language("Wählen Sie Ihr Urteil.", "Choose your verdict.")
        }
        for (index, comment) in draft.comments.enumerated() {
            let number = index + 1
            if !comment.text.isEmpty, Place(comment.place) == nil {
                problems["stelle\(number)"] = language(
                    "Wählen Sie, wozu Sie das anmerken.", "Choose what this comment is about.")
            }
            if comment.text.isEmpty, !comment.place.isEmpty {
                problems["anmerkung\(number)"] = language(
                    "Schreiben Sie die Anmerkung, oder wählen Sie keine Stelle.",
                    "Write the comment, or choose no place."
                )
            }
        }
        return problems
    }

    /// The places of the templates that change: each as a whole, and its nodes as they would be; those that would be gone at the end.
    private func places() -> [Field.Option] {
        var options: [Field.Option] = []
        for (template, comparison) in comparisons {
            let sides = [template.new, template.old].compactMap { try? $0?.mappe.get() }
            guard let shown = sides.first else { continue }
            let id = shown.vorlage.id.description
            options.append(
                Field.Option(
                    Place(id).value,
                    language("\(shown.vorlage.titel) (im Ganzen)", "\(shown.vorlage.titel) (as a whole)"),
                    isContent: true))
            let changed = Set(comparison?.changes.compactMap(\.knoten) ?? [])
            let lines = Gliederung(shown.struktur).eintraege
            let isLarge = lines.count > Self.maximumPlaces
            for line in lines where !isLarge || changed.contains(line.id) || line.tiefe < 2 {
                guard options.count < 2 * Self.maximumPlaces, let node = shown.struktur.knoten[line.id] else {
                    continue
                }
                let mark = changed.contains(line.id) ? language(" (geändert)", " (changed)") : ""
                options.append(
                    Field.Option(
                        Place(id, node: line.id.description).value, "\(line.nummer) \(node.titel)\(mark)",
                        isContent: true))
            }
            guard let comparison, template.new != nil else { continue }
            for line in comparison.alteGliederung.eintraege
            where !comparison.neu.struktur.knoten.contains(line.id) && options.count < 2 * Self.maximumPlaces {
                let title = comparison.alt.struktur.knoten[line.id]?.titel ?? ""
                options.append(
                    Field.Option(
                        Place(id, node: line.id.description).value,
                        language("\(title) (entfällt)", "\(title) (is removed)"), isContent: true))
            }
        }
        return options
    }
}
