import Bytes
import Library
import Objects
import Templates

/// Differences between two states of a library in sentences, as a clerk would say them.
struct DifferenceView {
    private let replica: Replica
    private let context: Context

    init(_ replica: Replica, _ context: Context) { (self.replica, self.context) = (replica, context) }

    /// Titles of other templates; the list of all is made when the first one is asked for, and most differences name none.
    private func titles() -> (ElementID) -> String? {
        var entries: [CatalogueEntry]?
        return { id in
            let known = entries ?? (try? replica.catalogue().entries) ?? []
            entries = known
            return known.first { $0.id == id.description }?.title
        }
    }

    /// Shows a difference; after `limit` sentences of a template only how many there are.
    func show(_ difference: LibraryDifference, indent: String = "", limit: Int = .max) throws {
        let language = context.language
        let titleOf = titles()
        for template in difference.templates {
            try context.console.line("\(indent)\(heading(template))")
            guard let comparison = template.comparison else {
                if template.old != nil, template.new != nil {
                    try context.print("\(indent)  Die Dateien wurden geändert.", "\(indent)  The files were changed.")
                }
                continue
            }
            let groups = comparison.gruppen(language, titelVon: titleOf)
            if groups.isEmpty {
                try context.print(
                    "\(indent)  Nur die Schreibweise der Dateien.", "\(indent)  Only the way the files are written.")
            }
            try showConsequences(comparison, template, indent: indent + "  ")
            var left = limit
            for group in groups where left > 0 {
                try context.console.line("\(indent)  \(Text.shown(group.titel))")
                for line in group.zeilen.prefix(left) {
                    try context.console.line("\(indent)    • \(Text.shown(line.satz, limit: 1000))")
                    if limit == .max { try showText(line, comparison, indent: indent + "        ") }
                }
                left -= group.zeilen.count
            }
            let more = groups.reduce(0) { $0 + $1.zeilen.count } - limit
            if more > 0 {
                try context.print(
                    "\(indent)  … und \(more) weitere Änderungen", "\(indent)  … and \(more) more changes")
            }
        }
        for path in difference.otherFiles.prefix(limit) {
            try context.console.line("\(indent)\(context.say("Datei", "File")) \(Text.shown(path))")
        }
    }

    /// What the difference means: for the project, and for the local variants that have changed something there themselves.
    private func showConsequences(_ comparison: Vergleich, _ template: TemplateDifference, indent: String) throws {
        let sentences = comparison.folgen(context.language) + (try variantSentences(template))
        guard !sentences.isEmpty else { return }
        try context.print("\(indent)Folgen", "\(indent)Consequences")
        for sentence in sentences { try context.console.line("\(indent)  • \(Text.shown(sentence, limit: 1000))") }
    }

    private func variantSentences(_ template: TemplateDifference) throws -> [String] {
        try replica.variantsConcerned(by: template).map { name, count in
            context.say(
                "Ihre Ortsvariante »\(name)« hat an \(count) dieser Stellen eigene Änderungen",
                "Your local variant “\(name)” has changes of its own at \(count) of these places")
        }
    }

    /// The lines that changed in a text file.
    private func showText(_ line: Aenderungszeile, _ comparison: Vergleich, indent: String) throws {
        guard line.art == "datei-geaendert", let name = line.nachher,
            let difference = comparison.textunterschied(Text(name))
        else { return }
        for line in difference.zeilen {
            switch line {
            case .entfallen(let text): try context.console.line("\(indent)- \(Text.shown(text, limit: 1000))")
            case .neu(let text): try context.console.line("\(indent)+ \(Text.shown(text, limit: 1000))")
            case .gleich(let text): try context.console.line("\(indent)  \(Text.shown(text, limit: 1000))")
            case .ausgelassen: try context.console.line("\(indent)…")
            }
        }
    }

    private func heading(_ template: TemplateDifference) -> String {
        let title = context.language.quoted(Text.shown(template.title))
        if template.old == nil { return context.say("Neue Vorlage \(title)", "New template \(title)") }
        if template.new == nil { return context.say("Vorlage \(title) gelöscht", "Template \(title) deleted") }
        return title
    }

    func showJSON(_ difference: LibraryDifference, from: ObjectID?, to: ObjectID?) throws {
        let titleOf = titles()
        try context.json("diff") { json in
            json.member("von", from?.description)
            json.member("nach", to?.description)
            json.list("vorlagen", difference.templates) { json, template in
                json.object { json in
                    json.member("pfad", template.path.description)
                    json.member("titel", template.title)
                    json.member("art", template.old == nil ? "neu" : template.new == nil ? "entfernt" : "geaendert")
                    showConsequencesJSON(&json, template)
                    let groups = template.comparison?.gruppen(context.language, titelVon: titleOf) ?? []
                    json.list("gruppen", groups) { json, group in
                        json.object { json in
                            json.member("titel", group.titel)
                            json.member("phase", group.phase?.description)
                            json.list("zeilen", group.zeilen) { json, line in
                                json.object { json in
                                    json.member("art", line.art)
                                    json.member("knoten", line.knoten?.description)
                                    json.member("feld", line.feld)
                                    json.member("vorher", line.vorher)
                                    json.member("nachher", line.nachher)
                                    json.member("satz", line.satz)
                                }
                            }
                        }
                    }
                }
            }
            json.list("dateien", difference.otherFiles) { $0.string(String(decoding: $1, as: UTF8.self)) }
        }
    }

    private func showConsequencesJSON(_ json: inout JSONWriter, _ template: TemplateDifference) {
        json.name("folgen")
        guard let comparison = template.comparison else { return json.null() }
        let folgen = Folgen(comparison)
        json.object { json in
            json.name("arbeitstageVorher")
            if let days = folgen.arbeitstageVorher { json.integer(days) } else { json.null() }
            json.name("arbeitstageNachher")
            if let days = folgen.arbeitstageNachher { json.integer(days) } else { json.null() }
            json.list("kritischGeworden", folgen.kritischGeworden) { $0.string($1.description) }
            json.list("nichtMehrKritisch", folgen.nichtMehrKritisch) { $0.string($1.description) }
            json.list("rollen", folgen.rollen) { $0.string($1.description) }
            json.list("ortsvarianten", (try? replica.variantsConcerned(by: template)) ?? []) { json, variant in
                json.object { json in
                    json.member("name", variant.name)
                    json.member("stellen", variant.count)
                }
            }
            json.list("saetze", comparison.folgen(context.language)) { $0.string($1) }
        }
    }
}
