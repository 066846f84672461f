import Bytes
import Files
import Net
import Sync
import Templates

extension Command {
    private static let address = Words("ADRESSE", "ADDRESS")

    static let key = Command(
        "key add", .exchange, "merkt sich den Zugangsschlüssel für eine Zentrale", "remembers the access key for a hub",
        arguments: address,
        count: 1...1,
        details: Words(
            """
            Der Schlüssel wird gefragt und nicht angezeigt; aus einer Datei: allmende key add ADRESSE < datei.
            Er liegt in einer Datei, die nur Sie lesen können, und geht nur an diese Adresse. Stattdessen geht auch die
            Umgebungsvariable ALLMENDE_KEY.
            """,
            """
            The key is asked for and not shown; from a file: allmende key add ADDRESS < file.
            It lies in a file that only you can read, and goes to this address only. The environment variable
            ALLMENDE_KEY works too.
            """)
    ) { context in
        let origin = try Remotes(context).origin(context.line.words[0])
        if Terminal.canAsk { context.console.note(context.say("Schlüssel für \(origin):", "Key for \(origin):")) }
        let key = (Terminal.readSecret() ?? "").filter { !$0.isWhitespace }
        guard !key.isEmpty, key.utf8.count <= 1000 else {
            throw Problem(.usage, Words("Es wurde kein Schlüssel eingegeben.", "No key was entered."))
        }
        try Remotes(context).keyRing().set(key, for: origin)
        try context.print("Schlüssel für \(origin) gemerkt.", "Remembered the key for \(origin).")
        return .done
    }

    static let keyList = Command(
        "key list", .exchange, "zeigt, für welche Zentralen ein Schlüssel da ist",
        "shows for which hubs there is a key", options: [.json]
    ) { context in
        let origins = try Remotes(context).keyRing().origins()
        if context.isJSON {
            try context.json("keys") { json in json.list("zentralen", origins) { $0.string($1) } }
            return .done
        }
        if origins.isEmpty { try context.print("Kein Schlüssel gemerkt.", "No key is remembered.") }
        for origin in origins { try context.console.line(origin) }
        return .done
    }

    static let keyRemove = Command(
        "key remove", .exchange, "vergisst einen Schlüssel", "forgets a key", arguments: address, count: 1...1
    ) { context in
        let origin = try Remotes(context).origin(context.line.words[0])
        guard try Remotes(context).keyRing().set(nil, for: origin) else {
            throw Problem(
                .refused, Words("Für \(origin) ist kein Schlüssel gemerkt.", "No key is remembered for \(origin)."))
        }
        try context.print("Schlüssel für \(origin) vergessen.", "Forgot the key for \(origin).")
        return .done
    }
}
