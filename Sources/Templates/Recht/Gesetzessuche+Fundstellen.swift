extension Gesetzessuche {
    /// A legal basis that cites the law.
    public struct Fundstelle: Hashable, Sendable {
        /// The node that rests on it; nil when the template as a whole does.
        public let knoten: ElementID?
        /// The node's number, "1.2.1".
        public let nummer: String?
        /// What the node is called, or the template.
        public let titel: String
        /// Which of the node's legal bases it is.
        public let grundlage: ElementID
        /// The legal basis.
        public let inhalt: Rechtsgrundlage
        /// Whether the node falls out of the plan by its conditions, or one above it does, as the answers say.
        public let entfaellt: Bool

        /// Whether somebody must look at it again when the law changed on a day: what is known to hold up to that day or later has been
        /// looked at; what has no day, or none that can be read, has not.
        public func istZuPruefen(seit tag: Kalendertag) -> Bool {
            guard let stand = inhalt.stand.flatMap({ Kalendertag($0) }) else { return true }
            return stand < tag
        }
    }

    /// All places of a template that cite the law: those of the template, then those of its nodes in the order of the tree.
    ///
    /// - Parameters:
    ///   - vorlage: The template.
    ///   - struktur: Its tree.
    ///   - antworten: What a local variant answered to the template's questions; what is not answered is kept.
    public func fundstellen(
        _ vorlage: Vorlage, _ struktur: Struktur, antworten: SortedMap<ElementID, Antwort> = [:]
    ) -> [Fundstelle] {
        var found: [Fundstelle] = []
        for (id, grundlage) in vorlage.rechtsgrundlagen where nennt(grundlage) {
            found.append(
                Fundstelle(
                    knoten: nil, nummer: nil, titel: vorlage.titel, grundlage: id, inhalt: grundlage, entfaellt: false))
        }
        var answers: [ElementID: Antwort] = [:]
        for (id, antwort) in antworten where struktur.parameter[id]?.nimmt(antwort) == true { answers[id] = antwort }
        let eintraege = Gliederung(struktur).eintraege
        var gone = [Bool](repeating: false, count: eintraege.count)
        for (place, eintrag) in eintraege.enumerated() {
            guard let knoten = struktur.knoten[eintrag.id] else { continue }
            // Whatever stands above comes before.
            gone[place] = eintrag.ueber.map { gone[$0] } ?? false || Self.entfaellt(knoten, answers)
            for (id, grundlage) in knoten.rechtsgrundlagen where nennt(grundlage) {
                found.append(
                    Fundstelle(
                        knoten: eintrag.id, nummer: eintrag.nummer, titel: knoten.titel, grundlage: id,
                        inhalt: grundlage,
                        entfaellt: gone[place]))
            }
        }
        return found
    }

    /// Whose law of the same name a template cites, but for the one that is meant; nil is the federation's. What to ask for when nothing
    /// is found.
    public func andere(_ vorlage: Vorlage, _ struktur: Struktur) -> Set<Land?> {
        let own = vorlage.rechtsgrundlagen.values + struktur.knoten.values.flatMap(\.rechtsgrundlagen.values)
        return Set(own.flatMap { andere($0) })
    }

    private static func entfaellt(_ knoten: Knoten, _ answers: [ElementID: Antwort]) -> Bool {
        guard let text = knoten.bedingung, let bedingung = try? Bedingung(parsing: text) else { return false }
        return bedingung.gilt(answers) == false
    }
}
