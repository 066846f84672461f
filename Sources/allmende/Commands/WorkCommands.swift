import Bytes
import Files
import Library
import Objects
import Store
import Templates

extension Command {
    static let new = Command(
        "new", .work, "beginnt eine neue Vorlage", "begins a new template",
        arguments: Words("NAME --title TITEL [Optionen]", "NAME --title TITLE [options]"), count: 1...1,
        options: [
            Option("title", letter: "t", value: Words("TITEL", "TITLE"), "der Titel", "the title"),
            Option(
                "topic", value: Words("THEMENFELD", "TOPIC"), "der Ordner des Themenfelds (allgemein)",
                "the folder of the topic (allgemein)"),
        ],
        details: Words(
            """
            NAME wird der Ordner: Kleinbuchstaben, Ziffern, einzelne Bindestriche. Die neue Vorlage hat ein Gerüst aus
            drei Phasen und liegt erst im Arbeitsverzeichnis; »allmende save« macht eine Fassung daraus.
            """,
            """
            NAME becomes the folder: small letters, digits, single hyphens. The new template has a frame of three
            phases and lies in the working directory only; “allmende save” makes a version of it.
            """),
        examples: [
            (
                "allmende new aktenplan --title \"Aktenplan einführen\" --topic dokumentenmanagement",
                Words("eine Vorlage im Themenfeld Dokumentenmanagement", "a template in the topic dokumentenmanagement")
            )
        ]
    ) { context in
        guard let title = context.line.value("title") else {
            throw Problem.usage(Words("Es fehlt der Titel: --title TITEL", "The title is missing: --title TITLE"))
        }
        let replica = try context.replica()
        let path = try replica.begin(
            slug: context.line.words[0], topic: context.line.value("topic") ?? "allgemein", title: title)
        try context.print(
            "Neue Vorlage »\(Text.shown(title))« in \(path).", "New template “\(Text.shown(title))” in \(path).")
        try context.print(
            "Weiter: die Dateien dort bearbeiten, mit »allmende check \(path.slug)« prüfen, mit »allmende save« festhalten.",
            "Next: edit the files there, check them with “allmende check \(path.slug)”, keep them with “allmende save”."
        )
        return .done
    }

    static let check = Command(
        "check", .work, "prüft Vorlagen auf Fehler und Lücken", "checks templates for errors and gaps",
        arguments: Words("[VORLAGE …]", "[TEMPLATE …]"), count: 0...1000,
        options: [
            Option(
                "fix", "bringt die Dateien in die einheitliche Form; der Inhalt bleibt gleich",
                "puts the files into their one form; the content stays the same"), .json,
        ],
        details: Words(
            """
            Geprüft wird, was im Arbeitsverzeichnis liegt; ohne Namen alle Vorlagen. Ein Fehler muss behoben werden,
            bevor die Vorlage veröffentlicht wird; eine Warnung sollte es; ein Hinweis ist einen Blick wert.
            Ergebnis 0: kein Fehler; 1: Fehler gefunden.
            """,
            """
            Checks what lies in the working directory; all templates if none is named. An error must be put right
            before the template is published; a warning should be; a note is worth a look.
            Exit code 0: no error; 1: errors found.
            """)
    ) { context in
        let replica = try context.replica()
        let paths = try templates(context.line.words, replica, context)
        if context.line.has("fix") { try fix(paths, replica, context) }
        let umfeld = Umfeld(vorlagen: try replica.catalogue().templateIDs, heute: Replica.today.description)
        var found: [(path: TemplatePath, findings: [Finding])] = []
        for (number, path) in paths.enumerated() {
            context.progress?.show("Prüfen", "Checking", number, of: paths.count)
            guard let folder = try replica.draft(path) else { continue }
            found.append((path, folder.findings(umfeld)))
        }
        try FindingList.show(found, context)
        return found.contains { $0.findings.contains { $0.severity == .fehler } } ? .findings : .done
    }

    /// The templates that some words mean; all of the working tree for none.
    static func templates(_ words: [String], _ replica: Replica, _ context: Context) throws -> [TemplatePath] {
        guard !words.isEmpty else { return try replica.draftPaths().filter { try replica.draft($0) != nil } }
        let catalogue = try context.catalogue(replica)
        return try words.map { try replica.findTemplate($0, in: catalogue).path }
    }

    private static func fix(_ paths: [TemplatePath], _ replica: Replica, _ context: Context) throws {
        for path in paths {
            for file in try replica.makeCanonical(path) {
                context.console.note(context.say("In Form gebracht: \(file)", "Put into form: \(file)"))
            }
        }
    }

    static let save = Command(
        "save", .work, "hält die Arbeit als neue Fassung fest", "keeps the work as a new version",
        arguments: Words("-m BEMERKUNG", "-m NOTE"),
        options: [
            Option(
                "note", letter: "m", value: Words("BEMERKUNG", "NOTE"), "was anders ist und warum, in einem Satz",
                "what is different and why, in one sentence")
        ],
        details: Words(
            """
            Alles, was im Arbeitsverzeichnis neu, geändert oder gelöscht ist, wird eine Fassung. Sie liegt sicher auf
            der Platte, wenn der Befehl fertig ist, aber nur hier: »allmende push« reicht sie ein.
            """,
            """
            All that is new, changed or deleted in the working directory becomes a version. It is safe on the disk
            when the command is done, but only here: “allmende push” submits it.
            """),
        examples: [
            (
                "allmende save -m \"Schulung dauert erfahrungsgemäß länger\"",
                Words("hält alles fest", "keeps everything")
            )
        ]
    ) { context in
        let replica = try context.replica()
        let note = context.line.value("note")
        if note == nil, try replica.mergeState() == nil {
            throw Problem.usage(Words("Es fehlt eine Bemerkung: -m BEMERKUNG", "A note is missing: -m NOTE"))
        }
        let saved = try replica.save(note: note)
        let before: LibraryState = saved.before.map { .version($0) } ?? .nothing
        let difference = try replica.compare(before, .version(saved.commit))
        let id = shortName(saved.commit)
        try context.print("Fassung \(id) festgehalten:", "Saved version \(id):")
        try DifferenceView(replica, context).show(difference, indent: "  ", limit: 12)
        context.tidy(replica.repository)
        return .done
    }

    static let status = Command(
        "status", .work, "zeigt, was noch nicht festgehalten oder eingereicht ist",
        "shows what is not saved or not submitted yet", options: [.json],
        details: Words(
            "Fragt nicht im Netz nach: »neu in der Zentrale« gilt für den letzten Abgleich.",
            "Asks no network: “new on the hub” is as of the last exchange.")
    ) { context in
        let replica = try context.replica()
        let status = try replica.status()
        try StatusView(replica, status, context).show()
        return .done
    }
}

/// A version's id as it is shown: the beginning, which names it well enough.
func shortName(_ id: ObjectID) -> String { String(id.description.prefix(10)) }
