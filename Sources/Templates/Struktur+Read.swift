public import Bytes

// struktur.json and what it shares with vorlage.json. The order of each `Fields` is the order of writing.

extension Struktur {
    /// The most nodes that are read.
    public static let knotenLimit = 100_000
    /// The longest file that is read, its depth and its values.
    public static let limits = JSONLimits(bytes: 64 << 20, depth: 64, values: 5_000_000)

    static let fields = Fields("format", "knoten", "rollen", "parameter")

    /// Reads `struktur.json`.
    ///
    /// - Throws: `TemplateError`; `newerFormat` for a file from a later version of the program.
    public init(parsing bytes: [UInt8], limits: JSONLimits = limits) throws(TemplateError) {
        let json = try JSON.file(bytes, "allmende-struktur", limits)
        let record = try Record(json, Self.fields)
        if let knoten = record[1], knoten.count > Self.knotenLimit {
            throw TemplateError(
                .tooManyNodes, knoten, found: "\(knoten.count)", expected: ["\(Self.knotenLimit)"])
        }
        self.init()
        knoten = try record.map(1, { (name) throws(TemplateError) in try name.asID() }, Knoten.init(reading:))
        rollen = try record.map(2, { (name) throws(TemplateError) in try name.asID() }, Rolle.init(reading:))
        parameter = try record.map(3, { (name) throws(TemplateError) in try name.asID() }, Parameter.init(reading:))
        unbekannt = record.unbekannt
        konflikte = unbekannt.takeConflicts()
    }
}

extension Knoten {
    static let fields = Fields(
        "art", "oberknoten", "rang", "titel", "kennung", "hinweis", "dauer", "verantwortlich", "mitwirkend",
        "vorgaenger", "rechtsgrundlagen", "ergebnisse", "bedingung", "wiederholung", "fremdids")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        let rang = try record.required(2)
        guard let place = Rang(try rang.asString()) else { throw TemplateError(.invalidRang, rang) }
        self.init(try record.word(0, KnotenArt.self), try record.string(3), rang: place)
        oberknoten = try record.optionalID(1)
        kennung = try record.optionalString(4)
        hinweis = try record.optionalString(5)
        if let value = record[6] { dauer = try Dauer(reading: value) }
        verantwortlich = try record.optionalID(7)
        mitwirkend = try record.set(8) { (name) throws(TemplateError) in try name.asID() }
        vorgaenger = try record.map(
            9, { (name) throws(TemplateError) in try name.asID() }, Anordnung.init(reading:))
        rechtsgrundlagen = try record.map(
            10, { (name) throws(TemplateError) in try name.asID() }, Rechtsgrundlage.init(reading:))
        ergebnisse = try record.map(
            11, { (name) throws(TemplateError) in try name.asID() },
            { (value) throws(TemplateError) in try value.asString() })
        bedingung = try record.optionalString(12)
        wiederholung = try record.optionalID(13)
        fremdids = try record.map(
            14, { (name) throws(TemplateError) in try name.asText() },
            { (value) throws(TemplateError) in try value.asString() })
        unbekannt = record.unbekannt
    }
}

extension Dauer {
    static let fields = Fields("wert", "einheit", "herkunft")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(
            try record.integer(0, Self.grenzen), try record.word(1, Zeiteinheit.self),
            try record.optionalWord(2, Herkunft.self) ?? .schaetzung)
        unbekannt = record.unbekannt
    }
}

extension Verzug {
    static let fields = Fields("wert", "einheit")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(try record.integer(0, Self.grenzen), try record.word(1, Zeiteinheit.self))
        unbekannt = record.unbekannt
    }
}

extension Anordnung {
    static let fields = Fields("art", "verzug")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(try record.optionalWord(0, Art.self) ?? .endeAnfang)
        if let value = record[1] { verzug = try Verzug(reading: value) }
        unbekannt = record.unbekannt
    }
}

extension Rechtsgrundlage {
    static let fields = Fields("norm", "land", "stand")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(
            try record.string(0), land: try record.optionalString(1), stand: try record.optionalString(2))
        unbekannt = record.unbekannt
    }
}

extension Rolle {
    static let fields = Fields("titel", "kuerzel")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(try record.string(0), kuerzel: try record.text(1))
        unbekannt = record.unbekannt
    }
}

extension Parameter {
    static let fields = Fields("titel", "art", "werte")

    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        self.init(try record.string(0), try record.word(1, Art.self))
        werte = try record.map(
            2, { (name) throws(TemplateError) in try name.asText() },
            { (value) throws(TemplateError) in try value.asString() })
        unbekannt = record.unbekannt
    }
}
