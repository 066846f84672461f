import Bytes
public import Files

// The access keys of a user, in a file that only this user can read:
//
//   {
//     "format": "allmende-schluesselbund/1",
//     "schluessel": {
//       "https://vorlagen.example.org:443": "allmende-…"
//     }
//   }

/// What can be wrong with a key ring.
public enum KeyRingError: Error, Sendable, Equatable {
    /// Others could read the file.
    case readableByOthers(Path)
    /// The file is not a key ring.
    case malformed(Path)
}

/// Keys by the servers they belong to.
public struct KeyRing: Sendable {
    private let path: Path
    private static let format = "allmende-schluesselbund/1"

    /// The key ring in a file, which need not exist.
    public init(_ path: Path) { self.path = path }

    /// The servers that have a key, sorted.
    public func origins() throws -> [String] { try read().keys.sorted() }

    /// The key for a server, written `scheme://host:port`.
    public func key(for origin: String) throws -> String? { try read()[origin] }

    /// Keeps or, with nil, forgets a key; whether that changed anything.
    @discardableResult
    public func set(_ key: String?, for origin: String) throws -> Bool {
        try FileSystem.makeDirectories(path.parent, mode: 0o700)
        let lock = try LockFile(path)
        defer { lock.release() }
        var keys = try read()
        guard keys[origin] != key else { return false }
        keys[origin] = key
        var json = JSONWriter()
        json.beginObject()
        json.name("format")
        json.string(Self.format)
        json.name("schluessel")
        json.beginObject()
        for (name, value) in keys.sorted(by: { $0.key < $1.key }) {
            json.name(name)
            json.string(value)
        }
        json.endObject()
        json.endObject()
        try FileSystem.replace(path, with: json.finish(), mode: 0o600)
        return true
    }

    private func read() throws -> [String: String] {
        guard let status = try FileStatus.of(path) else { return [:] }
        guard status.permissions & 0o077 == 0 else { throw KeyRingError.readableByOthers(path) }
        let bytes = try FileSystem.read(path, limit: 1 << 20)
        guard let json = try? JSON(parsing: bytes), json["format"]?.string == Self.format,
            let list = json["schluessel"], list.kind == .object
        else { throw KeyRingError.malformed(path) }
        var keys: [String: String] = [:]
        for member in list.members {
            guard let name = member.name.string, let key = member.value.string else {
                throw KeyRingError.malformed(path)
            }
            keys[name] = key
        }
        return keys
    }
}
