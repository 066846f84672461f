import Templates

/// Reads amounts of time from the front of a text.
///
/// Values are kept in ten-thousandths of a minute, so that "2,3333 Wochen" stays a whole number and nothing is rounded before its end.
struct Mengenleser {
    private(set) var rest: Substring

    init(_ text: some StringProtocol) { rest = Substring(text) }

    /// A unit: how many minutes it has, and whether it runs through nights and weekends.
    struct Einheit {
        let minuten: Int
        let laufend: Bool
        /// False for units that only come near ours, such as Werktage, which count Saturdays.
        var genau = true
    }

    private static let bruchteile = 10_000

    /// The whole text as one amount.
    mutating func ganze(ohne: Zeiteinheit) -> Angaben.Menge? {
        blanks()
        var sign = 1
        if let first = rest.first, Self.istMinus(first) || first == "+" {
            sign = Self.istMinus(first) ? -1 : 1
            rest = rest.dropFirst()
        }
        blanks()
        let isoForm = rest.first == "P" || rest.first == "p"
        guard var menge = isoForm ? iso() : summe(ohne: ohne) else { return nil }
        blanks()
        if rest.first == "?" {
            menge.geschaetzt = true
            rest = rest.dropFirst()
        }
        blanks()
        guard rest.isEmpty else { return nil }
        menge.wert *= sign
        return menge
    }

    /// One or more numbers with units, "1 Tag 4 Std.", or a bare number.
    mutating func summe(ohne: Zeiteinheit) -> Angaben.Menge? {
        var total = 0
        var running: Bool?
        var precise = true
        var hoursOnly = true
        var parts = 0
        while parts < 5, let number = zahl() {
            let before = rest
            let word = wort()
            let unit: Einheit
            if word.isEmpty {
                // A second bare number belongs to something else.
                if parts > 0 { return nil }
                unit = Self.einheit(ohne)
            } else if let known = Self.einheiten[word] {
                unit = known
            } else {
                rest = before
                return nil
            }
            if let running, running != unit.laufend { return nil }
            running = unit.laufend
            let (product, overflow) = number.multipliedReportingOverflow(by: unit.minuten)
            let (sum, again) = total.addingReportingOverflow(product)
            if overflow || again { return nil }
            total = sum
            precise = precise && unit.genau
            hoursOnly = hoursOnly && unit.minuten <= 60
            parts += 1
            if word.isEmpty { break }
            let mark = rest
            blanks()
            guard let next = rest.first, next.isASCII, next.isNumber else {
                rest = mark
                break
            }
        }
        guard parts > 0, let running else { return nil }
        return Self.menge(total, laufend: running, stunden: hoursOnly, genau: precise)
    }

    /// A duration of ISO 8601: "P5D", "PT16H", "P1DT4H", "P2W". Days and weeks are working days here, as programs write them.
    private mutating func iso() -> Angaben.Menge? {
        rest = rest.dropFirst()
        var total = 0
        var time = false
        var parts = 0
        var hoursOnly = true
        while let first = rest.first, first != "?" {
            if first == "T" || first == "t" {
                time = true
                rest = rest.dropFirst()
                continue
            }
            guard let number = zahl(), let letter = rest.first else { return nil }
            rest = rest.dropFirst()
            let minutes: Int
            switch (letter.lowercased(), time) {
            case ("w", false): minutes = 2_400
            case ("d", false): minutes = 480
            case ("m", false): minutes = 9_600
            case ("h", true): minutes = 60
            case ("m", true): minutes = 1
            case ("s", true) where number == 0: minutes = 0
            default: return nil
            }
            let (product, overflow) = number.multipliedReportingOverflow(by: minutes)
            let (sum, again) = total.addingReportingOverflow(product)
            if overflow || again { return nil }
            total = sum
            hoursOnly = hoursOnly && time
            parts += 1
        }
        return parts > 0 ? Self.menge(total, laufend: false, stunden: hoursOnly, genau: true) : nil
    }

    /// An amount in our units: whole days, else whole hours, else rounded up.
    private static func menge(_ total: Int, laufend: Bool, stunden: Bool, genau: Bool) -> Angaben.Menge? {
        let day = (laufend ? 1_440 : 480) * bruchteile
        let hour = 60 * bruchteile
        var menge: Angaben.Menge
        if laufend {
            menge = Angaben.Menge(total / day + (total % day > 0 ? 1 : 0), .kalendertage)
            menge.genau = genau && total % day == 0
        } else if !stunden, total % day == 0 {
            menge = Angaben.Menge(total / day, .arbeitstage)
            menge.genau = genau
        } else {
            menge = Angaben.Menge(total / hour + (total % hour > 0 ? 1 : 0), .stunden)
            menge.genau = genau && total % hour == 0
        }
        return menge.wert <= Dauer.grenzen.upperBound ? menge : nil
    }

    // MARK: Parts

    mutating func blanks() { rest = rest.drop { $0.isWhitespace } }

    static func istMinus(_ character: Character) -> Bool {
        character == "-" || character == "\u{2212}" || character == "\u{2013}"
    }

    /// A number in ten-thousandths; further digits count as one more ten-thousandth, so that rounding up sees them.
    mutating func zahl() -> Int? {
        var whole = 0
        var digits = 0
        while let digit = rest.first.flatMap(Self.ziffer) {
            guard digits < 9 else { return nil }
            whole = whole * 10 + digit
            digits += 1
            rest = rest.dropFirst()
        }
        guard digits > 0 else { return nil }
        // "1.500 Tage": a point before just three digits sets thousands apart.
        while digits <= 3, rest.first == ".", rest.dropFirst().prefix(3).allSatisfy({ Self.ziffer($0) != nil }),
            rest.dropFirst().count >= 3, rest.dropFirst(4).first.flatMap(Self.ziffer) == nil
        {
            for digit in rest.dropFirst().prefix(3).compactMap(Self.ziffer) { whole = whole &* 10 &+ digit }
            guard whole <= 999_999_999 else { return nil }
            rest = rest.dropFirst(4)
            digits += 3
        }
        var value = whole * Self.bruchteile
        guard rest.first == "," || rest.first == ".", rest.dropFirst().first.flatMap(Self.ziffer) != nil else {
            return value
        }
        rest = rest.dropFirst()
        var scale = Self.bruchteile / 10
        var more = false
        while let digit = rest.first.flatMap(Self.ziffer) {
            value += digit * scale
            if scale == 0, digit > 0 { more = true }
            scale /= 10
            rest = rest.dropFirst()
        }
        return more ? value + 1 : value
    }

    static func ziffer(_ character: Character) -> Int? {
        guard let value = character.asciiValue, (0x30...0x39).contains(value) else { return nil }
        return Int(value) - 0x30
    }

    /// The letters of a unit without blanks and points: "fortl. Tage" is "fortltage". Stays in front of what follows.
    mutating func wort() -> String {
        var word = ""
        var end = rest
        var ahead = rest
        while let character = ahead.first, word.count < 40 {
            if character.isLetter {
                word += character.lowercased()
                ahead = ahead.dropFirst()
                end = ahead
            } else if character == ".", !word.isEmpty {
                ahead = ahead.dropFirst()
                end = ahead
            } else if character.isWhitespace, !character.isNewline {
                ahead = ahead.dropFirst()
            } else {
                break
            }
        }
        rest = end
        if let note = rest.prefix(15).range(of: "(fortlaufend)") ?? rest.prefix(15).range(of: "(elapsed)") {
            word = "f" + word
            rest = rest[note.upperBound...]
        }
        return word
    }
}

extension Substring {
    /// Where a text stands in this one, after blanks only.
    fileprivate func range(of text: String) -> Range<Index>? {
        let start = drop { $0.isWhitespace }
        guard start.hasPrefix(text) else { return nil }
        return start.startIndex..<start.index(start.startIndex, offsetBy: text.count)
    }
}

// MARK: Units

extension Mengenleser {
    static func einheit(_ einheit: Zeiteinheit) -> Einheit {
        switch einheit {
        case .arbeitstage: Einheit(minuten: 480, laufend: false)
        case .kalendertage: Einheit(minuten: 1_440, laufend: true)
        case .stunden: Einheit(minuten: 60, laufend: false)
        }
    }

    /// The unit at the front of some words that stand together, "tage", "fwochen", "calendardays".
    static let einheiten: [String: Einheit] = {
        let base: [(words: [String], minutes: Int, running: Int)] = [
            (["min", "mins", "minute", "minuten", "minutes"], 1, 1),
            (["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"], 60, 60),
            (["d", "t", "tg", "tag", "tage", "tagen", "day", "days", "dy", "dys"], 480, 1_440),
            (["w", "wk", "wks", "wo", "wch", "woche", "wochen", "week", "weeks"], 2_400, 10_080),
            (["mo", "mon", "mons", "mos", "monat", "monate", "monaten", "month", "months"], 9_600, 43_200),
        ]
        var table: [String: Einheit] = [:]
        for (words, minutes, running) in base {
            for word in words {
                table[word] = Einheit(minuten: minutes, laufend: false)
                for prefix in ["e", "f", "fortl", "fortlaufende", "elapsed", "kalender", "calendar", "cal"] {
                    table[prefix + word] = Einheit(minuten: running, laufend: true)
                }
                for prefix in ["arbeits", "working", "work", "business"] {
                    table[prefix + word] = Einheit(minuten: minutes, laufend: false)
                }
            }
        }
        table["at"] = einheit(.arbeitstage)
        table["wd"] = einheit(.arbeitstage)
        table["kt"] = einheit(.kalendertage)
        table["cd"] = einheit(.kalendertage)
        // Werktage count Saturdays: near enough to be taken, not to pass unsaid.
        for word in ["wt", "werktag", "werktage", "werktagen"] {
            table[word] = Einheit(minuten: 480, laufend: false, genau: false)
        }
        return table
    }()
}
