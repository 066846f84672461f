/// Who acts: an opaque id within an organisation, `k-7f3a9c2e51@053780004004`. Never a person's name (DESIGN, D5).
public struct MemberID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The opaque id, `k-` and ten hexadecimal digits.
    public let handle: String
    /// The organisation's Amtlicher Regionalschlüssel, 12 digits.
    public let ars: String

    /// Creates an id; nil when a part has not its form.
    public init?(handle: String, ars: String) {
        guard Self.isHandle(handle), Self.isARS(ars) else { return nil }
        (self.handle, self.ars) = (handle, ars)
    }

    /// Reads the text of an id.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == Self.length else { return nil }
        self.init(bytes, at: 0)
    }

    /// How many bytes the text of an id has.
    static let length = 25

    /// Reads an id from an offset at which as many bytes follow.
    init?(_ bytes: [UInt8], at offset: Int) {
        guard bytes[offset] == 0x6b, bytes[offset + 1] == 0x2d, bytes[offset + 12] == 0x40 else { return nil }
        for index in offset + 2..<offset + 12 {
            switch bytes[index] {
            case 0x30...0x39, 0x61...0x66: continue
            default: return nil
            }
        }
        for index in offset + 13..<offset + 25 {
            guard 0x30...0x39 ~= bytes[index] else { return nil }
        }
        // Both are short enough to need no memory of their own.
        handle = String(decoding: bytes[offset..<offset + 12], as: UTF8.self)
        ars = String(decoding: bytes[offset + 13..<offset + 25], as: UTF8.self)
    }

    /// Whether a text is an opaque id by its form.
    public static func isHandle(_ text: String) -> Bool {
        let bytes = text.utf8
        return bytes.count == 12 && text.hasPrefix("k-")
            && bytes.dropFirst(2).allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
    }

    /// Whether a text is a Regionalschlüssel by its form.
    public static func isARS(_ text: String) -> Bool {
        text.utf8.count == 12 && text.utf8.allSatisfy { 0x30...0x39 ~= $0 }
    }

    /// The text.
    public var description: String { "\(handle)@\(ars)" }

    /// By text.
    public static func < (x: MemberID, y: MemberID) -> Bool {
        x.description.utf8.lexicographicallyPrecedes(y.description.utf8)
    }
}

/// What somebody may do. A member may have several.
public enum Role: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Reads what is not public.
    case reader = "leserin"
    /// Posts in the Austausch; what they post waits for a moderator.
    case guest = "gast"
    /// Proposes and comments.
    case contributor = "beitragende"
    /// Co-signs proposals of others.
    case reviewer = "prueferin"
    /// Hides what does not belong here; releases where no steward can.
    case moderator = "moderation"
    /// Answers for the hub: members, keys, policy.
    case operator_ = "betrieb"

    /// Whether whoever has these roles may propose and comment.
    public static func mayContribute(_ roles: Set<Role>) -> Bool { !roles.isSubset(of: [.reader, .guest]) }

    /// Whether whoever has these roles may post in the Austausch.
    public static func mayPost(_ roles: Set<Role>) -> Bool { roles.contains { $0 != .reader } }

    /// Whether whoever has these roles may read the cards of persons: members who take part, and those who read what is not public.
    public static func mayReadCards(_ roles: Set<Role>) -> Bool { roles.contains { $0 != .guest } }

    /// In the order of the list above.
    public static func < (x: Role, y: Role) -> Bool { x.place < y.place }
    private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
