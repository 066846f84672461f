// Paths in the texts that git prints and reads (git-config, core.quotePath): a path with a control byte, a quotation mark, a
// backslash or a byte over 0x7f stands in quotation marks, such bytes as \t, \n, \", \\ or three octal digits.
//
//   vorlagen/prüfung.md    →    "vorlagen/pr\303\274fung.md"

/// Writes paths as git does.
public enum PathQuoting {
    /// The path as it stands in a line, in quotation marks if need be.
    public static func quoted(_ path: [UInt8]) -> [UInt8] {
        guard path.contains(where: { $0 < 0x20 || $0 >= 0x7f || $0 == 0x22 || $0 == 0x5c }) else { return path }
        var text: [UInt8] = [0x22]
        for byte in path {
            switch byte {
            case 0x22, 0x5c: text += [0x5c, byte]
            case 0x07...0x0d: text += [0x5c, Array("abtnvfr".utf8)[Int(byte) - 7]]
            case 0x20..<0x7f: text.append(byte)
            default: text += [0x5c, 0x30 + byte >> 6, 0x30 + byte >> 3 & 7, 0x30 + byte & 7]
            }
        }
        text.append(0x22)
        return text
    }
}
