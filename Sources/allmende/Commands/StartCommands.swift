import Bytes
import Files
import Library
import Objects
import Store
import Sync
import Templates

extension Command {
    static let initialise = Command(
        "init", .start, "legt eine neue Bibliothek an", "makes a new library",
        arguments: Words("VERZEICHNIS [Optionen]", "DIRECTORY [options]"), count: 1...1,
        options: [.starter, .objectFormat, .ars, .name],
        details: Words(
            """
            Für den Anfang ohne Zentrale. Wer eine vorhandene Bibliothek nutzen will, nimmt »allmende clone«.
            Dateien, die schon im Verzeichnis liegen, bleiben, wie sie sind, und gehören zur ersten Fassung.
            """,
            """
            To begin without a hub. To use an existing library, take “allmende clone”.
            Files that are in the directory already stay as they are and become part of the first version.
            """),
        examples: [
            (
                "allmende init bibliothek --starter --stelle 053780004004 --name \"Stadt Bergisch Gladbach\"",
                Words("mit den vier Vorlagen der Starterbibliothek", "with the four templates of the starter library")
            )
        ]
    ) { context in
        let path = context.path(context.line.words[0])
        let organisation = try organisation(context)
        let replica = try Replica.create(
            at: path, objectFormat(context), organisation, starter: context.line.has("starter"))
        let count = try replica.head().map { try replica.templatePaths(at: $0).count } ?? 0
        let shown = Text.shown(path.bytes)
        try context.print(
            "Bibliothek angelegt in \(shown): \(count) \(count == 1 ? "Vorlage" : "Vorlagen").",
            "Made a library in \(shown): \(count) \(count == 1 ? "template" : "templates").")
        try hintAtOrganisation(organisation, context)
        return .done
    }

    static let clone = Command(
        "clone", .start, "holt eine Kopie einer Bibliothek", "gets a copy of a library",
        arguments: Words("ADRESSE [VERZEICHNIS]", "ADDRESS [DIRECTORY]"), count: 1...2, options: [.ars, .name],
        details: Words(
            """
            ADRESSE ist die einer Zentrale oder eines anderen Git-Servers (http://, https://) oder ein Verzeichnis,
            auch auf einer Freigabe oder einem Stick. Die Kopie ist vollständig: Danach geht alles ohne Netz.
            Bricht das Holen ab, bleibt nichts Halbes liegen.
            """,
            """
            ADDRESS is that of a hub or another Git server (http://, https://) or a directory, on a file share or
            stick too. The copy is complete: afterwards everything works without a network.
            If it is cut short, nothing half done stays behind.
            """),
        examples: [
            ("allmende clone https://vorlagen.example.org/", Words("von einer Zentrale", "from a hub")),
            ("allmende clone /media/stick/vorlagen.git bibliothek", Words("von einem Stick", "from a stick")),
        ]
    ) { context in
        let address = context.line.words[0]
        let organisation = try organisation(context)
        let path = context.path(context.line.words.count > 1 ? context.line.words[1] : try directoryName(address))
        let transport = try Remotes(context).transport(address)
        let result = try Clone.run(
            transport, into: path, mirrored: JournalExchange.mirrored, settings: Replica.settings(organisation),
            identity: organisation.signature(seconds: Replica.today.seconds)
        ) { context.progress?.show($0) }
        context.progress?.clear()
        let replica = try Replica(result.repository)
        _ = try replica.takeOverJournal()
        let count = try replica.head().map { try replica.templatePaths(at: $0).count } ?? 0
        let shown = Text.shown(path.bytes)
        let size = ProgressLine.size(result.result.bytes)
        try context.print(
            "Kopie der Bibliothek in \(shown): \(count) \(count == 1 ? "Vorlage" : "Vorlagen") (\(size) übertragen).",
            "Copy of the library in \(shown): \(count) \(count == 1 ? "template" : "templates") (\(size) transferred).")
        if try replica.head() == nil {
            try context.print("Die Bibliothek ist noch leer.", "The library is still empty.")
        }
        try hintAtOrganisation(organisation, context)
        return .done
    }

    /// The directory that a library at an address is copied to: the last part of its path, or the host.
    private static func directoryName(_ address: String) throws -> String {
        var text = address[...]
        if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...] }
        text = text.prefix { $0 != "?" && $0 != "#" }
        var parts = text.split(separator: "/").map(String.init)
        if parts.last == ".git" { parts.removeLast() }
        guard var name = parts.last else { throw SyncError.badAddress(address) }
        if parts.count == 1, address.contains("://") { name = "vorlagen" }
        if name.hasSuffix(".git") { name = String(name.dropLast(4)) }
        guard !name.isEmpty, name != ".", name != "..", !name.contains(":") else { throw SyncError.badAddress(address) }
        return name
    }

    private static func hintAtOrganisation(_ organisation: Organisation, _ context: Context) throws {
        guard organisation.name == Organisation.unnamed else { return }
        try context.print(
            "Noch ist keine Stelle eingetragen: allmende settings --stelle ARS --name NAME",
            "No organisation is set yet: allmende settings --stelle ARS --name NAME")
    }

    static let settings = Command(
        "settings", .start, "zeigt oder ändert, für welche Stelle hier gearbeitet wird",
        "shows or changes the organisation this copy works for",
        arguments: Words("[--stelle ARS] [--name NAME]", "[--stelle ARS] [--name NAME]"),
        options: [.ars, .name, .json],
        details: Words(
            """
            Jede Fassung nennt die Stelle, von der sie kommt, mit Regionalschlüssel und einer Kennung, die nichts
            verrät, und nie eine Person. Die Angaben gelten für diese Kopie und auch für git in ihr.
            """,
            """
            Every version names the organisation it comes from, by its key and an id that tells nothing, and never
            a person. The settings hold for this copy, and for git in it too.
            """)
    ) { context in
        let replica = try context.replica()
        var organisation = replica.organisation
        if context.line.has("stelle") || context.line.has("name") {
            organisation = try Command.organisation(context, before: organisation)
            try replica.change(organisation)
        }
        let remote = replica.repository.config.string("remote", Array("origin".utf8), "url")
        if context.isJSON {
            try context.json("settings") { json in
                json.member("stelle", organisation.ars)
                json.member("name", organisation.name)
                json.member("kennung", organisation.id)
                json.member("zentrale", remote)
                json.member("objektformat", replica.repository.format.name)
            }
            return .done
        }
        try context.print(
            "Stelle:   \(organisation.name) (\(organisation.ars))",
            "Organisation: \(organisation.name) (\(organisation.ars))")
        if let remote { try context.print("Zentrale: \(Text.shown(remote))", "Hub:          \(Text.shown(remote))") }
        return .done
    }
}
