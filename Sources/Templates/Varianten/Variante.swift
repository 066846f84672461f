public import Bytes

/// What a local variant knows about itself: `variante.json` at the root of its branch, format "allmende-variante/1"
/// (Specs/variants.md). It belongs to the variant alone: merging never mixes two, proposals never carry it.
public struct Variante: Hashable, Sendable {
    /// The file's name at the root.
    public static let datei: Text = "variante.json"

    /// The longest record that is read.
    public static let limits = JSONLimits(bytes: 16 << 20)

    /// Whether others may get it.
    public enum Weitergabe: String, Sendable, CaseIterable {
        /// It may be shared.
        case frei
        /// It receives only; it is never sent anywhere.
        case nurEmpfangen = "nur-empfangen"
    }

    /// What was said about an offer.
    public enum Bescheid: String, Sendable, CaseIterable {
        /// Not wanted; it comes back only when the source touches the place again.
        case abgelehnt
        /// To be asked again next time.
        case spaeter
    }

    /// A decision about one change of the source.
    public struct Entscheid: Hashable, Sendable {
        /// What was said.
        public var bescheid: Bescheid
        /// On which day, `YYYY-MM-DD`.
        public var tag: String
        /// The places with the source's values before and after the change.
        public var punkte: [Einzelaenderung.Punkt]

        /// A decision.
        public init(_ bescheid: Bescheid, tag: String, punkte: [Einzelaenderung.Punkt]) {
            (self.bescheid, self.tag, self.punkte) = (bescheid, tag, punkte)
        }
    }

    /// The template it is made from.
    public var vorlage: ElementID
    /// The folder of that template in the library, "vorlagen/beschaffung/ausschreibung-it".
    public var ordner: Text
    /// The branch it follows: `main`, another variant, or what another Kommune shares.
    public var ursprung: String
    /// Whether others may get it.
    public var weitergabe: Weitergabe
    /// The answers to the template's questions.
    public var antworten = SortedMap<ElementID, Antwort>()
    /// What was declined or put off, by the change's name.
    public var entscheide = SortedMap<Text, Entscheid>()
    /// Fields of later versions.
    public var unbekannt = UnknownFields()

    /// A variant that has decided nothing yet.
    public init(vorlage: ElementID, ordner: Text, ursprung: String, weitergabe: Weitergabe = .frei) {
        (self.vorlage, self.ordner, self.ursprung, self.weitergabe) = (vorlage, ordner, ursprung, weitergabe)
    }

    static let fields = Fields("format", "vorlage", "ordner", "ursprung", "weitergabe", "antworten", "entscheide")

    /// Reads `variante.json`.
    ///
    /// - Throws: `TemplateError`; `newerFormat` for a file from a later version of the program.
    public init(parsing bytes: [UInt8], limits: JSONLimits = limits) throws(TemplateError) {
        let record = try Record(try JSON.file(bytes, "allmende-variante", limits), Self.fields)
        self.init(
            vorlage: try record.required(1).asID(), ordner: try record.required(2).asText(),
            ursprung: try record.string(3),
            weitergabe: try record.optionalWord(4, Weitergabe.self) ?? .frei)
        antworten = try record.map(
            5, { (name) throws(TemplateError) in try name.asID() }, Antwort.init(reading:))
        entscheide = try record.map(
            6, { (name) throws(TemplateError) in try name.asText() }, Entscheid.init(reading:))
        unbekannt = record.unbekannt
    }

    /// The text of `variante.json`.
    public var canonicalText: [UInt8] {
        var writer = JSONWriter(reserving: 1024)
        writer.beginObject()
        for (name, value) in [
            ("format", "allmende-variante/1"), ("vorlage", vorlage.description), ("ordner", ordner.string),
            ("ursprung", ursprung), ("weitergabe", weitergabe.rawValue),
        ] {
            writer.name(name)
            writer.string(value)
        }
        writer.name("antworten")
        writer.beginObject()
        for (name, answer) in antworten {
            writer.name(name.description)
            answer.write(&writer)
        }
        writer.endObject()
        writer.name("entscheide")
        writer.beginObject()
        for (name, entscheid) in entscheide {
            writer.name(name)
            entscheid.write(&writer)
        }
        writer.endObject()
        for (name, value) in unbekannt {
            writer.name(name)
            writer.fragment(value)
        }
        writer.endObject()
        return writer.finish()
    }
}

extension Variante.Entscheid {
    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Fields("bescheid", "tag", "punkte"))
        self.init(try record.word(0, Variante.Bescheid.self), tag: try record.text(1), punkte: [])
        for member in try record.required(2).members {
            guard let ort = member.name.text.flatMap({ Ort($0) }) else { throw TemplateError(.invalidID, member.name) }
            let values = try Record(member.value, Fields("vorher", "nachher"))
            punkte.append(
                Einzelaenderung.Punkt(
                    ort, vorher: values[0].map { JSONFragment($0) }, nachher: values[1].map { JSONFragment($0) }))
        }
    }

    func write(_ writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("bescheid")
        writer.string(bescheid.rawValue)
        writer.name("tag")
        writer.string(tag)
        writer.name("punkte")
        writer.beginObject()
        for punkt in punkte {
            writer.name(punkt.ort.text)
            writer.beginObject()
            for (name, value) in [("vorher", punkt.vorher), ("nachher", punkt.nachher)] {
                writer.name(name)
                if let value { writer.fragment(value) } else { writer.null() }
            }
            writer.endObject()
        }
        writer.endObject()
        writer.endObject()
    }
}

extension Antwort {
    init(reading json: JSON) throws(TemplateError) {
        switch json.kind {
        case .yes, .no: self = .jaNein(json.kind == .yes)
        case .integer: self = .zahl(json.integer ?? 0)
        case .string: self = .wahl(try json.asText())
        case .array:
            var names: [Text] = []
            for element in json.elements { names.append(try element.asText()) }
            self = .liste(names)
        default: throw TemplateError(.wrongType, json, expected: ["true", "123", "\"…\"", "[…]"])
        }
    }

    func write(_ writer: inout JSONWriter) {
        switch self {
        case .jaNein(let answer): writer.bool(answer)
        case .zahl(let number): writer.integer(number)
        case .wahl(let word): writer.string(word.string)
        case .liste(let names):
            writer.beginArray()
            for name in names { writer.string(name.string) }
            writer.endArray()
        }
    }
}
