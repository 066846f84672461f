import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Web

@Suite struct StaticTests {
    static func template(_ folder: String) throws -> StaticTemplate {
        var template = StaticTemplate(try Starter.mappe(folder))
        template.stelle = Starter.stelle
        template.fassung = Starter.fassungen(folder).first
        template.fassung?.address = nil
        template.abzeichen = [Abzeichen("Erprobt", stufe: 2, grund: "Drei Stellen haben sie abgeschlossen.")]
        template.quelle = WebAddress(external: "https://allmende.example/\(folder)")
        return template
    }

    static func library(_ sprache: Sprache = .de) throws -> StaticLibrary {
        var library = StaticLibrary("Starterbibliothek", sprache: sprache)
        library.kurztext = "Vier Projektvorlagen zum Anfangen."
        library.lizenz = "CC-BY-4.0"
        library.stand = "2026-11-28"
        library.themenfelder = Starter.topics
        library.synonyme = [["DMS", "Dokumentenmanagement"], ["eAkte", "elektronische Akte"]]
        for folder in Starter.folders {
            let vorlage = try Starter.mappe(folder).vorlage
            library.vorlagen[vorlage.id] = (vorlage.titel, Text(folder))
        }
        return library
    }

    static func files(_ sprache: Sprache = .de) throws -> [StaticLibrary.Datei] {
        StaticLibrary.pages(of: try Starter.folders.map(template), in: try library(sprache))
    }

    /// A page as other checks read it: without the style sheet and the scripts that pages of a server name in another way.
    static func parse(_ bytes: [UInt8]) throws -> Node {
        var text = String(decoding: bytes, as: UTF8.self)
        if let start = text.range(of: "<style>\n"), let end = text.range(of: "</style>") {
            text.removeSubrange(start.lowerBound..<end.upperBound)
        }
        text = text.replacing(/\n<script src="(\.\.?\/)+[a-z]+\.js" defer><\/script>/, with: "")
        text = text.replacing(/href="(\.\.?\/)+/, with: "href=\"/")
        return try StrictHTML.parse(Array(text.utf8))
    }

    // MARK: One template

    @Test(arguments: Starter.folders, Sprache.allCases)
    func `A template is one page that loads nothing and shows everything`(_ folder: String, _ sprache: Sprache) throws {
        let template = try Self.template(folder)
        let bytes = template.page(bibliothek: "Starterbibliothek", sprache: sprache)
        let page = try Self.parse(bytes)
        #expect(PageRules.problems(page) == [])
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.contains("<style>") && !text.contains("<script") && !text.contains("url("))
        #expect(!text.contains(" src=") && !text.contains("<link"))
        for link in page.all("a") {
            let href = try #require(link.attributes["href"])
            #expect(href.hasPrefix("#") || href.hasPrefix("https://") || href.hasPrefix("mailto:"), "\(href)")
        }
        #expect(page.all("details").allSatisfy { $0.attributes["open"] != nil })
        let struktur = template.mappe.struktur
        let titles = page.all.filter { $0.attributes["class"] == "knotentitel" }.map(\.content)
        let expected = Gliederung(struktur).eintraege.map { entry in
            let kennung = struktur.knoten[entry.id]?.kennung.map { " [\($0)]" } ?? ""
            return "\(entry.nummer) \(struktur.knoten[entry.id]?.titel ?? "")\(kennung)"
        }
        #expect(titles == expected)
        #expect(page.all("svg").contains { $0.attributes["role"] == "img" })
    }

    @Test func `A page with dates says them`() throws {
        var template = try Self.template(Starter.folders[2])
        template.termine = try Terminplan(template.mappe.struktur, Planvorgaben(start: "2027-03-01", land: "NW"))
        let page = try Self.parse(template.page(bibliothek: ""))
        #expect(PageRules.problems(page) == [])
        #expect(page.content.contains("01.03.2027"))
        #expect(page.first("title")?.content == "\(template.mappe.vorlage.titel) – Allmende")
    }

    @Test func `What others wrote is text on a page that is a file too`() throws {
        let attack = "</style></script>\u{202E}\"><script>alert(1)</script><img src=//evil.example>"
        var mappe = try Starter.mappe(Starter.folders[0])
        mappe.vorlage.titel = attack
        mappe.vorlage.kurztext = attack
        mappe.texte[Text("dokumente/\(attack).md")] = "# \(attack)\n\n[x](javascript:alert(1)) \(attack)"
        mappe.dateien[Text(attack)] = "0"
        for id in mappe.struktur.knoten.keys { mappe.struktur.knoten[id]?.titel = attack }
        var template = StaticTemplate(mappe)
        template.themenfeld = attack
        #expect(PageRules.problems(try Self.parse(template.page(bibliothek: attack))) == [])
        var library = StaticLibrary(attack)
        library.synonyme = [[attack, "x"]]
        let files = StaticLibrary.pages(of: [template], in: library)
        for file in files where file.path.suffix(5) == Array(".html".utf8)[...] {
            #expect(PageRules.problems(try Self.parse(file.bytes)) == [])
        }
        // The words are a value of JSON, from which nothing leads out.
        let words = try #require(files.first { $0.path == Array("verzeichnis.js".utf8) }).bytes
        let json = words.dropFirst("allmendeVerzeichnis(".utf8.count).dropLast(3)
        #expect(throws: Never.self) { try JSON(parsing: Array(json), limits: JSONLimits(depth: 16)) }
    }

    @Test func `An empty template is a page`() throws {
        let id = try #require(ElementID("leer"))
        let template = StaticTemplate(Vorlagenmappe(Vorlage(id: id, titel: " "), Struktur()))
        #expect(PageRules.problems(try Self.parse(template.page(bibliothek: ""))) == [])
    }

    // MARK: A library

    @Test(arguments: Sprache.allCases)
    func `Every link of a library leads to a file of the folder`(_ sprache: Sprache) throws {
        let files = try Self.files(sprache)
        let known = Set(files.map { String(decoding: $0.path, as: UTF8.self) })
        #expect(known.count == 9)
        var ids: [String: Set<String>] = [:]
        let pages = try files.filter { $0.path.suffix(5) == Array(".html".utf8)[...] }.map { file in
            let name = String(decoding: file.path, as: UTF8.self)
            let page = try Self.parse(file.bytes)
            ids[name] = Set(page.all.compactMap { $0.attributes["id"] })
            return (name, page, String(decoding: file.bytes, as: UTF8.self))
        }
        for (name, page, text) in pages {
            #expect(PageRules.problems(page) == [], "\(name)")
            for match in text.matches(of: /(href|src)="(\.[^"]*)"/) {
                let parts = match.output.2.split(separator: "#", maxSplits: 1)
                var folder = name.split(separator: "/").dropLast().map { String($0) }
                for segment in parts[0].split(separator: "/") {
                    switch segment {
                    case ".": break
                    case "..":
                        #expect(!folder.isEmpty)
                        _ = folder.popLast()
                    default: folder.append(String(segment))
                    }
                }
                #expect(known.contains(folder.joined(separator: "/")), "\(name): \(match.output.2)")
            }
            for link in page.all("a") {
                let href = try #require(link.attributes["href"])
                #expect(["/", "#", "h"].contains(href.prefix(1)) && !href.hasPrefix("http:"), "\(href)")
            }
        }
    }

    @Test func `The catalogue has every template under its topic, in the order of the alphabet`() throws {
        let files = try Self.files()
        let index = try #require(files.first { $0.path == Array("index.html".utf8) })
        let page = try Self.parse(index.bytes)
        let groups = page.all("section").map { section in
            (section.first("h2")?.content ?? "", section.all("h3").map(\.content))
        }
        #expect(
            groups.map(\.0)
                == Starter.topics.values.sorted { Folding.fold($0).lexicographicallyPrecedes(Folding.fold($1)) })
        #expect(groups.flatMap(\.1).count == Starter.folders.count)
        #expect(page.id("gruppe-1") != nil && page.id("verzeichnis") != nil)
    }

    @Test func `A link in a text leads to the page of the other template`() throws {
        let other = try Starter.mappe(Starter.folders[1])
        var mappe = try Starter.mappe(Starter.folders[2])
        mappe.texte["README.md"] = "Siehe [die andere](vorlage:\(other.vorlage.id))."
        var library = try Self.library()
        let page = try Self.parse(library.page(StaticTemplate(mappe)).bytes)
        let link = try #require(page.all("a").first { $0.content == "die andere" })
        #expect(link.attributes["href"] == "/\(Starter.folders[1]).html")
    }

    @Test(arguments: [
        ("vorlagen/beschaffung/it", "vorlagen/beschaffung/it.html"), ("vorlagen/Büro/x", "vorlagen/---ro/x-leer.html"),
        ("vorlagen/con/x", "vorlagen_/con_/x_-leer.html"), ("", "vorlagen/leer.html"), ("../x", "--/x-leer.html"),
    ])
    func `A page lies where every file system takes it`(_ folder: String, _ path: String) throws {
        let id = try #require(ElementID("leer"))
        let found = StaticLibrary.path(folder.isEmpty ? nil : Text(folder), id)
        #expect(String(decoding: found, as: UTF8.self) == path)
    }

    // MARK: For a browser

    @Test(.enabled(if: SiteTests.target != nil, "set ALLMENDE_PAGES to a directory"))
    func `Pages are written for a browser to look at`() throws {
        let target = URL(filePath: try #require(SiteTests.target))
        var files: [(String, [UInt8])] = []
        for sprache in Sprache.allCases {
            let lead = sprache == .de ? "abzug/" : "abzug-en/"
            files += try Self.files(sprache).map { (lead + String(decoding: $0.path, as: UTF8.self), $0.bytes) }
            let template = try Self.template(Starter.folders[2])
            files.append(("\(lead)eine.html", template.page(bibliothek: "Starterbibliothek", sprache: sprache)))
        }
        for (name, bytes) in files {
            let file = target.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }
}
