/// A task as it stands in the file.
struct MSProjectVorgang {
    /// A dependency as it stands in the file.
    struct Verknuepfung {
        var von: Int?
        var art = 1
        var fremdesProjekt = ""
        var istFremd = false
        var zehntel = 0
        var format = 7
    }

    var uid: Int?
    var nummer = ""
    var name = ""
    var istLeer = false
    var ebene: Int?
    var gliederung = ""
    var psp = ""
    var anfang = ""
    var ende = ""
    var dauer = ""
    var dauerManuell = ""
    var dauerformat: Int?
    var notiz: String?
    var kontakt = ""
    var verweis = ""
    var meilenstein = false
    var einschraenkung = 0
    var stichtag = ""
    var verknuepfungen: [Verknuepfung] = []
    var texte: [Int: String] = [:]
    var istExtern = false
    var istTeilprojekt = false
    var istSerie = false
    var istInaktiv = false
    var istManuell = false
    /// Codes of what it has besides, which no template takes.
    var sonstiges: Set<String> = []
    var unbekannt: [String] = []
    /// The first value that the format does not allow: its element and what stands there.
    var falsch: (name: String, wert: String)?

    /// How many dependencies and texts of one task are kept at most.
    static let grenze = 10_000

    /// Reads the task whose start was read last.
    static func lies(_ xml: inout XMLLeser) throws(XMLFehler) -> MSProjectVorgang {
        var vorgang = MSProjectVorgang()
        while let kind = try xml.kind() {
            guard let feld = felder[kind.name] else {
                if !bekannt.contains(kind.name), vorgang.unbekannt.count < 20 { vorgang.unbekannt.append(kind.name) }
                try xml.ueberspringe()
                continue
            }
            switch feld {
            case .verknuepfung: try vorgang.verknuepfe(&xml)
            case .text: try vorgang.merke(&xml)
            case .basisplan:
                vorgang.sonstiges.insert("baseline")
                try xml.ueberspringe()
            case .gliederungscode:
                vorgang.sonstiges.insert("outline-code")
                try xml.ueberspringe()
            default: vorgang.setze(feld, try xml.element().ganzerText)
            }
        }
        return vorgang
    }

    private mutating func verknuepfe(_ xml: inout XMLLeser) throws(XMLFehler) {
        var link = Verknuepfung()
        let element = try xml.element()
        for kind in element.kinder {
            let text = kind.text
            switch kind.name.name {
            case "PredecessorUID": link.von = nummer(text, "PredecessorUID")
            case "Type": link.art = Int(text.trimmed) ?? 1
            case "CrossProject": link.istFremd = Self.ja(text)
            case "CrossProjectName": link.fremdesProjekt = text.trimmed
            case "LinkLag": link.zehntel = ganzzahl(text, "LinkLag") ?? 0
            case "LagFormat": link.format = Int(text.trimmed) ?? 7
            default: break
            }
        }
        if verknuepfungen.count < Self.grenze { verknuepfungen.append(link) }
    }

    private mutating func merke(_ xml: inout XMLLeser) throws(XMLFehler) {
        let element = try xml.element()
        guard let id = element.text("FieldID").flatMap({ Int($0.trimmed) }), texte.count < Self.grenze else { return }
        texte[id] = element.text("Value") ?? ""
    }

    private mutating func setze(_ feld: Feld, _ text: String) {
        switch feld {
        case .uid: uid = nummer(text, "UID")
        case .id: nummer = text.trimmed
        case .name: name = text
        case .leer: istLeer = Self.ja(text)
        case .ebene: ebene = nummer(text, "OutlineLevel")
        case .gliederung: gliederung = text.trimmed
        case .psp: psp = text.trimmed
        case .anfang: anfang = tag(text, "Start")
        case .ende: ende = tag(text, "Finish")
        case .dauer: dauer = zeit(text, "Duration")
        case .dauerManuell: dauerManuell = zeit(text, "ManualDuration")
        case .dauerformat: dauerformat = Int(text.trimmed)
        case .notiz: notiz = text
        case .kontakt: kontakt = text.trimmed
        case .verweis: if !text.trimmed.isEmpty { verweis = text.trimmed }
        case .meilenstein: meilenstein = Self.ja(text)
        case .einschraenkung: einschraenkung = Int(text.trimmed) ?? 0
        case .stichtag: stichtag = tag(text, "Deadline")
        case .aktiv: istInaktiv = !Self.ja(text)
        case .manuell: istManuell = Self.ja(text)
        case .serie: istSerie = Self.ja(text)
        case .extern: istExtern = Self.ja(text)
        case .teilprojekt: istTeilprojekt = Self.ja(text)
        case .fortschritt: if Self.etwas(text) { sonstiges.insert("progress") }
        case .istTermin: if !text.trimmed.isEmpty { sonstiges.insert("progress") }
        case .kosten: if Self.etwas(text) { sonstiges.insert("costs") }
        case .arbeit: if (MSProjectZeit.sekunden(text) ?? 0) > 0 { sonstiges.insert("work") }
        case .kalender: if let id = Int(text.trimmed), id >= 0 { sonstiges.insert("task-calendar") }
        case .prioritaet: if let value = Int(text.trimmed), value != 500, value > 0 { sonstiges.insert("priority") }
        case .verknuepfung, .text, .basisplan, .gliederungscode: break
        }
    }

    // MARK: Values that the format does not allow make the whole file doubtful: it is refused.

    /// A number from 0 to 2,147,483,647; nil for none.
    private mutating func nummer(_ text: String, _ name: String) -> Int? {
        guard let value = ganzzahl(text, name) else { return nil }
        if (0...Int(Int32.max)).contains(value) { return value }
        merke(falsch: name, text)
        return nil
    }

    private mutating func ganzzahl(_ text: String, _ name: String) -> Int? {
        if text.trimmed.isEmpty { return nil }
        if let value = MSProjectLeser.ganzzahl(text) { return value }
        merke(falsch: name, text)
        return nil
    }

    private mutating func tag(_ text: String, _ name: String) -> String {
        let text = text.trimmed
        if !text.isEmpty, !MSProjectZeit.istZeitpunkt(text) { merke(falsch: name, text) }
        return text
    }

    private mutating func zeit(_ text: String, _ name: String) -> String {
        let text = text.trimmed
        if !text.isEmpty, MSProjectZeit.sekunden(text) == nil { merke(falsch: name, text) }
        return text
    }

    private mutating func merke(falsch name: String, _ text: String) {
        if falsch == nil { falsch = (name, String(text.trimmed.prefix(60))) }
    }

    static func ja(_ text: String) -> Bool { ["1", "true"].contains(text.trimmed) }

    /// Whether a number is there that is not zero.
    private static func etwas(_ text: String) -> Bool { text.utf8.contains { (0x31...0x39).contains($0) } }

    // MARK: Names

    private enum Feld {
        case uid, id, name, leer, ebene, gliederung, psp, anfang, ende, dauer, dauerManuell, dauerformat, notiz, kontakt
        case verweis, meilenstein, einschraenkung, stichtag, aktiv, manuell, serie, extern, teilprojekt, fortschritt
        case istTermin, kosten, arbeit, kalender, prioritaet, verknuepfung, text, basisplan, gliederungscode
    }

    private static let felder: [String: Feld] = [
        "UID": .uid, "ID": .id, "Name": .name, "IsNull": .leer, "OutlineLevel": .ebene, "OutlineNumber": .gliederung,
        "WBS": .psp, "Start": .anfang, "Finish": .ende, "Duration": .dauer, "ManualDuration": .dauerManuell,
        "DurationFormat": .dauerformat, "Notes": .notiz, "Contact": .kontakt, "Hyperlink": .verweis,
        "HyperlinkAddress": .verweis, "Milestone": .meilenstein, "ConstraintType": .einschraenkung,
        "Deadline": .stichtag, "Active": .aktiv, "Manual": .manuell, "Recurring": .serie, "ExternalTask": .extern,
        "IsSubproject": .teilprojekt, "PercentComplete": .fortschritt, "PercentWorkComplete": .fortschritt,
        "PhysicalPercentComplete": .fortschritt, "ActualStart": .istTermin, "ActualFinish": .istTermin, "Cost": .kosten,
        "FixedCost": .kosten, "ActualCost": .kosten, "Work": .arbeit, "CalendarUID": .kalender,
        "Priority": .prioritaet, "PredecessorLink": .verknuepfung, "ExtendedAttribute": .text, "Baseline": .basisplan,
        "OutlineCode": .gliederungscode,
    ]

    /// What MS Project writes besides and computes itself, or needs for its views.
    private static let bekannt = Set(
        """
        GUID Type CreateDate ManualStart ManualFinish StartText FinishText DurationText FreeformDurationFormat Stop Resume
        ResumeValid EffortDriven OverAllocated Estimated Summary DisplayAsSummary DisplayOnTimeline Critical
        IsSubprojectReadOnly SubprojectName ExternalTaskProject EarlyStart EarlyFinish LateStart LateFinish StartVariance
        FinishVariance WorkVariance FreeSlack TotalSlack StartSlack FinishSlack FixedCostAccrual OvertimeCost OvertimeWork
        ActualDuration ActualOvertimeCost ActualWork ActualOvertimeWork RegularWork RemainingDuration RemainingCost
        RemainingWork RemainingOvertimeCost RemainingOvertimeWork ACWP CV ConstraintDate LevelAssignments
        LevelingCanSplit LevelingDelay LevelingDelayFormat PreLeveledStart PreLeveledFinish HyperlinkSubAddress
        IgnoreResourceCalendar HideBar Rollup BCWS BCWP EarnedValueMethod ActualWorkProtected
        ActualOvertimeWorkProtected IsPublished StatusManager CommitmentStart CommitmentFinish CommitmentType TimephasedData
        BudgetWork BudgetCost
        """.split(whereSeparator: \.isWhitespace).map { String($0) })
}
