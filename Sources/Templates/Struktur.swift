public import Bytes

/// The Projektstrukturbaum of a template: `struktur.json`, format "allmende-struktur/1".
///
/// Nodes stand flat, by id, each with the node above it and its place (`rang`); `Gliederung` makes the tree of them.
public struct Struktur: Hashable, Sendable {
    /// The nodes by id.
    public var knoten = SortedMap<ElementID, Knoten>()
    /// The roles nodes name.
    public var rollen = SortedMap<ElementID, Rolle>()
    /// The questions a Kommune answers when it makes the template its own, by name.
    public var parameter = SortedMap<ElementID, Parameter>()
    /// What a merge left to be decided; a published version has none.
    public var konflikte: Konflikte = [:]
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates an empty structure.
    public init() {}
}

/// A role: never a person.
public struct Rolle: Hashable, Sendable {
    /// What it is called, "Projektleitung".
    public var titel: String
    /// Its abbreviation, "PL".
    public var kuerzel: String
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a role.
    public init(_ titel: String, kuerzel: String) {
        self.titel = titel
        self.kuerzel = kuerzel
    }
}

/// A question that conditions and repetitions depend on.
public struct Parameter: Hashable, Sendable {
    /// What kind of answer it takes.
    public enum Art: String, Sendable, CaseIterable {
        /// One of `werte`.
        case wahl
        /// A whole number from 0.
        case zahl
        /// A list of names, which may be suggested by `werte`.
        case liste
        /// Yes or no.
        case jaNein = "ja-nein"
    }

    /// What it is called; for yes or no, the question.
    public var titel: String
    /// What kind of answer it takes.
    public var art: Art
    /// The answers to choose from, or suggested, each with its title.
    public var werte: SortedMap<Text, String>
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a parameter.
    public init(_ titel: String, _ art: Art, werte: SortedMap<Text, String> = [:]) {
        self.titel = titel
        self.art = art
        self.werte = werte
    }
}
