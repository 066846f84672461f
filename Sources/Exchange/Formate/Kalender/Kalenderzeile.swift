import Templates

/// A content line of iCalendar (RFC 5545, 3.1): `NAME;PARAMETER=value,"value":value`, unfolded.
///
/// Names are in capitals. Values of parameters have the escapes of RFC 6868 resolved, and the backslashes that some programs put before
/// `,` `;` `:` and `\` in values without quotation marks, which the standard does not know. The value is as it stands in the file.
struct Kalenderzeile: Sendable {
    /// The name of the property, in capitals.
    let name: String
    /// The parameters in their order, names in capitals.
    let parameter: [(name: String, werte: [String])]
    /// The value, escapes not resolved.
    let wert: String
    /// The line of the file it begins in, from 1.
    let nummer: Int

    /// The most parameters a line may have.
    static let parameterLimit = 200

    /// The first value of a parameter, or nil.
    subscript(_ name: String) -> String? { parameter.first { $0.name == name }?.werte.first }

    /// Reads an unfolded line.
    ///
    /// - Throws: `calendar-line` for a line that is none, `calendar-encoding` for one that is not in UTF-8.
    init(_ bytes: [UInt8], nummer: Int) throws(Austauschfehler) {
        self.nummer = nummer
        var at = 0
        name = try Self.name(bytes, &at, nummer)
        var parameter: [(name: String, werte: [String])] = []
        while at < bytes.count, bytes[at] == UInt8(ascii: ";") {
            at += 1
            let name = try Self.name(bytes, &at, nummer)
            guard at < bytes.count, bytes[at] == UInt8(ascii: "="), parameter.count < Self.parameterLimit else {
                throw Self.keine(bytes, nummer)
            }
            var werte: [String] = []
            repeat {
                at += 1
                werte.append(try Self.parameterwert(bytes, &at, nummer))
            } while at < bytes.count && bytes[at] == UInt8(ascii: ",")
            parameter.append((name, werte))
        }
        guard at < bytes.count, bytes[at] == UInt8(ascii: ":") else { throw Self.keine(bytes, nummer) }
        self.parameter = parameter
        wert = try Self.text(bytes[(at + 1)...], nummer)
    }

    private static func name(_ bytes: [UInt8], _ at: inout Int, _ nummer: Int) throws(Austauschfehler) -> String {
        var letters: [UInt8] = []
        while at < bytes.count {
            // Spaces within names and around equals signs are not standard either; calendars of refuse collections have them.
            if let letter = capital(bytes[at]) { letters.append(letter) } else if bytes[at] != 0x20 { break }
            at += 1
        }
        guard !letters.isEmpty else { throw keine(bytes, nummer) }
        return String(decoding: letters, as: UTF8.self)
    }

    /// A letter of a name in its capital; nil for what cannot stand in one. Underlines and points are not standard, but in use.
    private static func capital(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x61...0x7A: byte - 0x20
        case 0x41...0x5A, 0x30...0x39, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): byte
        default: nil
        }
    }

    private static func parameterwert(
        _ bytes: [UInt8], _ at: inout Int, _ nummer: Int
    ) throws(Austauschfehler) -> String {
        var value: [UInt8] = []
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            at += 1
            while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
                value.append(bytes[at])
                at += 1
            }
            guard at < bytes.count else { throw keine(bytes, nummer) }
            at += 1
            return try text(rfc6868(value)[...], nummer)
        }
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\\"), at + 1 < bytes.count, ",;:\\".utf8.contains(bytes[at + 1]) {
                value.append(bytes[at + 1])
                at += 2
                continue
            }
            if byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":") { break }
            value.append(byte)
            at += 1
        }
        return try text(rfc6868(value)[...], nummer)
    }

    /// Resolves `^n`, `^^` and `^'`; any other `^` stays.
    private static func rfc6868(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "^")) else { return bytes }
        var plain: [UInt8] = []
        var at = 0
        while at < bytes.count {
            let next = at + 1 < bytes.count && bytes[at] == UInt8(ascii: "^") ? bytes[at + 1] : 0
            switch next {
            case UInt8(ascii: "n"): plain.append(0x0A)
            case UInt8(ascii: "^"): plain.append(UInt8(ascii: "^"))
            case UInt8(ascii: "'"): plain.append(UInt8(ascii: "\""))
            default:
                plain.append(bytes[at])
                at += 1
                continue
            }
            at += 2
        }
        return plain
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ nummer: Int) throws(Austauschfehler) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Austauschfehler(
                "calendar-encoding", ort: "Zeile \(nummer)",
                Satz(
                    "Zeile \(nummer) der Kalenderdatei ist nicht in UTF-8, wie es der Standard verlangt. "
                        + "Speichern Sie die Datei als UTF-8.",
                    "Line \(nummer) of the calendar file is not in UTF-8, as the standard demands. "
                        + "Save the file as UTF-8."))
        }
        return text
    }

    private static func keine(_ bytes: [UInt8], _ nummer: Int) -> Austauschfehler {
        Austauschfehler(
            "calendar-line", ort: "Zeile \(nummer)",
            Satz(
                "Zeile \(nummer) ist keine Zeile einer Kalenderdatei (RFC 5545). Die Datei ist beschädigt oder hat ein "
                    + "anderes Format; geben Sie sie noch einmal aus.",
                "Line \(nummer) is no line of a calendar file (RFC 5545). The file is damaged or has another format; "
                    + "export it once more."))
    }
}
