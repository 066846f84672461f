/// Makes the order of a tree of rows that name the one above them in any order.
enum Baumordnung {
    /// Cuts rings of rows above each other open at their first row, and returns these rows. Linear.
    static func loeseRinge(_ oben: inout [Int?]) -> [Int] {
        var cut: [Int] = []
        var seen = [Int](repeating: 0, count: oben.count)
        for start in oben.indices where seen[start] == 0 {
            var at = start
            while seen[at] == 0 {
                seen[at] = start + 1
                guard let above = oben[at], oben.indices.contains(above) else { break }
                at = above
            }
            // Only this walk's own mark at a row with one above means that the walk came round.
            guard seen[at] == start + 1, let above = oben[at] else { continue }
            var (first, member) = (at, above)
            while member != at {
                first = min(first, member)
                member = oben[member] ?? at
            }
            oben[first] = nil
            cut.append(first)
        }
        return cut
    }

    /// The rows in the order of the tree, each before what is below it; siblings by their keys, one without a key behind the one before
    /// it. There must be no ring. n log n.
    static func folge(_ oben: [Int?], schluessel: [Int?]? = nil) -> [Int] {
        var kinder = [[Int]](repeating: [], count: oben.count)
        var spitze: [Int] = []
        for index in oben.indices {
            if let above = oben[index], oben.indices.contains(above) {
                kinder[above].append(index)
            } else {
                spitze.append(index)
            }
        }
        func sortiert(_ list: [Int]) -> [Int] {
            guard let schluessel else { return list }
            var last = Int.min
            let keyed = list.map { index in
                last = schluessel[index] ?? last
                return (last, index)
            }
            return keyed.sorted { $0 < $1 }.map(\.1)
        }
        var folge: [Int] = []
        folge.reserveCapacity(oben.count)
        var stapel = Array(sortiert(spitze).reversed())
        while let index = stapel.popLast() {
            folge.append(index)
            stapel += sortiert(kinder[index]).reversed()
        }
        return folge
    }
}
