import Templates

/// The Projektstrukturbaum as a drawing: boxes that hang on each other, each with number, title, role, duration and time.
///
/// Shapes tell the kinds apart, not colours alone: a phase is a full box, a work package has a double edge, a milestone a diamond; a
/// broken edge is a step that may fall away, a bar at the left one that determines the end.
struct Schaubild {
    private let facts: NodeFacts
    private let titel: String
    private let liste: WebAddress
    /// Whether links lead to the boxes; not where they lead to another view on the same page.
    private let istZiel: Bool

    init(_ facts: NodeFacts, titel: String, liste: WebAddress, istZiel: Bool = true) {
        self.istZiel = istZiel
        self.facts = facts
        self.titel = titel
        self.liste = liste
    }

    /// Writes the drawing in a region that scrolls by itself. Linear in the nodes.
    func write(_ html: inout HTMLWriter) {
        let texte = html.texte
        html.element(.p) { html in
            html.text(texte.schaubildAlsListe + " ")
            html.element(.a, .href(liste), text: texte.alsListe)
        }
        let reihen = Schaubildraster(facts, texte).reihen
        let umfang = texte.umfang(Umfang.zaehlung(facts.struktur, facts.gliederung, facts.shown.indices))
        for (number, reihe) in reihen.enumerated() {
            let (title, text) = (Anchor.part("schaubild", number), Anchor.part("schaubildtext", number))
            let name = texte.schaubildBlatt(number + 1, von: reihen.count)
            html.element(.div, .style(.rollbereich, .blatt), .role("region"), .label(name), .focusable(true)) { html in
                html.element(
                    .svg, .style(.zeichnung), .role("img"), .labelled(by: title), .described(by: text),
                    .viewBox(Schaubildraster.width, reihe.height)
                ) { html in
                    html.element(.title, .id(title), text: name)
                    html.element(.desc, .id(text), text: texte.schaubildText(umfang))
                    let isLast = number == reihen.count - 1
                    html.element(.path, .style(.aeste), .path(lines(reihe, isFirst: number == 0, isLast: isLast))) {
                        _ in
                    }
                    if number == 0 { root(&html) }
                    for kasten in reihe.kaesten { box(kasten, &html) }
                }
            }
        }
        key(&html)
    }

    /// All lines as one path. The trunk at the left goes on from sheet to sheet.
    private func lines(_ reihe: Schaubildraster.Reihe, isFirst: Bool, isLast: Bool) -> String {
        var path = "M8 \(isFirst ? Schaubildraster.root : 0)V\(isLast ? reihe.y : reihe.height)"
        path += "M8 \(reihe.y)H\(reihe.mitten.last ?? 8)"
        for middle in reihe.mitten { path += "M\(middle) \(reihe.y)v14" }
        for kasten in reihe.kaesten {
            guard let ast = kasten.ast else { continue }
            path += "M\(ast.x) \(ast.y)V\(kasten.y + 16)h8"
        }
        return path
    }

    private func root(_ html: inout HTMLWriter) {
        html.element(.g, .style(.bildPhase)) { html in
            html.element(
                .rect, .place(.width, Schaubildraster.width - 14), .place(.height, Schaubildraster.root), .place(.rx, 4)
            ) { _ in }
            let shown = Schriftmass.zeile(html.texte.titel(titel), breite: (Schaubildraster.width - 60) * 13 / 21)
            html.element(.svgText, .style(.gross), .place(.x, 20), .place(.y, 33), inhalt: shown)
        }
    }

    private func box(_ kasten: Schaubildraster.Kasten, _ html: inout HTMLWriter) {
        guard let knoten = facts.knoten(kasten.platz) else { return }
        let entry = facts.gliederung.eintraege[kasten.platz]
        let zeile = facts.zeitplan?[kasten.platz]
        let style: StyleClass =
            kasten.ast == nil
            ? .bildPhase
            : knoten.art == .meilenstein ? .bildMeilenstein : entry.istBlatt ? .bildAufgabe : .bildPaket
        let isOptional = knoten.bedingung != nil
        html.element(.g, istZiel ? .id(.node(entry.id)) : nil, isOptional ? .style(style, .bedingt) : .style(style)) {
            html in
            html.element(
                .rect, .place(.x, kasten.x), .place(.y, kasten.y), .place(.width, kasten.width),
                .place(.height, kasten.height), .place(.rx, 3)
            ) { _ in }
            if zeile?.kritisch == true, kasten.ast != nil, entry.istBlatt {
                html.element(.path, .style(.wegmarke), .path("M\(kasten.x + 3) \(kasten.y + 3)v\(kasten.height - 6)")) {
                    _ in
                }
            }
            if knoten.art == .meilenstein {
                let (x, y) = (kasten.x + kasten.width - 12, kasten.y + kasten.height - 20)
                html.element(.path, .style(.raute), .path("M\(x) \(y)l6 6l-6 6l-6 -6z")) { _ in }
            }
            for (number, line) in kasten.zeilen.enumerated() {
                html.element(
                    .svgText, .place(.x, kasten.x + 12), .place(.y, kasten.y + 20 + number * 17), inhalt: line)
            }
            let role = knoten.verantwortlich.flatMap { facts.struktur.rollen[$0] }.map {
                $0.kuerzel.isEmpty ? $0.titel : $0.kuerzel
            }
            let words = [role, knoten.dauer.map { html.texte.kurzdauer($0) }].compactMap(\.self).joined(
                separator: " · ")
            for (number, line) in [words, zeile.flatMap { facts.zeitplan?.kurz($0, html.texte) } ?? ""].enumerated()
            where !line.isEmpty {
                html.element(
                    .svgText, .style(.beiwort), .place(.x, kasten.x + 12),
                    .place(.y, kasten.y + kasten.height - 25 + number * 15),
                    text: Schriftmass.zeile(line, breite: (kasten.width - 24) * 13 / 12))
            }
        }
    }

    private func key(_ html: inout HTMLWriter) {
        let texte = html.texte
        html.element(.ul, .style(.zeichenliste), .label(texte.legendeTitel)) { html in
            for (style, text) in [
                (StyleClass.bildPhase, texte.legendeEbenePhase), (.bildPaket, KnotenArt.paket.wort(html.sprache)),
                (.bildAufgabe, KnotenArt.aufgabe.wort(html.sprache)),
            ] {
                sign(text, &html) { html in
                    html.element(.g, .style(style)) { html in
                        html.element(
                            .rect, .place(.x, 1), .place(.y, 2), .place(.width, 26), .place(.height, 16),
                            .place(.rx, 2)
                        ) { _ in }
                    }
                }
            }
            sign(texte.legendeMeilenstein, &html) { html in
                html.element(.path, .style(.raute), .path("M14 2l8 8l-8 8l-8 -8z")) { _ in }
            }
            sign(texte.legendeBedingt, &html) { html in
                html.element(.g, .style(.bildAufgabe, .bedingt)) { html in
                    html.element(
                        .rect, .place(.x, 1), .place(.y, 2), .place(.width, 26), .place(.height, 16), .place(.rx, 2)
                    ) { _ in }
                }
            }
            sign(texte.legendeKritisch, &html) { html in
                html.element(.path, .style(.wegmarke), .path("M14 1v18")) { _ in }
            }
        }
    }

    private func sign(_ text: String, _ html: inout HTMLWriter, drawing: (inout HTMLWriter) -> Void) {
        html.element(.li) { html in
            html.element(.svg, .style(.zeichen), .viewBox(28, 20), .hidden) { drawing(&$0) }
            html.text(" " + text)
        }
    }
}
