import Bytes
import Templates

/// Parts of a template as one line of JSON, for programs that have a text field for them and nothing else.
enum Feldtext {
    /// The most bytes of a line that are read.
    static let grenze = 1 << 20

    /// What a writer writes, in one line.
    static func zeile(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        // A line feed inside a string is escaped: what is left of them is layout, and so are the blanks behind them.
        var line: [UInt8] = []
        var layout = false
        for byte in writer.text {
            if byte == 0x0A {
                if line.last == UInt8(ascii: ",") { line.append(0x20) }
                layout = true
            } else if byte != 0x20 || !layout {
                layout = false
                line.append(byte)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }

    /// Reads a line; nil when it is no JSON.
    static func lies(_ text: String) -> JSON? {
        try? JSON(parsing: Array(text.utf8), limits: JSONLimits(bytes: grenze, depth: 8, values: 100_000))
    }

    static func paar(_ name: String, _ value: String, _ writer: inout JSONWriter) {
        writer.name(name)
        writer.string(value)
    }

    static func schreibe(_ pairs: [(Text, String)], _ writer: inout JSONWriter) {
        writer.beginObject()
        for (name, value) in pairs { paar(name.string, value, &writer) }
        writer.endObject()
    }

    // MARK: Results

    /// Results with their ids.
    static func text(_ ergebnisse: SortedMap<ElementID, String>) -> String {
        zeile { writer in schreibe(ergebnisse.map { (Text($0.key.description), $0.value) }, &writer) }
    }

    /// Reads results; nil when the line is none. A line that is no JSON at all is what somebody typed: one result without id.
    static func ergebnisse(_ text: String) -> [(id: ElementID?, text: String)]? {
        guard let json = lies(text) else { return text.hasPrefix("{") ? nil : [(nil, text)] }
        guard json.kind == .object else { return nil }
        return json.members.compactMap { member in
            guard let value = member.value.string else { return nil }
            return (member.name.string.flatMap { ElementID($0) }, value)
        }
    }

    // MARK: Law

    /// Legal bases with their ids.
    static func text(_ grundlagen: SortedMap<ElementID, Rechtsgrundlage>) -> String {
        zeile { writer in
            writer.beginObject()
            for (id, basis) in grundlagen {
                writer.name(id.description)
                writer.beginObject()
                paar("norm", basis.norm, &writer)
                if let land = basis.land { paar("land", land, &writer) }
                if let stand = basis.stand { paar("stand", stand, &writer) }
                writer.endObject()
            }
            writer.endObject()
        }
    }

    /// Reads legal bases; nil when the line is none. A line that is no JSON at all is what somebody typed: one citation.
    static func rechtsgrundlagen(_ text: String) -> [(id: ElementID?, grundlage: Rechtsgrundlage)]? {
        guard let json = lies(text) else { return text.hasPrefix("{") ? nil : [(nil, Rechtsgrundlage(text))] }
        guard json.kind == .object else { return nil }
        return json.members.compactMap { member in
            guard member.value.kind == .object, let norm = member.value["norm"]?.string else { return nil }
            let basis = Rechtsgrundlage(
                norm, land: member.value["land"]?.string, stand: member.value["stand"]?.string)
            return (member.name.string.flatMap { ElementID($0) }, basis)
        }
    }

    // MARK: Questions

    /// The questions of a template.
    static func text(_ parameter: SortedMap<ElementID, Parameter>) -> String {
        zeile { writer in
            writer.beginObject()
            for (name, question) in parameter {
                writer.name(name.description)
                writer.beginObject()
                paar("titel", question.titel, &writer)
                paar("art", question.art.rawValue, &writer)
                if !question.werte.isEmpty {
                    writer.name("werte")
                    schreibe(question.werte.map { ($0.key, $0.value) }, &writer)
                }
                writer.endObject()
            }
            writer.endObject()
        }
    }

    /// Reads questions; nil when the line is none.
    static func parameter(_ text: String) -> SortedMap<ElementID, Parameter>? {
        guard let json = lies(text), json.kind == .object else { return nil }
        var found: [(key: ElementID, value: Parameter)] = []
        for member in json.members {
            guard member.value.kind == .object, let name = member.name.string.flatMap({ ElementID($0) }),
                let title = member.value["titel"]?.string,
                let art = member.value["art"]?.string.flatMap({ Parameter.Art(rawValue: $0) })
            else { return nil }
            var parameter = Parameter(title, art)
            if let values = member.value["werte"], values.kind == .object {
                parameter.werte = SortedMap(
                    values.members.compactMap { value in
                        guard let key = value.name.text, let shown = value.value.string else { return nil }
                        return (key, shown)
                    })
            }
            found.append((name, parameter))
        }
        return SortedMap(found)
    }
}
