/// How much of a table in text is read at most.
public struct CSVGrenzen: Sendable {
    /// Bytes of the file.
    public var bytes = 64 << 20
    /// Rows, blank ones included.
    public var zeilen = 200_000
    /// Cells of one row.
    public var spalten = 1_000
    /// Bytes of one cell in UTF-8.
    public var feld = 1 << 20
    /// Cells of all rows together.
    public var zellen = 5_000_000

    /// The usual limits.
    public init() {}
}

/// Says why a table in text is not read.
///
/// Equality looks at the code only, so tests can say what they expect without repeating the prose.
public struct CSVFehler: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable, CaseIterable {
        /// A quotation mark opens a cell and none closes it.
        case anfuehrung = "csv-quote"
        /// A limit of `CSVGrenzen`.
        case grenze = "csv-limit"
        /// The bytes are no text: they hold zeros, as programs and archives do.
        case keinText = "csv-not-text"
    }

    /// What went wrong.
    public let code: Code
    /// The line of the file as an editor counts, from 1; 0 for the whole file.
    public let zeile: Int
    /// What was met, a sentence of its own.
    public let befund: Satz

    /// An error.
    public init(_ code: Code, zeile: Int = 0, _ befund: Satz) {
        (self.code, self.zeile, self.befund) = (code, zeile, befund)
    }

    /// Two errors are equal when their codes are.
    public static func == (left: CSVFehler, right: CSVFehler) -> Bool { left.code == right.code }

    /// Where it is, in German, as `Austauschfehler.ort` has it.
    public var ort: String { zeile == 0 ? "" : "Zeile \(zeile)" }

    /// What was met, what it means and what to do.
    public var satz: Satz {
        let rat: Satz =
            switch code {
            case .anfuehrung:
                Satz(
                    "Wo die Zelle endet, lässt sich nicht erkennen. Ergänzen Sie das Anführungszeichen oder speichern Sie "
                        + "die Tabelle neu.",
                    "Where the cell ends cannot be told. Add the quotation mark or save the table anew.")
            case .grenze:
                Satz(
                    "Die Datei wird nicht gelesen. Prüfen Sie, ob es die richtige ist, oder teilen Sie die Tabelle.",
                    "The file is not read. Check that it is the right one, or split the table.")
            case .keinText:
                Satz(
                    "Speichern Sie die Tabelle bitte als CSV, oder übergeben Sie die Datei mit ihrer richtigen Endung.",
                    "Please save the table as CSV, or hand the file over with its right ending.")
            }
        let ort = zeile == 0 ? Satz("", "") : Satz("Zeile \(zeile): ", "Line \(zeile): ")
        return Satz("\(ort.deutsch)\(befund.deutsch) \(rat.deutsch)", "\(ort.english)\(befund.english) \(rat.english)")
    }

    /// The same as an error of the room.
    public var austauschfehler: Austauschfehler { Austauschfehler(code.rawValue, ort: ort, satz) }

    /// The code, the line and what was met.
    public var description: String { "\(code.rawValue) (\(zeile)): \(befund.english)" }
}
