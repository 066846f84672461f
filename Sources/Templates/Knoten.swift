public import Bytes

// One node of the Projektstrukturbaum and what belongs to it. Field names are those of struktur.json
// (Specs/template-format.md); nil is null in the file, an empty map an empty map.

/// The fields of a record that this version does not know, kept as they are.
public typealias UnknownFields = SortedMap<Text, JSONFragment>

/// What a node is.
public enum KnotenArt: String, Sendable, CaseIterable {
    /// A section of the project, at the top of the tree.
    case phase
    /// A work package: a part of a phase that holds tasks.
    case paket
    /// Something to be done: a leaf with a duration.
    case aufgabe
    /// A result that is reached at a moment: a leaf without duration.
    case meilenstein
}

/// A node of the tree.
public struct Knoten: Hashable, Sendable {
    /// What the node is.
    public var art: KnotenArt
    /// The node above, or nil at the top.
    public var oberknoten: ElementID?
    /// The place among its siblings.
    public var rang: Rang
    /// What it is called.
    public var titel: String
    /// A code of its own, where one is in use; the numbers shown are computed (`Gliederung`).
    public var kennung: String?
    /// Advice, in Markdown.
    public var hinweis: String?
    /// How long it takes; only leaves have one.
    public var dauer: Dauer?
    /// The role that answers for it.
    public var verantwortlich: ElementID?
    /// Roles that contribute.
    public var mitwirkend = SortedSet<ElementID>()
    /// What it waits for.
    public var vorgaenger = SortedMap<ElementID, Anordnung>()
    /// The law it rests on.
    public var rechtsgrundlagen = SortedMap<ElementID, Rechtsgrundlage>()
    /// What it brings about.
    public var ergebnisse = SortedMap<ElementID, String>()
    /// When it is needed at all (`Bedingung`), or nil when always.
    public var bedingung: String?
    /// The parameter (a list or a number) it is repeated for, with all below it.
    public var wiederholung: ElementID?
    /// Its name in other systems, by system.
    public var fremdids = SortedMap<Text, String>()
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a node that has the required fields only.
    public init(_ art: KnotenArt, _ titel: String, unter oberknoten: ElementID? = nil, rang: Rang = .first) {
        self.art = art
        self.titel = titel
        self.oberknoten = oberknoten
        self.rang = rang
    }
}

/// What durations and distances are counted in.
public enum Zeiteinheit: String, Sendable, CaseIterable {
    /// Arbeitstage: working days.
    case arbeitstage = "AT"
    /// Kalendertage: days of the calendar, which is how the law counts.
    case kalendertage = "KT"
    /// Stunden: hours of work.
    case stunden = "h"
}

/// How long something takes.
public struct Dauer: Hashable, Sendable {
    /// Where a figure comes from.
    public enum Herkunft: String, Sendable, CaseIterable {
        /// Somebody's estimate.
        case schaetzung
        /// Measured in projects.
        case erfahrung
        /// Set by law or contract.
        case vorgabe
    }

    /// The values that can be written.
    public static let grenzen = 0...99_999

    /// How many units.
    public var wert: Int
    /// The unit.
    public var einheit: Zeiteinheit
    /// Where the figure comes from.
    public var herkunft: Herkunft
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a duration; a value outside `grenzen` is cut to it.
    public init(_ wert: Int, _ einheit: Zeiteinheit = .arbeitstage, _ herkunft: Herkunft = .schaetzung) {
        self.wert = min(max(wert, Self.grenzen.lowerBound), Self.grenzen.upperBound)
        self.einheit = einheit
        self.herkunft = herkunft
    }
}

/// The distance kept between a node and what it waits for; negative when it may begin that much earlier.
public struct Verzug: Hashable, Sendable {
    /// The values that can be written.
    public static let grenzen = -99_999...99_999

    /// How many units.
    public var wert: Int
    /// The unit.
    public var einheit: Zeiteinheit
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a distance; a value outside `grenzen` is cut to it.
    public init(_ wert: Int, _ einheit: Zeiteinheit = .arbeitstage) {
        self.wert = min(max(wert, Self.grenzen.lowerBound), Self.grenzen.upperBound)
        self.einheit = einheit
    }
}

/// How a node is tied to one it waits for (Anordnungsbeziehung, DIN 69900).
public struct Anordnung: Hashable, Sendable {
    /// Which ends are tied: the first letter stands for the predecessor, the second for the node.
    public enum Art: String, Sendable, CaseIterable {
        /// Ende–Anfang: it begins when the predecessor has ended.
        case endeAnfang = "EA"
        /// Anfang–Anfang: it begins when the predecessor has begun.
        case anfangAnfang = "AA"
        /// Ende–Ende: it ends when the predecessor has ended.
        case endeEnde = "EE"
        /// Anfang–Ende: it ends when the predecessor has begun.
        case anfangEnde = "AE"
    }

    /// Which ends are tied.
    public var art: Art
    /// The distance, or nil for none.
    public var verzug: Verzug?
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a dependency.
    public init(_ art: Art = .endeAnfang, verzug: Verzug? = nil) {
        self.art = art
        self.verzug = verzug
    }
}

/// A piece of law with the day the entry refers to.
public struct Rechtsgrundlage: Hashable, Sendable {
    /// The citation, "§ 9 EGovG NRW".
    public var norm: String
    /// The Land whose law it is, two letters as in ISO 3166-2:DE; nil for law of the federation or the union.
    public var land: String?
    /// The day up to which the entry is known to hold, "2026-11-01".
    public var stand: String?
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a citation.
    public init(_ norm: String, land: String? = nil, stand: String? = nil) {
        self.norm = norm
        self.land = land
        self.stand = stand
    }
}
