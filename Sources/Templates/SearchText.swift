import Bytes

/// What a template is found by, folded (`Folding`), in parts that can weigh differently.
///
/// Every part is a list of texts joined by newlines, which no search word contains; so a hit never runs from one text into the next.
public struct SearchText: Hashable, Sendable {
    /// The title.
    public let titel: [UInt8]
    /// The short text, keywords and LeiKa keys.
    public let kopf: [UInt8]
    /// The titles of the nodes in the order of the tree, and of the roles.
    public let knoten: [UInt8]
    /// Advice, results, legal bases, parameters, and the text files.
    public let volltext: [UInt8]

    /// Takes a template's texts apart. Linear.
    public init(_ mappe: Vorlagenmappe) {
        let vorlage = mappe.vorlage
        let struktur = mappe.struktur
        titel = Folding.fold(vorlage.titel)
        kopf = Self.join(
            [vorlage.kurztext] + vorlage.schlagwoerter.map(\.string) + vorlage.leistungen.map(\.string))
        let entries = Gliederung(struktur).eintraege
        knoten = Self.join(
            entries.map { struktur.knoten[$0.id]?.titel ?? "" } + struktur.rollen.values.map(\.titel))
        var rest = vorlage.rechtsgrundlagen.values.map(\.norm)
        for entry in entries {
            guard let node = struktur.knoten[entry.id] else { continue }
            if let hinweis = node.hinweis { rest.append(hinweis) }
            rest += node.ergebnisse.values
            rest += node.rechtsgrundlagen.values.map(\.norm)
        }
        for parameter in struktur.parameter.values { rest += [parameter.titel] + parameter.werte.values }
        volltext = Self.join(rest + mappe.texte.values)
    }

    private static func join(_ texts: [String]) -> [UInt8] {
        var joined: [UInt8] = []
        for text in texts {
            let folded = Folding.fold(text)
            if folded.isEmpty { continue }
            if !joined.isEmpty { joined.append(0x0A) }
            joined.append(contentsOf: folded)
        }
        return joined
    }
}
