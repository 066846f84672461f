import Bytes

/// A structure with its questions answered, as a structure of its own: what fell away is gone and passed through, what is repeated is
/// there for every entry (Specs/plan.md). What has no answer stays as it is.
///
/// Linear in nodes, copies and the dependencies of the result.
public struct Auspraegung: Sendable {
    /// What a copy of a repeated node stands for.
    public struct Kopie: Hashable, Sendable {
        /// The template's node.
        public let knoten: ElementID
        /// The entries, from the outside in.
        public let etiketten: [String]
    }

    /// The structure.
    public private(set) var struktur: Struktur
    /// The nodes that are copies, by their ids, which are the same for the same entries.
    public private(set) var kopien: [ElementID: Kopie] = [:]
    /// The most dependencies it may have.
    public static let anordnungsLimit = 1_000_000

    /// Answers the questions of a structure.
    ///
    /// - Throws: `PlanError` for too many copies or dependencies.
    public init(_ struktur: Struktur, _ antworten: [ElementID: Antwort]) throws(PlanError) {
        self.struktur = struktur
        if antworten.isEmpty { return }
        let plan = try Plan(struktur, antworten)
        let ids = Self.ids(plan)
        var weiche = Weiche(plan, struktur)
        var nodes: [(key: ElementID, value: Knoten)] = []
        for (number, vorgang) in plan.vorgaenge.enumerated() where !vorgang.entfaellt {
            let entry = plan.gliederung.eintraege[vorgang.platz]
            var node = plan.knoten[vorgang.platz]
            if let above = node.oberknoten, struktur.knoten.contains(above) {
                node.oberknoten = vorgang.ueber >= 0 ? ids[vorgang.ueber] : nil
            }
            if vorgang.kopie >= 0 {
                kopien[ids[number]] = Kopie(knoten: entry.id, etiketten: plan.etiketten(number))
                node.kennung = nil
            }
            if let label = vorgang.etikett {
                node.titel = Self.titled(node.titel, label)
                node.wiederholung = nil
            }
            if let text = node.bedingung, let condition = try? Bedingung(parsing: text),
                condition.gilt(antworten) == true
            {
                node.bedingung = nil
            }
            node.vorgaenger = try weiche.vorgaenger(number, ids)
            nodes.append((ids[number], node))
        }
        self.struktur.knoten = SortedMap(nodes)
        ordneKopien(plan, ids)
        var asked = Set(self.struktur.knoten.values.compactMap(\.wiederholung))
        for text in self.struktur.knoten.values.compactMap(\.bedingung) {
            if let condition = try? Bedingung(parsing: text) { asked.formUnion(condition.parameter) }
        }
        for id in struktur.parameter.keys where antworten[id] != nil && !asked.contains(id) {
            self.struktur.parameter[id] = nil
        }
    }

    /// The ids of the plan's nodes: the template's own, and for copies one made of it and the entries.
    private static func ids(_ plan: Plan) -> [ElementID] {
        plan.vorgaenge.indices.map { number in
            let id = plan.gliederung.eintraege[plan.vorgaenge[number].platz].id
            guard plan.vorgaenge[number].kopie >= 0 else { return id }
            let name = ([id.description] + plan.etiketten(number)).joined(separator: "\u{0}")
            let digest = Hex.string(SHA256.digest(Array(name.utf8).span))
            return ElementID("k" + digest.prefix(19)) ?? id
        }
    }

    /// "Schulung (Bauamt)", in no more characters than a title may have.
    private static func titled(_ title: String, _ label: String) -> String {
        let end = " (\(label.prefix(80)))"
        return title.prefix(200 - end.count) + end
    }

    /// Copies of one node stand one after the other where it stood.
    private mutating func ordneKopien(_ plan: Plan, _ ids: [ElementID]) {
        var parents = Set<Int>()
        for vorgang in plan.vorgaenge where vorgang.etikett != nil && !vorgang.entfaellt {
            parents.insert(vorgang.ueber)
        }
        if parents.isEmpty { return }
        var below: [Int: [ElementID]] = [:]
        for (number, vorgang) in plan.vorgaenge.enumerated()
        where !vorgang.entfaellt && parents.contains(vorgang.ueber) {
            below[vorgang.ueber, default: []].append(ids[number])
        }
        for siblings in below.values {
            for (id, rang) in zip(siblings, Rang.series(siblings.count)) { struktur.knoten[id]?.rang = rang }
        }
    }
}

/// Leads dependencies through what fell away and to all copies of what is repeated.
private struct Weiche {
    private let plan: Plan
    private let struktur: Struktur
    /// The dependencies of each node of the net, by their places in `pfeile`.
    private var eingang: [[Int]]
    private var made = 0

    init(_ plan: Plan, _ struktur: Struktur) {
        (self.plan, self.struktur) = (plan, struktur)
        eingang = [[Int]](repeating: [], count: plan.netz.count)
        for (place, pfeil) in plan.netz.pfeile.enumerated() { eingang[pfeil.nach].append(place) }
    }

    /// An end of a dependency that is being followed backwards.
    private struct Ende {
        let von: Int
        /// Which end of the predecessor counts, and which of the node.
        let art: Anordnung.Art
        let verzug: Verzug?
    }

    mutating func vorgaenger(
        _ number: Int, _ ids: [ElementID]
    ) throws(PlanError) -> SortedMap<ElementID, Anordnung> {
        if eingang[number].isEmpty { return [:] }
        var found: [ElementID: Anordnung] = [:]
        var seen = Set<Int>()
        var open = eingang[number].reversed().map { ende($0, number) }
        while let next = open.popLast() {
            let von = next.von
            if von >= plan.vorgaenge.count {
                for place in eingang[von].reversed() {
                    open.append(Ende(von: plan.netz.pfeile[place].von, art: next.art, verzug: next.verzug))
                }
            } else if plan.vorgaenge[von].entfaellt {
                guard seen.insert(von).inserted else { continue }
                for place in durchgang(von).reversed() {
                    let before = ende(place, plan.netz.pfeile[place].nach)
                    open.append(
                        Ende(
                            von: before.von, art: .von(before.art, nach: next.art),
                            verzug: .summe(before.verzug, next.verzug)))
                }
            } else if von != number, found[ids[von]] == nil {
                made += 1
                guard made <= Auspraegung.anordnungsLimit else {
                    throw PlanError(.tooManyNodes, ["\(Auspraegung.anordnungsLimit)"])
                }
                var anordnung = Anordnung(next.art, verzug: next.verzug)
                let id = plan.gliederung.eintraege[plan.vorgaenge[von].platz].id
                if let known = plan.knoten[plan.vorgaenge[number].platz].vorgaenger[id] { anordnung = known }
                found[ids[von]] = anordnung
            }
        }
        return SortedMap(found.map { ($0.key, $0.value) })
    }

    /// The dependencies that what fell away passes on: its own, those of what was below it and of what it was below.
    private func durchgang(_ number: Int) -> [Int] {
        var places: [Int] = []
        for below in number..<plan.vorgaenge[number].bis { places += eingang[below] }
        var above = plan.vorgaenge[number].ueber
        while above >= 0, plan.vorgaenge[above].entfaellt {
            places += eingang[above]
            above = plan.vorgaenge[above].ueber
        }
        return places
    }

    private func ende(_ place: Int, _ node: Int) -> Ende {
        let pfeil = plan.netz.pfeile[place]
        let verzug: Verzug? =
            switch pfeil.verzug {
            case .arbeit(0), .kalender(0): nil
            case .arbeit(let minutes) where minutes.isMultiple(of: Zeitachse.tag): Verzug(minutes / Zeitachse.tag)
            case .arbeit(let minutes): Verzug(minutes / 60, .stunden)
            case .kalender(let days): Verzug(days, .kalendertage)
            }
        return Ende(von: pfeil.von, art: pfeil.art, verzug: verzug)
    }
}

extension Anordnung.Art {
    /// The kind that two make one after the other, with a node between them that takes no time.
    fileprivate static func von(_ first: Self, nach second: Self) -> Self {
        let fromEnd = first == .endeAnfang || first == .endeEnde
        let toBeginning = second == .endeAnfang || second == .anfangAnfang
        return switch (fromEnd, toBeginning) {
        case (true, true): .endeAnfang
        case (true, false): .endeEnde
        case (false, true): .anfangAnfang
        case (false, false): .anfangEnde
        }
    }
}

extension Verzug? {
    /// Two distances one after the other; of different units the one that counts in working days.
    fileprivate static func summe(_ first: Verzug?, _ second: Verzug?) -> Verzug? {
        guard let first else { return second }
        guard let second else { return first }
        if first.einheit == second.einheit { return Verzug(first.wert + second.wert, first.einheit) }
        return first.einheit == .arbeitstage ? first : second
    }
}
