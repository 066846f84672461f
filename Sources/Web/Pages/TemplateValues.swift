// What a template's page shows of what others have done with it; the caller fills it in.

/// A quality a template has earned.
public struct Abzeichen: Hashable, Sendable {
    /// What it is called, "Erprobt".
    public var titel: String
    /// How far it goes, from 0 (nothing yet) to 3.
    public var stufe: Int
    /// What it rests on, a sentence.
    public var grund: String

    /// Creates a badge; levels outside 0...3 become the nearest.
    public init(_ titel: String, stufe: Int, grund: String) {
        self.titel = titel
        self.stufe = min(max(stufe, 0), 3)
        self.grund = grund
    }
}

/// Somebody who can be asked: a function, and what its card says, where there is one and it may be shown.
public struct KontaktZeile: Hashable, Sendable {
    /// The function, "Projektleitung eAkte".
    public var funktion: String
    /// The mailbox of the function.
    public var postfach: String?
    /// What the card says of the person, a line each; only for those who may see it.
    public var zeilen: [String]

    /// Creates a contact.
    public init(_ funktion: String, postfach: String? = nil, zeilen: [String] = []) {
        self.funktion = funktion
        self.postfach = postfach
        self.zeilen = zeilen
    }
}

/// A variant of the template that an organisation has made and shared.
public struct Ortsvariantenzeile: Hashable, Sendable {
    /// What it is called, and its page.
    public var link: PageLink
    /// Whose it is.
    public var stelle: Stelle
    /// A line about it: "3 Schritte anders, zuletzt am 03.11.2026"; nil for none.
    public var zusatz: String?

    /// Describes a variant.
    public init(_ link: PageLink, _ stelle: Stelle, zusatz: String? = nil) {
        self.link = link
        self.stelle = stelle
        self.zusatz = zusatz
    }
}

/// A discussion in a list.
public struct Gespraechszeile: Hashable, Sendable {
    /// What it is about, and its page.
    public var link: PageLink
    /// How many posts it has.
    public var beitraege: Int
    /// The day of the last one, "2026-11-03".
    public var tag: String?

    /// Describes a discussion.
    public init(_ link: PageLink, beitraege: Int, tag: String? = nil) {
        self.link = link
        self.beitraege = beitraege
        self.tag = tag
    }
}
