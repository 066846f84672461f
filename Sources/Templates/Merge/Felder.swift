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
    /// The fields that this version knows.
    static var fields: Fields { get }
    /// The names of the fields that differ, sorted.
    func geaenderteFelder(_ other: Self) -> [Text]
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

/// Names of fields as the merge calls them: an entry of a map is `map.key`. A field of a later version whose own name would read like that, or
/// begins with a point, has a point in front.
enum Feldname {
    private static let point = UInt8(ascii: ".")

    /// The name of a plain field.
    static func plain(_ name: String, _ maps: [String]) -> Text {
        let isAmbiguous = name.utf8.first == point || maps.contains { name.utf8.starts(with: ($0 + ".").utf8) }
        return Text(isAmbiguous ? ".\(name)" : name)
    }

    /// The name of a map's entry.
    static func entry(_ map: String, _ key: String) -> Text { Text("\(map).\(key)") }

    /// The map and the key, or the field's own name alone.
    static func read(_ name: Text, _ maps: [String]) -> (map: String?, name: String) {
        let bytes = name.string.utf8
        if bytes.first == point { return (nil, String(decoding: bytes.dropFirst(), as: UTF8.self)) }
        // By bytes: the key may begin with a combining character.
        for map in maps where bytes.starts(with: (map + ".").utf8) {
            return (map, String(decoding: bytes.dropFirst(map.utf8.count + 1), as: UTF8.self))
        }
        return (nil, name.string)
    }
}

extension Element {
    /// The element as one value.
    var fragment: JSONFragment { JSONFragment { write(&$0) } }

    /// The element taken apart.
    var felder: Felder {
        guard let json = try? JSON(parsing: fragment.bytes, limits: Struktur.limits) else { return [:] }
        var pairs: [(key: Text, value: JSONFragment)] = []
        for member in json.members {
            guard let name = member.name.string, !member.value.isNull || !Self.fields.names.contains(name) else {
                continue
            }
            if Self.sammlungen.contains(name) {
                for entry in member.value.members {
                    pairs.append(
                        (key: Feldname.entry(name, entry.name.string ?? ""), value: JSONFragment(entry.value)))
                }
            } else {
                pairs.append((key: Feldname.plain(name, Self.sammlungen), value: JSONFragment(member.value)))
            }
        }
        return SortedMap(pairs)
    }

    /// Puts an element together again.
    ///
    /// - Throws: `TemplateError` when a required field is missing or a value does not fit its field.
    init(_ felder: Felder) throws(TemplateError) {
        var plain: [(name: String, value: JSONFragment)] = []
        var maps: [String: [(name: String, value: JSONFragment)]] = [:]
        for (feld, value) in felder {
            let (map, name) = Feldname.read(feld, Self.sammlungen)
            if let map { maps[map, default: []].append((name, value)) } else { plain.append((name, value)) }
        }
        var writer = JSONWriter()
        writer.beginObject()
        for (name, value) in plain {
            writer.name(name)
            writer.fragment(value)
        }
        for map in Self.sammlungen {
            guard let entries = maps[map] else { continue }
            writer.name(map)
            writer.beginObject()
            for (name, value) in entries {
                writer.name(name)
                writer.fragment(value)
            }
            writer.endObject()
        }
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

extension Element {
    func geaenderteFelder(_ other: Self) -> [Text] {
        let (mine, theirs) = (felder, other.felder)
        return SortedSet(mine.keys + theirs.keys).filter { mine[$0] != theirs[$0] }
    }
}

extension Knoten {
    /// Without taking the nodes apart: most of a merge is nodes that one side changed.
    func geaenderteFelder(_ other: Knoten) -> [Text] {
        var names: [Text] = []
        if art != other.art { names.append("art") }
        if oberknoten != other.oberknoten { names.append("oberknoten") }
        if rang != other.rang { names.append("rang") }
        if titel != other.titel { names.append("titel") }
        if kennung != other.kennung { names.append("kennung") }
        if hinweis != other.hinweis { names.append("hinweis") }
        if dauer != other.dauer { names.append("dauer") }
        if verantwortlich != other.verantwortlich { names.append("verantwortlich") }
        if bedingung != other.bedingung { names.append("bedingung") }
        if wiederholung != other.wiederholung { names.append("wiederholung") }
        func entries<Key: CustomStringConvertible, Value: Equatable>(
            _ name: String, _ mine: SortedMap<Key, Value>, _ theirs: SortedMap<Key, Value>
        ) {
            if mine == theirs { return }
            for key in SortedSet(mine.keys + theirs.keys) where mine[key] != theirs[key] {
                names.append(Feldname.entry(name, key.description))
            }
        }
        if mitwirkend != other.mitwirkend {
            for role in SortedSet(mitwirkend.members + other.mitwirkend.members)
            where mitwirkend.contains(role) != other.mitwirkend.contains(role) {
                names.append(Feldname.entry("mitwirkend", role.description))
            }
        }
        entries("vorgaenger", vorgaenger, other.vorgaenger)
        entries("rechtsgrundlagen", rechtsgrundlagen, other.rechtsgrundlagen)
        entries("ergebnisse", ergebnisse, other.ergebnisse)
        entries("fremdids", fremdids, other.fremdids)
        if unbekannt != other.unbekannt {
            for name in SortedSet(unbekannt.keys + other.unbekannt.keys) where unbekannt[name] != other.unbekannt[name]
            {
                names.append(Feldname.plain(name.string, Self.sammlungen))
            }
        }
        return names.sorted()
    }
}
