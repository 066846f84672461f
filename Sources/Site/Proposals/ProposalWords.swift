import Journal
import Library
import Templates
import Web

// What proposals and what belongs to them are called on pages.

extension Proposal.State {
    /// What it is called.
    func word(_ language: Sprache) -> String {
        switch self {
        case .open: language("offen", "open")
        case .accepted: language("angenommen", "accepted")
        case .withdrawn: language("zurückgezogen", "withdrawn")
        }
    }

    /// How the word stands out.
    var kind: BadgeKind {
        switch self {
        case .open: .open
        case .accepted: .good
        case .withdrawn: .over
        }
    }
}

extension Review.Verdict {
    /// What somebody does who gives it.
    func word(_ language: Sprache) -> String {
        switch self {
        case .approved: language("zeichnet mit", "approves")
        case .changes: language("bittet um Nachbesserung", "asks for changes")
        case .note: language("gibt einen Hinweis", "remarks")
        case .released: language("gibt frei", "releases")
        }
    }

    /// What it is called in a form, and what follows from it.
    func option(_ language: Sprache, ownOrganisation: Bool) -> Field.Option {
        switch self {
        case .approved:
            Field.Option(
                rawValue, language("Mitzeichnen", "Approve"),
                hint: ownOrganisation
                    ? language(
                        "Ihre Stelle hat das vorgeschlagen; ihre eigene Mitzeichnung zählt nicht.",
                        "Your organisation proposed this; its own approval does not count.")
                    : language(
                        "Ihre Stelle ist mit genau diesem Stand einverstanden.",
                        "Your organisation agrees to exactly this revision."))
        case .changes:
            Field.Option(
                rawValue, language("Um Nachbesserung bitten", "Ask for changes"),
                hint: language(
                    "Der Vorschlag kann nicht angenommen werden, bis Ihre Stelle mitzeichnet.",
                    "The proposal cannot be accepted until your organisation approves."))
        case .note:
            Field.Option(
                rawValue, language("Hinweis geben", "Remark"),
                hint: language("Zählt weder dafür noch dagegen.", "Counts neither for nor against."))
        case .released:
            Field.Option(
                rawValue, language("Freigeben", "Release"),
                hint: language(
                    "Die verantwortliche Stelle gibt diesen Stand frei. Wer annimmt, gibt damit auch frei.",
                    "The responsible organisation releases this revision. Whoever accepts releases too."))
        }
    }
}

extension ProposalContent.Obstacle {
    /// What is in the way and what to do here, in a sentence.
    func hint(_ language: Sprache, title: (TemplatePath) -> String) -> String {
        switch self {
        case .contact(let path):
            language(
                "Die neue Vorlage \(language.quoted(title(path))) nennt niemanden, den man fragen kann",
                "The new template \(language.quoted(title(path))) names nobody who can be asked")
        case .policy:
            language(
                "Der Vorschlag ändert, was die Bibliothek von Vorschlägen verlangt; das tut nur der Betrieb",
                "The proposal changes what the library asks of proposals; only the operators do")
        default: satz(language)
        }
    }
}

/// How long ago a day was, in words.
func age(days: Int64, _ language: Sprache) -> String {
    switch days {
    case ...0: language("seit heute", "since today")
    case 1: language("seit gestern", "since yesterday")
    default: language("seit \(days) Tagen", "for \(days) days")
    }
}
