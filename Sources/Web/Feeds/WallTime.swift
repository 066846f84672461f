public import Bytes

/// A time as a clock on a wall in Germany shows it.
public struct WallTime: Hashable, Sendable, Comparable {
    /// The day.
    public let day: Day
    /// Minutes since midnight as the clock shows it, 0 to 1,439.
    let minutes: Int64

    /// Creates a time; nil when there is no such day or minute, and before 1996, because the rules for summer time in
    /// `ICalendarFeed` begin there. An hour that is left out in spring is taken: calendars read it as an hour later (RFC 5545, 3.3.5).
    public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        guard let day = Day(year: Int64(year), month: Int64(month), day: Int64(day)),
            ICalendarFeed.years.contains(day.civil.year), 0...23 ~= hour, 0...59 ~= minute
        else { return nil }
        self.day = day
        minutes = Int64(hour * 60 + minute)
    }

    /// The order on the clock.
    public static func < (left: WallTime, right: WallTime) -> Bool {
        (left.day, left.minutes) < (right.day, right.minutes)
    }

    /// "20261127T093000".
    var compact: String {
        "\(FeedMoment.compact(day))T\(FeedMoment.two(minutes / 60))\(FeedMoment.two(minutes % 60))00"
    }
}
