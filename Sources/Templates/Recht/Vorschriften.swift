import Bytes

/// Which provisions of a law are meant: the numbers behind § or Art.; none for the law as a whole.
///
///     § 2b          → 2b                §§ 3, 4a und 6 → 3, 4a, 6
///     §§ 3 bis 5    → 3 to 5            § 9 Abs. 1 und 2, § 12 → 9, 12
///     § 3 f.        → 3 to 4            §§ 3 ff.       → 3 and all after it
///
/// Absätze, sentences and numbers below a provision are not told apart: who asks for § 9 Abs. 1 finds what cites § 9 Abs. 2 too.
struct Vorschriften: Equatable {
    /// A number with its letter: 2 < 2a < 2b < 3.
    struct Nummer: Comparable {
        var zahl: Int
        var buchstabe: Text

        static func < (left: Nummer, right: Nummer) -> Bool {
            (left.zahl, left.buchstabe) < (right.zahl, right.buchstabe)
        }
    }

    /// From where to where each of them reaches.
    private(set) var bereiche: [ClosedRange<Nummer>] = []

    /// Whether the law as a whole is meant.
    var istGanzes: Bool { bereiche.isEmpty }

    /// Whether both mean something in common: the law as a whole holds each of its provisions.
    func beruehrt(_ andere: Vorschriften) -> Bool {
        if istGanzes || andere.istGanzes { return true }
        return bereiche.contains { mine in andere.bereiche.contains { $0.overlaps(mine) } }
    }

    /// Both together; the law as a whole when neither names a provision.
    func und(_ andere: Vorschriften) -> Vorschriften {
        var both = self
        both.bereiche += andere.bereiche
        return both
    }

    // MARK: Reading

    /// What stands before a law's name, as in "§ 9 Abs. 1 des EGovG".
    init(_ zitat: Zitat, vor end: Int) {
        var start = end
        var known = end
        while start > 0 {
            switch zitat.worte[start - 1] {
            case .zeichen: known = start - 1
            case .wort(let word):
                guard Self.isPart(word) else {
                    read(zitat, known..<end)
                    return
                }
            }
            start -= 1
        }
        read(zitat, known..<end)
    }

    /// What stands behind a law's name up to the end, as in "EGovG NRW, § 9".
    init(_ zitat: Zitat, nach start: Int) {
        guard start < zitat.worte.count, zitat.worte[start] == .zeichen else { return }
        for place in start..<zitat.worte.count {
            if let word = zitat.wort(place), !Self.isPart(word) { return }
        }
        read(zitat, start..<zitat.worte.count)
    }

    /// Words that go on with a provision.
    private static let unter: Set<Text> = [
        "abs", "absatz", "absaetze", "s", "satz", "saetze", "nr", "nrn", "nummer", "nummern", "buchst", "buchstabe",
        "lit",
        "hs", "halbsatz", "ua", "uabs", "unterabsatz", "alt", "alternative", "var", "variante",
    ]
    private static let fuell: Set<Text> = ["und", "u", "oder", "sowie", "bis", "des", "der", "dem", "nach", "f", "ff"]

    /// Whether a word can belong to a provision.
    static func isPart(_ word: Text) -> Bool {
        if unter.contains(word) || fuell.contains(word) || nummer(word) != nil { return true }
        // The letters below a number: "lit. a", "§ 2 b".
        return word.count == 1
    }

    /// Whether a word is the number of a provision.
    static func istZahl(_ word: Text) -> Bool { nummer(word) != nil }

    /// "2b" as 2 and "b".
    private static func nummer(_ word: Text) -> Nummer? {
        let bytes = word.bytes
        let digits = bytes.prefix { (0x30...0x39).contains($0) }
        let letters = bytes.dropFirst(digits.count)
        guard (1...6).contains(digits.count), letters.count <= 2, letters.allSatisfy({ (0x61...0x7A).contains($0) })
        else { return nil }
        return Nummer(
            zahl: digits.reduce(0) { $0 * 10 + Int($1 - 0x30) },
            buchstabe: Text(String(decoding: letters, as: UTF8.self)))
    }

    /// Reads the numbers that stand right behind a sign or a conjunction; those behind "Abs." and its like are below a provision.
    private mutating func read(_ zitat: Zitat, _ range: Range<Int>) {
        var isBelow = true
        var place = range.lowerBound
        var isRange = false
        while place < range.upperBound {
            defer { place += 1 }
            guard let word = zitat.wort(place) else {
                (isBelow, isRange) = (false, false)
                continue
            }
            if Self.unter.contains(word) { isBelow = true }
            let next = zitat.wort(place + 1)
            if var number = Self.nummer(word) {
                // "§§ 3 Abs. 1, 5 Abs. 2": what an Absatz follows is a provision again.
                if isBelow, place > range.lowerBound, let next, Self.absatz.contains(next), !isUnder(zitat, place) {
                    isBelow = false
                }
                guard !isBelow else { continue }
                // "§ 2 b"; a single f is "the following".
                if number.buchstabe.isEmpty, let next, next.count == 1, place + 1 < range.upperBound, next != "f",
                    next != "u", next != "s", (0x61...0x7A).contains(next.bytes[0])
                {
                    number.buchstabe = next
                    place += 1
                }
                if isRange, let last = bereiche.popLast() {
                    bereiche.append(last.lowerBound...max(last.lowerBound, number))
                } else {
                    bereiche.append(number...number)
                }
                isRange = false
            } else if !isBelow, let last = bereiche.last, word == "f" || word == "ff" {
                let end = word == "f" ? last.upperBound.zahl + 1 : .max
                bereiche[bereiche.count - 1] = last.lowerBound...Nummer(zahl: end, buchstabe: "zz")
            } else {
                isRange = word == "bis" && !isBelow && !bereiche.isEmpty
            }
        }
    }

    private static let absatz: Set<Text> = ["abs", "absatz"]

    /// Whether the word before says that a number is one below a provision.
    private func isUnder(_ zitat: Zitat, _ place: Int) -> Bool {
        zitat.wort(place - 1).map { Self.unter.contains($0) } ?? false
    }
}
