import Templates

/// The schedule on a template's page: how long it takes, the drawing with its key, the same as a table, and a form for the first day.
struct Zeitplanansicht {
    private let facts: NodeFacts
    private let wahl: TemplatePage.Terminwahl?
    private let address: WebAddress

    init(_ facts: NodeFacts, _ wahl: TemplatePage.Terminwahl?, address: WebAddress) {
        self.facts = facts
        self.wahl = wahl
        self.address = address
    }

    /// Writes the view.
    func write(_ html: inout HTMLWriter) {
        if let wahl { form(wahl, &html) }
        guard let plan = facts.zeitplan else {
            html.element(.p, .style(.hinweis), text: html.texte.keinZeitplan)
            StructureTable(facts).write(&html)
            return
        }
        let start = plan.start == nil ? nil : plan.tag(0, html.texte)
        html.element(.p, text: html.texte.zeitplanVorspann(plan.arbeitstage, ab: start))
        key(&html)
        Zeitplanzeichnung(facts, plan, html.texte).write(&html)
        table(plan, &html)
    }

    // MARK: Key

    /// Writes what the signs of the drawing mean.
    func key(_ html: inout HTMLWriter) {
        let texte = html.texte
        html.element(.ul, .style(.zeichenliste), .label(texte.legendeTitel)) { html in
            sign(.kritisch, "M1 3h26v14H1z", texte.legendeKritisch, &html)
            sign(.balken, "M1 3h26v14H1z", texte.legendeAufgabe, &html)
            sign(.balken, "M14 2l8 8l-8 8l-8 -8z", texte.legendeMeilenstein, &html)
            sign(.klammer, "M1 16v-11h26v11l-5 -6H6z", texte.legendePhase, &html)
        }
    }

    private func sign(_ style: StyleClass, _ path: String, _ text: String, _ html: inout HTMLWriter) {
        html.element(.li) { html in
            html.element(.svg, .style(.zeichen), .viewBox(28, 20), .hidden) { html in
                html.element(.path, .style(style), .path(path)) { _ in }
            }
            html.text(" " + text)
        }
    }

    // MARK: Table

    private func table(_ plan: Zeitplan, _ html: inout HTMLWriter) {
        let texte = html.texte
        html.table(
            "termintabelle", texte.termintabelle,
            [
                texte.nummer, texte.titel, texte.verantwortlich, texte.dauerKurz, texte.beginn, texte.ende,
                texte.pufferSpalte, texte.nach,
            ]
        ) { html in
            var seen = Set<Int>()
            for zeile in plan.zeilen.prefix(TemplatePage.limit) where zeile.platz < facts.shown.endIndex {
                row(zeile, plan, isFirst: seen.insert(zeile.platz).inserted, &html)
            }
        }
    }

    private func row(_ zeile: Zeitplan.Zeile, _ plan: Zeitplan, isFirst: Bool, _ html: inout HTMLWriter) {
        let texte = html.texte
        let entry = facts.gliederung.eintraege[zeile.platz]
        guard let knoten = facts.knoten(zeile.platz) else { return }
        html.element(.tr, isFirst ? .id(.node(entry.id)) : nil, entry.istBlatt ? nil : .style(.oberknoten)) { html in
            html.element(.td, text: entry.nummer)
            html.element(.th, .rowScope) { html in
                let title = texte.titel(knoten.titel)
                if let seite = facts.seite(entry.id) {
                    html.element(.a, .href(seite), inhalt: title)
                } else {
                    html.inhalt(title)
                }
                if !zeile.kopie.isEmpty { html.inhalt(" (\(zeile.kopie))") }
            }
            html.element(.td) { html in if let role = knoten.verantwortlich { facts.role(role, &html) } }
            html.element(.td, text: knoten.dauer.map { texte.kurzdauer($0) } ?? "")
            html.element(.td, text: plan.beginn(zeile, texte))
            html.element(.td, text: plan.schluss(zeile, texte))
            html.element(.td, text: zeile.kritisch ? texte.kritisch : texte.zahl(zeile.puffer))
            html.element(.td, text: facts.after(zeile.platz, texte) ?? "")
        }
    }

    // MARK: Form

    private func form(_ wahl: TemplatePage.Terminwahl, _ html: inout HTMLWriter) {
        let texte = html.texte
        let (day, land, help, error) = (
            Anchor("f-beginn"), Anchor("f-land"), Anchor("f-beginn-hilfe"), Anchor("f-beginn-fehler")
        )
        html.element(.form, .style(.formular, .zeile), .get, .action(address), .label(texte.zeitplanFormular)) { html in
            html.void(.input, .type("hidden"), .name("ansicht"), .value(TemplatePage.Ansicht.zeitplan.rawValue))
            html.element(.div, .style(.feld)) { html in
                html.element(.label, .for(day), text: texte.projektstart)
                html.element(.p, .style(.hilfe), .id(help), text: texte.projektstartHilfe)
                if let fehler = wahl.fehler { html.element(.p, .style(.feldfehler), .id(error), text: fehler) }
                html.void(
                    .input, .type("date"), .id(day), .name("beginn"), .value(wahl.beginn),
                    wahl.fehler == nil ? .described(by: help) : .described(by: help, error),
                    wahl.fehler == nil ? nil : .invalid)
            }
            html.element(.div, .style(.feld)) { html in
                html.element(.label, .for(land), text: texte.landDerFeiertage)
                html.element(.select, .id(land), .name("land")) { html in
                    let laender = Templates.Land.allCases.map { ($0.rawValue, $0.name) }.sorted { $0.1 < $1.1 }
                    for (letters, name) in laender {
                        html.element(
                            .option, .value(letters), letters.utf8.elementsEqual(wahl.land.utf8) ? .selected : nil,
                            .lang(.de), text: name)
                    }
                }
            }
            html.element(.div, .style(.aktionen)) { html in
                html.element(.button, .type("submit"), .style(.knopfNeben), text: texte.berechnen)
            }
        }
    }
}
