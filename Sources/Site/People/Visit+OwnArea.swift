import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// »Mein Bereich«: who somebody is for the library, what they have done, what is stored about them and how it goes.

extension Visit {
    private var ownTrail: [PageLink] {
        [
            PageLink(language("Bibliothek", "Library"), addresses.library),
            PageLink(language("Mein Bereich", "My area"), addresses.page("konto")),
        ]
    }

    /// How many of one's own posts and proposals are listed.
    private static let listed = 50

    /// The page of whoever has signed in.
    func ownPage() throws -> Reply {
        let who = try account()
        let talk = try Talk(self)
        var blocks: [Block] = [
            .facts([
                Fact(language("Stelle", "Organisation"), organisationCell(who.organisation.ars, who.organisation.name)),
                Fact(language("Rollen", "Roles"), roles(who)),
            ])
        ]
        if postsWait {
            blocks.append(
                .text(
                    language(
                        "Als Gast können Sie im Austausch schreiben. Ihre Beiträge gibt die Moderation frei.",
                        "As a guest you may write in the exchange. Your posts are released by the moderators.")))
        }
        blocks.append(.section(language("Meine Beiträge", "My posts"), try ownPosts(who, talk)))
        if mayContribute {
            blocks.append(.section(language("Meine Vorschläge", "My proposals"), ownProposals(who, talk)))
        }
        let everybody = Aktion(language("Alle Ansprechpersonen", "All contacts"), addresses.page("kontakte"))
        blocks.append(
            .section(language("Mein Kontakt", "My contact"), try ownContacts(who) + [.actions([everybody])]))
        blocks.append(
            .section(
                language("Was über mich gespeichert ist", "What is stored about me"),
                [
                    .text(
                        language(
                            "Ihr Name steht in keiner Fassung und in keinem Beitrag. Gespeichert sind Ihre Texte, Ihre Karte, wenn es eine gibt, und Ihr Zugang.",
                            "Your name stands in no version and in no post. Stored are your texts, your card, if there is one, and your access."
                        )),
                    .actions([Aktion(language("Alles ansehen", "See all of it"), addresses.page("konto", "daten"))]),
                ]))
        blocks.append(.section(language("Löschen lassen", "Being erased"), erasing(talk)))
        blocks.append(
            .section(
                language("Abmelden", "Signing out"),
                [
                    .text(
                        language(
                            "Wenn Sie sich an einem fremden Rechner nicht abgemeldet haben: Das beendet alle Ihre Sitzungen.",
                            "If you did not sign out on another computer: this ends all your sessions.")),
                    .actions([
                        Aktion(
                            language("Mein Zugang und Schlüssel", "My access and keys"),
                            addresses.page("konto", "anmeldung"))
                    ]),
                    .form(
                        Form(
                            addresses.page("abmelden", "ueberall"),
                            submit: language("Überall abmelden", "Sign out everywhere"), .plain)),
                ]))
        blocks.append(
            .technical([
                .facts([
                    Fact(language("Kennung", "Id"), .code(who.member?.description ?? who.organisation.id)),
                    Fact(language("Zugang", "Access"), .code(who.access)),
                ])
            ]))
        let sheet = Sheet(
            language("Mein Bereich", "My area"),
            trail: [PageLink(language("Bibliothek", "Library"), addresses.library)],
            blocks)
        return page(sheet, at: here("konto"))
    }

    private func roles(_ who: SignedIn) -> String {
        let words = who.roles.sorted().map { $0.wort(language) }
        return words.isEmpty ? language("keine", "none") : words.joined(separator: ", ")
    }

    private func ownPosts(_ who: SignedIn, _ talk: Talk) throws -> [Block] {
        let mine = talk.all { discussion in discussion.posts.contains { $0.author == who.member && $0.text != nil } }
        guard !mine.isEmpty else { return [.quiet(language("Noch kein Beitrag.", "No post yet."))] }
        let shown = Array(mine.prefix(Self.listed))
        try talk.read(shown.map { $0.posts[0].text })
        return [
            .entries(
                try shown.map { discussion in
                    var entry = try entry(discussion, talk)
                    let waits = discussion.posts.dropFirst().contains { $0.author == who.member && $0.isPending }
                    if waits {
                        entry.remarks.insert(
                            .badge(language("Antwort wartet auf Freigabe", "answer waits for a moderator"), .open),
                            at: 0)
                    }
                    return entry
                })
        ]
    }

    private func ownProposals(_ who: SignedIn, _ talk: Talk) -> [Block] {
        let mine = talk.journal.proposals.filter { $0.author == who.member }.prefix(Self.listed)
        guard !mine.isEmpty else { return [.quiet(language("Noch kein Vorschlag.", "No proposal yet."))] }
        return [.entries(mine.map { entry($0) })]
    }

    /// A proposal in a list.
    func entry(_ proposal: Proposal) -> Entry {
        let state: Cell =
            switch proposal.state {
            case .open: .badge(language("in Prüfung", "under review"), .open)
            case .accepted: .badge(language("angenommen", "accepted"), .good)
            case .withdrawn: .badge(language("zurückgezogen", "withdrawn"), .over)
            }
        return Entry(
            proposal.title, addresses.page("vorschlaege", proposal.id.description),
            [state, .day(proposal.day.description)])
    }

    private func ownContacts(_ who: SignedIn) throws -> [Block] {
        let book = try ContactBook(self)
        let mine = who.member.map { book.journal.contacts.contacts(of: $0.handle) } ?? []
        let shown = mine.filter { !$0.isRemoved }
        var blocks: [Block] = []
        if shown.isEmpty {
            blocks.append(
                .quiet(
                    language(
                        "Für Sie ist keine Karte eingetragen: Ihr Name wird nirgends gezeigt.",
                        "No card is entered for you: your name is shown nowhere.")))
            if mayContribute {
                blocks.append(
                    .actions([
                        Aktion(
                            language("Mich als Ansprechperson eintragen", "Enter me as a contact"),
                            addresses.page("kontakte", "neu"))
                    ]))
            }
            return blocks
        }
        blocks.append(.entries(shown.map { entry($0, book) }))
        for contact in shown {
            guard let notices = book.ownDetails(contact)?.notices else { continue }
            blocks.append(
                .text(
                    notices.isEmpty
                        ? language(
                            "Mail über neue Beiträge: keine. Unter »Ändern« stellen Sie ein, worüber Sie hören wollen.",
                            "Mail about new posts: none. Under “Change” you set what you want to be told of.")
                        : notices == [ContactCard.Details.everything]
                            ? language("Mail über neue Beiträge: zu allem.", "Mail about new posts: about everything.")
                            : language(
                                "Mail über neue Beiträge: zu \(notices.count) Vorlagen.",
                                "Mail about new posts: on \(notices.count) templates.")))
        }
        return blocks
    }

    /// Whom to ask for being erased, and what somebody can do at once.
    private func erasing(_ talk: Talk) -> [Block] {
        var operators: [String] = []
        for member in talk.journal.registry.activeMembers where member.roles.contains(.operator_) {
            let name = talk.organisation(member.id.ars)
            guard !operators.contains(name) else { continue }
            operators.append(name)
        }
        let mailboxes = talk.journal.contacts.all.filter { contact in
            contact.record.mailbox != nil && contact.isReachable(on: Replica.today)
                && operators.contains(talk.organisation(contact.owner))
        }.compactMap(\.record.mailbox)
        var blocks: [Block] = [
            .bullets([
                language(
                    "Eigene Beiträge ziehen Sie selbst zurück; der Text ist dann sofort gelöscht.",
                    "You take back posts of your own yourself; the text is then erased at once."),
                language(
                    "Eine eigene Karte nehmen Sie selbst heraus; auch sie ist dann sofort gelöscht.",
                    "You take out a card of your own yourself; it is then erased at once, too."),
                language(
                    "Konto, Karte und alle Texte zusammen löscht der Betrieb der Zentrale, wenn Sie es verlangen (Art. 17 DSGVO).",
                    "Account, card and all texts together are erased by the operators of the hub when you ask for it (Art. 17 GDPR)."
                ),
            ])
        ]
        if !operators.isEmpty {
            var facts = [Fact(language("Betrieb", "Operators"), .content(operators.prefix(5).joined(separator: ", ")))]
            for mailbox in mailboxes.prefix(3) {
                facts.append(
                    Fact(
                        language("Postfach", "Mailbox"),
                        WebAddress(external: "mailto:\(mailbox)").map { .contentLink(mailbox, $0) } ?? .content(mailbox)
                    ))
            }
            blocks.append(.facts(facts))
        }
        return blocks
    }

    // MARK: What is stored

    /// Texts and cards that are somebody's, read anew each time.
    private func ownRecords() throws -> (
        texts: [(day: String?, text: JournalText)], cards: [(contact: String, card: ContactCard)]
    ) {
        guard let member = try account().member else { return ([], []) }
        let (journal, store) = (try journal(), try store())
        var days: [OperationID: String] = [:]
        for discussion in journal.allDiscussions {
            for post in discussion.posts where post.author == member {
                if let text = post.text { days[text] = post.day.description }
            }
        }
        let texts = try store.texts(by: member.handle).map { (days[$0.text.id], $0.text) }
        let cards = try store.cards().filter { id, card in
            journal.contacts[id]?.record.person == member.handle || card.author == member
        }
        return (texts, cards)
    }

    /// What stands here about whoever has signed in.
    func ownDataPage() throws -> Reply {
        let who = try account()
        let (texts, cards) = try ownRecords()
        let cardBlocks: [Block] = cards.map { _, card in
            let details = card.details
            var facts = [
                Fact(language("Name", "Name"), .content(details.name)),
                Fact(language("Funktion", "Function"), .content(details.function)),
            ]
            if let phone = details.phone { facts.append(Fact(language("Telefon", "Telephone"), .content(phone))) }
            if let mail = details.mail { facts.append(Fact(language("Mail", "Mail"), .content(mail))) }
            facts.append(Fact(language("Eingewilligt am", "Agreed on"), .day(details.agreed.description)))
            facts.append(Fact(language("Gilt bis", "Holds until"), .day(details.until.description)))
            return .facts(facts)
        }
        let textBlocks: [Block] = texts.map { day, text in
            let begin =
                text.title ?? String(text.text.prefix(60)).split(whereSeparator: \.isNewline).first.map(String.init)
                ?? ""
            let said = day.flatMap { Day($0) }.map { language($0.german, $0.description) }
            return .details(
                "\(said ?? language("ohne Tag", "no day")): \(language.quoted(begin))", [.plain(text.text)])
        }
        let sheet = Sheet(
            language("Was über mich gespeichert ist", "What is stored about me"), trail: ownTrail,
            lead: language(
                "Alles, was in dieser Bibliothek zu Ihrer Kennung steht (Art. 15 DSGVO).",
                "Everything that stands in this library about your id (Art. 15 GDPR)."),
            [
                .facts([
                    Fact(language("Stelle", "Organisation"), .content(who.organisation.name)),
                    Fact(language("Rollen", "Roles"), roles(who)),
                    Fact(language("Texte", "Texts"), .number(texts.count)),
                    Fact(language("Karten", "Cards"), .number(cards.count)),
                ]),
                .actions([
                    Aktion(
                        language("Als Datei herunterladen (JSON)", "Download as a file (JSON)"),
                        here("konto", "daten.json"))
                ]),
                .section(
                    language("Karten", "Cards"),
                    cardBlocks.isEmpty ? [.quiet(language("Keine.", "None."))] : cardBlocks),
                .section(
                    language("Texte", "Texts"), textBlocks.isEmpty ? [.quiet(language("Keine.", "None."))] : textBlocks),
                .section(
                    language("Außerdem", "Besides"),
                    [
                        .bullets([
                            language(
                                "Ihr Zugangsschlüssel als Prüfsumme, mit dem Tag der letzten Nutzung.",
                                "Your access key as a checksum, with the day it was last used."),
                            language(
                                "Ihre Vorgänge im Journal, nur mit Ihrer Kennung: Vorschläge, Mitzeichnungen, Beiträge.",
                                "Your entries in the journal, by your id only: proposals, approvals, posts."),
                            language(
                                "Wann Sie welche Seite aufrufen, wird nicht aufgezeichnet.",
                                "Which pages you open, and when, is not recorded."),
                        ])
                    ]),
            ])
        return page(sheet, at: here("konto", "daten"))
    }

    /// The same as a file (Art. 20 DSGVO).
    func ownDataFile() throws -> Reply {
        let who = try account()
        let (texts, cards) = try ownRecords()
        var json = JSONWriter()
        json.beginObject()
        func member(_ name: String, _ value: String?) {
            json.name(name)
            json.string(value)
        }
        member("format", "allmende-auskunft/1")
        member("kennung", who.member?.description)
        member("stelle", who.organisation.name)
        json.name("rollen")
        json.beginArray()
        for role in who.roles.sorted() { json.string(role.rawValue) }
        json.endArray()
        json.name("karten")
        json.beginArray()
        for (_, card) in cards {
            json.beginObject()
            member("name", card.details.name)
            member("funktion", card.details.function)
            member("telefon", card.details.phone)
            member("mail", card.details.mail)
            member("eingewilligtAm", card.details.agreed.description)
            member("bis", card.details.until.description)
            json.endObject()
        }
        json.endArray()
        json.name("texte")
        json.beginArray()
        for (day, text) in texts {
            json.beginObject()
            member("tag", day)
            member("titel", text.title)
            member("verweis", text.link)
            member("text", text.text)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return .file(
            PageHeaders.file + [
                ("Content-Type", "application/json"),
                ("Content-Disposition", "attachment; filename=\"allmende-auskunft.json\""),
            ], json.finish(), .never)
    }
}
