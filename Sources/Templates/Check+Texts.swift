import Bytes

/// One text of a template with its place.
struct PlacedText {
    let file: String
    let element: ElementID?
    let field: String
    let text: String
    /// Whether it is a line, in which no line break may be.
    let isLine: Bool
    /// Whether telephone numbers are looked for; codes of other systems may look like them.
    var phones = true
}

extension Vorlagenmappe {
    /// Every text of the two JSON files that a person wrote.
    func placedTexts() -> [PlacedText] {
        var texts: [PlacedText] = []
        func add(
            _ file: String, _ element: ElementID?, _ field: String, _ text: String?, line: Bool = true,
            phones: Bool = true
        ) {
            guard let text, !text.isEmpty else { return }
            texts.append(
                PlacedText(file: file, element: element, field: field, text: text, isLine: line, phones: phones))
        }
        func add(_ file: String, _ element: ElementID?, _ law: SortedMap<ElementID, Rechtsgrundlage>) {
            for (id, entry) in law { add(file, element, "rechtsgrundlagen.\(id).norm", entry.norm) }
        }
        func add(_ file: String, _ element: ElementID?, _ unknown: UnknownFields) {
            for (name, value) in unknown { add(file, element, name.string, value.description, line: false) }
        }
        let (head, tree) = (Checker.vorlage, Checker.struktur)
        add(head, nil, "titel", vorlage.titel)
        add(head, nil, "kurztext", vorlage.kurztext, line: false)
        for (id, kontakt) in vorlage.kontakte {
            add(head, id, "kontakte.\(id).funktion", kontakt.funktion)
            add(head, id, kontakt.unbekannt)
        }
        for word in vorlage.schlagwoerter { add(head, nil, "schlagwoerter", word.string) }
        add(head, nil, vorlage.rechtsgrundlagen)
        add(head, nil, vorlage.unbekannt)
        for (id, rolle) in struktur.rollen {
            add(tree, id, "titel", rolle.titel)
            add(tree, id, "kuerzel", rolle.kuerzel)
            add(tree, id, rolle.unbekannt)
        }
        for (id, parameter) in struktur.parameter {
            add(tree, id, "titel", parameter.titel)
            for (value, title) in parameter.werte {
                add(tree, id, "werte", value.string)
                add(tree, id, "werte.\(value)", title)
            }
            add(tree, id, parameter.unbekannt)
        }
        for (id, knoten) in struktur.knoten {
            add(tree, id, "titel", knoten.titel)
            add(tree, id, "kennung", knoten.kennung, phones: false)
            add(tree, id, "hinweis", knoten.hinweis, line: false)
            add(tree, id, knoten.rechtsgrundlagen)
            for (result, text) in knoten.ergebnisse { add(tree, id, "ergebnisse.\(result)", text, line: false) }
            for (system, name) in knoten.fremdids { add(tree, id, "fremdids.\(system)", name, phones: false) }
            add(tree, id, knoten.unbekannt)
        }
        add(tree, nil, struktur.unbekannt)
        return texts
    }
}

extension Checker {
    mutating func checkTexts(_ mappe: Vorlagenmappe) {
        for placed in mappe.placedTexts() {
            let (file, element, field) = (placed.file, placed.element, placed.field)
            if !Text.isNormal(placed.text) { add(.notNormal, file, element, field) }
            if let bad = placed.text.unicodeScalars.first(where: { isControl($0, inLine: placed.isLine) }) {
                add(.controlCharacter, file, element, field, [Text.neutral(String(bad))])
            }
            for match in PersonalData.find(in: placed.text, phones: placed.phones) {
                add(match.code, file, element, field, [match.text])
            }
            checkReferences(placed.text, file, element, field)
        }
        for (name, text) in mappe.texte {
            if let line = TextConflict.firstLine(in: Array(text.utf8)) {
                add(.conflictMarks, name.string, nil, nil, [], line: line)
            }
            if !Text.isNormal(text) { add(.notNormal, name.string) }
            if let bad = text.unicodeScalars.first(where: { $0 != "\r" && isControl($0, inLine: false) }) {
                add(.controlCharacter, name.string, nil, nil, [Text.neutral(String(bad))])
            }
            for match in PersonalData.find(in: text) {
                add(match.code, name.string, nil, nil, [match.text], line: match.line)
            }
            checkReferences(text, name.string, nil, nil)
        }
    }

    /// Whether a scalar has no place in a text: controls other than tab and line break, and what turns the direction of writing.
    private func isControl(_ scalar: Unicode.Scalar, inLine: Bool) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: inLine
        case 0x00...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF:
            true
        default: false
        }
    }

    /// Links to other templates: "vorlage:" and an id.
    private mutating func checkReferences(_ text: String, _ file: String, _ element: ElementID?, _ field: String?) {
        guard let known = umfeld.vorlagen else { return }
        for id in Vorlagenmappe.verweise(in: text) where !known.contains(id) {
            add(.referenceUnknown, file, element, field, [id.description])
        }
    }
}

extension Vorlagenmappe {
    /// The templates a text links to: every "vorlage:" with an id behind it, as in `[Ausschreibung](vorlage:3m9k…)`.
    public static func verweise(in text: String) -> [ElementID] {
        let bytes = Array(text.utf8)
        let mark = Array("(vorlage:".utf8)
        var found: [ElementID] = []
        var at = 0
        while at + mark.count < bytes.count {
            guard bytes[at] == mark[0], bytes[at...].starts(with: mark) else {
                at += 1
                continue
            }
            at += mark.count
            let name = bytes[at...].prefix(ElementID.limit + 1).prefix { $0 != UInt8(ascii: ")") && $0 > 0x20 }
            if let id = ElementID(utf8: name) { found.append(id) }
        }
        return found
    }
}
