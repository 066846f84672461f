import Bytes

// A document as lines to be read and compared: the tree in its order, one fact a line, no ids and no ranks, which say nothing to people.
// Numbers of nodes are left out, because one more node would change the lines of all that follow.

extension Struktur {
    /// The structure in lines. Linear but for sorting.
    public func zeilen(_ sprache: Sprache) -> [String] {
        let words = Ortworte(sprache, self, isFull: true)
        var lines: [String] = []
        for (id, rolle) in rollen {
            lines.append("\(sprache("Rolle", "Role")) \(words.quoted(rolle.titel))")
            lines += words.facts(Ort(.rollen, id), rolle, without: ["titel"], indent: "  ")
        }
        for (id, parameter) in parameter {
            lines.append("\(sprache("Angabe", "Question")) \(words.quoted(parameter.titel))")
            lines += words.facts(Ort(.parameter, id), parameter, without: ["titel"], indent: "  ")
        }
        for entry in Gliederung(self).eintraege {
            guard let knoten = knoten[entry.id] else { continue }
            let indent = String(repeating: "  ", count: min(entry.tiefe, 20))
            lines.append("\(indent)\(knoten.art.wort(sprache)) \(words.quoted(knoten.titel))")
            lines += words.facts(
                Ort(.knoten, entry.id), knoten, without: ["art", "oberknoten", "rang", "titel"], indent: indent + "    "
            )
        }
        for (name, value) in unbekannt { lines += words.fact(Ort(feld: name), value, indent: "") }
        for konflikt in konflikte.values {
            lines.append("\(sprache("Offen", "Open")): \(konflikt.satz(sprache, in: self))")
        }
        return lines
    }
}

extension Vorlage {
    /// The document in lines.
    public func zeilen(_ sprache: Sprache) -> [String] { lines(self, konflikte, sprache) }
}

extension Bibliothek {
    /// The document in lines.
    public func zeilen(_ sprache: Sprache) -> [String] { lines(self, konflikte, sprache) }
}

private func lines(_ document: some Element, _ open: Konflikte, _ sprache: Sprache) -> [String] {
    let words = Ortworte(sprache, Struktur(), isFull: true)
    var lines: [String] = []
    for (feld, value) in document.felder where feld != "format" && feld != "id" {
        lines += words.fact(Ort(feld: feld), value, indent: "")
    }
    for konflikt in open.values {
        lines.append("\(sprache("Offen", "Open")): \(konflikt.satz(sprache, in: Struktur()))")
    }
    return lines
}

extension Ortworte {
    /// The fields of an element, one a line.
    fileprivate func facts(_ ort: Ort, _ element: some Element, without names: [Text], indent: String) -> [String] {
        guard let id = ort.element else { return [] }
        return element.felder.flatMap { feld, value in
            names.contains(feld) ? [] : fact(Ort(ort.bereich, id, feld), value, indent: indent)
        }
    }

    /// "Dauer: 8 Arbeitstage"; a text of many lines keeps them.
    fileprivate func fact(_ ort: Ort, _ value: JSONFragment, indent: String) -> [String] {
        let name = field(ort)
        guard let text = value.string, text.contains("\n") else {
            return ["\(indent)\(name): \(self.value(ort, value))"]
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return ["\(indent)\(name):"] + lines.map { $0.isEmpty ? "" : "\(indent)  \($0)" }
    }
}
