import Templates

extension MSProjectSchreiber {
    mutating func schreibe(_ texte: [(Int, String)]) {
        for (number, wert) in texte {
            xml.start("ExtendedAttribute")
            xml.element("FieldID", "\(MSProjectFeld.vorgangstext(number))")
            xml.element("Value", wert)
            xml.ende()
        }
    }

    mutating func kopftexte() -> [(Int, String)] {
        var felder: [(Beifeld, String)] = [(.marke, plan.marke.text)]
        let fragen = plan.mappe.struktur.parameter
        if !fragen.isEmpty { felder.append((.fragen, Feldtext.text(fragen))) }
        return verteilt(felder, nil)
    }

    /// Cuts values that are longer than a text of MS Project into parts, each with the number of the next at its end.
    mutating func verteilt(_ felder: [(Beifeld, String)], _ id: ElementID?) -> [(Int, String)] {
        var found: [(Int, String)] = []
        var next = MSProjectFeld.fortsetzungen.lowerBound
        for (feld, wert) in felder {
            var parts = Self.stuecke(wert)
            guard next + parts.count - 1 <= MSProjectFeld.fortsetzungen.upperBound + 1 else {
                zuLang[feld, default: []].append(contentsOf: id.map { [$0] } ?? [])
                continue
            }
            var number = feld.rawValue
            while parts.count > 1 {
                found.append((number, parts.removeFirst() + "\(MSProjectFeld.pfeil)\(next)"))
                fortsetzungen.insert(next)
                number = next
                next += 1
            }
            found.append((number, parts[0]))
        }
        return found.sorted { $0.0 < $1.0 }
    }

    /// A value in parts of at most `MSProjectFeld.laenge` UTF-16 units.
    private static func stuecke(_ wert: String) -> [String] {
        var parts: [String] = []
        var part = String.UnicodeScalarView()
        var length = 0
        for scalar in wert.unicodeScalars {
            let size = UTF16.width(scalar)
            if length + size > MSProjectFeld.laenge {
                parts.append(String(part))
                part = String.UnicodeScalarView()
                length = 0
            }
            part.append(scalar)
            length += size
        }
        parts.append(String(part))
        return parts
    }
}
