import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// A variant or draft as a whole: its tree, what the source offers, what is open, what can be done.

extension Visit {
    /// A workpiece.
    func pieceView() throws -> Reply {
        let piece = try piece()
        let desk = try desk()
        let here = address(piece)
        guard let folder = try desk.template(piece.path, at: piece.commit) else { throw HTTPError(404, "no template") }
        let surroundings = Umfeld(
            vorlagen: Set((try? view())?.byID.keys.compactMap { ElementID($0) } ?? []), heute: Replica.today.description
        )
        guard case .success(let mappe) = folder.mappe else {
            return .page(
                UnreadableTemplatePage(piece.path.slug, folder.findings(surroundings)).html(frame(at: nil)))
        }
        var page = TemplatePage(mappe, address: here)
        page.istWerkbank = true
        page.ansicht = TemplatePage.Ansicht(query: asked("ansicht"))
        page.themenfeld = workLink
        page.befunde = mappe.check(surroundings)
        let own = self
        page.knotenseite = { [addresses = own.addresses, name = piece.name, kind = piece.variant == nil] id in
            addresses.page("werkbank", kind ? "entwurf" : "ortsvariante", name, "schritt", id.description)
        }
        schedule(&page, mappe, try desk.reader.variantRecord(in: desk.tree(of: piece.commit))?.antworten ?? [:])
        page.mehr.append(.details(language("Einen Schritt verschieben", "Move a step"), [.form(moveForm(piece))]))
        var notices: [Meldung] = []
        let open = try desk.openItems(of: piece).count
        if open > 0 {
            notices.append(
                Meldung(
                    .hinweis,
                    language(
                        "\(count(open, ("Stelle braucht", "Stellen brauchen"), ("", ""))) Ihre Entscheidung.",
                        "\(count(open, ("", ""), ("place needs", "places need"))) your decision."),
                    link: PageLink(language("Entscheiden", "Decide"), address(piece, "entscheiden"))))
        }
        if let variant = piece.variant {
            try variantActions(piece, variant, mappe, &page, &notices)
        } else {
            try draftActions(piece, &page, &notices)
        }
        var frame = frame(at: shown(page.ansicht, at: here))
        frame.meldungen += notices
        return .page(page.html(frame))
    }

    private func variantActions(
        _ piece: Workpiece, _ variant: LocalVariant, _ mappe: Vorlagenmappe, _ page: inout TemplatePage,
        _ notices: inout [Meldung]
    ) throws {
        let standing = try? desk().standing(of: variant)
        let offers = standing?.stand.angebote.count ?? 0
        if offers > 0 {
            notices.append(
                Meldung(
                    .hinweis,
                    language(
                        "In der Vorlage gibt es \(count(offers, ("Neuerung", "Neuerungen"), ("", ""))) für Sie.",
                        "The template has \(count(offers, ("", ""), ("novelty", "novelties"))) for you."),
                    link: PageLink(language("Ansehen und entscheiden", "Look and decide"), address(piece, "neuerungen"))
                ))
        }
        if !mappe.struktur.parameter.isEmpty {
            page.aktionen.append(
                Aktion(language("Fragen beantworten", "Answer questions"), address(piece, "antworten")))
        }
        page.aktionen += [
            Aktion(language("Angaben ändern", "Change title and description"), address(piece, "kopf")),
            Aktion(language("Mit der Vorlage vergleichen", "Compare with the template"), address(piece, "vergleich")),
            Aktion(language("Neuerungen", "What is new"), address(piece, "neuerungen")),
            Aktion(
                language("Ausgeben (MS Project, Excel …)", "Write for MS Project, Excel …"), address(piece, "ausgeben")),
            Aktion(language("Verlauf und Rückgängig", "History and undo"), address(piece, "verlauf")),
        ]
        if variant.record.weitergabe == .frei, who?.member != nil {
            if !(standing?.stand.eigene.isEmpty ?? true) {
                page.aktionen.append(
                    Aktion(language("Änderungen vorschlagen", "Propose changes"), address(piece, "vorschlagen")))
            }
            page.aktionen.append(Aktion(language("Mit anderen teilen", "Share with others"), address(piece, "teilen")))
            if let notice = try sharingNotice(piece, variant) { notices.append(notice) }
        }
        page.aktionen.append(Aktion(language("Ablegen", "Put away"), address(piece, "ablegen")))
    }

    private func draftActions(_ piece: Workpiece, _ page: inout TemplatePage, _ notices: inout [Meldung]) throws {
        let open = try openProposal(of: piece)
        if let open {
            notices.append(
                Meldung(
                    .hinweis,
                    language(
                        "Daraus haben Sie »\(open.title)« eingereicht. Bessern Sie hier nach und reichen Sie den neuen Stand ein.",
                        "You have submitted “\(open.title)” from it. Improve it here and submit the new revision."),
                    link: PageLink(language("Zum Vorschlag", "To the proposal"), proposalAddress(open))))
        }
        notices.append(
            Meldung(
                .hinweis,
                language(
                    "Das ist Ihr Entwurf. In der Bibliothek ändert sich erst etwas, wenn Ihr Vorschlag angenommen ist.",
                    "This is your draft. The library changes only once your proposal is accepted.")))
        if try isBehind(piece) {
            notices.append(
                Meldung(
                    .hinweis,
                    language("Die Vorlage hat sich inzwischen geändert.", "The template has changed meanwhile."),
                    link: PageLink(
                        language("Ansehen und übernehmen", "Look and take over"), address(piece, "neuerungen"))))
        } else if try desk().isBehind(piece) {
            // Something else of the library has: nothing of it concerns this template.
            page.aktionen.append(
                Aktion(
                    language("Neuerungen der Bibliothek übernehmen", "Take over what is new in the library"),
                    sendet: Formularziel(address(piece, "neuerungen"))))
        }
        page.aktionen += [
            Aktion(
                language("Als Vorschlag einreichen", "Submit as proposal"), address(piece, "vorschlagen"),
                istHauptaktion: true),
            Aktion(language("Angaben ändern", "Change title and description"), address(piece, "kopf")),
            Aktion(language("Was sich ändert", "What changes"), address(piece, "vergleich")),
            Aktion(language("Verlauf und Rückgängig", "History and undo"), address(piece, "verlauf")),
            Aktion(language("Ablegen", "Put away"), address(piece, "ablegen")),
        ]
    }

    /// The template that a workpiece began from; one that is new began from nothing.
    func before(_ piece: Workpiece, at base: ObjectID, _ new: Vorlagenmappe) throws -> Vorlagenmappe {
        if try desk().template(piece.path, at: base) == nil {
            return Vorlagenmappe(Vorlage(id: new.vorlage.id, titel: new.vorlage.titel), Struktur())
        }
        return try desk().mappe(of: piece, at: base)
    }

    /// What a workpiece has that its source does not, side by side.
    func pieceComparison() throws -> Reply {
        let piece = try piece()
        let desk = try desk()
        guard let base = try desk.base(of: piece) else { throw HTTPError(404, "no source") }
        let new = try desk.mappe(of: piece)
        let old = try before(piece, at: base, new)
        let mine = PageLink(
            piece.variant == nil
                ? language("Ihr Entwurf", "your draft") : language("Ihre Ortsvariante", "your variant"),
            address(piece))
        return .page(
            comparisonPage(
                Vergleich(old, new), PageLink(language("Vorlage", "Template"), addresses.template(piece.path)), mine,
                of: PageLink(new.vorlage.titel, address(piece)), at: address(piece, "vergleich")))
    }

    /// The plan with dates, where a first day was asked for.
    func schedule(
        _ page: inout TemplatePage, _ mappe: Vorlagenmappe, _ answers: SortedMap<ElementID, Antwort> = [:]
    ) {
        guard page.ansicht == .zeitplan else { return }
        var choice = TemplatePage.Terminwahl(beginn: asked("beginn") ?? "", land: asked("land") ?? "")
        if !choice.beginn.isEmpty || !choice.land.isEmpty {
            do {
                var terms = try Planvorgaben(start: choice.beginn, land: choice.land)
                terms.uebernimm(answers, in: mappe.struktur)
                page.termine = try Terminplan(mappe.struktur, terms)
                page.heute = Replica.today.description
            } catch {
                choice.fehler = error.satz(language)
            }
        }
        page.terminwahl = choice
    }
}
