import Bytes
public import Journal

// What people write freely stands in the erasable tree, and the journal names it by the SHA-256 of its file. The salt in the file makes
// the name say nothing about a text that is gone, not even to somebody who guesses it:
//
//     {
//       "format": "allmende-text/1",
//       "salz": "6f0c…",                 16 random bytes
//       "text": "Die Frist ist zu kurz."
//     }

/// A text that an operation names.
public struct JournalText: Sendable, Hashable {
    /// Its name.
    public let id: OperationID
    /// Its file.
    public let bytes: [UInt8]
    /// What it says.
    public let text: String

    private static let format = "allmende-text/1"

    /// The largest file: the longest text, each byte of it escaped, and the rest.
    public static let maximumFile = Journal.maximumText * 6 + 1000

    /// Makes a text, with a salt of its own. Throws Refusal `textTooLong` when it is empty or longer than `Journal.maximumText` bytes.
    public init(_ text: String) throws(Refusal) {
        var random = SystemRandomNumberGenerator()
        var json = JSONWriter()
        json.beginObject()
        json.name("format")
        json.string(Self.format)
        json.name("salz")
        json.string(Hex.string((0..<16).map { _ in UInt8.random(in: 0...255, using: &random) }))
        json.name("text")
        json.string(text)
        json.endObject()
        guard let made = JournalText(file: json.finish()) else { throw .textTooLong }
        self = made
    }

    /// Reads a file; nil when it is no text as we write it.
    public init?(file bytes: [UInt8]) {
        guard bytes.count <= Self.maximumFile, let json = try? JSON(parsing: bytes),
            json["format"]?.string == Self.format,
            json["salz"]?.string?.utf8.count == 32, let text = json["text"]?.string,
            1...Journal.maximumText ~= text.utf8.count
        else { return nil }
        (id, self.bytes, self.text) = (OperationID(of: bytes), bytes, text)
    }
}
