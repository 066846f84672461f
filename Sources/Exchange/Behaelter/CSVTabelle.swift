/// One row of a table in text.
public struct CSVZeile: Hashable, Sendable {
    /// Which row a spreadsheet would show it as, from 1: blank rows count, a line `sep=;` does not.
    public let nummer: Int
    /// Its cells, at least one.
    public let zellen: [String]

    /// A row.
    public init(nummer: Int, zellen: [String]) { (self.nummer, self.zellen) = (nummer, zellen) }

    /// A cell by its column from 0; empty where the row is shorter.
    public subscript(spalte: Int) -> String { zellen.indices.contains(spalte) ? zellen[spalte] : "" }
}

/// A table in text that was read.
public struct CSVTabelle: Hashable, Sendable {
    /// The rows without the blank ones.
    public let zeilen: [CSVZeile]
    /// What separates the cells.
    public let trennzeichen: CSVTrennzeichen
    /// How the file was stored.
    public let zeichensatz: Zeichensatz
}

/// What separates the cells of a row.
public enum CSVTrennzeichen: String, Sendable, CaseIterable {
    /// As Excel writes it in Germany.
    case semikolon = ";"
    /// As RFC 4180 has it.
    case komma = ","
    /// As programs copy tables.
    case tabulator = "\t"

    /// The byte.
    var byte: UInt8 {
        switch self {
        case .semikolon: UInt8(ascii: ";")
        case .komma: UInt8(ascii: ",")
        case .tabulator: UInt8(ascii: "\t")
        }
    }
}

/// A cell to be written: text stays text, whatever it looks like.
public enum CSVZelle: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// Text; a spreadsheet must not calculate with it. U+0000 is left out.
    case text(String)
    /// A whole number.
    case zahl(Int)
    /// A number, written with a decimal comma and at most six decimals; what is no number and what is beyond 64 bits become
    /// empty cells.
    case komma(Double)

    /// A text.
    public init(stringLiteral text: String) { self = .text(text) }
    /// A number.
    public init(integerLiteral zahl: Int) { self = .zahl(zahl) }
}

/// The apostrophe that keeps a spreadsheet from taking a text for a formula.
///
/// A cell that begins with `= + - @`, tabulator, CR or LF is calculated by Excel, also when it came from a stranger: such a
/// text gets an apostrophe in front. So does one that already has apostrophes there, so that taking one off always gives back
/// the text.
enum CSVSchutz {
    /// The text with an apostrophe where it needs one.
    static func geschuetzt(_ text: String) -> String { istFormel(text.utf8[...]) ? "'" + text : text }

    /// The text without the apostrophe of `geschuetzt`; other apostrophes stay.
    static func entschuetzt(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'"), istFormel(text.utf8.dropFirst()) else { return text }
        return String(decoding: text.utf8.dropFirst(), as: UTF8.self)
    }

    /// Whether the first character that is no apostrophe is one of a formula.
    private static func istFormel(_ text: Substring.UTF8View) -> Bool {
        guard let erstes = text.first(where: { $0 != UInt8(ascii: "'") }) else { return false }
        return "=+-@\t\r\n".utf8.contains(erstes)
    }
}
