import Bytes
import Journal
public import Objects
import Store
import Templates

// Who a version is from: the organisation and an opaque id, never a person (DESIGN, D5). The address cannot receive mail:
// `.invalid` is reserved for that (RFC 2606).
//
//   Stadt Bergisch Gladbach <k-7f3a9c2e51@053780004004.allmende.invalid> 1793404800 +0000

/// The organisation a replica belongs to.
public struct Organisation: Sendable, Hashable {
    /// The Amtlicher Regionalschlüssel, 12 digits.
    public let ars: String
    /// Its name.
    public let name: String
    /// The opaque id of this replica within it.
    public let id: String

    /// What stands for an organisation that nobody has named yet.
    public static let unknownARS = "000000000000"
    /// The name of such an organisation.
    public static let unnamed = "Ungenannte Stelle"

    /// Creates an organisation; nil unless the key has 12 digits and the name is one line of 1 to 100 visible
    /// characters.
    public init?(ars: String, name: String, id: String) {
        let name = name.trimmingBlanks
        guard Self.isARS(ars), !name.isEmpty, name.count <= 100,
            name.utf8.allSatisfy({ $0 != 0x3c && $0 != 0x3e && $0 != 0x0a }), Text.neutral(name) == name
        else { return nil }
        (self.ars, self.name, self.id) = (ars, name, id)
    }

    /// The Land whose key it begins with; nil for an organisation that nobody has named.
    public var land: String? { Land(schluessel: Array(ars.utf8))?.rawValue }

    /// Whether a text is a Regionalschlüssel by its form.
    public static func isARS(_ text: String) -> Bool { MemberID.isARS(text) }

    /// A new opaque id: `k-` and ten random hexadecimal digits.
    public static func newID() -> String {
        let digits = String(UInt64.random(in: 0..<1 << 40), radix: 16)
        return "k-" + String(repeating: "0", count: 10 - digits.count) + digits
    }

    /// The address that stands in versions.
    public var email: String { "\(id)@\(ars).allmende.invalid" }

    /// The organisation as author of something at a time in seconds since 1970.
    public func signature(seconds: Int64) -> Signature {
        Signature(name: Array(name.utf8), email: Array(email.utf8), seconds: seconds)
    }

    /// The organisation that a repository is configured for, or a nameless one.
    init(_ config: RepositoryConfig) {
        let ars = config.string("allmende", nil, "stelle").flatMap { Self.isARS($0) ? $0 : nil } ?? Self.unknownARS
        let id = config.string("allmende", nil, "kennung") ?? "k-0000000000"
        let named = config.string("allmende", nil, "name") ?? config.string("user", nil, "name") ?? ""
        self = Organisation(ars: ars, name: named, id: id) ?? Organisation(unchecked: ars, Self.unnamed, id)
    }

    private init(unchecked ars: String, _ name: String, _ id: String) {
        (self.ars, self.name, self.id) = (ars, name, id)
    }

    /// The settings that make stock git write the same author into this replica.
    var settings: [(String, String, String)] {
        [
            ("user", "name", name), ("user", "email", email), ("allmende", "stelle", ars), ("allmende", "name", name),
            ("allmende", "kennung", id),
        ]
    }
}

extension Replica {
    /// Works for another organisation, or under another name, from now on; stock git in this replica too.
    public func change(_ organisation: Organisation) throws {
        for section in ["user", "allmende"] {
            let values = organisation.settings.filter { $0.0 == section }.map { ($0.1, $0.2) }
            try repository.appendConfiguration(section: section, values)
        }
    }
}

extension StringProtocol {
    /// Without blanks and line ends at both ends.
    var trimmingBlanks: String {
        var text = drop(while: \.isWhitespace)
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
