public import Templates

/// The front page of a library: what it is, its templates by Themenfeld, a search, and how to get a copy.
///
///     /            /?seite=2            /?thema=beschaffung            /?q=aktenplan
public struct LibraryPage: Sendable {
    /// What the library is called.
    public var titel: String
    /// What it is for.
    public var kurztext = ""
    /// The licence of what does not state its own, as an SPDX identifier.
    public var lizenz = ""
    /// Where the page itself is, without query; the search form leads there too.
    public var address: WebAddress
    /// The language the address asked for, or nil when the browser chose; links and the search form keep it.
    public var gewaehlteSprache: Sprache?
    /// The Themenfelder with how many templates each has.
    public var themenfelder: [PageLink] = []
    /// The templates of this page (`Paging.range`), grouped.
    public var gruppen: [LibraryGroup] = []
    /// Which part of all templates, or of all hits, is shown.
    public var paging = Paging(total: 0)
    /// What a search found, or nil when nobody asked.
    public var suche: SearchResult?
    /// The catalogue: search, filters, order. It takes the place of `themenfelder`, `gruppen`, `paging` and `suche`.
    public var katalog: Katalog?
    /// How the library is copied.
    public var zugaenge: [Zugang] = []
    /// The checksum of the state that is shown, for IT.
    public var pruefkennung: String?

    /// Creates a page without templates.
    public init(titel: String, address: WebAddress) {
        self.titel = titel
        self.address = address
    }

    /// The page as HTML. Linear in what it shows.
    public func html(_ frame: PageFrame) -> [UInt8] {
        if let katalog { return catalogue(katalog, frame) }
        let texte = Texte(frame.sprache)
        let topic = themenfelder.first(where: \.isCurrent)?.titel
        var title = [suche.map { texte.sucheNach($0.worte) } ?? topic ?? texte.vorlagen]
        if paging.number > 1 { title[0] += ", " + texte.seite(paging.number, von: paging.count) }
        return frame.page(title + [titel]) { html in
            html.element(.h1, inhalt: titel)
            if suche == nil && !kurztext.isEmpty { html.element(.p, .style(.vorspann), inhalt: kurztext) }
            searchForm(&html)
            if let suche {
                suche.write(&html, paging, allTemplates: start, themenfelder)
            } else {
                topics(&html)
                groups(&html)
            }
            paging.write(&html) { pageAddress($0) }
            if suche == nil { copy(&html) }
        }
    }

    private func catalogue(_ katalog: Katalog, _ frame: PageFrame) -> [UInt8] {
        let isWhole = katalog.wahl.isEmpty
        return frame.page(katalog.titel(Texte(frame.sprache)) + [titel]) { html in
            html.element(.h1, text: html.texte.vorlagen)
            if isWhole && !kurztext.isEmpty { html.element(.p, .style(.vorspann), inhalt: kurztext) }
            katalog.write(&html)
            if isWhole { copy(&html) }
        }
    }

    // MARK: Parts

    private func searchForm(_ html: inout HTMLWriter) {
        let field = Anchor("suchfeld")
        html.element(.form, .style(.suche), .role("search"), .get, .action(address)) { html in
            if let gewaehlteSprache {
                html.void(.input, .type("hidden"), .name("sprache"), .value(gewaehlteSprache.rawValue))
            }
            html.element(.label, .for(field), text: html.texte.suchfeld)
            html.element(.div, .style(.suchzeile)) { html in
                html.void(.input, .id(field), .type("search"), .name("q"), .value(suche?.worte ?? ""), .noCompletion)
                html.element(.button, .type("submit"), text: html.texte.suchen)
            }
        }
    }

    private func topics(_ html: inout HTMLWriter) {
        guard themenfelder.count > 1 else { return }
        html.element(.nav, .style(.themen), .labelled(by: Anchor("themen"))) { html in
            html.element(.h2, .id(Anchor("themen")), text: html.texte.themenfelder)
            html.topicList(themenfelder)
            if themenfelder.contains(where: \.isCurrent) {
                html.element(.p) { html in html.element(.a, .href(start), text: html.texte.alleVorlagen) }
            }
        }
    }

    private func groups(_ html: inout HTMLWriter) {
        if gruppen.allSatisfy(\.vorlagen.isEmpty) {
            html.element(.p, text: html.texte.keineVorlagen)
            return
        }
        for (number, gruppe) in gruppen.enumerated() where !gruppe.vorlagen.isEmpty {
            let anchor = Anchor.part("gruppe", number + 1)
            html.element(.section, .labelled(by: anchor)) { html in
                html.element(.h2, .id(anchor)) { html in
                    html.inhalt(gruppe.titel)
                    if gruppe.isContinued { html.text(" " + html.texte.fortsetzung) }
                }
                html.element(.ul, .style(.vorlagen)) { html in
                    for vorlage in gruppe.vorlagen { html.element(.li) { vorlage.write(&$0) } }
                }
            }
        }
    }

    private func copy(_ html: inout HTMLWriter) {
        html.element(.section, .style(.technik), .labelled(by: Anchor("it"))) { html in
            html.element(.h2, .id(Anchor("it")), text: html.texte.fuerDieIT)
            if !lizenz.isEmpty {
                html.element(.p) { html in
                    html.text(html.texte.lizenzDerBibliothek + " ")
                    html.licence(lizenz)
                }
            }
            html.copyCommands(zugaenge)
            if let pruefkennung { html.checksum(pruefkennung) }
        }
    }

    /// The page in the language that was asked for.
    private var start: WebAddress { gewaehlteSprache.map { address.query("sprache", $0.rawValue) } ?? address }

    private func pageAddress(_ page: Int) -> WebAddress {
        var target = themenfelder.first(where: \.isCurrent)?.address ?? start
        if let suche { target = start.query("q", suche.worte) }
        return page == 1 ? target : target.query("seite", String(page))
    }
}

extension LibraryEntry {
    /// Writes the entry into an item of a list: a heading of the third level with the link, then what is worth knowing.
    func write(_ html: inout HTMLWriter, below: (inout HTMLWriter) -> Void = { _ in }) {
        let texte = html.texte
        html.element(.h3) { html in html.element(.a, .href(address), inhalt: texte.titel(titel)) }
        html.element(.p, .style(.angaben)) { html in
            html.state(zustand)
            for part in texte.kurzumfang(umfang) { html.piece { $0.text(part) } }
            if let stelle { html.piece { $0.inhalt(stelle.text) } }
            if let themenfeld { html.piece { $0.element(.a, .href(themenfeld.address), inhalt: themenfeld.titel) } }
            if !lizenz.isEmpty { html.piece { $0.text(Licence(lizenz).name) } }
        }
        if !kurztext.isEmpty { html.element(.p, inhalt: kurztext) }
        if !belege.isEmpty {
            html.element(.ul, .style(.belege), .label(texte.wasDafuerSpricht)) { html in
                for mark in belege {
                    html.element(.li) { html in
                        if let address = mark.address {
                            html.element(.a, .href(address), text: mark.text)
                        } else {
                            html.text(mark.text)
                        }
                    }
                }
            }
        }
        below(&html)
        if let letzteAenderung {
            html.element(.p, .style(.leise)) { html in
                html.text(texte.zuletztGeaendert + " ")
                html.day(letzteAenderung.datum)
                if !letzteAenderung.titel.isEmpty {
                    html.text(": ")
                    html.inhalt(letzteAenderung.titel)
                }
            }
        }
    }
}
