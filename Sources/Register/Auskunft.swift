public import Bytes

/// What the register says about a key.
public enum Auskunft: Sendable, Hashable {
    /// The key is in use.
    case current(Gebiet)
    /// The key was in use once.
    case dead(Erloschen)
    /// The register has no such key: it never was, is younger than the register, or died before the history begins.
    case unknown
    /// It is no key: neither twelve nor eight digits.
    case badForm
}

/// A key that died.
public struct Erloschen: Sendable, Hashable {
    /// How a key dies.
    public enum Art: String, Sendable, CaseIterable, Hashable {
        /// It was taken into another that was there before.
        case eingliederung
        /// It formed a new one with others.
        case zusammenschluss
        /// It was divided among several.
        case aufteilung
        /// It came to another Kreis, or its Kreis was formed anew.
        case kreiswechsel
        /// Only its key changed, mostly with its Verband.
        case schluesselaenderung

        init?(letter: UInt8) {
            switch letter {
            case UInt8(ascii: "E"): self = .eingliederung
            case UInt8(ascii: "Z"): self = .zusammenschluss
            case UInt8(ascii: "T"): self = .aufteilung
            case UInt8(ascii: "K"): self = .kreiswechsel
            case UInt8(ascii: "S"): self = .schluesselaenderung
            default: return nil
            }
        }
    }

    /// The key.
    public let ars: String
    /// The name it had.
    public let name: String
    /// The day from which it was no longer valid in law.
    public let tag: Day
    /// How it died.
    public let art: Art
    /// The keys that took its place that day, sorted; they may have died since.
    public let nachfolger: [String]
    /// Who is there today: followed through all successors, the largest first. Never empty in what is built in.
    public let heute: [Gebiet]
    /// List and entry of the source, as in "2024 16/2024/0015-R" (Destatis, Gebietsänderungen).
    public let quelle: String
}

/// A line of the history.
struct Sterbezeile {
    let ars: String
    let name: String
    let tag: Day
    let art: Erloschen.Art
    let nachfolger: [String]
    let quelle: String

    init?(_ line: [UInt8]) {
        let fields = Zeilen.fields(line)
        guard fields.count == 5, fields[0].count == 12, fields[1].count == 9, let letter = fields[1].last,
            let art = Erloschen.Art(letter: letter), let date = Int64(String(fields[1].dropLast())),
            let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100)
        else { return nil }
        (ars, name, tag, self.art) = (String(fields[0]), String(fields[4]), day, art)
        nachfolger = fields[2].split(separator: UInt8(ascii: " ")).map { String($0) }
        quelle = String(fields[3])
    }
}
