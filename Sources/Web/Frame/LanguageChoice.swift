public import Templates

/// The language a page is made in.
public enum LanguageChoice {
    /// How much of a header is looked at.
    private static let limit = 1_000

    /// The language of a page: what the address asks for (`?sprache=en`), else what the browser prefers of the two, else German.
    ///
    /// - Parameters:
    ///   - query: The parameter `sprache`, or nil; other words than `de` and `en` count as none.
    ///   - acceptLanguage: The header Accept-Language (RFC 9110, 12.5.4). Of a hostile one the first thousand bytes are looked at;
    ///     what cannot be understood is passed over.
    public static func sprache(query: String?, acceptLanguage: String?) -> Sprache {
        if let query, let sprache = Sprache.allCases.first(where: { $0.rawValue.utf8.elementsEqual(query.utf8) }) {
            return sprache
        }
        var german: Int?
        var english: Int?
        var other: Int?
        let header = (acceptLanguage ?? "").utf8.prefix(limit)
        for part in header.split(separator: UInt8(ascii: ",")) {
            let pieces = part.split(separator: UInt8(ascii: ";"))
            guard let range = pieces.first.map(lowercased), let weight = weight(pieces.dropFirst()) else { continue }
            let language = range.prefix { $0 != UInt8(ascii: "-") }
            if language.elementsEqual("de".utf8) {
                german = max(german ?? 0, weight)
            } else if language.elementsEqual("en".utf8) {
                english = max(english ?? 0, weight)
            } else if range.elementsEqual("*".utf8) {
                other = max(other ?? 0, weight)
            }
        }
        // German is the language of the field, so it wins where both are as welcome, and where neither is.
        return (english ?? other ?? 0) > (german ?? other ?? 0) ? .en : .de
    }

    /// The weight in thousandths; nil when it is none.
    private static func weight(_ parameters: ArraySlice<Substring.UTF8View.SubSequence>) -> Int? {
        guard let last = parameters.last.map(lowercased) else { return 1000 }
        guard last.starts(with: "q=".utf8) else { return 1000 }
        let value = Array(last.dropFirst(2))
        guard let lead = value.first, lead == UInt8(ascii: "0") || lead == UInt8(ascii: "1"), value.count <= 5 else {
            return nil
        }
        if value.count > 1, value[1] != UInt8(ascii: ".") { return nil }
        var weight = lead == UInt8(ascii: "1") ? 1000 : 0
        var unit = 100
        for digit in value.dropFirst(2) {
            guard (0x30...0x39).contains(digit) else { return nil }
            weight += Int(digit - 0x30) * unit
            unit /= 10
        }
        return weight <= 1000 ? weight : nil
    }

    private static func lowercased(_ bytes: Substring.UTF8View.SubSequence) -> [UInt8] {
        bytes.filter { $0 != 0x20 && $0 != 0x09 }.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
