import Templates

/// The search field and the filters: one form, sent by GET, that works without script. The filters stand beside the
/// templates and belong
/// to the form by its name, so that pressing Enter in the field keeps them.
struct CatalogueForm {
    private static let form = Anchor("suchformular")
    /// How many values of one filter are seen at once; the others are folded away.
    private static let visible = 8

    private let katalog: Katalog
    private var wahl: Katalogwahl { katalog.wahl }

    init(_ katalog: Katalog) { self.katalog = katalog }

    /// Writes the search field.
    func search(_ html: inout HTMLWriter) {
        let field = Anchor("suchfeld")
        html.element(
            .form, .id(Self.form), .style(.suche), .role("search"), .get, .action(katalog.addresses.base)
        ) { html in
            if let sprache = katalog.addresses.sprache {
                html.void(.input, .type("hidden"), .name("sprache"), .value(sprache.rawValue))
            }
            if let sortierung = wahl.sortierung {
                html.void(.input, .type("hidden"), .name("sortierung"), .value(sortierung.rawValue))
            }
            html.element(.label, .for(field), text: html.texte.suchfeld)
            html.element(.div, .style(.suchzeile)) { html in
                html.void(.input, .id(field), .type("search"), .name("q"), .value(wahl.worte), .noCompletion)
                html.element(.button, .type("submit"), text: html.texte.suchen)
            }
        }
    }

    /// Writes the filters.
    func filters(_ html: inout HTMLWriter) {
        let texte = html.texte
        let count = wahl.werte.values.map(\.count).reduce(0, +)
        html.element(.details, .style(.filter)) { html in
            html.element(.summary, text: count == 0 ? texte.filterTitel : texte.filterTitel(count))
            html.element(.div) { html in
                for filter in Katalogfilter.allCases where filter != .leika { group(filter, &html) }
                service(&html)
                html.element(.button, .type("submit"), .form(Self.form), text: texte.filterAnwenden)
            }
        }
    }

    private func group(_ filter: Katalogfilter, _ html: inout HTMLWriter) {
        let werte = katalog.filter[filter] ?? []
        guard werte.contains(where: { $0.anzahl > 0 || wahl.has($0.wert, filter) }) else { return }
        // The greatest are seen, in the order they were given; what is chosen is always seen.
        let ranked = werte.indices.sorted { a, b in
            let (x, y) = (wahl.has(werte[a].wert, filter), wahl.has(werte[b].wert, filter))
            if x != y { return x }
            return werte[a].anzahl != werte[b].anzahl ? werte[a].anzahl > werte[b].anzahl : a < b
        }
        let isLong = werte.count > Self.visible + 2
        let seen = Set(isLong ? Array(ranked.prefix(Self.visible)) : ranked)
        html.element(.fieldset) { html in
            html.element(.legend, text: html.texte.filter(filter))
            if let hint = html.texte.filterhinweis(filter) { html.element(.p, .style(.leise), text: hint) }
            list(filter, werte.indices.filter(seen.contains), werte, &html)
            if isLong {
                let others = werte.indices.filter { !seen.contains($0) }
                html.element(.details) { html in
                    html.element(.summary, text: html.texte.weitereWerte(others.count, filter))
                    list(filter, others, werte, &html)
                }
            }
        }
    }

    private func list(
        _ filter: Katalogfilter, _ shown: [Int], _ werte: [Katalog.Wert], _ html: inout HTMLWriter
    ) {
        html.element(.ul, .style(.filterwerte)) { html in
            for index in shown {
                let wert = werte[index]
                let field = Anchor.part(filter.parameter, index + 1)
                html.element(.li, .style(.filterwert)) { html in
                    html.void(
                        .input, .id(field), .type("checkbox"), .name(filter.rawValue), .value(wert.wert),
                        .form(Self.form), wahl.has(wert.wert, filter) ? .checked : nil)
                    html.element(.label, .for(field)) { html in
                        html.inhalt(katalog.name(wert.wert, filter, html.texte))
                        html.element(.span, .style(.leise), text: " (\(html.texte.zahl(wert.anzahl)))")
                    }
                }
            }
        }
    }

    private func service(_ html: inout HTMLWriter) {
        let field = Anchor("leika")
        let hint = Anchor("leika-hinweis")
        html.element(.div, .style(.filterwert)) { html in
            html.element(.label, .for(field), text: html.texte.filter(.leika))
            html.element(.p, .id(hint), .style(.leise), text: html.texte.leikaHinweis)
            html.void(
                .input, .id(field), .type("text"), .name(Katalogfilter.leika.rawValue),
                .value(wahl.werte[.leika]?.first ?? ""), .form(Self.form), .digits, .noCompletion,
                .described(by: hint))
        }
    }
}
