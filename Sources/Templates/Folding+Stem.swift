extension Folding {
    /// What is left of a folded word without umlaut and ending, so that the forms of a German noun meet:
    ///
    ///     aktenplan, aktenplaene, aktenplaenen, aktenplans     → aktenplan
    ///     frist, fristen     → frist            amt, aemter, amtes     → amt            strasse, strassen     → strass
    ///
    /// It is no dictionary: it may bring words together that have nothing to do with each other, so hits through it
    /// come after
    /// those of the word as it stands. At least four letters stay, three where an umlaut or -es says that the word is
    /// bent.
    public static func stem(_ word: [UInt8]) -> [UInt8] {
        var letters: [UInt8] = []
        letters.reserveCapacity(word.count)
        var hadUmlaut = false
        for byte in word {
            if byte == UInt8(ascii: "e"), let last = letters.last, isUmlaut(last, behind: letters.dropLast().last) {
                hadUmlaut = true
            } else {
                letters.append(byte)
            }
        }
        for ending in endings where letters.count - ending.count >= (hadUmlaut || ending == es ? 3 : 4) {
            guard letters.suffix(ending.count) == ending[...] else { continue }
            let before = letters[letters.count - ending.count - 1]
            // "Titeln", "Akten", but not "Plan"; "Archivs", but not "Prozess".
            if ending == n && ![UInt8(ascii: "e"), UInt8(ascii: "l"), UInt8(ascii: "r")].contains(before) { continue }
            if ending == s && before == UInt8(ascii: "s") { continue }
            letters.removeLast(ending.count)
            break
        }
        return letters
    }

    /// Whether an e behind this letter writes an umlaut: not in "neue", "bauen", "quelle".
    private static func isUmlaut(_ letter: UInt8, behind before: UInt8?) -> Bool {
        switch letter {
        case UInt8(ascii: "a"), UInt8(ascii: "o"): true
        case UInt8(ascii: "u"):
            ![UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "q")].contains(before ?? UInt8(ascii: "q"))
                || before == nil
        default: false
        }
    }

    private static let es = Array("es".utf8)
    private static let n = Array("n".utf8)
    private static let s = Array("s".utf8)
    /// The longest first.
    private static let endings = ["ens", "ern", "em", "en", "er", "es", "e", "n", "s"].map { Array($0.utf8) }
}
