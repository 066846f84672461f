extension Text {
    /// Text with everything a terminal could obey, or a reader could be misled by, written out as `U+XXXX`.
    ///
    /// Concerned are the C0 and C1 controls with ESC and DEL, the controls of writing direction, line and paragraph
    /// separators, invisible joiners and tags, and noncharacters. A line break or tab becomes one space, because what is shown is one line.
    public static func neutral(_ string: String) -> String {
        guard string.unicodeScalars.contains(where: isUnsafeToShow) else { return string }
        var shown = String.UnicodeScalarView()
        for scalar in string.unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                shown.append(" ")
            } else if isUnsafeToShow(scalar) {
                let digits = String(scalar.value, radix: 16, uppercase: true)
                let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
                shown.append(contentsOf: "U+\(padding)\(digits)".unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    /// Whether a scalar must not reach a terminal as it is.
    public static func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
        // In this order: C0, DEL and C1; direction; what cannot be seen; annotations, noncharacters and tags.
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        case 0x200B...0x200D, 0x2028, 0x2029, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0x00AD, 0x180E: true
        case 0xFFF9...0xFFFB, 0xFFFE...0xFFFF, 0xFDD0...0xFDEF, 0xE0000...0xE007F: true
        default: false
        }
    }

    /// How many cells of a terminal a scalar takes: none for marks that sit on the letter before, two for wide East Asian
    /// letters and pictographs, else one. Follows the ranges of UAX 11 in outline.
    public static func cells(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        // Latin; punctuation, signs, arrows, frames and shapes (but for marks at U+20D0).
        if value < 0x300 || (0x2010...0x20CF).contains(value) || (0x2100...0x2BFF).contains(value) { return 1 }
        switch value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF:
            return 2
        case 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6: return 2
        case 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD: return 2
        default: break
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: return 1
        }
    }

    /// How many cells of a terminal a string takes.
    public static func cells(_ string: String) -> Int { string.unicodeScalars.reduce(0) { $0 + cells($1) } }
}
