import Bytes
import Testing

@testable import Signatures

@Suite("Signatures as bytes and text")
struct SSHSignatureTests {
    static func sample() throws -> SSHSignature { try SSHSignature(armored: Sample.armored.bytes) }

    @Test("a signature says by which key, for what and how it was made, and prints as ssh-keygen printed it")
    func reading() throws {
        let signature = try Self.sample()
        #expect(signature.publicKey == PublicKey(text: Sample.line))
        #expect(signature.namespace == .git)
        #expect(signature.hash == .sha512)
        #expect(signature.armored == Sample.armored.bytes)
        #expect(signature.compact == Sample.armored.split(separator: "\n").dropFirst().dropLast().joined())
        #expect(try SSHSignature(compact: signature.compact) == signature)
        #expect(try SSHSignature(blob: signature.blob) == signature)
    }

    @Test("lines of other lengths and a missing last line end make no difference")
    func lines() throws {
        let signature = try Self.sample()
        let lines = Sample.armored.split(separator: "\n")
        let single = [lines[0], Substring(signature.compact), lines[lines.count - 1]].joined(separator: "\n")
        #expect(try SSHSignature(armored: single.bytes) == signature)
        #expect(try SSHSignature(armored: Array(Sample.armored.bytes.dropLast())) == signature)
    }

    @Test("text around a signature, other line ends and broken Base64 are refused")
    func strict() {
        let text = Sample.armored
        let changed = [
            "", "\n", " " + text, text + "\n", text + "x", text + text, text.replacing("\n", with: "\r\n"),
            text.replacing("SSH", with: "PGP"), text.replacing("BEGIN", with: "END"),
            text.replacing("U1N", with: "U 1N"),
            text.replacing("LAA=", with: "LAA"), text.replacing("LAA=", with: "LAB="),
            text.replacing("LAA=\n-", with: "LAA=-"), text.replacing("-----\nU", with: "-----\n\nU"),
            "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n",
            "-----BEGIN SSH SIGNATURE-----\n\n-----END SSH SIGNATURE-----\n", "-----BEGIN SSH SIGNATURE-----\n",
        ]
        for text in changed {
            #expect(throws: FormatError.self, "\(text)") { try SSHSignature(armored: text.bytes) }
            #expect(throws: FormatError.self, "\(text)") { try SSHSignature(compact: text) }
        }
    }

    @Test("no prefix is a signature, and a flipped bit gives an error or another value that prints as it was read")
    func damaged() throws {
        let signature = try Self.sample()
        var values: Set<SSHSignature> = [signature]
        for count in signature.blob.indices {
            #expect(throws: FormatError.self) { try SSHSignature(blob: Array(signature.blob.prefix(count))) }
        }
        #expect(throws: FormatError(.malformed, "")) { try SSHSignature(blob: signature.blob + [0]) }
        for bit in 0..<signature.blob.count * 8 {
            var blob = signature.blob
            blob[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let other = try? SSHSignature(blob: blob) else { continue }
            #expect(other.blob == blob)
            #expect(try SSHSignature(armored: other.armored) == other)
            #expect(values.insert(other).inserted)
        }
        // The key, the value, and some letters of the namespace.
        #expect(values.count > (32 + 64) * 8)
        let text = Sample.armored.bytes
        for index in text.indices {
            _ = try? SSHSignature(armored: Array(text.prefix(index)))
            for bit in 0..<8 as Range<UInt8> {
                var changed = text
                changed[index] ^= 1 << bit
                if let other = try? SSHSignature(armored: changed) {
                    #expect(try SSHSignature(armored: other.armored) == other)
                }
            }
        }
    }

    /// The sample with other fields.
    static func blob(
        version: UInt8 = 1, namespace: String = "git", reserved: [UInt8] = [], hash: String = "sha512",
        algorithm: String = "ssh-ed25519", value: Int = 64, more: [UInt8] = []
    ) throws -> [UInt8] {
        var blob = "SSHSIG".bytes + [0, 0, 0, version]
        blob.append(sshString: try sample().publicKey.blob)
        blob.append(sshString: namespace.bytes)
        blob.append(sshString: reserved)
        blob.append(sshString: hash.bytes)
        var inner: [UInt8] = []
        inner.append(sshString: algorithm.bytes)
        inner.append(sshString: [UInt8](repeating: 9, count: value))
        blob.append(sshString: inner + more)
        return blob
    }

    @Test("fields with other values than the format allows are refused")
    func fields() throws {
        #expect(try SSHSignature(blob: Self.blob()).hash == .sha512)
        #expect(try SSHSignature(blob: Self.blob(hash: "sha256")).hash == .sha256)
        #expect(try SSHSignature(blob: Self.blob(namespace: "allmende-journal")).namespace == .journal)
        #expect(throws: FormatError(.unsupported, "")) { try SSHSignature(blob: Self.blob(version: 2)) }
        for namespace in ["", "git,file", "a b", "git\"", "git\n", "*", String(repeating: "a", count: 65)] {
            #expect(throws: FormatError(.malformed, "")) { try SSHSignature(blob: Self.blob(namespace: namespace)) }
        }
        #expect(throws: FormatError(.malformed, "")) { try SSHSignature(blob: Self.blob(reserved: [1])) }
        #expect(throws: FormatError(.unsupported, "")) { try SSHSignature(blob: Self.blob(hash: "sha1")) }
        #expect(throws: FormatError(.unsupported, "")) { try SSHSignature(blob: Self.blob(algorithm: "ssh-rsa")) }
        #expect(throws: FormatError(.malformed, "")) { try SSHSignature(blob: Self.blob(value: 63)) }
        #expect(throws: FormatError(.malformed, "")) { try SSHSignature(blob: Self.blob(more: [0])) }
    }

    @Test("signatures over 16 KiB are not looked at, and lengths that lie are errors")
    func limits() throws {
        let long = [UInt8](repeating: 0x41, count: SSHSignature.limit + 1)
        #expect(throws: FormatError(.tooLarge, "")) { try SSHSignature(blob: long) }
        #expect(throws: FormatError(.tooLarge, "")) { try SSHSignature(armored: long) }
        #expect(throws: FormatError(.tooLarge, "")) { try SSHSignature(compact: String(decoding: long, as: UTF8.self)) }
        let blob = try Self.sample().blob
        for start in 6...blob.count - 4 {
            var changed = blob
            changed.replaceSubrange(start..<start + 4, with: [0xff, 0xff, 0xff, 0xff])
            if let other = try? SSHSignature(blob: changed) { #expect(other.blob == changed) }
        }
    }
}
