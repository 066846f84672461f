internal import Bytes

// A public key as OpenSSH prints it (sshd(8), "AUTHORIZED_KEYS FILE FORMAT"; RFC 4253, section 6.6; RFC 5656; RFC 8709;
// PROTOCOL.u2f):
//
//   ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGM2vwt1Src… comment
//   algorithm   Base64 of: string algorithm, then strings that depend on it

/// The public half of a key for SSH signatures.
///
/// Two keys are equal when their blobs are: a blob can be written in only one way here.
public struct PublicKey: Sendable, Hashable, CustomStringConvertible {
    /// The kinds of key that are taken. Certificates and DSA are not.
    public enum Algorithm: String, Sendable, CaseIterable {
        /// Ed25519; what Allmende makes.
        case ed25519 = "ssh-ed25519"
        /// ECDSA on P-256.
        case p256 = "ecdsa-sha2-nistp256"
        /// ECDSA on P-384.
        case p384 = "ecdsa-sha2-nistp384"
        /// ECDSA on P-521.
        case p521 = "ecdsa-sha2-nistp521"
        /// RSA with 2048 to 16384 bits.
        case rsa = "ssh-rsa"
        /// Ed25519 on a hardware key.
        case hardwareEd25519 = "sk-ssh-ed25519@openssh.com"
        /// ECDSA on P-256 on a hardware key.
        case hardwareP256 = "sk-ecdsa-sha2-nistp256@openssh.com"
    }

    /// The kind of key.
    public let algorithm: Algorithm
    /// The key as it goes over the wire and into signatures; at most 4 KiB.
    public let blob: [UInt8]

    /// The longest blob that is looked at, in bytes: more than an RSA key of 16384 bits needs.
    static let blobLimit = 4096
    /// The longest line that is looked at, in bytes.
    static let lineLimit = 8192

    /// A key from its blob; nil when that is not exactly one key of a known kind.
    public init?(blob: [UInt8]) {
        guard blob.count <= Self.blobLimit, let algorithm = try? Self.check(blob) else { return nil }
        (self.algorithm, self.blob) = (algorithm, blob)
    }

    /// A key from a line of a `.pub` file, with or without comment and line end, at most 8 KiB.
    ///
    /// nil for options in front of the key, for Base64 that is not canonical, for an algorithm that is not the one
    /// inside, and for control characters in the comment.
    public init?(text: String) {
        var line = Array(text.utf8)
        if line.last == 0x0a { line.removeLast() }
        guard line.count <= Self.lineLimit, line.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else { return nil }
        let words = line.split(separator: 0x20, maxSplits: 2, omittingEmptySubsequences: false)
        guard words.count >= 2 else { return nil }
        let base64 = Array(words[1])
        guard let blob = Base64.decode(base64.span), let key = PublicKey(blob: blob),
            words[0].elementsEqual(key.algorithm.rawValue.utf8)
        else { return nil }
        self = key
    }

    /// The key as a line, without comment and line end.
    public var text: String { algorithm.rawValue + " " + Base64.encode(blob) }

    /// "SHA256:" and the Base64, without padding, of the SHA-256 of the blob: what `ssh-keygen -l` prints.
    public var fingerprint: String {
        "SHA256:" + Base64.encode(SHA256.digest(blob.span)).prefix { $0 != "=" }
    }

    /// The fingerprint.
    public var description: String { fingerprint }

    private static func check(_ blob: [UInt8]) throws(FormatError) -> Algorithm {
        var cursor = ByteCursor(blob)
        let name = try cursor.string("key algorithm")
        guard let algorithm = Algorithm(rawValue: String(decoding: name, as: UTF8.self)) else {
            throw FormatError(.unsupported, "key algorithm")
        }
        switch algorithm {
        case .ed25519:
            _ = try cursor.string(ofLength: 32, "Ed25519 key")
        case .hardwareEd25519:
            _ = try cursor.string(ofLength: 32, "Ed25519 key")
            _ = try cursor.string("application")
        case .p256: try checkPoint(&cursor, "nistp256", 32)
        case .p384: try checkPoint(&cursor, "nistp384", 48)
        case .p521: try checkPoint(&cursor, "nistp521", 66)
        case .hardwareP256:
            try checkPoint(&cursor, "nistp256", 32)
            _ = try cursor.string("application")
        case .rsa:
            let exponent = try cursor.positiveNumber("RSA exponent")
            let modulus = try cursor.positiveNumber("RSA modulus")
            let bits = modulus.count * 8 - (modulus.first?.leadingZeroBitCount ?? 0)
            // Below 2048 bits ssh-keygen still signs; nobody should rely on it.
            guard 2048...16384 ~= bits, exponent.count <= 8, exponent.last.map({ $0 & 1 }) == 1 else {
                throw FormatError(.unsupported, "RSA key")
            }
        }
        try cursor.finish("public key")
        return algorithm
    }

    /// A curve's name and a point on it, not compressed: 4, then both coordinates.
    private static func checkPoint(_ cursor: inout ByteCursor, _ curve: String, _ length: Int) throws(FormatError) {
        try cursor.string(curve, "name of the curve")
        let at = cursor.offset
        guard try cursor.string(ofLength: 1 + 2 * length, "point").first == 4 else {
            throw FormatError(.malformed, "point", at: at)
        }
    }
}
