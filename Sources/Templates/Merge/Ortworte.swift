import Bytes

/// Places and their values in the words of people: no id, no path, no word of the format.
struct Ortworte {
    let sprache: Sprache
    private let struktur: Struktur
    /// Titles of elements that are not in the structure (any more), from the values of the conflict itself.
    private var titles: [Ort: String] = [:]
    /// Whether texts are shown in full and not cut for a sentence.
    private let isFull: Bool

    init(_ sprache: Sprache, _ struktur: Struktur, _ punkte: [Konflikt.Streitpunkt] = [], isFull: Bool = false) {
        (self.sprache, self.struktur, self.isFull) = (sprache, struktur, isFull)
        for place in punkte where place.ort.feld == nil {
            for value in [place.unsere, place.fremde, place.basis] where titles[place.ort] == nil {
                titles[place.ort] = value?.json?["titel"]?.string
            }
        }
    }

    func quoted(_ text: String) -> String { sprache.quoted(isFull ? text : Sprache.excerpt(text)) }

    // MARK: Elements

    /// An element by its title, "»Schulung«"; roles and questions with the word for what they are.
    func element(_ ort: Ort) -> String {
        let title = title(ort.ganzesElement).map { quoted($0) }
        switch ort.bereich {
        case .knoten: return title ?? sprache("ein fehlender Knoten", "a missing node")
        case .rollen:
            return title.map { sprache("Rolle \($0)", "role \($0)") }
                ?? sprache("eine fehlende Rolle", "a missing role")
        case .parameter:
            return title.map { sprache("Angabe \($0)", "question \($0)") }
                ?? sprache("eine fehlende Angabe", "a missing question")
        case .dokument: return sprache("die Vorlage", "the template")
        }
    }

    private func title(_ ort: Ort) -> String? {
        guard let id = ort.element else { return nil }
        let known: String? =
            switch ort.bereich {
            case .knoten: struktur.knoten[id]?.titel
            case .rollen: struktur.rollen[id]?.titel
            case .parameter: struktur.parameter[id]?.titel
            case .dokument: nil
            }
        return known ?? titles[ort]
    }

    private func node(_ id: Text?) -> String { id.flatMap { name(.knoten, $0) } ?? sprache("»?«", "“?”") }

    /// A title without the word for what it is.
    private func name(_ bereich: Ort.Bereich, _ id: Text) -> String {
        guard let element = ElementID(id.string) else { return quoted(id.string) }
        return title(Ort(bereich, element)).map { quoted($0) }
            ?? sprache("etwas, das es hier nicht gibt", "something that is not here")
    }

    // MARK: Fields

    /// "Dauer von »Schulung«".
    func place(_ ort: Ort) -> String {
        guard ort.feld != nil else {
            let name = element(ort)
            return name.prefix(1).uppercased() + name.dropFirst()
        }
        let field = field(ort)
        guard ort.element != nil else { return field }
        return sprache("\(field) von \(element(ort))", "\(field) of \(element(ort))")
    }

    /// "Dauer".
    func field(_ ort: Ort) -> String {
        let key = ort.schluessel
        func quotedKey() -> String { quoted(key?.string ?? "") }
        if key == nil || ort.bereich != .dokument {
            switch (ort.bereich, ort.grundfeld) {
            case (.dokument, "titel"): return sprache("Titel", "Title")
            case (.dokument, let name?):
                if let known = Change.Kopffeld(rawValue: name) { return known.wort(sprache) }
            default: break
            }
        }
        switch ort.grundfeld {
        case "art":
            return ort.bereich == .parameter ? sprache("Art der Antwort", "Kind of answer") : sprache("Art", "Kind")
        case "oberknoten": return sprache("Ort im Plan", "Place in the plan")
        case "rang": return sprache("Reihenfolge", "Order")
        case "titel": return sprache("Titel", "Title")
        case "kennung": return "Code"
        case "hinweis": return sprache("Hinweis", "Advice")
        case "dauer": return sprache("Dauer", "Duration")
        case "verantwortlich": return sprache("Verantwortung", "Responsibility")
        case "mitwirkend":
            let role = key.map { name(.rollen, $0) } ?? ""
            return sprache("Mitwirkung der Rolle \(role)", "Contribution of role \(role)")
        case "vorgaenger": return sprache("Vorgänger \(node(key))", "Predecessor \(node(key))")
        case "rechtsgrundlagen": return sprache("Rechtsgrundlage", "Legal basis")
        case "ergebnisse": return sprache("Ergebnis", "Result")
        case "bedingung": return sprache("Bedingung", "Condition")
        case "wiederholung": return sprache("Wiederholung", "Repetition")
        case "fremdids": return sprache("Kennung im System \(quotedKey())", "Id in the system \(quotedKey())")
        case "kuerzel": return sprache("Abkürzung", "Abbreviation")
        case "werte": return sprache("Antwort \(quotedKey())", "Answer \(quotedKey())")
        case "zustand": return sprache("Zustand", "State")
        case "ersetzt": return sprache("Ersetzte Vorlage", "Template it replaces")
        case "kontakte": return sprache("Ansprechperson", "Contact")
        case "leistungen": return sprache("Leistung \(key?.string ?? "")", "Service \(key?.string ?? "")")
        case "schlagwoerter": return sprache("Schlagwort \(quotedKey())", "Keyword \(quotedKey())")
        case "themenfelder": return sprache("Themenfeld \(quotedKey())", "Topic \(quotedKey())")
        default: return sprache("Angabe \(quoted(ort.grundfeld ?? ""))", "Field \(quoted(ort.grundfeld ?? ""))")
        }
    }

    // MARK: Values

    /// A value of a place in words. `other` is what it is shown beside: where both would look alike, what differs is added.
    func value(_ ort: Ort, _ value: JSONFragment?, beside other: JSONFragment? = nil) -> String {
        guard let value, let json = value.json else {
            switch ort.grundfeld {
            case "oberknoten": return sprache("oberste Ebene", "top level")
            default: return sprache("ohne Angabe", "none")
            }
        }
        let text = json.string
        switch (ort.bereich, ort.grundfeld, text) {
        case (.knoten, "art", let word?): return KnotenArt(rawValue: word)?.wort(sprache) ?? quoted(word)
        case (.parameter, "art", let word?): return Parameter.Art(rawValue: word)?.wort(sprache) ?? quoted(word)
        case (_, "oberknoten", let id?): return sprache("unter \(node(Text(id)))", "below \(node(Text(id)))")
        case (_, "verantwortlich", let id?): return name(.rollen, Text(id))
        case (_, "wiederholung", let id?):
            return sprache("je \(name(.parameter, Text(id)))", "for each of \(name(.parameter, Text(id)))")
        case (_, "bedingung", let condition?):
            return (try? Bedingung(parsing: condition))?.worte(struktur.parameter, sprache) ?? quoted(condition)
        case (.dokument, "zustand", let word?): return Vorlage.Zustand(rawValue: word)?.wort(sprache) ?? quoted(word)
        case (.dokument, "ersetzt", _?): return sprache("eine andere Vorlage", "another template")
        case (_, "rang", _): return sprache("an anderer Stelle", "in another place")
        default: break
        }
        if let words = record(ort, json, other) { return words }
        if let text {
            guard let before = other?.string, Sprache.excerpt(before) == Sprache.excerpt(text) else {
                return quoted(text)
            }
            return quoted(Sprache.difference(before, text))
        }
        switch json.kind {
        case .yes: return sprache("ja", "yes")
        case .no: return sprache("nein", "no")
        default: return isFull ? value.description : Sprache.excerpt(value.description)
        }
    }

    private func record(_ ort: Ort, _ json: JSON, _ other: JSONFragment?) -> String? {
        switch ort.grundfeld {
        case "dauer":
            guard let dauer = try? Dauer(reading: json) else { return nil }
            let words = dauer.wort(sprache)
            guard let json = other?.json, let other = try? Dauer(reading: json), other.wort(sprache) == words,
                other.herkunft != dauer.herkunft
            else { return words }
            return "\(words) (\(dauer.herkunft.wort(sprache)))"
        case "vorgaenger":
            guard let anordnung = try? Anordnung(reading: json) else { return nil }
            let words = anordnung.zusatz(sprache)
            return words.isEmpty ? sprache("ohne Verzug", "no lag") : words
        case "rechtsgrundlagen": return (try? Rechtsgrundlage(reading: json))?.wort(sprache)
        case "kontakte": return (try? Kontakt(reading: json)).map { quoted($0.funktion) }
        case "mitwirkend": return sprache("ja", "yes")
        default: return nil
        }
    }
}
