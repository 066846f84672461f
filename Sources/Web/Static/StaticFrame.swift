import Templates

/// What stands around the content of a page that is a file: no account, no navigation of a server, nothing that asks anybody.
struct StaticFrame {
    /// Where the style sheet is.
    enum Style {
        /// In the page.
        case inside
        /// In a file beside it.
        case file(WebAddress)
    }

    let sprache: Sprache
    /// What the library is called.
    let name: String
    /// Its first page; nil for a page that stands alone.
    var home: WebAddress?
    var style = Style.inside
    /// Scripts beside the page, in the order they are run.
    var scripts: [WebAddress] = []
    var icon: WebAddress?
    /// Lines at the foot.
    var fuss: [String] = []

    init(_ name: String, _ sprache: Sprache) { (self.name, self.sprache) = (name, sprache) }

    /// Writes a page; the title from the particular to the general.
    func page(_ titel: [String], pfad: [PageLink] = [], content: (inout HTMLWriter) -> Void) -> [UInt8] {
        var html = HTMLWriter(sprache)
        html.literal("<!doctype html>\n")
        html.element(.html, .lang(sprache)) { html in
            head(titel, &html)
            html.element(.body) { html in
                html.element(.a, .style(.sprunglink), .href(.inhalt), text: html.texte.zumInhalt)
                banner(&html)
                html.element(.main, .id(.inhalt), .style(.breite), .focusable(false)) { html in
                    html.trail(pfad)
                    content(&html)
                }
                footer(&html)
            }
        }
        return html.finish()
    }

    private func head(_ titel: [String], _ html: inout HTMLWriter) {
        html.element(.head) { html in
            html.void(.meta, .utf8)
            html.void(.meta, .metaName("viewport"), .content("width=device-width, initial-scale=1"))
            html.void(.meta, .metaName("color-scheme"), .content("light dark"))
            html.void(.meta, .metaName("referrer"), .content("no-referrer"))
            html.element(.title, text: (titel + ["Allmende"]).joined(separator: " – "))
            switch style {
            case .inside: html.stylesheet()
            case .file(let address): html.void(.link, .rel("stylesheet"), .href(address))
            }
            for script in scripts { html.element(.script, .src(script), .whenParsed) { _ in } }
            if let icon { html.void(.link, .rel("icon"), .type("image/svg+xml"), .href(icon)) }
        }
    }

    private func banner(_ html: inout HTMLWriter) {
        html.element(.header, .style(.kopf)) { html in
            html.element(.div, .style(.breite, .kopfzeile)) { html in
                html.element(home == nil ? .div : .a, .style(.marke), home.map { .href($0) }) { html in
                    html.element(.span, .style(.markenname), text: "Allmende")
                    if !name.isEmpty { html.element(.span, .style(.bibliotheksname), inhalt: name) }
                }
            }
        }
    }

    private func footer(_ html: inout HTMLWriter) {
        html.element(.footer, .style(.fuss)) { html in
            html.element(.div, .style(.breite)) { html in
                html.element(.p, text: html.texte.wasAllmendeIst)
                for line in fuss { html.element(.p, text: line) }
            }
        }
    }
}
