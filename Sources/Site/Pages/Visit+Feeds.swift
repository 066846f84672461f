import Bytes
import Journal
import Library
import Net
import Objects
import Templates
import Web

/// What feeds of the Austausch are about. They are public: organisations are named in them, never persons.
enum FeedRoute: Equatable {
    /// All events, for calendar programs.
    case calendar
    /// The whole Austausch.
    case library
    /// What is said of a template.
    case template(TemplatePath)
    /// What an organisation says.
    case organisation(String)
}

extension Visit {
    /// The most entries of a feed.
    private static let maximumEntries = 50

    /// A feed, with its media type. Throws HTTPError 404 for what does not exist.
    func feed(_ route: FeedRoute) throws -> (type: String, bytes: [UInt8]) {
        guard let base = FeedLink(hubURL) else { throw HTTPError(404, "no address") }
        let (journal, store) = (try journal(), try store())
        if case .calendar = route { return (ICalendarFeed.mediaType, try calendar(store, journal).bytes) }
        let view = try? view()
        var discussions = journal.discussions
        var title = journal.title
        var page: WebAddress = .root
        switch route {
        case .calendar: break
        case .library: page = addresses.page("austausch")
        case .template(let path):
            guard let entry = view?.entry(path) else { throw HTTPError(404, "no template") }
            discussions = discussions.filter { $0.place?.template == entry.id }
            (title, page) = (entry.title, addresses.template(path))
        case .organisation(let ars):
            guard let name = try organisations()[ars] else { throw HTTPError(404, "no organisation") }
            discussions = discussions.filter { discussion in discussion.visiblePosts.contains { $0.author.ars == ars } }
            (title, page) = (name, addresses.page("stellen", ars))
        }
        let entries = try entries(Array(discussions.prefix(Self.maximumEntries)), store, journal, view, base)
        guard let id = FeedID("urn:allmende:\(journal.root?.description ?? "leer"):\(name(route))"),
            let own = base.link(to: self.own(route)), let shown = base.link(to: page)
        else { throw HTTPError(404, "no address") }
        let feed = AtomFeed(
            id: id, title: "\(language("Austausch", "Austausch")): \(title)", sprache: language,
            updated: entries.map(\.updated).max() ?? 0, author: journal.title, ownLink: own, page: shown,
            entries: entries)
        return (AtomFeed.mediaType, feed.bytes)
    }

    private func name(_ route: FeedRoute) -> String {
        switch route {
        case .calendar: "termine"
        case .library: "austausch"
        case .template(let path): "vorlage:\(path.themenfeld):\(path.slug)"
        case .organisation(let ars): "stelle:\(ars)"
        }
    }

    private func own(_ route: FeedRoute) -> WebAddress {
        let segments: [String] =
            switch route {
            case .calendar: ["termine.ics"]
            case .library: ["austausch.atom"]
            case .template(let path): ["vorlagen", path.themenfeld, path.slug, "austausch.atom"]
            case .organisation(let ars): ["stellen", "\(ars).atom"]
            }
        var address = WebAddress.root
        for segment in segments { address = address.appending(segment) ?? address }
        return address
    }

    private func entries(
        _ discussions: [Discussion], _ store: JournalStore, _ journal: Journal, _ view: LibraryView?, _ base: FeedLink
    ) throws -> [AtomFeed.Entry] {
        let texts = try site.texts.texts(discussions.flatMap { $0.visiblePosts.compactMap(\.text) }, store)
        return discussions.compactMap { discussion in
            let opening = discussion.posts[0].text.flatMap { texts[$0] }
            let place = discussion.place.flatMap { place in view?.byID[place.template] }.flatMap {
                view?.catalogue.entries[$0]
            }
            let page = addresses.page("austausch", discussion.id.description)
            guard let id = FeedID("urn:allmende:beitrag:\(discussion.id)"), let link = base.link(to: page) else {
                return nil
            }
            var html: [UInt8] = []
            for post in discussion.visiblePosts {
                guard let text = post.text.flatMap({ texts[$0] }) else { continue }
                let organisation = journal.registry.organisationName(post.author.ars) ?? post.author.ars
                html += Markdown.html("**\(organisation)**, \(post.day.german):\n\n\(text.text)\n")
            }
            var entry = AtomFeed.Entry(
                id: id, title: opening?.title ?? place?.title ?? language("Beitrag", "Post"),
                updated: discussion.lastDay.seconds, link: link, content: .html(html))
            entry.author = journal.registry.organisationName(discussion.author.ars) ?? discussion.author.ars
            entry.categories = [discussion.kind.rawValue]
            return entry
        }
    }

    private func calendar(_ store: JournalStore, _ journal: Journal) throws -> ICalendarFeed {
        let discussions = journal.discussions.filter { $0.event != nil }.sorted { $0.id < $1.id }
        let texts = try site.texts.texts(discussions.compactMap { $0.posts[0].text }, store)
        var feed = ICalendarFeed(title: "\(journal.title): \(language("Termine", "events"))")
        for discussion in discussions {
            guard let event = discussion.event, let when = ICalendarFeed.When(start: event.start, end: event.end),
                let text = discussion.posts[0].text.flatMap({ texts[$0] })
            else { continue }
            var entry = ICalendarFeed.Event(
                uid: "\(discussion.id)@allmende.invalid", sequence: event.sequence, stamp: discussion.lastDay.seconds,
                when: when, summary: text.title ?? language("Termin", "Event"))
            entry.description = text.text
            entry.url = text.link.flatMap { FeedLink($0) }
            entry.categories = [journal.registry.organisationName(discussion.author.ars) ?? discussion.author.ars]
            entry.status = event.isCancelled ? .cancelled : .confirmed
            feed.events.append(entry)
        }
        return feed
    }
}
