/// A day of the Gregorian calendar in UTC, for dates in messages and for times stored to the day.
public struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let number: Int64

    /// The day of that number.
    public init(number: Int64) { self.number = number }

    /// The day a moment falls on, given in seconds since 1970-01-01 00:00 UTC. Any number is taken.
    public init(seconds: Int64) {
        // Rounded down, before 1970 too.
        number = seconds >= 0 ? seconds / 86_400 : -((-(seconds + 1)) / 86_400) - 1
    }

    /// The day of a date; nil when there is none (30 February).
    public init?(year: Int64, month: Int64, day: Int64) {
        guard -100_000...100_000 ~= year, 1...12 ~= month, 1...31 ~= day else { return nil }
        let shifted = month > 2 ? month - 3 : month + 9
        let counted = month > 2 ? year : year - 1
        let era = (counted >= 0 ? counted : counted - 399) / 400
        let yearOfEra = counted - era * 400
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + (153 * shifted + 2) / 5 + day - 1
        number = era * 146_097 + dayOfEra - 719_468
        guard civil == (year, month, day) else { return nil }
    }

    /// The first second of the day.
    public var seconds: Int64 {
        let (product, overflow) = number.multipliedReportingOverflow(by: 86_400)
        return overflow ? (number < 0 ? .min : .max) : product
    }

    /// Year, month (1 to 12) and day of the month (1 to 31). Days out of range of a few million years are cut to it.
    ///
    /// Counts in eras of 400 years, which all have 146,097 days, from 1 March of year 0, so that leap days come last.
    public var civil: (year: Int64, month: Int64, day: Int64) {
        let days = min(max(number, -1_000_000_000), 1_000_000_000) + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    private static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// "2026-11-20".
    public var description: String {
        let (year, month, day) = civil
        let digits = "\(year)"
        return String(repeating: "0", count: max(0, 4 - digits.count)) + "\(digits)-\(Self.two(month))-\(Self.two(day))"
    }

    /// "20.11.2026".
    public var german: String {
        let (year, month, day) = civil
        return "\(Self.two(day)).\(Self.two(month)).\(year)"
    }

    /// The order of time.
    public static func < (x: Day, y: Day) -> Bool { x.number < y.number }
}

extension Day {
    /// Reads "2026-11-27"; nil for anything else, and for a day that does not exist.
    public init?(_ text: String) { self.init(digits: Array(text.utf8), at: 0, end: text.utf8.count) }

    /// Reads "2026-11-27" from bytes; nil for anything else, and when it does not fill the range.
    public init?(digits bytes: [UInt8], at start: Int, end: Int) {
        guard end - start == 10, end <= bytes.count, bytes[start + 4] == 0x2d, bytes[start + 7] == 0x2d else {
            return nil
        }
        var numbers: (year: Int64, month: Int64, day: Int64) = (0, 0, 0)
        for index in start..<end where index != start + 4 && index != start + 7 {
            guard 0x30...0x39 ~= bytes[index] else { return nil }
            let digit = Int64(bytes[index] - 0x30)
            if index < start + 4 {
                numbers.year = numbers.year * 10 + digit
            } else if index < start + 7 {
                numbers.month = numbers.month * 10 + digit
            } else {
                numbers.day = numbers.day * 10 + digit
            }
        }
        self.init(year: numbers.year, month: numbers.month, day: numbers.day)
    }
}
