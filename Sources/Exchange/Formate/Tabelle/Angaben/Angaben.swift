public import Templates

/// Durations, distances, dependencies and days as people and planning programs spell them, German and English.
///
///     10 Tage   2 Wochen?   3,5 Tage   4 Std.   1 Mon.   10d   5 AT   14 KT   8 ed   2 fTage   1 Tag 4 Std.   PT16H
///     3EA+2 Tage   4;5AA   7FS-1d   12EA+50%   1.2.3EE
///
/// Grammar in `Specs/exchange-tables.md`. Everything here is total: what cannot be read is nil or comes back as it stands.
public enum Angaben {
    /// The longest text that is taken for an amount or a dependency, in bytes.
    public static let laenge = 4_000

    /// An amount of time as it was spelled.
    public struct Menge: Hashable, Sendable {
        /// How many units; negative for a lead.
        public var wert: Int
        /// The unit: Arbeitstage, Kalendertage for what runs on ("fortlaufend", "elapsed"), Stunden for what is not whole days.
        public var einheit: Zeiteinheit
        /// Whether the value is just what was spelled; false when it was rounded up.
        public var genau = true
        /// Whether it was marked with a question mark as an estimate.
        public var geschaetzt = false

        /// An amount.
        public init(_ wert: Int, _ einheit: Zeiteinheit = .arbeitstage) { (self.wert, self.einheit) = (wert, einheit) }
    }

    /// A dependency as it was spelled.
    public struct Verweis: Hashable, Sendable {
        /// The number or code of the row that is waited for: "12", "1.2.3".
        public var nummer: String
        /// Which ends are tied.
        public var art = Anordnung.Art.endeAnfang
        /// The distance.
        public var verzug: Menge?
        /// The distance in percent of the duration of the row that is waited for, as MS Project counts it.
        public var prozent: Int?

        /// A dependency.
        public init(_ nummer: String) { self.nummer = nummer }
    }

    /// Reads a duration: "10 Tage", "3,5 Tage", "2 Wochen?", "PT16H"; nil when it is none, negative or over the limits.
    ///
    /// A week has five working days, a month twenty, a day eight hours, as MS Project has them; what runs on has seven and thirty.
    /// - Parameter ohne: What a bare number counts.
    public static func dauer(_ text: String, ohne: Zeiteinheit = .arbeitstage) -> Menge? {
        guard let menge = menge(text, ohne: ohne), menge.wert >= 0 else { return nil }
        return menge
    }

    /// Reads an amount that may be negative: "-2 Tage", "+1 Woche"; nil when it is none or over the limits.
    public static func menge(_ text: String, ohne: Zeiteinheit = .arbeitstage) -> Menge? {
        guard text.utf8.count <= laenge else { return nil }
        var leser = Mengenleser(text)
        return leser.ganze(ohne: ohne)
    }

    /// Reads a list of dependencies: "3EA+2 Tage; 4", "4;5AA", "7FS-1d, 9".
    ///
    /// Between two stands a semicolon, a comma or a line break; a comma within a number ("3EA+1,5 Tage") is a decimal comma.
    /// - Returns: What was read, and the parts that are no dependency, as they stand.
    public static func verweise(_ text: String) -> (verweise: [Verweis], unlesbar: [String]) {
        guard text.utf8.count <= 100_000 else { return ([], [String(text.prefix(60)) + " …"]) }
        var found: [Verweis] = []
        var unreadable: [String] = []
        for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) {
            var rest = part[...]
            while !rest.isEmpty {
                let trimmed = rest.drop { $0.isWhitespace || $0 == "," }
                if trimmed.isEmpty { break }
                var leser = Verweisleser(trimmed)
                if let verweis = leser.naechster() {
                    found.append(verweis)
                    rest = leser.rest
                } else {
                    let end = trimmed.firstIndex(of: ",") ?? trimmed.endIndex
                    unreadable.append(geschnitten(trimmed[..<end]))
                    rest = trimmed[end...]
                }
            }
        }
        return (found, unreadable)
    }

    /// A text without blanks at its ends.
    static func geschnitten(_ text: String) -> String {
        // Most texts begin and end with a plain character; asking Unicode about each would take most of the time of reading a table.
        if let first = text.utf8.first, let last = text.utf8.last, (0x21...0x7E).contains(first),
            (0x21...0x7E).contains(last)
        {
            return text
        }
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(text[first...last])
    }

    /// A text without blanks at its ends.
    static func geschnitten(_ text: Substring) -> String { geschnitten(String(text)) }
}

// MARK: Writing

extension Angaben {
    /// A duration as it is written in a cell, "10 Tage", "14 calendar days"; `dauer` reads it back exactly.
    public static func text(_ wert: Int, _ einheit: Zeiteinheit, _ sprache: Sprache) -> String {
        guard einheit == .arbeitstage else { return "\(wert) \(einheit.wort(wert, sprache))" }
        return "\(wert) \(abs(wert) == 1 ? sprache("Tag", "day") : sprache("Tage", "days"))"
    }

    /// A dependency as it is written in a cell, "3", "3EA+2 Tage", "5SS-1 day"; `verweise` reads it back exactly.
    public static func text(_ anordnung: Anordnung, nummer: String, _ sprache: Sprache) -> String {
        var text = nummer
        if anordnung.art != .endeAnfang || anordnung.verzug != nil { text += kuerzel(anordnung.art, sprache) }
        if let verzug = anordnung.verzug {
            text += "\(verzug.wert < 0 ? "-" : "+")\(Self.text(abs(verzug.wert), verzug.einheit, sprache))"
        }
        return text
    }

    /// "EA" or "FS".
    public static func kuerzel(_ art: Anordnung.Art, _ sprache: Sprache) -> String {
        switch art {
        case .endeAnfang: sprache("EA", "FS")
        case .anfangAnfang: sprache("AA", "SS")
        case .endeEnde: sprache("EE", "FF")
        case .anfangEnde: sprache("AE", "SF")
        }
    }
}
