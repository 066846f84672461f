import Bytes
import Templates
import Testing

@Suite("Drawing the tree")
struct TreeDrawingTests {
    @Test("the sample in a terminal of eighty cells")
    func wide() {
        let drawn = Muster.struktur.baum(Baumoptionen(breite: 80))
        #expect(
            drawn == [
                "■ 1 Vorbereitung                                                      PL",
                "├─ □ 1.1 Ordnung des Schriftguts                                      PL",
                "│  ├─ • 1.1.1 Schriftgut erfassen                                     PL   15 AT",
                "│  └─ • 1.1.2 Aktenplan überarbeiten                                  PL   40 AT",
                "└─ ◆ 1.2 Aktenplan beschlossen                                        PL",
                "■ 2 Umsetzung                                                         PL",
                "└─ • 2.1 Amt umstellen                                                PL   20 AT",
                "         ⚑ nur wenn »Große Verwaltung« oder »Weg« ist »Kaufen« und »Anzahl« übe…",
                "         ↻ wiederholt je »Ämter«",
            ])
    }

    @Test("in plain ASCII nothing else is written")
    func ascii() {
        var struktur = Muster.struktur
        struktur.knoten[id("aufgabe001")]?.titel = "§ 9 „Ä“ – ß → 5 € 日"
        let drawn = struktur.baum(Baumoptionen(breite: 60, ascii: true))
        #expect(drawn.joined().utf8.allSatisfy { $0 < 0x80 })
        #expect(drawn[0] == "# 1 Vorbereitung                                  PL")
        #expect(drawn[2] == "|  |- - 1.1.1 Par. 9 \"Ae\" - ss -> 5 EUR ?         PL   15 AT")
        #expect(drawn[4] == "`- * 1.2 Aktenplan beschlossen                    PL")
        #expect(drawn[7] == "         ? nur wenn \"Grosse Verwaltung\" oder \"Weg\" ist \"K...")
    }

    @Test("no line is wider than asked for, whatever the content", arguments: [0, 30, 40, 59, 60, 61, 80, 120, 300])
    func widths(_ width: Int) throws {
        var struktur = try Starter.mappe(Starter.folders[0]).struktur
        for (number, id) in struktur.knoten.keys.enumerated() {
            if number % 3 == 0 { struktur.knoten[id]?.titel += " 日本語のタイトル\u{301} 😀\u{1B}[31m\u{202E}" }
            if number % 5 == 0 { struktur.knoten[id]?.bedingung = "das ist (keine Bedingung \u{9B}" }
        }
        for ascii in [true, false] {
            let lines = struktur.baum(Baumoptionen(breite: width, ascii: ascii))
            #expect(lines.count >= 76)
            for line in lines {
                #expect(Text.cells(line) <= max(30, width))
                #expect(!line.unicodeScalars.contains { Text.isUnsafeToShow($0) })
                #expect(!line.hasSuffix(" "))
            }
        }
    }

    @Test("control characters are shown, not sent")
    func controls() {
        var struktur = Muster.struktur
        struktur.knoten[id("phase00001")]?.titel = "rot\u{1B}[31m\u{7}\u{202E}\nneu"
        struktur.rollen[id("rrrrrrrrr1")]?.kuerzel = "\u{9B}"
        let line = struktur.baum(Baumoptionen(breite: 80))[0]
        #expect(line.hasPrefix("■ 1 rotU+001B[31mU+0007U+202E neu ") && line.hasSuffix("U+009B"))
    }

    @Test("levels can be left out")
    func levels() {
        #expect(Muster.struktur.baum(Baumoptionen(breite: 80, ebenen: 1)).count == 2)
        let two = Muster.struktur.baum(Baumoptionen(breite: 40, sprache: .en, ebenen: 2))
        #expect(two.count == 7 && two.last == "         ↻ repeated for each of “Ämter”")
    }

    @Test("a tree of any depth is drawn", .timeLimit(.minutes(60)))
    func deep() {
        var pairs: [(key: ElementID, value: Knoten)] = []
        for number in 0..<20_000 {
            pairs.append(
                (key: id("n\(number)"), value: Knoten(.paket, "P", unter: number == 0 ? nil : id("n\(number - 1)"))))
        }
        var struktur = Struktur()
        struktur.knoten = SortedMap(pairs)
        let lines = struktur.baum(Baumoptionen(breite: 80))
        #expect(lines.count == 20_000 && lines.allSatisfy { Text.cells($0) <= 80 })
    }
}
