import Templates

/// Where the lines of a time axis stand and what they are called: weeks, or months where there is a first day.
struct Zeitachsenteilung {
    /// A line.
    struct Marke {
        /// How many days of the axis lie before it.
        let tag: Int
        /// What stands at it.
        let text: String
    }

    /// The lines, from the left.
    let marken: [Marke]
    /// How many lines there may be.
    private static let limit = 16

    init(_ plan: Zeitplan, _ texte: Texte) {
        if let start = plan.start {
            marken = plan.tage <= 70 ? Self.weeks(plan, start, texte) : Self.months(plan, start, texte)
        } else {
            let weeks = plan.tage / 5 + 1
            let step =
                [1, 2, 4, 8, 13, 26, 52].first { weeks / $0 <= Self.limit } ?? (weeks / Self.limit / 52 + 1) * 52
            marken = stride(from: 0, to: weeks, by: step).map { Marke(tag: $0 * 5, text: texte.woche($0 + 1)) }
        }
    }

    private static func weeks(_ plan: Zeitplan, _ start: Kalendertag, _ texte: Texte) -> [Marke] {
        let first = (8 - start.wochentag) % 7
        return stride(from: first, to: plan.tage, by: 7).map { Marke(tag: $0, text: plan.tag($0, texte)) }
    }

    private static func months(_ plan: Zeitplan, _ start: Kalendertag, _ texte: Texte) -> [Marke] {
        let months = plan.tage / 30 + 1
        let step = [1, 2, 3, 6, 12].first { months / $0 <= limit } ?? (months / limit / 12 + 1) * 12
        var marks: [Marke] = []
        var (year, month, _) = start.teile
        while marks.count <= 2 * limit {
            month += step
            year += (month - 1) / 12
            month = (month - 1) % 12 + 1
            // Lines stand at the beginnings of years and quarters, where they are that far apart.
            if marks.isEmpty, step > 1 { month = min(12, (month - 1) / step * step + 1) }
            guard let day = Kalendertag(year, month, 1), day.nummer - start.nummer < plan.tage else { break }
            if day.nummer > start.nummer {
                marks.append(Marke(tag: day.nummer - start.nummer, text: texte.monat(month, year)))
            }
        }
        // The month it begins in, where there is room before the next.
        let first = start.teile
        if (marks.first?.tag ?? plan.tage) * limit * 2 > plan.tage {
            marks.insert(Marke(tag: 0, text: texte.monat(first.monat, first.jahr)), at: 0)
        }
        return marks
    }
}
