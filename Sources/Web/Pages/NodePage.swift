public import Templates

/// The page of one node of a template: everything that is known about it, where it stands, how long it takes and really took, and
/// what is said about it.
///
///     /vorlagen/<themenfeld>/<slug>/schritt/<id>
public struct NodePage: Sendable {
    /// The template.
    public var mappe: Vorlagenmappe
    /// The node.
    public var knoten: ElementID
    /// The template's page.
    public var vorlage: PageLink
    /// The page of a node.
    public var seite: @Sendable (ElementID) -> WebAddress?
    /// The Themenfeld with its page.
    public var themenfeld: PageLink?
    /// The plan with dates, when a first day is known.
    public var termine: Terminplan?
    /// How long it really took elsewhere; nil when too few projects reported.
    public var istDauern: IstDauern?
    /// The template's files with where they are.
    public var dokumente: [Dokument] = []
    /// Other templates of the library, for links in texts.
    public var vorlagen: [ElementID: PageLink] = [:]
    /// What can be done from here.
    public var aktionen: [Aktion] = []
    /// What else there is: discussions about this node. Parts stand below all that is known, with headings from the second level.
    public var mehr: [Block] = []

    /// Creates the page of a node; nil when the template has no such node.
    public init?(
        _ mappe: Vorlagenmappe, _ knoten: ElementID, vorlage: PageLink,
        seite: @escaping @Sendable (ElementID) -> WebAddress?
    ) {
        guard mappe.struktur.knoten.contains(knoten) else { return nil }
        self.mappe = mappe
        self.knoten = knoten
        self.vorlage = vorlage
        self.seite = seite
    }

    /// The page as HTML. Linear in the template.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        let facts = NodeFacts(mappe.struktur, termine, resolve: resolve) { seite($0) }
        guard let place = facts.gliederung.platz(knoten), let node = facts.knoten(place) else {
            return ErrorPage(404).html(frame)
        }
        let entry = facts.gliederung.eintraege[place]
        let title = texte.titel(node.titel)
        return frame.page(["\(entry.nummer) \(title)", vorlage.titel], pfad: path(facts, frame, texte)) { html in
            html.element(.h1) { html in
                html.element(.span, .style(.nummer), text: entry.nummer)
                html.text(" ")
                html.inhalt(title)
            }
            head(node, place, facts, &html)
            html.actions(aktionen)
            advice(node, &html)
            section("einordnung", html.texte.einordnung, &html) { html in around(place, facts, &html) }
            if !node.vorgaenger.isEmpty || !facts.abhaengigkeiten.nach[place].isEmpty {
                section("abhaengigkeiten", html.texte.abhaengigkeiten, &html) { html in
                    html.element(.dl, .style(.fragen)) { html in
                        if !node.vorgaenger.isEmpty {
                            html.fact(html.texte.wartetAuf) { waits(node, facts, &$0) }
                        }
                        if !facts.abhaengigkeiten.nach[place].isEmpty {
                            html.fact(html.texte.danach) { links(facts.abhaengigkeiten.nach[place], facts, &$0) }
                        }
                    }
                }
            }
            if entry.istBlatt, node.art != .meilenstein { durations(node, &html) }
            if !node.rechtsgrundlagen.isEmpty {
                section("recht", html.texte.rechtsgrundlagen, &html) { html in
                    html.element(.p, .style(.leise), text: html.texte.wozuStand)
                    html.element(.ul) { html in
                        for law in node.rechtsgrundlagen.values.prefix(200) {
                            html.element(.li) { html in html.law(law) }
                        }
                    }
                }
            }
            if !node.ergebnisse.isEmpty {
                section("ergebnisse", html.texte.ergebnisse, &html) { html in
                    html.element(.ul) { html in
                        for result in node.ergebnisse.values.prefix(200) {
                            html.element(.li) { html in
                                if let address = facts.resolve(.file(Array(result.utf8))) {
                                    html.element(.a, .href(address), inhalt: texte.titel(result))
                                } else {
                                    html.inhalt(result)
                                }
                            }
                        }
                    }
                }
            }
            html.blocks(mehr, level: 2)
            neighbours(place, facts, &html)
        }
    }

    // MARK: Parts

    private func section(
        _ word: StaticString, _ titel: String, _ html: inout HTMLWriter, content: (inout HTMLWriter) -> Void
    ) {
        let anchor = Anchor(word)
        html.element(.section, .labelled(by: anchor)) { html in
            html.element(.h2, .id(anchor), text: titel)
            content(&html)
        }
    }

    /// The library, the template, and the nodes above, of which a very deep tree shows the nearest.
    private func path(_ facts: NodeFacts, _ frame: PageFrame, _ texte: Texte) -> [PageLink] {
        var path = [PageLink(frame.name, frame.home)] + (themenfeld.map { [$0] } ?? []) + [vorlage]
        for id in facts.gliederung.darueber(knoten).prefix(8).reversed() {
            guard let address = seite(id), let above = facts.gliederung.platz(id) else { continue }
            let title = texte.titel(mappe.struktur.knoten[id]?.titel ?? "")
            path.append(PageLink("\(facts.gliederung.eintraege[above].nummer) \(title)", address))
        }
        return path
    }

    private func head(_ node: Knoten, _ place: Int, _ facts: NodeFacts, _ html: inout HTMLWriter) {
        let texte = html.texte
        html.element(.dl, .style(.fakten, .kasten)) { html in
            html.fact(texte.art) { $0.text(node.art.wort(texte.sprache)) }
            if let kennung = node.kennung { html.fact(texte.kennungDesSchritts) { $0.inhalt(kennung) } }
            if let role = node.verantwortlich {
                html.fact(texte.verantwortlichGross) { html in
                    html.inhalt(mappe.struktur.rollen[role]?.titel ?? texte.fehlendeRolle)
                }
            }
            if !node.mitwirkend.isEmpty {
                html.fact(texte.wirktMit) { html in
                    html.inhalt(facts.contributors(node, texte))
                }
            }
            if let duration = facts.duration(node, html.sprache) { html.fact(texte.dauerKurz) { $0.text(duration) } }
            if let plan = facts.zeitplan, let zeile = plan[place] {
                html.fact(texte.zeitraum) { html in
                    html.text(plan.wann(zeile, texte))
                    html.void(.br)
                    html.text(zeile.kritisch ? texte.bestimmtDasEnde : texte.puffer(zeile.puffer))
                }
            }
            if let condition = facts.condition(node, texte) {
                html.fact(texte.bedingung, .breiter) { $0.inhalt(condition) }
            }
            if let repetition = facts.repetition(node, texte) {
                html.fact(texte.wiederholblock, .breiter) { $0.inhalt(repetition) }
            }
        }
    }

    private func advice(_ node: Knoten, _ html: inout HTMLWriter) {
        guard let hinweis = node.hinweis, hinweis.utf8.contains(where: { $0 > 0x20 }) else { return }
        section("hinweis", html.texte.hinweis, &html) { html in
            html.element(.div, .style(.fliesstext)) { html in
                html.library(hinweis, .from(3), address: resolve)
            }
        }
    }

    private func around(_ place: Int, _ facts: NodeFacts, _ html: inout HTMLWriter) {
        let entry = facts.gliederung.eintraege[place]
        html.element(.dl, .style(.fragen)) { html in
            if let above = entry.ueber {
                html.fact(html.texte.gehoertZu) { links([above], facts, &$0) }
            } else {
                html.fact(html.texte.gehoertZu) { html in
                    html.element(.a, .href(vorlage.address), inhalt: vorlage.titel)
                }
            }
            let children = facts.gliederung.darunter(knoten)
            if !children.isEmpty {
                html.fact(html.texte.enthaelt) { html in
                    links(children.compactMap { facts.gliederung.platz($0) }, facts, &html)
                }
            }
        }
    }

    private func waits(_ node: Knoten, _ facts: NodeFacts, _ html: inout HTMLWriter) {
        let places = node.vorgaenger.compactMap { id, anordnung in
            facts.gliederung.platz(id).map { (place: $0, anordnung: anordnung) }
        }.sorted { $0.place < $1.place }
        html.element(.ul, .style(.schlicht)) { html in
            for (place, anordnung) in places.prefix(200) {
                html.element(.li) { html in
                    link(place, facts, &html)
                    let words = anordnung.zusatz(html.sprache)
                    if !words.isEmpty { html.text(" (\(words))") }
                }
            }
            if places.count < node.vorgaenger.count { html.element(.li, text: html.texte.fehlenderKnoten) }
        }
    }

    private func links(_ places: [Int], _ facts: NodeFacts, _ html: inout HTMLWriter) {
        html.element(.ul, .style(.schlicht)) { html in
            for place in places.prefix(500) { html.element(.li) { html in link(place, facts, &html) } }
            let more = places.count - 500
            if more > 0 { html.element(.li, text: html.texte.undWeitere(more)) }
        }
    }

    private func link(_ place: Int, _ facts: NodeFacts, _ html: inout HTMLWriter) {
        if let address = seite(facts.gliederung.eintraege[place].id) {
            html.element(.a, .href(address)) { facts.name(place, &$0) }
        } else {
            facts.name(place, &html)
        }
    }

    private func durations(_ node: Knoten, _ html: inout HTMLWriter) {
        let texte = html.texte
        section("dauern", texte.geplantUndTatsaechlich, &html) { html in
            guard let istDauern else {
                html.element(.p, text: texte.nochKeineIstDauern)
                return
            }
            html.element(.p, text: texte.istDauernSatz(istDauern, node.dauer))
            html.element(.dl, .style(.fakten, .kasten)) { html in
                if let dauer = node.dauer { html.fact(texte.geplant) { $0.text(dauer.wort(texte.sprache)) } }
                html.fact(texte.median) { $0.text(texte.zehntelTage(istDauern.median)) }
                html.fact(texte.quartile) { html in
                    html.text(
                        texte.vonBis(
                            texte.zehntel(istDauern.unteresQuartil), texte.zehntelTage(istDauern.oberesQuartil)))
                }
                if let spanne = istDauern.spanne {
                    html.fact(texte.spanne) { html in
                        html.text(texte.vonBis(texte.zehntel(spanne.lowerBound), texte.zehntelTage(spanne.upperBound)))
                    }
                }
                html.fact(texte.meldungen) { $0.text(texte.zahl(istDauern.anzahl)) }
            }
        }
    }

    /// Links to the nodes before and after in the order of the tree.
    private func neighbours(_ place: Int, _ facts: NodeFacts, _ html: inout HTMLWriter) {
        let before = place > 0 ? place - 1 : nil
        let after = place + 1 < facts.gliederung.eintraege.count ? place + 1 : nil
        if before == nil && after == nil { return }
        html.element(.nav, .style(.seiten), .label(html.texte.weitereSchritte)) { html in
            html.element(.ul, .style(.karten)) { html in
                for (other, word, relation) in [
                    (before, html.texte.vorigerSchritt, "prev" as StaticString),
                    (after, html.texte.naechsterSchritt, "next"),
                ] {
                    guard let other, let address = seite(facts.gliederung.eintraege[other].id) else { continue }
                    html.element(.li, .style(.karte)) { html in
                        html.element(.p, .style(.leise), text: word)
                        html.element(.p) { html in
                            html.element(.a, .href(address), .rel(relation)) { facts.name(other, &$0) }
                        }
                    }
                }
            }
        }
    }

    private func resolve(_ target: Markdown.Target) -> WebAddress? {
        switch target {
        case .template(let id): vorlagen[id]?.address
        case .file(let name): dokumente.first { $0.name.utf8.elementsEqual(name) }?.address
        }
    }
}
