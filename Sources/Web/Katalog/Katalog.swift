/// The catalogue of a library: what was asked, what was found, and how to ask for more or less.
///
///     search field                                               one form with the filters
///     filters, folded on small screens      how many, what is chosen, the order, the templates, other pages
public struct Katalog: Sendable {
    /// A value of a filter.
    public struct Wert: Hashable, Sendable {
        /// As it stands in an address.
        public var wert: String
        /// What it is called; nil where the page knows the word itself.
        public var titel: String?
        /// How many templates it would show, all other filters as they are.
        public var anzahl: Int

        /// Names a value.
        public init(_ wert: String, titel: String? = nil, anzahl: Int) {
            self.wert = wert
            self.titel = titel
            self.anzahl = anzahl
        }
    }

    /// A filter that keeps templates away where nothing is found.
    public struct Lockerung: Hashable, Sendable {
        /// The filter and its value.
        public var filter: Katalogfilter, wert: String
        /// How many templates there are without it.
        public var anzahl: Int

        /// Names a filter.
        public init(_ filter: Katalogfilter, _ wert: String, anzahl: Int) {
            self.filter = filter
            self.wert = wert
            self.anzahl = anzahl
        }
    }

    /// What was asked for.
    public var wahl: Katalogwahl
    /// Where the catalogue is.
    public var addresses: CatalogueAddresses
    /// The values of each filter, the way a reader looks for them; those without any are not shown.
    public var filter: [Katalogfilter: [Wert]] = [:]
    /// The templates of this page, each with why it was found.
    public var treffer: [SearchResult.Treffer] = []
    /// Which part of all templates that fit is shown.
    public var paging = Paging(total: 0)
    /// The whole search with what was read differently in place, or nil.
    public var korrektur: String?
    /// Where nothing is found: the filters, with how many templates there were without each.
    public var lockerungen: [Lockerung] = []
    /// Where nothing is found: how many templates there are without any filter.
    public var ohneFilter = 0
    /// Where nothing is found: templates that come near.
    public var aehnliche: [LibraryEntry] = []
    /// Where a question can be asked; nil where there is no Austausch.
    public var austausch: WebAddress?

    /// Describes a catalogue that has nothing yet.
    public init(_ wahl: Katalogwahl, _ addresses: CatalogueAddresses) {
        self.wahl = wahl
        self.addresses = addresses
    }

    /// What the page is called, from the particular to the general.
    func titel(_ texte: Texte) -> [String] {
        var titel = wahl.worte.isEmpty ? texte.vorlagen : texte.sucheNach(wahl.worte)
        let chosen = chosen(texte).map(\.titel)
        if !chosen.isEmpty { titel += " (\(chosen.prefix(3).joined(separator: ", ")))" }
        if paging.number > 1 { titel += ", " + texte.seite(paging.number, von: paging.count) }
        return [titel]
    }

    /// The chosen values with their names, in the order of the filters.
    func chosen(_ texte: Texte) -> [(filter: Katalogfilter, wert: String, titel: String)] {
        Katalogfilter.allCases.flatMap { filter in
            (wahl.werte[filter] ?? []).map { (filter, $0, name($0, filter, texte)) }
        }
    }

    /// What a value is called.
    func name(_ wert: String, _ filter: Katalogfilter, _ texte: Texte) -> String {
        if let titel = self.filter[filter]?.first(where: { $0.wert.utf8.elementsEqual(wert.utf8) })?.titel {
            return texte.titel(titel)
        }
        return texte.filterwert(wert, filter)
    }

    /// Writes everything below the heading of the page.
    func write(_ html: inout HTMLWriter) {
        CatalogueForm(self).search(&html)
        html.element(.div, .style(.katalog)) { html in
            CatalogueForm(self).filters(&html)
            html.element(.section, .style(.katalogseite), .labelled(by: Self.heading)) { results(&$0) }
        }
    }

    private static let heading = Anchor("treffer")

    // MARK: What was found

    private func results(_ html: inout HTMLWriter) {
        let texte = html.texte
        let words = treffer.isEmpty ? wahl.worte : korrektur ?? wahl.worte
        html.element(.h2, .id(Self.heading), text: texte.gefunden(paging.total, words, isBarred: ohneFilter > 0))
        correction(&html)
        chosenFilters(&html)
        if treffer.isEmpty {
            EmptyCatalogue(self).write(&html)
            return
        }
        order(&html)
        html.element(.ul, .style(.vorlagen)) { html in
            for hit in treffer {
                html.element(.li) { html in
                    hit.vorlage.write(&html) { SearchResult(wahl.worte, treffer).reasons(hit, &$0) }
                }
            }
        }
        paging.write(&html) { page in addresses.address(wahl.with { $0.seite = page }) }
    }

    /// Says that something else was looked for than was typed.
    private func correction(_ html: inout HTMLWriter) {
        guard let korrektur else { return }
        html.element(.p, .style(.hinweis)) { html in
            html.text(html.texte.meinten + " ")
            html.element(.a, .href(addresses.address(wahl.with { $0.worte = korrektur })), inhalt: korrektur)
            html.text("? ")
            if !treffer.isEmpty { html.text(html.texte.gezeigtStattdessen(wahl.worte, korrektur)) }
        }
    }

    private func chosenFilters(_ html: inout HTMLWriter) {
        let chosen = chosen(html.texte)
        guard !chosen.isEmpty else { return }
        html.element(.ul, .style(.gewaehlt), .label(html.texte.gewaehlteFilter)) { html in
            for (filter, wert, titel) in chosen {
                html.element(.li) { html in
                    html.element(.a, .href(addresses.address(wahl.without(wert, filter)))) { html in
                        html.element(.span, .style(.nurVorgelesen), text: html.texte.filterEntfernen + " ")
                        html.text(html.texte.filter(filter) + ": ")
                        html.inhalt(titel)
                        html.element(.span, .hidden, text: " ×")
                    }
                }
            }
            if chosen.count > 1 {
                html.element(.li) { html in
                    html.element(
                        .a, .href(addresses.address(wahl.withoutFilters)), text: html.texte.alleFilterEntfernen)
                }
            }
        }
    }

    private func order(_ html: inout HTMLWriter) {
        guard paging.total > 1 else { return }
        let usual = wahl.worte.isEmpty ? Katalogsortierung.titel : .treffer
        html.element(.nav, .style(.sortierung), .label(html.texte.sortierung)) { html in
            html.element(.ul, .style(.leiste)) { html in
                for sortierung in Katalogsortierung.allCases where sortierung != .treffer || !wahl.worte.isEmpty {
                    let isCurrent = sortierung == wahl.sortierung ?? usual
                    let address = addresses.address(
                        wahl.with { $0.sortierung = sortierung == usual ? nil : sortierung })
                    html.element(.li) { html in
                        html.element(
                            .a, .href(address), isCurrent ? .currentTrue : nil, text: html.texte.sortiert(sortierung))
                    }
                }
            }
        }
    }
}
