import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

// Entering and changing who can be asked. The mailbox stands in the journal and stays; what is personal stands on a card that can be erased.

extension Visit {
    /// The way up to the contacts.
    private var contactsTrail: [PageLink] {
        [
            PageLink(language("Bibliothek", "Library"), addresses.library),
            PageLink(language("Ansprechpersonen", "Contacts"), addresses.page("kontakte")),
        ]
    }

    /// The contact that the path names, of one's own organisation. Throws HTTPError 404 for every other.
    func ownContact() throws -> Contacts.Contact {
        guard let contact = try journal().contacts[parameter(0)], !contact.isRemoved,
            contact.owner == who?.organisation.ars
        else { throw HTTPError(404, "no such contact") }
        return contact
    }

    /// A year from now.
    private var aYearFromNow: Day { Day(number: Replica.today.number + 365) }

    private var consent: Field {
        Field(
            "einwilligung",
            language(
                "Die Person weiß, was hier von ihr steht und wer es sieht, und hat eingewilligt. Sie kann das jederzeit zurücknehmen.",
                "The person knows what stands here and who sees it, and has agreed. They can take that back at any time."
            ),
            .box)
    }

    private var untilField: Field {
        Field(
            "bis", language("Einwilligung gilt bis", "The consent holds until"), .day, value: aYearFromNow.description,
            hint: language(
                "Höchstens drei Jahre. Danach wird die Karte niemandem mehr gezeigt.",
                "Three years at most. Afterwards the card is shown to nobody."))
    }

    // MARK: Entering and changing

    private func contactForm(_ contact: Contacts.Contact?, _ details: ContactCard.Details?) throws -> Form {
        let address =
            contact.map { addresses.page("kontakte", $0.record.id, "aendern") } ?? addresses.page("kontakte", "neu")
        var form = Form(
            address, submit: contact == nil ? language("Eintragen", "Enter") : language("Speichern", "Save"),
            fields: [
                Field(
                    "postfach", language("Funktionspostfach", "Mailbox of the function"), .mail,
                    value: contact?.record.mailbox,
                    hint: language(
                        "Für alle sichtbar, und es bleibt in der Bibliothek stehen. Kein Postfach mit dem Namen einer Person.",
                        "Visible to everyone, and it stays in the library. No mailbox with a person's name."),
                    limit: 200),
                Field(
                    "name", language("Name der Person", "Name of the person"), value: details?.name,
                    hint: language(
                        "Nur für Mitglieder. Lassen Sie ihn frei, wenn das Postfach genügt.",
                        "For members only. Leave it empty when the mailbox is enough."), limit: 200),
                Field(
                    "funktion", language("Funktion", "Function"), value: details?.function,
                    hint: language(
                        "Nötig, wenn Sie eine Person nennen. Etwa: Projektleitung eAkte.",
                        "Needed when you name a person. Such as: project lead for electronic files."),
                    limit: 200),
                Field("telefon", language("Telefon", "Telephone"), .telephone, value: details?.phone, limit: 100),
                Field(
                    "mail", language("Mail der Person", "Mail of the person"), .mail, value: details?.mail, limit: 200),
                untilField,
                Field(
                    "selbst", language("Diese Person bin ich", "This person is me"), .box,
                    value: contact.map { $0.record.person == who?.member?.handle } == true ? "ja" : "",
                    hint: language(
                        "Mitglieder sehen Ihren Namen dann auch bei Ihren Beiträgen.",
                        "Members then see your name with your posts too.")),
                noticesField(details),
                consent,
            ])
        if let until = details?.until, until >= Replica.today,
            let index = form.fields.firstIndex(where: { $0.name == "bis" })
        {
            form.fields[index].values = [until.description]
        }
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.page("kontakte"))
        return form
    }

    /// About what the person is told by mail: everything, or templates of the organisation and those it works with.
    private func noticesField(_ details: ContactCard.Details?) -> Field {
        let chosen = details?.notices ?? []
        var options = [
            Field.Option(
                ContactCard.Details.everything, language("alles in der Bibliothek", "everything in the library"))
        ]
        if let view = try? view(), let journal = try? journal(), let ars = who?.organisation.ars {
            let used = Set(journal.practice.all.filter { $0.author.ars == ars }.map(\.evidence.template))
            for place in view.order {
                let entry = view.catalogue.entries[place]
                guard entry.ars == ars || used.contains(entry.id) || chosen.contains(entry.id) else { continue }
                options.append(Field.Option(entry.id, entry.title, isContent: true))
                if options.count > ContactCard.maximum.notices { break }
            }
        }
        return Field(
            "nachrichten", language("Mail bei neuen Beiträgen zu", "Mail about new posts on"), boxes: options,
            values: chosen,
            hint: language(
                "Geht an die Mail der Person. Zur Wahl stehen Vorlagen, für die Ihre Stelle verantwortlich ist oder mit denen sie arbeitet.",
                "Goes to the person's mail. On offer are templates your organisation answers for or works with."))
    }

    private func contactSheet(_ form: Form, isNew: Bool) -> Sheet {
        Sheet(
            isNew
                ? language("Ansprechperson eintragen", "Enter a contact")
                : language("Kontakt ändern", "Change the contact"),
            trail: contactsTrail,
            lead: language(
                "Name, Telefon und Mail stehen auf einer Karte. Nur Mitglieder sehen sie; sie steht nie in der Geschichte der Bibliothek und lässt sich überall löschen.",
                "Name, telephone and mail stand on a card. Only members see it; it is never part of the library's history and can be erased everywhere."
            ), [.form(form)])
    }

    /// The page on which a contact is entered.
    func newContact() throws -> Reply { page(contactSheet(try contactForm(nil, nil), isNew: true), at: nil) }

    /// The page on which a contact is changed.
    func changeContact() throws -> Reply {
        let contact = try ownContact()
        let details = try ContactBook(self).ownDetails(contact)
        return page(contactSheet(try contactForm(contact, details), isNew: false), at: nil)
    }

    /// Enters a contact, or changes one.
    func saveContact(_ contact: Contacts.Contact?) throws -> Reply {
        let input = try input()
        guard let member = try account().member else { throw Refusal.unknownAuthor }
        var problems = Problems()
        var record = contact?.record ?? ContactRecord(id: ElementID.random().description)
        record.mailbox = mailbox(input, &problems)
        if input.isChecked("selbst") {
            record.person = member.handle
        } else if record.person == member.handle {
            record.person = nil
        }
        let card = try card(input, by: member, &problems)
        if problems.isEmpty, record.mailbox == nil, card == nil {
            problems["postfach"] = language(
                "Bitte geben Sie ein Postfach oder eine Person an.", "Please give a mailbox or a person.")
        }
        record.card = card?.id
        record.until = card?.details.until
        if card == nil { record.person = nil }
        func back() throws -> Reply {
            again(contactSheet(try contactForm(contact, nil).filled(input, problems), isNew: contact == nil))
        }
        guard problems.isEmpty else { return try back() }
        do {
            try write(JournalEntry(.contact(record), card: card))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return try back()
        }
        return .seeOther(
            addresses.page("kontakte"),
            contact == nil
                ? kept("Die Ansprechperson ist eingetragen.", "The contact is entered.")
                : kept("Der Kontakt ist geändert.", "The contact is changed."))
    }

    private func mailbox(_ input: FormInput, _ problems: inout Problems) -> String? {
        guard let text = input.optional("postfach") else { return nil }
        guard let address = MailAddress(text), text.utf8.count <= ContactRecord.maximumMailbox else {
            problems["postfach"] = language("Das ist keine Mailadresse.", "This is no mail address.")
            return nil
        }
        if address.looksPersonal {
            problems["postfach"] = language(
                "Das sieht nach der Adresse einer Person aus. Geben Sie ein Funktionspostfach an; die Adresse der Person gehört in das Feld darunter.",
                "This looks like a person's address. Give the mailbox of a function; the person's address belongs in the field below."
            )
            return nil
        }
        return text
    }

    /// The card that a form makes; nil when it names no person.
    private func card(_ input: FormInput, by member: MemberID, _ problems: inout Problems) throws -> ContactCard? {
        guard let name = input.optional("name") else {
            for field in ["telefon", "mail"] where input.optional(field) != nil {
                problems["name"] = language(
                    "Zu Telefon und Mail gehört ein Name.", "Telephone and mail need a name.")
            }
            return nil
        }
        if input.optional("funktion") == nil {
            problems["funktion"] = language("Bitte nennen Sie die Funktion.", "Please name the function.")
        }
        if let mail = input.optional("mail"), MailAddress(mail) == nil {
            problems["mail"] = language("Das ist keine Mailadresse.", "This is no mail address.")
        }
        let until = until(input, &problems)
        demandConsent(input, &problems)
        guard problems.isEmpty, let until else { return nil }
        let known = noticesField(nil).kind
        var notices = input.all("nachrichten")
        if case .boxes(let options) = known {
            notices = notices.filter { word in options.contains { $0.value == word } }
        }
        if notices.contains(ContactCard.Details.everything) { notices = [ContactCard.Details.everything] }
        let details = ContactCard.Details(
            name: name, function: input.text("funktion"), phone: input.optional("telefon"),
            mail: input.optional("mail"), agreed: Replica.today, until: until, notices: notices)
        do {
            return try ContactCard(details, by: member)
        } catch let refusal {
            if case .content(let field) = refusal, ["name", "funktion", "telefon", "mail"].contains(field) {
                problems[field] = language(
                    "Eine Zeile mit höchstens 200 Zeichen.", "One line of at most 200 characters.")
            } else {
                problems.add(refusal.satz(language))
            }
            return nil
        }
    }

    private func until(_ input: FormInput, _ problems: inout Problems) -> Day? {
        let today = Replica.today
        guard let day = Day(input.text("bis")), day >= today, day.number <= today.number + ContactRecord.maximumDays
        else {
            problems["bis"] = language(
                "Bitte einen Tag von heute an, höchstens drei Jahre voraus.",
                "Please a day from today on, at most three years ahead.")
            return nil
        }
        return day
    }

    private func demandConsent(_ input: FormInput, _ problems: inout Problems) {
        guard !input.isChecked("einwilligung") else { return }
        problems["einwilligung"] = language(
            "Ohne Einwilligung wird keine Person eingetragen.", "Nobody is entered without their consent.")
    }

    // MARK: Confirming

    private func confirmSheet(_ contact: Contacts.Contact, _ form: Form, _ book: ContactBook) -> Sheet {
        var shown = entry(contact, book)
        shown.remarks = book.ownDetails(contact).map { [.content($0.name)] } ?? []
        return Sheet(
            language("Einwilligung erneuern", "Renew the consent"), trail: contactsTrail,
            lead: language(
                "Fragen Sie die Person, bevor Sie hier bestätigen.", "Ask the person before you confirm here."),
            [.entries([shown]), .form(form)])
    }

    private func confirmForm(_ contact: Contacts.Contact) -> Form {
        var form = Form(
            addresses.page("kontakte", contact.record.id, "bestaetigen"),
            submit: language("Einwilligung erneuern", "Renew the consent"), fields: [untilField, consent])
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.page("kontakte"))
        return form
    }

    /// The page on which a consent is renewed.
    func confirmContactPage() throws -> Reply {
        let contact = try ownContact()
        return page(confirmSheet(contact, confirmForm(contact), try ContactBook(self)), at: nil)
    }

    /// Renews a consent.
    func confirmContact() throws -> Reply {
        let (contact, input, book) = (try ownContact(), try input(), try ContactBook(self))
        guard let member = try account().member, var details = book.ownDetails(contact) else {
            throw HTTPError(404, "no card")
        }
        var problems = Problems()
        let until = until(input, &problems)
        demandConsent(input, &problems)
        func back() -> Reply { again(confirmSheet(contact, confirmForm(contact).filled(input, problems), book)) }
        guard problems.isEmpty, let until else { return back() }
        do {
            (details.agreed, details.until) = (Replica.today, until)
            let card = try ContactCard(details, by: member)
            var record = contact.record
            (record.card, record.until) = (card.id, until)
            try write(JournalEntry(.contact(record), card: card))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            problems.add(sentence)
            return back()
        }
        return .seeOther(
            addresses.page("kontakte"),
            kept("Die Einwilligung gilt bis \(until.german).", "The consent holds until \(until.german)."))
    }

    // MARK: Taking out

    private func removeSheet(_ contact: Contacts.Contact, _ book: ContactBook, _ problems: Problems) -> Sheet {
        var form = Form(
            addresses.page("kontakte", contact.record.id, "entfernen"),
            submit: language("Endgültig herausnehmen", "Take out for good"), .danger)
        form.problems = problems.whole
        form.cancel = PageLink(language("Abbrechen", "Cancel"), addresses.page("kontakte"))
        var shown = entry(contact, book)
        shown.remarks = book.cells(contact)
        return Sheet(
            language("Kontakt herausnehmen", "Take out the contact"), trail: contactsTrail,
            lead: language(
                "Die Karte wird hier sofort gelöscht, in jeder Kopie mit dem nächsten Abgleich. Keine Fassung ändert sich. Das lässt sich nicht rückgängig machen.",
                "The card is erased here at once, in every copy with its next exchange. No version changes. This cannot be undone."
            ), [.entries([shown]), .form(form)])
    }

    /// The page that asks whether a contact is really to be taken out.
    func removeContactPage() throws -> Reply {
        page(removeSheet(try ownContact(), try ContactBook(self), Problems()), at: nil)
    }

    /// Takes a contact out.
    func removeContact() throws -> Reply {
        let contact = try ownContact()
        do {
            try write(JournalEntry(.contactRemoved(id: contact.record.id)))
        } catch let error {
            guard let sentence = sentence(error) else { throw error }
            var problems = Problems()
            problems.add(sentence)
            return again(removeSheet(contact, try ContactBook(self), problems))
        }
        return .seeOther(
            addresses.page("kontakte"),
            kept("Der Kontakt ist herausgenommen, die Karte gelöscht.", "The contact is taken out, the card erased."))
    }
}
