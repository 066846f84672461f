import Bytes

/// The envelope of an operation.
///
/// It is read in two ways. A file that our writer laid out has its members in known places: they are picked from there, and only the
/// content is read as JSON. Anything else is read as JSON as a whole. What both can read they read alike (OperationTests).
struct OperationFields: Sendable {
    var isOurs: Bool
    var type: String
    var library: OperationID?
    var clock: Int64
    var author: MemberID
    var day: Day
    var subject: OperationID?
    /// Where the signature's Base64 stands in the file.
    var signature: Range<Int>?

    static let formatPrefix = "allmende-vorgang/"
    static let format = "allmende-vorgang/1"
    static let end = Array("\n}\n".utf8)
    static let beforeSignature = Array(",\n  \"signatur\": \"".utf8)
    static let afterSignature = Array("\"\n}\n".utf8)
    static let maximumSignature = 24 << 10

    private static let limits = JSONLimits(bytes: Operation.maximumSize, depth: 16, values: 20_000)

    // MARK: As JSON

    static func read(_ bytes: [UInt8]) throws(OperationError) -> (OperationFields, JSON) {
        guard let json = try? JSON(parsing: bytes, limits: limits), json.kind == .object else { throw .notJSON }
        guard let format = json["format"]?.string, format.hasPrefix(formatPrefix) else { throw .envelope("format") }
        guard let type = json["art"]?.string, 1...40 ~= type.utf8.count else { throw .envelope("art") }
        let library = try reference(json["bibliothek"], "bibliothek")
        guard let clock = json["uhr"]?.integer, 1...Operation.maximumClock ~= clock else { throw .envelope("uhr") }
        guard let author = json["von"]?.string.flatMap({ MemberID($0) }) else { throw .envelope("von") }
        guard let day = json["tag"]?.string.flatMap({ Day($0) }) else { throw .envelope("tag") }
        let subject = try reference(json["zu"], "zu")
        guard let content = json["inhalt"], content.kind == .object else { throw .envelope("inhalt") }
        var signature: Range<Int>?
        if let value = json["signatur"] {
            // The signature stands last, written as we write it: only so is it plain what was signed.
            guard value.kind == .string, let range = signatureRange(bytes), value.bytes.elementsEqual(bytes[range])
            else { throw .envelope("signatur") }
            signature = range
        }
        let fields = OperationFields(
            isOurs: format == Self.format, type: type, library: library, clock: clock, author: author, day: day,
            subject: subject, signature: signature)
        return (fields, content)
    }

    private static func reference(_ json: JSON?, _ name: String) throws(OperationError) -> OperationID? {
        guard let json, !json.isNull else { return nil }
        guard json.kind == .string, let id = OperationID(hex: json.bytes) else { throw .envelope(name) }
        return id
    }

    /// Where the signature stands when the file ends with one; nil when it does not.
    private static func signatureRange(_ bytes: [UInt8]) -> Range<Int>? {
        let end = afterSignature
        guard bytes.count > end.count, bytes.suffix(end.count).elementsEqual(end) else { return nil }
        let upper = bytes.count - end.count
        let span = bytes.span
        let table = base64
        var lower = upper
        while lower > 0, table[Int(span[lower - 1])] { lower -= 1 }
        guard lower < upper, upper - lower <= maximumSignature, lower >= beforeSignature.count,
            bytes[lower - beforeSignature.count..<lower].elementsEqual(beforeSignature)
        else { return nil }
        return lower..<upper
    }

    private static let base64: [Bool] = (0...255).map { byte in
        switch UInt8(byte) {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2b, 0x2f, 0x3d: true
        default: false
        }
    }

    // MARK: From known places

    private static let lines = (
        start: Array("{\n  \"format\": \"allmende-vorgang/1\",\n  \"art\": \"".utf8),
        library: Array("\",\n  \"bibliothek\": ".utf8), clock: Array(",\n  \"uhr\": ".utf8),
        author: Array(",\n  \"von\": \"".utf8), day: Array("\",\n  \"tag\": \"".utf8),
        subject: Array("\",\n  \"zu\": ".utf8), content: Array(",\n  \"inhalt\": ".utf8), null: Array("null".utf8)
    )

    /// The envelope of a file that is laid out as our writer does; nil for any other, which may be one all the same.
    static func quick(_ bytes: [UInt8]) -> (OperationFields, JSON)? {
        var cursor = LineCursor(bytes)
        guard cursor.skip(lines.start), let type = cursor.word(), cursor.skip(lines.library),
            let library = cursor.reference(lines.null), cursor.skip(lines.clock), let clock = cursor.number(),
            1...Operation.maximumClock ~= clock, cursor.skip(lines.author), let author = cursor.author(),
            cursor.skip(lines.day), let day = cursor.day(), cursor.skip(lines.subject),
            let subject = cursor.reference(lines.null), cursor.skip(lines.content)
        else { return nil }
        let signature = signatureRange(bytes)
        let close = signature.map { $0.lowerBound - beforeSignature.count } ?? bytes.count - end.count
        // Content is one whole object between its braces, so the file around it is one as well.
        guard cursor.at + 1 < close, bytes[cursor.at] == 0x7b, bytes[close - 1] == 0x7d,
            signature != nil || bytes[close...].elementsEqual(end),
            let content = try? JSON(parsing: Array(bytes[cursor.at..<close]), limits: inner(signature != nil))
        else { return nil }
        let fields = OperationFields(
            isOurs: true, type: type, library: library.id, clock: clock, author: author, day: day,
            subject: subject.id, signature: signature)
        return (fields, content)
    }

    /// What the limits leave for the content: the envelope has the object, eight or nine names and seven or eight plain values.
    private static func inner(_ signed: Bool) -> JSONLimits {
        JSONLimits(bytes: limits.bytes, depth: limits.depth - 1, values: limits.values - (signed ? 18 : 16))
    }
}

/// Picks values from a file's known places. Every step says whether it was there.
private struct LineCursor {
    let bytes: [UInt8]
    var at = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func skip(_ literal: [UInt8]) -> Bool {
        guard bytes.count - at >= literal.count else { return false }
        for index in literal.indices where bytes[at + index] != literal[index] { return false }
        at += literal.count
        return true
    }

    /// 1 to 40 lower-case letters, digits and hyphens.
    mutating func word() -> String? {
        let start = at
        while at < bytes.count, at - start <= 40 {
            switch bytes[at] {
            case 0x61...0x7a, 0x30...0x39, 0x2d: at += 1
            default:
                guard at > start else { return nil }
                return String(decoding: bytes[start..<at], as: UTF8.self)
            }
            if at - start > 40 { return nil }
        }
        return nil
    }

    mutating func reference(_ null: [UInt8]) -> (id: OperationID?, Void)? {
        if skip(null) { return (nil, ()) }
        guard bytes.count - at >= 66, bytes[at] == 0x22, bytes[at + 65] == 0x22,
            let id = OperationID(hex: bytes, at: at + 1)
        else { return nil }
        at += 66
        return (id, ())
    }

    /// At most 16 digits without leading zero.
    mutating func number() -> Int64? {
        var value: Int64 = 0
        let start = at
        while at < bytes.count, 0x30...0x39 ~= bytes[at] {
            guard at - start < 16, at == start || value > 0 else { return nil }
            value = value * 10 + Int64(bytes[at] - 0x30)
            at += 1
        }
        return at > start ? value : nil
    }

    mutating func author() -> MemberID? {
        guard bytes.count - at >= MemberID.length, let id = MemberID(bytes, at: at) else { return nil }
        at += MemberID.length
        return id
    }

    mutating func day() -> Day? {
        guard bytes.count - at >= 10, let day = Day(digits: bytes, at: at, end: at + 10) else { return nil }
        at += 10
        return day
    }
}
