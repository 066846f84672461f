// Making a delta: find, for each place of the target, a long stretch of the base that reads the same.
//
// Every 16th window of 16 bytes of the base is entered into a hash table. A rolling hash over the target finds windows
// that may be in the table; a hit is grown both ways byte by byte. Windows that repeat too often (long runs of blanks)
// are entered a bounded number of times, so hostile input costs linear time.

extension Delta {
    private static let window = 16
    private static let maximumChain: UInt8 = 32
    private static let factor: UInt32 = 0x9e37_79b1

    /// A base prepared for finding things in; may be used for many targets.
    public struct Base: Sendable {
        let bytes: [UInt8]
        /// For each hash slot the last window entered, plus one; 0 for none.
        fileprivate let heads: [Int32]
        /// For each window the one entered before it in the same slot, plus one.
        fileprivate let next: [Int32]
        fileprivate let mask: UInt32

        /// Indexes a base of at most 1 GiB. O(n) time, about n/2 bytes of memory.
        public init(_ bytes: [UInt8]) {
            self.bytes = bytes
            let windows = min(bytes.count, 1 << 30) / Delta.window
            var slots = 64
            while slots < windows * 2 { slots *= 2 }
            mask = UInt32(slots - 1)
            var heads = [Int32](repeating: 0, count: slots)
            var next = [Int32](repeating: 0, count: windows)
            var length = [UInt8](repeating: 0, count: slots)
            for number in 0..<windows {
                let slot = Int(Delta.spread(Delta.hash(bytes, at: number * Delta.window)) & mask)
                guard length[slot] < Delta.maximumChain else { continue }
                length[slot] += 1
                next[number] = heads[slot]
                heads[slot] = Int32(number + 1)
            }
            self.heads = heads
            self.next = next
        }
    }

    private static func hash(_ bytes: [UInt8], at start: Int) -> UInt32 {
        var value: UInt32 = 0
        for index in start..<start + window { value = value &* factor &+ UInt32(bytes[index]) }
        return value
    }

    private static func spread(_ hash: UInt32) -> UInt32 { hash ^ hash &>> 15 }

    /// factor to the power of the window, for taking the leaving byte out of the rolling hash.
    private static let leaving: UInt32 = (0..<window).reduce(1) { power, _ in power &* factor }

    /// The delta that makes `target` from `base`, or nil when it would be longer than `limit` bytes.
    public static func encode(_ target: [UInt8], from base: Base, limit: Int) -> [UInt8]? {
        var delta = number(base.bytes.count) + number(target.count)
        var pending = 0  // start of the bytes that no copy covers yet
        var at = 0
        var rolling: UInt32 = 0
        if target.count >= window { rolling = hash(target, at: 0) }
        while at + window <= target.count {
            if let match = longest(target, at, rolling, base) {
                var (from, count) = match
                // Grow backwards into what would have been inserted.
                var start = at
                while start > pending, from > 0, target[start - 1] == base.bytes[from - 1] {
                    start -= 1
                    from -= 1
                    count += 1
                }
                insert(target, pending..<start, &delta)
                copy(from, count, &delta)
                pending = start + count
                at = pending
                guard delta.count <= limit else { return nil }
                if at + window <= target.count { rolling = hash(target, at: at) }
            } else {
                if at + window < target.count {
                    rolling =
                        rolling &* factor &+ UInt32(target[at + window]) &- leaving &* UInt32(target[at])
                }
                at += 1
                // Inserts cost more than their bytes; give up early on what has nothing in common.
                guard delta.count + at - pending <= limit else { return nil }
            }
        }
        insert(target, pending..<target.count, &delta)
        return delta.count <= limit ? delta : nil
    }

    private static func longest(_ target: [UInt8], _ at: Int, _ hash: UInt32, _ base: Base) -> (from: Int, count: Int)?
    {
        var best: (from: Int, count: Int)?
        var entry = base.heads[Int(spread(hash) & base.mask)]
        while entry != 0 {
            let from = Int(entry - 1) * window
            let room = min(base.bytes.count - from, target.count - at)
            var count = 0
            while count < room, base.bytes[from + count] == target[at + count] { count += 1 }
            if count >= window, count > (best?.count ?? 0) {
                best = (from, count)
                if count >= 4096 { break }
            }
            entry = base.next[Int(entry - 1)]
        }
        return best
    }

    private static func number(_ value: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = value
        while rest > 0x7f {
            bytes.append(UInt8(rest & 0x7f) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }

    private static func insert(_ target: [UInt8], _ range: Range<Int>, _ delta: inout [UInt8]) {
        var start = range.lowerBound
        while start < range.upperBound {
            let count = min(127, range.upperBound - start)
            delta.append(UInt8(count))
            delta.append(contentsOf: target[start..<start + count])
            start += count
        }
    }

    private static func copy(_ from: Int, _ count: Int, _ delta: inout [UInt8]) {
        var from = from
        var left = count
        while left > 0 {
            // Up to 64 KiB a command: longer ones exist in the format, but not every reader takes them.
            let count = min(left, 0x10000)
            var command: UInt8 = 0x80
            var operands: [UInt8] = []
            for bit in 0..<4 where from >> (8 * bit) & 0xff != 0 {
                command |= 1 << UInt8(bit)
                operands.append(UInt8(from >> (8 * bit) & 0xff))
            }
            let size = count == 0x10000 ? 0 : count
            for bit in 0..<2 where size >> (8 * bit) & 0xff != 0 {
                command |= 0x10 << UInt8(bit)
                operands.append(UInt8(size >> (8 * bit) & 0xff))
            }
            delta.append(command)
            delta += operands
            from += count
            left -= count
        }
    }
}
