import Bytes
import Library
import Objects
import Templates

/// What a merge decided, for whoever reviews it.
struct MergeRecordView {
    private let replica: Replica
    private let context: Context

    init(_ replica: Replica, _ context: Context) { (self.replica, self.context) = (replica, context) }

    /// Shows the record of a version; `findings` when it holds more than the program computes and people settled.
    func show(_ commit: ObjectID) throws -> ExitCode {
        guard let record = try replica.mergeRecord(of: commit) else {
            throw Problem(
                .refused,
                Words(
                    "Die Fassung \(shortName(commit)) führt nicht zwei Fassungen zusammen.",
                    "Version \(shortName(commit)) does not merge two versions."))
        }
        if context.isJSON { try showJSON(commit, record) } else { try showText(commit, record) }
        return record.changed.isEmpty ? .done : .findings
    }

    private func showText(_ commit: ObjectID, _ record: MergeRecord) throws {
        try context.print(
            "Fassung \(shortName(commit)) führt zusammen: \(shortName(record.parents[0])) und \(shortName(record.parents[1])).",
            "Version \(shortName(commit)) merges \(shortName(record.parents[0])) and \(shortName(record.parents[1])).")
        if !record.computed.decisions.isEmpty {
            try context.print("Von selbst entschieden:", "Decided by itself:")
            for decision in record.computed.decisions {
                try context.console.line("  \(Text.shown(decision.path)): \(word(decision.side))")
                for place in decision.places {
                    try context.console.line("    \(Text.shown(place.ort.description)): \(word(place.seite))")
                }
            }
        }
        if !record.settled.isEmpty {
            try context.print("Von Menschen entschieden:", "Decided by people:")
            for (item, how) in record.settled {
                try context.console.line("  \(Text.shown(item.name)): \(word(how))")
            }
        }
        if !record.changed.isEmpty {
            try context.print(
                "Darüber hinaus geändert, ohne dass es zu entscheiden war:",
                "Changed beyond that, though nothing was to be decided there:")
            for path in record.changed { try context.console.line("  \(Text.shown(path))") }
        } else if record.isExact {
            try context.print(
                "Die Fassung ist genau das, was das Programm berechnet.",
                "The version is exactly what the program computes.")
        } else {
            try context.print(
                "Sonst ist die Fassung genau das, was das Programm berechnet.",
                "Otherwise the version is exactly what the program computes.")
        }
    }

    private func word(_ side: Entscheidung.Seite) -> String {
        switch side {
        case .unsere: context.say("unsere", "ours")
        case .fremde: context.say("fremde", "theirs")
        case .beide: context.say("auf beiden Seiten gleich", "the same on both sides")
        case .vereint: context.say("aus beiden vereint", "put together from both")
        }
    }

    private func word(_ how: MergeRecord.Settled) -> String {
        switch how {
        case .open: context.say("offen", "open")
        case .ours: context.say("unsere", "ours")
        case .theirs: context.say("fremde", "theirs")
        case .base: context.say("wie vorher", "as before")
        case .otherwise: context.say("anders", "otherwise")
        }
    }

    private func showJSON(_ commit: ObjectID, _ record: MergeRecord) throws {
        try context.json("zusammenfuehrung") { json in
            json.member("fassung", commit.description)
            json.list("vorgaenger", record.parents) { $0.string($1.description) }
            json.member("genau", record.isExact)
            json.list("entscheidungen", record.computed.decisions) { json, decision in
                json.object { json in
                    json.member("pfad", String(decoding: decision.path, as: UTF8.self))
                    json.member("seite", decision.side.rawValue)
                    json.list("stellen", decision.places) { json, place in
                        json.object { json in
                            json.member("ort", place.ort.description)
                            json.member("seite", place.seite.rawValue)
                        }
                    }
                }
            }
            json.list("konflikte", record.settled) { json, entry in
                json.object { json in
                    json.member("stelle", entry.item.name)
                    json.member("pfad", String(decoding: entry.item.path, as: UTF8.self))
                    json.member("wie", entry.how.rawValue)
                }
            }
            json.list("geaendert", record.changed) { $0.string(String(decoding: $1, as: UTF8.self)) }
        }
    }
}
