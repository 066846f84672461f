import Templates

/// The Projektstrukturbaum as a table: the same facts, one node a row, in a region that scrolls sideways by itself.
struct StructureTable {
    private let facts: NodeFacts

    init(_ facts: NodeFacts) { self.facts = facts }

    /// Writes the table. Linear in the nodes.
    func write(_ html: inout HTMLWriter) {
        let texte = html.texte
        let caption = Anchor("strukturtabelle")
        html.element(.div, .style(.rollbereich), .role("region"), .labelled(by: caption), .focusable(true)) { html in
            html.element(.table, .style(.strukturtabelle)) { html in
                html.element(.caption, .id(caption), text: texte.strukturtabelle)
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        for name in [
                            texte.nummer, texte.titel, texte.art, texte.verantwortlich, texte.wirktMit, texte.dauer,
                            texte.vorgaenger, texte.bedingungUndWiederholung, texte.ergebnis, texte.rechtsgrundlage,
                            texte.hinweis,
                        ] {
                            html.element(.th, .columnScope, text: name)
                        }
                    }
                }
                html.element(.tbody) { html in
                    for entry in facts.shown {
                        if let knoten = facts.struktur.knoten[entry.id] { row(knoten, entry, &html) }
                    }
                }
            }
        }
    }

    private func row(_ knoten: Knoten, _ entry: Gliederung.Eintrag, _ html: inout HTMLWriter) {
        let texte = html.texte
        html.element(.tr, .id(.node(entry.id)), entry.istBlatt ? nil : .style(.oberknoten)) { html in
            html.element(.td, text: entry.nummer)
            html.element(.th, .rowScope) { html in
                html.inhalt(texte.titel(knoten.titel))
                if let kennung = knoten.kennung { html.inhalt(" [\(kennung)]") }
            }
            html.element(.td, text: knoten.art.wort(html.sprache))
            html.element(.td) { html in if let role = knoten.verantwortlich { facts.role(role, &html) } }
            html.element(.td) { facts.contributing(knoten, &$0) }
            html.element(.td, text: facts.duration(knoten, html.sprache) ?? "")
            html.element(.td) { facts.predecessors(knoten, always: true, &$0) }
            html.element(.td) { html in
                let words = [facts.condition(knoten, texte), facts.repetition(knoten, texte)].compactMap(\.self)
                html.inhalt(words.joined(separator: "; "))
            }
            html.element(.td) { facts.results(knoten, &$0) }
            html.element(.td) { facts.law(knoten, &$0) }
            html.element(.td, .style(.rat), html.contentLanguage) { html in
                if let hinweis = knoten.hinweis { html.markdown(hinweis, .bold, address: facts.resolve) }
            }
        }
    }
}
