import Templates

/// The schedule as a drawing: a bar for each task, a diamond for each milestone, a bracket for what has others below it, and arrows for
/// what waits for what. Long plans come in sheets that each fit a page of paper.
///
/// Nothing depends on colour: what determines the end is a full bar, what has float a hollow one with a dotted line as long as the float.
struct Zeitplanzeichnung {
    private static let width = 1_100
    private static let left = 360
    private static let right = 70
    private static let row = 28
    private static let head = 40
    /// How many rows a sheet has; with its head it has the shape of a page.
    private static let rows = 54
    /// How many arrows of one step are drawn.
    private static let arrows = 12

    private let facts: NodeFacts
    private let plan: Zeitplan
    private let zeilen: ArraySlice<Zeitplan.Zeile>
    private let sheets: [Range<Int>]
    private let marken: [Zeitachsenteilung.Marke]

    init(_ facts: NodeFacts, _ plan: Zeitplan, _ texte: Texte) {
        self.facts = facts
        self.plan = plan
        let limit = plan.zeilen.prefix(TemplatePage.limit).prefix { $0.platz < facts.shown.endIndex }
        zeilen = limit
        sheets = Self.sheets(limit) { facts.gliederung.eintraege[limit[$0].platz].tiefe == 0 }
        marken = Zeitachsenteilung(plan, texte).marken
    }

    /// Runs of rows that fit a sheet, divided before a phase where there is one in the lower half.
    private static func sheets(_ rows: ArraySlice<Zeitplan.Zeile>, isTop: (Int) -> Bool) -> [Range<Int>] {
        var sheets: [Range<Int>] = []
        var start = 0
        while start < rows.count {
            var end = min(rows.count, start + Self.rows)
            if end < rows.count, let top = (start + Self.rows / 2...end).last(where: isTop) { end = top }
            sheets.append(start..<end)
            start = end
        }
        return sheets
    }

    /// Writes the sheets.
    func write(_ html: inout HTMLWriter) {
        for (number, sheet) in sheets.enumerated() {
            let (title, text) = (Anchor.part("blatt", number), Anchor.part("blatttext", number))
            let region = html.texte.zeitplanBlatt(number + 1, von: sheets.count)
            html.element(.div, .style(.rollbereich, .blatt), .role("region"), .label(region), .focusable(true)) {
                html in
                let height = Self.head + sheet.count * Self.row + 8
                html.element(
                    .svg, .style(.zeichnung), .role("img"), .labelled(by: title), .described(by: text),
                    .viewBox(Self.width, height)
                ) { html in
                    html.element(.title, .id(title), text: region)
                    html.element(.desc, .id(text), text: description(html.texte))
                    bands(sheet, &html)
                    axis(height, &html)
                    labels(sheet, height, &html)
                    html.element(.g, .style(.pfeile)) { html in arrows(sheet, &html) }
                    for place in sheet { bar(place, place - sheet.lowerBound, &html) }
                }
            }
        }
    }

    private func description(_ texte: Texte) -> String {
        let critical = zeilen.count { $0.kritisch && facts.gliederung.eintraege[$0.platz].istBlatt }
        return texte.zeitplanText(plan.tag(0, texte), plan.tag(plan.tage - 1, texte), critical)
    }

    // MARK: Places

    private func x(_ day: Int) -> Int {
        Self.left + min(max(day, 0), plan.tage) * (Self.width - Self.left - Self.right) / plan.tage
    }

    private func y(_ row: Int) -> Int { Self.head + row * Self.row + Self.row / 2 }

    // MARK: Parts

    /// What lies behind the phases, so that the eye keeps to the line.
    private func bands(_ sheet: Range<Int>, _ html: inout HTMLWriter) {
        for (row, place) in sheet.enumerated()
        where facts.gliederung.eintraege[zeilen[place].platz].tiefe == 0 {
            html.element(
                .rect, .style(.band), .place(.y, y(row) - Self.row / 2), .place(.width, Self.width),
                .place(.height, Self.row)
            ) { _ in }
        }
    }

    private func axis(_ height: Int, _ html: inout HTMLWriter) {
        html.element(.g, .style(.achse)) { html in
            for marke in marken {
                html.element(.path, .path("M\(x(marke.tag)) 30V\(height)")) { _ in }
                html.element(.svgText, .place(.x, x(marke.tag) + 3), .place(.y, 24), text: marke.text)
            }
        }
    }

    /// Numbers and titles at the left, cut where the axis begins.
    private func labels(_ sheet: Range<Int>, _ height: Int, _ html: inout HTMLWriter) {
        html.element(.svg, .place(.width, Self.left - 8), .place(.height, height), html.contentLanguage) { html in
            for (row, place) in sheet.enumerated() {
                let zeile = zeilen[place]
                let entry = facts.gliederung.eintraege[zeile.platz]
                let indent = 4 + min(entry.tiefe, 8) * 12
                var title = html.texte.titel(facts.knoten(zeile.platz)?.titel ?? "")
                if !zeile.kopie.isEmpty { title += " (\(zeile.kopie))" }
                let whole = "\(entry.nummer) \(title)"
                let shown = Schriftmass.zeile(whole, breite: Self.left - indent - 12)
                html.element(
                    .svgText, .place(.x, indent), .place(.y, y(row) + 5), entry.tiefe == 0 ? .style(.fett) : nil
                ) { html in
                    html.text(shown)
                    if shown.count < whole.count { html.element(.title, text: whole) }
                }
            }
        }
    }

    private func bar(_ place: Int, _ row: Int, _ html: inout HTMLWriter) {
        let zeile = zeilen[place]
        let entry = facts.gliederung.eintraege[zeile.platz]
        let (from, to, middle) = (x(zeile.anfang), x(zeile.ende), y(row))
        let style: HTMLAttribute = .style(zeile.kritisch ? .kritisch : .balken)
        var end = max(to, from + 3)
        if !entry.istBlatt {
            let length = max(to - from, 6)
            html.element(
                .path, .style(.klammer),
                .path("M\(from) \(middle + 7)v-12h\(length)v12l-5 -7H\(from + 5)z")
            ) { _ in }
        } else if zeile.anfang == zeile.ende {
            html.element(.path, style, .path("M\(from) \(middle - 8)l8 8l-8 8l-8 -8z")) { _ in }
            end = from + 8
        } else {
            if zeile.puffer > 0 {
                let latest = x(zeile.ende + (plan.start == nil ? zeile.puffer : zeile.puffer * 7 / 5))
                if latest > end + 2 {
                    html.element(.path, .style(.pufferlinie), .path("M\(end) \(middle)H\(latest)")) { _ in }
                }
            }
            html.element(
                .rect, style, .place(.x, from), .place(.y, middle - 7), .place(.width, end - from),
                .place(.height, 14), .place(.rx, 2)
            ) { _ in }
        }
        guard entry.istBlatt,
            let role = facts.knoten(zeile.platz)?.verantwortlich.flatMap({ facts.struktur.rollen[$0] })
        else { return }
        let word = Schriftmass.zeile(role.kuerzel.isEmpty ? role.titel : role.kuerzel, breite: 60)
        html.element(.svgText, .style(.beiwort), .place(.x, end + 6), .place(.y, middle + 4), text: word)
    }

    // MARK: Arrows

    /// Writes the arrows that end or pass on a sheet; those from another sheet come from its edge.
    private func arrows(_ sheet: Range<Int>, _ html: inout HTMLWriter) {
        for place in sheet {
            let zeile = zeilen[place]
            guard let knoten = facts.knoten(zeile.platz) else { continue }
            let isCopy = !zeile.kopie.isEmpty
            for (id, anordnung) in knoten.vorgaenger.prefix(Self.arrows) {
                guard let other = facts.gliederung.platz(id), let source = plan.nummer(other), source != place,
                    source < zeilen.count,
                    !isCopy || zeilen[source].kopie.isEmpty || zeilen[source].kopie == zeile.kopie
                else { continue }
                arrow(zeilen[source], source, zeile, place, anordnung.art, sheet, &html)
            }
        }
    }

    private func arrow(
        _ from: Zeitplan.Zeile, _ source: Int, _ to: Zeitplan.Zeile, _ target: Int, _ art: Anordnung.Art,
        _ sheet: Range<Int>, _ html: inout HTMLWriter
    ) {
        let (fromBeginning, toEnd) = (
            art == .anfangAnfang || art == .anfangEnde, art == .endeEnde || art == .anfangEnde
        )
        let x1 = x(fromBeginning ? from.anfang : from.ende)
        let isMoment = to.anfang == to.ende
        let x2 = isMoment ? x(to.ende) : toEnd ? max(x(to.ende) - 3, x(to.anfang)) : x(to.anfang) + 3
        let down = source < target
        let y2 = y(target - sheet.lowerBound) + (isMoment ? 8 : 7) * (down ? -1 : 1)
        var path = ""
        if sheet.contains(source) {
            let y1 = y(source - sheet.lowerBound)
            path = "M\(x1) \(y1)"
            if x2 >= x1 {
                path += "H\(x2)"
            } else {
                // Backwards in time: out of the bar first, then between the rows.
                path += "h6V\(y2 + (down ? -5 : 5))H\(x2)"
            }
        } else {
            path = "M\(x2) \(down ? Self.head - 8 : Self.head + sheet.count * Self.row + 8)"
        }
        path += "V\(y2)"
        // The head of the arrow, two strokes.
        path += down ? "m-4 -5l4 5l4 -5" : "m-4 5l4 -5l4 5"
        html.element(.path, from.kritisch && to.kritisch ? .style(.kritischerPfeil) : nil, .path(path)) { _ in }
    }
}
