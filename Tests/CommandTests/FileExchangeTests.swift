import Bytes
import Files
import Foundation
import TestSupport
import Testing

@Suite("The commands export and import", .timeLimit(.minutes(60)))
struct FileExchangeTests {
    private func place() throws -> Desk {
        let desk = try Desk()
        try desk.library(starter: true)
        return desk
    }

    @Test(
        "what is exported and not touched comes back as no edit, in every format that is read",
        arguments: [
            "mspdi", "xlsx", "csv", "ics", "gan", "trello", "json",
        ])
    func untouched(_ format: String) throws {
        let desk = try place()
        for template in ["eakte", "dms-rollout"] {
            try desk.done("-C", "b", "export", template, "--to", format, "-o", "x", "--force")
            let result = try desk.run("-C", "b", "import", "x")
            #expect(result.status == 0 && result.text.contains("Nothing is changed in the file."), "\(result.text)")
        }
    }

    @Test("three edits made elsewhere become a version with just these, to be proposed")
    func edits() throws {
        let desk = try place()
        try desk.done("-C", "b", "export", "eakte", "--to", "csv", "-o", "e.csv")
        let text = try desk.read("b/e.csv")
        let edited = text.replacing(
            "Landesrecht und örtliche Dienstanweisungen prüfen", with: "Recht des Landes prüfen"
        )
        .replacing(";15 days;", with: ";17 days;", maxReplacements: 1)
        .replacing("Grundsatzentscheidung getroffen", with: "Entscheidung getroffen", maxReplacements: 1)
        #expect(edited != text)
        try desk.write("b/e.csv", edited)
        let shown = try JSON(parsing: try desk.run("-C", "b", "import", "e.csv", "--json").output)
        let names = Array(try #require(shown["aenderungen"]).elements).compactMap(\.string)
        #expect(names.count == 3, "\(names)")
        #expect(shown["geschrieben"]?.isNull == true)
        let done = try desk.run("-C", "b", "import", "e.csv", "--yes")
        #expect(done.status == 0 && done.text.contains("allmende propose vorschlag/eakte-einfuehrung"), "\(done.text)")
        let branch = "vorschlag/eakte-einfuehrung"
        let changes = try desk.done("-C", "b", "diff", "main", branch)
        #expect(changes.contains("Recht des Landes prüfen") && changes.contains("Entscheidung getroffen"))
    }

    @Test("what was changed on both sides is asked for, and then one side counts")
    func bothSides() throws {
        let desk = try place()
        try desk.done("-C", "b", "variant", "new", "eakte", "--name", "bei-uns")
        try desk.done("-C", "b", "export", "bei-uns", "--to", "csv", "-o", "e.csv")
        let text = try desk.read("b/e.csv")
        try desk.write("b/e.csv", text.replacing(";15 days;", with: ";17 days;", maxReplacements: 1))
        let file = "b/vorlagen/dokumentenmanagement/eakte-einfuehrung/struktur.json"
        let structure = try desk.read(file)
        // The same task, which the table has first.
        let line = try #require(text.split(separator: "\r\n").first { $0.contains(";15 days;") })
        let title = line.split(separator: ";")[3]
        let name = String(title.filter { $0 != "\"" })
        let node = try #require(structure.firstRange(of: name))
        var changed = structure
        let value = try #require(structure[node.upperBound...].firstRange(of: "\"wert\": 15"))
        changed.replaceSubrange(value, with: "\"wert\": 20")
        try desk.write(file, changed)
        try desk.done("-C", "b", "save", "-m", "Länger")
        #expect(try desk.run("-C", "b", "import", "e.csv", "--yes").status == 1)
        try desk.done("-C", "b", "import", "e.csv", "--yes", "--prefer", "file")
        #expect(try desk.read(file).contains("\"wert\": 17"))
    }

    @Test("a foreign plan becomes a template only when that is said, and without names")
    func foreign() throws {
        let desk = try place()
        try desk.write(
            "b/plan.csv",
            """
            Nr.;Vorgangsname;Dauer;Vorgänger;Ressourcennamen
            1;Vorbereitung;;;
            1.1;Angebote einholen;10 Tage;;Ludmilla Ostertag
            1.2;Vergabe mit Ostertag abstimmen;2 Wochen;1.1;Vergabestelle
            """)
        let shown = try desk.run("-C", "b", "import", "plan.csv")
        #expect(
            shown.status == 0 && shown.text.contains("Ludmilla Ostertag") && shown.text.contains("Nothing is written"))
        try desk.done("-C", "b", "import", "plan.csv", "--as", "vergabe", "--topic", "beschaffung", "--yes")
        let structure = try desk.read("b/vorlagen/beschaffung/vergabe/struktur.json")
        #expect(!structure.contains("Ostertag") && structure.contains("Vergabestelle"))
        #expect(structure.contains("Vergabe mit [Person] abstimmen"))
        try desk.done("-C", "b", "check", "vergabe")
        try desk.done(
            "-C", "b", "import", "plan.csv", "--as", "vergabe-zwei", "--role", "Ludmilla Ostertag=Einkauf", "--yes")
        #expect(try desk.read("b/vorlagen/allgemein/vergabe-zwei/struktur.json").contains("\"Einkauf\""))
    }

    @Test(
        "what cannot be read is refused in a sentence, and nothing changes",
        arguments: [
            ("%PDF-1.7", "PDF"), ("", "empty"), ("{\"a\": 1}", "JSON"),
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "Error:"),
        ])
    func refused(_ content: String, _ word: String) throws {
        let desk = try place()
        try desk.write("b/x", content)
        let result = try desk.run("-C", "b", "import", "x", "--as", "neu", "--yes")
        #expect(result.status == 3 && result.output.isEmpty && result.errors.contains(word), "\(result.errors)")
        #expect(result.errors.contains("Nothing was changed."))
    }

    @Test(
        "a file of MS Project that has calendars only is read and told, and no template",
        .enabled(if: SharedCorpus.exists, "the shared corpus is not beside the checkout"))
    func calendarsOnly() throws {
        let desk = try place()
        let path = "data/mspdi/calendar-calendars-project2019-mspdi.xml"
        let file = SharedCorpus.root.appending(path: path)
        try desk.write("b/kalender.xml", String(contentsOf: file, encoding: .utf8))
        let told = try desk.run("-C", "b", "import", "kalender.xml")
        #expect(told.status == 0 && told.text.contains("nothing to take"), "\(told.text)\(told.errors)")
        let refused = try desk.run("-C", "b", "import", "kalender.xml", "--as", "leer", "--yes")
        #expect(refused.status == 3 && refused.errors.contains("no row"), "\(refused.errors)")
    }

    @Test("a file that is there stays, and a format that is none is named")
    func existing() throws {
        let desk = try place()
        try desk.write("b/eakte-einfuehrung.xlsx", "x")
        #expect(try desk.run("-C", "b", "export", "eakte", "--to", "xlsx").status == 3)
        #expect(try desk.read("b/eakte-einfuehrung.xlsx") == "x")
        let wrong = try desk.run("-C", "b", "export", "eakte", "--to", "pdf")
        #expect(wrong.status == 2 && wrong.errors.contains("mspdi") && wrong.errors.contains("html"))
    }

    // MARK: Pages

    /// The files of a folder by path, from what lies at the top down.
    private func files(_ desk: Desk, _ folder: String, _ prefix: String = "") throws -> [String] {
        try FileSystem.list(desk.path.appending(Array(folder.utf8))).flatMap { entry -> [String] in
            let name = prefix + String(decoding: entry.name, as: UTF8.self)
            let place = folder + "/" + String(decoding: entry.name, as: UTF8.self)
            return entry.kind == .directory ? try files(desk, place, name + "/") : [name]
        }.sorted()
    }

    @Test("a template becomes one page that loads nothing, with dates where a day is named")
    func page() throws {
        let desk = try place()
        try desk.done("-C", "b", "export", "eakte", "--to", "html", "--start", "2027-03-01", "--land", "NW")
        let page = try desk.read("b/eakte-einfuehrung.html")
        #expect(page.contains("eAkte-Einführung") && page.contains("<style>") && !page.contains("<script"))
        #expect(page.contains("2027"))
        try desk.done("-C", "b", "variant", "new", "eakte", "--name", "bei-uns")
        let own = try desk.run("-C", "b", "export", "bei-uns", "--to", "html", "-o", "-")
        #expect(own.status == 0 && own.text.contains("</html>"))
        let json = try JSON(
            parsing: try desk.run("-C", "b", "export", "dms-rollout", "--to", "html", "--json").output)
        #expect(json["austauschformat"]?.string == "html" && json["marke"]?.isNull == true)
    }

    @Test("the whole library becomes a folder of pages, which is renewed in place")
    func folder() throws {
        let desk = try place()
        let told = try desk.done("-C", "b", "export", "--all", "--to", "html", "-o", "seiten")
        #expect(told.contains("4 templates") && told.contains("seiten/index.html"))
        let first = try files(desk, "b/seiten")
        #expect(first.count == 9 && first.contains("vorlagen/dokumentenmanagement/eakte-einfuehrung.html"))
        #expect(try desk.read("b/seiten/index.html").contains("eAkte-Einführung"))
        let again = try desk.run("-C", "b", "export", "--all", "--to", "html", "-o", "seiten")
        #expect(again.status == 3 && again.errors.contains("--force"), "\(again.errors)")

        // A page of a template that is gone, one that is damaged, and what a run that was killed left.
        try desk.write("b/seiten/vorlagen/alt/weg.html", "alt")
        try desk.write("b/seiten/vorlagen/dokumentenmanagement/eakte-einfuehrung.html", "halb")
        try desk.write("b/seiten/.tmp_0000000000000", "halb")
        try desk.done("-C", "b", "export", "--all", "--to", "html", "-o", "seiten", "--force")
        #expect(try files(desk, "b/seiten") == first)
        #expect(try desk.read("b/seiten/\(first[4])").contains("</html>"))
    }

    @Test("a folder with other things in it, or with links that lead out of it, is left alone")
    func foreignFolder() throws {
        let desk = try place()
        try desk.done("-C", "b", "export", "--all", "--to", "html", "-o", "seiten")
        try desk.write("b/seiten/Haushalt.xlsx", "x")
        let refused = try desk.run("-C", "b", "export", "--all", "--to", "html", "-o", "seiten", "--force")
        #expect(refused.status == 3 && refused.errors.contains("other folder"), "\(refused.errors)")
        #expect(try desk.read("b/seiten/Haushalt.xlsx") == "x")
        try FileSystem.makeDirectory(desk.path / "b/eng")
        try FileSystem.symlink(Array("../seiten".utf8), at: desk.path / "b/eng/vorlagen")
        #expect(try desk.run("-C", "b", "export", "--all", "--to", "html", "-o", "eng", "--force").status == 3)
        try desk.write("b/datei", "x")
        #expect(try desk.run("-C", "b", "export", "--all", "--to", "html", "-o", "datei", "--force").status == 3)
        #expect(try desk.run("-C", "b", "export", "--all", "--to", "csv").status == 2)
        #expect(try desk.run("-C", "b", "export", "--all", "eakte", "--to", "html").status == 2)
        #expect(try desk.run("-C", "b", "export", "--to", "html").status == 2)
        #expect(try desk.run("-C", "b", "export", "--all", "--to", "html", "-o", "-").status == 2)
    }
}
