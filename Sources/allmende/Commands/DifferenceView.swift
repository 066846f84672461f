import Bytes
import Library
import Objects
import Templates

/// Differences between two states of a library in sentences, as a clerk would say them.
struct DifferenceView {
    private let replica: Replica
    private let context: Context

    init(_ replica: Replica, _ context: Context) { (self.replica, self.context) = (replica, context) }

    private func titles() throws -> (ElementID) -> String? {
        let entries = try replica.catalogue().entries
        return { id in entries.first { $0.id == id.description }?.title }
    }

    /// Shows a difference; after `limit` sentences of a template only how many there are.
    func show(_ difference: LibraryDifference, indent: String = "", limit: Int = .max) throws {
        let language = context.language
        let titleOf = try titles()
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
            var left = limit
            for group in groups where left > 0 {
                try context.console.line("\(indent)  \(Text.shown(group.titel))")
                for line in group.zeilen.prefix(left) {
                    try context.console.line("\(indent)    • \(Text.shown(line.satz, limit: 1000))")
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

    private func heading(_ template: TemplateDifference) -> String {
        let title = context.language.quoted(Text.shown(template.title))
        if template.old == nil { return context.say("Neue Vorlage \(title)", "New template \(title)") }
        if template.new == nil { return context.say("Vorlage \(title) gelöscht", "Template \(title) deleted") }
        return title
    }

    func showJSON(_ difference: LibraryDifference, from: ObjectID?, to: ObjectID?) throws {
        let titleOf = try titles()
        try context.json("diff") { json in
            json.member("von", from?.description)
            json.member("nach", to?.description)
            json.list("vorlagen", difference.templates) { json, template in
                json.object { json in
                    json.member("pfad", template.path.description)
                    json.member("titel", template.title)
                    json.member("art", template.old == nil ? "neu" : template.new == nil ? "entfernt" : "geaendert")
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
}
