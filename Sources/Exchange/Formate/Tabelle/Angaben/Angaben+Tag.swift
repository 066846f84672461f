public import Templates

extension Angaben {
    /// Which of two numbers before a year is the day.
    public enum Tagfolge: Sendable {
        /// "22/9/2025", as in Europe. A second number over 12 says that it is the other way round.
        case tagZuerst
        /// "9/22/2025", as in the United States.
        case monatZuerst
    }

    /// Reads a day of the calendar; a time of the day and the name of the weekday are passed over. Nil when it is none.
    ///
    ///     2027-01-11   2027-01-11T08:00   11.01.2027   Mo 11.01.27   11. Januar 2027   22/9/2025   Jan 11, 2027
    ///
    /// Years of two digits are those from 1980 to 2079.
    public static func tag(_ text: String, _ folge: Tagfolge = .tagZuerst) -> Kalendertag? {
        guard text.utf8.count <= 60 else { return nil }
        var numbers: [(value: Int, digits: Int)] = []
        var month: Int?
        var separators: [Character] = []
        var rest = Substring(text)
        while let character = rest.first {
            if Mengenleser.ziffer(character) != nil {
                let digits = rest.prefix { Mengenleser.ziffer($0) != nil }
                guard digits.count <= 4, let value = Int(digits) else { return nil }
                numbers.append((value, digits.count))
                rest = rest[digits.endIndex...]
                if numbers.count + (month == nil ? 0 : 1) == 3 { break }
                if let next = rest.first { separators.append(next) }
            } else if character.isLetter {
                let word = rest.prefix { $0.isLetter }
                rest = rest[word.endIndex...]
                if let number = monat(word) {
                    guard month == nil else { return nil }
                    month = number
                } else if !wochentage.contains(String(word.prefix(2)).lowercased()) {
                    return nil
                }
            } else if character.isWhitespace || ".,/-".contains(character) {
                rest = rest.dropFirst()
            } else {
                return nil
            }
        }
        // Behind the day only a time may follow.
        guard rest.isEmpty || rest.first == "T" || rest.first == "," || rest.first?.isWhitespace == true,
            rest.allSatisfy({ $0.isWhitespace || $0.isASCII && ($0.isNumber || "T:.,+-ZAPMapmUhr".contains($0)) })
        else { return nil }
        if let month {
            guard numbers.count == 2 else { return nil }
            return numbers[0].digits == 4
                ? Kalendertag(numbers[0].value, month, numbers[1].value)
                : Kalendertag(jahr(numbers[1]), month, numbers[0].value)
        }
        guard numbers.count == 3 else { return nil }
        if numbers[0].digits == 4 { return Kalendertag(numbers[0].value, numbers[1].value, numbers[2].value) }
        guard numbers[2].digits == 4 || numbers[2].digits == 2 else { return nil }
        let turned =
            separators.first == "/" && (folge == .monatZuerst && numbers[0].value <= 12 || numbers[1].value > 12)
        let (day, monthNumber) = turned ? (numbers[1].value, numbers[0].value) : (numbers[0].value, numbers[1].value)
        return Kalendertag(jahr(numbers[2]), monthNumber, day)
    }

    private static func jahr(_ number: (value: Int, digits: Int)) -> Int {
        number.digits > 2 ? number.value : number.value < 80 ? 2_000 + number.value : 1_900 + number.value
    }

    private static let wochentage: Set<String> = [
        "mo", "di", "mi", "do", "fr", "sa", "so", "tu", "we", "th", "su",
    ]

    private static func monat(_ word: Substring) -> Int? {
        let months = ["jan", "feb", "mär", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"]
        let others = ["mar": 3, "mrz": 3, "may": 5, "oct": 10, "dec": 12]
        let start = word.prefix(3).lowercased()
        return others[start] ?? months.firstIndex(of: start).map { $0 + 1 }
    }
}

extension Kalendertag {
    /// "11.01.2027" or "2027-01-11".
    func tabellentext(_ sprache: Sprache) -> String {
        let text = description
        guard sprache == .de else { return text }
        let parts = text.split(separator: "-")
        return parts.count == 3 ? "\(parts[2]).\(parts[1]).\(parts[0])" : text
    }
}
