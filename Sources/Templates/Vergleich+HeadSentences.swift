import Bytes

// Sentences about the template as a whole, its roles, questions and files.

extension Sentences {
    func headLine(_ change: Change) -> Aenderungszeile {
        switch change {
        case .kopf(let field, let before, let after):
            let what = (field.wort(.de), field.wort(.en))
            let (german, english) = text(what, before, after)
            return line(change, field.rawValue, before, after, german, english)
        case .zustand(let before, let after):
            let arrow = "\(before.wort(sprache)) → \(after.wort(sprache))"
            return line(
                change, "zustand", before.wort(sprache), after.wort(sprache), "Zustand: \(arrow)", "State: \(arrow)")
        case .ersetzt(let before, let after):
            let (old, new) = (before.flatMap(titleOf), after.flatMap(titleOf))
            if after == nil {
                return line(
                    change, "ersetzt", old, nil, "Ersetzt keine andere Vorlage mehr",
                    "No longer replaces another template")
            }
            let name = new.map { sprache.quoted($0) } ?? sprache("eine andere Vorlage", "another template")
            return line(change, "ersetzt", old, new, "Ersetzt jetzt \(name)", "Now replaces \(name)")
        case .kontakt(_, let before, let after):
            let (german, english) = text(("Ansprechperson", "Contact"), before?.funktion, after?.funktion)
            return line(change, "kontakte", before?.funktion, after?.funktion, german, english)
        case .leistung(let key, let isNew):
            return line(
                change, "leistungen", isNew ? nil : key.string, isNew ? key.string : nil,
                "Leistung \(key) \(isNew ? "ergänzt" : "entfernt")", "Service \(key) \(isNew ? "added" : "removed")")
        case .schlagwort(let word, let isNew):
            return line(
                change, "schlagwoerter", isNew ? nil : word.string, isNew ? word.string : nil,
                "Schlagwort \(quoted(word.string)) \(isNew ? "ergänzt" : "entfernt")",
                "Keyword \(quoted(word.string)) \(isNew ? "added" : "removed")")
        case .rechtsgrundlage(let place, _, let before, let after): return law(change, place, before, after)
        default: return line(change, nil, nil, nil, "", "")
        }
    }

    private func law(
        _ change: Change, _ place: Change.Ort, _ before: Rechtsgrundlage?, _ after: Rechtsgrundlage?
    ) -> Aenderungszeile {
        var german = "Rechtsgrundlage"
        var english = "Legal basis"
        if case .element(let id) = place {
            german += " von \(node(id))"
            english += " of \(node(id))"
        }
        let (old, new) = (before.map { law($0) }, after.map { law($0) })
        let field = "rechtsgrundlagen"
        switch (old, new) {
        case (nil, let new?):
            return line(change, field, nil, new, "\(german) ergänzt: \(new)", "\(english) added: \(new)")
        case (let old?, let new?):
            return line(change, field, old, new, "\(german): \(old) → \(new)", "\(english): \(old) → \(new)")
        default:
            return line(
                change, field, old, nil, "\(german) entfernt: \(old ?? "")", "\(english) removed: \(old ?? "")")
        }
    }

    func roleLine(_ change: Change) -> Aenderungszeile {
        switch change {
        case .rolle(_, let before, let after):
            func name(_ rolle: Rolle) -> String {
                rolle.kuerzel.isEmpty ? quoted(rolle.titel) : "\(quoted(rolle.titel)) (\(rolle.kuerzel))"
            }
            let (old, new) = (before.map(name), after.map(name))
            return appeared(change, "rollen", ("Rolle", "Role"), old, new)
        case .parameter(_, let before, let after):
            func name(_ parameter: Parameter) -> String {
                let values = parameter.werte.values.map { excerpt($0) }.joined(separator: " / ")
                let kind = parameter.art.wort(sprache)
                return "\(quoted(parameter.titel)) (\(values.isEmpty ? kind : "\(kind): \(values)"))"
            }
            return appeared(change, "parameter", ("Angabe", "Question"), before.map(name), after.map(name))
        default: return line(change, nil, nil, nil, "", "")
        }
    }

    private func appeared(
        _ change: Change, _ field: String, _ what: (String, String), _ old: String?, _ new: String?
    ) -> Aenderungszeile {
        switch (old, new) {
        case (nil, let new?):
            line(change, field, nil, new, "Neue \(what.0): \(new)", "New \(what.1.lowercased()): \(new)")
        case (let old?, nil):
            line(change, field, old, nil, "\(what.0) entfallen: \(old)", "\(what.1) removed: \(old)")
        default:
            line(
                change, field, old, new, "\(what.0): \(old ?? "") → \(new ?? "")",
                "\(what.1): \(old ?? "") → \(new ?? "")")
        }
    }

    func fileLine(_ change: Change) -> Aenderungszeile {
        switch change {
        case .textdatei(let name, let before, let after):
            let (german, english) = file(name)
            switch (before, after) {
            case (nil, let after?):
                return line(
                    change, nil, nil, name.string, "\(german) neu (\(count(nil, words(after))))",
                    "\(english) new (\(count(nil, words(after))))")
            case (let before?, let after?):
                let size = count(words(before), words(after))
                return line(
                    change, nil, name.string, name.string, "\(german) geändert (\(size))",
                    "\(english) changed (\(size))")
            default: return line(change, nil, name.string, nil, "\(german) entfallen", "\(english) removed")
            }
        case .datei(let name, let before, let after):
            let (german, english) = file(name)
            let what =
                before == nil ? ("neu", "new") : after == nil ? ("entfallen", "removed") : ("geändert", "changed")
            return line(
                change, nil, before == nil ? nil : name.string, after == nil ? nil : name.string, "\(german) \(what.0)",
                "\(english) \(what.1)")
        case .unbekannt(let place, let field, let before, let after):
            var german = "Angabe \(quoted(field.string))"
            var english = "Field \(quoted(field.string))"
            if case .element(let id) = place {
                german += " von \(node(id))"
                english += " of \(node(id))"
            }
            let what =
                before == nil ? ("ergänzt", "added") : after == nil ? ("entfernt", "removed") : ("geändert", "changed")
            return line(
                change, field.string, before?.description, after?.description,
                "\(german) \(what.0) (mit neuerer Version lesbar)",
                "\(english) \(what.1) (readable with a newer version)")
        default: return line(change, nil, nil, nil, "", "")
        }
    }

    /// A file by what it is to the reader.
    private func file(_ name: Text) -> (String, String) {
        let bytes = name.bytes
        if name == "README.md" { return ("Beschreibung", "Description") }
        let short = String(decoding: bytes.split(separator: UInt8(ascii: "/")).last ?? [], as: UTF8.self)
        if bytes.starts(with: "erfahrungen/".utf8) {
            let title = short.hasSuffix(".md") ? String(short.dropLast(3)) : short
            return ("Erfahrungsbericht \(quoted(title))", "Experience report \(quoted(title))")
        }
        return ("Dokument \(quoted(short))", "Document \(quoted(short))")
    }
}
