import Templates

/// Reads MS Project XML section by section and keeps what a template may need.
struct MSProjectLeser {
    /// A resource as it stands in the file.
    struct Ressource {
        var name = ""
        var kuerzel = ""
        var art = 1
        var istAllgemein = false
        var istKosten = false
        var spuren: [String] = []
        var id: ElementID?
        var hatMehr = false
    }

    var titel = ""
    var dateiname = ""
    var thema = ""
    var personen: [String] = []
    var minutenJeTag = 480
    var dauerformat = 7
    var felder: [Int: String] = [:]
    var vorgaenge: [MSProjectVorgang] = []
    var ressourcen: [(uid: Int, ressource: Ressource)] = []
    /// By UID of a task, the UIDs of its resources in the order of the file.
    var zuordnungen: [Int: [Int]] = [:]
    var ausnahmen = 0
    var abschnitte: [String] = []
    var unbekannt: [String] = []
    var zuViele = false
    var hatEinschluss = false

    /// Reads what is inside the root.
    mutating func lies(_ xml: inout XMLLeser) throws(XMLFehler) {
        while let abschnitt = try xml.kind() {
            switch abschnitt.name {
            case "Title": titel = try xml.element().ganzerText.trimmed
            case "Name": dateiname = try xml.element().ganzerText.trimmed
            case "Subject": thema = try xml.element().ganzerText.trimmed
            case "Author", "Manager", "LastAuthor", "LastSavedBy":
                let name = try xml.element().ganzerText.trimmed
                if !name.isEmpty, !personen.contains(name) { personen.append(name) }
            case "MinutesPerDay":
                if let value = Int(try xml.element().ganzerText.trimmed), (1...1_440).contains(value) {
                    minutenJeTag = value
                }
            case "DurationFormat": dauerformat = Int(try xml.element().ganzerText.trimmed) ?? 7
            case "ExtendedAttributes": try liesFelder(&xml)
            case "Calendars": try liesKalender(&xml)
            case "Tasks":
                while let kind = try xml.kind() {
                    guard kind.name == "Task", !zuViele else {
                        if XMLWurzel.istEinschluss(kind) { hatEinschluss = true }
                        try xml.ueberspringe()
                        continue
                    }
                    vorgaenge.append(try MSProjectVorgang.lies(&xml))
                    zuViele = vorgaenge.count > 2 * Uebernahme.zeilenLimit
                }
            case "Resources":
                while let kind = try xml.kind() {
                    if kind.name == "Resource" { try liesRessource(&xml) } else { try xml.ueberspringe() }
                }
            case "Assignments":
                while let kind = try xml.kind() {
                    if kind.name == "Assignment" { try liesZuordnung(&xml) } else { try xml.ueberspringe() }
                }
            case "Views", "Filters", "Groups", "Tables", "Maps", "Reports", "Drawings", "DataLinks", "VBAProjects",
                "OutlineCodes", "WBSMasks":
                var inhalt = false
                while try xml.kind() != nil {
                    inhalt = true
                    try xml.ueberspringe()
                }
                if inhalt { abschnitte.append(abschnitt.name) }
            default:
                if XMLWurzel.istEinschluss(abschnitt) { hatEinschluss = true }
                if !Self.bekannt.contains(abschnitt.name), unbekannt.count < 20 { unbekannt.append(abschnitt.name) }
                try xml.ueberspringe()
            }
        }
    }

    private mutating func liesFelder(_ xml: inout XMLLeser) throws(XMLFehler) {
        while try xml.kind() != nil {
            var (id, name, alias) = (0, "", "")
            // Lists of values to choose from may be long: they are read over.
            while let kind = try xml.kind() {
                switch kind.name {
                case "FieldID": id = Int(try xml.element().text.trimmed) ?? 0
                case "FieldName": name = try xml.element().text.trimmed
                case "Alias": alias = try xml.element().text.trimmed
                default: try xml.ueberspringe()
                }
            }
            if id != 0, felder.count < 10_000 { felder[id] = alias.isEmpty ? name : alias }
        }
    }

    private mutating func liesKalender(_ xml: inout XMLLeser) throws(XMLFehler) {
        while try xml.kind() != nil {
            while let kind = try xml.kind() {
                guard kind.name == "Exceptions" else {
                    try xml.ueberspringe()
                    continue
                }
                while try xml.kind() != nil {
                    ausnahmen += 1
                    try xml.ueberspringe()
                }
            }
        }
    }

    private mutating func liesRessource(_ xml: inout XMLLeser) throws(XMLFehler) {
        var wer = Ressource()
        var uid: Int?
        var leer = false
        while let kind = try xml.kind() {
            switch kind.name {
            case "UID": uid = Int(try xml.element().text.trimmed)
            case "Name": wer.name = try xml.element().text.trimmed
            case "Initials": wer.kuerzel = try xml.element().text.trimmed
            case "Type": wer.art = Int(try xml.element().text.trimmed) ?? 1
            case "IsNull": leer = MSProjectVorgang.ja(try xml.element().text)
            case "IsGeneric": wer.istAllgemein = MSProjectVorgang.ja(try xml.element().text)
            case "IsCostResource": wer.istKosten = MSProjectVorgang.ja(try xml.element().text)
            case "EmailAddress", "NTAccount", "WindowsUserAccount", "Phonetics":
                let spur = try xml.element().text.trimmed
                if !spur.isEmpty { wer.spuren.append(spur) }
            case "StandardRate", "OvertimeRate", "CostPerUse":
                if try xml.element().text.utf8.contains(where: { (0x31...0x39).contains($0) }) { wer.hatMehr = true }
            case "Notes", "Group", "Code":
                if !(try xml.element().text.trimmed.isEmpty) { wer.hatMehr = true }
            case "ExtendedAttribute":
                let element = try xml.element()
                if element.text("FieldID")?.trimmed == "\(MSProjectFeld.ressourcentext1)",
                    felder[MSProjectFeld.ressourcentext1] == Beifeld.id.titel
                {
                    wer.id = element.text("Value").flatMap { ElementID($0.trimmed) }
                }
            default: try xml.ueberspringe()
            }
        }
        if let uid, !leer, !wer.name.isEmpty, ressourcen.count < Uebernahme.zeilenLimit {
            ressourcen.append((uid, wer))
        }
    }

    private mutating func liesZuordnung(_ xml: inout XMLLeser) throws(XMLFehler) {
        var (task, resource): (Int?, Int?) = (nil, nil)
        while let kind = try xml.kind() {
            switch kind.name {
            case "TaskUID": task = Int(try xml.element().text.trimmed)
            case "ResourceUID": resource = Int(try xml.element().text.trimmed)
            default: try xml.ueberspringe()
            }
        }
        // -65535 stands for nobody.
        if let task, let resource, resource >= 0, zuordnungen[task, default: []].count < MSProjectVorgang.grenze {
            zuordnungen[task, default: []].append(resource)
        }
    }

    /// A whole number, of which nothing but zeros may stand behind the point.
    static func ganzzahl(_ text: String) -> Int? {
        let text = text.trimmed
        guard let point = text.firstIndex(of: ".") else { return Int(text) }
        return text[point...].dropFirst().allSatisfy { $0 == "0" } ? Int(text[..<point]) : nil
    }

    /// What MS Project says of a project besides: settings of its own.
    private static let bekannt = Set(
        """
        SaveVersion BuildNumber GUID Category Company CreationDate Revision LastSaved ScheduleFromStart StartDate
        FinishDate FYStartDate CriticalSlackLimit CurrencyDigits CurrencySymbol CurrencyCode CurrencySymbolPosition
        CalendarUID DefaultStartTime DefaultFinishTime MinutesPerWeek DaysPerMonth DefaultTaskType
        DefaultFixedCostAccrual DefaultStandardRate DefaultOvertimeRate WorkFormat EditableActualCosts HonorConstraints
        EarnedValueMethod InsertedProjectsLikeSummary MultipleCriticalPaths NewTasksEffortDriven NewTasksEstimated
        SplitsInProgressTasks SpreadActualCost SpreadPercentComplete TaskUpdatesResource FiscalYearStart WeekStartDay
        MoveCompletedEndsBack MoveRemainingStartsBack MoveRemainingStartsForward MoveCompletedEndsForward
        BaselineForEarnedValue AutoAddNewResourcesAndTasks StatusDate CurrentDate MicrosoftProjectServerURL Autolink
        NewTaskStartDate NewTasksAreManual DefaultTaskEVMethod ProjectExternallyEdited ExtendedCreationDate
        ActualsInSync RemoveFileProperties AdminProject UpdateManuallyScheduledTasksWhenEditingLinks
        KeepTaskOnNearestWorkingTimeWhenMadeAutoScheduled BaselineCalendar DepartmentalFields UID
        """.split(whereSeparator: \.isWhitespace).map { String($0) })
}
