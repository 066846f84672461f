import Bytes
import Templates

/// What our own table carries beside its rows: title and purpose, the roles with their ids, and the questions.
struct Plananhang {
    var titel = ""
    var kurztext = ""
    var rollen: [(id: ElementID, rolle: Rolle)] = []
    var parameter = SortedMap<ElementID, Parameter>()

    init() {}

    init(_ mappe: Vorlagenmappe) {
        titel = mappe.vorlage.titel
        kurztext = mappe.vorlage.kurztext
        rollen = mappe.struktur.rollen.map { (id: $0.key, rolle: $0.value) }
        parameter = mappe.struktur.parameter
    }

    /// One line of JSON.
    var text: String {
        Feldtext.zeile { json in
            json.beginObject()
            Feldtext.paar("titel", titel, &json)
            Feldtext.paar("kurztext", kurztext, &json)
            json.name("rollen")
            json.beginObject()
            for (id, rolle) in rollen {
                json.name(id.description)
                json.beginArray()
                json.string(rolle.titel)
                json.string(rolle.kuerzel)
                json.endArray()
            }
            json.endObject()
            Feldtext.paar("fragen", Feldtext.text(parameter), &json)
            json.endObject()
        }
    }

    /// Reads the line; nil when it is none.
    init?(_ text: String) {
        let limits = JSONLimits(bytes: 64 << 20, depth: 8, values: 1_000_000)
        guard text.utf8.first == UInt8(ascii: "{"), let json = try? JSON(parsing: Array(text.utf8), limits: limits)
        else { return nil }
        titel = json["titel"]?.string ?? ""
        kurztext = json["kurztext"]?.string ?? ""
        if let map = json["rollen"], map.kind == .object {
            for (name, value) in map.members {
                let parts = value.kind == .array ? Array(value.elements) : []
                guard parts.count == 2, let id = name.string.flatMap({ ElementID($0) }), let title = parts[0].string
                else { continue }
                rollen.append((id, Rolle(title, kuerzel: parts[1].string ?? "")))
            }
        }
        parameter = json["fragen"]?.string.flatMap { Feldtext.parameter($0) } ?? SortedMap()
    }
}
