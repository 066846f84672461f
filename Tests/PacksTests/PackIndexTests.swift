import Bytes
import Objects
import Packs
import Testing

@Suite("Pack indexes")
struct PackIndexTests {
    static func entries(_ format: ObjectFormat, _ count: Int) throws -> [(id: ObjectID, offset: UInt64, crc: UInt32)] {
        try (0..<count).map { number in
            let content = Array("\(number)".utf8)
            let offset = number % 5 == 4 ? UInt64(number) << 33 : UInt64(number * 10 + 12)
            return (try ObjectHasher.id(format, .blob, content.span), offset, UInt32(number))
        }
    }

    @Test("what was entered is found, with small and large offsets", arguments: [0, 1, 2, 1000])
    func roundTrip(_ count: Int) throws {
        for format in ObjectFormat.allCases {
            let entries = try Self.entries(format, count)
            let checksum = [UInt8](repeating: 7, count: format.rawLength)
            let index = try PackIndex(ByteRegion(PackIndex.encode(entries, packChecksum: checksum, format)), format)
            try index.verify()
            #expect(index.count == count && index.packChecksum == checksum)
            for entry in entries {
                let position = try #require(index.position(of: entry.id))
                #expect(index.id(at: position) == entry.id)
                #expect(try index.offset(at: position) == entry.offset)
                #expect(index.crc(at: position) == entry.crc)
                let hex = Array(entry.id.hex.prefix(8))
                #expect(index.positions(prefix: hex).contains(position))
            }
            #expect(index.position(of: format.emptyTree) == nil)
            let order = try index.positionsByOffset()
            #expect(try order.map { try index.offset(at: Int($0)) } == entries.map(\.offset).sorted())
        }
    }

    @Test("an abbreviated id finds all it may mean")
    func prefixes() throws {
        let entries = try Self.entries(.sha1, 2000)
        let bytes = PackIndex.encode(entries, packChecksum: [UInt8](repeating: 0, count: 20), .sha1)
        let index = try PackIndex(ByteRegion(bytes), .sha1)
        for prefix in ["00", "0a", "ff", "7f3", "abcd"] {
            let found = index.positions(prefix: Array(prefix.utf8)).map { index.id(at: $0) }
            #expect(Set(found) == Set(entries.map(\.id).filter { $0.description.hasPrefix(prefix) }))
        }
        #expect(index.positions(prefix: Array("0".utf8)).isEmpty)
        #expect(index.positions(prefix: Array("zz".utf8)).isEmpty)
    }

    @Test("every cut is refused when opened and every flipped bit when verified")
    func damage() throws {
        let bytes = PackIndex.encode(
            try Self.entries(.sha256, 3), packChecksum: [UInt8](repeating: 1, count: 32), .sha256)
        for end in 0..<bytes.count {
            #expect(throws: FormatError.self, "cut at \(end)") {
                try PackIndex(ByteRegion(Array(bytes[..<end])), .sha256).verify()
            }
        }
        for bit in stride(from: 0, to: bytes.count * 8, by: 11) {
            var damaged = bytes
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(throws: FormatError.self, "bit \(bit)") { try PackIndex(ByteRegion(damaged), .sha256).verify() }
        }
    }

    @Test("version 1, as git wrote it long ago, is read")
    func versionOne() throws {
        let entries = try Self.entries(.sha1, 4).sorted { $0.id < $1.id }
        var bytes: [UInt8] = []
        for slot in 0..<256 { bytes.append(bigEndian: UInt32(entries.filter { Int($0.id.firstByte) <= slot }.count)) }
        for entry in entries { bytes.append(bigEndian: UInt32(entry.offset)); entry.id.append(to: &bytes) }
        bytes += [UInt8](repeating: 3, count: 20)
        var hasher = ObjectHasher(.sha1)
        hasher.update(bytes.span)
        let index = try PackIndex(ByteRegion(bytes + hasher.checksum()), .sha1)
        try index.verify()
        for entry in entries {
            let position = try #require(index.position(of: entry.id))
            #expect(try index.offset(at: position) == entry.offset)
            #expect(index.crc(at: position) == nil)
        }
    }
}
