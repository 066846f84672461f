import Bytes

// Conflicts as they stand in a file, in the field `konflikte` of struktur.json, vorlage.json and bibliothek.json.

extension Konflikt {
    static let fields = Fields("art", "grund", "punkte", "unsere", "fremde")

    /// Reads a conflict that stands under the name of its place. What a later version wrote beside the known fields is an error, because it
    /// would be lost.
    init(reading json: JSON, named key: Text) throws(TemplateError) {
        let record = try Record(json, Self.fields)
        let list = try record.required(2)
        guard list.kind == .object, record.unbekannt.isEmpty else {
            throw TemplateError(.wrongType, list, expected: ["{…}"])
        }
        var places: [Streitpunkt] = []
        for member in list.members {
            guard let place = member.name.text.flatMap({ Ort($0) }) else {
                throw TemplateError(.wrongType, member.name, expected: ["knoten.…"])
            }
            let values = try Record(member.value, Fields("basis", "unsere", "fremde"))
            guard values.unbekannt.isEmpty else { throw TemplateError(.wrongType, member.value) }
            func fragment(_ field: Int) -> JSONFragment? { values[field].map { JSONFragment($0) } }
            places.append(
                Streitpunkt(place, basis: fragment(0), unsere: fragment(1), fremde: fragment(2)))
        }
        guard let first = places.firstIndex(where: { $0.ort.text == key || Self.isNumbered(key, $0.ort.text) }) else {
            throw TemplateError(.missingField, list, field: key.string)
        }
        places.insert(places.remove(at: first), at: 0)
        self.init(try record.word(0, Art.self), try record.word(1, Code.self), places)
        unsere = try record[3].map { (value) throws(TemplateError) in try Herkunft(reading: value) }
        fremde = try record[4].map { (value) throws(TemplateError) in try Herkunft(reading: value) }
    }

    /// Whether a key is a name with `~2` or another number behind it.
    private static func isNumbered(_ key: Text, _ name: Text) -> Bool {
        let rest = key.string.utf8.dropFirst(name.count)
        return key.string.utf8.starts(with: name.string.utf8) && rest.count > 1 && rest.first == UInt8(ascii: "~")
            && rest.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    }

    func write(_ writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("art")
        writer.string(art.rawValue)
        writer.name("grund")
        writer.string(code.rawValue)
        writer.name("punkte")
        writer.beginObject()
        for place in punkte.sorted(by: { $0.ort < $1.ort }) {
            writer.name(place.ort.text)
            writer.beginObject()
            for (name, value) in [("basis", place.basis), ("unsere", place.unsere), ("fremde", place.fremde)] {
                writer.name(name)
                if let value { writer.fragment(value) } else { writer.null() }
            }
            writer.endObject()
        }
        writer.endObject()
        for (name, side) in [("unsere", unsere), ("fremde", fremde)] {
            writer.name(name)
            if let side {
                writer.beginObject()
                writer.name("wer")
                writer.string(side.wer)
                writer.name("tag")
                writer.string(side.tag)
                writer.endObject()
            } else {
                writer.null()
            }
        }
        writer.endObject()
    }
}

extension Konflikt.Herkunft {
    init(reading json: JSON) throws(TemplateError) {
        let record = try Record(json, Fields("wer", "tag"))
        guard record.unbekannt.isEmpty else { throw TemplateError(.wrongType, json) }
        self.init(wer: try record.string(0), tag: try record.string(1))
    }
}

/// The field's name.
let konflikteFeld: Text = "konflikte"

extension SortedMap where Key == Text, Value == JSONFragment {
    /// Takes the conflicts out of the fields that come after those of the format's first version. What is not written as
    /// conflicts are stays what it is, an unknown field.
    mutating func takeConflicts() -> Konflikte {
        guard let fragment = self[konflikteFeld],
            let json = try? JSON(parsing: fragment.bytes, limits: Struktur.limits),
            json.kind == .object
        else { return [:] }
        var pairs: [(key: Text, value: Konflikt)] = []
        for member in json.members {
            guard let key = member.name.text, let konflikt = try? Konflikt(reading: member.value, named: key)
            else { return [:] }
            pairs.append((key: key, value: konflikt))
        }
        let konflikte = Konflikte(pairs)
        if konflikte.isEmpty { return [:] }
        self[konflikteFeld] = nil
        return konflikte
    }

    /// The fields with the conflicts among them, in the order of writing.
    func with(_ konflikte: Konflikte) -> UnknownFields {
        if konflikte.isEmpty { return self }
        var fields = self
        fields[konflikteFeld] = JSONFragment { writer in
            writer.beginObject()
            for (key, konflikt) in konflikte {
                writer.name(key)
                konflikt.write(&writer)
            }
            writer.endObject()
        }
        return fields
    }
}
