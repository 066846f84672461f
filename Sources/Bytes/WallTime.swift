/// A time as a clock on a wall in Germany shows it, to the minute: `2026-12-01T10:00`.
public struct WallTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The day.
    public let day: Day
    /// Minutes since midnight as the clock shows it, 0 to 1,439.
    public let minute: Int

    /// The years that a time can be in: as long as today's rules for summer time hold, and with four digits.
    public static let years: ClosedRange<Int64> = 1996...9998

    /// Creates a time; nil for a minute or a year out of range. An hour that is left out in spring is taken: calendars read it as an hour later
    /// (RFC 5545, 3.3.5).
    public init?(_ day: Day, minute: Int) {
        guard 0..<1440 ~= minute, Self.years.contains(day.civil.year) else { return nil }
        (self.day, self.minute) = (day, minute)
    }

    /// Creates a time; nil when there is no such day or minute.
    public init?(year: Int, month: Int, day: Int, hour: Int, minute: Int) {
        guard let day = Day(year: Int64(year), month: Int64(month), day: Int64(day)), 0...23 ~= hour, 0...59 ~= minute
        else { return nil }
        self.init(day, minute: hour * 60 + minute)
    }

    /// Reads a text; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 16, bytes[10] == 0x54, bytes[13] == 0x3a, let day = Day(digits: bytes, at: 0, end: 10)
        else { return nil }
        func number(_ at: Int) -> Int? {
            guard 0x30...0x39 ~= bytes[at], 0x30...0x39 ~= bytes[at + 1] else { return nil }
            return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
        }
        guard let hour = number(11), hour < 24, let minute = number(14), minute < 60 else { return nil }
        self.init(day, minute: hour * 60 + minute)
    }

    /// The text.
    public var description: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day)T\(two(minute / 60)):\(two(minute % 60))"
    }

    /// The order on the clock.
    public static func < (x: WallTime, y: WallTime) -> Bool { (x.day, x.minute) < (y.day, y.minute) }
}
