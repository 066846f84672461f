import Bytes
import Journal
import Library
import Net
import Objects
import Register
import Templates
import Web

// The organisations that take part, and the page of each. What is shown is theirs, never a person's: whoever was blocked or erased leaves a
// page that looks as if it had never been.

extension Visit {
    /// The organisations that take part: whoever has a member that may do something, and the hubs.
    func organisations() throws -> [String: String] {
        let journal = try journal()
        let registry = journal.registry
        var names: [String: String] = [:]
        for hub in registry.currentHubs { names[hub.id.ars] = hub.name }
        for member in registry.activeMembers where !journal.contacts.isErased(person: member.id.handle) {
            names[member.id.ars] = registry.organisationName(member.id.ars) ?? member.name
        }
        names[Organisation.unknownARS] = nil
        return names
    }

    /// The name of an organisation as a link to its page, where it has one.
    func organisationCell(_ ars: String, _ name: String) -> Cell {
        guard let known = try? organisations(), known[ars] != nil else { return .content(name) }
        return .contentLink(name, addresses.page("stellen", ars))
    }

    /// Where an organisation is, as the register has it.
    private func region(_ ars: String) -> String? {
        guard let area = Register.entry(ars) else { return nil }
        return area.art == .land ? nil : [area.kreis, area.land.name].compactMap { $0 }.joined(separator: ", ")
    }

    /// The list of organisations.
    func organisationsPage() throws -> Reply {
        let names = try organisations()
        let words = asked("q")?.split(separator: " ").map { Folding.fold(String($0)) } ?? []
        let all = names.map { (ars: $0.key, name: $0.value, key: Folding.fold($0.value)) }
            .filter { entry in words.allSatisfy { word in entry.key.contains(word) } }
            .sorted { $0.key == $1.key ? $0.ars < $1.ars : $0.key.lexicographicallyPrecedes($1.key) }
        let paging = Paging(total: all.count, seite: asked("seite"))
        var templates: [String: Int] = [:]
        if let view = try? view() { for entry in view.catalogue.entries { templates[entry.ars, default: 0] += 1 } }
        let entries = all[paging.range].map { entry in
            var remarks: [Cell] = region(entry.ars).map { [.content($0)] } ?? []
            if let count = templates[entry.ars] {
                remarks.append(
                    .text(
                        count == 1
                            ? language("verantwortlich für 1 Vorlage", "answers for 1 template")
                            : language("verantwortlich für \(count) Vorlagen", "answers for \(count) templates")))
            }
            return Entry(entry.name, addresses.page("stellen", entry.ars), remarks)
        }
        var base = addresses.page("stellen")
        if let words = asked("q"), !words.isEmpty { base = base.query("q", words) }
        let pages = base
        let search = Form(
            asking: here("stellen"), submit: language("Suchen", "Search"), hidden: hiddenLanguage,
            fields: [Field("q", language("Name", "Name"), .search, value: asked("q"))])
        let sheet = Sheet(
            language("Stellen", "Organisations"),
            trail: [PageLink(language("Bibliothek", "Library"), addresses.library)],
            lead: language(
                "Wer mit dieser Bibliothek arbeitet: \(names.count) Stellen.",
                "Who works with this library: \(names.count) organisations."),
            [
                .form(search),
                entries.isEmpty
                    ? .quiet(language("Keine Stelle mit diesem Namen.", "No organisation of this name."))
                    : .entries(entries), .paging(paging) { pages.query("seite", String($0)) },
            ])
        return page(sheet, at: here("stellen"))
    }

    /// How many entries of each kind the page of an organisation shows.
    private static let shownOfEach = 20

    /// The page of an organisation.
    func organisationPage(_ ars: String) throws -> Reply {
        guard Organisation.isARS(ars), let name = try organisations()[ars] else {
            throw HTTPError(404, "no such organisation")
        }
        let (talk, view) = (try Talk(self), try? view())
        var facts: [Fact] = []
        if let area = Register.entry(ars) {
            if let kreis = area.kreis { facts.append(Fact(language("Kreis", "District"), .content(kreis))) }
            if area.art != .land { facts.append(Fact(language("Land", "State"), .content(area.land.name))) }
        }
        facts.append(Fact(language("Regionalschlüssel", "Regional key"), ars))
        var blocks: [Block] = [.facts(facts)]
        let entries = view.map { view in view.order.map { view.catalogue.entries[$0] }.filter { $0.ars == ars } } ?? []
        blocks += part(
            language("Verantwortlich für", "Answers for"),
            entries.map { Entry($0.title, addresses.template($0.path), text: $0.summary) })
        blocks += part(language("Im Einsatz", "In use"), uses(ars, talk, view))
        let discussions = talk.all { discussion in
            discussion.isVisible && discussion.visiblePosts.contains { $0.author.ars == ars }
        }
        let shown = Array(discussions.prefix(Self.shownOfEach))
        try talk.read(shown.map { $0.posts[0].text })
        blocks += part(language("Im Austausch", "In the exchange"), try shown.map { try entry($0, talk) })
        let proposals = talk.journal.proposals.filter { $0.author.ars == ars }
        blocks += part(language("Änderungsvorschläge", "Change proposals"), proposals.map { entry($0) })
        let book = try ContactBook(self)
        let contacts = book.contacts(of: ars).filter {
            $0.isReachable(on: Replica.today) && (mayReadCards || $0.record.mailbox != nil)
        }
        blocks += part(language("Ansprechpersonen", "Contacts"), contacts.map { book.entry($0) })
        blocks.append(
            .actions([
                Aktion(
                    language("Beiträge dieser Stelle abonnieren", "Subscribe to posts of this organisation"),
                    here("stellen", "\(ars).atom"))
            ]))
        var sheet = Sheet(
            name,
            trail: [
                PageLink(language("Bibliothek", "Library"), addresses.library),
                PageLink(language("Stellen", "Organisations"), addresses.page("stellen")),
            ], blocks)
        sheet.isContent = true
        return page(sheet, at: here("stellen", ars))
    }

    /// A part of the page; nothing when there is nothing in it.
    private func part(_ title: String, _ entries: [Entry]) -> [Block] {
        if entries.isEmpty { return [] }
        var blocks: [Block] = [.entries(Array(entries.prefix(Self.shownOfEach)))]
        let more = entries.count - Self.shownOfEach
        if more > 0 { blocks.append(.quiet(language("und \(more) weitere", "and \(more) more"))) }
        return [.section(title, blocks)]
    }

    private func uses(_ ars: String, _ talk: Talk, _ view: LibraryView?) -> [Entry] {
        talk.journal.practice.all.compactMap { statement in
            guard statement.author.ars == ars, case .use(let use) = statement.evidence.statement, let view,
                let place = view.byID[statement.evidence.template]
            else { return nil }
            let entry = view.catalogue.entries[place]
            return Entry(entry.title, addresses.template(entry.path), remarks(use))
        }
    }
}
