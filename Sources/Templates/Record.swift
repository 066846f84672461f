import Bytes

// Reading records and maps from JSON. A record has known fields in the order of the specification; what it does not know
// is kept. All functions throw `TemplateError` with the path and place of the value they are about.

/// The fields of a record, in the order they are written in.
struct Fields {
    let names: [String]
    fileprivate let bytes: [[UInt8]]

    init(_ names: String...) {
        self.names = names
        bytes = names.map { Array($0.utf8) }
    }
}

/// An object taken apart by the fields it may have.
struct Record {
    let json: JSON
    private let fields: Fields
    private var values: [JSON?]
    private(set) var unbekannt = UnknownFields()

    init(_ json: JSON, _ fields: Fields) throws(TemplateError) {
        guard json.kind == .object else { throw TemplateError(.wrongType, json, expected: ["{…}"]) }
        self.json = json
        self.fields = fields
        values = [JSON?](repeating: nil, count: fields.names.count)
        var unknown: [(key: Text, value: JSONFragment)] = []
        var expected = 0
        for member in json.members {
            // Canonical files have the fields in order, so the next one usually fits.
            if expected < values.count, member.name.isString(fields.bytes[expected]) {
                values[expected] = member.value
                expected += 1
            } else if let field = fields.bytes.firstIndex(where: { member.name.isString($0) }) {
                values[field] = member.value
                expected = field + 1
            } else {
                unknown.append((key: member.name.text ?? "", value: JSONFragment(member.value)))
            }
        }
        if !unknown.isEmpty { unbekannt = UnknownFields(unknown) }
    }

    /// The value of a field, or nil when it is missing or null.
    subscript(_ field: Int) -> JSON? {
        guard let value = values[field], !value.isNull else { return nil }
        return value
    }

    /// The value of a field that must be there.
    func required(_ field: Int) throws(TemplateError) -> JSON {
        guard let value = values[field] else {
            throw TemplateError(.missingField, json, field: fields.names[field], found: "")
        }
        return value
    }

    func string(_ field: Int) throws(TemplateError) -> String { try required(field).asString() }

    /// A text that is empty when the field is missing, and must not be null.
    func text(_ field: Int) throws(TemplateError) -> String {
        guard let value = values[field] else { return "" }
        return try value.asString()
    }

    func optionalString(_ field: Int) throws(TemplateError) -> String? {
        guard let value = self[field] else { return nil }
        return try value.asString()
    }

    func optionalID(_ field: Int) throws(TemplateError) -> ElementID? {
        guard let value = self[field] else { return nil }
        return try value.asID()
    }

    func integer(_ field: Int, _ range: ClosedRange<Int>) throws(TemplateError) -> Int {
        let value = try required(field)
        guard value.kind == .integer || value.kind == .real else {
            throw TemplateError(.wrongType, value, expected: ["123"])
        }
        let expected = ["\(range.lowerBound)…\(range.upperBound)"]
        guard let number = value.integer else { throw TemplateError(.wrongType, value, expected: expected) }
        guard number >= range.lowerBound, number <= range.upperBound else {
            throw TemplateError(.outOfRange, value, expected: expected)
        }
        return Int(number)
    }

    /// One of the words an enumeration knows.
    func word<Word: RawRepresentable & CaseIterable>(
        _ field: Int, _ type: Word.Type
    ) throws(TemplateError) -> Word where Word.RawValue == String {
        let value = try required(field)
        guard let word = Word(rawValue: try value.asString()) else {
            throw TemplateError(.unknownValue, value, expected: Word.allCases.map(\.rawValue))
        }
        return word
    }

    func optionalWord<Word: RawRepresentable & CaseIterable>(
        _ field: Int, _ type: Word.Type
    ) throws(TemplateError) -> Word? where Word.RawValue == String {
        values[field] == nil ? nil : try word(field, type)
    }

    /// A map; missing is empty, null is refused.
    func map<Key, Value>(
        _ field: Int, _ key: (JSON) throws(TemplateError) -> Key, _ value: (JSON) throws(TemplateError) -> Value
    ) throws(TemplateError) -> SortedMap<Key, Value> {
        guard let object = values[field] else { return SortedMap() }
        guard object.kind == .object else { throw TemplateError(.wrongType, object, expected: ["{…}"]) }
        var pairs: [(key: Key, value: Value)] = []
        pairs.reserveCapacity(object.count)
        for member in object.members { pairs.append((key: try key(member.name), value: try value(member.value))) }
        return SortedMap(pairs)
    }

    /// A set: a map whose values are all true.
    func set<Member>(
        _ field: Int, _ key: (JSON) throws(TemplateError) -> Member
    ) throws(TemplateError) -> SortedSet<Member> {
        guard let object = values[field] else { return SortedSet() }
        guard object.kind == .object else { throw TemplateError(.wrongType, object, expected: ["{…}"]) }
        var members: [Member] = []
        members.reserveCapacity(object.count)
        for member in object.members {
            members.append(try key(member.name))
            guard member.value.kind == .yes else { throw TemplateError(.notTrue, member.value, expected: ["true"]) }
        }
        return SortedSet(members)
    }
}

extension JSON {
    func asString() throws(TemplateError) -> String {
        guard let string else { throw TemplateError(.wrongType, self, expected: ["\"…\""]) }
        return string
    }

    func asText() throws(TemplateError) -> Text { Text(try asString()) }

    func asID() throws(TemplateError) -> ElementID {
        guard kind == .string else { throw TemplateError(.wrongType, self, expected: ["\"…\""]) }
        guard let id = ElementID(utf8: bytes) else { throw TemplateError(.invalidID, self) }
        return id
    }

    /// Reads a file of ours: sound JSON, an object, the stated format in a version we know.
    static func file(_ bytes: [UInt8], _ format: String, _ limits: JSONLimits) throws(TemplateError) -> JSON {
        let json: JSON
        do throws(JSONError) {
            json = try JSON(parsing: bytes, limits: limits)
        } catch {
            throw TemplateError(error)
        }
        guard json.kind == .object else { throw TemplateError(.wrongType, json, expected: ["{…}"]) }
        guard let stated = json["format"] else {
            throw TemplateError(.missingField, json, field: "format", found: "", expected: ["\(format)/1"])
        }
        let name = try stated.asString()
        if name.utf8.elementsEqual("\(format)/1".utf8) { return json }
        let parts = name.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, parts[0].elementsEqual(format.utf8), !parts[1].isEmpty, parts[1].count <= 9,
            parts[1].first != UInt8(ascii: "0"), parts[1].allSatisfy({ (0x30...0x39).contains($0) })
        {
            throw TemplateError(.newerFormat, stated, expected: ["\(format)/1"])
        }
        throw TemplateError(.wrongFormat, stated, expected: ["\(format)/1"])
    }
}
