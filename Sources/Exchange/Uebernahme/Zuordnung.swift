import Bytes
import Templates

/// Finds out which node of a known structure each row of a plan is: by our id, then by its name in the file, then by its titles from the
/// top down. What is none of them is new.
enum Zuordnung {
    static func ids(
        _ plan: Fremdplan, _ vorgaben: Uebernahme.Vorgaben, using generator: inout some RandomNumberGenerator
    ) -> [ElementID] {
        var ids = [ElementID?](repeating: nil, count: plan.vorgaenge.count)
        var taken = Set<ElementID>()
        func take(_ id: ElementID, _ row: Int) { if taken.insert(id).inserted { ids[row] = id } }
        for (row, vorgang) in plan.vorgaenge.enumerated() { if let id = vorgang.id { take(id, row) } }
        if let bezug = vorgaben.bezug {
            var foreign: [String: ElementID] = [:]
            for (id, knoten) in bezug.knoten {
                if let name = knoten.fremdids[vorgaben.system] { foreign[name] = id }
            }
            if !foreign.isEmpty {
                for (row, vorgang) in plan.vorgaenge.enumerated() where ids[row] == nil {
                    if let id = foreign[vorgang.fremdid] { take(id, row) }
                }
            }
            byTitles(plan, bezug, &ids, &taken)
        }
        return ids.map { id in
            if let id { return id }
            var new = ElementID.random(using: &generator)
            while !taken.insert(new).inserted || vorgaben.bezug?.knoten.contains(new) == true {
                new = .random(using: &generator)
            }
            return new
        }
    }

    /// A title below a node; the top is nil.
    private struct Stelle: Hashable {
        let oberknoten: ElementID?
        let titel: String
    }

    private static func byTitles(
        _ plan: Fremdplan, _ bezug: Struktur, _ ids: inout [ElementID?], _ taken: inout Set<ElementID>
    ) {
        var places: [Stelle: [ElementID]] = [:]
        for entry in Gliederung(bezug).eintraege.reversed() where !taken.contains(entry.id) {
            guard let knoten = bezug.knoten[entry.id] else { continue }
            places[Stelle(oberknoten: knoten.oberknoten, titel: Text.normal(knoten.titel)), default: []]
                .append(entry.id)
        }
        for (row, vorgang) in plan.vorgaenge.enumerated() where ids[row] == nil {
            let above = vorgang.ueber.flatMap { $0 < row ? ids[$0] : nil }
            if vorgang.ueber != nil, above == nil { continue }
            let title = Text.normal(vorgang.titel.split(whereSeparator: \.isWhitespace).joined(separator: " "))
            guard let id = places[Stelle(oberknoten: above, titel: title)]?.popLast() else { continue }
            if taken.insert(id).inserted { ids[row] = id }
        }
    }
}
