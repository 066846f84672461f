import Bytes
import Templates

/// Who takes part in a plan that is being read, each once.
struct Beteiligtenliste {
    /// In the order they were met.
    private(set) var alle: [Fremdbeteiligter] = []
    private var plaetze: [Text: Int] = [:]
    private var genannte: Set<Text> = []
    /// The most strings that are kept to point to one person.
    static let spurenLimit = 50

    /// Adds a person that stands in no row to those that must be kept out of texts, once.
    mutating func nenne(_ name: String, in plan: inout Fremdplan) {
        if !name.utf8.isEmpty, genannte.insert(Text(name)).inserted { plan.personen.append(name) }
    }

    /// Where somebody stands, added when not yet there; the key is what the file knows them by.
    mutating func platz(_ schluessel: String, _ neu: () -> Fremdbeteiligter) -> Int {
        let key = Text(schluessel)
        if let place = plaetze[key] { return place }
        plaetze[key] = alle.count
        alle.append(neu())
        return alle.count - 1
    }

    /// Where somebody stands who was met before.
    func platz(_ schluessel: String) -> Int? { plaetze[Text(schluessel)] }

    /// Adds what points to the same person.
    mutating func merke(_ spur: String, zu platz: Int) {
        guard alle.indices.contains(platz), !spur.utf8.isEmpty, alle[platz].spuren.count < Self.spurenLimit else {
            return
        }
        if !alle[platz].spuren.contains(spur) { alle[platz].spuren.append(spur) }
    }
}

extension Fremdvorgang {
    /// The most who contribute to a row that is read; a meeting of all is no contribution of each.
    static let mitwirkendLimit = 1_000

    /// Adds somebody who contributes, once, and not whoever answers for it.
    mutating func wirktMit(_ platz: Int) {
        guard mitwirkend.count < Self.mitwirkendLimit else { return }
        if verantwortlich != platz, !mitwirkend.contains(platz) { mitwirkend.append(platz) }
    }
}
