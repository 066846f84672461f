import Exchange
import Foundation
import TestSupport
import Testing

/// The files nobody here wrote.
@Suite(.enabled(if: SharedCorpus.exists, "the shared corpus is absent"))
struct BehaelterKorpusTests {
    private static func dateien(_ ordner: String, _ endung: String) -> [URL] {
        let ort = SharedCorpus.root.appending(path: "data/\(ordner)")
        let inhalt = try? FileManager.default.contentsOfDirectory(at: ort, includingPropertiesForKeys: nil)
        return (inhalt ?? []).filter { $0.pathExtension == endung }.sorted { $0.path < $1.path }
    }

    private func lies(_ datei: URL) throws -> [UInt8] { try Array(Data(contentsOf: datei)) }

    @Test(arguments: dateien("xlsx", "xlsx"))
    func `Every workbook opens and every part of it parses`(datei: URL) throws {
        let zip = try ZIPLeser(lies(datei))
        #expect(zip.gibt("[Content_Types].xml"))
        for eintrag in zip.eintraege {
            let inhalt = try zip.inhalt(eintrag)
            #expect(inhalt.count == eintrag.groesse)
            guard [".xml", ".rels"].contains(where: { eintrag.name.hasSuffix($0) }) else { continue }
            #expect(try !ereignisse(inhalt).isEmpty)
        }
    }

    @Test(arguments: dateien("mspdi", "xml") + dateien("bpmn", "bpmn") + dateien("ganttproject", "gan"))
    func `Every plan in XML parses`(datei: URL) throws {
        #expect(try ereignisse(lies(datei)).count > 100)
    }

    @Test(arguments: SharedCorpus.cases("xml"))
    func `Bad XML is refused`(fall: SharedCorpus.Case) throws {
        // What is only wrong as a plan is sound here.
        let nurAlsPlan = ["xinclude", "uid-neg", "uid-big", "uid-text", "dur-neg", "dur-text", "date-bad"]
        let bytes = try fall.bytes()
        if fall.expect == "reject", !nurAlsPlan.contains(fall.id) {
            #expect(throws: XMLFehler.self) { try ereignisse(bytes) }
        } else {
            #expect(throws: Never.self) { try ereignisse(bytes) }
        }
    }

    @Test(arguments: SharedCorpus.cases("zip"))
    func `Bad archives are refused`(fall: SharedCorpus.Case) throws {
        let bytes = try fall.bytes()
        switch fall.expect {
        case "reject": #expect(throws: ZIPFehler.self) { try allesAus(bytes) }
        case "accept": #expect(throws: Never.self) { try allesAus(bytes) }
        default: _ = try? allesAus(bytes)
        }
    }

    @Test(arguments: SharedCorpus.cases("csv"))
    func `Bad tables are refused`(fall: SharedCorpus.Case) throws {
        let bytes = try fall.bytes()
        // That a heading comes twice is for those to judge who know what the columns mean.
        if fall.expect == "reject", fall.id != "dupcol" {
            #expect(throws: CSVFehler.self) { try CSVLeser.lies(bytes) }
        } else {
            #expect(throws: Never.self) { try CSVLeser.lies(bytes) }
        }
    }
}
