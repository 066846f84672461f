public import Templates

/// What a format cannot carry of a plan, said when it is written.
public struct Verlust: Hashable, Sendable {
    /// A field of the template that is lost, wholly or in its exact form.
    public enum Feld: String, Sendable, CaseIterable {
        /// What kind of node it is.
        case art
        /// Titles: cut or changed.
        case titel
        /// Codes of their own.
        case kennung
        /// Advice.
        case hinweis
        /// Durations.
        case dauer
        /// Where durations come from.
        case herkunft
        /// Who answers for it.
        case verantwortlich
        /// Who contributes.
        case mitwirkend
        /// Dependencies.
        case vorgaenger
        /// Which ends a dependency ties.
        case anordnung
        /// Distances of dependencies.
        case verzug
        /// Legal bases.
        case rechtsgrundlagen
        /// Results.
        case ergebnisse
        /// Conditions.
        case bedingung
        /// Repetitions.
        case wiederholung
        /// Names in other systems.
        case fremdids
        /// The tree: the node stands somewhere else in it.
        case oberknoten
        /// Ids: it comes back under a new one, unless title and place still tell which it was.
        case id
        /// Abbreviations of roles.
        case kuerzel
        /// Roles as such, those that no node names included.
        case rollen
        /// The template's questions.
        case parameter
        /// What is known of the template as a whole.
        case vorlage
        /// The description and other files.
        case dateien
        /// Fields of later versions.
        case unbekannt
    }

    /// What is lost.
    public let feld: Feld
    /// At which nodes or roles; empty for the template as a whole.
    public let elemente: [ElementID]
    /// What that means.
    public let satz: Satz

    /// A loss.
    public init(_ feld: Feld, _ elemente: [ElementID] = [], _ satz: Satz) {
        (self.feld, self.elemente, self.satz) = (feld, elemente, satz)
    }
}
