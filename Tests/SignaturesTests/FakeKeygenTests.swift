import Files
import Foundation
import Signatures
import TestSupport
import Testing

/// Programs in the place of ssh-keygen that end in every way a program can: yes must mean yes.
@Suite("A false ssh-keygen")
struct FakeKeygenTests {
    /// What checking must come to.
    enum Verdict: Sendable {
        case yes
        case no
        case error(SSHKeygenError.Code)
    }

    static let read = "/bin/cat >/dev/null"
    static let good = "echo 'Good \"git\" signature for key with ED25519 key \(Sample.fingerprint)'"

    /// A program that does what a script says.
    ///
    /// Never a file that was just written: while it is open for writing, another thread may start a program, which
    /// holds it open a moment longer, and the kernel runs no file that is being written.
    static func fake(_ script: String, in scratch: Scratch, time: Duration = .seconds(30)) throws -> SSHKeygen {
        let path = scratch.path / "ssh-keygen"
        try scratch.write("script", script + "\n")
        if try FileStatus.of(path) == nil {
            let fixture = SharedCorpus.package.appending(path: "Fixtures/false-ssh-keygen").path
            try FileSystem.symlink(fixture.bytes, at: path)
        }
        return SSHKeygen(path: path, time: time)
    }

    static func verify(_ keygen: SSHKeygen, in scratch: Scratch, message: [UInt8] = Sample.message) throws -> Bool {
        let directory = scratch.path / "temporary"
        try FileSystem.makeDirectories(directory)
        defer {
            let left = try? FileSystem.list(directory)
            #expect(left?.isEmpty == true)
        }
        let signature = try SSHSignature(armored: Sample.armored.bytes)
        return try keygen.verify(
            message, signature, by: signature.publicKey, namespace: .git, temporary: directory)
    }

    @Test(
        "only success, said by exit code and in words about this very key, is a yes",
        arguments: [
            (good, .yes), ("echo Unsinn; \(good)", .yes),
            ("echo 'Could not verify signature.'; exit 255", .no),
            ("\(good); echo 'Could not verify signature.'; exit 255", .no),
            ("\(good); exit 1", .error(.failed)),
            ("\(good); exit 255", .error(.failed)),
            ("\(good); kill -9 $$", .error(.failed)),
            ("\(good); kill -15 $$", .error(.failed)),
            ("exit 0", .error(.badAnswer)),
            ("exit 1", .error(.failed)),
            ("exit 255", .error(.failed)),
            ("echo 'Could not verify signature.'; exit 0", .error(.badAnswer)),
            ("echo 'Could not verify signature.'; exit 1", .error(.failed)),
            ("echo Good", .error(.badAnswer)),
            ("echo Good git signature", .error(.badAnswer)),
            ("echo 'Good \"git\" signature for key with ED25519 key SHA256:x'", .error(.badAnswer)),
            ("echo 'Good \"git\" signature for other with ED25519 key \(Sample.fingerprint)'", .error(.badAnswer)),
            ("echo 'Good \"file\" signature for key with ED25519 key \(Sample.fingerprint)'", .error(.badAnswer)),
            ("echo 'Good \"git\" signature with ED25519 key \(Sample.fingerprint)'", .error(.badAnswer)),
            ("printf 'No\\000'; echo 'usage: ssh-keygen'; exit 1", .error(.failed)),
            ("while :; do echo 'Good \"git\" signature for key with'; done", .error(.badAnswer)),
        ] as [(String, Verdict)])
    func verdicts(_ script: String, _ verdict: Verdict) throws {
        let scratch = try Scratch()
        let keygen = try Self.fake("\(Self.read); \(script)", in: scratch)
        switch verdict {
        case .yes: #expect(try Self.verify(keygen, in: scratch))
        case .no: #expect(try !Self.verify(keygen, in: scratch))
        case .error(let code):
            #expect(throws: SSHKeygenError(code, "")) { try Self.verify(keygen, in: scratch) }
        }
    }

    @Test(
        "one that hangs is ended at the deadline, whatever it said before",
        arguments: [
            "exec sleep 600", "\(good); exec sleep 600", "/bin/cat >/dev/null; \(good); exec sleep 600",
            "trap '' TERM HUP PIPE; while :; do sleep 1; done", "\(good); sleep 5 & exit 0",
        ])
    func hangs(_ script: String) throws {
        let scratch = try Scratch()
        let keygen = try Self.fake(script, in: scratch, time: .milliseconds(300))
        #expect(throws: SSHKeygenError(.timedOut, "")) { try Self.verify(keygen, in: scratch) }
        // More than fits between the two.
        let large = [UInt8](repeating: 0, count: 4 << 20)
        #expect(throws: SSHKeygenError(.timedOut, "")) { try Self.verify(keygen, in: scratch, message: large) }
    }

    @Test("one that closes its output and stays is killed, and that is no yes")
    func lingers() throws {
        let scratch = try Scratch()
        let keygen = try Self.fake(
            "\(Self.read); \(Self.good); exec >/dev/null 2>&1 </dev/null; exec sleep 600", in: scratch)
        #expect(throws: SSHKeygenError(.failed, "")) { try Self.verify(keygen, in: scratch) }
    }

    @Test(
        "one that does not read the whole message is no witness, neither way",
        arguments: [
            good, "echo 'Could not verify signature.'; exit 255", "head -c 1 >/dev/null; \(good)",
            "exec <&-; \(good)",
        ], [1 << 13, 1 << 24])
    func deaf(_ script: String, _ size: Int) throws {
        let scratch = try Scratch()
        let keygen = try Self.fake(script, in: scratch)
        let message = [UInt8](repeating: 0, count: size)
        #expect(throws: SSHKeygenError(.failed, "")) { try Self.verify(keygen, in: scratch, message: message) }
    }

    @Test("another key or namespace is a no before anything is run")
    func mismatch() throws {
        let scratch = try Scratch()
        let signature = try SSHSignature(armored: Sample.armored.bytes)
        var blob = signature.publicKey.blob
        blob[blob.count - 1] ^= 1
        let other = try #require(PublicKey(blob: blob))
        // Neither the program nor the directory is there, so any attempt would throw.
        for (key, namespace) in [(other, SignatureNamespace.git), (signature.publicKey, .journal)] {
            #expect(
                try !SSHKeygen(path: scratch.path / "nothing").verify(
                    Sample.message, signature, by: key, namespace: namespace, temporary: scratch.path / "missing"))
        }
    }

    @Test("none at all, one that may not be run, and a directory are errors, not a no")
    func missing() throws {
        let scratch = try Scratch()
        try scratch.write("text", "x")
        for name in ["nothing", "text", "."] {
            let keygen = SSHKeygen(path: scratch.path / name)
            #expect(throws: SSHKeygenError(.notFound, "")) { try Self.verify(keygen, in: scratch) }
            #expect(throws: SSHKeygenError(.notFound, "")) {
                try keygen.sign([], with: scratch.path / "key", namespace: .git)
            }
            #expect(throws: SSHKeygenError(.notFound, "")) {
                try keygen.createKey(at: scratch.path / "key", comment: "")
            }
            #expect(throws: SSHKeygenError(.notFound, "")) { try keygen.publicKey(of: scratch.path / "key") }
            #expect(throws: SSHKeygenError(.notFound, "")) { try keygen.readsUTCDates() }
        }
        #expect(try FileSystem.list(scratch.path).map(\.name).contains("key".bytes) == false)
    }

    @Test("a signature for something else, none, and one with an error are not handed on")
    func signing() throws {
        let scratch = try Scratch()
        try scratch.write("signature", Sample.armored)
        let cat = "echo 'Signing data on standard input' >&2; /bin/cat '\(scratch.path)/signature'"
        let message = Sample.message
        func sign(_ script: String, _ namespace: SignatureNamespace = .git) throws -> SSHSignature {
            try Self.fake("\(Self.read); \(script)", in: scratch).sign(
                message, with: scratch.path / "key", namespace: namespace)
        }
        #expect(try sign(cat).armored == Sample.armored.bytes)
        #expect(throws: SSHKeygenError(.badAnswer, "")) { try sign(cat, .journal) }
        #expect(throws: SSHKeygenError(.failed, "")) { try sign("\(cat); exit 1") }
        #expect(throws: SSHKeygenError(.badAnswer, "")) { try sign("\(cat); \(cat)") }
        #expect(throws: SSHKeygenError(.badAnswer, "")) { try sign("exit 0") }
        #expect(throws: SSHKeygenError(.badAnswer, "")) { try sign("head -c 70000 /dev/zero") }
        #expect(throws: SSHKeygenError(.locked, "")) { try sign("echo wrong passphrase >&2; exit 255") }
        #expect(throws: SSHKeygenError(.badAnswer, "")) {
            try Self.fake("exit 0", in: scratch).publicKey(of: scratch.path / "key")
        }
    }

    @Test("one that makes no key, or another than it says, leaves nothing behind")
    func creating() throws {
        let scratch = try Scratch()
        let directory = scratch.path / "keys"
        try FileSystem.makeDirectories(directory)
        for script in ["exit 1", "exit 0", "for f; do :; done; echo x >$f; echo y >$f.pub"] {
            let keygen = try Self.fake(script, in: scratch)
            #expect(throws: (any Error).self) { try keygen.createKey(at: directory / "key", comment: "") }
            #expect(try FileSystem.list(directory).isEmpty)
        }
    }

    @Test("what it says reaches an error without control characters and cut short")
    func words() throws {
        let error = SSHKeygenError(.failed, "x", said: "\u{1b}[31mrot\u{7}\n\u{85}Ende".bytes)
        #expect(error.detail == "[31mrot Ende")
        #expect(SSHKeygenError(.failed, "x", said: [UInt8](repeating: 0x61, count: 5000)).detail.count == 400)
    }
}
