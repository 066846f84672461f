import Bytes
public import Journal

// What people write freely stands in the erasable tree, and the journal names it by the SHA-256 of its file. The salt in the file makes
// the name say nothing about a text that is gone, not even to somebody who guesses it. The file says whose it is, so that a tombstone
// reaches what is its maker's, and nobody can name another's text as their own:
//
//     {
//       "format": "allmende-text/1",
//       "salz": "6f0c…",                          16 random bytes
//       "von": "k-7f3a9c2e51@053780004004",
//       "titel": "Fristen",                       for what opens a discussion, else null
//       "verweis": "https://…",                   for an event, else null
//       "text": "Die Frist ist zu kurz."
//     }

/// A text that an operation names.
public struct JournalText: Sendable, Hashable {
    /// Its name.
    public let id: OperationID
    /// Its file.
    public let bytes: [UInt8]
    /// Whose it is.
    public let author: MemberID
    /// What it is called; nil for most.
    public let title: String?
    /// Where something takes place; nil for most.
    public let link: String?
    /// What it says.
    public let text: String

    static let format = "allmende-text/1"

    /// The largest file: the longest text, each byte of it escaped, and the rest.
    public static let maximumFile = Journal.maximumText * 6 + 16_000
    /// The longest title and the longest link, in bytes.
    public static let maximumTitle = (title: 400, link: 2000)

    /// Makes a text, with a salt of its own. Throws Refusal `textTooLong` when it, its title or its link is empty or too long.
    public init(_ text: String, by author: MemberID, title: String? = nil, link: String? = nil) throws(Refusal) {
        var json = JSONWriter()
        json.beginObject()
        json.name("format")
        json.string(Self.format)
        json.name("salz")
        json.string(ErasableFile.salt())
        json.name("von")
        json.string(author.description)
        json.name("titel")
        json.string(title)
        json.name("verweis")
        json.string(link)
        json.name("text")
        json.string(text)
        json.endObject()
        guard let made = JournalText(file: json.finish()) else { throw .textTooLong }
        self = made
    }

    /// Whether a text may be one. Throws Refusal `textTooLong`.
    public static func check(_ text: String) throws(Refusal) {
        guard 1...Journal.maximumText ~= text.utf8.count else { throw .textTooLong }
    }

    /// Reads a file; nil when it is no text as we write it.
    public init?(file bytes: [UInt8]) {
        guard bytes.count <= Self.maximumFile, let json = try? JSON(parsing: bytes),
            json["format"]?.string == Self.format, json["salz"]?.string?.utf8.count == 32,
            let author = json["von"]?.string.flatMap({ MemberID($0) }), let text = json["text"]?.string,
            1...Journal.maximumText ~= text.utf8.count
        else { return nil }
        title = json["titel"]?.string
        link = json["verweis"]?.string
        for (value, limit) in [(title, Self.maximumTitle.title), (link, Self.maximumTitle.link)] {
            guard let value else { continue }
            guard 1...limit ~= value.utf8.count, !value.unicodeScalars.contains(where: Text.isUnsafeToShow) else {
                return nil
            }
        }
        (id, self.bytes, self.author, self.text) = (OperationID(of: bytes), bytes, author, text)
    }
}
