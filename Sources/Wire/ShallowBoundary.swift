import History
import Objects
import Store

// Where a shallow history ends (shallow.txt; git's shallow.c). The client keeps a list of commits whose parents it does
// not have. A request to deepen changes that list: some commits become ends, some cease to be.

/// The change of a client's list of ends.
struct ShallowBoundary {
    /// Commits that are ends now.
    var shallow: [ObjectID] = []
    /// Commits that were ends and are not any more.
    var unshallow: [ObjectID] = []
    /// Parents of those, whose history must be sent.
    var extraWants: [ObjectID] = []
    /// All commits whose parents are left out while the objects are chosen.
    var grafts: Set<ObjectID> = []

    /// Works out the answer to a request; wants must be commits or lead to some.
    init(
        _ request: FetchRequest, _ tips: [ObjectID], _ reader: ObjectReader, own: Set<ObjectID>,
        _ resolve: (String) throws -> ObjectID
    ) throws {
        grafts = request.clientShallow.union(own)
        // Looks at history as the server has it: the client's ends do not matter for what is near its tips.
        let table = CommitTable(reader, shallow: own)
        var ends: Set<ObjectID> = []
        var inside: Set<ObjectID> = []
        if let depth = request.depth {
            var starts = tips
            var depth = depth
            if request.isRelative, depth < FetchRequest.infiniteDepth {
                starts = try Self.reachable(request.clientShallow, from: tips, table)
                // The ends themselves are the first step.
                depth += 1
            }
            (inside, ends) = try Self.within(depth, of: starts, table)
        } else if let since = request.since {
            (inside, ends) = try Self.selected(tips, table) { table.entries[$0].seconds >= since }
            guard !inside.isEmpty else { throw ProtocolError("no commits selected for shallow requests") }
        } else if !request.without.isEmpty {
            let excluded = try request.without.map { try resolve($0) }
            var taken = Set<Int>()
            for number in try table.commits(of: tips, without: excluded) { taken.insert(number) }
            (inside, ends) = try Self.selected(tips, table) { taken.contains($0) }
            guard !inside.isEmpty else { throw ProtocolError("no commits selected for shallow requests") }
        } else {
            // Nothing asked for; a server that is shallow itself says where its history ends.
            shallow = own.subtracting(request.clientShallow).sorted()
            return
        }
        ends.formUnion(own.intersection(inside))
        shallow = ends.subtracting(request.clientShallow).sorted()
        unshallow = request.clientShallow.filter { inside.contains($0) && !ends.contains($0) }.sorted()
        for id in unshallow { extraWants += table.parentIDs(of: try table.number(of: id)) }
        grafts.formUnion(ends)
    }

    /// The commits at most `depth` steps from the starts (which are the first step), and those of them where a step more
    /// would lead further.
    private static func within(
        _ depth: Int, of starts: [ObjectID], _ table: CommitTable
    ) throws -> (inside: Set<ObjectID>, ends: Set<ObjectID>) {
        var inside: Set<ObjectID> = []
        var ends: Set<ObjectID> = []
        var level = try starts.map { try table.number(of: $0) }
        var step = 1
        while !level.isEmpty {
            var next: [Int] = []
            for number in level where inside.insert(table.entries[number].id).inserted {
                if step >= depth {
                    if !table.parentIDs(of: number).isEmpty { ends.insert(table.entries[number].id) }
                } else {
                    next += try table.parents(of: number).map { Int($0) }
                }
            }
            level = next
            step += 1
        }
        return (inside, ends)
    }

    /// The commits reached from the tips through commits that are taken, and those with a parent that is not.
    private static func selected(
        _ tips: [ObjectID], _ table: CommitTable, _ takes: (Int) -> Bool
    ) throws -> (inside: Set<ObjectID>, ends: Set<ObjectID>) {
        var inside: Set<ObjectID> = []
        var ends: Set<ObjectID> = []
        var pending = try tips.map { try table.number(of: $0) }.filter(takes)
        while let number = pending.popLast() {
            guard inside.insert(table.entries[number].id).inserted else { continue }
            for parent in try table.parents(of: number) {
                if takes(Int(parent)) { pending.append(Int(parent)) } else { ends.insert(table.entries[number].id) }
            }
        }
        return (inside, ends)
    }

    /// The commits of a set that can be reached from the tips.
    private static func reachable(_ set: Set<ObjectID>, from tips: [ObjectID], _ table: CommitTable) throws
        -> [ObjectID]
    {
        var left = set
        var seen: Set<Int> = []
        var pending = try tips.map { try table.number(of: $0) }
        var found: [ObjectID] = []
        while let number = pending.popLast(), !left.isEmpty {
            guard seen.insert(number).inserted else { continue }
            if left.remove(table.entries[number].id) != nil { found.append(table.entries[number].id) }
            pending += try table.parents(of: number).map { Int($0) }
        }
        return found
    }
}
