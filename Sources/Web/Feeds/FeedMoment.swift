internal import Bytes

/// How moments are written in feeds. Both formats have years of four digits, so a moment before 1970 or after 9999 becomes the nearest
/// that they have.
enum FeedMoment {
    private static let range: ClosedRange<Int64> = 0...253_402_300_799

    /// "2026-11-27T09:30:00Z" (RFC 3339), from seconds since 1970-01-01 00:00 UTC.
    static func dashed(_ seconds: Int64) -> String {
        let (day, clock) = split(seconds)
        return "\(day)T\(clock[0]):\(clock[1]):\(clock[2])Z"
    }

    /// "20261127T093000Z" (RFC 5545, 3.3.5, form 2), from seconds since 1970-01-01 00:00 UTC.
    static func plain(_ seconds: Int64) -> String {
        let (day, clock) = split(seconds)
        return "\(compact(day))T\(clock.joined())Z"
    }

    /// "20261127" (RFC 5545, 3.3.4), of a year of four digits.
    static func compact(_ day: Day) -> String { day.description.replacing("-", with: "") }

    /// Two digits.
    static func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func split(_ seconds: Int64) -> (Day, [String]) {
        let seconds = min(max(seconds, range.lowerBound), range.upperBound)
        let rest = seconds % 86_400
        return (Day(seconds: seconds), [two(rest / 3600), two(rest / 60 % 60), two(rest % 60)])
    }
}
