import Templates

extension Register {
    /// The entries that fit some words, best first: those whose whole name was said, then by inhabitants, then by key.
    ///
    /// A word fits by its beginning, in the spelling of `Folding` (case, umlauts and ß make no difference): at least one in the
    /// name, the others in the name, in what the entry is (Stadt, Amt, Landkreis), in its Verband, Kreis or Land (name or letters).
    /// Five digits fit a postcode or a Kreis; a key of twelve or eight digits finds its entry, and a dead one what took its place.
    /// Linear in the register, some milliseconds. Texts of more than 400 bytes or 20 words find nothing.
    public static func search(_ text: String, limit: Int = 20) -> [Gebiet] {
        guard limit > 0, text.utf8.count <= 400 else { return [] }
        let compact = text.filter { !$0.isWhitespace }
        switch resolve(compact) {
        case .current(let entry): return [entry]
        case .dead(let dead): return Array(dead.heute.prefix(limit))
        case .unknown: return []
        case .badForm: break
        }
        let words = Suchwort.words(Array(text.utf8))
        guard !words.isEmpty, words.count <= 20 else { return [] }
        let hits = Land.allCases.flatMap { Durchsicht.hits($0, words) }.sorted {
            ($0.stufe, $1.einwohner, $0.key) < ($1.stufe, $0.einwohner, $1.key)
        }
        return hits.prefix(limit).compactMap { hit in
            digits(hit.key, 12).flatMap { entry($0) }
        }
    }
}

/// A line that fits.
private struct Treffer {
    let key: String
    /// 0: every word of the name was said; 1: its first word was; 2: it begins so; 3: another word of it does.
    let stufe: Int
    let einwohner: Int
}

/// Words as they are compared.
private enum Suchwort {
    /// Folded, taken apart at everything that is no letter or digit. Hyphens too, which folding alone would drop.
    static func words(_ bytes: some Sequence<UInt8>) -> [[UInt8]] {
        let folded = Folding.fold(apart(bytes))
        return folded.split { byte in
            !(byte >= 0x80 || (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte))
        }.map { Array($0) }
    }

    static func words(_ text: String) -> [[UInt8]] { words(text.utf8) }

    /// With blanks for hyphens.
    static func apart(_ bytes: some Sequence<UInt8>) -> [UInt8] { bytes.map { $0 == UInt8(ascii: "-") ? 0x20 : $0 } }

    /// Whether a word stands anywhere in a text.
    static func isIn(_ word: [UInt8], _ text: [UInt8]) -> Bool {
        guard let first = word.first, text.count >= word.count else { return false }
        for start in 0...(text.count - word.count)
        where text[start] == first && text[start..<start + word.count].elementsEqual(word) { return true }
        return false
    }
}

/// One Land looked through, line by line. Lines of a Kreis and a Verband stand before those of what belongs to them.
private struct Durchsicht {
    private let land: Land
    private let words: [[UInt8]]
    private let landwords: [[UInt8]]
    private var kreis = Oberhalb()
    private var verband = Oberhalb()

    /// What stands above a line, by its digits; its words are made when they are asked for.
    private struct Oberhalb {
        var key: ArraySlice<UInt8> = []
        var line: [UInt8] = []
        var words: [[UInt8]]?
    }

    private init(_ land: Land, _ words: [[UInt8]]) {
        (self.land, self.words) = (land, words)
        landwords = Suchwort.words("\(land.name) \(land.rawValue)\(land == .NW ? " nrw" : "")")
    }

    static func hits(_ land: Land, _ words: [[UInt8]]) -> [Treffer] {
        var view = Durchsicht(land, words)
        var found: [Treffer] = []
        Zeilen.each([], in: Register.texts(land).gebiete) { line in
            if let hit = view.take(line) { found.append(hit) }
        }
        return found
    }

    private mutating func take(_ line: [UInt8]) -> Treffer? {
        guard line.count > 12, let art = Gebietsart(letter: line[12]) else { return nil }
        if art == .kreis { kreis = Oberhalb(key: line.prefix(5), line: line) }
        if art.isVerband { verband = Oberhalb(key: line.prefix(9), line: line) }
        // Most lines have none of the words anywhere, which is soon seen.
        let folded = Folding.fold(Suchwort.apart(line.dropFirst(13)))
        guard words.contains(where: { Suchwort.isIn($0, folded) || Self.isNumber($0) }) else { return nil }
        let fields = Zeilen.fields(line)
        guard fields.count == 5 else { return nil }
        let name = String(fields[3])
        let short = Suchwort.words(Gebiet.kurzname(name, art))
        var context: [[UInt8]]?
        var own: [[UInt8]]?
        var isNamed = false
        for word in words {
            if short.contains(where: { $0.starts(with: word) }) || isNumber(word, fields, art) {
                isNamed = true
                continue
            }
            let around = context ?? self.context(line, art)
            context = around
            if around.contains(where: { $0.starts(with: word) }) { continue }
            let more = own ?? Suchwort.words("\(name) \(Gebiet.bezeichnung(name, art, land)) \(Self.also(art))")
            own = more
            guard more.contains(where: { $0.starts(with: word) }) else { return nil }
        }
        guard isNamed else { return nil }
        return Treffer(
            key: String(line.prefix(12)), stufe: stufe(short), einwohner: Int(String(fields[1])) ?? 0)
    }

    /// The words of Land, Kreis and Verband that a line lies in, or is.
    private mutating func context(_ line: [UInt8], _ art: Gebietsart) -> [[UInt8]] {
        var words = landwords
        if line.starts(with: kreis.key) { words += Self.read(&kreis, land) }
        if line.starts(with: verband.key) { words += Self.read(&verband, land) }
        return words
    }

    private static func read(_ above: inout Oberhalb, _ land: Land) -> [[UInt8]] {
        if let words = above.words { return words }
        let fields = Zeilen.fields(above.line)
        guard fields.count == 5, above.line.count > 12, let art = Gebietsart(letter: above.line[12]) else { return [] }
        let name = Gebiet.bezeichnung(String(fields[3]), art, land)
        let words = Suchwort.words(art == .kreis ? "\(name) kreis" : name)
        above.words = words
        return words
    }

    /// Whether a word is the postcode, or the five digits of the Kreis.
    private func isNumber(_ word: [UInt8], _ fields: [ArraySlice<UInt8>], _ art: Gebietsart) -> Bool {
        guard Self.isNumber(word) else { return false }
        return fields[2].elementsEqual(word) || (art == .kreis && fields[0].starts(with: word))
    }

    private static func isNumber(_ word: [UInt8]) -> Bool { word.count == 5 && word.allSatisfy { 0x30...0x39 ~= $0 } }

    private func stufe(_ short: [[UInt8]]) -> Int {
        if short.allSatisfy({ words.contains($0) }) { return 0 }
        guard let first = short.first else { return 3 }
        if words.contains(first) { return 1 }
        return words.contains { first.starts(with: $0) } ? 2 : 3
    }

    /// What people also call it.
    private static func also(_ art: Gebietsart) -> String {
        switch art {
        case .kreisfreieStadt: "kreisfreie stadt gemeinde"
        case .stadt, .markt: "stadt gemeinde"
        case .gemeinde: "gemeinde"
        case .gemeindefrei: "gemeindefreies gebiet"
        default: ""
        }
    }
}
