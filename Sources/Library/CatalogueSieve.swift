import Journal
import Templates

/// What filters ask of all templates, taken out of texts once: each value is a bit or a number, so that sieving and
/// counting
/// thousands of templates compares no texts. Derived from the entries.
struct CatalogueBits: Sendable {
    /// By template, the values of each facet, a bit each: `CatalogueFacts.laender` and `states`.
    fileprivate var land: [UInt32] = [], state: [UInt32] = []
    /// By template, the number of its Themenfeld.
    fileprivate var topic: [Int] = []
    /// The Themenfelder by number.
    fileprivate var topics: [String] = []

    init(_ entries: [CatalogueEntry]) {
        var numbers: [String: Int] = [:]
        for entry in entries {
            let number = numbers[entry.path.themenfeld] ?? topics.count
            if number == topics.count {
                numbers[entry.path.themenfeld] = number
                topics.append(entry.path.themenfeld)
            }
            topic.append(number)
            let everywhere = CatalogueFacts.bit(CatalogueFacts.allLaender.count)
            land.append(
                entry.laender.isEmpty
                    ? everywhere : CatalogueFacts.bits(CatalogueFacts.allLaender, entry.laender.contains))
            state.append(CatalogueFacts.bits(CatalogueFacts.allStates) { $0 == entry.state })
        }
    }
}

/// Some templates of a catalogue with what filters ask, evidence included.
struct CatalogueFacts {
    /// One template.
    struct Template {
        /// Its number in the catalogue.
        let number: Int
        /// The values it has of each facet with few of them, a bit each.
        let land: UInt32, size: UInt32, state: UInt32, evidence: UInt32
        /// The number of its Themenfeld.
        let topic: Int
    }

    /// The templates.
    let templates: [Template]
    /// The Themenfelder by number.
    let topics: [String]
    /// All templates of the catalogue; their service keys are too many for bits.
    let entries: [CatalogueEntry]

    static let laender = Land.allCases.map(\.rawValue) + [CatalogueQuery.everyLand]
    static let sizes = Evidence.Report.Size.allCases.map(\.rawValue)
    static let states = Vorlage.Zustand.allCases.map(\.rawValue)
    static let levels = CatalogueEvidence.Level.allCases.map(\.rawValue)
    // Asked for thousands of times; `allCases` makes its list anew each time.
    static let allLaender = Land.allCases
    private static let allSizes = Evidence.Report.Size.allCases
    static let allStates = Vorlage.Zustand.allCases
    private static let allLevels = CatalogueEvidence.Level.allCases

    /// Looks at some templates of a catalogue.
    init(_ catalogue: Catalogue, _ chosen: [Int], _ evidence: CatalogueEvidence) {
        let (entries, bits) = (catalogue.entries, catalogue.bits)
        let knowsNothing = evidence.sizes.isEmpty && evidence.belege.isEmpty
        templates = chosen.map { number in
            let id = knowsNothing ? "" : entries[number].id
            return Template(
                number: number, land: bits.land[number], size: Self.sizes(id, evidence), state: bits.state[number],
                evidence: Self.levels(id, evidence), topic: bits.topic[number])
        }
        (topics, self.entries) = (bits.topics, entries)
    }

    private static func sizes(_ id: String, _ evidence: CatalogueEvidence) -> UInt32 {
        guard !id.isEmpty, !evidence.sizes.isEmpty, let sizes = evidence.sizes[id] else { return 0 }
        return bits(allSizes, sizes.contains)
    }

    private static func levels(_ id: String, _ evidence: CatalogueEvidence) -> UInt32 {
        guard !id.isEmpty, let belege = evidence.belege[id] else { return 0 }
        return bits(allLevels) { level in
            switch level {
            case .used: belege.einsatz > 0
            case .wellUsed: belege.einsatz > 2
            case .reported: belege.erfahrungen > 0
            case .reviewed: belege.pruefungen > 0
            }
        }
    }

    static func bit(_ place: Int) -> UInt32 { 1 << UInt32(place) }

    static func bits<Value>(_ values: [Value], _ has: (Value) -> Bool) -> UInt32 {
        var bits: UInt32 = 0
        for (place, value) in values.enumerated() where has(value) { bits |= bit(place) }
        return bits
    }
}

/// Says of a template which filters keep it away, and how many each value would let through.
struct CatalogueSieve {
    private let facts: CatalogueFacts
    private let filters: [CatalogueFacet: Set<String>]
    /// The wanted values of the facets that are bits; nil where nothing is wanted.
    private let land: UInt32?, size: UInt32?, state: UInt32?, evidence: UInt32?
    private let topics: Set<Int>?
    /// Whether some evidence is wanted that does not exist.
    private let isImpossible: Bool

    init(_ filters: [CatalogueFacet: Set<String>], _ facts: CatalogueFacts) {
        let filters = filters.filter { !$0.value.isEmpty }
        func bits(_ facet: CatalogueFacet, _ values: [String]) -> UInt32? {
            filters[facet].map { wanted in
                values.enumerated().reduce(0) { wanted.contains($1.element) ? $0 | CatalogueFacts.bit($1.offset) : $0 }
            }
        }
        self.facts = facts
        self.filters = filters
        land = bits(.land, CatalogueFacts.laender)
        size = bits(.size, CatalogueFacts.sizes)
        state = bits(.state, CatalogueFacts.states)
        evidence = bits(.evidence, CatalogueFacts.levels)
        isImpossible = !(filters[.evidence] ?? []).isSubset(of: CatalogueFacts.levels)
        topics = filters[.topic].map { wanted in
            Set(facts.topics.indices.filter { wanted.contains(facts.topics[$0]) })
        }
    }

    /// The facets that keep a template away, a bit each (`bit`); 0 for none.
    func barred(_ template: CatalogueFacts.Template) -> UInt8 {
        var barred: UInt8 = 0
        if let topics, !topics.contains(template.topic) { barred |= Self.bit(.topic) }
        if let land, land & template.land == 0 { barred |= Self.bit(.land) }
        if let size, size & template.size == 0 { barred |= Self.bit(.size) }
        if let state, state & template.state == 0 { barred |= Self.bit(.state) }
        if let evidence, isImpossible || evidence & ~template.evidence != 0 { barred |= Self.bit(.evidence) }
        if let wanted = filters[.service], !wanted.contains(where: { has($0, template) }) {
            barred |= Self.bit(.service)
        }
        return barred
    }

    /// For each facet its values with how many templates all other filters let through.
    func counts() -> [CatalogueFacet: [CatalogueCount]] {
        var numbers = CatalogueFacet.allCases.map { [Int](repeating: 0, count: width($0)) }
        let services = (filters[.service] ?? []).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var serviceNumbers = [Int](repeating: 0, count: services.count)
        let facets = Array(CatalogueFacet.allCases.enumerated())
        for template in facts.templates {
            let barred = barred(template)
            for (place, facet) in facets {
                // Evidence must be there all at once, so what is chosen counts for its other values too.
                guard barred & ~(facet == .evidence ? 0 : Self.bit(facet)) == 0 else { continue }
                switch facet {
                case .topic: numbers[place][template.topic] += 1
                case .land: Self.count(template.land, &numbers[place])
                case .size: Self.count(template.size, &numbers[place])
                case .state: Self.count(template.state, &numbers[place])
                case .evidence: Self.count(template.evidence, &numbers[place])
                case .service:
                    for (index, wanted) in services.enumerated() where has(wanted, template) {
                        serviceNumbers[index] += 1
                    }
                }
            }
        }
        var counts: [CatalogueFacet: [CatalogueCount]] = [:]
        for (place, facet) in CatalogueFacet.allCases.enumerated() {
            let chosen = filters[facet] ?? []
            var found =
                facet == .service ? Array(zip(services, serviceNumbers)) : Array(zip(values(facet), numbers[place]))
            let known = Set(found.map(\.0))
            found += chosen.subtracting(known).map { ($0, 0) }.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }
            counts[facet] = found.filter { $0.1 > 0 || chosen.contains($0.0) }.map {
                CatalogueCount(value: $0.0, count: $0.1, isChosen: chosen.contains($0.0))
            }
        }
        return counts
    }

    // MARK: Private

    private static func bit(_ facet: CatalogueFacet) -> UInt8 {
        switch facet {
        case .topic: 1
        case .land: 2
        case .size: 4
        case .state: 8
        case .service: 16
        case .evidence: 32
        }
    }

    private func values(_ facet: CatalogueFacet) -> [String] {
        switch facet {
        case .topic: facts.topics
        case .land: CatalogueFacts.laender
        case .size: CatalogueFacts.sizes
        case .state: CatalogueFacts.states
        case .evidence: CatalogueFacts.levels
        case .service: []
        }
    }

    private func width(_ facet: CatalogueFacet) -> Int { values(facet).count }

    private static func count(_ bits: UInt32, _ numbers: inout [Int]) {
        var rest = bits
        while rest != 0 {
            numbers[rest.trailingZeroBitCount] += 1
            rest &= rest - 1
        }
    }

    private func has(_ wanted: String, _ template: CatalogueFacts.Template) -> Bool {
        facts.entries[template.number].services.contains { $0.utf8.starts(with: wanted.utf8) }
    }
}
