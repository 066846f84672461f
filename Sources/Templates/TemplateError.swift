public import Bytes

/// Says why a file of a template cannot be read, and where.
///
/// Equality looks at the code only. What can be read but should not stay as it is, `check` finds.
public struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Code: Hashable, Sendable {
        /// The text is not the JSON we accept.
        case syntax(JSONError.Code)
        /// The file states another format; what was found stands in `found`.
        case wrongFormat
        /// The file states a later version of the format; `found` holds it.
        case newerFormat
        /// A value is of another kind than the field takes.
        case wrongType
        /// A field is missing that must be there.
        case missingField
        /// A word that is none of those the field knows.
        case unknownValue
        /// A number outside what the field takes.
        case outOfRange
        /// A name or value that is no id.
        case invalidID
        /// A place among siblings that is no fractional key.
        case invalidRang
        /// The value of a set's member is something else than true.
        case notTrue
        /// More nodes than a template may have.
        case tooManyNodes
        /// A file of the template is missing.
        case missingFile
    }

    /// What is wrong.
    public let code: Code
    /// The file inside the template's folder, where known.
    public var file: String
    /// Where in the file.
    public let position: TextPosition
    /// The names that lead to the value: "knoten", "3f0a…", "dauer", "wert".
    public let path: [String]
    /// What was found.
    public let found: String
    /// What was expected, as words of the format.
    public let expected: [String]

    /// Creates an error.
    public init(
        _ code: Code, file: String = "", position: TextPosition = TextPosition(offset: 0, line: 1, column: 1),
        path: [String] = [], found: String = "", expected: [String] = []
    ) {
        self.code = code
        self.file = file
        self.position = position
        self.path = path
        self.found = found
        self.expected = expected
    }

    /// An error about a value that was read.
    init(_ code: Code, _ value: JSON, field: String? = nil, found: String? = nil, expected: [String] = []) {
        self.init(
            code, position: value.position, path: value.path + (field.map { [$0] } ?? []),
            found: found ?? value.string ?? value.numeral ?? value.kind.rawValue, expected: expected)
    }

    /// An error of the text itself.
    init(_ error: JSONError) {
        self.init(.syntax(error.code), position: error.position, found: error.found)
    }

    /// Two errors are equal when their codes are.
    public static func == (left: TemplateError, right: TemplateError) -> Bool { left.code == right.code }
    /// Follows equality.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }

    /// The path with dots: "knoten.3f0a….dauer.wert".
    public var pathText: String { path.joined(separator: ".") }

    /// Code, file, path and place.
    public var description: String {
        Text.neutral("\(code) \(file) \(pathText) \(position) \(found)")
    }
}
