/// What an entry of an archive may be called.
enum ZIPName {
    /// The name as text: UTF-8 where the flag says so or the bytes are, else code page 437 (APPNOTE.TXT, appendix D).
    ///
    /// Throws `name` when it leads out of the folder it would be unpacked in, or cannot be shown.
    static func geprueft(_ roh: [UInt8], utf8: Bool) throws(ZIPFehler) -> String {
        let name: String
        if let text = String(validating: roh, as: UTF8.self) {
            name = text
        } else {
            guard !utf8 else { throw schlecht("", "ist nicht in UTF-8", "is not in UTF-8") }
            name = String(String.UnicodeScalarView(roh.compactMap(codepage437)))
        }
        guard !roh.isEmpty else { throw schlecht("", "ist leer", "is empty") }
        guard name.unicodeScalars.allSatisfy({ $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }) else {
            throw schlecht("", "enthält Steuerzeichen", "has control characters")
        }
        guard !name.utf8.contains(UInt8(ascii: "\\")) else { throw schlecht(name, "enthält »\\«", "has a backslash") }
        guard name.utf8.first != UInt8(ascii: "/"), !istLaufwerk(roh) else {
            throw schlecht(name, "beginnt an der Wurzel", "begins at the root")
        }
        var teile = name.split(separator: "/", omittingEmptySubsequences: false)
        if teile.last?.isEmpty == true { teile.removeLast() }
        for teil in teile where teil.isEmpty || teil == "." || teil == ".." || teil.lowercased() == ".git" {
            throw schlecht(name, "führt woandershin", "leads elsewhere")
        }
        return name
    }

    private static func istLaufwerk(_ roh: [UInt8]) -> Bool {
        roh.count >= 2 && roh[1] == UInt8(ascii: ":") && (0x61...0x7A).contains(roh[0] | 0x20)
    }

    private static func schlecht(_ name: String, _ deutsch: String, _ english: String) -> ZIPFehler {
        ZIPFehler(.name, eintrag: name, Satz("Ein Name im Archiv \(deutsch).", "A name in the archive \(english)."))
    }

    // MARK: Code page 437

    private static func codepage437(_ byte: UInt8) -> Unicode.Scalar? {
        byte < 0x80 ? Unicode.Scalar(byte) : obere[Int(byte) - 0x80]
    }

    /// 0x80 to 0xFF.
    private static let obere = Array(
        ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧"
            + "╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
}
