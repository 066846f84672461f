/// The working days of a Kommune: Monday to Friday without the public holidays of its Land.
///
/// Counts by two tables that grow by whole years as far as they are needed: every operation takes constant time, apart from the growth.
/// The tables end with the last year of `Feiertage.jahre`.
public struct Arbeitskalender: Sendable {
    /// The Land.
    public let land: Land
    /// Holidays of the commune itself.
    public let orte: Set<Ortsfeiertag>
    /// Whether 24 and 31 December are no working days.
    public let ohneVorfeiertage: Bool
    /// The first day that is counted.
    public let erster: Kalendertag
    /// Whether something behind the last year was asked for; what was answered then means nothing.
    private(set) var zuWeit = false
    /// Before each day, from `erster` on, how many working days there were.
    private var vor: [Int32] = [0]
    /// The working days, as distances from `erster`.
    private var tage: [Int32] = []
    private var naechstesJahr: Int

    /// Makes the calendar from a day on; nil when its year is none of `Feiertage.jahre`.
    public init?(
        _ land: Land, ab erster: Kalendertag, orte: Set<Ortsfeiertag> = [], ohneVorfeiertage: Bool = false
    ) {
        let jahr = erster.teile.jahr
        guard Feiertage.jahre.contains(jahr) else { return nil }
        (self.land, self.orte, self.ohneVorfeiertage, self.erster) = (land, orte, ohneVorfeiertage, erster)
        naechstesJahr = jahr
        grow()
    }

    // MARK: Days

    /// Whether a day is one of work; nil for a day before `erster` or behind the last year.
    public mutating func istArbeitstag(_ tag: Kalendertag) -> Bool? {
        guard let place = place(tag) else { return nil }
        return vor[place + 1] > vor[place]
    }

    /// The working days from a day on and before another; nil for days that are not counted. Negative when `bis` is earlier.
    public mutating func arbeitstage(von: Kalendertag, bis: Kalendertag) -> Int? {
        guard let first = place(von), let last = place(bis) else { return nil }
        return Int(vor[last]) - Int(vor[first])
    }

    /// The day so many working days after (negative: before) a day; 0 gives the day itself when it is one of work, else the next.
    /// Nil when that is not counted.
    public mutating func plus(_ tag: Kalendertag, arbeitstage count: Int) -> Kalendertag? {
        guard let place = place(tag), abs(count) <= 1_000_000 else { return nil }
        // From a day without work, one working day later is the next working day.
        let works = vor[place + 1] > vor[place]
        let number = Int(vor[place]) + count - (works || count <= 0 ? 0 : 1)
        guard number >= 0 else { return nil }
        let before = zuWeit
        zuWeit = false
        defer { zuWeit = zuWeit || before }
        let found = self.tag(arbeitstag: number)
        return zuWeit ? nil : erster + found
    }

    private mutating func place(_ tag: Kalendertag) -> Int? {
        let place = tag.nummer - erster.nummer
        guard place >= 0 else { return nil }
        while place + 1 >= vor.count { if !grow() { return nil } }
        return place
    }

    // MARK: Distances from `erster`

    /// How many working days lie before a day.
    @inline(__always)
    mutating func arbeitstage(vor day: Int) -> Int {
        while day >= vor.count {
            if !grow() {
                zuWeit = true
                return tage.count
            }
        }
        return day > 0 ? Int(vor[day]) : 0
    }

    /// The working day with a number, from 0.
    @inline(__always)
    mutating func tag(arbeitstag number: Int) -> Int {
        while number >= tage.count {
            if !grow() {
                zuWeit = true
                return vor.count - 1
            }
        }
        return number >= 0 ? Int(tage[number]) : 0
    }

    /// Adds a year to the tables; false when there is none left.
    @discardableResult
    private mutating func grow() -> Bool {
        guard Feiertage.jahre.contains(naechstesJahr) else { return false }
        var free = Set<Int>()
        for holiday in Feiertage.des(naechstesJahr, land, orte: orte) { free.insert(holiday.tag.nummer) }
        let last = Kalendertag(unchecked: naechstesJahr, 12, 31).nummer
        if ohneVorfeiertage {
            free.insert(last)
            free.insert(last - 7)
        }
        var day = erster.nummer + vor.count - 1
        while day <= last {
            if Kalendertag(nummer: day).wochentag < 6 && !free.contains(day) {
                tage.append(Int32(truncatingIfNeeded: day - erster.nummer))
            }
            vor.append(Int32(truncatingIfNeeded: tage.count))
            day += 1
        }
        naechstesJahr += 1
        return true
    }
}
