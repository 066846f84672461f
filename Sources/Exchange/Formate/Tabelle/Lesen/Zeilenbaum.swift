import Bytes
import Templates

/// Finds, for each row of a table, the row above it in the tree.
///
/// What says so is, in this order: a column with levels, a column with codes ("1.2.3"), the grouping of the rows in Excel, titles that are
/// indented. Columns for phase and package are the business of `Tabellenleser`, because they make rows of their own.
struct Zeilenbaum {
    /// How the tree was told.
    enum Quelle: String {
        case ebene, gliederung, gruppierung, einzug, keine
    }

    private(set) var quelle = Quelle.keine
    /// By row, the row above; smaller than its own.
    private(set) var ueber: [Int?]
    /// Rows whose code says what cannot be placed.
    private(set) var unklar: [Int] = []

    init(_ zeilen: [Arbeitsblatt.Zeile], _ zuordnung: Spaltenzuordnung) {
        ueber = [Int?](repeating: nil, count: zeilen.count)
        if let column = zuordnung.spalten[.ebene] {
            let levels = zeilen.map { Self.zahl($0[column]) }
            if levels.contains(where: { $0 != nil }) {
                quelle = .ebene
                nachEbenen(Self.ergaenzt(levels, zeilen, zuordnung))
                return
            }
        }
        if let column = zuordnung.spalten[.gliederung] ?? Self.punktspalte(zeilen, zuordnung) {
            let codes = zeilen.map { Self.code($0.text(column)) }
            if codes.contains(where: { $0.count > 1 }) {
                quelle = .gliederung
                nachCodes(codes)
                return
            }
        }
        let groups = zeilen.map(\.ebene)
        if groups.contains(where: { $0 > 0 }) {
            quelle = .gruppierung
            nachEbenen(groups)
            return
        }
        if let column = zuordnung.spalten[.titel] {
            let indents = zeilen.map { Self.einzug($0[column]) }
            if Set(indents).count > 1 {
                quelle = .einzug
                nachEbenen(indents)
            }
        }
    }

    // MARK: Levels

    private mutating func nachEbenen(_ levels: [Int]) {
        var open: [(level: Int, row: Int)] = []
        for (row, level) in levels.enumerated() {
            while let last = open.last, last.level >= level { open.removeLast() }
            ueber[row] = open.last?.row
            open.append((level, row))
        }
    }

    /// Rows that were added without a level: a phase is at the top; below a phase or package begins the next level, else it goes on.
    private static func ergaenzt(
        _ levels: [Int?], _ zeilen: [Arbeitsblatt.Zeile], _ zuordnung: Spaltenzuordnung
    ) -> [Int] {
        var last = 1
        var lastHolds = false
        return levels.enumerated().map { row, level in
            let art = Artwort.art(zeilen[row].text(zuordnung.spalten[.art]))
            let own = level ?? (art == .phase ? 1 : lastHolds ? last + 1 : last)
            (last, lastHolds) = (own, art == .phase || art == .paket)
            return own
        }
    }

    private static func zahl(_ zelle: Arbeitsblatt.Zelle?) -> Int? {
        switch zelle?.wert {
        case .zahl(let value): Int(exactly: value).flatMap { (0...1_000).contains($0) ? $0 : nil }
        case .text(let text): Int(Zelltext.gelesen(text)).flatMap { (0...1_000).contains($0) ? $0 : nil }
        default: nil
        }
    }

    /// How far a title is indented: by its cell, or by blanks in front of it, of which a tabulator counts four.
    private static func einzug(_ zelle: Arbeitsblatt.Zelle?) -> Int {
        guard let zelle else { return 0 }
        var blanks = 0
        if case .text(let text) = zelle.wert {
            for character in text.prefix(200) {
                guard character.isWhitespace else { break }
                blanks += character == "\t" ? 4 : 1
            }
        }
        return zelle.einzug * 1_000 + blanks
    }

    // MARK: Codes

    /// The parts of a code; none when it is no code. Zeros at the end say nothing: "1.0" is "1".
    static func code(_ text: String) -> [Substring] {
        var parts = text.replacing(",", with: ".").split(separator: ".", omittingEmptySubsequences: true)
        guard !parts.isEmpty, parts.count <= 100, parts.allSatisfy({ $0.allSatisfy { $0.isLetter || $0.isNumber } })
        else { return [] }
        while parts.count > 1, parts.last?.allSatisfy({ $0 == "0" }) == true { parts.removeLast() }
        return parts
    }

    /// The column of numbers when those are codes with points ("1.2" under "Nr.").
    private static func punktspalte(_ zeilen: [Arbeitsblatt.Zeile], _ zuordnung: Spaltenzuordnung) -> Int? {
        guard let column = zuordnung.spalten[.nummer] else { return nil }
        let codes = zeilen.map { code($0.text(column)) }
        let filled = codes.count { !$0.isEmpty }
        return codes.contains { $0.count > 1 } && filled * 4 >= zeilen.count * 3 ? column : nil
    }

    private mutating func nachCodes(_ codes: [[Substring]]) {
        var rows: [[Substring]: Int] = [:]
        var last: Int?
        for (row, code) in codes.enumerated() {
            guard !code.isEmpty else {
                // A row without a code belongs to where the one before it does.
                ueber[row] = last.flatMap { ueber[$0] }
                if last != nil { unklar.append(row) }
                continue
            }
            var above = code.dropLast()
            while !above.isEmpty {
                if let found = rows[Array(above)] {
                    ueber[row] = found
                    break
                }
                above = above.dropLast()
            }
            if rows[code] == nil { rows[code] = row } else { unklar.append(row) }
            last = row
        }
    }
}

/// What a cell under "Art" says a row is.
enum Artwort {
    static func art(_ text: String) -> KnotenArt? {
        if text.isEmpty { return nil }
        return worte[text] ?? worte[Kopfwort.gefaltet(text)]
    }

    private static let worte: [String: KnotenArt] = {
        var table: [String: KnotenArt] = [
            "arbeitspaket": .paket, "paket": .paket, "workpackage": .paket, "ap": .paket, "vorgang": .aufgabe,
            "task": .aufgabe, "ms": .meilenstein,
        ]
        for art in KnotenArt.allCases {
            for sprache in Sprache.allCases {
                table[art.wort(sprache)] = art
                table[Kopfwort.gefaltet(art.wort(sprache))] = art
            }
        }
        return table
    }()
}
