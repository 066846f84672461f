public import Bytes

// A delta says how to make one object from another (gitformat-pack, "Deltified representation"):
//
//   size of the base, size of the result   7 bits a byte, least significant first
//   0xxxxxxx                               insert the next x bytes (x is not 0)
//   1xxxxxxx + up to 4 offset bytes + up to 3 size bytes
//                                          copy from the base; bits 0-3 say which offset bytes follow, bits 4-6 which
//                                          size bytes; a size of 0 means 65536
//
// "abcdef" from "abcxef":  06 06  90 03 (copy 3 from 0)  01 'd' (insert)  91 04 02 (copy 2 from 4)

/// Applying and measuring deltas; making them is in Delta+Encode.swift.
public enum Delta {
    /// The two sizes at the front of a delta; `malformed` over 62 bits.
    public static func sizes(_ delta: [UInt8]) throws(FormatError) -> (base: Int, result: Int) {
        var at = 0
        let base = try size(delta, &at)
        return (base, try size(delta, &at))
    }

    private static func size(_ delta: [UInt8], _ at: inout Int) throws(FormatError) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard at < delta.count else { throw FormatError(.truncated, "delta size", at: at) }
            let byte = delta[at]
            at += 1
            guard shift < 62, UInt64(byte & 0x7f) >> (62 - shift) == 0 else {
                throw FormatError(.malformed, "delta size", at: at)
            }
            value |= UInt64(byte & 0x7f) << shift
            if byte & 0x80 == 0 { return Int(value) }
            shift += 7
        }
    }

    /// The object that the delta makes from `base`. O(delta + result).
    ///
    /// The result is allocated only after its stated size was held against `limit` (`tooLarge`). `malformed` when a size
    /// or a copy does not fit.
    public static func apply(_ delta: [UInt8], to base: [UInt8], limit: Int) throws(FormatError) -> [UInt8] {
        var at = 0
        let baseSize = try size(delta, &at)
        let resultSize = try size(delta, &at)
        guard baseSize == base.count else { throw FormatError(.malformed, "delta: size of the base", at: 0) }
        guard resultSize <= limit else { throw FormatError(.tooLarge, "delta: size of the result", at: 0) }
        var result: [UInt8] = []
        result.reserveCapacity(resultSize)
        while at < delta.count {
            let command = delta[at]
            at += 1
            if command & 0x80 == 0 {
                let count = Int(command)
                guard count > 0 else { throw FormatError(.malformed, "delta: reserved command", at: at) }
                guard delta.count - at >= count else { throw FormatError(.truncated, "delta: insert", at: at) }
                guard resultSize - result.count >= count else { throw FormatError(.malformed, "delta: insert", at: at) }
                result.append(contentsOf: delta[at..<at + count])
                at += count
            } else {
                var offset = 0
                var count = 0
                for bit in 0..<7 where command >> UInt8(bit) & 1 == 1 {
                    guard at < delta.count else { throw FormatError(.truncated, "delta: copy", at: at) }
                    if bit < 4 {
                        offset |= Int(delta[at]) << (8 * bit)
                    } else {
                        count |= Int(delta[at]) << (8 * (bit - 4))
                    }
                    at += 1
                }
                if count == 0 { count = 0x10000 }
                guard offset <= base.count, base.count - offset >= count, resultSize - result.count >= count else {
                    throw FormatError(.malformed, "delta: copy outside", at: at)
                }
                result.append(contentsOf: base[offset..<offset + count])
            }
        }
        guard result.count == resultSize else { throw FormatError(.malformed, "delta: size of the result", at: at) }
        return result
    }
}
