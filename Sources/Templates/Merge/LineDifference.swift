// Which lines of two texts are the same. Lines that occur once on each side are matched first, as many as keep their order
// (patience sorting); what lies between them is compared by the standard library's shortest edit (Myers), or, where both
// sides are very long, taken as replaced.

/// The lines that two texts have in common, as pairs of places that rise on both sides.
public struct LineDifference {
    private let old: [Int]
    private let new: [Int]
    /// Places of equal lines: in the old text and in the new one.
    public private(set) var common: [(old: Int, new: Int)] = []

    /// The shortest edit between two stretches costs memory by their product in the worst case.
    private static let maximumProduct = 4_000_000

    /// Compares lines. O(n log n) for texts that differ little.
    public init(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        self.old = old.map(number)
        self.new = new.map(number)
        compare(0..<old.count, 0..<new.count)
    }

    /// Works from a list of stretches instead of recursion: texts decide how deep it would go.
    private mutating func compare(_ oldAll: Range<Int>, _ newAll: Range<Int>) {
        var pending = [(oldAll, newAll)]
        while let (oldRange, newRange) = pending.popLast() {
            var (a, b) = (oldRange, newRange)
            while !a.isEmpty, !b.isEmpty, old[a.lowerBound] == new[b.lowerBound] {
                common.append((a.lowerBound, b.lowerBound))
                (a, b) = (a.dropFirst(), b.dropFirst())
            }
            while !a.isEmpty, !b.isEmpty, old[a.upperBound - 1] == new[b.upperBound - 1] {
                common.append((a.upperBound - 1, b.upperBound - 1))
                (a, b) = (a.dropLast(), b.dropLast())
            }
            guard !a.isEmpty, !b.isEmpty else { continue }
            let anchors = self.anchors(a, b)
            if anchors.isEmpty {
                if a.count <= Self.maximumProduct / b.count { shortestEdit(a, b) }
                continue
            }
            var last = (a.lowerBound, b.lowerBound)
            for anchor in anchors {
                pending.append((last.0..<anchor.old, last.1..<anchor.new))
                common.append(anchor)
                last = (anchor.old + 1, anchor.new + 1)
            }
            pending.append((last.0..<a.upperBound, last.1..<b.upperBound))
        }
        common.sort { $0.old < $1.old }
    }

    /// Lines that occur once in each stretch, the longest row of them that rises on both sides.
    private func anchors(_ a: Range<Int>, _ b: Range<Int>) -> [(old: Int, new: Int)] {
        var places: [Int: (old: Int?, new: Int?, isOnce: Bool)] = [:]
        for place in a {
            if places[old[place]] == nil {
                places[old[place]] = (place, nil, true)
            } else {
                places[old[place]]?.isOnce = false
            }
        }
        for place in b {
            if places[new[place]]?.new != nil { places[new[place]]?.isOnce = false }
            places[new[place]]?.new = place
        }
        let pairs = places.values.compactMap { entry -> (old: Int, new: Int)? in
            guard entry.isOnce, let old = entry.old, let new = entry.new else { return nil }
            return (old, new)
        }.sorted { $0.old < $1.old }
        // The smallest end of a rising row of each length, and what stands before each pair in its row.
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if pairs[ends[middle]].new < pair.new { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = ends[low - 1] }
            if low == ends.count { ends.append(index) } else { ends[low] = index }
        }
        var row: [(old: Int, new: Int)] = []
        var index = ends.last ?? -1
        while index >= 0 {
            row.append(pairs[index])
            index = before[index]
        }
        return row.reversed()
    }

    private mutating func shortestEdit(_ a: Range<Int>, _ b: Range<Int>) {
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in new[b].difference(from: old[a]) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        let kept = zip(
            a.indices.filter { !removed.contains($0 - a.lowerBound) },
            b.indices.filter { !inserted.contains($0 - b.lowerBound) })
        for pair in kept { common.append((pair.0, pair.1)) }
    }
}
