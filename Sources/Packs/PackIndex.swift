public import Bytes
public import Objects

// The index of a pack (gitformat-pack, "pack-*.idx files"). Version 2, all numbers big-endian:
//
//   ff 74 4f 63 | 00 00 00 02
//   256 times 4 bytes: how many ids have a first byte of at most n ("fan-out")
//   the ids, sorted
//   for each id the CRC-32 of its packed entry
//   for each id the offset of its entry; with the top bit set, the other bits number an entry of the next table
//   8-byte offsets
//   checksum of the pack | checksum of all the above
//
// Version 1 has no magic and no CRCs: the fan-out, then offset (4 bytes) and id for each object, then the checksums.

/// The sorted table of what a pack holds and where.
public struct PackIndex: Sendable {
    /// The hash function of the ids.
    public let format: ObjectFormat
    /// How many objects the pack holds.
    public let count: Int
    private let region: ByteRegion
    private let version: Int
    private let fanout: [UInt32]
    private let ids: Int
    private let stride: Int
    private let crcs: Int
    private let offsets: Int
    private let wide: Int
    private let wideCount: Int

    /// Opens an index: its size, version and fan-out are checked, so that everything read later lies within.
    ///
    /// The checksums and the order of the ids are not checked here (see `verify`). `truncated`, `malformed` or
    /// `unsupported`.
    public init(_ region: ByteRegion, _ format: ObjectFormat) throws(FormatError) {
        self.region = region
        self.format = format
        let idLength = format.rawLength
        guard region.count >= 1024 + 2 * idLength else { throw FormatError(.truncated, "pack index") }
        version = region.uint32(at: 0) == 0xff74_4f63 ? 2 : 1
        var at = 0
        if version == 2 {
            guard region.uint32(at: 4) == 2 else { throw FormatError(.unsupported, "pack index version", at: 4) }
            at = 8
            guard region.count >= at + 1024 + 2 * idLength else { throw FormatError(.truncated, "pack index") }
        }
        var fanout: [UInt32] = []
        for slot in 0..<256 {
            let upTo = region.uint32(at: at + slot * 4)
            guard upTo >= fanout.last ?? 0 else {
                throw FormatError(.malformed, "pack index fan-out", at: at + slot * 4)
            }
            fanout.append(upTo)
        }
        self.fanout = fanout
        count = Int(fanout[255])
        at += 1024
        if version == 2 {
            ids = at
            stride = idLength
            crcs = ids + count * idLength
            offsets = crcs + count * 4
            wide = offsets + count * 4
            let rest = region.count - wide - 2 * idLength
            guard rest >= 0 else { throw FormatError(.truncated, "pack index") }
            guard rest % 8 == 0, rest / 8 <= count else { throw FormatError(.malformed, "pack index size") }
            wideCount = rest / 8
        } else {
            ids = at + 4
            stride = idLength + 4
            offsets = at
            crcs = 0
            wide = 0
            wideCount = 0
            guard region.count == at + count * stride + 2 * idLength else {
                throw FormatError(.malformed, "pack index size")
            }
        }
    }

    /// The id at a position, which must be below `count`.
    public func id(at position: Int) -> ObjectID {
        let at = ids + position * stride
        return region.withSpan(at..<at + format.rawLength) { ObjectID($0, at: 0, format) }
    }

    /// The position of an id, or nil. O(log n), one probe for most ids.
    public func position(of id: ObjectID) -> Int? {
        guard id.format == format else { return nil }
        let first = Int(id.firstByte)
        var low = first == 0 ? 0 : Int(fanout[first - 1])
        var high = Int(fanout[first])
        let key = id.prefix64
        while low < high {
            let middle = (low + high) / 2
            let prefix = region.uint64(at: ids + middle * stride)
            if prefix < key {
                low = middle + 1
            } else if prefix > key {
                high = middle
            } else {
                let found = self.id(at: middle)
                if found == id { return middle }
                if found < id { low = middle + 1 } else { high = middle }
            }
        }
        return nil
    }

    /// The positions of the ids that begin with these hexadecimal digits (at least two).
    public func positions(prefix hex: [UInt8]) -> Range<Int> {
        guard hex.count >= 2, hex.count <= format.hexLength,
            let from = ObjectID(hex: hex + [UInt8](repeating: 0x30, count: format.hexLength - hex.count), format),
            let to = ObjectID(hex: hex + [UInt8](repeating: 0x66, count: format.hexLength - hex.count), format)
        else { return 0..<0 }
        func lowerBound(_ isBelow: (ObjectID) -> Bool) -> Int {
            var low = 0
            var high = count
            while low < high {
                let middle = (low + high) / 2
                if isBelow(id(at: middle)) { low = middle + 1 } else { high = middle }
            }
            return low
        }
        let start = lowerBound { $0 < from }
        return start..<max(start, lowerBound { !(to < $0) })
    }

    /// Where the entry at a position begins in the pack; `malformed` when the table of 8-byte offsets does not hold it.
    public func offset(at position: Int) throws(FormatError) -> UInt64 {
        let short = region.uint32(at: offsets + position * (version == 2 ? 4 : stride))
        guard version == 2, short & 0x8000_0000 != 0 else { return UInt64(short) }
        let number = Int(short & 0x7fff_ffff)
        guard number < wideCount else { throw FormatError(.malformed, "pack index: wide offset", at: wide) }
        let value = region.uint64(at: wide + number * 8)
        guard value < 1 << 62 else { throw FormatError(.malformed, "pack index: wide offset", at: wide + number * 8) }
        return value
    }

    /// The CRC-32 of the packed entry at a position; nil in version 1.
    public func crc(at position: Int) -> UInt32? { version == 2 ? region.uint32(at: crcs + position * 4) : nil }

    /// The checksum at the end of the pack this index belongs to.
    public var packChecksum: [UInt8] {
        region.copy((region.count - 2 * format.rawLength)..<(region.count - format.rawLength))
    }

    /// Holds the index against its own checksum and the order of its ids. O(n).
    public func verify() throws(FormatError) {
        var hasher = ObjectHasher(format)
        let end = region.count - format.rawLength
        var at = 0
        while at < end {
            let next = min(end, at + 1 << 16)
            region.withSpan(at..<next) { hasher.update($0) }
            at = next
        }
        guard hasher.checksum() == region.copy(end..<region.count) else { throw FormatError(.checksum, "pack index") }
        for position in 0..<count {
            let id = id(at: position)
            if position > 0, id < self.id(at: position - 1) {
                throw FormatError(.malformed, "pack index: order", at: ids + position * stride)
            }
            let first = Int(id.firstByte)
            guard position < Int(fanout[first]), first == 0 || position >= Int(fanout[first - 1]) else {
                throw FormatError(.malformed, "pack index: fan-out", at: ids + position * stride)
            }
        }
    }

    /// The positions in the order of their entries in the pack. O(n log n), 4 bytes an object.
    public func positionsByOffset() throws(FormatError) -> [UInt32] {
        var offsets: [UInt64] = []
        offsets.reserveCapacity(count)
        for position in 0..<count { offsets.append(try offset(at: position)) }
        var order = (0..<UInt32(count)).map { $0 }
        order.sort { offsets[Int($0)] < offsets[Int($1)] }
        return order
    }

    /// The bytes of a version 2 index for these entries in any order. A pack that holds an object twice lists it twice.
    public static func encode(
        _ entries: [(id: ObjectID, offset: UInt64, crc: UInt32)], packChecksum: [UInt8], _ format: ObjectFormat
    ) -> [UInt8] {
        let sorted = entries.sorted { $0.id < $1.id }
        var bytes: [UInt8] = [0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]
        bytes.reserveCapacity(1100 + entries.count * (format.rawLength + 8))
        var fanout = [UInt32](repeating: 0, count: 256)
        for entry in sorted { fanout[Int(entry.id.firstByte)] += 1 }
        var sum: UInt32 = 0
        for number in fanout {
            sum += number
            bytes.append(bigEndian: sum)
        }
        for entry in sorted { entry.id.append(to: &bytes) }
        for entry in sorted { bytes.append(bigEndian: entry.crc) }
        var wide: [UInt64] = []
        for entry in sorted {
            if entry.offset < 0x8000_0000 {
                bytes.append(bigEndian: UInt32(entry.offset))
            } else {
                bytes.append(bigEndian: 0x8000_0000 | UInt32(wide.count))
                wide.append(entry.offset)
            }
        }
        for offset in wide { bytes.append(bigEndian: offset) }
        bytes += packChecksum
        var hasher = ObjectHasher(format)
        hasher.update(bytes.span)
        return bytes + hasher.checksum()
    }
}
