import Templates

/// The Projektstrukturbaum as nested lists:
///
///     <ol>
///       <li id="k-…"><details open>
///         <summary> <h3>1 Vorbereitung</h3> Phase, 3 Arbeitspakete, 12 Aufgaben · who, how long, when, after what </summary>
///         facts, advice
///         <ol> <li id="k-…"> … </li> </ol>
///       </details></li>
///     </ol>
///
/// Every line says who, how long, when and after what, also while it is closed; on a wide screen these are columns. A step without
/// others below it can be opened for its facts.
///
/// Phases are headings of the third level, what is directly below them of the fourth; deeper nodes are no headings. Nodes deeper than
/// `deepest` stand in the list of that level, because browsers stop nesting at some hundred elements; their numbers tell.
struct StructureTree {
    private static let deepest = 10
    /// Up to how many nodes the whole tree is open at once.
    private static let small = 20

    private let facts: NodeFacts
    /// Up to which level nodes with others below them are open.
    private let openLevels: Int
    private let opensFacts: Bool
    /// Before each entry, how many nodes of each kind there were.
    private let counts: [Umfang]

    /// Whether steps lead to where they are edited.
    private let istWerkbank: Bool

    init(_ facts: NodeFacts, _ ansicht: TemplatePage.Ansicht, istWerkbank: Bool) {
        self.istWerkbank = istWerkbank
        self.facts = facts
        let isSmall = facts.gliederung.eintraege.count <= Self.small
        opensFacts = ansicht == .alles
        openLevels = ansicht == .alles || isSmall && ansicht == .baum ? .max : ansicht == .phasen ? 0 : 1
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
        columns(&html)
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
                leaf(knoten, entry, place, &html)
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

    /// What the columns of a wide screen are called. The lines themselves say it in words, so nobody else needs it.
    private func columns(_ html: inout HTMLWriter) {
        html.element(.div, .style(.baumkopf), .hidden) { html in
            html.element(.span, text: html.texte.schritt)
            html.element(.span, .style(.eckdaten)) { html in
                html.element(.span, .style(.wer), text: html.texte.verantwortlich)
                html.element(.span, .style(.lang), text: html.texte.dauerKurz)
                html.element(.span, .style(.wann), text: html.texte.zeitraum)
                html.element(.span, .style(.danach), text: html.texte.nach)
            }
        }
    }

    /// Writes a node with others below it, up to where these begin.
    private func branch(
        _ knoten: Knoten, _ entry: Gliederung.Eintrag, _ place: Int, level: Int, _ html: inout HTMLWriter
    ) {
        html.start(.details, level < openLevels ? .open : nil)
        html.element(.summary) { html in
            title(knoten, entry, level < 2 ? .heading(3 + level) : .span, &html)
            html.element(.span, .style(.angaben)) { html in
                html.text(knoten.art.wort(html.sprache))
                // A node that is shown may have more below it than what is shown.
                let range = place + 1..<place + entry.umfang
                let parts = html.texte.umfangOhnePhasen(counts[range.upperBound] - counts[range.lowerBound])
                if !parts.isEmpty { html.text(": " + parts) }
                marks(knoten, &html)
            }
            let days = facts.ablauf.map { $0.spannen[place].ende - $0.spannen[place].anfang } ?? 0
            key(knoten, place, days > 0 ? html.texte.arbeitstage(days) : nil, &html)
        }
        details(knoten, place, isBranch: true, &html)
        html.start(.ol)
    }

    private func end(_ html: inout HTMLWriter) {
        html.end(.ol)
        html.end(.details)
        html.end(.li)
    }

    private func leaf(_ knoten: Knoten, _ entry: Gliederung.Eintrag, _ place: Int, _ html: inout HTMLWriter) {
        let page = facts.seite(entry.id)
        let hasDetails = hasFacts(knoten, place) || knoten.hinweis?.isEmpty == false || page != nil
        if hasDetails {
            html.start(.details, opensFacts ? .open : nil)
            html.start(.summary)
        } else {
            html.start(.div, .style(.zeile))
        }
        title(knoten, entry, .span, &html)
        html.element(.span, .style(.angaben)) { html in
            html.text(knoten.art.wort(html.sprache))
            marks(knoten, &html)
        }
        key(knoten, place, facts.duration(knoten, html.sprache), &html)
        if hasDetails {
            html.end(.summary)
            details(knoten, place, isBranch: false, &html)
            html.end(.details)
        } else {
            html.end(.div)
        }
    }

    /// Who, how long, when, after what.
    private func key(_ knoten: Knoten, _ place: Int, _ duration: String?, _ html: inout HTMLWriter) {
        html.text(" ")
        html.element(.span, .style(.eckdaten)) { html in
            if let role = knoten.verantwortlich {
                html.element(.span, .style(.wer)) { html in
                    html.element(.span, .style(.nurVorgelesen), text: html.texte.verantwortlich + " ")
                    html.inhalt(facts.struktur.rollen[role]?.titel ?? html.texte.fehlendeRolle)
                }
                html.text(" ")
            }
            if let duration {
                html.element(.span, .style(.lang), text: duration)
                html.text(" ")
            }
            if let plan = facts.zeitplan, let zeile = plan[place] {
                html.element(.span, .style(.wann), text: plan.wann(zeile, html.texte))
                html.text(" ")
            }
            if let after = facts.after(place, html.texte) { html.element(.span, .style(.danach), text: after) }
        }
    }

    private func title(_ knoten: Knoten, _ entry: Gliederung.Eintrag, _ tag: HTMLTag, _ html: inout HTMLWriter) {
        html.element(tag, .style(.knotentitel), html.contentLanguage) { html in
            html.element(.span, .style(.nummer), text: entry.nummer)
            html.text(" " + html.texte.titel(knoten.titel))
            if let kennung = knoten.kennung {
                html.text(" ")
                html.element(.span, .style(.leise), text: "[\(kennung)]")
            }
        }
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

    private func hasFacts(_ knoten: Knoten, _ place: Int) -> Bool {
        knoten.bedingung != nil || knoten.wiederholung != nil || !knoten.mitwirkend.isEmpty
            || !knoten.vorgaenger.isEmpty || !facts.abhaengigkeiten.nach[place].isEmpty || !knoten.ergebnisse.isEmpty
            || !knoten.rechtsgrundlagen.isEmpty
    }

    private func details(_ knoten: Knoten, _ place: Int, isBranch: Bool, _ html: inout HTMLWriter) {
        let texte = html.texte
        if hasFacts(knoten, place) {
            html.element(.dl, .style(.einzelheiten)) { html in
                if let condition = facts.condition(knoten, texte) {
                    html.fact(texte.bedingung) { $0.inhalt(condition) }
                }
                if let repetition = facts.repetition(knoten, texte) {
                    html.fact(texte.wiederholblock) { $0.inhalt(repetition) }
                }
                if !knoten.mitwirkend.isEmpty {
                    html.fact(texte.wirktMit) { $0.inhalt(facts.contributors(knoten, texte)) }
                }
                if !knoten.vorgaenger.isEmpty {
                    html.fact(texte.vorgaenger) { facts.predecessors(knoten, always: false, &$0) }
                }
                if !facts.abhaengigkeiten.nach[place].isEmpty {
                    html.fact(texte.danach) { facts.successors(place, &$0) }
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
        if let page = facts.seite(facts.gliederung.eintraege[place].id) {
            let number = facts.gliederung.eintraege[place].nummer
            html.element(
                .a, .style(.zurSeite), .href(page),
                text: istWerkbank ? texte.bearbeiten(number) : texte.zurSeite(number))
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
