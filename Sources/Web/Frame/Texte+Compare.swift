import Templates

// Words of a comparison.

extension Texte {
    var vergleich: String { self("Vergleich", "Comparison") }
    func vergleich(_ left: String, _ right: String) -> String {
        self("Vergleich: \(left) und \(right)", "Comparison: \(left) and \(right)")
    }
    var inKuerze: String { self("In Kürze", "In short") }
    var keinUnterschied: String { self("Beide Seiten sind gleich.", "Both sides are the same.") }
    var rahmen: String { self("Vorlage, Rollen und Dokumente", "Template, roles and documents") }
    var nebeneinander: String { self("Schritte nebeneinander", "Steps side by side") }
    var inSaetzen: String { self("Alles in Sätzen", "Everything in sentences") }
    var saetzeAnzeigen: String { self("Änderungen an Schritten anzeigen", "Show the changes of steps") }
    var vergleichstabelle: String {
        self("Beide Projektstrukturbäume Zeile für Zeile", "Both work breakdown structures row by row")
    }
    var wasGeschah: String { self("Änderung", "Change") }
    var nichtVorhanden: String { self("nicht vorhanden", "not there") }
    var ohneAngabe: String { self("ohne Angabe", "not stated") }
    var allesGezeigt: String { self("Gezeigt sind alle Schritte.", "All steps are shown.") }
    var nurUnterschiede: String { self("Nur Unterschiede zeigen", "Show differences only") }
    var allesZeigen: String { self("Alle Schritte zeigen", "Show all steps") }
    func gleicheAusgeblendet(_ count: Int) -> String {
        count == 1
            ? self("1 Schritt ist auf beiden Seiten gleich.", "1 step is the same on both sides.")
            : self(
                "\(zahl(count)) Schritte sind auf beiden Seiten gleich; gezeigt ist, was zu einer Änderung hinführt.",
                "\(zahl(count)) steps are the same on both sides; what leads to a change is shown.")
    }

    func vergleichswort(_ art: Vergleichszeilen.Art) -> String {
        switch art {
        case .neu: self("neu", "new")
        case .entfallen: self("entfällt", "removed")
        case .geaendert: self("geändert", "changed")
        case .gleich: self("gleich", "same")
        }
    }

    /// How many steps are new, gone and different, in up to three sentences.
    func vergleichssaetze(_ rows: Vergleichszeilen) -> [String] {
        let (new, gone, changed) = (rows.anzahl(.neu), rows.anzahl(.entfallen), rows.anzahl(.geaendert))
        var sentences: [String] = []
        func add(_ count: Int, _ german: (String, String), _ english: (String, String)) {
            if count > 0 { sentences.append(self(count, german, english)) }
        }
        add(new, ("Schritt ist neu.", "Schritte sind neu."), ("step is new.", "steps are new."))
        add(gone, ("Schritt entfällt.", "Schritte entfallen."), ("step is removed.", "steps are removed."))
        add(
            changed, ("Schritt ist geändert.", "Schritte sind geändert."), ("step is changed.", "steps are changed."))
        if sentences.isEmpty { sentences.append(self("Die Schritte sind gleich.", "The steps are the same.")) }
        return sentences
    }

    /// What a field of a step is called.
    func feld(_ name: String) -> String {
        switch name {
        case "titel": titel
        case "oberknoten": gehoertZu
        case "rang": self("Reihenfolge", "Order")
        case "art": art
        case "kennung": kennungDesSchritts
        case "hinweis": hinweis
        case "bedingung": bedingung
        case "dauer": dauerKurz
        case "verantwortlich": verantwortlichGross
        case "mitwirkend": wirktMit
        case "vorgaenger": wartetAuf
        case "ergebnisse": ergebnis
        case "wiederholung": wiederholblock
        case "rechtsgrundlagen": rechtsgrundlage
        case "fremdids": self("Kennung in anderen Systemen", "Id in other systems")
        default: self("Weitere Angabe", "Further field")
        }
    }
}
