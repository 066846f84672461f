internal import Bytes

/// How text of any kind becomes lines of ASCII that mail can carry.
enum MailText {
    /// A text for a header: as it is when it is short and plain, else as encoded words (RFC 2047, encoding B), which are as long as a line may
    /// be (76 characters, the header's name included) and are divided between characters only.
    ///
    /// - Parameters:
    ///   - text: One line without controls.
    ///   - column: How many characters stand before it on its line.
    static func words(_ text: String, after column: Int) -> String {
        guard !text.isEmpty else { return "" }
        if isPlain(text) && text.utf8.count + column <= 70 { return text }
        let frame = "=?UTF-8?B??=".utf8.count
        var words: [String] = []
        var piece: [UInt8] = []
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            // Four letters for three bytes; a line that goes on begins with a blank.
            let width = 76 - frame - (words.isEmpty ? column : 1)
            if (piece.count + bytes.count + 2) / 3 * 4 > width {
                words.append(Base64.encode(piece))
                piece = []
            }
            piece += bytes
        }
        words.append(Base64.encode(piece))
        return words.map { "=?UTF-8?B?\($0)?=" }.joined(separator: "\r\n ")
    }

    /// Letters, digits, blanks and what has no meaning in a header, neither in a subject nor in a sender's name.
    private static func isPlain(_ text: String) -> Bool {
        guard text.utf8.first != 0x20, text.utf8.last != 0x20 else { return false }
        return text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), 0x20, UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "+"):
                true
            default: false
            }
        }
    }

    /// Lines in quoted-printable (RFC 2045, 6.7): at most 76 characters each, none ending in a blank. A full stop and "From " at the beginning of
    /// a line are encoded, which programs on the way have taken for an end or escaped.
    static func quotedPrintable(_ lines: [String], into bytes: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        for line in lines {
            let line = Array(line.utf8)
            var column = 0
            for (index, byte) in line.enumerated() {
                let isLast = index == line.count - 1
                let isFirst = index == 0
                let isRisky =
                    byte == 0x20 && isLast || isFirst && byte == UInt8(ascii: ".")
                    || isFirst && line.starts(with: "From ".utf8)
                let isPlain = (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "=") && !isRisky
                let width = isPlain ? 1 : 3
                // Room for the sign that the line goes on, but for the last one.
                if column + width > (isLast ? 76 : 75) {
                    bytes += [UInt8(ascii: "="), 0x0D, 0x0A]
                    column = 0
                }
                if isPlain {
                    bytes.append(byte)
                } else {
                    bytes += [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
                column += width
            }
            bytes += [0x0D, 0x0A]
        }
    }
}
