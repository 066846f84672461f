import Templates

/// What comes next by the plan: what begins first, or after today where the plan has dates, and the milestones in their order.
struct NaechsteSchritte {
    /// How many steps and milestones are named.
    private static let limit = 5
    private static let milestones = 12

    private let facts: NodeFacts
    private let plan: Zeitplan
    /// Today as a day of the axis; 0 without dates.
    private let heute: Int

    /// Nil where there is no plan.
    init?(_ facts: NodeFacts, heute: Kalendertag?) {
        guard let plan = facts.zeitplan else { return nil }
        self.facts = facts
        self.plan = plan
        let today = plan.start.flatMap { start in heute.map { $0.nummer - start.nummer } } ?? 0
        self.heute = max(0, today)
    }

    /// The tasks that are next: those that run today or begin after, the earliest first.
    private var schritte: [Zeitplan.Zeile] { first(Self.limit) { $0 != .meilenstein } }

    /// The milestones that are still to come, the earliest first.
    private var meilensteine: [Zeitplan.Zeile] { first(Self.milestones) { $0 == .meilenstein } }

    private func first(_ count: Int, _ isWanted: (KnotenArt) -> Bool) -> [Zeitplan.Zeile] {
        let rows = plan.zeilen.enumerated().filter { _, zeile in
            let entry = facts.gliederung.eintraege[zeile.platz]
            guard entry.istBlatt, zeile.platz < facts.shown.endIndex, zeile.ende > heute || heute == 0 else {
                return false
            }
            return isWanted(facts.knoten(zeile.platz)?.art ?? .aufgabe)
        }
        return rows.sorted { ($0.element.anfang, $0.offset) < ($1.element.anfang, $1.offset) }.prefix(count).map(
            \.element)
    }

    /// Writes the section; nothing where no step has a place in time.
    func write(_ html: inout HTMLWriter) {
        let (steps, goals) = (schritte, meilensteine)
        if steps.isEmpty && goals.isEmpty { return }
        html.element(.section, .style(.naechstes), .labelled(by: Anchor("naechstes"))) { html in
            html.element(.h3, .id(Anchor("naechstes")), text: html.texte.naechstes(heute > 0))
            html.element(.div, .style(.spalten)) { html in
                if !steps.isEmpty { list(html.texte.zuerst(heute > 0), steps, &html) }
                if !goals.isEmpty { list(html.texte.meilensteine, goals, &html) }
            }
        }
    }

    private func list(_ titel: String, _ rows: [Zeitplan.Zeile], _ html: inout HTMLWriter) {
        html.element(.div) { html in
            html.element(.p, .style(.leise), text: titel)
            html.element(.ol, .style(.zeitliste)) { html in
                for zeile in rows {
                    let entry = facts.gliederung.eintraege[zeile.platz]
                    html.element(.li) { html in
                        html.element(.span, .style(.wann), text: plan.wann(zeile, html.texte))
                        html.text(" ")
                        html.element(.a, .href(.node(entry.id))) { html in facts.name(zeile.platz, &html) }
                        if let role = facts.knoten(zeile.platz)?.verantwortlich {
                            html.text(" ")
                            html.element(.span, .style(.leise)) { facts.role(role, &$0) }
                        }
                    }
                }
            }
        }
    }
}
