// SHA-256 (FIPS 180-4, section 6.2). Git's second object format names everything with it.
//
// The message schedule is kept as a ring of 16 words and the eight working variables rotate through the arguments of
// `round`, so nothing is moved between rounds. On one core this equals git 2.39's own C (about 0.3 GB/s). Where the
// processor has instructions for it, they are used (CDigest); they are some five times as fast.

import CDigest

/// A running SHA-256.
public struct SHA256: Sendable {
    /// The length of a digest in bytes.
    public static let length = 32

    private var state: SIMD8<UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
    ]
    private var pending = BlockBuffer()

    /// Starts with nothing hashed.
    public init() {}

    /// The digest of one piece.
    public static func digest(_ bytes: Span<UInt8>) -> [UInt8] {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// Adds bytes.
    public mutating func update(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBytes { bytes in
            unsafe pending.add(bytes) { blocks, count in unsafe Self.compress(&state, blocks, count) }
        }
    }

    /// The digest of all that was added; the running state is left untouched.
    public func finish() -> [UInt8] {
        var state = self.state
        var pending = self.pending
        unsafe pending.finish { blocks, count in unsafe Self.compress(&state, blocks, count) }
        return state.bigEndianBytes
    }

    /// Whether the processor does it itself.
    static let hasInstructions = allmende_has_sha256() != 0

    private static let constants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]

    @inline(__always)
    private static func rotr(_ x: UInt32, _ n: UInt32) -> UInt32 { (x &>> n) | (x &<< (32 &- n)) }

    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32,
        _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32, _ input: UInt32
    ) {
        let first = h &+ (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) &+ (g ^ (e & (f ^ g))) &+ input
        d = d &+ first
        h = first &+ (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) &+ ((a & b) | (c & (a | b)))
    }

    /// `blocks` points to `count` blocks of 64 bytes each (the caller's buffer); the ring `w` and the constants stay
    /// within their 16 and 64 words because every index is masked or bounded by the loop.
    static func compress(_ state: inout SIMD8<UInt32>, _ blocks: UnsafeRawPointer, _ count: Int) {
        guard hasInstructions else { return unsafe compressPlainly(&state, blocks, count) }
        // The state has eight words, the constants 64; the function reads 64 bytes a block.
        unsafe constants.withUnsafeBufferPointer { k in
            unsafe withUnsafeMutableBytes(of: &state) { words in
                guard let state = unsafe words.bindMemory(to: UInt32.self).baseAddress, let k = k.baseAddress else {
                    return
                }
                unsafe allmende_sha256(state, blocks.assumingMemoryBound(to: UInt8.self), count, k)
            }
        }
    }

    /// As `compress`, with instructions that every processor has.
    static func compressPlainly(_ state: inout SIMD8<UInt32>, _ blocks: UnsafeRawPointer, _ count: Int) {
        unsafe constants.withUnsafeBufferPointer { k in
            unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { w in
                @inline(__always) func next(_ i: Int) -> UInt32 {
                    let far = unsafe w[(i &+ 1) & 15]
                    let near = unsafe w[(i &+ 14) & 15]
                    let low = rotr(far, 7) ^ rotr(far, 18) ^ (far &>> 3)
                    let high = rotr(near, 17) ^ rotr(near, 19) ^ (near &>> 10)
                    let word = unsafe w[i & 15] &+ low &+ w[(i &+ 9) & 15] &+ high
                    unsafe w[i & 15] = word
                    return word
                }
                for block in 0..<count {
                    for i in 0..<16 {
                        let word = unsafe blocks.loadUnaligned(
                            fromByteOffset: block &* 64 &+ i &* 4, as: UInt32.self)
                        unsafe w[i] = word.bigEndian
                    }
                    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
                    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
                    var i = 0
                    while i < 64 {
                        @inline(__always) func input(_ j: Int) -> UInt32 {
                            unsafe k[i &+ j] &+ (i < 16 ? w[(i &+ j) & 15] : next(i &+ j))
                        }
                        round(a, b, c, &d, e, f, g, &h, input(0))
                        round(h, a, b, &c, d, e, f, &g, input(1))
                        round(g, h, a, &b, c, d, e, &f, input(2))
                        round(f, g, h, &a, b, c, d, &e, input(3))
                        round(e, f, g, &h, a, b, c, &d, input(4))
                        round(d, e, f, &g, h, a, b, &c, input(5))
                        round(c, d, e, &f, g, h, a, &b, input(6))
                        round(b, c, d, &e, f, g, h, &a, input(7))
                        i &+= 8
                    }
                    state = state &+ SIMD8(a, b, c, d, e, f, g, h)
                }
            }
        }
    }
}
