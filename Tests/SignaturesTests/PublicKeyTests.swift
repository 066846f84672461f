import Bytes
import Files
import TestSupport
import Testing

@testable import Signatures

@Suite("Public keys")
struct PublicKeyTests {
    static let blob: [UInt8] = {
        let base64 = Array(Sample.line.split(separator: " ")[1].utf8)
        return Base64.decode(base64.span) ?? []
    }()

    @Test("a line of a .pub file is read with and without comment, and printed without")
    func line() throws {
        let key = try #require(PublicKey(text: Sample.line))
        #expect(key.algorithm == .ed25519)
        #expect(key.blob == Self.blob)
        #expect(key.text == Sample.line.split(separator: " ").prefix(2).joined(separator: " "))
        #expect(PublicKey(text: key.text) == key)
        #expect(PublicKey(blob: key.blob) == key)
        #expect(key.fingerprint == Sample.fingerprint)
    }

    @Test(
        "what is not exactly one key on one line is refused",
        arguments: [
            "", " ", "ssh-ed25519", "ssh-ed25519 ", " KEY", "cert-authority KEY", "no-pty KEY", "KEY\u{7f}", "KEY\tx",
            "KEY\n\n", "KEY\nKEY", "KEY\r\n", "ssh-rsa BASE64", "ssh-ed25519  BASE64", "ssh-ed25519 BASE64=",
            "ssh-ed25519 BASE64AAAA", "ssh-ed25519\tBASE64", "SSH-ED25519 BASE64", "ssh-dss BASE64",
            "KEY " + String(repeating: "x", count: 9000),
        ])
    func refused(_ text: String) throws {
        let key = Sample.line.split(separator: " ").prefix(2).joined(separator: " ")
        let base64 = String(Sample.line.split(separator: " ")[1])
        let line = text.replacing("KEY", with: key).replacing("BASE64", with: base64)
        #expect(PublicKey(text: line) == nil)
    }

    @Test("no prefix of a key and no key with something behind it is a key; flipped bits never trap")
    func damaged() {
        for count in Self.blob.indices { #expect(PublicKey(blob: Array(Self.blob.prefix(count))) == nil) }
        #expect(PublicKey(blob: Self.blob + [0]) == nil)
        for bit in 0..<Self.blob.count * 8 {
            var blob = Self.blob
            blob[bit / 8] ^= 1 << UInt8(bit % 8)
            // The last 32 bytes are the key itself, all of them allowed here.
            #expect((PublicKey(blob: blob) != nil) == (bit / 8 >= Self.blob.count - 32))
        }
    }

    static func blob(_ strings: [[UInt8]]) -> [UInt8] {
        var blob: [UInt8] = []
        for string in strings { blob.append(sshString: string) }
        return blob
    }

    static func point(_ length: Int) -> [UInt8] { [4] + [UInt8](repeating: 7, count: 2 * length) }

    static func modulus(_ bits: Int) -> [UInt8] {
        let top: [UInt8] = bits % 8 == 0 ? [0, 0x80] : [1 << UInt8(bits % 8 - 1)]
        return top + [UInt8](repeating: 1, count: (bits - 1) / 8)
    }

    @Test("every kind of key is taken as its specification writes it")
    func kinds() {
        let kinds: [(PublicKey.Algorithm, [[UInt8]])] = [
            (.p256, ["nistp256".bytes, Self.point(32)]), (.p384, ["nistp384".bytes, Self.point(48)]),
            (.p521, ["nistp521".bytes, Self.point(66)]), (.rsa, [[1, 0, 1], Self.modulus(2048)]),
            (.rsa, [[1, 0, 1], Self.modulus(3071)]), (.rsa, [[3], Self.modulus(16384)]),
            (.hardwareEd25519, [[UInt8](repeating: 5, count: 32), "ssh:".bytes]),
            (.hardwareP256, ["nistp256".bytes, Self.point(32), "ssh:".bytes]),
        ]
        for (algorithm, parts) in kinds {
            let blob = Self.blob([algorithm.rawValue.bytes] + parts)
            #expect(PublicKey(blob: blob)?.algorithm == algorithm)
            #expect(PublicKey(blob: blob + Self.blob([[]])) == nil)
            #expect(PublicKey(blob: Self.blob([algorithm.rawValue.bytes] + parts.dropLast())) == nil)
        }
    }

    @Test("weak keys and keys written in another way are refused")
    func strict() {
        let refused: [[[UInt8]]] = [
            ["ssh-rsa".bytes, [1, 0, 1], Self.modulus(2047)], ["ssh-rsa".bytes, [1, 0, 1], Self.modulus(1024)],
            ["ssh-rsa".bytes, [1, 0, 1], Self.modulus(16385)], ["ssh-rsa".bytes, [], Self.modulus(2048)],
            ["ssh-rsa".bytes, [0, 1, 0, 1], Self.modulus(2048)], ["ssh-rsa".bytes, [2], Self.modulus(2048)],
            ["ssh-rsa".bytes, [0x81], Self.modulus(2048)], ["ssh-rsa".bytes, [3], [0] + Self.modulus(2048)],
            ["ecdsa-sha2-nistp256".bytes, "nistp384".bytes, Self.point(48)],
            ["ecdsa-sha2-nistp256".bytes, "nistp256".bytes, [2] + Self.point(32).dropFirst()],
            ["ecdsa-sha2-nistp256".bytes, "nistp256".bytes, Self.point(31)],
            ["ssh-dss".bytes, [1], [1], [1], [1]],
            ["ssh-ed25519-cert-v01@openssh.com".bytes, [UInt8](repeating: 5, count: 32)],
            ["sk-ssh-ed25519@openssh.com".bytes, [UInt8](repeating: 5, count: 32), [UInt8](repeating: 1, count: 5000)],
        ]
        for parts in refused { #expect(PublicKey(blob: Self.blob(parts)) == nil, "\(parts)") }
    }

    @Test(
        "keys that ssh-keygen makes are read, and have the fingerprint it prints",
        .enabled(if: OpenSSH.exists, "needs ssh-keygen"),
        arguments: [("ed25519", "256"), ("ecdsa", "256"), ("ecdsa", "384"), ("ecdsa", "521"), ("rsa", "2048")])
    func made(_ kind: String, _ bits: String) throws {
        let scratch = try Scratch()
        let program = try OpenSSH.program()
        try program("-q", "-t", kind, "-b", bits, "-N", "", "-C", "a b", "-f", "\(scratch.path)/k")
        let key = try #require(PublicKey(text: scratch.read("k.pub")))
        #expect(try scratch.read("k.pub") == key.text + " a b\n")
        #expect(try program("-l", "-f", "\(scratch.path)/k.pub").split(separator: " ")[1] == key.fingerprint)
        let keygen = try OpenSSH.required()
        #expect(try keygen.publicKey(of: scratch.path / "k") == key)
        // And what such a key signs is read, printed as it was, and found good.
        let signature = try keygen.sign(Sample.message, with: scratch.path / "k", namespace: .journal)
        #expect(signature.publicKey == key)
        try FileSystem.replace(scratch.path / "m", with: Sample.message)
        try program("-q", "-Y", "sign", "-n", "git", "-f", "\(scratch.path)/k", "\(scratch.path)/m")
        let printed = try FileSystem.read(scratch.path / "m.sig", limit: 1 << 20)
        #expect(try SSHSignature(armored: printed).armored == printed)
        #expect(
            try keygen.verify(Sample.message, signature, by: key, namespace: .journal, temporary: scratch.path))
    }
}
