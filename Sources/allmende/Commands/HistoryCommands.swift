import Bytes
import History
import Journal
import Library
import Objects
import Store
import Templates

extension Command {
    static let log = Command(
        "log", .library, "zeigt die Fassungen, die jüngste zuerst", "shows the versions, youngest first",
        arguments: Words("[VORLAGE]", "[TEMPLATE]"), count: 0...1,
        options: [
            Option(
                "limit", letter: "n", value: Words("ZAHL", "NUMBER"), "höchstens so viele (50)", "at most so many (50)"),
            .json,
        ],
        details: Words(
            "Mit einer Vorlage nur die Fassungen, in denen sich diese geändert hat.",
            "With a template only the versions in which this one changed.")
    ) { context in
        let replica = try context.replica()
        let path = try context.line.words.first.map {
            try replica.findTemplate($0, in: context.catalogue(replica)).path
        }
        guard let head = try replica.head() else { throw LibraryError.emptyLibrary }
        let history = LibraryHistory(replica.reader, shallow: try replica.repository.shallowCommits())
        let versions = try history.versions(of: head, template: path, limit: try number(context, "limit", 50))
        if context.isJSON {
            try context.json("log") { json in
                json.member("vorlage", path?.description)
                json.list("fassungen", versions) { json, version in
                    json.object { json in
                        json.member("id", version.id.description)
                        json.list("vorgaenger", version.parents) { $0.string($1.description) }
                        json.member("stelle", version.author)
                        json.member("kennung", version.email)
                        json.member("tag", version.day.description)
                        json.member("bemerkung", version.note)
                    }
                }
            }
            return .done
        }
        // Authors are organisations; who it was says the card of the id, as long as there is one.
        let journal = try replica.journalStore()?.snapshot().journal
        let names = try journal.map { try Authors($0, replica.journalStore()).names } ?? [:]
        for version in versions {
            let handle = MemberID(email: Array(version.email.utf8))?.handle ?? ""
            let person =
                journal?.contacts.isErased(person: handle) == true
                ? context.say(" (Angaben gelöscht)", " (data erased)") : names[handle].map { " (\($0))" } ?? ""
            let day = context.language == .de ? version.day.german : version.day.description
            try context.console.line(
                "\(shortName(version.id))  \(day)  \(Text.shown(version.author + person, limit: 80)): \(Text.shown(version.summary, limit: 100))"
            )
        }
        return .done
    }

    static let diff = Command(
        "diff", .library, "zeigt Unterschiede in Sätzen", "shows differences in sentences",
        arguments: Words("[A [B]] [-- VORLAGE …]", "[A [B]] [-- TEMPLATE …]"), count: 0...2, takesRest: true,
        options: [
            Option(
                "raw", "zeilenweise, als Patch, den git anwenden kann", "line by line, as a patch that git can apply"),
            .json,
        ],
        details: Words(
            """
            Ohne Angabe: was noch nicht festgehalten ist. Mit A: von der Fassung A bis zum Arbeitsverzeichnis. Mit A und
            B: von A bis B. Fassungen heißen, wie »allmende log« sie zeigt, oder HEAD, HEAD~1, main, origin/main.
            """,
            """
            Without a word: what is not saved yet. With A: from version A to the working directory. With A and B: from
            A to B. Versions are named as “allmende log” shows them, or HEAD, HEAD~1, main, origin/main.
            """),
        examples: [
            (
                "allmende diff HEAD~1 HEAD",
                Words("was die letzte Fassung geändert hat", "what the last version changed")
            ),
            (
                "allmende diff main origin/main -- dms-rollout",
                Words("was in der Zentrale anders ist", "what is different on the hub")
            ),
        ]
    ) { context in
        let replica = try context.replica()
        let words = context.line.words
        let old = try words.first.map { try replica.names.commit($0) } ?? replica.head()
        let new = words.count > 1 ? try replica.names.commit(words[1]) : nil
        let only = try (context.line.rest ?? []).isEmpty ? [] : templates(context.line.rest ?? [], replica, context)
        let from: LibraryState = old.map { .version($0) } ?? .nothing
        let to: LibraryState = new.map { .version($0) } ?? .draft
        if context.line.has("raw") {
            for piece in try replica.patch(from, to, only: only) { try context.console.bytes(piece) }
            return .done
        }
        let difference = try replica.compare(from, to, only: only)
        if context.isJSON {
            try DifferenceView(replica, context).showJSON(difference, from: old, to: new)
        } else if difference.isEmpty {
            try context.print("Kein Unterschied.", "No difference.")
        } else {
            try DifferenceView(replica, context).show(difference)
        }
        return .done
    }
}
