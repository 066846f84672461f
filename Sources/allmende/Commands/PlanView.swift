import Bytes
import Library
import Objects
import Templates

/// A plan with dates as it is shown on a terminal, or as JSON.
struct PlanView {
    private let plan: Terminplan
    private let vorgaben: Planvorgaben
    private let mappe: Vorlagenmappe
    private let path: TemplatePath
    private let revision: ObjectID?
    private let context: Context

    init(
        _ plan: Terminplan, _ vorgaben: Planvorgaben, _ mappe: Vorlagenmappe, _ path: TemplatePath,
        _ revision: ObjectID?, _ context: Context
    ) {
        (self.plan, self.vorgaben, self.mappe) = (plan, vorgaben, mappe)
        (self.path, self.revision, self.context) = (path, revision, context)
    }

    private var language: Sprache { context.language }
    private var isUnicode: Bool { context.surroundings.showsUnicode }

    // MARK: The table

    func show() throws {
        try context.console.line(Text.shown(mappe.vorlage.titel))
        let first = plan.anfang.wort(language)
        if let ende = plan.ende {
            let last = ende.wort(language)
            let days = "\(plan.arbeitstage) \(Zeiteinheit.arbeitstage.wort(plan.arbeitstage, language))"
            try context.print(
                "\(first) bis \(last), \(days), \(vorgaben.land.name)",
                "\(first) to \(last), \(days), \(vorgaben.land.name)")
        } else {
            try context.print(
                "Ab \(first), \(vorgaben.land.name): ohne Termine", "From \(first), \(vorgaben.land.name): no dates")
        }
        try context.console.line()
        if !plan.zeilen.isEmpty {
            try table()
            try summary()
        }
        for befund in plan.befunde {
            let sentence = Text.shown(befund.satz(language), limit: 1000)
            let word = befund.schwere == .hinweis ? "" : befund.schwere.wort(language) + ": "
            try context.console.line(word + sentence)
        }
    }

    private func table() throws {
        let heads = [
            "", context.say("Nr.", "No."), context.say("Vorgang", "Task"), context.say("Anfang", "Start"),
            context.say("Ende", "End"), context.say("Dauer", "Duration"), context.say("Puffer", "Float"),
            context.say("verantwortlich", "responsible"),
        ]
        let rows = [heads] + plan.zeilen.map { row($0) }
        // The name of a task takes what the other columns leave of the line.
        var widths = heads.indices.map { column in rows.map { Text.cells($0[column]) }.max() ?? 0 }
        let others = widths.enumerated().reduce(0) { $0 + ($1.offset == 2 ? 0 : $1.element + 2) }
        widths[2] = min(widths[2], max(24, (Terminal.width ?? 140) - others))
        for row in rows {
            var line = ""
            for (column, cell) in row.enumerated() {
                let text = column == 2 ? cut(cell, widths[2]) : cell
                let space = String(repeating: " ", count: max(0, widths[column] - Text.cells(text)))
                let isRight = column == 5 || column == 6
                line += (isRight ? space + text : text + space) + (column == 0 ? " " : "  ")
            }
            while line.last == " " { line.removeLast() }
            try context.console.line(line)
        }
    }

    private func row(_ zeile: Terminplan.Zeile) -> [String] {
        var title = String(repeating: "  ", count: min(zeile.tiefe, 8))
        if zeile.art == .meilenstein { title += isUnicode ? "◆ " : "<> " }
        title += Text.shown(zeile.titel)
        if !zeile.kopie.isEmpty { title += Text.shown(" [\(zeile.kopie.joined(separator: ", "))]") }
        let role = zeile.verantwortlich.flatMap { mappe.struktur.rollen[$0]?.titel } ?? ""
        return [
            zeile.istBlatt && zeile.kritisch ? (isUnicode ? "●" : "*") : "", zeile.nummer, title,
            zeile.anfang.wort(language), zeile.ende.wort(language),
            zeile.dauer.map { "\($0.wert) \(unit($0.einheit))" } ?? "", zeile.istBlatt ? slack(zeile.gesamtpuffer) : "",
            Text.shown(role, limit: 28),
        ]
    }

    private func unit(_ unit: Zeiteinheit) -> String {
        switch unit {
        case .arbeitstage: context.say("AT", "wd")
        case .kalendertage: context.say("KT", "cd")
        case .stunden: "h"
        }
    }

    /// "3 AT", "2 AT 4 h"; minutes are only shown where there is nothing larger.
    private func slack(_ minutes: Int) -> String {
        let (days, rest) = (minutes / 480, minutes % 480)
        var parts: [String] = []
        if days > 0 { parts.append("\(days) \(unit(.arbeitstage))") }
        if rest >= 60 { parts.append("\(rest / 60) h") }
        if parts.isEmpty, rest > 0 { parts.append("\(rest) min") }
        return parts.isEmpty ? (isUnicode ? "–" : "-") : parts.joined(separator: " ")
    }

    private func cut(_ text: String, _ width: Int) -> String {
        guard Text.cells(text) > width else { return text }
        var text = text
        let mark = isUnicode ? "…" : "~"
        while Text.cells(text) > width - 1, !text.isEmpty { text.removeLast() }
        return text + mark
    }

    private func summary() throws {
        guard let ende = plan.ende else { return }
        let leaves = plan.zeilen.filter(\.istBlatt)
        let critical = leaves.count { $0.kritisch }
        let mark = isUnicode ? "●" : "*"
        try context.console.line()
        try context.print(
            "Endtermin: \(ende.wort(.de)). \(mark) kritisch: \(critical) von \(leaves.count) Vorgängen bestimmen ihn.",
            "End: \(ende.wort(.en)). \(mark) critical: \(critical) of \(leaves.count) tasks determine it.")
    }

    // MARK: JSON

    func showJSON() throws {
        try context.json("plan") { json in
            json.member("pfad", path.description)
            json.member("fassung", revision?.description)
            json.member("titel", mappe.vorlage.titel)
            json.member("start", vorgaben.start.description)
            json.member("land", vorgaben.land.rawValue)
            json.list("ortsfeiertage", vorgaben.orte.map(\.rawValue).sorted()) { $0.string($1) }
            json.member("vorfeiertage", vorgaben.ohneVorfeiertage)
            json.member("ende", plan.ende?.description)
            json.member("arbeitstage", plan.arbeitstage)
            json.list("vorgaenge", plan.zeilen) { json, zeile in json.object { self.write(zeile, &$0) } }
            json.list("befunde", plan.befunde) { json, befund in
                json.object { json in
                    json.member("art", befund.art.rawValue)
                    json.member("schwere", befund.schwere.rawValue)
                    json.member("element", befund.element?.description)
                    json.list("werte", befund.values) { $0.string($1) }
                    json.member("satz", befund.satz(language))
                }
            }
        }
    }

    private func write(_ zeile: Terminplan.Zeile, _ json: inout JSONWriter) {
        json.member("knoten", zeile.knoten.description)
        json.list("kopie", zeile.kopie) { $0.string($1) }
        json.member("nummer", zeile.nummer)
        json.member("tiefe", zeile.tiefe)
        json.member("art", zeile.art.rawValue)
        json.member("titel", zeile.titel)
        json.name("dauer")
        if let dauer = zeile.dauer {
            json.object { json in
                json.member("wert", dauer.wert)
                json.member("einheit", dauer.einheit.rawValue)
            }
        } else {
            json.null()
        }
        json.member("verantwortlich", zeile.verantwortlich.flatMap { mappe.struktur.rollen[$0]?.titel })
        json.member("anfang", zeile.anfang.description)
        json.member("ende", zeile.ende.description)
        json.member("spaetesterAnfang", zeile.spaetesterAnfang.description)
        json.member("spaetestesEnde", zeile.spaetestesEnde.description)
        json.member("gesamtpuffer", zeile.gesamtpuffer / 480)
        json.member("gesamtpufferMinuten", zeile.gesamtpuffer)
        json.member("freierPuffer", zeile.freierPuffer / 480)
        json.member("freierPufferMinuten", zeile.freierPuffer)
        json.member("kritisch", zeile.kritisch)
    }
}
