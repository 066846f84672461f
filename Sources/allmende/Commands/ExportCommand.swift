import Bytes
import Exchange
import Files
import Library
import Objects
import Site
import Templates
import Web

extension Command {
    static let export = Command(
        "export", .files, "gibt eine Vorlage oder Ortsvariante für ein anderes Programm aus",
        "writes a template or variant for another program",
        arguments: Words(
            "VORLAGE[@FASSUNG]|VARIANTE|--all --to FORMAT [-o DATEI]",
            "TEMPLATE[@VERSION]|VARIANT|--all --to FORMAT [-o FILE]"),
        count: 0...1,
        options: [
            Option(
                "to", value: Words("FORMAT", "FORMAT"), "mspdi xlsx csv ics gan trello json html docx",
                "mspdi xlsx csv ics gan trello json html docx"),
            Option(
                "all", "html: die ganze Bibliothek als Ordner von Seiten",
                "html: the whole library as a folder of pages"),
            Option(
                "output", letter: "o", value: Words("DATEI", "FILE"),
                "die Datei, - für die Ausgabe; sonst der Name der Vorlage; mit --all der Ordner",
                "the file, - for the output; else the template's name; with --all the folder"),
            Option(
                "force", "ersetzt eine Datei oder einen Ordner von Seiten, die es schon gibt",
                "replaces a file or folder of pages that is there"),
            Option("events", "ics: als Termine (Outlook) statt als Aufgaben", "ics: as events (Outlook), not as tasks"),
            Option("start", value: Words("TAG", "DAY"), "der erste Arbeitstag, 2027-03-01", "first day, 2027-03-01"),
            Option(
                "land", value: Words("LAND", "LAND"), "das Land, dessen Feiertage gelten (das eigene)",
                "the Land whose holidays hold (one's own)"),
            Option(
                "param", value: Words("NAME=ANTWORT", "NAME=ANSWER"), "beantwortet eine Angabe der Vorlage; mehrfach",
                "answers a question of the template; repeatable"),
            Option(
                "local", value: Words("FEIERTAG", "HOLIDAY"), "ein Feiertag nur der eigenen Gemeinde; mehrfach",
                "a holiday of the own commune only; repeatable"),
            Option("eves", "24. und 31. Dezember sind arbeitsfrei", "24 and 31 December are free"), .json,
        ],
        details: Words(
            """
            mspdi   MS Project: in MS Project »Öffnen«, Dateityp XML        ics     Kalender und Aufgaben
            xlsx    Excel, mit Gliederung und Abhängigkeiten                gan     GanttProject
            csv     Tabelle für deutsches Excel                             trello  ein Board
            docx    Word, mit Überschriften                                 json    alles, was die Vorlage enthält
            html    eine Seite zum Lesen; mit --all die ganze Bibliothek als Ordner mit Suche, der ohne Server aus einer
                    Dateiablage gelesen wird: index.html im Browser öffnen

            Mit --start und --land stehen Termine darin. MS Project, GanttProject und Kalender gehen nicht ohne; fehlt
            --start, gilt der nächste Montag. Was das Format nicht tragen kann, steht am Ende der Ausgabe.

            Was im anderen Programm geändert wird, kommt mit »allmende import DATEI« zurück: genau diese Änderungen.
            """,
            """
            mspdi   MS Project: “Open” there, file type XML                 ics     calendar and tasks
            xlsx    Excel, with outline and dependencies                    gan     GanttProject
            csv     a table for German Excel                                trello  a board
            docx    Word, with headings                                     json    all the template has
            html    a page to read; with --all the whole library as a folder with a search, which is read from a file
                    share without a server: open index.html in a browser

            With --start and --land there are dates in it. MS Project, GanttProject and calendars take no less; without
            --start the next Monday counts. What the format cannot carry is said at the end.

            What is changed in the other program comes back with “allmende import FILE”: just those changes.
            """),
        examples: [
            (
                "allmende export eakte-einfuehrung --to mspdi --start 2027-03-01 --land NW -o eakte.xml",
                Words("für MS Project", "for MS Project")
            ),
            (
                "allmende export --all --to html -o /srv/ablage/vorlagen",
                Words("die Bibliothek für die Dateiablage", "the library for the file share")
            ),
        ]
    ) { context in
        let line = context.line
        let format = line.value("to").flatMap { Austauschformat(rawValue: $0) }
        guard line.value("to") == "html" || format.map(Austauschformat.ausfuhr.contains) == true else {
            let all = (Austauschformat.ausfuhr.map(\.rawValue) + ["html"]).joined(separator: " ")
            throw Problem.usage(
                Words("Es fehlt das Format: --to \(all)", "The format is missing: --to \(all)"))
        }
        guard line.has("all") else {
            guard !line.words.isEmpty else {
                throw Problem.usage(
                    Words("Es fehlt, was ausgegeben wird.", "What is to be written is missing."))
            }
            return try Ausgabe(context, format).run()
        }
        guard format == nil, line.words.isEmpty else {
            throw Problem.usage(
                Words(
                    "--all gibt die ganze Bibliothek aus, und nur als Seiten: --all --to html",
                    "--all writes the whole library, and as pages only: --all --to html"))
        }
        return try Seitenausgabe(context).run()
    }
}

/// Writes a template in a format.
private struct Ausgabe {
    private let context: Context
    /// The format; nil for a page.
    private let format: Austauschformat?
    private var name: String { format?.name ?? context.say("Webseite (HTML)", "Web page (HTML)") }

    init(_ context: Context, _ format: Austauschformat?) { (self.context, self.format) = (context, format) }

    func run() throws -> ExitCode {
        let ((mappe, path, revision), variant) = try Command.templateOrVariant(context)
        let replica = try context.replica()
        let marke = try marke(mappe, path, revision, variant, replica)
        let plan = try Ausfuhrplan(mappe, nach: marke, context.language)
        let made =
            try format?.schreibe(plan, alsTermine: context.line.has("events"))
            ?? Ausfuhr(page(plan, path, revision, replica), [])
        let target = context.line.value("output") ?? "\(path.slug).\(format?.endung ?? "html")"
        if target == "-" {
            try context.console.bytes(made.bytes)
            for verlust in made.verluste { context.console.note(Text.shown(verlust.satz(context.language))) }
            return .done
        }
        let file = context.path(target)
        if !context.line.has("force"), try FileStatus.of(file, follow: false) != nil {
            throw Problem(
                .refused,
                Words("\(Text.shown(target)) gibt es schon.", "\(Text.shown(target)) is there already."),
                means: Problem.nothingChanged,
                todo: Words(
                    "Mit -o einen anderen Namen nennen oder mit --force ersetzen.",
                    "Name another with -o, or replace it with --force."))
        }
        try FileSystem.replace(file, with: made.bytes)
        return try tell(target, plan, made)
    }

    /// What the file is made from: everything that is needed to tell edits from losses when it comes back.
    private func marke(
        _ mappe: Vorlagenmappe, _ path: TemplatePath, _ revision: ObjectID?, _ variant: Variante?, _ replica: Replica
    ) throws -> Ausfuhrmarke {
        let line = context.line
        // What no version holds yet cannot be named; such a file is compared with what is there when it comes back.
        let head = try replica.head()
        let saved =
            try revision
            ?? head.flatMap { head in
                try replica.template(path, at: head).flatMap { try? $0.mappe.get() } == mappe ? head : nil
            }
        var marke = Ausfuhrmarke(vorlage: mappe.vorlage.id, fassung: saved.map { "\($0)" } ?? "")
        if variant != nil { marke.variante = try Self.variantName(line.words[0], replica) }
        for (id, answer) in variant?.antworten ?? [:] where mappe.struktur.parameter[id]?.nimmt(answer) == true {
            marke.antworten[id.description] = answer.getippt
        }
        for (name, answer) in try Command.answers("param", context) {
            _ = try Planvorgaben.antwort(name, answer, in: mappe.struktur)
            marke.antworten[name] = answer
        }
        if let start = line.value("start") {
            marke.start = start
        } else if format?.brauchtTermine == true || line.value("land") != nil {
            marke.start = try naechsterMontag()
        }
        guard !marke.start.isEmpty else { return marke }
        guard let land = line.value("land") ?? replica.organisation.land else {
            throw Problem.usage(
                Words(
                    "Für Termine wird das Land gebraucht, dessen Feiertage gelten: --land NW",
                    "Dates take the Land whose holidays hold: --land NW"))
        }
        (marke.land, marke.orte, marke.ohneVorfeiertage) = (land.uppercased(), line.values("local"), line.has("eves"))
        return marke
    }

    private func page(
        _ plan: Ausfuhrplan, _ path: TemplatePath, _ revision: ObjectID?, _ replica: Replica
    ) throws -> [UInt8] {
        let dates = plan.termine?.terminplan
        guard let commit = try revision ?? replica.head() else {
            var template = StaticTemplate(plan.mappe)
            template.termine = dates
            return template.page(bibliothek: "", sprache: context.language)
        }
        let source = try StaticSource(replica.repository, commit, replica.journalStore(), context.language)
        return try source.page(
            plan.mappe, dates, at: path, isVersion: !plan.marke.fassung.isEmpty, isLibrary: plan.marke.variante.isEmpty)
    }

    private static func variantName(_ word: String, _ replica: Replica) throws -> String {
        if let variant = try? replica.variant(named: word) { return variant.name }
        return try replica.openVariant()?.name ?? ""
    }

    /// The Monday after today; where it is a holiday, the day after it on which work goes on.
    private func naechsterMontag() throws -> String {
        guard let today = Kalendertag(Replica.today.description) else { return "2027-01-04" }
        let monday = today + (8 - today.wochentag)
        guard let name = try context.line.value("land") ?? context.replica().organisation.land,
            let land = Land(rawValue: name.uppercased())
        else { return monday.description }
        var calendar = Arbeitskalender(land, ab: monday)
        return (calendar?.plus(monday, arbeitstage: 0) ?? monday).description
    }

    private func tell(_ target: String, _ plan: Ausfuhrplan, _ made: Ausfuhr) throws -> ExitCode {
        if context.isJSON {
            try context.json("export") { writer in
                writer.name("datei")
                writer.string(target)
                writer.name("austauschformat")
                writer.string(format?.rawValue ?? "html")
                writer.name("bytes")
                writer.integer(made.bytes.count)
                writer.member("marke", format == nil ? nil : plan.marke.text)
                writer.name("verluste")
                writer.beginArray()
                for verlust in made.verluste {
                    writer.beginObject()
                    writer.name("feld")
                    writer.string(verlust.feld.rawValue)
                    writer.name("anzahl")
                    writer.integer(verlust.elemente.count)
                    writer.name("satz")
                    writer.string(verlust.satz(context.language))
                    writer.endObject()
                }
                writer.endArray()
            }
            return .done
        }
        let size = context.say("\((made.bytes.count + 1023) / 1024) KB", "\((made.bytes.count + 1023) / 1024) KB")
        try context.print(
            "\(Text.shown(target)) geschrieben: \(plan.zeilen.count) Vorgänge für \(name), \(size).",
            "Wrote \(Text.shown(target)): \(plan.zeilen.count) rows for \(name), \(size).")
        if let termine = plan.termine {
            try context.print(
                "Termine vom \(termine.anfang.wort(.de)) bis \(termine.ende.wort(.de)), Feiertage: \(termine.land.name).",
                "Dates from \(termine.anfang.wort(.en)) to \(termine.ende.wort(.en)), holidays: \(termine.land.name).")
        }
        if !made.verluste.isEmpty {
            try context.print("Was \(name) nicht tragen kann:", "What \(name) cannot carry:")
            for verlust in made.verluste {
                try context.console.line("  • " + Text.shown(verlust.satz(context.language), limit: 600))
            }
        }
        if format == nil {
            try context.print(
                "Die Seite ist zum Lesen; Änderungen darin kommen nicht zurück.",
                "The page is to be read; changes in it do not come back.")
        } else if plan.marke.fassung.isEmpty {
            try context.print(
                "Die Vorlage hat Änderungen, die noch keine Fassung sind. Mit »allmende save« vor der Ausgabe kommen spätere Änderungen genauer zurück.",
                "The template has changes that are no version yet. With “allmende save” before the export later changes come back more exactly."
            )
        }
        return .done
    }
}
