import Bytes
import Testing

@Suite("zlib streams", .tags(.format))
struct ZlibTests {
    static let sample = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 5) }

    @Test("what was compressed comes back", arguments: [Int32(-1), 0, 1, 9])
    func roundTrip(_ level: Int32) throws {
        let packed = Deflater(level: level).whole(Self.sample.span)
        let (bytes, consumed) = try Inflater().whole(packed.span, size: Self.sample.count)
        #expect(bytes == Self.sample)
        #expect(consumed == packed.count)
    }

    @Test("bytes after the stream are left alone")
    func trailing() throws {
        let packed = Deflater().whole(Self.sample.span)
        let (_, consumed) = try Inflater().whole((packed + [1, 2, 3]).span, size: Self.sample.count)
        #expect(consumed == packed.count)
    }

    @Test("an empty stream is read and one that is not empty is refused for size 0")
    func empty() throws {
        #expect(try Inflater().whole(Deflater().whole([UInt8]().span).span, size: 0).bytes.isEmpty)
        let packed = Deflater().whole([1, 2, 3].span)
        #expect(throws: FormatError(.malformed, "")) { try Inflater().whole(packed.span, size: 0) }
    }

    @Test("a wrong size is refused, too small and too large", arguments: [-1, 1, 1000])
    func wrongSize(_ difference: Int) {
        let packed = Deflater().whole(Self.sample.span)
        #expect(throws: FormatError(.malformed, "")) {
            try Inflater().whole(packed.span, size: Self.sample.count + difference)
        }
    }

    @Test("every cut of a stream is refused as truncated")
    func cuts() {
        let packed = Deflater().whole(Array("Projektstrukturbaum eAkte".utf8).span)
        for end in 0..<packed.count {
            #expect(throws: FormatError(.truncated, ""), "cut at \(end)") {
                try Inflater().whole(Array(packed[..<end]).span, size: 25)
            }
        }
    }

    @Test("every flipped bit is refused or yields the same bytes")
    func flips() {
        let text = Array("Projektstrukturbaum eAkte".utf8)
        let packed = Deflater().whole(text.span)
        for bit in 0..<packed.count * 8 {
            var damaged = packed
            damaged[bit / 8] ^= 1 << UInt8(bit % 8)
            if let (bytes, _) = try? Inflater().whole(damaged.span, size: text.count) { #expect(bytes == text) }
        }
    }

    @Test("a stream with a preset dictionary is refused")
    func dictionary() {
        // RFC 1950, section 2.2: FDICT is bit 5 of the second byte; 0x78bb is a valid header with it.
        #expect(throws: FormatError(.malformed, "")) {
            try Inflater().whole([0x78, 0xbb, 1, 2, 3, 4, 3, 0, 0, 0, 0, 1].span, size: 0)
        }
    }

    @Test("a stream can be fed and drained in any pieces", arguments: [1, 7, 4096])
    func streaming(_ step: Int) throws {
        let packed = Deflater().whole(Self.sample.span)
        let inflater = Inflater()
        var output: [UInt8] = []
        var used = 0
        var finished = false
        while !finished {
            let piece = Array(packed[used..<min(used + step, packed.count)])
            let progress = try inflater.push(piece.span, from: 0, into: &output, room: step)
            used += progress.consumed
            finished = progress.finished
        }
        #expect(output == Self.sample)
        #expect(used == packed.count)
    }

    @Test("gzip members are read and written")
    func gzip() throws {
        let packed = Deflater(.gzip).whole(Self.sample.span)
        #expect(packed.prefix(2) == [0x1f, 0x8b])
        #expect(try Inflater(.gzip).whole(packed.span, size: Self.sample.count).bytes == Self.sample)
    }
}
