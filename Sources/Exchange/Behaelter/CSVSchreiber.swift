/// Writes a table in text for German Excel: UTF-8 with byte order mark, semicolons, CRLF.
///
/// No text is ever a formula there (`CSVSchutz`): a text that begins like one gets an apostrophe in front, which `CSVLeser`
/// takes off again; a number stays a number. What was written is read back exactly, up to Normalisation Form C.
///
///     var csv = CSVSchreiber()
///     csv.zeile(["Nr.", "Vorgang", "Abstand"])
///     csv.zeile([1, .text("=SUMME(A1)"), -5])
public struct CSVSchreiber: Sendable {
    private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    private let trennzeichen: CSVTrennzeichen

    /// An empty table.
    public init(trennzeichen: CSVTrennzeichen = .semikolon) { self.trennzeichen = trennzeichen }

    /// Adds a row.
    public mutating func zeile(_ zellen: [CSVZelle]) {
        for (index, zelle) in zellen.enumerated() {
            if index > 0 { bytes.append(trennzeichen.byte) }
            let text = Self.geschrieben(zelle)
            if Self.brauchtAnfuehrung(text) || (zellen.count == 1 && text.isEmpty) {
                bytes.append(UInt8(ascii: "\""))
                for byte in text.utf8 {
                    if byte == UInt8(ascii: "\"") { bytes.append(byte) }
                    bytes.append(byte)
                }
                bytes.append(UInt8(ascii: "\""))
            } else {
                bytes.append(contentsOf: text.utf8)
            }
        }
        bytes += [0x0D, 0x0A]
    }

    /// The table.
    public func fertig() -> [UInt8] { bytes }

    private static func geschrieben(_ zelle: CSVZelle) -> String {
        switch zelle {
        case .text(let text):
            // Zeros have no place in a text and make every program take the file for something else.
            return CSVSchutz.geschuetzt(
                text.utf8.contains(0)
                    ? String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\0" })) : text)
        case .zahl(let zahl): return String(zahl)
        case .komma(let zahl): return dezimal(zahl)
        }
    }

    /// With a decimal comma and without an exponent, rounded to six places; empty beyond the whole numbers of 64 bits.
    private static func dezimal(_ zahl: Double) -> String {
        guard zahl.magnitude < 1e12 else { return Int(exactly: zahl.rounded()).map { String($0) } ?? "" }
        let millionstel = Int((zahl.magnitude * 1e6).rounded())
        let (ganze, rest) = millionstel.quotientAndRemainder(dividingBy: 1_000_000)
        var stellen = String(rest + 1_000_000).dropFirst()
        while stellen.last == "0" { stellen.removeLast() }
        let vorzeichen = zahl < 0 && millionstel > 0 ? "-" : ""
        return vorzeichen + String(ganze) + (stellen.isEmpty ? "" : "," + stellen)
    }

    /// Whether a reader could take something in the cell for the table's own: every separator counts, not only this table's,
    /// so that the right one is recognised; blanks at the ends, which some programs cut off; and `sep=`.
    private static func brauchtAnfuehrung(_ text: String) -> Bool {
        if text.utf8.contains(where: { ";,\t\"\r\n".utf8.contains($0) }) { return true }
        return text.utf8.first == 0x20 || text.utf8.last == 0x20 || text.prefix(4).lowercased() == "sep="
    }
}
