import Bytes

/// Turns a description in HTML, as editors of planning programs write it, into Markdown.
///
/// Taken are paragraphs, headings, lists, quotations, emphasis, code and links to http and https. Everything else is dropped and named; the
/// text in it stays, but that of `script`, `style` and the like. Nothing of the input becomes markup: what would be is escaped. Linear.
struct HTMLText {
    /// The Markdown.
    private(set) var text = ""
    /// Names of elements that were dropped, each once, in the order they were met.
    private(set) var entfallen: [String] = []

    private var ausstehend: [String] = []
    private var leerraum = false
    private var umbrueche = 0
    private var zitate = 0
    private var listen: [(geordnet: Bool, nummer: Int, breite: Int)] = []
    private var punkt = false
    private var vorformatiert = false
    private var verweise: [String?] = []
    private var stumm = 0

    /// The most lists and quotations inside each other that are kept apart.
    static let tiefenLimit = 20

    /// Converts a text; one without any tag is taken as it is, since then it was never HTML.
    init(_ html: String) {
        let bytes = Array(html.utf8)
        var at = 0
        guard bytes.indices.contains(where: { Self.beginntTag(bytes, $0) }) else {
            text = html
            return
        }
        var run: [UInt8] = []
        while at < bytes.count {
            if Self.beginntTag(bytes, at) {
                schreibe(run)
                run = []
                at = tag(bytes, at)
            } else {
                run.append(bytes[at])
                at += 1
            }
        }
        schreibe(run)
        while text.utf8.last == 0x0A || text.utf8.last == 0x20 { text.removeLast() }
    }

    private static func beginntTag(_ bytes: [UInt8], _ at: Int) -> Bool {
        guard bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count else { return false }
        switch bytes[at + 1] {
        case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
        default: return false
        }
    }

    // MARK: Tags

    /// Reads a tag or comment and returns where the text goes on.
    private mutating func tag(_ bytes: [UInt8], _ start: Int) -> Int {
        if bytes[start...].starts(with: "<!--".utf8) {
            var at = start + 4
            while at < bytes.count, !(bytes[at] == UInt8(ascii: ">") && bytes[at - 1] == 0x2D && bytes[at - 2] == 0x2D)
            {
                at += 1
            }
            return min(at + 1, bytes.count)
        }
        var at = start + 1
        let closing = bytes[at] == UInt8(ascii: "/")
        if closing { at += 1 }
        var name: [UInt8] = []
        while at < bytes.count, let letter = Self.buchstabe(bytes[at]), name.count < 20 {
            name.append(letter)
            at += 1
        }
        var quote: UInt8 = 0
        let attributes = at
        while at < bytes.count, quote != 0 || bytes[at] != UInt8(ascii: ">") {
            let byte = bytes[at]
            if quote != 0 { if byte == quote { quote = 0 } } else if byte == 0x22 || byte == 0x27 { quote = byte }
            at += 1
        }
        let word = String(decoding: name, as: UTF8.self)
        if closing {
            schliesse(word)
        } else {
            oeffne(word, Array(bytes[attributes..<at]))
        }
        return min(at + 1, bytes.count)
    }

    private static func buchstabe(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x41...0x5A: byte + 0x20
        case 0x61...0x7A, 0x30...0x39: byte
        default: nil
        }
    }

    private mutating func oeffne(_ name: String, _ attributes: [UInt8]) {
        if stumm > 0 {
            if Self.stumme.contains(name) { stumm += 1 }
            return
        }
        switch name {
        case "p", "div": trenne(2)
        case "br": zeilenende()
        case "b", "strong": kuendigeAn("**")
        case "i", "em": kuendigeAn("*")
        case "code" where !vorformatiert: kuendigeAn("`")
        case "pre":
            trenne(2)
            beginneZeile()
            text += "```"
            umbrueche = 1
            vorformatiert = true
        case "h1", "h2", "h3", "h4", "h5", "h6":
            trenne(2)
            kuendigeAn(String(repeating: "#", count: Int(name.utf8.last ?? 0x31) - 0x30) + " ")
        case "ul", "ol":
            trenne(listen.isEmpty ? 2 : 1)
            if listen.count < Self.tiefenLimit { listen.append((name == "ol", 0, name == "ol" ? 3 : 2)) }
        case "li":
            trenne(1)
            if !listen.isEmpty { listen[listen.count - 1].nummer += 1 }
            punkt = true
        case "blockquote":
            trenne(2)
            if zitate < Self.tiefenLimit { zitate += 1 }
        case "a":
            let link = Self.verweis(attributes)
            verweise.append(link)
            if link != nil { kuendigeAn("[") } else { melde("a") }
        case "span", "u", "font", "html", "body", "head", "tbody", "thead", "": break
        case "tr", "hr", "table", "section", "article", "figure":
            trenne(name == "tr" ? 1 : 2)
            if name != "tr" { melde(name) }
        case "td", "th": leerraum = true
        default:
            if Self.stumme.contains(name) { stumm = 1 }
            melde(name)
        }
    }

    private mutating func schliesse(_ name: String) {
        if stumm > 0 {
            if Self.stumme.contains(name) { stumm -= 1 }
            return
        }
        switch name {
        case "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "table": trenne(2)
        case "b", "strong": endet("**")
        case "i", "em": endet("*")
        case "code" where !vorformatiert: endet("`")
        case "pre" where vorformatiert:
            umbrueche = 1
            beginneZeile()
            text += "```"
            vorformatiert = false
            trenne(2)
        case "ul", "ol":
            if !listen.isEmpty { listen.removeLast() }
            punkt = false
            trenne(listen.isEmpty ? 2 : 1)
        case "li":
            punkt = false
            trenne(1)
        case "blockquote":
            trenne(2)
            zitate = max(0, zitate - 1)
        case "a":
            guard let link = verweise.popLast() ?? nil else { return }
            if let last = ausstehend.lastIndex(of: "[") {
                ausstehend.remove(at: last)
            } else {
                text += "](\(link))"
            }
        default: break
        }
    }

    /// Elements whose text is none.
    private static let stumme: Set<String> = [
        "script", "style", "title", "template", "noscript", "iframe", "object", "svg", "math", "select", "textarea",
    ]

    private mutating func melde(_ name: String) {
        if entfallen.count < 50, !entfallen.contains(name) { entfallen.append(name) }
    }

    /// Marks wait for the text they stand before; more than some are never meant.
    private mutating func kuendigeAn(_ zeichen: String) { if ausstehend.count < 100 { ausstehend.append(zeichen) } }

    private mutating func endet(_ zeichen: String) {
        if let last = ausstehend.lastIndex(of: zeichen) { ausstehend.remove(at: last) } else { text += zeichen }
    }

    /// The address of a link that may stay.
    private static func verweis(_ attributes: [UInt8]) -> String? {
        let text = String(decoding: attributes, as: UTF8.self)
        let lower = text.lowercased()
        guard lower.utf8.count == text.utf8.count, let range = Self.wert(Array(lower.utf8), "href=") else { return nil }
        let plain = Self.aufgeloest(Array(Array(text.utf8)[range]))
        let start = String(decoding: plain.prefix(8), as: UTF8.self).lowercased()
        guard start.hasPrefix("https://") || start.hasPrefix("http://"), plain.count <= 2_000 else { return nil }
        var address = ""
        for byte in plain {
            if byte <= 0x20 || byte >= 0x7F || "()<>\\\"[]`".utf8.contains(byte) {
                address += "%" + Hex.string([byte]).uppercased()
            } else {
                address.unicodeScalars.append(UnicodeScalar(byte))
            }
        }
        return address
    }

    private static func wert(_ bytes: [UInt8], _ name: String) -> Range<Int>? {
        let name = Array(name.utf8)
        var at = 0
        while at + name.count < bytes.count {
            if bytes[at] <= 0x20, bytes[(at + 1)...].starts(with: name) {
                let first = at + 1 + name.count
                guard first < bytes.count else { return nil }
                let quote = bytes[first]
                let quoted = quote == 0x22 || quote == 0x27
                var end = quoted ? first + 1 : first
                let start = end
                while end < bytes.count, quoted ? bytes[end] != quote : bytes[end] > 0x20 { end += 1 }
                return start..<end
            }
            at += 1
        }
        return nil
    }

    // MARK: Text

    private mutating func trenne(_ lines: Int) {
        leerraum = false
        if !text.isEmpty { umbrueche = max(umbrueche, lines) }
    }

    private mutating func zeilenende() {
        leerraum = false
        if !text.isEmpty { umbrueche = min(2, umbrueche + 1) }
    }

    private mutating func beginneZeile() {
        let prefix = String(repeating: "> ", count: zitate)
        if umbrueche > 0 || text.isEmpty {
            if umbrueche == 2 { text += zitate > 0 ? "\n" + prefix.dropLast() : "\n" }
            if umbrueche > 0 { text += "\n" }
            text += prefix
            let inside = punkt ? listen.dropLast() : listen[...]
            text += String(repeating: " ", count: inside.reduce(0) { $0 + $1.breite })
            if punkt {
                if let list = listen.last { text += list.geordnet ? "\(list.nummer). " : "- " } else { text += "- " }
            }
            punkt = false
        } else if leerraum {
            text += " "
        }
        umbrueche = 0
        leerraum = false
    }

    private mutating func schreibe(_ run: [UInt8]) {
        if run.isEmpty || stumm > 0 { return }
        let plain = Self.aufgeloest(run)
        if vorformatiert {
            for (number, line) in plain.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
                if number > 0 { umbrueche = 1 }
                if line.isEmpty { continue }
                beginneZeile()
                text += String(decoding: line.filter { $0 >= 0x20 || $0 == 0x09 }, as: UTF8.self)
            }
            return
        }
        var word: [UInt8] = []
        func flush(_ me: inout HTMLText) {
            if word.isEmpty { return }
            let first = me.umbrueche > 0 || me.text.isEmpty
            me.beginneZeile()
            for mark in me.ausstehend { me.text += mark }
            let bare = first && me.ausstehend.isEmpty
            me.ausstehend = []
            me.text += Self.geschuetzt(word, amAnfang: bare)
            word = []
        }
        for byte in plain {
            if byte <= 0x20 {
                flush(&self)
                if !text.isEmpty { leerraum = true }
            } else if byte != 0x7F {
                word.append(byte)
            }
        }
        flush(&self)
    }

    /// A word in which nothing is markup.
    private static func geschuetzt(_ word: [UInt8], amAnfang: Bool) -> String {
        var safe: [UInt8] = []
        let digits = word.prefix { (0x30...0x39).contains($0) }.count
        for (place, byte) in word.enumerated() {
            let opens = amAnfang && place == 0 && "#>-+=~|".utf8.contains(byte)
            let numbers = amAnfang && digits > 0 && place == digits && (byte == 0x2E || byte == 0x29)
            if "\\`*_[]<".utf8.contains(byte) || opens || numbers { safe.append(UInt8(ascii: "\\")) }
            safe.append(byte)
        }
        return String(decoding: safe, as: UTF8.self)
    }

    // MARK: References

    private static let namen: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0x20, "auml": 0xE4, "ouml": 0xF6,
        "uuml": 0xFC, "Auml": 0xC4, "Ouml": 0xD6, "Uuml": 0xDC, "szlig": 0xDF, "eacute": 0xE9, "egrave": 0xE8,
        "agrave": 0xE0, "ccedil": 0xE7, "euro": 0x20AC, "sect": 0xA7, "ndash": 0x2013, "mdash": 0x2014,
        "bdquo": 0x201E, "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A,
        "laquo": 0xAB, "raquo": 0xBB, "hellip": 0x2026, "bull": 0x2022, "middot": 0xB7, "deg": 0xB0, "shy": 0xAD,
        "copy": 0xA9, "reg": 0xAE, "times": 0xD7, "rarr": 0x2192, "larr": 0x2190, "para": 0xB6,
    ]

    /// References resolved; what is none stays.
    private static func aufgeloest(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
        var plain: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "&") {
                var end = at + 1
                while end < bytes.count, end - at <= 12, bytes[end] != UInt8(ascii: ";"), bytes[end] > 0x20 { end += 1 }
                if end < bytes.count, bytes[end] == UInt8(ascii: ";"),
                    let scalar = zeichen(Array(bytes[(at + 1)..<end]))
                {
                    plain += Array(String(Character(scalar)).utf8)
                    at = end + 1
                    continue
                }
            }
            plain.append(bytes[at])
            at += 1
        }
        return plain
    }

    private static func zeichen(_ name: [UInt8]) -> UnicodeScalar? {
        guard name.first == UInt8(ascii: "#") else {
            return namen[String(decoding: name, as: UTF8.self)].flatMap { UnicodeScalar($0) }
        }
        let hexadecimal = name.count > 1 && (name[1] | 0x20) == UInt8(ascii: "x")
        let digits = String(decoding: name.dropFirst(hexadecimal ? 2 : 1), as: UTF8.self)
        guard let value = UInt32(digits, radix: hexadecimal ? 16 : 10), value >= 0x20 || value == 0x0A else {
            return nil
        }
        return value == 0xA0 ? " " : UnicodeScalar(value)
    }
}
