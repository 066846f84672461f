import Templates

/// How MS Project tells lengths of time: hours, minutes and seconds with a unit they are shown in.
struct MSProjectZeit {
    /// The days, weeks and months of a project, in minutes of work.
    var minutenJeTag = 480

    /// What became of a length of time.
    enum Ergebnis<Wert> {
        /// It is just that.
        case genau(Wert)
        /// It is no whole number of hours (of work) or days (of the calendar) and was rounded up.
        case gerundet(Wert)
        /// It is longer than anything that can be written, and was cut.
        case gekuerzt(Wert)
    }

    /// Whether a unit counts time of the calendar and not of work; those with a question mark ("estimated") stand 32 higher.
    static func istKalenderzeit(_ format: Int) -> Bool { [4, 6, 8, 10, 12, 20].contains(grundform(format)) }

    /// Whether a unit is a part of another duration in percent.
    static func istProzent(_ format: Int) -> Bool { [19, 20].contains(grundform(format)) }

    private static func grundform(_ format: Int) -> Int { format >= 35 && format <= 53 ? format - 32 : format }

    private static func istStunden(_ format: Int) -> Bool { [3, 5].contains(grundform(format)) }

    /// A duration of so many seconds, shown in a unit.
    func dauer(sekunden: Int, format: Int) -> Ergebnis<Dauer> {
        let (value, unit, exact) = mass(sekunden: sekunden, format: format)
        if value > Dauer.grenzen.upperBound { return .gekuerzt(Dauer(value, unit)) }
        return exact ? .genau(Dauer(value, unit)) : .gerundet(Dauer(value, unit))
    }

    /// A distance of so many tenths of a minute, shown in a unit.
    func verzug(zehntel: Int, format: Int) -> Ergebnis<Verzug> {
        let size = zehntel.magnitude > UInt(Int32.max) * 1_000 ? Int(Int32.max) * 1_000 : abs(zehntel)
        let (value, unit, exact) = mass(sekunden: size * 6, format: format)
        let signed = zehntel < 0 ? -value : value
        if !Verzug.grenzen.contains(signed) { return .gekuerzt(Verzug(signed, unit)) }
        return exact ? .genau(Verzug(signed, unit)) : .gerundet(Verzug(signed, unit))
    }

    private func mass(sekunden: Int, format: Int) -> (wert: Int, einheit: Zeiteinheit, genau: Bool) {
        if Self.istKalenderzeit(format) {
            return (Self.teile(sekunden, 86_400), .kalendertage, sekunden % 86_400 == 0)
        }
        let day = max(1, minutenJeTag) * 60
        if !Self.istStunden(format), sekunden % day == 0 { return (sekunden / day, .arbeitstage, true) }
        let hours = Self.teile(sekunden, 3_600)
        // What is too long to be told in hours is told in days.
        if hours > Dauer.grenzen.upperBound { return (Self.teile(sekunden, day), .arbeitstage, false) }
        return (hours, .stunden, sekunden % 3_600 == 0)
    }

    private static func teile(_ value: Int, _ by: Int) -> Int { value / by + (value % by == 0 ? 0 : 1) }

    // MARK: Texts

    /// Reads "PT80H0M0S" as seconds; nil when it is no duration of XML Schema (3.2.6), is negative, names months or years, or is longer
    /// than some hundred thousand years. Parts of a second count as one.
    static func sekunden(_ text: String) -> Int? {
        var rest = Array(text.utf8).filter { $0 > 0x20 }[...]
        guard rest.popFirst() == UInt8(ascii: "P"), !rest.isEmpty else { return nil }
        var total = 0
        var inTime = false
        while !rest.isEmpty {
            if rest.first == UInt8(ascii: "T") {
                guard !inTime else { return nil }
                inTime = true
                rest.removeFirst()
                continue
            }
            guard let (whole, millis) = zahl(&rest), let unit = rest.popFirst() else { return nil }
            let factor: Int
            switch (unit, inTime) {
            case (UInt8(ascii: "D"), false): factor = 86_400
            case (UInt8(ascii: "H"), true): factor = 3_600
            case (UInt8(ascii: "M"), true): factor = 60
            case (UInt8(ascii: "S"), true): factor = 1
            // "P0Y0M1DT…" says nothing with its first two parts.
            case (UInt8(ascii: "Y"), false), (UInt8(ascii: "M"), false):
                guard whole == 0, millis == 0 else { return nil }
                continue
            default: return nil
            }
            total += whole * factor + teile(millis * factor, 1_000)
            if total > 1 << 45 { return nil }
        }
        return total
    }

    /// A number with at most twelve digits before the point and three that count behind it.
    private static func zahl(_ rest: inout ArraySlice<UInt8>) -> (ganz: Int, tausendstel: Int)? {
        var (whole, count) = (0, 0)
        while let byte = rest.first, (0x30...0x39).contains(byte) {
            rest.removeFirst()
            count += 1
            guard count <= 12 else { return nil }
            whole = whole * 10 + Int(byte - 0x30)
        }
        guard count > 0 else { return nil }
        guard rest.first == UInt8(ascii: ".") || rest.first == UInt8(ascii: ",") else { return (whole, 0) }
        rest.removeFirst()
        var (millis, scale) = (0, 100)
        while let byte = rest.first, (0x30...0x39).contains(byte) {
            rest.removeFirst()
            millis += Int(byte - 0x30) * scale
            scale /= 10
        }
        return (whole, millis)
    }

    /// Whether a text is a day, or a day with a time of it (XML Schema, 3.2.7), parts of a second and a zone left aside.
    static func istZeitpunkt(_ text: String) -> Bool {
        guard tag(text) != nil else { return false }
        let rest = Array(text.utf8.dropFirst(10))
        if rest.isEmpty { return true }
        guard rest.count >= 9, rest[0] == UInt8(ascii: "T"), rest[3] == UInt8(ascii: ":"), rest[6] == UInt8(ascii: ":")
        else { return false }
        func value(_ place: Int) -> Int? {
            guard (0x30...0x39).contains(rest[place]), (0x30...0x39).contains(rest[place + 1]) else { return nil }
            return Int(rest[place] - 0x30) * 10 + Int(rest[place + 1] - 0x30)
        }
        guard let hour = value(1), let minute = value(4), let second = value(7) else { return false }
        return hour <= 24 && minute < 60 && second <= 60
    }

    /// The day of "2027-03-01T08:00:00".
    static func tag(_ text: String) -> Kalendertag? { Kalendertag(String(text.prefix(10))) }
}
