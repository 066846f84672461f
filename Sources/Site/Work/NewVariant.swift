import Bytes
import Library
import Net
import Templates
import Web

extension Visit {
    private func published() throws -> (path: TemplatePath, mappe: Vorlagenmappe) {
        let path = try template()
        guard case .success(let mappe)? = try library().template(path)?.mappe else {
            throw HTTPError(404, "no such template")
        }
        return (path, mappe)
    }

    private func variantSheet(_ path: TemplatePath, _ mappe: Vorlagenmappe, _ form: Form) -> Sheet {
        Sheet(
            language("Eigene Ortsvariante anlegen", "Make a local variant"),
            trail: [PageLink(mappe.vorlage.titel, addresses.template(path))],
            lead: language(
                "Eine Ortsvariante ist die Vorlage »\(mappe.vorlage.titel)«, angepasst an Ihre Kommune. Was Sie ändern, bleibt; was in der Vorlage neu ist, wird Ihnen angeboten.",
                "A local variant is the template “\(mappe.vorlage.titel)”, adapted to your municipality. What you change stays; what is new in the template is offered to you."
            ), [.form(form)])
    }

    private func variantForm(_ path: TemplatePath, _ mappe: Vorlagenmappe) throws -> Form {
        let taken = Set(try desk().variants().map(\.name))
        let name = ([path.slug] + (2...99).map { "\(path.slug)-\($0)" }).first { !taken.contains($0) } ?? path.slug
        var form = Form(
            addresses.page("vorlagen", path.themenfeld, path.slug, "ortsvariante"),
            submit: language("Ortsvariante anlegen", "Make the variant"),
            fields: [
                Field(
                    "name", language("Kurzname", "Short name"), value: name,
                    hint: language(
                        "Kleine Buchstaben, Ziffern und Bindestriche; so heißt sie in Ihrer Liste.",
                        "Small letters, digits and hyphens; what it is called in your list."),
                    required: true, limit: 60)
            ] + answerFields(mappe.struktur, [:]) + [
                Field(
                    "weitergabe", language("Weitergabe", "Passing on"),
                    .radios([
                        Field.Option(
                            Variante.Weitergabe.frei.rawValue,
                            language("Ich kann sie später teilen", "I may share it later")),
                        Field.Option(
                            Variante.Weitergabe.nurEmpfangen.rawValue,
                            language("Sie bleibt bei uns", "It stays with us"),
                            hint: language(
                                "Empfängt Neuerungen und wird nie weitergegeben.",
                                "Receives what is new and is never passed on.")),
                    ]), value: Variante.Weitergabe.frei.rawValue)
            ])
        form.cancel = PageLink(language("Zurück", "Back"), addresses.template(path))
        return form
    }

    /// The form that makes a variant.
    func newVariant() throws -> Reply {
        let (path, mappe) = try published()
        return page(variantSheet(path, mappe, try variantForm(path, mappe)), at: nil)
    }

    /// Makes a variant.
    func makeVariant() throws -> Reply {
        let (path, mappe) = try published()
        let input = try input()
        var problems = Problems()
        let name = input.text("name")
        if !TemplatePath.isFolderName(name) {
            problems["name"] = language(
                "Bitte nur kleine Buchstaben, Ziffern und Bindestriche.",
                "Please use small letters, digits and hyphens.")
        }
        let passing = Variante.Weitergabe(rawValue: input.text("weitergabe"))
        if passing == nil { problems["weitergabe"] = language("Bitte wählen Sie.", "Please choose.") }
        let answers = answers(input, mappe.struktur, &problems)
        if problems.isEmpty, let passing {
            do {
                let variant = try desk().makeVariant(
                    of: path, name: name, from: nil, passing, answers: answers, shows: false)
                let piece = try desk().workpiece(variant: variant.name)
                return .seeOther(
                    address(piece),
                    Meldung(
                        .gut,
                        language(
                            "Ihre Ortsvariante ist angelegt. Jeder Schritt lässt sich jetzt ändern, verschieben oder streichen.",
                            "Your local variant is made. Each step can now be changed, moved or struck.")))
            } catch {
                guard let sentence = sentence(error) else { throw error }
                problems.add(sentence)
            }
        }
        return again(variantSheet(path, mappe, try variantForm(path, mappe).filled(input, problems)))
    }

    /// Asks before a draft is begun; goes on with the one there is.
    func newDraft() throws -> Reply {
        let (path, mappe) = try published()
        if let draft = try desk().draft(of: path) { return .seeOther(address(draft), nil) }
        let form = Form(
            addresses.page("vorlagen", path.themenfeld, path.slug, "aendern"),
            submit: language("Entwurf beginnen", "Begin a draft"))
        return page(
            Sheet(
                language("Änderung vorschlagen", "Propose a change"),
                trail: [PageLink(mappe.vorlage.titel, addresses.template(path))],
                lead: language(
                    "Sie ändern die Vorlage in einem Entwurf, den nur Ihre Stelle sieht. Wenn er fertig ist, reichen Sie ihn als Änderungsvorschlag ein; andere Stellen prüfen ihn.",
                    "You change the template in a draft that only your organisation sees. When it is done you submit it as a change proposal; other organisations review it."
                ),
                [
                    .form(form),
                    .text(
                        language(
                            "Sie haben schon eine Ortsvariante? Dann können Sie auch einzelne Änderungen daraus vorschlagen.",
                            "You have a local variant already? Then you can propose single changes of it, too.")),
                    .actions([Aktion(workLink.titel, workLink.address)]),
                ]), at: nil)
    }

    /// Begins a draft.
    func makeDraft() throws -> Reply {
        let (path, _) = try published()
        return .seeOther(address(try desk().beginDraft(of: path)), nil)
    }
}
