// The value of Content-Type (RFC 9110, section 8.3), and of a part's Content-Disposition, which has the same form:
//
//   media-type = type "/" subtype *( OWS ";" OWS name "=" ( token / quoted-string ) )

/// A media type with its parameters.
public struct MediaType: Sendable, Equatable {
    /// Type and subtype in lower case: `text/html`.
    public let name: String
    /// The parameters in order, names in lower case, values without their quotes.
    public let parameters: [(name: String, value: [UInt8])]

    /// The value of a parameter, named in lower case.
    public subscript(_ name: String) -> [UInt8]? { parameters.first { $0.name == name }?.value }

    /// Reads a value; nil for anything else, a parameter that is named twice, and more than 16 parameters.
    public init?(_ value: [UInt8]) {
        guard let (name, parameters) = Self.parse(value, escapes: true), name.utf8.contains(UInt8(ascii: "/")) else {
            return nil
        }
        let pieces = name.split(separator: "/", omittingEmptySubsequences: false)
        guard pieces.count == 2, !pieces[0].isEmpty, !pieces[1].isEmpty else { return nil }
        self.name = name
        self.parameters = parameters
    }

    /// Whether the text is UTF-8: no charset is named, or that one.
    public var isUTF8: Bool { self["charset"].map { HTTPGrammar.matches($0, "utf-8") } ?? true }

    /// Equal when names and parameters are, in the same order.
    public static func == (left: MediaType, right: MediaType) -> Bool {
        left.name == right.name && left.parameters.elementsEqual(right.parameters) { $0 == $1 }
    }

    /// Reads a word and its parameters. Without `escapes`, a backslash in a quoted string stands for itself, as browsers
    /// write the names of files (WHATWG HTML, multipart/form-data).
    static func parse(_ value: [UInt8], escapes: Bool) -> (String, [(name: String, value: [UInt8])])? {
        var index = 0
        func skipBlanks() {
            while index < value.count, HTTPGrammar.isBlank(value[index]) { index += 1 }
        }
        func word(slash: Bool) -> [UInt8] {
            let start = index
            while index < value.count, HTTPGrammar.isToken(value[index]) || slash && value[index] == 0x2f { index += 1 }
            return Array(value[start..<index])
        }
        func quoted() -> [UInt8]? {
            var text: [UInt8] = []
            index += 1
            while index < value.count {
                var byte = value[index]
                index += 1
                if byte == UInt8(ascii: "\"") { return text }
                if escapes, byte == UInt8(ascii: "\\") {
                    guard index < value.count else { return nil }
                    byte = value[index]
                    index += 1
                }
                text.append(byte)
            }
            return nil
        }
        skipBlanks()
        let name = String(decoding: word(slash: true).map(HTTPGrammar.lower), as: UTF8.self)
        guard !name.isEmpty else { return nil }
        var parameters: [(name: String, value: [UInt8])] = []
        while true {
            skipBlanks()
            if index == value.count { return (name, parameters) }
            guard value[index] == UInt8(ascii: ";"), parameters.count < 16 else { return nil }
            index += 1
            skipBlanks()
            let key = String(decoding: word(slash: false).map(HTTPGrammar.lower), as: UTF8.self)
            guard !key.isEmpty, index < value.count, value[index] == UInt8(ascii: "="),
                !parameters.contains(where: { $0.name == key })
            else { return nil }
            index += 1
            if index < value.count, value[index] == UInt8(ascii: "\"") {
                guard let text = quoted() else { return nil }
                parameters.append((key, text))
            } else {
                let text = word(slash: false)
                guard !text.isEmpty else { return nil }
                parameters.append((key, text))
            }
        }
    }
}
