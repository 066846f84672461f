import Bytes
import Templates

/// Words of the field that mean the same, so that whoever looks for one finds the other.
///
/// A clerk types "DMS", the template says "Dokumentenmanagement"; nothing in the letters brings them together, only
/// knowledge
/// of the field does. The table is small on purpose: a pair stands here when a Kommune that knows only one of the
/// words would
/// otherwise not find a template that it needs. Wider and narrower words ("Akte", "Aktenplan") are not the same and
/// are found as
/// parts of words. Hits through it come after those of the words that were typed.
enum Synonyms {
    /// Groups of words and phrases, as they are written.
    static let groups: [[String]] = [
        // Documents and records
        ["eAkte", "elektronische Akte", "digitale Akte"],
        ["DMS", "Dokumentenmanagement", "Dokumentenmanagementsystem", "Dokumentenverwaltung"],
        ["Schriftgutverwaltung", "Registratur", "Aktenverwaltung"],
        ["ersetzendes Scannen", "TR-RESISCAN", "Scanstelle"],
        ["Langzeitspeicherung", "Langzeitarchivierung", "Langzeitarchiv"],
        ["eRechnung", "elektronische Rechnung", "XRechnung"],
        // Online services
        ["OZG", "Onlinezugangsgesetz"],
        ["Onlinedienst", "Online-Antrag", "Online-Formular", "Onlineleistung"],
        ["EfA", "Nachnutzung"],
        ["FIM", "Föderales Informationsmanagement"],
        ["LeiKa", "Leistungskatalog", "Leistungsschlüssel"],
        ["BundID", "Servicekonto", "Nutzerkonto", "Bürgerkonto"],
        ["ePayment", "Bezahldienst", "Zahlungsdienst", "elektronische Bezahlung"],
        // Procurement
        ["Vergabe", "Ausschreibung", "Beschaffung"],
        ["LV", "Leistungsverzeichnis", "Leistungsbeschreibung"],
        ["UVgO", "Unterschwellenvergabeordnung"],
        ["VgV", "Vergabeverordnung"],
        ["GWB", "Wettbewerbsbeschränkungen"],
        // Law and people
        ["DSGVO", "Datenschutzgrundverordnung", "Datenschutz"],
        ["DSFA", "Datenschutzfolgenabschätzung"],
        ["Personalrat", "Personalvertretung", "Mitbestimmung"],
        ["BITV", "Barrierefreiheit", "barrierefrei"],
        ["Homeoffice", "Telearbeit", "mobile Arbeit"],
        // Offices and systems
        ["IT", "EDV", "Informationstechnik"],
        ["Fachverfahren", "Fachanwendung", "Fachsoftware"],
        ["VOIS", "Meldewesen", "Einwohnerwesen", "Einwohnermeldewesen"],
        ["Bürgerbüro", "Bürgeramt", "Bürgerservice", "Bürgerdienste"],
        ["Kita", "Kindertagesstätte", "Kindertageseinrichtung", "Kindergarten"],
        ["Standesamt", "Personenstandswesen"],
        // Plans
        ["Projektstrukturplan", "Projektstrukturbaum", "PSP"],
        ["Einführung", "Rollout"],
        ["Schulung", "Fortbildung", "Qualifizierung"],
    ]

    /// The longest phrase of the table, in words.
    static let longest = 2

    /// By the stems of a phrase, what means the same: each a list of folded words.
    private static let table: [[[UInt8]]: [[[UInt8]]]] = {
        var table: [[[UInt8]]: [[[UInt8]]]] = [:]
        for group in groups {
            let phrases = group.map { Folding.fold($0).split(separator: 0x20).map { Array($0) } }
            for (number, phrase) in phrases.enumerated() {
                let others = phrases.enumerated().filter { $0.offset != number }.map(\.element)
                table[phrase.map { Folding.stem($0) }, default: []] += others
            }
        }
        return table
    }()

    /// What means the same as some folded words that stand one after the other; empty when the table has nothing.
    static func of(_ phrase: some Collection<[UInt8]>) -> [[[UInt8]]] { table[phrase.map { Folding.stem($0) }] ?? [] }
}
