import Templates

/// Where the boxes of the drawn tree stand: phases beside each other, what belongs to each below it, indented by its level. What is too
/// long for one column goes on in the next, and phases that are too many go on in a further row.
struct Schaubildraster {
    /// A box.
    struct Kasten {
        /// Where it stands in the tree of the template.
        let platz: Int
        let x: Int
        let y: Int
        let width: Int
        let height: Int
        /// The lines of its title.
        let zeilen: [String]
        /// Where the line to it begins: its x, and the y of the bottom of what it hangs on; nil for a phase.
        let ast: (x: Int, y: Int)?
    }

    /// A row of phases with what belongs to them: a sheet of the drawing.
    struct Reihe {
        /// The boxes.
        var kaesten: [Kasten] = []
        /// Where its phases are met, from the left.
        var mitten: [Int] = []
        /// The y of the line its phases hang on.
        var y = 0
        /// How far down it reaches.
        var height = 0
    }

    static let column = 216
    static let gap = 14
    static let indent = 12
    static let margin = 22
    static let root = 52
    private static let columns = 5
    private static let tall = 1_400
    private static let line = 17
    private static let deepest = 7
    /// The width of every sheet.
    static let width = margin + columns * column

    private(set) var reihen: [Reihe] = []

    /// Places the boxes of what is shown. Linear.
    init(_ facts: NodeFacts, _ texte: Texte) {
        let entries = facts.shown
        var place = 0
        // How many columns the row has that is being filled.
        var used = 0
        var reihe = Reihe(y: Self.root + 14)
        while place < entries.count {
            let end = min(entries.count, place + max(1, entries[place].umfang))
            let titles = (place..<end).map { Self.lines(facts, $0, texte) }
            let all = titles.dropFirst().reduce(0) { $0 + Self.boxHeight($1) + 8 }
            let limit = max(Self.tall, all / Self.columns + 120)
            let count = min(Self.columns, Self.columnsNeeded(titles.dropFirst(), limit))
            if used > 0, used + count > Self.columns {
                reihen.append(reihe)
                (used, reihe) = (0, Reihe(y: 16))
            }
            let phase = Kasten(
                platz: place, x: Self.margin + used * Self.column, y: reihe.y + 14,
                width: count * Self.column - Self.gap, height: Self.boxHeight(titles[0]) + 4, zeilen: titles[0],
                ast: nil)
            reihe.kaesten.append(phase)
            reihe.mitten.append(phase.x + 20)
            below(facts, place + 1..<end, titles.dropFirst(), phase, limit, &reihe)
            used += count
            place = end
        }
        if used > 0 { reihen.append(reihe) }
    }

    /// Places what is below a phase.
    private func below(
        _ facts: NodeFacts, _ range: Range<Int>, _ titles: ArraySlice<[String]>, _ phase: Kasten, _ limit: Int,
        _ reihe: inout Reihe
    ) {
        let start = phase.y + phase.height
        var (x, y, reached) = (phase.x, start + 10, start)
        // By level, the bottom of the last box in this column.
        var bottoms = [Int](repeating: start, count: Self.deepest + 1)
        for (spot, lines) in zip(range, titles) {
            let level = min(facts.gliederung.eintraege[spot].tiefe, Self.deepest)
            let height = Self.boxHeight(lines)
            if y > start + 10, y + height - start > limit {
                x += Self.column
                y = start + 10
                bottoms = [Int](repeating: start, count: Self.deepest + 1)
            }
            let left = x + level * Self.indent
            reihe.kaesten.append(
                Kasten(
                    platz: spot, x: left, y: y, width: Self.width(level), height: height, zeilen: lines,
                    ast: (x: left - 8, y: bottoms[max(0, level - 1)])))
            for deeper in level...Self.deepest { bottoms[deeper] = y + height }
            y += height + 8
            reached = max(reached, y)
        }
        reihe.height = max(reihe.height, reached + 8)
    }

    private static func columnsNeeded(_ titles: ArraySlice<[String]>, _ limit: Int) -> Int {
        var (count, y) = (1, 10)
        for lines in titles {
            let height = boxHeight(lines)
            if y > 10, y + height > limit {
                count += 1
                y = 10
            }
            y += height + 8
        }
        return count
    }

    private static func width(_ level: Int) -> Int { column - gap - min(level, deepest) * indent }

    private static func boxHeight(_ lines: [String]) -> Int { 46 + max(1, lines.count) * line }

    private static func lines(_ facts: NodeFacts, _ place: Int, _ texte: Texte) -> [String] {
        let entry = facts.gliederung.eintraege[place]
        let knoten = facts.knoten(place)
        return Schriftmass.zeilen(
            "\(entry.nummer) \(texte.titel(knoten?.titel ?? ""))", breite: width(entry.tiefe) - 22, hoechstens: 3,
            fett: !entry.istBlatt || knoten?.art == .meilenstein)
    }
}
