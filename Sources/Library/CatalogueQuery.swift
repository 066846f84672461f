public import Journal

/// By what a list of templates can be narrowed down. The raw values are names of parameters in addresses.
public enum CatalogueFacet: String, Sendable, CaseIterable {
    /// The Themenfeld; values are names of its folders.
    case topic = "thema"
    /// Whose law it cites; values are the two letters of a Land, or `CatalogueQuery.everyLand`.
    case land
    /// For which size of Kommune there is an experience report; values are those of `Evidence.Report.Size`.
    case size = "groesse"
    /// How far it has come; values are those of `Vorlage.Zustand`.
    case state = "zustand"
    /// Which service it concerns; a value is a LeiKa key or its beginning.
    case service = "leika"
    /// What speaks for it; values are those of `CatalogueEvidence.Level`.
    case evidence = "belege"
}

/// In what order templates are listed. The raw values stand in addresses.
public enum CatalogueSort: String, Sendable, CaseIterable {
    /// The best hits of a search first; without a search by title.
    case relevance = "treffer"
    /// By title, as in a telephone book.
    case title = "titel"
    /// What changed last first.
    case changed = "geaendert"
    /// What most Kommunen use first.
    case used = "genutzt"
}

/// What somebody wants to see of the catalogue.
public struct CatalogueQuery: Sendable, Hashable {
    /// The value of `CatalogueFacet.land` for templates that cite no Land's own law, so that they fit everywhere.
    public static let everyLand = "alle"

    /// The words looked for; empty for all templates.
    public var words = ""
    /// The values wanted of each facet. Of several values of one facet any will do, of evidence all must be there;
    /// values
    /// that do not exist find nothing.
    public var filters: [CatalogueFacet: Set<String>] = [:]
    /// The order.
    public var sort = CatalogueSort.relevance
    /// Which page, from 1; one too far is the last.
    public var page = 1
    /// How many templates a page has.
    public var pageSize = 20

    /// Asks for all templates.
    public init() {}

    /// Asks for words.
    public init(_ words: String, filters: [CatalogueFacet: Set<String>] = [:], sort: CatalogueSort = .relevance) {
        self.words = words
        self.filters = filters
        self.sort = sort
    }
}

/// What others know of the templates and no template says itself. The caller takes it from the journal and the history.
public struct CatalogueEvidence: Sendable {
    /// How many Kommunen use a template, have written a report, have approved a review.
    public typealias Belege = (einsatz: Int, erfahrungen: Int, pruefungen: Int)

    /// What can be asked of a template's evidence. The raw values stand in addresses.
    public enum Level: String, Sendable, CaseIterable {
        /// At least one Kommune uses it.
        case used = "einsatz"
        /// At least three Kommunen use it.
        case wellUsed = "einsatz-3"
        /// There is an experience report.
        case reported = "erfahrung"
        /// Another Kommune has reviewed it.
        case reviewed = "pruefung"
    }

    /// By template id.
    public var belege: [String: Belege]
    /// The sizes of the Kommunen that wrote reports, by template id.
    public var sizes: [String: Set<Evidence.Report.Size>]
    /// When a template changed last, in seconds since 1970.
    public var changed: [TemplatePath: Int64]

    /// Takes what is known; nothing by default.
    public init(
        belege: [String: Belege] = [:], sizes: [String: Set<Evidence.Report.Size>] = [:],
        changed: [TemplatePath: Int64] = [:]
    ) {
        self.belege = belege
        self.sizes = sizes
        self.changed = changed
    }
}

/// How many templates a value of a facet has, with all else as it is.
public struct CatalogueCount: Sendable, Hashable {
    /// The value.
    public let value: String
    /// How many of the templates that all other filters let through have it.
    public let count: Int
    /// Whether it is asked for.
    public let isChosen: Bool
}

/// A filter that stands in the way, and how many templates there were without it.
public struct CatalogueRelaxation: Sendable, Hashable {
    /// The facet.
    public let facet: CatalogueFacet
    /// The value.
    public let value: String
    /// How many templates are found when it is taken away and all else stays.
    public let count: Int
}

/// What the catalogue has for a query.
public struct CatalogueSelection: Sendable {
    /// The templates of the page.
    public internal(set) var hits: [SearchHit] = []
    /// How many templates there are on all pages.
    public internal(set) var total = 0
    /// The page that is shown, and how many there are, at least 1.
    public internal(set) var page = 1, pages = 1
    /// For each facet its values with how many templates each would have; those chosen are always among them. Values
    /// without
    /// templates are left out, and service keys nobody chose.
    public internal(set) var counts: [CatalogueFacet: [CatalogueCount]] = [:]
    /// Words that were read as others because they find nothing as they were typed.
    public internal(set) var corrections: [WordCorrection] = []
    /// The whole search with what was corrected in place; nil when nothing was.
    public internal(set) var correctedWords: String?
    /// Where nothing is found: what each chosen value keeps away.
    public internal(set) var relaxations: [CatalogueRelaxation] = []
    /// Where nothing is found: how many templates the words find without any filter.
    public internal(set) var unfiltered = 0
    /// Where nothing is found: templates that have some of the words, the best first, at most three.
    public internal(set) var similar: [CatalogueEntry] = []
}
