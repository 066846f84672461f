import Bytes

/// Merges maps of elements, and elements field by field.
struct ElementMerger {
    var konflikte: Konflikte = [:]
    private(set) var entscheidungen: [Entscheidung] = []
    private var oursChanged = false
    private var theirsChanged = false
    /// Places that the common ancestor had open and that both sides have decided, with the elements they lie in: the value there was
    /// provisional, so the side that still has it may mean it.
    private var uncertain = Set<Ort>()

    init(_ base: Konflikte, _ ours: Konflikte, _ theirs: Konflikte) {
        for (key, konflikt) in base where ours[key] != konflikt && theirs[key] != konflikt {
            for place in konflikt.punkte {
                uncertain.insert(place.ort)
                uncertain.insert(place.ort.ganzesElement)
            }
        }
    }

    /// Whether both sides changed something.
    var changedOnBothSides: Bool { oursChanged && theirsChanged }

    /// Merges maps. Walks the keys of all three, which ascend, at the same time.
    mutating func merge<Value: Element>(
        _ bereich: Ort.Bereich, _ base: SortedMap<ElementID, Value>, _ ours: SortedMap<ElementID, Value>,
        _ theirs: SortedMap<ElementID, Value>
    ) -> SortedMap<ElementID, Value> {
        var pairs: [(key: ElementID, value: Value)] = []
        pairs.reserveCapacity(ours.count)
        var (b, o, t) = (0, 0, 0)
        while b < base.count || o < ours.count || t < theirs.count {
            var key: ElementID?
            for next in [
                b < base.count ? base.keys[b] : nil, o < ours.count ? ours.keys[o] : nil,
                t < theirs.count ? theirs.keys[t] : nil,
            ] { if let next, key.map({ next < $0 }) ?? true { key = next } }
            guard let key else { break }
            var (before, mine, other): (Value?, Value?, Value?)
            if b < base.count, base.keys[b] == key { (before, b) = (base.values[b], b + 1) }
            if o < ours.count, ours.keys[o] == key { (mine, o) = (ours.values[o], o + 1) }
            if t < theirs.count, theirs.keys[t] == key { (other, t) = (theirs.values[t], t + 1) }
            if let merged = merge(Ort(bereich, key), before, mine, other) { pairs.append((key: key, value: merged)) }
        }
        return SortedMap(pairs)
    }

    /// Merges one element; nil is its absence.
    private mutating func merge<Value: Element>(
        _ ort: Ort, _ base: Value?, _ ours: Value?, _ theirs: Value?
    ) -> Value? {
        let isUncertain = !uncertain.isEmpty && uncertain.contains(ort)
        if ours == theirs {
            if ours != base { decide(ort, .beide) }
            return ours
        }
        if !isUncertain {
            if theirs == base {
                decide(ort, .unsere, base, ours)
                return ours
            }
            if ours == base {
                decide(ort, .fremde, base, theirs)
                return theirs
            }
        }
        (oursChanged, theirsChanged) = (true, true)
        guard let ours, let theirs else {
            // One removed what the other changed: kept, because what is kept can still be removed.
            add(
                Konflikt(
                    .verletzung, .geloeschtGeaendert,
                    [
                        Konflikt.Streitpunkt(
                            ort, basis: base?.fragment, unsere: ours?.fragment, fremde: theirs?.fragment)
                    ]))
            return ours ?? theirs
        }
        let before = entscheidungen.count
        let open = konflikte
        let fields = merge(base?.felder, ours.felder, theirs.felder, long: Value.langtexte) {
            Ort(ort.bereich, ort.element ?? .random(), $0)
        }
        if let merged = try? Value(fields) { return merged }
        // Fields that fit each side fit together, because each is read by itself; were it otherwise, nothing may be lost.
        entscheidungen.removeSubrange(before...)
        konflikte = open
        add(
            Konflikt(
                .schema, .wert,
                [
                    Konflikt.Streitpunkt(
                        ort, basis: base?.fragment, unsere: ours.fragment, fremde: theirs.fragment)
                ]))
        return ours
    }

    /// Merges fields. Without a base, all that is not the same on both sides is a conflict.
    mutating func merge(
        _ base: Felder?, _ ours: Felder, _ theirs: Felder, long: [Text], _ place: (Text) -> Ort
    ) -> Felder {
        if ours == theirs, base != nil || ours.isEmpty { return note(base ?? [:], ours, place) }
        var pairs: [(key: Text, value: JSONFragment)] = []
        let seat = mergeSeat(base, ours, theirs, place)
        for name in SortedSet((base?.keys ?? []) + ours.keys + theirs.keys) {
            if let seat, name == Self.seat.0 || name == Self.seat.1 {
                if let value = seat[name] { pairs.append((key: name, value: value)) }
                continue
            }
            let ort = place(name)
            let isKnown = base != nil && !uncertain.contains(ort)
            let (before, mine, other) = (base?[name], ours[name], theirs[name])
            let value: JSONFragment?
            if mine == other {
                if mine != before { decide(ort, .beide) }
                value = mine
            } else if isKnown, other == before {
                decide(ort, .unsere)
                value = mine
            } else if isKnown, mine == before {
                decide(ort, .fremde)
                value = other
            } else if isKnown, long.contains(name), let text = Self.mergeText(before, mine, other) {
                decide(ort, .vereint)
                value = text
            } else {
                add(
                    Konflikt(.wert, .wert, [Konflikt.Streitpunkt(ort, basis: before, unsere: mine, fremde: other)]))
                value = mine
            }
            if let value { pairs.append((key: name, value: value)) }
        }
        return SortedMap(pairs)
    }

    private mutating func note(_ base: Felder, _ same: Felder, _ place: (Text) -> Ort) -> Felder {
        if base != same {
            for name in SortedSet(base.keys + same.keys) where base[name] != same[name] { decide(place(name), .beide) }
        }
        return same
    }

    // MARK: A node's seat

    private static let seat: (Text, Text) = ("oberknoten", "rang")

    /// A node's place in the tree is parent and rank together: a rank means something only among the siblings it was made for. Nil when
    /// at most one side moved the node, or both alike, so that field by field gives the same.
    private mutating func mergeSeat(
        _ base: Felder?, _ ours: Felder, _ theirs: Felder, _ place: (Text) -> Ort
    ) -> Felder? {
        let (parent, rank) = Self.seat
        guard ours[rank] != nil || theirs[rank] != nil else { return nil }
        func same(_ a: Felder, _ b: Felder) -> Bool { a[parent] == b[parent] && a[rank] == b[rank] }
        if same(ours, theirs) { return nil }
        let isKnown = base != nil && !uncertain.contains(place(parent)) && !uncertain.contains(place(rank))
        if isKnown, let base, same(ours, base) || same(theirs, base) { return nil }
        func disputed(_ name: Text) -> Konflikt.Streitpunkt {
            Konflikt.Streitpunkt(place(name), basis: base?[name], unsere: ours[name], fremde: theirs[name])
        }
        let places =
            ours[parent] == theirs[parent] ? [disputed(rank)] : [disputed(parent), disputed(rank)]
        add(Konflikt(.wert, .wert, places))
        if ours[parent] == theirs[parent], ours[parent] != base?[parent] { decide(place(parent), .beide) }
        var seat = Felder()
        for name in [parent, rank] { if let value = ours[name] { seat[name] = value } }
        return seat
    }

    // MARK: Long text

    private static func mergeText(
        _ base: JSONFragment?, _ ours: JSONFragment?, _ theirs: JSONFragment?
    ) -> JSONFragment? {
        guard let ours = ours?.string, let theirs = theirs?.string, let base = base?.string else { return nil }
        let merge = TextMerge(base: Array(base.utf8), ours: Array(ours.utf8), theirs: Array(theirs.utf8))
        guard merge.isClean, let text = String(validating: merge.text, as: UTF8.self) else { return nil }
        return JSONFragment { $0.string(text) }
    }

    // MARK: Notes

    mutating func add(_ konflikt: Konflikt) {
        konflikte.add(konflikt)
        (oursChanged, theirsChanged) = (true, true)
    }

    private mutating func decide(_ ort: Ort, _ seite: Entscheidung.Seite) {
        entscheidungen.append(Entscheidung(ort: ort, seite: seite))
        switch seite {
        case .unsere: oursChanged = true
        case .fremde: theirsChanged = true
        case .beide, .vereint: (oursChanged, theirsChanged) = (true, true)
        }
    }

    /// Notes an element that one side changed: as a whole when it is new or gone, else field by field.
    private mutating func decide<Value: Element>(
        _ ort: Ort, _ seite: Entscheidung.Seite, _ base: Value?, _ value: Value?
    ) {
        guard let base, let value, let element = ort.element else { return decide(ort, seite) }
        for name in base.geaenderteFelder(value) { decide(Ort(ort.bereich, element, name), seite) }
    }
}

extension JSONFragment {
    /// The value's JSON.
    var json: JSON? { try? JSON(parsing: bytes, limits: Struktur.limits) }
    /// The text of a string, or nil for any other value.
    var string: String? { json?.string }
}
