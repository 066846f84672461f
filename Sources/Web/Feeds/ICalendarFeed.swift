internal import Bytes

/// Events for calendar programs: a VCALENDAR that is published (RFC 5545, with NAME and REFRESH-INTERVAL of RFC 7986).
///
///     BEGIN:VCALENDAR
///     …
///     BEGIN:VEVENT
///     UID:t-4f0c@allmende.invalid
///     DTSTAMP:20261127T093000Z
///     SEQUENCE:1
///     STATUS:CONFIRMED
///     SUMMARY:Austausch zur eAkte
///     DTSTART;TZID=Europe/Berlin:20261203T100000
///     END:VEVENT
///     END:VCALENDAR
///
/// Texts are data, whatever they hold: `\`, `;`, `,` and line breaks are escaped, and every character that a reader does not see
/// (`Text.isUnsafeToShow`) falls away, because a line that it begins could be a property of its own. Lines have at most 75 bytes and
/// are never folded inside a character. The same events give the same bytes.
public struct ICalendarFeed: Sendable {
    /// Whether an event takes place. One that does not stays in the feed, so that calendars that have it hear of it.
    public enum Status: String, Sendable, CaseIterable {
        /// It takes place.
        case confirmed = "CONFIRMED"
        /// It does not.
        case cancelled = "CANCELLED"
    }

    /// One event.
    public struct Event: Sendable {
        /// What it is known by in every calendar, for good.
        public var uid: String
        /// How often it was changed, from 0; what is below counts as 0.
        public var sequence: Int
        /// When it was changed last, in seconds since 1970-01-01 00:00 UTC.
        public var stamp: Int64
        /// When it takes place.
        public var when: When
        /// What it is called; one line.
        public var summary: String
        /// What it is about.
        public var description = ""
        /// Where it takes place.
        public var location = ""
        /// Its page.
        public var url: FeedLink?
        /// Words it is sorted by.
        public var categories: [String] = []
        /// Whether it takes place.
        public var status = Status.confirmed

        /// Creates an event that takes place, with what every event has.
        public init(uid: String, sequence: Int = 0, stamp: Int64, when: When, summary: String) {
            self.uid = uid
            self.sequence = sequence
            self.stamp = stamp
            self.when = when
            self.summary = summary
        }
    }

    /// What the calendar is called; one line.
    public var title: String
    /// The events, in the order they are written in.
    public var events: [Event]

    /// Creates a calendar.
    public init(title: String, events: [Event] = []) {
        self.title = title
        self.events = events
    }

    /// The media type of `bytes`.
    public static let mediaType = "text/calendar; charset=utf-8"

    /// The calendar as a file. Linear.
    public var bytes: [UInt8] {
        var lines = ICalendarLines()
        lines.plain("BEGIN:VCALENDAR")
        lines.plain("VERSION:2.0")
        lines.plain("PRODID:-//Allmende//Termine//DE")
        lines.plain("CALSCALE:GREGORIAN")
        lines.plain("METHOD:PUBLISH")
        // The name that calendar programs show; the second is older and better known.
        lines.text("NAME", title, .oneLine)
        lines.text("X-WR-CALNAME", title, .oneLine)
        lines.plain("REFRESH-INTERVAL;VALUE=DURATION:PT6H")
        lines.plain("X-PUBLISHED-TTL:PT6H")
        for line in Self.timeZone { lines.plain(line) }
        for event in events { Self.write(event, to: &lines) }
        lines.plain("END:VCALENDAR")
        return lines.bytes
    }

    private static func write(_ event: Event, to lines: inout ICalendarLines) {
        lines.plain("BEGIN:VEVENT")
        lines.text("UID", event.uid, .oneLine)
        lines.plain("DTSTAMP:\(FeedMoment.plain(event.stamp))")
        // A 32-bit number (RFC 5545, 3.3.8).
        lines.plain("SEQUENCE:\(min(max(event.sequence, 0), Int(Int32.max)))")
        lines.plain("STATUS:\(event.status.rawValue)")
        lines.text("SUMMARY", event.summary, .oneLine)
        for property in event.when.properties { lines.plain(property) }
        if !event.description.isEmpty { lines.text("DESCRIPTION", event.description, .kept) }
        if !event.location.isEmpty { lines.text("LOCATION", event.location, .oneLine) }
        if let url = event.url { lines.plain("URL:\(url.text)") }
        lines.texts("CATEGORIES", event.categories)
        lines.plain("END:VEVENT")
    }

    /// The name of the time zone, in the database of time zones as in the file.
    static let zone = "Europe/Berlin"

    /// Summer time as it has been since 1996 (Directive 2000/84/EC): from the last Sunday of March, two o'clock, to the last Sunday of
    /// October, three o'clock.
    private static let timeZone = [
        "BEGIN:VTIMEZONE", "TZID:\(zone)",
        "BEGIN:DAYLIGHT", "DTSTART:19960331T020000", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200", "TZNAME:CEST",
        "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "END:DAYLIGHT",
        "BEGIN:STANDARD", "DTSTART:19961027T030000", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100", "TZNAME:CET",
        "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "END:STANDARD",
        "END:VTIMEZONE",
    ]
}
