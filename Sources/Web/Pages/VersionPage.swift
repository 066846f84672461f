import Templates

/// One version in the history of a template, or of the library: when, who, why, and what changed, in sentences.
public struct VersionPage: Sendable {
    /// The version. Its changes are shown when there are any.
    public var fassung: Fassung
    /// What it is a version of, and its page.
    public var vorlage: PageLink
    /// The version before, when there is one.
    public var vorige: WebAddress?
    /// The version after, when there is one.
    public var naechste: WebAddress?
    /// Whether it is the current state.
    public var istAktuell = false

    /// Creates the page of a version.
    public init(_ fassung: Fassung, vorlage: PageLink) {
        self.fassung = fassung
        self.vorlage = vorlage
    }

    /// The page as HTML. Linear.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        let name = texte.fassungVom(texte.tag(fassung.datum))
        let titles = [[name, fassung.titel].filter { !$0.isEmpty }.joined(separator: ": "), vorlage.titel]
        return frame.page(titles, pfad: [PageLink(frame.name, frame.home), vorlage]) { html in
            html.element(.h1, text: name)
            html.element(.p, .style(.vorspann), inhalt: fassung.titel.isEmpty ? texte.ohneVermerk : fassung.titel)
            html.element(.dl, .style(.fakten, .kasten)) { html in
                html.fact(texte.vorlage) { html in
                    html.element(.a, .href(vorlage.address), inhalt: vorlage.titel)
                }
                html.fact(texte.datum) { $0.day(fassung.datum) }
                html.fact(texte.stelle) { $0.inhalt(fassung.stelle.text) }
                if istAktuell { html.fact(texte.stand) { $0.text(texte.aktuellerStand) } }
            }
            for paragraph in fassung.rest { html.element(.p, inhalt: paragraph) }
            html.element(.section, .style(.fliesstext), .labelled(by: Anchor("aenderungen"))) { html in
                html.element(.h2, .id(Anchor("aenderungen")), text: texte.wasSichAenderte)
                if let changes = fassung.aenderungen, !changes.isEmpty {
                    html.changes(changes, level: 3)
                } else {
                    html.element(.p, text: texte.keineAenderungen)
                }
            }
            neighbours(&html)
            if let pruefkennung = fassung.pruefkennung {
                html.element(.section, .style(.technik), .labelled(by: Anchor("it"))) { html in
                    html.element(.h2, .id(Anchor("it")), text: texte.fuerDieIT)
                    html.checksum(pruefkennung)
                }
            }
        }
    }

    private func neighbours(_ html: inout HTMLWriter) {
        if vorige == nil && naechste == nil { return }
        html.element(.nav, .style(.seiten), .label(html.texte.weitereFassungen)) { html in
            html.element(.ul, .style(.leiste)) { html in
                if let vorige {
                    html.element(.li) { html in
                        html.element(.a, .href(vorige), .rel("prev"), text: html.texte.vorigeFassung)
                    }
                }
                if let naechste {
                    html.element(.li) { html in
                        html.element(.a, .href(naechste), .rel("next"), text: html.texte.naechsteFassung)
                    }
                }
            }
        }
    }
}

/// The whole history of a template or of the library, a page at a time.
public struct HistoryPage: Sendable {
    /// What it is the history of, and its page.
    public var vorlage: PageLink
    /// The versions of this page (`Paging.range`), the newest first.
    public var fassungen: [Fassung]
    /// Which part of all versions is shown.
    public var paging: Paging
    /// Where the page is, without query.
    public var address: WebAddress
    /// The form in which two versions are chosen to be compared.
    public var vergleich: Form?

    /// Creates a page of a history.
    public init(_ vorlage: PageLink, _ fassungen: [Fassung], paging: Paging, address: WebAddress) {
        self.vorlage = vorlage
        self.fassungen = fassungen
        self.paging = paging
        self.address = address
    }

    /// The page as HTML. Linear.
    public func html(_ frame: PageFrame) -> [UInt8] {
        let texte = Texte(frame.sprache)
        var title = texte.verlauf
        if paging.number > 1 { title += ", " + texte.seite(paging.number, von: paging.count) }
        return frame.page([title, vorlage.titel], pfad: [PageLink(frame.name, frame.home), vorlage]) { html in
            html.element(.h1) { html in
                html.text(texte.verlauf + ": ")
                html.inhalt(vorlage.titel)
            }
            html.element(.ol, .style(.verlauf)) { html in
                for fassung in fassungen { html.element(.li) { html in html.version(fassung) } }
            }
            paging.write(&html) { $0 == 1 ? address : address.query("seite", String($0)) }
            if let vergleich {
                html.element(.section, .labelled(by: Anchor("vergleich"))) { html in
                    html.element(.h2, .id(Anchor("vergleich")), text: texte.fassungenVergleichen)
                    html.form(vergleich)
                }
            }
        }
    }
}
