import Journal
import Templates

extension Content {
    /// What was done, in a few words.
    func deed(_ language: SiteLanguage) -> String {
        switch self {
        case .founding: language("Bibliothek gegründet", "Library founded")
        case .hub(let hub):
            hub.leads
                ? language("Zentrale eingetragen, die führt", "Leading hub entered")
                : language("Zentrale eingetragen", "Hub entered")
        case .member(let member): language("Mitglied \(member.id.handle): Rollen", "Member \(member.id.handle): roles")
        case .blocked(let handle): language("Mitglied \(handle) gesperrt", "Member \(handle) blocked")
        case .key(let handle, _, _):
            language("Schlüssel zum Unterzeichnen für \(handle)", "Key for signing for \(handle)")
        case .keyRevoked: language("Schlüssel zurückgenommen", "Key revoked")
        case .policy: language("Regeln für Vorschläge geändert", "Rules for proposals changed")
        case .opened(let title, _):
            language("Änderungsvorschlag ", "Change proposal ") + language.quoted(title)
        case .revised: language("Vorschlag nachgebessert", "Proposal revised")
        case .withdrawn: language("Vorschlag zurückgezogen", "Proposal withdrawn")
        case .review(let review):
            switch review.verdict {
            case .approved: language("Mitgezeichnet", "Co-signed")
            case .changes: language("Nachbesserung erbeten", "Changes requested")
            case .note: language("Hinweise gegeben", "Remarks given")
            case .released: language("Freigegeben", "Released")
            }
        case .dismissed: language("Bitte um Nachbesserung erledigt", "Request for changes set aside")
        case .accepted: language("Vorschlag übernommen", "Proposal accepted")
        case .moderated(let moderation):
            moderation.hides
                ? language("Moderation: verborgen", "Moderation: hidden")
                : language("Moderation: freigegeben", "Moderation: released")
        case .contact: language("Ansprechperson eingetragen", "Contact entered")
        case .contactRemoved: language("Ansprechperson entfernt", "Contact removed")
        case .erasure: language("Angaben gelöscht", "Data erased")
        case .posted: language("Beitrag im Austausch", "Post in the exchange")
        case .edited: language("Beitrag geändert", "Post changed")
        case .retracted: language("Beitrag zurückgezogen", "Post taken back")
        case .solved: language("Antwort ausgewählt", "Answer chosen")
        case .event: language("Termin angekündigt", "Event announced")
        case .eventChanged: language("Termin geändert", "Event changed")
        case .eventCancelled: language("Termin abgesagt", "Event cancelled")
        case .minutes: language("Ergebnisse eines Termins", "Minutes of an event")
        case .evidence: language("Erfahrung mit einer Vorlage", "Practice with a template")
        case .evidenceWithdrawn: language("Angabe zur Praxis zurückgezogen", "Practice taken back")
        case .attestation: language("Von der Zentrale bezeugt", "Vouched for by the hub")
        case .unknown: language("Vorgang einer späteren Programmversion", "Operation of a later program version")
        case .invalid: language("Unlesbarer Vorgang", "Unreadable operation")
        }
    }
}
