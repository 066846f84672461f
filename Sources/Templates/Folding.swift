import Bytes

/// Brings text and search words into one spelling, so that words are found by comparing bytes, also inside compounds.
///
///     Prüfung, prüfung, pruefung, PRÜFUNG, pru¨fung   → pruefung
///     Straße, STRASSE                                 → strasse
///     E-Akte, eAkte, E‑Akte                           → eakte
///     Café  Ångström                                  → cafe angstroem
///
/// Lower case; ä ö ü become ae oe ue, ß ss, æ ae, ø oe, œ oe; other marks fall away; a hyphen between two letters or digits falls away,
/// other dashes, quotation marks and every run of blanks and controls become one blank; none at either end. Soft hyphens and
/// zero-width characters fall away. Folding what is folded changes nothing.
public enum Folding {
    /// The folded spelling of UTF-8 text; bytes that are no UTF-8 count as U+FFFD. Linear.
    public static func fold(_ bytes: [UInt8]) -> [UInt8] { fold(String(decoding: bytes, as: UTF8.self)) }

    /// The folded spelling of a text, as UTF-8.
    public static func fold(_ text: String) -> [UInt8] {
        var folder = Folder(reserving: text.utf8.count + 8)
        let bytes = text.utf8.span
        var index = 0
        while index < bytes.count && bytes[index] < 0x80 {
            folder.ascii(bytes[index])
            index += 1
        }
        // So far every byte was a scalar.
        if index < bytes.count { for scalar in text.unicodeScalars.dropFirst(index) { folder.scalar(scalar) } }
        return folder.finish()
    }
}

/// Collects folded bytes.
private struct Folder {
    private var bytes: [UInt8] = []
    /// A blank or hyphen that is written only when something follows.
    private var pending: UInt8?
    /// The vowel before, which a diaeresis turns into an umlaut.
    private var vowel = false

    init(reserving count: Int) { bytes.reserveCapacity(count) }

    mutating func ascii(_ byte: UInt8) {
        vowel = false
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): letter(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): letter(byte | 0x20)
        case 0x00...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "'"): blank()
        case UInt8(ascii: "-"): hyphen()
        default: sign(byte)
        }
    }

    mutating func scalar(_ scalar: Unicode.Scalar) {
        if scalar.isASCII { return ascii(UInt8(truncatingIfNeeded: scalar.value)) }
        switch scalar.value {
        case 0xE4, 0xC4: letters("ae")
        case 0xF6, 0xD6, 0xF8, 0xD8, 0x153, 0x152: letters("oe")
        case 0xFC, 0xDC: letters("ue")
        case 0xDF, 0x1E9E: letters("ss")
        case 0xE6, 0xC6: letters("ae")
        case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: break
        case 0x2010, 0x2011: hyphen()
        case 0x308: if vowel { letters("e") }
        case 0x80...0xA0, 0xAB, 0xBB, 0x2000...0x206F, 0x3000: blank()
        default: other(scalar)
        }
        if scalar.value == 0x308 { vowel = false }
    }

    /// Lower case without marks.
    private mutating func other(_ scalar: Unicode.Scalar) {
        if scalar.properties.isWhitespace { return blank() }
        for part in Text.decomposed(scalar.properties.lowercaseMapping) {
            if part.isASCII {
                ascii(UInt8(truncatingIfNeeded: part.value))
            } else if part.value == 0x308 {
                if vowel { letters("e") }
                vowel = false
            } else {
                vowel = false
                if !part.properties.isMark { write(String(part).utf8) }
            }
        }
    }

    private mutating func letter(_ byte: UInt8) {
        write(CollectionOfOne(byte))
        vowel = byte == UInt8(ascii: "a") || byte == UInt8(ascii: "o") || byte == UInt8(ascii: "u")
    }

    private mutating func letters(_ text: String) {
        write(text.utf8)
        vowel = false
    }

    private mutating func sign(_ byte: UInt8) {
        if let pending { bytes.append(pending) }
        pending = nil
        bytes.append(byte)
    }

    /// Letters and digits: a hyphen waiting between two of them is forgotten.
    private mutating func write(_ new: some Sequence<UInt8>) {
        if let pending, pending == 0x20 || !endsInWord { bytes.append(pending) }
        pending = nil
        bytes.append(contentsOf: new)
    }

    private mutating func blank() {
        vowel = false
        if pending == UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
        pending = bytes.isEmpty ? nil : 0x20
    }

    private mutating func hyphen() {
        vowel = false
        if let pending { bytes.append(pending) }
        pending = UInt8(ascii: "-")
    }

    private var endsInWord: Bool {
        guard let last = bytes.last else { return false }
        return last >= 0x80 || (0x30...0x39).contains(last) || (0x61...0x7A).contains(last)
    }

    consuming func finish() -> [UInt8] {
        if pending == UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
        return bytes
    }
}

extension Unicode.Scalar.Properties {
    /// Whether the scalar is a mark that sits on the letter before.
    fileprivate var isMark: Bool {
        switch generalCategory {
        case .nonspacingMark, .enclosingMark, .spacingMark: true
        default: false
        }
    }
}
