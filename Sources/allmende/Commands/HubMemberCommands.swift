import Bytes
import Hub
import Journal
import Library
import Register
import Templates

extension Option {
    static let role = Option(
        "rolle", value: Words("ROLLE[,ROLLE…]", "ROLE[,ROLE…]"),
        "leserin, gast, beitragende, prueferin, moderation, betrieb (beitragende,prueferin)",
        "leserin, gast, beitragende, prueferin, moderation, betrieb (beitragende,prueferin)")
    static let label = Option(
        "bezeichnung", value: Words("TEXT", "TEXT"),
        "wozu der Schlüssel dient, etwa »Rechner im Bauamt«; kein Name einer Person",
        "what the key is for, say “desk in the building office”; no person's name")
}

extension Command {
    private static let directory = Words("VERZEICHNIS", "DIRECTORY")

    static let hubMemberAdd = Command(
        "hub member add", .hub, "macht jemanden zum Mitglied und gibt einen Zugangsschlüssel",
        "makes somebody a member and gives an access key",
        arguments: Words(
            "VERZEICHNIS --stelle ARS [--name NAME] [--rolle …]", "DIRECTORY --stelle ARS [--name NAME] [--rolle …]"),
        count: 1...1,
        options: [
            .ars, .name, .role, .label,
            Option(
                "kennung", value: Words("k-…", "k-…"), "ändert die Rollen eines Mitglieds, statt eines neu anzulegen",
                "changes the roles of a member instead of making a new one"),
        ],
        details: Words(
            """
            Ein Mitglied ist eine Kennung ohne Namen (k-…) in einer Stelle. Die Stelle wird nach ihrem Regionalschlüssel
            genommen, ihr Name aus dem Register (allmende register WORT). Rollen: leserin liest; gast schreibt im Austausch,
            nach Moderation; beitragende schlägt vor und kommentiert; prueferin zeichnet Vorschläge anderer mit; moderation
            verbirgt und gibt frei, wo es sonst niemand kann; betrieb verwaltet Mitglieder und Richtlinie.
            Der Zugangsschlüssel wird einmal gezeigt, auf der Standardausgabe; behalten wird nur sein Hashwert.
            """,
            """
            A member is an id without a name (k-…) in an organisation. The organisation is taken by its key, its name from the
            register (allmende register WORD). Roles: leserin reads; gast posts, after moderation; beitragende proposes and
            comments; prueferin co-signs proposals of others; moderation hides, and releases where nobody else can; betrieb looks
            after members and policy.
            The access key is shown once, on standard output; only its hash is kept.
            """),
        examples: [
            (
                "allmende hub member add /srv/allmende --stelle 053780004004 --rolle beitragende,prueferin",
                Words(
                    "jemand aus Bergisch Gladbach, der vorschlägt und prüft",
                    "somebody from Bergisch Gladbach who proposes and reviews")
            )
        ]
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let library = try hub.journal()
        let before = try context.line.value("kennung").map { handle in
            guard let member = try library.journal().registry.member(handle) else { throw Refusal.unknownAuthor }
            return member
        }
        let (ars, name) = try organisation(context, before)
        let roles = try roles(context) ?? before?.roles ?? [.contributor, .reviewer]
        let id = try library.setMember(ars: ars, name: name, roles: roles, handle: before?.id.handle)
        let words = roles.sorted().map { $0.wort(context.language) }.joined(separator: ", ")
        context.console.note(
            context.say("\(Text.shown(name)): \(id.handle) (\(words))", "\(Text.shown(name)): \(id.handle) (\(words))"))
        guard before == nil else { return .done }
        let label = context.line.value("bezeichnung") ?? ""
        let (key, record) = try hub.keys().add(ars: ars, name: name, id: id.handle, label: label)
        try context.console.line(key.text)
        context.console.note(
            context.say(
                "Zugangsschlüssel \(record.shortName). Er wird nicht noch einmal gezeigt.",
                "Access key \(record.shortName). It is not shown again."))
        return .done
    }

    /// The organisation named on the command line; its name is the register's where none is given.
    static func organisation(_ context: Context, _ before: Registry.Member?) throws -> (ars: String, name: String) {
        if let before { return (before.id.ars, context.line.value("name") ?? before.name) }
        guard let ars = context.line.value("stelle") else {
            throw Problem.usage(
                Words(
                    "--stelle wird gebraucht; »allmende register WORT« findet den Schlüssel.",
                    "--stelle is needed; “allmende register WORD” finds the key."))
        }
        let known = Register.resolve(ars)
        if let name = context.line.value("name") { return (ars, name) }
        if case .current(let place) = known { return (place.ars, place.bezeichnung) }
        throw Problem(
            .refused,
            Words(
                "Den Schlüssel \(Text.shown(ars)) führt das Register nicht.",
                "The register has no key \(Text.shown(ars))."),
            means: Problem.nothingChanged,
            todo: Words(
                "»allmende register \(Text.shown(ars))« sagt, was daraus wurde; sonst den Namen mit --name angeben.",
                "“allmende register \(Text.shown(ars))” says what became of it; else give the name with --name."))
    }

    /// The roles named on the command line; nil when none are.
    static func roles(_ context: Context) throws -> Set<Role>? {
        guard let text = context.line.value("rolle") else { return nil }
        var roles: Set<Role> = []
        for word in text.split(separator: ",") {
            guard let role = Role(rawValue: word.trimmingPrefix(" ").lowercased()) else {
                let all = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw Problem.usage(
                    Words(
                        "Eine Rolle »\(Text.shown(String(word)))« gibt es nicht: \(all).",
                        "There is no role “\(Text.shown(String(word)))”: \(all)."))
            }
            roles.insert(role)
        }
        return roles
    }

    static let hubMemberList = Command(
        "hub member list", .hub, "zeigt die Mitglieder", "shows the members", arguments: directory, count: 1...1,
        options: [.json]
    ) { context in
        let registry = try Hub(context.path(context.line.words[0])).journal().journal().registry
        let members = registry.currentMembers
        if context.isJSON {
            try context.json("hub-members") { json in
                json.list("mitglieder", members) { json, member in
                    json.object { json in
                        json.member("kennung", member.id.handle)
                        json.member("stelle", member.id.ars)
                        json.member("name", member.name)
                        json.list("rollen", member.roles.sorted()) { $0.string($1.rawValue) }
                        json.member("gesperrt", member.isBlocked)
                        json.list("schluessel", registry.signingKeys.filter { $0.key.owner == member.id }) {
                            json, key in
                            json.object { json in
                                json.member("fingerabdruck", key.fingerprint)
                                json.member("seit", key.key.since.description)
                                json.member("widerrufen", key.key.revoked?.description)
                            }
                        }
                    }
                }
            }
            return .done
        }
        if members.isEmpty { try context.print("Noch gibt es kein Mitglied.", "There is no member yet.") }
        for member in members {
            let roles = member.roles.sorted().map { $0.wort(context.language) }.joined(separator: ", ")
            let state = member.isBlocked ? context.say("gesperrt", "blocked") : roles
            try context.console.line("\(member.id.handle)  \(member.id.ars)  \(Text.shown(member.name))  \(state)")
        }
        return .done
    }

    static let hubMemberRevoke = Command(
        "hub member revoke", .hub, "entzieht einem Mitglied alle Rechte, sofort",
        "takes all rights from a member, at once",
        arguments: Words("VERZEICHNIS KENNUNG", "DIRECTORY ID"), count: 2...2,
        details: Words(
            """
            Mitzeichnungen dieses Mitglieds zählen bei offenen Vorschlägen nicht mehr; was angenommen ist, bleibt es. Seine
            Zugangsschlüssel werden entfernt.
            """,
            """
            Approvals of this member no longer count for open proposals; what has been accepted stays so. Its access keys are
            removed.
            """)
    ) { context in
        let hub = try Hub(context.path(context.line.words[0]))
        let handle = context.line.words[1]
        try hub.journal().block(handle)
        for record in try hub.keys().list() where record.holder.id == handle { _ = try hub.keys().remove(record.hash) }
        try context.print("\(handle) darf nichts mehr.", "\(handle) may do nothing any more.")
        return .done
    }
}
