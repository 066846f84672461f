import Bytes
import Library
import Objects
import Store
import Templates

extension Command {
    static let resolve = Command(
        "resolve", .exchange, "entscheidet, was eine Zusammenführung offen ließ", "decides what a merge left open",
        arguments: Words("[NUMMER|STELLE …] [Entscheidung]", "[NUMBER|PLACE …] [decision]"), count: 0...1000,
        options: [
            Option("ours", "wie in der eigenen Fassung", "as in one's own version"),
            Option("theirs", "wie in der anderen Fassung", "as in the other version"),
            Option("base", "wie vor beiden Änderungen", "as before both changes"),
            Option(
                "value", value: Words("WERT", "VALUE"), "ein anderer Wert: Text oder JSON, wie er in der Datei steht",
                "another value: text or JSON as it stands in the file"),
            Option("all", "alles, was offen ist", "all that is open"), .json,
        ],
        details: Words(
            """
            Ohne Angabe: was offen ist, nummeriert, mit den drei Werten und den Stellen, von denen sie sind; an einem
            Terminal wird gefragt. NUMMER ist die aus der Liste, STELLE der Ort, wie die Liste ihn nennt, oder ein Ende
            davon, das nur auf einen passt. Eine Entscheidung, nach der die Vorlage einen Fehler hätte, den sie jetzt nicht
            hat, wird nicht ausgeführt. »allmende save« hält die Entscheidungen fest.
            Ergebnis 0: nichts ist offen oder alles Genannte ist entschieden; 1: die Liste ist nicht leer.
            """,
            """
            Without a word: what is open, numbered, with the three values and the organisations they come from; at a
            terminal you are asked. NUMBER is that of the list, PLACE where it is as the list names it, or an end of that
            fits only one. A decision that would give the template an error it does not have now is not carried out.
            “allmende save” keeps the decisions.
            Exit code 0: nothing is open or all that was named is decided; 1: the list is not empty.
            """),
        examples: [
            ("allmende resolve 1 --theirs", Words("nimmt den Wert der anderen Seite", "takes the other side's value")),
            ("allmende resolve 2 --value 12", Words("setzt einen eigenen Wert", "sets a value of one's own")),
            ("allmende resolve --all --ours", Words("behält überall den eigenen", "keeps one's own everywhere")),
        ]
    ) { context in
        let replica = try context.replica()
        let items = try replica.openItems()
        let view = OpenView(replica, context)
        guard let how = try settlement(context) else {
            guard context.line.words.isEmpty, !context.line.has("all") else {
                throw Problem.usage(
                    Words(
                        "Es fehlt die Entscheidung: --ours, --theirs, --base oder --value WERT",
                        "The decision is missing: --ours, --theirs, --base or --value VALUE"))
            }
            if !items.isEmpty, !context.isJSON, Terminal.canAsk { return try ask(replica, context) }
            try view.show(items)
            return items.isEmpty ? .done : .findings
        }
        let chosen = context.line.has("all") ? items : try context.line.words.map { try find($0, items) }
        guard !chosen.isEmpty || context.line.has("all") else {
            throw Problem.usage(
                Words(
                    "Es fehlt, was entschieden wird: NUMMER, STELLE oder --all",
                    "What to decide is missing: NUMBER, PLACE or --all"))
        }
        try replica.settle(chosen.map { ($0, how) })
        let left = try Replica(replica.repository).openItems().count
        if context.isJSON {
            try context.json("resolve") { json in
                json.list("entschieden", chosen) { $0.string($1.name) }
                json.member("offen", left)
            }
            return .done
        }
        try context.print(
            "\(chosen.count) \(chosen.count == 1 ? "Stelle" : "Stellen") entschieden, \(left) offen.",
            "\(chosen.count) \(chosen.count == 1 ? "place" : "places") decided, \(left) open.")
        if left == 0 {
            try context.print("Weiter: »allmende save« hält es fest.", "Next: “allmende save” keeps it.")
        }
        return .done
    }

    private static func settlement(_ context: Context) throws -> Settlement? {
        var found: [Settlement] = []
        for (name, how) in [("ours", Settlement.ours), ("theirs", .theirs), ("base", .base)]
        where context.line.has(name) { found.append(how) }
        if let value = context.line.value("value") { found.append(.value(value)) }
        guard found.count < 2 else {
            throw Problem.usage(Words("Nur eine Entscheidung auf einmal.", "Only one decision at a time."))
        }
        return found.first
    }

    private static func find(_ word: String, _ items: [OpenItem]) throws -> OpenItem {
        if let number = Int(word), items.indices.contains(number - 1) { return items[number - 1] }
        let fitting = items.filter { $0.name == word }
        if fitting.count == 1 { return fitting[0] }
        let ending = items.filter { $0.name.hasSuffix(word) }
        guard ending.count == 1 else {
            let shown = Text.shown(word)
            throw Problem(
                .refused,
                ending.isEmpty
                    ? Words("»\(shown)« ist nicht offen.", "“\(shown)” is not open.")
                    : Words("»\(shown)« passt auf mehreres.", "“\(shown)” fits more than one."),
                means: Problem.nothingChanged,
                todo: Words("»allmende resolve« zeigt, was offen ist.", "“allmende resolve” shows what is open."))
        }
        return ending[0]
    }

    /// Asks about one place after the other.
    private static func ask(_ replica: Replica, _ context: Context) throws -> ExitCode {
        var skipped: Set<String> = []
        while true {
            let items = try Replica(replica.repository).openItems()
            guard let number = items.firstIndex(where: { !skipped.contains($0.name) }) else {
                let left = items.count
                try context.print(
                    left == 0 ? "Alles ist entschieden; »allmende save« hält es fest." : "\(left) offen.",
                    left == 0 ? "All is decided; “allmende save” keeps it." : "\(left) open.")
                return left == 0 ? .done : .findings
            }
            let item = items[number]
            try OpenView(replica, context).show(item, number: number + 1)
            try context.print(
                "  [u]nsere, [f]remde, [v]orher, [w]ert, [s]päter, [e]nde?",
                "  [o]urs, [t]heirs, [b]efore, [v]alue, [l]ater, [q]uit?")
            try context.console.flush()
            let how: Settlement
            let letters = context.language == .de ? "ufvwse" : "otbvlq"
            let typed = readLine() ?? String(letters.last ?? "q")
            switch letters.firstIndex(of: typed.first ?? " ").map({ letters.distance(from: letters.startIndex, to: $0) }
            )
            {
            case 0: how = .ours
            case 1: how = .theirs
            case 2: how = .base
            case 3:
                try context.print("  Wert:", "  Value:")
                try context.console.flush()
                how = .value(readLine() ?? "")
            case 4:
                skipped.insert(item.name)
                continue
            case 5: return items.isEmpty ? .done : .findings
            default: continue
            }
            do {
                try Replica(replica.repository).settle([(item, how)])
            } catch let error as SettlementError {
                context.console.note(Problem(settlement: error).text(context.language))
            }
        }
    }
}
