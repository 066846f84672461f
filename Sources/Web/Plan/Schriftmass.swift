/// How wide text is in a drawing, as far as that can be known without the font: lines are broken and cut here, because SVG does neither.
///
/// The widths are those of common fonts without serifs, rounded up; a font that is wider still is cut by the drawing.
enum Schriftmass {
    /// The size of type drawings are made for.
    static let grad = 13

    /// The width of a text in hundredths of the size of type.
    static func breite(_ text: some StringProtocol) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += breite(scalar) }
        return width
    }

    private static func breite(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20, 0x21, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x7C, 0x69, 0x6A, 0x6C, 0xAD, 0xB7: 36
        case 0x28, 0x29, 0x2D, 0x2F, 0x49, 0x5B, 0x5D, 0x66, 0x72, 0x74: 46
        case 0x57, 0x4D, 0x6D, 0x77, 0x40, 0x25: 98
        case 0x41...0x5A, 0xC0...0xDE: 76
        case 0x30...0x39: 62
        case 0x2013: 56
        case 0x00..<0x300: 64
        case 0x300..<0x370: 0
        case 0x370..<0x2E80: 72
        default: 110
        }
    }

    /// A text in at most so many lines of a width (in the units of the drawing); what does not fit ends with an ellipsis.
    static func zeilen(_ text: String, breite width: Int, hoechstens count: Int, fett: Bool = false) -> [String] {
        let room = width * 100 / grad * (fett ? 88 : 100) / 100
        // No title needs more, and what is thrown away is not measured.
        let words = text.prefix(400).split(whereSeparator: \.isWhitespace)
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in words {
            var rest = word[...]
            var needed = breite(rest)
            if !line.isEmpty, used + 32 + needed <= room {
                line += " " + rest
                used += 32 + needed
                continue
            }
            if !line.isEmpty {
                lines.append(line)
                if lines.count == count { return ended(lines, room) }
            }
            while needed > room {
                let part = beginning(rest, room - 42)
                lines.append(part + "-")
                if lines.count == count { return ended(lines, room) }
                rest = rest.dropFirst(part.count)
                needed = breite(rest)
            }
            line = String(rest)
            used = needed
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// A text in one line.
    static func zeile(_ text: String, breite width: Int) -> String {
        zeilen(text, breite: width, hoechstens: 1).first ?? ""
    }

    /// As many characters as there is room for, one at least.
    private static func beginning(_ text: Substring, _ room: Int) -> String {
        var part = ""
        var used = 0
        for character in text {
            used += breite(String(character))
            if used > room, !part.isEmpty { break }
            part.append(character)
        }
        return part
    }

    /// The lines with an ellipsis behind the last.
    private static func ended(_ lines: [String], _ room: Int) -> [String] {
        guard let last = lines.last else { return lines }
        let hyphen = last.hasSuffix("-") ? last.dropLast() : last[...]
        return lines.dropLast() + [beginning(hyphen, room - 100) + "…"]
    }
}
