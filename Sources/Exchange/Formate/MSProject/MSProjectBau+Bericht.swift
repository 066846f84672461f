import Templates

extension MSProjectBau {
    /// What a template does not take of a task.
    mutating func melde(_ vorgang: MSProjectVorgang, _ zeile: Fremdvorgang) {
        func melde(_ art: Importbericht.Art, _ code: String, _ de: String, _ en: String) {
            plan.bericht.melde(.init(art, code, ort: zeile.ort, titel: zeile.titel, Satz(de, en)))
        }
        if let wort = Self.einschraenkungen[vorgang.einschraenkung] {
            melde(
                .ausgelassen, "constraint", "Die Einschränkung »\(wort.0)« bleibt draußen.",
                "The constraint “\(wort.1)” stays out.")
        }
        if !vorgang.stichtag.isEmpty {
            melde(
                .ausgelassen, "deadline", "Der Stichtag \(vorgang.stichtag.prefix(10)) bleibt draußen.",
                "The deadline \(vorgang.stichtag.prefix(10)) stays out.")
        }
        if !vorgang.verweis.isEmpty {
            melde(
                .ausgelassen, "hyperlink", "Der Verweis »\(vorgang.verweis.prefix(200))« bleibt draußen.",
                "The link “\(vorgang.verweis.prefix(200))” stays out.")
        }
        if vorgang.istSerie {
            melde(
                .veraendert, "recurring", "Der periodische Vorgang wird mit seinen einzelnen Terminen übernommen.",
                "The recurring task is taken with its single occurrences.")
        }
        if vorgang.istInaktiv {
            melde(
                .veraendert, "inactive", "Der Vorgang war inaktiv geschaltet; in der Vorlage ist er ein gewöhnlicher.",
                "The task was inactive; in the template it is an ordinary one.")
        }
        if vorgang.istTeilprojekt {
            melde(
                .ausgelassen, "subproject", "Der Inhalt des eingefügten Projekts steht in einer anderen Datei.",
                "The content of the inserted project is in another file.")
        }
        if vorgang.istManuell { sammlung.zaehle("manual") }
        for code in vorgang.sonstiges { sammlung.zaehle(code) }
        for name in vorgang.unbekannt { sammlung.zaehle("unknown-element", name) }
        for id in vorgang.texte.keys where unsere[id] == nil && !fortsetzungen.values.contains(id) {
            sammlung.zaehle("custom-field", leser.felder[id] ?? "\(id)")
        }
    }

    private static let einschraenkungen: [Int: (String, String)] = [
        1: ("So spät wie möglich", "As late as possible"), 2: ("Muss anfangen am", "Must start on"),
        3: ("Muss enden am", "Must finish on"), 4: ("Anfang nicht früher als", "Start no earlier than"),
        5: ("Anfang nicht später als", "Start no later than"), 6: ("Ende nicht früher als", "Finish no earlier than"),
        7: ("Ende nicht später als", "Finish no later than"),
    ]

    mutating func meldeSummen() {
        func summe(
            _ code: String, _ art: Importbericht.Art, _ de: (Int) -> String, _ en: (Int) -> String
        ) { sammlung.melde(art, code, in: &plan.bericht) { Satz(de($0), en($0)) } }
        summe("null-rows", .ausgelassen, { "\($0) leere Zeilen bleiben draußen." }, { "\($0) empty rows stay out." })
        summe(
            "first-responsible", .veraendert,
            { "An \($0) Vorgängen stehen mehrere Ressourcen: Die erste ist verantwortlich, die anderen wirken mit." },
            { "\($0) tasks have several resources: the first is responsible, the others contribute." })
        summe(
            "manual", .veraendert,
            { "\($0) Vorgänge waren manuell geplant; in der Vorlage folgen sie ihren Abhängigkeiten." },
            { "\($0) tasks were scheduled manually; in the template they follow their dependencies." })
        summe(
            "progress", .ausgelassen,
            { "An \($0) Vorgängen standen Fortschritt oder Ist-Termine; eine Vorlage hat keine." },
            { "\($0) tasks had progress or actual dates; a template has none." })
        summe(
            "costs", .ausgelassen, { "An \($0) Vorgängen standen Kosten; eine Vorlage hat keine." },
            { "\($0) tasks had costs; a template has none." })
        if plan.marke == nil {
            summe(
                "work", .ausgelassen, { "An \($0) Vorgängen stand Arbeit (Aufwand); eine Vorlage hat Dauern." },
                { "\($0) tasks had work (effort); a template has durations." })
        }
        summe(
            "baseline", .ausgelassen, { "An \($0) Vorgängen standen Basispläne; sie bleiben draußen." },
            { "\($0) tasks had baselines; they stay out." })
        summe(
            "priority", .ausgelassen, { "An \($0) Vorgängen stand eine Priorität; eine Vorlage hat keine." },
            { "\($0) tasks had a priority; a template has none." })
        summe(
            "task-calendar", .ausgelassen, { "\($0) Vorgänge hatten einen eigenen Kalender; er bleibt draußen." },
            { "\($0) tasks had a calendar of their own; it stays out." })
        summe(
            "outline-code", .ausgelassen, { "An \($0) Vorgängen standen Gliederungscodes; sie bleiben draußen." },
            { "\($0) tasks had outline codes; they stay out." })
        summe(
            "resource-details", .ausgelassen,
            { "An \($0) Ressourcen standen Sätze, Gruppen oder Notizen; sie bleiben draußen." },
            { "\($0) resources had rates, groups or notes; they stay out." })
        sammlung.meldeNamen(.ausgelassen, "custom-field", in: &plan.bericht) { name, count in
            Satz(
                "Das eigene Feld »\(name)« stand an \(count) Vorgängen und bleibt draußen.",
                "The custom field “\(name)” stood at \(count) tasks and stays out.")
        }
        sammlung.meldeNamen(.ausgelassen, "unknown-element", in: &plan.bericht) { name, count in
            Satz(
                "Die unbekannte Angabe »\(name)« stand an \(count) Vorgängen und bleibt draußen.",
                "The unknown element “\(name)” stood at \(count) tasks and stays out.")
        }
        meldeDatei()
    }

    mutating func meldeDatei() {
        if leser.minutenJeTag != 480 {
            plan.bericht.melde(
                .init(
                    .veraendert, "minutes-per-day",
                    Satz(
                        "Ein Arbeitstag hat in der Datei \(leser.minutenJeTag) Minuten; damit wurden Dauern zu Tagen.",
                        "A working day of the file has \(leser.minutenJeTag) minutes; by that durations became days.")))
        }
        if leser.ausnahmen > 0, plan.marke == nil {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "calendars",
                    Satz(
                        "Kalender mit \(leser.ausnahmen) Ausnahmen bleiben draußen; freie Tage kommen aus dem Recht des Landes.",
                        "Calendars with \(leser.ausnahmen) exceptions stay out; holidays follow from the law of the Land."
                    )))
        }
        let rest = leser.abschnitte + leser.unbekannt
        if !rest.isEmpty {
            plan.bericht.melde(
                .init(
                    .ausgelassen, "settings",
                    Satz(
                        "Ansichten und Einstellungen von MS Project bleiben draußen (\(rest.joined(separator: ", "))).",
                        "Views and settings of MS Project stay out (\(rest.joined(separator: ", "))).")))
        }
    }
}
