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
    public init() { text = Secret("allmende").text }

    /// What the hub keeps of a key; nil for what is no key by its length.
    static func hash(_ key: [UInt8]) -> String? { Secret.hash(key, "allmende") }
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
