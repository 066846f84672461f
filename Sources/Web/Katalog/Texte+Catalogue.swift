import Templates

// Words of the catalogue.

extension Texte {
    // MARK: Results

    /// "12 Vorlagen für »Akte«", "Keine Vorlage für »Akte« mit diesen Filtern".
    func gefunden(_ count: Int, _ words: String, isBarred: Bool) -> String {
        let wanted = words.isEmpty ? "" : self(" für \(zitat(words))", " for \(zitat(words))")
        if count > 0 { return anzahlVorlagen(count) + wanted }
        return self("Keine Vorlage", "No template") + wanted
            + (isBarred ? self(" mit diesen Filtern", " with these filters") : "")
    }
    var meinten: String { self("Meinten Sie", "Did you mean") }
    func gezeigtStattdessen(_ typed: String, _ meant: String) -> String {
        self(
            "Zu \(zitat(typed)) gibt es keine Vorlage, gezeigt wird, was zu \(zitat(meant)) passt.",
            "There is no template for \(zitat(typed)); these fit \(zitat(meant)).")
    }
    var wasDafuerSpricht: String { self("Was dafür spricht", "What speaks for it") }

    // MARK: Order

    var sortierung: String { self("Sortierung", "Order") }
    func sortiert(_ sortierung: Katalogsortierung) -> String {
        switch sortierung {
        case .treffer: self("Beste Treffer", "Best match")
        case .titel: self("Titel", "Title")
        case .geaendert: self("Zuletzt geändert", "Last changed")
        case .genutzt: self("Meist genutzt", "Most used")
        }
    }

    // MARK: Filters

    var filterTitel: String { self("Filter", "Filters") }
    func filterTitel(_ chosen: Int) -> String {
        self("Filter (\(zahl(chosen)) gewählt)", "Filters (\(zahl(chosen)) chosen)")
    }
    var filterAnwenden: String { self("Filter anwenden", "Apply filters") }
    var gewaehlteFilter: String { self("Gewählte Filter", "Chosen filters") }
    var filterEntfernen: String { self("Filter entfernen:", "Remove filter:") }
    var alleFilterEntfernen: String { self("Alle Filter entfernen", "Remove all filters") }
    func filter(_ filter: Katalogfilter) -> String {
        switch filter {
        case .thema: self("Themenfeld", "Topic")
        case .land: self("Land", "Land")
        case .groesse: self("Größe der Kommune", "Size of municipality")
        case .zustand: zustand
        case .belege: self("Bewährt", "Proven")
        case .leika: self("Leistungsschlüssel", "Service key")
        }
    }
    func filterhinweis(_ filter: Katalogfilter) -> String? {
        switch filter {
        case .land: self("dessen Recht die Vorlage nennt", "whose law the template cites")
        case .groesse: self("mit Erfahrungsbericht, nach Einwohnern", "with experience report, by inhabitants")
        case .thema, .zustand, .belege, .leika: nil
        }
    }
    var leikaHinweis: String { self("14 Ziffern, der Anfang genügt", "14 digits, the beginning will do") }
    func weitereWerte(_ count: Int, _ filter: Katalogfilter) -> String {
        switch filter {
        case .thema: self(count, ("weiteres Themenfeld", "weitere Themenfelder"), ("more topic", "more topics"))
        case .land: self(count, ("weiteres Land", "weitere Länder"), ("more Land", "more Länder"))
        case .groesse, .zustand, .belege, .leika:
            self(count, ("weiterer Wert", "weitere Werte"), ("more value", "more values"))
        }
    }

    /// What a value of a filter is called; one that is not known stays as it is.
    func filterwert(_ wert: String, _ filter: Katalogfilter) -> String {
        switch filter {
        case .thema, .leika: wert
        case .land:
            wert == "alle" ? self("ohne Landesrecht, gilt überall", "no Land's law, fits everywhere") : Land.name(wert)
        case .zustand: Vorlage.Zustand(rawValue: wert)?.wort(sprache) ?? wert
        case .groesse: groessenklasse(wert)
        case .belege:
            switch wert {
            case "einsatz": self("im Einsatz", "in use")
            case "einsatz-3": self("in mindestens 3 Kommunen im Einsatz", "in use in at least 3 municipalities")
            case "erfahrung": self("mit Erfahrungsbericht", "with experience report")
            case "pruefung": self("von anderer Kommune geprüft", "reviewed by another municipality")
            default: wert
            }
        }
    }

    private func groessenklasse(_ wert: String) -> String {
        switch wert {
        case "unter-5000": self("unter \(zahl(5_000))", "below \(zahl(5_000))")
        case "5000-20000": self("\(zahl(5_000)) bis unter \(zahl(20_000))", "\(zahl(5_000)) to below \(zahl(20_000))")
        case "20000-50000":
            self("\(zahl(20_000)) bis unter \(zahl(50_000))", "\(zahl(20_000)) to below \(zahl(50_000))")
        case "50000-100000":
            self("\(zahl(50_000)) bis unter \(zahl(100_000))", "\(zahl(50_000)) to below \(zahl(100_000))")
        case "ab-100000": self("ab \(zahl(100_000))", "\(zahl(100_000)) and more")
        default: wert
        }
    }

    // MARK: Nothing found

    var filterImWeg: String { self("Mit weniger Filtern finden Sie:", "With fewer filters you find:") }
    var ohne: String { self("ohne", "without") }
    var ohneAlleFilter: String { self("ohne alle Filter", "without any filter") }
    var aehnlicheVorlagen: String { self("Das kommt dem nahe", "These come near") }
    var niemandHat: String {
        self(
            "Vielleicht hat eine andere Kommune, was Sie suchen, oder arbeitet daran.",
            "Perhaps another municipality has what you are looking for, or is working on it.")
    }
    var frageStellen: String { self("Fragen Sie im Austausch", "Ask in the exchange") }
}
