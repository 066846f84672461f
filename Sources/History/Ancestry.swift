public import Objects
import Store

// Questions about which commit follows on which. Walks go by the committer's time, youngest first, so that they can end
// early. Clocks in other people's commits may be wrong: ancestry and common ancestors are exact all the same; a
// difference of two histories may then hold a commit too many, never one too few.

extension CommitTable {
    /// Whether `ancestor` is `descendant` or one of those it follows on. O(commits between them, when times are right).
    public func isAncestor(_ ancestor: ObjectID, of descendant: ObjectID) throws -> Bool {
        let goal = try number(of: ancestor)
        let start = try number(of: descendant)
        var queue = CommitQueue()
        var late: [Int] = []  // older than the goal: only looked at when nothing else is left
        var seen: Set<Int32> = [Int32(start)]
        queue.push(start, entries[start].seconds)
        while true {
            guard let current = queue.pop() ?? late.popLast() else { return false }
            if current == goal { return true }
            for parent in try parents(of: current) where seen.insert(parent).inserted {
                let seconds = entries[Int(parent)].seconds
                if seconds < entries[goal].seconds {
                    late.append(Int(parent))
                } else {
                    queue.push(Int(parent), seconds)
                }
            }
        }
    }

    /// The best common ancestors of two commits: those that no other common ancestor follows on. None when the two have
    /// no history in common. Youngest first.
    public func mergeBases(_ first: ObjectID, _ second: ObjectID) throws -> [ObjectID] {
        try mergeBases(of: [first], [second])
    }

    private static let first: UInt8 = 1
    private static let second: UInt8 = 2
    private static let stale: UInt8 = 4
    private static let found: UInt8 = 8

    /// The best common ancestors of a commit that would follow on all of `first` and one that would follow on all of
    /// `second`.
    ///
    /// Both sides paint what they follow on, youngest first, until all that waits follows on a common ancestor. No common
    /// ancestor that is best can be missed so, whatever the clocks; with wrong ones too many are found, and each is then
    /// held against the others.
    public func mergeBases(of first: [ObjectID], _ second: [ObjectID]) throws -> [ObjectID] {
        var flags: [UInt8] = []
        var waiting: [Int] = []  // how often a commit is in the queue
        var queue = CommitQueue()
        var fresh = 0  // how much of the queue is not stale
        func paint(_ number: Int, _ colours: UInt8) {
            while flags.count <= number {
                flags.append(0)
                waiting.append(0)
            }
            guard flags[number] & colours != colours else { return }
            let wasStale = flags[number] & Self.stale != 0
            flags[number] |= colours
            let isStale = flags[number] & Self.stale != 0
            if isStale, !wasStale { fresh -= waiting[number] }
            waiting[number] += 1
            if !isStale { fresh += 1 }
            queue.push(number, entries[number].seconds)
        }
        for id in first { paint(try number(of: id), Self.first) }
        for id in second { paint(try number(of: id), Self.second) }
        var candidates: [Int] = []
        while fresh > 0, let number = queue.pop() {
            waiting[number] -= 1
            var colours = flags[number] & (Self.first | Self.second | Self.stale)
            if colours & Self.stale == 0 { fresh -= 1 }
            if colours == Self.first | Self.second {
                if flags[number] & Self.found == 0 {
                    flags[number] |= Self.found
                    candidates.append(number)
                }
                colours |= Self.stale
            }
            for parent in try parents(of: number) { paint(Int(parent), colours) }
        }
        candidates.removeAll { flags[$0] & Self.stale != 0 }
        if candidates.count > 1 {
            let all = candidates
            candidates = []
            for one in all {
                let isInner = try all.contains {
                    guard $0 != one else { return false }
                    return try isAncestor(entries[one].id, of: entries[$0].id)
                }
                if !isInner { candidates.append(one) }
            }
        }
        return candidates.sorted { entries[$0].seconds > entries[$1].seconds }.map { entries[$0].id }
    }

    /// How many commits each of two has that the other has not; with wrong clocks it may count some too many.
    public func divergence(_ first: ObjectID, _ second: ObjectID) throws -> (ahead: Int, behind: Int) {
        if first == second { return (0, 0) }
        return (try count(of: [first], without: [second]), try count(of: [second], without: [first]))
    }

    private func count(of tips: [ObjectID], without excluded: [ObjectID]) throws -> Int {
        try commits(of: tips, without: excluded).count
    }

    private static let included: UInt8 = 1
    private static let excluded: UInt8 = 2
    private static let queued: UInt8 = 4

    /// The numbers of the commits that can be reached from `tips` but not from `excluded`, youngest first.
    ///
    /// The walk ends when nothing that waits is younger than the oldest commit taken, and a few steps later: an excluded
    /// commit with a time far too old may then still have taken one out.
    public func commits(of tips: [ObjectID], without excluded: [ObjectID]) throws -> [Int] {
        var flags: [UInt8] = []
        var queue = CommitQueue()
        var waitingIncluded = 0
        func mark(_ number: Int, _ flag: UInt8) {
            while flags.count <= number { flags.append(0) }
            let before = flags[number]
            guard before & flag == 0 else { return }
            flags[number] |= flag
            if before & Self.queued == 0 {
                flags[number] |= Self.queued
                queue.push(number, entries[number].seconds)
                if flags[number] & Self.excluded == 0 { waitingIncluded += 1 }
            } else if flag == Self.excluded {
                waitingIncluded -= 1
            }
        }
        for tip in tips { mark(try number(of: tip), Self.included) }
        for tip in excluded { mark(try number(of: tip), Self.excluded) }
        var walked: [Int] = []
        var oldest = Int64.max
        var slack = 5
        while let number = queue.pop() {
            flags[number] &= ~Self.queued
            let isExcluded = flags[number] & Self.excluded != 0
            if !isExcluded {
                waitingIncluded -= 1
                walked.append(number)
                oldest = min(oldest, entries[number].seconds)
            }
            for parent in try parents(of: number) {
                let parent = Int(parent)
                while flags.count <= parent { flags.append(0) }
                if isExcluded {
                    if flags[parent] & Self.excluded == 0 {
                        if flags[parent] & Self.included != 0, flags[parent] & Self.queued == 0 {
                            // Already taken for included: what it passed on must be taken back.
                            takeBack(parent, &flags, &queue, &waitingIncluded)
                        } else {
                            mark(parent, Self.excluded)
                        }
                    }
                } else {
                    mark(parent, Self.included)
                }
            }
            if waitingIncluded == 0 {
                slack -= 1
                if slack < 0 || excluded.isEmpty { break }
            } else {
                slack = 5
            }
        }
        return walked.filter { flags[$0] & Self.excluded == 0 }
    }

    private func takeBack(
        _ number: Int, _ flags: inout [UInt8], _ queue: inout CommitQueue, _ waitingIncluded: inout Int
    ) {
        var pending = [number]
        while let current = pending.popLast() {
            guard flags[current] & Self.excluded == 0 else { continue }
            if flags[current] & Self.queued != 0 { waitingIncluded -= 1 }
            flags[current] |= Self.excluded
            // Only what was walked has its parents read; the rest is in the queue and passes the mark on itself.
            for parent in entries[current].parents where Int(parent) < flags.count && flags[Int(parent)] != 0 {
                pending.append(Int(parent))
            }
        }
    }
}
