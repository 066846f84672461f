import Templates

/// What waits for what, as each level of the tree shows it: a node says what it waits for itself, and a phase or a work package also
/// what its parts wait for outside of it, as the phase or work package that is.
///
/// Made once for a page; linear in nodes and dependencies.
struct Abhaengigkeiten {
    /// By place: what it waits for, ascending.
    private(set) var vor: [[Int]]
    /// By place: what waits for it, ascending.
    private(set) var nach: [[Int]]
    /// By place: what it, or a part of it, waits for outside; as brothers of its own level, or as phases.
    private(set) var grob: [[Int]]

    init(_ struktur: Struktur, _ gliederung: Gliederung) {
        let entries = gliederung.eintraege
        vor = [[Int]](repeating: [], count: entries.count)
        nach = vor
        grob = vor
        // The nodes of the first and of the second level that each node belongs to.
        var tops = [Int](repeating: 0, count: entries.count)
        var seconds = [Int?](repeating: nil, count: entries.count)
        for (place, entry) in entries.enumerated() {
            tops[place] = entry.ueber.map { tops[$0] } ?? place
            seconds[place] = entry.tiefe == 1 ? place : entry.ueber.flatMap { seconds[$0] }
        }
        for (place, entry) in entries.enumerated() {
            guard let vorgaenger = struktur.knoten[entry.id]?.vorgaenger, !vorgaenger.isEmpty else { continue }
            for id in vorgaenger.keys {
                guard let other = gliederung.platz(id), other != place else { continue }
                vor[place].append(other)
                nach[other].append(place)
                let (top, otherTop) = (tops[place], tops[other])
                if top != otherTop {
                    grob[top].append(otherTop)
                    if let second = seconds[place] { grob[second].append(otherTop) }
                } else if let second = seconds[place], let otherSecond = seconds[other], second != otherSecond {
                    grob[second].append(otherSecond)
                }
            }
        }
        for place in entries.indices {
            vor[place] = Self.ordered(vor[place])
            nach[place] = Self.ordered(nach[place])
            grob[place] = Self.ordered(grob[place])
        }
    }

    /// What a node waits for, as its level shows it.
    func gezeigt(_ place: Int, _ entry: Gliederung.Eintrag) -> [Int] {
        if entry.istBlatt || entry.tiefe > 1 || grob[place].isEmpty { return vor[place] }
        return grob[place]
    }

    private static func ordered(_ places: [Int]) -> [Int] {
        if places.count < 2 { return places }
        var result: [Int] = []
        for place in places.sorted() where result.last != place { result.append(place) }
        return result
    }
}
