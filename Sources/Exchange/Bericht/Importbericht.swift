public import Templates

/// What became of everything in a file that was read: nothing is dropped in silence.
public struct Importbericht: Hashable, Sendable {
    /// What became of something.
    public enum Art: String, Sendable, CaseIterable {
        /// It is in the template as it was in the file.
        case uebernommen
        /// It is there in another form.
        case veraendert
        /// It is not there.
        case ausgelassen
    }

    /// One line: what became of a thing, and why.
    public struct Zeile: Hashable, Sendable {
        /// What became of it.
        public let art: Art
        /// A stable code of the reason, in words with hyphens: "lag-percent".
        public let code: String
        /// Where it stands in the file, as its readers count: "Vorgang 12", "Zeile 7"; empty for the whole file.
        public let ort: String
        /// What it is called there; empty for the whole file.
        public let titel: String
        /// The node it became part of.
        public internal(set) var knoten: ElementID?
        /// Why.
        public let grund: Satz

        /// A line.
        public init(
            _ art: Art, _ code: String, ort: String = "", titel: String = "", knoten: ElementID? = nil, _ grund: Satz
        ) {
            (self.art, self.code, self.ort, self.titel) = (art, code, ort, titel)
            (self.knoten, self.grund) = (knoten, grund)
        }
    }

    /// The most lines that are kept of one code; how many there were is counted all the same.
    public static let zeilenLimit = 1_000

    /// The lines in the order of the file.
    public private(set) var zeilen: [Zeile] = []
    /// How many there are of each code, those that are not kept included.
    public private(set) var anzahl: [String: Int] = [:]
    /// How many nodes were taken.
    public internal(set) var knoten = 0

    /// An empty report.
    public init() {}

    /// Adds a line.
    public mutating func melde(_ zeile: Zeile) {
        let count = anzahl[zeile.code, default: 0]
        anzahl[zeile.code] = count + 1
        if count < Self.zeilenLimit { zeilen.append(zeile) }
    }

    /// Adds the lines of another report behind these.
    public mutating func melde(alles other: Importbericht) {
        for zeile in other.zeilen { melde(zeile) }
        for (code, count) in other.anzahl {
            let kept = min(count, Self.zeilenLimit)
            anzahl[code, default: 0] += count - kept
        }
    }
}
