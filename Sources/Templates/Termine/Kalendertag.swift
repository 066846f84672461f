/// A day of the Gregorian calendar.
public struct Kalendertag: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let nummer: Int

    /// The day with a number.
    public init(nummer: Int) { self.nummer = nummer }

    /// A day by year (1 to 9999), month and day; nil when there is none.
    public init?(_ jahr: Int, _ monat: Int, _ tag: Int) {
        guard (1...9999).contains(jahr), (1...12).contains(monat), tag >= 1, tag <= Self.laenge(jahr, monat) else {
            return nil
        }
        self.init(unchecked: jahr, monat, tag)
    }

    /// A day that is known to exist.
    init(unchecked jahr: Int, _ monat: Int, _ tag: Int) {
        // Years that begin in March end with the leap day, so the months before any day have fixed lengths.
        let year = monat > 2 ? jahr : jahr - 1
        let month = (monat + 9) % 12
        nummer = year * 365 + year / 4 - year / 100 + year / 400 + (month * 153 + 2) / 5 + tag - 719_469
    }

    /// Reads "2027-03-01"; nil when that is no day.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard isDay(bytes) else { return nil }
        func number(_ range: Range<Int>) -> Int { bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) } }
        self.init(number(0..<4), number(5..<7), number(8..<10))
    }

    /// Year, month and day.
    public var teile: (jahr: Int, monat: Int, tag: Int) {
        let days = nummer + 719_468
        let cycle = (days >= 0 ? days : days - 146_096) / 146_097
        let inCycle = days - cycle * 146_097
        let yearInCycle = (inCycle - inCycle / 1460 + inCycle / 36_524 - inCycle / 146_096) / 365
        let inYear = inCycle - (365 * yearInCycle + yearInCycle / 4 - yearInCycle / 100)
        let month = (5 * inYear + 2) / 153
        let day = inYear - (153 * month + 2) / 5 + 1
        let calendarMonth = month < 10 ? month + 3 : month - 9
        return (yearInCycle + cycle * 400 + (calendarMonth <= 2 ? 1 : 0), calendarMonth, day)
    }

    /// The day of the week: 1 for Monday to 7 for Sunday.
    public var wochentag: Int { (nummer % 7 + 10) % 7 + 1 }

    /// So many days later.
    public static func + (day: Kalendertag, count: Int) -> Kalendertag { Kalendertag(nummer: day.nummer + count) }

    /// The earlier day is smaller.
    public static func < (left: Kalendertag, right: Kalendertag) -> Bool { left.nummer < right.nummer }

    /// The days of a month.
    private static func laenge(_ jahr: Int, _ monat: Int) -> Int {
        let leap = jahr % 4 == 0 && (jahr % 100 != 0 || jahr % 400 == 0)
        return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][monat - 1]
    }
}

extension Kalendertag: CustomStringConvertible {
    /// "2027-03-01".
    public var description: String {
        let (year, month, day) = teile
        func padded(_ number: Int, _ width: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// "Mo 01.03.2027" or "Mon 2027-03-01".
    public func wort(_ sprache: Sprache) -> String {
        let german = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
        let english = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return "\(sprache(german[wochentag - 1], english[wochentag - 1])) \(shownDay(description, sprache))"
    }
}
