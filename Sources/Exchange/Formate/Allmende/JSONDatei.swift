import Bytes
import Templates

/// Files of JSON that other programs wrote, and values of JSON in one line.
enum JSONDatei {
    /// How much is read: a board with ten thousand cards has some 40 MB.
    static let grenzen = JSONLimits(bytes: 128 << 20, depth: 64, values: 8_000_000)

    /// Reads a file; a byte order mark in front is read over.
    ///
    /// - Throws: `not-json` for bytes that are no sound JSON (RFC 8259), `too-large` beyond `grenzen`.
    static func lies(_ bytes: [UInt8]) throws(Austauschfehler) -> JSON {
        let marke: [UInt8] = [0xEF, 0xBB, 0xBF]
        do throws(JSONError) {
            return try JSON(parsing: bytes.starts(with: marke) ? Array(bytes[3...]) : bytes, limits: grenzen)
        } catch {
            let (zeile, spalte) = (error.position.line, error.position.column)
            switch error.code {
            case .tooLarge, .tooManyValues, .tooDeep:
                throw Austauschfehler(
                    "too-large",
                    Satz(
                        "Die Datei ist größer oder tiefer geschachtelt, als gelesen wird. "
                            + "Geben Sie ein kleineres Vorhaben aus.",
                        "The file is larger or nested deeper than is read. Export a smaller project."))
            default:
                throw Austauschfehler(
                    "not-json", ort: "Zeile \(zeile), Spalte \(spalte)",
                    Satz(
                        "Die Datei ist kein fehlerfreies JSON (Zeile \(zeile), Spalte \(spalte)). "
                            + "Geben Sie sie aus dem anderen Programm noch einmal aus.",
                        "The file is no sound JSON (line \(zeile), column \(spalte)). "
                            + "Export it from the other program once more."))
            }
        }
    }

    /// A value in one line, with its members in the order they have.
    ///
    /// Canonical text has line breaks as layout only, each before the indentation of the next line.
    static func zeile(_ text: [UInt8]) -> String {
        var line: [UInt8] = []
        line.reserveCapacity(text.count)
        var indenting = false
        for byte in text {
            if byte == 0x0A {
                indenting = true
            } else if !indenting || byte != 0x20 {
                indenting = false
                line.append(byte)
            }
        }
        return String(decoding: line, as: UTF8.self)
    }
}

extension JSON {
    /// The text of a member; nil when it is missing or no text.
    func text(_ name: String) -> String? { self[name]?.string }

    /// The text of a member that is not empty.
    func wort(_ name: String) -> String? {
        guard let text = text(name), !text.utf8.isEmpty else { return nil }
        return text
    }

    /// The elements of a member; none when it is missing or no array.
    func liste(_ name: String) -> [JSON] { self[name].map { Array($0.elements) } ?? [] }

    /// A text, or a whole number as it is written: what programs use as ids.
    var kennung: String? {
        if let string { return string.utf8.isEmpty ? nil : string }
        return kind == .integer ? numeral : nil
    }

    /// A number, whole or not; nil for any other value.
    var zahl: Double? { numeral.flatMap { Double($0) } }
}
