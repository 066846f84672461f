import Bytes

extension Checker {
    mutating func checkTree() {
        if struktur.knoten.isEmpty { add(.empty, Self.struktur) }
        var codes: [Text: ElementID] = [:]
        for entry in gliederung.eintraege {
            guard let knoten = struktur.knoten[entry.id] else { continue }
            let id = entry.id
            checkID(id, Self.struktur)
            checkTitle(knoten.titel, Self.struktur, id)
            checkParent(knoten, entry)
            if entry.istBlatt { checkLeaf(knoten, id) } else { checkSummary(knoten, id) }
            if let kennung = knoten.kennung {
                if let other = codes.updateValue(id, forKey: Text(kennung)) {
                    add(.codeDuplicate, id, "kennung", [kennung, title(other)])
                }
            }
            checkLaw(knoten.rechtsgrundlagen, Self.struktur, id)
            for inner in Array(knoten.rechtsgrundlagen.keys) + knoten.ergebnisse.keys { checkID(inner, Self.struktur) }
            checkUnknownFields(knoten.unbekannt, Self.struktur, id)
            checkUnknownFields(knoten.dauer?.unbekannt ?? [:], Self.struktur, id)
            for (_, anordnung) in knoten.vorgaenger {
                checkUnknownFields(anordnung.unbekannt, Self.struktur, id)
                checkUnknownFields(anordnung.verzug?.unbekannt ?? [:], Self.struktur, id)
            }
        }
        checkPlaces()
        checkRings()
    }

    private mutating func checkParent(_ knoten: Knoten, _ entry: Gliederung.Eintrag) {
        guard let parent = knoten.oberknoten else { return }
        guard struktur.knoten.contains(parent) else {
            return add(.parentUnknown, entry.id, "oberknoten", [parent.description])
        }
        if knoten.art == .phase { add(.phaseBelow, entry.id, "art") }
    }

    private mutating func checkLeaf(_ knoten: Knoten, _ id: ElementID) {
        if knoten.verantwortlich == nil { add(.leafWithoutRole, id, "verantwortlich") }
        if knoten.art == .meilenstein {
            if let dauer = knoten.dauer, dauer.wert != 0 { add(.milestoneDuration, id, "dauer") }
        } else if knoten.dauer == nil {
            add(.leafUndated, id, "dauer")
        }
    }

    private mutating func checkSummary(_ knoten: Knoten, _ id: ElementID) {
        if knoten.art == .meilenstein { add(.milestoneParent, id, "art") }
        if knoten.art == .aufgabe { add(.taskParent, id, "art") }
        if knoten.dauer != nil { add(.summaryDuration, id, "dauer") }
        if !knoten.vorgaenger.isEmpty { add(.summaryPredecessor, id, "vorgaenger") }
    }

    /// Siblings stand one after the other in the tree, so two in one place are neighbours.
    private mutating func checkPlaces() {
        var last: [Int: ElementID] = [:]
        for entry in gliederung.eintraege {
            let parent = entry.ueber ?? -1
            if let before = last[parent], let knoten = struktur.knoten[entry.id], let other = struktur.knoten[before],
                knoten.oberknoten == other.oberknoten, knoten.rang == other.rang
            {
                add(.placeTaken, entry.id, "rang", [title(before)])
            }
            last[parent] = entry.id
        }
    }

    /// Each ring of parents once; its top is among the nodes that could not be placed.
    private mutating func checkRings() {
        for ring in gliederung.elternringe(struktur) {
            add(.treeCycle, ring[0], "oberknoten", titles(ring))
        }
    }

    /// How many there are, and the titles of the first eight.
    func titles(_ ids: [ElementID]) -> [String] { ["\(ids.count)"] + ids.prefix(8).map { title($0) } }
}
