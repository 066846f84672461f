import Bytes

extension Checker {
    /// Licences the sentences and the pages know; SPDX identifiers.
    static let licences: Set<Text> = [
        "CC-BY-4.0", "CC-BY-SA-4.0", "CC0-1.0", "DL-DE-BY-2.0", "DL-DE-ZERO-2.0", "EUPL-1.2", "Apache-2.0", "MIT",
    ]
    /// The Länder as in ISO 3166-2:DE.
    static let laender: Set<Text> = [
        "BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH",
    ]

    mutating func checkVorlage(_ vorlage: Vorlage) {
        checkID(vorlage.id, Self.vorlage)
        checkTitle(vorlage.titel, Self.vorlage, nil)
        if vorlage.kurztext.isEmpty { add(.summaryMissing, Self.vorlage, nil, "kurztext") }

        if vorlage.lizenz.isEmpty {
            add(.licenceMissing, Self.vorlage, nil, "lizenz")
        } else if !Self.licences.contains(Text(vorlage.lizenz)) {
            add(.licenceUnknown, Self.vorlage, nil, "lizenz", [vorlage.lizenz])
        }
        if vorlage.stelle.isEmpty {
            add(.stewardMissing, Self.vorlage, nil, "stelle")
        } else if !isDigits(vorlage.stelle, count: 12) {
            add(.stewardForm, Self.vorlage, nil, "stelle", [vorlage.stelle])
        }
        if vorlage.kontakte.isEmpty { add(.contactMissing, Self.vorlage, nil, "kontakte") }
        for (id, kontakt) in vorlage.kontakte {
            checkID(id, Self.vorlage)
            if kontakt.funktion.isEmpty { add(.contactMissing, Self.vorlage, id, "kontakte.\(id).funktion") }
            checkUnknownFields(kontakt.unbekannt, Self.vorlage, id)
        }
        for key in vorlage.leistungen where !isDigits(key.string, count: 14) || !key.bytes.starts(with: [0x39, 0x39]) {
            add(.serviceForm, Self.vorlage, nil, "leistungen", [key.string])
        }
        checkLaw(vorlage.rechtsgrundlagen, Self.vorlage, nil)
        if let ersetzt = vorlage.ersetzt, let known = umfeld.vorlagen, !known.contains(ersetzt) {
            add(.referenceUnknown, Self.vorlage, nil, "ersetzt", [ersetzt.description])
        }
        checkUnknownFields(vorlage.unbekannt, Self.vorlage)
        checkConflicts(vorlage.konflikte, Self.vorlage)
    }

    mutating func checkTitle(_ title: String, _ file: String, _ element: ElementID?) {
        if title.unicodeScalars.allSatisfy({ $0.properties.isWhitespace }) {
            add(.titleMissing, file, element, "titel")
        } else if title.unicodeScalars.count > 200 {
            add(.titleLong, file, element, "titel")
        }
    }

    mutating func checkLaw(_ law: SortedMap<ElementID, Rechtsgrundlage>, _ file: String, _ element: ElementID?) {
        for (id, entry) in law {
            let field = "rechtsgrundlagen.\(id)"
            if entry.norm.isEmpty { add(.lawEmpty, file, element, "\(field).norm") }
            if let land = entry.land, !Self.laender.contains(Text(land)) {
                add(.lawLand, file, element, "\(field).land", [entry.norm, land])
            }
            if let stand = entry.stand {
                if !isDay(Array(stand.utf8)) {
                    add(.lawDateForm, file, element, "\(field).stand", [entry.norm, stand])
                } else if let heute = umfeld.heute, months(from: stand, to: heute) >= umfeld.rechtsstandMonate {
                    add(.lawOld, file, element, "\(field).stand", [entry.norm, stand])
                }
            } else {
                add(.lawUndated, file, element, "\(field).stand", [entry.norm])
            }
            checkUnknownFields(entry.unbekannt, file, element)
        }
    }

    func isDigits(_ text: String, count: Int) -> Bool {
        text.utf8.count == count && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whole months between two days; 0 when either is none.
    private func months(from: String, to: String) -> Int {
        let (from, to) = (Array(from.utf8), Array(to.utf8))
        guard isDay(from), isDay(to) else { return 0 }
        func number(_ bytes: ArraySlice<UInt8>) -> Int { bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        func months(_ day: [UInt8]) -> Int { number(day[0..<4]) * 12 + number(day[5..<7]) }
        return months(to) - months(from) - (number(to[8..<10]) < number(from[8..<10]) ? 1 : 0)
    }
}
