internal import Templates

/// How much of an XML document is read at most.
public struct XMLGrenzen: Sendable {
    /// Bytes of the document, as they lie in the file.
    public var bytes = 256 << 20
    /// Elements open at once.
    public var tiefe = 256
    /// Attributes of one element, declarations of namespaces included.
    public var attribute = 1_000
    /// Elements of the document.
    public var elemente = 20_000_000
    /// Bytes of one text or one attribute value in UTF-8.
    public var text = 16 << 20
    /// Bytes of one name, its prefix included.
    public var name = 1_000
    /// Different names in the document.
    public var namen = 100_000
    /// Elements of one tree that `XMLLeser.element()` builds.
    public var baum = 500_000

    /// The usual limits.
    public init() {}
}

/// Says why an XML document is not read any further, and where.
///
/// Equality looks at the code only, so tests can say what they expect without repeating the prose.
public struct XMLFehler: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable, CaseIterable {
        /// A document type declaration: the only place entities come from, so none is read at all.
        case doctype = "xml-doctype"
        /// An encoding that is not read, or bytes that are not what is declared.
        case zeichensatz = "xml-encoding"
        /// A character XML 1.0 cannot carry (section 2.2).
        case zeichen = "xml-character"
        /// The document ends too early.
        case abgebrochen = "xml-truncated"
        /// The document is not well-formed.
        case form = "xml-malformed"
        /// A reference to an entity that is none of the five predefined ones.
        case entitaet = "xml-entity"
        /// A prefix without a namespace, or a declaration the namespaces of XML forbid.
        case namensraum = "xml-namespace"
        /// A limit of `XMLGrenzen`.
        case grenze = "xml-limit"
    }

    /// What went wrong.
    public let code: Code
    /// The line, from 1; 0 when the place is not known.
    public let zeile: Int
    /// The column in characters, from 1; 0 when the place is not known.
    public let spalte: Int
    /// What was met, a sentence of its own.
    public let befund: Satz

    /// An error.
    public init(_ code: Code, zeile: Int = 0, spalte: Int = 0, _ befund: Satz) {
        (self.code, self.zeile, self.spalte, self.befund) = (code, zeile, spalte, befund)
    }

    /// Two errors are equal when their codes are.
    public static func == (left: XMLFehler, right: XMLFehler) -> Bool { left.code == right.code }

    /// Where it is, in German, as `Austauschfehler.ort` has it; empty when the place is not known.
    public var ort: String { zeile == 0 ? "" : "Zeile \(zeile), Spalte \(spalte)" }

    /// What was met, what it means and what to do.
    public var satz: Satz {
        let rat: Satz =
            switch code {
            case .doctype:
                Satz(
                    "Solche Angaben können fremde Dateien hereinholen; sie werden nie ausgeführt. "
                        + "Entfernen Sie die Zeile oder speichern Sie die Datei neu.",
                    "Such declarations can pull in other files; they are never followed. "
                        + "Remove the line or save the file anew.")
            case .zeichensatz:
                Satz(
                    "Speichern Sie die Datei bitte als UTF-8.", "Please save the file as UTF-8.")
            case .grenze:
                Satz(
                    "Die Datei wird nicht gelesen. Teilen Sie den Plan bitte in kleinere Dateien.",
                    "The file is not read. Please split the plan into smaller files.")
            case .abgebrochen:
                Satz(
                    "Die Datei ist unvollständig. Übertragen oder exportieren Sie sie bitte noch einmal.",
                    "The file is incomplete. Please transfer or export it once more.")
            case .zeichen, .form, .entitaet, .namensraum:
                Satz(
                    "Die Datei ist kein gültiges XML. Exportieren Sie sie bitte noch einmal aus dem Ursprungsprogramm.",
                    "The file is not valid XML. Please export it once more from the program it comes from.")
            }
        let stelle =
            zeile == 0
            ? Satz("", "") : Satz("Zeile \(zeile), Spalte \(spalte): ", "Line \(zeile), column \(spalte): ")
        return Satz(
            "\(stelle.deutsch)\(befund.deutsch) \(rat.deutsch)", "\(stelle.english)\(befund.english) \(rat.english)")
    }

    /// The same as an error of the room; `ort` names the part of a container it lies in ("xl/workbook.xml").
    public func austauschfehler(in teil: String = "") -> Austauschfehler {
        Austauschfehler(code.rawValue, ort: teil.isEmpty ? ort : ort.isEmpty ? teil : "\(teil), \(ort)", satz)
    }

    /// The code, the place and what was met.
    public var description: String { "\(code.rawValue) (\(zeile):\(spalte)): \(befund.english)" }
}
