import Bytes

/// Looks at a merged structure as a whole: what each side left sound and both together break (Specs/merge.md, section 4).
///
/// First, what one side removed and the other newly uses comes back. Then, where nodes form a ring, two have one code, or kinds do
/// not fit, the places that brought it about get the value of `ours` for the time being. Everything done here is a conflict.
struct WholeMerge {
    let base: Struktur
    let ours: Struktur
    let theirs: Struktur
    var merged: Struktur
    private(set) var konflikte: [Konflikt] = []

    init(_ base: Struktur, _ ours: Struktur, _ theirs: Struktur, _ merged: Struktur) {
        (self.base, self.ours, self.theirs, self.merged) = (base, ours, theirs, merged)
    }

    mutating func run() {
        restoreWhatIsUsed()
        // Giving way in one place can show what it had hidden; each round gives way in more places, so a few are enough.
        var known = Set<Ort>()
        for _ in 0..<8 {
            let broken = brokenRules()
            var isNew = false
            for konflikt in broken where known.insert(konflikt.ort).inserted {
                konflikte.append(konflikt)
                for place in konflikt.punkte { giveWay(place) }
                isNew = true
            }
            if !isNew { return }
        }
    }

    // MARK: Removed and used

    /// A reference from a node to another element.
    private struct Reference {
        let from: ElementID
        let feld: Text
        let target: Ort
        let code: Konflikt.Code
    }

    private mutating func restoreWhatIsUsed() {
        var used: [Ort: [Reference]] = [:]
        var order: [Ort] = []
        var pending = merged.knoten.keys
        while let id = pending.popLast() {
            guard let knoten = merged.knoten[id] else { continue }
            for reference in references(knoten, id) where wasRemoved(reference) {
                if used[reference.target] == nil {
                    order.append(reference.target)
                    if restore(reference.target), let element = reference.target.element { pending.append(element) }
                }
                used[reference.target, default: []].append(reference)
            }
        }
        for target in order.sorted() {
            let users = (used[target] ?? []).sorted { ($0.from, $0.feld) < ($1.from, $1.feld) }
            konflikte.append(
                Konflikt(
                    .verletzung, .geloeschtBenutzt, [disputed(target)] + users.map { disputed(place(of: $0)) }))
        }
    }

    /// The place that decides about a reference: the field, or the whole node where one side does not have it and it could not
    /// stand anywhere without its parent.
    private func place(of reference: Reference) -> Ort {
        let whole = Ort(.knoten, reference.from)
        let isOnBoth = ours.knoten.contains(reference.from) && theirs.knoten.contains(reference.from)
        return reference.code == .oberknoten && !isOnBoth ? whole : Ort(.knoten, reference.from, reference.feld)
    }

    private func references(_ knoten: Knoten, _ id: ElementID) -> [Reference] {
        var found: [Reference] = []
        func add(_ feld: Text, _ bereich: Ort.Bereich, _ target: ElementID?, _ code: Konflikt.Code) {
            guard let target, !exists(bereich, target, in: merged) else { return }
            found.append(Reference(from: id, feld: feld, target: Ort(bereich, target), code: code))
        }
        add("oberknoten", .knoten, knoten.oberknoten, .oberknoten)
        for target in knoten.vorgaenger.keys { add(Text("vorgaenger.\(target)"), .knoten, target, .vorgaenger) }
        add("verantwortlich", .rollen, knoten.verantwortlich, .rolle)
        for target in knoten.mitwirkend { add(Text("mitwirkend.\(target)"), .rollen, target, .rolle) }
        add("wiederholung", .parameter, knoten.wiederholung, .parameter)
        if let text = knoten.bedingung, let bedingung = try? Bedingung(parsing: text) {
            for target in bedingung.parameter { add("bedingung", .parameter, target, .parameter) }
        }
        return found
    }

    private func exists(_ bereich: Ort.Bereich, _ id: ElementID, in struktur: Struktur) -> Bool {
        switch bereich {
        case .knoten: struktur.knoten.contains(id)
        case .rollen: struktur.rollen.contains(id)
        case .parameter: struktur.parameter.contains(id)
        case .dokument: true
        }
    }

    /// Whether exactly one side removed the target and did not itself leave the reference dangling.
    private func wasRemoved(_ reference: Reference) -> Bool {
        guard let id = reference.target.element else { return false }
        let bereich = reference.target.bereich
        let (inOurs, inTheirs) = (exists(bereich, id, in: ours), exists(bereich, id, in: theirs))
        guard inOurs != inTheirs else { return false }
        let side = inOurs ? theirs : ours
        let ort = Ort(.knoten, reference.from, reference.feld)
        guard let value = side.wert(ort) else { return true }
        return value != merged.wert(ort)
    }

    private mutating func restore(_ target: Ort) -> Bool {
        guard let id = target.element else { return false }
        switch target.bereich {
        case .knoten: merged.knoten[id] = ours.knoten[id] ?? theirs.knoten[id]
        case .rollen: merged.rollen[id] = ours.rollen[id] ?? theirs.rollen[id]
        case .parameter: merged.parameter[id] = ours.parameter[id] ?? theirs.parameter[id]
        case .dokument: return false
        }
        return target.bereich == .knoten
    }

    // MARK: Broken rules

    /// What the merged structure breaks and neither side does.
    private func brokenRules() -> [Konflikt] {
        let found = Rules(merged).broken
        if found.isEmpty { return [] }
        let before = Set(Rules(ours).broken.map(\.key)).union(Rules(theirs).broken.map(\.key))
        return found.filter { !before.contains($0.key) }.map { rule in
            var places: [Konflikt.Streitpunkt] = []
            for ort in rule.places {
                let place = disputed(ort)
                if place.unsere != place.basis || place.fremde != place.basis { places.append(place) }
            }
            if places.isEmpty { places = rule.places.prefix(1).map { disputed($0) } }
            return Konflikt(rule.code.isAboutKinds ? .schema : .verletzung, rule.code, places)
        }
    }

    private func disputed(_ ort: Ort) -> Konflikt.Streitpunkt {
        Konflikt.Streitpunkt(
            ort, basis: base.wert(ort), unsere: ours.wert(ort), fremde: theirs.wert(ort))
    }

    /// Gives a place the value of `ours`, if the element can have it.
    private mutating func giveWay(_ place: Konflikt.Streitpunkt) {
        guard let element = place.ort.element, place.ort.feld != nil,
            exists(place.ort.bereich, element, in: merged), place.fremde != place.unsere
        else { return }
        if let changed = try? merged.setting([(place.ort, place.unsere)]) { merged = changed }
    }
}

extension Konflikt.Code {
    /// Whether it is about what kind of thing something is.
    var isAboutKinds: Bool { self == .art || self == .bedingung }
}
