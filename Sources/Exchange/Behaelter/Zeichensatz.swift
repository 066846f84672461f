internal import Bytes

/// The encodings of text that are read, and how one is recognised.
///
/// A byte order mark decides; else everything that is valid UTF-8 is UTF-8; else UTF-16 when every other byte of the beginning
/// is zero; else windows-1252, as Excel writes in Germany, in which every byte is a character.
public enum Zeichensatz: String, Sendable, CaseIterable {
    /// UTF-8 without a mark.
    case utf8 = "UTF-8"
    /// UTF-16, the low byte first.
    case utf16le = "UTF-16LE"
    /// UTF-16, the high byte first.
    case utf16be = "UTF-16BE"
    /// The Western European code page of Windows; bytes it leaves open are the control characters of ISO 8859-1.
    case windows1252 = "windows-1252"

    /// A text with the encoding it had, in Normalisation Form C; the byte order mark is not part of it.
    ///
    /// Never fails: what is not valid in its encoding (only UTF-16 can be) becomes U+FFFD. Linear.
    public static func lies(_ bytes: [UInt8]) -> (text: String, zeichensatz: Zeichensatz) {
        let (utf8, zeichensatz) = alsUTF8(bytes)
        return (Text.normal(String(decoding: utf8, as: UTF8.self)), zeichensatz)
    }

    /// The same as bytes of UTF-8, not normalised.
    static func alsUTF8(_ bytes: [UInt8]) -> (utf8: [UInt8], zeichensatz: Zeichensatz) {
        if let (zeichensatz, laenge) = marke(bytes) {
            switch zeichensatz {
            case .utf16le, .utf16be:
                return (
                    utf8(utf16: bytes, von: laenge, kleinesEndeZuerst: zeichensatz == .utf16le, streng: false) ?? [],
                    zeichensatz
                )
            default:
                if ersterFehler(utf8: bytes, von: laenge) == nil { return (Array(bytes[laenge...]), .utf8) }
                return (utf8(windows1252: Array(bytes[laenge...])), .windows1252)
            }
        }
        if let ohneMarke = utf16OhneMarke(bytes) {
            return (
                utf8(utf16: bytes, von: 0, kleinesEndeZuerst: ohneMarke == .utf16le, streng: false) ?? [], ohneMarke
            )
        }
        if ersterFehler(utf8: bytes, von: 0) == nil { return (bytes, .utf8) }
        return (utf8(windows1252: bytes), .windows1252)
    }

    /// The encoding a byte order mark names, and the length of the mark.
    static func marke(_ bytes: [UInt8]) -> (Zeichensatz, Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16le, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16be, 2) }
        return nil
    }

    /// UTF-16 without a mark: nearly every character of the beginning is below U+0100, so every other byte is zero.
    private static func utf16OhneMarke(_ bytes: [UInt8]) -> Zeichensatz? {
        guard bytes.count >= 4, bytes.count % 2 == 0 else { return nil }
        var nullen = (0, 0)
        let paare = min(bytes.count, 200) / 2
        for paar in 0..<paare {
            if bytes[2 * paar] == 0 { nullen.0 += 1 }
            if bytes[2 * paar + 1] == 0 { nullen.1 += 1 }
        }
        if nullen.0 == 0, nullen.1 * 10 >= paare * 9 { return .utf16le }
        if nullen.1 == 0, nullen.0 * 10 >= paare * 9 { return .utf16be }
        return nil
    }

    // MARK: Conversions

    /// The first place that is not valid UTF-8.
    static func ersterFehler(utf8 bytes: [UInt8], von: Int) -> Int? {
        do {
            let span = bytes.span
            _ = try UTF8Span(validating: span.extracting(von..<bytes.count))
            return nil
        } catch {
            return von + error.byteOffsets.lowerBound
        }
    }

    /// UTF-16 as UTF-8; nil when it is not valid and must be, else with U+FFFD there.
    static func utf8(utf16 bytes: [UInt8], von: Int, kleinesEndeZuerst: Bool, streng: Bool = true) -> [UInt8]? {
        let ende = von + (bytes.count - von) / 2 * 2
        if streng, ende != bytes.count { return nil }
        var ziel: [UInt8] = []
        ziel.reserveCapacity((ende - von) / 2)
        func einheit(_ stelle: Int) -> UInt32 {
            let (erstes, zweites) = (UInt32(bytes[stelle]), UInt32(bytes[stelle + 1]))
            return kleinesEndeZuerst ? zweites << 8 | erstes : erstes << 8 | zweites
        }
        var stelle = von
        while stelle < ende {
            var wert = einheit(stelle)
            stelle += 2
            if (0xD800...0xDFFF).contains(wert) {
                if wert < 0xDC00, stelle < ende, (0xDC00...0xDFFF).contains(einheit(stelle)) {
                    wert = 0x10000 + (wert - 0xD800) << 10 + (einheit(stelle) - 0xDC00)
                    stelle += 2
                } else if streng {
                    return nil
                } else {
                    wert = 0xFFFD
                }
            }
            haengeAn(wert, &ziel)
        }
        if !streng, ende != bytes.count { haengeAn(0xFFFD, &ziel) }
        return ziel
    }

    /// ISO 8859-1 as UTF-8.
    static func utf8(latin1 bytes: [UInt8]) -> [UInt8] {
        var ziel: [UInt8] = []
        ziel.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { ziel.append(byte) } else { haengeAn(UInt32(byte), &ziel) }
        }
        return ziel
    }

    /// windows-1252 as UTF-8.
    static func utf8(windows1252 bytes: [UInt8]) -> [UInt8] {
        var ziel: [UInt8] = []
        ziel.reserveCapacity(bytes.count + bytes.count / 8)
        for byte in bytes {
            if byte < 0x80 { ziel.append(byte) } else { haengeAn(windows1252(byte) ?? UInt32(byte), &ziel) }
        }
        return ziel
    }

    /// The character of a byte in windows-1252; nil for the five bytes it leaves open.
    static func windows1252(_ byte: UInt8) -> UInt32? {
        guard (0x80...0x9F).contains(byte) else { return UInt32(byte) }
        let zeichen = besondere[Int(byte) - 0x80]
        return zeichen == 0 ? nil : UInt32(zeichen)
    }

    /// 0x80 to 0x9F; 0 is left open.
    private static let besondere: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    /// Appends a character that is no surrogate.
    private static func haengeAn(_ wert: UInt32, _ ziel: inout [UInt8]) {
        if wert < 0x80 {
            ziel.append(UInt8(truncatingIfNeeded: wert))
        } else if wert < 0x800 {
            ziel.append(0xC0 | UInt8(truncatingIfNeeded: wert >> 6))
            ziel.append(0x80 | UInt8(truncatingIfNeeded: wert & 0x3F))
        } else if wert < 0x10000 {
            ziel.append(0xE0 | UInt8(truncatingIfNeeded: wert >> 12))
            ziel.append(0x80 | UInt8(truncatingIfNeeded: wert >> 6 & 0x3F))
            ziel.append(0x80 | UInt8(truncatingIfNeeded: wert & 0x3F))
        } else {
            ziel.append(0xF0 | UInt8(truncatingIfNeeded: wert >> 18))
            ziel.append(0x80 | UInt8(truncatingIfNeeded: wert >> 12 & 0x3F))
            ziel.append(0x80 | UInt8(truncatingIfNeeded: wert >> 6 & 0x3F))
            ziel.append(0x80 | UInt8(truncatingIfNeeded: wert & 0x3F))
        }
    }
}
