import Bytes
import Templates
import Testing

@Suite("Folding for search")
struct FoldingTests {
    private func fold(_ text: String) -> String { String(decoding: Folding.fold(text), as: UTF8.self) }

    @Test(
        "spellings of one word fold to the same",
        arguments: [
            (["Prüfung", "prüfung", "pruefung", "PRÜFUNG", "Pru\u{308}fung", "PRU\u{308}FUNG"], "pruefung"),
            (["Straße", "STRASSE", "STRAẞE", "strasse"], "strasse"),
            (["E-Akte", "eAkte", "E\u{2011}Akte", "E\u{AD}Akte", "e-akte"], "eakte"),
            (["Ämter Öl Übung", "aemter oel uebung", "  Ämter\tÖl\n\nÜbung "], "aemter oel uebung"),
            (["Café", "Cafe\u{301}", "CAFÉ"], "cafe"), (["Ångström", "Angstroem"], "angstroem"),
            (["naïve", "naive"], "naive"),
            (["„Akte“ – »neu«", "\"Akte\" 'neu'"], "akte neu"), (["Œuvre ærø"], "oeuvre aeroe"),
            (["IT- und OZG-Stelle"], "it- und ozgstelle"), (["§ 9 EGovG NRW"], "§ 9 egovg nrw"),
            (["日本 Ελλάς"], "日本 ελλας"),
            (["-a -- b-"], "-a -- b-"), (["", " ", "\u{200B}"], ""), (["ǘ ǚ"], "ue ue"), (["a\u{300}\u{308}"], "a"),
        ])
    func spellings(_ texts: [String], _ folded: String) {
        for text in texts {
            #expect(fold(text) == folded)
            #expect(Folding.fold(Array(text.utf8)) == Folding.fold(text))
        }
        #expect(fold(folded) == folded)
    }

    @Test("parts of compound words are found by their bytes")
    func compounds() {
        let text = Folding.fold("Die Aktenplanüberarbeitung der E-Akten-Einführung")
        for word in ["Aktenplan", "überarbeitung", "ueberarbeitung", "eakten", "Einführung", "akteneinfuehrung"] {
            #expect(text.contains(sequence: Folding.fold(word)), "\(word)")
        }
    }

    @Test("bytes that are no UTF-8 fold without a trap, and folding twice changes nothing", arguments: 0..<20)
    func random(_ seed: Int) {
        var generator = Seeded(seed)
        let alphabet = "aAuU\u{308}\u{301}äß-– \n\"„.1日\u{AD}ẞÅǛ\u{200B}😀".unicodeScalars.map { String($0) }
        let text = (0..<200).map { _ in alphabet[generator.below(alphabet.count)] }.joined()
        #expect(Folding.fold(Folding.fold(text)) == Folding.fold(text))
        let noise = (0..<500).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
        #expect(Text(utf8: Folding.fold(noise)) != nil)
    }

    @Test("a template is searched in four parts")
    func searchText() {
        let text = SearchText(Muster.mappe)
        func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
        #expect(string(text.titel) == "aktenplan einfuehren")
        #expect(string(text.kopf) == "vom entwurf zum gelebten aktenplan.\naktenplan")
        #expect(string(text.knoten).hasPrefix("vorbereitung\nordnung des schriftguts\nschriftgut erfassen\n"))
        #expect(string(text.knoten).hasSuffix("\nprojektleitung\nregistratur"))
        #expect(string(text.volltext).contains("§ 9 egovg nrw") && string(text.volltext).contains("mengengeruest"))
        #expect(string(text.volltext).hasSuffix("# aktenplan fuer alle, die ordnung schaffen."))
    }
}
