import Bytes
import Journal
import Library

/// The object that came as body of a request. Members that it does not ask for are passed over.
struct APIInput {
    let json: JSON
    /// What leads to it, for messages: "anmerkungen[2].".
    private let place: String

    init(_ json: JSON, place: String = "") { (self.json, self.place) = (json, place) }

    /// An object without members.
    static let empty = APIInput(.emptyObject)

    private func fault(_ name: String, _ german: String, _ english: String) -> APIProblem {
        .field(place + name, german, english)
    }

    /// A member that is neither missing nor null.
    func value(_ name: String) -> JSON? { json[name].flatMap { $0.isNull ? nil : $0 } }

    /// Any text of at most so many bytes; nil where it is missing.
    func text(_ name: String, limit: Int) throws -> String? {
        guard let value = value(name) else { return nil }
        guard let text = value.string else { throw fault(name, "erwartet wird Text.", "a text is expected.") }
        guard text.utf8.count <= limit else {
            throw fault(name, "höchstens \(limit) Bytes.", "at most \(limit) bytes.")
        }
        return text
    }

    /// What people write freely; an empty one counts as none. What is too long the journal says.
    func prose(_ name: String) throws -> String? {
        guard let text = try text(name, limit: .max), !text.isEmpty else { return nil }
        guard text.utf8.count <= Journal.maximumText else { throw APIProblem(Refusal.textTooLong) }
        return text
    }

    /// One visible line of at most so many bytes; nil where it is missing.
    func line(_ name: String, limit: Int) throws -> String? {
        guard let text = try text(name, limit: limit) else { return nil }
        guard Text.neutral(text) == text else {
            throw fault(name, "Steuerzeichen sind nicht erlaubt.", "control characters are not allowed.")
        }
        return text
    }

    /// A visible line that must be there and not empty.
    func requiredLine(_ name: String, limit: Int) throws -> String {
        guard let text = try line(name, limit: limit), text.contains(where: { !$0.isWhitespace }) else {
            throw fault(name, "fehlt.", "is missing.")
        }
        return text
    }

    /// True or false; false where it is missing.
    func flag(_ name: String) throws -> Bool {
        guard let value = value(name) else { return false }
        guard let flag = value.bool else { throw fault(name, "erwartet wird true oder false.", "true or false.") }
        return flag
    }

    /// A whole number within a range; nil where it is missing.
    func number(_ name: String, _ range: ClosedRange<Int64>) throws -> Int? {
        guard let value = value(name) else { return nil }
        guard let number = value.integer, range ~= number else {
            throw fault(
                name, "erwartet wird eine Zahl von \(range.lowerBound) bis \(range.upperBound).",
                "a number from \(range.lowerBound) to \(range.upperBound) is expected.")
        }
        return Int(number)
    }

    /// The elements of a list of objects of at most so many; none where it is missing.
    func objects(_ name: String, limit: Int) throws -> [APIInput] {
        try list(name, limit: limit).enumerated().map { index, element in
            guard element.kind == .object else {
                throw fault("\(name)[\(index)]", "erwartet wird ein Objekt.", "an object is expected.")
            }
            return APIInput(element, place: "\(place)\(name)[\(index)].")
        }
    }

    /// The elements of a list of at most so many; none where it is missing.
    func list(_ name: String, limit: Int) throws -> [JSON] {
        guard let value = value(name) else { return [] }
        guard value.kind == .array else { throw fault(name, "erwartet wird eine Liste.", "a list is expected.") }
        guard value.count <= limit else { throw fault(name, "höchstens \(limit).", "at most \(limit).") }
        return Array(value.elements)
    }

    /// Roles, at least one; nil where they are missing.
    func roles() throws -> Set<Role>? {
        guard value("rollen") != nil else { return nil }
        let roles = try list("rollen", limit: 20).map { element in
            guard let role = element.string.flatMap({ Role(rawValue: $0) }) else {
                throw fault(
                    "rollen", "erlaubt sind \(Role.allCases.map(\.rawValue).joined(separator: ", ")).",
                    "allowed are \(Role.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            return role
        }
        guard !roles.isEmpty else { throw fault("rollen", "mindestens eine.", "at least one.") }
        return Set(roles)
    }

    /// The name of an operation.
    func operation(_ name: String) throws -> OperationID {
        guard let id = value(name)?.string.flatMap({ OperationID($0) }) else {
            throw fault(
                name, "erwartet wird der Name eines Vorgangs, 64 Ziffern.",
                "the name of an operation is expected, 64 digits.")
        }
        return id
    }
}

extension JSON {
    /// An object without members.
    static let emptyObject: JSON = {
        // The text is right, and nothing else could stand for it.
        guard let json = try? JSON(parsing: Array("{}".utf8)) else { fatalError("{} is JSON") }
        return json
    }()
}
