import Bytes
import Templates

extension Austauschformat {
    /// Whether the format must have dates.
    public var brauchtTermine: Bool { self == .mspdi || self == .gan || self == .ics }

    /// Writes a plan.
    ///
    /// - Parameter alsTermine: For iCalendar: as events, which Outlook takes, and not as tasks.
    /// - Throws: `Austauschfehler` "not-written" for a format that is only read, and what the format's writer throws.
    public func schreibe(_ plan: Ausfuhrplan, alsTermine: Bool = false) throws(Austauschfehler) -> Ausfuhr {
        switch self {
        case .mspdi: return try MSProject.schreibe(plan)
        case .xlsx: return try XLSX.schreibe(plan)
        case .csv: return try CSV.schreibe(plan)
        case .ics: return try Kalender.schreibe(plan, alsTermine: alsTermine)
        case .gan: return try GanttProject.schreibe(plan)
        case .trello: return try Trello.schreibe(plan)
        case .json: return try AllmendePlan.schreibe(plan)
        case .docx: return try Dokument.schreibe(plan)
        case .asana, .monday, .openproject, .factro, .bpmn:
            throw Austauschfehler(
                "not-written",
                Satz("\(name) wird gelesen, aber nicht geschrieben.", "\(name) is read and not written."))
        }
    }

    /// How a file is read.
    public struct Leseweise: Sendable {
        /// Which columns of a table are what, as people say it: "titel=C", "kopf=4"; see `Tabelle.setze`.
        public var spalten: [String] = []
        /// Whether comments are taken, without the names of who wrote them.
        public var mitKommentaren = false

        /// The usual way.
        public init() {}
    }

    /// Reads a file of the format.
    ///
    /// - Throws: `Austauschfehler` with what is wrong and where; "not-read" for a format that is only written.
    public func lies(_ bytes: [UInt8], _ weise: Leseweise = Leseweise()) throws(Austauschfehler) -> Fremdplan {
        switch self {
        case .mspdi: return try MSProject.lies(bytes)
        case .xlsx: return try XLSX.lies(bytes, spalten: weise.spalten)
        case .csv: return try CSV.lies(bytes, spalten: weise.spalten)
        case .ics: return try Kalender.lies(bytes)
        case .gan: return try GanttProject.lies(bytes)
        case .trello: return try Trello.lies(bytes, mitKommentaren: weise.mitKommentaren)
        case .json: return try AllmendePlan.lies(bytes)
        case .asana: return try Asana.lies(bytes)
        case .monday: return try Monday.lies(bytes)
        case .openproject:
            return Self.istText(bytes) ? try OpenProjectCSV.lies(bytes) : try OpenProjectAPI.lies([bytes])
        case .factro: return try Factro.lies([bytes])
        case .bpmn: return try BPMN.lies(bytes)
        case .docx:
            throw Austauschfehler(
                "not-read", Satz("\(name) wird geschrieben, aber nicht gelesen.", "\(name) is written and not read."))
        }
    }

    private static func istText(_ bytes: [UInt8]) -> Bool {
        let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
        return first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
    }

    /// What a file is, by its content; its name is not asked, because people rename files. A table that was opened to see it comes along, so
    /// that it is not read twice.
    ///
    /// - Throws: `Austauschfehler` with a sentence for what is known and cannot be read (MPP, PDF, Word), and for what is broken.
    static func erkenne(_ bytes: [UInt8]) throws(Austauschfehler) -> (format: Austauschformat, tabelle: Tabelle?) {
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            let tabelle = try Tabelle(xlsx: bytes)
            return Monday.erkennt(tabelle) ? (.monday, nil) : (.xlsx, tabelle)
        }
        if bytes.starts(with: "%PDF".utf8) {
            throw Austauschfehler(
                "pdf",
                Satz(
                    "Das ist eine PDF-Datei. Daraus lässt sich kein Plan lesen. Bitte geben Sie ihn in dem Programm aus, in dem er entstanden ist.",
                    "This is a PDF file. No plan can be read from it. Please export it from the program it was made in."
                ))
        }
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        let first = text.first { $0 > 0x20 }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") { return (try json(Array(text)), nil) }
        if bytes.prefix(512).contains(UInt8(ascii: "<")) && first == UInt8(ascii: "<")
            || bytes.starts(with: [0xFF, 0xFE, 0x3C, 0x00]) || bytes.starts(with: [0xFE, 0xFF, 0x00, 0x3C])
            || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) || bytes.starts(with: [0xAC, 0xED, 0x00, 0x05])
            || bytes.isEmpty
        {
            return (try XMLWurzel.format(bytes), nil)
        }
        if text.prefix(64).starts(with: "BEGIN:VCALENDAR".utf8) || text.prefix(64).starts(with: "begin:vcalendar".utf8)
        {
            return (.ics, nil)
        }
        let tabelle = try Tabelle(csv: bytes)
        if Asana.erkennt(tabelle) { return (.asana, nil) }
        return OpenProjectCSV.erkennt(tabelle) ? (.openproject, nil) : (.csv, tabelle)
    }

    private static func json(_ bytes: [UInt8]) throws(Austauschfehler) -> Austauschformat {
        let json = try JSONDatei.lies(bytes)
        if AllmendePlan.ist(json) { return .json }
        if Trello.ist(json) { return .trello }
        if OpenProjectAPI.ist(json) { return .openproject }
        if Factro.ist(json) { return .factro }
        throw Austauschfehler(
            "unknown-json",
            Satz(
                "Das ist JSON, aber keines, das hier gelesen wird: weder ein Trello-Board noch Antworten von OpenProject oder factro noch eine eigene Ausfuhr. Bitte geben Sie das Format mit an, oder prüfen Sie die Datei.",
                "This is JSON but none that is read here: no Trello board, no answers of OpenProject or factro, no export of ours. Please name the format, or check the file."
            ))
    }
}
