import Bytes
public import Templates

/// The page of one template: what is known about it, its Projektstrukturbaum, its description, its history.
///
///     /vorlagen/<themenfeld>/<slug>     …?ansicht=alles     …?ansicht=tabelle
public struct TemplatePage: Sendable {
    /// How the structure is shown.
    public enum Ansicht: String, Sendable, CaseIterable {
        /// As a list of phases: the bird's eye.
        case phasen
        /// As a list that is open down to the work packages.
        case baum
        /// As a list that is open altogether.
        case alles
        /// As a drawing of the tree.
        case bild
        /// As a drawing of bars in time, with a table of dates.
        case zeitplan
        /// As a table with everything.
        case tabelle

        /// The view a query asks for, `?ansicht=tabelle`; the list when it asks for none or for another.
        public init(query: String?) { self = query.flatMap { Self(rawValue: $0) } ?? .baum }
    }

    /// A form below the schedule that asks for the first day; it is sent by GET to the page, `?ansicht=zeitplan&beginn=…&land=…`.
    public struct Terminwahl: Hashable, Sendable {
        /// What was asked for, "2027-03-01"; empty for nothing.
        public var beginn: String
        /// The Land whose public holidays hold, two letters; empty for none chosen.
        public var land: String
        /// Why what was asked for gives no plan, in a sentence.
        public var fehler: String?

        /// Creates the form.
        public init(beginn: String = "", land: String = "", fehler: String? = nil) {
            self.beginn = beginn
            self.land = land
            self.fehler = fehler
        }
    }

    /// The template.
    public var mappe: Vorlagenmappe
    /// Where the page is, without a view.
    public var address: WebAddress
    /// How the structure is shown.
    public var ansicht = Ansicht.baum
    /// The Themenfeld with its page.
    public var themenfeld: PageLink?
    /// Who answers for the template.
    public var stelle: Stelle?
    /// Other templates of the library, for links in texts.
    public var vorlagen: [ElementID: PageLink] = [:]
    /// The template's files with where they are.
    public var dokumente: [Dokument] = []
    /// What `check` found.
    public var befunde: [Finding] = []
    /// The versions, the newest first; the first is the one that is shown.
    public var verlauf: [Fassung] = []
    /// Where the whole history is, when `verlauf` is not all of it.
    public var ganzerVerlauf: WebAddress?
    /// How the library is copied.
    public var zugaenge: [Zugang] = []
    /// The plan with dates, when a first day is known; without, days are counted from the beginning.
    public var termine: Terminplan?
    /// The form that asks for the first day; nil for none.
    public var terminwahl: Terminwahl?
    /// Today, "2026-11-28"; with `termine` the page says what is next from then on.
    public var heute: String?
    /// What the template has earned, each with its reason.
    public var abzeichen: [Abzeichen] = []
    /// Whom to ask; without, the functions of the template are named.
    public var kontakte: [KontaktZeile] = []
    /// Variants of other organisations.
    public var ortsvarianten: [Ortsvariantenzeile] = []
    /// Discussions about the template.
    public var gespraeche: [Gespraechszeile] = []
    /// What can be done from here.
    public var aktionen: [Aktion] = []
    /// What else there is, behind the tree, with headings from the second level.
    public var mehr: [Block] = []
    /// Whether the page of a node is where it is edited; links say so.
    public var istWerkbank = false
    /// The page of a node of its own, where there is one.
    public var knotenseite: (@Sendable (ElementID) -> WebAddress?)?

    /// Creates the page of a template.
    public init(_ mappe: Vorlagenmappe, address: WebAddress) {
        self.mappe = mappe
        self.address = address
    }

    /// Up to how many nodes are shown; of more the page says so.
    public static let limit = 5_000

    /// The page as HTML. Linear in the template but for sorting the nodes; nothing recurses.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let titel = Texte(frame.sprache).titel(mappe.vorlage.titel)
        let top = PageLink(frame.name, frame.home)
        return frame.page([titel, frame.name], pfad: [top] + (themenfeld.map { [$0] } ?? [])) { html in
            html.element(.h1, inhalt: titel)
            if !mappe.vorlage.kurztext.isEmpty {
                html.element(.p, .style(.vorspann), inhalt: mappe.vorlage.kurztext)
            }
            html.badges(abzeichen)
            html.actions(aktionen)
            let umfang = Umfang(mappe.struktur)
            facts(umfang, &html)
            let parts = self.parts(html.texte)
            contents(parts, &html)
            for part in parts {
                html.element(.section, part.style.map { .style($0) }, .labelled(by: part.anchor)) { html in
                    html.element(.h2, .id(part.anchor), text: part.titel)
                    part.write(&html)
                }
                if part.anchor == Anchor("struktur") { html.blocks(mehr, level: 2) }
            }
        }
    }

    // MARK: Parts

    /// A part of the page with a heading of its own.
    private struct Part {
        let anchor: Anchor
        let titel: String
        var style: StyleClass?
        let write: (inout HTMLWriter) -> Void
    }

    /// The parts that have something to show, in order.
    private func parts(_ texte: Texte) -> [Part] {
        let vorlage = mappe.vorlage
        var parts = [
            Part(anchor: Anchor("struktur"), titel: texte.projektstrukturbaum) { StructureSection(self).write(&$0) }
        ]
        if let readme = mappe.texte["README.md"], readme.utf8.contains(where: { $0 > 0x20 }) {
            parts.append(
                Part(anchor: Anchor("beschreibung"), titel: texte.beschreibung, style: .fliesstext) { html in
                    html.library(readme, .from(3), leavingOut: vorlage.titel, address: resolve)
                })
        }
        if !kontakte.isEmpty {
            parts.append(Part(anchor: Anchor("kontakte"), titel: texte.kontakte) { $0.contacts(kontakte, level: 3) })
        }
        if !gespraeche.isEmpty {
            parts.append(Part(anchor: Anchor("austausch"), titel: texte.gespraeche) { $0.discussions(gespraeche) })
        }
        if !ortsvarianten.isEmpty {
            parts.append(
                Part(anchor: Anchor("ortsvarianten"), titel: texte.ortsvarianten) { $0.variants(ortsvarianten) })
        }
        let details = DetailSections(self)
        if !mappe.struktur.parameter.isEmpty {
            parts.append(Part(anchor: Anchor("angaben"), titel: texte.angaben) { details.parameters(&$0) })
        }
        if !mappe.struktur.rollen.isEmpty {
            parts.append(Part(anchor: Anchor("rollen"), titel: texte.rollen) { details.roles(&$0) })
        }
        if !vorlage.rechtsgrundlagen.isEmpty {
            parts.append(Part(anchor: Anchor("recht"), titel: texte.rechtsgrundlagen) { details.law(&$0) })
        }
        if !dokumente.isEmpty {
            parts.append(Part(anchor: Anchor("dokumente"), titel: texte.dokumente) { details.documents(&$0) })
        }
        if !details.reports.isEmpty {
            parts.append(
                Part(anchor: Anchor("erfahrungen"), titel: texte.erfahrungsberichte, style: .fliesstext) {
                    details.experience(&$0)
                })
        }
        if !verlauf.isEmpty {
            parts.append(Part(anchor: Anchor("verlauf"), titel: texte.verlauf) { details.history(&$0) })
        }
        if !befunde.isEmpty {
            parts.append(Part(anchor: Anchor("pruefung"), titel: texte.pruefung) { details.findings(&$0) })
        }
        parts.append(
            Part(anchor: Anchor("it"), titel: texte.fuerDieIT, style: .technik) { details.technical(&$0) })
        return parts
    }

    private func contents(_ parts: [Part], _ html: inout HTMLWriter) {
        html.element(.nav, .style(.inhaltsverzeichnis), .label(html.texte.aufDieserSeite)) { html in
            html.element(.ul, .style(.leiste)) { html in
                for part in parts {
                    html.element(.li) { html in html.element(.a, .href(part.anchor), text: part.titel) }
                }
            }
        }
    }

    /// Writes what is known of the template, in a box.
    func facts(_ umfang: Umfang, _ html: inout HTMLWriter) {
        let vorlage = mappe.vorlage
        let texte = html.texte
        html.element(.dl, .style(.fakten, .kasten)) { html in
            html.fact(texte.zustand) { html in html.state(vorlage.zustand) }
            if let days = umfang.arbeitstage { html.fact(texte.laengsterWeg) { $0.text(texte.arbeitstage(days)) } }
            html.fact(texte.umfang) { $0.text(texte.umfang(umfang)) }
            if let stelle { html.fact(texte.verantwortlicheStelle) { $0.inhalt(stelle.text) } }
            if kontakte.isEmpty, !vorlage.kontakte.isEmpty {
                html.fact(texte.ansprechperson) { html in
                    for (index, kontakt) in vorlage.kontakte.values.prefix(20).enumerated() {
                        if index > 0 { html.void(.br) }
                        html.inhalt(kontakt.funktion)
                        if let stelle, !kontakt.funktion.contains(stelle.name) { html.inhalt(", " + stelle.name) }
                    }
                }
            }
            if !vorlage.lizenz.isEmpty { html.fact(texte.lizenz) { $0.licence(vorlage.lizenz) } }
            if let fassung = verlauf.first {
                html.fact(texte.letzteAenderung) { html in
                    html.day(fassung.datum)
                    html.text(", ")
                    html.inhalt(fassung.stelle.name)
                }
            }
            if let id = vorlage.ersetzt, let link = vorlagen[id] {
                html.fact(texte.ersetzt) { html in html.element(.a, .href(link.address), inhalt: link.titel) }
            }
            if !vorlage.leistungen.isEmpty {
                html.fact(texte.leistungsschluessel, .breiter) { html in
                    html.text(vorlage.leistungen.prefix(50).map(\.string).joined(separator: ", "))
                }
            }
            if !vorlage.schlagwoerter.isEmpty {
                html.fact(texte.schlagwoerter, .breiter) { html in
                    html.inhalt(vorlage.schlagwoerter.prefix(100).map(\.string).joined(separator: ", "))
                }
            }
        }
    }

    /// Where a link in one of the template's texts leads.
    func resolve(_ target: Markdown.Target) -> WebAddress? {
        switch target {
        case .template(let id): vorlagen[id]?.address
        case .file(let name): dokumente.first { $0.name.utf8.elementsEqual(name) }?.address
        }
    }
}

extension HTMLWriter {
    /// Writes a text of the library with its markup, and says that it is German where the page is not.
    mutating func library(
        _ text: String, _ headings: Markdown.Headings, leavingOut title: String? = nil,
        address: @escaping (Markdown.Target) -> WebAddress?
    ) {
        if let contentLanguage {
            element(.div, contentLanguage) { $0.markdown(text, headings, leavingOut: title, address: address) }
        } else {
            markdown(text, headings, leavingOut: title, address: address)
        }
    }
}
