internal import Bytes

/// Content lines of RFC 5545 (3.1): CR LF at the end, folded at 75 bytes.
struct ICalendarLines {
    /// What has been written.
    private(set) var bytes: [UInt8] = []
    /// Bytes on the line that is being written, the blank of a folded one included.
    private var column = 0

    /// The most bytes of a line, its end not counted.
    private static let width = 75

    /// A line of our own making: ASCII without line breaks.
    mutating func plain(_ line: String) {
        for byte in line.utf8 { append(CollectionOfOne(byte)) }
        end()
    }

    /// A property with a text for its value.
    mutating func text(_ name: StaticString, _ value: String, _ spacing: HTMLSpacing) {
        append(name.description.utf8)
        append(":".utf8)
        escaped(value, spacing)
        end()
    }

    /// A property with a list of texts, or nothing when none of them says anything.
    mutating func texts(_ name: StaticString, _ values: [String]) {
        let values = values.filter { !Self.shown($0, .oneLine).isEmpty }
        guard !values.isEmpty else { return }
        append(name.description.utf8)
        for (index, value) in values.enumerated() {
            append((index == 0 ? ":" : ",").utf8)
            escaped(value, .oneLine)
        }
        end()
    }

    /// The characters of a text that are shown, line breaks of any kind as LF or as blanks.
    static func shown(_ text: String, _ spacing: HTMLSpacing) -> [Unicode.Scalar] {
        var shown: [Unicode.Scalar] = []
        var afterReturn = false
        for scalar in text.unicodeScalars {
            defer { afterReturn = scalar == "\r" }
            switch scalar {
            case "\n" where afterReturn: continue
            case "\n", "\r", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}":
                shown.append(spacing == .kept ? "\n" : " ")
            case "\t": shown.append(" ")
            default: if !HTMLText.isUnsafe(scalar) { shown.append(scalar) }
            }
        }
        return shown
    }

    /// The escapes of TEXT (3.3.11). An escape is one piece, because readers that unfold late would break it.
    private mutating func escaped(_ text: String, _ spacing: HTMLSpacing) {
        for scalar in Self.shown(text, spacing) {
            switch scalar {
            case "\\": append("\\\\".utf8)
            case ";": append("\\;".utf8)
            case ",": append("\\,".utf8)
            case "\n": append("\\n".utf8)
            default: append(String(scalar).utf8)
            }
        }
    }

    /// A piece that is not divided.
    private mutating func append(_ piece: some Collection<UInt8>) {
        if column + piece.count > Self.width {
            bytes += [0x0D, 0x0A, 0x20]
            column = 1
        }
        bytes.append(contentsOf: piece)
        column += piece.count
    }

    private mutating func end() {
        bytes += [0x0D, 0x0A]
        column = 0
    }
}
