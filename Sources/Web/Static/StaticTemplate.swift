import Bytes
public import Templates

/// A template as a page that is a file: everything of it on one page, without a server.
///
///     title, badges, facts      the tree, open      the schedule and the tree as drawings      description
///     questions, roles, law      documents and reports as text      where it comes from
public struct StaticTemplate: Sendable {
    /// The template.
    public var mappe: Vorlagenmappe
    /// What its Themenfeld is called.
    public var themenfeld: String?
    /// Who answers for it.
    public var stelle: Stelle?
    /// The version that is shown.
    public var fassung: Fassung?
    /// Its dates, when a first day was given; else days are counted from the beginning.
    public var termine: Terminplan?
    /// What it has earned.
    public var abzeichen: [Abzeichen] = []
    /// Where its current state is found online.
    public var quelle: WebAddress?

    /// Shows a template.
    public init(_ mappe: Vorlagenmappe) { self.mappe = mappe }

    /// Up to how many nodes the tree is drawn as boxes too.
    static let gezeichnet = 400

    /// The page as one file: the style sheet is in it, every detail is open, there is no script and nothing is loaded.
    ///
    /// - Parameters:
    ///   - bibliothek: What the library is called.
    ///   - sprache: The language of the words around the content.
    /// - Returns: HTML. Linear in the template.
    public func page(bibliothek: String, sprache: Sprache = .de) -> [UInt8] {
        var frame = StaticFrame(bibliothek, sprache)
        if let fassung { frame.fuss = [Texte(sprache).fassungVom(Texte(sprache).tag(fassung.datum)) + "."] }
        return html(frame, ansicht: .alles)
    }

    /// The page inside a frame.
    func html(
        _ frame: StaticFrame, ansicht: TemplatePage.Ansicht, pfad: [PageLink] = [],
        vorlagen: [ElementID: PageLink] = [:]
    ) -> [UInt8] {
        let titel = Texte(frame.sprache).titel(mappe.vorlage.titel)
        let titles = frame.name.isEmpty ? [titel] : [titel, frame.name]
        return frame.page(titles, pfad: pfad) { html in
            StaticSections(self, ansicht, frame.name, vorlagen).write(titel, &html)
        }
    }
}

/// Writes the parts of a template's page.
private struct StaticSections {
    private struct Part {
        let anchor: Anchor
        let titel: String
        var style: StyleClass?
        let write: (inout HTMLWriter) -> Void
    }

    private let template: StaticTemplate
    private let ansicht: TemplatePage.Ansicht
    private let bibliothek: String
    private let page: TemplatePage
    private let facts: NodeFacts
    /// The texts that come with the template, but its description and the reports.
    private let texts: [(name: Text, text: String)]

    init(
        _ template: StaticTemplate, _ ansicht: TemplatePage.Ansicht, _ bibliothek: String,
        _ vorlagen: [ElementID: PageLink]
    ) {
        self.template = template
        self.ansicht = ansicht
        self.bibliothek = bibliothek
        texts = template.mappe.texte.filter { name, _ in
            name != "README.md" && !name.string.utf8.starts(with: "erfahrungen/".utf8)
        }.map { ($0.key, $0.value) }
        var page = TemplatePage(template.mappe, address: .here(Anchor("struktur")))
        page.ansicht = ansicht
        page.stelle = template.stelle
        page.vorlagen = vorlagen
        page.abzeichen = template.abzeichen
        page.termine = template.termine
        if let fassung = template.fassung { page.verlauf = [fassung] }
        page.dokumente = texts.enumerated().map { number, text in
            Dokument(text.name.string, .here(.part("dokument", number)))
        }
        self.page = page
        facts = NodeFacts(page)
    }

    func write(_ titel: String, _ html: inout HTMLWriter) {
        html.element(.h1, inhalt: titel)
        let kurztext = template.mappe.vorlage.kurztext
        if !kurztext.isEmpty { html.element(.p, .style(.vorspann), inhalt: kurztext) }
        html.badges(template.abzeichen)
        page.facts(Umfang(template.mappe.struktur), &html)
        let parts = parts(html.texte)
        html.element(.nav, .style(.inhaltsverzeichnis), .label(html.texte.aufDieserSeite)) { html in
            html.element(.ul, .style(.leiste)) { html in
                for part in parts {
                    html.element(.li) { html in html.element(.a, .href(part.anchor), text: part.titel) }
                }
            }
        }
        for part in parts {
            html.element(.section, part.style.map { .style($0) }, .labelled(by: part.anchor)) { html in
                html.element(.h2, .id(part.anchor), text: part.titel)
                part.write(&html)
            }
        }
    }

    // MARK: Parts

    private func parts(_ texte: Texte) -> [Part] {
        let details = DetailSections(page)
        let mappe = template.mappe
        var parts = [Part(anchor: Anchor("struktur"), titel: texte.projektstrukturbaum) { tree(&$0) }]
        let count = facts.gliederung.eintraege.count
        if let plan = facts.zeitplan, count > 0 {
            parts.append(
                Part(anchor: Anchor("zeitplan"), titel: texte.zeitplan) { html in
                    let start = plan.start == nil ? nil : plan.tag(0, html.texte)
                    html.element(.p, text: html.texte.zeitplanVorspann(plan.arbeitstage, ab: start))
                    Zeitplanansicht(facts, nil, address: page.address).key(&html)
                    Zeitplanzeichnung(facts, plan, html.texte).write(&html)
                })
        }
        if count > 0, count <= StaticTemplate.gezeichnet {
            parts.append(
                Part(anchor: Anchor("schaubild"), titel: texte.schaubild) { html in
                    Schaubild(facts, titel: mappe.vorlage.titel, liste: page.address, istZiel: false)
                        .write(&html)
                })
        }
        if let readme = mappe.texte["README.md"], readme.utf8.contains(where: { $0 > 0x20 }) {
            parts.append(
                Part(anchor: Anchor("beschreibung"), titel: texte.beschreibung, style: .fliesstext) { html in
                    html.library(readme, .from(3), leavingOut: mappe.vorlage.titel, address: page.resolve)
                })
        }
        if !mappe.struktur.parameter.isEmpty {
            parts.append(Part(anchor: Anchor("angaben"), titel: texte.angaben) { details.parameters(&$0) })
        }
        if !mappe.struktur.rollen.isEmpty {
            parts.append(Part(anchor: Anchor("rollen"), titel: texte.rollen) { details.roles(&$0) })
        }
        if !mappe.vorlage.rechtsgrundlagen.isEmpty {
            parts.append(Part(anchor: Anchor("recht"), titel: texte.rechtsgrundlagen) { details.law(&$0) })
        }
        if !texts.isEmpty || !mappe.dateien.isEmpty {
            parts.append(
                Part(anchor: Anchor("dokumente"), titel: texte.dokumente, style: .fliesstext) { documents(&$0) })
        }
        if !details.reports.isEmpty {
            parts.append(
                Part(anchor: Anchor("erfahrungen"), titel: texte.erfahrungsberichte, style: .fliesstext) {
                    details.experience(&$0)
                })
        }
        parts.append(Part(anchor: Anchor("abzug"), titel: texte.ueberDieseSeite, style: .technik) { about(&$0) })
        return parts
    }

    private func tree(_ html: inout HTMLWriter) {
        let all = facts.gliederung.eintraege.count
        if all == 0 {
            html.element(.p, text: html.texte.keineKnoten)
            return
        }
        html.element(.p, .style(.leise), text: html.texte.legende)
        StructureTree(facts, ansicht, istWerkbank: false).write(&html)
        if all > facts.shown.count {
            html.element(.p, .style(.hinweis), text: html.texte.nichtAlleKnoten(facts.shown.count, all))
        }
        if !facts.gliederung.verwaist.isEmpty {
            html.element(.p, .style(.hinweis), text: html.texte.verwaist(facts.gliederung.verwaist.count))
        }
    }

    /// The texts as they are, because files of others are not opened from here; of other files the names.
    private func documents(_ html: inout HTMLWriter) {
        for (number, text) in texts.prefix(500).enumerated() {
            html.element(.h3, .id(.part("dokument", number)), inhalt: text.name.string)
            html.library(text.text, .from(4), address: page.resolve)
        }
        let files = template.mappe.dateien.keys
        if files.isEmpty { return }
        html.element(.p, text: html.texte.weitereDateien)
        html.element(.ul) { html in
            for name in files.prefix(2_000) { html.element(.li, inhalt: name.string) }
        }
    }

    private func about(_ html: inout HTMLWriter) {
        html.element(.p, text: html.texte.wasDieseSeiteIst)
        html.element(.dl, .style(.fakten)) { html in
            if !bibliothek.isEmpty { html.fact(html.texte.bibliothek) { $0.inhalt(bibliothek) } }
            if let fassung = template.fassung { html.fact(html.texte.fassung) { $0.day(fassung.datum) } }
            if let ordner = template.mappe.ordner {
                html.fact(html.texte.ordner) { $0.element(.code, text: ordner.string) }
            }
            html.fact(html.texte.kennung) { $0.element(.code, text: template.mappe.vorlage.id.description) }
            if let hash = template.fassung?.pruefkennung {
                html.fact(html.texte.pruefkennung) { $0.element(.code, text: hash) }
            }
            if let quelle = template.quelle {
                html.fact(html.texte.aktuell) { html in
                    html.element(.a, .href(quelle), .rel("noopener noreferrer"), text: quelle.description)
                }
            }
        }
    }
}
