import Bytes

/// Thrown when the bytes of a SHA-1 object carry the marks of a collision attack; such an object is never taken.
public struct CollisionError: Error, Equatable, Sendable {
    /// The name both halves of the collision share.
    public let id: ObjectID
}

/// Computes the name of an object: the hash over `type SP length NUL content` (gitformat-loose).
public struct ObjectHasher: Sendable {
    private enum Running: Sendable {
        case sha1(SHA1)
        case sha256(SHA256)
    }
    private var running: Running
    private let format: ObjectFormat

    /// Starts an object of known type and length; exactly `length` bytes must be added.
    public init(_ format: ObjectFormat, _ type: ObjectType, length: Int) {
        self.init(format)
        update((type.name + Array(" \(length)\0".utf8)).span)
    }

    /// Starts a plain hash of the format's kind, as for the checksums of packs and indexes.
    public init(_ format: ObjectFormat) {
        self.format = format
        running = format == .sha1 ? .sha1(SHA1()) : .sha256(SHA256())
    }

    /// Adds bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        // Taken out and put back, so that the value is not copied while it is changed.
        switch running {
        case .sha1(var hash):
            running = .sha256(SHA256())
            hash.update(bytes)
            running = .sha1(hash)
        case .sha256(var hash):
            running = .sha1(SHA1())
            hash.update(bytes)
            running = .sha256(hash)
        }
    }

    /// The id.
    public func finish() throws(CollisionError) -> ObjectID {
        switch running {
        case .sha1(let hash):
            let (digest, collision) = hash.finish()
            let id = ObjectID(digest.span, at: 0, .sha1)
            if collision { throw CollisionError(id: id) }
            return id
        case .sha256(let hash): return ObjectID(hash.finish().span, at: 0, .sha256)
        }
    }

    /// The bytes of a checksum. Collisions do not matter there: a checksum guards against accidents only.
    public func checksum() -> [UInt8] {
        switch running {
        case .sha1(let hash): hash.finish().digest
        case .sha256(let hash): hash.finish()
        }
    }

    /// The id of a whole object.
    public static func id(
        _ format: ObjectFormat, _ type: ObjectType, _ content: Span<UInt8>
    ) throws(CollisionError) -> ObjectID {
        var hasher = ObjectHasher(format, type, length: content.count)
        hasher.update(content)
        return try hasher.finish()
    }
}

extension ObjectFormat {
    /// The id of the tree without entries, which everyone may name without having it.
    public var emptyTree: ObjectID {
        let hex =
            self == .sha1
            ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
            : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
        return ObjectID(hex: Array(hex.utf8), self) ?? .null(self)
    }
}
