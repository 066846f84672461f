internal import Bytes
internal import Templates

/// Turns a document into UTF-8 that holds only characters XML 1.0 can carry (section 2.2), and reads its declaration.
///
/// The encoding is what the byte order mark says, else what the declaration says, else UTF-8; the two must not contradict.
struct XMLEingabe {
    /// The document in UTF-8; the same array where it already was.
    private(set) var bytes: [UInt8]
    /// Where the document begins, behind the byte order mark and the declaration.
    private(set) var anfang = 0

    /// Throws `grenze`, `zeichensatz`, `zeichen` and `form`.
    init(_ roh: [UInt8], _ grenzen: XMLGrenzen) throws(XMLFehler) {
        bytes = roh
        guard roh.count <= grenzen.bytes else {
            throw XMLFehler(
                .grenze,
                Satz(
                    "Die Datei hat mehr als \(grenzen.bytes >> 20) MiB.",
                    "The file has more than \(grenzen.bytes >> 20) MiB."))
        }
        var marke: Zeichensatz?
        if let (zeichensatz, laenge) = Zeichensatz.marke(roh) {
            marke = zeichensatz
            anfang = laenge
        }
        if roh.starts(with: [0xFF, 0xFE, 0, 0]) || roh.starts(with: [0, 0, 0xFE, 0xFF]) {
            throw Self.fremd("UTF-32")
        }
        if marke == .utf16le || marke == .utf16be {
            let (klein, satz) = (marke == .utf16le, marke == .utf16le ? "UTF-16LE" : "UTF-16BE")
            guard let text = Zeichensatz.utf8(utf16: roh, von: anfang, kleinesEndeZuerst: klein) else {
                throw XMLFehler(
                    .zeichensatz,
                    Satz("Die Datei beginnt als UTF-16, ist aber keins.", "The file begins as UTF-16 but is none."))
            }
            bytes = text
            anfang = 0
            if let erklaert = try erklaerung() {
                guard ["UTF-16", satz].contains(erklaert) else { throw Self.widerspruch(erklaert, "UTF-16") }
            }
        } else {
            guard !(roh.count > 1 && (roh[0] == 0 || roh[1] == 0)) else {
                throw XMLFehler(
                    .zeichensatz,
                    Satz(
                        "Die Datei scheint in UTF-16 zu sein, ihr fehlt aber die Kennung (BOM).",
                        "The file seems to be in UTF-16 but lacks its byte order mark."))
            }
            try achtBit(mitMarke: marke == .utf8)
        }
        try pruefe()
    }

    /// UTF-8 and the encodings with one byte for a character.
    private mutating func achtBit(mitMarke: Bool) throws(XMLFehler) {
        var erklaert = try erklaerung() ?? "UTF-8"
        if erklaert == "UTF8" { erklaert = "UTF-8" }
        if mitMarke, erklaert != "UTF-8" { throw Self.widerspruch(erklaert, "UTF-8") }
        switch erklaert {
        case "UTF-8": break
        case "US-ASCII", "ASCII":
            if let stelle = bytes.firstIndex(where: { $0 >= 0x80 }) {
                throw XMLLeser.fehler(
                    .zeichensatz, bytes, stelle,
                    Satz(
                        "Angegeben ist der Zeichensatz \(erklaert), hier steht ein anderes Zeichen.",
                        "The declared encoding is \(erklaert), but here is another character."))
            }
        case "ISO-8859-1", "LATIN1", "LATIN-1", "ISO8859-1": bytes = Zeichensatz.utf8(latin1: bytes)
        case "WINDOWS-1252", "CP1252", "CP-1252":
            if let stelle = bytes.firstIndex(where: { Zeichensatz.windows1252($0) == nil }) {
                throw XMLLeser.fehler(
                    .zeichensatz, bytes, stelle,
                    Satz(
                        "Angegeben ist der Zeichensatz windows-1252, in dem es dieses Zeichen nicht gibt.",
                        "The declared encoding is windows-1252, which does not have this character."))
            }
            bytes = Zeichensatz.utf8(windows1252: bytes)
        case "UTF-16", "UTF-16LE", "UTF-16BE": throw Self.widerspruch(erklaert, "UTF-8")
        default: throw Self.fremd(erklaert)
        }
    }

    /// Whether everything is UTF-8 and a character of XML.
    private func pruefe() throws(XMLFehler) {
        let bytes = bytes
        if let stelle = Zeichensatz.ersterFehler(utf8: bytes, von: anfang) {
            throw XMLLeser.fehler(
                .zeichensatz, bytes, stelle,
                Satz("Die Datei ist nicht in UTF-8.", "The file is not in UTF-8."))
        }
        var stelle = anfang
        let ende = bytes.count
        while stelle < ende {
            let byte = bytes[stelle]
            if byte < 0x20 {
                if byte != 0x0A, byte != 0x0D, byte != 0x09 { throw Self.verboten(bytes, stelle, UInt32(byte)) }
            } else if byte == 0xEF, stelle + 2 < ende, bytes[stelle + 1] == 0xBF, bytes[stelle + 2] >= 0xBE {
                throw Self.verboten(bytes, stelle, 0xFF00 | 0xC0 | UInt32(bytes[stelle + 2] & 0x3F))
            }
            stelle += 1
        }
    }

    private static func verboten(_ bytes: [UInt8], _ stelle: Int, _ zeichen: UInt32) -> XMLFehler {
        let hex = String(zeichen, radix: 16, uppercase: true)
        let name = "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
        return XMLLeser.fehler(
            .zeichen, bytes, stelle,
            Satz(
                "Hier steht das Zeichen \(name), das es in XML nicht gibt.",
                "Here is the character \(name), which XML does not have."))
    }

    private static func fremd(_ name: String) -> XMLFehler {
        XMLFehler(
            .zeichensatz,
            Satz(
                "Der Zeichensatz \(Sprache.de.quoted(name)) wird nicht gelesen.",
                "The encoding \(Sprache.en.quoted(name)) is not read."))
    }

    private static func widerspruch(_ erklaert: String, _ wirklich: String) -> XMLFehler {
        XMLFehler(
            .zeichensatz,
            Satz(
                "Angegeben ist der Zeichensatz \(erklaert), gespeichert ist die Datei aber als \(wirklich).",
                "The declared encoding is \(erklaert), but the file is stored as \(wirklich)."))
    }

    // MARK: The declaration (XML 1.0, section 2.8)

    /// Reads over `<?xml …?>` if it is there, and returns the encoding it names, in capitals.
    private mutating func erklaerung() throws(XMLFehler) -> String? {
        let anfangswort = Array("<?xml".utf8)
        guard bytes[anfang...].starts(with: anfangswort), anfang + 5 < bytes.count, istLeer(bytes[anfang + 5]) else {
            return nil
        }
        // A declaration is short; looking further would be looking through the document.
        let grenze = min(bytes.count, anfang + 1_000)
        var stelle = anfang + 5
        var angaben: [(name: String, wert: String)] = []
        while true {
            let vorher = stelle
            while stelle < grenze, istLeer(bytes[stelle]) { stelle += 1 }
            guard stelle + 1 < grenze else { throw schlecht(stelle) }
            if bytes[stelle] == UInt8(ascii: "?"), bytes[stelle + 1] == UInt8(ascii: ">") { break }
            guard stelle > vorher, let (angabe, danach) = angabe(stelle, grenze) else { throw schlecht(stelle) }
            angaben.append(angabe)
            stelle = danach
        }
        let namen = angaben.map(\.name)
        guard
            [["version"], ["version", "encoding"], ["version", "standalone"], ["version", "encoding", "standalone"]]
                .contains(namen)
        else { throw schlecht(anfang) }
        let version = Array(angaben[0].wert.utf8)
        guard version.count >= 3, version.starts(with: "1.".utf8), version.dropFirst(2).allSatisfy(istZiffer) else {
            throw schlecht(anfang)
        }
        if let allein = angaben.last, allein.name == "standalone" {
            guard ["yes", "no"].contains(allein.wert) else { throw schlecht(anfang) }
        }
        anfang = stelle + 2
        guard namen.count > 1, namen[1] == "encoding" else { return nil }
        let name = angaben[1].wert
        guard let erstes = name.utf8.first, istBuchstabe(erstes) else { throw schlecht(anfang) }
        return name.uppercased()
    }

    /// `name = "value"` with the place behind it; the value has letters, digits and `._-`.
    private func angabe(_ von: Int, _ grenze: Int) -> ((name: String, wert: String), Int)? {
        var stelle = von
        while stelle < grenze, istBuchstabe(bytes[stelle]) { stelle += 1 }
        let name = String(decoding: bytes[von..<stelle], as: UTF8.self)
        while stelle < grenze, istLeer(bytes[stelle]) { stelle += 1 }
        guard stelle < grenze, bytes[stelle] == UInt8(ascii: "=") else { return nil }
        stelle += 1
        while stelle < grenze, istLeer(bytes[stelle]) { stelle += 1 }
        guard stelle < grenze, bytes[stelle] == UInt8(ascii: "\"") || bytes[stelle] == UInt8(ascii: "'") else {
            return nil
        }
        let zeichen = bytes[stelle]
        stelle += 1
        let anfang = stelle
        while stelle < grenze, bytes[stelle] != zeichen {
            let byte = bytes[stelle]
            guard istBuchstabe(byte) || istZiffer(byte) || "._-".utf8.contains(byte) else { return nil }
            stelle += 1
        }
        guard stelle < grenze, stelle > anfang else { return nil }
        return ((name, String(decoding: bytes[anfang..<stelle], as: UTF8.self)), stelle + 1)
    }

    private func schlecht(_ stelle: Int) -> XMLFehler {
        let satz = Satz("Die erste Zeile (»<?xml …?>«) ist falsch.", "The first line (“<?xml …?>”) is wrong.")
        return XMLLeser.fehler(stelle >= bytes.count ? .abgebrochen : .form, bytes, stelle, satz)
    }

    private func istLeer(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    private func istZiffer(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func istBuchstabe(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
