public import Bytes

// A signature as `ssh-keygen -Y sign` writes it (OpenSSH, PROTOCOL.sshsig, section 1):
//
//   "SSHSIG"  uint32 version (1)  string public key  string namespace  string reserved (empty)
//   string hash algorithm ("sha512" or "sha256")  string signature: string algorithm, string value
//
// in Base64, 70 characters to a line, between "-----BEGIN SSH SIGNATURE-----" and "-----END SSH SIGNATURE-----".

/// A signature, read but not checked: whether it fits a message says only `SSHKeygen.verify`.
///
/// One blob, one value: what is read prints back as the same bytes. Stricter than OpenSSH in one point: the reserved
/// field must be empty, as it is in everything OpenSSH has ever written, so that nobody can change a signature that
/// others have already seen without breaking it.
public struct SSHSignature: Sendable, Hashable {
    /// The functions that shorten a message before it is signed.
    public enum Hash: String, Sendable {
        /// SHA-256.
        case sha256
        /// SHA-512; what ssh-keygen takes unless told otherwise.
        case sha512
    }

    /// The bytes; at most 16 KiB.
    public let blob: [UInt8]
    /// The key that is said to have signed.
    public let publicKey: PublicKey
    /// What it was signed for.
    public let namespace: SignatureNamespace
    /// How the message was shortened.
    public let hash: Hash

    /// The longest signature that is looked at, in bytes, armored or not.
    public static let limit = 16384
    private static let head = Array("-----BEGIN SSH SIGNATURE-----\n".utf8)
    private static let foot = Array("-----END SSH SIGNATURE-----".utf8)

    /// Reads a signature from its bytes.
    ///
    /// `truncated`, `malformed`, `tooLarge` (over 16 KiB), `unsupported` (version, kind of key, hash).
    public init(blob: [UInt8]) throws(FormatError) {
        guard blob.count <= Self.limit else { throw FormatError(.tooLarge, "signature") }
        var cursor = ByteCursor(blob)
        guard cursor.skip(prefix: Array("SSHSIG".utf8)) else { throw FormatError(.malformed, "magic of a signature") }
        guard try cursor.uint32("version of a signature") == 1 else {
            throw FormatError(.unsupported, "version of a signature", at: 6)
        }
        guard let key = try PublicKey(blob: Array(cursor.string("public key"))) else {
            throw FormatError(.unsupported, "public key", at: 10)
        }
        guard let namespace = try SignatureNamespace(bytes: cursor.string("namespace")) else {
            throw FormatError(.malformed, "namespace", at: cursor.offset)
        }
        try cursor.string("", "reserved field")
        let at = cursor.offset
        guard let hash = try Hash(rawValue: String(decoding: cursor.string("hash algorithm"), as: UTF8.self)) else {
            throw FormatError(.unsupported, "hash algorithm", at: at)
        }
        try Self.check(Array(cursor.string("signature")), key.algorithm)
        try cursor.finish("signature")
        (self.blob, publicKey, self.namespace, self.hash) = (blob, key, namespace, hash)
    }

    /// Reads a signature from Base64 on one line, as `compact` gives it: the errors of `init(blob:)`, and `malformed`.
    public init(compact text: String) throws(FormatError) {
        try self.init(base64: Array(text.utf8))
    }

    /// Reads a signature between its two lines, as `armored` gives it; the last line end may be missing, and lines may
    /// have other lengths, as other programs write them. The errors of `init(blob:)`, and `malformed`.
    public init(armored text: [UInt8]) throws(FormatError) {
        guard text.count <= Self.limit else { throw FormatError(.tooLarge, "signature") }
        var text = text[...]
        if text.last == 0x0a { text.removeLast() }
        guard text.starts(with: Self.head), text.count > Self.head.count + Self.foot.count,
            text.suffix(Self.foot.count).elementsEqual(Self.foot)
        else { throw FormatError(.malformed, "first or last line of a signature") }
        let lines = text.dropFirst(Self.head.count).dropLast(Self.foot.count)
        guard lines.first != 0x0a, lines.last == 0x0a else { throw FormatError(.malformed, "lines of a signature") }
        try self.init(base64: lines.filter { $0 != 0x0a })
    }

    private init(base64: [UInt8]) throws(FormatError) {
        guard base64.count <= Self.limit else { throw FormatError(.tooLarge, "signature") }
        guard let blob = Base64.decode(base64.span) else { throw FormatError(.malformed, "Base64 of a signature") }
        try self.init(blob: blob)
    }

    /// The signature in Base64 on one line.
    public var compact: String { Base64.encode(blob) }

    /// The signature as ssh-keygen prints it, byte for byte, with the last line end.
    public var armored: [UInt8] {
        var text = Self.head
        let digits = Array(compact.utf8)
        for start in stride(from: 0, to: digits.count, by: 70) {
            text += digits[start..<min(start + 70, digits.count)]
            text.append(0x0a)
        }
        return text + Self.foot + [0x0a]
    }

    /// The innermost part must be of the key's kind and whole; its value is ssh-keygen's business.
    private static func check(_ signature: [UInt8], _ key: PublicKey.Algorithm) throws(FormatError) {
        var cursor = ByteCursor(signature)
        let name = try String(decoding: cursor.string("signature algorithm"), as: UTF8.self)
        // RSA with SHA-1 ("ssh-rsa") is forbidden by the format.
        let names = key == .rsa ? ["rsa-sha2-512", "rsa-sha2-256"] : [key.rawValue]
        guard names.contains(name) else { throw FormatError(.unsupported, "signature algorithm") }
        switch key {
        case .ed25519, .hardwareEd25519:
            _ = try cursor.string(ofLength: 64, "Ed25519 signature")
        case .rsa:
            guard try !cursor.string("RSA signature").isEmpty else { throw FormatError(.malformed, "RSA signature") }
        case .p256, .p384, .p521, .hardwareP256:
            var numbers = try ByteCursor(Array(cursor.string("ECDSA signature")))
            _ = try numbers.positiveNumber("ECDSA signature")
            _ = try numbers.positiveNumber("ECDSA signature")
            try numbers.finish("ECDSA signature")
        }
        // What the hardware says of itself: flags and a counter.
        if key == .hardwareEd25519 || key == .hardwareP256 { try cursor.skip(5, "flags and counter") }
        try cursor.finish("signature")
    }
}
