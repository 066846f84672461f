import Bytes
import Files
import Library
import Store
import Templates
import TestSupport
import Testing

@Suite("Beginning a template, and finding it")
struct BeginTests {
    @Test("a new template is canonical, has no error and asks to be finished")
    func begins() throws {
        let sample = try Sample()
        let path = try sample.begin("aktenplan-2", "  Aktenplan »neu« & <schön> ", topic: "dms")
        #expect(path.description == "vorlagen/dms/aktenplan-2")
        let folder = try #require(try sample.replica().draft(path))
        let mappe = try folder.mappe.get()
        #expect(mappe.vorlage.titel == "Aktenplan »neu« & <schön>" && mappe.vorlage.stelle == "053780004004")
        for (name, text) in [
            ("vorlage.json", mappe.vorlage.canonicalText), ("struktur.json", mappe.struktur.canonicalText),
        ] { #expect(folder.files.first { $0.name == Array(name.utf8) }?.content == text) }
        let findings = folder.findings(Umfeld(vorlagen: [], heute: "2026-11-21"))
        #expect(findings.filter { $0.severity == .fehler } == [])
        #expect(try FileSystem.list(sample.path / ".git/allmende/tmp").isEmpty)
    }

    @Test(
        "a title must be one line without controls, like every title",
        arguments: [
            "", "   ", "\n", "a\nb", "a\r\nb", "a\tb", "a\u{0}b", "a\u{1b}[2Jb", "a\u{7f}b", "a\u{85}b", "a\u{9b}2Jb",
            "a\u{2028}b", "a\u{202e}b", "a\u{200b}b",
        ])
    func badTitles(_ title: String) throws {
        let sample = try Sample()
        let before = try sample.state()
        #expect(throws: LibraryError.badTitle) { try sample.begin("aktenplan", title) }
        #expect(try sample.state() == before)
    }

    @Test(
        "names are words of small letters and digits, joined by single hyphens",
        arguments: [
            "", "A", "ä", "a b", "a_b", "-a", "a-", "a--b", "a/b", "..", ".git", "a.b", "a\u{0}",
            String(repeating: "a", count: 61),
        ])
    func badNames(_ name: String) throws {
        let sample = try Sample()
        let before = try sample.state()
        #expect(throws: LibraryError.badFolderName(name)) { try sample.begin(name, "Titel") }
        #expect(throws: LibraryError.badFolderName(name)) { try sample.begin("gut", "Titel", topic: name) }
        #expect(try sample.state() == before)
        #expect(TemplatePath(themenfeld: "gut", slug: name) == nil)
    }

    @Test("a name that is taken, in any topic, is refused and nothing is written")
    func taken() throws {
        let sample = try Sample()
        try sample.begin("aktenplan", "Eins")
        try sample.write("vorlagen/allgemein/datei", "x")
        let before = try sample.state()
        for (slug, topic) in [("aktenplan", "allgemein"), ("aktenplan", "anders")] {
            #expect(throws: LibraryError.templateExists("vorlagen/allgemein/aktenplan")) {
                try sample.begin(slug, "Zwei", topic: topic)
            }
        }
        #expect(throws: LibraryError.templateExists("vorlagen/allgemein/datei")) { try sample.begin("datei", "Zwei") }
        #expect(try sample.state() == before)
    }

    @Test("check --fix brings files into their one form, and leaves those alone that cannot be read")
    func canonical() throws {
        let sample = try Sample()
        let path = try sample.begin("aktenplan", "Aktenplan")
        let good = try #require(try sample.read("\(path)/vorlage.json"))
        try sample.write("\(path)/vorlage.json", good.replacing("\n", with: "\r\n").replacing("  ", with: "\t"))
        try sample.write("\(path)/struktur.json", "{ kaputt")
        #expect(try sample.replica().makeCanonical(path) == ["\(path)/vorlage.json"])
        #expect(try sample.read("\(path)/vorlage.json") == good && sample.read("\(path)/struktur.json") == "{ kaputt")
        #expect(try sample.replica().makeCanonical(path) == [])
    }

    @Test("a word finds the one template that it can mean")
    func finds() throws {
        let sample = try Sample()
        try sample.begin("aktenplan", "Aktenplan einführen", topic: "dms")
        try sample.begin("aktenplan-kita", "Größe der Akten in Kitas", topic: "soziales")
        try sample.begin("ozg", "Onlinezugang", topic: "online")
        try sample.save()
        let catalogue = try sample.replica().catalogue()
        func found(_ word: String) throws -> String { try catalogue.find(word).path.slug }
        // A whole name wins over a beginning.
        #expect(try found("aktenplan") == "aktenplan")
        #expect(try found("dms/aktenplan") == "aktenplan")
        #expect(try found("vorlagen/dms/aktenplan/") == "aktenplan")
        #expect(try found(try #require(catalogue.entries.last).id) == "aktenplan-kita")
        #expect(try found("oz") == "ozg" && found("kita") == "aktenplan-kita")
        #expect(
            try found("onlinez") == "ozg" && found("EINFÜHREN") == "aktenplan" && found("groesse") == "aktenplan-kita")
        #expect(
            throws: LibraryError.ambiguousTemplate(
                "akten", ["vorlagen/dms/aktenplan", "vorlagen/soziales/aktenplan-kita"])
        ) {
            try found("akten")
        }
        #expect(throws: LibraryError.noTemplate("nirgends", similar: [])) { try found("nirgends") }
        #expect(
            throws: LibraryError.noTemplate("erfahrungen festhalten", similar: ["aktenplan", "ozg", "aktenplan-kita"])
        ) {
            try found("erfahrungen festhalten")
        }
        for word in ["", "/", "//", " ", "\u{301}"] { #expect(throws: LibraryError.self) { try found(word) } }
    }
}
