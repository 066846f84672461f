import Bytes
import Templates

extension Uebernahme {
    /// Ties the nodes: what names itself, what is above or below it, or closes a ring stays out.
    mutating func verbinde() {
        let gliederung = Gliederung(struktur)
        for (row, vorgang) in plan.vorgaenge.enumerated() where !vorgang.vorgaenger.isEmpty {
            var ties = SortedMap<ElementID, Anordnung>()
            for tie in vorgang.vorgaenger {
                guard plan.vorgaenge.indices.contains(tie.von) else {
                    melde(
                        .ausgelassen, "predecessor-unknown", row, "Ein Vorgänger steht nicht in der Datei.",
                        "A predecessor is not in the file.")
                    continue
                }
                let (id, other) = (ids[row], ids[tie.von])
                let name = plan.vorgaenge[tie.von].titel.prefix(60)
                guard id != other, !liegtIn(id, other, gliederung), !liegtIn(other, id, gliederung) else {
                    melde(
                        .ausgelassen, "predecessor-above", row,
                        "Die Abhängigkeit von »\(name)« bleibt draußen: Das eine ist ein Teil des anderen.",
                        "The dependency on “\(name)” stays out: one is a part of the other.")
                    continue
                }
                guard ties[other] == nil else {
                    melde(
                        .ausgelassen, "predecessor-twice", row,
                        "Die zweite Abhängigkeit von »\(name)« bleibt draußen; zwischen zwei Vorgängen gibt es eine.",
                        "The second dependency on “\(name)” stays out; there is one between two rows.")
                    continue
                }
                ties[other] = tie.anordnung
            }
            struktur.knoten[ids[row]]?.vorgaenger = ties
        }
        oeffneRinge(gliederung)
    }

    /// Whether a node is below another.
    private func liegtIn(_ id: ElementID, _ other: ElementID, _ gliederung: Gliederung) -> Bool {
        guard let place = gliederung.platz(id), let above = gliederung.platz(other) else { return false }
        return above < place && place < above + gliederung.eintraege[above].umfang
    }

    /// Takes out of every ring the dependencies that lead backwards in the order of the tree. None is left then: all others lead forwards,
    /// and what is below a row stands behind it.
    private mutating func oeffneRinge(_ gliederung: Gliederung) {
        let rings = struktur.ringe
        if rings.isEmpty { return }
        var rows: [ElementID: Int] = [:]
        for (row, id) in ids.enumerated() { rows[id] = row }
        for ring in rings {
            let members = Set(ring)
            for id in ring {
                guard let row = rows[id], let ties = struktur.knoten[id]?.vorgaenger else { continue }
                for other in ties.keys where members.contains(other) {
                    guard let from = rows[other], let place = gliederung.platz(id),
                        let before = gliederung.platz(other), before > place
                    else { continue }
                    struktur.knoten[id]?.vorgaenger[other] = nil
                    let name = plan.vorgaenge[from].titel.prefix(60)
                    melde(
                        .ausgelassen, "ring", row,
                        "Die Abhängigkeit von »\(name)« bleibt draußen: Mit ihr warteten Vorgänge im Kreis aufeinander.",
                        "The dependency on “\(name)” stays out: with it rows waited for each other in a ring.")
                }
            }
        }
    }
}
