public import Templates

/// Two versions, or two variants, of a template side by side: what is different in sentences, what follows for the schedule, and the
/// two trees row by row.
///
/// What became of a step is said in words: »neu«, »entfällt«, »geändert«.
public struct ComparePage: Sendable {
    /// What is compared.
    public var vergleich: Vergleich
    /// What the left side is, and its page: "Fassung vom 03.11.2026", "Vorlage".
    public var links: PageLink
    /// What the right side is, and its page: "Fassung vom 20.11.2026", "Ortsvariante der Musterstadt".
    public var rechts: PageLink
    /// The template, and its page.
    public var vorlage: PageLink
    /// Whether rows are shown that are the same on both sides.
    public var zeigtGleiches = false
    /// The page with, or without, the rows that are the same.
    public var andererUmfang: WebAddress?
    /// The titles of other templates of the library.
    public var titelVon: @Sendable (ElementID) -> String? = { _ in nil }
    /// What can be done from here.
    public var aktionen: [Aktion] = []
    /// What else there is, below the comparison, with headings from the second level.
    public var mehr: [Block] = []

    /// Up to how many rows are shown.
    public static let limit = TemplatePage.limit

    /// Creates the page of two folders.
    public init(_ alt: Vorlagenmappe, _ neu: Vorlagenmappe, links: PageLink, rechts: PageLink, vorlage: PageLink) {
        self.init(Vergleich(alt, neu), links: links, rechts: rechts, vorlage: vorlage)
    }

    /// Creates the page of a comparison that has been made.
    public init(_ vergleich: Vergleich, links: PageLink, rechts: PageLink, vorlage: PageLink) {
        self.vergleich = vergleich
        self.links = links
        self.rechts = rechts
        self.vorlage = vorlage
    }

    /// The page as HTML. O(n log n).
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        let titel = [texte.vergleich(links.titel, rechts.titel), vorlage.titel]
        return frame.page(titel, pfad: [PageLink(frame.name, frame.home), vorlage]) { html in
            html.element(.h1, text: texte.vergleich)
            html.element(.p, .style(.vorspann)) { html in
                html.element(.a, .href(links.address), inhalt: texte.titel(links.titel))
                html.text(" → ")
                html.element(.a, .href(rechts.address), inhalt: texte.titel(rechts.titel))
            }
            html.actions(aktionen)
            let rows = Vergleichszeilen(vergleich, frame.sprache, titelVon)
            summary(rows, &html)
            let groups = vergleich.gruppen(frame.sprache, titelVon: titelVon)
            let rest = groups.filter { $0.phase == nil }
            if !rest.isEmpty {
                section("rahmen", texte.rahmen, &html) { html in
                    html.element(.div, .style(.fliesstext)) { $0.changes(rest, level: 3) }
                }
            }
            steps(rows, groups.filter { $0.phase != nil }, &html)
            html.blocks(mehr, level: 2)
        }
    }

    // MARK: Parts

    private func section(
        _ word: StaticString, _ titel: String, _ html: inout HTMLWriter, content: (inout HTMLWriter) -> Void
    ) {
        html.element(.section, .labelled(by: Anchor(word))) { html in
            html.element(.h2, .id(Anchor(word)), text: titel)
            content(&html)
        }
    }

    /// The difference in a few sentences.
    private func summary(_ rows: Vergleichszeilen, _ html: inout HTMLWriter) {
        let texte = html.texte
        section("kurz", texte.inKuerze, &html) { html in
            if vergleich.istLeer {
                html.element(.p, text: texte.keinUnterschied)
                return
            }
            html.element(.div, .style(.hinweiskasten)) { html in
                html.element(.ul) { html in
                    for satz in texte.vergleichssaetze(rows) { html.element(.li, text: satz) }
                    for satz in vergleich.folgen(html.sprache) { html.element(.li, text: satz + ".") }
                }
            }
        }
    }

    private func steps(
        _ rows: Vergleichszeilen, _ sentences: [Aenderungsgruppe], _ html: inout HTMLWriter
    ) {
        if rows.zeilen.isEmpty { return }
        section("nebeneinander", html.texte.nebeneinander, &html) { html in
            extent(rows, &html)
            table(rows, &html)
        }
        if sentences.isEmpty { return }
        section("saetze", html.texte.inSaetzen, &html) { html in
            html.element(.details) { html in
                html.element(.summary, text: html.texte.saetzeAnzeigen)
                html.element(.div, .style(.fliesstext)) { $0.changes(sentences, level: 3) }
            }
        }
    }

    private func extent(_ rows: Vergleichszeilen, _ html: inout HTMLWriter) {
        let same = rows.anzahl(.gleich)
        if same == 0 { return }
        let texte = html.texte
        html.element(.p) { html in
            html.text(zeigtGleiches ? texte.allesGezeigt : texte.gleicheAusgeblendet(same))
            guard let andererUmfang else { return }
            html.text(" ")
            html.element(
                .a, .href(andererUmfang.fragment(Anchor("nebeneinander"))),
                text: zeigtGleiches ? texte.nurUnterschiede : texte.allesZeigen)
        }
    }

    // MARK: Table

    private func table(_ rows: Vergleichszeilen, _ html: inout HTMLWriter) {
        let texte = html.texte
        let shown = zeigtGleiches ? rows.zeilen : rows.zeilen.filter { $0.art != .gleich || $0.fuehrtHin }
        let caption = Anchor("vergleichstabelle")
        html.element(.div, .style(.rollbereich), .role("region"), .labelled(by: caption), .focusable(true)) { html in
            html.element(.table, .style(.gegenueber)) { html in
                html.element(.caption, .id(caption), text: texte.vergleichstabelle)
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        html.element(.th, .columnScope, text: texte.wasGeschah)
                        html.element(.th, .columnScope, inhalt: texte.titel(links.titel))
                        html.element(.th, .columnScope, inhalt: texte.titel(rechts.titel))
                    }
                }
                html.element(.tbody) { html in for zeile in shown.prefix(Self.limit) { row(zeile, &html) } }
            }
        }
        if shown.count > Self.limit {
            html.element(.p, .style(.hinweis), text: texte.undWeitere(shown.count - Self.limit))
        }
    }

    private func row(_ zeile: Vergleichszeilen.Zeile, _ html: inout HTMLWriter) {
        let style: StyleClass? =
            switch zeile.art {
            case .neu: .gut
            case .entfallen: .vorbei
            case .geaendert: .offen
            case .gleich: nil
            }
        html.element(.tr, zeile.tiefe == 0 ? .style(.oberknoten) : nil) { html in
            html.element(.th, .rowScope) { html in
                html.element(
                    .span, style.map { .style(.zustand, $0) } ?? .style(.leise),
                    text: html.texte.vergleichswort(zeile.art))
            }
            side(zeile.links, zeile, links.titel, isOld: true, &html)
            side(zeile.rechts, zeile, rechts.titel, isOld: false, &html)
        }
    }

    private func side(
        _ seite: Vergleichszeilen.Seite?, _ zeile: Vergleichszeilen.Zeile, _ name: String, isOld: Bool,
        _ html: inout HTMLWriter
    ) {
        let indent: StyleClass? = zeile.tiefe == 0 ? nil : zeile.tiefe == 1 ? .einzug : .tiefereinzug
        html.element(.td, indent.map { .style($0) }) { html in
            guard let seite else {
                html.element(.span, .style(.leise), text: html.texte.nichtVorhanden)
                return
            }
            // On a narrow screen there are no columns, so each side says which it is.
            html.element(.span, .style(.seite), inhalt: name)
            html.element(.p) { html in
                html.element(.span, .style(.nummer), text: seite.nummer)
                html.text(" ")
                let isTitleChanged = zeile.unterschiede.contains { $0.feld == "titel" }
                html.element(isTitleChanged ? (isOld ? .del : .ins) : .span, inhalt: html.texte.titel(seite.titel))
            }
            let differences = zeile.unterschiede.filter { $0.feld != "titel" }
            if differences.isEmpty { return }
            html.element(.dl, .style(.einzelheiten)) { html in
                for unterschied in differences {
                    html.fact(html.texte.feld(unterschied.feld)) { html in
                        guard let value = isOld ? unterschied.vorher : unterschied.nachher else {
                            html.element(.span, .style(.leise), text: html.texte.ohneAngabe)
                            return
                        }
                        html.element(isOld ? .del : .ins, inhalt: value)
                    }
                }
            }
        }
    }
}
