public import Bytes

extension ICalendarFeed {
    /// When an event takes place.
    public struct When: Hashable, Sendable {
        enum Kind: Hashable {
            case days(first: Day, last: Day)
            case clock(start: WallTime, end: WallTime?)
        }

        let kind: Kind

        /// Whole days, the last one included. Nil when the last is before the first, or one is outside 1996 to 9998.
        public init?(day first: Day, through last: Day? = nil) {
            let last = last ?? first
            guard first <= last, WallTime.years.contains(first.civil.year),
                WallTime.years.contains(last.civil.year)
            else { return nil }
            kind = .days(first: first, last: last)
        }

        /// From a time on, up to another or without an end that is known. Nil when the end is not after the start.
        public init?(start: WallTime, end: WallTime? = nil) {
            if let end, end <= start { return nil }
            kind = .clock(start: start, end: end)
        }

        /// The properties DTSTART and DTEND. The end of whole days is the day after the last (RFC 5545, 3.6.1).
        var properties: [String] {
            switch kind {
            case .days(let first, let last):
                return [
                    "DTSTART;VALUE=DATE:\(FeedMoment.compact(first))",
                    "DTEND;VALUE=DATE:\(FeedMoment.compact(Day(number: last.number + 1)))",
                ]
            case .clock(let start, let end):
                let zone = "TZID=\(ICalendarFeed.zone)"
                return ["DTSTART;\(zone):\(start.compact)"] + (end.map { ["DTEND;\(zone):\($0.compact)"] } ?? [])
            }
        }
    }
}

extension WallTime {
    /// "20261127T093000".
    var compact: String {
        let (hour, minute) = (Int64(minute / 60), Int64(minute % 60))
        return "\(FeedMoment.compact(day))T\(FeedMoment.two(hour))\(FeedMoment.two(minute))00"
    }
}
