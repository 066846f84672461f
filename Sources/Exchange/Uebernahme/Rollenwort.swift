import Bytes
import Templates

/// Tells roles from persons by the words they are called with.
///
/// A name is taken for a role when one of its words is, or ends in, a word of offices and functions ("Projektleitung", "Hauptamt",
/// "IT-Dienstleister"). What is not known for a role counts as a person: a name that stays out can be let in by hand, one that went in
/// cannot be taken back.
enum Rollenwort {
    /// Whole words, folded. "Resource 1" is what MS Project's own examples call somebody who is not known yet.
    private static let words: Set<String> = [
        "it", "edv", "pl", "pmo", "dms", "rat", "amt", "team", "archiv", "recht", "personal", "einkauf", "vergabe",
        "fm",
        "alle", "all", "hersteller", "anbieter", "lieferant", "lieferanten", "berater", "beratung", "user", "admin",
        "administration", "kunde", "auftraggeber", "auftragnehmer", "nutzer", "anwender", "key", "management", "legal",
        "procurement", "purchasing", "department", "board", "council", "manager", "lead", "owner", "developer",
        "consultant", "vendor", "supplier", "architect", "analyst", "tester", "officer", "committee", "kaemmerei",
        "registratur", "hausmeister", "kasse", "presse", "datenschutz", "organisation", "controlling", "extern",
        "intern", "resource", "ressource",
    ]
    /// Ends of German compounds, folded.
    private static let ends = [
        "leitung", "leiter", "leiterin", "amt", "stelle", "team", "beauftragte", "beauftragter", "beauftragten",
        "abteilung", "referat", "sachgebiet", "dezernat", "fachbereich", "bereich", "verwaltung", "vertretung", "rat",
        "ausschuss", "gremium", "dienst", "dienste", "dienstleister", "dienstleistung", "buero", "gruppe", "kreis",
        "administration", "administrator", "administratorin", "archiv", "registratur", "koordination", "koordinator",
        "koordinatorin", "management", "manager", "managerin", "entwicklung", "entwickler", "entwicklerin", "planung",
        "betrieb", "support", "service", "kanzlei", "kaemmerei", "meister", "meisterin", "verantwortliche",
        "verantwortlicher", "bearbeitung", "bearbeiter", "bearbeiterin", "sachbearbeitung", "fuehrung", "firma",
        "partner", "agentur", "werke", "zentrum", "institut", "fraktion", "sekretariat", "redaktion", "schutz",
        "sicherheit", "kommission", "nutzende", "nutzer", "anwender",
    ]

    /// Whether a name is that of a role.
    static func istRolle(_ name: String) -> Bool {
        guard !name.utf8.contains(UInt8(ascii: "@")) else { return false }
        for word in woerter(name) {
            if words.contains(word) { return true }
            // "Amt 61", "FB 2", "Abt. III": what follows a short word for an office is its number.
            if ["fb", "abt", "ref", "dez", "sg", "fd"].contains(word), name.utf8.contains(where: { $0 == 0x20 }) {
                return true
            }
            for end in ends where word.utf8.count > end.utf8.count + 2 && word.hasSuffix(end) { return true }
            if ends.contains(word) && word.utf8.count > 3 { return true }
        }
        return false
    }

    /// The words of a name, folded.
    static func woerter(_ name: String) -> [String] {
        var words: [String] = []
        var word = ""
        for character in name {
            if character.isLetter || character.isNumber {
                word.append(character)
            } else if !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        return words.map { gefaltet($0) }
    }

    /// A name as it is compared: without case, umlauts written out.
    static func gefaltet(_ name: String) -> String {
        var folded = ""
        for character in name.lowercased() {
            switch character {
            case "ä": folded += "ae"
            case "ö": folded += "oe"
            case "ü": folded += "ue"
            case "ß": folded += "ss"
            default: folded.append(character)
            }
        }
        return folded
    }
}
