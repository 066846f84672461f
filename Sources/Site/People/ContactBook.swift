import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

/// Contacts as they are shown: the mailbox of a function to everybody, the card of a person to members only, and only while they agree.
struct ContactBook {
    let journal: Journal
    private let visit: Visit
    /// By contact; empty for those who may not read them.
    private let cards: [String: ContactCard]

    /// Throws HTTPError 404 where there is no journal.
    init(_ visit: Visit) throws {
        self.visit = visit
        journal = try visit.journal()
        let all = visit.mayReadCards ? try visit.site.texts.cards(visit.store()) : []
        cards = Dictionary(all.map { ($0.contact, $0.card) }, uniquingKeysWith: { first, _ in first })
    }

    /// The contacts of an organisation that somebody has not taken back, by id.
    func contacts(of ars: String) -> [Contacts.Contact] {
        journal.contacts.all.filter { $0.owner == ars && !$0.isRemoved }
    }

    /// What the card of a contact says today; nil without one, for those who may not read it, and when the consent has run out.
    func details(_ contact: Contacts.Contact) -> ContactCard.Details? {
        guard let id = contact.card(on: Replica.today), let card = cards[contact.record.id], card.id == id else {
            return nil
        }
        return card.details
    }

    /// What the card says, whether or not the consent has run out: for the organisation itself.
    func ownDetails(_ contact: Contacts.Contact) -> ContactCard.Details? {
        guard visit.who?.organisation.ars == contact.owner else { return nil }
        return cards[contact.record.id]?.details
    }

    /// Whether a person's consent has run out.
    func isOver(_ contact: Contacts.Contact) -> Bool {
        contact.record.card != nil && contact.card(on: Replica.today) == nil
    }

    /// Who can be asked, and how.
    func cells(_ contact: Contacts.Contact) -> [Cell] {
        var cells: [Cell] = []
        let details = details(contact)
        if let details { cells.append(.content(details.name)) }
        if let mailbox = contact.record.mailbox { cells.append(mail(mailbox)) }
        if let phone = details?.phone { cells.append(.content(phone)) }
        if let mail = details?.mail { cells.append(self.mail(mail)) }
        return cells
    }

    private func mail(_ address: String) -> Cell {
        WebAddress(external: "mailto:\(address)").map { .contentLink(address, $0) } ?? .content(address)
    }

    /// An entry of a list: the function, where whoever asks may know it, else the organisation.
    func entry(_ contact: Contacts.Contact, titled title: String? = nil) -> Entry {
        let organisation = journal.registry.organisationName(contact.owner) ?? contact.owner
        let function = title ?? details(contact)?.function
        var remarks = cells(contact)
        if function != nil { remarks.insert(.content(organisation), at: 0) }
        return Entry(function ?? organisation, nil, remarks)
    }
}

extension Visit {
    /// Whom to ask about a template, for the page of it: by function, with what may be shown. Somebody who was never here and somebody who is
    /// gone look alike.
    func contacts(of mappe: Vorlagenmappe) throws -> [Block] {
        guard !mappe.vorlage.kontakte.isEmpty else {
            return [.quiet(language("Keine Ansprechperson eingetragen.", "No contact is entered."))]
        }
        guard try site.host.journal() != nil else {
            return [.entries(mappe.vorlage.kontakte.values.map { Entry($0.funktion, nil) })]
        }
        let book = try ContactBook(self)
        let entries = mappe.vorlage.kontakte.map { id, kontakt in
            let title =
                kontakt.funktion.allSatisfy(\.isWhitespace)
                ? language("Ansprechperson", "Contact") : kontakt.funktion
            guard let contact = book.journal.contacts[id.description], contact.isReachable(on: Replica.today) else {
                return Entry(title, nil, [.text(language("zurzeit nicht erreichbar", "cannot be reached at present"))])
            }
            var entry = book.entry(contact, titled: title)
            if !mayReadCards, contact.record.mailbox == nil {
                entry.remarks.append(
                    .text(language("Angaben nur für Mitglieder", "details for members only")))
            }
            return entry
        }
        return [.entries(entries)]
    }

    /// Whom to ask: the own organisation's contacts with what can be done, then all others.
    func contactsPage() throws -> Reply {
        let book = try ContactBook(self)
        let today = Replica.today
        let own = who.map { book.contacts(of: $0.organisation.ars) } ?? []
        let others = book.journal.contacts.all.filter {
            $0.isReachable(on: today) && $0.owner != who?.organisation.ars
                && (mayReadCards || $0.record.mailbox != nil)
        }
        let paging = Paging(total: others.count, seite: asked("seite"))
        var blocks: [Block] = []
        if let who {
            var inner: [Block] = []
            if own.isEmpty {
                inner.append(
                    .quiet(
                        language(
                            "Ihre Stelle hat noch niemanden eingetragen.", "Your organisation has entered nobody yet."))
                )
            } else {
                inner.append(.entries(own.map { entry($0, book) }))
            }
            if mayContribute {
                inner.append(
                    .actions([
                        Aktion(
                            language("Ansprechperson eintragen", "Enter a contact"),
                            addresses.page("kontakte", "neu"), istHauptaktion: true)
                    ]))
            }
            blocks.append(.section(who.organisation.name, inner))
        }
        let base = addresses.page("kontakte")
        let list: [Block] =
            others.isEmpty
            ? [.quiet(language("Noch niemand eingetragen.", "Nobody is entered yet."))]
            : [
                .entries(others[paging.range].map { book.entry($0) }),
                .paging(paging) { base.query("seite", String($0)) },
            ]
        blocks += who == nil ? list : [.section(language("Andere Stellen", "Other organisations"), list)]
        let lead =
            mayReadCards
            ? language(
                "Wen man fragen kann. Namen, Telefon und Mail sehen nur Mitglieder, und nur so lange die Person einwilligt.",
                "Who can be asked. Names, telephone and mail are for members only, and only while the person agrees.")
            : language(
                "Wen man fragen kann: die Postfächer der Funktionen. Personen sehen nur Mitglieder.",
                "Who can be asked: the mailboxes of functions. Persons are shown to members only.")
        let sheet = Sheet(
            language("Ansprechpersonen", "Contacts"),
            trail: [PageLink(language("Bibliothek", "Library"), addresses.library)], lead: lead, blocks)
        return page(sheet, at: here("kontakte"))
    }

    /// A contact of one's own organisation, with how it stands and what can be done.
    func entry(_ contact: Contacts.Contact, _ book: ContactBook) -> Entry {
        let title =
            book.ownDetails(contact)?.function ?? contact.record.mailbox ?? language("Ansprechperson", "Contact")
        var remarks = book.cells(contact)
        if book.isOver(contact) {
            remarks.append(.badge(language("Einwilligung abgelaufen", "consent has run out"), .over))
        } else if let until = contact.record.until {
            remarks.append(.text(language("eingewilligt bis \(until.german)", "agreed until \(until.german)")))
        }
        if mayContribute {
            let id = contact.record.id
            remarks.append(.link(language("Ändern", "Change"), addresses.page("kontakte", id, "aendern")))
            if contact.record.card != nil {
                remarks.append(
                    .link(
                        language("Einwilligung erneuern", "Renew the consent"),
                        addresses.page("kontakte", id, "bestaetigen")))
            }
            remarks.append(.link(language("Herausnehmen", "Take out"), addresses.page("kontakte", id, "entfernen")))
        }
        return Entry(title, nil, remarks)
    }
}
