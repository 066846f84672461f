import Templates

/// Reads one dependency from the front of a text: number, kind, distance.
struct Verweisleser {
    private(set) var rest: Substring

    init(_ text: Substring) { rest = text }

    /// The next dependency, up to a comma or the end; nil when the text begins with none.
    mutating func naechster() -> Angaben.Verweis? {
        for prefix in ["Nr.", "Nr", "#", "No."] where rest.hasPrefix(prefix) {
            rest = rest.dropFirst(prefix.count).drop { $0.isWhitespace }
            break
        }
        guard let number = nummer() else { return nil }
        var verweis = Angaben.Verweis(number)
        blanks()
        let letters = rest.prefix { $0.isLetter || $0 == "-" || $0 == "\u{2013}" || $0 == " " }
        if letters.first?.isLetter == true {
            guard let (art, length) = Self.art(letters) else { return nil }
            verweis.art = art
            rest = rest.dropFirst(length)
        }
        blanks()
        if let sign = rest.first, sign == "+" || Mengenleser.istMinus(sign) {
            rest = rest.dropFirst()
            guard abstand(&verweis, sign == "+" ? 1 : -1) else { return nil }
        }
        blanks()
        guard rest.isEmpty || rest.first == "," else { return nil }
        return verweis
    }

    /// "12" or "1.2.3", a point at the end left aside.
    private mutating func nummer() -> String? {
        let digits = rest.prefix { Mengenleser.ziffer($0) != nil || $0 == "." }
        guard digits.first.flatMap(Mengenleser.ziffer) != nil, digits.count <= 200 else { return nil }
        rest = rest[digits.endIndex...]
        return String(digits.last == "." ? digits.dropLast() : digits)
    }

    private mutating func abstand(_ verweis: inout Angaben.Verweis, _ sign: Int) -> Bool {
        blanks()
        // "3EA+2,4EA": the comma is no decimal comma when a kind of dependency or the end follows the digits.
        let start = rest
        var leser = Mengenleser(start)
        guard let number = leser.zahl() else { return false }
        leser.blanks()
        if ["%", "e%", "f%"].contains(where: { leser.rest.hasPrefix($0) }) {
            verweis.prozent = sign * (number / 10_000 + (number % 10_000 > 0 ? 1 : 0))
            rest = leser.rest.drop { $0 != "%" }.dropFirst()
            return true
        }
        var whole = Mengenleser(start)
        if let menge = whole.summe(ohne: .arbeitstage),
            !start[..<whole.rest.startIndex].contains(",") || hatEinheit(start, whole)
        {
            verweis.verzug = menge
            rest = whole.rest
        } else if let comma = start.firstIndex(of: ",") {
            var short = Mengenleser(start[..<comma])
            guard let menge = short.summe(ohne: .arbeitstage), short.rest.allSatisfy(\.isWhitespace) else {
                return false
            }
            verweis.verzug = menge
            rest = start[comma...]
        } else {
            return false
        }
        if rest.first == "?" { rest = rest.dropFirst() }
        verweis.verzug?.wert *= sign
        return true
    }

    private func hatEinheit(_ start: Substring, _ leser: Mengenleser) -> Bool {
        start[..<leser.rest.startIndex].contains { $0.isLetter }
    }

    private mutating func blanks() { rest = rest.drop { $0.isWhitespace } }

    /// The kind of dependency at the front of some letters, and how many of them it takes.
    private static func art(_ letters: Substring) -> (Anordnung.Art, Int)? {
        let word = letters.filter(\.isLetter).lowercased()
        for (art, names) in arten where names.contains(word) {
            return (
                art,
                letters.lastIndex(where: \.isLetter).map { letters.distance(from: letters.startIndex, to: $0) + 1 } ?? 0
            )
        }
        return nil
    }

    private static let arten: [(Anordnung.Art, Set<String>)] = [
        (.endeAnfang, ["ea", "fs", "endeanfang", "finishstart", "finishtostart"]),
        (.anfangAnfang, ["aa", "ss", "anfanganfang", "startstart", "starttostart"]),
        (.endeEnde, ["ee", "ff", "endeende", "finishfinish", "finishtofinish"]),
        (.anfangEnde, ["ae", "sf", "anfangende", "startfinish", "starttofinish"]),
    ]
}
