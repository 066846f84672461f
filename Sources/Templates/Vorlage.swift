public import Bytes

/// What is known about a template as a whole: `vorlage.json`, format "allmende-vorlage/1".
public struct Vorlage: Hashable, Sendable {
    /// How far the template has come.
    public enum Zustand: String, Sendable, CaseIterable {
        /// Being written.
        case entwurf
        /// Being read by others.
        case inPruefung = "in-pruefung"
        /// Found right by another Kommune.
        case geprueft
        /// Reviewed and proven in use.
        case empfohlen
        /// Another template has taken its place.
        case abgeloest
        /// Should not be used any more.
        case zurueckgezogen
    }

    /// Its identity; it stays when the template is renamed or moved.
    public var id: ElementID
    /// What it is called.
    public var titel: String
    /// What it is for, in two or three sentences.
    public var kurztext = ""
    /// How far it has come.
    public var zustand: Zustand
    /// Under what licence it may be used, as an SPDX identifier.
    public var lizenz = ""
    /// The organisation that answers for it: its Amtlicher Regionalschlüssel, twelve digits.
    public var stelle = ""
    /// Whom to ask, by the id of a contact card; persons stand in the erasable tree only.
    public var kontakte = SortedMap<ElementID, Kontakt>()
    /// Services it concerns, by LeiKa key.
    public var leistungen = SortedSet<Text>()
    /// Words it is found by.
    public var schlagwoerter = SortedSet<Text>()
    /// The law it rests on as a whole.
    public var rechtsgrundlagen = SortedMap<ElementID, Rechtsgrundlage>()
    /// The template it takes the place of.
    public var ersetzt: ElementID?
    /// What a merge left to be decided; a published version has none.
    public var konflikte: Konflikte = [:]
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a template that has the required fields only.
    public init(id: ElementID, titel: String, zustand: Zustand = .entwurf) {
        self.id = id
        self.titel = titel
        self.zustand = zustand
    }
}

/// A function that can be asked.
public struct Kontakt: Hashable, Sendable {
    /// The function, "Projektleitung eAkte"; never a name.
    public var funktion: String
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a contact.
    public init(_ funktion: String) { self.funktion = funktion }
}

/// A library as a whole: `bibliothek.json` in its root, format "allmende-bibliothek/1".
///
/// What the library's policy adds (quorum, stewards, moderators) stays in `unbekannt` for the room that knows it.
public struct Bibliothek: Hashable, Sendable {
    /// What it is called.
    public var titel: String
    /// What it is for.
    public var kurztext = ""
    /// The licence of what does not state its own, as an SPDX identifier.
    public var lizenz: String
    /// What the topic folders below `vorlagen` are called.
    public var themenfelder = SortedMap<Text, String>()
    /// What a merge left to be decided; a published version has none.
    public var konflikte: Konflikte = [:]
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// Creates a library.
    public init(titel: String, lizenz: String) {
        self.titel = titel
        self.lizenz = lizenz
    }
}
