import Bytes
import Journal
import Library
import Register
import Store
import Sync
import Templates

extension Command {
    static let join = Command(
        "join", .start, "meldet sich bei einer Zentrale an", "enrols with a hub",
        arguments: Words("ADRESSE [CODE]", "ADDRESS [CODE]"), count: 1...2,
        options: [
            .ars,
            Option(
                "bezeichnung", value: Words("TEXT", "TEXT"),
                "wofür der Zugang ist, etwa »Bauamt«; kein Name einer Person",
                "what the access is for, say “building office”; no person's name"),
        ],
        details: Words(
            """
            CODE steht in der Einladung der Zentrale und gilt einmal. Wer schon einen Zugangsschlüssel hat (allmende key add),
            lässt ihn weg. Wer keine Einladung hat, fragt mit --stelle an; ein Mensch bei der Zentrale bestätigt, und der
            angezeigte Abholcode holt danach den Schlüssel.
            In einer Bibliothek aufgerufen, trägt der Befehl auch ein, für wen dort gearbeitet wird, und meldet einen Schlüssel
            zum Signieren an, der nur in dieser Bibliothek liegt.
            """,
            """
            CODE is in the hub's invitation and works once. Whoever has an access key already (allmende key add) leaves it out.
            Without an invitation, ask with --stelle; a human at the hub confirms, and the code shown fetches the key then.
            Run in a library, the command also sets whom you work for there, and registers a key for signing that lies in this
            library only.
            """),
        examples: [
            (
                "allmende join https://vorlagen.example.de/ einladung-7zk3m-…",
                Words("löst eine Einladung ein", "redeems an invitation")
            ),
            (
                "allmende join https://vorlagen.example.de/ --stelle 053780004004",
                Words("fragt für Bergisch Gladbach an", "asks for Bergisch Gladbach")
            ),
        ]
    ) { context in
        let address = context.line.words[0]
        let questions = try HubQuestions(context, try Remotes(context).transport(address))
        let membership: HubQuestions.Membership
        if context.line.words.count == 2 {
            membership = try questions.redeem(context.line.words[1])
        } else if let ars = context.line.value("stelle") {
            let code = try questions.enrol(ars: ars, label: context.line.value("bezeichnung") ?? "")
            try context.print(
                "Angefragt. Sobald die Zentrale bestätigt hat:", "Asked for. As soon as the hub has confirmed:")
            try context.console.line("  allmende join \(Text.shown(address)) \(Text.shown(code))")
            return .done
        } else {
            membership = try questions.me()
        }
        if let key = membership.key { try Remotes(context).keyRing().set(key, for: Remotes(context).origin(address)) }
        let roles = membership.roles.compactMap { Role(rawValue: $0)?.wort(context.language) }.joined(separator: ", ")
        try context.print(
            "Angemeldet für \(Text.shown(membership.name)) als \(membership.handle) (\(roles)).",
            "Enrolled for \(Text.shown(membership.name)) as \(membership.handle) (\(roles)).")
        guard let replica = try? context.replica() else { return .done }
        guard let organisation = Organisation(ars: membership.ars, name: membership.name, id: membership.handle) else {
            throw LibraryError.badOrganisation(ars: membership.ars, name: membership.name)
        }
        if organisation != replica.organisation { try replica.change(organisation) }
        let fresh = try context.replica()
        let transport = try Remotes(context).origin(of: fresh)
        try JournalExchange(context).fetch(fresh, transport)
        let ready = try context.replica()
        guard let store = try ready.journalStore() else { return .done }
        try ready.registerSigningKey(store.keygen, label: context.line.value("bezeichnung") ?? "")
        return try JournalExchange(context).submit(ready, transport) ? .done : .refused
    }
}
