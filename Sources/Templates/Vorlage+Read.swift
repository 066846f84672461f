public import Bytes

extension Vorlage {
    static let fields = Fields(
        "format", "id", "titel", "kurztext", "zustand", "lizenz", "stelle", "kontakte", "leistungen", "schlagwoerter",
        "rechtsgrundlagen", "ersetzt")

    /// Reads `vorlage.json`.
    ///
    /// - Throws: `TemplateError`; `newerFormat` for a file from a later version of the program.
    public init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits(bytes: 4 << 20)) throws(TemplateError) {
        try self.init(reading: try JSON.file(bytes, "allmende-vorlage", limits))
        konflikte = unbekannt.takeConflicts()
    }

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(
            id: try record.required(1).asID(), titel: try record.string(2), zustand: try record.word(4, Zustand.self))
        kurztext = try record.text(3)
        lizenz = try record.text(5)
        stelle = try record.text(6)
        kontakte = try record.map(7, { (name) throws(TemplateError) in try name.asID() }, Kontakt.init(reading:))
        leistungen = try record.set(8) { (name) throws(TemplateError) in try name.asText() }
        schlagwoerter = try record.set(9) { (name) throws(TemplateError) in try name.asText() }
        rechtsgrundlagen = try record.map(
            10, { (name) throws(TemplateError) in try name.asID() }, Rechtsgrundlage.init(reading:))
        ersetzt = try record.optionalID(11)
        unbekannt = record.unbekannt
    }
}

extension Kontakt {
    static let fields = Fields("funktion")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(try record.string(0))
        unbekannt = record.unbekannt
    }
}

extension Bibliothek {
    static let fields = Fields("format", "titel", "kurztext", "lizenz", "themenfelder")

    /// Reads `bibliothek.json`.
    ///
    /// - Throws: `TemplateError`; `newerFormat` for a file from a later version of the program.
    public init(parsing bytes: [UInt8], limits: JSONLimits = JSONLimits(bytes: 4 << 20)) throws(TemplateError) {
        try self.init(reading: try JSON.file(bytes, "allmende-bibliothek", limits))
        konflikte = unbekannt.takeConflicts()
    }

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(titel: try record.string(1), lizenz: try record.text(3))
        kurztext = try record.text(2)
        themenfelder = try record.map(
            4, { (name) throws(TemplateError) in try name.asText() },
            { (value) throws(TemplateError) in try value.asString() })
        unbekannt = record.unbekannt
    }
}
