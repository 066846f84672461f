import Templates

/// Somebody whom a file names, and what becomes of the name.
public struct GefundenePerson: Hashable, Sendable {
    /// What becomes of a name.
    public enum Entscheid: Hashable, Sendable {
        /// It does not enter the template.
        case weglassen
        /// It stands for a role of this title.
        case rolle(String)
    }

    /// The name in the file.
    public let name: String
    /// How many rows name it.
    public let anzahl: Int
    /// Whether the file itself, or its words, make it a person; else it is only not known to be a role.
    public let istPerson: Bool
    /// What becomes of it.
    public let entscheid: Entscheid
}

/// Keeps persons out of a plan: those whom the file lists, wherever else their names stand in it, and what points to others.
struct Personenfilter {
    /// By the word that it begins with, what is looked for, longest first; each in characters.
    private var muster: [String: [[Character]]] = [:]

    /// Looks for these names and other strings, and for each word of a name of several words.
    init(_ namen: [String]) {
        var all = Set<String>()
        for name in namen {
            let plain = name.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if plain.count >= 2 { all.insert(plain) }
            if let at = plain.firstIndex(of: "@") { all.insert(String(plain[..<at])) }
            let words = plain.split { !($0.isLetter || $0 == "-" || $0 == "'") }.map { String($0) }
            if words.count == 2 {
                all.insert("\(words[1]), \(words[0])")
                all.insert("\(words[1]) \(words[0])")
            }
            for word in words where word.count >= 3 && Self.kannName(word) { all.insert(word) }
        }
        for text in all.sorted(by: { ($0.count, $0) > ($1.count, $1) }) {
            let word = String(text.prefix { Self.istWort($0) })
            if !word.isEmpty { muster[word, default: []].append(Array(text)) }
        }
    }

    private static func istWort(_ character: Character) -> Bool { character.isLetter || character.isNumber }

    /// Words that stand in lists of persons and are none.
    private static let woerter: Set<String> = [
        "und", "oder", "von", "van", "der", "die", "das", "den", "dem", "bis", "mit", "dr", "prof", "herr", "frau",
        "firma",
        "test", "design", "server", "material", "raum", "geraet", "software", "hardware", "netz", "schule", "stadt",
        "gemeinde", "landkreis", "gmbh", "gast", "plan", "akte", "daten", "konzept", "unbekannt", "intern", "extern",
        "neu",
        "and", "the", "for", "mail", "info",
    ]

    private static func kannName(_ word: String) -> Bool {
        guard word.first?.isUppercase == true else { return false }
        return !woerter.contains(Rollenwort.gefaltet(word)) && !Rollenwort.istRolle(word)
    }

    /// The text without persons, and what stood there. Linear in the text for a given set of names.
    func ohne(_ text: String) -> (text: String, gefunden: [String]) {
        var (plain, found) = ohneNamen(text)
        let rest = Personenspuren.entfernt(aus: plain)
        if !rest.gefunden.isEmpty {
            plain = rest.text
            found += rest.gefunden
        }
        return (plain, found)
    }

    private func ohneNamen(_ text: String) -> (String, [String]) {
        if muster.isEmpty || text.isEmpty { return (text, []) }
        let characters = Array(text)
        var plain = ""
        var found: [String] = []
        var at = 0
        var kept = 0
        while at < characters.count {
            let begins = Self.istWort(characters[at]) && (at == 0 || !Self.istWort(characters[at - 1]))
            let match = begins ? treffer(characters, at) : nil
            guard let match else {
                at += 1
                continue
            }
            plain += String(characters[kept..<at])
            plain += "[Person]"
            found.append(String(characters[at..<at + match]))
            at += match
            kept = at
        }
        if found.isEmpty { return (text, []) }
        return (plain + String(characters[kept...]), found)
    }

    /// How many characters of what is looked for stand at a place, as whole words; a genitive counts.
    private func treffer(_ characters: [Character], _ at: Int) -> Int? {
        let word = String(characters[at...].prefix { Self.istWort($0) })
        let bare = word.hasSuffix("s") ? muster[String(word.dropLast())] ?? [] : []
        for pattern in (muster[word] ?? []) + bare where at + pattern.count <= characters.count {
            guard characters[at..<at + pattern.count].elementsEqual(pattern) else { continue }
            var end = at + pattern.count
            if end < characters.count, characters[end] == "s",
                end + 1 == characters.count || !characters[end + 1].isLetter
            {
                end += 1
            }
            if end == characters.count || !Self.istWort(characters[end]) { return end - at }
        }
        return nil
    }
}
