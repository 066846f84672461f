import Bytes

/// A citation as words: what stands in `Rechtsgrundlage.norm`, or what somebody types to find it.
///
///     § 75 Abs. 4 Nr. 11 LPVG BW       → § 75 abs 4 nr 11 lpvg bw
///     §§ 3–5 des Onlinezugangsgesetzes → § 3 bis 5 des onlinezugangsgesetz
///     VO (EU) 2016/679, BITV 2.0       → vo eu 2016/679 bitv 2.0
///
/// A word is letters and digits with the hyphens between them, folded like search words (`Folding`), so that E-Government-Gesetz and
/// eGovernmentgesetz are one word and OZG-Umsetzungsgesetz is not OZG. Full stops and slashes stay between digits.
struct Zitat {
    /// A piece of a citation.
    enum Wort: Equatable {
        /// §, §§, Art., Artikel.
        case zeichen
        /// A word, folded.
        case wort(Text)
    }

    /// How many words are read; what comes after is no citation any more.
    static let grenze = 200

    /// The words.
    let worte: [Wort]

    /// Takes a text apart. Linear.
    init(_ text: String) {
        var reader = Zitatleser()
        let scalars = Array(text.unicodeScalars.prefix(Self.grenze * 40))
        for index in scalars.indices where reader.worte.count < Self.grenze {
            reader.take(scalars[index], next: index + 1 < scalars.count ? scalars[index + 1] : nil)
        }
        reader.end()
        worte = reader.worte
    }

    /// The word at a place, if there is one.
    func wort(_ place: Int) -> Text? {
        guard worte.indices.contains(place), case .wort(let text) = worte[place] else { return nil }
        return text
    }

    /// Where some words stand one after the other.
    func stellen(_ gesucht: [Text]) -> [Range<Int>] {
        guard !gesucht.isEmpty, worte.count >= gesucht.count else { return [] }
        return (0...(worte.count - gesucht.count)).compactMap { start in
            let range = start..<(start + gesucht.count)
            return zip(range, gesucht).allSatisfy { wort($0) == $1 } ? range : nil
        }
    }
}

/// Reads the words of a citation.
private struct Zitatleser {
    var worte: [Zitat.Wort] = []
    private var word = String.UnicodeScalarView()

    init() {}

    mutating func take(_ scalar: Unicode.Scalar, next: Unicode.Scalar?) {
        switch scalar {
        case "§":
            end()
            if worte.last != .zeichen { worte.append(.zeichen) }
        case "-", "\u{2010}", "\u{2011}":
            guard let last = word.last, let next, Self.isInWord(next) else { return end() }
            // "3-5" is a range; in "E-Akte" and "TR-03138" the hyphen belongs to the word.
            if Self.isDigit(next), word.first.map(Self.isDigit) == true, Self.isInWord(last) {
                end()
                worte.append(.wort("bis"))
            } else {
                word.append(scalar)
            }
        case "\u{2013}", "\u{2014}", "\u{2212}":
            let isRange = isNumber(worte.last) || word.first.map(Self.isDigit) == true
            end()
            if isRange { worte.append(.wort("bis")) }
        case ".", "/":
            if let last = word.last, Self.isDigit(last), let next, Self.isDigit(next) {
                word.append(scalar)
            } else {
                end()
            }
        // Soft hyphens and what has no width.
        case "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}": break
        default: if Self.isInWord(scalar) { word.append(scalar) } else { end() }
        }
    }

    /// Ends the word that is being read.
    mutating func end() {
        guard !word.isEmpty else { return }
        let folded = String(decoding: Folding.fold(String(word)), as: UTF8.self)
        word = String.UnicodeScalarView()
        guard !folded.isEmpty else { return }
        if Self.zeichen.contains(folded) {
            if worte.last != .zeichen { worte.append(.zeichen) }
        } else {
            worte.append(.wort(Text(Self.nominative(folded))))
        }
    }

    private static let zeichen: Set<String> = [
        "art", "artikel", "artikels", "artikeln", "paragraf", "paragrafen", "paragraph", "paragraphen",
    ]

    /// "des Onlinezugangsgesetzes" is the Onlinezugangsgesetz.
    private static func nominative(_ word: String) -> String {
        for ending in ["gesetzes", "buches", "vertrages"] where word.hasSuffix(ending) {
            return String(word.dropLast(2))
        }
        for ending in ["gesetzbuchs", "vertrags"] where word.hasSuffix(ending) { return String(word.dropLast()) }
        return word
    }

    private func isNumber(_ wort: Zitat.Wort?) -> Bool {
        guard case .wort(let text) = wort else { return false }
        return text.string.unicodeScalars.first.map(Self.isDigit) == true
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { "0"..."9" ~= scalar }

    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return isDigit(scalar) || "a"..."z" ~= scalar || "A"..."Z" ~= scalar
        }
        let properties = scalar.properties
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
    }
}
