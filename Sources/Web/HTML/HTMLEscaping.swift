import Bytes

/// How breaks and tabs in a text are written.
enum HTMLSpacing {
    /// Each becomes a blank, because the text is one line.
    case oneLine
    /// They stay, because the text is code.
    case kept
}

extension [UInt8] {
    /// Appends text so that it is text and nothing else, between tags as well as inside a quoted attribute value.
    ///
    /// The five signs of markup become references. What could mislead a reader (`Text.isUnsafeToShow`: controls, direction,
    /// invisible joiners), and what HTML does not allow at all (the last two code points of every plane), is written out as `U+XXXX`.
    /// The bytes must be UTF-8, which those of a `String` are; a stray byte is written as U+FFFD. Linear.
    mutating func appendEscaped(_ utf8: Span<UInt8>, _ spacing: HTMLSpacing = .oneLine) {
        var index = 0
        while index < utf8.count {
            let byte = utf8[index]
            if byte < 0x80 {
                index += 1
                appendASCII(byte, spacing)
                continue
            }
            let (scalar, width) = UTF8Reading.scalar(utf8, at: index)
            if HTMLText.isUnsafe(scalar) {
                append(contentsOf: HTMLText.spelled(scalar).utf8)
            } else if scalar == "\u{FFFD}" {
                append(contentsOf: [0xEF, 0xBF, 0xBD])
            } else {
                for place in index..<index + width { append(utf8[place]) }
            }
            index += width
        }
    }

    private mutating func appendASCII(_ byte: UInt8, _ spacing: HTMLSpacing) {
        switch byte {
        case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
        case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
        case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
        case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
        case UInt8(ascii: "'"): append(contentsOf: "&#39;".utf8)
        case 0x0A, 0x09: append(spacing == .kept ? byte : 0x20)
        case 0x00..<0x20, 0x7F: append(contentsOf: HTMLText.spelled(Unicode.Scalar(byte)).utf8)
        default: append(byte)
        }
    }
}

/// What is true of text on a page.
enum HTMLText {
    /// Whether a scalar must not stand on a page as it is.
    static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        Text.isUnsafeToShow(scalar) || scalar.value & 0xFFFE == 0xFFFE
    }

    /// "U+202E".
    static func spelled(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: Swift.max(0, 4 - digits.utf8.count)) + digits
    }
}

/// Reads scalars from bytes.
enum UTF8Reading {
    /// The scalar that begins at an index, and how many bytes it has; U+FFFD and 1 where there is none.
    static func scalar(_ utf8: Span<UInt8>, at index: Int) -> (Unicode.Scalar, width: Int) {
        guard index >= 0 && index < utf8.count else { return ("\u{FFFD}", 1) }
        let lead = UInt32(utf8[index])
        if lead < 0x80 { return (Unicode.Scalar(UInt8(lead)), 1) }
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead < 0xF5, index + width <= utf8.count else { return ("\u{FFFD}", 1) }
        var value = lead & (0xFF >> UInt32(width + 1))
        for place in index + 1..<index + width {
            let next = UInt32(utf8[place])
            guard next & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
            value = value << 6 | next & 0x3F
        }
        let smallest: UInt32 = width == 4 ? 0x10000 : width == 3 ? 0x800 : 0x80
        guard value >= smallest, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", 1) }
        return (scalar, width)
    }

    /// The scalar that ends before an index, or nil at the beginning.
    static func scalar(_ utf8: Span<UInt8>, before index: Int) -> Unicode.Scalar? {
        guard index > 0 && index <= utf8.count else { return nil }
        var start = index - 1
        while start > 0 && index - start < 4 && utf8[start] & 0xC0 == 0x80 { start -= 1 }
        let (scalar, width) = scalar(utf8, at: start)
        return start + width == index ? scalar : "\u{FFFD}"
    }
}
