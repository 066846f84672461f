import Files
import Foundation
import Signatures
import TestSupport
import Testing

@Suite("Signing and checking with ssh-keygen", .enabled(if: OpenSSH.exists, "needs ssh-keygen"))
struct SSHKeygenTests {
    @Test(
        "what was signed is found good, under its own namespace only",
        arguments: [SignatureNamespace.git, .journal, .coverSheet])
    func namespaces(_ namespace: SignatureNamespace) throws {
        let desk = try Desk()
        let names = try desk.names
        let signature = try desk.keygen.sign(Sample.message, with: desk.keyPath, namespace: namespace)
        #expect(signature.publicKey == desk.key && signature.namespace == namespace)
        for asked in [SignatureNamespace.git, .journal, .coverSheet] {
            let answer = try desk.keygen.verify(
                Sample.message, signature, by: desk.key, namespace: asked, temporary: desk.temporary)
            #expect(answer == (asked == namespace))
        }
        #expect(try desk.names == names, "files were left behind")
    }

    @Test("a signature that OpenSSH made elsewhere is found good")
    func sample() throws {
        let desk = try Desk()
        let key = try #require(PublicKey(text: Sample.line))
        let signature = try SSHSignature(armored: Sample.armored.bytes)
        for (message, expected) in [(Sample.message, true), (Sample.message + [0], false), ([], false)] {
            #expect(
                try desk.keygen.verify(message, signature, by: key, namespace: .git, temporary: desk.temporary)
                    == expected)
        }
    }

    @Test("an altered message, another key and another signature are found bad")
    func bad() throws {
        let desk = try Desk()
        let message = [UInt8](repeating: 0x61, count: 300_000)
        let signature = try desk.keygen.sign(message, with: desk.keyPath, namespace: .journal)
        let others = try desk.keygen.sign(message, with: desk.otherPath, namespace: .journal)
        func answer(_ message: [UInt8], _ signature: SSHSignature, _ key: PublicKey) throws -> Bool {
            try desk.keygen.verify(message, signature, by: key, namespace: .journal, temporary: desk.temporary)
        }
        #expect(try answer(message, signature, desk.key))
        for index in [0, 150_000, 299_999] {
            var changed = message
            changed[index] ^= 1
            #expect(try !answer(changed, signature, desk.key))
        }
        #expect(try !answer(message.dropLast(), signature, desk.key))
        #expect(try !answer(message + [0x0a], signature, desk.key))
        #expect(try !answer(message, signature, desk.other))
        #expect(try !answer(message, others, desk.key))
        // The key that is claimed, over the other's signature: the key inside is what the value does not fit.
        let place = try #require(others.blob.firstRange(of: desk.other.blob))
        var claimed = others.blob
        claimed.replaceSubrange(place, with: desk.key.blob)
        #expect(try !answer(message, SSHSignature(blob: claimed), desk.key))
    }

    @Test("no changed signature is ever found good, whichever byte was changed")
    func changedSignatures() throws {
        let desk = try Desk()
        let signature = try SSHSignature(armored: Sample.armored.bytes)
        var asked = 0
        for index in signature.blob.indices {
            var blob = signature.blob
            blob[index] ^= 1 << UInt8(index % 8)
            guard let changed = try? SSHSignature(blob: blob) else { continue }
            asked += 1
            #expect(
                try !desk.keygen.verify(
                    Sample.message, changed, by: changed.publicKey, namespace: changed.namespace,
                    temporary: desk.temporary))
        }
        #expect(asked > 90)
    }

    @Test("empty messages and messages of megabytes are signed; over the limit nothing is")
    func sizes() throws {
        let desk = try Desk()
        for count in [0, 1, 5 << 20] {
            let message = [UInt8](repeating: 0x0a, count: count)
            let signature = try desk.keygen.sign(message, with: desk.keyPath, namespace: .coverSheet)
            #expect(
                try desk.keygen.verify(
                    message, signature, by: desk.key, namespace: .coverSheet, temporary: desk.temporary))
        }
        let large = [UInt8](repeating: 0, count: SSHKeygen.messageLimit + 1)
        let signature = try desk.keygen.sign([], with: desk.keyPath, namespace: .git)
        #expect(throws: SSHKeygenError(.misuse, "")) {
            try desk.keygen.sign(large, with: desk.keyPath, namespace: .git)
        }
        #expect(throws: SSHKeygenError(.misuse, "")) {
            try desk.keygen.verify(large, signature, by: desk.key, namespace: .git, temporary: desk.temporary)
        }
    }

    @Test("a new key is for its owner only, lies beside its public half, and leaves nothing else")
    func creation() throws {
        let desk = try Desk()
        #expect(try desk.names == ["key", "key.pub", "other", "other.pub"])
        #expect(try FileStatus.of(desk.keyPath)?.permissions == 0o600)
        #expect(try desk.scratch.read("key.pub") == desk.key.text + " Stadt Musterstadt\n")
        #expect(desk.key.algorithm == .ed25519 && desk.key != desk.other)
        #expect(try desk.keygen.publicKey(of: desk.keyPath) == desk.key)
        try FileSystem.remove(desk.scratch.path / "key.pub")
        #expect(try desk.keygen.sign([], with: desk.keyPath, namespace: .git).publicKey == desk.key)
    }

    @Test("a key never overwrites anything, neither half, nor a link to nowhere")
    func existing() throws {
        let desk = try Desk()
        try desk.scratch.write("a", "a")
        try desk.scratch.write("b.pub", "b")
        try FileSystem.symlink("nowhere".bytes, at: desk.scratch.path / "c")
        let names = try desk.names
        for name in ["a", "b", "c", "key"] {
            #expect(throws: SSHKeygenError(.exists, "")) {
                try desk.keygen.createKey(at: desk.scratch.path / name, comment: "")
            }
        }
        #expect(try desk.names == names)
        #expect(try desk.keygen.publicKey(of: desk.keyPath) == desk.key)
        #expect(throws: FileError.self) {
            try desk.keygen.createKey(at: desk.scratch.path / "missing" / "key", comment: "")
        }
        #expect(throws: SSHKeygenError(.misuse, "")) {
            try desk.keygen.createKey(at: desk.scratch.path / "new", comment: "a\nb")
        }
    }

    @Test("of several who make the same key at once one does")
    func race() throws {
        let scratch = try Scratch()
        let keygen = try OpenSSH.required()
        let path = scratch.path / "key"
        let made = Locked<[PublicKey]>([])
        DispatchQueue.concurrentPerform(iterations: 4) { _ in
            if let key = try? keygen.createKey(at: path, comment: "") { made.change { $0.append(key) } }
        }
        #expect(made.value == [try keygen.publicKey(of: path)])
        #expect(try FileSystem.list(scratch.path).count == 2)
    }

    @Test("a key with a passphrase is refused, and the message is never taken for the passphrase")
    func locked() throws {
        let scratch = try Scratch()
        try OpenSSH.program()("-q", "-t", "ed25519", "-N", "geheim", "-f", "\(scratch.path)/k")
        let keygen = try OpenSSH.required()
        for message in ["Vorlage", "geheim\nVorlage", "geheim"] {
            #expect(throws: SSHKeygenError(.locked, "")) {
                try keygen.sign(message.bytes, with: scratch.path / "k", namespace: .git)
            }
        }
        #expect(throws: SSHKeygenError(.locked, "")) { try keygen.publicKey(of: scratch.path / "k") }
    }

    @Test("no key, no private key, and a key that others may read are refused with what ssh-keygen says")
    func noKey() throws {
        let desk = try Desk()
        try desk.scratch.write("text", "x\n")
        try FileSystem.setPermissions(0o600, of: desk.scratch.path / "text")
        try FileSystem.setPermissions(0o644, of: desk.otherPath)
        for name in ["missing", "text", "other"] {
            for isSigning in [true, false] {
                let error = #expect(throws: SSHKeygenError(.failed, "")) {
                    if isSigning {
                        _ = try desk.keygen.sign([], with: desk.scratch.path / name, namespace: .git)
                    } else {
                        _ = try desk.keygen.publicKey(of: desk.scratch.path / name)
                    }
                }
                #expect(error?.detail.isEmpty == false)
            }
        }
        #expect(throws: SSHKeygenError(.misuse, "")) {
            try desk.keygen.sign([], with: Path([0x2f, 0xff]), namespace: .git)
        }
    }

    @Test("a directory for temporary files that is not there is an error, not a no")
    func temporary() throws {
        let desk = try Desk()
        let signature = try desk.keygen.sign([], with: desk.keyPath, namespace: .git)
        #expect(throws: FileError.self) {
            try desk.keygen.verify(
                [], signature, by: desk.key, namespace: .git, temporary: desk.scratch.path / "missing")
        }
    }
}

/// A value that several threads change.
final class Locked<Value: Sendable>: @unchecked Sendable {
    private let lock = NSLock()
    private var content: Value

    init(_ value: Value) { content = value }

    var value: Value { lock.withLock { content } }

    func change(_ body: (inout Value) -> Void) { lock.withLock { body(&content) } }
}
