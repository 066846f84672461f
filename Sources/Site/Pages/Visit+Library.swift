import Bytes
import Library
import Net
import Objects
import Store
import Templates
import Web

extension Visit {
    /// The list of templates, one topic of it, or what a search found.
    func libraryPage() throws -> [UInt8] {
        guard site.host.repository != nil else { return RepositoryListPage([]).html(frame(at: .root)) }
        guard try site.host.published() != nil else { return emptyLibrary() }
        let view = try view()
        let words = asked("q")?.filter { !$0.isNewline }
        let isSearch = words.map { !$0.allSatisfy(\.isWhitespace) } ?? false
        let topic = asked("thema").flatMap { wanted in view.topics.first { $0.folder == wanted } }
        if !isSearch, asked("thema") != nil, topic == nil { throw HTTPError(404, "no such topic") }
        var page = LibraryPage(titel: view.description?.titel ?? "Bibliothek", address: .root)
        page.kurztext = view.description?.kurztext ?? ""
        page.lizenz = view.description?.lizenz ?? ""
        page.gewaehlteSprache = addresses.language
        page.themenfelder = view.topics.map {
            PageLink($0.title, addresses.topic($0.folder), anzahl: $0.count, isCurrent: $0.folder == topic?.folder)
        }
        page.zugaenge = accesses
        page.pruefkennung = view.commit.description
        var here = WebAddress.root
        if isSearch, let words {
            here = here.query("q", words)
            try search(words, &page, view)
        } else {
            if let topic { here = here.query("thema", topic.folder) }
            list(topic?.folder, &page, view)
        }
        return page.html(frame(at: here))
    }

    private func list(_ topic: String?, _ page: inout LibraryPage, _ view: LibraryView) {
        let entries = view.catalogue.entries
        let shown = topic.map { topic in view.order.filter { entries[$0].path.themenfeld == topic } } ?? view.order
        page.paging = Paging(total: shown.count, seite: asked("seite"))
        let range = page.paging.range
        var folder: String?
        for number in range {
            let entry = entries[shown[number]]
            if entry.path.themenfeld != folder {
                folder = entry.path.themenfeld
                let continues =
                    number == range.lowerBound && number > 0
                    && entries[shown[number - 1]].path.themenfeld == entry.path.themenfeld
                page.gruppen.append(
                    LibraryGroup(
                        LibraryView.title(entry.path.themenfeld, view.description), [], isContinued: continues))
            }
            page.gruppen[page.gruppen.count - 1].vorlagen.append(self.entry(entry))
        }
    }

    /// How many hits are counted, and of how many the steps that fit are named.
    private static let maximumHits = 1000
    private static let explained = 20

    private func search(_ words: String, _ page: inout LibraryPage, _ view: LibraryView) throws {
        let hits = view.catalogue.search(words, limit: Self.maximumHits)
        page.paging = Paging(total: hits.count, seite: asked("seite"))
        let library = try library()
        let folded = Folding.fold(words).split(separator: 0x20).map { Array($0) }
        let found = try page.paging.range.enumerated().map { place, number in
            let hit = hits[number]
            let steps = place < Self.explained ? try steps(folded, hit.entry, library) : []
            return SearchResult.Treffer(entry(hit.entry), steps)
        }
        page.suche = SearchResult(words, found)
    }

    /// The steps of a template whose titles have one of the words.
    private func steps(_ words: [[UInt8]], _ entry: CatalogueEntry, _ library: PublishedLibrary) throws
        -> [SearchResult.Fundstelle]
    {
        guard case .success(let mappe)? = try library.template(entry.path)?.mappe else { return [] }
        let searches = words.compactMap { ByteSearch($0) }
        let address = addresses.template(entry.path)
        return Gliederung(mappe.struktur).eintraege.compactMap { line in
            guard let title = mappe.struktur.knoten[line.id]?.titel else { return nil }
            let folded = Folding.fold(title)
            guard searches.contains(where: { $0.next(in: folded.span) != nil }) else { return nil }
            return SearchResult.Fundstelle(.schritt, [.init(title)], address: address.node(line.id))
        }
    }

    /// The page of a library that has no version yet.
    func emptyLibrary() -> [UInt8] {
        var page = LibraryPage(titel: "Bibliothek", address: .root)
        page.gewaehlteSprache = addresses.language
        page.zugaenge = accesses
        return page.html(frame(at: .root))
    }
}
