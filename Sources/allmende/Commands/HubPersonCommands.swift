import Bytes
import Hub
import Journal
import Library
import Templates

extension Command {
    private static let person = Words("VERZEICHNIS PERSON", "DIRECTORY PERSON")

    static let hubErase = Command(
        "hub erase", .hub, "löscht die Angaben zu einer Person, überall (Art. 17 DSGVO)",
        "erases what is known of a person, everywhere (Art. 17 GDPR)", arguments: person, count: 2...2,
        options: [
            Option(
                "texts", "PERSON nennt stattdessen einzelne Beiträge, mit Komma",
                "PERSON names single posts instead, with commas")
        ],
        details: Words(
            """
            PERSON ist eine Kennung (k-…), die ID eines Kontakts, oder Name, Telefon oder Mail, wie sie auf der Karte stehen.
            Karte, Beiträge und Konto verschwinden hier sofort aus jeder Datei, in jeder Kopie mit ihrem nächsten Abgleich. Keine
            Fassung ändert sich; wo ein Name stand, heißt es »Angaben gelöscht«. Es lässt sich nicht rückgängig machen.
            """,
            """
            PERSON is an id (k-…), the id of a contact, or name, telephone or mail as they stand on the card.
            Card, posts and account are gone from every file here at once, in every copy with its next exchange. No version changes;
            where a name stood, it says “data erased”. It cannot be undone.
            """),
        examples: [
            ("allmende hub erase /srv/allmende k-7f3a9c2e51", Words("löscht ein Mitglied", "erases a member"))
        ]
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let library = try hub.journal()
        let report: ErasureReport
        if context.line.has("texts") {
            report = try library.erase(texts: try texts(context.line.words[1], library))
        } else {
            report = try library.erase(try onePerson(context, library))
        }
        try context.print(
            "Gelöscht: \(report.cards) Karten, \(report.texts) Texte, \(report.accessKeys) Zugangsschlüssel.",
            "Erased: \(report.cards) cards, \(report.texts) texts, \(report.accessKeys) access keys.")
        if report.isPending {
            context.console.note(
                context.say(
                    "Noch nicht alles ist aus den Dateien; derselbe Befehl noch einmal bringt es zu Ende.",
                    "Not everything is out of the files yet; the same command again completes it."))
            return .findings
        }
        return .done
    }

    private static func texts(_ words: String, _ library: HubLibrary) throws -> [OperationID] {
        let discussions = try library.journal().allDiscussions
        return try words.split(separator: ",").map { word in
            let prefix = word.lowercased()
            let found = discussions.flatMap(\.posts).filter { $0.id.description.hasPrefix(prefix) }
            guard prefix.utf8.count >= 4, found.count == 1, let text = found[0].text else {
                throw JournalError.noSuchDiscussion(String(word))
            }
            return text
        }
    }

    private static func onePerson(_ context: Context, _ library: HubLibrary) throws -> Person {
        let word = context.line.words[1]
        let found = try library.persons(word)
        guard let first = found.first else {
            throw Problem(
                .refused,
                Words(
                    "Zu »\(Text.shown(word))« ist hier niemand bekannt.",
                    "Nobody is known here by “\(Text.shown(word))”."),
                means: Problem.nothingChanged,
                todo: Words(
                    "»allmende hub member list« zeigt Kennungen, »allmende contact show« Kontakte.",
                    "“allmende hub member list” shows ids, “allmende contact show” contacts."))
        }
        guard found.count == 1 else {
            let ids = found.map { $0.handle ?? $0.contacts.joined() }.joined(separator: ", ")
            throw Problem(
                .refused,
                Words("Das trifft auf mehrere zu: \(Text.shown(ids)).", "That fits more than one: \(Text.shown(ids))."),
                means: Problem.nothingChanged)
        }
        return first
    }

    static let hubDisclose = Command(
        "hub disclose", .hub, "listet alles auf, was über eine Person hier steht (Art. 15 DSGVO)",
        "lists everything that stands here about a person (Art. 15 GDPR)", arguments: person, count: 2...2,
        options: [.json],
        details: Words(
            "PERSON wie bei »allmende hub erase«. Die Ausgabe ist für die Person selbst bestimmt.",
            "PERSON as in “allmende hub erase”. The output is meant for the person.")
    ) { context in
        let library = try Hub(context.path(context.line.words[0])).journal()
        let disclosure = try library.disclose(try onePerson(context, library))
        if context.isJSON {
            try context.json("disclosure") { json in
                json.member("kennung", disclosure.person.handle)
                json.list("kontakte", disclosure.person.contacts) { $0.string($1) }
                json.list("angaben", disclosure.entries) { json, entry in
                    json.object { json in
                        json.member("art", entry.kind.rawValue)
                        json.member("ort", entry.place)
                        json.member("inhalt", entry.content)
                    }
                }
            }
            return .done
        }
        try context.print(
            "\(disclosure.entries.count) Angaben zu \(disclosure.person.handle ?? disclosure.person.contacts.joined()):",
            "\(disclosure.entries.count) entries about \(disclosure.person.handle ?? disclosure.person.contacts.joined()):"
        )
        for entry in disclosure.entries {
            try context.console.line("\(padded(entry.kind.rawValue, 20))\(Text.shown(entry.place))")
            for line in entry.content.split(separator: "\n") {
                try context.console.line("    \(Text.shown(String(line), limit: 2000))")
            }
        }
        return .done
    }

    static let hubRecord = Command(
        "hub record", .hub, "schreibt das Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)",
        "writes the record of processing activities (Art. 30 GDPR)", arguments: Words("VERZEICHNIS", "DIRECTORY"),
        count: 1...1, options: [.json],
        details: Words(
            """
            Aus der laufenden Einstellung: was gespeichert ist, wie viele es betrifft, wer es sieht, wann es gelöscht wird, womit es
            geschützt ist. Name und Anschrift des Verantwortlichen trägt der Betrieb ein.
            """,
            """
            From the running configuration: what is stored, of how many, who sees it, when it is erased, how it is protected. The
            operators add name and address of the controller.
            """)
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let record = try ProcessingRecord(hub)
        if context.isJSON {
            try context.json("processing-record") { json in
                json.member("bibliothek", record.title)
                json.member("stand", record.day.description)
                json.list("taetigkeiten", record.activities) { json, activity in
                    json.object { json in
                        json.member("was", activity.what(.de))
                        json.member("zweck", activity.purpose(.de))
                        json.member("betroffene", activity.people)
                        json.member("empfaenger", activity.recipients(.de))
                        json.member("loeschung", activity.retention(.de))
                        json.member("schutz", activity.protection(.de))
                    }
                }
            }
            return .done
        }
        try context.print(
            "# Verzeichnis von Verarbeitungstätigkeiten: \(Text.shown(record.title)), Stand \(record.day)",
            "# Record of processing activities: \(Text.shown(record.title)), as of \(record.day)")
        let words = [
            Words("Betroffene", "Persons"), Words("Zweck", "Purpose"), Words("Empfänger", "Recipients"),
            Words("Löschung", "Erasure"), Words("Schutz", "Protection"),
        ].map { $0(context.language) }
        for activity in record.activities {
            let language = context.language
            try context.console.line("\n## \(activity.what(language))\n")
            let values = [
                "\(activity.people)", activity.purpose(language), activity.recipients(language),
                activity.retention(language), activity.protection(language),
            ]
            for (word, value) in zip(words, values) { try context.console.line("- \(word): \(value)") }
        }
        return .done
    }
}
