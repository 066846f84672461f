import Bytes
import Library
import Objects
import Store
import Templates

/// Where a replica stands, in words or as JSON.
struct StatusView {
    private let replica: Replica
    private let status: ReplicaStatus
    private let context: Context

    init(_ replica: Replica, _ status: ReplicaStatus, _ context: Context) {
        (self.replica, self.status, self.context) = (replica, status, context)
    }

    func show() throws {
        if context.isJSON { return try showJSON() }
        if let head = status.head {
            let entry = try replica.commit(head)
            let note = Text.shown(String(decoding: entry.message.prefix { $0 != 0x0a }, as: UTF8.self), limit: 80)
            let day = Day(seconds: entry.author.seconds)
            try context.print(
                "Fassung \(shortName(head)) vom \(day.german): \(note)", "Version \(shortName(head)) of \(day): \(note)"
            )
        } else {
            try context.print("Noch gibt es keine Fassung.", "There is no version yet.")
        }
        if let variant = try replica.openVariant() {
            try context.print(
                "Das Arbeitsverzeichnis zeigt die Ortsvariante »\(variant.name)« (aus »\(Text.shown(variant.record.ursprung))«).",
                "The working directory shows the local variant “\(variant.name)” (from “\(Text.shown(variant.record.ursprung))”)."
            )
        } else {
            try showExchange()
        }
        try VariantView(replica, context).banners()
        try showMerge()
        try showDrafts()
    }

    private func showMerge() throws {
        if let merge = status.merge {
            let note = Text.shown(merge.note, limit: 80)
            try context.print(
                "Eine Zusammenführung ist nicht abgeschlossen: \(note) (allmende save hält sie fest, allmende merge --abort gibt sie auf)",
                "A merge is not finished: \(note) (allmende save keeps it, allmende merge --abort gives it up)")
        }
        let count = status.open.reduce(0) { $0 + $1.count }
        guard count > 0 else { return }
        try context.print(
            "\(count) \(count == 1 ? "Stelle ist" : "Stellen sind") zu entscheiden (allmende resolve):",
            "\(count) \(count == 1 ? "place is" : "places are") to be decided (allmende resolve):")
        try OpenView(replica, context).showPlaces(status.open)
    }

    private func showExchange() throws {
        guard let branch = status.branch else {
            return try context.print(
                "Es wird eine einzelne Fassung betrachtet; »git switch main« führt zurück zur Bibliothek.",
                "A single version is being looked at; “git switch main” leads back to the library.")
        }
        guard status.upstream != nil else {
            return try context.print(
                "Ein Abgleich mit einer Zentrale hat noch nicht stattgefunden (\(branch.short)).",
                "There has been no exchange with a hub yet (\(branch.short)).")
        }
        let (mine, theirs) = (status.ahead, status.behind)
        if mine == 0, theirs == 0 {
            return try context.print("Auf dem Stand des letzten Abgleichs.", "As of the last exchange with the hub.")
        }
        if mine > 0 {
            try context.print(
                "\(mine) eigene \(mine == 1 ? "Fassung ist" : "Fassungen sind") noch nicht eingereicht (allmende push).",
                "\(mine) \(mine == 1 ? "version" : "versions") of your own not submitted yet (allmende push).")
        }
        if theirs > 0 {
            try context.print(
                "\(theirs) neue \(theirs == 1 ? "Fassung" : "Fassungen") der Zentrale noch nicht übernommen (allmende pull).",
                "\(theirs) new \(theirs == 1 ? "version" : "versions") on the hub not taken over yet (allmende pull).")
        }
    }

    private func showDrafts() throws {
        guard !status.files.isClean else {
            return try context.print("Alles ist festgehalten.", "Everything is saved.")
        }
        try context.print(
            "Noch nicht festgehalten (allmende diff zeigt es, allmende save hält es fest):",
            "Not saved yet (allmende diff shows it, allmende save keeps it):")
        for path in status.drafts {
            let isNew = try status.head.map { try replica.template(path, at: $0) == nil } ?? true
            let isGone = try replica.draft(path) == nil
            let what =
                isGone
                ? context.say("gelöscht", "deleted")
                : isNew ? context.say("neu", "new") : context.say("geändert", "changed")
            try context.console.line("  \(path) (\(what))")
        }
        for path in status.otherFiles.prefix(20) { try context.console.line("  \(Text.shown(path))") }
        let more = status.otherFiles.count - 20
        if more > 0 { try context.print("  … und \(more) weitere Dateien", "  … and \(more) more files") }
        guard status.files.unmerged.isEmpty else {
            return try context.print(
                "Eine Zusammenführung ist nicht abgeschlossen (\(status.files.unmerged.count) Dateien).",
                "A merge is not finished (\(status.files.unmerged.count) files).")
        }
    }

    private func showJSON() throws {
        try context.json("status") { json in
            json.member("zweig", status.branch?.short)
            json.member("fassung", status.head?.description)
            json.member("zentrale", status.upstream?.id.description)
            json.member("voraus", status.ahead)
            json.member("zurueck", status.behind)
            json.member("festgehalten", status.files.isClean)
            json.name("zusammenfuehrung")
            if let merge = status.merge {
                json.object { json in
                    json.list("mit", merge.heads) { $0.string($1.description) }
                    json.member("bemerkung", merge.note)
                }
            } else {
                json.null()
            }
            json.member("offen", status.open.reduce(0) { $0 + $1.count })
            json.list("entwuerfe", status.drafts) { $0.string($1.description) }
            json.list("dateien", status.files.changedPaths.sorted { $0.lexicographicallyPrecedes($1) }) {
                $0.string(String(decoding: $1, as: UTF8.self))
            }
        }
    }
}
