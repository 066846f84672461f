import Library
import Net
import Objects
import Templates
import Web

// Sharing a variant with everybody, and taking it back: what goes out, a last look at names, and where others find it.

extension Visit {
    /// How a variant stands with others.
    private enum Sharing {
        case none
        case current
        case behind
    }

    /// The variant that the path names, if it may be shared. Throws HTTPError 404.
    private func sharable() throws -> (piece: Workpiece, variant: LocalVariant) {
        let piece = try piece()
        guard let variant = piece.variant, variant.record.weitergabe == .frei else {
            throw HTTPError(404, "not shared")
        }
        return (piece, variant)
    }

    private func sharing(_ variant: LocalVariant) throws -> Sharing {
        guard let version = try desk().sharedVersion(of: variant) else { return .none }
        return version == variant.commit ? .current : .behind
    }

    /// What is said about a variant that is shared; nil for one that is not.
    func sharingNotice(_ piece: Workpiece, _ variant: LocalVariant) throws -> Meldung? {
        let link = PageLink(language("Teilen", "Share"), address(piece, "teilen"))
        switch try sharing(variant) {
        case .none: return nil
        case .current:
            return Meldung(
                .hinweis,
                language("Diese Ortsvariante ist mit allen geteilt.", "This local variant is shared with all."),
                link: link)
        case .behind:
            return Meldung(
                .hinweis,
                language(
                    "Diese Ortsvariante ist geteilt, aber nicht so, wie sie jetzt ist.",
                    "This local variant is shared, but not as it is now."), link: link)
        }
    }

    private func shareForm(_ piece: Workpiece, _ sharing: Sharing) -> Form {
        var form = Form(
            address(piece, "teilen"),
            submit: sharing == .none
                ? language("Öffentlich teilen", "Share publicly")
                : language("Jetzigen Stand teilen", "Share as it is now"),
            hidden: [("stand", piece.commit.description)],
            fields: [
                Field(
                    "geprueft",
                    language("Es stehen keine Namen von Personen darin", "No names of persons stand in it"), .box,
                    hint: language(
                        "Sehen Sie auch in Notizen, Titeln und Antworten nach. Statt des Namens genügt die Rolle.",
                        "Look into notes, titles and answers, too. The role will do in place of the name."),
                    required: true)
            ])
        form.cancel = PageLink(language("Zurück", "Back"), address(piece))
        return form
    }

    private func shareSheet(
        _ piece: Workpiece, _ variant: LocalVariant, _ form: ((Form) -> Form)? = nil
    ) throws -> Sheet {
        let sharing = try sharing(variant)
        let standing = try desk().standing(of: variant)
        let state =
            switch sharing {
            case .none: language("nicht geteilt", "not shared")
            case .current: language("geteilt, so wie sie jetzt ist", "shared as it is now")
            case .behind:
                language(
                    "geteilt, aber seither haben Sie weitergearbeitet", "shared, but you have gone on working since")
            }
        var blocks: [Block] = [
            .facts([
                Fact(language("Stand", "State"), state),
                Fact(language("Stelle", "Organisation"), .content(try account().organisation.name)),
            ])
        ]
        if sharing != .none, let who {
            blocks.append(
                .actions([
                    Aktion(
                        language("So sehen es andere", "As others see it"),
                        addresses.page("ortsvarianten", who.organisation.ars, variant.name))
                ]))
        }
        if sharing != .current {
            let own = ownChanges(standing)
            blocks.append(
                .section(
                    language("Was hinausgeht", "What goes out"),
                    [
                        .bullets(
                            [
                                language(
                                    "Der ganze Plan Ihrer Ortsvariante mit Notizen und Ihren Antworten auf die Fragen",
                                    "The whole plan of your variant with notes and your answers to the questions"),
                                language("Der Verlauf Ihrer Änderungen", "The history of your changes"),
                            ])
                    ]
                        + (own.isEmpty
                            ? []
                            : [
                                .details(
                                    language(
                                        "Ihre Abweichungen von der Vorlage (\(own.count))",
                                        "Where you differ from the template (\(own.count))"),
                                    [.bullets(own.map(\.sentence))])
                            ])))
            let plain = shareForm(piece, sharing)
            blocks.append(.form(form.map { $0(plain) } ?? plain))
        }
        if sharing != .none {
            blocks.append(
                .section(
                    language("Nicht mehr teilen", "Share no longer"),
                    [
                        .actions([
                            Aktion(
                                language("Nicht mehr teilen", "Share no longer"), address(piece, "teilen", "beenden"))
                        ])
                    ]))
        }
        return Sheet(
            language("Ortsvariante teilen", "Share the local variant"),
            trail: trail(piece, standing.stand.variante.vorlage.titel),
            lead: language(
                "Geteilt steht Ihre Ortsvariante öffentlich bei der Vorlage. Andere Stellen sehen, wie Sie es machen, vergleichen sie mit der Vorlage und können von ihr ausgehen. An der Vorlage selbst ändert sich nichts.",
                "Shared, your variant stands publicly beside the template. Other organisations see how you do it, compare it with the template and can begin from it. The template itself does not change."
            ), blocks)
    }

    /// The page that shares a variant.
    func sharePage() throws -> Reply {
        let (piece, variant) = try sharable()
        return page(try shareSheet(piece, variant), at: address(piece, "teilen"))
    }

    /// Shares a variant as it is.
    func sharePiece() throws -> Reply {
        let (piece, variant) = try sharable()
        let input = try input()
        var problems = Problems()
        if input.text("geprueft").isEmpty {
            problems["geprueft"] = language(
                "Bitte sehen Sie nach, ob Namen von Personen darin stehen, und bestätigen Sie es.",
                "Please look whether names of persons stand in it, and confirm.")
        }
        try demandCurrent(input, piece, &problems)
        if problems.isEmpty {
            do {
                try site.host.share(variant, by: account())
                return .seeOther(
                    address(piece, "teilen"),
                    Meldung(
                        .gut,
                        language(
                            "Geteilt. Alle Stellen finden Ihre Ortsvariante jetzt bei der Vorlage.",
                            "Shared. All organisations find your variant beside the template now.")))
            } catch {
                guard let sentence = sentence(error) else { throw error }
                problems.add(sentence)
            }
        }
        return again(try shareSheet(piece, variant) { $0.filled(input, problems) })
    }

    /// Asks whether a variant is to be shared no longer.
    func stopSharingPage() throws -> Reply {
        let (piece, _) = try sharable()
        let title = try desk().mappe(of: piece).vorlage.titel
        var form = Form(
            address(piece, "teilen", "beenden"), submit: language("Nicht mehr teilen", "Share no longer"), .danger)
        form.cancel = PageLink(language("Zurück", "Back"), address(piece, "teilen"))
        return page(
            Sheet(
                language("Nicht mehr teilen?", "Share no longer?"),
                trail: trail(piece, title) + [PageLink(language("Teilen", "Share"), address(piece, "teilen"))],
                lead: language(
                    "Ihre Ortsvariante verschwindet aus der Bibliothek; bei Ihnen bleibt sie, wie sie ist. Was andere schon geholt haben, behalten sie.",
                    "Your variant leaves the library; with you it stays as it is. What others have fetched they keep."),
                [.form(form)]), at: nil)
    }

    /// Shares a variant no longer.
    func stopSharing() throws -> Reply {
        let (piece, variant) = try sharable()
        do {
            try site.host.stopSharing(variant, by: account())
        } catch {
            guard let sentence = sentence(error) else { throw error }
            return .seeOther(address(piece, "teilen"), Meldung(.fehler, sentence))
        }
        return .seeOther(
            address(piece),
            Meldung(.gut, language("Die Ortsvariante ist nicht mehr geteilt.", "The variant is no longer shared.")))
    }
}
