import Bytes
import Packs
import Testing

@Suite("Deltas")
struct DeltaTests {
    /// A small generator, so that a failure can be repeated from its seed.
    struct Random: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state >> 11 ^ state << 21
        }
    }

    @Test("what is encoded comes back when applied", arguments: 0..<60)
    func roundTrip(_ seed: Int) throws {
        var random = Random(state: UInt64(seed) &* 77 &+ 5)
        let base = (0..<Int.random(in: 0...200_000 >> (seed % 12), using: &random)).map { index in
            seed % 3 == 0 ? UInt8(index % 7) : UInt8.random(in: 0...255, using: &random)
        }
        var target = base
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let at = Int.random(in: 0...target.count, using: &random)
            let cut = min(target.count, at + Int.random(in: 0...300, using: &random))
            target.replaceSubrange(
                at..<cut, with: (0..<Int.random(in: 0...300, using: &random)).map { UInt8($0 & 255) })
        }
        let delta = try #require(Delta.encode(target, from: Delta.Base(base), limit: .max))
        #expect(try Delta.apply(delta, to: base, limit: target.count) == target)
        #expect(try Delta.sizes(delta) == (base.count, target.count))
        if target.count > 1000, seed % 3 != 0 { #expect(delta.count < target.count / 2 + 3000) }
    }

    @Test("the worked example of the format is made")
    func example() throws {
        #expect(
            try Delta.apply([6, 6, 0x90, 3, 1, 0x64, 0x91, 4, 2], to: Array("abcxef".utf8), limit: 6)
                == Array("abcdef".utf8))
    }

    @Test(
        "a delta that does not fit is refused",
        arguments: [
            [UInt8](), [3], [3, 3], [3, 3, 0], [3, 3, 0x90], [3, 3, 2, 1], [3, 3, 4, 1, 2, 3, 4], [3, 3, 0x90, 4],
            [3, 3, 0x91, 1, 3],
            [3, 3, 0xff, 255, 255, 255, 255, 255, 255, 255], [2, 3, 0x90, 3], [3, 2, 0x90, 3], [3, 4, 0x90, 3],
            [3, 3, 0x80],
            [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1], [3, 3, 0x90, 3, 1],
        ])
    func bad(_ delta: [UInt8]) {
        #expect(throws: FormatError.self) { try Delta.apply(delta, to: [1, 2, 3], limit: 100) }
    }

    @Test("the result is held against the limit before it is made")
    func limit() {
        #expect(throws: FormatError(.tooLarge, "")) {
            try Delta.apply([3, 0x80, 0x80, 0x80, 0x80, 8], to: [1, 2, 3], limit: 1 << 20)
        }
    }

    @Test("nothing in common gives no delta instead of a long one")
    func nothing() {
        let target = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        #expect(Delta.encode(target, from: Delta.Base([UInt8](repeating: 9, count: 1000)), limit: 500) == nil)
    }
}
