/// What a signature is for: it counts for nothing else, so a signed operation can never pass for a signed version.
///
/// A namespace is part of what is signed (OpenSSH, PROTOCOL.sshsig, section 2).
public struct SignatureNamespace: Hashable, Sendable, CustomStringConvertible {
    /// 1 to 64 letters, digits, "-", "." , "_" or "@": nothing that has a meaning in an allowed-signers file.
    public let name: String

    /// Commits and tags, as Git itself signs them.
    public static let git = SignatureNamespace(known: "git")
    /// Operations of the journal.
    public static let journal = SignatureNamespace(known: "allmende-journal")
    /// Cover sheets of transport files.
    public static let coverSheet = SignatureNamespace(known: "allmende-begleitschreiben")

    /// A namespace of that name; nil when it is empty, longer than 64 bytes or holds other characters.
    public init?(_ name: String) { self.init(bytes: name.utf8) }

    init?(bytes: some Collection<UInt8>) {
        guard 1...64 ~= bytes.count, bytes.allSatisfy({ $0.isPlain || $0 == UInt8(ascii: "@") }) else { return nil }
        name = String(decoding: bytes, as: UTF8.self)
    }

    private init(known: String) { name = known }

    /// The name.
    public var description: String { name }
}

extension UInt8 {
    /// A letter, a digit, "-", "." or "_".
    var isPlain: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: false
        }
    }
}
