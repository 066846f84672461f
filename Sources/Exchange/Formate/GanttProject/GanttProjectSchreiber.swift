import Bytes
import Templates

/// Writes a file of GanttProject: tasks inside tasks, a dependency inside its predecessor.
struct GanttProjectSchreiber {
    /// The column of resources that has abbreviations.
    static let kuerzel = "Kürzel"

    private let plan: Ausfuhrplan
    private let termine: Ausfuhrplan.Termine
    private let zeilen: [(eintrag: Gliederung.Eintrag, knoten: Knoten)]
    private var xml = XMLSchreiber(eingerueckt: true)
    private var nummern: [ElementID: Int] = [:]
    private var rollen: [ElementID: Int] = [:]
    private let arbeitstage: Arbeitstage
    /// By predecessor, what waits for it.
    private var nachfolger: [ElementID: [(nach: Int, anordnung: Anordnung)]] = [:]
    private var anders: [Verlust.Feld: [ElementID]] = [:]

    init(_ plan: Ausfuhrplan, _ termine: Ausfuhrplan.Termine) {
        (self.plan, self.termine, zeilen) = (plan, termine, plan.zeilen)
        arbeitstage = Arbeitstage(termine)
        for (index, zeile) in zeilen.enumerated() { nummern[zeile.eintrag.id] = index + 1 }
        for (index, id) in plan.mappe.struktur.rollen.keys.enumerated() { rollen[id] = index + 1 }
        for (index, zeile) in zeilen.enumerated() {
            for (von, anordnung) in zeile.knoten.vorgaenger {
                nachfolger[von, default: []].append((index + 1, anordnung))
            }
        }
    }

    /// The whole file.
    mutating func datei() -> Ausfuhr {
        let vorlage = plan.mappe.vorlage
        xml.start(
            "project",
            [
                ("name", vorlage.titel), ("company", ""), ("webLink", ""), ("view-date", "\(termine.anfang)"),
                ("view-index", "0"), ("gantt-divider-location", "400"), ("resource-divider-location", "300"),
                ("version", "3.3.3309"), ("locale", plan.sprache == .de ? "de_DE" : "en_GB"),
            ])
        xml.element("description", vorlage.kurztext)
        kalender()
        xml.start("tasks", [("empty-milestones", "true")])
        spalten()
        vorgaenge()
        xml.ende()
        ressourcen()
        zuordnungen()
        xml.element("vacations")
        xml.element("previous")
        xml.element("roles", "", [("roleset-name", "Default")])
        return Ausfuhr(xml.fertig(), verluste())
    }

    // MARK: Calendar and columns

    private mutating func kalender() {
        xml.start("calendars")
        xml.start("day-types")
        xml.element("day-type", "", [("id", "0")])
        xml.element("day-type", "", [("id", "1")])
        let days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"].enumerated()
        xml.element(
            "default-week", "",
            [("id", "1"), ("name", "default")] + days.map { ($0.element, $0.offset % 6 == 0 ? "1" : "0") })
        xml.element("only-show-weekends", "", [("value", "false")])
        xml.element("overriden-day-types")
        xml.element("days")
        xml.ende()
        for feiertag in termine.feiertage {
            let day = feiertag.tag.teile
            xml.element(
                "date", feiertag.name.rawValue,
                [("year", "\(day.jahr)"), ("month", "\(day.monat)"), ("date", "\(day.tag)"), ("type", "HOLIDAY")])
        }
        xml.ende()
    }

    private mutating func spalten() {
        xml.start("taskproperties")
        let given = [
            ("type", "icon"), ("priority", "icon"), ("info", "icon"), ("name", "text"), ("begindate", "date"),
            ("enddate", "date"), ("duration", "int"), ("completion", "int"), ("coordinator", "text"),
            ("predecessorsr", "text"),
        ]
        for (index, (name, kind)) in given.enumerated() {
            xml.element(
                "taskproperty", "",
                [("id", "tpd\(index)"), ("name", name), ("type", "default"), ("valuetype", kind)])
        }
        for feld in Beifeld.allCases {
            var attribute = [
                ("id", Self.spalte(feld)), ("name", feld.titel), ("type", "custom"), ("valuetype", "text"),
            ]
            // What stands once in a file is the value every task has unless it says otherwise.
            if feld == .marke { attribute.append(("defaultvalue", plan.marke.text)) }
            if feld == .fragen { attribute.append(("defaultvalue", Feldtext.text(plan.mappe.struktur.parameter))) }
            xml.element("taskproperty", "", attribute)
        }
        xml.ende()
    }

    private static func spalte(_ feld: Beifeld) -> String { "tpc\(feld.rawValue)" }

    // MARK: Tasks

    private mutating func vorgaenge() {
        var open: [Int] = []
        for (eintrag, knoten) in zeilen {
            while let last = open.last, last >= eintrag.tiefe {
                xml.ende()
                open.removeLast()
            }
            vorgang(eintrag, knoten)
            open.append(eintrag.tiefe)
        }
        for _ in open { xml.ende() }
    }

    /// Begins a task and writes what is inside it, apart from other tasks.
    private mutating func vorgang(_ eintrag: Gliederung.Eintrag, _ knoten: Knoten) {
        let zeit = zeitraum(eintrag.id)
        let number = nummern[eintrag.id] ?? 0
        let shown = eintrag.istBlatt ? gezeigt(eintrag, knoten) : nil
        let tage = shown?.wert ?? (eintrag.istBlatt ? 0 : max(1, arbeitstage.zahl(zeit.anfang, zeit.ende)))
        xml.start(
            "task",
            [
                ("id", "\(number)"), ("uid", uid(eintrag.id)), ("name", knoten.titel),
                ("meeting", knoten.art == .meilenstein ? "true" : "false"), ("start", "\(zeit.anfang)"),
                ("duration", "\(tage)"), ("complete", "0"), ("expand", "true"),
            ])
        if let hinweis = knoten.hinweis { xml.element("notes", hinweis) }
        for (nach, anordnung) in nachfolger[eintrag.id] ?? [] { abhaengigkeit(nach, anordnung) }
        let beigabe = Beigabe(knoten, istBlatt: eintrag.istBlatt) { _ in
            shown
        } verzug: {
            Self.gezeigt($0)
        }
        for (feld, text) in Beifeld.texte(eintrag.id, knoten, beigabe) {
            xml.element("customproperty", "", [("taskproperty-id", Self.spalte(feld)), ("value", text)])
        }
        if eintrag.istBlatt, knoten.art != .meilenstein, knoten.dauer != nil,
            shown != knoten.dauer.map({ Dauer($0.wert, $0.einheit) })
        {
            anders[.dauer, default: []].append(eintrag.id)
        }
        if knoten.vorgaenger.values.contains(where: { $0.verzug.flatMap(Self.gezeigt).map { $0.wert != 0 } ?? false }) {
            anders[.verzug, default: []].append(eintrag.id)
        }
    }

    /// The duration of a task in whole working days, of which GanttProject wants at least one; nil for a milestone.
    private func gezeigt(_ eintrag: Gliederung.Eintrag, _ knoten: Knoten) -> Dauer? {
        if knoten.art == .meilenstein { return nil }
        guard let dauer = knoten.dauer else { return Dauer(1) }
        switch dauer.einheit {
        case .arbeitstage: return Dauer(max(1, dauer.wert))
        case .stunden: return Dauer(max(1, (dauer.wert + 7) / 8))
        case .kalendertage:
            let zeit = zeitraum(eintrag.id)
            return Dauer(max(1, arbeitstage.zahl(zeit.anfang, zeit.ende)))
        }
    }

    /// What a distance is shown as when that is something else: hours as days of eight, seven days of the calendar as five. A distance
    /// of nothing is shown as none.
    private static func gezeigt(_ verzug: Verzug) -> Verzug? {
        let size = abs(verzug.wert)
        if size == 0 { return Verzug(0, verzug.einheit) }
        let sign = verzug.wert < 0 ? -1 : 1
        switch verzug.einheit {
        case .arbeitstage: return nil
        case .stunden: return Verzug(sign * ((size + 7) / 8))
        case .kalendertage: return Verzug(sign * ((size * 5 + 6) / 7))
        }
    }

    private mutating func abhaengigkeit(_ nach: Int, _ anordnung: Anordnung) {
        let art =
            switch anordnung.art {
            case .anfangAnfang: 1
            case .endeAnfang: 2
            case .endeEnde: 3
            case .anfangEnde: 4
            }
        let tage = anordnung.verzug.map { (Self.gezeigt($0) ?? $0).wert } ?? 0
        xml.element(
            "depend", "",
            [("id", "\(nach)"), ("type", "\(art)"), ("difference", "\(tage)"), ("hardness", "Strong")])
    }

    private func zeitraum(_ id: ElementID) -> Ausfuhrplan.Termine.Zeitraum {
        termine.zeitraeume[id] ?? .init(anfang: termine.anfang, ende: termine.anfang, kritisch: false)
    }

    /// Thirty-two hexadecimal digits that are the same whenever the same template is written.
    private func uid(_ id: ElementID) -> String {
        let bytes = Array("\(plan.mappe.vorlage.id)/\(id)".utf8)
        return Hex.string(Array(SHA256.digest(bytes.span).prefix(16)))
    }

    // MARK: Resources

    private mutating func ressourcen() {
        xml.start("resources")
        xml.element(
            "custom-property-definition", "", [("id", "tpc0"), ("name", Beifeld.id.titel), ("type", "text")])
        xml.element("custom-property-definition", "", [("id", "tpc1"), ("name", Self.kuerzel), ("type", "text")])
        for (id, rolle) in plan.mappe.struktur.rollen {
            xml.start(
                "resource",
                [
                    ("id", "\(rollen[id] ?? 0)"), ("name", rolle.titel), ("function", "Default:0"), ("contacts", ""),
                    ("phone", ""),
                ])
            xml.element("custom-property", "", [("definition-id", "tpc0"), ("value", id.description)])
            if !rolle.kuerzel.isEmpty {
                xml.element("custom-property", "", [("definition-id", "tpc1"), ("value", rolle.kuerzel)])
            }
            xml.ende()
        }
        xml.ende()
    }

    private mutating func zuordnungen() {
        xml.start("allocations")
        for (eintrag, knoten) in zeilen {
            var roles = knoten.verantwortlich.map { [$0] } ?? []
            roles += knoten.mitwirkend.members.filter { $0 != knoten.verantwortlich }
            for role in roles {
                guard let resource = rollen[role], let task = nummern[eintrag.id] else { continue }
                xml.element(
                    "allocation", "",
                    [
                        ("task-id", "\(task)"), ("resource-id", "\(resource)"), ("function", "Default:0"),
                        ("responsible", role == knoten.verantwortlich ? "true" : "false"), ("load", "100.0"),
                    ])
            }
        }
        xml.ende()
    }

    // MARK: Losses

    private func verluste() -> [Verlust] {
        var losses = Grundverluste.der(plan.mappe) + Grundverluste.meilensteine(plan) + Grundverluste.zeichen(plan)
        if let nodes = anders[.dauer] {
            losses.append(
                Verlust(
                    .dauer, nodes,
                    Satz(
                        "GanttProject kennt nur ganze Arbeitstage, mindestens einen: Stunden und Kalendertage stehen dort als Arbeitstage. Bleibt die Zahl dort unverändert, gilt beim Einlesen wieder die Angabe der Vorlage.",
                        "GanttProject knows whole working days only, at least one: hours and calendar days stand there as working days. As long as the figure is not changed there, the template's own holds again when the file is read."
                    )))
        }
        if let nodes = anders[.verzug] {
            losses.append(
                Verlust(
                    .verzug, nodes,
                    Satz(
                        "Abstände in Stunden und Kalendertagen stehen in GanttProject als Arbeitstage. Bleibt die Zahl dort unverändert, gilt beim Einlesen wieder die Angabe der Vorlage.",
                        "Distances in hours and calendar days stand in GanttProject as working days. As long as the figure is not changed there, the template's own holds again when the file is read."
                    )))
        }
        return losses
    }
}
