import Bytes
import Templates

/// What stands on a template's page beside the structure and the description.
struct DetailSections {
    private let page: TemplatePage
    private var vorlage: Vorlage { page.mappe.vorlage }
    private var struktur: Struktur { page.mappe.struktur }

    init(_ page: TemplatePage) { self.page = page }

    // MARK: Questions, roles, law

    func parameters(_ html: inout HTMLWriter) {
        html.element(.p, .style(.leise), text: html.texte.wozuAngaben)
        html.element(.dl, .style(.fragen)) { html in
            for parameter in struktur.parameter.values.prefix(500) {
                html.fact(parameter) { html in
                    html.text(parameter.art.wort(html.sprache))
                    if parameter.werte.isEmpty { return }
                    html.text(": ")
                    html.inhalt(parameter.werte.values.prefix(200).joined(separator: "; "))
                }
            }
        }
    }

    func roles(_ html: inout HTMLWriter) {
        var tasks: [ElementID: (responsible: Int, contributing: Int)] = [:]
        for knoten in struktur.knoten.values {
            if let role = knoten.verantwortlich { tasks[role, default: (0, 0)].responsible += 1 }
            for role in knoten.mitwirkend { tasks[role, default: (0, 0)].contributing += 1 }
        }
        let texte = html.texte
        html.table(
            "rollentabelle", texte.rollentabelle, [texte.rolle, texte.kuerzel, texte.verantwortlich, texte.wirktMit]
        ) { html in
            for (id, rolle) in struktur.rollen.prefix(1_000) {
                html.element(.tr) { html in
                    html.element(.th, .rowScope, inhalt: rolle.titel)
                    html.element(.td, inhalt: rolle.kuerzel)
                    html.element(.td, .style(.rechts), text: texte.zahl(tasks[id]?.responsible ?? 0))
                    html.element(.td, .style(.rechts), text: texte.zahl(tasks[id]?.contributing ?? 0))
                }
            }
        }
    }

    func law(_ html: inout HTMLWriter) {
        let texte = html.texte
        html.element(.p, .style(.leise), text: texte.wozuStand)
        html.table("rechtstabelle", texte.rechtstabelle, [texte.norm, texte.giltIn, texte.standSpalte]) { html in
            for law in vorlage.rechtsgrundlagen.values.prefix(1_000) {
                html.element(.tr) { html in
                    html.element(.th, .rowScope, inhalt: law.norm)
                    html.element(.td, text: law.land.map(Land.name) ?? texte.ueberall)
                    html.element(.td) { html in
                        if let stand = law.stand { html.day(stand) } else { html.text(texte.ohneStand) }
                    }
                }
            }
        }
    }

    // MARK: Files

    func documents(_ html: inout HTMLWriter) {
        html.element(.ul) { html in
            for dokument in page.dokumente.prefix(2_000) {
                html.element(.li) { html in
                    html.element(.a, .href(dokument.address), inhalt: dokument.name)
                    if let bytes = dokument.bytes {
                        html.element(.span, .style(.leise), text: " (\(html.texte.groesse(bytes)))")
                    }
                }
            }
        }
    }

    /// The experience reports by name.
    var reports: [(name: String, text: String)] {
        page.mappe.texte.filter { $0.key.string.utf8.starts(with: "erfahrungen/".utf8) }
            .map { (name: $0.key.string, text: $0.value) }
    }

    func experience(_ html: inout HTMLWriter) {
        for report in reports {
            let title = Self.title(report.text) ?? String(report.name.dropFirst("erfahrungen/".count))
            html.element(.h3, inhalt: title)
            html.library(report.text, .from(4), leavingOut: title, address: page.resolve)
        }
    }

    /// The heading a text begins with.
    private static func title(_ text: String) -> String? {
        guard let line = text.split(whereSeparator: \.isNewline).first, line.utf8.starts(with: "# ".utf8) else {
            return nil
        }
        let title = line.dropFirst(2).drop(while: \.isWhitespace)
        return title.isEmpty ? nil : String(title)
    }

    // MARK: History, findings, technique

    func history(_ html: inout HTMLWriter) {
        html.element(.ol, .style(.verlauf)) { html in
            for (index, fassung) in page.verlauf.prefix(1_000).enumerated() {
                html.element(.li) { html in
                    html.version(fassung)
                    if index == 0 { html.element(.p, .style(.leise), text: html.texte.aktuellerStand) }
                    guard let changes = fassung.aenderungen, !changes.isEmpty else { return }
                    html.element(.details) { html in
                        html.element(.summary, text: html.texte.wasSichAenderte)
                        html.changes(changes, level: 3)
                    }
                }
            }
        }
        if let all = page.ganzerVerlauf {
            html.element(.p) { html in html.element(.a, .href(all), text: html.texte.ganzerVerlauf) }
        }
    }

    func findings(_ html: inout HTMLWriter) {
        html.element(.details) { html in
            html.element(.summary, text: html.texte.feststellungen(page.befunde.count))
            html.element(.p, .style(.leise), text: html.texte.wozuPruefung)
            html.findings(page.befunde) { id in
                page.mappe.struktur.knoten[id] == nil ? nil : .node(id)
            }
        }
    }

    func technical(_ html: inout HTMLWriter) {
        html.element(.dl, .style(.fakten)) { html in
            if let ordner = page.mappe.ordner {
                html.fact(html.texte.ordner) { $0.element(.code, text: ordner.string) }
            }
            html.fact(html.texte.kennung) { $0.element(.code, text: vorlage.id.description) }
            if let hash = page.verlauf.first?.pruefkennung {
                html.fact(html.texte.pruefkennung) { $0.element(.code, text: hash) }
            }
        }
        html.copyCommands(page.zugaenge)
    }
}

extension HTMLWriter {
    /// Writes a question as a line of a list of facts.
    fileprivate mutating func fact(_ parameter: Parameter, content: (inout HTMLWriter) -> Void) {
        element(.div) { html in
            html.element(.dt, inhalt: parameter.titel)
            html.element(.dd) { content(&$0) }
        }
    }

    /// Writes a table with a caption in a region that scrolls by itself.
    mutating func table(
        _ id: StaticString, _ caption: String, _ columns: [String], rows: (inout HTMLWriter) -> Void
    ) {
        let anchor = Anchor(id)
        element(.div, .style(.rollbereich), .role("region"), .labelled(by: anchor), .focusable(true)) { html in
            html.element(.table) { html in
                html.element(.caption, .id(anchor), text: caption)
                html.element(.thead) { html in
                    html.element(.tr) { html in
                        for column in columns { html.element(.th, .columnScope, text: column) }
                    }
                }
                html.element(.tbody) { rows(&$0) }
            }
        }
    }

    /// Writes what `check` found, the heaviest first.
    mutating func findings(_ findings: [Finding], anchor: (ElementID) -> Anchor?) {
        let limit = 500
        element(.ul, .style(.befunde)) { html in
            for finding in findings.prefix(limit) {
                html.element(.li) { html in
                    html.element(.strong, text: finding.severity.wort(html.sprache) + ": ")
                    html.text(finding.satz(html.sprache))
                    var place = finding.file
                    if let line = finding.line { place += html.texte.zeile(line) }
                    if !place.isEmpty { html.element(.span, .style(.leise), text: " (\(place))") }
                    if let id = finding.element, let target = anchor(id) {
                        html.text(" ")
                        html.element(.a, .href(target), text: html.texte.zumKnoten(finding.subject))
                    }
                }
            }
            let more = findings.count - limit
            if more > 0 { html.element(.li, .style(.leise), text: html.texte.undWeitere(more)) }
        }
    }
}
