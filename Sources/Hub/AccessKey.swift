import Bytes
public import Library

// An access key is 256 random bits, written so that it can be dictated:
//
//   allmende-7zk3m-…           "allmende-" and 52 characters of Crockford's base32 in groups of 13
//
// The hub keeps only its SHA-256, which needs no salt: there is nothing to guess. The record is a file in the tree of
// refs/allmende/hub/keys, a ref that is never shown to anybody:
//
//   schluessel/<SHA-256 in hex>.json
//   {"format": "allmende-schluessel/1", "stelle": "…", "name": "…", "kennung": "k-…", "bezeichnung": "…", "angelegt": "2026-11-01",
//    "benutzt": "2026-11-20"}

/// An access key as its holder gets it, once.
public struct AccessKey: Sendable {
    /// The text that is sent as password.
    public let text: String

    /// A key as the hub keeps it.
    public struct Record: Sendable, Hashable {
        /// The hash of the key, in hex.
        public let hash: String
        /// On whose behalf it acts, with the member's opaque id. Keys from before there were members have one taken from the hash.
        public let holder: Organisation
        /// What its holder calls it, say "Rechner im Bauamt".
        public let label: String
        /// The day on which it was made.
        public let created: String
        /// The day on which it was used last; nil when it never was.
        public internal(set) var used: String?

        /// What names the key in lists: the beginning of its hash.
        public var shortName: String { String(hash.prefix(10)) }
    }

    /// Makes a new key from the system's random numbers.
    public init() {
        var random = SystemRandomNumberGenerator()
        let digits = Self.base32((0..<32).map { _ in UInt8.random(in: 0...255, using: &random) })
        let groups = stride(from: 0, to: digits.count, by: 13).map { String(digits[$0..<min($0 + 13, digits.count)]) }
        text = "allmende-" + groups.joined(separator: "-")
    }

    /// What the hub keeps of a key; blanks around it, hyphens and case do not matter. Nil for what is no key by its length.
    static func hash(_ key: [UInt8]) -> String? {
        guard key.count <= 200 else { return nil }
        let plain = key.filter { $0 > 0x20 && $0 != 0x2d }.map { 0x41...0x5a ~= $0 ? $0 | 0x20 : $0 }
        guard plain.count == "allmende".utf8.count + 52 else { return nil }
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

extension AccessKey.Record {
    private static let format = "allmende-schluessel/1"

    /// The text of its file.
    var document: [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        for (name, value) in [
            ("format", Self.format), ("stelle", holder.ars), ("name", holder.name), ("kennung", holder.id),
            ("bezeichnung", label), ("angelegt", created), ("benutzt", used),
        ] as [(String, String?)] {
            json.name(name)
            json.string(value)
        }
        json.endObject()
        return json.finish()
    }

    /// Reads a file; nil for one that is none of ours, so that what a later version writes opens no door here.
    init?(hash: String, document: [UInt8]) {
        guard let json = try? JSON(parsing: document), json["format"]?.string == Self.format,
            let ars = json["stelle"]?.string, let name = json["name"]?.string,
            let holder = Organisation(ars: ars, name: name, id: json["kennung"]?.string ?? "k-" + hash.prefix(10)),
            let created = json["angelegt"]?.string
        else { return nil }
        self.init(
            hash: hash, holder: holder, label: json["bezeichnung"]?.string ?? "", created: created,
            used: json["benutzt"]?.string)
    }
}
