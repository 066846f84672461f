import Bytes
import Files
import Hub
import Journal
import Library
import Signatures
import Templates

extension Command {
    private static let directory = Words("VERZEICHNIS", "DIRECTORY")

    static let hubPolicy = Command(
        "hub policy", .hub, "zeigt oder ändert, was die Bibliothek von Vorschlägen verlangt",
        "shows or changes what the library asks of proposals",
        arguments: Words("VERZEICHNIS [Optionen]", "DIRECTORY [options]"), count: 1...1,
        options: [
            Option(
                "quorum", value: Words("ZAHL", "NUMBER"), "so viele andere Stellen müssen mitzeichnen",
                "so many other organisations must approve"),
            Option(
                "release", value: Words("ja|nein", "yes|no"), "ob die verantwortliche Stelle freigeben muss",
                "whether the steward must release"),
            Option(
                "signatures", value: Words("ja|nein", "yes|no"),
                "ob nur Urteile zählen, die mit eigenem Schlüssel signiert sind",
                "whether only verdicts count that are signed with a key of one's own"),
            Option(
                "steward", value: Words("VORLAGE=ARS", "TEMPLATE=ARS"),
                "welche Stelle für eine Vorlage (Kennung) verantwortlich ist; VORLAGE= nimmt es zurück",
                "which organisation answers for a template (its id); TEMPLATE= takes it back"),
            .json,
        ],
        details: Words(
            """
            Die Richtlinie steht im Journal und in bibliothek.json; beides ändert sich zugleich. Eine, die mit den Mitgliedern,
            die es gibt, niemand erfüllen könnte, wird nicht angenommen.
            """,
            """
            The policy stands in the journal and in bibliothek.json; both change at once. One that nobody could meet with the
            members there are is refused.
            """)
    ) { context in
        let library = try Hub(context.path(context.line.words[0])).journal()
        var policy = try library.journal().registry.policy
        let before = policy
        if let text = context.line.value("quorum") {
            guard let number = Int(text), 0...Policy.maximumQuorum ~= number else {
                throw Problem.usage(
                    Words("--quorum ist eine Zahl von 0 bis 100.", "--quorum is a number from 0 to 100."))
            }
            policy.quorum = number
        }
        if let word = context.line.value("release") { policy.needsRelease = try yes(word) }
        if let word = context.line.value("signatures") { policy.needsSignatures = try yes(word) }
        if let text = context.line.value("steward") {
            let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, ElementID(String(parts[0])) != nil,
                parts[1].isEmpty || MemberID.isARS(String(parts[1]))
            else {
                throw Problem.usage(Words("--steward braucht VORLAGE=ARS.", "--steward takes TEMPLATE=ARS."))
            }
            policy.stewards[String(parts[0])] = parts[1].isEmpty ? nil : String(parts[1])
        }
        if policy != before { try library.setPolicy(policy) }
        if context.isJSON {
            try context.json("hub-policy") { json in
                json.name("richtlinie")
                policy.write(to: &json)
            }
            return .done
        }
        try context.print(
            "Mitzeichnungen anderer Stellen: \(policy.quorum)", "Approvals of other organisations: \(policy.quorum)")
        try context.print(
            "Freigabe nötig: \(policy.needsRelease ? "ja" : "nein")",
            "Release needed: \(policy.needsRelease ? "yes" : "no")")
        try context.print(
            "Nur signierte Urteile: \(policy.needsSignatures ? "ja" : "nein")",
            "Signed verdicts only: \(policy.needsSignatures ? "yes" : "no")")
        for (template, ars) in policy.stewards.sorted(by: { $0.key < $1.key }) {
            try context.print("Verantwortlich für \(template): \(ars)", "Steward of \(template): \(ars)")
        }
        return .done
    }

    private static func yes(_ word: String) throws -> Bool {
        switch word.lowercased() {
        case "ja", "yes", "j", "y": return true
        case "nein", "no", "n": return false
        default: throw Problem.usage(Words("Hier steht ja oder nein.", "Here stands yes or no."))
        }
    }

    static let hubFound = Command(
        "hub found", .hub, "gibt einer Bibliothek ohne Journal eines", "gives a library without a journal one",
        arguments: directory, count: 1...1,
        details: Words(
            """
            Für eine Zentrale, die mit einem gewöhnlichen Git-Speicher begann. Danach ändert sich der aktuelle Stand nur noch durch
            angenommene Vorschläge; Schlüssel aus der Zeit davor gehören zu keinem Mitglied.
            """,
            """
            For a hub that began with an ordinary Git repository. After that the current version changes by accepted proposals only;
            keys from before belong to no member.
            """)
    ) { context in
        let path = context.path(context.line.words[0])
        let hub = try Hub(path)
        guard let repository = hub.library else { throw HubError.noLibrary(path) }
        try HubLibrary.found(repository, hub: path, title: "Bibliothek")
        try context.print("Das Journal ist angelegt.", "The journal is made.")
        return .done
    }

    static let hubKeyRevoke = Command(
        "hub key revoke", .hub, "widerruft einen Schlüssel: Urteile damit zählen bei offenen Vorschlägen nicht mehr",
        "revokes a key: verdicts given with it no longer count for open proposals",
        arguments: Words("VERZEICHNIS FINGERABDRUCK|KURZNAME", "DIRECTORY FINGERPRINT|SHORTNAME"), count: 2...2,
        options: [Option("reason", value: Words("TEXT", "TEXT"), "warum, etwa »verloren«", "why, say “lost”")]
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let word = context.line.words[1]
        let reason = context.line.value("reason") ?? ""
        if word.hasPrefix("SHA256:") {
            try hub.journal().revokeKey(word, reason: reason)
            try context.print("Widerrufen: \(Text.shown(word)).", "Revoked: \(Text.shown(word)).")
        } else {
            let record = try hub.keys().remove(word)
            try hub.journal().revokeKey(record.shortName, reason: reason)
            try context.print("Widerrufen: \(record.shortName).", "Revoked: \(record.shortName).")
        }
        return .done
    }

    static let signers = Command(
        "signers", .technical, "schreibt die Schlüssel der Bibliothek für git verify-commit",
        "writes the library's keys for git verify-commit",
        arguments: Words("[DATEI]", "[FILE]"), count: 0...1,
        details: Words(
            """
            Eine Liste im Format von OpenSSH (allowed signers), mit dem Tag, von dem an ein Schlüssel gilt und nicht mehr gilt:
            allmende signers unterzeichner
            git -c gpg.ssh.allowedSignersFile=unterzeichner verify-commit HEAD
            """,
            """
            A list in OpenSSH's format (allowed signers), with the day from which a key counts and counts no more:
            allmende signers signers
            git -c gpg.ssh.allowedSignersFile=signers verify-commit HEAD
            """)
    ) { context in
        let repository = try context.repository()
        guard let keygen = SSHKeygen.installed() else { throw HubError.noSigner }
        let registry = try JournalStore(repository, keygen).snapshot().journal.registry
        let text = try registry.allowedSigners.text(utcDates: keygen.readsUTCDates())
        if let word = context.line.words.first {
            try FileSystem.replace(context.path(word), with: text)
        } else {
            try context.console.bytes(text)
        }
        return .done
    }
}
