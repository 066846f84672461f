/// Writes content lines: CR LF, folded at 75 octets and never inside a character (RFC 5545, 3.1), parameters by RFC 6868.
struct Kalenderzeilen {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// A line that is written as it is.
    mutating func zeile(_ text: String) { falte(Array(text.utf8)) }

    /// A property whose value is a text.
    ///
    /// - Returns: whether the text comes back as it is; control characters but tab and line break have no place in a calendar.
    @discardableResult
    mutating func text(_ name: String, _ wert: String) -> Bool { text(name, [], wert) }

    /// A property with parameters whose value is a text; returns as `text` without.
    @discardableResult
    mutating func text(_ name: String, _ parameter: [(String, String)], _ wert: String) -> Bool {
        var line = Array(name.utf8)
        for (name, value) in parameter {
            line += Array(";\(name)=".utf8)
            line += Self.parameterwert(value)
        }
        line.append(UInt8(ascii: ":"))
        var whole = true
        for byte in wert.utf8 {
            switch byte {
            case 0x0A: line += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): line += [UInt8(ascii: "\\"), byte]
            case 0..<0x09, 0x0B..<0x20, 0x7F: whole = false
            default: line.append(byte)
            }
        }
        falte(line)
        return whole
    }

    private static func parameterwert(_ text: String) -> [UInt8] {
        var value: [UInt8] = []
        var quoted = false
        for byte in text.utf8 {
            switch byte {
            case 0x0A: value += Array("^n".utf8)
            case UInt8(ascii: "^"): value += Array("^^".utf8)
            case UInt8(ascii: "\""): value += Array("^'".utf8)
            case 0..<0x09, 0x0B..<0x20, 0x7F: continue
            default:
                if ",;:\\".utf8.contains(byte) { quoted = true }
                value.append(byte)
            }
        }
        return quoted ? [UInt8(ascii: "\"")] + value + [UInt8(ascii: "\"")] : value
    }

    private mutating func falte(_ line: [UInt8]) {
        var start = 0
        // The blank that a continuation begins with counts.
        var room = 75
        while line.count - start > room {
            var end = start + room
            while end > start + 1, line[end] & 0xC0 == 0x80 { end -= 1 }
            bytes += line[start..<end]
            bytes += [0x0D, 0x0A, 0x20]
            start = end
            room = 74
        }
        bytes += line[start...]
        bytes += [0x0D, 0x0A]
    }
}
