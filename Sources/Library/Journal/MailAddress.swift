/// An address that mail may be sent to or come from, in the plain form that people have.
///
/// Narrower than RFC 5322 on purpose: programs with sendmail's interface have understood a name that begins with `|`, `/`, `:` or `-`
/// as a command, a file, a list or an option.
public struct MailAddress: Hashable, Sendable, CustomStringConvertible {
    /// The address as it was written.
    private let text: String

    /// The address.
    public var description: String { text }
    /// What stands after the `@`, in small letters.
    public var host: String { text.split(separator: "@").last.map { $0.lowercased() } ?? "" }

    /// Takes `name@host`: a name of letters, digits and `. _ + - =`, at most 64 of them, beginning with a letter or digit, no full stops
    /// beside each other or at the end; a host of labels as in DNS, at least one. At most 254 characters, all ASCII.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count <= 254 else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, (1...64).contains(parts[0].count) else { return nil }
        for atom in parts[0].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard !atom.isEmpty, atom.allSatisfy({ Self.isAlphanumeric($0) || "_+-=".utf8.contains($0) }) else {
                return nil
            }
        }
        guard let first = parts[0].first, Self.isAlphanumeric(first) else { return nil }
        for label in parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
            guard (1...63).contains(label.count),
                label.allSatisfy({ Self.isAlphanumeric($0) || $0 == UInt8(ascii: "-") }),
                label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-")
            else { return nil }
        }
        self.text = text
    }

    /// Whether it looks like a person's: two words of letters with a full stop between, as first and family name.
    public var looksPersonal: Bool {
        let words = text.prefix { $0 != "@" }.split(separator: ".", omittingEmptySubsequences: false)
        return words.count == 2 && words.allSatisfy { word in word.allSatisfy { $0.isLetter || $0 == "-" } }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
