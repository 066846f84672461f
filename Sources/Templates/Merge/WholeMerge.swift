import Bytes

/// Looks at a merged structure as a whole: what each side left sound and both together break (Specs/merge.md, section 4).
///
/// What one side removed and the other newly uses comes back. Where nodes form a ring, two have one code, or kinds do not fit, the places
/// that brought it about get the value of `ours` for the time being. Everything done here is a conflict.
struct WholeMerge {
    private let base: Struktur
    private let ours: Struktur
    private let theirs: Struktur
    /// What one of the sides breaks by itself; looked for when the whole breaks anything.
    private var known: Set<Rules.Key>?
    private var merged: Struktur
    private var found: [Rules.Key: Konflikt] = [:]

    /// The structure with what is used restored, and the conflicts in the order of their places.
    ///
    /// Looked at twice: with the values of `ours` in all conflicts so far, and with those of `theirs`. So nobody who decides for
    /// theirs meets what a decision for ours had hidden, and both sides see the same conflicts whoever merges.
    static func run(
        _ base: Struktur, _ ours: Struktur, _ theirs: Struktur, _ merged: Struktur, _ konflikte: [Konflikt]
    ) -> (merged: Struktur, konflikte: [Konflikt]) {
        var mine = WholeMerge(base, ours, theirs, merged, known: nil)
        mine.run()
        if konflikte.isEmpty && mine.found.isEmpty { return (merged, []) }
        var other = merged
        other.setze(konflikte.filter { $0.code == .wert }.flatMap(\.punkte).map { ($0.ort, $0.fremde) })
        var opposite = WholeMerge(base, theirs, ours, other, known: mine.known)
        opposite.run()
        var all = mine.found
        for (key, konflikt) in opposite.found {
            let konflikt = konflikt.gespiegelt
            guard let same = all[key] else {
                all[key] = konflikt
                continue
            }
            all[key] = Konflikt(same.art, same.code, same.punkte + konflikt.punkte)
        }
        let sorted = all.map { key, value in
            let names =
                [value.ort.description, key.code.rawValue] + key.elements.map(\.description) + [key.detail.string]
            return (order: Text(names.joined(separator: "\u{0}")), value: value)
        }.sorted { $0.order < $1.order }
        return (mine.merged, sorted.map(\.value))
    }

    private init(
        _ base: Struktur, _ ours: Struktur, _ theirs: Struktur, _ merged: Struktur, known: Set<Rules.Key>?
    ) {
        (self.base, self.ours, self.theirs, self.merged, self.known) = (base, ours, theirs, merged, known)
    }

    private mutating func isKnown(_ key: Rules.Key) -> Bool {
        let known = known ?? Set(Rules(ours).broken.map(\.key)).union(Rules(theirs).broken.map(\.key))
        self.known = known
        return known.contains(key)
    }

    private mutating func run() {
        // Giving way in one place can show what it had hidden; each round gives way in more places, so a few are enough.
        for _ in 0..<8 {
            restoreWhatIsUsed()
            var fresh: [Rules.Breach] = []
            for rule in Rules(merged).broken where !isKnown(rule.key) && found[rule.key] == nil { fresh.append(rule) }
            if fresh.isEmpty { return }
            var values: [(ort: Ort, wert: JSONFragment?)] = []
            for rule in fresh {
                let konflikt = self.konflikt(rule)
                found[rule.key] = konflikt
                for place in konflikt.punkte where place.ort.feld != nil && place.fremde != place.unsere {
                    // A role without abbreviation is nobody's.
                    if place.unsere == nil && place.ort.feld == "kuerzel" { continue }
                    values.append((place.ort, place.unsere))
                }
            }
            merged.setze(values)
        }
    }

    // MARK: Broken rules

    private func konflikt(_ rule: Rules.Breach) -> Konflikt {
        var places = rule.places.map { decidable($0) }
        if rule.code == .antworten, let name = rule.key.elements.first {
            // Those that are gone take part as well.
            for struktur in [base, ours, theirs] {
                let answers = struktur.parameter[name]?.werte.keys ?? []
                places += answers.map { Ort(.parameter, name, Feldname.entry("werte", $0.string)) }
            }
        }
        let all = places.map { disputed($0) }
        let changed = all.filter { $0.unsere != $0.basis || $0.fremde != $0.basis }
        return Konflikt(
            rule.code.isAboutKinds ? .schema : .verletzung, rule.code, changed.isEmpty ? Array(all.prefix(1)) : changed)
    }

    /// The field, or the whole element where a side does not have it and it cannot be without the field.
    private func decidable(_ ort: Ort) -> Ort {
        guard let feld = ort.feld, ["art", "oberknoten", "rang"].contains(feld) else { return ort }
        let whole = ort.ganzesElement
        return ours.wert(whole) == nil || theirs.wert(whole) == nil ? whole : ort
    }

    private func disputed(_ ort: Ort) -> Konflikt.Streitpunkt {
        Konflikt.Streitpunkt(
            ort, basis: base.wert(ort), unsere: ours.wert(ort), fremde: theirs.wert(ort))
    }

    // MARK: Removed and used

    /// A reference from a node to another element.
    private struct Reference {
        let from: ElementID
        let feld: Text
        let target: Ort
        var isParent: Bool { feld == "oberknoten" }
    }

    /// Brings back what one side removed and the other uses, and what that uses in turn.
    private mutating func restoreWhatIsUsed() {
        var users: [Ort: [Reference]] = [:]
        var restored: [ElementID: Knoten] = [:]
        var pending: [ElementID] = []
        func look(_ id: ElementID, _ knoten: Knoten) {
            for reference in references(knoten, id) where wasRemoved(reference, knoten) {
                users[reference.target, default: []].append(reference)
                guard reference.target.bereich == .knoten, let target = reference.target.element,
                    restored[target] == nil
                else { continue }
                restored[target] = ours.knoten[target] ?? theirs.knoten[target]
                pending.append(target)
            }
        }
        for (id, knoten) in merged.knoten { look(id, knoten) }
        while let id = pending.popLast() {
            if let knoten = restored[id] { look(id, knoten) }
        }
        if users.isEmpty { return }
        if !restored.isEmpty {
            merged.knoten = SortedMap(merged.knoten.map { $0 } + restored.map { (key: $0.key, value: $0.value) })
        }
        for (target, references) in users {
            guard let id = target.element else { continue }
            switch target.bereich {
            case .rollen: merged.rollen[id] = ours.rollen[id] ?? theirs.rollen[id]
            case .parameter: merged.parameter[id] = ours.parameter[id] ?? theirs.parameter[id]
            case .knoten, .dokument: break
            }
            let key = Rules.Key(code: .geloeschtBenutzt, elements: [id], detail: Text(target.bereich.rawValue))
            let places = references.flatMap { self.places(of: $0) }.map { disputed($0) }
            found[key] = Konflikt(
                .verletzung, .geloeschtBenutzt, (found[key]?.punkte ?? [disputed(target)]) + places)
        }
    }

    /// The places that decide about a reference: the field (a parent with the rank below it), or the whole node where one side does not have
    /// it and it could not stand anywhere without its parent.
    private func places(of reference: Reference) -> [Ort] {
        let field = Ort(.knoten, reference.from, reference.feld)
        guard reference.isParent else { return [field] }
        let isOnBoth = ours.knoten.contains(reference.from) && theirs.knoten.contains(reference.from)
        return isOnBoth ? [field, Ort(.knoten, reference.from, "rang")] : [Ort(.knoten, reference.from)]
    }

    private func references(_ knoten: Knoten, _ id: ElementID) -> [Reference] {
        var found: [Reference] = []
        func add(_ feld: @autoclosure () -> Text, _ bereich: Ort.Bereich, _ target: ElementID?) {
            guard let target, !Self.exists(bereich, target, in: merged) else { return }
            found.append(Reference(from: id, feld: feld(), target: Ort(bereich, target)))
        }
        add("oberknoten", .knoten, knoten.oberknoten)
        for target in knoten.vorgaenger.keys { add(Text("vorgaenger.\(target)"), .knoten, target) }
        add("verantwortlich", .rollen, knoten.verantwortlich)
        for target in knoten.mitwirkend { add(Text("mitwirkend.\(target)"), .rollen, target) }
        add("wiederholung", .parameter, knoten.wiederholung)
        if let text = knoten.bedingung, let bedingung = try? Bedingung(parsing: text) {
            for target in bedingung.parameter { add("bedingung", .parameter, target) }
        }
        return found
    }

    private static func exists(_ bereich: Ort.Bereich, _ id: ElementID, in struktur: Struktur) -> Bool {
        switch bereich {
        case .knoten: struktur.knoten.contains(id)
        case .rollen: struktur.rollen.contains(id)
        case .parameter: struktur.parameter.contains(id)
        case .dokument: true
        }
    }

    /// Whether exactly one side removed the target and did not itself leave the reference dangling.
    private func wasRemoved(_ reference: Reference, _ knoten: Knoten) -> Bool {
        guard let id = reference.target.element else { return false }
        let bereich = reference.target.bereich
        let isInOurs = Self.exists(bereich, id, in: ours)
        guard isInOurs != Self.exists(bereich, id, in: theirs) else { return false }
        let side = isInOurs ? theirs : ours
        guard let value = side.wert(Ort(.knoten, reference.from, reference.feld)) else { return true }
        return value != knoten.wert(reference.feld)
    }
}

extension Konflikt.Code {
    /// Whether it is about what kind of thing something is.
    var isAboutKinds: Bool { self == .art || self == .bedingung || self == .antworten }
}
