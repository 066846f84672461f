import Bytes
import Files
import History
import Library
import Objects
import Store
import Templates

extension Command {
    static let list = Command(
        "list", .library, "zeigt alle Vorlagen", "shows all templates", options: [.json]
    ) { context in
        let replica = try context.replica()
        let entries = try context.catalogue(replica).entries
        if context.isJSON {
            try context.json("list") { json in json.list("vorlagen", entries) { $0.entry($1) } }
            return .done
        }
        if entries.isEmpty {
            try context.print(
                "Noch gibt es keine Vorlage. Eine neue: allmende new NAME --title TITEL",
                "There is no template yet. A new one: allmende new NAME --title TITLE")
        }
        try Table.show(entries, context)
        return .done
    }

    static let search = Command(
        "search", .library, "sucht Vorlagen nach Wörtern", "searches templates for words",
        arguments: Words("WÖRTER", "WORDS"), count: 1...40,
        options: [
            Option(
                "limit", letter: "n", value: Words("ZAHL", "NUMBER"), "höchstens so viele (20)", "at most so many (20)"),
            .json,
        ],
        details: Words(
            """
            Gefunden wird, was alle Wörter enthält: im Titel, in Stichwörtern, Aufgaben, Rollen und Texten. Groß und
            klein, Umlaute und ß sind gleich (»pruefung« findet »Prüfung«), und Teile längerer Wörter zählen
            (»aktenplan« findet »Aktenplanung«). Treffer im Titel stehen vorn.
            """,
            """
            Finds what holds all the words: in titles, keywords, tasks, roles and texts. Case, umlauts and ß make no
            difference (“pruefung” finds “Prüfung”), and parts of longer words count (“aktenplan” finds
            “Aktenplanung”). Hits in titles come first.
            """),
        examples: [
            ("allmende search aktenplan schulung", Words("Vorlagen mit beiden Wörtern", "templates with both words"))
        ]
    ) { context in
        let replica = try context.replica()
        let words = context.line.words.joined(separator: " ")
        let limit = try number(context, "limit", 20)
        let hits = try context.catalogue(replica).search(words, limit: limit)
        if context.isJSON {
            try context.json("search") { json in
                json.member("woerter", words)
                json.list("treffer", hits) { json, hit in
                    json.object { json in
                        json.member("punkte", hit.score)
                        json.list("stellen", hit.places) { $0.string($1.name) }
                        json.name("vorlage")
                        json.entry(hit.entry)
                    }
                }
            }
            return .done
        }
        let shown = Text.shown(words)
        if hits.isEmpty {
            try context.print(
                "Nichts gefunden zu »\(shown)«. Weniger oder kürzere Wörter finden mehr; »allmende list« zeigt alles.",
                "Nothing found for “\(shown)”. Fewer or shorter words find more; “allmende list” shows everything.")
        }
        try Table.show(hits.map(\.entry), context)
        return .done
    }

    /// The value of an option that is a number.
    static func number(_ context: Context, _ name: String, _ standard: Int) throws -> Int {
        guard let text = context.line.value(name) else { return standard }
        guard let number = Int(text), (1...1_000_000).contains(number) else {
            throw Problem.usage(Words("--\(name) braucht eine Zahl ab 1.", "--\(name) takes a number from 1 on."))
        }
        return number
    }

    static let show = Command(
        "show", .library, "zeigt eine Vorlage mit ihrem Strukturbaum", "shows a template with its tree of tasks",
        arguments: Words("VORLAGE[@FASSUNG]", "TEMPLATE[@VERSION]"), count: 1...1,
        options: [
            Option("levels", letter: "l", value: Words("ZAHL", "NUMBER"), "nur so viele Ebenen", "only so many levels"),
            Option("ascii", "zeichnet ohne Sonderzeichen", "draws without special characters"), .json,
        ],
        details: Words(
            """
            VORLAGE ist der Name des Ordners, die Kennung oder ein eindeutiger Teil des Titels. Ohne FASSUNG wird
            gezeigt, was jetzt im Arbeitsverzeichnis liegt, mit allem, was noch nicht festgehalten ist.

            Zeichen: ■ Phase  □ Arbeitspaket  • Aufgabe  ◆ Meilenstein  ⚑ nur unter einer Bedingung  ↻ wiederholt
            """,
            """
            TEMPLATE is the name of the folder, the id, or a part of the title that fits only one. Without VERSION
            it shows what lies in the working directory now, with everything that is not saved yet.

            Signs: ■ phase  □ work package  • task  ◆ milestone  ⚑ only on a condition  ↻ repeated
            """),
        examples: [
            ("allmende show eakte-einfuehrung --levels 2", Words("die oberen zwei Ebenen", "the upper two levels")),
            ("allmende show eakte-einfuehrung@HEAD~1", Words("die Fassung davor", "the version before")),
        ]
    ) { context in
        let (mappe, path, revision) = try template(context)
        if context.isJSON {
            try context.json("show") { json in
                json.member("pfad", path.description)
                json.member("fassung", revision?.description)
                json.name("vorlage")
                json.document(mappe.vorlage.canonicalText)
                json.name("struktur")
                json.document(mappe.struktur.canonicalText)
                json.list("dateien", mappe.dateinamen) { $0.string($1.string) }
            }
            return .done
        }
        let levels = try context.line.value("levels").map { _ in try number(context, "levels", 1) }
        try TemplateView(mappe, path, context).show(levels: levels)
        return .done
    }

    /// The template that the first word of the command line means, `NAME` or `NAME@VERSION`; without version as it lies in the
    /// working directory.
    static func template(
        _ context: Context
    ) throws -> (mappe: Vorlagenmappe, path: TemplatePath, revision: ObjectID?) {
        try templateOrVariant(context).template
    }

    /// The same, with the record of the local variant it belongs to, if it does.
    static func templateOrVariant(
        _ context: Context
    ) throws -> (template: (mappe: Vorlagenmappe, path: TemplatePath, revision: ObjectID?), variant: Variante?) {
        let replica = try context.replica()
        let word = context.line.words[0]
        if let variant = try? replica.variant(named: word), !variant.isOpen,
            (try? replica.findTemplate(word, in: context.catalogue(replica))) == nil
        {
            guard let folder = try replica.template(variant.path, at: variant.commit) else {
                throw VariantError.unreadable(variant.name)
            }
            return (try read(folder, variant.commit), variant.record)
        }
        let open = try replica.openVariant()
        let name = open?.name == word ? open?.path.description : nil
        let parts = word.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let (folder, revision) = try find(
            name ?? String(parts[0]), parts.count > 1 ? String(parts[1]) : nil, replica, context)
        return (try read(folder, revision), open?.path == folder.path && revision == nil ? open?.record : nil)
    }

    private static func read(
        _ folder: TemplateFolder, _ revision: ObjectID?
    ) throws -> (mappe: Vorlagenmappe, path: TemplatePath, revision: ObjectID?) {
        switch folder.mappe {
        case .success(let mappe): return (mappe, folder.path, revision)
        case .failure(let error): throw Problem(error, in: folder.path)
        }
    }

    /// The template that a word and maybe the name of a version mean.
    private static func find(
        _ word: String, _ revision: String?, _ replica: Replica, _ context: Context
    ) throws -> (TemplateFolder, ObjectID?) {
        guard let revision else {
            let entry = try replica.findTemplate(word, in: context.catalogue(replica))
            if let folder = try replica.draft(entry.path) { return (folder, nil) }
            throw LibraryError.noTemplate(word, similar: [])
        }
        let commit = try replica.names.commit(revision)
        // A template that is gone by now is found by the name of its folder.
        let known = try? replica.findTemplate(word, in: context.catalogue(replica)).path
        let path = try known ?? replica.templatePaths(at: commit).first { $0.slug == word }
        guard let path, let folder = try replica.template(path, at: commit) else {
            throw LibraryError.noTemplate(word, similar: [])
        }
        return (folder, commit)
    }
}

extension SearchPlace {
    /// The name for programs.
    var name: String {
        switch self {
        case .text: "text"
        case .nodes: "knoten"
        case .head: "kopf"
        case .title: "titel"
        }
    }
}

extension JSONWriter {
    /// A template of a list.
    mutating func entry(_ entry: CatalogueEntry) {
        object { json in
            json.member("pfad", entry.path.description)
            json.member("themenfeld", entry.path.themenfeld)
            json.member("slug", entry.path.slug)
            json.member("id", entry.id.isEmpty ? nil : entry.id)
            json.member("titel", entry.title)
            json.member("kurztext", entry.summary)
            json.member("zustand", entry.state?.rawValue)
            json.member("lizenz", entry.licence)
            json.member("stelle", entry.ars)
            json.member("knoten", entry.nodes)
            json.member("blaetter", entry.leaves)
            json.member("entwurf", entry.isDraft)
        }
    }

    /// A value that is the text of a whole document in the form our files have.
    mutating func document(_ text: [UInt8]) {
        if let json = try? JSON(parsing: text) { value(json) } else { null() }
    }
}

/// A list of templates in columns.
enum Table {
    static func show(_ entries: [CatalogueEntry], _ context: Context) throws {
        guard !entries.isEmpty else { return }
        let heads = [
            context.say("Vorlage", "Template"), context.say("Zustand", "State"), context.say("Knoten", "Nodes"),
            context.say("Ordner", "Folder"),
        ]
        let rows = entries.map { entry in
            [
                Text.shown(entry.title, limit: 56),
                entry.state?.wort(context.language) ?? context.say("nicht lesbar", "unreadable"), "\(entry.nodes)",
                "\(entry.path.themenfeld)/\(entry.path.slug)" + (entry.isDraft ? context.say(" (neu)", " (new)") : ""),
            ]
        }
        let widths = (0..<3).map { column in ([heads] + rows).map { Text.cells($0[column]) }.max() ?? 0 }
        for row in [heads] + rows {
            var line = ""
            for (column, width) in widths.enumerated() {
                let space = String(repeating: " ", count: width - Text.cells(row[column]))
                line += column == 2 ? space + row[column] + "  " : row[column] + space + "  "
            }
            try context.console.line(line + row[3])
        }
    }
}
