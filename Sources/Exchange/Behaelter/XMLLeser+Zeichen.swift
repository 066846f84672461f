internal import Bytes
internal import Templates

// The smallest pieces of a document: white space, names, references, comments, and where something stands.

extension XMLLeser {
    static let cdata = Array("<![CDATA[".utf8)
    static let cdataEnde = Array("]]>".utf8)
    private static let kommentar = Array("<!--".utf8)
    private static let doctype = Array("<!DOCTYPE".utf8)

    static func istLeer(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    /// The first place from `ab` that is no white space.
    func leerraum(ab: Int) -> Int {
        var stelle = ab
        while stelle < bytes.count, Self.istLeer(bytes[stelle]) { stelle += 1 }
        return stelle
    }

    /// Whether a word stands at a place.
    func beginnt(_ wort: [UInt8], _ stelle: Int) -> Bool {
        guard wort.count <= bytes.count - stelle else { return false }
        for index in wort.indices where bytes[stelle + index] != wort[index] { return false }
        return true
    }

    // MARK: Names (XML 1.0, section 2.3)

    /// The place behind the name that begins at `von`; nil when none begins there.
    static func endeDesNamens(_ bytes: [UInt8], _ von: Int) -> Int? {
        var stelle = von
        while stelle < bytes.count {
            let byte = bytes[stelle]
            if byte < 0x80 {
                let bits = byte < 64 ? 0x07FF_6000_0000_0000 as UInt64 : 0x07FF_FFFE_87FF_FFFE
                guard bits >> UInt64(byte & 63) & 1 == 1 else { break }
                if stelle == von, byte < 0x3A { return nil }
                stelle += 1
            } else {
                guard let (zeichen, laenge) = scalar(bytes, stelle), istImNamen(zeichen, anfang: stelle == von) else {
                    break
                }
                stelle += laenge
            }
        }
        return stelle > von ? stelle : nil
    }

    private static func istImNamen(_ zeichen: UInt32, anfang: Bool) -> Bool {
        switch zeichen {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF, 0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F,
            0x2C00...0x2FEF, 0x3001...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF:
            true
        case 0xB7, 0x300...0x36F, 0x203F...0x2040: !anfang
        default: false
        }
    }

    /// The character at a place of valid UTF-8 and its length in bytes.
    private static func scalar(_ bytes: [UInt8], _ stelle: Int) -> (UInt32, Int)? {
        let erstes = UInt32(bytes[stelle])
        let laenge = erstes < 0xE0 ? 2 : erstes < 0xF0 ? 3 : 4
        guard stelle + laenge <= bytes.count else { return nil }
        var zeichen = erstes & (0xFF >> UInt32(laenge + 1))
        for index in 1..<laenge { zeichen = zeichen << 6 | UInt32(bytes[stelle + index] & 0x3F) }
        return (zeichen, laenge)
    }

    // MARK: References (XML 1.0, section 4.1)

    /// Reads `&…;` and appends what it stands for.
    mutating func leseVerweis() throws(XMLFehler) {
        // The longest reference that means anything, with some leading zeros, is far shorter.
        let grenze = min(bytes.count, stelle + 40)
        var ende = stelle + 1
        while ende < grenze, !Self.endetVerweis(bytes[ende]) { ende += 1 }
        guard ende < grenze, bytes[ende] == UInt8(ascii: ";") else {
            throw ende == bytes.count
                ? self.ende()
                : fehler(.form, Satz("Nach »&« fehlt ein Semikolon.", "A semicolon is missing after “&”."))
        }
        let verweis = String(decoding: bytes[stelle + 1..<ende], as: UTF8.self)
        let zeichen: Unicode.Scalar
        switch verweis {
        case "amp": zeichen = "&"
        case "lt": zeichen = "<"
        case "gt": zeichen = ">"
        case "quot": zeichen = "\""
        case "apos": zeichen = "'"
        default:
            guard verweis.hasPrefix("#") else {
                throw Self.endeDesNamens(bytes, stelle + 1) == ende
                    ? fehler(
                        .entitaet,
                        Satz(
                            "»&\(verweis);« steht für nichts, was XML kennt.",
                            "“&\(verweis);” stands for nothing XML knows."))
                    : fehler(.form, Satz("Nach »&« steht kein Name.", "No name stands after “&”."))
            }
            guard let nummeriert = Self.nummeriert(bytes, stelle + 2, ende) else {
                throw fehler(
                    .zeichen,
                    Satz(
                        "»&\(verweis);« ist kein Zeichen, das es in XML gibt.",
                        "“&\(verweis);” is no character that XML has."))
            }
            zeichen = nummeriert
        }
        puffer.append(contentsOf: String(zeichen).utf8)
        stelle = ende + 1
    }

    /// Whether a reference cannot go on with this byte.
    private static func endetVerweis(_ byte: UInt8) -> Bool {
        istLeer(byte) || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: "&")
    }

    /// The character of `123` or `x7B`; nil when it is none XML 1.0 can carry.
    private static func nummeriert(_ bytes: [UInt8], _ von: Int, _ bis: Int) -> Unicode.Scalar? {
        var stelle = von
        let sechzehn = stelle < bis && bytes[stelle] == UInt8(ascii: "x")
        if sechzehn { stelle += 1 }
        guard stelle < bis else { return nil }
        var wert: UInt32 = 0
        while stelle < bis {
            let byte = bytes[stelle]
            let ziffer: UInt32
            switch byte {
            case 0x30...0x39: ziffer = UInt32(byte - 0x30)
            case 0x41...0x46 where sechzehn, 0x61...0x66 where sechzehn: ziffer = UInt32(byte & 0x0F) + 9
            default: return nil
            }
            wert = wert * (sechzehn ? 16 : 10) + ziffer
            guard wert <= 0x10FFFF else { return nil }
            stelle += 1
        }
        switch wert {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return Unicode.Scalar(wert)
        default: return nil
        }
    }

    // MARK: Comments and processing instructions (XML 1.0, sections 2.5 and 2.6)

    /// Reads over a comment or a processing instruction at `<`; false when a tag stands there instead.
    mutating func ueberliesZwischenruf() throws(XMLFehler) -> Bool {
        guard stelle + 1 < bytes.count else {
            stelle = bytes.count
            throw ende()
        }
        switch bytes[stelle + 1] {
        case UInt8(ascii: "?"): try ueberliesAnweisung()
        case UInt8(ascii: "!"): try ueberliesKommentar()
        default: return false
        }
        return true
    }

    private mutating func ueberliesKommentar() throws(XMLFehler) {
        guard beginnt(Self.kommentar, stelle) else {
            if beginnt(Self.doctype, stelle) {
                throw fehler(
                    .doctype,
                    Satz(
                        "Die Datei enthält eine Dokumenttyp-Angabe (DOCTYPE).",
                        "The file has a document type declaration (DOCTYPE)."))
            }
            let rest = Array(bytes[stelle...].prefix(Self.doctype.count))
            guard !Self.doctype.starts(with: rest), !Self.kommentar.starts(with: rest), !Self.cdata.starts(with: rest)
            else {
                stelle = bytes.count
                throw ende()
            }
            throw unpassend()
        }
        var ort = stelle + 4
        while ort + 1 < bytes.count, bytes[ort] != UInt8(ascii: "-") || bytes[ort + 1] != UInt8(ascii: "-") { ort += 1 }
        guard ort + 2 < bytes.count else {
            stelle = bytes.count
            throw ende()
        }
        stelle = ort
        guard bytes[ort + 2] == UInt8(ascii: ">") else {
            throw fehler(.form, Satz("In einem Kommentar steht »--«.", "There is “--” in a comment."))
        }
        stelle = ort + 3
    }

    private mutating func ueberliesAnweisung() throws(XMLFehler) {
        let von = stelle + 2
        guard von < bytes.count else {
            stelle = bytes.count
            throw ende()
        }
        guard let bis = Self.endeDesNamens(bytes, von), !bytes[von..<bis].contains(UInt8(ascii: ":")) else {
            throw unpassend()
        }
        guard String(decoding: bytes[von..<bis], as: UTF8.self).lowercased() != "xml" else {
            throw fehler(
                .form,
                Satz(
                    "»<?xml …?>« darf nur ganz am Anfang der Datei stehen.",
                    "“<?xml …?>” may stand only at the very beginning of the file."))
        }
        var ort = bis
        while ort + 1 < bytes.count, bytes[ort] != UInt8(ascii: "?") || bytes[ort + 1] != UInt8(ascii: ">") { ort += 1 }
        guard ort + 1 < bytes.count else {
            stelle = bytes.count
            throw ende()
        }
        guard ort == bis || Self.istLeer(bytes[bis]) else { throw unpassend() }
        stelle = ort + 2
    }

    // MARK: Errors and their places

    /// Throws when a text is longer than allowed.
    func begrenze(_ laenge: Int) throws(XMLFehler) {
        guard laenge > grenzen.text else { return }
        throw fehler(
            .grenze,
            Satz(
                "Ein Text ist größer als \(grenzen.text >> 20) MiB.",
                "One text is larger than \(grenzen.text >> 20) MiB."))
    }

    /// The document ends here and must not.
    func ende() -> XMLFehler { fehler(.abgebrochen, Satz("Die Datei bricht hier ab.", "The file breaks off here.")) }

    /// Something stands here that must not.
    func unpassend() -> XMLFehler {
        guard stelle < bytes.count else { return ende() }
        return fehler(
            .form, Satz("Hier steht ein Zeichen, das hier nicht hingehört.", "A character is out of place here."))
    }

    /// An error at a place of a document.
    static func fehler(_ code: XMLFehler.Code, _ bytes: [UInt8], _ stelle: Int, _ befund: Satz) -> XMLFehler {
        let ort = ort(bytes, stelle)
        return XMLFehler(code, zeile: ort.zeile, spalte: ort.spalte, befund)
    }

    /// Line and column of a place, from 1. Linear in what lies before.
    static func ort(_ bytes: [UInt8], _ stelle: Int) -> (zeile: Int, spalte: Int) {
        var (zeile, spalte) = (1, 1)
        var index = 0
        while index < stelle, index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0A || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)) {
                zeile += 1
                spalte = 1
            } else if byte & 0xC0 != 0x80 {
                spalte += 1
            }
            index += 1
        }
        return (zeile, spalte)
    }
}
