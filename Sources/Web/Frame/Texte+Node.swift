import Templates

// Words of one node's page.

extension Texte {
    var einordnung: String { self("Einordnung", "Place in the structure") }
    var gehoertZu: String { self("Gehört zu", "Belongs to") }
    var enthaelt: String { self("Enthält", "Contains") }
    var abhaengigkeiten: String { self("Davor und danach", "Before and after") }
    var wartetAuf: String { self("Wartet auf", "Waits for") }
    var kennungDesSchritts: String { self("Kennung", "Code") }
    var verantwortlichGross: String { self("Verantwortlich", "Responsible") }
    var bestimmtDasEnde: String {
        self(
            "Bestimmt das Ende: Ein Tag mehr hier ist ein Tag mehr im Projekt.",
            "Determines the end: a day more here is a day more for the project.")
    }
    var ergebnisse: String { self("Ergebnisse und Dokumente", "Results and documents") }
    var geplantUndTatsaechlich: String { self("Dauer: geplant und tatsächlich", "Duration: planned and actual") }
    var geplant: String { self("Geplant", "Planned") }
    var median: String { self("Tatsächlich, mittlerer Wert (Median)", "Actual, middle value (median)") }
    var quartile: String { self("Die mittlere Hälfte", "The middle half") }
    var spanne: String { self("Kürzeste bis längste", "Shortest to longest") }
    var meldungen: String { self("Meldungen", "Reports") }
    var nochKeineIstDauern: String {
        self(
            "Es haben noch zu wenige Stellen gemeldet, wie lange dieser Schritt tatsächlich gedauert hat.",
            "Too few organisations have reported how long this step really took.")
    }
    func istDauernSatz(_ dauern: IstDauern, _ dauer: Dauer?) -> String {
        let reports = self(dauern.anzahl, ("Meldung", "Meldungen"), ("report", "reports"))
        let actual = zehntelTage(dauern.median)
        guard let dauer, dauer.einheit == .arbeitstage else {
            return self(
                "Nach \(reports) dauert der Schritt meist \(actual).", "By \(reports) the step mostly takes \(actual).")
        }
        let planned = dauer.wort(sprache)
        if dauern.median == dauer.wert * 10 {
            return self(
                "Nach \(reports) dauert der Schritt meist so lange wie geplant: \(actual).",
                "By \(reports) the step mostly takes as long as planned: \(actual).")
        }
        let isLonger = dauern.median > dauer.wert * 10
        return self(
            "Nach \(reports) dauert der Schritt meist \(isLonger ? "länger" : "kürzer") als geplant: \(actual) statt \(planned).",
            "By \(reports) the step mostly takes \(isLonger ? "longer" : "shorter") than planned: \(actual) instead of \(planned)."
        )
    }
    /// "12,5".
    func zehntel(_ tenths: Int) -> String {
        let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
        let sign = tenths < 0 ? "-" : ""
        return sign + zahl(Int(whole)) + (rest == 0 ? "" : "\(self(",", "."))\(rest)")
    }
    /// "12,5 Arbeitstage".
    func zehntelTage(_ tenths: Int) -> String {
        "\(zehntel(tenths)) \(Zeiteinheit.arbeitstage.wort(tenths == 10 ? 1 : 2, sprache))"
    }
    var weitereSchritte: String { self("Vorheriger und nächster Schritt", "Previous and next step") }
    var vorigerSchritt: String { self("Vorheriger Schritt", "Previous step") }
    var naechsterSchritt: String { self("Nächster Schritt", "Next step") }
}
