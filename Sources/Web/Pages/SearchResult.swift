import Templates

/// What a search found.
public struct SearchResult: Sendable {
    /// A place where a template has what was looked for.
    public struct Fundstelle: Sendable, Hashable {
        /// Which part of the template it is.
        public enum Ort: String, Sendable, CaseIterable {
            /// The title.
            case titel
            /// The short text.
            case kurztext
            /// A keyword.
            case schlagwort
            /// A service.
            case leistung
            /// A step of the plan.
            case schritt
            /// A role.
            case rolle
            /// The advice on a step.
            case hinweis
            /// A legal basis.
            case rechtsgrundlage
            /// The description.
            case beschreibung
            /// An experience report.
            case erfahrungsbericht
            /// A document.
            case dokument
        }

        /// Which part of the template it is.
        public var ort: Ort
        /// The text around the place, in pieces; those that were found are marked.
        public var teile: [Teil]
        /// Where it stands, or nil for the template as a whole.
        public var address: WebAddress?

        /// Describes a place.
        public init(_ ort: Ort, _ teile: [Teil], address: WebAddress? = nil) {
            self.ort = ort
            self.teile = teile
            self.address = address
        }
    }

    /// A piece of text around a place.
    public struct Teil: Sendable, Hashable {
        /// The text.
        public var text: String
        /// Whether it is what was looked for.
        public var isTreffer: Bool

        /// Takes a piece of text.
        public init(_ text: String, isTreffer: Bool = false) {
            self.text = text
            self.isTreffer = isTreffer
        }
    }

    /// A template that was found.
    public struct Treffer: Sendable {
        /// The template.
        public var vorlage: LibraryEntry
        /// Why it was found; the first few are shown.
        public var fundstellen: [Fundstelle]

        /// Describes a hit.
        public init(_ vorlage: LibraryEntry, _ fundstellen: [Fundstelle]) {
            self.vorlage = vorlage
            self.fundstellen = fundstellen
        }
    }

    /// What was asked for, as it was typed.
    public var worte: String
    /// The hits of this page, the best first.
    public var treffer: [Treffer]
    /// Other words that would find something.
    public var vorschlaege: [PageLink] = []

    /// Describes a result.
    public init(_ worte: String, _ treffer: [Treffer]) {
        self.worte = worte
        self.treffer = treffer
    }

    /// How many places are shown for one template.
    private static let places = 5

    /// Writes the hits, or what helps when there are none.
    func write(_ html: inout HTMLWriter, _ paging: Paging, allTemplates: WebAddress, _ themenfelder: [PageLink]) {
        let anchor = Anchor("treffer")
        html.element(.section, .labelled(by: anchor)) { html in
            html.element(.h2, .id(anchor), text: html.texte.treffer(max(paging.total, treffer.count), worte))
            if treffer.isEmpty {
                help(&html, allTemplates, themenfelder)
                return
            }
            html.element(.ul, .style(.vorlagen)) { html in
                for hit in treffer {
                    html.element(.li) { html in hit.vorlage.write(&html) { reasons(hit, &$0) } }
                }
            }
            html.element(.p) { html in html.element(.a, .href(allTemplates), text: html.texte.alleVorlagen) }
        }
    }

    /// Writes why a template was found.
    func reasons(_ hit: Treffer, _ html: inout HTMLWriter) {
        if hit.fundstellen.isEmpty { return }
        html.element(.ul, .style(.fundstellen)) { html in
            for place in hit.fundstellen.prefix(Self.places) {
                html.element(.li) { html in
                    html.element(.span, .style(.leise), text: html.texte.ort(place.ort) + ": ")
                    if let address = place.address {
                        html.element(.a, .href(address), html.contentLanguage) { excerpt(place, &$0) }
                    } else {
                        html.element(.span, html.contentLanguage) { excerpt(place, &$0) }
                    }
                }
            }
            let more = hit.fundstellen.count - Self.places
            if more > 0 { html.element(.li, .style(.leise), text: html.texte.weitereFundstellen(more)) }
        }
    }

    private func excerpt(_ place: Fundstelle, _ html: inout HTMLWriter) {
        for teil in place.teile {
            if teil.isTreffer { html.element(.mark, text: teil.text) } else { html.text(teil.text) }
        }
    }

    private func help(_ html: inout HTMLWriter, _ allTemplates: WebAddress, _ themenfelder: [PageLink]) {
        html.element(.p, text: html.texte.nichtsGefunden)
        html.element(.ul) { html in
            for tip in html.texte.suchtipps { html.element(.li, text: tip) }
            if !vorschlaege.isEmpty {
                html.element(.li) { html in
                    html.text(html.texte.meintenSie + " ")
                    for (index, link) in vorschlaege.enumerated() {
                        if index > 0 { html.text(", ") }
                        html.element(.a, .href(link.address), inhalt: link.titel)
                    }
                }
            }
            html.element(.li) { html in html.element(.a, .href(allTemplates), text: html.texte.alleVorlagen) }
        }
        if !themenfelder.isEmpty {
            html.element(.h3, text: html.texte.themenfelder)
            html.topicList(themenfelder)
        }
    }
}

extension HTMLWriter {
    /// Writes the Themenfelder as a list of links.
    mutating func topicList(_ themenfelder: [PageLink]) {
        element(.ul, .style(.themenliste)) { html in
            for link in themenfelder {
                html.element(.li) { html in
                    html.element(
                        .a, .href(link.address), link.isCurrent ? .currentPage : nil, inhalt: link.titel)
                    if let anzahl = link.anzahl {
                        html.element(.span, .style(.leise), text: " (\(html.texte.zahl(anzahl)))")
                    }
                }
            }
        }
    }
}
