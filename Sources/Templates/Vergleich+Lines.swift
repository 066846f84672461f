/// A change as a line to be shown, or as a record for another program.
public struct Aenderungszeile: Hashable, Sendable {
    /// The kind of change (`Change.name`).
    public let art: String
    /// The node it is about.
    public let knoten: ElementID?
    /// The field of the file: "dauer", "vorgaenger", "titel" …
    public let feld: String?
    /// The value before in words, or nil when there was none.
    public let vorher: String?
    /// The value after in words, or nil when there is none.
    public let nachher: String?
    /// The whole in one sentence.
    public let satz: String
}

/// Lines under one heading: the template, roles and questions, one phase, the files.
public struct Aenderungsgruppe: Hashable, Sendable {
    /// The node at the top of the tree the lines belong to, or nil.
    public let phase: ElementID?
    /// The heading.
    public let titel: String
    /// The lines, in the order of the tree.
    public let zeilen: [Aenderungszeile]
}

extension Vergleich {
    /// The changes in sentences, grouped: the template, roles and questions, the phases in the order of the new tree, phases that
    /// are gone, the files.
    ///
    /// - Parameters:
    ///   - sprache: The language.
    ///   - titelVon: The title of another template of the library, for the sentence about the one that is replaced.
    public func gruppen(
        _ sprache: Sprache, titelVon: @escaping (ElementID) -> String? = { _ in nil }
    ) -> [Aenderungsgruppe] {
        let sentences = Sentences(self, sprache, titelVon)
        var head: [Aenderungszeile] = []
        var roles: [Aenderungszeile] = []
        var files: [Aenderungszeile] = []
        var phases: [ElementID: [Aenderungszeile]] = [:]
        var order: [ElementID] = []
        let (newTops, oldTops) = (Self.tops(neueGliederung), Self.tops(alteGliederung))
        for change in changes {
            let line = sentences.line(change)
            if let node = change.knoten, let place = neueGliederung.platz(node) {
                phases[newTops[place], default: []].append(line)
            } else if let node = change.knoten, let place = alteGliederung.platz(node) {
                phases[oldTops[place], default: []].append(line)
            } else {
                switch change {
                case .rolle, .parameter, .unbekannt(.struktur, _, _, _): roles.append(line)
                case .textdatei, .datei: files.append(line)
                default: head.append(line)
                }
            }
        }
        for top in neueGliederung.darunter(nil) + alteGliederung.darunter(nil) where phases[top] != nil {
            if !order.contains(top) { order.append(top) }
        }
        var groups = [Aenderungsgruppe(phase: nil, titel: sprache("Vorlage", "Template"), zeilen: head)]
        groups.append(
            Aenderungsgruppe(phase: nil, titel: sprache("Rollen und Angaben", "Roles and questions"), zeilen: roles))
        for top in order {
            let (entry, mappe) = neueGliederung[top].map { ($0, neu) } ?? (alteGliederung[top], alt)
            let title = mappe.struktur.knoten[top]?.titel ?? ""
            groups.append(
                Aenderungsgruppe(
                    phase: top, titel: "\(entry?.nummer ?? "") \(title)", zeilen: phases[top] ?? []))
        }
        groups.append(Aenderungsgruppe(phase: nil, titel: sprache("Dokumente", "Documents"), zeilen: files))
        return groups.filter { !$0.zeilen.isEmpty }
    }

    /// All lines in the order of `changes`.
    public func zeilen(
        _ sprache: Sprache, titelVon: @escaping (ElementID) -> String? = { _ in nil }
    ) -> [Aenderungszeile] {
        let sentences = Sentences(self, sprache, titelVon)
        return changes.map { sentences.line($0) }
    }

    /// For every entry of a tree the node at the top above it.
    private static func tops(_ tree: Gliederung) -> [ElementID] {
        var tops: [ElementID] = []
        tops.reserveCapacity(tree.eintraege.count)
        for entry in tree.eintraege { tops.append(entry.ueber.map { tops[$0] } ?? entry.id) }
        return tops
    }
}
