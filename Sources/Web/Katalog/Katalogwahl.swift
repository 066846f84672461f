public import Templates

/// By what the catalogue is narrowed down. The raw value is the name of the parameter in an address.
public enum Katalogfilter: String, Sendable, CaseIterable {
    /// The Themenfeld.
    case thema
    /// The Land whose law a template cites.
    case land
    /// The size of a Kommune that has written an experience report.
    case groesse
    /// How far a template has come.
    case zustand
    /// What speaks for it.
    case belege
    /// A LeiKa key or its beginning.
    case leika

    var parameter: StaticString {
        switch self {
        case .thema: "thema"
        case .land: "land"
        case .groesse: "groesse"
        case .zustand: "zustand"
        case .belege: "belege"
        case .leika: "leika"
        }
    }
}

/// In what order templates stand. The raw value stands in an address.
public enum Katalogsortierung: String, Sendable, CaseIterable {
    /// What fits best first.
    case treffer
    /// By title.
    case titel
    /// What changed last first.
    case geaendert
    /// What is used most first.
    case genutzt
}

/// What a reader wants to see of the catalogue, as an address says it.
///
///     ?q=aktenplan&thema=dokumentenmanagement&thema=beschaffung&land=NW&sortierung=titel&seite=2
public struct Katalogwahl: Hashable, Sendable {
    /// How long words, and a value, may be, in bytes; how many values one filter may have.
    public static let limit = (words: 400, value: 100, values: 20)

    /// The words looked for, in one line.
    public var worte = ""
    /// The values of each filter, without doubles.
    public var werte: [Katalogfilter: [String]] = [:]
    /// The order; nil for the usual one.
    public var sortierung: Katalogsortierung?
    /// The page, from 1.
    public var seite = 1

    /// Everything.
    public init() {}

    /// Reads the parameters of an address. What is unknown, empty or too long is passed over; of a LeiKa key only the
    /// digits are taken,
    /// as it may be written in groups or as a whole URN.
    public init(parameters: [(name: String, value: String)]) {
        for (name, value) in parameters {
            switch name {
            case "q" where worte.isEmpty && value.utf8.count <= Self.limit.words:
                worte = value.split(whereSeparator: { $0.isWhitespace }).joined(separator: " ")
            case "sortierung": sortierung = Katalogsortierung(rawValue: value)
            case "seite":
                let isNumber = !value.isEmpty && value.utf8.allSatisfy { (0x30...0x39).contains($0) }
                seite = isNumber ? max(1, Int(value) ?? .max) : 1
            default:
                guard let filter = Katalogfilter(rawValue: name) else { continue }
                add(filter == .leika ? Self.digits(value) : value, to: filter)
            }
        }
    }

    /// Whether nothing is asked for but a page or an order.
    public var isEmpty: Bool { worte.isEmpty && werte.allSatisfy(\.value.isEmpty) }

    /// Whether a value is chosen.
    func has(_ value: String, _ filter: Katalogfilter) -> Bool { werte[filter]?.contains(value) ?? false }

    /// The same without a value, from the first page.
    func without(_ value: String, _ filter: Katalogfilter) -> Katalogwahl {
        var wahl = self
        wahl.werte[filter]?.removeAll { $0.utf8.elementsEqual(value.utf8) }
        wahl.seite = 1
        return wahl
    }

    /// The same words without any filter, from the first page.
    var withoutFilters: Katalogwahl {
        var wahl = self
        wahl.werte = [:]
        wahl.seite = 1
        return wahl
    }

    /// The same with something changed, from the first page.
    func with(_ change: (inout Katalogwahl) -> Void) -> Katalogwahl {
        var wahl = self
        wahl.seite = 1
        change(&wahl)
        return wahl
    }

    private mutating func add(_ value: String, to filter: Katalogfilter) {
        guard !value.isEmpty, value.utf8.count <= Self.limit.value, (werte[filter]?.count ?? 0) < Self.limit.values,
            !has(value, filter)
        else { return }
        werte[filter, default: []].append(value)
    }

    private static func digits(_ value: String) -> String {
        String(decoding: value.utf8.prefix(limit.value).filter { (0x30...0x39).contains($0) }.prefix(14), as: UTF8.self)
    }
}

/// Where the catalogue is, and how an address says what is wanted of it.
public struct CatalogueAddresses: Hashable, Sendable {
    /// The page of the catalogue, without query.
    public var base: WebAddress
    /// The language the address asked for, which links keep; nil when the browser chose.
    public var sprache: Sprache?

    /// Names the page of the catalogue.
    public init(_ base: WebAddress, sprache: Sprache? = nil) {
        self.base = base
        self.sprache = sprache
    }

    /// The address that says what is wanted. The same wishes give the same address.
    public func address(_ wahl: Katalogwahl) -> WebAddress {
        var address = base
        if let sprache { address = address.query("sprache", sprache.rawValue) }
        if !wahl.worte.isEmpty { address = address.query("q", wahl.worte) }
        for filter in Katalogfilter.allCases {
            for value in wahl.werte[filter] ?? [] { address = address.query(filter.parameter, value) }
        }
        if let sortierung = wahl.sortierung { address = address.query("sortierung", sortierung.rawValue) }
        if wahl.seite > 1 { address = address.query("seite", String(wahl.seite)) }
        return address
    }

    /// The address that looks for words.
    public func search(_ worte: String) -> WebAddress { address(Katalogwahl().with { $0.worte = worte }) }

    /// The address of all templates that have one value of a filter.
    public func only(_ filter: Katalogfilter, _ value: String) -> WebAddress {
        address(Katalogwahl().with { $0.werte = [filter: [value]] })
    }
}
