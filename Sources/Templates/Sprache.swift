/// The language sentences are made in.
public enum Sprache: String, Sendable, CaseIterable {
    /// German, the language of the field.
    case de
    /// English.
    case en

    /// The form for this language.
    public func callAsFunction(_ german: String, _ english: String) -> String { self == .de ? german : english }

    /// A text in this language's quotation marks.
    public func quoted(_ text: String) -> String { self == .de ? "»\(text)«" : "“\(text)”" }
}

extension Sprache {
    /// A text in one line, cut after some sixty characters at a blank.
    static func excerpt(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        let line = words.joined(separator: " ")
        if line.count <= 60 { return line }
        var short = ""
        for word in words {
            if short.count + word.count > 54 { break }
            short += short.isEmpty ? "\(word)" : " \(word)"
        }
        return (short.isEmpty ? String(line.prefix(54)) : short) + " …"
    }

    /// The new text from the word at which it begins to differ.
    static func difference(_ before: String, _ after: String) -> String {
        let old = before.split(whereSeparator: \.isWhitespace)
        let new = after.split(whereSeparator: \.isWhitespace)
        let shared = zip(old, new).prefix { $0 == $1 }.count
        if shared == 0 { return after }
        let from = min(shared, max(new.count - 1, 0))
        return "… " + new[from...].joined(separator: " ")
    }
}

// The words of the format as they are shown.

extension KnotenArt {
    /// "Aufgabe" or "task".
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .phase: sprache("Phase", "phase")
        case .paket: sprache("Arbeitspaket", "work package")
        case .aufgabe: sprache("Aufgabe", "task")
        case .meilenstein: sprache("Meilenstein", "milestone")
        }
    }
}

extension KnotenArt {
    /// "eine Aufgabe" or "a task".
    func mitArtikel(_ sprache: Sprache) -> String {
        switch self {
        case .phase: sprache("eine Phase", "a phase")
        case .paket: sprache("ein Arbeitspaket", "a work package")
        case .aufgabe: sprache("eine Aufgabe", "a task")
        case .meilenstein: sprache("ein Meilenstein", "a milestone")
        }
    }
}

extension Change.Kopffeld {
    /// "Titel der Vorlage" or "Title of the template".
    func wort(_ sprache: Sprache) -> String {
        switch self {
        case .titel: sprache("Titel der Vorlage", "Title of the template")
        case .kurztext: sprache("Kurztext", "Short text")
        case .lizenz: sprache("Lizenz", "Licence")
        case .stelle: sprache("Verantwortliche Stelle", "Responsible organisation")
        }
    }
}

extension Rechtsgrundlage {
    /// "»§ 9 EGovG« (NW, Stand 01.11.2026)".
    func wort(_ sprache: Sprache) -> String {
        var parts: [String] = []
        if let land { parts.append(land) }
        if let stand { parts.append(sprache("Stand \(shownDay(stand, .de))", "as of \(stand)")) }
        let name = sprache.quoted(Sprache.excerpt(norm))
        return parts.isEmpty ? name : "\(name) (\(parts.joined(separator: ", ")))"
    }
}

extension Zeiteinheit {
    /// "1 Arbeitstag", "30 Kalendertage", "4 hours".
    public func wort(_ wert: Int, _ sprache: Sprache) -> String {
        let one = abs(wert) == 1
        switch self {
        case .arbeitstage:
            return sprache(one ? "Arbeitstag" : "Arbeitstage", one ? "working day" : "working days")
        case .kalendertage:
            return sprache(one ? "Kalendertag" : "Kalendertage", one ? "calendar day" : "calendar days")
        case .stunden: return sprache(one ? "Stunde" : "Stunden", one ? "hour" : "hours")
        }
    }
}

extension Dauer {
    /// "40 Arbeitstage".
    public func wort(_ sprache: Sprache) -> String { "\(wert) \(einheit.wort(wert, sprache))" }
}

extension Dauer.Herkunft {
    /// "Schätzung", "Erfahrungswert", "Vorgabe".
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .schaetzung: sprache("Schätzung", "estimate")
        case .erfahrung: sprache("Erfahrungswert", "measured")
        case .vorgabe: sprache("Vorgabe", "prescribed")
        }
    }
}

extension Anordnung.Art {
    /// "Ende–Anfang" or "finish–start".
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .endeAnfang: sprache("Ende–Anfang", "finish–start")
        case .anfangAnfang: sprache("Anfang–Anfang", "start–start")
        case .endeEnde: sprache("Ende–Ende", "finish–finish")
        case .anfangEnde: sprache("Anfang–Ende", "start–finish")
        }
    }
}

extension Anordnung {
    /// What is to be said beside "waits for": the kind unless Ende–Anfang, and the distance. Empty for a plain dependency.
    public func zusatz(_ sprache: Sprache) -> String {
        var parts: [String] = []
        if art != .endeAnfang { parts.append(art.wort(sprache)) }
        if let verzug, verzug.wert != 0 {
            let amount = "\(abs(verzug.wert)) \(verzug.einheit.wort(verzug.wert, sprache))"
            parts.append(
                verzug.wert > 0
                    ? sprache("\(amount) Verzug", "\(amount) lag") : sprache("\(amount) Vorlauf", "\(amount) lead"))
        }
        return parts.joined(separator: ", ")
    }
}

extension Vorlage.Zustand {
    /// "in Prüfung" or "in review".
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .entwurf: sprache("Entwurf", "draft")
        case .inPruefung: sprache("in Prüfung", "in review")
        case .geprueft: sprache("geprüft", "reviewed")
        case .empfohlen: sprache("empfohlen", "recommended")
        case .abgeloest: sprache("abgelöst", "superseded")
        case .zurueckgezogen: sprache("zurückgezogen", "withdrawn")
        }
    }
}

extension Parameter.Art {
    /// "Auswahl", "Zahl", "Liste", "Ja/Nein".
    public func wort(_ sprache: Sprache) -> String {
        switch self {
        case .wahl: sprache("Auswahl", "choice")
        case .zahl: sprache("Zahl", "number")
        case .liste: sprache("Liste", "list")
        case .jaNein: sprache("Ja/Nein", "yes/no")
        }
    }
}

/// A day as it is shown: "2026-11-01" becomes "01.11.2026" in German; what is no day stays as it is.
func shownDay(_ day: String, _ sprache: Sprache) -> String {
    let bytes = Array(day.utf8)
    guard sprache == .de, isDay(bytes) else { return day }
    let parts = day.split(separator: "-")
    return "\(parts[2]).\(parts[1]).\(parts[0])"
}

/// Whether bytes have the form of a day of the calendar: four digits, two, two.
func isDay(_ bytes: [UInt8]) -> Bool {
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return false }
    for index in [0, 1, 2, 3, 5, 6, 8, 9] where !(0x30...0x39).contains(bytes[index]) { return false }
    func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    let year = number(0..<4)
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let month = number(5..<7)
    guard (1...12).contains(month) else { return false }
    return (1...lengths[month - 1]).contains(number(8..<10))
}
