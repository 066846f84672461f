// Finding one half of a SHA-1 collision without having the other.
//
// Source: M. Stevens, "Counter-cryptanalysis" (CRYPTO 2013), and M. Stevens and D. Shumow, "Speeding up detection of
// SHA-1 collision attacks using unavoidable attack conditions" (USENIX Security 2017). The set of vectors and the
// conditions are the published facts of the attack; the code is ours.
//
// All practical attacks follow one of a few "disturbance vectors". A vector says by which XOR difference the expanded
// message of the other half differs, and that after step 58 (or 65) both halves have the same working variables. So
// from one half we can compute the other: start at that step with our variables and the changed message, run back to
// the chaining value it must have started from and forward to the result. If the result is the same as ours, this
// block is half of a collision.
//
// Doing that for 32 vectors would cost 32 times the hash. But each vector also forces certain pairs of message bits to
// be equal or to differ, whatever the attacker does; testing these pairs first leaves, on ordinary data, about one
// candidate in twenty blocks.
//
// Numbering of the vectors (bit of the mask): I(43,0) 0, I(44,0) 1, I(45,0) 2, I(46,0) 3, I(46,2) 4, I(47,0) 5,
// I(47,2) 6, I(48,0) 7, I(48,2) 8, I(49,0) 9, I(49,2) 10, I(50,0) 11, I(50,2) 12, I(51,0) 13, I(51,2) 14, I(52,0) 15,
// II(45,0) 16, II(46,0) 17, II(46,2) 18, II(47,0) 19, II(48,0) 20, II(49,0) 21, II(49,2) 22, II(50,0) 23, II(50,2) 24,
// II(51,0) 25, II(51,2) 26, II(52,0) 27, II(53,0) 28, II(54,0) 29, II(55,0) 30, II(56,0) 31.

extension SHA1 {
    enum Collision {
        /// Conditions on the same two bits in a run of consecutive steps, four steps to a group.
        struct Family: Sendable {
            let bit, otherBit, differ: SIMD4<UInt32>
            let first, distance: Int
            let groups: [SIMD4<UInt32>]

            /// `masks` holds, for each step from `first` on, the vectors that force the condition there.
            init(bit: UInt32, distance: Int, otherBit: UInt32, differ: Bool, first: Int, _ masks: [UInt32]) {
                self.bit = SIMD4(repeating: bit)
                self.otherBit = SIMD4(repeating: otherBit)
                self.differ = SIMD4(repeating: differ ? 1 : 0)
                (self.first, self.distance) = (first, distance)
                groups = stride(from: 0, to: masks.count, by: 4).map {
                    SIMD4(masks[$0], masks[$0 + 1], masks[$0 + 2], masks[$0 + 3])
                }
            }
        }

        /// A disturbance vector of type I or II with its position and bit, and the step both halves agree after.
        struct Vector {
            let second: Bool
            let position: Int
            let bit: UInt32
            let agreesAt65: Bool

            /// The XOR difference of the two expanded messages.
            ///
            /// The vector itself is given in the 16 steps from `position` on and continues both ways by the message
            /// expansion, which is linear. Each disturbed step needs five corrections in the steps after it.
            func messageDifference() -> [UInt32] {
                let first = position
                // Index 0 of `disturbance` stands for step -5, the earliest one that a correction looks back to.
                var disturbance = [UInt32](repeating: 0, count: 85)
                disturbance[first + 15 + 5] = rotl(1, bit)
                if second {
                    disturbance[first + 1 + 5] = rotl(1, (bit + 31) % 32)
                    disturbance[first + 3 + 5] = rotl(1, (bit + 31) % 32)
                }
                for i in stride(from: first + 16 + 5, to: 85, by: 1) {
                    disturbance[i] = rotl(
                        disturbance[i - 3] ^ disturbance[i - 8] ^ disturbance[i - 14] ^ disturbance[i - 16], 1)
                }
                for i in stride(from: first - 1 + 5, through: 0, by: -1) {
                    disturbance[i] =
                        rotl(disturbance[i + 16], 31) ^ disturbance[i + 13] ^ disturbance[i + 8] ^ disturbance[i + 2]
                }
                return (0..<80).map { step in
                    let now = step + 5
                    let turned = disturbance[now - 3] ^ disturbance[now - 4] ^ disturbance[now - 5]
                    return disturbance[now] ^ rotl(disturbance[now - 1], 5) ^ disturbance[now - 2] ^ rotl(turned, 30)
                }
            }
        }

        /// The vectors in the order of the mask's bits.
        static let vectors: [Vector] = {
            let firstType: [(Int, UInt32)] = [
                (43, 0), (44, 0), (45, 0), (46, 0), (46, 2), (47, 0), (47, 2), (48, 0), (48, 2), (49, 0), (49, 2),
                (50, 0), (50, 2), (51, 0), (51, 2), (52, 0),
            ]
            let secondType: [(Int, UInt32)] = [
                (45, 0), (46, 0), (46, 2), (47, 0), (48, 0), (49, 0), (49, 2), (50, 0), (50, 2), (51, 0), (51, 2),
                (52, 0), (53, 0), (54, 0), (55, 0), (56, 0),
            ]
            return firstType.map { Vector(second: false, position: $0.0, bit: $0.1, agreesAt65: $0.0 >= 50) }
                + secondType.map { Vector(second: true, position: $0.0, bit: $0.1, agreesAt65: $0.0 >= 50) }
        }()

        private static let differences: [[UInt32]] = vectors.map { $0.messageDifference() }

        /// The vectors whose conditions all hold for the expanded message of 80 words at `w`.
        ///
        /// Every family ends four words or more before the 80th, which the tests hold the table to.
        static func possibleVectors(_ w: UnsafePointer<UInt32>) -> UInt32 {
            let words = unsafe UnsafeRawPointer(w)
            var alive = SIMD4(repeating: UInt32.max)
            for family in conditions {
                var at = family.first &* 4
                for vectors in family.groups {
                    let left = unsafe words.loadUnaligned(fromByteOffset: at, as: SIMD4<UInt32>.self)
                    let right = unsafe words.loadUnaligned(
                        fromByteOffset: at &+ family.distance &* 4, as: SIMD4<UInt32>.self)
                    // All ones where the pair contradicts the condition.
                    let contradiction =
                        0 &- (((left &>> family.bit) ^ (right &>> family.otherBit) ^ family.differ) & 1)
                    alive &= ~(vectors & contradiction)
                    at &+= 16
                }
                if alive[0] & alive[1] & alive[2] & alive[3] == 0 { return 0 }
            }
            return alive[0] & alive[1] & alive[2] & alive[3]
        }

        /// Whether for one of `mask`'s vectors the other half of the collision exists.
        ///
        /// Runs for about one block in twenty. `w` and each difference have 80 words, which every loop stays within.
        static func confirms(
            _ mask: UInt32, _ w: UnsafePointer<UInt32>, at58: State, at65: State, result: State
        ) -> Bool {
            for index in 0..<32 where mask >> UInt32(index) & 1 == 1 {
                let start = vectors[index].agreesAt65 ? 65 : 58
                let common = vectors[index].agreesAt65 ? at65 : at58
                let found = unsafe differences[index].withUnsafeBufferPointer { difference in
                    var forth = common
                    for step in min(start, 60)..<60 {
                        unsafe forth.turn(choose3, 0x8f1b_bcdc, w[step] ^ difference[step])
                    }
                    for step in max(start, 60)..<80 {
                        unsafe forth.turn(parity, 0xca62_c1d6, w[step] ^ difference[step])
                    }
                    var back = common
                    for step in stride(from: start - 1, through: 60, by: -1) {
                        unsafe back.turnBack(parity, 0xca62_c1d6, w[step] ^ difference[step])
                    }
                    for step in stride(from: min(start, 60) - 1, through: 40, by: -1) {
                        unsafe back.turnBack(choose3, 0x8f1b_bcdc, w[step] ^ difference[step])
                    }
                    for step in stride(from: 39, through: 20, by: -1) {
                        unsafe back.turnBack(parity, 0x6ed9_eba1, w[step] ^ difference[step])
                    }
                    for step in stride(from: 19, through: 0, by: -1) {
                        unsafe back.turnBack(choose, 0x5a82_7999, w[step] ^ difference[step])
                    }
                    return back &+ forth == result
                }
                if found { return true }
            }
            return false
        }
    }
}

// The round functions of FIPS 180-4, section 4.1.1.

@inline(__always)
private func choose(_ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 { d ^ (b & (c ^ d)) }
@inline(__always)
private func parity(_ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 { b ^ c ^ d }
@inline(__always)
private func choose3(_ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 { (b & c) | (d & (b | c)) }

extension SHA1.State {
    /// One step of the compression.
    @inline(__always)
    fileprivate mutating func turn(_ mix: (UInt32, UInt32, UInt32) -> UInt32, _ constant: UInt32, _ word: UInt32) {
        let new = SHA1.rotl(a, 5) &+ mix(b, c, d) &+ e &+ constant &+ word
        (a, b, c, d, e) = (new, a, SHA1.rotl(b, 30), c, d)
    }

    /// The state before a step, from the state after it.
    @inline(__always)
    fileprivate mutating func turnBack(_ mix: (UInt32, UInt32, UInt32) -> UInt32, _ constant: UInt32, _ word: UInt32) {
        let (oldA, oldB, oldC, oldD) = (b, SHA1.rotl(c, 2), d, e)
        e = a &- SHA1.rotl(oldA, 5) &- mix(oldB, oldC, oldD) &- constant &- word
        (a, b, c, d) = (oldA, oldB, oldC, oldD)
    }
}
