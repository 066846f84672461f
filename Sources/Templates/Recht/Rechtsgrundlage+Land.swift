import Bytes

extension Rechtsgrundlage {
    /// The Länder whose law it is: the one the record states, else those its words name, as in "§ 75a GO NRW" and "BayEGovG".
    /// Empty for law of the federation and the union. Linear.
    public var laender: Set<Land> {
        if let land { return Land(rawValue: land).map { [$0] } ?? [] }
        let zitat = Zitat(norm)
        var found: Set<Land> = []
        for place in zitat.worte.indices {
            guard let word = zitat.wort(place) else { continue }
            // Two letters alone are too often something else: "St." is no Sachsen-Anhalt.
            if word.count > 2, let land = Landname.land(word) {
                found.insert(land)
            } else if let land = Landname.vorne(word), Self.istGesetz(word) {
                found.insert(land)
            }
        }
        return found
    }

    /// Whether a word ends like the abbreviation of a law, so that "Bayern" begins one only in "BayEGovG".
    private static func istGesetz(_ word: Text) -> Bool {
        ["g", "o", "vo", "gesetz", "ordnung", "verordnung"].contains { word.string.hasSuffix($0) }
    }
}
