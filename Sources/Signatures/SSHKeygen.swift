internal import Bytes
public import Files

// All cryptography is OpenSSH's: `ssh-keygen -Y sign` and `-Y verify` (since 8.2; ssh-keygen(1)). One process for each
// signature made or checked, 5 to 10 ms; what was checked once is remembered by whoever asked.

/// The program ssh-keygen.
public struct SSHKeygen: Sendable {
    /// Where it lies.
    public let path: Path
    /// How long one run may take in all; it is killed then.
    public var time: Duration

    /// The largest message that is signed or checked, in bytes.
    public static let messageLimit = 64 << 20

    /// The program at a path; whether it is there shows when it is run.
    public init(path: Path, time: Duration = .seconds(30)) { (self.path, self.time) = (path, time) }

    /// The program where systems keep it, or nil when it is not installed.
    public static func installed() -> SSHKeygen? {
        for path in [Path("/usr/bin/ssh-keygen"), Path("/usr/local/bin/ssh-keygen")] {
            if let status = try? FileStatus.of(path), status.kind == .file { return SSHKeygen(path: path) }
        }
        return nil
    }

    /// Makes an Ed25519 key without passphrase: the private half at `path` (mode 0600), the public half beside it with
    /// `.pub` at the end. Both are durable when this returns; nothing is ever overwritten.
    ///
    /// The directory must exist; `comment` is without control characters and at most 200 bytes long. Throws `FileError`
    /// and `SSHKeygenError` (`exists` when either file is there, `misuse`, `notFound`, `timedOut`, `failed`,
    /// `badAnswer`).
    public func createKey(at path: Path, comment: String) throws -> PublicKey {
        guard comment.utf8.count <= 200, comment.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else {
            throw SSHKeygenError(.misuse, "comment of a key")
        }
        let publicPath = path.adding(suffix: ".pub")
        for place in [path, publicPath] where try FileStatus.of(place, follow: false) != nil {
            throw SSHKeygenError(.exists, "creating a key")
        }
        // ssh-keygen would ask before it overwrites, and does not sync: so it writes where nothing is.
        let room = path.parent / (".tmp_" + String(UInt64.random(in: 0...UInt64.max), radix: 36))
        try FileSystem.makeDirectory(room, mode: 0o700)
        defer { try? FileSystem.removeTree(room) }
        let new = room / "key"
        let answer = try run(
            ["-q", "-t", "ed25519", "-N", "", "-C", comment, "-f", Self.argument(new)], input: [], "creating a key")
        guard answer.code == 0 else { throw SSHKeygenError(.failed, "creating a key", said: answer.output) }
        let secret = try FileSystem.read(new, limit: 65_536, follow: false)
        let text = try FileSystem.read(new.adding(suffix: ".pub"), limit: PublicKey.lineLimit, follow: false)
        guard let key = PublicKey(text: String(decoding: text, as: UTF8.self)), key.algorithm == .ed25519 else {
            throw SSHKeygenError(.badAnswer, "creating a key")
        }
        // The private half first: alone it is enough to sign, the public half alone would only be in the way.
        try Self.place(secret, at: path, mode: 0o600)
        do {
            try Self.place(text, at: publicPath, mode: 0o644)
        } catch {
            try FileSystem.remove(path)
            throw error
        }
        return key
    }

    private static func place(_ bytes: [UInt8], at path: Path, mode: UInt32) throws {
        let file = try DurableFile(in: path.parent, prefix: ".tmp_", mode: mode)
        try file.file.write(bytes.span)
        guard try file.linkIfAbsent(to: path) else { throw SSHKeygenError(.exists, "creating a key") }
    }

    /// The public half of a private key.
    ///
    /// Throws `SSHKeygenError`: `failed` (no key there, or others may read it), `locked`, `badAnswer`, `notFound`,
    /// `timedOut`, `misuse`.
    public func publicKey(of key: Path) throws(SSHKeygenError) -> PublicKey {
        let what = "reading a private key"
        let answer = try run(["-y", "-f", Self.argument(key)], input: [], what)
        try Self.demandSuccess(answer, what)
        for line in answer.output.split(separator: 0x0a) {
            if let key = PublicKey(text: String(decoding: line, as: UTF8.self)) { return key }
        }
        throw SSHKeygenError(.badAnswer, what, said: answer.output)
    }

    /// Signs a message of at most 64 MiB with a private key.
    ///
    /// Throws `SSHKeygenError`: `failed` (no key there, or others may read it), `locked`, `badAnswer`, `notFound`,
    /// `timedOut`, `misuse`.
    public func sign(
        _ message: [UInt8], with key: Path, namespace: SignatureNamespace
    ) throws(SSHKeygenError) -> SSHSignature {
        let what = "signing"
        guard message.count <= Self.messageLimit else { throw SSHKeygenError(.misuse, what) }
        let answer = try run(
            ["-Y", "sign", "-n", namespace.name, "-f", Self.argument(key)], input: message, what)
        try Self.demandSuccess(answer, what)
        // Standard error ("Signing data on standard input") comes on the same stream.
        let head = Array("-----BEGIN".utf8)
        guard let start = answer.output.firstRange(of: head)?.lowerBound,
            let signature = try? SSHSignature(armored: Array(answer.output[start...])),
            signature.namespace == namespace, answer.tookInput
        else { throw SSHKeygenError(.badAnswer, what, said: answer.output) }
        return signature
    }

    /// Whether a signature is by this key, over exactly this message, for this namespace.
    ///
    /// Yes means that the signature names key and namespace, that ssh-keygen read the whole message and ended with
    /// success, and that it said in words that the signature of this very key is good. No means that the signature
    /// names another key or namespace, or that ssh-keygen, having read the message, said in words that it does not fit.
    /// Everything else is an error and must not be kept as an answer.
    ///
    /// Two small files are made in `temporary`, a directory that only this user may write to, and removed. Throws
    /// `SSHKeygenError` (`notFound`, `timedOut`, `failed`, `badAnswer`, `misuse`) and `FileError`.
    public func verify(
        _ message: [UInt8], _ signature: SSHSignature, by key: PublicKey, namespace: SignatureNamespace, temporary: Path
    ) throws -> Bool {
        guard signature.publicKey == key, signature.namespace == namespace else { return false }
        let what = "checking a signature"
        guard message.count <= Self.messageLimit else { throw SSHKeygenError(.misuse, what) }
        let principal = "key"
        let name = "signature_" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
        let (signers, armored) = (temporary / (name + ".signers"), temporary / (name + ".sig"))
        defer { for file in [signers, armored] { _ = try? FileSystem.remove(file) } }
        try Self.write(Array("\(principal) namespaces=\"\(namespace.name)\" \(key.text)\n".utf8), to: signers)
        try Self.write(signature.armored, to: armored)
        let answer = try run(
            [
                "-Y", "verify", "-n", namespace.name, "-I", principal, "-f", Self.argument(signers), "-s",
                Self.argument(armored),
            ], input: message, what)
        let good = "Good \"\(namespace.name)\" signature for \(principal) with "
        switch answer.code {
        case 0 where answer.tookInput:
            let said = answer.output.split(separator: 0x0a).contains { line in
                line.starts(with: good.utf8)
                    && line.suffix(key.fingerprint.utf8.count).elementsEqual(key.fingerprint.utf8)
            }
            if said { return true }
            throw SSHKeygenError(.badAnswer, what, said: answer.output)
        case 255 where answer.tookInput && answer.says("Could not verify signature."):
            return false
        default:
            throw SSHKeygenError(.failed, what, said: answer.output)
        }
    }

    /// Whether this OpenSSH reads dates that end in "Z" as UTC: since 9.1.
    ///
    /// ssh-keygen does not tell its version, so it is given such a time, and one that nobody can read, without any
    /// signature to check: it complains of an invalid time only when it looks at times and cannot read this one. Throws
    /// `SSHKeygenError`: `notFound`, `timedOut`, `badAnswer`.
    public func readsUTCDates() throws(SSHKeygenError) -> Bool {
        for (time, isTime) in [("20260101Z", true), ("20260101X", false)] {
            let arguments = ["-Y", "check-novalidate", "-n", "git", "-s", "/dev/null", "-O", "verify-time=\(time)"]
            let answer = try run(arguments, input: [], "asking for its version")
            if (answer.code == 255 && !answer.says("nvalid")) != isTime { return false }
        }
        return true
    }

    private static func write(_ bytes: [UInt8], to path: Path) throws(FileError) {
        try File.create(path, mode: 0o600).write(bytes.span)
    }

    private static func demandSuccess(_ answer: Answer, _ what: String) throws(SSHKeygenError) {
        if answer.code == 0 { return }
        throw SSHKeygenError(answer.says("passphrase") ? .locked : .failed, what, said: answer.output)
    }
}
