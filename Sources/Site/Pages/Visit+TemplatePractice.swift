import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

// What stands on the page of a template beside the template: what it has earned, whom to ask, what others made of it and say about it, and
// what can be done now.

extension Visit {
    /// How many discussions the page of a template names.
    private static let shownTalks = 10

    /// Adds all of it.
    func surround(_ page: inout TemplatePage, _ folder: TemplateFolder, _ view: LibraryView) throws {
        let (mappe, path) = (page.mappe, folder.path)
        let id = mappe.vorlage.id.description
        page.aktionen = try templateActions(path, id)
        page.ortsvarianten = try sharedVariants(of: mappe.vorlage.id)
        guard try site.host.journal() != nil else { return }
        if let report = try evidence()?.badges.report(folder) { page.abzeichen = report.earned(language) }
        page.kontakte = try contactLines(mappe)
        page.gespraeche = try talks(about: id)
        page.mehr = [
            .place("praxis", language("Aus der Praxis", "From practice"), try practice(of: mappe, at: path))
        ]
    }

    private func templateActions(_ path: TemplatePath, _ id: String) throws -> [Aktion] {
        func way(_ word: String) -> WebAddress { addresses.page("vorlagen", path.themenfeld, path.slug, word) }
        var actions: [Aktion] = []
        let own = try ownVariants(of: path)
        for variant in own.prefix(3) {
            let piece = try desk().workpiece(variant: variant.name)
            actions.append(
                Aktion(
                    own.count == 1
                        ? language("Zu Ihrer Ortsvariante", "To your local variant")
                        : language(
                            "Zu Ihrer Ortsvariante »\(variant.name)«", "To your local variant “\(variant.name)”"),
                    address(piece), istHauptaktion: actions.isEmpty))
        }
        if who == nil || worksHere {
            actions += [
                Aktion(
                    language("Eigene Ortsvariante anlegen", "Make a local variant"), way("ortsvariante"),
                    istHauptaktion: actions.isEmpty),
                Aktion(language("Änderung vorschlagen", "Propose a change"), way("aendern")),
            ]
        }
        actions.append(
            Aktion(language("Ausgeben (MS Project, Excel …)", "Write for MS Project, Excel …"), way("ausgeben")))
        guard try site.host.journal() != nil else { return actions }
        if who == nil || mayPost {
            actions.append(Aktion(language("Frage stellen", "Ask a question"), newAddress("frage", id, nil)))
        }
        if who == nil || mayContribute {
            actions += [
                Aktion(language("Wir setzen das ein", "We use this"), way("einsatz")),
                Aktion(language("Erfahrung berichten", "Report experience"), way("erfahrung")),
            ]
        }
        return actions
    }

    /// The variants of a template that whoever asks works on.
    func ownVariants(of path: TemplatePath) throws -> [LocalVariant] {
        guard worksHere, let who, let desk = try site.host.desk(of: who) else { return [] }
        return try desk.variants().filter { $0.path == path }
    }

    /// Whom to ask: the function and its mailbox, for members what the card says. Nobody sees whether somebody is gone or was never here.
    private func contactLines(_ mappe: Vorlagenmappe) throws -> [KontaktZeile] {
        guard !mappe.vorlage.kontakte.isEmpty else { return [] }
        let book = try ContactBook(self)
        return mappe.vorlage.kontakte.map { id, kontakt in
            var line = KontaktZeile(
                kontakt.funktion.allSatisfy(\.isWhitespace)
                    ? language("Ansprechperson", "Contact") : kontakt.funktion)
            guard let contact = book.journal.contacts[id.description], contact.isReachable(on: Replica.today) else {
                line.zeilen = [language("zurzeit nicht erreichbar", "cannot be reached at present")]
                return line
            }
            line.postfach = contact.record.mailbox
            if let details = book.details(contact) {
                line.zeilen = [details.name, details.phone, details.mail].compactMap { $0 }
            } else if !mayReadCards, contact.record.card != nil, contact.record.mailbox == nil {
                line.zeilen = [language("Angaben nur für Mitglieder", "details for members only")]
            }
            if let name = book.journal.registry.organisationName(contact.owner) { line.zeilen.append(name) }
            return line
        }
    }

    private func talks(about template: String) throws -> [Gespraechszeile] {
        let talk = try Talk(self)
        let all = talk.all(about: template)
        let shown = Array(all.prefix(Self.shownTalks))
        try talk.read(shown.map { $0.posts[0].text })
        return try shown.map { discussion in
            Gespraechszeile(
                PageLink(try talk.title(discussion), addresses.page("austausch", discussion.id.description)),
                beitraege: talk.posts(of: discussion).count, tag: discussion.lastDay.description)
        }
    }
}
