public import Bytes
public import Objects

// Reading a pack as it arrives (gitformat-pack):
//
//   "PACK" | version, 4 bytes: 2 | number of objects, 4 bytes | the entries | checksum of all before it
//
// The stream is fed in pieces of any size. Objects stored whole are hashed on the way; deltas are only noted, because
// their base may come later. What is kept is a table of entries; PackResolver does the rest with the pack on disk.

/// One entry of a received pack.
public struct ReceivedEntry: Sendable {
    /// What the entry holds.
    public let content: PackEntry.Content
    /// Where it begins in the pack.
    public let offset: UInt64
    /// Where its compressed data begin.
    public let dataOffset: UInt64
    /// Where the next entry, or the checksum, begins.
    public internal(set) var end: UInt64
    /// The size of the inflated data.
    public let size: Int
    /// The checksum of the entry as packed.
    public internal(set) var crc: UInt32
    /// The object's id, once known.
    public internal(set) var id: ObjectID?
    /// The object's type, once known.
    public internal(set) var type: ObjectType?
}

/// A pack being received.
public final class PackStream {
    private enum State {
        case header
        case entryHead
        case data
        case trailer
        case complete
    }

    /// The entries read so far.
    public internal(set) var entries: [ReceivedEntry] = []
    /// How many objects the pack states.
    public private(set) var stated = 0
    /// The bytes taken so far.
    public private(set) var received: UInt64 = 0
    /// The checksum the pack ends in, once complete.
    public private(set) var checksum: [UInt8] = []

    let format: ObjectFormat
    let limits: PackLimits
    private var state = State.header
    private var pending: [UInt8] = []  // bytes of a head that has not arrived whole
    private let inflater = Inflater()
    private var packHash: ObjectHasher
    private var objectHash: ObjectHasher?
    private var held: [UInt8] = []
    private var scratch: [UInt8] = []
    private var produced = 0
    private var crc = CRC32()
    private let whole: (ObjectType, ObjectID, [UInt8]) throws -> Void

    /// Starts a pack. `whole` is called for every commit, tree and tag that is stored whole, with its content.
    public init(
        _ format: ObjectFormat, _ limits: PackLimits,
        whole: @escaping (ObjectType, ObjectID, [UInt8]) throws -> Void = { _, _, _ in }
    ) {
        self.format = format
        self.limits = limits
        self.whole = whole
        packHash = ObjectHasher(format)
    }

    /// Whether the checksum has been read and holds.
    public var isComplete: Bool { state == .complete }

    /// Takes the next bytes; returns how many belong to the pack (fewer than given only when it is complete).
    ///
    /// Throws FormatError, CollisionError, or what `whole` throws; the stream must not be used after that.
    public func feed(_ bytes: [UInt8]) throws -> Int {
        var at = 0
        while at < bytes.count, state != .complete {
            switch state {
            case .header: try header(bytes, &at)
            case .entryHead: try entryHead(bytes, &at)
            case .data: try data(bytes, &at)
            case .trailer: try trailer(bytes, &at)
            case .complete: break
            }
        }
        received += UInt64(at)
        guard received <= limits.packSize else { throw FormatError(.tooLarge, "pack", at: Int(received)) }
        return at
    }

    /// Says that nothing more will come; `truncated` unless the pack is complete.
    public func finish() throws(FormatError) {
        guard state == .complete else { throw FormatError(.truncated, "pack", at: Int(received)) }
    }

    private var position: UInt64 { entries.last?.end ?? 12 }

    private func header(_ bytes: [UInt8], _ at: inout Int) throws(FormatError) {
        let take = min(12 - pending.count, bytes.count - at)
        pending += bytes[at..<at + take]
        at += take
        // Judged byte by byte, so that what is no pack is refused at once and not after waiting for more.
        guard Array("PACK".utf8).starts(with: pending.prefix(4)) else { throw FormatError(.malformed, "pack: magic") }
        guard pending.count == 12 else { return }
        var cursor = ByteCursor(pending, 4..<12)
        let version = try cursor.uint32("pack version")
        guard version == 2 || version == 3 else { throw FormatError(.unsupported, "pack version", at: 4) }
        let count = try cursor.uint32("number of objects")
        guard count <= limits.objects else { throw FormatError(.tooLarge, "number of objects in pack", at: 8) }
        stated = Int(count)
        packHash.update(pending.span)
        pending = []
        state = stated == 0 ? .trailer : .entryHead
    }

    private func entryHead(_ bytes: [UInt8], _ at: inout Int) throws {
        // Heads are short; collect until one parses. A head never needs more than its maximum.
        let before = pending.count
        let room = min(PackEntry.maximumHead - before, bytes.count - at)
        pending += bytes[at..<at + room]
        let head: PackEntry
        do {
            head = try PackEntry(pending.span, at: 0, format)
        } catch {
            guard error.code == .truncated, pending.count < PackEntry.maximumHead else { throw error }
            at += room
            return
        }
        at += head.headLength - before
        let start = position
        switch head.content {
        case .offsetDelta(let distance):
            guard distance > 0, distance <= start - 12 else {
                throw FormatError(.malformed, "pack: base before the first entry", at: Int(start))
            }
        case .refDelta(let base):
            if base.isNull { throw FormatError(.malformed, "pack: null base", at: Int(start)) }
        case .object: break
        }
        try checkSize(head, at: start)
        crc = CRC32()
        let headBytes = Array(pending[..<head.headLength])
        crc.update(headBytes.span)
        packHash.update(headBytes.span)
        pending = []
        entries.append(
            ReceivedEntry(
                content: head.content, offset: start, dataOffset: start + UInt64(head.headLength),
                end: start + UInt64(head.headLength), size: head.size, crc: 0, id: nil, type: nil))
        objectHash = nil
        held = []
        produced = 0
        if case .object(let type) = head.content {
            objectHash = ObjectHasher(format, type, length: head.size)
            if type != .blob { held.reserveCapacity(min(head.size, 1 << 16)) }
        }
        inflater.reset()
        state = .data
    }

    private func checkSize(_ head: PackEntry, at start: UInt64) throws(FormatError) {
        let limit: Int =
            switch head.content {
            case .object(.blob): limits.objectSize
            case .object: limits.held(received: received)
            // Held later, when more has been received; judged then.
            case .offsetDelta, .refDelta: limits.heldSize
            }
        guard head.size <= limit else { throw FormatError(.tooLarge, "pack: size of object", at: Int(start)) }
    }

    private func data(_ bytes: [UInt8], _ at: inout Int) throws {
        let index = entries.count - 1
        let size = entries[index].size
        let content = entries[index].content
        scratch.removeAll(keepingCapacity: true)
        // One byte more than stated shows a stream that is too long.
        let room = min(1 << 16, size - produced + 1)
        let progress = try inflater.push(bytes.span, from: at, into: &scratch, room: room)
        let used = bytes[at..<at + progress.consumed]
        take(used)
        at += progress.consumed
        produced += scratch.count
        guard produced <= size else { throw FormatError(.malformed, "pack: size of object", at: Int(position)) }
        if case .object(let type) = content {
            objectHash?.update(scratch.span)
            if type != .blob { held += scratch }
        }
        guard progress.finished else { return }
        guard produced == size else { throw FormatError(.malformed, "pack: size of object", at: Int(position)) }
        entries[index].crc = crc.value
        if case .object(let type) = content, let id = try objectHash?.finish() {
            entries[index].id = id
            entries[index].type = type
            if type != .blob { try whole(type, id, held) }
        }
        held = []
        state = entries.count == stated ? .trailer : .entryHead
    }

    private func take(_ used: ArraySlice<UInt8>) {
        // Arrays have spans, slices of them too; hash both ways without copying.
        crc.update(used.span)
        packHash.update(used.span)
        entries[entries.count - 1].end += UInt64(used.count)
    }

    private func trailer(_ bytes: [UInt8], _ at: inout Int) throws(FormatError) {
        let take = min(format.rawLength - pending.count, bytes.count - at)
        pending += bytes[at..<at + take]
        at += take
        guard pending.count == format.rawLength else { return }
        guard pending == packHash.checksum() else { throw FormatError(.checksum, "pack", at: Int(position)) }
        checksum = pending
        state = .complete
    }
}
