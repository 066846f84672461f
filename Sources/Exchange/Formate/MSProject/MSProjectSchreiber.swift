import Bytes
import Templates

/// Writes MS Project XML: elements in the order MS Project writes them in, the tasks from UID 1 on in the order of the tree.
struct MSProjectSchreiber {
    let plan: Ausfuhrplan
    let termine: Ausfuhrplan.Termine
    let zeilen: [(eintrag: Gliederung.Eintrag, knoten: Knoten)]
    var xml = XMLSchreiber(eingerueckt: true, allein: true)
    var verluste: [Verlust] = []
    /// By node and by role, its UID.
    var uids: [ElementID: Int] = [:]
    var rollen: [ElementID: Int] = [:]
    let arbeitstage: Arbeitstage
    /// The texts that continue long values and are in use.
    var fortsetzungen = Set<Int>()
    var zuLang: [Beifeld: [ElementID]] = [:]

    init(_ plan: Ausfuhrplan, _ termine: Ausfuhrplan.Termine) {
        (self.plan, self.termine, zeilen) = (plan, termine, plan.zeilen)
        arbeitstage = Arbeitstage(termine)
        for (index, zeile) in zeilen.enumerated() { uids[zeile.eintrag.id] = index + 1 }
        for (index, id) in plan.mappe.struktur.rollen.keys.enumerated() { rollen[id] = index + 1 }
    }

    /// The whole file.
    mutating func datei() -> Ausfuhr {
        // Which texts are needed is known before they are declared.
        var inhalte: [[(Int, String)]] = []
        inhalte.reserveCapacity(zeilen.count)
        for (eintrag, knoten) in zeilen {
            let beigabe = Beigabe(knoten, istBlatt: eintrag.istBlatt)
            inhalte.append(verteilt(Beifeld.texte(eintrag.id, knoten, beigabe), eintrag.id))
        }
        let kopf = kopftexte()
        xml.start("Project", [("xmlns", MSProject.namensraum)])
        angaben()
        felder()
        xml.start("Calendars")
        kalender()
        xml.ende()
        xml.start("Tasks")
        gesamtvorgang(kopf)
        for (index, zeile) in zeilen.enumerated() { vorgang(index + 1, zeile.eintrag, zeile.knoten, inhalte[index]) }
        xml.ende()
        ressourcen()
        zuordnungen()
        sammleVerluste()
        return Ausfuhr(xml.fertig(), verluste)
    }

    // MARK: Project

    mutating func angaben() {
        let vorlage = plan.mappe.vorlage
        xml.element("SaveVersion", "14")
        xml.element("Name", "\(vorlage.id).xml")
        xml.element("GUID", guid("projekt"))
        xml.element("Title", vorlage.titel)
        xml.element("CreationDate", "\(termine.anfang)T08:00:00")
        for (name, wert) in [
            ("ScheduleFromStart", "1"), ("StartDate", "\(termine.anfang)T08:00:00"),
            ("FinishDate", "\(termine.ende)T17:00:00"), ("CurrencyCode", "EUR"), ("CalendarUID", "1"),
            ("DefaultStartTime", "08:00:00"), ("DefaultFinishTime", "17:00:00"), ("MinutesPerDay", "480"),
            ("MinutesPerWeek", "2400"), ("DaysPerMonth", "20"), ("DefaultTaskType", "1"), ("DurationFormat", "7"),
            ("NewTasksEffortDriven", "0"), ("WeekStartDay", "1"), ("NewTasksAreManual", "0"),
        ] { xml.element(name, wert) }
    }

    mutating func felder() {
        xml.start("ExtendedAttributes")
        func feld(_ id: Int, _ name: String, _ alias: String) {
            xml.start("ExtendedAttribute")
            xml.element("FieldID", "\(id)")
            xml.element("FieldName", name)
            xml.element("Alias", alias)
            xml.ende()
        }
        for kind in Beifeld.allCases {
            feld(MSProjectFeld.vorgangstext(kind.rawValue), "Text\(kind.rawValue)", kind.titel)
        }
        for number in fortsetzungen.sorted() {
            feld(MSProjectFeld.vorgangstext(number), "Text\(number)", MSProjectFeld.fortsetzungsalias(number))
        }
        feld(MSProjectFeld.ressourcentext1, "Text1", Beifeld.id.titel)
        xml.ende()
    }

    mutating func kalender() {
        xml.start("Calendar")
        for (name, wert) in [
            ("UID", "1"), ("Name", "Standard"), ("IsBaseCalendar", "1"), ("BaseCalendarUID", "-1"),
        ] { xml.element(name, wert) }
        xml.start("WeekDays")
        for day in 1...7 {
            let works = (2...6).contains(day)
            xml.start("WeekDay")
            xml.element("DayType", "\(day)")
            xml.element("DayWorking", works ? "1" : "0")
            if works {
                xml.start("WorkingTimes")
                for (from, to) in [("08:00:00", "12:00:00"), ("13:00:00", "17:00:00")] {
                    xml.start("WorkingTime")
                    xml.element("FromTime", from)
                    xml.element("ToTime", to)
                    xml.ende()
                }
                xml.ende()
            }
            xml.ende()
        }
        xml.ende()
        if !termine.feiertage.isEmpty {
            xml.start("Exceptions")
            for feiertag in termine.feiertage {
                xml.start("Exception")
                xml.element("EnteredByOccurrences", "0")
                xml.start("TimePeriod")
                xml.element("FromDate", "\(feiertag.tag)T00:00:00")
                xml.element("ToDate", "\(feiertag.tag)T23:59:00")
                xml.ende()
                xml.element("Occurrences", "1")
                xml.element("Name", feiertag.name.rawValue)
                xml.element("Type", "1")
                xml.element("DayWorking", "0")
                xml.ende()
            }
            xml.ende()
        }
        xml.ende()
    }

    // MARK: Tasks

    mutating func gesamtvorgang(_ texte: [(Int, String)]) {
        let vorlage = plan.mappe.vorlage
        xml.start("Task")
        for (name, wert) in [
            ("UID", "0"), ("GUID", guid("gesamt")), ("ID", "0"), ("Name", vorlage.titel), ("Active", "1"),
            ("Manual", "0"), ("Type", "1"), ("IsNull", "0"), ("WBS", "0"), ("OutlineNumber", "0"),
            ("OutlineLevel", "0"), ("Priority", "500"), ("Start", "\(termine.anfang)T08:00:00"),
            ("Finish", "\(termine.ende)T17:00:00"),
            ("Duration", "PT\(8 * arbeitstage.zahl(termine.anfang, termine.ende))H0M0S"), ("DurationFormat", "7"),
            ("Estimated", "0"), ("Milestone", "0"), ("Summary", "1"), ("ConstraintType", "0"), ("CalendarUID", "-1"),
        ] { xml.element(name, wert) }
        if !vorlage.kurztext.isEmpty { xml.element("Notes", vorlage.kurztext) }
        schreibe(texte)
        xml.ende()
    }

    mutating func vorgang(
        _ uid: Int, _ eintrag: Gliederung.Eintrag, _ knoten: Knoten, _ texte: [(Int, String)]
    ) {
        let zeit = zeitraum(eintrag.id)
        let istPunkt = knoten.art == .meilenstein && eintrag.istBlatt
        // A milestone that waits for something is reached at the end of its day, one that begins something at the beginning.
        let punkt = knoten.vorgaenger.isEmpty ? "\(zeit.anfang)T08:00:00" : "\(zeit.ende)T17:00:00"
        let (dauer, format) = dauer(eintrag, knoten)
        xml.start("Task")
        xml.element("UID", "\(uid)")
        xml.element("GUID", guid(eintrag.id.description))
        xml.element("ID", "\(uid)")
        xml.element("Name", knoten.titel)
        for (name, wert) in [
            ("Active", "1"), ("Manual", "0"), ("Type", "1"), ("IsNull", "0"), ("WBS", eintrag.nummer),
            ("OutlineNumber", eintrag.nummer), ("OutlineLevel", "\(eintrag.tiefe + 1)"), ("Priority", "500"),
            ("Start", istPunkt ? punkt : "\(zeit.anfang)T08:00:00"),
            ("Finish", istPunkt ? punkt : "\(zeit.ende)T17:00:00"), ("Duration", dauer),
            ("DurationFormat", "\(format)"), ("EffortDriven", "0"), ("Estimated", "0"),
            ("Milestone", knoten.art == .meilenstein ? "1" : "0"), ("Summary", eintrag.istBlatt ? "0" : "1"),
            ("Critical", zeit.kritisch ? "1" : "0"), ("ConstraintType", "0"), ("CalendarUID", "-1"),
        ] { xml.element(name, wert) }
        if let hinweis = knoten.hinweis { xml.element("Notes", hinweis) }
        for (von, anordnung) in knoten.vorgaenger {
            guard let number = uids[von] else { continue }
            verknuepfung(number, anordnung)
        }
        schreibe(texte)
        xml.ende()
    }

    mutating func verknuepfung(_ von: Int, _ anordnung: Anordnung) {
        let art =
            switch anordnung.art {
            case .endeEnde: 0
            case .endeAnfang: 1
            case .anfangEnde: 2
            case .anfangAnfang: 3
            }
        let (factor, format) = Self.einheit(anordnung.verzug?.einheit ?? .arbeitstage)
        xml.start("PredecessorLink")
        xml.element("PredecessorUID", "\(von)")
        xml.element("Type", "\(art)")
        xml.element("CrossProject", "0")
        // Tenths of a minute.
        xml.element("LinkLag", "\((anordnung.verzug?.wert ?? 0) * factor * 600)")
        xml.element("LagFormat", "\(format)")
        xml.ende()
    }

    /// The hours of a unit, and how MS Project names it: days, elapsed days, hours.
    static func einheit(_ einheit: Zeiteinheit) -> (stunden: Int, format: Int) {
        switch einheit {
        case .arbeitstage: (8, 7)
        case .kalendertage: (24, 8)
        case .stunden: (1, 5)
        }
    }

    func dauer(_ eintrag: Gliederung.Eintrag, _ knoten: Knoten) -> (String, Int) {
        guard eintrag.istBlatt else {
            let zeit = zeitraum(eintrag.id)
            return ("PT\(8 * arbeitstage.zahl(zeit.anfang, zeit.ende))H0M0S", 7)
        }
        guard knoten.art != .meilenstein, let dauer = knoten.dauer else { return ("PT0H0M0S", 7) }
        let (hours, format) = Self.einheit(dauer.einheit)
        return ("PT\(dauer.wert * hours)H0M0S", format)
    }

    func zeitraum(_ id: ElementID) -> Ausfuhrplan.Termine.Zeitraum {
        termine.zeitraeume[id] ?? .init(anfang: termine.anfang, ende: termine.anfang, kritisch: false)
    }

    // MARK: Resources

    mutating func ressourcen() {
        xml.start("Resources")
        xml.start("Resource")
        for (name, wert) in [("UID", "0"), ("ID", "0"), ("Type", "1"), ("IsNull", "0")] { xml.element(name, wert) }
        xml.ende()
        for (id, rolle) in plan.mappe.struktur.rollen {
            let uid = "\(rollen[id] ?? 0)"
            xml.start("Resource")
            xml.element("UID", uid)
            xml.element("GUID", guid("rolle \(id)"))
            xml.element("ID", uid)
            xml.element("Name", rolle.titel)
            xml.element("Type", "1")
            xml.element("IsNull", "0")
            if !rolle.kuerzel.isEmpty { xml.element("Initials", rolle.kuerzel) }
            xml.element("MaxUnits", "1.00")
            xml.element("CalendarUID", "1")
            xml.element("IsGeneric", "1")
            xml.start("ExtendedAttribute")
            xml.element("FieldID", "\(MSProjectFeld.ressourcentext1)")
            xml.element("Value", id.description)
            xml.ende()
            xml.ende()
        }
        xml.ende()
    }

    mutating func zuordnungen() {
        xml.start("Assignments")
        var number = 0
        for (eintrag, knoten) in zeilen {
            var roles = knoten.verantwortlich.map { [$0] } ?? []
            roles += knoten.mitwirkend.members.filter { $0 != knoten.verantwortlich }
            let zeit = zeitraum(eintrag.id)
            for role in roles {
                guard let resource = rollen[role], let task = uids[eintrag.id] else { continue }
                number += 1
                xml.start("Assignment")
                xml.element("UID", "\(number)")
                xml.element("TaskUID", "\(task)")
                xml.element("ResourceUID", "\(resource)")
                xml.element("Finish", "\(zeit.ende)T17:00:00")
                xml.element("Start", "\(zeit.anfang)T08:00:00")
                xml.element("Units", "1")
                xml.ende()
            }
        }
        xml.ende()
    }

    // MARK: Losses

    mutating func sammleVerluste() {
        verluste = Grundverluste.der(plan.mappe) + Grundverluste.meilensteine(plan) + Grundverluste.zeichen(plan)
        for (feld, nodes) in zuLang.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let satz = Satz(
                "»\(feld.titel)« ist länger, als die Textfelder von MS Project fassen.",
                "“\(feld.titel)” is longer than the text fields of MS Project hold.")
            for kind in feld.verlust { verluste.append(Verlust(kind, nodes, satz)) }
        }
    }

    /// A GUID that is the same whenever the same template is written.
    func guid(_ name: String) -> String {
        let bytes = Array("\(plan.mappe.vorlage.id)/\(name)".utf8)
        var digest = Array(SHA256.digest(bytes.span).prefix(16))
        guard digest.count == 16 else { return "" }
        // Version 8, made in a way of its own (RFC 9562, section 5.8).
        digest[6] = digest[6] & 0x0F | 0x80
        digest[8] = digest[8] & 0x3F | 0x80
        let hex = Array(Hex.string(digest).uppercased())
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(hex[$0]) }.joined(separator: "-")
    }
}
