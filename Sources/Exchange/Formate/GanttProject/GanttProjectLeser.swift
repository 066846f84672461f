import Templates

/// Reads a file of GanttProject and keeps what a template may need.
struct GanttProjectLeser {
    /// A task as it stands in the file.
    struct Vorgang {
        var attribute: [XMLAttribut] = []
        var ueber: Int?
        var notiz: String?
        var felder: [(id: String, wert: String)] = []
    }

    /// A dependency, as it stands at its predecessor.
    struct Verknuepfung {
        /// The predecessor by its place in `vorgaenge`.
        let von: Int
        let attribute: [XMLAttribut]
    }

    /// A resource as it stands in the file.
    struct Ressource {
        var attribute: [XMLAttribut] = []
        var felder: [(id: String, wert: String)] = []
        var hatSatz = false
    }

    var attribute: [XMLAttribut] = []
    var beschreibung = ""
    var feiertage = 0
    /// The columns somebody added, by their identifiers.
    var spalten: [String: (name: String, vorgabe: String)] = [:]
    var ressourcenspalten: [String: String] = [:]
    var vorgaenge: [Vorgang] = []
    var verknuepfungen: [Verknuepfung] = []
    var ressourcen: [Ressource] = []
    var zuordnungen: [[XMLAttribut]] = []
    var funktionen: [String] = []
    var urlaube = 0
    var basisplaene = 0
    var ansichten = false
    var unbekannt: [String] = []
    var hatEinschluss = false

    /// Reads what is inside the root.
    mutating func lies(_ xml: inout XMLLeser) throws(XMLFehler) {
        attribute = xml.attribute
        while let abschnitt = try xml.kind() {
            switch abschnitt.name {
            case "description": beschreibung = try xml.element().ganzerText
            case "calendars":
                let kalender = try xml.element()
                feiertage += kalender.kinder("date").count
            case "tasks":
                while let kind = try xml.kind() {
                    switch kind.name {
                    case "taskproperties":
                        for spalte in try xml.element().kinder where spalte.attribut("type") == "custom" {
                            guard let id = spalte.attribut("id") else { continue }
                            spalten[id] = (spalte.attribut("name") ?? "", spalte.attribut("defaultvalue") ?? "")
                        }
                    case "task": try vorgang(&xml, unter: nil)
                    default: try xml.ueberspringe()
                    }
                }
            case "resources":
                while let kind = try xml.kind() {
                    switch kind.name {
                    case "custom-property-definition":
                        if let id = xml.attribute.wert("id") {
                            ressourcenspalten[id] = xml.attribute.wert("name") ?? ""
                        }
                        try xml.ueberspringe()
                    case "resource": try ressource(&xml)
                    default: try xml.ueberspringe()
                    }
                }
            case "allocations":
                while let kind = try xml.kind() {
                    if kind.name == "allocation" { zuordnungen.append(xml.attribute) }
                    try xml.ueberspringe()
                }
            case "vacations":
                while try xml.kind() != nil {
                    urlaube += 1
                    try xml.ueberspringe()
                }
            case "previous":
                while try xml.kind() != nil {
                    basisplaene += 1
                    try xml.ueberspringe()
                }
            case "roles":
                while let kind = try xml.kind() {
                    if kind.name == "role", let name = xml.attribute.wert("name") { funktionen.append(name) }
                    try xml.ueberspringe()
                }
            case "view", "taskdisplaycolumns", "resourcedisplaycolumns":
                ansichten = true
                try xml.ueberspringe()
            default:
                if XMLWurzel.istEinschluss(abschnitt) { hatEinschluss = true }
                if unbekannt.count < 20 { unbekannt.append(abschnitt.name) }
                try xml.ueberspringe()
            }
        }
    }

    /// The task whose start was read last, with those inside; recursion is as deep as the document may be (`XMLGrenzen.tiefe`).
    private mutating func vorgang(_ xml: inout XMLLeser, unter: Int?) throws(XMLFehler) {
        let place = vorgaenge.count
        guard place <= Uebernahme.zeilenLimit else {
            try xml.ueberspringe()
            return
        }
        vorgaenge.append(Vorgang(attribute: xml.attribute, ueber: unter))
        while let kind = try xml.kind() {
            switch kind.name {
            case "task": try vorgang(&xml, unter: place)
            case "notes": vorgaenge[place].notiz = try xml.element().ganzerText
            case "depend":
                verknuepfungen.append(Verknuepfung(von: place, attribute: xml.attribute))
                try xml.ueberspringe()
            case "customproperty":
                if let id = xml.attribute.wert("taskproperty-id") {
                    vorgaenge[place].felder.append((id, xml.attribute.wert("value") ?? ""))
                }
                try xml.ueberspringe()
            default: try xml.ueberspringe()
            }
        }
    }

    private mutating func ressource(_ xml: inout XMLLeser) throws(XMLFehler) {
        var wer = Ressource(attribute: xml.attribute)
        for kind in try xml.element().kinder {
            if kind.name.name == "custom-property", let id = kind.attribut("definition-id") {
                wer.felder.append((id, kind.attribut("value") ?? ""))
            } else if kind.name.name == "rate" {
                wer.hatSatz = true
            }
        }
        ressourcen.append(wer)
    }
}
