import Exchange
import Testing

private func zellen(_ bytes: [UInt8], _ grenzen: CSVGrenzen = CSVGrenzen()) throws(CSVFehler) -> [[String]] {
    try CSVLeser.lies(bytes, grenzen: grenzen).zeilen.map(\.zellen)
}

struct CSVTests {
    @Test(arguments: [
        ("", []), ("\n\r\n\r", []), ("a", [["a"]]), ("a;b\r\nc;d\r\n", [["a", "b"], ["c", "d"]]),
        ("a,b\rc,d", [["a", "b"], ["c", "d"]]), ("a\tb\nc\t", [["a", "b"], ["c", ""]]),
        (";\n", [["", ""]]), ("\"\"\n", [[""]]), ("\"a\"\"b\";\"c\r\nd;e\"\n", [["a\"b", "c\r\nd;e"]]),
        ("a\"b;c\"\n", [["a\"b", "c\""]]), ("\"a\"b\"c;d\n", [["ab\"c", "d"]]),
        ("sep=,\r\na;b,c\n", [["a;b", "c"]]), ("SEP=\t\na\tb", [["a", "b"]]), ("sep=x\na;b", [["sep=x"], ["a", "b"]]),
        (
            "Plan, Stand heute\n\nA;B\n1,5;x\n2,5;y\n",
            [["Plan, Stand heute"], ["A", "B"], ["1,5", "x"], ["2,5", "y"]]
        ),
        ("\"a;b\",c\n\"d;e\",f", [["a;b", "c"], ["d;e", "f"]]), ("\u{FEFF}ä;ö", [["ä", "ö"]]),
        ("u\u{308};b", [["ü", "b"]]), ("'=a;'b;''-c;'", [["=a", "'b", "'-c", "'"]]),
    ])
    func `Tables are read as programs write them`(text: String, erwartet: [[String]]) throws {
        #expect(try zellen(Array(text.utf8)) == erwartet)
    }

    @Test func `Rows are counted as a spreadsheet shows them`() throws {
        let tabelle = try CSVLeser.lies(Array("sep=;\n\na;\"b\n\"\n\nc;d\n".utf8))
        #expect(tabelle.zeilen.map(\.nummer) == [2, 4])
        #expect(tabelle.trennzeichen == .semikolon)
        #expect(tabelle.zeilen[1][1] == "d")
        #expect(tabelle.zeilen[1][2].isEmpty && tabelle.zeilen[1][-1].isEmpty)
    }

    @Test func `The encoding is recognised`() throws {
        let text = "Vorgang;Größe\r\nPrüfen;10 €\r\n"
        let erwartet = [["Vorgang", "Größe"], ["Prüfen", "10 €"]]
        let klein = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let gross = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
        let windows = text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
        let arten: [([UInt8], Zeichensatz)] = [
            (Array(text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
            ([0xFF, 0xFE] + klein, .utf16le),
            ([0xFE, 0xFF] + gross, .utf16be), (klein, .utf16le), (gross, .utf16be), (windows, .windows1252),
        ]
        for (bytes, zeichensatz) in arten {
            let tabelle = try CSVLeser.lies(bytes)
            #expect(tabelle.zeilen.map(\.zellen) == erwartet)
            #expect(tabelle.zeichensatz == zeichensatz)
            #expect(Zeichensatz.lies(bytes).text == text)
            #expect(Zeichensatz.lies(bytes).zeichensatz == zeichensatz)
        }
    }

    @Test func `Text is normal, and what is no UTF-16 becomes a replacement`() {
        #expect(Array(Zeichensatz.lies(Array("o\u{308}".utf8)).text.utf8) == Array("ö".utf8))
        #expect(Zeichensatz.lies([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00, 0x42]).text == "\u{FFFD}A\u{FFFD}")
        #expect(Zeichensatz.lies([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE]).text == "😀")
        #expect(Zeichensatz.lies([]).text.isEmpty)
    }

    @Test(arguments: [
        ("a;\"b\nc", CSVFehler.Code.anfuehrung, "Zeile 1"), ("a\n\"b\"\"", .anfuehrung, "Zeile 2"),
        ("a\0b", .keinText, ""),
    ])
    func `What is no table is refused with its code`(text: String, code: CSVFehler.Code, ort: String) {
        let fehler = #expect(throws: CSVFehler(code, Satz("", ""))) { try zellen(Array(text.utf8)) }
        #expect(fehler?.ort == ort)
    }

    @Test func `Every limit holds`() {
        func grenze(_ text: String, _ aendere: (inout CSVGrenzen) -> Void) {
            var grenzen = CSVGrenzen()
            #expect(throws: Never.self) { try zellen(Array(text.utf8), grenzen) }
            aendere(&grenzen)
            #expect(throws: CSVFehler(.grenze, Satz("", ""))) { try zellen(Array(text.utf8), grenzen) }
        }
        grenze("a;b") { $0.bytes = 2 }
        grenze("a\n\nb") { $0.zeilen = 2 }
        grenze("a;b;c") { $0.spalten = 2 }
        grenze("abc") { $0.feld = 2 }
        grenze("\"abc\"") { $0.feld = 2 }
        grenze("\"ab\"c") { $0.feld = 2 }
        grenze("a;b\nc;d") { $0.zellen = 3 }
    }

    @Test(arguments: ["x", "\"x", "x;", "x,"])
    func `Five million bytes on one line get a clear answer`(stueck: String) {
        let bytes = Array(String(repeating: stueck, count: 5_000_000 / stueck.utf8.count).utf8)
        let fehler = #expect(throws: CSVFehler(.grenze, Satz("", ""))) { try zellen(bytes) }
        #expect(fehler?.ort == "Zeile 1")
    }

    @Test func `A table is written for German Excel`() {
        var csv = CSVSchreiber()
        csv.zeile(["Nr.", "Vor;gang", "\"Notiz\"", ""])
        csv.zeile([1, .text("=SUMME(A1)"), -5, .komma(1.5)])
        csv.zeile([.komma(-0.0000001), .komma(.nan), .komma(-2), .komma(0.1 + 0.2)])
        let erwartet =
            "\u{FEFF}Nr.;\"Vor;gang\";\"\"\"Notiz\"\"\";\r\n1;'=SUMME(A1);-5;\"1,5\"\r\n0;;-2;\"0,3\"\r\n"
        #expect(String(decoding: csv.fertig(), as: UTF8.self) == erwartet)
    }

    @Test(arguments: ["=", "+", "-", "@", "\t", "\r", "\n"])
    func `No text is a formula, and all come back`(anfang: String) throws {
        let texte =
            ["", "'", "''", "a'"].map { "\($0)\(anfang)1+1" } + [anfang, "'", "''x", "sep=;", " x ", "", "a,b"]
        for trennzeichen in CSVTrennzeichen.allCases {
            for text in texte {
                var csv = CSVSchreiber(trennzeichen: trennzeichen)
                csv.zeile([.text(text)])
                csv.zeile([.text("x"), .text(text)])
                let tabelle = try CSVLeser.lies(csv.fertig())
                #expect(tabelle.zeilen.map(\.zellen) == [[text], ["x", text]])
                let roh = try CSVLeser.lies(csv.fertig(), schutzAb: false)
                for zelle in roh.zeilen.flatMap(\.zellen) {
                    #expect(!"=+-@\t\r\n".utf8.contains(zelle.utf8.first ?? 0))
                }
            }
        }
    }

    @Test func `No beginning of a table and no changed byte traps`() {
        let bytes = Array("sep=;\r\n\u{FEFF}a;\"b\"\"\r\n\";'=c\r\n\"\";ü\r".utf8)
        for laenge in bytes.indices { _ = try? zellen(Array(bytes[..<laenge])) }
        for stelle in bytes.indices {
            for neu in UInt8.min...UInt8.max {
                var anders = bytes
                anders[stelle] = neu
                _ = try? zellen(anders)
            }
        }
    }
}
