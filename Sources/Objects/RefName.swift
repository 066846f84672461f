// The names of refs (git-check-ref-format). They become file names, lines of protocols and words on screens, so the rules
// keep out everything that would mean something else there.

/// A ref name that keeps git's rules: `refs/heads/main`, or `HEAD` and its kind.
public struct RefName: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The bytes of the name.
    public let bytes: [UInt8]

    /// The longest component that every file system we know can hold.
    public static let maximumComponent = 255
    /// The longest name; one line of the protocol holds it with room to spare.
    public static let maximumLength = 4096

    /// `HEAD`.
    public static let head = RefName(unchecked: Array("HEAD".utf8))

    /// The name, if it keeps the rules of git-check-ref-format with `--allow-onelevel` for names in capitals only.
    public init?(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
        guard Self.isSound(self.bytes) else { return nil }
        if !self.bytes.starts(with: "refs/".utf8) {
            // Outside refs/ there are only names such as HEAD, ORIG_HEAD, FETCH_HEAD.
            guard self.bytes.allSatisfy({ 0x41...0x5a ~= $0 || $0 == 0x5f || $0 == 0x2d }) else { return nil }
        }
    }

    /// The name written as text.
    public init?(_ text: String) { self.init(Array(text.utf8)) }

    /// A name that the program itself makes and that is sound by how it is made.
    public init(known text: String) {
        let bytes = Array(text.utf8)
        precondition(Self.isSound(bytes), "not a name of a ref")
        self.init(unchecked: bytes)
    }

    private init(unchecked bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes as text, broken UTF-8 replaced.
    public var description: String { String(decoding: bytes, as: UTF8.self) }
    /// Whether the name lies below `refs/`, where pushes may go.
    public var isBelowRefs: Bool { bytes.starts(with: "refs/".utf8) }
    /// Whether the name is a branch.
    public var isBranch: Bool { bytes.starts(with: "refs/heads/".utf8) }
    /// Whether the name is a tag.
    public var isTag: Bool { bytes.starts(with: "refs/tags/".utf8) }
    /// The name without `refs/heads/`, `refs/tags/` or `refs/`.
    public var short: String {
        for prefix in ["refs/heads/", "refs/tags/", "refs/"] where bytes.starts(with: prefix.utf8) {
            return String(decoding: bytes.dropFirst(prefix.utf8.count), as: UTF8.self)
        }
        return description
    }

    /// The order of the bytes, which is that of packed-refs and of advertisements.
    public static func < (x: RefName, y: RefName) -> Bool { x.bytes.lexicographicallyPrecedes(y.bytes) }

    /// The name `prefix` + this branch or tag name, for mapping to tracking refs.
    public func replacing(prefix: String, with other: String) -> RefName? {
        guard bytes.starts(with: prefix.utf8) else { return nil }
        return RefName(Array(other.utf8) + bytes.dropFirst(prefix.utf8.count))
    }

    /// The rules of git-check-ref-format, any number of components.
    public static func isSound(_ name: [UInt8]) -> Bool {
        guard !name.isEmpty, name.count <= maximumLength, name != [0x40], name.last != 0x2e else { return false }
        for component in name.split(separator: 0x2f, omittingEmptySubsequences: false) {
            guard !component.isEmpty, component.count <= maximumComponent, component.first != 0x2e,
                !component.reversed().starts(with: ".lock".utf8.reversed())
            else { return false }
        }
        var before: UInt8 = 0
        for byte in name {
            switch byte {
            case 0...0x20, 0x7f: return false  // control bytes and space
            case 0x7e, 0x5e, 0x3a, 0x3f, 0x2a, 0x5b, 0x5c: return false  // ~ ^ : ? * [ \
            case 0x2e where before == 0x2e: return false  // ..
            case 0x7b where before == 0x40: return false  // @{
            default: break
            }
            before = byte
        }
        return true
    }
}
