import Bytes
import Templates

/// Collects who takes part, each once, from cells that list names and mail addresses.
struct Personensammler {
    /// What names without a mail address are taken for.
    let art: Fremdbeteiligter.Art
    private(set) var beteiligte: [Fremdbeteiligter] = []
    private var plaetze: [Text: Int] = [:]

    init(_ art: Fremdbeteiligter.Art) { self.art = art }

    /// Adds a role that is known, under the words it is called by in cells.
    @discardableResult
    mutating func rolle(_ rolle: Fremdbeteiligter, _ etikett: String) -> Int {
        if let place = plaetze[Self.schluessel(etikett)] { return place }
        beteiligte.append(rolle)
        plaetze[Self.schluessel(etikett)] = beteiligte.count - 1
        return beteiligte.count - 1
    }

    /// The places of all whom a cell names, in order, each once.
    mutating func liste(_ zelle: String) -> [Int] {
        var found: [Int] = []
        for name in Self.namen(zelle) {
            if let place = platz(name), !found.contains(place) { found.append(place) }
        }
        return found
    }

    /// The places of all in a cell whose names stand between commas, as services list them.
    mutating func kommaliste(_ zelle: String) -> [Int] {
        var found: [Int] = []
        for name in zelle.split(separator: ",") {
            if let place = platz(Zelltext.gelesen(String(name))), !found.contains(place) { found.append(place) }
        }
        return found
    }

    /// The place of somebody: "Name", "Name <mail>", or a mail address alone.
    mutating func platz(_ text: String) -> Int? {
        if let place = plaetze[Self.schluessel(text)] { return place }
        var (name, mail) = (text, "")
        if let open = text.firstIndex(where: { $0 == "<" || $0 == "(" }), text[open...].contains("@") {
            name = Zelltext.gelesen(String(text[..<open]))
            mail = Zelltext.gelesen(String(text[text.index(after: open)...].prefix { $0 != ">" && $0 != ")" }))
        } else if text.contains("@"), !text.contains(where: \.isWhitespace) {
            mail = text
        }
        // Units of MS Project: "Hauptamt[50%]".
        if name.hasSuffix("]"), let open = name.lastIndex(of: "["),
            name[open...].contains("%") || name[open...].dropFirst().first?.isNumber == true
        {
            name = Zelltext.gelesen(String(name[..<open]))
        }
        if name.isEmpty { name = mail }
        if name.isEmpty { return nil }
        let place: Int
        if let known = plaetze[Self.schluessel(name)] {
            place = known
        } else {
            beteiligte.append(Fremdbeteiligter(name, mail.isEmpty ? art : .person))
            place = beteiligte.count - 1
            plaetze[Self.schluessel(name)] = place
        }
        if !mail.isEmpty, mail != name { merke(mail, zu: place) }
        return place
    }

    /// Adds what points to the same person; somebody with a mail address is one.
    mutating func merke(_ spur: String, zu platz: Int) {
        guard beteiligte.indices.contains(platz), beteiligte[platz].art != .rolle, beteiligte[platz].spuren.count < 100
        else { return }
        if !beteiligte[platz].spuren.contains(spur), spur != beteiligte[platz].name {
            beteiligte[platz].spuren.append(spur)
        }
        if spur.contains("@") { beteiligte[platz].art = .person }
    }

    private static func schluessel(_ text: String) -> Text {
        Text(text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " "))
    }

    /// The names in a cell. Semicolons, line breaks, plus signs and slashes between blanks always part them; commas only where they
    /// cannot stand between a family name and a first name.
    static func namen(_ zelle: String) -> [String] {
        var pieces = zelle.split(whereSeparator: { $0 == ";" || $0.isNewline }).map(String.init)
        for mark in [" / ", " + ", " & ", " und ", " and "] {
            pieces = pieces.flatMap { $0.split(separator: mark).map(String.init) }
        }
        return pieces.flatMap { piece -> [String] in
            let parts = piece.split(separator: ",").map { Zelltext.gelesen(String($0)) }.filter { !$0.isEmpty }
            let isList =
                parts.count > 2 || parts.contains { $0.contains("@") }
                || parts.count == 2
                    && (parts.allSatisfy { $0.contains(" ") } || parts.allSatisfy { Rollenwort.istRolle($0) })
            return isList ? parts : [Zelltext.gelesen(piece)]
        }.filter { !$0.isEmpty }
    }
}
