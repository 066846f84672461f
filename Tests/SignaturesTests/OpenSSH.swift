import Files
import Foundation
import Signatures
import TestSupport

/// The ssh-keygen of this machine, for suites that are enabled by `exists`.
enum OpenSSH {
    static let exists = SSHKeygen.installed() != nil
    static let bothExist = exists && Git.exists

    static func required() throws -> SSHKeygen {
        guard let keygen = SSHKeygen.installed() else {
            throw Program.Failure(description: "ssh-keygen is not installed")
        }
        return keygen
    }

    /// ssh-keygen for what the product does not do: other kinds of keys, passphrases.
    static func program() throws -> Program {
        guard let program = Program("ssh-keygen") else {
            throw Program.Failure(description: "ssh-keygen is not installed")
        }
        return program
    }
}

/// A directory with two keys.
struct Desk {
    let scratch: Scratch
    let keygen: SSHKeygen
    let key: PublicKey
    let other: PublicKey

    init() throws {
        scratch = try Scratch()
        keygen = try OpenSSH.required()
        key = try keygen.createKey(at: scratch.path / "key", comment: "Stadt Musterstadt")
        other = try keygen.createKey(at: scratch.path / "other", comment: "")
    }

    var keyPath: Path { scratch.path / "key" }
    var otherPath: Path { scratch.path / "other" }
    var temporary: Path { scratch.path }

    /// The names in the directory, sorted.
    var names: [String] {
        get throws { try FileSystem.list(scratch.path).map { String(decoding: $0.name, as: UTF8.self) }.sorted() }
    }
}

/// What OpenSSH 9.2 printed for a key that no longer exists, over "Vorlage" and a line end.
enum Sample {
    static let line =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIfYRem786AAEyzmHLSMEXjeF0yCfZcOMcc49rfgPy2E Stadt Musterstadt\n"
    static let fingerprint = "SHA256:paNJFfhLhAOoHiB1Msz21P6aMQf6xrB8qHDLJkq+X3w"
    static let message = Array("Vorlage\n".utf8)
    static let armored = """
        -----BEGIN SSH SIGNATURE-----
        U1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgh9hF6bvzoAATLOYctIwReN4XTI
        J9lw4xxzj2t+A/LYQAAAADZ2l0AAAAAAAAAAZzaGE1MTIAAABTAAAAC3NzaC1lZDI1NTE5
        AAAAQC5UU5X7NgTSScizEOWnEr4U0+D5FKkJ/XQs9yxmiceckfqzgskvwWCGI8LxrBZNI+
        KPasx54tnScQWqQMq6LAA=
        -----END SSH SIGNATURE-----

        """
}

extension String {
    var bytes: [UInt8] { Array(utf8) }
}
