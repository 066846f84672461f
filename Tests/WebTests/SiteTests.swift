import Bytes
import Foundation
import Templates
import Testing
import Web

/// All kinds of pages by file name, for the checks that need many and for a browser.
enum Site {
    static func pages() throws -> [(name: String, html: [UInt8])] {
        var pages: [(String, [UInt8])] = []
        for sprache in Sprache.allCases {
            let lead = sprache == .de ? "" : "en/"
            let frame = Starter.frame(sprache)
            pages.append(("\(lead)index.html", try Starter.libraryPage().html(frame)))
            pages.append(("\(lead)suche.html", try Starter.searchPage("Aktenplan", found: true).html(frame)))
            pages.append(("\(lead)nichts.html", try Starter.searchPage("Quantencomputer", found: false).html(frame)))
            pages.append(("\(lead)seite-2.html", try Starter.manyPage(5_000, seite: "2").html(frame)))
            for folder in Starter.folders {
                let here = Starter.frame(sprache, here: Starter.address(folder))
                for ansicht in TemplatePage.Ansicht.allCases {
                    let file = ansicht == .baum ? "index" : ansicht.rawValue
                    pages.append(
                        ("\(lead)\(folder)/\(file).html", try Starter.templatePage(folder, ansicht).html(here)))
                }
            }
            for ansicht in TemplatePage.Ansicht.allCases {
                pages.append(("\(lead)voll/\(ansicht.rawValue).html", try Starter.fullPage(ansicht).html(frame)))
            }
            pages.append(("\(lead)schritt.html", try Starter.nodePage(Starter.folders[2], "3.4.3").html(frame)))
            pages.append(("\(lead)arbeitspaket.html", try Starter.nodePage(Starter.folders[2], "3.2").html(frame)))
            pages.append(("\(lead)vergleich.html", try Starter.comparePage().html(frame)))
            pages.append(("\(lead)vergleich-alles.html", try Starter.comparePage(true).html(frame)))
            pages.append(("\(lead)fassung.html", try Starter.versionPage().html(frame)))
            pages += try CatalogueSite.pages(sprache).map { ("\(lead)\($0.name)", $0.html) }
            let folder = Starter.folders[0]
            let link = PageLink(try Starter.mappe(folder).vorlage.titel, Starter.address(folder))
            pages.append(
                (
                    "\(lead)verlauf.html",
                    HistoryPage(
                        link, Starter.fassungen(folder), paging: Paging(total: 250),
                        address: Starter.address("\(folder)/verlauf")
                    ).html(frame)
                ))
            let libraries = RepositoryListPage([
                .init(titel: "Starterbibliothek", kurztext: "Zum Anfangen.", vorlagen: 4, address: .root),
                .init(titel: "Rheinland", vorlagen: 212, address: Starter.address("rheinland")),
            ])
            pages.append(("\(lead)bibliotheken.html", libraries.html(frame)))
            for status in [400, 401, 403, 404, 405, 408, 413, 429, 500, 503, 507] {
                pages.append(("\(lead)fehler-\(status).html", ErrorPage(status, vorgang: "k3j9").html(frame)))
            }
            let broken = Vorlagenmappe.check(ordner: "vorlagen/x/y", dateien: [(Array("vorlage.json".utf8), [0x7B])])
            pages.append(("\(lead)muster.html", Musterseite.html(sprache)))
            pages.append(("\(lead)unlesbar.html", UnreadableTemplatePage("vorlagen/x/y", broken).html(frame)))
        }
        return pages
    }

    /// Pages whose texts are hostile, or are words that no line holds.
    static func oddPages() throws -> [(name: String, html: [UInt8])] {
        let long = String(repeating: "Donaudampfschifffahrtsgesellschaft", count: 12)
        let attack = "\u{202E}\"><script>document.title='x'</script><img src=//evil.example onerror=alert(1)>"
        let markup =
            "# \(attack)\n\n\(long) `\(long)` [\(long)](https://example.org/\(long))\n\n    \(long)\n\n|\(long)|b|\n|-|-|\n|c|\(long)|\n"
        return try [("lang", long), ("feindlich", attack)].flatMap { name, text in
            try HostileSite.pages(text, markup: markup).enumerated().map { ("\(name)-\($0).html", $1) }
        }
    }
}

@Suite("All pages as files")
struct SiteTests {
    static let target = ProcessInfo.processInfo.environment["ALLMENDE_PAGES"]

    @Test("are written for a browser to look at", .enabled(if: target != nil, "set ALLMENDE_PAGES to a directory"))
    func write() throws {
        let target = URL(filePath: try #require(Self.target))
        var files = try Site.pages() + Site.oddPages()
        files.append(("stil.css", Stylesheet.css))
        files.append(("zeichen.svg", Stylesheet.icon))
        for (name, bytes) in files {
            let file = target.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: file)
        }
    }
}
