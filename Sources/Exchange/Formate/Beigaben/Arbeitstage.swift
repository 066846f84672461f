import Templates

/// Counts the working days between two days of a plan: Monday to Friday without its holidays.
struct Arbeitstage {
    private let erster: Int
    /// Before each day from `erster` on, how many working days there were.
    private let davor: [Int]

    init(_ termine: Ausfuhrplan.Termine) {
        var (from, to) = (termine.anfang.nummer, termine.ende.nummer)
        for zeitraum in termine.zeitraeume.values {
            from = min(from, zeitraum.anfang.nummer)
            to = max(to, zeitraum.ende.nummer)
        }
        let frei = Set(termine.feiertage.map(\.tag))
        var counts = [0]
        // Dates lie within the years that are computed (`Feiertage.jahre`), some 180,000 days.
        for number in from...min(max(from, to), from + 200_000) {
            let day = Kalendertag(nummer: number)
            counts.append((counts.last ?? 0) + (day.wochentag < 6 && !frei.contains(day) ? 1 : 0))
        }
        (erster, davor) = (from, counts)
    }

    /// The working days from one day to another, both included.
    func zahl(_ von: Kalendertag, _ bis: Kalendertag) -> Int {
        let first = min(max(0, von.nummer - erster), davor.count - 1)
        let last = min(max(0, bis.nummer - erster + 1), davor.count - 1)
        return max(0, davor[last] - davor[first])
    }
}
