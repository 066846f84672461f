internal import Templates

/// How much of a ZIP archive is read at most.
public struct ZIPGrenzen: Sendable {
    /// Bytes of the archive.
    public var archiv = 256 << 20
    /// Entries.
    public var eintraege = 10_000
    /// Inflated bytes of all entries together.
    public var gesamt = 512 << 20
    /// How many inflated bytes one compressed byte may become, in one entry and in all together …
    public var verhaeltnis = 200
    /// … as soon as they are more than this.
    public var verhaeltnisAb = 1 << 20
    /// Bytes of one name.
    public var name = 1_000

    /// The usual limits.
    public init() {}
}

/// Says why a ZIP archive or one of its entries is not read.
///
/// Equality looks at the code only, so tests can say what they expect without repeating the prose.
public struct ZIPFehler: Error, Sendable, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: String, Sendable, CaseIterable {
        /// There is no archive in these bytes.
        case keinArchiv = "zip-none"
        /// The archive ends too early, or something lies before or after it.
        case abgebrochen = "zip-truncated"
        /// The parts of the archive contradict each other: sizes that lie, entries that overlap.
        case widerspruch = "zip-malformed"
        /// An entry is encrypted.
        case verschluesselt = "zip-encrypted"
        /// Another method than stored or deflated, or an archive in several files.
        case verfahren = "zip-method"
        /// A name that leads elsewhere or says two things: absolute, `..`, backslash, control characters, given twice.
        case name = "zip-name"
        /// The checksum of an entry does not fit its content.
        case pruefsumme = "zip-checksum"
        /// A limit of `ZIPGrenzen`.
        case grenze = "zip-limit"
        /// There is no entry of that name.
        case fehlt = "zip-missing"
    }

    /// What went wrong.
    public let code: Code
    /// The entry; empty for the archive.
    public let eintrag: String
    /// What was met, a sentence of its own.
    public let befund: Satz

    /// An error.
    public init(_ code: Code, eintrag: String = "", _ befund: Satz) {
        (self.code, self.eintrag, self.befund) = (code, eintrag, befund)
    }

    /// Two errors are equal when their codes are.
    public static func == (left: ZIPFehler, right: ZIPFehler) -> Bool { left.code == right.code }

    /// What was met, what it means and what to do.
    public var satz: Satz {
        let rat: Satz =
            switch code {
            case .keinArchiv, .verfahren, .fehlt:
                Satz(
                    "Die Datei wird nicht gelesen. Prüfen Sie, ob es die richtige Datei ist, und speichern Sie sie neu.",
                    "The file is not read. Check that it is the right file, and save it anew.")
            case .verschluesselt:
                Satz(
                    "Speichern Sie die Datei bitte ohne Kennwort.", "Please save the file without a password.")
            case .abgebrochen, .pruefsumme:
                Satz(
                    "Die Datei ist beschädigt. Übertragen oder exportieren Sie sie bitte noch einmal.",
                    "The file is damaged. Please transfer or export it once more.")
            case .widerspruch, .name:
                Satz(
                    "So etwas schreibt kein übliches Programm; die Datei wird nicht gelesen. "
                        + "Nehmen Sie bitte eine Datei, deren Herkunft Sie kennen.",
                    "No usual program writes this; the file is not read. Please take a file whose origin you know.")
            case .grenze:
                Satz(
                    "Die Datei wird nicht gelesen. Teilen Sie den Plan bitte in kleinere Dateien.",
                    "The file is not read. Please split the plan into smaller files.")
            }
        let ort =
            eintrag.isEmpty
            ? Satz("", "")
            : Satz("In \(Sprache.de.quoted(eintrag)): ", "In \(Sprache.en.quoted(eintrag)): ")
        return Satz(
            "\(ort.deutsch)\(befund.deutsch) \(rat.deutsch)", "\(ort.english)\(befund.english) \(rat.english)")
    }

    /// The same as an error of the room.
    public var austauschfehler: Austauschfehler { Austauschfehler(code.rawValue, ort: eintrag, satz) }

    /// The code, the entry and what was met.
    public var description: String { "\(code.rawValue) \(eintrag): \(befund.english)" }
}
