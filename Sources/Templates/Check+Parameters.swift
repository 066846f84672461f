import Bytes

extension Checker {
    mutating func checkRolesAndParameters() {
        var named = Set<ElementID>()
        for (id, knoten) in struktur.knoten {
            for (role, field) in [(knoten.verantwortlich, "verantwortlich")]
                + knoten.mitwirkend.map({ ($0, "mitwirkend") })
            {
                guard let role else { continue }
                named.insert(role)
                if !struktur.rollen.contains(role) { add(.roleUnknown, id, field, [role.description]) }
            }
        }
        var abbreviations: [Text: ElementID] = [:]
        for (id, rolle) in struktur.rollen {
            checkID(id, Self.struktur)
            checkTitle(rolle.titel, Self.struktur, id)
            if !named.contains(id) { add(.roleUnused, id) }
            if !rolle.kuerzel.isEmpty, abbreviations.updateValue(id, forKey: Text(rolle.kuerzel)) != nil {
                add(.abbreviationDuplicate, id, "kuerzel", [rolle.kuerzel])
            }
            checkUnknownFields(rolle.unbekannt, Self.struktur, id)
        }
        for (id, parameter) in struktur.parameter {
            checkTitle(parameter.titel, Self.struktur, id)
            if (try? Bedingung(parsing: id.description)) != .parameter(id) {
                add(.parameterName, id, nil, [id.description])
            }
            let needsValues = parameter.art == .wahl
            let mayHaveValues = needsValues || parameter.art == .liste
            if needsValues && parameter.werte.isEmpty || !mayHaveValues && !parameter.werte.isEmpty {
                add(.parameterValues, id, "werte")
            }
            checkUnknownFields(parameter.unbekannt, Self.struktur, id)
        }
    }

    mutating func checkConditions() {
        var used = Set<ElementID>()
        for (id, knoten) in struktur.knoten {
            if let name = knoten.wiederholung {
                used.insert(name)
                if let parameter = struktur.parameter[name] {
                    if parameter.art != .liste && parameter.art != .zahl {
                        add(.repetitionKind, id, "wiederholung", [parameter.titel])
                    }
                } else {
                    add(.parameterUnknown, id, "wiederholung", [name.description])
                }
            }
            guard let text = knoten.bedingung else { continue }
            do throws(BedingungError) {
                checkCondition(try Bedingung(parsing: text), text, id, &used)
            } catch {
                add(.conditionSyntax, id, "bedingung", [error.code.rawValue, "\(error.column)", error.found, text])
            }
        }
        for name in struktur.parameter.keys where !used.contains(name) { add(.parameterUnused, name) }
    }

    private mutating func checkCondition(
        _ condition: Bedingung, _ text: String, _ id: ElementID, _ used: inout Set<ElementID>
    ) {
        var compared: [(ElementID, (Bedingung.Zeichen, Bedingung.Wert)?)] = []
        condition.visit { compared.append(($0, $1)) }
        for (name, comparison) in compared {
            used.insert(name)
            guard let parameter = struktur.parameter[name] else {
                add(.parameterUnknown, id, "bedingung", [name.description])
                continue
            }
            guard Self.fits(parameter.art, comparison) else {
                add(.conditionKind, id, "bedingung", [name.description, text])
                continue
            }
            if parameter.art == .wahl, case .text(let value)? = comparison?.1, !parameter.werte.contains(value) {
                add(.conditionValue, id, "bedingung", [value.string, parameter.titel])
            }
        }
    }

    /// Whether an answer of this kind can be compared like this (`Bedingung.gilt` then has an answer).
    private static func fits(_ art: Parameter.Art, _ comparison: (Bedingung.Zeichen, Bedingung.Wert)?) -> Bool {
        guard let (zeichen, wert) = comparison else { return art != .wahl }
        let isEquality = zeichen == .gleich || zeichen == .ungleich
        switch (art, wert) {
        case (.zahl, .zahl), (.liste, .zahl): return true
        case (.wahl, .text), (.liste, .text), (.jaNein, .jaNein): return isEquality
        default: return false
        }
    }
}
