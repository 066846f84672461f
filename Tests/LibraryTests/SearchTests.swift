import Bytes
import Objects
import Templates
import TestSupport
import Testing

@testable import Library

/// Searching as people expect it in German.
@Suite("The search", .timeLimit(.minutes(60)))
struct SearchTests {
    /// A catalogue of titles, with the title's words and some more in the text; no files, no repository.
    static func catalogue(_ titles: [(title: String, text: String)]) throws -> Catalogue {
        var words = WordIndex.Builder()
        var entries: [CatalogueEntry] = []
        for (number, template) in titles.enumerated() {
            var mappe = Vorlagenmappe(
                Vorlage(id: try #require(ElementID("v\(number)")), titel: template.title), Struktur(), ordner: "x")
            mappe.texte = ["README.md": template.text]
            words.add(WordIndex.words(of: SearchText(mappe)), of: number)
            entries.append(try entry(number, template.title))
        }
        return Catalogue(tree: ObjectFormat.sha256.emptyTree, entries: entries, index: words.finish())
    }

    static func entry(_ number: Int, _ title: String, topic: String = "allgemein") throws -> CatalogueEntry {
        CatalogueEntry(
            path: try #require(TemplatePath(themenfeld: topic, slug: "v\(number)")),
            folder: ObjectFormat.sha256.emptyTree, id: "v\(number)",
            title: title, summary: "", state: .entwurf, licence: "", ars: "", nodes: 0, leaves: 0, extent: Umfang())
    }

    /// What a search for words finds among titles, the best first.
    static func titles(_ words: String, _ titles: [String]) throws -> [String] {
        try catalogue(titles.map { ($0, "") }).search(words).map(\.entry.title)
    }

    @Test(
        "the forms of a word meet",
        arguments: [
            ("aktenplan", ["aktenplaene", "aktenplaenen", "aktenplans", "aktenplanes"]), ("frist", ["fristen"]),
            ("amt", ["aemter", "aemtern", "amtes"]), ("strasse", ["strassen"]), ("haus", ["haeuser", "hauses"]),
            ("vertrag", ["vertraege", "vertraegen", "vertrags"]), ("akte", ["akten"]), ("titel", ["titeln"]),
            ("ausschreibung", ["ausschreibungen"]), ("dokument", ["dokumente", "dokumentes", "dokumenten"]),
            ("verfahren", ["verfahrens"]), ("prozess", ["prozesse", "prozessen", "prozesses"]),
        ])
    func stems(_ word: String, _ forms: [String]) {
        let stem = Folding.stem(Array(word.utf8))
        for form in forms { #expect(Folding.stem(Array(form.utf8)) == stem, "\(form)") }
    }

    @Test(
        "words that only look alike keep apart",
        arguments: [
            ("akte", "aktion"), ("neue", "nu"), ("quelle", "qulle"), ("bauer", "bur"), ("plan", "pla"),
            ("prozess", "proze"),
        ])
    func stemsApart(_ one: String, _ other: String) {
        #expect(Folding.stem(Array(one.utf8)) != Folding.stem(Array(other.utf8)))
    }

    @Test(
        "a word is found bent, in compounds and taken apart",
        arguments: [
            ("Aktenpläne", "Aktenplan einführen"), ("Aktenplan", "Neue Aktenpläne"), ("Ämter", "Ein Amt zieht um"),
            ("Amt", "Umzug des Ordnungsamts"), ("Akte", "Aktenplan einführen"), ("Akte", "Die Personalakte"),
            ("Strasse", "Straße sanieren"), ("Straßen", "Strasse sanieren"), ("Verträge", "Vertragsregister"),
            ("Dokumenten Management", "Dokumentenmanagement"), ("Dokumentenmanagement", "Dokumenten-Management"),
            ("Dokumentenmanagement", "Management von Dokumenten"), ("Arbeitszeitmodelle", "Modelle der Arbeitszeit"),
            ("Antragsformular", "Ein Formular zum Antrag"), ("DMS-Umzug", "Umzug in ein DMS"), ("Akt", "Akten führen"),
            ("Beschaff", "Beschaffung von Geräten"), ("»eAkte«,", "E-Akte"),
            ("Einführung der Akten", "Akten-Einführung"),
        ])
    func german(_ words: String, _ title: String) throws {
        #expect(try Self.titles(words, ["Anderes", title]) == [title])
    }

    @Test(
        "words of the field find each other",
        arguments: [
            ("DMS", "Dokumentenmanagement"), ("Dokumentenmanagementsystem", "DMS auswählen"),
            ("eAkte", "Elektronische Akten"),
            ("elektronische Akte", "E-Akte im Sozialamt"), ("digitale Akte", "eAkte"),
            ("OZG", "Onlinezugangsgesetz umsetzen"),
            ("Ausschreibung", "Vergabe von Reinigung"), ("EDV", "IT-Schulung"), ("VOIS", "Fachverfahren im Meldewesen"),
            ("Kindergarten", "Bau einer Kita"), ("DMS-Einführung", "Rollout des Dokumentenmanagements"),
        ])
    func synonyms(_ words: String, _ title: String) throws {
        #expect(try Self.titles(words, ["Anderes", title]) == [title])
    }

    @Test("short words do not hide in longer ones, and parts of two phrases make no hit")
    func noNoise() throws {
        #expect(try Self.titles("IT", ["Arbeitszeit", "Sicherheit", "IT-Vergabe"]) == ["IT-Vergabe"])
        #expect(try Self.titles("Akte", ["Faktencheck", "Aktuelles"]) == ["Faktencheck"])
        #expect(try Self.titles("elektronische Akte", ["Elektronische Post", "Personalakte"]).isEmpty)
        #expect(try Self.titles("das", ["Das Dach", "Hof"]) == ["Das Dach"])
    }

    @Test(
        "typing errors are forgiven where nothing fits as typed",
        arguments: [
            ("Aktenpaln", "Aktenplan"), ("Aktenpln", "Aktenplan"), ("Aktennplan", "Aktenplan"),
            ("Aktemplan", "Aktenplan"),
            ("Gebüren", "Gebührenbescheid"), ("Vergbae", "Vergabe"), ("Dokumentnmanagment", "Dokumentenmanagement"),
            ("Ausschreibug", "Ausschreibungen"), ("Verfaren", "Verfahrensverzeichnis"),
        ])
    func typingErrors(_ typed: String, _ title: String) throws {
        #expect(try Self.titles(typed, ["Anderes", title]) == [title])
    }

    @Test("of near words the nearest count; short ones and numbers are taken as they are")
    func nearest() throws {
        #expect(try Self.titles("Plam", ["Plan"]).isEmpty)
        #expect(try Self.titles("Plane", ["Plan"]) == ["Plan"])
        #expect(try Self.titles("20271", ["20272"]).isEmpty)
        #expect(try Self.titles("Vergade", ["Vergabe", "Vorgaben"]) == ["Vergabe"])
        // What fits as typed is not widened.
        #expect(try Self.titles("Vorgabe", ["Vorgabe", "Vergabe"]) == ["Vorgabe"])
    }

    @Test("what was corrected is said, spelled as the templates spell it")
    func corrections() throws {
        let catalogue = try Self.catalogue([
            ("Große Gebührenbescheide", ""), ("Gebührenbescheide", ""), ("Anderes", "quittungen"),
        ])
        let selection = catalogue.select(CatalogueQuery("Gebürenbescheide  Grosse"))
        #expect(selection.corrections.isEmpty == false)
        #expect(selection.correctedWords == "Gebührenbescheide Grosse" && selection.hits.map(\.entry.id) == ["v0"])
        #expect(catalogue.select(CatalogueQuery("Quitungen")).correctedWords == "quittungen")
        #expect(catalogue.select(CatalogueQuery("große")).correctedWords == nil)
    }

    @Test("the place counts most, then how exact a hit is")
    func ranking() throws {
        let catalogue = try Self.catalogue([
            ("Anderes", "Aktenplan"), ("Dokumentenmanagement", ""), ("Aktenplanung", ""), ("Neuer Aktenplan", ""),
            ("Aktenpläne", ""), ("Generalaktenplan", ""),
        ])
        #expect(catalogue.search("Aktenplan").map(\.entry.id) == ["v3", "v4", "v2", "v5", "v0"])
        let other = try Self.catalogue([("Dokumentenmanagement", ""), ("DMS", ""), ("Das", "DMS")])
        #expect(other.search("dms").map(\.entry.id) == ["v1", "v0", "v2"])
    }

    @Test("every phrase of the table is found again, and none is longer than is looked for")
    func table() {
        for group in Synonyms.groups {
            #expect(group.count > 1)
            for phrase in group {
                let words = Folding.fold(phrase).split(separator: 0x20).map { Array($0) }
                #expect(words.count <= Synonyms.longest && Synonyms.of(words).count >= group.count - 1, "\(phrase)")
            }
        }
    }

    @Test("distances are those of the definition", arguments: [1, 2, 3])
    func distances(_ seed: Int) {
        var random = Seeded(seed)
        func word() -> [UInt8] {
            (0..<Int.random(in: 5...11, using: &random)).map { _ in
                UInt8(ascii: "b") + UInt8.random(in: 0...2, using: &random)
            }
        }
        for _ in 0..<300 {
            let words = Array(Set((0..<20).map { _ in word() })).sorted { $0.lexicographicallyPrecedes($1) }
            let typed = word()
            let forms = WordForms([0x0a] + words.flatMap { $0 + [0x0a] })
            let distances = words.map { Self.distance($0, typed) }
            let least = distances.min() ?? 99
            guard least <= WordForms.errors(allowedIn: typed.count) else { continue }
            #expect(forms.nearest(to: typed) == words.indices.filter { distances[$0] == least })
        }
    }

    /// Optimal string alignment, straight from its definition.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        var table = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
        for i in 0...a.count { table[i][0] = i }
        for j in 0...b.count { table[0][j] = j }
        for i in 1...a.count {
            for j in 1...b.count {
                table[i][j] = min(
                    table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
                    table[i][j] = min(table[i][j], table[i - 2][j - 2] + 1)
                }
            }
        }
        return table[a.count][b.count]
    }
}
