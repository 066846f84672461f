import Bytes
public import Files
import Journal
import Library
public import Signatures

// The keys of a hub lie beside its repositories, for its own eyes only:
//
//   HUBDIR/schluessel/zentrale      signs what the hub says; a copy of HUBDIR is a copy of it
//   HUBDIR/schluessel/notfall       can put a new hub in its place; belongs on paper or a stick, away from this machine

/// The keys of a hub.
public struct HubKeys: Sendable {
    /// The directory they lie in.
    public let directory: Path
    /// Signs with them.
    public let keygen: SSHKeygen

    /// The keys of the hub in a directory. Throws HubError `noSigner` where ssh-keygen is not installed.
    public init(of hub: Path) throws {
        guard let keygen = SSHKeygen.installed() else { throw HubError.noSigner }
        directory = hub / "schluessel"
        self.keygen = keygen
    }

    /// The key that signs.
    public var signing: Path { directory / "zentrale" }
    /// The key for the day on which the hub is lost.
    public var recovery: Path { directory / "notfall" }

    /// Whether there is a key to sign with.
    public var exist: Bool { (try? FileStatus.of(signing)) != nil }

    /// Makes what is missing; returns the public halves.
    func make() throws -> (signing: PublicKey, recovery: PublicKey) {
        try FileSystem.makeDirectories(directory, mode: 0o700)
        func key(_ path: Path, _ comment: String) throws -> PublicKey {
            if try FileStatus.of(path) != nil { return try keygen.publicKey(of: path) }
            return try keygen.createKey(at: path, comment: comment)
        }
        return (try key(signing, "allmende-zentrale"), try key(recovery, "allmende-notfall"))
    }

    /// Who signs, when the key belongs to a hub of the journal; nil when it belongs to none.
    func identity(in journal: Journal) throws -> HubIdentity? {
        guard exist else { return nil }
        let key = try keygen.publicKey(of: signing).text
        return journal.registry.currentHubs.first { $0.key == key }.map {
            HubIdentity(id: $0.id, name: $0.name, key: signing, keygen: keygen)
        }
    }
}
