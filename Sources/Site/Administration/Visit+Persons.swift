import Bytes
import Journal
import Library
import Net
import Templates
import Web

// What is known of a person: disclosed to them (Art. 15 DSGVO) or erased (Art. 17). Both begin with the same search.

extension Visit {
    private var word: String { asked("person")?.filter { !$0.isNewline } ?? "" }

    /// The form that searches a person from a page.
    private func personSearch(_ here: WebAddress) -> Form {
        Form(
            asking: here, submit: language("Person suchen", "Find the person"),
            hidden: addresses.language.map { [("sprache", $0.rawValue)] } ?? [],
            fields: [
                Field(
                    "person", language("Kennung, Name, Telefon oder Mail", "Id, name, telephone or mail"), .search,
                    value: word,
                    hint: language(
                        "Genau wie auf der Kontaktkarte, oder die Kennung (k-…).",
                        "Exactly as on the contact card, or the id (k-…)."), required: true, limit: 200)
            ])
    }

    /// What stands on a page about whom a word means: nothing yet, nobody, several, or the one person.
    private func found(_ here: WebAddress) throws -> (person: PersonEntry?, blocks: [Block]) {
        guard !word.isEmpty else { return (nil, []) }
        let found = try administration().persons(word)
        if found.count == 1 { return (found[0], []) }
        guard !found.isEmpty else {
            let sentence = language("Dazu ist hier niemand bekannt.", "Nobody is known here by that.")
            return (nil, [.notice(Meldung(.hinweis, sentence))])
        }
        let rows = found.map { person -> [Cell] in [.link(person.word, here.query("person", person.word))] }
        return (
            nil,
            [
                .table(
                    language("Das trifft auf mehrere zu", "That fits more than one"),
                    columns: [language("Kennung", "Id")], rows: rows)
            ]
        )
    }

    private func facts(_ person: PersonEntry) throws -> Block {
        let member = try person.handle.flatMap { try journal().registry.member($0) }
        return .facts([
            Fact(language("Kennung", "Id"), .code(person.word)),
            Fact(
                language("Stelle", "Organisation"),
                member.map { .content($0.name) } ?? .text(language("kein Mitglied", "no member"))),
        ])
    }

    // MARK: Erasing

    /// GET /verwaltung/loeschen
    func erasurePage(_ problems: Problems = Problems()) throws -> Reply {
        let here = addresses.page("verwaltung", "loeschen")
        let (person, about) = try found(here)
        var blocks: [Block] = [.form(personSearch(here))] + about
        if let person {
            let entries = try administration().disclosure(person).filter { $0.kind != "vorgang" }
            var counts: [(title: String, count: Int)] = []
            for entry in entries {
                let title = entry.title(language)
                if let place = counts.firstIndex(where: { $0.title == title }) {
                    counts[place].count += 1
                } else {
                    counts.append((title, 1))
                }
            }
            var form = Form(
                here, submit: language("Endgültig löschen", "Erase for good"), .danger,
                hidden: [("person", person.word)],
                fields: [
                    Field(
                        "sicher",
                        language(
                            "Ich habe geprüft, dass es die richtige Person ist",
                            "I have checked that it is the right person"),
                        .box, required: true)
                ])
            form.problems = problems.whole
            form.cancel = PageLink(language("Abbrechen", "Cancel"), here)
            blocks.append(
                .section(
                    language("Das würde gelöscht", "This would be erased"),
                    [
                        try facts(person),
                        counts.isEmpty
                            ? .text(language("Es ist nichts mehr da.", "Nothing is left."))
                            : .facts(counts.map { Fact($0.title, .number($0.count)) }),
                        .bullets([
                            language(
                                "Hier verschwindet es sofort, in jeder Kopie mit ihrem nächsten Abgleich.",
                                "Here it is gone at once, in every copy with its next exchange."),
                            language(
                                "Fassungen ändern sich nicht; wo ein Name stand, heißt es »Angaben gelöscht«.",
                                "Versions do not change; where a name stood, it says “data erased”."),
                            language("Es lässt sich nicht zurücknehmen.", "It cannot be undone."),
                        ]), .form(form),
                    ]))
        }
        let sheet = office(
            language("Angaben zu einer Person löschen", "Erase what is known of a person"),
            lead: language(
                "Löscht Kontaktkarten, Texte und Zugänge einer Person (Art. 17 DSGVO).",
                "Erases contact cards, texts and access of a person (Art. 17 GDPR)."), blocks)
        return problems.isEmpty ? page(sheet, at: here) : again(sheet)
    }

    /// POST /verwaltung/loeschen
    func erasePerson() throws -> Reply {
        let input = try input()
        let found = try administration().persons(input.text("person"))
        let here = addresses.page("verwaltung", "loeschen")
        guard let person = found.first, found.count == 1, person.word == input.text("person") else {
            let sentence = language("Dazu ist hier niemand bekannt.", "Nobody is known here by that.")
            return .seeOther(here, Meldung(.hinweis, sentence))
        }
        if let own = who?.member?.handle, own == person.handle {
            let sentence = language(
                "Ihre eigenen Angaben löscht jemand anderes vom Betrieb.", "Another operator erases your own data.")
            return .seeOther(here, Meldung(.fehler, sentence))
        }
        guard input.isChecked("sicher") else {
            let sentence = language(
                "Bitte bestätigen Sie, dass es die richtige Person ist.", "Please confirm that it is the right person.")
            return .seeOther(here.query("person", person.word), Meldung(.fehler, sentence))
        }
        let result = try administration().erase(person, by: account())
        var sentences = [
            language("Kontaktkarten: \(result.cards)", "Contact cards: \(result.cards)"),
            language("Texte: \(result.texts)", "Texts: \(result.texts)"),
            language("Zugangsschlüssel: \(result.keys)", "Access keys: \(result.keys)"),
        ]
        if result.isPending {
            sentences.append(
                language(
                    "Noch nicht alles ist von der Platte; die nächste Änderung führt es zu Ende.",
                    "Not everything is off the disk yet; the next change completes it."))
        }
        let sheet = office(
            language("Gelöscht", "Erased"),
            lead: language(
                "Die Angaben sind hier gelöscht. Kopien löschen sie mit ihrem nächsten Abgleich.",
                "The data is erased here. Copies erase it with their next exchange."),
            [
                .bullets(sentences), .facts([Fact(language("Am", "On"), .day(Replica.today.description))]),
                .actions([Aktion(language("Zur Verwaltung", "To the administration"), addresses.page("verwaltung"))]),
            ])
        return .status(200, sheet.html(frame(at: nil)))
    }

    // MARK: Disclosing

    /// GET /verwaltung/auskunft
    func disclosurePage() throws -> Reply {
        let here = addresses.page("verwaltung", "auskunft")
        let (person, about) = try found(here)
        var blocks: [Block] = [.form(personSearch(here))] + about
        if let person {
            let entries = try administration().disclosure(person)
            blocks.append(
                .actions([
                    Aktion(
                        language("Als Datei herunterladen (JSON)", "Download as a file (JSON)"),
                        addresses.page("verwaltung", "auskunft.json").query("person", person.word))
                ]))
            var inner: [Block] = [try facts(person)]
            var titles: [String] = []
            for entry in entries where !titles.contains(entry.title(language)) { titles.append(entry.title(language)) }
            for title in titles {
                inner.append(.section(title, readable(entries.filter { $0.title(language) == title })))
            }
            blocks.append(.section(language("Alles, was hier steht", "All that is here"), inner))
        }
        return page(
            office(
                language("Auskunft über eine Person", "Disclosure about a person"),
                lead: language(
                    "Alles, was diese Zentrale über eine Person weiß, zum Drucken für sie (Art. 15 DSGVO).",
                    "All that this hub knows of a person, to print for them (Art. 15 GDPR)."), blocks), at: here)
    }

    /// What was found, for people: records about them as names and values, what only programs read as it stands.
    private func readable(_ entries: [DisclosureEntry]) -> [Block] {
        var blocks: [Block] = []
        var rest: [String] = []
        for entry in entries {
            let record = try? JSON(parsing: Array(entry.content.utf8))
            if !Self.forPeople.contains(entry.kind) {
                rest.append(entry.content)
            } else if let record, record.kind == .object {
                blocks.append(.facts(Self.facts(record)))
            } else {
                blocks.append(.content(entry.content))
            }
        }
        if !rest.isEmpty { blocks.append(.technical([.plain(rest.joined(separator: "\n\n"))])) }
        return blocks
    }

    private static let forPeople: Set<String> = ["mitgliedschaft", "kontaktkarte", "kontakt", "text"]
    /// Members of records that say nothing to people; the file has them.
    private static let forPrograms: Set<String> = ["format", "salz", "karte"]

    /// The members of a record; of records within it with both names.
    private static func facts(_ record: JSON, in lead: String = "") -> [Fact] {
        record.members.flatMap { member -> [Fact] in
            let own = member.name.string ?? ""
            if forPrograms.contains(own) { return [] }
            let name = lead.isEmpty ? own.prefix(1).uppercased() + own.dropFirst() : lead + ", " + own
            switch member.value.kind {
            case .object: return facts(member.value, in: name)
            case .array:
                return [Fact(name, .content(member.value.elements.map(word).joined(separator: ", ")))]
            default: return [Fact(name, .content(word(member.value)))]
            }
        }
    }

    private static func word(_ value: JSON) -> String {
        value.string ?? value.integer.map(String.init) ?? value.bool.map { $0 ? "ja" : "nein" } ?? "–"
    }

    /// GET /verwaltung/auskunft.json
    func disclosureFile() throws -> Reply {
        guard let person = try found(addresses.page("verwaltung", "auskunft")).person else {
            throw HTTPError(404, "no such person")
        }
        let entries = try administration().disclosure(person)
        var json = JSONWriter()
        func member(_ name: String, _ value: String?) {
            json.name(name)
            json.string(value)
        }
        json.beginObject()
        member("format", "allmende-auskunft/1")
        member("stand", Replica.today.description)
        member("kennung", person.handle)
        json.name("kontakte")
        json.beginArray()
        for contact in person.contacts { json.string(contact) }
        json.endArray()
        json.name("angaben")
        json.beginArray()
        for entry in entries {
            json.beginObject()
            member("art", entry.kind)
            member("ort", entry.place)
            member("inhalt", entry.content)
            json.endObject()
        }
        json.endArray()
        json.endObject()
        return .file(
            PageHeaders.file + [
                ("Content-Type", "application/json"), ("Content-Disposition", "attachment; filename=\"auskunft.json\""),
            ], json.finish(), .never)
    }

    // MARK: The record

    /// GET /verwaltung/verarbeitung
    func processingPage() throws -> Reply {
        let entries = try administration().processing(language)
        return page(
            office(
                language("Verzeichnis von Verarbeitungstätigkeiten", "Record of processing activities"),
                lead: language(
                    "Aus der laufenden Einstellung, Stand \(Replica.today.german) (Art. 30 DSGVO). Name und Anschrift des Verantwortlichen ergänzen Sie.",
                    "From the running configuration, as of \(Replica.today) (Art. 30 GDPR). Add name and address of the controller."
                ),
                entries.map { entry in
                    .section(
                        entry.title,
                        [
                            .facts(
                                [Fact(language("Betroffene", "Persons"), .number(entry.people))]
                                    + entry.facts.map { Fact($0.name, $0.text) })
                        ])
                }), at: addresses.page("verwaltung", "verarbeitung"))
    }
}
