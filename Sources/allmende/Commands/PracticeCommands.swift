import Bytes
import Journal
import Library
import Objects
import Store
import Templates

extension Command {
    static let practiceUse = Command(
        "practice use", .exchange, "sagt, dass die eigene Stelle mit einer Vorlage arbeitet",
        "says that your organisation works with a template",
        arguments: Words("VORLAGE [--stand …]", "TEMPLATE [--stand …]"), count: 1...1,
        options: [
            Option(
                "stand", value: Words("STAND", "STATE"), "geplant, laufend, abgeschlossen, abgebrochen (laufend)",
                "geplant, laufend, abgeschlossen, abgebrochen (laufend)"),
            Option("seit", value: Words("TAG", "DAY"), "seit wann (heute)", "since when (today)"),
        ],
        details: Words(
            "Je Stelle und Vorlage zählt die letzte Angabe. Gezählt werden Stellen, nie Personen.",
            "Of each organisation and template the last statement counts. Organisations are counted, never persons.")
    ) { context in
        let word = context.line.value("stand") ?? "laufend"
        guard let state = Evidence.Use.State(rawValue: word) else {
            let all = Evidence.Use.State.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.usage(
                Words(
                    "Einen Stand »\(Text.shown(word))« gibt es nicht: \(all).",
                    "There is no state “\(Text.shown(word))”: \(all)."))
        }
        let since = try context.line.value("seit").map(Self.dayWord) ?? Replica.today
        return try Statements(context).send(.use(Evidence.Use(since: since, state: state)), nil, context)
    }

    static let practiceReport = Command(
        "practice report", .exchange, "berichtet, was mit einer Vorlage gelang und was nicht",
        "reports what went well with a template and what did not",
        arguments: Words("VORLAGE --groesse … --wieder … -m TEXT", "TEMPLATE --groesse … --wieder … -m TEXT"),
        count: 1...1,
        options: [
            .message,
            Option(
                "groesse", value: Words("KLASSE", "CLASS"),
                "unter-5000, 5000-20000, 20000-50000, 50000-100000, ab-100000 Einwohner",
                "unter-5000, 5000-20000, 20000-50000, 50000-100000, ab-100000 inhabitants"),
            Option("wieder", value: Words("ANTWORT", "ANSWER"), "ja, teilweise, nein", "ja, teilweise, nein"),
        ]
    ) { context in
        guard let size = context.line.value("groesse").flatMap({ Evidence.Report.Size(rawValue: $0) }),
            let again = context.line.value("wieder").flatMap({ Evidence.Report.Again(rawValue: $0) })
        else {
            throw Problem.usage(
                Words("--groesse und --wieder werden gebraucht.", "--groesse and --wieder are needed."))
        }
        let posts = try Posts(context)
        let text = try posts.text(context)
        return try Statements(context).send(
            .report(Evidence.Report(size: size, again: again, text: text.id)), text, context)
    }

    static let practiceActuals = Command(
        "practice actuals", .exchange, "meldet, wie lange Aufgaben wirklich gedauert haben",
        "says how long tasks really took",
        arguments: Words("VORLAGE AUFGABE=TAGE…", "TEMPLATE TASK=DAYS…"), count: 2...500,
        details: Words(
            """
            AUFGABE ist eine Nummer, ID oder ein Teil des Titels; TAGE sind Arbeitstage, »-« heißt: nicht gemacht. Angaben zu
            früheren Aufrufen bleiben. Gezeigt wird nur, was mindestens fünf Stellen melden, und nie, wer.
            """,
            """
            TASK is a number, an id or a part of the title; DAYS are working days, “-” means: not done. What was said before stays.
            Only what at least five organisations report is shown, and never who.
            """),
        examples: [("allmende practice actuals eakte-einfuehrung 2.3=15 2.4=-", Words("zwei Aufgaben", "two tasks"))]
    ) { context in
        let statements = try Statements(context)
        let entry = try statements.entry(context)
        var days: [String: Int?] = try statements.actuals(entry.id)
        for word in context.line.words.dropFirst() {
            let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2,
                parts[1] == "-" || Int(parts[1]).map({ 0...Evidence.Actual.maximumDays ~= $0 }) == true
            else {
                throw Problem.usage(
                    Words("»\(Text.shown(word))«: AUFGABE=TAGE.", "“\(Text.shown(word))”: TASK=DAYS."))
            }
            let place = try statements.places.find("\(entry.path.slug)#\(parts[0])")
            if let node = place.node { days[node] = .some(Int(parts[1])) }
        }
        let actuals = days.sorted { $0.key < $1.key }.map { Evidence.Actual(node: $0.key, days: $0.value) }
        return try statements.send(.actuals(actuals), nil, context)
    }

    static let practiceWithdraw = Command(
        "practice withdraw", .exchange, "nimmt eine eigene Angabe zurück", "takes back a statement of one's own",
        arguments: Words("ID", "ID"), count: 1...1
    ) { context in
        let statements = try Statements(context)
        let word = context.line.words[0].lowercased()
        let found = statements.journal.practice.all.filter { $0.id.description.hasPrefix(word) }
        guard word.utf8.count >= 4, found.count == 1 else { throw Refusal.noSuchStatement }
        try statements.replica.outbox.add(.evidenceWithdrawn(found[0].id))
        return try JournalExchange(context).deliver(statements.replica)
    }

    static func dayWord(_ word: String) throws -> Day {
        guard let day = Day(word) else {
            throw Problem.usage(
                Words(
                    "»\(Text.shown(word))« ist kein Tag wie 2026-12-01.",
                    "“\(Text.shown(word))” is no day like 2026-12-01."))
        }
        return day
    }
}

/// What commands about practice work with.
struct Statements {
    let replica: Replica
    let journal: Journal
    let places: Places
    private let catalogue: Catalogue

    init(_ context: Context) throws {
        let people = try People(context)
        (replica, journal) = (people.replica, people.journal)
        catalogue = try context.catalogue(replica)
        context.progress?.clear()
        places = Places(replica, catalogue)
    }

    func entry(_ context: Context) throws -> CatalogueEntry { try catalogue.find(context.line.words[0]) }

    /// What this organisation has said of tasks so far.
    func actuals(_ template: String) throws -> [String: Int?] {
        // What waits to be submitted was said last.
        for item in try replica.outbox.list().reversed() {
            guard case .evidence(let evidence) = item.parcel.operation.content, evidence.template == template,
                case .actuals(let actuals) = evidence.statement
            else { continue }
            return Dictionary(actuals.map { ($0.node, $0.days) }, uniquingKeysWith: { first, _ in first })
        }
        for entry in journal.practice.entries(of: template) where entry.author.ars == replica.organisation.ars {
            guard case .actuals(let actuals) = entry.evidence.statement else { continue }
            return Dictionary(actuals.map { ($0.node, $0.days) }, uniquingKeysWith: { first, _ in first })
        }
        return [:]
    }

    func send(_ statement: Evidence.Statement, _ text: JournalText?, _ context: Context) throws -> ExitCode {
        let entry = try entry(context)
        let version = try replica.currentCommit()
        let evidence = Evidence(template: entry.id, version: version.description, statement)
        let operation = try replica.outbox.add(.evidence(evidence), texts: text.map { [$0] } ?? [])
        try context.print(
            "Festgehalten: \(operation.id.short), \(Text.shown(entry.title)).",
            "Kept: \(operation.id.short), \(Text.shown(entry.title)).")
        return try JournalExchange(context).deliver(replica)
    }
}
