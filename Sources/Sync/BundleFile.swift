import Bytes
public import Files
public import Objects
import Packs
public import Store
public import Wire

/// Bundles as files: what travels by mail or on a stick where there is no network.
public enum BundleFile {
    /// The largest file that is opened unless the caller says otherwise, in bytes.
    public static let maximumSize: UInt64 = 2 << 30

    /// Opens a file and reads its head; the rest is read by the reader's `receive`.
    ///
    /// Throws FormatError `tooLarge` for a file over `limit` bytes, what BundleReader throws, or FileError.
    public static func open(_ path: Path, limit: UInt64 = maximumSize) throws -> BundleReader {
        let file = try File.open(path)
        guard UInt64(clamping: try file.status().size) <= limit else { throw FormatError(.tooLarge, "bundle") }
        return try BundleReader(file)
    }

    /// Writes some refs and what they lead to into a file, without what the receiver has; returns the head.
    ///
    /// The file is written under a temporary name beside its own, read back in full, and has its name only then, durably.
    /// Throws what BundleWriter throws, BundleError `targetExists` when the name is taken and may not be, ReadBackError, or
    /// FileError; nothing is left behind then.
    @discardableResult
    public static func write(
        to path: Path, from repository: Repository, refs: [(name: RefName, id: ObjectID)], excluded: [ObjectID] = [],
        replaces: Bool = false, progress: (SyncProgress) -> Void = { _ in }
    ) throws -> BundleHeader {
        // Known before the work is done; what appears meanwhile is not overwritten either.
        if !replaces, try FileStatus.of(path, follow: false) != nil {
            throw BundleError.targetExists(path.description)
        }
        let writer = try BundleWriter(
            repository, refs: refs.map { BundleHeader.Ref($0.name, $0.id) }, excluded: excluded)
        let new = try DurableFile(in: path.parent, prefix: ".tmp_")
        let (size, checksum) = try writer.write(to: new.file) { progress(.packing($0, of: writer.count)) }
        progress(.checking)
        try verify(new.file, writer.header, size: size, checksum)
        if replaces {
            try new.rename(to: path)
        } else if try !new.linkIfAbsent(to: path) {
            throw BundleError.targetExists(path.description)
        }
        return writer.header
    }

    /// Reads back what was written: the head, every entry of the pack, and the checksum over all of them.
    private static func verify(_ file: File, _ header: BundleHeader, size: UInt64, _ checksum: [UInt8]) throws {
        var at: UInt64 = 0
        let head = header.encode()
        func next(_ limit: Int) throws -> [UInt8] {
            let piece = try file.read(at: at, count: limit)
            at += UInt64(piece.count)
            return piece
        }
        let stream = PackStream(header.format, .trusted)
        do {
            guard try next(head.count) == head else { throw ReadBackError(path: file.path) }
            while true {
                let piece = try next(1 << 18)
                if piece.isEmpty { break }
                guard try stream.feed(piece) == piece.count else { throw ReadBackError(path: file.path) }
            }
            try stream.finish()
        } catch is FormatError {
            throw ReadBackError(path: file.path)
        }
        guard at == size, stream.checksum == checksum else { throw ReadBackError(path: file.path) }
    }
}
