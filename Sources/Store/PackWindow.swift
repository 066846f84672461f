import Bytes
import Objects
import Packs

/// Reads a pack from front to back in large pieces.
struct PackWindow {
    private let pack: PackFile
    private var bytes: [UInt8] = []
    private var start: UInt64 = 0

    init(_ pack: PackFile) { self.pack = pack }

    /// Makes sure that up to `count` bytes from an offset on are in the window; returns their place in it.
    private mutating func load(_ offset: UInt64, _ count: Int) throws -> Range<Int> {
        let end = min(offset + UInt64(count), pack.end)
        if offset < start || end > start + UInt64(bytes.count) || bytes.isEmpty {
            bytes = try pack.read(at: offset, count: max(count, 1 << 18))
            start = offset
        }
        let low = Int(offset - start)
        return low..<min(bytes.count, low + count)
    }

    mutating func head(_ offset: UInt64, _ format: ObjectFormat) throws -> PackEntry {
        let range = try load(offset, PackEntry.maximumHead)
        do {
            return try PackEntry(bytes.span, at: range.lowerBound, format)
        } catch {
            throw StoreError.corruptFile(pack.path, "entry at \(offset): \(error.description)")
        }
    }

    /// The first bytes, at most `count`, of an entry's data; FormatError when they do not inflate.
    mutating func front(_ offset: UInt64, headLength: Int, count: Int, _ inflater: Inflater) throws -> [UInt8] {
        // The tables of a compressed block take less than that.
        let range = try load(offset, 4096)
        var front: [UInt8] = []
        inflater.reset()
        _ = try inflater.push(
            bytes.span.extracting(range), from: headLength, into: &front, room: count)
        return front
    }

    /// Passes on the compressed data of an entry, the whole entry held against its CRC.
    mutating func copy(
        _ offset: UInt64, headLength: Int, end: UInt64, crc expected: UInt32?, _ id: ObjectID, _ writer: PackWriter
    ) throws {
        guard end > offset + UInt64(headLength) else { throw StoreError.corruptFile(pack.path, "entry at \(offset)") }
        var crc = CRC32()
        var at = offset
        while at < end {
            let range = try load(at, Int(min(1 << 18, end - at)))
            guard !range.isEmpty else { throw StoreError.corruptFile(pack.path, "entry at \(offset) is cut") }
            crc.update(bytes.span.extracting(range))
            let skip = at == offset ? headLength : 0
            try writer.piece(bytes.span.extracting(range.lowerBound + skip..<range.upperBound))
            at += UInt64(range.count)
        }
        if let expected, expected != crc.value {
            throw StoreError.corruptObject(id, pack.path, "checksum of the entry at \(offset)")
        }
    }
}
