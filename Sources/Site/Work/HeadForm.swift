import Bytes
import Library
import Objects
import Templates
import Web

// What stands at the head of a template: title, short text, keywords, roles, description.

extension Visit {
    private static let readme: Text = "README.md"

    private func headForm(_ piece: Workpiece, _ mappe: Vorlagenmappe) -> Form {
        var form = Form(
            address(piece, "kopf"), submit: language("Angaben speichern", "Save"),
            hidden: [("stand", piece.commit.description)],
            fields: [
                Field("titel", language("Titel", "Title"), value: mappe.vorlage.titel, required: true, limit: 120),
                Field(
                    "kurztext", language("Kurztext", "Short text"), .lines(3), value: mappe.vorlage.kurztext,
                    limit: 1000),
                Field(
                    "schlagwoerter", language("Schlagwörter", "Keywords"),
                    value: mappe.vorlage.schlagwoerter.map(\.string).joined(separator: ", "),
                    hint: language("Mit Komma getrennt.", "Divided by commas."), limit: 2000),
                Field(
                    "leistungen", language("Leistungen (LeiKa-Schlüssel)", "Services (LeiKa keys)"),
                    value: mappe.vorlage.leistungen.map(\.string).joined(separator: ", "),
                    hint: language("14 Ziffern, mit Komma getrennt.", "14 digits, divided by commas."), limit: 2000),
                Field(
                    "rollen", language("Rollen", "Roles"), .lines(6),
                    value: mappe.struktur.rollen.values.map { "\($0.kuerzel): \($0.titel)" }.joined(separator: "\n"),
                    hint: language(
                        "Eine in jeder Zeile: Kürzel: Bezeichnung, etwa »PL: Projektleitung«.",
                        "One a line: abbreviation: name, say “PL: Projektleitung”."), limit: 20_000),
                Field(
                    "beschreibung", language("Beschreibung", "Description"), .lines(14),
                    value: mappe.texte[Self.readme], limit: 200_000),
            ])
        form.keepsDraft = true
        form.cancel = PageLink(language("Zurück zum Plan", "Back to the plan"), address(piece))
        return form
    }

    private func headSheet(_ piece: Workpiece, _ mappe: Vorlagenmappe, _ form: Form) -> Sheet {
        Sheet(
            language("Angaben zur Vorlage", "About the template"), trail: trail(piece, mappe.vorlage.titel),
            [.form(form)])
    }

    /// The head of a workpiece.
    func headPage() throws -> Reply {
        let piece = try piece()
        let mappe = try desk().mappe(of: piece)
        return page(headSheet(piece, mappe, headForm(piece, mappe)), at: address(piece, "kopf"))
    }

    /// Saves the head.
    func saveHead() throws -> Reply {
        let piece = try piece()
        let input = try input()
        let desk = try desk()
        let mappe = try desk.mappe(of: piece)
        var problems = Problems()
        let title = input.text("titel")
        if title.isEmpty { problems["titel"] = language("Bitte geben Sie einen Titel an.", "Please give a title.") }
        let roles = roles(input.text("rollen"), mappe.struktur, &problems)
        if problems.isEmpty {
            do {
                let outcome = try desk.revise(piece, seen: seen(input, piece)) { mappe in
                    mappe.vorlage.titel = title
                    mappe.vorlage.kurztext = input.text("kurztext")
                    mappe.vorlage.schlagwoerter = SortedSet(Self.words(input.text("schlagwoerter")))
                    mappe.vorlage.leistungen = SortedSet(Self.words(input.text("leistungen")))
                    for (id, role) in roles { mappe.struktur.rollen[id] = role }
                    for id in mappe.struktur.rollen.keys where roles[id] == nil {
                        let isUsed = mappe.struktur.knoten.values.contains {
                            $0.verantwortlich == id || $0.mitwirkend.contains(id)
                        }
                        if !isUsed { mappe.struktur.rollen[id] = nil }
                    }
                    let text = input.text("beschreibung")
                    mappe.texte[Self.readme] = text.isEmpty ? mappe.texte[Self.readme].map { _ in "" } : text + "\n"
                }
                return .seeOther(address(piece), saved(outcome, piece))
            } catch RevisingError.changed {
                let typed = headForm(piece, mappe).filled(input)
                let base = try desk.mappe(of: piece, at: seen(input, piece))
                var merged = Form.combined(
                    base: headForm(piece, base), now: headForm(piece, mappe), typed: typed, language)
                merged.problems = [
                    language(
                        "Jemand anderes hat diese Angaben inzwischen auch geändert. Bitte sehen Sie die markierten durch und speichern Sie noch einmal.",
                        "Somebody else has changed these entries, too. Please look through the marked ones and save once more."
                    )
                ]
                return again(headSheet(piece, mappe, merged))
            } catch {
                guard let sentence = sentence(error) else { throw error }
                problems.add(sentence)
            }
        }
        return again(headSheet(piece, mappe, headForm(piece, mappe).filled(input, problems)))
    }

    private static func words(_ text: String) -> [Text] {
        text.split { $0 == "," || $0 == ";" || $0.isNewline }.map { Text(FormText.trimmed(String($0))) }
            .filter { !$0.isEmpty }
    }

    /// Roles as lines; one whose abbreviation or name is known keeps its id.
    private func roles(_ text: String, _ struktur: Struktur, _ problems: inout Problems) -> [ElementID: Rolle] {
        var roles: [ElementID: Rolle] = [:]
        for line in text.split(whereSeparator: \.isNewline) {
            let pieces = line.split(separator: ":", maxSplits: 1).map { FormText.trimmed(String($0)) }
            guard pieces.count == 2, !pieces[0].isEmpty, !pieces[1].isEmpty else {
                problems["rollen"] = language(
                    "»\(line)« ist nicht »Kürzel: Bezeichnung«.", "“\(line)” is not “abbreviation: name”.")
                continue
            }
            let known = struktur.rollen.first {
                roles[$0.key] == nil && ($0.value.kuerzel == pieces[0] || $0.value.titel == pieces[1])
            }
            var role = known?.value ?? Rolle(pieces[1], kuerzel: pieces[0])
            (role.titel, role.kuerzel) = (pieces[1], pieces[0])
            roles[known?.key ?? ElementID.random()] = role
        }
        return roles
    }
}
