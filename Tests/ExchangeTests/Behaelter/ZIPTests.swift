import Exchange
import Testing

/// A small archive with one deflated, one stored and one empty entry.
func kleinesArchiv() -> [UInt8] {
    var zip = ZIPSchreiber()
    zip.lege("[Content_Types].xml", Array("<Types/>".utf8), gepackt: false)
    zip.lege("xl/größe.xml", [UInt8](repeating: 0x41, count: 3_000))
    zip.lege("leer", [])
    return zip.fertig()
}

/// The content of every entry.
func allesAus(_ bytes: [UInt8], _ grenzen: ZIPGrenzen = ZIPGrenzen()) throws(ZIPFehler) -> [[UInt8]] {
    let zip = try ZIPLeser(bytes, grenzen: grenzen)
    var inhalte: [[UInt8]] = []
    for eintrag in zip.eintraege { inhalte.append(try zip.inhalt(eintrag)) }
    return inhalte
}

struct ZIPTests {
    /// An archive byte by byte, so that each of its statements can be made false.
    struct Baukasten {
        var name = Array("a.txt".utf8)
        var oertlicherName: [UInt8]?
        var inhalt = Array("Hallo".utf8)
        var schalter = 0
        var verfahren = 0
        var pruefsumme = 0x78B3_1ED5 as UInt32
        var groesse = 5
        var gepackt = 5
        var ort = 0
        var anzahl = 1
        var davor: [UInt8] = []
        var danach: [UInt8] = []
        var dahinter: [UInt8] = []
        var zusatz: [UInt8] = []
        var wegweiser = false
        var notiz: [UInt8] = []

        var bytes: [UInt8] {
            func zahl(_ wert: Int, _ laenge: Int) -> [UInt8] {
                (0..<laenge).map { UInt8(truncatingIfNeeded: wert >> (8 * $0)) }
            }
            let beschrieben = schalter & 8 != 0
            let summe = Int(pruefsumme)
            let kopf = zahl(20, 2) + zahl(schalter, 2) + zahl(verfahren, 2) + zahl(0, 4)
            let oertlich = oertlicherName ?? name
            var datei = davor + zahl(0x0403_4B50, 4) + kopf
            datei += beschrieben ? zahl(0, 12) : zahl(summe, 4) + zahl(gepackt, 4) + zahl(groesse, 4)
            datei += zahl(oertlich.count, 2) + zahl(zusatz.count, 2) + oertlich + zusatz + inhalt + dahinter
            let von = datei.count
            for _ in 0..<anzahl {
                datei +=
                    zahl(0x0201_4B50, 4) + zahl(20, 2) + kopf + zahl(summe, 4) + zahl(gepackt, 4) + zahl(groesse, 4)
                datei += zahl(name.count, 2) + zahl(zusatz.count, 2) + zahl(0, 10) + zahl(ort, 4) + name + zusatz
            }
            let laenge = datei.count - von
            if wegweiser {
                let hier = datei.count
                datei += zahl(0x0606_4B50, 4) + zahl(44, 8) + zahl(45, 2) + zahl(45, 2) + zahl(0, 8)
                datei += zahl(anzahl, 8) + zahl(anzahl, 8) + zahl(laenge, 8) + zahl(von, 8)
                datei += zahl(0x0706_4B50, 4) + zahl(0, 4) + zahl(hier, 8) + zahl(1, 4)
                datei += zahl(0x0605_4B50, 4) + zahl(0, 4) + [UInt8](repeating: 0xFF, count: 12)
            } else {
                datei += zahl(0x0605_4B50, 4) + zahl(0, 4) + zahl(anzahl, 2) + zahl(anzahl, 2) + zahl(laenge, 4)
                datei += zahl(von, 4)
            }
            return datei + zahl(notiz.count, 2) + notiz + danach
        }

        func mit(_ aendere: (inout Baukasten) -> Void) -> [UInt8] {
            var anders = self
            aendere(&anders)
            return anders.bytes
        }
    }

    @Test func `What is written is read back and the same every time`() throws {
        #expect(kleinesArchiv() == kleinesArchiv())
        let zip = try ZIPLeser(kleinesArchiv())
        #expect(zip.eintraege.map(\.name) == ["[Content_Types].xml", "xl/größe.xml", "leer"])
        #expect(zip.eintraege.map(\.groesse) == [8, 3_000, 0])
        #expect(try zip.inhalt("[Content_Types].xml") == Array("<Types/>".utf8))
        #expect(try zip.inhalt("xl/gro\u{308}ße.xml") == [UInt8](repeating: 0x41, count: 3_000))
        #expect(try zip.inhalt("leer").isEmpty)
        #expect(zip.gibt("leer") && !zip.gibt("Leer"))
        #expect(zip.eintraege[1].gepackt < 100)
        #expect(throws: ZIPFehler(.fehlt, Satz("", ""))) { try zip.inhalt("anderes") }
    }

    @Test func `Names that a reader refuses and names given twice are not written`() throws {
        var zip = ZIPSchreiber()
        for name in ["", "/a", "../a", "a/../b", "a//b", "a\\b", "c:a", "a\nb", "./a"] {
            let geschrieben = zip.lege(name, [])
            #expect(!geschrieben, "\(name)")
        }
        let (einmal, zweimal) = (zip.lege("a", []), zip.lege("a", [1]))
        #expect(einmal && !zweimal)
        #expect(try allesAus(zip.fertig()) == [[]])
    }

    @Test(arguments: [
        ("as it is", Baukasten().bytes),
        ("with a comment", Baukasten().mit { $0.notiz = Array("Notiz".utf8) }),
        ("with records for large archives", Baukasten().mit { $0.wegweiser = true }),
        (
            "with a data descriptor",
            Baukasten().mit {
                $0.schalter = 8
                $0.dahinter = [0x50, 0x4B, 7, 8, 0xD5, 0x1E, 0xB3, 0x78, 5, 0, 0, 0, 5, 0, 0, 0]
            }
        ),
        (
            "with a data descriptor without signature",
            Baukasten().mit {
                $0.schalter = 8
                $0.dahinter = [0xD5, 0x1E, 0xB3, 0x78, 5, 0, 0, 0, 5, 0, 0, 0]
            }
        ),
        (
            "deflated",
            Baukasten().mit {
                $0.inhalt = [1, 5, 0, 0xFA, 0xFF] + Array("Hallo".utf8)
                $0.verfahren = 8
                $0.gepackt = 10
            }
        ),
    ])
    func `An archive made by others is read`(was: String, bytes: [UInt8]) throws {
        #expect(try allesAus(bytes) == [Array("Hallo".utf8)], "\(was)")
    }

    @Test func `A name without the mark of UTF-8 is code page 437 where it is no UTF-8`() throws {
        let zip = try ZIPLeser(Baukasten().mit { $0.name = [0x84, 0x94, 0x81, 0xE1] })
        #expect(zip.eintraege.map(\.name) == ["äöüß"])
    }

    @Test(arguments: [
        ("nothing", [], ZIPFehler.Code.keinArchiv),
        ("a text", Array("Das ist kein Archiv, sondern ein Satz.".utf8), .keinArchiv),
        ("encrypted", Baukasten().mit { $0.schalter = 1 }, .verschluesselt),
        ("encrypted strongly", Baukasten().mit { $0.schalter = 0x41 }, .verschluesselt),
        ("bzip2", Baukasten().mit { $0.verfahren = 12 }, .verfahren),
        ("up and out", Baukasten().mit { $0.name = Array("../a".utf8) }, .name),
        ("from the root", Baukasten().mit { $0.name = Array("/etc/a".utf8) }, .name),
        ("a drive", Baukasten().mit { $0.name = Array("C:/a".utf8) }, .name),
        ("a backslash", Baukasten().mit { $0.name = Array("a\\b".utf8) }, .name),
        ("a zero", Baukasten().mit { $0.name = [0x61, 0] }, .name),
        ("no name", Baukasten().mit { $0.name = [] }, .name),
        (
            "not UTF-8",
            Baukasten().mit {
                $0.name = [0x84]
                $0.schalter = 0x800
            }, .name
        ),
        ("two names", Baukasten().mit { $0.oertlicherName = Array("b.txt".utf8) }, .widerspruch),
        ("twice", Baukasten().mit { $0.anzahl = 2 }, .widerspruch),
        ("wrong checksum", Baukasten().mit { $0.pruefsumme = 1 }, .pruefsumme),
        ("wrong size", Baukasten().mit { $0.groesse = 6 }, .widerspruch),
        ("longer than the archive", Baukasten().mit { ($0.gepackt, $0.groesse) = (999, 999) }, .abgebrochen),
        ("something before", Baukasten().mit { $0.davor = [1, 2, 3] }, .abgebrochen),
        ("something after", Baukasten().mit { $0.danach = [1, 2, 3] }, .abgebrochen),
        ("somewhere else", Baukasten().mit { $0.ort = 40 }, .abgebrochen),
        ("no descriptor", Baukasten().mit { $0.schalter = 8 }, .widerspruch),
        ("large sizes without their field", Baukasten().mit { $0.groesse = 0xFFFF_FFFF }, .widerspruch),
        ("too large", Baukasten().mit { $0.groesse = 0xFFFF_FFFE }, .grenze),
        (
            "faulty deflate",
            Baukasten().mit { $0.verfahren = 8 }, .widerspruch
        ),
        (
            "deflate that gives less",
            Baukasten().mit {
                $0.inhalt = [1, 4, 0, 0xFB, 0xFF] + Array("Hall".utf8)
                ($0.verfahren, $0.gepackt) = (8, 9)
            }, .widerspruch
        ),
        (
            "deflate that gives more",
            Baukasten().mit {
                $0.inhalt = [1, 6, 0, 0xF9, 0xFF] + Array("Hallo!".utf8)
                ($0.verfahren, $0.gepackt) = (8, 11)
            }, .widerspruch
        ),
        (
            "deflate with something behind it",
            Baukasten().mit {
                $0.inhalt = [1, 5, 0, 0xFA, 0xFF] + Array("Hallo!".utf8)
                ($0.verfahren, $0.gepackt) = (8, 11)
            }, .widerspruch
        ),
    ])
    func `What lies or leads astray is refused with its code`(was: String, bytes: [UInt8], code: ZIPFehler.Code) {
        #expect(throws: ZIPFehler(code, Satz("", "")), "\(was)") { try allesAus(bytes) }
    }

    @Test func `Every limit holds`() {
        func grenze(_ aendere: (inout ZIPGrenzen) -> Void) {
            var grenzen = ZIPGrenzen()
            #expect(throws: Never.self) { try allesAus(kleinesArchiv(), grenzen) }
            aendere(&grenzen)
            #expect(throws: ZIPFehler(.grenze, Satz("", ""))) { try allesAus(kleinesArchiv(), grenzen) }
        }
        grenze { $0.archiv = 100 }
        grenze { $0.eintraege = 2 }
        grenze { $0.gesamt = 2_999 }
        grenze { $0.gesamt = 3_007 }
        grenze { ($0.verhaeltnis, $0.verhaeltnisAb) = (10, 1_000) }
        grenze { $0.name = 12 }
    }

    @Test func `A bomb is refused before it is inflated`() {
        var zip = ZIPSchreiber()
        zip.lege("bombe", [UInt8](repeating: 0, count: 2 << 20))
        let bytes = zip.fertig()
        #expect(throws: ZIPFehler(.grenze, Satz("", ""))) { try ZIPLeser(bytes) }
    }

    @Test func `No beginning of an archive and no changed byte traps`() {
        let bytes = kleinesArchiv()
        for laenge in bytes.indices { #expect(throws: ZIPFehler.self) { try allesAus(Array(bytes[..<laenge])) } }
        for stelle in bytes.indices {
            for bit in 0..<8 {
                var anders = bytes
                anders[stelle] ^= 1 << UInt8(bit)
                _ = try? allesAus(anders)
            }
            var anders = bytes
            anders[stelle] = 0xFF
            _ = try? allesAus(anders)
        }
    }
}
