@_spi(_Unicode) import Swift

// Normalisation Form C (UAX 15). Stored text is NFC, so that one word has one spelling in bytes on every system.
//
// The standard library normalises with its own Unicode tables. Most German text never gets that far: every scalar below
// U+0300 and the usual dashes, quotation marks and arrows can neither combine nor decompose, and three bytes tell.

extension Text {
    /// Whether the text is in Normalisation Form C. Linear; without allocation for usual German text.
    public var isNormal: Bool { Self.isNormal(string) }
    /// The text in Normalisation Form C.
    public var normal: Text { Text(Self.normal(string)) }

    /// Whether a string is in Normalisation Form C.
    public static func isNormal(_ string: String) -> Bool {
        if isPlainlyNormal(string.utf8.span) { return true }
        var given = string.unicodeScalars.makeIterator()
        for scalar in string._nfc {
            guard given.next() == scalar else { return false }
        }
        return given.next() == nil
    }

    /// A string in Normalisation Form C; the same string when it already is.
    public static func normal(_ string: String) -> String {
        if isPlainlyNormal(string.utf8.span) { return string }
        var scalars = String.UnicodeScalarView()
        for scalar in string._nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// A string decomposed (NFD), scalar by scalar: letters first, each followed by its marks.
    public static func decomposed(_ string: String) -> [Unicode.Scalar] { Array(string._nfd) }

    /// Whether every scalar is one that normalisation never touches, whatever stands beside it: below U+0300,
    /// U+2010...U+2027, U+2030...U+205E, U+20A0...U+20BF (currency), U+2190...U+2199 (arrows).
    static func isPlainlyNormal(_ utf8: Span<UInt8>) -> Bool {
        var index = 0
        while index < utf8.count {
            let lead = utf8[index]
            if lead < 0x80 {
                index += 1
            } else if lead < 0xCC {
                index += 2
            } else {
                guard lead == 0xE2, index + 2 < utf8.count else { return false }
                let scalar = 0x2000 | Int(utf8[index + 1] & 0x3F) << 6 | Int(utf8[index + 2] & 0x3F)
                switch scalar {
                case 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2190...0x2199: index += 3
                default: return false
                }
            }
        }
        return true
    }
}
