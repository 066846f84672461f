import Bytes
import Library
import Net
import Objects
import Templates
import Web

// What the source of a variant has new, each to be taken, declined or put off.

extension Visit {
    private func standing(_ piece: Workpiece) throws -> VariantStanding {
        guard let variant = piece.variant else { throw HTTPError(404, "no variant") }
        return try desk().standing(of: variant)
    }

    private func offersSheet(_ piece: Workpiece, _ standing: VariantStanding, _ problems: [String] = []) -> Sheet {
        let title = standing.stand.variante.vorlage.titel
        let offers = standing.stand.angebote
        guard !offers.isEmpty else {
            return Sheet(
                language("Neuerungen der Vorlage", "What is new in the template"), trail: trail(piece, title),
                lead: language(
                    "Ihre Ortsvariante hat alles, was in der Vorlage neu ist, oder Sie haben darüber entschieden.",
                    "Your local variant has all that is new in the template, or you have decided about it."),
                standing.isBehind
                    ? [
                        .form(
                            Form(
                                address(piece, "neuerungen"),
                                submit: language("Auf den neuesten Stand bringen", "Bring up to date"), .plain,
                                hidden: [("stand", piece.commit.description)]))
                    ] : [.actions([Aktion(language("Zum Plan", "To the plan"), address(piece))])])
        }
        var form = Form(
            address(piece, "neuerungen"), submit: language("Entscheidungen speichern", "Save decisions"),
            hidden: [("stand", piece.commit.description)],
            fields: offers.map { offer in
                Field(
                    "n-\(offer.aenderung.name)", sentence(of: offer, standing.stand),
                    .radios([
                        Field.Option("uebernehmen", language("Übernehmen", "Take over")),
                        Field.Option("spaeter", language("Später entscheiden", "Decide later")),
                        Field.Option("ablehnen", language("Ablehnen", "Decline")),
                    ]), value: offer.frueher == nil ? "uebernehmen" : "spaeter", hint: hint(offer, standing.stand))
            })
        form.problems = problems
        form.cancel = PageLink(language("Zurück", "Back"), address(piece))
        return Sheet(
            language("Neuerungen der Vorlage", "What is new in the template"), trail: trail(piece, title),
            lead: language(
                "\(count(offers.count, ("Neuerung", "Neuerungen"), ("", ""))) aus der Bibliothek. Was Sie selbst geändert haben, bleibt, außer Sie übernehmen an derselben Stelle. Abgelehntes wird erst wieder gezeigt, wenn es sich in der Vorlage erneut ändert.",
                "\(count(offers.count, ("", ""), ("novelty", "novelties"))) from the library. What you changed yourself stays unless you take over at the same place. What you decline is shown again only when the template changes it again."
            ), [.form(form)])
    }

    /// Whether the library has another version of a draft's template than the one it was begun from.
    func isBehind(_ draft: Workpiece) throws -> Bool {
        guard draft.variant == nil, let base = try desk().base(of: draft),
            let now = try? desk().sourceCommit(draft.source), base != now
        else { return false }
        return try desk().template(draft.path, at: base)?.files.map(\.id)
            != desk().template(draft.path, at: now)?.files.map(\.id)
    }

    /// What was published since a draft was begun.
    private func refreshSheet(_ draft: Workpiece) throws -> Sheet {
        let desk = try desk()
        let title = try desk.mappe(of: draft).vorlage.titel
        let name = language("Neuerungen der Vorlage", "What is new in the template")
        guard try isBehind(draft), let base = try desk.base(of: draft) else {
            return Sheet(
                name, trail: trail(draft, title),
                lead: language(
                    "Ihr Entwurf beruht auf der aktuellen Fassung.", "Your draft stands on the current version."),
                [.actions([Aktion(language("Zum Entwurf", "To the draft"), address(draft))])])
        }
        var blocks: [Block] = []
        if let old = try? desk.mappe(of: draft, at: base),
            let new = try? desk.mappe(of: draft, at: desk.sourceCommit(draft.source))
        {
            blocks.append(
                .section(
                    language("Was sich inzwischen geändert hat", "What has changed meanwhile"),
                    [.changes(Vergleich(old, new).gruppen(language))]))
        }
        var form = Form(
            address(draft, "neuerungen"), submit: language("In den Entwurf übernehmen", "Take into the draft"),
            hidden: [("stand", draft.commit.description)])
        form.cancel = PageLink(language("Zurück", "Back"), address(draft))
        blocks.append(.form(form))
        return Sheet(
            name, trail: trail(draft, title),
            lead: language(
                "Die Vorlage hat sich geändert, seit Sie Ihren Entwurf begonnen haben. Ihre Änderungen bleiben; wo beide dieselbe Angabe geändert haben, werden Sie gefragt.",
                "The template has changed since you began your draft. Your changes stay; where both changed the same entry, you are asked."
            ), blocks)
    }

    private func refreshDraft(_ draft: Workpiece) throws -> Reply {
        let desk = try desk()
        do {
            _ = try desk.refresh(draft)
        } catch {
            guard let sentence = sentence(error) else { throw error }
            return .seeOther(address(draft), Meldung(.fehler, sentence))
        }
        guard let now = try desk.draft(of: draft.path), try !desk.openItems(of: now).isEmpty else {
            return .seeOther(
                address(draft),
                Meldung(.gut, language("Ihr Entwurf ist auf dem neuesten Stand.", "Your draft is up to date.")))
        }
        return .seeOther(
            address(draft, "entscheiden"),
            Meldung(
                .hinweis,
                language(
                    "Übernommen. An einigen Stellen braucht es noch Ihre Entscheidung.",
                    "Taken over. Some places still need your decision.")))
    }

    private func sentence(of offer: Angebot, _ stand: Variantenstand) -> String {
        let lines = stand.neuerung(offer.aenderung, language).map(\.satz)
        return lines.isEmpty
            ? language("Änderung an der Vorlage", "A change of the template") : lines.joined(separator: " ")
    }

    private func hint(_ offer: Angebot, _ stand: Variantenstand) -> String? {
        var hints: [String] = []
        switch offer.lage {
        case .frei: break
        case .eigeneAenderung:
            hints.append(
                language(
                    "Hier haben Sie selbst geändert; wenn Sie übernehmen, gilt die Angabe der Vorlage.",
                    "You changed this yourself; if you take over, the template's value holds."))
        case .gestrichen:
            hints.append(
                language(
                    "Betrifft etwas, das Sie gestrichen haben.", "Concerns something that you have struck."))
        }
        if let days = stand.verlaengerung(offer.aenderung), days != 0 {
            hints.append(
                days > 0
                    ? language(
                        "Ihr Plan würde \(days) Arbeitstage länger.", "Your plan would grow by \(days) working days.")
                    : language(
                        "Ihr Plan würde \(-days) Arbeitstage kürzer.",
                        "Your plan would shrink by \(-days) working days."))
        }
        switch offer.frueher {
        case .spaeter?: hints.append(language("Bisher zurückgestellt.", "Put off so far."))
        case .abgelehnt?:
            hints.append(language("Früher abgelehnt; inzwischen neu geändert.", "Declined before; changed anew."))
        case nil: break
        }
        return hints.isEmpty ? nil : hints.joined(separator: " ")
    }

    /// What the source has new.
    func offersPage() throws -> Reply {
        let piece = try piece()
        if piece.variant == nil { return page(try refreshSheet(piece), at: address(piece, "neuerungen")) }
        return page(offersSheet(piece, try standing(piece)), at: address(piece, "neuerungen"))
    }

    /// Carries out the decisions.
    func decideOffers() throws -> Reply {
        let piece = try piece()
        if piece.variant == nil { return try refreshDraft(piece) }
        let input = try input()
        let standing = try standing(piece)
        guard let variant = piece.variant else { throw HTTPError(404, "no variant") }
        var decisions: [Text: OfferDecision] = [:]
        for offer in standing.stand.angebote {
            switch input.text("n-\(offer.aenderung.name)") {
            case "uebernehmen": decisions[offer.aenderung.name] = .take
            case "ablehnen": decisions[offer.aenderung.name] = .decline
            default: decisions[offer.aenderung.name] = .later
            }
        }
        do {
            guard try seen(input, piece) == piece.commit else { throw VariantError.noSuchChange("") }
            let result = try desk().update(variant, decisions: decisions)
            let taken = result.decided.count { $0.decision == .take }
            if !result.open.isEmpty {
                return .seeOther(
                    address(piece, "entscheiden"),
                    Meldung(
                        .hinweis,
                        language(
                            "Übernommen. An einigen Stellen braucht es noch Ihre Entscheidung.",
                            "Taken over. Some places still need your decision.")))
            }
            let sentence =
                taken == 0
                ? language("Ihre Entscheidungen sind gespeichert.", "Your decisions are saved.")
                : language(
                    "\(count(taken, ("Neuerung", "Neuerungen"), ("", ""))) übernommen.",
                    "\(count(taken, ("", ""), ("novelty", "novelties"))) taken over.")
            return .seeOther(
                address(piece),
                Meldung(
                    .gut, sentence,
                    link: PageLink(language("Rückgängig machen", "Undo"), address(piece, "verlauf"))))
        } catch {
            guard let sentence = self.sentence(error) else { throw error }
            var sheet = offersSheet(piece, standing, [sentence])
            if case .form(let form)? = sheet.blocks.first {
                var problems = Problems()
                problems.add(sentence)
                sheet.blocks[0] = .form(form.filled(input, problems))
            }
            return again(sheet)
        }
    }
}
