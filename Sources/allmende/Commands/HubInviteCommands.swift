import Bytes
import Hub
import Journal
import Library
import Templates

extension Option {
    fileprivate static let days = Option(
        "days", value: Words("TAGE", "DAYS"), "wie lange die Einladung gilt, 1 bis 30 (7)",
        "how long the invitation works, 1 to 30 (7)")
}

extension Command {
    private static let directory = Words("VERZEICHNIS", "DIRECTORY")

    static let hubInvite = Command(
        "hub invite", .hub, "lädt jemanden ein: ein Code, der einmal gilt", "invites somebody: a code that works once",
        arguments: Words(
            "VERZEICHNIS --stelle ARS [--rolle …] [--days N]", "DIRECTORY --stelle ARS [--rolle …] [--days N]"),
        count: 1...1, options: [.ars, .name, .role, .days],
        details: Words(
            """
            Der Code steht auf der Standardausgabe und wird nicht noch einmal gezeigt; behalten wird nur sein Hashwert. Wer ihn
            bekommt, gibt ein: allmende join ADRESSE CODE
            Dadurch entstehen ein Mitglied mit diesen Rollen und sein Zugangsschlüssel.
            """,
            """
            The code is on standard output and is not shown again; only its hash is kept. Whoever gets it types:
            allmende join ADDRESS CODE
            That makes a member with these roles, and its access key.
            """),
        examples: [
            (
                "allmende hub invite /srv/allmende --stelle 053780004004 --rolle beitragende --days 14",
                Words("zwei Wochen für Bergisch Gladbach", "two weeks for Bergisch Gladbach")
            )
        ]
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        _ = try hub.journal()
        let (ars, name) = try organisation(context, nil)
        guard Organisation(ars: ars, name: name, id: "k-0000000000") != nil else {
            throw LibraryError.badOrganisation(ars: ars, name: name)
        }
        let days = try number(context, "days", Invitations.usualDays)
        guard 1...Invitations.maximumDays ~= days else {
            throw Problem.usage(
                Words("--days geht von 1 bis \(Invitations.maximumDays).", "--days is 1 to \(Invitations.maximumDays).")
            )
        }
        let (code, record) = try hub.invitations().add(
            ars: ars, name: name, roles: try roles(context) ?? [.contributor, .reviewer], days: days)
        try context.console.line(code)
        context.console.note(
            context.say(
                "Einladung \(record.shortName) für \(Text.shown(name)), gültig bis \(record.until.german).",
                "Invitation \(record.shortName) for \(Text.shown(name)), valid until \(record.until)."))
        context.console.note(
            context.say(
                "Die eingeladene Person gibt ein: allmende join ADRESSE \(code)",
                "The invited person types: allmende join ADDRESS \(code)"))
        return .done
    }

    static let hubInviteList = Command(
        "hub invite list", .hub, "zeigt offene Einladungen", "shows open invitations", arguments: directory,
        count: 1...1, options: [.json]
    ) { context in
        let records = try Hub(context.path(context.line.words[0])).invitations().list()
        if context.isJSON {
            try context.json("hub-invite-list") { json in
                json.list("einladungen", records) { json, record in
                    json.object { json in
                        json.member("einladung", record.shortName)
                        json.member("stelle", record.ars)
                        json.member("name", record.name)
                        json.list("rollen", record.roles.sorted()) { $0.string($1.rawValue) }
                        json.member("angelegt", record.created.description)
                        json.member("bis", record.until.description)
                        json.member("eingeladenVon", record.by)
                    }
                }
            }
            return .done
        }
        if records.isEmpty { try context.print("Keine Einladung ist offen.", "No invitation is open.") }
        for record in records {
            let roles = record.roles.sorted().map { $0.wort(context.language) }.joined(separator: ", ")
            let until = context.say("bis \(record.until.german)", "until \(record.until)")
            try context.console.line(
                "\(record.shortName)  \(record.ars)  \(Text.shown(record.name))  \(roles)  \(until)")
        }
        return .done
    }

    static let hubInviteRevoke = Command(
        "hub invite revoke", .hub, "nimmt eine Einladung zurück", "takes an invitation back",
        arguments: Words("VERZEICHNIS EINLADUNG", "DIRECTORY INVITATION"), count: 2...2
    ) { context in
        let record = try Hub(context.path(context.line.words[0])).invitations().revoke(context.line.words[1])
        try context.print(
            "Die Einladung \(record.shortName) gilt nicht mehr.", "The invitation \(record.shortName) works no more.")
        return .done
    }

    static let hubEnrolmentList = Command(
        "hub enrolment list", .hub, "zeigt, wer sich angemeldet hat", "shows who has asked to be admitted",
        arguments: directory, count: 1...1, options: [.json]
    ) { context in
        let records = try Hub(context.path(context.line.words[0])).enrolments().list()
        if context.isJSON {
            try context.json("hub-enrolment-list") { json in
                json.list("anmeldungen", records) { json, record in
                    json.object { json in
                        json.member("anmeldung", record.id)
                        json.member("stelle", record.ars)
                        json.member("name", record.name)
                        json.member("bezeichnung", record.label)
                        json.member("angelegt", record.created.description)
                        json.member("kennung", record.member)
                    }
                }
            }
            return .done
        }
        if records.isEmpty { try context.print("Niemand wartet.", "Nobody waits.") }
        for record in records {
            let state =
                record.member.map { context.say("bestätigt als \($0)", "confirmed as \($0)") }
                ?? context.say("wartet", "waits")
            try context.console.line(
                "\(record.id)  \(record.ars)  \(Text.shown(record.name))  \(Text.shown(record.label))  "
                    + "\(record.created)  \(state)")
        }
        return .done
    }

    static let hubEnrolmentConfirm = Command(
        "hub enrolment confirm", .hub, "lässt jemanden zu, der sich angemeldet hat", "admits somebody who has asked",
        arguments: Words("VERZEICHNIS ANMELDUNG [--rolle …]", "DIRECTORY ENROLMENT [--rolle …]"), count: 2...2,
        options: [.role],
        details: Words(
            """
            Bitte vorher auf anderem Weg fragen, ob die Anmeldung wirklich von dieser Stelle kommt. Wer sich angemeldet hat, holt
            den Zugangsschlüssel danach mit seinem Abholcode.
            """,
            """
            Please ask by other means first whether it really comes from that organisation. Whoever asked then fetches the access
            key with the code it was given.
            """)
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let library = try hub.journal()
        let roles = try roles(context) ?? [.contributor, .reviewer]
        let record = try hub.enrolments().confirm(context.line.words[1]) { record, handle in
            _ = try library.setMember(ars: record.ars, name: record.name, roles: roles, handle: handle)
        }
        try context.print(
            "\(Text.shown(record.name)) ist zugelassen: \(record.member ?? "").",
            "\(Text.shown(record.name)) is admitted: \(record.member ?? "").")
        return .done
    }

    static let hubEnrolmentReject = Command(
        "hub enrolment reject", .hub, "weist eine Anmeldung ab", "turns somebody away who has asked",
        arguments: Words("VERZEICHNIS ANMELDUNG", "DIRECTORY ENROLMENT"), count: 2...2
    ) { context in
        let record = try Hub(context.path(context.line.words[0])).enrolments().reject(context.line.words[1])
        try context.print(
            "Die Anmeldung von \(Text.shown(record.name)) ist abgewiesen.",
            "\(Text.shown(record.name)) is turned away.")
        return .done
    }
}
