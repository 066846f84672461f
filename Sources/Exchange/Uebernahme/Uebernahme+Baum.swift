import Bytes
import Templates

extension Uebernahme {
    /// Makes a node of every row.
    mutating func baue(using generator: inout some RandomNumberGenerator) {
        let parents = Set(vorgaben.bezug?.knoten.values.compactMap(\.oberknoten) ?? [])
        var hasChildren = [Bool](repeating: false, count: plan.vorgaenge.count)
        for (row, vorgang) in plan.vorgaenge.enumerated() {
            if let above = vorgang.ueber, above >= 0, above < row { hasChildren[above] = true }
        }
        var nodes: [(key: ElementID, value: Knoten)] = []
        nodes.reserveCapacity(plan.vorgaenge.count)
        var dates = 0
        for (row, vorgang) in plan.vorgaenge.enumerated() {
            let above = vorgang.ueber.flatMap { $0 >= 0 && $0 < row ? ids[$0] : nil }
            var (titel, rest) = zeile(vorgang.titel, ort: vorgang.ort, "title-long")
            if titel.isEmpty {
                titel = "Ohne Titel"
                melde(.veraendert, "title-empty", row, "Der Vorgang hatte keinen Titel.", "The row had no title.")
            }
            var knoten = Knoten(art(row, hasChildren[row], above, parents), titel, unter: above)
            knoten.kennung = kennung(vorgang)
            var hinweis = text(vorgang.hinweis ?? "")
            if !rest.isEmpty { hinweis = hinweis.isEmpty ? rest : rest + "\n\n" + hinweis }
            hinweis = ohnePersonen(hinweis, ort: vorgang.ort, titel: titel)
            knoten.hinweis = vorgang.hinweis == nil && hinweis.isEmpty ? nil : hinweis
            dauer(row, hasChildren[row], &knoten)
            if vorgang.anfang != nil || vorgang.ende != nil { dates += 1 }
            rollen(vorgang, &knoten)
            recht(vorgang, &knoten, using: &generator)
            bedingung(row, &knoten)
            knoten.fremdids = vorgang.fremdids
            fremdid(vorgang, &knoten)
            nodes.append((ids[row], knoten))
            bericht.melde(
                Importbericht.Zeile(
                    .uebernommen, "node", ort: vorgang.ort, titel: titel, knoten: ids[row],
                    Satz("übernommen", "taken")))
        }
        struktur.knoten = SortedMap(nodes)
        if dates > 0, plan.marke == nil {
            bericht.melde(
                Importbericht.Zeile(
                    .ausgelassen, "dates",
                    Satz(
                        "An \(dates) Vorgängen standen Termine. Eine Vorlage hat Dauern und Abhängigkeiten, keine Termine; aus ihnen rechnet jede Kommune ihre eigenen.",
                        "\(dates) rows had dates. A template has durations and dependencies and no dates; from these every municipality makes its own."
                    )))
        }
    }

    mutating func melde(_ art: Importbericht.Art, _ code: String, _ row: Int, _ de: String, _ en: String) {
        let vorgang = plan.vorgaenge[row]
        bericht.melde(
            Importbericht.Zeile(
                art, code, ort: vorgang.ort, titel: String(vorgang.titel.prefix(80)), knoten: ids[row], Satz(de, en)))
    }

    private mutating func art(
        _ row: Int, _ hasChildren: Bool, _ above: ElementID?, _ parents: Set<ElementID>
    ) -> KnotenArt {
        let vorgang = plan.vorgaenge[row]
        if let said = vorgang.art {
            if hasChildren && said == .meilenstein || hasChildren && said == .aufgabe && !parents.contains(ids[row]) {
                melde(
                    .veraendert, "kind", row, "Der Vorgang hat nun andere unter sich und ist ein Arbeitspaket.",
                    "The row has others below it now and is a work package.")
                return .paket
            }
            if !hasChildren && said == .aufgabe && vorgang.istMeilenstein { return .meilenstein }
            return said
        }
        if hasChildren { return above == nil ? .phase : .paket }
        return vorgang.istMeilenstein || vorgang.dauer?.wert == 0 ? .meilenstein : .aufgabe
    }

    private mutating func kennung(_ vorgang: Fremdvorgang) -> String? {
        guard let code = vorgang.kennung else { return nil }
        let line = text(code).split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return line.isEmpty ? nil : String(ohnePersonen(line, ort: vorgang.ort, titel: vorgang.titel).prefix(200))
    }

    /// The name in the file, unless it leads to a person: some programs name what they write after who wrote it.
    private mutating func fremdid(_ vorgang: Fremdvorgang, _ knoten: inout Knoten) {
        guard plan.marke == nil, !vorgang.fremdid.isEmpty, vorgang.fremdid.utf8.count <= 200 else { return }
        let name = text(vorgang.fremdid)
        guard ohnePersonen(name, ort: vorgang.ort, titel: knoten.titel) == name else { return }
        knoten.fremdids[vorgaben.system] = name
    }

    private mutating func dauer(_ row: Int, _ hasChildren: Bool, _ knoten: inout Knoten) {
        let vorgang = plan.vorgaenge[row]
        if let dauer = vorgang.dauer {
            let isOurs = plan.marke != nil && vorgang.art != nil
            if knoten.art == .meilenstein {
                if dauer.wert > 0 {
                    melde(
                        .veraendert, "milestone-duration", row, "Ein Meilenstein hat keine Dauer; sie bleibt draußen.",
                        "A milestone has no duration; it stays out.")
                }
            } else if !hasChildren || isOurs {
                knoten.dauer = dauer
            }
        } else if !hasChildren, plan.marke == nil, knoten.art == .aufgabe, let anfang = vorgang.anfang,
            let ende = vorgang.ende, anfang <= ende
        {
            // Monday to Friday; which holidays lay between depends on a Land that the file does not name.
            let days = Self.werktage(anfang, ende)
            knoten.dauer = Dauer(max(1, days))
            melde(
                .veraendert, "duration-from-dates", row,
                "Aus den Terminen wurde eine Dauer von \(max(1, days)) Arbeitstagen (Montag bis Freitag).",
                "The dates became a duration of \(max(1, days)) working days (Monday to Friday).")
        }
    }

    /// The days from Monday to Friday between two days, both included.
    static func werktage(_ from: Kalendertag, _ to: Kalendertag) -> Int {
        let days = to.nummer - from.nummer + 1
        var count = days / 7 * 5
        for offset in 0..<days % 7 where (from + offset).wochentag < 6 { count += 1 }
        return count
    }

    private func rollen(_ vorgang: Fremdvorgang, _ knoten: inout Knoten) {
        func role(_ index: Int) -> ElementID? { rollen.indices.contains(index) ? rollen[index] : nil }
        knoten.verantwortlich = vorgang.verantwortlich.flatMap(role)
        for id in vorgang.mitwirkend.compactMap(role) where id != knoten.verantwortlich || plan.marke != nil {
            knoten.mitwirkend.insert(id)
        }
    }

    private mutating func recht(
        _ vorgang: Fremdvorgang, _ knoten: inout Knoten, using generator: inout some RandomNumberGenerator
    ) {
        func free<Value>(_ id: ElementID?, _ map: SortedMap<ElementID, Value>) -> ElementID {
            var id = id ?? .random(using: &generator)
            while map.contains(id) { id = .random(using: &generator) }
            return id
        }
        for (id, basis) in vorgang.rechtsgrundlagen {
            var basis = basis
            basis.norm = ohnePersonen(text(basis.norm), ort: vorgang.ort, titel: knoten.titel)
            knoten.rechtsgrundlagen[free(id, knoten.rechtsgrundlagen)] = basis
        }
        for (id, result) in vorgang.ergebnisse {
            knoten.ergebnisse[free(id, knoten.ergebnisse)] = ohnePersonen(
                text(result), ort: vorgang.ort, titel: knoten.titel)
        }
    }

    private mutating func bedingung(_ row: Int, _ knoten: inout Knoten) {
        let vorgang = plan.vorgaenge[row]
        if let condition = vorgang.bedingung {
            if plan.marke != nil || (try? Bedingung(parsing: condition)) != nil {
                knoten.bedingung = Text.normal(condition)
            } else {
                melde(
                    .ausgelassen, "condition", row, "Die Bedingung ist keine, die Vorlagen kennen.",
                    "The condition is none that templates know.")
            }
        }
        if let name = vorgang.wiederholung {
            if let id = ElementID(name), plan.marke != nil || plan.parameter.contains(id) {
                knoten.wiederholung = id
            } else {
                melde(
                    .ausgelassen, "repetition", row, "Die Frage der Wiederholung steht nicht in der Datei.",
                    "The question it is repeated for is not in the file.")
            }
        }
    }

    // MARK: Order

    /// Gives every node its place among its siblings: where they stand as in the structure that is compared with they keep their ranks,
    /// so that moving one changes one.
    mutating func ordne() {
        var siblings: [[ElementID]] = []
        var group: [Int: Int] = [:]
        for (row, vorgang) in plan.vorgaenge.enumerated() {
            let above = vorgang.ueber.flatMap { $0 >= 0 && $0 < row ? $0 : nil } ?? -1
            if let known = group[above] {
                siblings[known].append(ids[row])
            } else {
                group[above] = siblings.count
                siblings.append([ids[row]])
            }
        }
        for list in siblings {
            for (id, rang) in zip(list, raenge(list)) { struktur.knoten[id]?.rang = rang }
        }
    }

    private func raenge(_ list: [ElementID]) -> [Rang] {
        guard let bezug = vorgaben.bezug else { return Rang.series(list.count) }
        let old = list.map { id -> Rang? in
            guard let before = bezug.knoten[id], before.oberknoten == struktur.knoten[id]?.oberknoten else {
                return nil
            }
            return before.rang
        }
        let kept = Self.aufsteigend(old, list)
        var ranks: [Rang] = []
        ranks.reserveCapacity(list.count)
        var next = 0
        for place in list.indices {
            if kept.contains(place), let rang = old[place] {
                ranks.append(rang)
                continue
            }
            if next <= place { next = place + 1 }
            while next < list.count, !kept.contains(next) { next += 1 }
            guard let rang = Rang.between(ranks.last, next < list.count ? old[next] : nil) else {
                return Rang.series(list.count)
            }
            ranks.append(rang)
        }
        return ranks
    }

    /// The places of a longest part of a list whose ranks ascend.
    private static func aufsteigend(_ ranks: [Rang?], _ ids: [ElementID]) -> Set<Int> {
        // By length, the place that ends the best part of that length; and for each place the one before it.
        var ends: [Int] = []
        var before = [Int](repeating: -1, count: ranks.count)
        func isLess(_ left: Int, _ right: Int) -> Bool {
            guard let first = ranks[left], let second = ranks[right] else { return false }
            return first == second ? ids[left] < ids[right] : first < second
        }
        for place in ranks.indices where ranks[place] != nil {
            var (low, high) = (0, ends.count)
            while low < high {
                let middle = (low + high) / 2
                if isLess(ends[middle], place) { low = middle + 1 } else { high = middle }
            }
            if low > 0 { before[place] = ends[low - 1] }
            if low == ends.count { ends.append(place) } else { ends[low] = place }
        }
        var kept = Set<Int>()
        var place = ends.last ?? -1
        while place >= 0 {
            kept.insert(place)
            place = before[place]
        }
        return kept
    }
}
