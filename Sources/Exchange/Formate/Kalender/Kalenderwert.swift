import Templates

/// Values of properties (RFC 5545, 3.3).
enum Kalenderwert {
    /// A day, and a time of the day when the value has one.
    struct Zeit: Hashable, Sendable {
        /// The day as written.
        var tag: Kalendertag
        /// Seconds since midnight; nil for a day.
        var sekunde: Int?
        /// Whether it is in UTC.
        var utc = false

        /// Day and minute in Germany when it is in UTC, else as written.
        var hier: (tag: Kalendertag, minute: Int) {
            let minute = (sekunde ?? 0) / 60
            return utc ? Zeitpunkt.ortszeit(tag, minute: minute) : (tag, minute)
        }
        /// Seconds since 1970 by the clock that it is written in.
        var uhr: Int { tag.nummer * 86_400 + (sekunde ?? 0) }
    }

    /// A duration: days of the calendar and seconds, both with the sign.
    struct Spanne: Hashable, Sendable {
        var tage: Int
        var sekunden: Int
        /// All of it in seconds.
        var gesamt: Int { tage * 86_400 + sekunden }
    }

    /// ASCII in capitals, without blanks at the end.
    static func gross(_ text: String) -> String {
        var bytes = text.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
        while bytes.last == 0x20 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A text with its escapes resolved; control characters but tab and line break fall away.
    static func text(_ wert: String) -> String {
        let bytes = wert.utf8.span
        var plain: [UInt8] = []
        plain.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\\"), at < bytes.count {
                let next = bytes[at]
                switch next {
                case UInt8(ascii: "n"), UInt8(ascii: "N"): plain.append(0x0A)
                case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): plain.append(next)
                default:
                    plain.append(byte)
                    continue
                }
                at += 1
            } else if byte >= 0x20 && byte != 0x7F || byte == 0x09 {
                plain.append(byte)
            }
        }
        return String(decoding: plain, as: UTF8.self)
    }

    /// The texts of a list, which commas without a backslash part.
    static func liste(_ wert: String) -> [String] {
        var parts: [[UInt8]] = [[]]
        var escaped = false
        for byte in wert.utf8 {
            if byte == UInt8(ascii: ","), !escaped {
                parts.append([])
                continue
            }
            parts[parts.count - 1].append(byte)
            escaped = byte == UInt8(ascii: "\\") && !escaped
        }
        return parts.map { text(String(decoding: $0, as: UTF8.self)) }.filter { !$0.utf8.isEmpty }
    }

    /// `20270104` or `20270104T090000` with or without `Z`; nil for anything else.
    static func zeit(_ wert: String) -> Zeit? {
        let bytes = Array(wert.utf8)
        guard bytes.count == 8 || bytes.count == 15 || bytes.count == 16 else { return nil }
        func number(_ from: Int, _ to: Int) -> Int? {
            var value = 0
            for index in from..<to {
                guard (0x30...0x39).contains(bytes[index]) else { return nil }
                value = value * 10 + Int(bytes[index] - 0x30)
            }
            return value
        }
        guard let year = number(0, 4), let month = number(4, 6), let day = number(6, 8),
            let tag = Kalendertag(year, month, day)
        else { return nil }
        if bytes.count == 8 { return Zeit(tag: tag) }
        guard bytes[8] == UInt8(ascii: "T"), let hour = number(9, 11), hour < 24, let minute = number(11, 13),
            minute < 60, let second = number(13, 15), second <= 60
        else { return nil }
        if bytes.count == 16, bytes[15] != UInt8(ascii: "Z") { return nil }
        return Zeit(tag: tag, sekunde: hour * 3600 + minute * 60 + min(second, 59), utc: bytes.count == 16)
    }

    /// `P2D`, `-PT4H30M`, `P1W`; nil for anything else and for more than 99,999 days.
    static func spanne(_ wert: String) -> Spanne? {
        var rest = Array(wert.utf8)[...]
        var sign = 1
        if let first = rest.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            rest.removeFirst()
        }
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
        var (days, seconds, inTime) = (0, 0, false)
        var units = Array("WDTHMS".utf8)[...]
        var any = false
        while let byte = rest.first {
            if byte == UInt8(ascii: "T") {
                guard !inTime, rest.count > 1 else { return nil }
                inTime = true
                rest.removeFirst()
                continue
            }
            var value = 0
            var digits = 0
            while let digit = rest.first, (0x30...0x39).contains(digit) {
                value = value * 10 + Int(digit - 0x30)
                digits += 1
                guard value <= 9_999_999_999 else { return nil }
                rest.removeFirst()
            }
            guard digits > 0, let unit = rest.popFirst(), let place = units.firstIndex(of: unit) else { return nil }
            units = units[(place + 1)...]
            any = true
            switch (unit, inTime) {
            case (UInt8(ascii: "W"), false): days += value * 7
            case (UInt8(ascii: "D"), false): days += value
            case (UInt8(ascii: "H"), true): seconds += value * 3600
            case (UInt8(ascii: "M"), true): seconds += value * 60
            case (UInt8(ascii: "S"), true): seconds += value
            default: return nil
            }
        }
        guard any, days <= 99_999, seconds <= 99_999 * 86_400 else { return nil }
        return Spanne(tage: sign * days, sekunden: sign * seconds)
    }
}
