import Bytes
import Templates

/// What the cells of a row cannot say: ids of results and legal bases, names in other systems, and the exact form of texts that a
/// cell shows changed (with blanks at the ends, control characters, over 32,000 characters).
///
/// Written as one line of JSON, `{"ergebnisse": {"e1": "Plan"}, "titel": "  zwei Blanks"}`, with members only where needed.
struct Zeilenzusatz: Hashable {
    /// Exact texts by field.
    var texte: [Tabellenrolle: String] = [:]
    var ergebnisse: [(id: ElementID, text: String)] = []
    var rechtsgrundlagen: [(id: ElementID, grundlage: Rechtsgrundlage)] = []
    var fremdids = SortedMap<Text, String>()

    /// The fields whose exact texts are kept, with their names in JSON.
    static let felder: [Tabellenrolle] = [.titel, .kennung, .hinweis, .bedingung]

    static func == (left: Self, right: Self) -> Bool { left.text == right.text }
    func hash(into hasher: inout Hasher) { hasher.combine(text) }

    init() {}

    /// What has to be said beside the cells of a node.
    init(_ knoten: Knoten) {
        func keep(_ rolle: Tabellenrolle, _ value: String?) {
            guard let value else { return }
            let shown = Zelltext.gelesen(Zelltext.gezeigt(value))
            if shown != value || shown.isEmpty { texte[rolle] = value }
        }
        keep(.titel, knoten.titel)
        if knoten.titel.isEmpty { texte[.titel] = nil }
        keep(.kennung, knoten.kennung)
        keep(.hinweis, knoten.hinweis)
        keep(.bedingung, knoten.bedingung)
        ergebnisse = knoten.ergebnisse.map { (id: $0.key, text: $0.value) }
        rechtsgrundlagen = knoten.rechtsgrundlagen.map { (id: $0.key, grundlage: $0.value) }
        fremdids = knoten.fremdids
    }

    var istLeer: Bool { texte.isEmpty && ergebnisse.isEmpty && rechtsgrundlagen.isEmpty && fremdids.isEmpty }

    /// The line; empty when there is nothing to say.
    var text: String {
        if istLeer { return "" }
        return Feldtext.zeile { json in
            json.beginObject()
            for feld in Self.felder {
                guard let value = texte[feld] else { continue }
                json.name(feld.rawValue)
                json.string(value)
            }
            if !ergebnisse.isEmpty {
                json.name("ergebnisse")
                json.beginObject()
                for (id, text) in ergebnisse {
                    json.name(id.description)
                    json.string(text)
                }
                json.endObject()
            }
            if !rechtsgrundlagen.isEmpty {
                json.name("rechtsgrundlagen")
                json.beginObject()
                for (id, law) in rechtsgrundlagen {
                    json.name(id.description)
                    json.beginArray()
                    json.string(law.norm)
                    json.string(law.land)
                    json.string(law.stand)
                    json.endArray()
                }
                json.endObject()
            }
            if !fremdids.isEmpty {
                // Pairs, because names of systems may be anything.
                json.name("fremdids")
                json.beginArray()
                for (system, name) in fremdids {
                    json.beginArray()
                    json.string(system.string)
                    json.string(name)
                    json.endArray()
                }
                json.endArray()
            }
            json.endObject()
        }
    }

    /// Reads the line; nil when it is none.
    init?(_ text: String) {
        guard text.utf8.first == UInt8(ascii: "{"), let json = try? JSON(parsing: Array(text.utf8)) else { return nil }
        for feld in Self.felder { texte[feld] = json[feld.rawValue]?.string }
        if let map = json["ergebnisse"] {
            for (name, value) in map.members {
                guard let id = name.string.flatMap({ ElementID($0) }), let text = value.string else { continue }
                ergebnisse.append((id, text))
            }
        }
        if let map = json["rechtsgrundlagen"] {
            for (name, value) in map.members {
                let parts = Array(value.elements)
                guard let id = name.string.flatMap({ ElementID($0) }), let norm = parts.first?.string, parts.count == 3
                else { continue }
                rechtsgrundlagen.append((id, Rechtsgrundlage(norm, land: parts[1].string, stand: parts[2].string)))
            }
        }
        for pair in json["fremdids"].map({ Array($0.elements) }) ?? [] {
            let parts = Array(pair.elements)
            if parts.count == 2, let system = parts[0].string, let name = parts[1].string {
                fremdids[Text(system)] = name
            }
        }
    }
}
