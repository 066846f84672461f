import Templates

/// The Projektstrukturbaum on a template's page: as a list in three depths, as a drawing, in time, or as a table.
struct StructureSection {
    let page: TemplatePage
    let facts: NodeFacts

    init(_ page: TemplatePage) {
        self.page = page
        facts = NodeFacts(page)
    }

    /// Writes the section.
    func write(_ html: inout HTMLWriter) {
        let all = facts.gliederung.eintraege.count
        if all == 0 {
            html.element(.p, text: html.texte.keineKnoten)
            return
        }
        html.element(.p, .style(.leise), text: html.texte.legende)
        views(&html)
        switch page.ansicht {
        case .phasen, .baum, .alles:
            NaechsteSchritte(facts, heute: page.heute.flatMap { Kalendertag($0) })?.write(&html)
            StructureTree(facts, page.ansicht, istWerkbank: page.istWerkbank).write(&html)
        case .bild: Schaubild(facts, titel: page.mappe.vorlage.titel, liste: address(.alles)).write(&html)
        case .zeitplan: Zeitplanansicht(facts, page.terminwahl, address: page.address).write(&html)
        case .tabelle: StructureTable(facts).write(&html)
        }
        if all > facts.shown.count {
            html.element(.p, .style(.hinweis), text: html.texte.nichtAlleKnoten(facts.shown.count, all))
        }
        if !facts.gliederung.verwaist.isEmpty {
            html.element(.p, .style(.hinweis), text: html.texte.verwaist(facts.gliederung.verwaist.count))
        }
    }

    private func address(_ ansicht: TemplatePage.Ansicht) -> WebAddress {
        let address = ansicht == .baum ? page.address : page.address.query("ansicht", ansicht.rawValue)
        return address.fragment(Anchor("struktur"))
    }

    private func views(_ html: inout HTMLWriter) {
        html.element(.nav, .style(.ansichten), .label(html.texte.ansichten)) { html in
            views([.phasen, .baum, .alles], html.texte.listeBis, &html)
            views([.bild, .zeitplan, .tabelle], html.texte.andereAnsicht, &html)
        }
    }

    private func views(_ ansichten: [TemplatePage.Ansicht], _ titel: String, _ html: inout HTMLWriter) {
        html.element(.p, .style(.leise), text: titel)
        html.element(.ul, .style(.leiste)) { html in
            for ansicht in ansichten {
                html.element(.li) { html in
                    html.element(
                        .a, .href(address(ansicht)), ansicht == page.ansicht ? .currentTrue : nil,
                        text: html.texte.ansicht(ansicht))
                }
            }
        }
    }
}

/// What is to be said about a node, in words and links.
struct NodeFacts {
    let struktur: Struktur
    let gliederung: Gliederung
    /// The entries that are shown.
    let shown: ArraySlice<Gliederung.Eintrag>
    /// When everything takes place; nil when that cannot be computed.
    let zeitplan: Zeitplan?
    /// How long everything takes in working days, whatever the dates; nil when that cannot be computed.
    let ablauf: Ablauf?
    /// What waits for what.
    let abhaengigkeiten: Abhaengigkeiten
    /// Where a link in advice leads.
    let resolve: (Markdown.Target) -> WebAddress?
    /// The page of a node.
    let seite: (ElementID) -> WebAddress?
    /// How many roles, predecessors, results and legal bases of one node are shown.
    private static let limit = 100
    /// How many numbers of predecessors stand in the line of a node.
    private static let numbers = 6

    init(_ page: TemplatePage) {
        let pages = page.knotenseite
        self.init(page.mappe.struktur, page.termine, resolve: page.resolve) { pages?($0) }
    }

    init(
        _ struktur: Struktur, _ termine: Terminplan?, resolve: @escaping (Markdown.Target) -> WebAddress?,
        seite: @escaping (ElementID) -> WebAddress?
    ) {
        self.struktur = struktur
        self.resolve = resolve
        self.seite = seite
        let tree = Gliederung(struktur)
        gliederung = tree
        shown = tree.eintraege.prefix(TemplatePage.limit)
        let plain = Ablauf(struktur, tree)
        ablauf = plain
        zeitplan = Zeitplan(tree, plain, termine)
        abhaengigkeiten = Abhaengigkeiten(struktur, tree)
    }

    /// The node at a place of the tree.
    func knoten(_ place: Int) -> Knoten? { struktur.knoten[gliederung.eintraege[place].id] }

    /// Writes number and title of a node.
    func name(_ place: Int, _ html: inout HTMLWriter) {
        // The number stays with the first word.
        html.inhalt("\(gliederung.eintraege[place].nummer)\u{A0}\(html.texte.titel(knoten(place)?.titel ?? ""))")
    }

    /// "nach 2.1, 2.3": what a node waits for by number, as its level shows it; nil for nothing.
    func after(_ place: Int, _ texte: Texte) -> String? {
        let places = abhaengigkeiten.gezeigt(place, gliederung.eintraege[place])
        if places.isEmpty { return nil }
        let shown = places.prefix(Self.numbers).map { gliederung.eintraege[$0].nummer }
        return texte.nachNummern(shown, mehr: places.count - shown.count)
    }

    /// Writes what waits for a node: the numbers, as links; their titles stand with what they say of this one.
    func successors(_ place: Int, _ html: inout HTMLWriter) {
        list(abhaengigkeiten.nach[place], separator: ", ", &html) { other, html in
            let entry = gliederung.eintraege[other]
            if other < shown.endIndex {
                html.element(.a, .href(.node(entry.id)), text: entry.nummer)
            } else {
                html.text(entry.nummer)
            }
        }
    }

    /// Writes a role as its abbreviation with the title behind it.
    func role(_ id: ElementID, _ html: inout HTMLWriter) {
        guard let rolle = struktur.rollen[id] else {
            html.text(html.texte.fehlendeRolle)
            return
        }
        if rolle.kuerzel.isEmpty || rolle.kuerzel == rolle.titel {
            html.inhalt(rolle.titel)
        } else {
            html.element(.abbr, .title(rolle.titel), inhalt: rolle.kuerzel)
        }
    }

    /// The roles that contribute, by title.
    func contributors(_ knoten: Knoten, _ texte: Texte) -> String {
        let more = knoten.mitwirkend.count - Self.limit
        let titles = knoten.mitwirkend.prefix(Self.limit).map { struktur.rollen[$0]?.titel ?? texte.fehlendeRolle }
        return (titles + (more > 0 ? [texte.undWeitere(more)] : [])).joined(separator: ", ")
    }

    /// Writes the roles that contribute, by abbreviation.
    func contributing(_ knoten: Knoten, _ html: inout HTMLWriter) {
        list(knoten.mitwirkend, separator: ", ", &html) { role($0, &$1) }
    }

    /// Writes what a node waits for: number and title, then the kind of dependency and the distance.
    ///
    /// - Parameter always: Whether Ende–Anfang is named too.
    func predecessors(_ knoten: Knoten, always: Bool, _ html: inout HTMLWriter) {
        // In the order of the tree, and those that are missing behind.
        let sorted = knoten.vorgaenger.map { (place: gliederung.platz($0.key), anordnung: $0.value) }
            .enumerated().sorted { ($0.element.place ?? .max, $0.offset) < ($1.element.place ?? .max, $1.offset) }
            .map(\.element)
        list(sorted, &html) { link, html in
            guard let place = link.place else {
                html.text(html.texte.fehlenderKnoten)
                return
            }
            let entry = gliederung.eintraege[place]
            // The number stays with the first word.
            let title = "\(entry.nummer)\u{A0}\(html.texte.titel(struktur.knoten[entry.id]?.titel ?? ""))"
            if place < shown.endIndex {
                html.element(.a, .href(.node(entry.id)), inhalt: title)
            } else {
                html.inhalt(title)
            }
            var words = link.anordnung.zusatz(html.sprache)
            if always && link.anordnung.art == .endeAnfang {
                let kind = link.anordnung.art.wort(html.sprache)
                words = words.isEmpty ? kind : "\(kind), \(words)"
            }
            if !words.isEmpty { html.text(" (\(words))") }
        }
    }

    /// When a node is needed, in words; nil when always.
    func condition(_ knoten: Knoten, _ texte: Texte) -> String? {
        guard let text = knoten.bedingung else { return nil }
        guard let bedingung = try? Bedingung(parsing: text) else { return texte.unlesbareBedingung(text) }
        return texte.nurWenn(bedingung.worte(struktur.parameter, texte.sprache))
    }

    /// What a node is repeated for, in words; nil when it is not.
    func repetition(_ knoten: Knoten, _ texte: Texte) -> String? {
        guard let name = knoten.wiederholung else { return nil }
        let parameter = struktur.parameter[name]
        return texte.wiederholung(parameter?.titel ?? name.description, parameter?.art ?? .liste)
    }

    /// "15 Arbeitstage (Schätzung)"; nil for none.
    func duration(_ knoten: Knoten, _ sprache: Sprache) -> String? {
        guard let dauer = knoten.dauer else { return nil }
        return "\(dauer.wort(sprache)) (\(dauer.herkunft.wort(sprache)))"
    }

    /// Writes the legal bases.
    func law(_ knoten: Knoten, _ html: inout HTMLWriter) {
        list(knoten.rechtsgrundlagen.values, &html) { $1.law($0) }
    }

    /// Writes the results.
    func results(_ knoten: Knoten, _ html: inout HTMLWriter) {
        list(knoten.ergebnisse.values, &html) { result, html in
            if let address = resolve(.file(Array(result.utf8))) {
                html.element(.a, .href(address), inhalt: result)
            } else {
                html.inhalt(result)
            }
        }
    }

    /// Writes one entry after the other.
    private func list<Entries: RandomAccessCollection>(
        _ entries: Entries, separator: String = "; ", _ html: inout HTMLWriter,
        write: (Entries.Element, inout HTMLWriter) -> Void
    ) {
        for (index, entry) in entries.prefix(Self.limit).enumerated() {
            if index > 0 { html.text(separator) }
            write(entry, &html)
        }
        let more = entries.count - Self.limit
        if more > 0 { html.text(separator + html.texte.undWeitere(more)) }
    }
}

extension HTMLWriter {
    /// Writes a legal basis with its Land and the day it refers to.
    mutating func law(_ law: Rechtsgrundlage) {
        inhalt(law.norm)
        var notes: [String] = []
        if let land = law.land { notes.append(Land.name(land)) }
        if let stand = law.stand { notes.append(texte.stand(texte.tag(stand))) }
        if !notes.isEmpty { text(" (\(notes.joined(separator: ", ")))") }
    }
}
