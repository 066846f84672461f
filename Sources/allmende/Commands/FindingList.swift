import Bytes
import Library
import Templates

/// What `check` found, in sentences or as JSON.
enum FindingList {
    static func show(_ found: [(path: TemplatePath, findings: [Finding])], _ context: Context) throws {
        let all = found.flatMap(\.findings)
        if context.isJSON {
            return try context.json("check") { json in
                json.list("vorlagen", found) { json, entry in
                    json.object { json in
                        json.member("pfad", entry.path.description)
                        json.list("befunde", entry.findings) { $0.finding($1, context.language) }
                    }
                }
                json.member("fehler", all.count { $0.severity == .fehler })
                json.member("warnungen", all.count { $0.severity == .warnung })
                json.member("hinweise", all.count { $0.severity == .hinweis })
            }
        }
        for (path, findings) in found where !findings.isEmpty {
            try context.console.line(path.description)
            for finding in findings {
                let place = finding.file + (finding.line.map { ":\($0)" } ?? "")
                let word = padded(finding.severity.wort(context.language) + ":", 9)
                try context.console.line("  \(word) \(Text.shown(finding.satz(context.language), limit: 600))")
                if !place.isEmpty { try context.console.line("            \(Text.shown(place))") }
            }
        }
        let templates =
            found.count == 1
            ? context.say("1 Vorlage", "1 template")
            : context.say("\(found.count) Vorlagen", "\(found.count) templates")
        func count(_ severity: Severity, _ one: String, _ many: String) -> String {
            let number = all.count { $0.severity == severity }
            return "\(number) \(number == 1 ? one : many)"
        }
        try context.print(
            "\(templates) geprüft: \(count(.fehler, "Fehler", "Fehler")), \(count(.warnung, "Warnung", "Warnungen")), \(count(.hinweis, "Hinweis", "Hinweise")).",
            "\(templates) checked: \(count(.fehler, "error", "errors")), \(count(.warnung, "warning", "warnings")), \(count(.hinweis, "note", "notes"))."
        )
    }
}

extension JSONWriter {
    /// A finding.
    mutating func finding(_ finding: Finding, _ language: Sprache) {
        object { json in
            json.member("art", finding.code.rawValue)
            json.member("schwere", finding.severity.rawValue)
            json.member("datei", finding.file)
            json.name("zeile")
            if let line = finding.line { json.integer(line) } else { json.null() }
            json.member("element", finding.element?.description)
            json.member("feld", finding.field)
            json.list("werte", finding.values) { $0.string($1) }
            json.member("satz", finding.satz(language))
        }
    }
}
