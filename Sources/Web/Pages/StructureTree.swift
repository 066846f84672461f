import Templates

/// The Projektstrukturbaum as nested lists:
///
///     <ol>
///       <li id="k-…"><details open>
///         <summary> <h3>1 Vorbereitung</h3> Phase · 3 Arbeitspakete, 12 Aufgaben </summary>
///         facts, advice
///         <ol> <li id="k-…"> … </li> </ol>
///       </details></li>
///     </ol>
///
/// Phases are headings of the third level, what is directly below them of the fourth; deeper nodes are no headings. Nodes deeper than
/// `deepest` stand in the list of that level, because browsers stop nesting at some hundred elements; their numbers tell.
struct StructureTree {
    private static let deepest = 10
    /// Up to how many nodes the whole tree is open at once.
    private static let small = 20

    private let facts: NodeFacts
    private let isOpen: Bool
    /// Before each entry, how many nodes of each kind there were.
    private let counts: [Umfang]

    init(_ facts: NodeFacts, isOpen: Bool) {
        self.facts = facts
        self.isOpen = isOpen || facts.gliederung.eintraege.count <= Self.small
        var counts = [Umfang()]
        counts.reserveCapacity(facts.gliederung.eintraege.count + 1)
        for entry in facts.gliederung.eintraege {
            var next = counts[counts.count - 1]
            if let art = facts.struktur.knoten[entry.id]?.art { next.add(art) }
            counts.append(next)
        }
        self.counts = counts
    }

    /// Writes the tree. Linear in the nodes.
    func write(_ html: inout HTMLWriter) {
        html.start(.ol, .style(.baum))
        var level = 0
        for (place, entry) in facts.shown.enumerated() {
            guard let knoten = facts.struktur.knoten[entry.id] else { continue }
            let own = min(entry.tiefe, Self.deepest)
            while level > own {
                end(&html)
                level -= 1
            }
            let next = place + 1 < facts.shown.count ? min(facts.shown[place + 1].tiefe, Self.deepest) : 0
            html.start(.li, .id(.node(entry.id)), .style(style(knoten.art)))
            if next > own {
                branch(knoten, entry, place, level: own, &html)
                level += 1
            } else {
                leaf(knoten, entry, &html)
                html.end(.li)
            }
        }
        while level > 0 {
            end(&html)
            level -= 1
        }
        html.end(.ol)
    }

    // MARK: Nodes

    /// Writes a node with others below it, up to where these begin.
    private func branch(
        _ knoten: Knoten, _ entry: Gliederung.Eintrag, _ place: Int, level: Int, _ html: inout HTMLWriter
    ) {
        html.start(.details, isOpen || level == 0 ? .open : nil)
        html.element(.summary) { html in
            title(knoten, entry, level < 2 ? .heading(3 + level) : .span, &html)
            html.element(.span, .style(.angaben)) { html in
                html.text(knoten.art.wort(html.sprache))
                responsible(knoten, &html)
                // A node that is shown may have more below it than what is shown.
                let range = place + 1..<place + entry.umfang
                let parts = html.texte.umfangOhnePhasen(counts[range.upperBound] - counts[range.lowerBound])
                if !parts.isEmpty {
                    html.separator()
                    html.text(parts)
                }
                if level < 2, let days = Umriss(facts.struktur, facts.gliederung, range)?.arbeitstage, days > 0 {
                    html.separator()
                    html.text(html.texte.arbeitstage(days))
                }
                marks(knoten, &html)
            }
        }
        details(knoten, &html)
        html.start(.ol)
    }

    private func end(_ html: inout HTMLWriter) {
        html.end(.ol)
        html.end(.details)
        html.end(.li)
    }

    private func leaf(_ knoten: Knoten, _ entry: Gliederung.Eintrag, _ html: inout HTMLWriter) {
        html.element(.p) { html in title(knoten, entry, .span, &html) }
        html.element(.p, .style(.angaben)) { html in
            html.text(knoten.art.wort(html.sprache))
            responsible(knoten, &html)
            if let duration = facts.duration(knoten, html.sprache) {
                html.separator()
                html.text(duration)
            }
        }
        details(knoten, &html)
    }

    private func title(_ knoten: Knoten, _ entry: Gliederung.Eintrag, _ tag: HTMLTag, _ html: inout HTMLWriter) {
        html.element(tag, .style(.knotentitel)) { html in
            html.element(.span, .style(.nummer), text: entry.nummer)
            html.text(" ")
            html.inhalt(html.texte.titel(knoten.titel))
            if let kennung = knoten.kennung {
                html.text(" ")
                html.element(.span, .style(.leise), inhalt: "[\(kennung)]")
            }
        }
    }

    private func responsible(_ knoten: Knoten, _ html: inout HTMLWriter) {
        guard let role = knoten.verantwortlich else { return }
        html.separator()
        html.element(.span, .style(.nurVorgelesen), text: html.texte.verantwortlich + " ")
        facts.role(role, &html)
    }

    /// What has to be seen although the node is closed: that it may fall away or come more than once.
    private func marks(_ knoten: Knoten, _ html: inout HTMLWriter) {
        if knoten.bedingung != nil {
            html.separator()
            html.text(html.texte.bedingt)
        }
        if knoten.wiederholung != nil {
            html.separator()
            html.text(html.texte.wiederholblock)
        }
    }

    private func details(_ knoten: Knoten, _ html: inout HTMLWriter) {
        let texte = html.texte
        let condition = facts.condition(knoten, texte)
        let repetition = facts.repetition(knoten, texte)
        let hasFacts =
            condition != nil || repetition != nil || !knoten.mitwirkend.isEmpty || !knoten.vorgaenger.isEmpty
            || !knoten.ergebnisse.isEmpty || !knoten.rechtsgrundlagen.isEmpty
        if hasFacts {
            html.element(.dl, .style(.einzelheiten)) { html in
                if let condition { html.fact(texte.bedingung) { $0.inhalt(condition) } }
                if let repetition { html.fact(texte.wiederholblock) { $0.inhalt(repetition) } }
                if !knoten.mitwirkend.isEmpty {
                    html.fact(texte.wirktMit) { facts.contributing(knoten, &$0) }
                }
                if !knoten.vorgaenger.isEmpty {
                    html.fact(texte.vorgaenger) { facts.predecessors(knoten, always: false, &$0) }
                }
                if !knoten.ergebnisse.isEmpty { html.fact(texte.ergebnis) { facts.results(knoten, &$0) } }
                if !knoten.rechtsgrundlagen.isEmpty { html.fact(texte.rechtsgrundlage) { facts.law(knoten, &$0) } }
            }
        }
        if let hinweis = knoten.hinweis, !hinweis.isEmpty {
            html.element(.div, .style(.rat), html.contentLanguage) { html in
                html.markdown(hinweis, .bold, address: facts.resolve)
            }
        }
    }

    private func style(_ art: KnotenArt) -> StyleClass {
        switch art {
        case .phase: .phase
        case .paket: .paket
        case .aufgabe: .aufgabe
        case .meilenstein: .meilenstein
        }
    }
}
