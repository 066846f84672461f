import Templates

// Words of the lists: libraries, templates, search.

extension Texte {
    var vorlagen: String { self("Vorlagen", "Templates") }
    var alleVorlagen: String { self("Alle Vorlagen anzeigen", "Show all templates") }
    var keineVorlagen: String {
        self("Hier gibt es noch keine Vorlagen.", "There are no templates here yet.")
    }
    var themenfelder: String { self("Themenfelder", "Topics") }
    var fortsetzung: String { self("(Fortsetzung)", "(continued)") }
    var zuletztGeaendert: String { self("Zuletzt geändert am", "Last changed on") }

    var bibliotheken: String { self("Bibliotheken", "Libraries") }
    var wasBibliothekenSind: String {
        self(
            "Jede Bibliothek enthält Projektvorlagen samt ihrem Verlauf. Wählen Sie eine aus, um ihre Vorlagen zu sehen.",
            "Each library holds project templates with their history. Choose one to see its templates.")
    }
    var keineBibliotheken: String { self("Hier gibt es noch keine Bibliothek.", "There is no library here yet.") }
    func anzahlVorlagen(_ count: Int) -> String {
        self(count, ("Vorlage", "Vorlagen"), ("template", "templates"))
    }

    // MARK: Extent

    func arbeitstage(_ days: Int) -> String {
        self("rund ", "about ") + self(days, ("Arbeitstag", "Arbeitstage"), ("working day", "working days"))
    }

    /// "49 Aufgaben", "rund 359 Arbeitstage": what a list says.
    func kurzumfang(_ umfang: Umfang) -> [String] {
        [aufgaben(umfang.aufgaben)] + (umfang.arbeitstage.map { [arbeitstage($0)] } ?? [])
    }

    /// "5 Phasen, 14 Arbeitspakete, 49 Aufgaben, 8 Meilensteine".
    func umfang(_ umfang: Umfang) -> String {
        let phases = umfang.phasen == 0 ? [] : [self(umfang.phasen, ("Phase", "Phasen"), ("phase", "phases"))]
        let rest = umfangOhnePhasen(umfang)
        return (phases + (rest.isEmpty ? [] : [rest])).joined(separator: ", ")
    }

    /// "14 Arbeitspakete, 49 Aufgaben, 8 Meilensteine"; what there is none of is left out.
    func umfangOhnePhasen(_ umfang: Umfang) -> String {
        var parts: [String] = []
        if umfang.pakete > 0 {
            parts.append(self(umfang.pakete, ("Arbeitspaket", "Arbeitspakete"), ("work package", "work packages")))
        }
        if umfang.aufgaben > 0 { parts.append(aufgaben(umfang.aufgaben)) }
        if umfang.meilensteine > 0 {
            parts.append(self(umfang.meilensteine, ("Meilenstein", "Meilensteine"), ("milestone", "milestones")))
        }
        return parts.joined(separator: ", ")
    }

    private func aufgaben(_ count: Int) -> String { self(count, ("Aufgabe", "Aufgaben"), ("task", "tasks")) }

    // MARK: Search

    var suchfeld: String { self("Vorlagen durchsuchen", "Search the templates") }
    var suchen: String { self("Suchen", "Search") }
    func sucheNach(_ words: String) -> String { self("Suche nach \(zitat(words))", "Search for \(zitat(words))") }
    func treffer(_ count: Int, _ words: String) -> String {
        if count == 0 {
            return self("Keine Vorlage gefunden für \(zitat(words))", "No template found for \(zitat(words))")
        }
        return self(count, ("Vorlage", "Vorlagen"), ("template", "templates"))
            + self(" gefunden für \(zitat(words))", " found for \(zitat(words))")
    }
    var nichtsGefunden: String {
        self("Das hilft oft weiter:", "This often helps:")
    }
    var suchtipps: [String] {
        [
            self(
                "Nehmen Sie ein kürzeres Wort oder einen Wortteil: »Akte« findet auch »Aktenplan« und »E-Akte«.",
                "Use a shorter word or a part of one: “Akte” also finds “Aktenplan” and “E-Akte”."),
            self(
                "Lassen Sie ein Wort weg: Gefunden wird, was alle Wörter enthält.",
                "Leave out a word: what is found has all of them."),
            self(
                "Versuchen Sie ein anderes Wort für dieselbe Sache. Gängige Abkürzungen wie »DMS« und »OZG« versteht die Suche.",
                "Try another word for the same thing; the templates are in German."),
        ]
    }
    var meintenSie: String { self("Oder suchen Sie nach:", "Or search for:") }
    func weitereFundstellen(_ count: Int) -> String {
        self(count, ("weitere Fundstelle", "weitere Fundstellen"), ("more place", "more places"))
    }
    func ort(_ ort: SearchResult.Fundstelle.Ort) -> String {
        switch ort {
        case .titel: self("Titel", "Title")
        case .kurztext: self("Kurztext", "Short text")
        case .schlagwort: self("Schlagwort", "Keyword")
        case .leistung: self("Leistung", "Service")
        case .schritt: self("Schritt", "Step")
        case .rolle: self("Rolle", "Role")
        case .hinweis: self("Hinweis", "Advice")
        case .rechtsgrundlage: self("Rechtsgrundlage", "Legal basis")
        case .beschreibung: self("Beschreibung", "Description")
        case .erfahrungsbericht: self("Erfahrungsbericht", "Experience report")
        case .dokument: self("Dokument", "Document")
        }
    }
}
