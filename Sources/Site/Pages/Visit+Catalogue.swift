import Bytes
import Journal
import Library
import Net
import Objects
import Store
import Templates
import Web

// The catalogue: search, filters, order. It is shown below the first page's address, too, for links from before it had its own.

extension Visit {
    /// The names of the parameters that the catalogue knows.
    private static let parameters = ["q", "sortierung", "seite"] + Katalogfilter.allCases.map(\.rawValue)

    /// How many templates a page has.
    private static let shownTemplates = 20

    /// What was asked of the catalogue.
    var catalogueChoice: Katalogwahl {
        Katalogwahl(
            parameters: Self.parameters.flatMap { name in
                query.all(name).prefix(Katalogwahl.limit.values).map {
                    (name, String(decoding: $0.prefix(Katalogwahl.limit.words + 1), as: UTF8.self))
                }
            })
    }

    var catalogueAddresses: CatalogueAddresses { CatalogueAddresses(here("bibliothek"), sprache: addresses.language) }

    /// The catalogue as it was asked for.
    func cataloguePage() throws -> [UInt8] {
        guard site.host.repository != nil else { return RepositoryListPage([]).html(frame(at: .root)) }
        guard try site.host.published() != nil else { return emptyLibrary() }
        let (view, counted) = (try view(), try evidence())
        let wahl = catalogueChoice
        let selection = view.catalogue.select(
            Self.catalogueQuery(wahl), evidence: counted?.catalogue ?? CatalogueEvidence())
        var katalog = Katalog(wahl, catalogueAddresses)
        for (facet, counts) in selection.counts {
            guard let filter = Katalogfilter(rawValue: facet.rawValue) else { continue }
            let values = counts.map { count in
                Katalog.Wert(
                    count.value,
                    titel: filter == .thema ? LibraryView.title(count.value, view.description) : nil,
                    anzahl: count.count)
            }
            // Topics stand in the order of their titles, everything else as the catalogue has it.
            katalog.filter[filter] =
                filter == .thema
                ? values.sorted { Folding.fold($0.titel ?? "").lexicographicallyPrecedes(Folding.fold($1.titel ?? "")) }
                : values
        }
        katalog.paging = Paging(total: selection.total, seite: String(selection.page), size: Self.shownTemplates)
        katalog.korrektur = selection.correctedWords
        katalog.lockerungen = selection.relaxations.compactMap { relaxation in
            Katalogfilter(rawValue: relaxation.facet.rawValue).map {
                Katalog.Lockerung($0, relaxation.value, anzahl: relaxation.count)
            }
        }
        katalog.ohneFilter = selection.unfiltered
        katalog.aehnliche = try selection.similar.map { try listed($0, view, counted) }
        if try site.host.journal() != nil { katalog.austausch = newAddress("frage", nil, nil) }
        katalog.treffer = try hits(selection, wahl, view, counted)
        var page = LibraryPage(titel: view.description?.titel ?? "Bibliothek", address: here("bibliothek"))
        page.kurztext = view.description?.kurztext ?? ""
        page.lizenz = view.description?.lizenz ?? ""
        page.gewaehlteSprache = addresses.language
        page.katalog = katalog
        page.zugaenge = accesses
        page.pruefkennung = view.commit.description
        return page.html(frame(at: CatalogueAddresses(here("bibliothek")).address(wahl)))
    }

    /// The page of a library that has no version yet.
    func emptyLibrary() -> [UInt8] {
        var page = LibraryPage(titel: "Bibliothek", address: .root)
        page.gewaehlteSprache = addresses.language
        page.zugaenge = accesses
        return page.html(frame(at: .root))
    }

    private static func catalogueQuery(_ wahl: Katalogwahl) -> CatalogueQuery {
        var query = CatalogueQuery(wahl.worte)
        for (filter, values) in wahl.werte where !values.isEmpty {
            if let facet = CatalogueFacet(rawValue: filter.rawValue) { query.filters[facet] = Set(values) }
        }
        query.sort = wahl.sortierung.flatMap { CatalogueSort(rawValue: $0.rawValue) } ?? .relevance
        query.page = wahl.seite
        query.pageSize = shownTemplates
        return query
    }

    // MARK: Templates in lists

    /// Of how many hits the steps that fit are named.
    private static let explained = 20

    private func hits(
        _ selection: CatalogueSelection, _ wahl: Katalogwahl, _ view: LibraryView, _ counted: KeptEvidence.Counted?
    ) throws -> [SearchResult.Treffer] {
        let library = try library()
        let words = Folding.fold(selection.correctedWords ?? wahl.worte).split(separator: 0x20).map { Array($0) }
        return try selection.hits.enumerated().map { place, hit in
            let steps = place < Self.explained ? try steps(words, hit.entry, library) : []
            return SearchResult.Treffer(try listed(hit.entry, view, counted), steps)
        }
    }

    /// A template in a list, with what speaks for it.
    func listed(_ entry: CatalogueEntry, _ view: LibraryView, _ counted: KeptEvidence.Counted?) throws -> LibraryEntry {
        var listed = self.entry(entry)
        listed.themenfeld = PageLink(
            LibraryView.title(entry.path.themenfeld, view.description), addresses.topic(entry.path.themenfeld))
        if entry.ars != Organisation.unknownARS,
            let name = (try? journal())?.registry.organisationName(entry.ars)
        {
            listed.stelle = Stelle(name)
        }
        if let id = view.versions.versions(of: entry.path).first {
            listed.letzteAenderung = version(try library().version(id), of: entry.path)
        }
        guard let known = counted?.catalogue.belege[entry.id] else { return listed }
        if known.einsatz > 0 {
            listed.belege.append(
                Beleg(
                    known.einsatz == 1
                        ? language("bei 1 Stelle im Einsatz", "in use at 1 organisation")
                        : language(
                            "bei \(known.einsatz) Stellen im Einsatz", "in use at \(known.einsatz) organisations"),
                    address: addresses.template(entry.path)))
        }
        if known.erfahrungen > 0 {
            listed.belege.append(
                Beleg(
                    known.erfahrungen == 1
                        ? language("1 Erfahrungsbericht", "1 experience report")
                        : language(
                            "\(known.erfahrungen) Erfahrungsberichte", "\(known.erfahrungen) experience reports"),
                    address: addresses.template(entry.path)))
        }
        if known.pruefungen > 0 {
            listed.belege.append(
                Beleg(
                    known.pruefungen == 1
                        ? language("von 1 anderen Stelle geprüft", "reviewed by 1 other organisation")
                        : language(
                            "von \(known.pruefungen) anderen Stellen geprüft",
                            "reviewed by \(known.pruefungen) other organisations")))
        }
        return listed
    }

    /// The steps of a template whose titles have one of the words, which are marked in them.
    private func steps(_ words: [[UInt8]], _ entry: CatalogueEntry, _ library: PublishedLibrary) throws
        -> [SearchResult.Fundstelle]
    {
        guard !words.isEmpty else { return [] }
        let searches = words.compactMap { ByteSearch($0) }
        func fits(_ folded: [UInt8]) -> Bool { searches.contains { $0.next(in: folded.span) != nil } }
        func fits(_ text: String) -> Bool { fits(Folding.fold(text)) }
        let address = addresses.template(entry.path)
        return try site.steps.steps(entry, library).compactMap { step in
            guard fits(step.folded) else { return nil }
            let parts = step.title.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
            var shown: [SearchResult.Teil] = []
            for (number, part) in parts.enumerated() {
                if number > 0 { shown.append(.init(" ")) }
                shown.append(.init(part, isTreffer: !part.isEmpty && fits(part)))
            }
            return SearchResult.Fundstelle(.schritt, shown, address: address.node(step.id))
        }
    }
}
