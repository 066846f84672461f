import Templates

// Words of what takes place when.

extension Texte {
    func tag(nummer: Int) -> String { self("Tag \(zahl(nummer))", "day \(zahl(nummer))") }
    func tage(_ first: Int, _ last: Int) -> String {
        self("Tag \(zahl(first)) bis \(zahl(last))", "day \(zahl(first)) to \(zahl(last))")
    }
    func endeTag(_ number: Int) -> String { self("Ende Tag \(zahl(number))", "end of day \(zahl(number))") }
    var projektbeginn: String { self("Projektbeginn", "start of project") }
    func vonBis(_ first: String, _ last: String) -> String { self("\(first) bis \(last)", "\(first) to \(last)") }
    func nachNummern(_ numbers: [String], mehr: Int) -> String {
        let list = numbers.joined(separator: ", ") + (mehr > 0 ? " …" : "")
        return self("nach \(list)", "after \(list)")
    }
    func naechstes(_ hasToday: Bool) -> String {
        hasToday
            ? self("Was kommt als Nächstes", "What comes next") : self("Was kommt zuerst, was wann", "What comes when")
    }
    func zuerst(_ hasToday: Bool) -> String {
        hasToday ? self("Jetzt und demnächst", "Now and soon") : self("Womit es beginnt", "What it begins with")
    }
    var meilensteine: String { self("Meilensteine", "Milestones") }
    var danach: String { self("Danach", "Then") }
    func puffer(_ days: Int) -> String {
        self(
            days, ("Arbeitstag Puffer", "Arbeitstage Puffer"), ("working day of float", "working days of float"))
    }
    var pufferSpalte: String { self("Puffer", "Float") }
    var kritisch: String { self("bestimmt das Ende", "determines the end") }
    var beginn: String { self("Beginn", "Begins") }
    var ende: String { self("Ende", "Ends") }
    var zeitraum: String { self("Zeitraum", "When") }
    var nach: String { self("nach", "after") }
    var schritt: String { self("Schritt", "Step") }
    func bearbeiten(_ number: String) -> String { self("\(number) bearbeiten", "Edit \(number)") }
    func zurSeite(_ number: String) -> String { self("Seite zu \(number)", "Page of \(number)") }
    var dauerKurz: String { self("Dauer", "Duration") }

    // MARK: Drawings

    var schaubild: String { self("Schaubild des Projektstrukturbaums", "Drawing of the work breakdown structure") }
    func schaubildBlatt(_ number: Int, von count: Int) -> String {
        count == 1
            ? schaubild
            : schaubild
                + self(", Blatt \(zahl(number)) von \(zahl(count))", ", sheet \(zahl(number)) of \(zahl(count))")
    }
    func schaubildText(_ umfang: String) -> String {
        self(
            "Oben steht die Vorlage, darunter jede Phase mit ihren Arbeitspaketen, Aufgaben und Meilensteinen: \(umfang). Kästen sagen Nummer, Titel, Zuständigkeit und Dauer.",
            "The template is at the top; below it each phase with its work packages, tasks and milestones: \(umfang). Boxes say number, title, role and duration."
        )
    }
    var schaubildAlsListe: String {
        self("Dasselbe steht vollständig in der Liste:", "The list says the same in full:")
    }
    var alsListe: String { self("Projektstrukturbaum als Liste", "Work breakdown structure as a list") }
    var kurzArbeitstage: String { self("AT", "WD") }
    func kurzdauer(_ dauer: Dauer) -> String {
        switch dauer.einheit {
        case .arbeitstage: "\(zahl(dauer.wert)) \(kurzArbeitstage)"
        case .kalendertage: "\(zahl(dauer.wert)) \(self("KT", "CD"))"
        case .stunden: "\(zahl(dauer.wert)) h"
        }
    }
    func zeitplanBlatt(_ number: Int, von count: Int) -> String {
        count == 1
            ? self("Zeitplan als Balkenplan", "Schedule as a bar chart")
            : self(
                "Zeitplan als Balkenplan, Blatt \(zahl(number)) von \(zahl(count))",
                "Schedule as a bar chart, sheet \(zahl(number)) of \(zahl(count))")
    }
    func zeitplanText(_ first: String, _ last: String, _ kritisch: Int) -> String {
        let critical =
            kritisch == 1
            ? self("1 Schritt bestimmt das Ende.", "1 step determines the end.")
            : self("\(zahl(kritisch)) Schritte bestimmen das Ende.", "\(zahl(kritisch)) steps determine the end.")
        return self(
            "Von \(first) bis \(last). \(critical) Die Tabelle darunter sagt dasselbe in Worten.",
            "From \(first) to \(last). \(critical) The table below says the same in words.")
    }
    func dauertInsgesamt(_ days: Int) -> String {
        self(days, ("Arbeitstag", "Arbeitstage"), ("working day", "working days"))
    }
    func zeitplanVorspann(_ days: Int, ab start: String?) -> String {
        let length = dauertInsgesamt(days)
        guard let start else {
            return self(
                "Das Projekt dauert rund \(length). Gezählt ist in Arbeitstagen ab Projektbeginn, fünf in der Woche, ohne Feiertage.",
                "The project takes about \(length), counted from its beginning, five a week, without public holidays.")
        }
        return self(
            "Das Projekt beginnt am \(start) und dauert \(length); Wochenenden und Feiertage sind berücksichtigt.",
            "The project begins on \(start) and takes \(length); weekends and public holidays are taken into account.")
    }
    var keinZeitplan: String {
        self(
            "Für diese Vorlage lässt sich kein Zeitplan berechnen: Es fehlen Dauern, oder Schritte warten im Kreis aufeinander.",
            "There is no schedule for this template: durations are missing, or steps wait for each other in a ring.")
    }
    var legendeKritisch: String { self("bestimmt das Ende (kritischer Weg)", "determines the end (critical path)") }
    var legendeAufgabe: String { self("Aufgabe mit Puffer", "task with float") }
    var legendeMeilenstein: String { self("Meilenstein", "milestone") }
    var legendePhase: String { self("Phase oder Arbeitspaket", "phase or work package") }
    var legendeEbenePhase: String { self("Phase", "phase") }
    var legendeBedingt: String { self("nur unter einer Bedingung", "under a condition only") }
    var legendeTitel: String { self("Zeichen", "Key") }
    func woche(_ number: Int) -> String { self("Wo. \(zahl(number))", "wk \(zahl(number))") }
    func monat(_ number: Int, _ year: Int) -> String {
        let german = ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sep.", "Okt.", "Nov.", "Dez."]
        let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let names = sprache == .de ? german : english
        return "\(names[min(max(number, 1), 12) - 1]) \(year)"
    }
    var termintabelle: String { self("Zeitplan als Tabelle", "Schedule as a table") }
    var zeitplanFormular: String { self("Mit Datum rechnen", "Compute dates") }
    var projektstart: String { self("Projektbeginn", "Start of the project") }
    var projektstartHilfe: String {
        self("Ein Arbeitstag, zum Beispiel der 01.03.2027.", "A working day, for example 2027-03-01.")
    }
    var landDerFeiertage: String { self("Land, dessen Feiertage gelten", "Land whose public holidays hold") }
    var berechnen: String { self("Zeitplan berechnen", "Compute the schedule") }
    var ohneDatum: String { self("Ohne Datum anzeigen", "Show without dates") }
}
