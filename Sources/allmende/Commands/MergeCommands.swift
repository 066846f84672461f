import Bytes
import History
import Library
import Objects
import Store
import Sync
import Templates

extension Command {
    static let merge = Command(
        "merge", .exchange, "führt eine andere Fassung mit der eigenen zusammen",
        "merges another version into one's own", arguments: Words("FASSUNG", "VERSION"), count: 0...1,
        options: [
            Option(
                "abort", "gibt eine begonnene Zusammenführung auf; alles ist wieder wie vorher",
                "gives up a merge that was begun; all is as before"),
            Option(
                "record", "zeigt, was eine Fassung, die zusammenführt, entschieden hat",
                "shows what a version that merges decided"), .json,
        ],
        details: Words(
            """
            FASSUNG ist ein Zweig, eine Ausgabe oder eine Fassung, wie »allmende log« sie zeigt: origin/main,
            kommune/053780004004/schulung, 9f31c2a0.
            Zusammengeführt wird je Aufgabe und Feld. Was beide Seiten verschieden geändert haben, wird nicht geraten:
            Es bleibt offen, steht in den Dateien und wird mit »allmende resolve« entschieden. Auch mit offenen Stellen
            kann festgehalten werden (allmende save).
            --record berechnet die Zusammenführung einer Fassung neu: was von selbst entschieden wurde, was Menschen
            entschieden haben, und ob die Fassung sonst etwas anderes enthält (Ergebnis 1). --json gilt dafür.
            """,
            """
            VERSION is a branch, a tag or a version as “allmende log” shows it: origin/main,
            kommune/053780004004/schulung, 9f31c2a0.
            Merging is by task and field. What both sides changed differently is not guessed: it stays open, is stored in
            the files and decided with “allmende resolve”. With open places, too, the work can be saved (allmende save).
            --record computes the merge of a version anew: what was decided by itself, what people decided, and whether
            the version holds anything else (exit code 1). --json is for that.
            """),
        examples: [
            (
                "allmende merge origin/main",
                Words("holt die Fassungen der Zentrale dazu", "brings in the versions of the hub")
            ),
            ("allmende merge --abort", Words("zurück zum Stand davor", "back to the state before")),
        ]
    ) { context in
        let replica = try context.replica()
        if context.line.has("abort") {
            try replica.abortMerge()
            try context.print(
                "Die Zusammenführung ist aufgegeben; alles ist wie vorher.",
                "The merge is given up; all is as before.")
            return .done
        }
        guard let word = context.line.words.first else {
            throw Problem.usage(Words("Es fehlt die Fassung.", "The version is missing."))
        }
        if context.line.has("record") {
            return try MergeRecordView(replica, context).show(try MergeView.version(word, replica).0)
        }
        let (id, name) = try MergeView.version(word, replica)
        let outcome = try replica.merge(id, name: name) { context.progress?.show(.files($0, of: $1)) }
        return try MergeView(replica, context).show(outcome)
    }
}

/// What a merge did, in words.
struct MergeView {
    private let replica: Replica
    private let context: Context

    init(_ replica: Replica, _ context: Context) { (self.replica, self.context) = (replica, context) }

    /// The version that a word means, and what the note of a merge calls it. A branch that a Kommune shares is found
    /// without the name of the hub before it.
    static func version(_ word: String, _ replica: Replica) throws -> (ObjectID, String) {
        do {
            let id = try replica.names.commit(word)
            return (id, try name(word, id, replica))
        } catch RevisionError.unknown {
            let id = try replica.names.commit("origin/\(word)")
            return (id, try name(word, id, replica))
        }
    }

    private static func name(_ word: String, _ id: ObjectID, _ replica: Replica) throws -> String {
        if try replica.names.ref(word) != nil || replica.names.ref("origin/\(word)") != nil {
            return word == "origin/main" ? "der Zentrale" : Text.shown(word, limit: 100)
        }
        return "Fassung \(shortName(id))"
    }

    /// Says what became of it; `findings` when something is open.
    func show(_ outcome: MergeOutcome) throws -> ExitCode {
        context.progress?.clear()
        let fresh = try Replica(replica.repository)
        switch outcome {
        case .nothingNew:
            try context.print(
                "Nichts Neues: Die eigene Fassung enthält das schon.", "Nothing new: your version holds it already.")
        case .forwarded(let before, let after):
            try context.print("Neue Fassungen übernommen:", "Took over new versions:")
            try showChanges(fresh, before, after)
            let open = try fresh.openFindings(in: after)
            if !open.isEmpty {
                let count = open.reduce(0) { $0 + $1.count }
                try context.print(
                    "Darin \(count == 1 ? "ist 1 Stelle" : "sind \(count) Stellen") zu entscheiden (allmende resolve):",
                    "\(count) \(count == 1 ? "place" : "places") in it to be decided (allmende resolve):")
                try OpenView(fresh, context).showPlaces(open)
                return .findings
            }
        case .merged(let commit, let before, _):
            try context.print(
                "Zusammengeführt, Fassung \(shortName(commit)). Dazugekommen ist:",
                "Merged, version \(shortName(commit)). What it brought:")
            try showChanges(fresh, before, commit)
        case .open(_, let result):
            let count = result.count
            try context.print(
                "Zusammengeführt bis auf \(count) \(count == 1 ? "Stelle" : "Stellen"), die zu entscheiden \(count == 1 ? "ist" : "sind"):",
                "Merged but for \(count) \(count == 1 ? "place" : "places") to be decided:")
            try OpenView(fresh, context).showPlaces(result.findings)
            try context.print(
                "Weiter: »allmende resolve« entscheidet, »allmende save« hält fest, »allmende merge --abort« gibt auf.",
                "Next: “allmende resolve” decides, “allmende save” keeps it, “allmende merge --abort” gives up.")
            return .findings
        }
        context.tidy(fresh.repository)
        return .done
    }

    /// What changed, in sentences; of many templates only the first are opened.
    private func showChanges(_ fresh: Replica, _ before: ObjectID?, _ after: ObjectID) throws {
        let old: LibraryState = before.map { .version($0) } ?? .nothing
        let paths = try fresh.changedPaths(before.map { try fresh.tree(of: $0) }, fresh.tree(of: after))
        let templates = Set(paths.compactMap { TemplatePath(containing: $0) }).sorted()
        let shown = templates.count > Self.limit ? Array(templates.prefix(Self.limit)) : []
        try DifferenceView(fresh, context).show(
            try fresh.compare(old, .version(after), only: shown), indent: "  ", limit: Self.limit)
        let more = templates.count - shown.count
        if !shown.isEmpty {
            try context.print("  … und \(more) weitere Vorlagen", "  … and \(more) more templates")
        }
    }

    private static let limit = 12
}
