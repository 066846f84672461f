import Templates

/// What the styles of a workbook say about the cells that have them: which numbers are days, and how far texts are indented.
///
/// Source: ECMA-376 Part 1, sections 18.8.30 (numFmt) and 18.8.45 (xf).
struct Zellformate {
    /// One format of `cellXfs`.
    struct Format {
        var datum = false
        var einzug = 0
    }

    private(set) var formate: [Format] = []

    /// No styles: all numbers are numbers.
    init() {}

    init(_ leser: inout XMLLeser) throws(XMLFehler) {
        var codes: [Int: Bool] = [:]
        while try leser.kind() != nil {
            while let part = try leser.kind() {
                switch part.name {
                case "numFmts":
                    while try leser.kind() != nil {
                        if let id = leser.attribute.wert("numFmtId").flatMap({ Int($0) }),
                            let code = leser.attribute.wert("formatCode")
                        {
                            codes[id] = Self.istDatum(code)
                        }
                        try leser.ueberspringe()
                    }
                case "cellXfs":
                    while try leser.kind() != nil {
                        var format = Format()
                        let id = leser.attribute.wert("numFmtId").flatMap { Int($0) } ?? 0
                        format.datum = codes[id] ?? Self.eingebaut(id)
                        while let child = try leser.kind() {
                            if child.name == "alignment" {
                                format.einzug = leser.attribute.wert("indent").flatMap { Int($0) } ?? 0
                                format.einzug = min(max(format.einzug, 0), 250)
                            }
                            try leser.ueberspringe()
                        }
                        formate.append(format)
                    }
                default: try leser.ueberspringe()
                }
            }
        }
    }

    /// The format a cell names; a number that is none names the plain one.
    subscript(nummer: Int?) -> Format {
        guard let nummer, formate.indices.contains(nummer) else { return Format() }
        return formate[nummer]
    }

    /// The formats every program has without saying so; 46 is a span of time.
    private static func eingebaut(_ id: Int) -> Bool {
        switch id {
        case 14...22, 27...36, 45, 47, 50...58: true
        default: false
        }
    }

    /// Whether a number shown by a code is a day or a time of the day: its first section shows a year, month, day, hour or second.
    ///
    /// Spans of time (`[h]:mm`) are numbers. Quoted and escaped characters and what stands in brackets (colours, places) is no code.
    static func istDatum(_ code: String) -> Bool {
        if code.lowercased() == "general" { return false }
        var found = false
        var rest = code.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "\""):
                while let next = rest.popFirst(), next != UInt8(ascii: "\"") {}
            case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): _ = rest.popFirst()
            case UInt8(ascii: "["):
                let inside = rest.prefix { $0 != UInt8(ascii: "]") }
                let isSpan = !inside.isEmpty && inside.allSatisfy { "hmsHMS".utf8.contains($0) }
                if isSpan { return false }
                rest = rest.dropFirst(inside.count + 1)
            case UInt8(ascii: ";"): return found
            default: if "ymdhsYMDHS".utf8.contains(byte) { found = true }
            }
        }
        return found
    }

    /// The day a serial number stands for; nil when there is none.
    ///
    /// Day 1 is 1 January 1900 (or day 0 is 1 January 1904); number 60 is a 29 February 1900 that never was.
    static func datum(_ serial: Double, ab1904: Bool) -> Arbeitsblatt.Wert? {
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var days = Int(serial)
        var seconds = Int(((serial - Double(days)) * 86_400).rounded())
        if seconds >= 86_400 { (days, seconds) = (days + 1, 0) }
        let start = ab1904 ? -24_107 : days < 60 ? -25_568 : -25_569
        return .datum(Kalendertag(nummer: start + days), sekunden: seconds)
    }
}
