/// Finds what waits for itself.
///
/// Every node has a beginning and an end; an arrow says "not before". A leaf's beginning comes before its end. What
/// has nodes below it begins before them and ends after them. A predecessor's end comes before the node's beginning,
/// whatever kind the dependency is: MS Project refuses rings of any kind too, so a template with one could not be passed on.
/// A ring of arrows is a contradiction, also where it runs through a work package and one of its own tasks.
///
/// Time and memory are linear in nodes and dependencies; nothing recurses.
struct DependencyGraph {
    /// Arrows as one array per beginning: the arrows from point p are `targets[starts[p]..<starts[p + 1]]`.
    private var starts: [Int]
    private var targets: [Int]

    /// Points are numbered 2 × node for the beginning, one more for the end.
    init(count: Int, above: [Int?], isLeaf: [Bool], predecessors: [(node: Int, predecessor: Int)]) {
        var arrows: [(from: Int, to: Int)] = []
        arrows.reserveCapacity(count * 3 + predecessors.count)
        for node in 0..<count {
            if isLeaf[node] { arrows.append((node * 2, node * 2 + 1)) }
            if let parent = above[node] {
                arrows.append((parent * 2, node * 2))
                arrows.append((node * 2 + 1, parent * 2 + 1))
            }
        }
        for (node, predecessor) in predecessors { arrows.append((predecessor * 2 + 1, node * 2)) }
        starts = [Int](repeating: 0, count: count * 2 + 1)
        for arrow in arrows { starts[arrow.from + 1] += 1 }
        for point in 0..<count * 2 { starts[point + 1] += starts[point] }
        targets = [Int](repeating: 0, count: arrows.count)
        var next = starts
        for arrow in arrows {
            targets[next[arrow.from]] = arrow.to
            next[arrow.from] += 1
        }
    }

    /// One ring of nodes for every group of points that reach each other, as short as there is one through its first point.
    func rings() -> [[Int]] {
        components().map { group in
            var nodes: [Int] = []
            for point in ring(in: group) where nodes.last != point / 2 { nodes.append(point / 2) }
            if nodes.count > 1 && nodes.first == nodes.last { nodes.removeLast() }
            return nodes
        }
    }

    /// The nodes of every group of points that reach each other, ascending.
    func groups() -> [[Int]] { components().map { group in Set(group.map { $0 / 2 }).sorted() } }

    /// Groups of two points or more that reach each other (Tarjan's algorithm with its own stack).
    private func components() -> [[Int]] {
        let count = starts.count - 1
        var number = [Int](repeating: 0, count: count)
        var low = [Int](repeating: 0, count: count)
        var waiting = [Bool](repeating: false, count: count)
        var stack: [Int] = []
        var calls: [(point: Int, arrow: Int)] = []
        var groups: [[Int]] = []
        var counter = 0
        for root in 0..<count where number[root] == 0 {
            calls.append((root, starts[root]))
            while let (point, arrow) = calls.last {
                if number[point] == 0 {
                    counter += 1
                    number[point] = counter
                    low[point] = counter
                    stack.append(point)
                    waiting[point] = true
                }
                if arrow < starts[point + 1] {
                    calls[calls.count - 1].arrow += 1
                    let target = targets[arrow]
                    if number[target] == 0 {
                        calls.append((target, starts[target]))
                    } else if waiting[target] {
                        low[point] = min(low[point], number[target])
                    }
                    continue
                }
                calls.removeLast()
                if let caller = calls.last?.point { low[caller] = min(low[caller], low[point]) }
                if low[point] == number[point] {
                    var group: [Int] = []
                    while let top = stack.popLast() {
                        waiting[top] = false
                        group.append(top)
                        if top == point { break }
                    }
                    if group.count > 1 { groups.append(group.sorted()) }
                }
            }
        }
        return groups.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }

    /// The shortest way from the first point of a group back to it.
    private func ring(in group: [Int]) -> [Int] {
        guard let start = group.first else { return [] }
        let members = Set(group)
        var cameFrom: [Int: Int] = [:]
        var queue = [start]
        var head = 0
        while head < queue.count {
            let point = queue[head]
            head += 1
            for arrow in starts[point]..<starts[point + 1] {
                let target = targets[arrow]
                if target == start {
                    var way = [point]
                    while let before = cameFrom[way[way.count - 1]] { way.append(before) }
                    return way.reversed()
                }
                if members.contains(target) && cameFrom[target] == nil {
                    cameFrom[target] = point
                    queue.append(target)
                }
            }
        }
        return group
    }
}
