import Bytes
import Files
import Library
import Net
import Site
import Store
import Templates

extension Command {
    static let serve = Command(
        "serve", .library, "zeigt diese Bibliothek im Browser, auch ohne Netz",
        "shows this library in a browser, also without a network",
        options: [
            Option(
                "open", "öffnet den Browser mit einem Link, der Sie anmeldet",
                "opens the browser with a link that signs you in"),
            Option("print-link", "schreibt diesen Link in die zweite Zeile", "writes that link into the second line"),
            Option(
                "listen", value: Words("RECHNER:PORT", "HOST:PORT"), "wo Anfragen angenommen werden (127.0.0.1:0)",
                "where requests are accepted (127.0.0.1:0)"),
            Option("log", "schreibt jede Anfrage auf die Fehlerausgabe", "writes every request to standard error"),
        ],
        details: Words(
            """
            Dieselben Seiten wie an der Zentrale, über dieser Kopie und nur auf diesem Rechner: nachsehen, Ortsvarianten
            anlegen und ändern, vorschlagen, prüfen, schreiben. Was hinausgehen soll, wartet bis zum Abgleich. Der Link
            zum Anmelden gilt einmal. Die erste Zeile der Ausgabe ist die Adresse. SIGTERM oder Strg-C beendet.
            """,
            """
            The same pages as at the hub, over this copy and on this machine only: look, make and change local variants,
            propose, review, write. What is to go out waits for the exchange. The link that signs you in works once.
            The first line of output is the address. SIGTERM or Ctrl-C ends it.
            """),
        examples: [
            ("allmende serve --open", Words("im Browser arbeiten", "work in the browser"))
        ]
    ) { context in
        let (host, port) = try listenAddress(context.line.value("listen") ?? "127.0.0.1:0")
        let replica = try context.replica()
        guard let directory = replica.repository.workTree else { throw LibraryError.noBranch }
        let signals = try SignalWatcher()
        let logsAll = context.line.has("log")
        @Sendable func note(_ line: String) {
            let bytes = Array((line + "\n").utf8)
            try? File.standardError.write(bytes.span)
        }
        let server = try SiteServer(
            ReplicaSite(replica.repository, exchange: ReplicaExchange(context, directory)), host: host, port: port,
            observer: { access in if logsAll || access.status >= 500 { note(AccessLog.line(access)) } },
            report: { note("allmende: \(Text.neutral($0))") })
        try server.start()
        try context.console.line(server.url)
        let link = server.signInLink()
        if context.line.has("print-link") { try context.console.line(link) }
        try context.console.flush()
        if context.line.has("open"), !Browsers.open(link, context) {
            context.console.note(
                context.say(
                    "Hier lässt sich kein Browser öffnen. Dieser Link meldet Sie an, einmal: \(link)",
                    "No browser can be opened here. This link signs you in, once: \(link)"))
        }
        _ = signals.wait()
        server.stop()
        return .done
    }
}

/// The browser of this machine.
enum Browsers {
    /// Opens an address in it; false where there is no program for that.
    static func open(_ address: String, _ context: Context) -> Bool {
        for folder in (context.surroundings["PATH"] ?? "").split(separator: ":") {
            let program = Path(String(folder)) / "xdg-open"
            guard (try? FileStatus.of(program)) != nil else { continue }
            guard
                let channel = try? ProcessChannel(
                    executable: program.description, arguments: [address],
                    environment: context.surroundings.environment, joinsErrors: true)
            else { return false }
            return channel.end() == 0
        }
        return false
    }
}
