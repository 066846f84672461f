import Bytes
import Testing

@testable import Net

@Suite("gzip bodies", .tags(.format))
struct GzipInputTests {
    static let content = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

    func unpack(_ packed: [UInt8], limit: Int = 1 << 20, step: Int = .max) throws -> [UInt8] {
        try all(GzipInput(MemoryInput(packed, step: step), limit: limit))
    }

    @Test("a member is unpacked however it is cut", arguments: [1, 13, 65_536])
    func unpack(_ step: Int) throws {
        #expect(try unpack(gzip(Self.content), step: step) == Self.content)
        #expect(try unpack(gzip([]), step: step) == [])
    }

    @Test("content may have as many bytes as allowed and not one more")
    func limit() throws {
        let packed = gzip(Self.content)
        #expect(try unpack(packed, limit: 100_000) == Self.content)
        #expect(throws: HTTPError(413, "")) { _ = try unpack(packed, limit: 99_999) }
    }

    @Test("a bomb costs no more than the limit")
    func bomb() {
        let packed = gzip([UInt8](repeating: 0, count: 64 << 20))
        #expect(throws: HTTPError(413, "")) { _ = try unpack(packed, limit: 1 << 20) }
    }

    @Test("every cut, every byte after the end and every second member is refused")
    func damaged() {
        let packed = gzip(bytes("0000"))
        for end in 0..<packed.count {
            #expect(throws: HTTPError(400, ""), "cut at \(end)") { _ = try unpack(Array(packed[..<end])) }
        }
        for extra in [[0], bytes("x"), packed] {
            #expect(throws: HTTPError(400, "")) { _ = try unpack(packed + extra) }
            #expect(throws: HTTPError(400, "")) { _ = try unpack(packed + extra, step: 1) }
        }
    }

    @Test("every flipped bit is refused or yields the same content")
    func flips() {
        let packed = gzip(bytes("0032want"))
        for bit in 0..<packed.count * 8 {
            var changed = packed
            changed[bit / 8] ^= 1 << UInt8(bit % 8)
            do {
                #expect(try unpack(changed) == bytes("0032want"))
            } catch {
                #expect(error as? HTTPError == HTTPError(400, ""))
            }
        }
    }

    @Test("gzip within gzip and what is no gzip at all are refused")
    func otherContent() {
        #expect(throws: HTTPError(400, "")) { _ = try unpack(gzip(gzip(bytes("0000")))) }
        #expect(throws: HTTPError(400, "")) { _ = try unpack(bytes("0000")) }
        #expect(throws: HTTPError(400, "")) { _ = try unpack([]) }
        #expect(throws: HTTPError(400, "")) { _ = try unpack(Deflater().whole(bytes("0000").span)) }
    }

    @Test("an error stays")
    func sticky() {
        let input = GzipInput(MemoryInput(bytes("nothing packed")), limit: 100)
        for _ in 0..<2 { #expect(throws: HTTPError(400, "")) { _ = try input.read(upTo: 10) } }
    }
}
