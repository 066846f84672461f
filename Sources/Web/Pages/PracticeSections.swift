import Templates

/// What others have done with a template, as sections of its page: badges, contacts, variants, discussions.
extension HTMLWriter {
    /// How many entries of one kind are shown.
    private static var entries: Int { 200 }

    /// Writes badges with their reasons.
    mutating func badges(_ abzeichen: [Abzeichen]) {
        if abzeichen.isEmpty { return }
        element(.ul, .style(.abzeichenliste), .label(texte.abzeichen)) { html in
            for badge in abzeichen.prefix(Self.entries) {
                html.element(.li) { html in
                    html.element(.span, badge.stufe > 0 ? .style(.abzeichen, .gut) : .style(.abzeichen)) { html in
                        html.inhalt(badge.titel)
                        html.text(" ")
                        html.element(.span, .style(.stufe), text: html.texte.stufe(badge.stufe))
                    }
                    html.text(" ")
                    html.inhalt(badge.grund)
                }
            }
        }
    }

    /// Writes whom to ask, a card each.
    mutating func contacts(_ kontakte: [KontaktZeile], level: Int) {
        element(.ul, .style(.karten)) { html in
            for kontakt in kontakte.prefix(Self.entries) {
                html.element(.li, .style(.karte)) { html in
                    html.element(.heading(level), inhalt: html.texte.titel(kontakt.funktion))
                    if let postfach = kontakt.postfach {
                        html.element(.p) { html in
                            if let address = WebAddress(external: "mailto:" + postfach) {
                                html.element(.a, .href(address), text: postfach)
                            } else {
                                html.text(postfach)
                            }
                        }
                    }
                    for zeile in kontakt.zeilen.prefix(20) { html.element(.p, inhalt: zeile) }
                }
            }
        }
    }

    /// Writes variants, a line each.
    mutating func variants(_ ortsvarianten: [Ortsvariantenzeile]) {
        element(.ul, .style(.zeilenliste)) { html in
            for variante in ortsvarianten.prefix(Self.entries) {
                html.element(.li) { html in
                    html.element(.a, .href(variante.link.address), inhalt: html.texte.titel(variante.link.titel))
                    html.element(.p, .style(.angaben)) { html in
                        html.inhalt(variante.stelle.text)
                        if let zusatz = variante.zusatz { html.piece { $0.inhalt(zusatz) } }
                    }
                }
            }
        }
    }

    /// Writes discussions, a line each.
    mutating func discussions(_ gespraeche: [Gespraechszeile]) {
        element(.ul, .style(.zeilenliste)) { html in
            for gespraech in gespraeche.prefix(Self.entries) {
                html.element(.li) { html in
                    html.element(.a, .href(gespraech.link.address), inhalt: html.texte.titel(gespraech.link.titel))
                    html.element(.p, .style(.angaben)) { html in
                        html.text(html.texte.beitraege(gespraech.beitraege))
                        if let tag = gespraech.tag {
                            html.piece { html in
                                html.text(html.texte.zuletzt + " ")
                                html.day(tag)
                            }
                        }
                    }
                }
            }
        }
    }
}
