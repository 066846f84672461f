/// Counts with moments.
///
/// A moment is a number: 480 × day + minute, where day 0 is the first day of the project and a day has 480 minutes of work. The end of
/// a day is the beginning of the next. On days without work nothing passes, so several moments may have the same amount of work
/// before them; `fruehestes` is the first of these (the end of a working day), `spaetestes` the last (the beginning of one).
struct Zeitachse {
    /// Minutes of work in a working day: eight hours.
    static let tag = 480

    /// Nil where every day is a working day.
    private(set) var kalender: Arbeitskalender?

    init(_ kalender: Arbeitskalender?) { self.kalender = kalender }

    /// Whether a moment asked for lay behind the last year that is computed; what was returned then means nothing.
    var zuWeit: Bool { kalender?.zuWeit ?? false }

    /// The minutes of work before a moment.
    mutating func arbeit(vor t: Int) -> Int {
        guard kalender != nil, t > 0 else { return max(t, 0) }
        let (day, minute) = (t / Self.tag, t % Self.tag)
        guard minute > 0 else { return kalenderArbeitstage(vor: day) * Self.tag }
        let before = kalenderArbeitstage(vor: day)
        return before * Self.tag + (kalenderArbeitstage(vor: day + 1) > before ? minute : 0)
    }

    /// The first moment with so many minutes of work before it.
    mutating func fruehestes(_ arbeit: Int) -> Int {
        guard kalender != nil, arbeit > 0 else { return max(arbeit, 0) }
        let number = (arbeit - 1) / Self.tag
        return tag(arbeitstag: number) * Self.tag + arbeit - number * Self.tag
    }

    /// The last moment with so many minutes of work before it.
    mutating func spaetestes(_ arbeit: Int) -> Int {
        guard kalender != nil, arbeit > 0 else { return max(arbeit, 0) }
        return tag(arbeitstag: arbeit / Self.tag) * Self.tag + arbeit % Self.tag
    }

    // MARK: Distances

    /// The moment a distance after another.
    mutating func nach(_ t: Int, _ verzug: Netz.Spanne) -> Int {
        switch verzug {
        case .arbeit(0): t
        case .arbeit(let minutes): fruehestes(arbeit(vor: t) + minutes)
        case .kalender(let days): t + days * Self.tag
        }
    }

    /// The last moment from which the distance leads to `t` or before, but none behind `grenze`, which has `alles` minutes of work
    /// before it: so far behind the end of a project nothing is looked up.
    mutating func vor(_ t: Int, _ verzug: Netz.Spanne, _ alles: Int, _ grenze: Int) -> Int {
        switch verzug {
        case .arbeit(0): return t
        case .arbeit(let minutes):
            let work = arbeit(vor: t) - minutes
            return work >= alles ? grenze : spaetestes(work)
        case .kalender(let days): return min(grenze, t - days * Self.tag)
        }
    }

    // MARK: Durations

    /// When something begins that may begin at `t`, and when it ends.
    mutating func lauf(_ t: Int, _ dauer: Netz.Spanne) -> (anfang: Int, ende: Int) {
        switch dauer {
        case .arbeit(0), .kalender(0): return (t, t)
        case .arbeit(let minutes):
            let work = arbeit(vor: t)
            return (spaetestes(work), fruehestes(work + minutes))
        case .kalender(let days):
            // A period counts whole days, from the next one where the day has begun (§ 187 BGB, § 31 VwVfG).
            let first = (t + Self.tag - 1) / Self.tag
            return (first * Self.tag, (arbeitstag(ab: first + days - 1) + 1) * Self.tag)
        }
    }

    /// The earliest beginning for which something ends at `t` or later.
    mutating func anfang(endeAb t: Int, _ dauer: Netz.Spanne) -> Int {
        switch dauer {
        case .arbeit(0), .kalender(0): return t
        case .arbeit(let minutes): return spaetestes(max(0, arbeit(vor: t) - minutes))
        case .kalender(let days):
            let work = arbeit(vor: t)
            guard work > 0 else { return 0 }
            let number = (work - 1) / Self.tag
            // Every last day after the working day before this one is prolonged to this one.
            let last = number > 0 ? tag(arbeitstag: number - 1) + 1 : 0
            return max(0, last - days + 1) * Self.tag
        }
    }

    /// The latest beginning at or before `anfang` with an end at or before `ende`. `frueh` is the earliest beginning.
    mutating func spaetesterAnfang(_ dauer: Netz.Spanne, anfang: Int, ende: Int, frueh: Int) -> Int {
        switch dauer {
        case .arbeit(0), .kalender(0): return min(anfang, ende)
        case .arbeit(let minutes):
            var work = arbeit(vor: ende) - minutes
            let bound = arbeit(vor: anfang)
            if bound < work || work == bound && spaetestes(work) > anfang {
                work = bound
                if spaetestes(work) > anfang {
                    // The bound lies on a day without work: back to the time of day of the earliest beginning.
                    let early = arbeit(vor: frueh)
                    work = early + max(0, (work - 1 - early) / Self.tag) * Self.tag
                }
            }
            return spaetestes(work)
        case .kalender(let days):
            let last = arbeitstag(endetVor: ende)
            return min(last - days + 1, anfang / Self.tag) * Self.tag
        }
    }

    // MARK: Days

    private mutating func kalenderArbeitstage(vor day: Int) -> Int { kalender?.arbeitstage(vor: day) ?? day }

    private mutating func tag(arbeitstag number: Int) -> Int { kalender?.tag(arbeitstag: number) ?? number }

    /// The first working day on or after a day.
    mutating func arbeitstag(ab day: Int) -> Int {
        guard kalender != nil else { return day }
        return tag(arbeitstag: kalenderArbeitstage(vor: day))
    }

    /// The last working day that ends at or before a moment; -1 when there is none.
    private mutating func arbeitstag(endetVor t: Int) -> Int {
        guard kalender != nil else { return t / Self.tag - 1 }
        let number = kalenderArbeitstage(vor: t / Self.tag)
        return number > 0 ? tag(arbeitstag: number - 1) : -1
    }
}
