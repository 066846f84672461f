import Bytes

/// 256 random bits as text, after a word that says what they are for: `einladung-7zk3m…`. The hub keeps only the SHA-256, which needs no
/// salt: there is nothing to guess.
struct Secret {
    /// The text, as whoever holds it sends it.
    let text: String
    /// What the hub keeps.
    let hash: String

    /// Makes a new one from the system's random numbers: 52 characters of Crockford's base32 in groups of 13.
    init(_ word: String) {
        var random = SystemRandomNumberGenerator()
        let digits = Self.base32((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
        let groups = stride(from: 0, to: digits.count, by: 13).map { String(digits[$0..<min($0 + 13, digits.count)]) }
        text = "\(word)-" + groups.joined(separator: "-")
        hash = Self.hash(Array(text.utf8), word) ?? ""
    }

    /// The hash of a text; blanks around it, hyphens and case do not matter. Nil for what is none by its length or its word.
    static func hash(_ text: [UInt8], _ word: String) -> String? {
        guard text.count <= 200 else { return nil }
        let plain = text.filter { $0 > 0x20 && $0 != 0x2d }.map { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 }
        guard plain.count == word.utf8.count + 52 else { return nil }
        return Hex.string(SHA256.digest(plain.span))
    }

    /// Five bits a character, first bits first, as Crockford writes them.
    private static func base32(_ bytes: [UInt8]) -> [Character] {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        return stride(from: 0, to: bytes.count * 8, by: 5).map { at in
            let pair = Int(bytes[at / 8]) << 8 | (at / 8 + 1 < bytes.count ? Int(bytes[at / 8 + 1]) : 0)
            return alphabet[pair >> (11 - at % 8) & 31]
        }
    }
}
