import Templates

// Small parts that several pages have.

extension HTMLWriter {
    /// Writes the state of a template.
    mutating func state(_ zustand: Vorlage.Zustand) {
        let style: StyleClass =
            switch zustand {
            case .geprueft, .empfohlen: .gut
            case .abgeloest, .zurueckgezogen: .vorbei
            case .entwurf, .inPruefung: .offen
            }
        element(.span, .style(.zustand, style), text: zustand.wort(sprache))
    }

    /// Writes a dot between two pieces of a line.
    mutating func separator() {
        literal(" <span class=\"trenner\" aria-hidden=\"true\">·</span> ")
    }

    /// Writes a further piece of a line, behind a dot.
    mutating func piece(content: (inout HTMLWriter) -> Void) {
        separator()
        element(.span) { content(&$0) }
    }

    /// Writes a licence with a link to its text, where that is known.
    mutating func licence(_ identifier: String) {
        let licence = Licence(identifier)
        if let address = licence.address {
            element(.a, .href(address), .rel("noopener noreferrer license"), text: licence.name)
        } else {
            text(licence.name)
        }
    }

    /// Writes a line of a list of facts.
    mutating func fact(_ name: String, _ style: StyleClass? = nil, content: (inout HTMLWriter) -> Void) {
        element(.div, style.map { .style($0) }) { html in
            html.element(.dt, text: name)
            html.element(.dd) { content(&$0) }
        }
    }

    /// Writes how a library is copied: by our own program, and by stock Git.
    mutating func copyCommands(_ zugaenge: [Zugang]) {
        if zugaenge.isEmpty { return }
        element(.p, text: texte.wozuKopie)
        for zugang in zugaenge {
            if let titel = zugang.titel { element(.p) { html in html.element(.strong, inhalt: titel) } }
            element(.dl, .style(.fakten)) { html in
                html.fact(html.texte.mitAllmende) { html in
                    html.element(.code, .style(.befehl), text: "allmende clone \(zugang.shellWord)")
                }
                html.fact(html.texte.mitGit) { html in
                    html.element(.code, .style(.befehl), text: "git clone \(zugang.shellWord)")
                }
            }
        }
    }

    /// Writes a checksum.
    mutating func checksum(_ pruefkennung: String) {
        element(.p) { html in
            html.text(html.texte.pruefkennung + " ")
            html.element(.code, text: pruefkennung)
        }
    }

    /// Writes the title and note of a version with who and when, the way a list of versions shows it.
    mutating func version(_ fassung: Fassung, withLink: Bool = true) {
        element(.p, .style(.angaben)) { html in
            html.day(fassung.datum)
            html.separator()
            html.inhalt(fassung.stelle.text)
        }
        let titel = fassung.titel.isEmpty ? texte.ohneVermerk : fassung.titel
        element(.p) { html in
            if withLink, let address = fassung.address {
                html.element(.a, .href(address), inhalt: titel)
            } else {
                html.inhalt(titel)
            }
        }
    }

    /// Writes what changed, in sentences. The headings are of the given level.
    mutating func changes(_ gruppen: [Aenderungsgruppe], level: Int) {
        for gruppe in gruppen {
            element(.heading(level), text: gruppe.titel)
            element(.ul) { html in
                for zeile in gruppe.zeilen.prefix(Self.lines) { html.element(.li, text: zeile.satz) }
                let more = gruppe.zeilen.count - Self.lines
                if more > 0 { html.element(.li, .style(.leise), text: html.texte.weitereAenderungen(more)) }
            }
        }
    }

    /// How many sentences of one group are shown.
    private static var lines: Int { 500 }
}

extension Paging {
    /// Writes the links to the other pages; nothing where there is only one.
    func write(_ html: inout HTMLWriter, address: (Int) -> WebAddress) {
        guard count > 1 else { return }
        html.element(.nav, .style(.seiten), .label(html.texte.seiten)) { html in
            html.element(.p, .style(.leise), text: html.texte.eintraege(range, total))
            html.element(.ul, .style(.leiste)) { html in
                if number > 1 {
                    html.element(.li) { html in
                        html.element(.a, .href(address(number - 1)), .rel("prev"), text: html.texte.zurueck)
                    }
                }
                for page in offered {
                    html.element(.li) { html in
                        guard let page else {
                            html.text("…")
                            return
                        }
                        html.element(
                            .a, .href(address(page)), page == number ? .currentPage : nil,
                            .label(html.texte.seite(page, von: count)), text: html.texte.zahl(page))
                    }
                }
                if number < count {
                    html.element(.li) { html in
                        html.element(.a, .href(address(number + 1)), .rel("next"), text: html.texte.weiter)
                    }
                }
            }
        }
    }
}

/// A licence in words.
struct Licence {
    /// What it is called.
    let name: String
    /// Where its text is.
    let address: WebAddress?

    /// Takes an SPDX identifier; one that is not known is its own name.
    init(_ identifier: String) {
        guard let known = Self.known[identifier] else {
            name = identifier
            address = nil
            return
        }
        name = known.0
        address = WebAddress(external: known.1)
    }

    private static let known = [
        "CC-BY-4.0": ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/deed.de"),
        "CC-BY-SA-4.0": ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/deed.de"),
        "CC0-1.0": ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/deed.de"),
        "DL-DE-BY-2.0": ("Datenlizenz Deutschland Namensnennung 2.0", "https://www.govdata.de/dl-de/by-2-0"),
        "DL-DE-ZERO-2.0": ("Datenlizenz Deutschland Zero 2.0", "https://www.govdata.de/dl-de/zero-2-0"),
        "EUPL-1.2": ("EUPL 1.2", "https://interoperable-europe.ec.europa.eu/collection/eupl/eupl-text-eupl-12"),
        "Apache-2.0": ("Apache License 2.0", "https://www.apache.org/licenses/LICENSE-2.0"),
        "MIT": ("MIT License", "https://spdx.org/licenses/MIT.html"),
    ]
}

/// The Länder by the two letters legal bases carry.
enum Land {
    /// "Nordrhein-Westfalen"; letters that are no Land stay as they are.
    static func name(_ letters: String) -> String { names[letters] ?? letters }

    private static let names = [
        "BW": "Baden-Württemberg", "BY": "Bayern", "BE": "Berlin", "BB": "Brandenburg", "HB": "Bremen",
        "HH": "Hamburg", "HE": "Hessen", "MV": "Mecklenburg-Vorpommern", "NI": "Niedersachsen",
        "NW": "Nordrhein-Westfalen", "RP": "Rheinland-Pfalz", "SL": "Saarland", "SN": "Sachsen",
        "ST": "Sachsen-Anhalt", "SH": "Schleswig-Holstein", "TH": "Thüringen",
    ]
}

extension HTMLWriter {
    /// Writes the pages that a page lies below, from the first down; nothing for none.
    mutating func trail(_ links: [PageLink]) {
        if links.isEmpty { return }
        element(.nav, .style(.pfad), .label(texte.sieSindHier)) { html in
            html.element(.ol, .style(.leiste)) { html in
                for link in links {
                    html.element(.li) { html in html.element(.a, .href(link.address), inhalt: link.titel) }
                }
            }
        }
    }
}
