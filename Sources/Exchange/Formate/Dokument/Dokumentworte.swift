import Templates

/// The words of a document, German and English side by side.
struct Dokumentworte {
    let sprache: Sprache

    init(_ sprache: Sprache) { self.sprache = sprache }

    private func callAsFunction(_ german: String, _ english: String) -> String { sprache(german, english) }

    // MARK: Headings

    var ueberblick: String { self("Auf einen Blick", "At a glance") }
    var inhalt: String { self("Inhalt", "Contents") }
    var phasen: String { self("Phasen", "Phases") }
    var beschreibung: String { self("Beschreibung", "Description") }
    var angaben: String { self("Angaben", "Questions") }
    var rollen: String { self("Rollen", "Roles") }
    var recht: String { self("Rechtsgrundlagen der Vorlage", "Legal bases of the template") }
    var ohneTitel: String { self("(ohne Titel)", "(untitled)") }

    // MARK: Facts

    var angabe: String { self("Angabe", "Item") }
    var wert: String { self("Wert", "Value") }
    var zustand: String { self("Zustand", "State") }
    var umfang: String { self("Umfang", "Extent") }
    var laengsterWeg: String { self("Längster Weg (Orientierungswert)", "Longest way (guide value)") }
    var zeitraum: String { self("Zeitraum", "Dates") }
    var feiertage: String { self("Feiertage", "Public holidays") }
    var lizenz: String { self("Lizenz", "Licence") }
    var ansprechperson: String { self("Ansprechperson", "Contact") }
    var leistungen: String { self("Leistungsschlüssel", "Service keys") }
    var schlagwoerter: String { self("Schlagwörter", "Keywords") }
    var vorlage: String { self("Kennung der Vorlage", "Id of the template") }
    func rund(_ tage: Int) -> String {
        self("rund ", "about ") + "\(tage) \(Zeiteinheit.arbeitstage.wort(tage, sprache))"
    }
    func bis(_ anfang: Kalendertag, _ ende: Kalendertag) -> String {
        anfang == ende ? anfang.wort(sprache) : anfang.wort(sprache) + self(" bis ", " to ") + ende.wort(sprache)
    }
    func anzahl(_ umfang: Umfang) -> String {
        let parts = [
            (umfang.phasen, self("Phase", "phase"), self("Phasen", "phases")),
            (umfang.pakete, self("Arbeitspaket", "work package"), self("Arbeitspakete", "work packages")),
            (umfang.aufgaben, self("Aufgabe", "task"), self("Aufgaben", "tasks")),
            (umfang.meilensteine, self("Meilenstein", "milestone"), self("Meilensteine", "milestones")),
        ]
        return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
    }
    var legende: String {
        self(
            "Dauern sind Orientierungswerte; woher sie stammen, steht dabei.",
            "Durations are guide values and say where they come from.")
    }

    // MARK: Tables

    var nummer: String { self("Nr.", "No.") }
    var phase: String { self("Phase", "Phase") }
    var dauer: String { self("Dauer", "Duration") }
    var rolle: String { self("Rolle", "Role") }
    var kuerzel: String { self("Kürzel", "Abbreviation") }
    var anzahlVerantwortlich: String { self("Verantwortlich", "Responsible") }
    var anzahlMitwirkend: String { self("Wirkt mit", "Contributes") }
    var norm: String { self("Norm", "Citation") }
    var giltIn: String { self("Gilt in", "Holds in") }
    var stand: String { self("Stand", "As of") }
    var ueberall: String { self("allen Ländern", "all Länder") }
    var ohneStand: String { self("nicht angegeben", "not stated") }
    var frage: String { self("Frage", "Question") }
    var antworten: String { self("Antworten", "Answers") }
    var gewaehlt: String { self("Für diesen Plan", "For this plan") }
    func tabelle(_ number: Int) -> String { self("Tabelle \(number) im Text", "Table \(number) in the text") }
    var wozuAngaben: String {
        self(
            "Diese Fragen beantwortet eine Kommune, wenn sie die Vorlage übernimmt. Davon hängt ab, welche Schritte nötig sind und welche sich wiederholen.",
            "A municipality answers these questions when it adopts the template. They decide which steps are needed and which are repeated."
        )
    }
    var wozuStand: String {
        self(
            "Der Stand ist der Tag, bis zu dem eine Angabe bekanntermaßen gilt. Sehen Sie nach, was heute gilt.",
            "“As of” is the day up to which an entry is known to hold. Check what holds today.")
    }

    // MARK: Nodes

    var verantwortlich: String { self("Verantwortlich", "Responsible") }
    var mitwirkend: String { self("Wirkt mit", "Contributes") }
    var vorgaenger: String { self("Vorgänger", "Predecessors") }
    var bedingung: String { self("Bedingung", "Condition") }
    var wiederholung: String { self("Wiederholung", "Repetition") }
    var ergebnisse: String { self("Ergebnisse", "Results") }
    var rechtsgrundlagen: String { self("Rechtsgrundlagen", "Legal bases") }
    var bestimmtDasEnde: String { self("bestimmt das Ende des Projekts", "determines the end of the project") }
    var fehlendeRolle: String { self("fehlende Rolle", "missing role") }
    var fehlenderSchritt: String { self("fehlender Schritt", "missing step") }

    /// What stands before the name of a predecessor: "beginnt nach dem Ende von".
    func vor(_ art: Anordnung.Art) -> String {
        switch art {
        case .endeAnfang: self("beginnt nach dem Ende von ", "begins after the end of ")
        case .anfangAnfang: self("beginnt nach dem Beginn von ", "begins after the beginning of ")
        case .endeEnde: self("endet nach dem Ende von ", "ends after the end of ")
        case .anfangEnde: self("endet nach dem Beginn von ", "ends after the beginning of ")
        }
    }

    /// " (5 Arbeitstage Verzug)"; empty for none.
    func abstand(_ verzug: Verzug?) -> String {
        let zusatz = Anordnung(.endeAnfang, verzug: verzug).zusatz(sprache)
        return zusatz.isEmpty ? "" : " (\(zusatz))"
    }

    func bedingung(_ text: String, _ parameter: SortedMap<ElementID, Parameter>) -> String {
        guard let bedingung = try? Bedingung(parsing: text) else {
            return self("nicht lesbar: \(text)", "cannot be read: \(text)")
        }
        let worte = bedingung.worte(parameter, sprache)
        return self("nur wenn \(worte)", "only if \(worte)")
    }

    func wiederholung(_ name: ElementID, _ parameter: Parameter?) -> String {
        let titel = sprache.quoted(parameter?.titel ?? name.description)
        return parameter?.art == .zahl
            ? self("so oft wie angegeben bei \(titel)", "as often as answered to \(titel)")
            : self("einmal je Eintrag in \(titel)", "once for each entry of \(titel)")
    }

    /// "§ 9 EGovG NRW (Nordrhein-Westfalen, Stand 01.11.2026)".
    func recht(_ recht: Rechtsgrundlage) -> (norm: String, zusatz: String) {
        var parts: [String] = []
        if let land = recht.land { parts.append(self.land(land)) }
        if let stand = recht.stand { parts.append(self("Stand \(tag(stand))", "as of \(tag(stand))")) }
        return (recht.norm, parts.isEmpty ? "" : " (\(parts.joined(separator: ", ")))")
    }

    func land(_ letters: String) -> String { Land(rawValue: letters)?.name ?? letters }

    /// "01.11.2026", or the text as it is when it is no day.
    func tag(_ text: String) -> String {
        guard sprache == .de, Kalendertag(text) != nil else { return text }
        return text.split(separator: "-").reversed().joined(separator: ".")
    }

    // MARK: Page

    var seite: String { self("Seite ", "Page ") }
    var von: String { self(" von ", " of ") }
}
