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

/// One entry of the journal. A copy costs one reference, for a hundred thousand are sorted at a time.
public struct Operation: Sendable {
    private let parts: Parts

    private final class Parts: Sendable {
        let id: OperationID
        let bytes: [UInt8]
        let fields: OperationFields
        let content: Content

        init(_ bytes: [UInt8], _ fields: OperationFields, _ content: Content) {
            id = OperationID(of: bytes)
            (self.bytes, self.fields, self.content) = (bytes, fields, content)
        }
    }

    /// Its name.
    public var id: OperationID { parts.id }
    /// Its file.
    public var bytes: [UInt8] { parts.bytes }
    /// The word for its type.
    public var type: String { parts.fields.type }
    /// The library it belongs to, by its founding operation; nil for the founding operation itself.
    public var library: OperationID? { parts.fields.library }
    /// Its Lamport clock: greater than that of all its author knew.
    public var clock: Int64 { parts.fields.clock }
    /// Who it is from.
    public var author: MemberID { parts.fields.author }
    /// The day it was made; for people, it orders nothing.
    public var day: Day { parts.fields.day }
    /// The operation it is about.
    public var subject: OperationID? { parts.fields.subject }
    /// What it says.
    public var content: Content { parts.content }
    /// The SSH signature in Base64, if it has one.
    public var signature: String? {
        parts.fields.signature.map { String(decoding: parts.bytes[$0], as: UTF8.self) }
    }

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
        guard let signature = parts.fields.signature else { return bytes }
        return bytes[..<(signature.lowerBound - OperationFields.beforeSignature.count)] + OperationFields.end
    }
}

extension Operation: Hashable {
    /// The name stands for all of it.
    public static func == (x: Operation, y: Operation) -> Bool { x.id == y.id }
    /// By name.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
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
    /// Reads a file.
    ///
    /// A type that is not known is no error, nor is a known one with wrong content: both are operations, and kept. Throws OperationError.
    public init(_ bytes: [UInt8]) throws(OperationError) {
        guard bytes.count <= Self.maximumSize else { throw .tooLarge }
        let fields: OperationFields
        let inner: JSON
        if let quick = OperationFields.quick(bytes) {
            (fields, inner) = quick
        } else {
            (fields, inner) = try OperationFields.read(bytes)
        }
        parts = Parts(bytes, fields, fields.isOurs ? Content(fields.type, inner) : .unknown)
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
        json.string(OperationFields.format)
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
        let text = Array(signature.utf8)
        return try Operation(
            signedBytes.dropLast(OperationFields.end.count) + OperationFields.beforeSignature + text
                + OperationFields.afterSignature)
    }
}
