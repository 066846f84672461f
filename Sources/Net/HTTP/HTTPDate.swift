internal import Glibc
internal import Synchronization

/// Dates as HTTP writes them (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
public enum HTTPDate {
    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    private static let cache = Mutex<(second: Int, text: String)>((-1, ""))

    /// The text for a moment in seconds since 1970 in UTC; moments before 1970 and after 9999 are moved to those ends.
    public static func text(_ seconds: Int) -> String {
        let seconds = min(max(seconds, 0), 253_402_300_799)
        let days = seconds / 86_400
        let (year, month, day) = civil(days)
        let time = [seconds / 3_600 % 24, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }.joined(separator: ":")
        // 1 January 1970 was a Thursday.
        return "\(weekdays[(days + 4) % 7]), \(padded(day, 2)) \(months[month]) \(padded(year, 4)) \(time) GMT"
    }

    /// The text for now; made anew once a second.
    static var now: String {
        let second = time(nil)
        return cache.withLock { cache in
            if cache.second != second { cache = (second, text(second)) }
            return cache.text
        }
    }

    /// Year, month from 0 and day from 1 of a number of days since 1 January 1970.
    private static func civil(_ days: Int) -> (Int, Int, Int) {
        // Whole cycles of 400 years first, which all have the same number of days.
        var left = days % 146_097
        var year = 1970 + days / 146_097 * 400
        while left >= length(year) {
            left -= length(year)
            year += 1
        }
        let lengths = [31, length(year) - 337, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var month = 0
        while month < 11, left >= lengths[month] {
            left -= lengths[month]
            month += 1
        }
        return (year, month, left + 1)
    }

    private static func length(_ year: Int) -> Int {
        year.isMultiple(of: 4) && !year.isMultiple(of: 100) || year.isMultiple(of: 400) ? 366 : 365
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
