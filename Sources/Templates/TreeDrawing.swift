import Bytes

/// How a tree is drawn in a terminal.
public struct Baumoptionen: Sendable {
    /// Cells in a line; at least 30 are used.
    public var breite: Int
    /// Whether only ASCII is used, for drawing and content alike.
    public var ascii: Bool
    /// The language of the few words.
    public var sprache: Sprache
    /// How many levels are drawn, or nil for all.
    public var ebenen: Int?

    /// Creates options.
    public init(breite: Int = 100, ascii: Bool = false, sprache: Sprache = .de, ebenen: Int? = nil) {
        self.breite = breite
        self.ascii = ascii
        self.sprache = sprache
        self.ebenen = ebenen
    }
}

extension Struktur {
    /// The tree in lines, none wider than the options say:
    ///
    ///     ■ 1 Anbahnung                                                  VL
    ///     ├─ □ 1.1 Ausgangslage erheben                                  ORG
    ///     │  └─ • 1.1.1 Schriftgut erfassen                              ORG   15 AT
    ///     └─ ◆ 1.2 Grundsatzentscheidung getroffen                       VL
    ///           ⚑ nur wenn »Umsetzungsweg« ist »EfA-Dienst«
    ///
    /// Marks: ■ phase, □ work package, • task, ◆ milestone; ⚑ condition, ↻ repetition, on a line of their own. Content is
    /// neutralised (`Text.neutral`). Linear in the nodes.
    public func baum(_ optionen: Baumoptionen = Baumoptionen()) -> [String] {
        TreeDrawing(self, optionen).lines()
    }
}

/// Draws.
private struct TreeDrawing {
    let struktur: Struktur
    let options: Baumoptionen
    let tree: Gliederung
    let width: Int
    /// Deeper levels are drawn at this one.
    let deepest: Int
    /// Cells for roles and durations; 0 where the line is too narrow for them.
    let roleWidth: Int
    let timeWidth: Int

    init(_ struktur: Struktur, _ options: Baumoptionen) {
        self.struktur = struktur
        self.options = options
        tree = Gliederung(struktur)
        width = max(30, options.breite)
        deepest = min(12, width / 6)
        if width >= 60 {
            let show = { (text: String) in options.ascii ? ASCIIText.of(text) : Text.neutral(text) }
            roleWidth = min(12, struktur.rollen.values.map { Text.cells(show($0.kuerzel)) }.max() ?? 0)
            timeWidth =
                struktur.knoten.values.compactMap { $0.dauer.map { Text.cells(Self.short($0)) } }.max() ?? 0
        } else {
            roleWidth = 0
            timeWidth = 0
        }
    }

    func lines() -> [String] {
        var lines: [String] = []
        // Per level of the way to the node at hand: whether a sibling follows further down.
        var follows = [Bool](repeating: false, count: deepest + 1)
        for (place, entry) in tree.eintraege.enumerated() {
            if let levels = options.ebenen, entry.tiefe >= levels { continue }
            guard let knoten = struktur.knoten[entry.id] else { continue }
            let level = min(entry.tiefe, deepest)
            let end = entry.ueber.map { $0 + tree.eintraege[$0].umfang } ?? 0
            follows[level] = level > 0 && place + entry.umfang < end
            let lead = follows[..<level].dropFirst().map { rail($0) }.joined()
            let branch = level == 0 ? "" : follows[level] ? sign("├─ ", "|- ") : sign("└─ ", "`- ")
            lines.append(line(lead + branch, "\(mark(knoten.art)) \(entry.nummer) \(show(knoten.titel))", knoten))
            let isOpen = !entry.istBlatt && (options.ebenen.map { entry.tiefe + 1 < $0 } ?? true)
            let hang = lead + (level == 0 ? "" : rail(follows[level])) + rail(isOpen) + "   "
            for note in notes(knoten) { lines.append(cut(hang + note, width)) }
        }
        return lines
    }

    /// Three cells below a node: a line runs on, or not.
    private func rail(_ open: Bool) -> String { open ? sign("│  ", "|  ") : "   " }

    private func line(_ lead: String, _ title: String, _ knoten: Knoten) -> String {
        var right = ""
        if roleWidth > 0 || timeWidth > 0 {
            let role = knoten.verantwortlich.flatMap { struktur.rollen[$0]?.kuerzel } ?? ""
            let time = knoten.dauer.map { $0.wert == 0 ? "" : Self.short($0) } ?? ""
            right = "  " + pad(cut(show(role), roleWidth), roleWidth)
            right += "  " + String(repeating: " ", count: max(0, timeWidth - Text.cells(time))) + time
        }
        let room = width - Text.cells(lead) - Text.cells(right)
        let text = cut(title, room)
        var full = lead + (right.isEmpty ? text : pad(text, room) + right)
        while full.unicodeScalars.last == " " { full.unicodeScalars.removeLast() }
        return full
    }

    private func notes(_ knoten: Knoten) -> [String] {
        let sprache = options.sprache
        var notes: [String] = []
        if let text = knoten.bedingung {
            let words = (try? Bedingung(parsing: text))?.worte(struktur.parameter, sprache) ?? text
            notes.append(sign("⚑ ", "? ") + sprache("nur wenn ", "only if ") + show(words))
        }
        if let name = knoten.wiederholung {
            let title = sprache.quoted(struktur.parameter[name]?.titel ?? name.description)
            notes.append(sign("↻ ", "* ") + sprache("wiederholt je ", "repeated for each of ") + show(title))
        }
        return notes
    }

    // MARK: Pieces

    private static func short(_ dauer: Dauer) -> String { "\(dauer.wert) \(dauer.einheit.rawValue)" }

    private func sign(_ drawn: String, _ ascii: String) -> String { options.ascii ? ascii : drawn }

    private func mark(_ art: KnotenArt) -> String {
        switch art {
        case .phase: sign("■", "#")
        case .paket: sign("□", "+")
        case .aufgabe: sign("•", "-")
        case .meilenstein: sign("◆", "*")
        }
    }

    private func show(_ text: String) -> String { options.ascii ? ASCIIText.of(text) : Text.neutral(text) }

    private func pad(_ text: String, _ cells: Int) -> String {
        text + String(repeating: " ", count: max(0, cells - Text.cells(text)))
    }

    /// A text of at most so many cells; cut texts end in an ellipsis.
    private func cut(_ text: String, _ cells: Int) -> String {
        if Text.cells(text) <= cells { return text }
        let ellipsis = sign("…", "...")
        var room = max(0, cells) - Text.cells(ellipsis)
        if room < 0 { return String(ellipsis.prefix(max(0, cells))) }
        var short = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            room -= Text.cells(scalar)
            if room < 0 { break }
            short.append(scalar)
        }
        while short.last == " " { short.removeLast() }
        return String(short) + ellipsis
    }
}

/// Text in ASCII alone.
enum ASCIIText {
    /// Umlauts become two letters, marks fall away, the usual signs get their nearest spelling, the rest is a question mark.
    static func of(_ text: String) -> String {
        var result = ""
        for scalar in Text.neutral(Text.normal(text)).unicodeScalars {
            if scalar.isASCII { result.unicodeScalars.append(scalar) } else { result += spelling(scalar) }
        }
        return result
    }

    private static func spelling(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "ä": return "ae"
        case "ö": return "oe"
        case "ü": return "ue"
        case "Ä": return "Ae"
        case "Ö": return "Oe"
        case "Ü": return "Ue"
        case "ß": return "ss"
        case "„", "“", "”", "»", "«": return "\""
        case "‚", "‘", "’", "›", "‹": return "'"
        case "–", "—", "‑", "‐", "−": return "-"
        case "…": return "..."
        case "→": return "->"
        case "€": return "EUR"
        case "§": return "Par."
        case "\u{A0}", "\u{202F}", "\u{2009}": return " "
        default:
            let base = Text.decomposed(String(scalar)).filter(\.isASCII)
            return base.isEmpty ? "?" : String(String.UnicodeScalarView(base))
        }
    }
}
