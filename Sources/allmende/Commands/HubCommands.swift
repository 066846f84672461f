import Bytes
import Files
import Hub
import Journal
import Library
import Net
import Objects
import Site
import Store
import Templates
import Web

extension Command {
    private static let directory = Words("VERZEICHNIS", "DIRECTORY")

    static let hubInit = Command(
        "hub init", .hub, "legt eine Zentrale an", "makes a hub",
        arguments: Words("VERZEICHNIS [Optionen]", "DIRECTORY [options]"),
        count: 1...1, options: [.starter, .objectFormat],
        details: Words(
            """
            In VERZEICHNIS entsteht vorlagen.git, ein gewöhnlicher Git-Speicher ohne Arbeitsdateien. Mehr ist eine
            Zentrale nicht: Ihre Sicherung ist eine Kopie des Verzeichnisses. Weitere Speicher, die darunter liegen,
            werden mit angeboten.
            """,
            """
            This makes vorlagen.git in DIRECTORY, an ordinary bare Git repository. A hub is no more than that: its
            backup is a copy of the directory. Further repositories below it are served too.
            """),
        examples: [
            (
                "allmende hub init /srv/allmende --starter",
                Words("eine Zentrale mit der Starterbibliothek", "a hub with the starter library")
            )
        ]
    ) { context in
        let path = context.path(context.line.words[0])
        let format = try objectFormat(context)
        let starter = context.line.has("starter")
        guard let author = Organisation(ars: Organisation.unknownARS, name: "Allmende", id: Organisation.newID()) else {
            return .usage
        }
        _ = try Hub.create(at: path, format, starter: starter, by: author)
        let shown = Text.shown(path.bytes)
        try context.print("Zentrale angelegt in \(shown) (\(format.name)).", "Made a hub in \(shown) (\(format.name)).")
        try context.print(
            "Weiter: allmende hub member add \(shown) --stelle ARS, dann allmende hub serve \(shown)",
            "Next: allmende hub member add \(shown) --stelle ARS, then allmende hub serve \(shown)")
        return .done
    }

    static let hubServe = Command(
        "hub serve", .hub, "bietet eine Zentrale im Netz an", "serves a hub on the network",
        arguments: Words("VERZEICHNIS [Optionen]", "DIRECTORY [options]"), count: 1...1,
        options: [
            Option(
                "listen", value: Words("RECHNER:PORT", "HOST:PORT"),
                "worauf gehört wird (127.0.0.1:8080; Port 0: ein freier)",
                "where to listen (127.0.0.1:8080; port 0: a free one)"),
            Option(
                "access", value: Words("members|open", "members|open"),
                "wer einreichen darf: wer einen Schlüssel hat, oder jeder (nur auf diesem Rechner)",
                "who may push: holders of a key, or everybody (on this machine only)"),
            Option(
                "public-url", value: Words("ADRESSE", "URL"),
                "wie die Zentrale von außen heißt, wenn ein Webserver davor steht",
                "what the hub is called from outside, behind another web server"),
            Option("log", "schreibt jede Anfrage auf die Fehlerausgabe", "writes every request to standard error"),
        ],
        details: Words(
            """
            Die erste Zeile der Ausgabe ist die Adresse, sobald Anfragen angenommen werden. Lesen darf jeder; wer
            einreicht, braucht einen Schlüssel (allmende hub member add). Die Verbindung ist nicht verschlüsselt: Im Netz
            gehört ein Webserver mit TLS davor (nginx, Caddy). SIGTERM oder Strg-C beendet in Ruhe: Was läuft, wird
            noch fertig.
            """,
            """
            The first line of output is the address, once requests are accepted. Everybody may read; whoever pushes
            needs a key (allmende hub member add). The connection is not encrypted: on a network, put a web server with
            TLS in front (nginx, Caddy). SIGTERM or Ctrl-C ends it gracefully: what is under way is finished.
            """),
        examples: [
            ("allmende hub serve /srv/allmende", Words("auf Port 8080 dieses Rechners", "on port 8080 of this machine"))
        ]
    ) { context in
        let (host, port) = try listenAddress(context.line.value("listen") ?? "127.0.0.1:8080")
        guard let policy = AccessPolicy(rawValue: context.line.value("access") ?? "members") else {
            throw Problem.usage(Words("--access ist members oder open.", "--access is members or open."))
        }
        let hub = try Hub(context.path(context.line.words[0]))
        var settings = SiteSettings()
        try settings.read(hub.directory / SiteSettings.fileName)
        settings.publicURL = try publicURL(context.line.value("public-url"))
        let signals = try SignalWatcher()
        let logsAll = context.line.has("log")
        @Sendable func note(_ line: String) {
            let bytes = Array((line + "\n").utf8)
            try? File.standardError.write(bytes.span)
        }
        let server = try HubServer(
            hub, host: host, port: port, policy: policy, program: context.surroundings.program,
            settings: settings,
            observer: { access in if logsAll || access.status >= 500 { note(AccessLog.line(access)) } },
            report: { note("allmende: \(Text.neutral($0))") })
        try server.start()
        try context.console.line(server.url)
        try context.console.flush()
        _ = signals.wait()
        server.stop()
        return .done
    }

    private static func publicURL(_ text: String?) throws -> String? {
        guard var url = text else { return nil }
        if !url.hasSuffix("/") { url += "/" }
        guard WebAddress(external: url) != nil, url.hasPrefix("http") else {
            throw Problem.usage(
                Words(
                    "--public-url braucht eine Adresse, etwa https://vorlagen.example.de/.",
                    "--public-url takes an address, say https://vorlagen.example.de/."))
        }
        return url
    }

    static func listenAddress(_ text: String) throws -> (host: String, port: UInt16) {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw Problem.usage(
                Words(
                    "--listen braucht RECHNER:PORT, etwa 127.0.0.1:8080.",
                    "--listen takes HOST:PORT, say 127.0.0.1:8080."))
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        return (host, port)
    }

    static let hubKeyAdd = Command(
        "hub key add", .hub, "gibt einer Stelle einen Schlüssel zum Einreichen",
        "gives an organisation a key for pushing",
        arguments: Words("VERZEICHNIS --stelle ARS --name NAME", "DIRECTORY --stelle ARS --name NAME"), count: 1...1,
        options: [
            .ars, .name, .label,
            Option(
                "kennung", value: Words("k-…", "k-…"), "das Mitglied, das einen weiteren Schlüssel bekommt",
                "the member that gets a further key"),
        ],
        details: Words(
            """
            Mit --kennung ein weiterer Schlüssel für ein Mitglied; sonst entsteht eines mit der Rolle beitragende.
            Der Schlüssel wird einmal gezeigt, auf der Standardausgabe; behalten wird nur sein Hashwert. Die Stelle
            gibt ihn mit »allmende key add ADRESSE« ein, mit git als Kennwort (der Benutzername ist gleich).
            """,
            """
            With --kennung a further key for a member; else one is made with the role beitragende.
            The key is shown once, on standard output; only its hash is kept. The organisation enters it with
            “allmende key add ADDRESS”, with git as password (any user name will do).
            """),
        examples: [
            (
                "allmende hub key add /srv/allmende --stelle 053780004004 --name \"Stadt Bergisch Gladbach\"",
                Words("ein Schlüssel für diese Stadt", "a key for this city")
            )
        ]
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let library = try? hub.journal()
        let member = try context.line.value("kennung").map { handle in
            guard let member = try library?.journal().registry.member(handle) else { throw Refusal.unknownAuthor }
            return member
        }
        let (ars, name) = try organisation(context, member)
        let id = try member?.id ?? library?.setMember(ars: ars, name: name, roles: [.contributor])
        let (key, record) = try hub.keys().add(
            ars: ars, name: name, id: id?.handle, label: context.line.value("bezeichnung") ?? "")
        try context.console.line(key.text)
        try context.console.flush()
        context.console.note(
            context.say(
                "Schlüssel \(record.shortName) für \(Text.shown(name)). Er wird nicht noch einmal gezeigt.",
                "Key \(record.shortName) for \(Text.shown(name)). It is not shown again."))
        return .done
    }

    static let hubKeyList = Command(
        "hub key list", .hub, "zeigt, wer einreichen darf", "shows who may push", arguments: directory, count: 1...1,
        options: [.json]
    ) { context in
        let records = try Hub(context.path(context.line.words[0])).keys().list()
        if context.isJSON {
            try context.json("hub-keys") { json in
                json.list("schluessel", records) { json, record in
                    json.object {
                        $0.member("kurzname", record.shortName)
                        $0.member("stelle", record.holder.ars)
                        $0.member("name", record.holder.name)
                        $0.member("angelegt", record.created)
                    }
                }
            }
            return .done
        }
        if records.isEmpty { try context.print("Noch gibt es keinen Schlüssel.", "There is no key yet.") }
        for record in records {
            try context.console.line(
                "\(record.shortName)  \(Text.shown(record.created, limit: 10))  \(record.holder.ars)  \(Text.shown(record.holder.name))"
            )
        }
        return .done
    }

    static let hubKeyRemove = Command(
        "hub key remove", .hub, "entzieht einen Schlüssel, sofort", "takes a key away, at once",
        arguments: Words("VERZEICHNIS KURZNAME", "DIRECTORY SHORTNAME"), count: 2...2
    ) { context in
        let record = try Hub(context.path(context.line.words[0])).keys().remove(context.line.words[1])
        let name = Text.shown(record.holder.name)
        try context.print(
            "Der Schlüssel \(record.shortName) von \(name) gilt nicht mehr.",
            "The key \(record.shortName) of \(name) is no longer valid.")
        return .done
    }
}

/// Lines that say what a hub was asked; without the address of who asked, which is a personal datum.
enum AccessLog {
    static func line(_ access: HTTPAccess) -> String {
        let milliseconds = Int(access.duration / .milliseconds(1))
        let problem = access.problem.map { " " + Text.shown($0) } ?? ""
        let target = Text.shown(access.target)
        return "\(access.method) \(target) \(access.status) \(access.bytes) B \(milliseconds) ms\(problem)"
    }
}
