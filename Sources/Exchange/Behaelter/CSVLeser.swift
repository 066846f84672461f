internal import Bytes

/// Reads a table in text: RFC 4180, and what programs really write.
///
/// The encoding is recognised by `Zeichensatz`. The separator is what a first line `sep=;` says, else the one of `;`, `,` and
/// tabulator that divides most rows alike. Rows end with CRLF, LF or CR. A cell in quotation marks may hold separators, line
/// ends and doubled quotation marks; a quotation mark inside a cell without them is a character like any other. Linear.
public enum CSVLeser {
    /// Reads a table.
    ///
    /// - Parameters:
    ///   - trennzeichen: the separator, when it is known; it then decides alone.
    ///   - schutzAb: takes off the apostrophe in front of what could be a formula, as `CSVSchreiber` puts it there.
    ///
    /// Throws any code of `CSVFehler`.
    public static func lies(
        _ bytes: [UInt8], trennzeichen: CSVTrennzeichen? = nil, schutzAb: Bool = true,
        grenzen: CSVGrenzen = CSVGrenzen()
    ) throws(CSVFehler) -> CSVTabelle {
        guard bytes.count <= grenzen.bytes else {
            throw CSVFehler(
                .grenze,
                Satz(
                    "Die Datei hat mehr als \(grenzen.bytes >> 20) MiB.",
                    "The file has more than \(grenzen.bytes >> 20) MiB."))
        }
        let (text, zeichensatz) = Zeichensatz.alsUTF8(bytes)
        guard !text.contains(0) else {
            throw CSVFehler(
                .keinText, Satz("Die Datei ist keine Tabelle in Textform.", "The file is no table in text."))
        }
        let (angesagt, anfang) = ansage(text)
        let gewaehlt = trennzeichen ?? angesagt ?? erkannt(text, ab: anfang)
        var zerlegung = Zerlegung(
            text: text, stelle: anfang, zeile: anfang > 0 ? 2 : 1, trennung: gewaehlt.byte, grenzen: grenzen,
            schutzAb: schutzAb)
        return CSVTabelle(zeilen: try zerlegung.zeilen(), trennzeichen: gewaehlt, zeichensatz: zeichensatz)
    }

    /// A first line `sep=;`, with which Excel is told the separator: what it says, and where the table begins.
    private static func ansage(_ text: [UInt8]) -> (CSVTrennzeichen?, Int) {
        guard text.count >= 5, String(decoding: text[..<4], as: UTF8.self).lowercased() == "sep=" else {
            return (nil, 0)
        }
        guard let trennzeichen = CSVTrennzeichen.allCases.first(where: { $0.byte == text[4] }) else { return (nil, 0) }
        guard text.count > 5 else { return (trennzeichen, 5) }
        if text[5] == 0x0A { return (trennzeichen, 6) }
        guard text[5] == 0x0D else { return (nil, 0) }
        return (trennzeichen, text.count > 6 && text[6] == 0x0A ? 7 : 6)
    }

    // MARK: Which separator

    /// The separator that divides most of the first hundred rows alike; the semicolon when none divides any.
    private static func erkannt(_ text: [UInt8], ab anfang: Int) -> CSVTrennzeichen {
        // How often each occurs in a row outside quotation marks.
        var zaehlung: [[Int]] = []
        var reihe = [0, 0, 0]
        let trenner = CSVTrennzeichen.allCases.map(\.byte)
        var inAnfuehrung = false
        var amAnfang = true
        for stelle in anfang..<min(text.count, anfang + (1 << 18)) {
            let byte = text[stelle]
            if byte == UInt8(ascii: "\""), amAnfang || inAnfuehrung {
                inAnfuehrung.toggle()
                amAnfang = !inAnfuehrung
                continue
            }
            if inAnfuehrung { continue }
            amAnfang = false
            if let index = trenner.firstIndex(of: byte) {
                reihe[index] += 1
                amAnfang = true
            } else if byte == 0x0A || byte == 0x0D {
                if reihe != [0, 0, 0] { zaehlung.append(reihe) }
                reihe = [0, 0, 0]
                amAnfang = true
                if zaehlung.count == 100 { break }
            }
        }
        if reihe != [0, 0, 0], zaehlung.count < 100 { zaehlung.append(reihe) }
        var bestes = (CSVTrennzeichen.semikolon, gleiche: 0, spalten: 0)
        for (index, trennzeichen) in CSVTrennzeichen.allCases.enumerated() {
            var haeufigkeit: [Int: Int] = [:]
            for reihe in zaehlung where reihe[index] > 0 { haeufigkeit[reihe[index], default: 0] += 1 }
            for (spalten, gleiche) in haeufigkeit
            where (gleiche, spalten) > (bestes.gleiche, bestes.spalten) {
                bestes = (trennzeichen, gleiche, spalten)
            }
        }
        return bestes.0
    }

    // MARK: Rows and cells

    private struct Zerlegung {
        let text: [UInt8]
        var stelle: Int
        /// The line of the file, for messages.
        var zeile: Int
        let trennung: UInt8
        let grenzen: CSVGrenzen
        let schutzAb: Bool
        private var zellen = 0

        init(text: [UInt8], stelle: Int, zeile: Int, trennung: UInt8, grenzen: CSVGrenzen, schutzAb: Bool) {
            (self.text, self.stelle, self.zeile) = (text, stelle, zeile)
            (self.trennung, self.grenzen, self.schutzAb) = (trennung, grenzen, schutzAb)
        }

        mutating func zeilen() throws(CSVFehler) -> [CSVZeile] {
            var zeilen: [CSVZeile] = []
            var nummer = 0
            while stelle < text.count {
                nummer += 1
                guard nummer <= grenzen.zeilen else {
                    throw zuViel(
                        "Die Tabelle hat mehr als \(grenzen.zeilen) Zeilen",
                        "The table has more than \(grenzen.zeilen) rows")
                }
                if text[stelle] == 0x0A || text[stelle] == 0x0D {
                    ueberZeilenende()
                } else {
                    zeilen.append(CSVZeile(nummer: nummer, zellen: try reihe()))
                }
            }
            return zeilen
        }

        /// The cells up to the end of the row, and reads over it.
        private mutating func reihe() throws(CSVFehler) -> [String] {
            var reihe: [String] = []
            while true {
                guard reihe.count < grenzen.spalten else {
                    throw zuViel(
                        "Diese Zeile hat mehr als \(grenzen.spalten) Spalten",
                        "This row has more than \(grenzen.spalten) columns")
                }
                zellen += 1
                guard zellen <= grenzen.zellen else {
                    throw zuViel(
                        "Die Tabelle hat mehr als \(grenzen.zellen) Zellen",
                        "The table has more than \(grenzen.zellen) cells")
                }
                reihe.append(try zelle())
                guard stelle < text.count else { return reihe }
                if text[stelle] != trennung {
                    ueberZeilenende()
                    return reihe
                }
                stelle += 1
            }
        }

        /// One cell up to a separator, a line end or the end.
        private mutating func zelle() throws(CSVFehler) -> String {
            var inhalt: [UInt8] = []
            if stelle < text.count, text[stelle] == UInt8(ascii: "\"") { inhalt = try inAnfuehrung() }
            let von = stelle
            while stelle < text.count, text[stelle] != trennung, text[stelle] != 0x0A, text[stelle] != 0x0D {
                stelle += 1
            }
            // Something behind the closing quotation mark belongs to the cell, as in every spreadsheet. When the cell ran over lines, it is far
            // more likely that marks without an end have found each other.
            if stelle > von, inhalt.contains(0x0A) || inhalt.contains(0x0D) {
                throw CSVFehler(
                    .anfuehrung, zeile: zeile,
                    Satz(
                        "Hier geht es hinter einem Anführungszeichen weiter, das eine Zelle über mehrere Zeilen schließt. Vermutlich fehlt weiter oben eines.",
                        "Something follows here behind a quotation mark that closes a cell of several lines. Probably one is missing further up."
                    ))
            }
            let laenge = inhalt.count + stelle - von
            guard laenge <= grenzen.feld else { throw zuLang() }
            let roh: String
            if inhalt.isEmpty {
                roh = String(decoding: text[von..<stelle], as: UTF8.self)
            } else {
                inhalt.append(contentsOf: text[von..<stelle])
                roh = String(decoding: inhalt, as: UTF8.self)
            }
            let zelle = Text.normal(roh)
            return schutzAb ? CSVSchutz.entschuetzt(zelle) : zelle
        }

        private mutating func inAnfuehrung() throws(CSVFehler) -> [UInt8] {
            let begonnen = zeile
            var inhalt: [UInt8] = []
            stelle += 1
            while stelle < text.count {
                let byte = text[stelle]
                if byte == UInt8(ascii: "\"") {
                    stelle += 1
                    guard stelle < text.count, text[stelle] == UInt8(ascii: "\"") else { return inhalt }
                }
                if byte == 0x0A || (byte == 0x0D && !(stelle + 1 < text.count && text[stelle + 1] == 0x0A)) {
                    zeile += 1
                }
                inhalt.append(byte)
                stelle += 1
                if inhalt.count > grenzen.feld { break }
            }
            guard stelle < text.count else {
                throw CSVFehler(
                    .anfuehrung, zeile: begonnen,
                    Satz(
                        "Hier öffnet ein Anführungszeichen eine Zelle, und keines schließt sie.",
                        "A quotation mark opens a cell here, and none closes it."))
            }
            throw zuLang(begonnen)
        }

        private mutating func ueberZeilenende() {
            let crlf = text[stelle] == 0x0D && stelle + 1 < text.count && text[stelle + 1] == 0x0A
            stelle += crlf ? 2 : 1
            zeile += 1
        }

        private func zuLang(_ hier: Int? = nil) -> CSVFehler {
            zuViel(
                "Eine Zelle ist größer als \(grenzen.feld >> 10) KiB",
                "One cell is larger than \(grenzen.feld >> 10) KiB",
                hier)
        }

        private func zuViel(_ deutsch: String, _ english: String, _ hier: Int? = nil) -> CSVFehler {
            CSVFehler(.grenze, zeile: hier ?? zeile, Satz(deutsch + ".", english + "."))
        }
    }
}
