import Library
import Templates
import Web

// How two states of the library differ, template by template, in sentences.

extension Visit {
    /// Titles of templates, for sentences that name another one.
    var titles: @Sendable (ElementID) -> String? {
        guard let view = try? view() else { return { _ in nil } }
        return { id in view.byID[id.description].map { view.catalogue.entries[$0].title } }
    }

    /// What became of a template, with what follows from it.
    func block(_ template: TemplateDifference, _ comparison: Vergleich?) -> Block {
        let title = language.quoted(template.title)
        if template.old == nil {
            var blocks: [Block] = []
            if case .success(let mappe)? = template.new?.mappe {
                blocks = [
                    .content(mappe.vorlage.kurztext),
                    .text(
                        language(
                            "\(mappe.struktur.knoten.count) Aufgaben, Phasen und Meilensteine",
                            "\(mappe.struktur.knoten.count) tasks, phases and milestones")),
                ]
            }
            return .section(language("Neue Vorlage \(title)", "New template \(title)"), blocks)
        }
        if template.new == nil {
            return .section(
                language("Vorlage \(title) entfällt", "Template \(title) is removed"), [])
        }
        var blocks: [Block] = []
        guard let comparison else {
            blocks.append(.text(language("Die Dateien wurden geändert.", "The files were changed.")))
            return .section(template.title, blocks)
        }
        let groups = comparison.gruppen(language, titelVon: titles)
        let consequences = comparison.folgen(language)
        if groups.isEmpty {
            blocks.append(
                .text(language("Nur die Schreibweise der Dateien.", "Only the way the files are written.")))
        }
        if !consequences.isEmpty {
            blocks.append(.section(language("Folgen", "Consequences"), [.bullets(consequences)]))
        }
        blocks.append(.changes(groups))
        return .section(template.title, blocks)
    }
}
