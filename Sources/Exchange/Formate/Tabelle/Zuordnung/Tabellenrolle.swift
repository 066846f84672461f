public import Templates

/// What a column of a table can tell about a plan.
public enum Tabellenrolle: String, Sendable, CaseIterable {
    /// The number rows are referred to by.
    case nummer
    /// The place in the tree as a code, "1.2.3".
    case gliederung
    /// The level in the tree, from 1.
    case ebene
    /// Phase, Arbeitspaket, Aufgabe or Meilenstein.
    case art
    /// The phase a row belongs to, by its title.
    case phase
    /// The package a row belongs to, by its title.
    case paket
    /// What the row is called.
    case titel
    /// How long it takes.
    case dauer
    /// Where the duration comes from.
    case herkunft
    /// The first day.
    case anfang
    /// The last day.
    case ende
    /// What it waits for.
    case vorgaenger
    /// What waits for it.
    case nachfolger
    /// Who answers for it.
    case verantwortlich
    /// Who contributes.
    case mitwirkend
    /// Resources as MS Project lists them: the first answers for it, the others contribute.
    case ressourcen
    /// A mail address or login name of whoever answers for it.
    case spur
    /// Advice.
    case hinweis
    /// What it brings about.
    case ergebnisse
    /// The law it rests on.
    case rechtsgrundlagen
    /// When it is needed.
    case bedingung
    /// What it is repeated for.
    case wiederholung
    /// A code of its own.
    case kennung
    /// Whether it is a milestone.
    case meilenstein
    /// The name of the row in the program the table comes from, or our own id.
    case id
    /// What our own table adds that cells cannot say.
    case zusatz

    /// What the column is called on the screen, and in our own table.
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .nummer: sprache("Nr.", "No.")
        case .gliederung: sprache("Gliederung", "Outline number")
        case .ebene: sprache("Ebene", "Level")
        case .art: sprache("Art", "Kind")
        case .phase: sprache("Phase", "Phase")
        case .paket: sprache("Arbeitspaket", "Work package")
        case .titel: sprache("Titel", "Title")
        case .dauer: sprache("Dauer", "Duration")
        case .herkunft: sprache("Herkunft", "Source of duration")
        case .anfang: sprache("Anfang", "Start")
        case .ende: sprache("Ende", "Finish")
        case .vorgaenger: sprache("Vorgänger", "Predecessors")
        case .nachfolger: sprache("Nachfolger", "Successors")
        case .verantwortlich: sprache("Verantwortlich", "Responsible")
        case .mitwirkend: sprache("Mitwirkend", "Contributing")
        case .ressourcen: sprache("Ressourcennamen", "Resource names")
        case .spur: sprache("E-Mail", "E-mail")
        case .hinweis: sprache("Hinweis", "Advice")
        case .ergebnisse: sprache("Ergebnisse", "Results")
        case .rechtsgrundlagen: sprache("Rechtsgrundlagen", "Legal bases")
        case .bedingung: sprache("Bedingung", "Condition")
        case .wiederholung: sprache("Wiederholung", "Repetition")
        case .kennung: sprache("Kennung", "Code")
        case .meilenstein: sprache("Meilenstein", "Milestone")
        case .id: sprache("ID", "ID")
        case .zusatz: sprache("Zusatz", "More")
        }
    }

    /// The headings a column of this role has in German and English tables, folded (`Kopfwort`), the surest first.
    var koepfe: [String] {
        switch self {
        case .nummer:
            [
                "nr", "no", "lfdnr", "lfdnummer", "laufendenummer", "vorgangsnr", "vorgangsnummer", "nummer", "number",
                "pos", "position", "zeile",
            ]
        case .gliederung:
            [
                "gliederung", "outlinenumber", "pspcode", "psp", "wbs", "wbscode", "gliederungsnummer", "gliederungsnr",
                "strukturcode", "pspnr", "pspelement",
            ]
        case .ebene:
            ["ebene", "level", "gliederungsebene", "outlinelevel", "hierarchieebene", "hierarchy", "hierarchielevel"]
        case .art: ["art", "kind", "vorgangsart", "typ", "type", "vorgangstyp", "tasktype"]
        case .phase:
            [
                "phase", "projektphase", "abschnitt", "stage", "sectioncolumn", "section", "bereich", "gruppe", "group",
                "handlungsfeld", "meilensteinphase",
            ]
        case .paket:
            [
                "arbeitspaket", "workpackage", "paket", "teilprojekt", "package", "ap", "thema", "teilaufgabe",
                "summaryname", "sammelvorgang",
            ]
        case .titel:
            [
                "titel", "title", "vorgangsname", "taskname", "aufgabe", "task", "vorgang", "name", "bezeichnung",
                "aufgabenname", "was", "thema", "subject",
                "betreff", "tatigkeit", "aktivitat", "activity", "massnahme", "schritt", "arbeitsschritt", "todo",
                "beschreibungdesvorgangs", "item",
            ]
        case .dauer:
            [
                "dauer", "duration", "laufzeit", "zeitbedarf", "bearbeitungsdauer", "dauertage", "dauerintagen",
                "dauerat", "dauerinat", "durationdays", "dauerstd", "dauerh", "tage", "days",
            ]
        case .herkunft: ["herkunft", "sourceofduration", "herkunftderdauer"]
        case .anfang:
            [
                "anfang", "start", "startdatum", "startdate", "beginn", "anfangstermin", "geplanteranfang",
                "plannedstart", "starttermin", "von", "from", "begin", "begindate", "geplanterbeginn",
            ]
        case .ende:
            [
                "ende", "finish", "enddatum", "finishdate", "enddate", "end", "fertigstellung", "endtermin",
                "geplantesende", "duedate", "due", "fallig", "falligkeit", "falligam", "bis",
                "termin", "frist", "deadline", "abschluss", "to", "falligkeitsdatum", "erledigenbis",
            ]
        case .vorgaenger:
            [
                "vorganger", "predecessors", "predecessor", "vorgangernr", "vorgangernummer", "abhangigkeit",
                "abhangigkeiten", "abhangigvon", "dependson", "dependencies", "dependency", "wartetauf",
                "blockedbydependencies",
            ]
        case .nachfolger: ["nachfolger", "successors", "successor", "blockingdependencies"]
        case .verantwortlich:
            [
                "verantwortlich", "responsible", "zustandig", "verantwortliche", "verantwortlicher", "verantwortung",
                "zustandigkeit", "federfuhrung", "rolle", "role", "wer", "owner", "person", "zugewiesenan", "assignee",
                "assignedto", "bearbeiter", "bearbeitung", "zugewiesen", "verantwortlicherolle", "accountable",
                "leitung",
            ]
        case .mitwirkend:
            [
                "mitwirkend", "contributing", "mitwirkende", "mitwirkung", "beteiligt", "beteiligte", "beteiligung",
                "unterstutzung", "supporting", "contributors", "mitarbeit", "weiterebeteiligte", "consulted",
            ]
        case .ressourcen: ["ressourcennamen", "resourcenames", "ressourcen", "ressource", "resources", "resource"]
        case .spur:
            ["email", "mail", "assigneeemail", "emailadresse", "mailadresse", "benutzername", "login", "username"]
        case .hinweis:
            [
                "hinweis", "advice", "notizen", "notes", "bemerkung", "bemerkungen", "hinweise", "notiz", "note",
                "anmerkung", "anmerkungen", "kommentar", "comment", "erlauterung", "beschreibung", "description",
                "details", "erganzung",
            ]
        case .ergebnisse:
            [
                "ergebnisse", "results", "ergebnis", "result", "arbeitsergebnis", "liefergegenstand",
                "liefergegenstande", "deliverable", "deliverables", "output",
            ]
        case .rechtsgrundlagen: ["rechtsgrundlagen", "legalbases", "rechtsgrundlage", "legalbasis", "norm", "gesetz"]
        case .bedingung: ["bedingung", "condition"]
        case .wiederholung: ["wiederholung", "repetition"]
        case .kennung: ["kennung", "code", "schlussel", "kurzel", "key", "kurzzeichen", "aktenzeichen"]
        case .meilenstein: ["meilenstein", "milestone", "istmeilenstein", "ismilestone"]
        case .id:
            [
                "id", "taskid", "eindeutigenummer", "uniqueid", "uid", "itemid", "itemidautogenerated", "vorgangsid",
                "guid",
            ]
        case .zusatz: ["zusatz", "more"]
        }
    }

    /// The role of a folded heading; the smaller the rank, the surer.
    static let nachKopf: [String: [(rolle: Tabellenrolle, rang: Int)]] = {
        var table: [String: [(rolle: Tabellenrolle, rang: Int)]] = [:]
        for rolle in allCases {
            for (rank, heading) in rolle.koepfe.enumerated() { table[heading, default: []].append((rolle, rank)) }
        }
        return table
    }()
}

/// A heading as it is compared: small letters and digits only, "Vorgänger Nr." is "vorgangernr".
enum Kopfwort {
    static func gefaltet(_ text: String) -> String {
        var folded = ""
        for character in text.prefix(200) {
            switch character {
            case "ä", "Ä": folded += "a"
            case "ö", "Ö": folded += "o"
            case "ü", "Ü": folded += "u"
            case "ß": folded += "ss"
            default: if character.isASCII, character.isLetter || character.isNumber { folded += character.lowercased() }
            }
        }
        return folded
    }

    /// The heading as it stands, and without what follows in brackets: "Dauer (AT)" is also "Dauer".
    static func formen(_ text: String) -> [String] {
        // Our own heading of the id carries the mark behind its word.
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        var forms = [gefaltet(text)]
        if let bracket = line.firstIndex(where: { "([{".contains($0) }) {
            forms.append(gefaltet(String(line[..<bracket])))
        }
        return forms.filter { !$0.isEmpty }
    }

    /// What a bare number counts in a column of durations: "Dauer (Std.)", "Dauer in KT".
    static func einheit(_ text: String) -> Zeiteinheit {
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) {
            switch word {
            case "std", "stunden", "h", "hours", "hrs": return .stunden
            case "kt", "kalendertage", "calendar": return .kalendertage
            default: continue
            }
        }
        return .arbeitstage
    }
}
