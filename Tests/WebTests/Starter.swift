import Bytes
import Foundation
import Templates
import TestSupport
import Testing

@testable import Web

/// The starter library as the pages of a hub, filled in the way a hub does it.
enum Starter {
    static let folders = [
        "vorlagen/beschaffung/ausschreibung-it", "vorlagen/dokumentenmanagement/dms-rollout",
        "vorlagen/dokumentenmanagement/eakte-einfuehrung", "vorlagen/onlinedienste/ozg-leistung-digitalisieren",
    ]
    static let topics = [
        "beschaffung": "Beschaffung und Vergabe", "dokumentenmanagement": "eAkte und Dokumentenmanagement",
        "onlinedienste": "Onlinedienste und OZG",
    ]
    static let stelle = Stelle("Musterstadt", zusatz: "Musterkreis")
    static let root = SharedCorpus.package.appending(path: "Fixtures/starter")

    static func files(_ folder: String) throws -> [(name: [UInt8], bytes: [UInt8])] {
        let base = root.appending(path: folder)
        return try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted().compactMap { name in
            // There are no contents of a folder.
            FileManager.default.contents(atPath: base.appending(path: name).path).map { (Array(name.utf8), Array($0)) }
        }
    }

    static func mappe(_ folder: String) throws -> Vorlagenmappe {
        try Vorlagenmappe(ordner: Text(folder), dateien: try files(folder))
    }

    static func address(_ path: String) -> WebAddress {
        WebAddress.root.appending(path: Array(path.utf8)) ?? .root
    }

    // MARK: Frames

    static func frame(_ sprache: Sprache = .de, here: WebAddress = .root) -> PageFrame {
        var frame = PageFrame(
            "Starterbibliothek", home: .root, stylesheet: address("stil.css"), sprache: sprache)
        frame.icon = address("zeichen.svg")
        frame.navigation = [
            PageLink("Bibliothek", .root, isCurrent: here == .root),
            PageLink("Änderungsvorschläge", address("vorschlaege")), PageLink("Austausch", address("austausch")),
            PageLink("Termine", address("termine")), PageLink("Stellen", address("stellen")),
            PageLink("Hilfe", address("hilfe")),
        ]
        frame.andereSprache = here.query("sprache", sprache == .de ? "en" : "de")
        frame.impressum = address("impressum")
        frame.datenschutz = address("datenschutz")
        frame.barrierefreiheit = address("barrierefreiheit")
        return frame
    }

    // MARK: Pages

    static let zugaenge = [WebAddress(external: "https://allmende.example/starter.git").map { Zugang($0) }].compactMap(
        \.self)

    static func fassungen(_ folder: String) -> [Fassung] {
        [
            Fassung(
                datum: "2026-11-20", stelle: stelle,
                vermerk: "Rechtsgrundlagen auf den Stand November 2026 gebracht\n\nGeprüft gegen die amtlichen Texte.",
                address: address("\(folder)/verlauf/2"), pruefkennung: String(repeating: "3f9a", count: 16)),
            Fassung(
                datum: "2026-11-03", stelle: Stelle("Stadt Bergisch Gladbach", zusatz: "Rheinisch-Bergischer Kreis"),
                vermerk: "Erste Fassung", address: address("\(folder)/verlauf/1")),
        ]
    }

    static func entry(_ folder: String) throws -> LibraryEntry {
        let mappe = try mappe(folder)
        return LibraryEntry(
            titel: mappe.vorlage.titel, kurztext: mappe.vorlage.kurztext, zustand: mappe.vorlage.zustand,
            umfang: Umfang(mappe.struktur), stelle: stelle, lizenz: mappe.vorlage.lizenz,
            letzteAenderung: fassungen(folder).first, address: address(folder))
    }

    static func topic(_ folder: String) -> PageLink {
        let name = folder.split(separator: "/").dropFirst().first.map(String.init) ?? ""
        return PageLink(topics[name] ?? name, WebAddress.root.query("thema", name))
    }

    static func libraryPage() throws -> LibraryPage {
        var page = LibraryPage(titel: "Starterbibliothek", address: .root)
        page.kurztext =
            "Vier Projektvorlagen zum Anfangen: eAkte, DMS, Onlinedienste, Vergabe. Die verantwortliche Stelle »Musterstadt« und ihr Regionalschlüssel sind erfunden."
        page.lizenz = "CC-BY-4.0"
        let entries = try folders.map { (topic($0), try entry($0)) }
        for (link, entry) in entries {
            if page.gruppen.last?.titel == link.titel {
                page.gruppen[page.gruppen.count - 1].vorlagen.append(entry)
            } else {
                page.gruppen.append(LibraryGroup(link.titel, [entry]))
                page.themenfelder.append(link)
            }
        }
        for index in page.themenfelder.indices { page.themenfelder[index].anzahl = page.gruppen[index].vorlagen.count }
        page.paging = Paging(total: entries.count)
        page.zugaenge = zugaenge
        page.pruefkennung = String(repeating: "3f9a", count: 16)
        return page
    }

    static func templatePage(_ folder: String, _ ansicht: TemplatePage.Ansicht = .baum) throws -> TemplatePage {
        let mappe = try mappe(folder)
        var page = TemplatePage(mappe, address: address(folder))
        page.ansicht = ansicht
        page.themenfeld = topic(folder)
        page.stelle = stelle
        for other in folders {
            let vorlage = try Starter.mappe(other).vorlage
            page.vorlagen[vorlage.id] = PageLink(vorlage.titel, address(other))
        }
        page.dokumente = try files(folder).map { file in
            let name = String(decoding: file.name, as: UTF8.self)
            return Dokument(name, address("datei/\(folder)/\(name)"), bytes: file.bytes.count)
        }
        page.befunde = mappe.check(Umfeld(heute: "2029-01-01"))
        page.verlauf = fassungen(folder)
        page.zugaenge = zugaenge
        return page
    }

    static func versionPage() throws -> VersionPage {
        let folder = folders[2]
        let new = try mappe(folder)
        var old = new
        for (count, id) in old.struktur.knoten.keys.enumerated() where count % 9 == 0 {
            if let wert = old.struktur.knoten[id]?.dauer?.wert { old.struktur.knoten[id]?.dauer?.wert = wert + 5 }
            old.struktur.knoten[id]?.hinweis = nil
        }
        old.vorlage.zustand = .entwurf
        var fassung = fassungen(folder)[0]
        fassung.aenderungen = Vergleich(old, new).gruppen(.de)
        var page = VersionPage(fassung, vorlage: PageLink(new.vorlage.titel, address(folder)))
        page.vorige = address("\(folder)/verlauf/1")
        page.istAktuell = true
        return page
    }

    /// The page of a step, of which others have reported how long it took.
    static func nodePage(_ folder: String, _ nummer: String) throws -> NodePage {
        let mappe = try mappe(folder)
        let entry = try #require(Gliederung(mappe.struktur).eintraege.first { $0.nummer == nummer })
        var page = try #require(
            NodePage(mappe, entry.id, vorlage: PageLink(mappe.vorlage.titel, address(folder))) { id in
                address("\(folder)/schritt/\(id)")
            })
        page.themenfeld = topic(folder)
        page.istDauern = IstDauern(anzahl: 7, median: 185, unteresQuartil: 120, oberesQuartil: 240, spanne: 80...400)
        page.dokumente = try files(folder).map { file in
            let name = String(decoding: file.name, as: UTF8.self)
            return Dokument(name, address("datei/\(folder)/\(name)"), bytes: file.bytes.count)
        }
        page.aktionen = [Aktion("Frage zu diesem Schritt stellen", address("frage"))]
        page.mehr = [
            .section(
                "Austausch", [.entries([Entry("Wie lange dauert das?", address("g"), [.day("2026-11-20")])])])
        ]
        return page
    }

    /// A template before and after some changes.
    static func comparePage(_ zeigtGleiches: Bool = false) throws -> ComparePage {
        let folder = folders[2]
        let old = try mappe(folder)
        var new = old
        let tree = Gliederung(old.struktur)
        for (count, entry) in tree.eintraege.enumerated() where entry.istBlatt && count % 9 == 0 {
            if let wert = new.struktur.knoten[entry.id]?.dauer?.wert {
                new.struktur.knoten[entry.id]?.dauer?.wert = wert + 5
            }
            new.struktur.knoten[entry.id]?.titel += " (neu gefasst)"
            new.struktur.knoten[entry.id]?.hinweis = "Klären Sie das früh."
        }
        if let gone = tree.eintraege.first(where: { $0.nummer == "2.2.2" }) { new.struktur.knoten[gone.id] = nil }
        if let parent = tree.eintraege.first(where: { $0.nummer == "3.1" })?.id {
            new.struktur.knoten[try #require(ElementID("neuerschritt"))] = Knoten(
                .aufgabe, "Altregistratur sichten", unter: parent)
        }
        new.vorlage.zustand = .geprueft
        var page = ComparePage(
            old, new, links: PageLink("Fassung vom 03.11.2026", address("a")),
            rechts: PageLink("Fassung vom 20.11.2026", address("b")),
            vorlage: PageLink(old.vorlage.titel, address(folder)))
        page.zeigtGleiches = zeigtGleiches
        page.andererUmfang = address("vergleich")
        return page
    }

    /// A template's page with everything that others have done with it, and with dates.
    static func fullPage(_ ansicht: TemplatePage.Ansicht = .baum) throws -> TemplatePage {
        let folder = folders[2]
        var page = try templatePage(folder, ansicht)
        page.abzeichen = [
            Abzeichen("Erprobt", stufe: 2, grund: "Drei Stellen haben die Vorlage abgeschlossen."),
            Abzeichen("Rechtlich geprüft", stufe: 0, grund: "Noch niemand hat das Recht bestätigt."),
        ]
        page.aktionen = [
            Aktion("Eigene Ortsvariante anlegen", address("neu"), istHauptaktion: true),
            Aktion("Änderung vorschlagen", address("vorschlag")), Aktion("Frage stellen", address("frage")),
        ]
        page.kontakte = [
            KontaktZeile("Projektbüro eAkte", postfach: "eakte@musterstadt.example", zeilen: ["Telefon 02202 14-0"]),
            KontaktZeile("Stabsstelle Digitalisierung"),
        ]
        page.ortsvarianten = [
            Ortsvariantenzeile(PageLink("eAkte in Musterstadt", address("v")), stelle, zusatz: "3 Schritte anders")
        ]
        page.gespraeche = [
            Gespraechszeile(
                PageLink("Wie lange dauert die Dienstvereinbarung?", address("g")), beitraege: 4, tag: "2026-11-20")
        ]
        let here = address(folder)
        page.knotenseite = { id in here.appending("schritt")?.appending(id.description) }
        page.termine = try Terminplan(page.mappe.struktur, Planvorgaben(start: "2027-03-01", land: "NW"))
        page.terminwahl = TemplatePage.Terminwahl(beginn: "2027-03-01", land: "NW")
        page.heute = "2027-06-01"
        return page
    }

    static func searchPage(_ words: String, found: Bool) throws -> LibraryPage {
        var page = try libraryPage()
        page.gruppen = []
        let hits =
            try found
            ? folders.prefix(2).map { folder in
                SearchResult.Treffer(
                    try entry(folder),
                    [
                        .init(
                            .schritt,
                            [
                                .init("3.1 Ordnung des Schriftguts: "), .init("Aktenplan", isTreffer: true),
                                .init(" überarbeiten"),
                            ], address: address(folder)),
                        .init(
                            .beschreibung,
                            [
                                .init("Einen gültigen "), .init("Aktenplan", isTreffer: true),
                                .init(". Fehlt er, planen Sie …"),
                            ]),
                    ])
            } : []
        page.suche = SearchResult(words, hits)
        page.suche?.vorschlaege = [PageLink("Aktenplan", WebAddress.root.query("q", "Aktenplan"))]
        page.paging = Paging(total: hits.count)
        return page
    }

    /// A library of many templates, as the page a hub fills.
    static func manyPage(_ total: Int, seite: String?) throws -> LibraryPage {
        var page = try libraryPage()
        let paging = Paging(total: total, seite: seite)
        let sample = try entry(folders[0])
        page.gruppen = []
        for index in paging.range {
            var entry = sample
            entry.titel = "Vorlage Nummer \(index + 1)"
            let topic = "Themenfeld \(index / 90 + 1)"
            if page.gruppen.last?.titel == topic {
                page.gruppen[page.gruppen.count - 1].vorlagen.append(entry)
            } else {
                page.gruppen.append(
                    LibraryGroup(topic, [entry], isContinued: index == paging.range.lowerBound && index > 0))
            }
        }
        page.themenfelder = (1...60).map {
            PageLink("Themenfeld \($0)", WebAddress.root.query("thema", "t\($0)"), anzahl: 90)
        }
        page.paging = paging
        return page
    }
}
