extension Catalogue {
    /// How many templates are named where nothing is found.
    private static let maximumSimilar = 3

    /// The templates that a query wants, with what every filter would find.
    ///
    /// O(distinct words + templates × facets), and the order of what is found.
    public func select(_ query: CatalogueQuery, evidence: CatalogueEvidence = CatalogueEvidence())
        -> CatalogueSelection
    {
        var selection = CatalogueSelection()
        let search = evaluate(query.words)
        let fits = search.map { ranked($0) } ?? Array(entries.indices)
        let facts = CatalogueFacts(self, fits, evidence)
        let sieve = CatalogueSieve(query.filters, facts)
        let passing = facts.templates.filter { sieve.barred($0) == 0 }.map(\.number)
        let found = ordered(passing, query.sort, search, evidence)
        selection.total = found.count
        let size = max(1, query.pageSize)
        selection.pages = max(1, (found.count + size - 1) / size)
        selection.page = min(max(1, query.page), selection.pages)
        let first = (selection.page - 1) * size
        selection.hits = found[first..<min(first + size, found.count)].map { hit($0, search) }
        selection.counts = sieve.counts()
        if let search, !search.corrections.isEmpty {
            selection.corrections = search.corrections
            selection.correctedWords = corrected(query.words, search.corrections)
        }
        if found.isEmpty {
            selection.unfiltered = fits.count
            selection.relaxations = relaxations(query.filters, facts)
            selection.similar = similar(search, fits)
        }
        return selection
    }

    // MARK: Order

    private func ordered(
        _ found: [Int], _ sort: CatalogueSort, _ search: Search?, _ evidence: CatalogueEvidence
    ) -> [Int] {
        switch sort {
        case .relevance where search != nil: return found
        case .relevance, .title:
            var isWanted = [Bool](repeating: false, count: entries.count)
            for template in found { isWanted[template] = true }
            return byTitle.lazy.map { Int($0) }.filter { isWanted[$0] }
        case .changed: return sorted(found) { evidence.changed[$0.path] ?? .min }
        case .used: return sorted(found) { Int64(evidence.belege[$0.id]?.einsatz ?? 0) }
        }
    }

    /// The greatest first; what is as great keeps its order.
    private func sorted(_ found: [Int], by key: (CatalogueEntry) -> Int64) -> [Int] {
        found.enumerated().map { (place: $0.offset, template: $0.element, key: key(entries[$0.element])) }
            .sorted { a, b in a.key != b.key ? a.key > b.key : a.place < b.place }.map(\.template)
    }

    // MARK: Where nothing is found

    private func corrected(_ words: String, _ corrections: [WordCorrection]) -> String {
        let parts = words.split(whereSeparator: \.isWhitespace).map(String.init)
        return parts.map { part in corrections.first { $0.typed == part }?.meant ?? part }.joined(separator: " ")
    }

    private func relaxations(_ filters: [CatalogueFacet: Set<String>], _ facts: CatalogueFacts)
        -> [CatalogueRelaxation]
    {
        CatalogueFacet.allCases.flatMap { facet in
            (filters[facet] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { value in
                var without = filters
                without[facet]?.remove(value)
                let sieve = CatalogueSieve(without, facts)
                return CatalogueRelaxation(
                    facet: facet, value: value, count: facts.templates.count { sieve.barred($0) == 0 })
            }
        }
    }

    /// What has most of the words; what filters keep away when all words are found.
    private func similar(_ search: Search?, _ fits: [Int]) -> [CatalogueEntry] {
        guard let search else { return [] }
        if !fits.isEmpty { return fits.prefix(Self.maximumSimilar).map { entries[$0] } }
        let near = entries.indices.map { template in
            let scores = search.units.map { $0.score(template) }
            return (template: template, words: scores.count { $0 > 0 }, score: scores.reduce(0, +))
        }
        return near.filter { $0.words > 0 }.sorted { a, b in
            if a.words != b.words { return a.words > b.words }
            return a.score != b.score ? a.score > b.score : a.template < b.template
        }.prefix(Self.maximumSimilar).map { entries[$0.template] }
    }
}
