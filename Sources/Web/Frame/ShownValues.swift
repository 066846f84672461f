import Templates

/// A day of the calendar, as a page shows it.
struct ShownDay {
    /// "2026-11-03".
    let machine: String
    /// "03.11.2026".
    let german: String

    /// Takes "2026-11-03"; nil for anything that has another form.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10), year > 0 else {
            return nil
        }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...12).contains(month), (1...lengths[month - 1]).contains(day) else { return nil }
        machine = text
        func part(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        german = "\(part(8..<10)).\(part(5..<7)).\(part(0..<4))"
    }
}

extension HTMLWriter {
    /// Writes a day, or the text as it is when it is none.
    mutating func day(_ text: String) {
        guard let day = ShownDay(text) else {
            self.text(text)
            return
        }
        element(.time, .datetime(day.machine), text: sprache == .de ? day.german : day.machine)
    }
}

extension Texte {
    /// "03.11.2026", or the text as it is when it is no day.
    func tag(_ text: String) -> String {
        guard sprache == .de, let day = ShownDay(text) else { return text }
        return day.german
    }

    /// "12.345".
    func zahl(_ number: Int) -> String {
        let digits = Array(String(number.magnitude).utf8)
        var grouped: [UInt8] = number < 0 ? [UInt8(ascii: "-")] : []
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { grouped.append(UInt8(ascii: sprache == .de ? "." : ",")) }
            grouped.append(digit)
        }
        return String(decoding: grouped, as: UTF8.self)
    }

    /// "12 kB", "3,4 MB".
    func groesse(_ bytes: Int) -> String {
        if bytes < 1_000 { return "\(zahl(max(0, bytes))) Byte" }
        if bytes < 1_000_000 { return "\(zahl((bytes + 500) / 1_000)) kB" }
        let tenths = (bytes + 50_000) / 100_000
        return "\(zahl(tenths / 10))\(sprache == .de ? "," : ".")\(tenths % 10) MB"
    }
}
