public import Templates

/// What stands around the content of every page.
///
///     <a>skip link</a> <header>name, account, language, rooms</header> <main>path, notices, …</main> <footer>legal pages</footer>
public struct PageFrame: Sendable {
    /// The language of the page.
    public var sprache: Sprache
    /// What the library or the hub is called.
    public var name: String
    /// The page the name leads to.
    public var home: WebAddress
    /// Where `Stylesheet.css` is served.
    public var stylesheet: WebAddress
    /// Where `Script.js` is served; nil for pages without it.
    public var script: WebAddress?
    /// Where `Stylesheet.icon` is served.
    public var icon: WebAddress?
    /// The rooms of the whole site, one of which may be current.
    public var navigation: [PageLink] = []
    /// Who is signed in, or where one signs in.
    public var konto: Konto?
    /// What has to be said before anything else: what was done, what went wrong.
    public var meldungen: [Meldung] = []
    /// The same page in the other language.
    public var andereSprache: WebAddress?
    /// The imprint.
    public var impressum: WebAddress?
    /// The privacy statement.
    public var datenschutz: WebAddress?
    /// The accessibility statement.
    public var barrierefreiheit: WebAddress?
    /// Further links at the foot, before the legal pages: feeds, help.
    public var fuss: [PageLink] = []

    /// What forms of this page carry, so that they are known to come from it; nil where nobody is signed in.
    public var formToken: String?

    /// Creates a frame.
    public init(_ name: String, home: WebAddress, stylesheet: WebAddress, sprache: Sprache = .de) {
        self.name = name
        self.home = home
        self.stylesheet = stylesheet
        self.sprache = sprache
    }

    /// Writes a page.
    ///
    /// - Parameters:
    ///   - titel: What the page is about and where it belongs, from the particular to the general; "Allmende" is added.
    ///   - pfad: The pages above this one, from the top.
    ///   - content: Writes what stands in `main`, beginning with the `h1`.
    func page(_ titel: [String], pfad: [PageLink] = [], content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var html = HTMLWriter(sprache)
        html.formToken = formToken
        html.literal("<!doctype html>\n")
        html.element(.html, .lang(sprache)) { html in
            head(titel, &html)
            html.element(.body) { html in
                html.element(.a, .style(.sprunglink), .href(.inhalt), text: html.texte.zumInhalt)
                banner(&html)
                html.element(.main, .id(.inhalt), .style(.breite), .focusable(false)) { html in
                    html.trail(pfad)
                    html.notices(meldungen)
                    content(&html)
                }
                footer(&html)
            }
        }
        return html.finish()
    }

    // MARK: Parts

    private func head(_ titel: [String], _ html: inout HTMLWriter) {
        html.element(.head) { html in
            html.void(.meta, .utf8)
            html.void(.meta, .metaName("viewport"), .content("width=device-width, initial-scale=1"))
            html.void(.meta, .metaName("color-scheme"), .content("light dark"))
            html.element(.title, text: (titel + ["Allmende"]).joined(separator: " – "))
            html.void(.link, .rel("stylesheet"), .href(stylesheet))
            if let script { html.element(.script, .src(script), .whenParsed) { _ in } }
            if let icon { html.void(.link, .rel("icon"), .type("image/svg+xml"), .href(icon)) }
            if let andereSprache {
                html.void(.link, .rel("alternate"), .hreflang(sprache.andere), .href(andereSprache))
            }
        }
    }

    private func banner(_ html: inout HTMLWriter) {
        html.element(.header, .style(.kopf)) { html in
            html.element(.div, .style(.breite, .kopfzeile)) { html in
                html.element(.a, .style(.marke), .href(home)) { html in
                    html.element(.span, .style(.markenname), text: "Allmende")
                    html.element(.span, .style(.bibliotheksname), inhalt: name)
                }
                account(&html)
            }
            if navigation.isEmpty { return }
            html.element(.nav, .style(.hauptnavigation), .label(html.texte.hauptnavigation)) { html in
                html.element(.ul, .style(.breite, .leiste)) { html in
                    for link in navigation {
                        html.element(.li) { html in
                            html.element(
                                .a, .href(link.address), link.isCurrent ? .currentPage : nil, inhalt: link.titel)
                        }
                    }
                }
            }
        }
    }

    /// Who is signed in, the other language, and how to sign out.
    private func account(_ html: inout HTMLWriter) {
        if konto == nil && andereSprache == nil { return }
        let label = konto == nil ? html.texte.sprachwahl : html.texte.kontoUndSprache
        html.element(.nav, .style(.konto), .label(label)) { html in
            if let konto, !konto.text.isEmpty { html.element(.p, inhalt: konto.text) }
            html.element(.ul, .style(.leiste)) { html in
                for link in konto?.links ?? [] {
                    html.element(.li) { html in
                        html.element(.a, .href(link.address), link.isCurrent ? .currentPage : nil, inhalt: link.titel)
                    }
                }
                if let ziel = konto?.abmelden {
                    html.element(.li) { html in html.button(html.texte.abmelden, ziel, nil) }
                }
                if let andereSprache {
                    html.element(.li) { html in
                        html.element(
                            .a, .href(andereSprache), .lang(sprache.andere), .hreflang(sprache.andere),
                            text: sprache.andere.eigenname)
                    }
                }
            }
        }
    }

    private func footer(_ html: inout HTMLWriter) {
        html.element(.footer, .style(.fuss)) { html in
            html.element(.div, .style(.breite)) { html in
                html.element(.p, text: html.texte.wasAllmendeIst)
                let links = [
                    (html.texte.impressum, impressum), (html.texte.datenschutz, datenschutz),
                    (html.texte.barrierefreiheit, barrierefreiheit),
                ]
                guard !fuss.isEmpty || links.contains(where: { $0.1 != nil }) else { return }
                html.element(.ul, .style(.leiste)) { html in
                    for link in fuss {
                        html.element(.li) { html in html.element(.a, .href(link.address), inhalt: link.titel) }
                    }
                    for case (let titel, let address?) in links {
                        html.element(.li) { html in html.element(.a, .href(address), text: titel) }
                    }
                }
            }
        }
    }
}

extension Sprache {
    /// The other of the two.
    var andere: Sprache { self == .de ? .en : .de }
    /// What the language calls itself.
    var eigenname: String { self == .de ? "Deutsch" : "English" }
}
