import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

// The first page. What is new is counted from a day that the address names, else from a week ago: the server remembers of nobody when they
// were here.

extension Visit {
    /// The first page; the catalogue where the address asks for something of it, as addresses did before it had its own.
    func startPage() throws -> [UInt8] {
        guard site.host.repository != nil, try published() != nil, asked("seite") == nil,
            catalogueChoice.isEmpty
        else { return try cataloguePage() }
        let view = try view()
        var page = StartPage(titel: view.description?.titel ?? "Bibliothek", katalog: catalogueAddresses)
        page.kurztext = view.description?.kurztext ?? ""
        page.vorlagen = view.catalogue.entries.count
        page.themen = view.topics.map { PageLink($0.title, addresses.topic($0.folder), anzahl: $0.count) }
        page.hilfe = addresses.page("hilfe")
        if who == nil { page.anmelden = addresses.page("anmelden") }
        if try site.host.journal() != nil { page.termine = try comingEvents() }
        if let who {
            page.kommune = who.organisation.name
            try news(&page, view)
            if try site.host.journal() != nil { page.vorschlaege = try waitingProposals() }
            page.varianten = try ownVariants()
        }
        return page.html(frame(at: .root))
    }

    // MARK: What is new

    /// How many days back, where the address names none; and how many where that is little.
    private static let days: (usual: Int64, more: Int64) = (7, 30)
    private static let maximumNews = 200

    private func news(_ page: inout StartPage, _ view: LibraryView) throws {
        let today = Replica.today
        let named = asked("seit").flatMap { Day($0) }
        var since = named ?? Day(number: today.number - Self.days.usual)
        page.neues = try news(since: since, view)
        if named == nil, page.neues.count < 3 {
            since = Day(number: today.number - Self.days.more)
            page.neues = try news(since: since, view)
        }
        page.seit = since.description
        page.alleNeuigkeiten = addresses.page("austausch")
    }

    private func news(since: Day, _ view: LibraryView) throws -> [StartPage.Neuigkeit] {
        var news = changedTemplates(since: since, view)
        if try site.host.journal() != nil { news += try said(since: since, view) }
        let sorted = news.enumerated().sorted { a, b in
            a.element.tag == b.element.tag ? a.offset < b.offset : a.element.tag > b.element.tag
        }
        return sorted.prefix(Self.maximumNews).map(\.element)
    }

    private func changedTemplates(since: Day, _ view: LibraryView) -> [StartPage.Neuigkeit] {
        let changed = view.catalogue.entries.compactMap { entry in
            view.versions.lastChange(of: entry.path).flatMap { $0 >= since.seconds ? (entry, $0) : nil }
        }
        return changed.sorted { $0.1 > $1.1 }.prefix(Self.maximumNews).map { entry, seconds in
            let isNew = view.versions.versions(of: entry.path).count == 1
            return StartPage.Neuigkeit(
                Day(seconds: seconds).description,
                isNew
                    ? language("Neue Vorlage: \(entry.title)", "New template: \(entry.title)")
                    : language("Neue Fassung: \(entry.title)", "New version: \(entry.title)"),
                link: isNew ? addresses.template(entry.path) : addresses.history(entry.path))
        }
    }

    /// What other organisations said since a day.
    private func said(since: Day, _ view: LibraryView) throws -> [StartPage.Neuigkeit] {
        let talk = try Talk(self)
        let own = who?.organisation.ars
        var news: [StartPage.Neuigkeit] = []
        let index = try proposalIndex()
        for proposal in index.all.prefix(while: { $0.day >= since }).prefix(Self.maximumNews)
        where !proposal.isHidden && proposal.author.ars != own {
            let name = talk.organisation(proposal.author.ars)
            news.append(
                StartPage.Neuigkeit(
                    proposal.day.description,
                    language("\(name) schlägt vor: ", "\(name) proposes: ") + language.quoted(proposal.title),
                    link: addresses.page("vorschlaege", index.name(proposal.id))))
        }
        let discussions = talk.all { $0.lastDay >= since }.prefix(Self.maximumNews)
        try talk.read(discussions.map { $0.posts[0].text })
        for discussion in discussions {
            guard let last = talk.posts(of: discussion).last, last.author.ars != own else { continue }
            let title = language.quoted(try talk.title(discussion))
            let name = talk.organisation(last.author.ars)
            let isNew = last.id == discussion.id
            let sentence =
                switch discussion.kind {
                case _ where !isNew: language("\(name) antwortet: \(title)", "\(name) answers: \(title)")
                case .question: language("\(name) fragt: \(title)", "\(name) asks: \(title)")
                case .topic: language("\(name) beginnt ein Thema: \(title)", "\(name) begins a topic: \(title)")
                case .event: language("\(name) kündigt an: \(title)", "\(name) announces: \(title)")
                }
            news.append(
                StartPage.Neuigkeit(
                    discussion.lastDay.description, sentence,
                    link: addresses.page("austausch", discussion.id.description)))
        }
        for entry in talk.journal.practice.all where entry.day >= since && entry.author.ars != own {
            guard let place = view.byID[entry.evidence.template], let sentence = practised(entry, talk, place, view)
            else { continue }
            news.append(
                StartPage.Neuigkeit(
                    entry.day.description, sentence, link: addresses.template(view.catalogue.entries[place].path)))
        }
        return news
    }

    private func practised(_ entry: Practice.Entry, _ talk: Talk, _ place: Int, _ view: LibraryView) -> String? {
        let (name, title) = (talk.organisation(entry.author.ars), view.catalogue.entries[place].title)
        switch entry.evidence.statement {
        case .report:
            return language(
                "\(name) berichtet Erfahrungen mit »\(title)«", "\(name) reports experience with “\(title)”")
        case .use(let use):
            return switch use.state {
            case .planned: language("\(name) plant mit »\(title)«", "\(name) plans with “\(title)”")
            case .running: language("\(name) setzt »\(title)« ein", "\(name) uses “\(title)”")
            case .finished: language("\(name) hat »\(title)« abgeschlossen", "\(name) has finished “\(title)”")
            case .abandoned: nil
            }
        case .actuals: return nil
        }
    }

    // MARK: What waits

    private static let maximumWaiting = 30

    /// Open proposals: those that wait for a verdict of one's own organisation first, then its own.
    private func waitingProposals() throws -> [StartPage.Offenes] {
        let index = try proposalIndex()
        let ars = who?.member?.ars
        let shown = index.all.filter { !$0.isHidden && $0.state == .open }
        let waiting = who?.has(.reviewer) == true ? shown.filter { ProposalFilter.waiting.shows($0, to: ars) } : []
        let own = shown.filter { $0.author.ars == ars }
        let lines = try openLines(Array(own.prefix(Self.maximumWaiting)), index)
        func entry(_ proposal: Proposal, _ stand: String) -> StartPage.Offenes {
            StartPage.Offenes(
                PageLink(proposal.title, addresses.page("vorschlaege", index.name(proposal.id))), stand)
        }
        let first = waiting.prefix(Self.maximumWaiting).map { proposal in
            let name = index.journal.registry.organisationName(proposal.author.ars) ?? proposal.author.ars
            return entry(
                proposal, language("von \(name), wartet auf Ihre Prüfung", "by \(name), waits for your review"))
        }
        let then = own.prefix(Self.maximumWaiting).map { proposal in
            let missing = lines[proposal.id]?.missing.joined(separator: "; ") ?? ""
            let stand = missing.isEmpty ? language("Es fehlt nichts mehr", "Nothing is missing") : missing
            return entry(proposal, language("von Ihnen. ", "yours. ") + stand + ".")
        }
        return first + then
    }

    private static let maximumVariants = 20

    private func ownVariants() throws -> [StartPage.Variante] {
        guard worksHere, let who, let desk = try site.host.desk(of: who) else { return [] }
        return try desk.variants().prefix(Self.maximumVariants).compactMap { variant in
            guard let piece = try? desk.workpiece(variant: variant.name) else { return nil }
            let title = (try? desk.mappe(of: piece).vorlage.titel) ?? variant.name
            return StartPage.Variante(
                PageLink(title, address(piece)), angebote: site.standings.offers(variant, desk) ?? 0)
        }
    }

    private static let maximumEvents = 5

    /// Events to come, the next first.
    private func comingEvents() throws -> [StartPage.Termin] {
        let talk = try Talk(self)
        let today = Replica.today
        var coming: [(discussion: Discussion, event: Discussion.Event)] = []
        for discussion in talk.all({ $0.event != nil }) {
            guard let event = discussion.event, !event.isCancelled, (event.end ?? event.start).day >= today else {
                continue
            }
            coming.append((discussion, event))
        }
        coming.sort {
            $0.event.start == $1.event.start ? $0.discussion.id < $1.discussion.id : $0.event.start < $1.event.start
        }
        coming = Array(coming.prefix(Self.maximumEvents))
        try talk.read(coming.map { $0.discussion.posts[0].text })
        return try coming.map { discussion, event in
            StartPage.Termin(
                event.start.day.description,
                PageLink(
                    try talk.title(discussion), addresses.page("austausch", discussion.id.description)),
                uhrzeit: String(event.start.description.suffix(5)),
                ort: try talk.text(discussion.posts[0].text)?.link == nil ? nil : language("online", "online"))
        }
    }
}
