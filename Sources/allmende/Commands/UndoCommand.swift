import Bytes
import Library
import Objects
import Store
import Sync
import Templates

extension Command {
    static let undo = Command(
        "undo", .work, "nimmt den letzten Vorgang zurück", "takes the last operation back",
        arguments: Words("[NUMMER]", "[NUMBER]"), count: 0...1,
        options: [
            Option("list", "zeigt die Vorgänge, den letzten zuerst", "shows the operations, the last one first"), .json,
        ],
        details: Words(
            """
            Vorgänge sind: festhalten, übernehmen, zusammenführen, zurücknehmen. Was noch niemand sonst hat, wird
            zurückgestellt: Die Bibliothek ist wieder auf dem Stand davor. Was schon eingereicht oder geteilt ist, nimmt
            eine neue Fassung zurück. Auch das Zurücknehmen lässt sich zurücknehmen; nichts geht verloren.
            NUMMER ist die aus der Liste; ohne sie der letzte Vorgang.
            """,
            """
            Operations are: saving, taking over, merging, undoing. What nobody else has is set back: the library is as it
            was before. What was submitted or shared already is taken back by a new version. Undoing can be undone, too;
            nothing gets lost.
            NUMBER is that of the list; without it the last operation.
            """),
        examples: [
            ("allmende undo --list", Words("was sich zurücknehmen lässt", "what can be taken back")),
            ("allmende undo", Words("nimmt den letzten Vorgang zurück", "takes the last operation back")),
        ]
    ) { context in
        let replica = try context.replica()
        let operations = try replica.operations()
        if context.line.has("list") {
            try list(operations, context)
            return .done
        }
        let number = context.line.words.first.map { Int($0) ?? 0 } ?? 1
        guard number > 0 else {
            throw Problem.usage(
                Words("Die Nummer ist die aus »allmende undo --list«.", "The number is that of “allmende undo --list”.")
            )
        }
        guard operations.indices.contains(number - 1) else { throw UndoError.noOperation(operations.count) }
        let operation = operations[number - 1]
        let outcome = try replica.undo(operation) { context.progress?.show(.files($0, of: $1)) }
        context.progress?.clear()
        return try show(outcome, operation, context)
    }

    private static func show(_ outcome: UndoOutcome, _ operation: LoggedMove, _ context: Context) throws -> ExitCode {
        let what = describe(operation, context)
        let fresh = try context.replica()
        switch outcome {
        case .restored(let from, let to):
            try context.print("Zurückgestellt: \(what)", "Set back: \(what)")
            try DifferenceView(fresh, context).show(
                try fresh.compare(.version(from), .version(to)), indent: "  ", limit: 12)
        case .reversed(let commit, let before):
            try context.print(
                "Zurückgenommen mit Fassung \(shortName(commit)): \(what)",
                "Taken back by version \(shortName(commit)): \(what)")
            try DifferenceView(fresh, context).show(
                try fresh.compare(.version(before), .version(commit)), indent: "  ", limit: 12)
        case .open(_, let result):
            try context.print(
                "Zurückgenommen, soweit nichts Späteres dieselben Stellen betrifft; zu entscheiden ist:",
                "Taken back where nothing later touches the same places; to be decided:")
            try OpenView(fresh, context).showPlaces(result.findings)
            try context.print(
                "Weiter: »allmende resolve« entscheidet, »allmende save« hält fest.",
                "Next: “allmende resolve” decides, “allmende save” keeps it.")
            return .findings
        case .nothingLeft:
            try context.print(
                "Davon ist in der jetzigen Fassung nichts mehr.", "Nothing of it is left in the present version.")
        }
        return .done
    }

    /// What an operation was, in words: "save: note".
    private static func describe(_ operation: LoggedMove, _ context: Context) -> String {
        let word: String
        switch operation.command {
        case "save": word = context.say("festgehalten", "saved")
        case "pull": word = context.say("übernommen", "took over")
        case "merge": word = context.say("zusammengeführt", "merged")
        case "undo": word = context.say("zurückgenommen", "undone")
        default: word = Text.shown(operation.command, limit: 40)
        }
        // Git's word for it says nothing to people.
        if operation.note == "Fast-forward" { return word }
        return "\(word): \(Text.shown(operation.note, limit: 100))"
    }

    private static func list(_ operations: [LoggedMove], _ context: Context) throws {
        if context.isJSON {
            return try context.json("vorgaenge") { json in
                json.list("vorgaenge", operations.enumerated()) { json, entry in
                    let (number, operation) = entry
                    json.object { json in
                        json.member("nummer", number + 1)
                        json.member("zeit", operation.time)
                        json.member("befehl", operation.command)
                        json.member("zweig", operation.branch.short)
                        json.member("vorher", operation.before?.description)
                        json.member("nachher", operation.after.description)
                        json.member("bemerkung", operation.note)
                    }
                }
            }
        }
        if operations.isEmpty { try context.print("Noch kein Vorgang.", "No operation yet.") }
        for (number, operation) in operations.prefix(30).enumerated() {
            let time = operation.time.dropLast(4).replacing("T", with: " ")
            let branch = operation.branch.short == "main" ? "" : " (\(Text.shown(operation.branch.short)))"
            try context.console.line("\(number + 1)  \(time)  \(describe(operation, context))\(branch)")
        }
    }
}

extension Problem {
    init(undo error: UndoError) {
        switch error {
        case .noOperation(let count):
            self.init(
                .refused,
                count == 0
                    ? Words("Noch gibt es nichts zurückzunehmen.", "There is nothing to take back yet.")
                    : Words("So viele Vorgänge gibt es nicht.", "There are not so many operations."),
                todo: count == 0
                    ? nil
                    : Words("»allmende undo --list« zeigt sie.", "“allmende undo --list” shows them."))
        case .firstVersion:
            self.init(
                .refused,
                Words(
                    "Vor dieser Fassung gab es keine; sie lässt sich nicht zurücknehmen.",
                    "There was none before this version; it cannot be taken back."), means: Problem.nothingChanged)
        case .otherBranch(let branch):
            self.init(
                .refused,
                Words(
                    "Der Vorgang betrifft den Zweig \(Text.shown(branch.short)), und der ist seither weiter.",
                    "The operation concerns the branch \(Text.shown(branch.short)), which has moved on since."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Dorthin wechseln: git switch \(Text.shown(branch.short))",
                    "Change to it: git switch \(Text.shown(branch.short))"))
        case .notHere:
            self.init(
                .refused,
                Words(
                    "Die jetzige Fassung enthält diesen Vorgang nicht; er ist schon zurückgenommen.",
                    "The present version does not hold this operation; it was taken back already."),
                means: Problem.nothingChanged)
        case .forgotten:
            self.init(
                .refused,
                Words(
                    "Die Fassungen dieses Vorgangs hat »git gc« entfernt.",
                    "The versions of this operation were removed by “git gc”."), means: Problem.nothingChanged)
        }
    }
}
