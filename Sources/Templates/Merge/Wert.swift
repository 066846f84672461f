public import Bytes

// Values at places: reading one, and writing some at once. This is how a conflict is settled, an offer taken, a proposal made.

extension Struktur {
    /// The value at a place; nil when there is none, or it is null.
    public func wert(_ ort: Ort) -> JSONFragment? {
        guard let id = ort.element else { return ort.feld.flatMap { unbekannt[Self.unbekannt($0)] } }
        switch ort.bereich {
        case .knoten: return knoten[id]?.wert(ort.feld)
        case .rollen: return rollen[id]?.wert(ort.feld)
        case .parameter: return parameter[id]?.wert(ort.feld)
        case .dokument: return nil
        }
    }

    /// The structure with other values at some places; nil removes the field or element. A field of an element that is not there is left
    /// out, unless the element comes along.
    ///
    /// - Throws: `TemplateError` when a value does not fit its place.
    public func setting(_ values: [(ort: Ort, wert: JSONFragment?)]) throws(TemplateError) -> Struktur {
        var changed = self
        // Whole elements first: a field may belong to one that comes along.
        for (ort, value) in values where ort.feld == nil {
            guard let id = ort.element else { continue }
            switch ort.bereich {
            case .knoten: changed.knoten[id] = try Knoten.read(value)
            case .rollen: changed.rollen[id] = try Rolle.read(value)
            case .parameter: changed.parameter[id] = try Parameter.read(value)
            case .dokument: break
            }
        }
        var fields: [Ort: [(Text, JSONFragment?)]] = [:]
        for (ort, value) in values {
            guard let feld = ort.feld else { continue }
            if ort.element == nil {
                changed.unbekannt[Self.unbekannt(feld)] = value
            } else {
                fields[ort.ganzesElement, default: []].append((feld, value))
            }
        }
        for (whole, changes) in fields {
            guard let id = whole.element else { continue }
            switch whole.bereich {
            case .knoten: changed.knoten[id] = try changed.knoten[id]?.setting(changes)
            case .rollen: changed.rollen[id] = try changed.rollen[id]?.setting(changes)
            case .parameter: changed.parameter[id] = try changed.parameter[id]?.setting(changes)
            case .dokument: break
            }
        }
        return changed
    }
}

extension Struktur {
    /// The maps of elements, which a field of a later version must not be taken for.
    static let sammlungen = Ort.Bereich.allCases.map(\.rawValue).filter { !$0.isEmpty }

    /// The name in the file of a field that is not known.
    static func unbekannt(_ feld: Text) -> Text { Text(Feldname.read(feld, []).name) }

    /// Writes values where they fit; those that do not are left out. Fields of one element are written together.
    mutating func setze(_ values: [(ort: Ort, wert: JSONFragment?)]) {
        var elements: [Ort: [(Text, JSONFragment?)]] = [:]
        for (ort, value) in values {
            guard let id = ort.element else {
                if let feld = ort.feld { unbekannt[Self.unbekannt(feld)] = value }
                continue
            }
            if let feld = ort.feld {
                elements[ort.ganzesElement, default: []].append((feld, value))
                continue
            }
            switch ort.bereich {
            case .knoten: if let new = try? Knoten.read(value) { knoten[id] = new }
            case .rollen: if let new = try? Rolle.read(value) { rollen[id] = new }
            case .parameter: if let new = try? Parameter.read(value) { parameter[id] = new }
            case .dokument: break
            }
        }
        for (ort, fields) in elements {
            guard let id = ort.element else { continue }
            switch ort.bereich {
            case .knoten: if let new = try? knoten[id]?.setting(fields) { knoten[id] = new }
            case .rollen: if let new = try? rollen[id]?.setting(fields) { rollen[id] = new }
            case .parameter: if let new = try? parameter[id]?.setting(fields) { parameter[id] = new }
            case .dokument: break
            }
        }
    }
}

extension Vorlage {
    /// The value at a place; nil when there is none, or it is null.
    public func wert(_ ort: Ort) -> JSONFragment? { wert(ort.feld) }

    /// The document with other values at some places; as `Struktur.setting`.
    public func setting(_ values: [(ort: Ort, wert: JSONFragment?)]) throws(TemplateError) -> Vorlage {
        var changed = try setting(values.compactMap { value in value.ort.feld.map { ($0, value.wert) } })
        changed.konflikte = konflikte
        return changed
    }
}

extension Bibliothek {
    /// The value at a place; nil when there is none, or it is null.
    public func wert(_ ort: Ort) -> JSONFragment? { wert(ort.feld) }

    /// The document with other values at some places; as `Struktur.setting`.
    public func setting(_ values: [(ort: Ort, wert: JSONFragment?)]) throws(TemplateError) -> Bibliothek {
        var changed = try setting(values.compactMap { value in value.ort.feld.map { ($0, value.wert) } })
        changed.konflikte = konflikte
        return changed
    }
}

extension Element {
    /// The value of a field, or the whole element.
    func wert(_ feld: Text?) -> JSONFragment? { feld.map { felder[$0] } ?? fragment }

    func setting(_ changes: [(Text, JSONFragment?)]) throws(TemplateError) -> Self {
        var fields = felder
        for (feld, value) in changes { fields[feld] = value }
        return try Self(fields)
    }

    static func read(_ value: JSONFragment?) throws(TemplateError) -> Self? {
        guard let value else { return nil }
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: value.bytes, limits: Struktur.limits)
        } catch {
            throw TemplateError(error)
        }
        return try Self(reading: json)
    }
}
