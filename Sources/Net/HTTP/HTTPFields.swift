/// One header field: a name and a value.
public struct HTTPField: Sendable, Equatable {
    /// The name as it was written; compared without regard to case.
    public let name: String
    /// The value without the blanks around it. May hold any byte but control characters.
    public let value: [UInt8]

    /// A field; whether name and value may be sent is checked when they are.
    public init(_ name: String, _ value: [UInt8]) {
        self.name = name
        self.value = value
    }

    /// A field with a value of text.
    public init(_ name: String, _ value: String) { self.init(name, Array(value.utf8)) }
}

/// Header fields in the order they were or will be sent.
///
/// Look-ups cost time linear in the number of fields, of which there are few.
public struct HTTPFields: Sendable, Equatable, ExpressibleByDictionaryLiteral {
    /// All of them.
    public private(set) var list: [HTTPField]

    /// Fields in this order.
    public init(_ list: [HTTPField] = []) { self.list = list }

    /// Fields in this order.
    public init(_ list: [(name: String, value: String)]) { self.list = list.map { HTTPField($0.name, $0.value) } }

    /// Fields in the order of the literal; a name may occur more than once.
    public init(dictionaryLiteral elements: (String, String)...) { list = elements.map { HTTPField($0, $1) } }

    /// Adds a field at the end.
    public mutating func append(_ field: HTTPField) { list.append(field) }

    /// Adds a field at the end.
    public mutating func append(_ name: String, _ value: String) { list.append(HTTPField(name, value)) }

    /// How many fields have this name.
    public func count(_ name: String) -> Int {
        list.reduce(0) { $0 + (HTTPGrammar.matches($1.name.utf8, name) ? 1 : 0) }
    }

    /// The value of the first field of this name.
    public func first(_ name: String) -> [UInt8]? { list.first { HTTPGrammar.matches($0.name.utf8, name) }?.value }

    /// The value of the field of this name if there is exactly one.
    public func only(_ name: String) -> [UInt8]? { count(name) == 1 ? first(name) : nil }

    /// The value of the first field of this name as text; bytes that are not UTF-8 are replaced.
    public func text(_ name: String) -> String? { first(name).map { String(decoding: $0, as: UTF8.self) } }

    /// Whether one of the comma-separated members of all fields of this name is `token`, without regard to case.
    public func contains(_ token: String, in name: String) -> Bool {
        list.contains { field in
            HTTPGrammar.matches(field.name.utf8, name)
                && field.value.split(separator: UInt8(ascii: ",")).contains {
                    HTTPGrammar.matches(HTTPGrammar.trimmed($0), token)
                }
        }
    }

    /// Reads one line without its end: `field-name ":" OWS field-value OWS` (RFC 9112, section 5).
    ///
    /// Folded lines, blanks before the colon, and every control byte but the tab inside a value are refused (400).
    mutating func parse(line: Span<UInt8>) throws(HTTPError) {
        var colon = 0
        while colon < line.count, HTTPGrammar.isToken(line[colon]) { colon += 1 }
        guard colon > 0, colon < line.count, line[colon] == UInt8(ascii: ":") else {
            throw HTTPError(400, "name of a header field")
        }
        var start = colon + 1
        var end = line.count
        while start < end, HTTPGrammar.isBlank(line[start]) { start += 1 }
        while end > start, HTTPGrammar.isBlank(line[end - 1]) { end -= 1 }
        for index in start..<end where !HTTPGrammar.isValue(line[index]) {
            throw HTTPError(400, "value of a header field")
        }
        list.append(HTTPField(String(decoding: line.array(0, colon), as: UTF8.self), line.array(start, end)))
    }
}
