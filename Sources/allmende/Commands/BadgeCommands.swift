import Bytes
import Journal
import Library
import Objects
import Store
import Templates

extension Option {
    static let at = Option(
        "at", value: Words("TAG", "DAY"), "wie es am Ende dieses Tages stand (heute)",
        "as it was at the end of that day (today)")
}

extension Command {
    static let badges = Command(
        "badges", .library, "zeigt, was für eine Vorlage spricht, mit Belegen",
        "shows what speaks for a template, with evidence",
        arguments: Words("[VORLAGE]", "[TEMPLATE]"), count: 0...1, options: [.at, .json],
        details: Words(
            """
            Jede Auszeichnung wird aus signierten Vorgängen und aus der Bibliothek selbst gezählt, ohne Netz und auf jeder Kopie
            gleich; niemand vergibt sie. Mitzeichnungen der eigenen Stelle zählen nicht. --at rechnet, wie es an einem Tag stand,
            und gibt ein Jahr später dasselbe.
            """,
            """
            Each badge is counted from signed operations and from the library itself, without a network and the same in every copy;
            nobody awards it. Approvals of one's own organisation do not count. --at counts as it was on a day, and gives the same a
            year later.
            """),
        examples: [
            (
                "allmende badges eakte-einfuehrung",
                Words("mit Erklärung und Schwellen", "with explanation and thresholds")
            )
        ]
    ) { context in
        let moment = try Moment(context)
        let badges = try Badges(moment.journal, moment.replica.reader, moment.tree, on: moment.day)
        var reports = badges.all()
        if let word = context.line.words.first {
            let entry = try moment.replica.findTemplate(word)
            reports = reports.filter { $0.template == entry.id }
        }
        if context.isJSON {
            try context.json("badges") { json in
                json.member("stichtag", moment.day.description)
                json.list("vorlagen", reports) { json, report in
                    json.object { json in
                        json.member("id", report.template)
                        json.member("ordner", report.path.description)
                        json.member("titel", report.title)
                        json.list("auszeichnungen", report.badges) { json, badge in
                            json.object { json in
                                json.member("art", badge.kind.rawValue)
                                json.member("stufe", badge.level)
                                json.name("wert")
                                if let value = badge.value { json.integer(value) } else { json.null() }
                                json.list("schwellen", badge.kind.thresholds) { $0.integer($1) }
                                json.list("belege", badge.evidence) { $0.string($1.description) }
                            }
                        }
                    }
                }
            }
            return .done
        }
        let isSingle = context.line.words.first != nil
        for report in reports {
            if isSingle {
                try context.console.line(Text.shown(report.title))
                for badge in report.badges {
                    try context.console.line("  \(Self.stars(badge.level))  \(badge.satz(context.language))")
                    try context.console.line("       \(badge.kind.schwellen(context.language))")
                }
            } else {
                let all = report.badges.map { "\($0.kind.wort(context.language)) \($0.level)" }.joined(separator: "  ")
                try context.console.line("\(Text.shown(report.title, limit: 60))\n            \(all)")
            }
        }
        return .done
    }

    private static func stars(_ level: Int) -> String {
        String(repeating: "*", count: level) + String(repeating: "-", count: 3 - level)
    }

    static let figures = Command(
        "figures", .library, "zeigt geplante gegen wirkliche Dauern", "shows planned against actual durations",
        arguments: Words("VORLAGE", "TEMPLATE"), count: 1...1, options: [.at, .json],
        details: Words(
            """
            Aus den Meldungen der Stellen (allmende practice actuals): Median, Quartile, Spanne in Arbeitstagen, und der Anteil, der
            die Aufgabe nicht gemacht hat. Unter fünf Stellen wird nichts gezeigt; wer was meldet, nie.
            """,
            """
            From what organisations report (allmende practice actuals): median, quartiles and range in working days, and the
            share that skipped the task. Below five organisations nothing is shown; who reports what, never.
            """)
    ) { context in
        let moment = try Moment(context)
        let entry = try moment.replica.findTemplate(context.line.words[0])
        guard let folder = try moment.replica.template(entry.path, at: moment.commit),
            case .success(let mappe) = folder.mappe
        else { throw LibraryError.noTemplate(context.line.words[0], similar: []) }
        let figures = Figures(mappe.struktur, moment.journal.practice.entries(of: entry.id))
        if context.isJSON {
            try context.json("figures") { json in
                json.member("stichtag", moment.day.description)
                json.member("vorlage", entry.id)
                json.member("mindestens", Figures.least)
                json.list("aufgaben", figures.tasks) { json, task in json.object { Self.write(task, &$0) } }
            }
            return .done
        }
        if figures.tasks.isEmpty {
            try context.print(
                "Zu keiner Aufgabe haben fünf Stellen etwas gemeldet.", "Five organisations have reported on no task.")
        }
        for task in figures.tasks {
            try context.console.line("\(task.number)  \(Text.shown(task.title, limit: 80))")
            let planned = task.planned.map { context.say("geplant \($0)", "planned \($0)") } ?? ""
            let share = context.say("nicht gemacht \(task.skipped) %", "skipped \(task.skipped) %")
            if let values = task.values {
                let range = "\(Figures.text(values.spanne.lowerBound))–\(Figures.text(values.spanne.upperBound))"
                try context.console.line(
                    "            \(planned)  Median \(Figures.text(values.median))  "
                        + context.say("Quartile ", "quartiles ")
                        + "\(Figures.text(values.unteresQuartil))/\(Figures.text(values.oberesQuartil))  "
                        + context.say("Spanne ", "range ") + "\(range)  (\(task.count))  \(share)")
            } else {
                try context.console.line("            \(planned)  (\(task.count))  \(share)")
            }
        }
        return .done
    }

    private static func write(_ task: Figures.Task, _ json: inout JSONWriter) {
        json.member("knoten", task.node)
        json.member("nummer", task.number)
        json.member("titel", task.title)
        json.name("geplant")
        if let planned = task.planned { json.integer(planned) } else { json.null() }
        json.member("stellen", task.count)
        json.member("nichtGemachtProzent", task.skipped)
        for (name, value) in [
            ("median", task.values?.median), ("unteresQuartil", task.values?.unteresQuartil),
            ("oberesQuartil", task.values?.oberesQuartil), ("kleinster", task.values?.spanne.lowerBound),
            ("groesster", task.values?.spanne.upperBound),
        ] as [(String, Int?)] {
            json.member(name, value.map(Figures.text))
        }
    }
}

/// The library at the end of a day.
private struct Moment {
    let replica: Replica
    let journal: Journal
    let day: Day
    let commit: ObjectID
    let tree: ObjectID

    init(_ context: Context) throws {
        replica = try context.replica()
        guard let store = try replica.journalStore() else { throw JournalError.noJournal }
        day = try context.line.value("at").map(Command.dayWord) ?? Replica.today
        journal = try store.journal(at: day)
        guard let commit = try replica.published(at: day) else {
            throw Problem(
                .refused,
                Words(
                    "Am \(day.german) gab es noch keine Fassung.", "There was no version yet on \(day.description)."),
                means: Problem.nothingChanged)
        }
        self.commit = commit
        tree = try replica.tree(of: commit)
    }
}
