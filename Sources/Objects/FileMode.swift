/// The mode of a tree entry, in the octal notation of trees. Git knows these five; others occur in old histories.
@frozen
public struct FileMode: RawRepresentable, Hashable, Sendable {
    /// The mode as a number.
    public let rawValue: UInt32

    /// Any mode.
    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A file.
    public static let file = FileMode(rawValue: 0o100644)
    /// A file that may be executed.
    public static let executable = FileMode(rawValue: 0o100755)
    /// A symbolic link; the blob holds its target.
    public static let symlink = FileMode(rawValue: 0o120000)
    /// A folder.
    public static let tree = FileMode(rawValue: 0o040000)
    /// A commit of another repository (submodule).
    public static let gitlink = FileMode(rawValue: 0o160000)

    private var kind: UInt32 { rawValue & 0o170000 }
    /// Whether the entry is a folder.
    public var isTree: Bool { kind == 0o040000 }
    /// Whether the entry is a submodule, whose object is not in this repository.
    public var isGitlink: Bool { kind == 0o160000 }
    /// Whether the entry is a symbolic link.
    public var isSymlink: Bool { kind == 0o120000 }
    /// Whether the entry is a file, of whatever permission.
    public var isFile: Bool { kind == 0o100000 }

    /// The nearest of the five modes that git itself writes (as its `canon_mode`); nil for a device or nonsense.
    public var canonical: FileMode? {
        if isTree { return .tree }
        if isGitlink { return .gitlink }
        if isSymlink { return .symlink }
        return isFile ? (rawValue & 0o100 != 0 ? .executable : .file) : nil
    }

    /// The digits as in a tree: octal without leading zero.
    public var octal: [UInt8] { Array(String(rawValue, radix: 8).utf8) }
}
