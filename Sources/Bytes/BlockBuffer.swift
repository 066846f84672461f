/// What SHA-1 and SHA-256 share: collecting 64-byte blocks, and the padding at the end (FIPS 180-4, section 5.1.1).
struct BlockBuffer: Sendable {
    private var tail: [UInt8] = []
    private var total: UInt64 = 0

    /// Passes every whole block on, as few calls as possible, and keeps the rest.
    ///
    /// The pointer given to `compress` is valid for `count` times 64 bytes during the call only.
    mutating func add(_ bytes: UnsafeRawBufferPointer, _ compress: (UnsafeRawPointer, _ count: Int) -> Void) {
        total &+= UInt64(bytes.count)
        var start = 0
        if !tail.isEmpty {
            start = min(64 - tail.count, bytes.count)
            unsafe tail.append(contentsOf: bytes[0..<start])
            if tail.count < 64 { return }
            unsafe tail.withUnsafeBytes { block in
                if let base = block.baseAddress { unsafe compress(base, 1) }
            }
            tail.removeAll(keepingCapacity: true)
        }
        let blocks = (bytes.count - start) / 64
        if blocks > 0, let base = bytes.baseAddress {
            unsafe compress(base + start, blocks)
            start += blocks * 64
        }
        unsafe tail.append(contentsOf: bytes[start...])
    }

    /// Passes on the last one or two blocks with their padding and the length in bits.
    mutating func finish(_ compress: (UnsafeRawPointer, _ count: Int) -> Void) {
        let bits = total &* 8
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        unsafe tail.withUnsafeBytes { blocks in
            if let base = blocks.baseAddress { unsafe compress(base, blocks.count / 64) }
        }
    }
}

extension SIMD where Scalar == UInt32 {
    /// The words of a hash state in the order and byte order a digest is written in.
    var bigEndianBytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalarCount * 4)
        for index in indices {
            for shift in stride(from: 24, through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: self[index] >> UInt32(shift)))
            }
        }
        return bytes
    }
}
