import Templates

/// A component of iCalendar: `BEGIN:VTODO` … `END:VTODO` with its properties and the components inside.
struct Kalenderbestandteil: Sendable {
    /// What it is, in capitals: VCALENDAR, VTODO, VEVENT.
    let name: String
    /// The line it begins in, from 1.
    let nummer: Int
    /// Its properties in the order of the file.
    var zeilen: [Kalenderzeile] = []
    /// The components inside in the order of the file.
    var kinder: [Kalenderbestandteil] = []

    /// The first property with a name, or nil.
    subscript(_ name: String) -> Kalenderzeile? { zeilen.first { $0.name == name } }
    /// The text of the first property with a name, escapes resolved.
    func text(_ name: String) -> String? { self[name].map { Kalenderwert.text($0.wert) } }
    /// All properties with a name.
    func alle(_ name: String) -> [Kalenderzeile] { zeilen.filter { $0.name == name } }
}

/// A calendar file taken apart: lines unfolded (RFC 5545, 3.1), components nested.
///
/// Lines may end with LF alone. Folding is undone on bytes, so that a line may be folded inside a character. Components that the end of
/// the file cuts off are not kept. A line within an entry that is none is left out and noted: telephones write some, and texts with
/// line breaks of their own look like some. Anywhere else it means that the file is no calendar.
struct Kalenderdatei {
    /// The longest file, in bytes.
    static let bytesLimit = 64 << 20
    /// The longest line as it stands in the file, in bytes.
    static let zeilenLimit = 1 << 20
    /// The longest line after unfolding, in bytes: pictures may be inside.
    static let entfaltetLimit = 16 << 20
    /// The most components inside each other.
    static let tiefenLimit = 16
    /// The most properties.
    static let anzahlLimit = 3_000_000
    /// The most lines that are left out.
    static let unlesbarLimit = 100

    /// The components at the top.
    private(set) var bestandteile: [Kalenderbestandteil] = []
    /// The outermost component that the end of the file cuts off, if any.
    private(set) var abgeschnitten: Kalenderbestandteil?

    /// Lines within entries that are none, with what stands in them.
    private(set) var unlesbar: [(nummer: Int, text: String)] = []

    private var offen: [Kalenderbestandteil] = []
    private var anzahl = 0

    /// Reads a file.
    ///
    /// - Throws: `calendar-line` outside of entries and beyond the limit, `calendar-encoding`, `calendar-nesting` for ends without a beginning and properties outside of
    ///   components, `too-large` beyond the limits.
    init(_ bytes: [UInt8]) throws(Austauschfehler) {
        guard bytes.count <= Self.bytesLimit else { throw Self.zuGross(0) }
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw Austauschfehler(
                "calendar-encoding",
                Satz(
                    "Die Kalenderdatei ist in UTF-16; der Standard verlangt UTF-8. Speichern Sie sie als UTF-8.",
                    "The calendar file is in UTF-16; the standard demands UTF-8. Save it as UTF-8."))
        }
        var line: [UInt8] = []
        var (number, first) = (0, 0)
        while at < bytes.count {
            number += 1
            var end = at
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            let next = end + 1
            if end > at, end < bytes.count, bytes[end - 1] == 0x0D { end -= 1 }
            defer { at = next }
            guard end > at else { continue }
            guard end - at <= Self.zeilenLimit else { throw Self.zuGross(number) }
            if first > 0, bytes[at] == 0x20 || bytes[at] == 0x09 {
                guard line.count + (end - at) <= Self.entfaltetLimit else { throw Self.zuGross(number) }
                line += bytes[(at + 1)..<end]
            } else {
                if first > 0 { try lies(line, first) }
                line = Array(bytes[at..<end])
                first = number
            }
        }
        if first > 0 { try lies(line, first) }
        abgeschnitten = offen.first
    }

    private static let eintragsarten: Set<String> = ["VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VALARM"]

    private mutating func lies(_ line: [UInt8], _ nummer: Int) throws(Austauschfehler) {
        let zeile: Kalenderzeile
        do {
            zeile = try Kalenderzeile(line, nummer: nummer)
        } catch {
            guard error.code == "calendar-line", let within = offen.last, Self.eintragsarten.contains(within.name),
                unlesbar.count < Self.unlesbarLimit, let text = String(validating: line, as: UTF8.self)
            else { throw error }
            unlesbar.append((nummer, text))
            return
        }
        try nimm(zeile)
    }

    private mutating func nimm(_ zeile: Kalenderzeile) throws(Austauschfehler) {
        anzahl += 1
        guard anzahl <= Self.anzahlLimit else { throw Self.zuGross(zeile.nummer) }
        switch zeile.name {
        case "BEGIN":
            guard offen.count < Self.tiefenLimit else { throw Self.zuGross(zeile.nummer) }
            offen.append(Kalenderbestandteil(name: Kalenderwert.gross(zeile.wert), nummer: zeile.nummer))
        case "END":
            // A misspelt end of the outermost component loses nothing; within one nobody could say what belongs where.
            guard let ended = offen.popLast(), ended.name == Kalenderwert.gross(zeile.wert) || offen.isEmpty else {
                throw Self.verschachtelt(zeile)
            }
            if offen.isEmpty { bestandteile.append(ended) } else { offen[offen.count - 1].kinder.append(ended) }
        default:
            if offen.isEmpty {
                // Some servers put a remark of their own behind the calendar.
                guard zeile.name.hasPrefix("X-") else { throw Self.verschachtelt(zeile) }
            } else {
                offen[offen.count - 1].zeilen.append(zeile)
            }
        }
    }

    private static func zuGross(_ nummer: Int) -> Austauschfehler {
        Austauschfehler(
            "too-large", ort: nummer > 0 ? "Zeile \(nummer)" : "",
            Satz(
                "Die Kalenderdatei ist größer, hat längere Zeilen oder ist tiefer geschachtelt, als gelesen wird. "
                    + "Geben Sie einen kleineren Zeitraum oder weniger Kalender aus.",
                "The calendar file is larger, has longer lines or is nested deeper than is read. "
                    + "Export a shorter time or fewer calendars."))
    }

    private static func verschachtelt(_ zeile: Kalenderzeile) -> Austauschfehler {
        Austauschfehler(
            "calendar-nesting", ort: "Zeile \(zeile.nummer)",
            Satz(
                "In Zeile \(zeile.nummer) passen Anfang und Ende eines Kalendereintrags nicht zusammen. "
                    + "Die Datei ist beschädigt; geben Sie sie noch einmal aus.",
                "In line \(zeile.nummer) beginning and end of a calendar entry do not match. "
                    + "The file is damaged; export it once more."))
    }
}
