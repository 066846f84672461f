public import Templates

/// The words of the pages, German and English side by side. Words follow Specs/glossary.md: one word for one thing, no word of Git
/// outside the parts for IT.
///
/// This file has what every page has; the other files named after it belong to single pages.
public struct Texte: Sendable {
    /// The language.
    public let sprache: Sprache

    /// The words in a language.
    public init(_ sprache: Sprache) { self.sprache = sprache }

    /// The form for the language.
    func callAsFunction(_ german: String, _ english: String) -> String { sprache == .de ? german : english }

    /// A number with the noun it counts.
    func callAsFunction(_ number: Int, _ german: (String, String), _ english: (String, String)) -> String {
        let one = number == 1
        return "\(zahl(number)) \(sprache == .de ? (one ? german.0 : german.1) : (one ? english.0 : english.1))"
    }

    /// A text in the quotation marks of the language.
    func zitat(_ text: String) -> String { sprache == .de ? "»\(text)«" : "“\(text)”" }

    // MARK: Frame

    var zumInhalt: String { self("Zum Inhalt springen", "Skip to content") }
    var hauptnavigation: String { self("Hauptnavigation", "Main navigation") }
    var sprachwahl: String { self("Sprache", "Language") }
    var kontoUndSprache: String { self("Konto und Sprache", "Account and language") }
    var abmelden: String { self("Abmelden", "Sign out") }
    func meldung(_ art: Meldung.Art) -> String {
        switch art {
        case .gut: self("Erledigt:", "Done:")
        case .hinweis: self("Hinweis:", "Note:")
        case .fehler: self("Fehler:", "Error:")
        }
    }
    var sieSindHier: String { self("Sie sind hier", "You are here") }
    var impressum: String { self("Impressum", "Imprint") }
    var datenschutz: String { self("Datenschutz", "Privacy") }
    var barrierefreiheit: String { self("Barrierefreiheit", "Accessibility") }
    var wasAllmendeIst: String {
        self(
            "Allmende: Projektvorlagen, die Kommunen miteinander teilen.",
            "Allmende: project templates that German municipalities share.")
    }

    // MARK: Lists

    var seiten: String { self("Weitere Seiten", "More pages") }
    var zurueck: String { self("Zurück", "Previous") }
    var weiter: String { self("Weiter", "Next") }
    func seite(_ number: Int, von count: Int) -> String {
        self("Seite \(zahl(number)) von \(zahl(count))", "page \(zahl(number)) of \(zahl(count))")
    }
    func eintraege(_ range: Range<Int>, _ total: Int) -> String {
        let (first, last) = (zahl(range.lowerBound + 1), zahl(range.upperBound))
        return self("\(first) bis \(last) von \(zahl(total))", "\(first) to \(last) of \(zahl(total))")
    }
    func undWeitere(_ count: Int) -> String { self("und \(zahl(count)) weitere", "and \(zahl(count)) more") }

    // MARK: Text with markup

    var textGekuerzt: String {
        self(
            "Der Text ist zu lang für diese Seite und endet hier. Vollständig steht er in der Datei.",
            "The text is too long for this page and ends here. The file has all of it.")
    }
    func tabelle(_ number: Int) -> String {
        self("Tabelle \(zahl(number)) im Text", "Table \(zahl(number)) in the text")
    }
    var bild: String { self("Bild", "Image") }

    // MARK: For IT

    var fuerDieIT: String { self("Für die IT", "For IT staff") }
    var wozuKopie: String {
        self(
            "Eine lokale Kopie enthält alle Vorlagen samt Verlauf und ist ohne Netz verfügbar. Diese Befehle legen sie an:",
            "A local copy has all templates with their history and is available offline. These commands make one:")
    }
    var mitAllmende: String { self("Mit Allmende", "With Allmende") }
    var mitGit: String { self("Mit Git", "With Git") }
    var pruefkennung: String { self("Prüfkennung", "Checksum") }
    var ordner: String { self("Ordner in der Bibliothek", "Folder in the library") }
    var kennung: String { self("Kennung der Vorlage", "Id of the template") }
    var lizenzDerBibliothek: String {
        self("Wo eine Vorlage nichts anderes sagt, gilt:", "Where a template says nothing else, this licence applies:")
    }

    // MARK: Versions

    var verlauf: String { self("Verlauf", "History") }
    var ganzerVerlauf: String { self("Ganzen Verlauf anzeigen", "Show the whole history") }
    var aktuellerStand: String { self("Aktueller Stand", "Current state") }
    var wasSichAenderte: String { self("Was sich änderte", "What changed") }
    var keineAenderungen: String {
        self("An der Vorlage selbst hat sich nichts geändert.", "Nothing changed in the template itself.")
    }
    var ohneVermerk: String { self("Ohne Änderungsvermerk", "No change note") }
    func fassungVom(_ tag: String) -> String { self("Fassung vom \(tag)", "Version of \(tag)") }
    var vorigeFassung: String { self("Vorige Fassung", "Previous version") }
    var naechsteFassung: String { self("Nächste Fassung", "Next version") }
    var fassungenVergleichen: String { self("Zwei Fassungen vergleichen", "Compare two versions") }
    var weitereFassungen: String { self("Weitere Fassungen", "More versions") }
    func weitereAenderungen(_ count: Int) -> String {
        self(count, ("weitere Änderung", "weitere Änderungen"), ("more change", "more changes"))
    }
    var vorlage: String { self("Vorlage", "Template") }
    var datum: String { self("Datum", "Date") }
    var stelle: String { self("Stelle", "Organisation") }
    var stand: String { self("Stand", "State") }
}
