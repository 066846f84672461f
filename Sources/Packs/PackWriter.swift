public import Bytes
public import Objects

/// Writes a pack to a sink, entry by entry, and notes what an index needs.
public final class PackWriter {
    /// The bytes written so far; where the next entry will begin.
    public private(set) var offset: UInt64 = 0
    /// What was written: id, where it begins, checksum of the packed entry.
    public private(set) var entries: [(id: ObjectID, offset: UInt64, crc: UInt32)] = []

    private let sink: any ByteOutput
    private let format: ObjectFormat
    private let keepsEntries: Bool
    private var hash: ObjectHasher
    private var left: Int
    private let deflater: Deflater

    /// Starts a pack of exactly `count` objects.
    ///
    /// - Parameter keepsEntries: whether to note what an index needs; a pack that is only sent needs none.
    public init(
        _ format: ObjectFormat, count: Int, to sink: any ByteOutput, keepsEntries: Bool = true, level: Int32 = -1
    ) throws {
        self.format = format
        self.sink = sink
        self.keepsEntries = keepsEntries
        left = count
        hash = ObjectHasher(format)
        deflater = Deflater(level: level)
        var header = Array("PACK".utf8)
        header.append(bigEndian: UInt32(2))
        header.append(bigEndian: UInt32(count))
        try put(header.span)
    }

    private func put(_ bytes: Span<UInt8>) throws {
        hash.update(bytes)
        try sink.write(bytes)
        offset += UInt64(bytes.count)
    }

    /// Adds an object, or with `content` a delta, compressing `data`.
    public func add(_ id: ObjectID, _ content: PackEntry.Content, _ data: [UInt8]) throws {
        let packed = deflater.whole(data.span)
        try add(id, head: PackEntry.encode(content, size: data.count), packed: packed)
    }

    /// Adds an entry whose data are compressed already.
    public func add(_ id: ObjectID, head: [UInt8], packed: [UInt8]) throws {
        try begin(id, head: head)
        try piece(packed.span)
        finishEntry()
    }

    private var current: (id: ObjectID, offset: UInt64, crc: CRC32)?

    /// Begins an entry whose compressed data come in pieces.
    public func begin(_ id: ObjectID, head: [UInt8]) throws {
        precondition(left > 0 && current == nil, "more entries than the pack states")
        left -= 1
        current = (id, offset, CRC32())
        try piece(head.span)
    }

    /// Adds compressed data to the entry begun.
    public func piece(_ bytes: Span<UInt8>) throws {
        if keepsEntries { current?.crc.update(bytes) }
        try put(bytes)
    }

    /// Ends the entry begun.
    public func finishEntry() {
        if keepsEntries, let current { entries.append((current.id, current.offset, current.crc.value)) }
        current = nil
    }

    /// Ends the pack; returns its checksum.
    public func finish() throws -> [UInt8] {
        precondition(left == 0 && current == nil, "fewer entries than the pack states")
        let checksum = hash.checksum()
        try sink.write(checksum)
        offset += UInt64(checksum.count)
        return checksum
    }
}
