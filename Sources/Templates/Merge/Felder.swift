import Bytes

// An element taken apart into what is merged by itself: every plain field, and every entry of a field that is a map or a set.
// A value that belongs together (a duration with its unit and source, a dependency with its lag, a legal basis with its
// date) stays one: nobody may get 15 hours because one side wrote 15 and the other hours.

/// What is merged by itself, by field; null and empty are absent.
typealias Felder = SortedMap<Text, JSONFragment>

/// A record that takes part in a merge.
protocol Element: Hashable, Sendable {
    /// The fields that are maps or sets, each entry by itself.
    static var sammlungen: [String] { get }
    /// The fields with long text, which is merged by lines and words.
    static var langtexte: [Text] { get }
    init(reading json: JSON) throws(TemplateError)
    func write(_ writer: inout JSONWriter)
}

extension Knoten: Element {
    static let sammlungen = ["mitwirkend", "vorgaenger", "rechtsgrundlagen", "ergebnisse", "fremdids"]
    static let langtexte: [Text] = ["hinweis"]
}

extension Rolle: Element {
    static let sammlungen: [String] = []
    static let langtexte: [Text] = []
}

extension Parameter: Element {
    static let sammlungen = ["werte"]
    static let langtexte: [Text] = []
}

extension Vorlage: Element {
    static let sammlungen = ["kontakte", "leistungen", "schlagwoerter", "rechtsgrundlagen"]
    static let langtexte: [Text] = ["kurztext"]
}

extension Bibliothek: Element {
    static let sammlungen = ["themenfelder"]
    static let langtexte: [Text] = ["kurztext"]
}

extension Element {
    /// The element as one value.
    var fragment: JSONFragment { JSONFragment { write(&$0) } }

    /// The element taken apart.
    var felder: Felder {
        guard let json = try? JSON(parsing: fragment.bytes, limits: Struktur.limits) else { return [:] }
        var pairs: [(key: Text, value: JSONFragment)] = []
        for member in json.members {
            guard let name = member.name.string, !member.value.isNull else { continue }
            if Self.sammlungen.contains(name) {
                for entry in member.value.members {
                    pairs.append((key: Text("\(name).\(entry.name.string ?? "")"), value: JSONFragment(entry.value)))
                }
            } else {
                pairs.append((key: Text(name), value: JSONFragment(member.value)))
            }
        }
        return SortedMap(pairs)
    }

    /// Puts an element together again.
    ///
    /// - Throws: `TemplateError` when a required field is missing or a value does not fit its field.
    init(_ felder: Felder) throws(TemplateError) {
        var writer = JSONWriter()
        writer.beginObject()
        var open: String?
        for (name, value) in felder {
            let text = name.string
            let field = Self.sammlungen.first { text.utf8.count > $0.utf8.count && text.hasPrefix($0 + ".") }
            if field != open {
                if open != nil { writer.endObject() }
                if let field {
                    writer.name(field)
                    writer.beginObject()
                }
                open = field
            }
            writer.name(field.map { String(text.dropFirst($0.count + 1)) } ?? text)
            writer.fragment(value)
        }
        if open != nil { writer.endObject() }
        writer.endObject()
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: writer.text, limits: Struktur.limits)
        } catch {
            throw TemplateError(error)
        }
        try self.init(reading: json)
    }
}
