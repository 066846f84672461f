import Bytes

/// The inside of a block of text with markup: emphasis, code, links.
enum Dokumentzeile {
    typealias Stueck = Dokumenttext.Stueck

    /// How far the end of a link is looked for; longer ones are text.
    private static let weite = 2_000
    /// How many marks of emphasis can be open.
    private static let offene = 16

    private enum Zeichen {
        case stueck(Stueck)
        /// A run of asterisks or underscores: what it opens or closes is decided when all are known.
        case marke(Character, Int, oeffnet: Bool, schliesst: Bool)
    }

    /// Takes a line apart. Linear: looking ahead is bounded.
    static func stuecke(_ text: String, mitLinks: Bool = true) -> [Stueck] {
        paare(zerlege(Array(text), mitLinks: mitLinks))
    }

    // MARK: Signs

    private static func zerlege(_ text: [Character], mitLinks: Bool) -> [Zeichen] {
        var zeichen: [Zeichen] = []
        var plain = ""
        func flush() {
            if !plain.isEmpty { zeichen.append(.stueck(Stueck(text: plain))) }
            plain = ""
        }
        var at = 0
        while at < text.count {
            let sign = text[at]
            switch sign {
            case "\\" where at + 1 < text.count && istZeichen(text[at + 1]):
                plain.append(text[at + 1])
                at += 2
            case "`":
                let laenge = lauf(text, at)
                guard let ende = endeDesCodes(text, at + laenge, laenge) else {
                    plain += String(repeating: "`", count: laenge)
                    at += laenge
                    continue
                }
                flush()
                var code = text[(at + laenge)..<ende]
                if code.first == " ", code.last == " ", code.contains(where: { $0 != " " }) {
                    code = code.dropFirst().dropLast()
                }
                zeichen.append(.stueck(Stueck(text: String(code), code: true)))
                at = ende + laenge
            case "*", "_":
                let laenge = lauf(text, at)
                let (vor, nach) = (at > 0 ? text[at - 1] : " ", at + laenge < text.count ? text[at + laenge] : " ")
                flush()
                let wort = sign == "_"
                zeichen.append(
                    .marke(
                        sign, laenge, oeffnet: !nach.isWhitespace && !(wort && istWort(vor)),
                        schliesst: !vor.isWhitespace && !(wort && istWort(nach))))
                at += laenge
            case "[" where mitLinks, "!" where mitLinks && at + 1 < text.count && text[at + 1] == "[":
                let anfang = sign == "!" ? at + 1 : at
                guard let link = link(text, anfang) else {
                    plain.append(sign)
                    at += 1
                    continue
                }
                flush()
                for stueck in stuecke(String(link.text), mitLinks: false) {
                    var stueck = stueck
                    stueck.ziel = link.ziel
                    zeichen.append(.stueck(stueck))
                }
                at = link.ende
            case "<" where mitLinks:
                let ende = text[at..<min(text.count, at + weite)].firstIndex(of: ">")
                if let ende, let ziel = Dokumentziel.geprueft(String(text[(at + 1)..<ende])) {
                    flush()
                    zeichen.append(.stueck(Stueck(text: String(text[(at + 1)..<ende]), ziel: ziel)))
                    at = ende + 1
                } else {
                    plain.append(sign)
                    at += 1
                }
            default:
                plain.append(sign)
                at += 1
            }
        }
        flush()
        return zeichen
    }

    private static func istZeichen(_ sign: Character) -> Bool {
        guard let ascii = sign.asciiValue else { return false }
        return (0x21...0x7E).contains(ascii) && !istWort(sign)
    }

    private static func istWort(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber }

    private static func lauf(_ text: [Character], _ at: Int) -> Int {
        var ende = at
        while ende < text.count, text[ende] == text[at] { ende += 1 }
        return ende - at
    }

    private static func endeDesCodes(_ text: [Character], _ from: Int, _ laenge: Int) -> Int? {
        var at = from
        let limit = min(text.count, from + weite)
        while at < limit {
            guard text[at] == "`" else {
                at += 1
                continue
            }
            let found = lauf(text, at)
            if found == laenge { return at }
            at += found
        }
        return nil
    }

    /// `[text](address)`; the address is nil where it leads nowhere outside.
    private static func link(_ text: [Character], _ from: Int) -> (
        text: ArraySlice<Character>, ziel: String?, ende: Int
    )? {
        let limit = min(text.count, from + weite)
        var at = from + 1
        var tiefe = 1
        while at < limit, tiefe > 0 {
            if text[at] == "[" { tiefe += 1 }
            if text[at] == "]" { tiefe -= 1 }
            if tiefe > 0 { at += text[at] == "\\" ? 2 : 1 }
        }
        guard at + 1 < limit, tiefe == 0, text[at + 1] == "(" else { return nil }
        guard let ende = text[(at + 2)..<limit].firstIndex(of: ")") else { return nil }
        // What stands behind the address is a title.
        let address = text[(at + 2)..<ende].drop { $0 == " " || $0 == "<" }.prefix { $0 != " " && $0 != ">" }
        return (text[(from + 1)..<at], Dokumentziel.geprueft(String(address)), ende + 1)
    }

    // MARK: Emphasis

    /// Gives each mark that closes the nearest one that opens, of the same sign and length; what is left over is text.
    private static func paare(_ zeichen: [Zeichen]) -> [Stueck] {
        var partner = [Int?](repeating: nil, count: zeichen.count)
        var open: [Int] = []
        for (index, einzeln) in zeichen.enumerated() {
            guard case .marke(let sign, let laenge, let oeffnet, let schliesst) = einzeln, laenge <= 3 else { continue }
            let found = open.lastIndex { other in
                guard case .marke(let s, let l, _, _) = zeichen[other] else { return false }
                return s == sign && l == laenge
            }
            if schliesst, let found {
                partner[index] = open[found]
                partner[open[found]] = index
                open.removeSubrange(found...)
            } else if oeffnet, open.count < offene {
                open.append(index)
            }
        }
        var stuecke: [Stueck] = []
        var (fett, kursiv) = (0, 0)
        for (index, einzeln) in zeichen.enumerated() {
            switch einzeln {
            case .stueck(var stueck):
                stueck.fett = stueck.fett || fett > 0
                stueck.kursiv = stueck.kursiv || kursiv > 0
                stuecke.append(stueck)
            case .marke(let sign, let laenge, _, _):
                guard let other = partner[index] else {
                    let text = String(repeating: sign, count: laenge)
                    stuecke.append(Stueck(text: text, fett: fett > 0, kursiv: kursiv > 0))
                    continue
                }
                let step = other > index ? 1 : -1
                if laenge >= 2 { fett += step }
                if laenge != 2 { kursiv += step }
            }
        }
        return stuecke
    }
}

/// Addresses a word processor opens; it refuses a whole file for one that is none (RFC 3986).
enum Dokumentziel {
    /// The address in ASCII: http and https with a host, mailto with one recipient. Nil for everything else.
    static func geprueft(_ text: String) -> String? {
        guard text.utf8.count <= 2_000, let colon = text.firstIndex(of: ":") else { return nil }
        let scheme = text[..<colon].lowercased()
        let rest = text[text.index(after: colon)...]
        switch scheme {
        case "http", "https":
            guard rest.hasPrefix("//") else { return nil }
            let behind = rest.dropFirst(2)
            let host = behind.prefix { !"/?#".contains($0) }
            guard !host.isEmpty, host.utf8.allSatisfy({ istRechner($0) }) else { return nil }
            return "\(scheme)://\(host)\(kodiert(behind.dropFirst(host.count)))"
        case "mailto":
            let parts = rest.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }),
                rest.utf8.allSatisfy({ istRechner($0) || "_+@".utf8.contains($0) })
            else { return nil }
            return "mailto:\(rest)"
        default: return nil
        }
    }

    private static func istRechner(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: false
        }
    }

    private static func kodiert(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let istHex = { (place: Int) in
                place < bytes.count && [0x30...0x39, 0x41...0x46, 0x61...0x66].contains { $0.contains(bytes[place]) }
            }
            let isStray = byte == UInt8(ascii: "%") && !(istHex(index + 1) && istHex(index + 2))
            let bleibt = istRechner(byte) || "/?#@!$&'()*+,;=%_~".utf8.contains(byte)
            if bleibt && !isStray {
                result.append(byte)
            } else {
                result += Array("%\(Hex.string([byte]).uppercased())".utf8)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
