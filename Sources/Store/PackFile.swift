import Bytes
public import Files
public import Objects
public import Packs
import Synchronization

/// A pack on disk with its index. Safe to use from several threads.
public final class PackFile: Sendable {
    /// The `.pack` file.
    public let path: Path
    /// Its table of contents.
    public let index: PackIndex
    /// Where the entries end and the checksum begins.
    public let end: UInt64
    /// Whether objects missing from it may be fetched from a promisor (partial clone).
    public let isPromisor: Bool

    private let file: File
    private let lazy = Mutex(Lazy())

    private struct Lazy {
        var order: [UInt32]?  // positions by offset
        var verified = PackPositions()
    }

    /// Opens a pack and its index: header, number of objects and trailing checksum of the two must agree.
    public convenience init(_ path: Path, index indexPath: Path, _ format: ObjectFormat) throws {
        let region = try File.open(indexPath).map()
        let index: PackIndex
        do {
            index = try PackIndex(region, format)
        } catch {
            throw StoreError.corruptFile(indexPath, error.description)
        }
        let promisor = Path(path.bytes.dropLast(5) + Array(".promisor".utf8))
        try self.init(try File.open(path), index, isPromisor: FileStatus.of(promisor) != nil)
    }

    /// Takes an open pack and an index in memory, as for a pack that has just been received.
    public init(_ file: File, _ index: PackIndex, isPromisor: Bool = false) throws {
        path = file.path
        self.file = file
        self.index = index
        self.isPromisor = isPromisor
        let idLength = index.format.rawLength
        let size = try file.status().size
        guard size >= Int64(12 + idLength) else { throw StoreError.corruptFile(file.path, "pack: too short") }
        end = UInt64(size) - UInt64(idLength)
        let header = try file.read(at: 0, count: 12)
        var cursor = ByteCursor(header)
        guard cursor.skip(prefix: Array("PACK".utf8)), let version = try? cursor.uint32("version"),
            version == 2 || version == 3,
            let count = try? cursor.uint32("count"), Int(count) == index.count
        else { throw StoreError.corruptFile(file.path, "pack: header does not match its index") }
        guard try file.read(at: end, count: idLength) == index.packChecksum else {
            throw StoreError.corruptFile(file.path, "pack: checksum does not match its index")
        }
    }

    /// Up to `count` bytes of the entries from an offset on; never the checksum.
    public func read(at offset: UInt64, count: Int) throws -> [UInt8] {
        guard offset >= 12, offset < end else { throw StoreError.corruptFile(path, "pack: offset \(offset) outside") }
        return try file.read(at: offset, count: Int(min(UInt64(count), end - offset)))
    }

    /// Positions in the index in the order of the entries in the pack; made when first asked for.
    public func order() throws -> [UInt32] {
        if let order = lazy.withLock({ $0.order }) { return order }
        do {
            let order = try index.positionsByOffset()
            lazy.withLock { $0.order = order }
            return order
        } catch {
            throw StoreError.corruptFile(path, error.description)
        }
    }

    /// Where in `order` the entry that begins at `offset` stands, or nil when none begins there. O(log n).
    public func rank(of offset: UInt64, in order: [UInt32]) -> Int? {
        var low = 0
        var high = order.count
        while low < high {
            let middle = (low + high) / 2
            guard let value = try? index.offset(at: Int(order[middle])) else { return nil }
            if value == offset { return middle }
            if value < offset { low = middle + 1 } else { high = middle }
        }
        return nil
    }

    /// Where the entry after the one of that rank begins.
    public func end(ofRank rank: Int, in order: [UInt32]) throws -> UInt64 {
        guard rank + 1 < order.count else { return end }
        do {
            return try index.offset(at: Int(order[rank + 1]))
        } catch {
            throw StoreError.corruptFile(path, error.description)
        }
    }

    /// The objects that have been held against their ids since the pack was opened.
    var verified: PackPositions { lazy.withLock { $0.verified } }

    /// Notes that all objects were held against their ids, as a received pack's are while it arrives.
    func setAllVerified() { lazy.withLock { $0.verified = PackPositions(all: index.count) } }

    func setVerified(_ more: PackPositions) { lazy.withLock { $0.verified.formUnion(more) } }
}
