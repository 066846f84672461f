import Bytes
import Testing

@Suite("Text", .tags(.format))
struct TextTests {
    @Test("equality, order and hashing go by bytes")
    func bytes() {
        let composed = Text("ü")
        let decomposed = Text("u\u{308}")
        #expect(composed.string == decomposed.string)
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed, Text("ü")]).count == 2)
        #expect(
            ["b", "a", "ä", "ab", "", "\u{FFFF}", "\u{10000}"].map { Text($0) }.sorted().map(\.string)
                == ["", "a", "ab", "b", "ä", "\u{FFFF}", "\u{10000}"])
        #expect(Text("abcdefgh") != Text("abcdefgi") && !(Text("a") < Text("a")))
        #expect(Text(utf8: [0xC3]) == nil && Text(utf8: [0xC3, 0xBC]) == composed)
    }

    @Test("a composed text is normal, a decomposed one is made so")
    func normal() {
        #expect(Text("Prüfung „heute“ – 5 € → Köln").isNormal)
        #expect(!Text("u\u{308}").isNormal && Text("u\u{308}").normal == Text("ü"))
        #expect(!Text("\u{2126}").isNormal && !Text("\u{2000}").isNormal && Text("日本").isNormal)
        #expect(Text.decomposed("ü") == ["u", "\u{308}"])
    }

    @Test("the scalars that are taken for normal at once are, in any company")
    func plainlyNormal() {
        let ranges: [ClosedRange<UInt32>] = [
            0...0x2FF, 0x2010...0x2027, 0x2030...0x205E, 0x20A0...0x20BF, 0x2190...0x2199,
        ]
        for range in ranges {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let alone = String(scalar)
                for company in ["", "a", "\u{1100}", "<", "ü"] {
                    // A mark after it makes the slow, exact comparison run.
                    let text = company + alone + "\u{1D15E}"
                    #expect(!Text(text).isNormal)
                    #expect(Text(Text.normal(text)) == Text(company + alone + "\u{1D157}\u{1D165}"))
                }
                #expect(Text(alone).isNormal)
            }
        }
    }

    @Test(
        "nothing a terminal obeys or a reader is misled by gets through",
        arguments: [
            ("\u{1B}[31mrot", "U+001B[31mrot"), ("a\u{9B}b\u{7F}", "aU+009BbU+007F"), ("a\u{202E}b", "aU+202Eb"),
            ("Zeile\nzwei\t", "Zeile zwei "), ("a\u{200B}\u{FEFF}\u{AD}", "aU+200BU+FEFFU+00AD"),
            ("\u{E0041}", "U+E0041"),
            ("Köln 😀 é", "Köln 😀 é"), ("\r", "U+000D"),
        ])
    func neutral(_ text: String, _ shown: String) {
        #expect(Text.neutral(text) == shown)
    }

    @Test(
        "cells are counted as a terminal draws them",
        arguments: [("abc", 3), ("日本", 4), ("e\u{301}", 1), ("ü–", 2), ("😀", 2)])
    func cells(_ text: String, _ count: Int) {
        #expect(Text.cells(text) == count)
    }
}
