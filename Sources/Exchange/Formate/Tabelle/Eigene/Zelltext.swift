import Bytes
import Templates

/// Texts as a cell shows them, and as they are read from one.
enum Zelltext {
    /// The most UTF-16 units that are written into a cell; Excel takes 32,767 and calls a workbook with more damaged.
    static let limit = 32_000

    /// A text as a cell shows it: line ends LF, no other control characters, cut where a cell would be too long.
    static func gezeigt(_ text: String) -> String {
        let plain = text.utf8.allSatisfy { $0 >= 0x20 || $0 == 0x0A || $0 == 0x09 }
        if plain, text.utf8.count <= limit, !text.utf8.contains(0xEF) { return text }
        var scalars = String.UnicodeScalarView()
        var units = 0
        var last: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            units += scalar.value > 0xFFFF ? 2 : 1
            if units > limit { break }
            switch scalar {
            case "\n" where last == "\r": break
            case "\r": scalars.append("\n")
            case "\n", "\t": scalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": break
            default: scalars.append(scalar)
            }
            last = scalar
        }
        return String(scalars)
    }

    /// Whether a cell shows only the beginning of a text.
    static func istZuLang(_ text: String) -> Bool { text.utf16.count > limit }

    /// A text as it is read from a cell: without blanks at its ends.
    static func gelesen(_ zelle: String) -> String { Angaben.geschnitten(zelle) }

    /// A text in one line, for lists that have a line for each entry.
    static func zeile(_ text: String) -> String {
        gezeigt(text).split(whereSeparator: { $0.isNewline }).map { gelesen(String($0)) }.joined(separator: " ")
    }

    /// The lines of a cell that has one for each entry; dashes and points in front are left aside.
    static func eintraege(_ zelle: String) -> [String] {
        zelle.split(whereSeparator: { $0.isNewline }).map { line in
            var text = gelesen(String(line))
            for mark in ["- ", "• ", "– ", "* "] where text.hasPrefix(mark) {
                text = gelesen(String(text.dropFirst(mark.count)))
                break
            }
            return text
        }.filter { !$0.isEmpty }
    }

    /// For each line of a cell, which of the entries it was written from, by their lines as they were: those that are the same, then, if as
    /// many lines are left as entries, one by one, so that an edited entry stays the same one.
    static func herkunft(_ lines: [String], _ before: [String]) -> [Int?] {
        var places: [Text: [Int]] = [:]
        for (place, line) in before.enumerated().reversed() { places[Text(line), default: []].append(place) }
        var found = lines.map { places[Text($0)]?.popLast() }
        let used = Set(found.compactMap { $0 })
        var left = before.indices.filter { !used.contains($0) && !before[$0].isEmpty }[...]
        if left.count == found.count(where: { $0 == nil }) {
            for place in found.indices where found[place] == nil { found[place] = left.popFirst() }
        }
        return found
    }
}

// MARK: Law

extension Zelltext {
    /// A legal basis in one line: "§ 9 EGovG NRW (NW, Stand 2026-11-01)".
    static func zeile(_ grundlage: Rechtsgrundlage, _ sprache: Sprache) -> String {
        var parts: [String] = []
        if let land = grundlage.land { parts.append(land) }
        if let stand = grundlage.stand { parts.append("\(sprache("Stand", "as of")) \(stand)") }
        let norm = zeile(grundlage.norm)
        return parts.isEmpty ? norm : "\(norm) (\(parts.joined(separator: ", ")))"
    }

    /// Reads such a line; a bracket at the end that says neither Land nor day is part of the citation.
    static func grundlage(_ line: String) -> Rechtsgrundlage {
        guard line.hasSuffix(")"), let open = line.lastIndex(of: "(") else { return Rechtsgrundlage(line) }
        var basis = Rechtsgrundlage(gelesen(String(line[..<open])))
        for part in line[line.index(after: open)...].dropLast().split(separator: ",") {
            let text = gelesen(String(part))
            if text.utf8.count == 2, let land = Land(rawValue: text) {
                basis.land = land.rawValue
                continue
            }
            guard let word = ["Stand", "as of"].first(where: { text.hasPrefix($0) }),
                let day = Angaben.tag(gelesen(String(text.dropFirst(word.count))))
            else { return Rechtsgrundlage(line) }
            basis.stand = day.description
        }
        return basis.norm.isEmpty ? Rechtsgrundlage(line) : basis
    }
}
