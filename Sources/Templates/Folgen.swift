import Bytes

/// What a difference between two versions of a template means for a project: its length, its critical path, its roles.
public struct Folgen: Hashable, Sendable {
    /// The length before in working days; nil when the plan has none.
    public let arbeitstageVorher: Int?
    /// The length after.
    public let arbeitstageNachher: Int?
    /// Nodes that a delay of now delays the project, and did not before, in the order of the new tree.
    public let kritischGeworden: [ElementID]
    /// Nodes that were critical and are not any more, in the order of the new tree; those that are gone are not among them.
    public let nichtMehrKritisch: [ElementID]
    /// The roles that answer for or contribute to what changed, before or after, by title.
    public let rollen: [ElementID]

    /// What a difference means. O(n log n).
    public init(_ vergleich: Vergleich) {
        let (old, new) = (vergleich.alt.struktur, vergleich.neu.struktur)
        // Where no node changed, the plan is the same.
        let touched = Set(vergleich.changes.compactMap(\.knoten))
        let (before, after) = touched.isEmpty ? (nil, nil) : (Umriss(old), Umriss(new))
        (arbeitstageVorher, arbeitstageNachher) = (before?.arbeitstage, after?.arbeitstage)
        let (was, now) = (before?.kritisch ?? [], after?.kritisch ?? [])
        let order = vergleich.neueGliederung.eintraege.map(\.id)
        let comparable = before != nil && after != nil
        kritischGeworden = comparable ? order.filter { now.contains($0) && !was.contains($0) } : []
        nichtMehrKritisch = comparable ? order.filter { was.contains($0) && !now.contains($0) } : []
        var roles = Set<ElementID>()
        for id in touched {
            for knoten in [old.knoten[id], new.knoten[id]].compactMap({ $0 }) {
                if let role = knoten.verantwortlich { roles.insert(role) }
                roles.formUnion(knoten.mitwirkend)
            }
        }
        for change in vergleich.changes {
            if case .rolle(let id, _, _) = change { roles.insert(id) }
        }
        func title(_ id: ElementID) -> String { (new.rollen[id] ?? old.rollen[id])?.titel ?? id.description }
        rollen = roles.filter { new.rollen.contains($0) || old.rollen.contains($0) }
            .map { (title: Text($0.description), id: $0, name: title($0)) }
            .sorted { ($0.name, $0.title) < ($1.name, $1.title) }.map(\.id)
    }

    /// Whether the critical path is another one.
    public var istWegAnders: Bool { !kritischGeworden.isEmpty || !nichtMehrKritisch.isEmpty }
}

extension Vergleich {
    /// What the difference means for a project, a sentence each; none where no node and no role changed.
    public func folgen(_ sprache: Sprache) -> [String] {
        let folgen = Folgen(self)
        var sentences: [String] = []
        switch (folgen.arbeitstageVorher, folgen.arbeitstageNachher) {
        case (let before?, let after?) where before == after:
            let unit = Zeiteinheit.arbeitstage.wort(after, sprache)
            sentences.append(
                sprache(
                    "Das Projekt dauert so lange wie vorher: \(after) \(unit)",
                    "The project takes as long as before: \(after) \(unit)"))
        case (let before?, let after?):
            let days = abs(after - before)
            let unit = Zeiteinheit.arbeitstage.wort(days, sprache)
            let longer = after > before
            sentences.append(
                sprache(
                    "Das Projekt endet \(days) \(unit) \(longer ? "später" : "früher"): nach \(after) statt \(before) Arbeitstagen",
                    "The project ends \(days) \(unit) \(longer ? "later" : "earlier"): after \(after) instead of \(before) working days"
                ))
        case (nil, let after?):
            sentences.append(
                sprache(
                    "Das Projekt hat jetzt eine Dauer: \(after) \(Zeiteinheit.arbeitstage.wort(after, sprache))",
                    "The project has a length now: \(after) \(Zeiteinheit.arbeitstage.wort(after, sprache))"))
        case (_?, nil):
            sentences.append(
                sprache(
                    "Die Dauer des Projekts lässt sich nicht mehr berechnen",
                    "The length of the project can no longer be computed"))
        case (nil, nil): break
        }
        if folgen.arbeitstageVorher != nil && folgen.arbeitstageNachher != nil {
            sentences.append(wegsatz(folgen, sprache))
        }
        let roles = folgen.rollen.map {
            sprache.quoted((neu.struktur.rollen[$0] ?? alt.struktur.rollen[$0])?.titel ?? "")
        }
        if !roles.isEmpty {
            let list = roles.joined(separator: ", ")
            sentences.append(
                sprache(
                    roles.count == 1 ? "Betroffene Rolle: \(list)" : "Betroffene Rollen: \(list)",
                    roles.count == 1 ? "Role concerned: \(list)" : "Roles concerned: \(list)"))
        }
        return sentences
    }

    private func wegsatz(_ folgen: Folgen, _ sprache: Sprache) -> String {
        guard folgen.istWegAnders else {
            return sprache("Der kritische Weg bleibt, wie er war", "The critical path stays as it was")
        }
        let words = Sentences(self, sprache) { _ in nil }
        func names(_ ids: [ElementID]) -> String {
            let shown = ids.prefix(3).map { words.node($0) }.joined(separator: ", ")
            let more = ids.count - 3
            return more > 0 ? shown + sprache(" und \(more) weitere", " and \(more) more") : shown
        }
        var parts: [String] = []
        if !folgen.kritischGeworden.isEmpty {
            parts.append(
                sprache("jetzt auch \(names(folgen.kritischGeworden))", "now also \(names(folgen.kritischGeworden))"))
        }
        if !folgen.nichtMehrKritisch.isEmpty {
            parts.append(
                sprache("nicht mehr \(names(folgen.nichtMehrKritisch))", "no longer \(names(folgen.nichtMehrKritisch))")
            )
        }
        return sprache("Der kritische Weg ändert sich: ", "The critical path changes: ") + parts.joined(separator: "; ")
    }
}
