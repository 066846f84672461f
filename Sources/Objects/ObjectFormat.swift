/// The hash function that names the objects of a repository (`extensions.objectFormat`); never mixed in one repository.
@frozen
public enum ObjectFormat: UInt8, Sendable, CaseIterable {
    /// 20-byte names; broken, kept for exchange, always with collision detection.
    case sha1 = 1
    /// 32-byte names; the default.
    case sha256 = 2

    /// The length of an id in bytes.
    @inlinable
    public var rawLength: Int { self == .sha1 ? 20 : 32 }
    /// The length of an id in hexadecimal digits.
    @inlinable
    public var hexLength: Int { rawLength * 2 }

    /// The name in configuration files and protocols.
    public var name: String { self == .sha1 ? "sha1" : "sha256" }

    /// The format of that name, or nil.
    public init?(name: some StringProtocol) {
        switch name {
        case "sha1": self = .sha1
        case "sha256": self = .sha256
        default: return nil
        }
    }
}
