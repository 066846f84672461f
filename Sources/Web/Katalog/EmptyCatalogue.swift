/// What helps where the catalogue has nothing: the filter that stands in the way, what comes near, whom to ask.
struct EmptyCatalogue {
    private let katalog: Katalog

    init(_ katalog: Katalog) { self.katalog = katalog }

    /// Writes it.
    func write(_ html: inout HTMLWriter) {
        let texte = html.texte
        guard !katalog.wahl.isEmpty else {
            html.element(.p, text: texte.keineVorlagen)
            return
        }
        relaxations(&html)
        if !katalog.wahl.worte.isEmpty && katalog.ohneFilter == 0 {
            html.element(.p, text: texte.nichtsGefunden)
            html.element(.ul) { html in for tip in texte.suchtipps { html.element(.li, text: tip) } }
        }
        similar(&html)
        if let austausch = katalog.austausch {
            html.element(.p) { html in
                html.text(texte.niemandHat + " ")
                html.element(.a, .href(austausch), text: texte.frageStellen)
            }
        }
        html.element(.p) { html in
            html.element(.a, .href(katalog.addresses.address(Katalogwahl())), text: texte.alleVorlagen)
        }
    }

    private func relaxations(_ html: inout HTMLWriter) {
        let useful = katalog.lockerungen.filter { $0.anzahl > 0 }.sorted { $0.anzahl > $1.anzahl }
        guard !useful.isEmpty || katalog.ohneFilter > 0 && !katalog.lockerungen.isEmpty else { return }
        html.element(.p, text: html.texte.filterImWeg)
        html.element(.ul) { html in
            for lockerung in useful {
                let wahl = katalog.wahl.without(lockerung.wert, lockerung.filter)
                html.element(.li) { html in
                    html.element(.a, .href(katalog.addresses.address(wahl))) { html in
                        html.text(html.texte.ohne + " " + html.texte.filter(lockerung.filter) + ": ")
                        html.inhalt(katalog.name(lockerung.wert, lockerung.filter, html.texte))
                    }
                    html.text(" (\(html.texte.anzahlVorlagen(lockerung.anzahl)))")
                }
            }
            if useful.isEmpty || katalog.lockerungen.count > 1 {
                html.element(.li) { html in
                    html.element(
                        .a, .href(katalog.addresses.address(katalog.wahl.withoutFilters)),
                        text: html.texte.ohneAlleFilter)
                    html.text(" (\(html.texte.anzahlVorlagen(katalog.ohneFilter)))")
                }
            }
        }
    }

    private func similar(_ html: inout HTMLWriter) {
        guard !katalog.aehnliche.isEmpty else { return }
        html.element(.h3, text: html.texte.aehnlicheVorlagen)
        html.element(.ul, .style(.nahe)) { html in
            for entry in katalog.aehnliche {
                html.element(.li) { html in
                    html.element(.a, .href(entry.address), inhalt: html.texte.titel(entry.titel))
                    if !entry.kurztext.isEmpty { html.element(.p, inhalt: entry.kurztext) }
                }
            }
        }
    }
}
