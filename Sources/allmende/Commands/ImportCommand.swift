import Bytes
import Exchange
import Files
import Library
import Objects
import Store
import Templates

extension Command {
    static let importFile = Command(
        "import", .files, "liest einen Plan aus einem anderen Programm ein", "reads a plan of another program",
        arguments: Words(
            "DATEI [--as NAME|--into VARIANTE] [--yes]", "FILE [--as NAME|--into VARIANT] [--yes]"), count: 0...20,
        options: [
            Option(
                "as", value: Words("NAME", "NAME"), "als neue Vorlage in diesem Ordner",
                "as a new template in this folder"),
            Option(
                "topic", value: Words("THEMENFELD", "TOPIC"), "mit --as: der Ordner des Themenfelds (allgemein)",
                "with --as: the folder of the topic (allgemein)"),
            Option(
                "into", value: Words("NAME", "NAME"), "zurück in eine Ortsvariante oder Vorlage",
                "back into a local variant or template"),
            Option(
                "yes", letter: "y", "schreibt; ohne dies zeigt der Befehl nur den Bericht",
                "writes; without it the command only shows the report"),
            Option(
                "role", value: Words("NAME=ROLLE", "NAME=ROLE"), "nimmt einen Namen aus der Datei als Rolle; mehrfach",
                "takes a name in the file as a role; repeatable"),
            Option(
                "column", value: Words("ANGABE=SPALTE", "FIELD=COLUMN"),
                "Tabellen: welche Spalte was ist, titel=C; mehrfach",
                "tables: which column is what, titel=C; repeatable"),
            Option("comments", "Trello: nimmt Kommentare mit, ohne Namen", "Trello: takes comments, without names"),
            Option(
                "from", value: Words("FORMAT", "FORMAT"), "das Format, wenn es nicht erkannt wird",
                "the format, where it is not recognised"),
            Option(
                "prefer", value: Words("datei|hier", "file|here"),
                "was gilt, wo inzwischen auch hier geändert wurde", "what counts where it was changed here as well"),
            Option(
                "factro", value: Words("PROJEKT", "PROJECT"),
                "holt ein Projekt von factro; der Schlüssel steht in ALLMENDE_FACTRO",
                "fetches a project from factro; the token is in ALLMENDE_FACTRO"),
            .json,
        ],
        details: Words(
            """
            Gelesen werden MS Project (XML), Excel, CSV, Kalender, GanttProject, Trello, Asana, monday.com, OpenProject,
            factro und BPMN. Was die Datei ist, sieht der Befehl ihr an. Der Importbericht sagt zu jedem Vorgang, was
            übernommen, verändert oder weggelassen ist und warum. Namen und Adressen von Personen bleiben draußen, außer
            Sie nennen die Rolle, für die ein Name steht (--role). Ohne --yes wird nichts geschrieben.

            --as NAME macht eine neue Vorlage daraus, im Arbeitsverzeichnis wie bei »allmende new«. Eine Datei, die aus
            »allmende export« stammt und woanders bearbeitet wurde, kommt ohne weitere Angabe dorthin zurück, woher sie
            kam, mit genau den Änderungen: in die Ortsvariante als neue Fassung, in eine Vorlage der Bibliothek als
            Zweig, den »allmende propose« vorschlägt.
            Ergebnis 0: gelesen (mit --yes: geschrieben); 1: inzwischen ist hier dasselbe geändert (siehe --prefer).
            """,
            """
            Reads MS Project (XML), Excel, CSV, calendars, GanttProject, Trello, Asana, monday.com, OpenProject, factro and
            BPMN. What a file is shows by its content. The report says of every row what was taken, changed or left out,
            and why. Names and addresses of persons stay out, unless you name the role that a name stands for (--role).
            Without --yes nothing is written.

            --as NAME makes a new template of it, in the working directory as “allmende new” does. A file that came from
            “allmende export” and was edited elsewhere goes back where it came from without being told, with just the
            edits: into the local variant as a new version, into a template of the library as a branch that “allmende
            propose” proposes.
            Exit code 0: read (with --yes: written); 1: the same has been changed here meanwhile (see --prefer).
            """),
        examples: [
            (
                "allmende import dms-plan.xml --as dms-einfuehrung --topic dokumentenmanagement --yes",
                Words("ein MS-Project-Plan wird eine Vorlage", "a plan of MS Project becomes a template")
            ),
            (
                "allmende import eakte.xml",
                Words("zeigt, was in MS Project geändert wurde", "shows what was changed in MS Project")
            ),
        ]
    ) { context in try Einlesen(context).run() }
}

/// Reads a file into the library.
private struct Einlesen {
    private let context: Context
    private let replica: Replica

    init(_ context: Context) throws { (self.context, replica) = (context, try context.replica()) }

    func run() throws -> ExitCode {
        let line = context.line
        let einfuhr = try read()
        var vorgaben = einfuhr.vorgaben(bekannteRollen: try knownRoles())
        for (name, role) in try Command.answers("role", context) { vorgaben.personen[name] = .rolle(role) }
        if let slug = line.value("as") { return try new(einfuhr, vorgaben, slug) }
        if let name = line.value("into") { return try back(einfuhr, vorgaben, into: name) }
        if let marke = einfuhr.plan.marke { return try back(einfuhr, vorgaben, into: nil, marke) }
        var generator = SystemRandomNumberGenerator()
        let taken = try Uebernahme(einfuhr.plan, vorgaben, auchLeer: true, using: &generator)
        try report(einfuhr, taken, nil, nil)
        if einfuhr.plan.vorgaenge.isEmpty {
            try hint(
                "Die Datei ist gelesen, aber es steht kein Vorgang darin: Es gibt nichts zu übernehmen.",
                "The file is read, but there is no row in it: there is nothing to take.")
            return .done
        }
        try hint(
            "Nichts ist geschrieben. Mit --as NAME --yes wird eine neue Vorlage daraus.",
            "Nothing is written. With --as NAME --yes it becomes a new template.")
        return .done
    }

    private func read() throws -> Einfuhr {
        let line = context.line
        var weise = Austauschformat.Leseweise()
        weise.spalten = line.values("column")
        weise.mitKommentaren = line.has("comments")
        var format: Austauschformat?
        if let word = line.value("from") {
            guard let known = Austauschformat(rawValue: word), Austauschformat.einfuhr.contains(known) else {
                let all = Austauschformat.einfuhr.map(\.rawValue).joined(separator: " ")
                throw Problem.usage(Words("--from nimmt eines von: \(all)", "--from takes one of: \(all)"))
            }
            format = known
        }
        if let project = line.value("factro") { return try FactroFetch(context).fetch(project) }
        guard let first = line.words.first else {
            throw Problem.usage(Words("Es fehlt die Datei.", "The file is missing."))
        }
        if line.words.count > 1 { return try several(format) }
        return try Einfuhr(try content(first), format: format, weise)
    }

    /// Answers of a programming interface often come as several files.
    private func several(_ format: Austauschformat?) throws -> Einfuhr {
        let files = try context.line.words.map { try content($0) }
        switch format {
        case .factro: return Einfuhr(try Factro.lies(files), .factro)
        case .openproject: return Einfuhr(try OpenProjectAPI.lies(files), .openproject)
        default:
            throw Problem.usage(
                Words(
                    "Mehrere Dateien gehören nur bei Antworten von factro oder OpenProject zusammen: --from factro oder --from openproject.",
                    "Several files belong together only as answers of factro or OpenProject: --from factro or --from openproject."
                ))
        }
    }

    private func content(_ word: String) throws -> [UInt8] {
        try FileSystem.read(context.path(word), limit: Einfuhr.limit)
    }

    /// The titles of the roles in the library's templates.
    private func knownRoles() throws -> [String] {
        var titles = Set<String>()
        for path in try replica.draftPaths().prefix(200) {
            if case .success(let mappe)? = try replica.draft(path)?.mappe {
                titles.formUnion(mappe.struktur.rollen.values.map(\.titel))
            }
        }
        return titles.sorted()
    }

    // MARK: A new template

    private func new(_ einfuhr: Einfuhr, _ vorgaben: Uebernahme.Vorgaben, _ slug: String) throws -> ExitCode {
        let (mappe, taken) = try einfuhr.neu(vorgaben, stelle: replica.organisation.ars)
        guard context.line.has("yes") else {
            try report(einfuhr, taken, nil, nil)
            try hint(
                "Nichts ist geschrieben. Mit --yes wird die Vorlage angelegt.",
                "Nothing is written. With --yes the template is made.")
            return .done
        }
        let path = try replica.begin(slug: slug, topic: context.line.value("topic") ?? "allgemein", with: mappe)
        try report(einfuhr, taken, nil, path.description)
        try hint(
            "Neue Vorlage in \(path). Weiter: »allmende check \(path.slug)«, die Dateien ergänzen, »allmende save«.",
            "New template in \(path). Next: “allmende check \(path.slug)”, complete the files, “allmende save”.")
        return .done
    }

    // MARK: Back where it came from

    private func back(
        _ einfuhr: Einfuhr, _ vorgaben: Uebernahme.Vorgaben, into name: String?, _ marke: Ausfuhrmarke? = nil
    ) throws -> ExitCode {
        let marke = marke ?? einfuhr.plan.marke
        let word = name ?? marke.flatMap { $0.variante.isEmpty ? nil : $0.variante }
        if let word, let piece = try? replica.workpiece(variant: word) {
            return try back(einfuhr, vorgaben, marke, piece.path, piece.commit, piece)
        }
        let main = try replica.sourceCommit("main")
        let path: TemplatePath
        if let name {
            path = try replica.findTemplate(name, in: context.catalogue(replica)).path
        } else {
            let known = try context.catalogue(replica).entries.first { $0.id == marke?.vorlage.description }
            guard let known else {
                throw Problem(
                    .refused,
                    Words(
                        "Die Vorlage, aus der die Datei stammt, gibt es hier nicht.",
                        "The template the file comes from is not here."), means: Problem.nothingChanged,
                    todo: Words(
                        "»allmende sync« holt den Stand der Zentrale; mit --as NAME wird eine neue Vorlage daraus.",
                        "“allmende sync” gets the hub's state; --as NAME makes a new template of it."))
            }
            path = known.path
        }
        return try back(einfuhr, vorgaben, marke, path, main, nil)
    }

    private func back(
        _ einfuhr: Einfuhr, _ vorgaben: Uebernahme.Vorgaben, _ marke: Ausfuhrmarke?, _ path: TemplatePath,
        _ now: ObjectID, _ piece: Workpiece?
    ) throws -> ExitCode {
        let base = try version(marke) ?? now
        guard case .success(let basis)? = try replica.template(path, at: base)?.mappe else {
            throw LibraryError.noTemplate(path.slug, similar: [])
        }
        var answers: [String: String] = [:]
        for (id, answer) in piece?.variant?.record.antworten ?? [:] { answers[id.description] = answer.getippt }
        let way = try einfuhr.zurueck(basis, antworten: answers, vorgaben)
        guard way.mappe != basis else {
            try report(einfuhr, way.uebernahme, way, nil)
            try hint("In der Datei ist nichts geändert.", "Nothing is changed in the file.")
            return .done
        }
        guard context.line.has("yes") else {
            try report(einfuhr, way.uebernahme, way, nil)
            try changes(basis, way)
            try hint(
                "Nichts ist geschrieben. Mit --yes werden diese Änderungen übernommen.",
                "Nothing is written. With --yes these changes are taken.")
            return .done
        }
        do {
            return try write(einfuhr, way, basis, path, base, piece)
        } catch RevisingError.changed(let items, let tip) {
            guard let side = context.line.value("prefer") else { return try dispute(items) }
            return try settle(einfuhr, way, basis, path, tip, piece, side)
        } catch RevisingError.breaks(let findings) {
            throw Problem(
                .refused,
                Words(
                    "Mit den Änderungen hätte die Vorlage Fehler.", "With the changes the template would have errors."),
                means: Problem.nothingChanged,
                todo: Words(
                    findings.prefix(3).map { $0.satz(.de) }.joined(separator: " "),
                    findings.prefix(3).map { $0.satz(.en) }.joined(separator: " ")))
        }
    }

    /// The version that a mark names.
    private func version(_ marke: Ausfuhrmarke?) throws -> ObjectID? {
        guard let marke, !marke.fassung.isEmpty else { return nil }
        guard let id = ObjectID(hex: marke.fassung.utf8, replica.repository.format), try replica.reader.contains(id),
            try replica.reader.header(id).type == .commit
        else {
            throw Problem(
                .refused,
                Words(
                    "Die Fassung, aus der die Datei stammt, ist hier nicht bekannt (\(Text.shown(marke.fassung.prefix(10)))).",
                    "The version the file comes from is not known here (\(Text.shown(marke.fassung.prefix(10))))."),
                means: Problem.nothingChanged,
                todo: Words("»allmende sync« holt den Stand der Zentrale.", "“allmende sync” gets the hub's state."))
        }
        return id
    }

    private func write(
        _ einfuhr: Einfuhr, _ way: Rueckweg, _ basis: Vorlagenmappe, _ path: TemplatePath, _ base: ObjectID,
        _ piece: Workpiece?
    ) throws -> ExitCode {
        let note = "Aus \(einfuhr.format.name) übernommen"
        if let piece {
            _ = try replica.revise(piece, seen: base, note: note) { $0 = way.mappe }
            try report(einfuhr, way.uebernahme, way, piece.name)
            try changes(basis, way)
            try hint("Neue Fassung von »\(piece.name)«.", "A new version of “\(piece.name)”.")
            return .done
        }
        let made = try replica.proposalVersion(of: path, edited: way.mappe, since: base, note: note)
        try report(einfuhr, way.uebernahme, way, made.branch.short)
        try changes(basis, way)
        try hint(
            "Als Fassung \(shortName(made.commit)) festgehalten. Vorschlagen: allmende propose \(made.branch.short)",
            "Kept as version \(shortName(made.commit)). To propose it: allmende propose \(made.branch.short)")
        return .done
    }

    private func dispute(_ items: [OpenItem]) throws -> ExitCode {
        if !context.isJSON {
            try context.print(
                "Hier ist inzwischen dasselbe geändert worden. Nichts ist geschrieben:",
                "The same has been changed here meanwhile. Nothing is written:")
            for (number, item) in items.enumerated() { try OpenView(replica, context).show(item, number: number + 1) }
            try context.print(
                "Mit --prefer datei gilt dort die Datei, mit --prefer hier der Stand hier; alles andere kommt so oder so.",
                "With --prefer file the file counts there, with --prefer here what is here; all else comes either way.")
        }
        return .findings
    }

    /// Makes the edits on what is there now; where both changed the same, one side counts.
    private func settle(
        _ einfuhr: Einfuhr, _ way: Rueckweg, _ basis: Vorlagenmappe, _ path: TemplatePath, _ tip: ObjectID,
        _ piece: Workpiece?, _ side: String
    ) throws -> ExitCode {
        guard ["datei", "file", "hier", "here"].contains(side) else {
            throw Problem.usage(Words("--prefer nimmt datei oder hier.", "--prefer takes file or here."))
        }
        guard case .success(var now)? = try replica.template(path, at: tip)?.mappe else {
            throw LibraryError.noTemplate(path.slug, similar: [])
        }
        var points = way.aenderungen.flatMap(\.punkte)
        if side == "hier" || side == "here" {
            points = points.filter { now.struktur.wert($0.ort) == basis.struktur.wert($0.ort) }
        }
        now.struktur = try now.struktur.setting(points.map { ($0.ort, $0.nachher) })
        let settled = Rueckweg(way, mappe: now)
        return try write(einfuhr, settled, basis, path, tip, piece.flatMap { try? replica.workpiece(variant: $0.name) })
    }

    // MARK: What is said

    private func report(
        _ einfuhr: Einfuhr, _ taken: Uebernahme, _ way: Rueckweg?, _ written: String?
    ) throws {
        let view = ImportView(einfuhr, taken, context)
        guard context.isJSON else {
            // Of what comes back, only what did not come along is news.
            if way == nil || taken.bericht.zeilen.contains(where: { $0.art != .uebernommen }) { try view.show() }
            return
        }
        try context.json("import") { view.write(&$0, aenderungen: way?.aenderungen, geschrieben: written) }
    }

    private func changes(_ basis: Vorlagenmappe, _ way: Rueckweg) throws {
        if context.isJSON { return }
        let lines = Vergleich(basis, way.mappe).zeilen(context.language)
        try context.print("In der Datei geändert:", "Changed in the file:")
        for line in lines.prefix(60) { try context.console.line("  • " + Text.shown(line.satz, limit: 400)) }
        let more = lines.count - 60
        if more > 0 { try context.print("  … und \(more) weitere", "  … and \(more) more") }
    }

    private func hint(_ german: String, _ english: String) throws {
        if !context.isJSON { try context.print(german, english) }
    }
}
