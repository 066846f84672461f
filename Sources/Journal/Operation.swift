public import Bytes

// An operation is one small JSON file, named by the SHA-256 of its bytes (Specs/journal.md):
//
//     {
//       "format": "allmende-vorgang/1",
//       "art": "zurueckgezogen",
//       "bibliothek": "<the founding operation>",
//       "uhr": 17,
//       "von": "k-7f3a9c2e51@053780004004",
//       "tag": "2026-11-27",
//       "zu": "<the operation it is about>",
//       "inhalt": {
//       },
//       "signatur": "U1NIU0lH…"
//     }
//
// What is signed are the bytes without the signature's line, so that nothing has to be written anew to check it, and a type
// that this program does not know can be checked as well.

/// One entry of the journal.
public struct Operation: Sendable, Hashable {
    /// Its name.
    public let id: OperationID
    /// Its file.
    public let bytes: [UInt8]
    /// The word for its type.
    public let type: String
    /// The library it belongs to, by its founding operation; nil for the founding operation itself.
    public let library: OperationID?
    /// Its Lamport clock: greater than that of all its author knew.
    public let clock: Int64
    /// Who it is from.
    public let author: MemberID
    /// The day it was made; for people, it orders nothing.
    public let day: Day
    /// The operation it is about.
    public let subject: OperationID?
    /// What it says.
    public let content: Content
    /// The SSH signature in Base64, if it has one.
    public let signature: String?

    /// The largest file of an operation, in bytes.
    public static let maximumSize = 128 << 10
    /// The largest clock; far beyond what any library reaches.
    public static let maximumClock: Int64 = 1 << 53
    /// The largest step from one clock to the next that is believed.
    public static let maximumStep: Int64 = 1_000_000

    /// Where it stands in the order of all.
    public var position: Position { Position(clock, id) }

    /// What its signature is made over: the file without the signature's line.
    public var signedBytes: [UInt8] {
        guard let signature else { return bytes }
        return bytes.dropLast(Self.ending(signature).count) + Array("\n}\n".utf8)
    }

    static func ending(_ signature: String) -> [UInt8] { Array(",\n  \"signatur\": \"\(signature)\"\n}\n".utf8) }

    static let formatPrefix = "allmende-vorgang/"
    static let format = "allmende-vorgang/1"
}

/// Why a file is no operation.
public enum OperationError: Error, Sendable, Equatable {
    /// It has more than `Operation.maximumSize` bytes.
    case tooLarge
    /// It is no JSON as we write it.
    case notJSON
    /// A member of the envelope is missing or has not its form; which.
    case envelope(String)
}

extension Operation {
    private static let limits = JSONLimits(bytes: maximumSize, depth: 16, values: 20_000)

    /// Reads a file.
    ///
    /// A type that is not known is no error, nor is a known one with wrong content: both are operations, and kept. Throws OperationError.
    public init(_ bytes: [UInt8]) throws(OperationError) {
        guard bytes.count <= Self.maximumSize else { throw .tooLarge }
        guard let json = try? JSON(parsing: bytes, limits: Self.limits), json.kind == .object else { throw .notJSON }
        var fields = Envelope()
        for (name, value) in json.members { fields.take(name, value) }
        guard let format = fields.format?.string, format.hasPrefix(Self.formatPrefix) else { throw .envelope("format") }
        guard let type = fields.type?.string, 1...40 ~= type.utf8.count else { throw .envelope("art") }
        guard let clock = fields.clock?.integer, 1...Self.maximumClock ~= clock else { throw .envelope("uhr") }
        guard let author = fields.author?.string.flatMap({ MemberID($0) }) else { throw .envelope("von") }
        guard let day = fields.day?.string.flatMap({ Day($0) }) else { throw .envelope("tag") }
        library = try Self.reference(fields.library, "bibliothek")
        subject = try Self.reference(fields.subject, "zu")
        guard let content = fields.content, content.kind == .object else { throw .envelope("inhalt") }
        if let value = fields.signature {
            // The signature stands last, written as we write it: only so is it plain what was signed.
            guard let text = value.string, text.utf8.count <= 24 << 10,
                bytes.suffix(Self.ending(text).count).elementsEqual(Self.ending(text))
            else { throw .envelope("signatur") }
            signature = text
        } else {
            signature = nil
        }
        id = OperationID(of: bytes)
        (self.bytes, self.type, self.clock, self.author, self.day) = (bytes, type, clock, author, day)
        self.content = format == Self.format ? Content(type, content) : .unknown
    }

    private static func reference(_ json: JSON?, _ name: String) throws(OperationError) -> OperationID? {
        guard let json, !json.isNull else { return nil }
        guard let id = json.string.flatMap({ OperationID($0) }) else { throw .envelope(name) }
        return id
    }

    /// The members of the outermost object.
    private struct Envelope {
        var format: JSON?
        var type: JSON?
        var library: JSON?
        var clock: JSON?
        var author: JSON?
        var day: JSON?
        var subject: JSON?
        var content: JSON?
        var signature: JSON?

        mutating func take(_ name: JSON, _ value: JSON) {
            switch name.string {
            case "format": format = value
            case "art": type = value
            case "bibliothek": library = value
            case "uhr": clock = value
            case "von": author = value
            case "tag": day = value
            case "zu": subject = value
            case "inhalt": content = value
            case "signatur": signature = value
            default: break
            }
        }
    }

    /// Writes an operation, without signature.
    ///
    /// Throws OperationError `tooLarge`, or `envelope` for a value that could not be read back.
    public init(
        _ content: Content, library: OperationID?, clock: Int64, by author: MemberID, on day: Day,
        about subject: OperationID? = nil
    ) throws(OperationError) {
        var json = JSONWriter()
        json.beginObject()
        json.name("format")
        json.string(Self.format)
        json.name("art")
        json.string(content.type)
        json.name("bibliothek")
        json.string(library?.description)
        json.name("uhr")
        json.integer(clock)
        json.name("von")
        json.string(author.description)
        json.name("tag")
        json.string(day.description)
        json.name("zu")
        json.string(subject?.description)
        json.name("inhalt")
        content.write(to: &json)
        json.endObject()
        try self.init(json.finish())
        if case .invalid(let member) = self.content { throw .envelope("inhalt.\(member)") }
    }

    /// The same operation with a signature, given in Base64 on one line. It has another name then.
    public func signed(_ signature: String) throws(OperationError) -> Operation {
        try Operation(signedBytes.dropLast(3) + Self.ending(signature))
    }
}

extension Day {
    /// Reads "2026-11-27"; nil for anything else, and for a day that does not exist.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: 0x2d, omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.count == 3, parts[0].count == 4, parts[1].count == 2,
            let year = Int64(Substring(parts[0])), let month = Int64(Substring(parts[1])),
            let day = Int64(Substring(parts[2]))
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
