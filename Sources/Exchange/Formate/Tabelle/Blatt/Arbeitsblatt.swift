public import Templates

/// A table of cells as a workbook or a text file holds it: only what is filled is kept, so a single cell in row 1,048,576 costs one row.
public struct Arbeitsblatt: Hashable, Sendable {
    /// What stands in a cell.
    public enum Wert: Hashable, Sendable {
        /// Text, runs of different looks joined, line ends LF.
        case text(String)
        /// A number.
        case zahl(Double)
        /// A day, and the seconds of it that have passed.
        case datum(Kalendertag, sekunden: Int)
        /// Yes or no.
        case wahrheit(Bool)
        /// The result of a formula that failed: "#N/A".
        case fehler(String)
    }

    /// One filled cell.
    public struct Zelle: Hashable, Sendable {
        /// The column, 0 for A.
        public let spalte: Int
        /// What stands in it.
        public let wert: Wert
        /// How far it is indented, in steps of the program.
        public let einzug: Int

        /// A cell.
        public init(_ spalte: Int, _ wert: Wert, einzug: Int = 0) {
            (self.spalte, self.wert, self.einzug) = (spalte, wert, einzug)
        }
    }

    /// One row that holds something.
    public struct Zeile: Hashable, Sendable {
        /// Its number, from 1; for text files the line it begins in.
        public let nummer: Int
        /// The level of its grouping ("Gliederung" in Excel), 0 for none.
        public var ebene = 0
        /// Whether it is hidden.
        public var verborgen = false
        /// The filled cells, ascending by column.
        public var zellen: [Zelle] = []

        /// An empty row.
        public init(_ nummer: Int) { self.nummer = nummer }

        /// The cell of a column; nil when it is empty. Logarithmic.
        public subscript(spalte: Int) -> Zelle? {
            var low = 0
            var high = zellen.count
            while low < high {
                let middle = (low + high) / 2
                if zellen[middle].spalte < spalte { low = middle + 1 } else { high = middle }
            }
            return low < zellen.count && zellen[low].spalte == spalte ? zellen[low] : nil
        }

        /// The text of a column as it is read for a plan, without blanks at its ends; empty for an empty cell.
        public func text(_ spalte: Int?) -> String {
            guard let spalte, let zelle = self[spalte] else { return "" }
            return Angaben.geschnitten(zelle.wert.text)
        }
    }

    /// How much of a table is read at most.
    public struct Grenzen: Sendable {
        /// Filled cells of a table.
        public var zellen = 2_000_000
        /// Rows of a sheet, as Excel has them.
        public var zeilen = 1_048_576
        /// Columns of a sheet, as Excel has them.
        public var spalten = 16_384
        /// Sheets of a workbook.
        public var blaetter = 1_000
        /// Bytes of one part of a workbook, unpacked, or of a text file.
        public var bytes = 256 << 20

        /// The usual limits.
        public init() {}
    }

    /// What the sheet is called; empty for text files.
    public var name = ""
    /// Whether the sheet is hidden.
    public var verborgen = false
    /// The rows that hold something, ascending by number.
    public var zeilen: [Zeile] = []

    /// An empty table.
    public init(_ name: String = "") { self.name = name }

    /// The letters of a column: "A" for 0, "AA" for 26.
    public static func buchstaben(_ spalte: Int) -> String {
        var letters = ""
        var rest = max(0, spalte) &+ 1
        while rest > 0 {
            let digit = (rest - 1) % 26
            letters = String(Unicode.Scalar(UInt8(0x41 + digit))) + letters
            rest = (rest - 1) / 26
        }
        return letters
    }

    /// The column some letters name, 0 for "A"; nil when they name none up to XFD.
    public static func spalte(_ buchstaben: some StringProtocol) -> Int? {
        var column = 0
        for byte in buchstaben.utf8 {
            let letter = byte & 0xDF
            guard (0x41...0x5A).contains(letter), byte & 0x40 != 0, column <= 16_384 else { return nil }
            column = column * 26 + Int(letter - 0x40)
        }
        return (1...16_384).contains(column) ? column - 1 : nil
    }
}

extension Arbeitsblatt.Wert {
    /// The value as a text: numbers with decimal comma and without needless zeros, days as "2027-01-11".
    public var text: String {
        switch self {
        case .text(let text): return text
        case .zahl(let zahl):
            if let whole = Int(exactly: zahl), whole.magnitude < 1_000_000_000_000_000 { return String(whole) }
            let text = zahl.description
            guard let point = text.firstIndex(of: ".") else { return text }
            return "\(text[..<point]),\(text[text.index(after: point)...])"
        case .datum(let tag, let seconds):
            if seconds == 0 { return tag.description }
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "\(tag.description) \(two(seconds / 3_600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        case .wahrheit(let isTrue): return isTrue ? "ja" : "nein"
        case .fehler(let text): return text
        }
    }

    /// The day that is meant, by a cell with a date or by a text that spells one.
    public func tag(_ folge: Angaben.Tagfolge = .tagZuerst) -> Kalendertag? {
        switch self {
        case .datum(let tag, _): tag
        case .text(let text): Angaben.tag(Angaben.geschnitten(text), folge)
        default: nil
        }
    }
}
