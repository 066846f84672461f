// SHA-1 (FIPS 180-4, section 6.1), kept for exchange with the many repositories that use it. It is broken: two
// documents with one name have been made. So every block is also searched for the traces such an attack must leave
// (SHA1+Collision.swift), as git does; whoever reads `collisionDetected` as true must refuse the object.

/// A running SHA-1 with detection of the known collision attacks.
public struct SHA1: Sendable {
    /// The length of a digest in bytes.
    public static let length = 20

    private var state = State()
    private var pending = BlockBuffer()
    private var collision = false

    /// Starts with nothing hashed.
    public init() {}

    /// Adds bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe pending.add(bytes) { blocks, count in
                if unsafe Self.compress(&state, blocks, count) { collision = true }
            }
        }
    }

    /// The digest of all that was added, and whether the bytes carry the marks of a collision attack.
    /// The running state is left untouched.
    public func finish() -> (digest: [UInt8], collisionDetected: Bool) {
        var state = self.state
        var pending = self.pending
        var collision = self.collision
        unsafe pending.finish { blocks, count in
            if unsafe Self.compress(&state, blocks, count) { collision = true }
        }
        var bytes: [UInt8] = []
        for word in [state.a, state.b, state.c, state.d, state.e] {
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(shift)))
            }
        }
        return (bytes, collision)
    }

    /// The five chaining words, or the five working variables between two steps.
    struct State: Sendable, Equatable {
        var a: UInt32 = 0x6745_2301
        var b: UInt32 = 0xefcd_ab89
        var c: UInt32 = 0x98ba_dcfe
        var d: UInt32 = 0x1032_5476
        var e: UInt32 = 0xc3d2_e1f0

        static func &+ (left: State, right: State) -> State {
            State(
                a: left.a &+ right.a, b: left.b &+ right.b, c: left.c &+ right.c, d: left.d &+ right.d,
                e: left.e &+ right.e)
        }
    }

    @inline(__always)
    static func rotl(_ x: UInt32, _ n: UInt32) -> UInt32 { (x &<< n) | (x &>> (32 &- n)) }

    /// One step: adds to `e` and turns `b`, so that the caller renames instead of moving.
    @inline(__always)
    private static func step(_ a: UInt32, _ b: inout UInt32, _ mix: UInt32, _ e: inout UInt32, _ input: UInt32) {
        e = e &+ rotl(a, 5) &+ mix &+ input
        b = rotl(b, 30)
    }

    /// `blocks` points to `count` blocks of 64 bytes each. The expanded message `w` has 80 words and every loop below
    /// stays within them. Returns whether any block looks like half of a collision.
    private static func compress(_ state: inout State, _ blocks: UnsafeRawPointer, _ count: Int) -> Bool {
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 80) { w in
            var suspicious = false
            for block in 0..<count {
                for i in 0..<16 {
                    let word = unsafe blocks.loadUnaligned(fromByteOffset: block &* 64 &+ i &* 4, as: UInt32.self)
                    unsafe w[i] = word.bigEndian
                }
                for i in 16..<80 {
                    unsafe w[i] = rotl(w[i &- 3] ^ w[i &- 8] ^ w[i &- 14] ^ w[i &- 16], 1)
                }
                var (a, b, c, d, e) = (state.a, state.b, state.c, state.d, state.e)
                var at58 = State()
                var at65 = State()
                var i = 0
                while i < 20 {
                    unsafe step(a, &b, d ^ (b & (c ^ d)), &e, w[i] &+ 0x5a82_7999)
                    unsafe step(e, &a, c ^ (a & (b ^ c)), &d, w[i &+ 1] &+ 0x5a82_7999)
                    unsafe step(d, &e, b ^ (e & (a ^ b)), &c, w[i &+ 2] &+ 0x5a82_7999)
                    unsafe step(c, &d, a ^ (d & (e ^ a)), &b, w[i &+ 3] &+ 0x5a82_7999)
                    unsafe step(b, &c, e ^ (c & (d ^ e)), &a, w[i &+ 4] &+ 0x5a82_7999)
                    i &+= 5
                }
                while i < 40 {
                    unsafe step(a, &b, b ^ c ^ d, &e, w[i] &+ 0x6ed9_eba1)
                    unsafe step(e, &a, a ^ b ^ c, &d, w[i &+ 1] &+ 0x6ed9_eba1)
                    unsafe step(d, &e, e ^ a ^ b, &c, w[i &+ 2] &+ 0x6ed9_eba1)
                    unsafe step(c, &d, d ^ e ^ a, &b, w[i &+ 3] &+ 0x6ed9_eba1)
                    unsafe step(b, &c, c ^ d ^ e, &a, w[i &+ 4] &+ 0x6ed9_eba1)
                    i &+= 5
                }
                while i < 60 {
                    unsafe step(a, &b, (b & c) | (d & (b | c)), &e, w[i] &+ 0x8f1b_bcdc)
                    unsafe step(e, &a, (a & b) | (c & (a | b)), &d, w[i &+ 1] &+ 0x8f1b_bcdc)
                    unsafe step(d, &e, (e & a) | (b & (e | a)), &c, w[i &+ 2] &+ 0x8f1b_bcdc)
                    // After three of the five steps the variables stand two names further: b is what a would be called.
                    if i == 55 { at58 = State(a: c, b: d, c: e, d: a, e: b) }
                    unsafe step(c, &d, (d & e) | (a & (d | e)), &b, w[i &+ 3] &+ 0x8f1b_bcdc)
                    unsafe step(b, &c, (c & d) | (e & (c | d)), &a, w[i &+ 4] &+ 0x8f1b_bcdc)
                    i &+= 5
                }
                while i < 80 {
                    if i == 65 { at65 = State(a: a, b: b, c: c, d: d, e: e) }
                    unsafe step(a, &b, b ^ c ^ d, &e, w[i] &+ 0xca62_c1d6)
                    unsafe step(e, &a, a ^ b ^ c, &d, w[i &+ 1] &+ 0xca62_c1d6)
                    unsafe step(d, &e, e ^ a ^ b, &c, w[i &+ 2] &+ 0xca62_c1d6)
                    unsafe step(c, &d, d ^ e ^ a, &b, w[i &+ 3] &+ 0xca62_c1d6)
                    unsafe step(b, &c, c ^ d ^ e, &a, w[i &+ 4] &+ 0xca62_c1d6)
                    i &+= 5
                }
                let result = state &+ State(a: a, b: b, c: c, d: d, e: e)
                if let words = unsafe UnsafePointer(w.baseAddress) {
                    let vectors = unsafe Collision.possibleVectors(words)
                    if vectors != 0, unsafe Collision.confirms(vectors, words, at58: at58, at65: at65, result: result) {
                        suspicious = true
                    }
                }
                state = result
            }
            return suspicious
        }
    }
}
