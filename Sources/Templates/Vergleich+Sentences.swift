import Bytes

/// Makes sentences of changes: no hash, no id, no path, no word of version control.
struct Sentences {
    let comparison: Vergleich
    let sprache: Sprache
    let titleOf: (ElementID) -> String?
    /// Titles that more than one node has, in either version; these nodes are shown with their number.
    private let ambiguous: Set<Text>

    init(_ comparison: Vergleich, _ sprache: Sprache, _ titleOf: @escaping (ElementID) -> String?) {
        self.comparison = comparison
        self.sprache = sprache
        self.titleOf = titleOf
        var seen = Set<Text>()
        var twice = Set<Text>()
        for struktur in [comparison.alt.struktur, comparison.neu.struktur] {
            seen.removeAll()
            for knoten in struktur.knoten.values where !seen.insert(Text(knoten.titel)).inserted {
                twice.insert(Text(knoten.titel))
            }
        }
        ambiguous = twice
    }

    func line(_ change: Change) -> Aenderungszeile {
        switch change {
        case .kopf, .zustand, .ersetzt, .kontakt, .leistung, .schlagwort, .rechtsgrundlage: headLine(change)
        case .rolle, .parameter: roleLine(change)
        case .textdatei, .datei, .unbekannt: fileLine(change)
        default: nodeLine(change)
        }
    }

    func line(
        _ change: Change, _ field: String?, _ before: String?, _ after: String?, _ german: String, _ english: String
    ) -> Aenderungszeile {
        Aenderungszeile(
            art: change.name, knoten: change.knoten, feld: field, vorher: before, nachher: after,
            satz: sprache(german, english))
    }

    // MARK: Names

    /// A node in quotation marks: under its new title where there is one.
    func node(_ id: ElementID) -> String {
        if let knoten = comparison.neu.struktur.knoten[id] { return node(knoten, comparison.neueGliederung[id]) }
        if let knoten = comparison.alt.struktur.knoten[id] { return node(knoten, comparison.alteGliederung[id]) }
        return sprache("einem fehlenden Knoten", "a missing node")
    }

    private func node(_ knoten: Knoten, _ entry: Gliederung.Eintrag?) -> String {
        let title = sprache.quoted(excerpt(knoten.titel))
        guard ambiguous.contains(Text(knoten.titel)), let entry else { return title }
        return "\(title) (\(entry.nummer))"
    }

    /// A role by its title.
    func role(_ id: ElementID?) -> String? {
        guard let id else { return nil }
        let rolle = comparison.neu.struktur.rollen[id] ?? comparison.alt.struktur.rollen[id]
        return rolle?.titel ?? sprache("fehlende Rolle", "missing role")
    }

    /// A parameter by its title.
    func parameter(_ id: ElementID?) -> String? {
        guard let id else { return nil }
        let parameter = comparison.neu.struktur.parameter[id] ?? comparison.alt.struktur.parameter[id]
        return parameter?.titel ?? id.description
    }

    func quoted(_ text: String) -> String { sprache.quoted(excerpt(text)) }

    func excerpt(_ text: String) -> String { Sprache.excerpt(text) }

    func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    /// "1 Wort", "12 words", "12 → 30 Wörter".
    func count(_ before: Int?, _ after: Int) -> String {
        let unit = after == 1 ? sprache("Wort", "word") : sprache("Wörter", "words")
        return before.map { "\($0) → \(after) \(unit)" } ?? "\(after) \(unit)"
    }

    /// What became of a text: short ones are shown, of long ones the number of words.
    func text(_ what: (String, String), _ before: String?, _ after: String?) -> (String, String) {
        switch (before, after) {
        case (nil, let after?), ("", let after?):
            return (
                "\(what.0) ergänzt: \(sprache.quoted(excerpt(after)))",
                "\(what.1) added: \(sprache.quoted(excerpt(after)))"
            )
        case (_?, nil), (_?, ""): return ("\(what.0) entfernt", "\(what.1) removed")
        case (let before?, let after?):
            if before.count <= 60 && after.count <= 60 && !before.contains("\n") && !after.contains("\n") {
                let arrow = "\(sprache.quoted(before)) → \(sprache.quoted(after))"
                return ("\(what.0): \(arrow)", "\(what.1): \(arrow)")
            }
            let size = count(words(before), words(after))
            let excerpt = sprache.quoted(excerpt(Sprache.difference(before, after)))
            return ("\(what.0) geändert (\(size)): \(excerpt)", "\(what.1) changed (\(size)): \(excerpt)")
        case (nil, nil): return (what.0, what.1)
        }
    }

    func law(_ law: Rechtsgrundlage) -> String { law.wort(sprache) }
}
