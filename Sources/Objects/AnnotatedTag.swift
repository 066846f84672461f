public import Bytes

// A tag object (git's tag.c): header lines, an empty line, the message.
//
//   object 9f31c2...      what it names
//   type commit
//   tag ausgabe-2027-1
//   tagger NAME <MAIL> T Z      absent in very old tags

/// A named, dated reference to an object, itself an object.
public struct AnnotatedTag: Hashable, Sendable {
    /// What it names.
    public var object: ObjectID
    /// The type of what it names.
    public var type: ObjectType
    /// Its name, as in `refs/tags/<name>`.
    public var name: [UInt8]
    /// Who made it and when.
    public var tagger: Signature?
    /// Why.
    public var message: [UInt8]

    /// Creates a tag.
    public init(object: ObjectID, type: ObjectType, name: [UInt8], tagger: Signature?, message: [UInt8]) {
        (self.object, self.type, self.name, self.tagger, self.message) = (object, type, name, tagger, message)
    }

    /// Reads a tag; `malformed` or `truncated` when it cannot be followed to its object.
    public init(_ bytes: [UInt8], _ format: ObjectFormat) throws(FormatError) {
        var cursor = ByteCursor(bytes)
        let object = try Self.value("object ", &cursor)
        guard let id = ObjectID(hex: object, format, lenient: true) else {
            throw FormatError(.malformed, "tag: object id")
        }
        guard let type = ObjectType(name: try Self.value("type ", &cursor)) else {
            throw FormatError(.malformed, "tag: type", at: cursor.offset)
        }
        self.object = id
        self.type = type
        name = Array(try Self.value("tag ", &cursor))
        tagger = nil
        message = []
        while !cursor.isAtEnd, cursor.peek != 0x0a {
            let line = (try? cursor.until(0x0a, "tag header")) ?? cursor.rest()
            if line.starts(with: "tagger ".utf8), tagger == nil { tagger = Signature(lenient: line.dropFirst(7)) }
        }
        if cursor.peek == 0x0a { message = Array(cursor.rest().dropFirst()) }
    }

    private static func value(_ word: String, _ cursor: inout ByteCursor) throws(FormatError) -> ArraySlice<UInt8> {
        guard cursor.skip(prefix: Array(word.utf8)) else {
            throw FormatError(.malformed, "tag: \(word)line", at: cursor.offset)
        }
        return try cursor.until(0x0a, "tag: \(word)line")
    }

    /// The content of the tag object.
    public func encode() -> [UInt8] {
        var bytes = Array("object ".utf8) + object.hex + Array("\ntype ".utf8) + type.name + Array("\ntag ".utf8) + name
        bytes.append(0x0a)
        if let tagger { bytes += Array("tagger ".utf8) + tagger.encoded + [0x0a] }
        return bytes + [0x0a] + message
    }
}
