/// The four kinds of object.
@frozen
public enum ObjectType: UInt8, Sendable, CaseIterable {
    // The raw values are those of pack entries (gitformat-pack, "Object types").

    /// A version: a tree, its parents, who, when, why.
    case commit = 1
    /// A folder.
    case tree = 2
    /// The content of a file.
    case blob = 3
    /// An annotated tag.
    case tag = 4

    /// The word in object headers.
    public var name: [UInt8] {
        switch self {
        case .commit: Array("commit".utf8)
        case .tree: Array("tree".utf8)
        case .blob: Array("blob".utf8)
        case .tag: Array("tag".utf8)
        }
    }

    /// The type of that exact word, or nil.
    public init?(name: some Collection<UInt8>) {
        guard let type = Self.allCases.first(where: { $0.name.elementsEqual(name) }) else { return nil }
        self = type
    }
}
