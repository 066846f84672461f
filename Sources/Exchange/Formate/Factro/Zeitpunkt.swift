import Templates

/// Moments as programming interfaces write them, and the day they fall on in Germany.
///
/// Most programs store a day as the moment it begins in their users' time zone: midnight in Berlin is 22:00 or 23:00 of the day before in
/// UTC. What an interface created itself may stand at 00:00 UTC; that falls on the same day in Berlin.
enum Zeitpunkt {
    /// The day in Germany: of "2026-02-01", of a moment with `Z` or an offset, or of one without, which is taken as German time already.
    ///
    /// Accepts what RFC 3339 does, and less: seconds and fractions may be missing. Nil for anything else.
    static func tag(_ text: String) -> Kalendertag? {
        let bytes = Array(text.utf8)
        guard bytes.count >= 10, bytes.count <= 40,
            let day = Kalendertag(String(decoding: bytes[0..<10], as: UTF8.self))
        else { return nil }
        if bytes.count == 10 { return day }
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20, bytes[13] == UInt8(ascii: ":"),
            let hour = zwei(bytes, 11), hour < 24, let minute = zwei(bytes, 14), minute < 60
        else { return nil }
        var at = 16
        if at + 2 < bytes.count, bytes[at] == UInt8(ascii: ":") {
            guard let second = zwei(bytes, at + 1), second <= 60 else { return nil }
            at += 3
            if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
                at += 1
                while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
            }
        }
        let minutes = hour * 60 + minute
        guard at < bytes.count else { return day }
        switch bytes[at] {
        case UInt8(ascii: "Z") where at + 1 == bytes.count: return inBerlin(day, minute: minutes)
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard let hours = zwei(bytes, at + 1), hours <= 14 else { return nil }
            let rest = at + 3 < bytes.count && bytes[at + 3] == UInt8(ascii: ":") ? at + 4 : at + 3
            guard rest + 2 == bytes.count, let more = zwei(bytes, rest), more < 60 else { return nil }
            let offset = (hours * 60 + more) * (bytes[at] == UInt8(ascii: "-") ? -1 : 1)
            return inBerlin(day, minute: minutes - offset)
        default: return nil
        }
    }

    /// The day on which a moment in UTC falls in Germany; the minute may lie outside the day.
    static func inBerlin(_ tag: Kalendertag, minute: Int) -> Kalendertag { ortszeit(tag, minute: minute).tag }

    /// The day and the minute of it that clocks in Germany show at a moment in UTC; the minute may lie up to a day outside of its day.
    static func ortszeit(_ tag: Kalendertag, minute: Int) -> (tag: Kalendertag, minute: Int) {
        let down = minute >= 0 ? minute / 1440 : -1
        let (day, minutes) = (tag + down, minute - down * 1440)
        let local = minutes + (sommerzeit(day, minutes) ? 120 : 60)
        return local >= 1440 ? (day + 1, local - 1440) : (day, local)
    }

    /// Whether summer time holds at a moment in UTC: from the last Sunday of March to the last of October at 01:00 UTC (Directive
    /// 2000/84/EC); until 1995 it ended in September.
    private static func sommerzeit(_ tag: Kalendertag, _ minute: Int) -> Bool {
        let year = tag.teile.jahr
        guard year >= 1981, let march = Kalendertag(year, 3, 31),
            let autumn = year >= 1996 ? Kalendertag(year, 10, 31) : Kalendertag(year, 9, 30)
        else { return false }
        func sunday(_ last: Kalendertag) -> Kalendertag { last + -(last.wochentag % 7) }
        let (begin, end) = (sunday(march), sunday(autumn))
        if tag == begin { return minute >= 60 }
        if tag == end { return minute < 60 }
        return begin < tag && tag < end
    }

    private static func zwei(_ bytes: [UInt8], _ at: Int) -> Int? {
        guard at + 1 < bytes.count, (0x30...0x39).contains(bytes[at]), (0x30...0x39).contains(bytes[at + 1]) else {
            return nil
        }
        return Int(bytes[at] - 0x30) * 10 + Int(bytes[at + 1] - 0x30)
    }
}
