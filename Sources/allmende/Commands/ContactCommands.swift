import Bytes
import Journal
import Library
import Store
import Templates

extension Command {
    static let contactAdd = Command(
        "contact add", .exchange, "trägt ein, wen man fragen kann", "enters who can be asked",
        arguments: Words("--postfach ADRESSE [--name NAME …]", "--postfach ADDRESS [--name NAME …]"),
        options: [
            Option(
                "id", value: Words("ID", "ID"), "ändert diesen Kontakt, statt einen neuen anzulegen",
                "changes this contact instead of making a new one"),
            Option(
                "postfach", value: Words("ADRESSE", "ADDRESS"), "Funktionspostfach, sichtbar für alle",
                "mailbox of a function, visible to everyone"),
            Option(
                "name", value: Words("NAME", "NAME"), "die Person, nur für Mitglieder", "the person, for members only"),
            Option("funktion", value: Words("TEXT", "TEXT"), "was sie dort tut", "what they do there"),
            Option("telefon", value: Words("NUMMER", "NUMBER"), "Telefon", "telephone"),
            Option("mail", value: Words("ADRESSE", "ADDRESS"), "Adresse der Person", "the person's address"),
            Option(
                "bis", value: Words("TAG", "DAY"), "bis wann die Person einwilligt (ein Jahr)",
                "until when the person agrees (a year)"),
            Option(
                "selbst", "die Person ist, wer hier arbeitet: ihr Name steht dann auch bei ihren Beiträgen",
                "the person is whoever works here: the name is then shown with their posts too"),
            Option(
                "nachrichten", value: Words("alles|VORLAGE,…", "alles|TEMPLATE,…"),
                "worüber die Person per Mail hören will", "what the person wants to be told of by mail"),
        ],
        details: Words(
            """
            Name, Telefon und Mail stehen auf einer Karte, die nur Mitglieder sehen, nie in der Geschichte der Bibliothek, und die
            überall gelöscht werden kann. Das Postfach steht im Journal und bleibt; es darf nicht wie das einer Person aussehen.
            Die angezeigte ID trägt man in der Vorlage unter »kontakte« ein.
            Eine Einwilligung gilt höchstens drei Jahre; danach wird nur noch das Postfach gezeigt (allmende contact confirm).
            """,
            """
            Name, telephone and mail stand on a card that only members see, never in the history of the library, and that can be
            erased everywhere. The mailbox stands in the journal and stays; it must not look like a person's.
            Enter the ID that is shown in the template, under “kontakte”.
            A person agrees for three years at most; after that only the mailbox is shown (allmende contact confirm).
            """),
        examples: [
            (
                "allmende contact add --postfach digitalisierung@musterstadt.de --name 'A. Beispiel' --funktion Projektleitung",
                Words("Postfach für alle, Karte für Mitglieder", "a mailbox for everyone, a card for members")
            )
        ]
    ) { context in
        let people = try People(context)
        let id = context.line.value("id") ?? ElementID.random().description
        let known = people.journal.contacts[id]
        if context.line.value("id") != nil, known == nil { throw JournalError.noSuchContact(id) }
        var record = known?.record ?? ContactRecord(id: id)
        if let mailbox = context.line.value("postfach") {
            guard let address = MailAddress(mailbox) else {
                throw Problem.usage(
                    Words("»\(Text.shown(mailbox))« ist keine Adresse.", "“\(Text.shown(mailbox))” is no address."))
            }
            guard !address.looksPersonal else { throw Self.personalMailbox(mailbox) }
            record.mailbox = mailbox
        }
        if context.line.has("selbst") { record.person = people.member.handle }
        let card = try people.card(record, context)
        record.card = card?.id
        record.until = card?.details.until
        guard record.mailbox != nil || card != nil else {
            throw Problem.usage(Words("--postfach oder --name wird gebraucht.", "--postfach or --name is needed."))
        }
        try people.replica.outbox.add(.contact(record), card: card)
        try context.print("Kontakt \(id) eingetragen.", "Entered contact \(id).")
        if known == nil {
            try context.print(
                "In vorlage.json eintragen:  \"kontakte\": { \"\(id)\": { \"funktion\": \"…\" } }",
                "Enter in vorlage.json:  \"kontakte\": { \"\(id)\": { \"funktion\": \"…\" } }")
        }
        return try JournalExchange(context).deliver(people.replica)
    }

    private static func personalMailbox(_ mailbox: String) -> Problem {
        Problem(
            .refused,
            Words(
                "»\(Text.shown(mailbox))« sieht nach der Adresse einer Person aus.",
                "“\(Text.shown(mailbox))” looks like a person's address."),
            means: Words(
                "Das Postfach steht im Journal, das nichts vergisst, und ist für alle sichtbar.",
                "The mailbox stands in the journal, which forgets nothing, and everyone can see it."),
            todo: Words(
                "Ein Funktionspostfach angeben; die Adresse der Person mit --mail.",
                "Give the mailbox of a function; the person's address with --mail."))
    }

    static let contactShow = Command(
        "contact show", .library, "zeigt, wen man fragen kann", "shows who can be asked",
        arguments: Words("[VORLAGE|ID]", "[TEMPLATE|ID]"), count: 0...1, options: [.json],
        details: Words(
            """
            Namen sieht, wer Mitglied ist und einen Zugangsschlüssel hat (allmende join); alle anderen das Funktionspostfach.
            """,
            """
            Members with an access key see names (allmende join); everyone else sees the mailbox.
            """)
    ) { context in
        let replica = try context.replica()
        let journal = try Proposals(context).journal(of: replica)
        let view = try ContactView(replica, journal, context)
        let all = try view.contacts(context.line.words.first)
        if context.isJSON {
            try context.json("contacts") { json in
                json.list("kontakte", all) { json, contact in json.object { view.write(contact, &$0) } }
            }
            return .done
        }
        if all.isEmpty { try context.print("Kein Kontakt eingetragen.", "No contact is entered.") }
        for contact in all { try view.show(contact) }
        return .done
    }

    static let contactConfirm = Command(
        "contact confirm", .exchange, "erneuert eine Einwilligung", "renews a consent",
        arguments: Words("ID [--bis TAG]", "ID [--bis DAY]"), count: 1...1,
        options: [
            Option("bis", value: Words("TAG", "DAY"), "bis wann die Person einwilligt", "until when the person agrees")
        ]
    ) { context in
        let people = try People(context)
        let id = context.line.words[0]
        guard var record = people.journal.contacts[id]?.record, record.card != nil,
            let store = try people.replica.journalStore(),
            let old = try store.cards().first(where: { $0.contact == id })?.card
        else { throw JournalError.noSuchContact(id) }
        var details = old.details
        details.agreed = Replica.today
        details.until = try people.until(context)
        let card = try ContactCard(details, by: people.member)
        (record.card, record.until) = (card.id, details.until)
        try people.replica.outbox.add(.contact(record), card: card)
        try context.print(
            "Eingewilligt bis \(details.until.description).", "Agreed until \(details.until.description).")
        return try JournalExchange(context).deliver(people.replica)
    }

    static let contactRemove = Command(
        "contact remove", .exchange, "nimmt einen Kontakt heraus", "takes a contact out",
        arguments: Words("ID", "ID"), count: 1...1,
        options: [
            Option(
                "vergessen", "löscht auch alle Beiträge und das Konto dieser Person, überall",
                "erases all posts and the account of that person too, everywhere")
        ],
        details: Words(
            """
            Die Karte verschwindet bei der Zentrale sofort, in jeder Kopie mit dem nächsten Abgleich. Mit --vergessen gilt das für
            alles, was die Person geschrieben hat. Keine Fassung ändert sich; nichts davon lässt sich zurückholen.
            """,
            """
            The card is gone at the hub at once, in every copy with its next exchange. With --vergessen so is all that the person
            has written. No version changes; nothing of it can be brought back.
            """)
    ) { context in
        let people = try People(context)
        let id = context.line.words[0]
        guard let contact = people.journal.contacts[id], !contact.isRemoved else {
            throw JournalError.noSuchContact(id)
        }
        if context.line.has("vergessen") {
            let erasure = Erasure(person: contact.record.person, contact: id)
            try people.replica.outbox.add(.erasure(erasure))
        } else {
            try people.replica.outbox.add(.contactRemoved(id: id))
        }
        try context.print("Kontakt \(id) herausgenommen.", "Took out contact \(id).")
        return try JournalExchange(context).deliver(people.replica)
    }
}

/// What commands about contacts work with.
struct People {
    let replica: Replica
    let journal: Journal
    let member: MemberID

    init(_ context: Context) throws {
        replica = try context.replica()
        journal = try Proposals(context).journal(of: replica)
        guard let member = replica.member, journal.registry.member(member.handle)?.id == member else {
            throw JournalError.notMember
        }
        self.member = member
        try Proposals(context).prepare(replica)
    }

    /// The last day of a consent: as given, else a year from now.
    func until(_ context: Context) throws -> Day {
        guard let word = context.line.value("bis") else { return Day(number: Replica.today.number + 365) }
        guard let day = Day(word), day >= Replica.today, day.number <= Replica.today.number + ContactRecord.maximumDays
        else {
            throw Problem.usage(
                Words(
                    "--bis ist ein Tag wie 2027-12-31, höchstens drei Jahre voraus.",
                    "--bis is a day like 2027-12-31, at most three years ahead."))
        }
        return day
    }

    /// The card that the options make of the one there is; nil when there is none and no name is given.
    func card(_ record: ContactRecord, _ context: Context) throws -> ContactCard? {
        let old = try record.card.flatMap { card in
            try replica.journalStore()?.cards().first { $0.card.id == card }?.card
        }
        guard let name = context.line.value("name") ?? old?.details.name else { return nil }
        var details =
            old?.details
            ?? ContactCard.Details(
                name: name, function: "", agreed: Replica.today, until: Replica.today)
        details.name = name
        if let function = context.line.value("funktion") { details.function = function }
        if let phone = context.line.value("telefon") { details.phone = phone }
        if let mail = context.line.value("mail") { details.mail = mail }
        if let notices = context.line.value("nachrichten") {
            details.notices = try notices.split(separator: ",").map(String.init).map { word in
                word == ContactCard.Details.everything ? word : try replica.findTemplate(word).id
            }
        }
        details.agreed = Replica.today
        details.until = try until(context)
        return try ContactCard(details, by: member)
    }
}

/// Contacts as they are shown.
struct ContactView {
    private let replica: Replica
    private let journal: Journal
    private let context: Context
    private let cards: [String: ContactCard]

    init(_ replica: Replica, _ journal: Journal, _ context: Context) throws {
        (self.replica, self.journal, self.context) = (replica, journal, context)
        let all = try replica.journalStore()?.cards() ?? []
        cards = Dictionary(all.map { ($0.contact, $0.card) }, uniquingKeysWith: { first, _ in first })
    }

    /// The contacts that a word means: one by its id, or those of a template; all without one.
    func contacts(_ word: String?) throws -> [Contacts.Contact] {
        guard let word else { return journal.contacts.all.filter { !$0.isRemoved } }
        if let contact = journal.contacts[word] { return [contact] }
        let entry = try replica.findTemplate(word)
        let folder = try replica.draft(entry.path) ?? replica.template(entry.path, at: replica.currentCommit())
        guard case .success(let mappe)? = folder?.mappe else { return [] }
        return mappe.vorlage.kontakte.keys.compactMap { journal.contacts[$0.description] }
    }

    /// The card that may be shown today.
    private func details(_ contact: Contacts.Contact) -> ContactCard.Details? {
        guard let id = contact.card(on: Replica.today), let card = cards[contact.record.id], card.id == id else {
            return nil
        }
        return card.details
    }

    private func isOver(_ contact: Contacts.Contact) -> Bool {
        contact.record.card != nil && contact.card(on: Replica.today) == nil
    }

    func write(_ contact: Contacts.Contact, _ json: inout JSONWriter) {
        let details = details(contact)
        json.member("id", contact.record.id)
        json.member("stelle", contact.owner)
        json.member("postfach", contact.record.mailbox)
        json.member("name", details?.name)
        json.member("funktion", details?.function)
        json.member("telefon", details?.phone)
        json.member("mail", details?.mail)
        json.member("bis", contact.record.until?.description)
        json.member("einwilligungAbgelaufen", isOver(contact))
        json.member("herausgenommen", contact.isRemoved)
    }

    func show(_ contact: Contacts.Contact) throws {
        let name = Text.shown(journal.registry.organisationName(contact.owner) ?? contact.owner)
        try context.console.line("\(contact.record.id)  \(name)")
        if contact.isRemoved {
            try context.print("            Angaben gelöscht", "            data erased")
            return
        }
        if let details = details(contact) {
            let line = [details.name, details.function, details.phone, details.mail].compactMap { $0 }
            try context.console.line("            \(Text.shown(line.joined(separator: ", "), limit: 1000))")
        } else if isOver(contact) {
            try context.print(
                "            Einwilligung abgelaufen: allmende contact confirm \(contact.record.id)",
                "            consent has run out: allmende contact confirm \(contact.record.id)")
        }
        if let mailbox = contact.record.mailbox { try context.console.line("            \(Text.shown(mailbox))") }
    }
}
