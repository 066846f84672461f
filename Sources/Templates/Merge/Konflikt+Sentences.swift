public import Bytes

// One sentence or two for each kind of conflict: what both sides did, and what stands there until somebody decides.

extension Konflikt {
    /// The conflict in sentences: no id, no path, no word of version control.
    ///
    /// - Parameters:
    ///   - sprache: The language.
    ///   - struktur: The document the conflict is stored in, for titles and for what stands there now; of another document an empty one.
    public func satz(_ sprache: Sprache, in struktur: Struktur) -> String {
        Konfliktworte(self, sprache, struktur).satz
    }
}

extension Konflikt {
    /// Where it is: "Dauer von »Schulung«".
    public func stelle(_ sprache: Sprache, in struktur: Struktur) -> String {
        Ortworte(sprache, struktur, punkte).place(ort)
    }

    /// One of its values in words: "12 Arbeitstage".
    public func worte(_ wert: JSONFragment?, _ sprache: Sprache, in struktur: Struktur) -> String {
        Ortworte(sprache, struktur, punkte, isFull: true).value(ort, wert)
    }
}

extension Entscheidung {
    /// What was decided, in one line: "Dauer von »X«: 10 → 15 Arbeitstage (aus der anderen Fassung)".
    public func satz(_ sprache: Sprache, basis: Struktur, ergebnis: Struktur) -> String {
        let (before, after) = (basis.wert(ort), ergebnis.wert(ort))
        let source: String =
            switch seite {
            case .unsere: sprache("aus dieser Fassung", "from this version")
            case .fremde: sprache("aus der anderen Fassung", "from the other version")
            case .beide: sprache("in beiden Fassungen gleich", "the same in both versions")
            case .vereint: sprache("aus beiden Fassungen zusammengesetzt", "put together from both versions")
            }
        let words = Ortworte(
            sprache, ergebnis,
            [Konflikt.Streitpunkt(ort.ganzesElement, basis: basis.wert(ort.ganzesElement), unsere: nil, fremde: nil)])
        let place = words.place(ort)
        let change: String
        if ort.feld == nil {
            change =
                before == nil
                ? sprache("neu", "new")
                : after == nil
                    ? sprache("entfernt", "removed")
                    : sprache("geändert", "changed")
        } else if ort.feld == "rang" {
            change = sprache("geändert", "changed")
        } else if ort.feld == "dauer", let old = before?.json.flatMap({ try? Dauer(reading: $0) }),
            let new = after?.json.flatMap({ try? Dauer(reading: $0) }), old.einheit == new.einheit, old.wert != new.wert
        {
            change = "\(old.wert) → \(new.wort(sprache))"
        } else {
            change = "\(words.value(ort, before, beside: after)) → \(words.value(ort, after, beside: before))"
        }
        return "\(place): \(change) (\(source))"
    }
}

extension TextConflict {
    /// The conflict in sentences.
    public func satz(_ sprache: Sprache) -> String {
        func excerpt(_ bytes: [UInt8], _ other: [UInt8]) -> String {
            let text = String(decoding: bytes, as: UTF8.self)
            if text.allSatisfy(\.isWhitespace) { return sprache("nichts", "nothing") }
            let beside = String(decoding: other, as: UTF8.self)
            let isAlike = Sprache.excerpt(text) == Sprache.excerpt(beside)
            return sprache.quoted(Sprache.excerpt(isAlike ? Sprache.difference(beside, text) : text))
        }
        let (mine, other) = (excerpt(ours, theirs), excerpt(theirs, ours))
        return sprache(
            "Beide Fassungen haben dieselbe Textstelle geändert: In dieser steht \(mine), in der anderen \(other); vorher stand dort \(excerpt(base, [])). Beides steht zwischen Marken im Text.",
            "Both versions changed the same piece of text: this one says \(mine), the other \(other); before it said \(excerpt(base, [])). Both stand between marks in the text."
        )
    }
}

/// Makes the sentences of one conflict.
private struct Konfliktworte {
    let konflikt: Konflikt
    let sprache: Sprache
    let struktur: Struktur
    let worte: Ortworte

    init(_ konflikt: Konflikt, _ sprache: Sprache, _ struktur: Struktur) {
        (self.konflikt, self.sprache, self.struktur) = (konflikt, sprache, struktur)
        worte = Ortworte(sprache, struktur, konflikt.punkte)
    }

    private var ort: Ort { konflikt.ort }
    private var punkt: Konflikt.Streitpunkt {
        konflikt.punkte.first ?? Konflikt.Streitpunkt(ort, basis: nil, unsere: nil, fremde: nil)
    }

    var satz: String {
        switch konflikt.code {
        case .wert: return valueSentence
        case .geloeschtGeaendert: return removedChanged
        case .geloeschtBenutzt: return removedUsed
        case .baumring:
            let names = nodes
            return broken(
                "\(names) stünden jeweils unter dem anderen", "\(names) would each stand below the other")
        case .ablaufring:
            let names = nodes
            return broken("\(names) würden im Kreis aufeinander warten", "\(names) would wait for each other in a ring")
        case .oberknoten:
            return broken(
                "\(worte.element(ort)) stünde unter einem Knoten, den es nicht mehr gibt",
                "\(worte.element(ort)) would stand below a node that is gone")
        case .vorgaenger:
            return broken(
                "\(worte.element(ort)) würde auf einen Knoten warten, den es nicht mehr gibt",
                "\(worte.element(ort)) would wait for a node that is gone")
        case .rolle:
            return broken(
                "\(worte.element(ort)) nennt eine Rolle, die es nicht mehr gibt",
                "\(worte.element(ort)) names a role that is gone")
        case .parameter:
            return broken(
                "\(worte.element(ort)) fragt nach einer Angabe, die es nicht mehr gibt",
                "\(worte.element(ort)) asks a question that is gone")
        case .kennung:
            return broken("\(nodes) bekämen denselben Code", "\(nodes) would get the same code")
        case .kuerzel:
            return broken("\(roles) bekämen dieselbe Abkürzung", "\(roles) would get the same abbreviation")
        case .bedingung:
            let what = worte.place(ort)
            return broken(
                "\(what) passt nicht mehr zu den möglichen Antworten",
                "\(what) does not fit the possible answers any more")
        case .antworten:
            let what = worte.element(ort)
            return broken(
                "die Antworten passen nicht mehr zur Art der \(what)", "the answers do not fit the kind of the \(what)")
        case .art:
            return broken(
                "was beide an \(nodes) geändert haben, passt nicht zusammen",
                "what both changed at \(nodes) does not fit together")
        case .text:
            return TextConflict(
                base: bytes(punkt.basis), ours: bytes(punkt.unsere), theirs: bytes(punkt.fremde)
            ).satz(sprache)
        case .datei: return fileSentence
        }
    }

    private func bytes(_ value: JSONFragment?) -> [UInt8] { Array((value?.string ?? "").utf8) }

    // MARK: Who

    /// "Diese Fassung" or "Stadt Musterstadt (12.11.2026)".
    private func side(_ herkunft: Konflikt.Herkunft?, _ words: (String, String)) -> String {
        guard let herkunft else { return sprache(words.0, words.1) }
        return "\(herkunft.wer) (\(shownDay(herkunft.tag, sprache)))"
    }

    private var mine: String { side(konflikt.unsere, ("diese Fassung", "this version")) }
    private var other: String { side(konflikt.fremde, ("die andere Fassung", "the other version")) }

    /// "In dieser Fassung" or "bei Stadt Musterstadt (12.11.2026)", in German.
    private func place(_ herkunft: Konflikt.Herkunft?, _ words: String) -> String {
        herkunft == nil ? words : "bei \(side(herkunft, ("", "")))"
    }

    private var inMine: String { place(konflikt.unsere, "in dieser Fassung") }
    private var inOther: String { place(konflikt.fremde, "in der anderen") }

    // MARK: Two values

    private var valueSentence: String {
        let place = worte.place(ort)
        if ort.feld == nil {
            return sprache(
                "\(place): Beide Fassungen haben das geändert, und es lässt sich nicht Feld für Feld vergleichen. \(standing)",
                "\(place): both versions changed it, and it cannot be compared field by field. \(standing)")
        }
        if ort.feld == "rang" {
            return sprache(
                "\(place): \(mine) und \(other) haben \(worte.element(ort)) an verschiedene Stellen gesetzt. \(standing)",
                "\(place): \(mine) and \(other) put \(worte.element(ort)) in different places. \(standing)")
        }
        let values = (
            worte.value(ort, punkt.unsere, beside: punkt.fremde), worte.value(ort, punkt.fremde, beside: punkt.unsere)
        )
        var (vorher, before) = ("", "")
        if punkt.basis != nil {
            let words = worte.value(ort, punkt.basis, beside: punkt.unsere)
            (vorher, before) = (", vorher \(words)", ", before it was \(words)")
        }
        return sprache(
            "\(place): \(inMine) \(values.0), \(inOther) \(values.1)\(vorher). \(standing)",
            "\(place): \(mine) has \(values.0), \(other) has \(values.1)\(before). \(standing)")
    }

    /// What stands there for now.
    private var standing: String {
        if ort.element == nil || ort.feld == nil || ort.feld == "rang" {
            return sprache("Vorläufig gilt diese Fassung.", "For now this version counts.")
        }
        let value = worte.value(ort, struktur.wert(ort), beside: punkt.fremde)
        return sprache("Vorläufig gilt: \(value).", "For now: \(value).")
    }

    // MARK: Removed

    private var removedChanged: String {
        let isMine = punkt.unsere == nil
        let (remover, changer) = isMine ? (mine, other) : (other, mine)
        let fields = changedFields(punkt.basis, punkt.unsere ?? punkt.fremde)
        let what = fields.isEmpty ? "" : " (\(fields))"
        return sprache(
            "\(worte.place(ort)): \(remover) hat das entfernt, \(changer) hat es geändert\(what). Vorläufig bleibt es stehen.",
            "\(worte.place(ort)): \(remover) removed it, \(changer) changed it\(what). For now it stays.")
    }

    /// What differs between two versions of an element: "Dauer, Titel".
    private func changedFields(_ before: JSONFragment?, _ after: JSONFragment?) -> String {
        guard let before = before?.json, let after = after?.json, let id = ort.element else { return "" }
        var names: [String] = []
        for member in after.members {
            guard let name = member.name.text else { continue }
            let old = before[name.string].map { JSONFragment($0) }
            if old == JSONFragment(member.value) { continue }
            let map: [String: (String, String)] = [
                "vorgaenger": ("Vorgänger", "Predecessors"), "mitwirkend": ("Mitwirkung", "Contributors"),
                "werte": ("Antworten", "Answers"),
                "fremdids": ("Kennungen in anderen Systemen", "Ids in other systems"),
            ]
            names.append(map[name.string].map { sprache($0.0, $0.1) } ?? worte.field(Ort(ort.bereich, id, name)))
        }
        return names.joined(separator: ", ")
    }

    private var removedUsed: String {
        let isMine = punkt.unsere == nil
        let (remover, user) = isMine ? (mine, other) : (other, mine)
        var seen = Set<Ort>()
        let users = konflikt.punkte.dropFirst().map(\.ort.ganzesElement).filter { seen.insert($0).inserted }
        let names = list(users.map { worte.element($0) })
        return sprache(
            "\(worte.place(ort)): \(remover) hat das entfernt, \(user) braucht es für \(names). Vorläufig bleibt es stehen.",
            "\(worte.place(ort)): \(remover) removed it, \(user) needs it for \(names). For now it stays.")
    }

    // MARK: Broken together

    private func broken(_ german: String, _ english: String) -> String {
        sprache(
            "Was \(mine) und \(other) geändert haben, geht nur einzeln: \(german). Vorläufig gilt diese Fassung.",
            "What \(mine) and \(other) changed only works one at a time: \(english). For now this version counts.")
    }

    private var nodes: String { elements(.knoten) }
    private var roles: String { elements(.rollen) }

    private func elements(_ bereich: Ort.Bereich) -> String {
        var seen = Set<Ort>()
        var found: [Ort] = []
        for place in konflikt.punkte where place.ort.bereich == bereich {
            // In a ring both ends of a dependency belong to it.
            let ends = [place.ort.ganzesElement] + [place.unsere, place.fremde].compactMap { end(place.ort, $0) }
            for ort in ends where seen.insert(ort).inserted { found.append(ort) }
        }
        return list(found.map { worte.element($0) })
    }

    private func end(_ ort: Ort, _ value: JSONFragment?) -> Ort? {
        guard konflikt.code == .ablaufring, ort.grundfeld == "vorgaenger", value != nil else { return nil }
        return ort.schluessel.flatMap { ElementID($0.string) }.map { Ort(.knoten, $0) }
    }

    /// "»A«, »B« und 3 weitere".
    private func list(_ names: [String]) -> String {
        let and = sprache("und", "and")
        switch names.count {
        case 0: return sprache("etwas anderes", "something else")
        case 1: return names[0]
        case 2...4: return names.dropLast().joined(separator: ", ") + " \(and) " + names[names.count - 1]
        default:
            return names.prefix(3).joined(separator: ", ")
                + sprache(" und \(names.count - 3) weitere", " and \(names.count - 3) more")
        }
    }

    // MARK: Files

    private var fileSentence: String {
        let end = sprache("Vorläufig bleibt, was mehr erhält.", "For now what keeps more stays.")
        if punkt.unsere == nil || punkt.fremde == nil {
            let (remover, changer) = punkt.unsere == nil ? (mine, other) : (other, mine)
            return sprache(
                "Eine Datei: \(remover) hat sie entfernt, \(changer) hat sie geändert. \(end)",
                "A file: \(remover) removed it, \(changer) changed it. \(end)")
        }
        return sprache(
            "Eine Datei: \(mine) und \(other) haben sie verschieden geändert, und sie lässt sich nicht zusammenführen. \(end)",
            "A file: \(mine) and \(other) changed it differently, and it cannot be merged. \(end)")
    }
}
