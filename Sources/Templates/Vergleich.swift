import Bytes

/// The differences between two versions of a template.
///
/// Nodes are matched by id, so a node that was renamed and moved is one node. Changes of `rang` that leave the order of siblings as it was,
/// and of layout, are none. Time is n log n.
public struct Vergleich: Sendable {
    /// The version before.
    public let alt: Vorlagenmappe
    /// The version after.
    public let neu: Vorlagenmappe
    /// The tree before.
    public let alteGliederung: Gliederung
    /// The tree after.
    public let neueGliederung: Gliederung
    /// All differences: of the template, of roles and parameters, of the nodes in the order of the new tree and then of the
    /// old one for those that are gone, of the files.
    public private(set) var changes: [Change] = []

    /// Compares.
    public init(_ alt: Vorlagenmappe, _ neu: Vorlagenmappe) {
        self.alt = alt
        self.neu = neu
        alteGliederung = Gliederung(alt.struktur)
        neueGliederung = Gliederung(neu.struktur)
        compareHead(alt.vorlage, neu.vorlage)
        compareRoles(alt.struktur, neu.struktur)
        compareNodes()
        each(alt.texte, neu.texte) { .textdatei($0, vorher: $1, nachher: $2) }
        each(alt.dateien, neu.dateien) { .datei($0, vorher: $1, nachher: $2) }
    }

    /// Whether there is no difference.
    public var istLeer: Bool { changes.isEmpty }

    // MARK: Head, roles, parameters

    private mutating func compareHead(_ old: Vorlage, _ new: Vorlage) {
        for (field, before, after) in [
            (Change.Kopffeld.titel, old.titel, new.titel), (.kurztext, old.kurztext, new.kurztext),
            (.lizenz, old.lizenz, new.lizenz), (.stelle, old.stelle, new.stelle),
        ] where before != after {
            changes.append(.kopf(field, vorher: before, nachher: after))
        }
        if old.zustand != new.zustand { changes.append(.zustand(vorher: old.zustand, nachher: new.zustand)) }
        if old.ersetzt != new.ersetzt { changes.append(.ersetzt(vorher: old.ersetzt, nachher: new.ersetzt)) }
        each(old.kontakte, new.kontakte) { .kontakt($0, vorher: $1, nachher: $2) }
        each(old.leistungen, new.leistungen) { .leistung($0, neu: $1) }
        each(old.schlagwoerter, new.schlagwoerter) { .schlagwort($0, neu: $1) }
        each(old.rechtsgrundlagen, new.rechtsgrundlagen) { .rechtsgrundlage(.vorlage, $0, vorher: $1, nachher: $2) }
        each(old.unbekannt, new.unbekannt) { .unbekannt(.vorlage, feld: $0, vorher: $1, nachher: $2) }
    }

    private mutating func compareRoles(_ old: Struktur, _ new: Struktur) {
        each(old.rollen, new.rollen) { .rolle($0, vorher: $1, nachher: $2) }
        each(old.parameter, new.parameter) { .parameter($0, vorher: $1, nachher: $2) }
        each(old.unbekannt, new.unbekannt) { .unbekannt(.struktur, feld: $0, vorher: $1, nachher: $2) }
    }

    // MARK: Nodes

    private mutating func compareNodes() {
        let moved = reordered()
        for entry in neueGliederung.eintraege {
            guard let new = neu.struktur.knoten[entry.id] else { continue }
            guard let old = alt.struktur.knoten[entry.id] else {
                changes.append(.knotenNeu(entry.id))
                continue
            }
            if let behind = moved[entry.id] { changes.append(.umgereiht(entry.id, hinter: behind)) }
            if old != new { compare(old, new, entry.id) }
        }
        for entry in alteGliederung.eintraege where !neu.struktur.knoten.contains(entry.id) {
            changes.append(.knotenEntfallen(entry.id))
        }
    }

    private mutating func compare(_ old: Knoten, _ new: Knoten, _ id: ElementID) {
        if old.titel != new.titel { changes.append(.titel(id, vorher: old.titel, nachher: new.titel)) }
        if old.oberknoten != new.oberknoten {
            changes.append(.verschoben(id, von: old.oberknoten, nach: new.oberknoten))
        }
        if old.art != new.art { changes.append(.art(id, vorher: old.art, nachher: new.art)) }
        if old.dauer != new.dauer { changes.append(.dauer(id, vorher: old.dauer, nachher: new.dauer)) }
        if old.verantwortlich != new.verantwortlich {
            changes.append(.verantwortlich(id, vorher: old.verantwortlich, nachher: new.verantwortlich))
        }
        each(old.mitwirkend, new.mitwirkend) { .mitwirkend(id, rolle: $0, neu: $1) }
        each(old.vorgaenger, new.vorgaenger) { .vorgaenger(id, auf: $0, vorher: $1, nachher: $2) }
        for (field, before, after) in [
            (Change.Knotentext.kennung, old.kennung, new.kennung), (.hinweis, old.hinweis, new.hinweis),
            (.bedingung, old.bedingung, new.bedingung),
        ] where before != after {
            changes.append(.text(id, field, vorher: before, nachher: after))
        }
        if old.wiederholung != new.wiederholung {
            changes.append(.wiederholung(id, vorher: old.wiederholung, nachher: new.wiederholung))
        }
        each(old.rechtsgrundlagen, new.rechtsgrundlagen) {
            .rechtsgrundlage(.element(id), $0, vorher: $1, nachher: $2)
        }
        each(old.ergebnisse, new.ergebnisse) { .ergebnis(id, $0, vorher: $1, nachher: $2) }
        each(old.fremdids, new.fremdids) { .fremdid(id, system: $0, vorher: $1, nachher: $2) }
        each(old.unbekannt, new.unbekannt) { .unbekannt(.element(id), feld: $0, vorher: $1, nachher: $2) }
    }

    /// Siblings whose order among those that were siblings before is another: the fewest whose moving explains the new
    /// order (all but a longest run that kept its order), each with the sibling now before it.
    private func reordered() -> [ElementID: ElementID?] {
        var siblings: [ElementID?: [ElementID]] = [:]
        for entry in neueGliederung.eintraege {
            siblings[neu.struktur.knoten[entry.id]?.oberknoten, default: []].append(entry.id)
        }
        var moved: [ElementID: ElementID?] = [:]
        for (parent, ids) in siblings {
            let kept = ids.indices.filter { index in
                guard let old = alt.struktur.knoten[ids[index]] else { return false }
                return old.oberknoten == parent
            }
            let stayed = Self.longestAscending(kept.map { alteGliederung.platz(ids[$0]) ?? 0 })
            for (number, index) in kept.enumerated() where !stayed.contains(number) {
                moved[ids[index]] = .some(index > 0 ? ids[index - 1] : nil)
            }
        }
        return moved
    }

    /// The indices of a longest ascending selection, in n log n.
    private static func longestAscending(_ values: [Int]) -> Set<Int> {
        var tails: [Int] = []
        var before = [Int](repeating: -1, count: values.count)
        for index in values.indices {
            var low = 0
            var high = tails.count
            while low < high {
                let middle = (low + high) / 2
                if values[tails[middle]] < values[index] { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[index] = tails[low - 1] }
            if low == tails.count { tails.append(index) } else { tails[low] = index }
        }
        var chosen = Set<Int>()
        var next = tails.last ?? -1
        while next >= 0 {
            chosen.insert(next)
            next = before[next]
        }
        return chosen
    }

    // MARK: Maps and sets

    private mutating func each<Key, Value: Equatable>(
        _ old: SortedMap<Key, Value>, _ new: SortedMap<Key, Value>, _ change: (Key, Value?, Value?) -> Change
    ) {
        if old == new { return }
        for key in SortedSet(old.keys + new.keys) {
            let (before, after) = (old[key], new[key])
            if before != after { changes.append(change(key, before, after)) }
        }
    }

    private mutating func each<Member>(
        _ old: SortedSet<Member>, _ new: SortedSet<Member>, _ change: (Member, Bool) -> Change
    ) {
        if old == new { return }
        for member in SortedSet(old.members + new.members) where old.contains(member) != new.contains(member) {
            changes.append(change(member, new.contains(member)))
        }
    }
}
