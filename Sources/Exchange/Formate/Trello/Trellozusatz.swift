import Bytes
import Templates

/// What a board of ours says of itself in its `pluginData`, where Trello keeps what extensions store: the whole structure, and which node
/// each list, card and entry is.
///
///     {"format": "allmende-trello/1", "marke": "…", "ids": {"5e0be100…": "k7f3a2…"},
///      "termine": {"k7f3a2…": "2027-01-04/2027-01-15"}, "struktur": {…}}
struct Trellozusatz: Sendable {
    static let format = "allmende-trello/1"
    /// The name of the extension.
    static let erweiterung = Trello.kennung("erweiterung", "allmende")

    let marke: Ausfuhrmarke?
    let struktur: Struktur
    let ids: [Text: ElementID]
    let termine: [ElementID: (anfang: Kalendertag, ende: Kalendertag)]
    let frei: [Kalendertag]

    /// Finds it in a board; nil when the board is not ours.
    init?(_ board: JSON) {
        for entry in board.liste("pluginData") {
            guard let text = entry.text("value"), text.utf8.count <= JSONDatei.grenzen.bytes,
                entry.text("idPlugin") == Self.erweiterung,
                let json = try? JSON(parsing: Array(text.utf8), limits: JSONDatei.grenzen),
                json.text("format") == Self.format, let part = json["struktur"],
                let struktur = try? Struktur(parsing: JSONFragment(part).bytes)
            else { continue }
            self.struktur = struktur
            marke = json.text("marke").flatMap { Ausfuhrmarke($0) }
            var ids: [Text: ElementID] = [:]
            for member in json["ids"].map({ Array($0.members) }) ?? [] {
                if let name = member.name.text, let id = ElementID(utf8: member.value.bytes) { ids[name] = id }
            }
            self.ids = ids
            var termine: [ElementID: (anfang: Kalendertag, ende: Kalendertag)] = [:]
            for member in json["termine"].map({ Array($0.members) }) ?? [] {
                let days = (member.value.string ?? "").split(separator: "/").compactMap { Kalendertag(String($0)) }
                if let id = ElementID(utf8: member.name.bytes), days.count == 2 { termine[id] = (days[0], days[1]) }
            }
            self.termine = termine
            let first = termine.values.map(\.anfang).min()
            let last = termine.values.map(\.ende).max()
            frei =
                if let marke, let first, let last { marke.feiertage(von: first, bis: last + 400) } else { [] }
            return
        }
        return nil
    }

    /// Writes it in one line.
    static func text(
        _ plan: Ausfuhrplan, _ ids: [(kennung: String, id: ElementID)]
    ) throws(Austauschfehler) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("format")
        writer.string(format)
        writer.name("marke")
        writer.string(plan.marke.text)
        writer.name("ids")
        writer.beginObject()
        for (kennung, id) in ids {
            writer.name(kennung)
            writer.string(id.description)
        }
        writer.endObject()
        writer.name("termine")
        writer.beginObject()
        for (_, id) in ids {
            guard let zeit = plan.termine?.zeitraeume[id] else { continue }
            writer.name(id.description)
            writer.string("\(zeit.anfang)/\(zeit.ende)")
        }
        writer.endObject()
        writer.name("struktur")
        writer.fragment(JSONFragment(try JSONDatei.lies(plan.mappe.struktur.canonicalText)))
        writer.endObject()
        return JSONDatei.zeile(writer.text)
    }
}
