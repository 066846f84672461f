import Templates

// Words of a template's page.

extension Texte {
    // MARK: Facts

    var zustand: String { self("Zustand", "State") }
    var umfang: String { self("Umfang", "Extent") }
    var laengsterWeg: String { self("Längster Weg (Orientierungswert)", "Longest way (guide value)") }
    var verantwortlicheStelle: String { self("Verantwortliche Stelle", "Steward") }
    var ansprechperson: String { self("Ansprechperson", "Contact") }
    var lizenz: String { self("Lizenz", "Licence") }
    var letzteAenderung: String { self("Letzte Änderung", "Last change") }
    var ersetzt: String { self("Ersetzt", "Replaces") }
    var leistungsschluessel: String { self("Leistungsschlüssel", "Service keys") }
    var schlagwoerter: String { self("Schlagwörter", "Keywords") }
    var aufDieserSeite: String { self("Auf dieser Seite", "On this page") }

    // MARK: Headings of the parts

    var projektstrukturbaum: String { self("Projektstrukturbaum", "Work breakdown structure") }
    var beschreibung: String { self("Beschreibung", "Description") }
    var angaben: String { self("Angaben", "Questions") }
    var rollen: String { self("Rollen", "Roles") }
    var rechtsgrundlagen: String { self("Rechtsgrundlagen", "Legal bases") }
    var dokumente: String { self("Dokumente", "Documents") }
    var erfahrungsberichte: String { self("Erfahrungsberichte", "Experience reports") }
    var pruefung: String { self("Feststellungen der Prüfung", "Findings of the check") }

    // MARK: Practice

    var abzeichen: String { self("Abzeichen", "Badges") }
    func stufe(_ level: Int) -> String {
        level == 0 ? self("noch nicht", "not yet") : self("Stufe \(level) von 3", "level \(level) of 3")
    }
    var kontakte: String { self("Kontakte", "Contacts") }
    var ortsvarianten: String { self("Ortsvarianten anderer Stellen", "Variants of other organisations") }
    var gespraeche: String { self("Austausch", "Discussion") }
    func beitraege(_ count: Int) -> String { self(count, ("Beitrag", "Beiträge"), ("post", "posts")) }
    var zuletzt: String { self("zuletzt am", "last on") }

    // MARK: Structure

    var legende: String {
        self(
            "Dauern sind Orientierungswerte; woher sie stammen, steht dabei. Ein Schritt beginnt, wenn seine Vorgänger beendet sind (Ende–Anfang), wo nichts anderes dabeisteht.",
            "Durations are guide values and say where they come from. A step begins when its predecessors have ended (finish–start), unless it says otherwise."
        )
    }
    var ansichten: String { self("Ansicht des Projektstrukturbaums", "View of the work breakdown structure") }
    func ansicht(_ ansicht: TemplatePage.Ansicht) -> String {
        switch ansicht {
        case .phasen: self("Phasen", "Phases")
        case .baum: self("Arbeitspakete", "Work packages")
        case .alles: self("Alles", "Everything")
        case .bild: self("Schaubild", "Drawing")
        case .zeitplan: self("Zeitplan", "Schedule")
        case .tabelle: self("Tabelle", "Table")
        }
    }
    var listeBis: String { self("Liste bis", "List down to") }
    var andereAnsicht: String { self("oder als", "or as") }
    var keineKnoten: String {
        self("Diese Vorlage hat noch keinen Projektstrukturbaum.", "This template has no work breakdown structure yet.")
    }
    func nichtAlleKnoten(_ shown: Int, _ all: Int) -> String {
        self(
            "Gezeigt sind die ersten \(zahl(shown)) von \(zahl(all)) Knoten. Alle stehen in der Datei struktur.json.",
            "Shown are the first \(zahl(shown)) of \(zahl(all)) nodes. The file struktur.json has all of them.")
    }
    func verwaist(_ count: Int) -> String {
        self(
            count, ("Knoten hat keinen gültigen Oberknoten", "Knoten haben keinen gültigen Oberknoten"),
            ("node has no valid parent", "nodes have no valid parent"))
            + self(
                " und steht deshalb am Ende auf der obersten Ebene.", " and is therefore shown last, at the top level.")
    }
    var verantwortlich: String { self("verantwortlich", "responsible") }
    var wirktMit: String { self("wirkt mit", "contributes") }
    var vorgaenger: String { self("Vorgänger", "Predecessors") }
    var bedingung: String { self("Bedingung", "Condition") }
    var bedingt: String { self("bedingt", "conditional") }
    var wiederholblock: String { self("Wiederholblock", "repeating block") }
    var bedingungUndWiederholung: String { self("Bedingung, Wiederholung", "Condition, repetition") }
    var ergebnis: String { self("Ergebnis", "Result") }
    var rechtsgrundlage: String { self("Rechtsgrundlage", "Legal basis") }
    var hinweis: String { self("Hinweis", "Advice") }
    /// A title of the library; one that cannot be seen is replaced, because headings and links need a text.
    func titel(_ titel: String) -> String {
        titel.unicodeScalars.allSatisfy(\.properties.isWhitespace) ? self("(ohne Titel)", "(untitled)") : titel
    }
    var fehlendeRolle: String { self("fehlende Rolle", "missing role") }
    var fehlenderKnoten: String { self("fehlender Knoten", "missing node") }
    func nurWenn(_ words: String) -> String { self("nur wenn \(words)", "only if \(words)") }
    func unlesbareBedingung(_ text: String) -> String {
        self("nicht lesbar: \(text)", "cannot be read: \(text)")
    }
    func wiederholung(_ titel: String, _ art: Parameter.Art) -> String {
        art == .zahl
            ? self("so oft wie angegeben bei \(zitat(titel))", "as often as answered to \(zitat(titel))")
            : self("einmal je Eintrag in \(zitat(titel))", "once for each entry of \(zitat(titel))")
    }
    var strukturtabelle: String { self("Projektstrukturbaum als Tabelle", "Work breakdown structure as a table") }
    var nummer: String { self("Nr.", "No.") }
    var titel: String { self("Titel", "Title") }
    var art: String { self("Art", "Kind") }
    var dauer: String { self("Dauer (Orientierungswert)", "Duration (guide value)") }

    // MARK: Questions, roles, law

    var wozuAngaben: String {
        self(
            "Diese Fragen beantwortet eine Kommune, wenn sie die Vorlage übernimmt. Davon hängt ab, welche Schritte nötig sind und welche sich wiederholen.",
            "A municipality answers these questions when it adopts the template. They decide which steps are needed and which are repeated."
        )
    }
    var rollentabelle: String { self("Rollen und ihre Schritte", "Roles and their steps") }
    var rolle: String { self("Rolle", "Role") }
    var kuerzel: String { self("Kürzel", "Abbreviation") }
    var wozuStand: String {
        self(
            "Der Stand ist der Tag, bis zu dem eine Angabe bekanntermaßen gilt. Sehen Sie nach, was heute gilt.",
            "“As of” is the day up to which an entry is known to hold. Check what holds today.")
    }
    var rechtstabelle: String {
        self("Rechtsgrundlagen der Vorlage als Ganzes", "Legal bases of the template as a whole")
    }
    var norm: String { self("Norm", "Citation") }
    var giltIn: String { self("Gilt in", "Holds in") }
    var standSpalte: String { self("Stand", "As of") }
    var ueberall: String { self("allen Ländern", "all Länder") }
    var ohneStand: String { self("nicht angegeben", "not stated") }
    func stand(_ tag: String) -> String { self("Stand \(tag)", "as of \(tag)") }

    // MARK: Findings

    func feststellungen(_ count: Int) -> String {
        self(count, ("Feststellung", "Feststellungen"), ("finding", "findings"))
            + self(" für die Bearbeitung anzeigen", " for editors")
    }
    var wozuPruefung: String {
        self(
            "Diese Punkte hat das Programm gefunden. Fehler verhindern eine Freigabe, Warnungen und Hinweise nicht.",
            "The program found these points. Errors keep a template from being released, warnings and notes do not.")
    }
    func zeile(_ number: Int) -> String { self(", Zeile \(number)", ", line \(number)") }
    func zumKnoten(_ titel: String) -> String { self("Zum Knoten \(zitat(titel))", "Go to node \(zitat(titel))") }
    var nichtLesbar: String {
        self(
            "Die Dateien dieser Vorlage lassen sich nicht lesen. Die Vorlage selbst ist nicht verloren: Ihre Dateien und ihr Verlauf sind da. Bitte wenden Sie sich an die verantwortliche Stelle.",
            "The files of this template cannot be read. Nothing is lost: the files and their history are there. Please turn to the steward."
        )
    }
}
